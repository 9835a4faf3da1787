#!/usr/bin/env python3
"""Computes the expected journals from the sample inputs, independently of the guests: make.py [OUTPUT].

Nothing here is shared with the guests: SHA-256 and JSON come from Python's library, the other hashes from hashes.py, and the
programs are written anew in the plainest way.
"""

import hashlib
import json
import struct
import sys
from pathlib import Path

sys.dont_write_bytecode = True
from hashes import keccak256, poseidon2

MASK = (1 << 64) - 1
HERE = Path(__file__).resolve().parent
INPUTS = HERE.parent / "inputs"


def fibonacci(text):
    """By doubling: F(2k) = F(k) (2 F(k+1) - F(k)), F(2k+1) = F(k)^2 + F(k+1)^2."""

    def pair(n):
        if n == 0:
            return 0, 1
        a, b = pair(n // 2)
        c, d = a * (2 * b - a), a * a + b * b
        return (d, c + d) if n % 2 else (c, d)

    return b"%d\n" % (pair(int(text))[0] & MASK)


def iterate_poseidon2(text):
    state = list(range(16))
    for _ in range(int(text)):
        state = poseidon2(state)
    return b"".join(b"%d\n" % x for x in state)


def batch(witness):
    """The tree from the root down, over leaves that are padded to a power of two."""
    claims = [witness[start : start + 136] for start in range(0, len(witness), 136)]
    leaves = [keccak256(b"\0" + claim[:128] + claim[:127:-1]) for claim in claims]
    while len(leaves) & (len(leaves) - 1):
        leaves.append(bytes(32))

    def root(nodes):
        half = len(nodes) // 2
        return nodes[0] if half == 0 else keccak256(b"\1" + root(nodes[:half]) + root(nodes[half:]))

    return root(leaves)


def compose(witness):
    program_id, input_digest, journal = witness[:32], witness[32:64], witness[136:]
    assert hashlib.sha256(journal).digest() == witness[64:96]
    return b"%s %s\n" % (program_id.hex().encode(), input_digest.hex().encode()) + journal


def sort(data):
    count, seed = struct.unpack_from("<QQ", data)
    values = [value for (value,) in struct.iter_unpack("<Q", data[16:])]
    for i in range(count):
        z = (seed + (i + 1) * 0x9E3779B97F4A7C15) & MASK
        z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9 & MASK
        z = (z ^ z >> 27) * 0x94D049BB133111EB & MASK
        values.append(z ^ z >> 31)
    packed = struct.pack(f"<{len(values)}Q", *sorted(values))
    return struct.pack("<Q", len(values)) + hashlib.sha256(packed).digest()


def random_access(text):
    table, state = {}, 1
    for _ in range(int(text)):
        state = (state * 6364136223846793005 + 1442695040888963407) & MASK
        index = state >> 41
        table[index] = (table.get(index, 0) + state) & MASK
        state ^= table[index] >> 7
    return b"%d\n" % state


def json_field(data):
    """The sample's value is written without spaces inside, as Python writes it with these separators."""
    path, document = data.split(b"\n", 1)
    value = json.loads(document)
    for step in path.decode().split("."):
        value = value[int(step) if isinstance(value, list) else step]
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def orderbook(data):
    """A list of resting orders, searched from end to end for every match."""
    resting, journal = [], ""
    for order, line in enumerate(data.decode().splitlines(), 1):
        side, *numbers = line.split()
        numbers = [int(number) for number in numbers]
        if side == "C":
            resting = [other for other in resting if other["order"] != numbers[0]]
            continue
        price, quantity = numbers
        sign = 1 if side == "B" else -1
        while quantity:
            meeting = [other for other in resting if other["side"] != side and sign * other["price"] <= sign * price]
            if not meeting:
                break
            best = min(meeting, key=lambda other: (sign * other["price"], other["order"]))
            filled = min(quantity, best["quantity"])
            quantity -= filled
            best["quantity"] -= filled
            journal += f"{best['order']} {order} {best['price']} {filled}\n"
            resting = [other for other in resting if other["quantity"]]
        if quantity:
            resting.append({"side": side, "order": order, "price": price, "quantity": quantity})
    buys = sorted((o for o in resting if o["side"] == "B"), key=lambda o: (-o["price"], o["order"]))
    sells = sorted((o for o in resting if o["side"] == "S"), key=lambda o: (o["price"], o["order"]))
    book = "".join(f"{o['side']} {o['order']} {o['price']} {o['quantity']}\n" for o in buys + sells)
    return (journal + f"book {len(resting)} {hashlib.sha256(book.encode()).hexdigest()}\n").encode()


def line_of_hash(digest):
    return digest.hex().encode() + b"\n"


PROGRAMS = {
    "hello": lambda data: b"Hello, " + data.rstrip(b"\n") + b"!\n",
    "fibonacci": fibonacci,
    "sha256": lambda data: line_of_hash(hashlib.sha256(data).digest()),
    "sha256-soft": lambda data: line_of_hash(hashlib.sha256(data).digest()),
    "keccak256": lambda data: line_of_hash(keccak256(data)),
    "poseidon2": iterate_poseidon2,
    "sort": sort,
    "random-access": random_access,
    "json-field": json_field,
    "wordcount": lambda text: b"%d %s\n" % (len(text.split()), hashlib.sha256(text).hexdigest().encode()),
    "orderbook": orderbook,
    "system-calls": lambda data: b"".join(
        b"%s ok\n" % name for name in b"errors ranges input witness sha256 keccak-f poseidon2 verify registers".split()
    ),
    "batch": batch,
    "compose": compose,
    "panic": lambda data: b"before the panic\n",
}

output = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE
for name, program in PROGRAMS.items():
    witness = INPUTS / f"{name}.witness"
    data = (witness if witness.exists() else INPUTS / f"{name}.input").read_bytes()
    (output / f"{name}.journal").write_bytes(program(data))
