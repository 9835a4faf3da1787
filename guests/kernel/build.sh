#!/bin/sh
# Builds the kernel: build.sh [OUTPUT]. The output is the bytes from 2^32 up; everything after them is zero.
set -eu
cd "$(dirname "$0")"
output=${1:-kernel.bin}
elf=$(mktemp)
trap 'rm -f "$elf"' EXIT

# No user address is invalid to the kernel, address 0 included, and user memory has no types.
riscv64-unknown-elf-gcc -march=rv64im -mabi=lp64 -mcmodel=medany -mno-relax -msmall-data-limit=0 \
  -O2 -std=gnu11 -Wall -Wextra -Werror -ffreestanding -nostdlib \
  -fno-delete-null-pointer-checks -fno-strict-aliasing -fno-stack-protector -fno-jump-tables \
  -fno-tree-loop-distribute-patterns -fno-asynchronous-unwind-tables \
  -T kernel.ld entry.S kernel.c -o "$elf"
riscv64-unknown-elf-objcopy -O binary -j .text "$elf" "$output"
chmod 644 "$output"
