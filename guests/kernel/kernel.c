// The kernel of the Nullius machine: system calls, digests and the claim. Spec §5.4.
//
// It is part of every image and is proven like any other code, so that a verifier trusts exactly this file and entry.S.
// What it may rely upon: user code writes no byte of the kernel half and does not run while the kernel runs. What it may not
// rely upon: every user register, every byte of user memory, and every value of a hint, all of which an adversary chooses.

#include <stdint.h>

// System calls are separate functions, so that none pays for the registers that another saves.
#define SYSTEM_CALL static __attribute__((noinline))

enum { Sha256Initial = 8, BlockBytes = 64, BlockDwords = 8 };
enum { BadFileDescriptor = -9, BadAddress = -14, InvalidArgument = -22, NoSuchCall = -38 };
enum { Read = 63, Write = 64, Exit = 93, ExitGroup = 94 };
enum { Sha256 = 0x4E0001, KeccakF = 0x4E0002, Poseidon2 = 0x4E0003, Verify = 0x4E0004 };
enum { Input = 0, Journal = 1, Debug = 2, Witness = 3 };
enum { InputLength = 0, InputDword = 1, WitnessLength = 2, WitnessDword = 3, WitnessByte = 4 };
enum { JournalTooLong = 0x106 };
enum { DigestElements = 8, ClaimBytes = 136, ClaimElements = 72, ClaimTag = 2 };

#define USER_END (1ull << 32)
#define USER_REGISTERS ((const uint64_t *)((1ull << 33) - 1024))
#define CLAIM ((uint8_t *)((1ull << 33) - 2048))
#define ASSUMPTIONS ((uint32_t *)((1ull << 33) - 2048 + 96))
#define JOURNAL_BYTES_MAX (1ull << 24)
#define INPUT_BYTES_MAX ((1ull << 61) - 1) // SHA-256 counts bits in 64 bits.
#define KOALABEAR 0x7F000001u

// The running SHA-256 of a stream. Whole blocks are compressed as they pass; the bytes of an unfinished block are in `block`.
struct hasher {
  uint32_t state[8];
  uint64_t block[BlockDwords];
  uint64_t length; // bytes so far
};

// Every byte of the input that `input_hasher` has counted came from one hint and went into its digest. `input_length` is a
// hint as well, taken once, and bound by the padding of that digest.
static struct hasher input_hasher, journal_hasher;
static uint64_t input_length;
static uint64_t input_position; // bytes handed to the program; at most input_hasher.length

// Copies of operands that an accelerator cannot take in place.
static uint64_t operand[25], message[BlockDwords];

// The claim that a program assumes, copied from its memory before anything is checked. The first 52 limbs are input digest, journal
// digest, context and exit code. Nothing writes the other twelve, which fill the exit code's block and stand for the assumptions
// of that claim: only a claim without any can be assumed.
static struct {
  uint32_t program_id[DigestElements];
  uint16_t limbs[64];
} assumed __attribute__((aligned(32)));

static uint32_t sponge[2 * DigestElements] __attribute__((aligned(32)));

_Noreturn void end(uint64_t exit_code);

#define HINT(stream) ({ uint64_t value_; __asm__ volatile(".insn i 0x0B, 0, %0, x0, %1" : "=r"(value_) : "i"(stream)); value_; })

static inline void sha256(void *state, const void *block) {
  __asm__ volatile(".insn r 0x0B, 1, 0, x0, %0, %1" : : "r"(state), "r"(block) : "memory");
}

static inline void keccak_f(void *state) {
  __asm__ volatile(".insn r 0x0B, 2, 0, x0, %0, x0" : : "r"(state) : "memory");
}

static inline void poseidon2(void *state) {
  __asm__ volatile(".insn r 0x0B, 3, 0, x0, %0, x0" : : "r"(state) : "memory");
}

static inline uint64_t minimum(uint64_t a, uint64_t b) { return a < b ? a : b; }

// Whether [address, address + count) lies in the user half; the sum is never formed.
static inline int is_user_range(uint64_t address, uint64_t count) {
  return address <= USER_END && count <= USER_END - address;
}

// Copies between disjoint regions of any alignment (entry.S).
void copy(void *to, const void *from, uint64_t count);

// A store to an address of any alignment; the compiler would split it into bytes.
static inline void store_dword(uint8_t *to, uint64_t value) {
  __asm__ volatile("sd %1, %0" : "=m"(*(uint64_t *)to) : "r"(value) : "memory");
}

static void hasher_start(struct hasher *hasher) {
  static const uint32_t initial[Sha256Initial] = {
    0x6A09E667, 0xBB67AE85, 0x3C6EF372, 0xA54FF53A, 0x510E527F, 0x9B05688C, 0x1F83D9AB, 0x5BE0CD19,
  };
  copy(hasher->state, initial, sizeof initial);
}

