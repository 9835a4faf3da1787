// Walks pseudo-randomly over 64 MiB, reading and writing at each step: the worst case for memory.
// table is 2^23 dwords of zero and state is 1; a step is
//   state = state · 6364136223846793005 + 1442695040888963407;  i = state >> 41;  table[i] += state;  state ^= table[i] >> 7.
//   input    the number of steps in decimal, perhaps with a final line feed
//   witness  not used
//   journal  the last state in decimal and a line feed
//   exits    1 if the input is not a number

#include "nullius.h"
#include "text.h"

static uint64_t table[1 << 23];

int main(void) {
  const uint8_t *input;
  size_t size;
  read_input(&input, &size);
  uint64_t steps = parse_decimal(input, size);

  uint64_t state = 1;
  for (uint64_t i = 0; i < steps; i++) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    uint64_t *entry = &table[state >> 41];
    *entry += state;
    state ^= *entry >> 7;
  }

  char text[21];
  size_t length = format_decimal(text, state);
  text[length++] = '\n';
  write_output((const uint8_t *)text, length);
  return 0;
}
