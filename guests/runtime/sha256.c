// SHA-256 (FIPS 180-4), by the accelerator where there is one. Spec §5.4.

#include "nullius.h"
#include "system_call.h"
#include "zkvm_accelerators.h"

#include <string.h>

enum { BlockBytes = 64 };

static const uint32_t round_constants[64] = {
  0x428A2F98, 0x71374491, 0xB5C0FBCF, 0xE9B5DBA5, 0x3956C25B, 0x59F111F1, 0x923F82A4, 0xAB1C5ED5,
  0xD807AA98, 0x12835B01, 0x243185BE, 0x550C7DC3, 0x72BE5D74, 0x80DEB1FE, 0x9BDC06A7, 0xC19BF174,
  0xE49B69C1, 0xEFBE4786, 0x0FC19DC6, 0x240CA1CC, 0x2DE92C6F, 0x4A7484AA, 0x5CB0A9DC, 0x76F988DA,
  0x983E5152, 0xA831C66D, 0xB00327C8, 0xBF597FC7, 0xC6E00BF3, 0xD5A79147, 0x06CA6351, 0x14292967,
  0x27B70A85, 0x2E1B2138, 0x4D2C6DFC, 0x53380D13, 0x650A7354, 0x766A0ABB, 0x81C2C92E, 0x92722C85,
  0xA2BFE8A1, 0xA81A664B, 0xC24B8B70, 0xC76C51A3, 0xD192E819, 0xD6990624, 0xF40E3585, 0x106AA070,
  0x19A4C116, 0x1E376C08, 0x2748774C, 0x34B0BCB5, 0x391C0CB3, 0x4ED8AA4A, 0x5B9CCA4F, 0x682E6FF3,
  0x748F82EE, 0x78A5636F, 0x84C87814, 0x8CC70208, 0x90BEFFFA, 0xA4506CEB, 0xBEF9A3F7, 0xC67178F2,
};

static inline uint32_t rotate(uint32_t value, int count) { return value >> count | value << (32 - count); }

void nullius_sha256_compress_software(uint32_t state[8], const uint8_t block[BlockBytes]) {
  uint32_t schedule[64];
  for (int i = 0; i < 16; i++, block += 4)
    schedule[i] = (uint32_t)block[0] << 24 | (uint32_t)block[1] << 16 | (uint32_t)block[2] << 8 | block[3];
  for (int i = 16; i < 64; i++) {
    uint32_t early = schedule[i - 15], late = schedule[i - 2];
    schedule[i] = schedule[i - 16] + schedule[i - 7] + (rotate(early, 7) ^ rotate(early, 18) ^ early >> 3) +
                  (rotate(late, 17) ^ rotate(late, 19) ^ late >> 10);
  }

  uint32_t a = state[0], b = state[1], c = state[2], d = state[3];
  uint32_t e = state[4], f = state[5], g = state[6], h = state[7];
  for (int i = 0; i < 64; i++) {
    uint32_t t1 = h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + (g ^ (e & (f ^ g))) + round_constants[i] + schedule[i];
    uint32_t t2 = (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & b) | (c & (a | b)));
    h = g, g = f, f = e, e = d + t1;
    d = c, c = b, b = a, a = t1 + t2;
  }
  state[0] += a, state[1] += b, state[2] += c, state[3] += d;
  state[4] += e, state[5] += f, state[6] += g, state[7] += h;
}

void nullius_sha256_compress(uint32_t state[8], const uint8_t block[BlockBytes]) {
  if (system_call(SYS_SHA256_COMPRESS, (long)state, (long)block, 0) == NO_SUCH_CALL)
    nullius_sha256_compress_software(state, block);
}

zkvm_status zkvm_sha256(const uint8_t *data, size_t len, zkvm_sha256_hash *output) {
  _Alignas(8) uint32_t state[8] = {
    0x6A09E667, 0xBB67AE85, 0x3C6EF372, 0xA54FF53A, 0x510E527F, 0x9B05688C, 0x1F83D9AB, 0x5BE0CD19,
  };
  _Alignas(8) uint8_t last[2 * BlockBytes] = {0};

  size_t whole = len / BlockBytes * BlockBytes;
  for (const uint8_t *block = data; block != data + whole; block += BlockBytes)
    nullius_sha256_compress(state, block);

  size_t rest = len - whole;
  memcpy(last, data + whole, rest);
  last[rest] = 0x80;
  size_t padded = rest + 1 + 8 <= BlockBytes ? BlockBytes : 2 * BlockBytes;
  uint64_t bits = __builtin_bswap64((uint64_t)len * 8);
  memcpy(last + padded - 8, &bits, 8);
  nullius_sha256_compress(state, last);
  if (padded > BlockBytes)
    nullius_sha256_compress(state, last + BlockBytes);

  for (int i = 0; i < 8; i++) {
    uint32_t word = __builtin_bswap32(state[i]);
    memcpy(output->data + 4 * i, &word, 4);
  }
  return ZKVM_EOK;
}
