// Checks the kernel's system calls from the inside: results, errors, registers, pointers of every alignment. Not for qemu, which has
// other system calls.
//   input    1000 bytes, the n-th is (7 n + 3) mod 256
//   witness  1000 bytes, the n-th is (11 n + 5) mod 256
//   journal  one line for each group of checks: its name and "ok" or "FAILED"
//   exits    the number of groups that failed

#include "nullius.h"

#include <string.h>

enum { Read = 63, Write = 64, Sha256 = 0x4E0001, KeccakF = 0x4E0002, Poseidon2 = 0x4E0003, Verify = 0x4E0004 };
enum { BadFileDescriptor = -9, BadAddress = -14, InvalidArgument = -22, NoSuchCall = -38, StreamBytes = 1000 };

#define USER_END (1l << 32)

static _Alignas(8) uint8_t arena[2048];
static int failed_groups;

static void report(const char *name, int ok) {
  write_output((const uint8_t *)name, strlen(name));
  write_output((const uint8_t *)(ok ? " ok\n" : " FAILED\n"), ok ? 4 : 8);
  failed_groups += !ok;
}

static long call(long number, long argument0, long argument1, long argument2) {
  return nullius_system_call(number, argument0, argument1, argument2);
}

static void fill(uint8_t *bytes, size_t count, uint8_t seed) {
  for (size_t i = 0; i < count; i++)
    bytes[i] = (uint8_t)(seed + 29 * i) ^ (uint8_t)(i >> 3);
}

static int errors(void) {
  static const long no_input[] = {1, 2, 4, -1, USER_END}, no_output[] = {0, 3, 4, -1, USER_END + 1};
  static const long no_calls[] = {0, 1, 62, 65, 214, 0x4E0000, 0x4E0005, -1, USER_END + Read};
  int ok = 1;
  for (int i = 0; i < 5; i++)
    ok &= call(Read, no_input[i], (long)arena, 8) == BadFileDescriptor && call(Write, no_output[i], (long)arena, 8) == BadFileDescriptor;
  for (int i = 0; i < 9; i++)
    ok &= call(no_calls[i], (long)arena, (long)arena, 8) == NoSuchCall;
  return ok;
}

// The last bytes of the user half and the addresses around them; none of these calls moves a byte.
static int ranges(void) {
  static const struct { long address, count; int inside; } cases[] = {
    {USER_END, 0, 1}, {USER_END - 8, 0, 1}, {0, 0, 1}, {USER_END + 1, 0, 0}, {-1, 0, 0}, {USER_END - 8, 9, 0},
    {USER_END, 1, 0}, {0, USER_END + 1, 0}, {8, -8, 0}, {-8, 16, 0}, {8, USER_END - 7, 0}, {2 * USER_END - 1024, 8, 0},
  };
  int ok = 1;
  for (int i = 0; i < 12; i++) {
    long expected = cases[i].inside ? 0 : BadAddress;
    ok &= call(Read, 0, cases[i].address, cases[i].count) == expected && call(Read, 3, cases[i].address, cases[i].count) == expected;
    ok &= call(Write, 1, cases[i].address, cases[i].count) == expected && call(Write, 2, cases[i].address, cases[i].count) == expected;
  }
  ok &= call(Write, 2, USER_END - 8, 8) == 8;
  ok &= call(Sha256, USER_END - 24, (long)arena, 0) == BadAddress && call(Sha256, USER_END - 31, (long)arena, 0) == BadAddress;
  ok &= call(Sha256, (long)arena, USER_END - 56, 0) == BadAddress && call(Sha256, (long)arena, USER_END - 63, 0) == BadAddress;
  ok &= call(KeccakF, USER_END - 192, 0, 0) == BadAddress && call(KeccakF, USER_END - 199, 0, 0) == BadAddress;
  ok &= call(Poseidon2, USER_END - 56, 0, 0) == BadAddress && call(Poseidon2, -1, 0, 0) == BadAddress;
  ok &= call(Verify, USER_END - 128, 0, 0) == BadAddress && call(Verify, USER_END - 135, 0, 0) == BadAddress;
  ok &= call(Verify, USER_END, 0, 0) == BadAddress && call(Verify, 2 * USER_END - 2048, 0, 0) == BadAddress && call(Verify, -1, 0, 0) == BadAddress;
  return ok;
}

// Reads a stream to its end in pieces of 0, 1, 2, … bytes at changing alignments; no byte beyond a piece may change.
static int pieces(long descriptor, int factor, int offset) {
  int position = 0, ok = 1;
  for (int size = 0; position < StreamBytes; size++) {
    uint8_t *piece = arena + 64 + size * 5 % 16;
    int expected = size < StreamBytes - position ? size : StreamBytes - position;
    memset(arena, 0xEE, 512);
    ok &= call(Read, descriptor, (long)piece, size) == expected;
    for (int i = 0; i < expected; i++, position++)
      ok &= piece[i] == (uint8_t)(factor * position + offset);
    for (int i = 1; i <= 64; i++)
      ok &= piece[-i] == 0xEE && piece[expected + i - 1] == 0xEE;
  }
  return ok && call(Read, descriptor, (long)arena, 100) == 0;
}

