// Counts the words of a text that stays with the prover. The journal names the text by its digest, so that the count is
// a statement about one text; whoever can guess the text can confirm the guess by that digest.
//   input    not used
//   witness  the text
//   journal  the number of words, a space, the SHA-256 digest of the text in hexadecimal, a line feed
// A word is a longest run of bytes other than space, tab, line feed, vertical tab, form feed and carriage return.

#include "nullius.h"
#include "text.h"
#include "zkvm_accelerators.h"

static int is_space(uint8_t byte) { return byte == ' ' || (byte >= '\t' && byte <= '\r'); }

int main(void) {
  const uint8_t *text;
  size_t size;
  read_witness(&text, &size);

  uint64_t words = 0;
  int in_word = 0;
  for (size_t i = 0; i < size; i++) {
    int space = is_space(text[i]);
    words += !space && !in_word;
    in_word = !space;
  }

  zkvm_sha256_hash digest;
  if (zkvm_sha256(text, size, &digest) != ZKVM_EOK)
    return 1;
  char line[20 + 1 + 64 + 1];
  size_t length = format_decimal(line, words);
  line[length++] = ' ';
  format_hexadecimal(line + length, digest.data, 32);
  length += 64;
  line[length++] = '\n';
  write_output((const uint8_t *)line, length);
  return 0;
}
