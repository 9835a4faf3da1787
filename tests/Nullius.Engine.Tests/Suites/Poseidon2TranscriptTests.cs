using Nullius.Protocol;

namespace Nullius.Engine.Tests.Suites;

public sealed class Poseidon2TranscriptTests() : TranscriptTests(HashSuite.Poseidon2);
