// Input, output, memory and the end of a guest program. Spec §5.4.

#include "nullius.h"
#include "system_call.h"

#include <string.h>

enum { Input = 0, Journal = 1, Debug = 2, Witness = 3 };
enum { Alignment = 16, StackReserve = 64 << 10, ReadChunk = 1 << 20 };

extern char __heap_start[];

static uintptr_t heap_next; // the first free byte
static uintptr_t heap_end;  // the first byte that may not be used

long nullius_system_call(long number, long argument0, long argument1, long argument2) {
  return system_call(number, argument0, argument1, argument2);
}

void halt(int exit_code) {
  for (;;)
    system_call_1(SYS_EXIT, exit_code);
}

void abort(void) { halt(134); }

// Makes [heap_next, heap_next + size) usable. The machine has all its memory from the start and no system call to ask for more;
// an operating system has one.
static void heap_reserve(size_t size) {
  if (heap_next == 0)
    heap_next = (uintptr_t)__heap_start;
  if (heap_next <= heap_end && size <= heap_end - heap_next)
    return;

  uintptr_t stack = (uintptr_t)__builtin_frame_address(0) - StackReserve;
  if (heap_next > stack || size > stack - heap_next)
    halt(NULLIUS_EXIT_OUT_OF_MEMORY);
  uintptr_t wanted = (heap_next + size + ReadChunk - 1) / ReadChunk * ReadChunk;
  if (wanted > stack)
    wanted = stack;
  long granted = system_call_1(SYS_BREAK, (long)wanted);
  if (granted != NO_SUCH_CALL && (uintptr_t)granted < wanted)
    halt(NULLIUS_EXIT_OUT_OF_MEMORY);
  heap_end = wanted;
}

// A block is preceded by its size, which realloc needs.
void *malloc(size_t size) {
  if (size > UINT32_MAX)
    halt(NULLIUS_EXIT_OUT_OF_MEMORY);
  size_t whole = Alignment + (size + Alignment - 1) / Alignment * Alignment;
  heap_reserve(whole);
  uint8_t *block = (uint8_t *)heap_next + Alignment;
  *(size_t *)heap_next = size;
  heap_next += whole;
  return block;
}

// The heap is never used twice, and fresh memory is zero.
void *calloc(size_t count, size_t size) {
  size_t total;
  if (__builtin_mul_overflow(count, size, &total))
    halt(NULLIUS_EXIT_OUT_OF_MEMORY);
  return malloc(total);
}

void *realloc(void *block, size_t size) {
  size_t old = block == NULL ? 0 : *(size_t *)((uint8_t *)block - Alignment);
  if (block != NULL && size <= old)
    return block;
  uintptr_t end = (uintptr_t)block + (old + Alignment - 1) / Alignment * Alignment;
  if (block != NULL && end == heap_next && size <= UINT32_MAX) { // The last block grows where it is.
    size_t more = (uintptr_t)block + (size + Alignment - 1) / Alignment * Alignment - heap_next;
    heap_reserve(more);
    heap_next += more;
    *(size_t *)((uint8_t *)block - Alignment) = size;
    return block;
  }
  void *fresh = malloc(size);
  if (block != NULL)
    memcpy(fresh, block, old);
  return fresh;
}

void free(void *block) { (void)block; }

struct stream {
  uint8_t *bytes;
  size_t size;
  int done;
};

// Reads to the end, into the free heap. The kernel fills a whole buffer per call, an operating system what it has. Bytes
// beyond the end of a stream are not written, so that the heap stays zero behind it.
static void read_all(struct stream *stream, int descriptor) {
  if (stream->done)
    return;
  stream->done = 1;
  heap_reserve(ReadChunk);
  stream->bytes = (uint8_t *)heap_next;
  for (;;) {
    heap_reserve(stream->size + ReadChunk);
    size_t room = heap_end - heap_next - stream->size;
    long count = system_call(SYS_READ, descriptor, (long)(stream->bytes + stream->size), (long)room);
    if (count <= 0)
      break;
    stream->size += (size_t)count;
  }
  heap_next += (stream->size + Alignment - 1) / Alignment * Alignment;
}

void read_input(const uint8_t **buffer, size_t *size) {
  static struct stream input;
  read_all(&input, Input);
  *buffer = input.bytes;
  *size = input.size;
}

void read_witness(const uint8_t **buffer, size_t *size) {
  static struct stream witness;
  read_all(&witness, Witness);
  *buffer = witness.bytes;
  *size = witness.size;
}

static void write_all(int descriptor, const uint8_t *bytes, size_t size) {
  while (size > 0) {
    long count = system_call(SYS_WRITE, descriptor, (long)bytes, (long)size);
    if (count <= 0)
      halt(134);
    bytes += count;
    size -= (size_t)count;
  }
}

void write_output(const uint8_t *output, size_t size) { write_all(Journal, output, size); }

void write_debug(const char *text) { write_all(Debug, (const uint8_t *)text, strlen(text)); }
