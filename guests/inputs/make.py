#!/usr/bin/env python3
"""Writes the sample witnesses of `batch` and `compose`: claims about the sample runs of other guests, with made-up program ids.

The guests look at the form of an id alone, and true ids would change with every change of the kernel.
"""

import hashlib
import struct
from pathlib import Path

P = 2**31 - 2**24 + 1
HERE = Path(__file__).resolve().parent
EXPECTED = HERE.parent / "expected"


def claim(name, context=bytes(32)):
    words = struct.unpack("<8I", hashlib.sha256(name.encode()).digest())
    exit_path = EXPECTED / f"{name}.exit"
    digests = [hashlib.sha256(path.read_bytes()).digest() for path in (HERE / f"{name}.input", EXPECTED / f"{name}.journal")]
    exit_code = int(exit_path.read_text()) if exit_path.exists() else 0
    return struct.pack("<8I", *(word % P for word in words)) + b"".join(digests) + context + struct.pack("<Q", exit_code)


names = ["hello", "fibonacci", "panic", "sort", "orderbook"]
(HERE / "batch.witness").write_bytes(b"".join(claim(name, bytes(range(i, i + 32))) for i, name in enumerate(names)))
(HERE / "compose.witness").write_bytes(claim("hello") + (EXPECTED / "hello.journal").read_bytes())
