using Nullius.Protocol;

namespace Nullius.Engine.Tests.Suites;

public sealed class KeccakEngineTamperingTests() : EngineTamperingTests(HashSuite.Keccak);
