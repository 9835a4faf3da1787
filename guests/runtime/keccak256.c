// Keccak-256 with the original padding, as Ethereum uses it, by the accelerator where there is one. Spec §5.4.

#include "nullius.h"
#include "system_call.h"
#include "zkvm_accelerators.h"

#include <string.h>

enum { RateBytes = 136, Rounds = 24 };

static const uint64_t round_constants[Rounds] = {
  0x0000000000000001, 0x0000000000008082, 0x800000000000808A, 0x8000000080008000, 0x000000000000808B, 0x0000000080000001,
  0x8000000080008081, 0x8000000000008009, 0x000000000000008A, 0x0000000000000088, 0x0000000080008009, 0x000000008000000A,
  0x000000008000808B, 0x800000000000008B, 0x8000000000008089, 0x8000000000008003, 0x8000000000008002, 0x8000000000000080,
  0x000000000000800A, 0x800000008000000A, 0x8000000080008081, 0x8000000000008080, 0x0000000080000001, 0x8000000080008008,
};

// Along the cycle that π makes of the lanes other than the first: where each lane comes to lie, and how far ρ turns it.
static const uint8_t pi_lane[24] = {10, 7, 11, 17, 18, 3, 5, 16, 8, 21, 24, 4, 15, 23, 19, 13, 12, 2, 20, 14, 22, 9, 6, 1};
static const uint8_t rho[24] = {1, 3, 6, 10, 15, 21, 28, 36, 45, 55, 2, 14, 27, 41, 56, 8, 25, 43, 62, 18, 39, 61, 20, 44};

static inline uint64_t rotate(uint64_t value, int count) { return value << count | value >> (64 - count); }

// Unrolled, so that every index and every turn is a constant.
void nullius_keccak_f_software(uint64_t state[25]) {
  for (int round = 0; round < Rounds; round++) {
    uint64_t column[5];
#pragma GCC unroll 5
    for (int x = 0; x < 5; x++)
      column[x] = state[x] ^ state[x + 5] ^ state[x + 10] ^ state[x + 15] ^ state[x + 20];
#pragma GCC unroll 25
    for (int i = 0; i < 25; i++)
      state[i] ^= column[(i + 4) % 5] ^ rotate(column[(i + 1) % 5], 1);

    uint64_t moving = state[1];
#pragma GCC unroll 24
    for (int i = 0; i < 24; i++) {
      uint64_t replaced = state[pi_lane[i]];
      state[pi_lane[i]] = rotate(moving, rho[i]);
      moving = replaced;
    }

#pragma GCC unroll 5
    for (int y = 0; y < 25; y += 5) {
      uint64_t a = state[y], b = state[y + 1], c = state[y + 2], d = state[y + 3], e = state[y + 4];
      state[y] = a ^ (~b & c);
      state[y + 1] = b ^ (~c & d);
      state[y + 2] = c ^ (~d & e);
      state[y + 3] = d ^ (~e & a);
      state[y + 4] = e ^ (~a & b);
    }
    state[0] ^= round_constants[round];
  }
}

void nullius_keccak_f(uint64_t state[25]) {
  if (system_call_1(SYS_KECCAK_F, (long)state) == NO_SUCH_CALL)
    nullius_keccak_f_software(state);
}

static void absorb(uint64_t state[25], const uint8_t *block) {
#pragma GCC unroll 17
  for (int lane = 0; lane < RateBytes / 8; lane++) {
    uint64_t value;
    memcpy(&value, block + 8 * lane, 8);
    state[lane] ^= value;
  }
  nullius_keccak_f(state);
}

zkvm_status zkvm_keccak256(const uint8_t *data, size_t len, zkvm_keccak256_hash *output) {
  uint64_t state[25] = {0};
  for (; len >= RateBytes; len -= RateBytes, data += RateBytes)
    absorb(state, data);

  uint8_t last[RateBytes] = {0};
  memcpy(last, data, len);
  last[len] = 0x01;
  last[RateBytes - 1] |= 0x80;
  absorb(state, last);
  memcpy(output->data, state, sizeof output->data);
  return ZKVM_EOK;
}
