#include "text.h"
#include "nullius.h"

uint64_t parse_decimal(const uint8_t *text, size_t size) {
  if (size > 0 && text[size - 1] == '\n')
    size--;
  if (size == 0)
    halt(1);
  uint64_t value = 0;
  for (size_t i = 0; i < size; i++) {
    uint64_t digit = (uint64_t)text[i] - '0';
    if (digit > 9 || __builtin_mul_overflow(value, 10, &value) || __builtin_add_overflow(value, digit, &value))
      halt(1);
  }
  return value;
}

size_t format_decimal(char *text, uint64_t value) {
  char digits[20];
  size_t count = 0;
  do
    digits[count++] = (char)('0' + value % 10);
  while ((value /= 10) != 0);
  for (size_t i = 0; i < count; i++)
    text[i] = digits[count - 1 - i];
  return count;
}

void format_hexadecimal(char *text, const uint8_t *bytes, size_t size) {
  static const char digits[16] = "0123456789abcdef";
  for (size_t i = 0; i < size; i++) {
    *text++ = digits[bytes[i] >> 4];
    *text++ = digits[bytes[i] & 15];
  }
}
