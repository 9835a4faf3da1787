// The Keccak-256 digest of the input (Ethereum's padding), by the accelerator.
//   input    any bytes
//   witness  not used
//   journal  the digest in 64 hexadecimal digits and a line feed

#include "nullius.h"
#include "text.h"
#include "zkvm_accelerators.h"

int main(void) {
  const uint8_t *input;
  size_t size;
  read_input(&input, &size);

  zkvm_keccak256_hash digest;
  if (zkvm_keccak256(input, size, &digest) != ZKVM_EOK)
    return 1;
  char text[65];
  format_hexadecimal(text, digest.data, 32);
  text[64] = '\n';
  write_output((const uint8_t *)text, sizeof text);
  return 0;
}
