#!/usr/bin/env python3
"""Writes the manifest of built guests: manifest.py SOURCES OUTPUT. OUTPUT has kernel/ and elf/ and receives manifest.json.

`source` is the SHA-256 of the lines "digest  path" of all files that go into a program, in the order of their paths, as
`sha256sum` prints them from the folder SOURCES.
"""

import hashlib
import json
import subprocess
import sys
from pathlib import Path

sources, output = Path(sys.argv[1]), Path(sys.argv[2])


def digest_of(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def source_of(*parts):
    files = []
    for part in parts:
        path = sources / part
        files += [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file()]
    names = sorted(file.relative_to(sources).as_posix() for file in files)
    lines = "".join(f"{digest_of(sources / name)}  {name}\n" for name in names if not name.endswith(".bin"))
    return hashlib.sha256(lines.encode()).hexdigest()


def version_of(package):
    return subprocess.run(["dpkg-query", "-W", "-f", "${Version}", package], capture_output=True, check=True, text=True).stdout


guests = []
for elf in sorted((output / "elf").glob("*.elf")):
    name = elf.stem
    rust = (sources / name / "Cargo.toml").exists()
    shared = ["runtime/rust", "runtime/link.ld", "Cargo.toml", "Cargo.lock", ".cargo/config.toml"]
    if not rust:
        files = (sources / "runtime").rglob("*")
        shared = [file.relative_to(sources) for file in files if file.is_file() and "rust" not in file.relative_to(sources).parts]
    guests.append(
        {
            "name": name,
            "language": "Rust" if rust else "C",
            "source": source_of(name, *shared, "build.sh"),
            "elf": digest_of(elf),
        }
    )

packages = ["gcc-riscv64-unknown-elf", "picolibc-riscv64-unknown-elf", "rustc-web", "cargo-web", "rust-web-src", "lld-14"]
manifest = {
    "toolchain": {package: version_of(package) for package in packages},
    "kernel": {"source": source_of("kernel"), "binary": digest_of(output / "kernel" / "kernel.bin")},
    "guests": guests,
}
(output / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n")
