#!/usr/bin/env python3
"""Derives the constants of Poseidon2 over KoalaBear (https://eprint.iacr.org/2023/323), width 16.

Round constants come from the Grain LFSR of the Poseidon papers, seeded by the parameters; the diagonal is the one that Plonky3
publishes, chosen for cheap multiplication. `--check` compares with the C# file, no argument prints the file.

Usage: python3 tools/constants/poseidon2.py [--check] src/Nullius.Hashing/Poseidon2Constants.cs
"""

import sys

P = 2**31 - 2**24 + 1
FIELD_BITS = 31
EXTERNAL_ROUNDS = 8
WIDTH = 16
INTERNAL_ROUNDS = 20

# (numerator, log of the denominator) of each diagonal entry.
DIAGONAL = [(-2, 0), (1, 0), (2, 0), (1, 1), (3, 0), (4, 0), (-1, 1), (-3, 0), (-4, 0), (1, 8), (1, 3), (1, 24),
            (-1, 8), (-1, 3), (-1, 4), (-1, 24)]


def bits(value, count):
    return [(value >> (count - 1 - i)) & 1 for i in range(count)]


def grain():
    """Yields the self-shrunk bits: prime field (1), S-box x^3 (0), field bits, width and round numbers, thirty ones."""
    state = bits(1, 2) + bits(0, 4) + bits(FIELD_BITS, 12) + bits(WIDTH, 12)
    state += bits(EXTERNAL_ROUNDS, 10) + bits(INTERNAL_ROUNDS, 10) + [1] * 30

    def step():
        bit = state[62] ^ state[51] ^ state[38] ^ state[23] ^ state[13] ^ state[0]
        state.pop(0)
        state.append(bit)
        return bit

    for _ in range(160):
        step()
    while True:
        keep, bit = step(), step()
        if keep:
            yield bit


def elements():
    """Yields field elements, most significant bit first, by rejection."""
    stream = grain()
    while True:
        value = 0
        for _ in range(FIELD_BITS):
            value = 2 * value + next(stream)
        if value < P:
            yield value


def constants():
    """External constants round by round (eight rows), the internal constants, the diagonal."""
    source = elements()
    half = EXTERNAL_ROUNDS // 2 * WIDTH
    first = [next(source) for _ in range(half)]
    middle = [next(source) for _ in range(INTERNAL_ROUNDS)]
    last = [next(source) for _ in range(half)]
    diagonal = [numerator * pow(2, -log, P) % P for numerator, log in DIAGONAL]
    return first + last, middle, diagonal


def table(name, summary, values):
    lines = [f"    /// <summary>{summary}</summary>", f"    public static ReadOnlySpan<uint> {name} =>", "    ["]
    for start in range(0, len(values), 8):
        lines.append("        " + " ".join(f"0x{v:08x}," for v in values[start:start + 8]))
    return lines + ["    ];"]


def render():
    lines = [
        "namespace Nullius.Hashing;",
        "",
        "/// <summary>The constants of Poseidon2 over KoalaBear, in canonical form, as published by Plonky3.</summary>",
        "/// <remarks>Written by <c>tools/constants/poseidon2.py</c>. Spec §2.1.</remarks>",
        "public static class Poseidon2Constants",
        "{",
    ]
    external, internal, diagonal = constants()
    lines += table(f"External{WIDTH}", f"Width {WIDTH}: eight external rounds of {WIDTH} constants, round by round.", external)
    lines.append("")
    lines += table(f"Internal{WIDTH}", f"Width {WIDTH}: one constant for each internal round.", internal)
    lines.append("")
    lines += table(f"Diagonal{WIDTH}", f"Width {WIDTH}: the vector V of the internal layer, the all-ones matrix plus diag(V).", diagonal)
    return "\n".join(lines + ["}", ""])


def main():
    if sys.argv[1:2] == ["--check"]:
        with open(sys.argv[2], encoding="utf-8") as file:
            if file.read() != render():
                sys.exit(f"{sys.argv[2]} differs from the derived constants")
    else:
        sys.stdout.write(render())


if __name__ == "__main__":
    main()
