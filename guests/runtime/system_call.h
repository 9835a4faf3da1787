// System calls, for the runtime itself. Spec §5.4.
#ifndef NULLIUS_SYSTEM_CALL_H
#define NULLIUS_SYSTEM_CALL_H

enum { SYS_READ = 63, SYS_WRITE = 64, SYS_EXIT = 93, SYS_BREAK = 214 };
enum { SYS_SHA256_COMPRESS = 0x4E0001, SYS_KECCAK_F = 0x4E0002, SYS_POSEIDON2 = 0x4E0003, SYS_VERIFY = 0x4E0004 };
enum { NO_SUCH_CALL = -38, INVALID_ARGUMENT = -22 };

static inline long system_call(long number, long argument0, long argument1, long argument2) {
  register long a0 __asm__("a0") = argument0;
  register long a1 __asm__("a1") = argument1;
  register long a2 __asm__("a2") = argument2;
  register long a7 __asm__("a7") = number;
  __asm__ volatile("ecall" : "+r"(a0) : "r"(a1), "r"(a2), "r"(a7) : "memory");
  return a0;
}

// A call that reads its first argument only.
static inline long system_call_1(long number, long argument) {
  register long a0 __asm__("a0") = argument;
  register long a7 __asm__("a7") = number;
  __asm__ volatile("ecall" : "+r"(a0) : "r"(a7) : "memory");
  return a0;
}

#endif
