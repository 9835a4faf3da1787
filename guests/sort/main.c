// Sorts unsigned 64-bit integers, by merging from the bottom up: n log n steps whatever the order.
//   input    16 bytes: count and seed, little-endian. If the count is not zero, the integers are that many outputs of SplitMix64
//            started at the seed, and nothing follows. If it is zero, the seed is zero, and the integers follow,
//            little-endian
//   witness  not used
//   journal  the number of integers, 8 bytes little-endian, and the SHA-256 digest of the sorted integers as
//            little-endian bytes: 40 bytes
//   exits    1 if the input has another form

#include "nullius.h"
#include "zkvm_accelerators.h"

#include <stdlib.h>
#include <string.h>

static uint64_t split_mix(uint64_t *state) {
  uint64_t z = *state += 0x9E3779B97F4A7C15;
  z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9;
  z = (z ^ z >> 27) * 0x94D049BB133111EB;
  return z ^ z >> 31;
}

static void merge(uint64_t *to, const uint64_t *left, const uint64_t *left_end, const uint64_t *right, const uint64_t *right_end) {
  while (left < left_end && right < right_end)
    *to++ = *right < *left ? *right++ : *left++;
  while (left < left_end)
    *to++ = *left++;
  while (right < right_end)
    *to++ = *right++;
}

// Sorts between the two arrays and returns the one that holds the result.
static uint64_t *sort(uint64_t *values, uint64_t *spare, size_t count) {
  for (size_t width = 1; width < count; width *= 2) {
    for (size_t start = 0; start < count; start += 2 * width) {
      size_t middle = start + width < count ? start + width : count;
      size_t end = start + 2 * width < count ? start + 2 * width : count;
      merge(spare + start, values + start, values + middle, values + middle, values + end);
    }
    uint64_t *sorted = spare;
    spare = values;
    values = sorted;
  }
  return values;
}

int main(void) {
  const uint8_t *input;
  size_t size;
  read_input(&input, &size);
  uint64_t header[2];
  if (size < sizeof header)
    return 1;
  memcpy(header, input, sizeof header);

  uint64_t count = header[0], seed = header[1];
  int generated = count != 0;
  size_t listed = size - sizeof header;
  if (generated ? listed != 0 || count > UINT32_MAX : seed != 0 || listed % 8 != 0)
    return 1;
  if (!generated)
    count = listed / 8;

  uint64_t *values = malloc(8 * count);
  if (generated)
    for (uint64_t i = 0; i < count; i++)
      values[i] = split_mix(&seed);
  else
    memcpy(values, input + sizeof header, listed);
  uint64_t *sorted = sort(values, malloc(8 * count), count);

  zkvm_sha256_hash digest;
  if (zkvm_sha256((const uint8_t *)sorted, 8 * count, &digest) != ZKVM_EOK)
    return 1;
  write_output((const uint8_t *)&count, 8);
  write_output(digest.data, 32);
  return 0;
}