static int sha256(void) {
  static const short cases[][2] = {{0, 64}, {0, 32}, {64, 0}, {0, 0}, {8, 0}, {56, 0}, {32, 8}, {0, 24}, {1, 64}, {0, 65}, {3, 70}, {5, 10}, {4, 40}};
  int ok = 1;
  for (int i = 0; i < 13; i++) {
    uint8_t *state = arena + 128 + cases[i][0], *block = arena + 128 + cases[i][1];
    uint8_t before[512], message[64];
    uint32_t words[8];
    fill(arena, 512, (uint8_t)i);
    memcpy(before, arena, 512);
    memcpy(words, state, 32);
    memcpy(message, block, 64);
    nullius_sha256_compress_software(words, message);
    memcpy(before + (state - arena), words, 32);
    ok &= call(Sha256, (long)state, (long)block, 0) == 0 && memcmp(arena, before, 512) == 0;
  }
  return ok;
}

static int keccak_f(void) {
  int ok = 1;
  for (int shift = 0; shift < 9; shift++) {
    uint8_t before[512];
    uint64_t lanes[25];
    fill(arena, 512, (uint8_t)shift);
    memcpy(before, arena, 512);
    memcpy(lanes, arena + 64 + shift, 200);
    nullius_keccak_f_software(lanes);
    memcpy(before + 64 + shift, lanes, 200);
    ok &= call(KeccakF, (long)arena + 64 + shift, 0, 0) == 0 && memcmp(arena, before, 512) == 0;
  }
  return ok;
}

static int poseidon2(void) {
  static const uint32_t refused[] = {0x7F000001, 0x7FFFFFFF, 0x80000000, 0xFF000001, 0xFFFFFFFF};
  int ok = 1;
  for (int shift = 0; shift < 9; shift++) {
    uint8_t before[256];
    uint32_t elements[16];
    memset(arena, 0xEE, 256);
    for (uint32_t i = 0; i < 16; i++)
      elements[i] = 0x7F000000 - i * 123456789 % 0x7F000001;
    memcpy(arena + 64 + shift, elements, 64);
    memcpy(before, arena, 256);
    nullius_poseidon2_software(elements);
    memcpy(before + 64 + shift, elements, 64);
    ok &= call(Poseidon2, (long)arena + 64 + shift, 0, 0) == 0 && memcmp(arena, before, 256) == 0;
    for (int i = 0; i < 80; i++) { // Each place, each kind: refused, and nothing changes.
      memcpy(arena + 64 + shift, elements, 64);
      memcpy(arena + 64 + shift + i % 16 * 4, &refused[i / 16], 4);
      memcpy(before, arena, 256);
      ok &= call(Poseidon2, (long)arena + 64 + shift, 0, 0) == InvalidArgument && memcmp(arena, before, 256) == 0;
    }
  }
  return ok;
}

// A claim at each alignment is taken, one whose program id is none is refused, and memory stays as it is. What is recorded is the
// claim's business, not to be seen from here.
static int verify(void) {
  static const uint32_t refused[] = {0x7F000001, 0x80000000, 0xFFFFFFFF}, largest = 0x7F000000;
  uint8_t before[512];
  int ok = 1;
  for (int shift = 0; shift < 9; shift++) {
    uint8_t *claim = arena + 64 + shift;
    memset(arena, 0xFF, 512);
    for (int i = 0; i < 8; i++)
      memcpy(claim + 4 * i, &largest, 4);
    memcpy(before, arena, 512);
    ok &= call(Verify, (long)claim, 0, 0) == 0 && memcmp(arena, before, 512) == 0;
    for (int i = 0; i < 24; i++) {
      memcpy(claim + i % 8 * 4, &refused[i / 8], 4);
      memcpy(before, arena, 512);
      ok &= call(Verify, (long)claim, 0, 0) == InvalidArgument && memcmp(arena, before, 512) == 0;
      memcpy(claim + i % 8 * 4, &largest, 4);
    }
  }
  memset((uint8_t *)USER_END - 136, 0, 136); // Above the stack.
  return ok && call(Verify, USER_END - 136, 0, 0) == 0;
}

// Gives every register a value of its own (x_i gets i times a constant), makes one call, and compares all of them afterwards.
// Registers of the call keep its arguments; x2, x3 and x4 are compared with what they were.
int registers_survive(long number, long argument0, long argument1, long argument2, long expected);

