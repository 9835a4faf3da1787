using Nullius.Protocol;

namespace Nullius.Engine.Tests.Suites;

public sealed class Poseidon2EngineVerifierTests() : EngineVerifierTests(HashSuite.Poseidon2);
