#!/usr/bin/env python3
"""Writes spec/vectors/claims.json: digests of statements, claims and ranges, chains of assumptions, and a tree of claims.

Spec §2.7, §5.7, §5.8, §7.4, in the plainest way and independently of the C# code. `--check` compares with the file instead.

Usage: python3 tools/vectors/claims.py [--check]
"""

import hashlib
import json
import struct
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.dont_write_bytecode = True
sys.path.insert(0, str(ROOT / "guests" / "expected"))
from hashes import P, keccak256, poseidon2

OUTPUT = ROOT / "spec" / "vectors" / "claims.json"


def numbers(label, count):
    """Elements that nobody has chosen."""
    source = hashlib.shake_256(label.encode()).digest(8 * count)
    return [value % P for (value,) in struct.iter_unpack("<Q", source)]


def statement_digest(tag, elements):
    state = [0] * 8 + [len(elements), tag] + [0] * 6
    for start in range(0, max(len(elements), 1), 8):
        block = elements[start : start + 8]
        state[:8] = block + [0] * (8 - len(block))
        state = poseidon2(state)
    return state[:8]


def compress(left, right):
    return [(x + y) % P for x, y in zip(poseidon2(left + right), left)]


def encode(digest):
    return struct.pack("<8I", *digest)


def limbs(data):
    return [limb for (limb,) in struct.iter_unpack("<H", data)]


def claim_elements(claim):
    program_id, assumptions = (list(struct.unpack("<8I", bytes.fromhex(claim[name]))) for name in ("programId", "assumptions"))
    digests = [limb for name in ("inputDigest", "journalDigest", "context") for limb in limbs(bytes.fromhex(claim[name]))]
    return program_id + digests + limbs(struct.pack("<Q", claim["exitCode"])) + [0] * 4 + assumptions


def claim(label, exit_code, assumptions=8 * [0]):
    result = {"programId": encode(numbers(label, 8)).hex()}
    for name in ("inputDigest", "journalDigest", "context"):
        result[name] = hashlib.sha256(f"{label} {name}".encode()).hexdigest()
    result |= {"exitCode": exit_code, "assumptions": encode(assumptions).hex()}
    elements = claim_elements(result)
    assert len(elements) == 72
    return result | {"elements": elements, "digest": encode(statement_digest(2, elements)).hex()}


def range_of(label):
    roots = {name: numbers(f"{label} {name}", 8) for name in ("imageRoot", "rootBefore", "rootAfter")}
    context = hashlib.sha256(label.encode()).digest()
    counters = [2**30, 2**30 + 15]
    elements = [element for root in roots.values() for element in root] + limbs(context) + counters + [0] * 6
    assert len(elements) == 48
    result = {name: encode(root).hex() for name, root in roots.items()} | {"context": context.hex()}
    result |= {"pc4Before": counters[0], "pc4After": counters[1], "elements": elements}
    return result | {"digest": encode(statement_digest(1, elements)).hex()}


def chains(claims):
    """The chain of the first 0, 1, 2, … claims."""
    result = [[0] * 8]
    for entry in claims:
        result.append(compress(result[-1], list(struct.unpack("<8I", bytes.fromhex(entry["digest"])))))
    return [encode(chain).hex() for chain in result]


def tree(claims):
    def leaf(entry):
        parts = [bytes.fromhex(entry[name]) for name in ("programId", "inputDigest", "journalDigest", "context")]
        return keccak256(b"\0" + b"".join(parts) + struct.pack(">Q", entry["exitCode"]))

    levels = [[leaf(entry) for entry in claims]]
    while len(levels[0]) & (len(levels[0]) - 1):
        levels[0].append(bytes(32))
    while len(levels[-1]) > 1:
        below = levels[-1]
        levels.append([keccak256(b"\1" + below[i] + below[i + 1]) for i in range(0, len(below), 2)])
    paths = [b"".join(level[(index >> height) ^ 1] for height, level in enumerate(levels[:-1])) for index in range(len(claims))]
    return {"count": len(claims), "root": levels[-1][0].hex(), "paths": [path.hex() for path in paths]}


def main():
    claims = [claim(f"claim {index}", exit_code) for index, exit_code in enumerate([0, 1, 255, 0x106, 2**64 - 1, 0x123456789ABCDEF0, 7])]
    statements = [(1, 0), (1, 1), (2, 1), (2, 2), (1, 7), (1, 8), (1, 9), (3, 16), (P - 1, 20), (1, 48), (2, 72)]
    vectors = {
        "statements": [
            {"tag": tag, "elements": numbers("statement", count), "digest": encode(statement_digest(tag, numbers("statement", count))).hex()}
            for tag, count in statements
        ],
        "claims": claims,
        "conditionalClaim": claim("conditional", 3, numbers("assumptions", 8)),
        "chains": chains(claims),
        "range": range_of("range"),
        "trees": [tree(claims[:count]) for count in range(1, len(claims) + 1)],
    }
    text = json.dumps(vectors, indent=2) + "\n"
    if sys.argv[1:] == ["--check"]:
        if OUTPUT.read_text() != text:
            sys.exit(f"{OUTPUT} differs from what this program computes")
    else:
        OUTPUT.write_text(text)


if __name__ == "__main__":
    main()