// Pads and completes a hash of which `length` and the unfinished block are valid, and stores the 32 bytes of the digest.
static void hasher_finish(struct hasher *hasher, uint8_t *digest) {
  uint8_t *block = (uint8_t *)hasher->block;
  uint64_t used = hasher->length % BlockBytes;
  uint64_t bits = hasher->length * 8;

  block[used++] = 0x80;
  if (used > BlockBytes - 8) {
    while (used < BlockBytes)
      block[used++] = 0;
    sha256(hasher->state, block);
    used = 0;
  }
  while (used < BlockBytes - 8)
    block[used++] = 0;
  for (int shift = 56; shift >= 0; shift -= 8)
    block[used++] = (uint8_t)(bits >> shift);
  sha256(hasher->state, block);

  for (int word = 0; word < 8; word++)
    for (int shift = 24; shift >= 0; shift -= 8)
      *digest++ = (uint8_t)(hasher->state[word] >> shift);
}

// Takes the next block of the input into input_hasher.block; compresses it if it is whole, and otherwise leaves it for
// hasher_finish, with zeros in place of whatever the hint had beyond the input's length. Requires hashed bytes < input_length.
static void input_take_block(void) {
  uint64_t count = minimum(input_length - input_hasher.length, BlockBytes);
  uint64_t *block = input_hasher.block;
  uint64_t bytes = count;
  for (; bytes >= 8; bytes -= 8)
    *block++ = HINT(InputDword);
  if (bytes > 0)
    *block = HINT(InputDword) & ((1ull << 8 * bytes) - 1);
  if (count == BlockBytes)
    sha256(input_hasher.state, input_hasher.block);
  input_hasher.length += count;
}

// Requires input_position = input_hasher.length, an aligned destination, and at least `blocks` whole blocks left. The blocks go
// to the program's memory directly and are hashed where they lie: the program does not run in between.
static void input_pass_blocks(uint64_t *to, uint64_t blocks) {
  for (const uint64_t *to_end = to + BlockDwords * blocks; to != to_end; to += BlockDwords) {
#pragma GCC unroll 8
    for (int i = 0; i < BlockDwords; i++)
      to[i] = HINT(InputDword);
    sha256(input_hasher.state, to);
  }
  input_hasher.length += BlockBytes * blocks;
  input_position += BlockBytes * blocks;
}

SYSTEM_CALL uint64_t read_input(uint8_t *to, uint64_t count) {
  count = minimum(count, input_length - input_position);
  for (uint64_t left = count; left > 0;) {
    uint64_t part;
    if (input_position == input_hasher.length && left >= BlockBytes && (uint64_t)to % 8 == 0) {
      part = left - left % BlockBytes;
      input_pass_blocks((uint64_t *)to, part / BlockBytes);
    } else {
      if (input_position == input_hasher.length)
        input_take_block();
      // Blocks begin at multiples of 64, and only the last is short.
      part = minimum(left, input_hasher.length - input_position);
      copy(to, (const uint8_t *)input_hasher.block + input_position % BlockBytes, part);
      input_position += part;
    }
    to += part;
    left -= part;
  }
  return count;
}

// The witness is whatever the host says it is; only the destination is checked.
SYSTEM_CALL uint64_t read_witness(uint8_t *to, uint64_t count) {
  count = minimum(count, HINT(WitnessLength));
  uint64_t left = count;
  for (; left >= 32; left -= 32, to += 32)
#pragma GCC unroll 4
    for (int i = 0; i < 32; i += 8)
      store_dword(to + i, HINT(WitnessDword));
  for (; left >= 8; left -= 8, to += 8)
    store_dword(to, HINT(WitnessDword));
  for (; left > 0; left--)
    *to++ = (uint8_t)HINT(WitnessByte);
  return count;
}

SYSTEM_CALL uint64_t write_journal(const uint8_t *from, uint64_t count) {
  if (count > JOURNAL_BYTES_MAX - journal_hasher.length)
    end(JournalTooLong);
  for (uint64_t left = count; left > 0;) {
    uint64_t used = journal_hasher.length % BlockBytes;
    uint64_t part;
    if (used == 0 && left >= BlockBytes && (uint64_t)from % 8 == 0) {
      part = left - left % BlockBytes;
      for (const uint8_t *block = from; block != from + part; block += BlockBytes)
        sha256(journal_hasher.state, block);
    } else {
      part = minimum(left, BlockBytes - used);
      copy((uint8_t *)journal_hasher.block + used, from, part);
      if (used + part == BlockBytes)
        sha256(journal_hasher.state, journal_hasher.block);
    }
    journal_hasher.length += part;
    from += part;
    left -= part;
  }
  return count;
}

