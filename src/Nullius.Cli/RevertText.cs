using Nullius.Ethereum;
using Nullius.Protocol;

namespace Nullius.Cli;

/// <summary>What a contract means by a revert.</summary>
internal static class RevertText
{
    /// <summary>The check that failed; null where the contract gave another reason.</summary>
    public static Check? CheckOf(RevertReason reason) => Enum.TryParse(reason.Error?.Name, out Check check) && Enum.IsDefined(check) ? check : null;

    /// <summary>The name of the check and a sentence, or the reason as it is.</summary>
    public static string Describe(RevertReason reason) => CheckOf(reason) is { } check ? $"{check}. {CheckText.Describe(check)}" : $"{reason}.";
}
