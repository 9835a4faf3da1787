#!/usr/bin/env python3
"""Computes the expected journals from the sample inputs, independently of the guests: make.py [OUTPUT].

Nothing here is shared with the guests: SHA-256 and JSON come from Python's library, the constants of Poseidon2 from the
generator that defines them, and the other programs are written anew in the plainest way.
"""

import hashlib
import json
import struct
import sys
from pathlib import Path

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


def keccak256(data):
    def rotate(value, count):
        return (value << count | value >> (64 - count)) & MASK

    def permute(lane):
        lfsr = 1
        for _ in range(24):
            parity = [lane[x, 0] ^ lane[x, 1] ^ lane[x, 2] ^ lane[x, 3] ^ lane[x, 4] for x in range(5)]
            for x, y in lane:
                lane[x, y] ^= parity[(x - 1) % 5] ^ rotate(parity[(x + 1) % 5], 1)
            turned, x, y = {(0, 0): lane[0, 0]}, 1, 0
            for t in range(24):
                turned[y, (2 * x + 3 * y) % 5] = rotate(lane[x, y], (t + 1) * (t + 2) // 2 % 64)
                x, y = y, (2 * x + 3 * y) % 5
            for x, y in lane:
                lane[x, y] = turned[x, y] ^ (~turned[(x + 1) % 5, y] & MASK & turned[(x + 2) % 5, y])
            for j in range(7):
                lane[0, 0] ^= (lfsr & 1) << ((1 << j) - 1)
                lfsr = (lfsr << 1) ^ (0x171 if lfsr & 0x80 else 0)

    padded = bytearray(data + b"\x01" + bytes(-(len(data) + 1) % 136))
    padded[-1] |= 0x80
    lane = {(x, y): 0 for y in range(5) for x in range(5)}
    for block in range(0, len(padded), 136):
        for i, (value,) in enumerate(struct.iter_unpack("<Q", padded[block : block + 136])):
            lane[i % 5, i // 5] ^= value
        permute(lane)
    return b"".join(struct.pack("<Q", lane[x, 0]) for x in range(4))


def poseidon2(text):
    p, width, half_full, partial = 2**31 - 2**24 + 1, 16, 4, 20

    def grain():
        fields = [(1, 2), (0, 4), (31, 12), (width, 12), (2 * half_full, 10), (partial, 10), (2**30 - 1, 30)]
        state = [int(bit) for value, bits in fields for bit in format(value, f"0{bits}b")]

        def step():
            bit = state[62] ^ state[51] ^ state[38] ^ state[23] ^ state[13] ^ state[0]
            state.append(bit)
            state.pop(0)
            return bit

        def kept():
            while not step():
                step()
            return step()

        for _ in range(160):
            step()
        while True:
            value = 0
            for _ in range(31):
                value = 2 * value + kept()
            if value < p:
                yield value

    source = grain()
    initial = [[next(source) for _ in range(width)] for _ in range(half_full)]
    middle = [next(source) for _ in range(partial)]
    final = [[next(source) for _ in range(width)] for _ in range(half_full)]
    inverse = lambda k: pow(2, -k, p)
    diagonal = [-2, 1, 2, inverse(1), 3, 4, -inverse(1), -3, -4, inverse(8), inverse(3), inverse(24)]
    diagonal += [-inverse(8), -inverse(3), -inverse(4), -inverse(24)]
    small = [[2, 3, 1, 1], [1, 2, 3, 1], [1, 1, 2, 3], [3, 1, 1, 2]]
    full_matrix = [[small[i % 4][j % 4] * (1 + (i // 4 == j // 4)) for j in range(width)] for i in range(width)]
    partial_matrix = [[1 + (diagonal[i] if i == j else 0) for j in range(width)] for i in range(width)]
    times = lambda matrix, vector: [sum(a * b for a, b in zip(row, vector)) % p for row in matrix]

    state = list(range(width))
    for _ in range(int(text)):
        state = times(full_matrix, state)
        for constants in initial:
            state = times(full_matrix, [pow(x + c, 3, p) for x, c in zip(state, constants)])
        for constant in middle:
            state = times(partial_matrix, [pow(state[0] + constant, 3, p)] + state[1:])
        for constants in final:
            state = times(full_matrix, [pow(x + c, 3, p) for x, c in zip(state, constants)])
    return b"".join(b"%d\n" % x for x in state)


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
    "poseidon2": poseidon2,
    "sort": sort,
    "random-access": random_access,
    "json-field": json_field,
    "wordcount": lambda text: b"%d %s\n" % (len(text.split()), hashlib.sha256(text).hexdigest().encode()),
    "orderbook": orderbook,
    "system-calls": lambda data: b"".join(
        b"%s ok\n" % name for name in b"errors ranges input witness sha256 keccak-f poseidon2 registers".split()
    ),
    "panic": lambda data: b"before the panic\n",
}

output = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE
for name, program in PROGRAMS.items():
    witness = INPUTS / f"{name}.witness"
    data = (witness if witness.exists() else INPUTS / f"{name}.input").read_bytes()
    (output / f"{name}.journal").write_bytes(program(data))
