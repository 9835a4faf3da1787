#!/bin/sh
# Rebuilds the kernel and the guests from source, compares the results with those in the repository, and runs them under qemu.
# For a fresh Debian 12; as root it installs what is missing.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
packages="gcc-riscv64-unknown-elf picolibc-riscv64-unknown-elf rustc-web cargo-web rust-web-src lld-14 qemu-user python3"

missing=
for package in $packages; do
  dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q '^install ok installed$' || missing="$missing $package"
done
if [ -n "$missing" ]; then
  if [ "$(id -u)" -ne 0 ]; then
    echo "These packages are missing:$missing" >&2
    exit 1
  fi
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  apt-get install -y -qq --no-install-recommends $missing >/dev/null
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$here/build.sh" "$work"

result=0
compare() { # compare PATH
  if cmp -s "$here/$1" "$work/$1"; then
    echo "same $1"
  else
    echo "FAIL $1 differs from what its source builds" >&2
    result=1
  fi
}
compare kernel/kernel.bin
for elf in "$here"/elf/*.elf "$work"/elf/*.elf; do
  basename "$elf"
done | sort -u >"$work/names"
while read -r name; do
  compare "elf/$name"
done <"$work/names"
# The manifest names the sources and, for information, the packages: another version that builds the same bytes will do.
python3 - "$here/manifest.json" "$work/manifest.json" <<'PYTHON' || result=1
import json, sys

committed, built = (json.load(open(path)) for path in sys.argv[1:])
for package, version in committed.pop("toolchain").items():
    other = built["toolchain"][package]
    if other != version:
        print(f"note {package} is {other}, the manifest was made with {version}")
del built["toolchain"]
if committed != built:
    sys.exit("FAIL manifest.json differs from what the sources and programs yield: run build.sh and commit what it makes")
print("same manifest.json")
PYTHON

"$here/test-qemu.sh" "$work/elf" || result=1
exit "$result"
