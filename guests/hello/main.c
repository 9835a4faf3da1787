// Greets.
//   input    a name, perhaps with a final line feed; none means the world
//   witness  not used
//   journal  "Hello, NAME!" and a line feed

#include "nullius.h"

#include <string.h>

int main(void) {
  const uint8_t *name;
  size_t size;
  read_input(&name, &size);
  if (size > 0 && name[size - 1] == '\n')
    size--;
  if (size == 0) {
    name = (const uint8_t *)"world";
    size = 5;
  }

  write_debug("hello: this text is not part of what is proven\n");
  write_output((const uint8_t *)"Hello, ", 7);
  write_output(name, size);
  write_output((const uint8_t *)"!\n", 2);
  return 0;
}
