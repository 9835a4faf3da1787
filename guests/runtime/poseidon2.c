// Poseidon2 over KoalaBear, width 16: 4 + 20 + 4 rounds, S-box x^3, the constants that Plonky3 publishes (Grain LFSR with field 1,
// exponent 3, 31 bits, width 16, 8 full and 20 partial rounds). By the accelerator where there is one. Spec §5.4.

#include "nullius.h"
#include "system_call.h"

enum { Width = 16, HalfFullRounds = 4, PartialRounds = 20 };

#define P 0x7F000001ull

static const uint32_t initial_constants[HalfFullRounds][Width] = {
  {0x7EE56A48, 0x11367045, 0x12E41941, 0x7EBBC12B, 0x1970B7D5, 0x662B60E8, 0x3E4990C6, 0x679F91F5,
   0x350813BB, 0x00874AD4, 0x28A0081A, 0x18FA5872, 0x5F25B071, 0x5E5D5998, 0x5E6FD3E7, 0x5B2E2660},
  {0x6F1837BF, 0x3FE6182B, 0x1EDD7AC5, 0x57470D00, 0x43D486D5, 0x1982C70F, 0x0EA53AF9, 0x61D6165B,
   0x51639C00, 0x2DEC352C, 0x2950E531, 0x2D2CB947, 0x08256CEF, 0x1A0109F6, 0x1F51FAF3, 0x5CEF1C62},
  {0x3D65E50E, 0x33D91626, 0x133D5A1E, 0x0FF49B0D, 0x38900CD1, 0x2C22CC3F, 0x28852BB2, 0x06C65A02,
   0x7B2CF7BC, 0x68016E1A, 0x15E16BC0, 0x5248149A, 0x6DD212A0, 0x18D6830A, 0x5001BE82, 0x64DAC34E},
  {0x5902B287, 0x426583A0, 0x0C921632, 0x3FE028A5, 0x245F8E49, 0x43BB297E, 0x7873DBD9, 0x3CC987DF,
   0x286BB4CE, 0x640A8DCD, 0x512A8E36, 0x03A4CF55, 0x481837A2, 0x03D6DA84, 0x73726AC7, 0x760E7FDF},
};

static const uint32_t partial_constants[PartialRounds] = {
  0x54DFEB5D, 0x7D40AFD6, 0x722CB316, 0x106A4573, 0x45A7CCDB, 0x44061375, 0x154077A5, 0x45744FAA,
  0x4EB5E5EE, 0x3794E83F, 0x47C7093C, 0x5694903C, 0x69CB6299, 0x373DF84C, 0x46A0DF58, 0x46B8758A,
  0x3241EBCB, 0x0B09D233, 0x1AF42357, 0x1E66CEC2,
};

static const uint32_t final_constants[HalfFullRounds][Width] = {
  {0x43E7DC24, 0x259A5D61, 0x27E85A3B, 0x1B9133FA, 0x343E5628, 0x485CD4C2, 0x16E269F5, 0x165B60C6,
   0x25F683D9, 0x124F81F9, 0x174331F9, 0x77344DC5, 0x5A821DBA, 0x5FC4177F, 0x54153BF5, 0x5E3F1194},
  {0x3BDBF191, 0x088C84A3, 0x68256C9B, 0x3C90BBC6, 0x6846166A, 0x03F4238D, 0x463335FB, 0x5E3D3551,
   0x6E59AE6F, 0x32D06CC0, 0x596293F3, 0x6C87EDB2, 0x08FC60B5, 0x34BCCA80, 0x24F007F3, 0x62731C6F},
  {0x1E1DB6C6, 0x0CA409BB, 0x585C1E78, 0x56E94EDC, 0x16D22734, 0x18E11467, 0x7B2C3730, 0x770075E4,
   0x35D1B18C, 0x22BE3DB5, 0x4FB1FBB7, 0x477CB3ED, 0x7D5311C6, 0x5B62AE7D, 0x559C5FA8, 0x77F15048},
  {0x3211570B, 0x490FEF6A, 0x77EC311F, 0x2247171B, 0x4E0AC711, 0x2EDF69C9, 0x3B5A8850, 0x65809421,
   0x5619B4AA, 0x362019A7, 0x6BF9D4ED, 0x5B413DFF, 0x617E181E, 0x5E7AB57B, 0x33AD7833, 0x3466C7CA},
};

// The matrix of a partial round is the all-one matrix plus this diagonal:
// -2, 1, 2, 1/2, 3, 4, -1/2, -3, -4, 1/2^8, 1/2^3, 1/2^24, -1/2^8, -1/2^3, -1/2^4, -1/2^24.
static const uint32_t diagonal[Width] = {
  0x7EFFFFFF, 0x00000001, 0x00000002, 0x3F800001, 0x00000003, 0x00000004, 0x3F800000, 0x7EFFFFFE,
  0x7EFFFFFD, 0x7E810001, 0x6F200001, 0x7EFFFF82, 0x007F0000, 0x0FE00000, 0x07F00000, 0x0000007F,
};

static inline uint64_t cube(uint64_t x) { return x * x % P * x % P; }

// circ(2M, M, M, M) with M = circ(2, 3, 1, 1); every sum is below 64 p.
static void mix_full(uint64_t state[Width]) {
  uint64_t sums[4] = {0, 0, 0, 0};
  for (int i = 0; i < Width; i += 4) {
    uint64_t a = state[i], b = state[i + 1], c = state[i + 2], d = state[i + 3];
    uint64_t all = a + b + c + d;
    state[i] = all + a + 2 * b;
    state[i + 1] = all + b + 2 * c;
    state[i + 2] = all + c + 2 * d;
    state[i + 3] = all + d + 2 * a;
    for (int j = 0; j < 4; j++)
      sums[j] += state[i + j];
  }
  for (int i = 0; i < Width; i++)
    state[i] = (state[i] + sums[i % 4]) % P;
}

static void full_rounds(uint64_t state[Width], const uint32_t constants[HalfFullRounds][Width]) {
  for (int round = 0; round < HalfFullRounds; round++) {
    for (int i = 0; i < Width; i++)
      state[i] = cube((state[i] + constants[round][i]) % P);
    mix_full(state);
  }
}

static void partial_rounds(uint64_t state[Width]) {
  for (int round = 0; round < PartialRounds; round++) {
    state[0] = cube((state[0] + partial_constants[round]) % P);
    uint64_t sum = 0;
    for (int i = 0; i < Width; i++)
      sum += state[i];
    for (int i = 0; i < Width; i++)
      state[i] = (state[i] * diagonal[i] + sum) % P;
  }
}

int nullius_poseidon2_software(uint32_t elements[Width]) {
  uint64_t state[Width];
  for (int i = 0; i < Width; i++) {
    if (elements[i] >= P)
      return INVALID_ARGUMENT;
    state[i] = elements[i];
  }
  mix_full(state);
  full_rounds(state, initial_constants);
  partial_rounds(state);
  full_rounds(state, final_constants);
  for (int i = 0; i < Width; i++)
    elements[i] = (uint32_t)state[i];
  return 0;
}

int nullius_poseidon2(uint32_t state[Width]) {
  long result = system_call_1(SYS_POSEIDON2, (long)state);
  return result == NO_SUCH_CALL ? nullius_poseidon2_software(state) : (int)result;
}
