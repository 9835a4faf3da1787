// The SHA-256 digest of the input, in instructions of the base machine only.
//   input    any bytes
//   witness  not used
//   journal  the digest in 64 hexadecimal digits and a line feed

#include "nullius.h"
#include "text.h"

#include <string.h>

enum { BlockBytes = 64 };

int main(void) {
  const uint8_t *input;
  size_t size;
  read_input(&input, &size);

  uint32_t state[8] = {
    0x6A09E667, 0xBB67AE85, 0x3C6EF372, 0xA54FF53A, 0x510E527F, 0x9B05688C, 0x1F83D9AB, 0x5BE0CD19,
  };
  size_t rest = size;
  for (; rest >= BlockBytes; rest -= BlockBytes, input += BlockBytes)
    nullius_sha256_compress_software(state, input);

  uint8_t last[2 * BlockBytes] = {0};
  memcpy(last, input, rest);
  last[rest] = 0x80;
  size_t padded = rest + 9 <= BlockBytes ? BlockBytes : 2 * BlockBytes;
  for (int i = 0; i < 8; i++)
    last[padded - 1 - i] = (uint8_t)((uint64_t)size * 8 >> (8 * i));
  for (size_t i = 0; i < padded; i += BlockBytes)
    nullius_sha256_compress_software(state, last + i);

  uint8_t digest[32];
  for (int i = 0; i < 32; i++)
    digest[i] = (uint8_t)(state[i / 4] >> (24 - 8 * (i % 4)));
  char text[65];
  format_hexadecimal(text, digest, 32);
  text[64] = '\n';
  write_output((const uint8_t *)text, sizeof text);
  return 0;
}
