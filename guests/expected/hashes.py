"""Keccak-256 and Poseidon2 in the plainest way, shared with nothing: the constants of Poseidon2 come from the generator that defines them."""

import struct

MASK = (1 << 64) - 1
P = 2**31 - 2**24 + 1
WIDTH, HALF_FULL, PARTIAL = 16, 4, 20


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


def grain():
    """The constants in their order: first half of the full rounds, partial rounds, second half."""
    fields = [(1, 2), (0, 4), (31, 12), (WIDTH, 12), (2 * HALF_FULL, 10), (PARTIAL, 10), (2**30 - 1, 30)]
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
        if value < P:
            yield value


SOURCE = grain()
INITIAL = [[next(SOURCE) for _ in range(WIDTH)] for _ in range(HALF_FULL)]
MIDDLE = [next(SOURCE) for _ in range(PARTIAL)]
FINAL = [[next(SOURCE) for _ in range(WIDTH)] for _ in range(HALF_FULL)]


def inverse(k):
    return pow(2, -k, P)


DIAGONAL = [-2, 1, 2, inverse(1), 3, 4, -inverse(1), -3, -4, inverse(8), inverse(3), inverse(24)]
DIAGONAL += [-inverse(8), -inverse(3), -inverse(4), -inverse(24)]
SMALL = [[2, 3, 1, 1], [1, 2, 3, 1], [1, 1, 2, 3], [3, 1, 1, 2]]
FULL_MATRIX = [[SMALL[i % 4][j % 4] * (1 + (i // 4 == j // 4)) for j in range(WIDTH)] for i in range(WIDTH)]
PARTIAL_MATRIX = [[1 + (DIAGONAL[i] if i == j else 0) for j in range(WIDTH)] for i in range(WIDTH)]


def poseidon2(state):
    """The permutation of 16 elements below p."""
    times = lambda matrix, vector: [sum(a * b for a, b in zip(row, vector)) % P for row in matrix]
    state = times(FULL_MATRIX, state)
    for constants in INITIAL:
        state = times(FULL_MATRIX, [pow(x + c, 3, P) for x, c in zip(state, constants)])
    for constant in MIDDLE:
        state = times(PARTIAL_MATRIX, [pow(state[0] + constant, 3, P)] + state[1:])
    for constants in FINAL:
        state = times(FULL_MATRIX, [pow(x + c, 3, P) for x, c in zip(state, constants)])
    return state