// The accelerators for pointers that the fast paths refuse: on copies, so that alignment and overlap do not matter.
SYSTEM_CALL int64_t slow_sha256(uint64_t state, uint64_t block) {
  if (!is_user_range(state, 32) || !is_user_range(block, BlockBytes))
    return BadAddress;
  copy(operand, (const void *)state, 32);
  copy(message, (const void *)block, BlockBytes);
  sha256(operand, message);
  copy((void *)state, operand, 32);
  return 0;
}

SYSTEM_CALL int64_t slow_keccak_f(uint64_t state) {
  if (!is_user_range(state, 200))
    return BadAddress;
  copy(operand, (const void *)state, 200);
  keccak_f(operand);
  copy((void *)state, operand, 200);
  return 0;
}

SYSTEM_CALL int64_t slow_poseidon2(uint64_t state) {
  if (!is_user_range(state, 64))
    return BadAddress;
  copy(operand, (const void *)state, 64);
  for (int i = 0; i < 8; i++)
    if ((uint32_t)operand[i] >= KOALABEAR || operand[i] >> 32 >= KOALABEAR)
      return InvalidArgument;
  poseidon2(operand);
  copy((void *)state, operand, 64);
  return 0;
}

// Extends the assumptions, which are kept where the claim has them: Compress(assumptions, digest of the assumed claim), zero at
// first. Whether that claim is true is not known here: this run's claim says what it rests upon, no more. Spec §5.7.
SYSTEM_CALL int64_t verify(uint64_t claim) {
  if (!is_user_range(claim, ClaimBytes))
    return BadAddress;
  copy(&assumed, (const void *)claim, ClaimBytes);
  for (int i = 0; i < DigestElements; i++)
    if (assumed.program_id[i] >= KOALABEAR)
      return InvalidArgument;

  // Spec §2.7: an overwriting sponge that starts with the number of elements and the tag.
  for (int i = 0; i < DigestElements; i++) {
    sponge[i] = assumed.program_id[i];
    sponge[DigestElements + i] = 0;
  }
  sponge[DigestElements] = ClaimElements;
  sponge[DigestElements + 1] = ClaimTag;
  poseidon2(sponge);
  for (const uint16_t *block = assumed.limbs; block != assumed.limbs + 64; block += DigestElements) {
#pragma GCC unroll 8
    for (int i = 0; i < DigestElements; i++)
      sponge[i] = block[i];
    poseidon2(sponge);
  }

  // Spec §2.3: the first half of P(left || right) + (left || right), every element below p.
  for (int i = 0; i < DigestElements; i++) {
    sponge[DigestElements + i] = sponge[i];
    sponge[i] = ASSUMPTIONS[i];
  }
  poseidon2(sponge);
  for (int i = 0; i < DigestElements; i++) {
    uint32_t sum = sponge[i] + ASSUMPTIONS[i];
    ASSUMPTIONS[i] = sum < KOALABEAR ? sum : sum - KOALABEAR;
  }
  return 0;
}

// Called from entry.S for every system call that it does not finish itself; the result becomes the user's a0.
int64_t system_call(uint64_t a0) {
  uint64_t a1 = USER_REGISTERS[11], a2 = USER_REGISTERS[12];
  switch (USER_REGISTERS[17]) {
    case Read:
      if (a0 != Input && a0 != Witness)
        return BadFileDescriptor;
      if (!is_user_range(a1, a2))
        return BadAddress;
      return (int64_t)(a0 == Input ? read_input((uint8_t *)a1, a2) : read_witness((uint8_t *)a1, a2));
    case Write:
      if (a0 != Journal && a0 != Debug)
        return BadFileDescriptor;
      if (!is_user_range(a1, a2))
        return BadAddress;
      return (int64_t)(a0 == Journal ? write_journal((const uint8_t *)a1, a2) : a2);
    case Exit:
    case ExitGroup:
      end(a0 % 256);
    case Sha256:
      return slow_sha256(a0, a1);
    case KeccakF:
      return slow_keccak_f(a0);
    case Poseidon2:
      return slow_poseidon2(a0);
    case Verify:
      return verify(a0);
    default:
      return NoSuchCall;
  }
}

// Called once at boot.
void start(void) {
  hasher_start(&input_hasher);
  hasher_start(&journal_hasher);
  input_length = HINT(InputLength) & INPUT_BYTES_MAX;
}

// Called once, when the program has ended: what it has not read of the input is hashed as well. The assumptions are in place.
void write_claim(uint64_t exit_code) {
  while (input_hasher.length < input_length)
    input_take_block();
  hasher_finish(&input_hasher, CLAIM);
  hasher_finish(&journal_hasher, CLAIM + 32);
  *(uint64_t *)(CLAIM + 64) = exit_code;
}
