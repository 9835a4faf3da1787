using Nullius.Kernels;

namespace Nullius.Fields.Tests;

public sealed class PackedKoalaBearTests : PackedLaws<PackedKoalaBear>;
