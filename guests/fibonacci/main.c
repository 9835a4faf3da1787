// The n-th Fibonacci number modulo 2^64, by n additions: F(0) = 0, F(1) = 1.
//   input    n in decimal, perhaps with a final line feed
//   witness  not used
//   journal  F(n) mod 2^64 in decimal and a line feed
//   exits    1 if the input is not a number

#include "nullius.h"
#include "text.h"

int main(void) {
  const uint8_t *input;
  size_t size;
  read_input(&input, &size);
  uint64_t n = parse_decimal(input, size);

  uint64_t current = 0, next = 1;
  for (uint64_t i = 0; i < n; i++) {
    uint64_t sum = current + next;
    current = next;
    next = sum;
    __asm__("" : "+r"(current), "+r"(next)); // One step at a time: the loop is a benchmark.
  }

  char text[21];
  size_t length = format_decimal(text, current);
  text[length++] = '\n';
  write_output((const uint8_t *)text, length);
  return 0;
}
