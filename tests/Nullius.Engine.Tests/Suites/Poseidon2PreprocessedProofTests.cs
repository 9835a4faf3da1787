using Nullius.Engine.Tests.Preprocessed;
using Nullius.Protocol;

namespace Nullius.Engine.Tests.Suites;

public sealed class Poseidon2PreprocessedProofTests() : PreprocessedProofTests(HashSuite.Poseidon2);
