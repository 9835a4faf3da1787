// Builds upon the proven run of another program: relies on a claim, and checks that a journal is the one that the claim is about.
//   input    not used
//   witness  a claim, 136 bytes (nullius_claim), then the journal of that run
//   journal  program id and input digest of that run in hexadecimal, a space between, a line feed after; then the journal of that run
//   exits    1 if the witness is shorter than a claim, 2 if the program id is none, 3 if that run failed, 4 if its journal is another
// A reader of this journal learns what a program made of an input; both are named, for any program can be claimed about. Instead of
// repeating the inner journal a program would go on with it, for instance with the state that an earlier run of itself ended in.

#include "nullius.h"
#include "text.h"
#include "zkvm_accelerators.h"

#include <string.h>

int main(void) {
  const uint8_t *witness;
  size_t size;
  read_witness(&witness, &size);
  if (size < sizeof(nullius_claim))
    return 1;
  const nullius_claim *claim = (const nullius_claim *)witness; // The buffer is aligned to 16 bytes.
  const uint8_t *journal = witness + sizeof *claim;
  size_t journal_size = size - sizeof *claim;

  if (nullius_verify(claim) != 0)
    return 2;
  if (claim->exit_code != 0)
    return 3;
  zkvm_sha256_hash digest;
  if (zkvm_sha256(journal, journal_size, &digest) != ZKVM_EOK || memcmp(digest.data, claim->journal_digest, 32) != 0)
    return 4;

  char line[64 + 1 + 64 + 1];
  format_hexadecimal(line, claim->program_id, 32);
  line[64] = ' ';
  format_hexadecimal(line + 65, claim->input_digest, 32);
  line[129] = '\n';
  write_output((const uint8_t *)line, sizeof line);
  write_output(journal, journal_size);
  return 0;
}
