#!/bin/sh
# Fails where the machine code of a kernel contains a call: a leaf operation that the JIT did not inline costs several times its work.
# Usage: tools/kernels/check-calls.sh (after building benchmarks/Nullius.Benchmarks in Release)
set -eu
status=0
cd "$(dirname "$0")/../.."
listing=$(mktemp)
trap 'rm -f "$listing"' EXIT
kernels='AddCore SubtractCore MultiplyCore ScaleCore MultiplyAddCore InnerProductCore SumProducts FoldAdjacentCore FoldHighCore'
kernels="$kernels Permute PrependVariable ExternalLayer ExternalRound InternalRounds16 InternalRounds24 Split SplitTwice TransposeColumns"
for group in fields hashes vectors commitments; do
  DOTNET_JitDisasm="$kernels" DOTNET_JitStdOutFile="$listing" \
    dotnet benchmarks/Nullius.Benchmarks/bin/Release/net10.0/Nullius.Benchmarks.dll 1 "$group" > /dev/null
  # Outside the loops a kernel may prepare its factor, find its constants, guard and clear its frame, sum its lanes and call the scalar product for the tail.
  awk '
    /^; Assembly listing for method/ { name = $6; kernel = name ~ /^Nullius\.Kernels\./; if (kernel) seen++ }
    kernel && /call / && !/Nullius\.Fields\.|VectorKernels:Sum|PackedFactor.*ctor|CORINFO_HELP_(OVERFLOW|MEMZERO|FAIL_FAST|GET_NONGCSTATIC_BASE)/ { print name ": " $0; bad = 1 }
    END { if (!seen) { print "no kernel was compiled"; bad = 1 } exit bad }
  ' "$listing" || status=1
done
exit $status
