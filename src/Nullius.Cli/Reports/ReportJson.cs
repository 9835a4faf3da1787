using System.Text.Json.Serialization;

namespace Nullius.Cli.Reports;

/// <summary>The source-generated serializers of all reports.</summary>
[JsonSerializable(typeof(ErrorReport))]
[JsonSerializable(typeof(RunReport))]
[JsonSerializable(typeof(ProgramReport))]
[JsonSerializable(typeof(ReceiptReport))]
[JsonSerializable(typeof(ProveReport))]
[JsonSerializable(typeof(CompressReport))]
[JsonSerializable(typeof(AggregateReport))]
[JsonSerializable(typeof(InclusionReport))]
[JsonSerializable(typeof(VerifyReport))]
[JsonSerializable(typeof(SecurityReports))]
[JsonSerializable(typeof(CircuitReports))]
[JsonSerializable(typeof(ChainDeployReport))]
[JsonSerializable(typeof(ChainVerifyReport))]
[JsonSerializable(typeof(BenchReport))]
internal sealed partial class ReportJson : JsonSerializerContext;
