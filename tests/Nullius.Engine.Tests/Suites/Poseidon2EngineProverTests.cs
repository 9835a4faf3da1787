using Nullius.Protocol;

namespace Nullius.Engine.Tests.Suites;

public sealed class Poseidon2EngineProverTests() : EngineProverTests(HashSuite.Poseidon2);
