#!/usr/bin/env python3
"""Writes the table of figures in README.md from a file that `./nullius bench --store` has made: readme.py [RESULTS.json].

Without an argument the newest file in benchmarks/results with the metrics of the table is taken.
"""

import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BEGIN, END = "<!-- figures: tools/figures/readme.py -->", "<!-- end of figures -->"
MIB = 1 << 20

ROWS = [
    ("proving, 2^21 cycles of additions", "fibonacci", "cyclesPerSecond", "{:,.0f} cycles/s"),
    ("proving, sorting 2^14 integers", "sort", "cyclesPerSecond", "{:,.0f} cycles/s"),
    ("proving, 30,000 random accesses to 64 MiB", "random-access", "cyclesPerSecond", "{:,.0f} cycles/s"),
    ("cells of each page that it touches", "random-access", "cellsPerTouchedPage", "{:,.0f}"),
    ("proving, accelerated SHA-256 of 64 KiB", "sha256", "wallSeconds", "{:.1f} s"),
    ("proving, accelerated Keccak-256 of 64 KiB", "keccak", "wallSeconds", "{:.1f} s"),
    ("a program of 12,000 cycles, the whole command", "small", "wallSeconds", "{:.2f} s"),
    ("peak memory with the largest shape", "fibonacci", "peakRssBytes", lambda value: f"{value / MIB:,.0f} MiB"),
    ("proof of one segment, largest shape", "fibonacci", "segmentProofBytes", lambda value: f"{value / 1024:.0f} KiB"),
    ("verification of one segment, largest shape", "fibonacci", "verifyMilliseconds", "{:.1f} ms"),
    ("the same in Poseidon2 permutations", "fibonacci", "verifierPermutations", "{:,.0f}"),
    ("the same in multiplications of two extension elements", "fibonacci", "verifierMultiplications", "{:,.0f}"),
    ("one lift, a segment's proof verified in a circuit", "recursion", "liftSeconds", "{:.2f} s"),
    ("one join of two proofs", "recursion", "joinSeconds", "{:.2f} s"),
    ("16 segments of 2^20 cycles made one proof: its share of the whole time", "recursion", "recursionShare", "{:.0%}"),
    ("the final layer, for contracts", "recursion", "finalSeconds", "{:.1f} s"),
    ("peak memory of any of these", "recursion", "peakRssBytes", lambda value: f"{value / MIB:,.0f} MiB"),
    ("succinct receipt", "recursion", "succinctBytes", lambda value: f"{value / 1024:.0f} KiB"),
    ("seal for a contract", "chain", "sealBytes", "{:,.0f} bytes"),
    ("gas of verification, the whole transaction", "chain", "verifyGas", "{:,.0f}"),
    ("the same per claim in a batch of 64, its inclusion in a transaction of its own included", "chain", "batchGasPerClaim", "{:,.0f}"),
    ("verification by the contract in a call", "chain", "ethCallMilliseconds", "{:.1f} ms"),
    ("execution without a proof", "executor", "instructionsPerSecond", "{:,.0f} instructions/s"),
]


def load(path):
    report = json.loads(path.read_text())
    return report, {(row["name"], row["metric"]): row["value"] for row in report["results"]}


def complete(path):
    return all((name, metric) in load(path)[1] for _, name, metric, _ in ROWS)


def main():
    if len(sys.argv) > 1:
        path = Path(sys.argv[1]).resolve()
    else:
        candidates = [path for path in (ROOT / "benchmarks" / "results").glob("*.json") if complete(path)]
        if not candidates:
            sys.exit("no file in benchmarks/results has all figures: run ./nullius bench --store")
        path = max(candidates, key=lambda candidate: candidate.stat().st_mtime)
    report, values = load(path)
    lines = ["| what | figure | command |", "|---|---|---|"]
    for what, name, metric, form in ROWS:
        value = values[name, metric]
        text = form(value) if callable(form) else form.format(value)
        lines.append(f"| {what} | {text} | `./nullius bench {name}` |")
    lines += ["", f"Measured at commit `{report['commit'][:10]}` on {report['machine']}; all figures are in `{path.relative_to(ROOT)}`."]
    readme = ROOT / "README.md"
    text = readme.read_text()
    begin, end = text.index(BEGIN) + len(BEGIN), text.index(END)
    readme.write_text(text[:begin] + "\n" + "\n".join(lines) + "\n" + text[end:])


if __name__ == "__main__":
    main()
