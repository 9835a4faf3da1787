#!/usr/bin/env python3
"""Derives the vectors of the final layer's transcript and encodings (Spec section 10), independently of the C#.

Usage: python3 tools/vectors/keccak.py > spec/vectors/keccak-transcript.json
       python3 tools/vectors/keccak.py answers    # Keccak-256 of 0xa3 repeated: the known answers of the tests
"""

import json
import sys

P = 2**31 - 2**24 + 1
R = -(2**40) % P
MASK = 2**64 - 1


def rotate(word, bits):
    return ((word << bits) | (word >> (64 - bits))) & MASK if bits else word


def permute(lanes):
    """Keccak-f[1600], lanes[x][y], as the reference writes it: round constants come from the LFSR."""
    r = 1
    for _ in range(24):
        c = [lanes[x][0] ^ lanes[x][1] ^ lanes[x][2] ^ lanes[x][3] ^ lanes[x][4] for x in range(5)]
        d = [c[(x + 4) % 5] ^ rotate(c[(x + 1) % 5], 1) for x in range(5)]
        lanes = [[lanes[x][y] ^ d[x] for y in range(5)] for x in range(5)]
        x, y, current = 1, 0, lanes[1][0]
        for t in range(24):
            x, y = y, (2 * x + 3 * y) % 5
            current, lanes[x][y] = lanes[x][y], rotate(current, (t + 1) * (t + 2) // 2 % 64)
        for y in range(5):
            row = [lanes[x][y] for x in range(5)]
            for x in range(5):
                lanes[x][y] = row[x] ^ (~row[(x + 1) % 5] & MASK & row[(x + 2) % 5])
        for j in range(7):
            r = ((r << 1) ^ ((r >> 7) * 0x71)) % 256
            if r & 2:
                lanes[0][0] ^= 1 << ((1 << j) - 1)
    return lanes


def keccak256(message):
    padded = bytearray(message) + bytearray(136 - len(message) % 136)
    padded[len(message)] ^= 0x01
    padded[-1] ^= 0x80
    lanes = [[0] * 5 for _ in range(5)]
    for start in range(0, len(padded), 136):
        for i in range(17):
            word = int.from_bytes(padded[start + 8 * i:start + 8 * i + 8], "little")
            lanes[i % 5][i // 5] ^= word
        lanes = permute(lanes)
    return b"".join(lanes[i][0].to_bytes(8, "little") for i in range(4))


class Transcript:
    def __init__(self, label):
        self.state, self.fresh = keccak256(label), True

    def absorb(self, message):
        assert message
        self.state, self.fresh = keccak256(self.state + message), True

    def draw(self):
        if not self.fresh:
            self.state = keccak256(self.state)
        self.fresh = False
        return int.from_bytes(self.state, "big")

    def challenge(self):
        s = self.draw()
        windows = [(s >> 51 * i) % 2**51 for i in range(5)]
        return from_lanes([(127 * (t % 2**24) + t // 2**24) % P for t in windows])

    def indices(self, count, log_domain):
        result = []
        while len(result) < count:
            s = self.draw()
            result += [(s >> 25 * j) % 2**log_domain for j in range(10)]
        return result[:count]

    def work(self, bits):
        nonce = 0
        while keccak256(self.state + nonce.to_bytes(8, "big"))[0:8] >= (1 << (64 - bits)).to_bytes(8, "big"):
            nonce += 1
        self.absorb(nonce.to_bytes(8, "big"))
        assert self.draw() >> (256 - bits) == 0
        return nonce


def multiply(a, b):
    """The product of two elements of E, lists of five coefficients, modulo X^5 + X^2 - 1."""
    wide = [0] * 9
    for i in range(5):
        for j in range(5):
            wide[i + j] += a[i] * b[j]
    for i in range(8, 4, -1):
        wide[i - 5] += wide[i]
        wide[i - 3] -= wide[i]
    return [c % P for c in wide[:5]]


def powers_of_inverse_root():
    """W^0 ... W^4 for W = 1/X = X + X^4."""
    w = [0, 1, 0, 0, 1]
    assert multiply(w, [0, 1, 0, 0, 0]) == [1, 0, 0, 0, 0]
    powers = [[1, 0, 0, 0, 0]]
    while len(powers) < 5:
        powers.append(multiply(powers[-1], w))
    return powers


def from_lanes(lanes):
    """The element e with R*e = sum of lanes[i]*W^i."""
    scaled = [w * pow(R, -1, P) for w in lanes]
    return [sum(s * power[j] for s, power in zip(scaled, powers_of_inverse_root())) % P for j in range(5)]


def to_lanes(element):
    """Solves for the lanes: Gauss and Jordan over F, as nothing here relies on a formula for the inverse."""
    powers = powers_of_inverse_root()
    rows = [[powers[i][j] for i in range(5)] + [R * element[j] % P] for j in range(5)]
    for i in range(5):
        pivot = next(j for j in range(i, 5) if rows[j][i])
        rows[i], rows[pivot] = rows[pivot], rows[i]
        inverse = pow(rows[i][i], -1, P)
        rows[i] = [value * inverse % P for value in rows[i]]
        for j in range(5):
            if j != i:
                rows[j] = [(a - rows[j][i] * b) % P for a, b in zip(rows[j], rows[i])]
    lanes = [row[5] for row in rows]
    assert from_lanes(lanes) == element
    return lanes


def base_bytes(elements):
    return b"".join(element.to_bytes(4, "big") for element in elements)


def extension_bytes(elements):
    return b"".join(sum(w << 32 * i for i, w in enumerate(to_lanes(element))).to_bytes(20, "big") for element in elements)


def steps(transcript):
    def step(operation, **fields):
        return {"operation": operation, **fields, "state": transcript.state.hex()}

    def absorb(message):
        transcript.absorb(message)
        return step("absorb", message=message.hex())

    def challenge():
        value = transcript.challenge()
        return step("challenge", coefficients=value)

    def indices(count, log_domain):
        values = transcript.indices(count, log_domain)
        return step("indices", logDomain=log_domain, indices=values)

    def work(bits):
        nonce = transcript.work(bits)
        return step("work", bits=bits, nonce=nonce)

    yield challenge()
    yield challenge()
    yield absorb(base_bytes([0, 1, 2, P - 1]))
    yield challenge()
    yield absorb(b"\0")
    yield absorb(b"\0\0")
    yield indices(10, 24)
    yield challenge()
    yield absorb(bytes(range(32)) * 4)
    yield work(3)
    yield indices(23, 20)
    yield indices(1, 12)
    yield work(9)
    yield challenge()
    yield work(8)
    yield work(1)
    for length in (72, 103, 104, 105, 240, 641):
        yield absorb(bytes(7 * i % 256 for i in range(length)))
        yield challenge()


def encodings():
    samples = [[0] * 5, [1, 2, 3, 4, 5], [P - 1] * 5, [0x01020304, 0x05060708, 0x090A0B0C, 0x0D0E0F10, 0x11121314]]
    for element in samples:
        yield {"coefficients": element, "bytes": extension_bytes([element]).hex()}


def main():
    assert keccak256(b"").hex() == "c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470"
    if sys.argv[1:] == ["answers"]:
        for length in (0, 1, 135, 136, 137, 200):
            print(length, keccak256(b"\xa3" * length).hex())
        return
    label = b"nullius/v1/evm" + bytes(range(32))
    vector = {"encodings": list(encodings()), "label": label.hex(), "steps": list(steps(Transcript(label)))}
    print(json.dumps(vector, indent=2))


if __name__ == "__main__":
    main()
