// The interface between a guest program and the Nullius machine. Spec §5.4.
//
// read_input and write_output are those of the zkVM standards' I/O interface; the accelerators that it names are in
// zkvm_accelerators.h. A program built with this runtime also runs under qemu-riscv64: standard input is the input, file
// descriptor 3 the witness, standard output the journal, and software replaces the accelerators.
#ifndef NULLIUS_H
#define NULLIUS_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// The public input, whole. The verifier knows its SHA-256 digest. The same buffer is returned each time; do not write to it.
void read_input(const uint8_t **buffer, size_t *size);

// The private witness, whole. Nothing about it is proven except what the program checks: treat it as an adversary's choice.
void read_witness(const uint8_t **buffer, size_t *size);

// Appends to the journal, the public output. More than 2^24 bytes end the program with the exit code 0x106.
void write_output(const uint8_t *output, size_t size);

// Appends to the debug text, which is not part of what is proven.
void write_debug(const char *text);

// Ends the program. The exit code (modulo 256) is part of the claim; a verifier expects 0 unless it says otherwise.
__attribute__((noreturn)) void halt(int exit_code);

// One-way allocation: free has no effect. Ends the program with NULLIUS_EXIT_OUT_OF_MEMORY when the heap meets the stack.
void *malloc(size_t size);
void *calloc(size_t count, size_t size);
void *realloc(void *block, size_t size);
void free(void *block);

enum { NULLIUS_EXIT_OUT_OF_MEMORY = 222 };

// One call of the SHA-256 compression function; `state` holds eight words, `block` 64 raw bytes. Pointers of any alignment.
void nullius_sha256_compress(uint32_t state[8], const uint8_t block[64]);

// Keccak-f[1600] in place.
void nullius_keccak_f(uint64_t state[25]);

// Poseidon2 over KoalaBear (p = 2^31 - 2^24 + 1), width 16, in place. Returns 0, or -22 if an element is not below p.
int nullius_poseidon2(uint32_t state[16]);

// What a receipt without assumptions claims: the program with this id, given some witness, turned the input with this digest
// into the journal with this digest, ended with this exit code, and was proven for this context. Digests are SHA-256. 136 bytes.
typedef struct {
  uint8_t program_id[32]; // the bytes that receipts and `nullius` show: eight elements below p, 32 bits each, little-endian
  uint8_t input_digest[32];
  uint8_t journal_digest[32];
  uint8_t context[32];
  uint64_t exit_code;
} nullius_claim;

// Relies on a claim. The machine does not know whether a proof of it exists, and the call does not fail for want of one: the
// claim is added to the assumptions of this run, and the receipt is conditional until each of them has been resolved with a
// receipt that proves it. So the program may take the claim for true, and nothing beyond it: compare program id and exit code
// with those that you mean. Returns 0, or -22 if the program id is none; nothing has been assumed then, so do not go on.
__attribute__((warn_unused_result)) int nullius_verify(const nullius_claim *claim);

// The same in instructions of the base machine, never accelerated.
void nullius_sha256_compress_software(uint32_t state[8], const uint8_t block[64]);
void nullius_keccak_f_software(uint64_t state[25]);
int nullius_poseidon2_software(uint32_t state[16]);

// A system call by number; the result of the kernel.
long nullius_system_call(long number, long argument0, long argument1, long argument2);

#ifdef __cplusplus
}
#endif

#endif
