using System.Text;
using Nullius.Sdk;

// Proves that a RISC-V program greets somebody, and verifies the receipt as somebody else would: from the file and the program alone.
// Usage: dotnet run --project samples/ProveAndVerify -- guests/elf/hello.elf Ada
string elf = args.Length > 0 ? args[0] : "guests/elf/hello.elf";
byte[] input = Encoding.UTF8.GetBytes(args.Length > 1 ? args[1] : "Ada");

GuestProgram program = GuestProgram.Load(elf);
ProvenRun proven = await Prover.ProveAsync(program, input);
Console.WriteLine($"journal   {Encoding.UTF8.GetString(proven.Journal.Span).TrimEnd()}");
Console.WriteLine($"proven    {proven.Run.Cycles:N0} cycles");

string file = Path.Combine(Path.GetTempPath(), "hello.receipt");
proven.Receipt.Save(file);

Receipt receipt = Receipt.Load(file);
var expectations = new ReceiptExpectations { Input = input, Journal = proven.Journal, ExitCode = 0 };
Console.WriteLine($"verified  {receipt.Verify(program.Id, expectations).Outcome}");

var otherInput = expectations with { Input = "Eve"u8.ToArray() };
Console.WriteLine($"for Eve   {receipt.Verify(program.Id, otherInput).Check}");
File.Delete(file);
