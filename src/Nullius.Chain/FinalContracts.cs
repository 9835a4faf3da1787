using System.Globalization;
using System.Text;
using Nullius.Contracts;
using Nullius.Hashing;
using Nullius.Verifier;

namespace Nullius.Chain;

/// <summary>The key of the final layer as the two data contracts that <c>Nullius</c> reads, and their source (Spec §10.6).</summary>
public static class FinalContracts
{
    private static readonly Lazy<byte[]> ProgramData = new(() => SealProgram.Encode(FinalKey.Key, FinalKey.Cap.Span));

    /// <summary>The data of <c>FinalProgram</c>: constants, layout, boundary and straight-line program of the final system.</summary>
    public static ReadOnlyMemory<byte> Program => ProgramData.Value;

    /// <summary>The data of <c>FinalCap</c>: the cap over the preprocessed columns.</summary>
    public static ReadOnlyMemory<byte> Cap => FinalKey.Cap;

    /// <summary>The file <c>contracts/src/generated/FinalKey.sol</c>.</summary>
    public static string ToSource()
    {
        var text = new StringBuilder("""
            // SPDX-License-Identifier: MIT OR Apache-2.0
            pragma solidity 0.8.37;

            // Written by GeneratedSourceTests.Record in tests/Nullius.Chain.Tests from the key of the final layer. Not to be edited.

            """);
        AppendHash(text, "The hash of the code of FinalProgram.", "PROGRAM_CODE_HASH", DataContract.CodeHash(Program.Span));
        AppendHash(text, "The hash of the code of FinalCap.", "CAP_CODE_HASH", DataContract.CodeHash(Cap.Span));
        AppendHash(text, "The id of the program that proves batches.", "BATCH_PROGRAM_ID", BatchGuest.ProgramId.ToArray());
        AppendData(text, "FinalProgram", "The system and the shape of the final layer (spec §10.6)", Program.Span);
        AppendData(text, "FinalCap", "The cap over the preprocessed columns of the final layer (spec §10.3)", Cap.Span);
        return text.ToString();
    }

    private static void AppendHash(StringBuilder text, string comment, string name, ReadOnlySpan<byte> hash) =>
        text.Append(CultureInfo.InvariantCulture, $"\n// {comment}\nbytes32 constant {name} = 0x{Convert.ToHexStringLower(hash)};\n");

    private static void AppendData(StringBuilder text, string name, string title, ReadOnlySpan<byte> data) => text.Append(CultureInfo.InvariantCulture, $$"""

        /// @title {{title}}, as the code of a contract that cannot run
        contract {{name}} {
            constructor() {
                bytes memory code =
                    hex"00{{Convert.ToHexStringLower(data)}}";
                assembly ("memory-safe") {
                    return(add(code, 0x20), mload(code))
                }
            }
        }

        """);
}
