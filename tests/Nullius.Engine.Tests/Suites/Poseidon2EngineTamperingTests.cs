using Nullius.Protocol;

namespace Nullius.Engine.Tests.Suites;

public sealed class Poseidon2EngineTamperingTests() : EngineTamperingTests(HashSuite.Poseidon2);
