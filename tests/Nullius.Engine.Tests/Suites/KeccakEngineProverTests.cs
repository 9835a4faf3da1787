using Nullius.Protocol;

namespace Nullius.Engine.Tests.Suites;

public sealed class KeccakEngineProverTests() : EngineProverTests(HashSuite.Keccak);
