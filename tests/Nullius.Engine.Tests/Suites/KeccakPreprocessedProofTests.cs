using Nullius.Engine.Tests.Preprocessed;
using Nullius.Protocol;

namespace Nullius.Engine.Tests.Suites;

public sealed class KeccakPreprocessedProofTests() : PreprocessedProofTests(HashSuite.Keccak);
