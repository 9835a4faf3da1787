#!/usr/bin/env python3
"""Derives every constant of Nullius.Fields: KoalaBear and its quintic extension.

Prints `name = value` lines; the tests of Nullius.Fields check the same facts in C#.
Usage: python3 tools/constants/koalabear.py
"""

P = 2**31 - 2**24 + 1
R = 2**32


def multiply(a, b):
    """Product in F[X]/(X^5 + X^2 - 1), coefficients lowest first."""
    c = [0] * 9
    for i, x in enumerate(a):
        for j, y in enumerate(b):
            c[i + j] += x * y
    for k in range(8, 4, -1):  # X^k = X^(k-5) - X^(k-3)
        c[k - 5] += c[k]
        c[k - 3] -= c[k]
        c[k] = 0
    return [x % P for x in c[:5]]


def power(a, exponent):
    result = [1, 0, 0, 0, 0]
    while exponent:
        if exponent & 1:
            result = multiply(result, a)
        a = multiply(a, a)
        exponent >>= 1
    return result


def main():
    factors = {2: 24, 127: 1}
    product = 1
    for q, e in factors.items():
        product *= q**e
    assert product == P - 1
    generator = next(g for g in range(2, P) if all(pow(g, (P - 1) // q, P) != 1 for q in factors))
    assert (P - 1) % 3 != 0, "cubing must be a permutation"

    print(f"Modulus = {P:#x}")
    print(f"ModulusInverse = {pow(P, -1, R):#x}  # p^-1 mod 2^32")
    print(f"RadixSquared = {R * R % P:#x}  # 2^64 mod p")
    print(f"One = {R % P:#x}  # 2^32 mod p")
    print(f"Generator = {generator}")

    # The 2^24-th root of unity that Plonky3 publishes. It generates the two-power subgroup, as its 2^23-th power is -1.
    root = 0x6AC49F88
    assert pow(root, 2**23, P) == P - 1
    print(f"TwoAdicGenerator(24) = {root:#x}")

    lane = -(2**40) % P
    print(f"LaneFactor = {lane:#x}  # -2^40 mod p")
    print(f"LaneFactorInverse = {pow(lane, -1, P):#x}")

    # X^5 + X^2 - 1 is irreducible: of prime degree 5, so it is enough that X^(p^5) = X and X^p != X.
    x = [0, 1, 0, 0, 0]
    frobenius = power(x, P)
    image = x
    for _ in range(5):
        image = power(image, P)
    assert frobenius != x and image == x
    for repeat in (1, 2):
        base = power(x, P**repeat)
        for i in range(1, 5):
            print(f"FrobeniusImages{repeat}[{i}] = {power(base, i)}  # (X^{i})^(p^{repeat})")


if __name__ == "__main__":
    main()
