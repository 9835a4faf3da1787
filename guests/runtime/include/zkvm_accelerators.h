// The part of the zkVM standards' accelerator interface (github.com/eth-act/zkvm-standards, c-interface-accelerators)
// that this machine accelerates: names, types and status codes are those of the standard.
#ifndef ZKVM_ACCELERATORS_H
#define ZKVM_ACCELERATORS_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#define ZKVM_ALIGN8 alignas(8)
#else
#define ZKVM_ALIGN8 _Alignas(8)
#endif

typedef enum {
  ZKVM_EOK = 0,
  ZKVM_EFAIL = -1,
} zkvm_status;

typedef struct {
  ZKVM_ALIGN8 uint8_t data[32];
} zkvm_bytes_32;

typedef zkvm_bytes_32 zkvm_sha256_hash;
typedef zkvm_bytes_32 zkvm_keccak256_hash;

zkvm_status zkvm_sha256(const uint8_t *data, size_t len, zkvm_sha256_hash *output);
zkvm_status zkvm_keccak256(const uint8_t *data, size_t len, zkvm_keccak256_hash *output);

#ifdef __cplusplus
}
#endif

#endif