__asm__(
  "  .pushsection .text.registers_survive, \"ax\"\n"
  "  .type registers_survive, @function\n"
  "registers_survive:\n"
  "  addi sp, sp, -144\n"
  "  sd ra, 0(sp)\n  sd s0, 8(sp)\n  sd s1, 16(sp)\n  sd s2, 24(sp)\n  sd s3, 32(sp)\n  sd s4, 40(sp)\n  sd s5, 48(sp)\n"
  "  sd s6, 56(sp)\n  sd s7, 64(sp)\n  sd s8, 72(sp)\n  sd s9, 80(sp)\n  sd s10, 88(sp)\n  sd s11, 96(sp)\n  sd a4, 104(sp)\n"
  "  sd sp, 112(sp)\n  sd gp, 120(sp)\n  sd tp, 128(sp)\n"
  "  mv a7, a0\n  mv a0, a1\n  mv a1, a2\n  mv a2, a3\n"
  "  sd a1, -8(sp)\n  sd a2, -16(sp)\n  sd a7, -24(sp)\n"
  "  li x31, 0x123456789ABCDEF1\n"
  "  .irp i, 1, 5, 6, 7, 8, 9, 13, 14, 15, 16, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30\n"
  "  li x\\i, \\i\n  mul x\\i, x\\i, x31\n"
  "  .endr\n"
  "  ecall\n"
  "  sd x12, -32(sp)\n  ld x12, 104(sp)\n  sub x10, x10, x12\n  snez x10, x10\n" // x10 counts what differs.
  "  .irp i, 1, 5, 6, 7, 8, 9, 13, 14, 15, 16, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30\n"
  "  li x12, \\i\n  mul x12, x12, x31\n  xor x12, x12, x\\i\n  snez x12, x12\n  add x10, x10, x12\n"
  "  .endr\n"
  "  li x12, 0x123456789ABCDEF1\n  xor x12, x12, x31\n  or x10, x10, x12\n"
  "  ld x12, 112(sp)\n  xor x12, x12, x2\n  or x10, x10, x12\n"
  "  ld x12, 120(sp)\n  xor x12, x12, x3\n  or x10, x10, x12\n"
  "  ld x12, 128(sp)\n  xor x12, x12, x4\n  or x10, x10, x12\n"
  "  ld x12, -8(sp)\n  xor x12, x12, x11\n  or x10, x10, x12\n"
  "  ld x12, -24(sp)\n  xor x12, x12, x17\n  or x10, x10, x12\n"
  "  ld x12, -16(sp)\n  ld x11, -32(sp)\n  xor x12, x12, x11\n  or x10, x10, x12\n"
  "  ld ra, 0(sp)\n  ld s0, 8(sp)\n  ld s1, 16(sp)\n  ld s2, 24(sp)\n  ld s3, 32(sp)\n  ld s4, 40(sp)\n  ld s5, 48(sp)\n"
  "  ld s6, 56(sp)\n  ld s7, 64(sp)\n  ld s8, 72(sp)\n  ld s9, 80(sp)\n  ld s10, 88(sp)\n  ld s11, 96(sp)\n"
  "  addi sp, sp, 144\n"
  "  seqz a0, a0\n"
  "  ret\n"
  "  .popsection\n");

static int registers(void) {
  long memory = (long)arena;
  memset(arena, 0, 512);
  int ok = registers_survive(Read, 0, memory + 1, 100, 0) && registers_survive(Read, 9, memory, 100, BadFileDescriptor);
  ok &= registers_survive(Read, 3, memory, 0, 0) && registers_survive(Write, 2, memory, 100, 100);
  ok &= registers_survive(Write, 1, memory, 0, 0) && registers_survive(Write, 1, -1, 1, BadAddress);
  ok &= registers_survive(12345, 1, 2, 3, NoSuchCall);
  for (int shift = 0; shift < 2; shift++) {
    ok &= registers_survive(Sha256, memory + shift, memory + 64, 0, 0) && registers_survive(KeccakF, memory + 256 + shift, 0, 0, 0);
    memset(arena, 0, 512);
    ok &= registers_survive(Poseidon2, memory + shift, 0, 0, 0);
    memset(arena, 0, 512);
    ok &= registers_survive(Verify, memory + shift, 0, 0, 0) && registers_survive(Verify, -1, 0, 0, BadAddress);
  }
  return ok;
}

int main(void) {
  report("errors", errors());
  report("ranges", ranges());
  report("input", pieces(0, 7, 3));
  report("witness", pieces(3, 11, 5));
  report("sha256", sha256());
  report("keccak-f", keccak_f());
  report("poseidon2", poseidon2());
  report("verify", verify());
  report("registers", registers());
  return failed_groups;
}
