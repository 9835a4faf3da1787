// Reliance on other receipts. Spec §5.4, §5.7.

#include "nullius.h"
#include "system_call.h"

#include <string.h>

#define P 0x7F000001u

_Static_assert(sizeof(nullius_claim) == 136, "a claim has no gaps");

int nullius_verify(const nullius_claim *claim) {
  long result = system_call_1(SYS_VERIFY, (long)claim);
  if (result != NO_SUCH_CALL)
    return (int)result;

  // An operating system proves nothing, so that nothing has to be recorded; it is known by its having a break. A machine whose
  // kernel lacks the call must not pass for one that has recorded the claim.
  if (system_call_1(SYS_BREAK, 0) == NO_SUCH_CALL)
    return NO_SUCH_CALL;
  for (int i = 0; i < 8; i++) {
    uint32_t element;
    memcpy(&element, claim->program_id + 4 * i, 4);
    if (element >= P)
      return INVALID_ARGUMENT;
  }
  return 0;
}
