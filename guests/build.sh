#!/bin/sh
# Builds the kernel and every guest: build.sh [OUTPUT]. OUTPUT (default: this folder) receives kernel/kernel.bin, elf/*.elf and
# manifest.json. The results are the same in every directory. Installs nothing.
set -eu
umask 022
export LC_ALL=C
here=$(cd "$(dirname "$0")" && pwd)
output=${1:-$here}
mkdir -p "$output/elf" "$output/kernel"
output=$(cd "$output" && pwd)

missing=
need() { # need PROGRAM-OR-FILE PACKAGE
  command -v "$1" >/dev/null 2>&1 || [ -e "$1" ] || missing="$missing $2"
}
need riscv64-unknown-elf-gcc gcc-riscv64-unknown-elf
need /usr/lib/picolibc/riscv64-unknown-elf/picolibc.specs picolibc-riscv64-unknown-elf
need /usr/bin/rustc rustc-web
need /usr/bin/cargo cargo-web
library=$(ls -d /usr/src/rustc-*/library 2>/dev/null | head -n 1)
need "${library:-/usr/src}/vendor" rust-web-src
need ld.lld-14 lld-14
need python3 python3
if [ -n "$missing" ]; then
  echo "These packages are missing (Debian 12): apt-get install --no-install-recommends$missing" >&2
  exit 1
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$here/kernel/build.sh" "$output/kernel/kernel.bin"

# Every instruction costs one cycle and misaligned accesses work, hence -mtune=size (no other effect of that name) and -O2.
# Sources are copied and named by relative paths, so that no path of this machine enters a symbol table.
cp -r "$here/runtime" "$work/runtime"
cflags="-march=rv64im -mabi=lp64 -mcmodel=medany -mtune=size -mno-strict-align -O2 -std=gnu11 -Wall -Wextra -Werror
  -ffunction-sections -fdata-sections -fno-asynchronous-unwind-tables -fno-tree-loop-distribute-patterns
  --specs=picolibc.specs -Iruntime/include"
cd "$work"
mkdir objects
for source in runtime/crt0.S runtime/*.c; do
  name=$(basename "$source")
  riscv64-unknown-elf-gcc $cflags -c "$source" -o "objects/${name%.*}.o"
done

for program in "$here"/*/main.c; do
  name=$(basename "$(dirname "$program")")
  cp "$program" "$name.c"
  riscv64-unknown-elf-gcc $cflags -c "$name.c" -o "$name.o"
  riscv64-unknown-elf-gcc -march=rv64im -mabi=lp64 --specs=picolibc.specs -nostartfiles -T runtime/link.ld \
    -Wl,--gc-sections -Wl,--strip-debug -Wl,--discard-locals -Wl,--build-id=none objects/*.o "$name.o" -o "$output/elf/$name.elf"
  chmod 755 "$output/elf/$name.elf"
done

# Rust: cargo runs in a copy of the workspace, with the source of core and alloc from the distribution.
for folder in Cargo.toml Cargo.lock .cargo json-field orderbook panic; do
  cp -r "$here/$folder" "$work/$folder"
done
env -u RUSTFLAGS -u CARGO_ENCODED_RUSTFLAGS RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 CARGO_HOME="$work/cargo" /usr/bin/cargo \
  --config "source.crates-io.replace-with='vendored'" --config "source.vendored.directory='$library/vendor'" \
  build --quiet --offline --locked --release --target-dir "$work/target"
for program in json-field orderbook panic; do
  cp "$work/target/riscv64im-unknown-none-elf/release/$program" "$output/elf/$program.elf"
done

"$here/manifest.py" "$here" "$output"
