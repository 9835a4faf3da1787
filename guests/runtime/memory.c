// The memory functions that compilers call. Eight bytes at a time at every alignment: the machine performs misaligned accesses.

#include <stddef.h>
#include <stdint.h>

typedef uint64_t dword __attribute__((aligned(1), may_alias));

void *memcpy(void *restrict destination, const void *restrict source, size_t count) {
  uint8_t *to = destination;
  const uint8_t *from = source;
  for (; count >= 32; count -= 32, to += 32, from += 32) {
    uint64_t a = ((const dword *)from)[0], b = ((const dword *)from)[1], c = ((const dword *)from)[2], d = ((const dword *)from)[3];
    ((dword *)to)[0] = a;
    ((dword *)to)[1] = b;
    ((dword *)to)[2] = c;
    ((dword *)to)[3] = d;
  }
  for (; count >= 8; count -= 8, to += 8, from += 8)
    *(dword *)to = *(const dword *)from;
  while (count-- > 0)
    *to++ = *from++;
  return destination;
}

void *memmove(void *destination, const void *source, size_t count) {
  uint8_t *to = destination;
  const uint8_t *from = source;
  if ((uintptr_t)to - (uintptr_t)from >= count) { // The destination does not begin inside the source: forwards.
    for (; count >= 8; count -= 8, to += 8, from += 8)
      *(dword *)to = *(const dword *)from;
    while (count-- > 0)
      *to++ = *from++;
  } else {
    for (; count >= 8; count -= 8)
      *(dword *)(to + count - 8) = *(const dword *)(from + count - 8);
    while (count-- > 0)
      to[count] = from[count];
  }
  return destination;
}

void *memset(void *destination, int value, size_t count) {
  uint8_t *to = destination;
  uint64_t pattern = (uint8_t)value * 0x0101010101010101u;
  for (; count >= 32; count -= 32, to += 32) {
    ((dword *)to)[0] = pattern;
    ((dword *)to)[1] = pattern;
    ((dword *)to)[2] = pattern;
    ((dword *)to)[3] = pattern;
  }
  for (; count >= 8; count -= 8, to += 8)
    *(dword *)to = pattern;
  while (count-- > 0)
    *to++ = (uint8_t)value;
  return destination;
}

int memcmp(const void *left, const void *right, size_t count) {
  const uint8_t *a = left, *b = right;
  for (; count >= 8 && *(const dword *)a == *(const dword *)b; count -= 8)
    a += 8, b += 8;
  for (; count > 0; count--, a++, b++)
    if (*a != *b)
      return *a - *b;
  return 0;
}

size_t strlen(const char *text) {
  const char *end = text;
  while (*end != '\0')
    end++;
  return (size_t)(end - text);
}
