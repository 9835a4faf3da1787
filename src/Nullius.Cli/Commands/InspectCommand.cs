using System.CommandLine;
using Nullius.Cli.Output;
using Nullius.Cli.Reports;
using Nullius.Riscv;
using Nullius.Sdk;

namespace Nullius.Cli.Commands;

/// <summary><c>inspect</c>: shows what a file is, without verifying or running anything.</summary>
internal static class InspectCommand
{
    private static readonly Argument<string> FileName = new("FILE") { Description = "A program (ELF)." };
    private static readonly Option<bool> Json = CommonOptions.Json();

    public static Command Create()
    {
        var command = new Command("inspect", "Shows what a program consists of.") { FileName, Json };
        command.SetAction(Invoke);
        Examples.AddTo(command, "nullius inspect guests/elf/sha256.elf", "nullius inspect guests/elf/sha256.elf --json");
        return command;
    }

    private static int Invoke(ParseResult parsed)
    {
        byte[] file = CommonOptions.ReadFile(parsed.GetRequiredValue(FileName), "file");
        ProgramReport report = ReportProgram(file);
        if (parsed.GetValue(Json))
            JsonOutput.Write(report);
        else
            WriteText(report);
        return ExitCode.Success;
    }

    private static ProgramReport ReportProgram(byte[] file)
    {
        GuestProgram program = GuestProgram.Load(file);
        ElfFile elf = ElfFile.Load(file);
        return new ProgramReport(
            "program",
            program.Id.ToString(),
            program.EntryPoint,
            file.Length,
            program.Image.PageIndices.Length,
            [.. elf.Segments.Select(segment => new ProgramSegmentReport(segment.Address, segment.MemoryBytes, segment.Contents.Length, segment.IsExecutable))],
            elf.Symbols.Symbols.Length);
    }

    private static void WriteText(ProgramReport report)
    {
        TextOutput.Line("program", report.ProgramId);
        TextOutput.Line("entry point", $"0x{report.EntryPoint:x}");
        TextOutput.Line("file", TextOutput.Bytes(report.FileBytes));
        TextOutput.Line("image", $"{TextOutput.Count(report.ImagePages)} pages of 32 bytes, the kernel's included");
        foreach (ProgramSegmentReport segment in report.Segments)
            TextOutput.Line("segment", $"0x{segment.Address:x}, {TextOutput.Bytes((long)segment.MemoryBytes)}{(segment.IsExecutable ? ", code" : "")}");
        TextOutput.Line("symbols", TextOutput.Count(report.Symbols));
    }
}
