using Nullius.Protocol;

namespace Nullius.Engine.Tests.Suites;

public sealed class KeccakTranscriptTests() : TranscriptTests(HashSuite.Keccak);
