#!/bin/sh
# Runs every guest under qemu-riscv64 (Debian: qemu-user) with its sample input, and compares journal and exit code with what
# expected/ says: test-qemu.sh [FOLDER-OF-ELFS]. A guest without a sample is an error.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
elves=$(cd "${1:-$here/elf}" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
command -v qemu-riscv64 >/dev/null || { echo "qemu-riscv64 is missing: apt-get install qemu-user" >&2; exit 1; }

failures=0
fail() {
  echo "FAIL $1" >&2
  failures=$((failures + 1))
}

# The expected journals are what an independent program computes.
python3 "$here/expected/make.py" "$work"
for journal in "$here"/expected/*.journal; do
  cmp -s "$journal" "$work/$(basename "$journal")" || fail "$(basename "$journal") is not what expected/make.py computes"
done

for elf in "$elves"/*.elf; do
  name=$(basename "$elf" .elf)
  [ "$name" != system-calls ] || continue # It checks the kernel, which qemu replaces.
  cp "$elf" "$work/program" && chmod +x "$work/program"
  witness="$here/inputs/$name.witness"
  [ -e "$witness" ] || witness=/dev/null
  expected_exit=0
  [ ! -e "$here/expected/$name.exit" ] || expected_exit=$(cat "$here/expected/$name.exit")

  exit_code=0
  timeout 60 qemu-riscv64 "$work/program" <"$here/inputs/$name.input" 3<"$witness" >"$work/journal" 2>"$work/debug" || exit_code=$?
  if [ "$exit_code" != "$expected_exit" ]; then
    fail "$name: exit code $exit_code, expected $expected_exit"
  elif ! cmp "$work/journal" "$here/expected/$name.journal"; then
    fail "$name: another journal"
  else
    echo "ok   $name"
  fi
done
[ "$failures" -eq 0 ]
