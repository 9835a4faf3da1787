using Nullius.EndToEnd.Tests.Support;

namespace Nullius.EndToEnd.Tests.CommandLine;

/// <summary>Unusable arguments and files: one clear sentence, exit code 2, and one JSON object when asked for.</summary>
public sealed class BadInputTests
{
    private static readonly byte[] Program = TestElf.Build(TestElf.AddImmediate(5, 0, 1));

    public static TheoryData<string, byte[], string> BadPrograms => new()
    {
        { "empty", [], "The file is not an ELF file." },
        { "text", [.. "#!/bin/sh\n"u8], "The file is not an ELF file." },
        { "header only", Program[..40], "The ELF file ends within its header." },
        { "32 bits", TestElf.With(Program, 4, 1), "The ELF file is not a 64-bit one." },
        { "big-endian", TestElf.With(Program, 5, 2), "The ELF file is not little-endian." },
        { "other machine", TestElf.With(Program, 18, 62), "The ELF file is not for RISC-V." },
        { "position-independent", TestElf.With(Program, 16, 3), "The program is position-independent: link it statically at fixed addresses (ET_EXEC)." },
        { "compressed", TestElf.With(Program, 48, 1), "The program uses compressed instructions: build it for rv64im." },
        { "float", TestElf.With(Program, 48, 4), "The program uses a floating-point calling convention: build it for rv64im with lp64." },
    };

    [Theory]
    [MemberData(nameof(BadPrograms))]
    public void RefusesAProgramWithOneSentence(string name, byte[] contents, string sentence)
    {
        using var folder = new TemporaryFolder();
        CommandResult result = NulliusCommand.Run("run", folder.Write(name, contents), "--json");
        Assert.Equal(2, result.ExitCode);
        Assert.Equal(sentence, result.Json.GetProperty("error").GetString());
        Assert.Equal($"nullius: {sentence}{Environment.NewLine}", result.Errors);
    }

    [Fact]
    public void RefusesMissingFiles()
    {
        using var folder = new TemporaryFolder();
        AssertRefused($"The program '{folder["none"]}' does not exist.", "run", folder["none"]);
        AssertRefused($"The input '{folder["none"]}' does not exist.", "run", Checkout.Guest("hello"), "--input", folder["none"]);
        AssertRefused($"The witness '{folder["none"]}' does not exist.", "run", Checkout.Guest("hello"), "--witness", folder["none"]);
        AssertRefused($"The file '{folder["none"]}' does not exist.", "inspect", folder["none"]);
    }

    [Fact]
    public void RefusesUnknownCommandsAndOptions()
    {
        Assert.Equal(2, NulliusCommand.Run("frobnicate").ExitCode);
        Assert.Equal(2, NulliusCommand.Run("run", Checkout.Guest("hello"), "--frobnicate").ExitCode);
        Assert.Equal(2, NulliusCommand.Run("run").ExitCode);
        Assert.Equal(2, NulliusCommand.Run().ExitCode);
    }

    private static void AssertRefused(string sentence, params string[] arguments)
    {
        CommandResult result = NulliusCommand.Run(arguments);
        Assert.Equal(new CommandResult(2, "", $"nullius: {sentence}{Environment.NewLine}"), result);
    }
}
