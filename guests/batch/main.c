// Relies on any number of claims and names them all by one root, so that one receipt, once its assumptions are resolved, stands
// for many: a claim and its path to the root are all that it takes besides. Contracts read the root, hence Keccak-256.
//   input    not used
//   witness  claims, 136 bytes each (nullius_claim), at least one
//   journal  the root, 32 bytes
//   exits    1 if the witness is no list of claims, 2 if a program id is none
// Spec §7.4: a leaf is the hash of 0x00 and a claim with the exit code big-endian, a node that of 0x01 and its two children. The
// tree has a power of two of leaves; those without a claim are zero.

#include "nullius.h"
#include "zkvm_accelerators.h"

#include <string.h>

enum { ExitCodeOffset = offsetof(nullius_claim, exit_code) };

static void leaf_of(const nullius_claim *claim, zkvm_keccak256_hash *leaf) {
  uint8_t message[1 + sizeof *claim];
  uint64_t exit_code = __builtin_bswap64(claim->exit_code);
  message[0] = 0x00;
  memcpy(message + 1, claim, ExitCodeOffset);
  memcpy(message + 1 + ExitCodeOffset, &exit_code, sizeof exit_code);
  zkvm_keccak256(message, sizeof message, leaf);
}

static void node_of(const zkvm_keccak256_hash *left, const zkvm_keccak256_hash *right, zkvm_keccak256_hash *node) {
  uint8_t message[1 + 2 * sizeof *left];
  message[0] = 0x01;
  memcpy(message + 1, left, sizeof *left);
  memcpy(message + 1 + sizeof *left, right, sizeof *right);
  zkvm_keccak256(message, sizeof message, node);
}

// Folds a level into the next, in place, until one node is left. `absent` is the root of as many levels without a claim.
static void fold(zkvm_keccak256_hash *nodes, size_t count) {
  zkvm_keccak256_hash absent = {0};
  for (; count > 1; count = (count + 1) / 2) {
    for (size_t i = 0; i < count; i += 2)
      node_of(&nodes[i], i + 1 < count ? &nodes[i + 1] : &absent, &nodes[i / 2]);
    node_of(&absent, &absent, &absent);
  }
}

int main(void) {
  const uint8_t *witness;
  size_t size;
  read_witness(&witness, &size);
  if (size == 0 || size % sizeof(nullius_claim) != 0)
    return 1;
  const nullius_claim *claims = (const nullius_claim *)witness; // The buffer is aligned to 16 bytes.
  uint32_t count = (uint32_t)(size / sizeof *claims);

  zkvm_keccak256_hash *nodes = calloc(count, sizeof *nodes);
  for (uint32_t i = 0; i < count; i++) {
    if (nullius_verify(&claims[i]) != 0)
      return 2;
    leaf_of(&claims[i], &nodes[i]);
  }
  fold(nodes, count);
  write_output(nodes[0].data, sizeof nodes[0].data);
  return 0;
}
