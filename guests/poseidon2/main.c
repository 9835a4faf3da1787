// Iterates the Poseidon2 permutation over KoalaBear of width 16, from the state (0, 1, …, 15), by the accelerator.
//   input    the number of iterations in decimal, perhaps with a final line feed
//   witness  not used
//   journal  the 16 elements of the last state in decimal, one to a line
//   exits    1 if the input is not a number, 2 if the permutation refuses a state

#include "nullius.h"
#include "text.h"

enum { Width = 16 };

int main(void) {
  const uint8_t *input;
  size_t size;
  read_input(&input, &size);
  uint64_t count = parse_decimal(input, size);

  _Alignas(8) uint32_t state[Width];
  for (uint32_t i = 0; i < Width; i++)
    state[i] = i;
  for (uint64_t i = 0; i < count; i++)
    if (nullius_poseidon2(state) != 0)
      return 2;

  for (int i = 0; i < Width; i++) {
    char text[21];
    size_t length = format_decimal(text, state[i]);
    text[length++] = '\n';
    write_output((const uint8_t *)text, length);
  }
  return 0;
}
