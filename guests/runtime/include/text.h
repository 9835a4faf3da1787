// Numbers and digests as text, for programs whose journal people read.
#ifndef NULLIUS_TEXT_H
#define NULLIUS_TEXT_H

#include <stddef.h>
#include <stdint.h>

// Reads decimal digits up to the end or a line feed, which may end the text. Ends the program with exit code 1 on anything
// else: no digit, another character, or a number of 2^64 or more.
uint64_t parse_decimal(const uint8_t *text, size_t size);

// Writes the digits (at most 20) and returns how many.
size_t format_decimal(char *text, uint64_t value);

// Writes 2 · size lower-case digits.
void format_hexadecimal(char *text, const uint8_t *bytes, size_t size);

#endif
