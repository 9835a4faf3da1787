using Nullius.Protocol;

namespace Nullius.Engine.Tests.Suites;

public sealed class KeccakEngineVerifierTests() : EngineVerifierTests(HashSuite.Keccak);
