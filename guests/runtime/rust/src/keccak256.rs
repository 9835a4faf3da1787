//! Keccak-256 with the original padding, as Ethereum uses it, by the accelerator where there is one.

use crate::system_call::{KECCAK_F, NO_SUCH_CALL, system_call};

const RATE_BYTES: usize = 136;

#[rustfmt::skip]
const ROUND_CONSTANTS: [u64; 24] = [
    0x0000000000000001, 0x0000000000008082, 0x800000000000808A, 0x8000000080008000, 0x000000000000808B, 0x0000000080000001,
    0x8000000080008081, 0x8000000000008009, 0x000000000000008A, 0x0000000000000088, 0x0000000080008009, 0x000000008000000A,
    0x000000008000808B, 0x800000000000008B, 0x8000000000008089, 0x8000000000008003, 0x8000000000008002, 0x8000000000000080,
    0x000000000000800A, 0x800000008000000A, 0x8000000080008081, 0x8000000000008080, 0x0000000080000001, 0x8000000080008008,
];

/// Along the cycle that π makes of the lanes other than the first: where each lane comes to lie, and how far ρ turns it.
#[rustfmt::skip]
const PI_LANE: [usize; 24] = [10, 7, 11, 17, 18, 3, 5, 16, 8, 21, 24, 4, 15, 23, 19, 13, 12, 2, 20, 14, 22, 9, 6, 1];
#[rustfmt::skip]
const RHO: [u32; 24] = [1, 3, 6, 10, 15, 21, 28, 36, 45, 55, 2, 14, 27, 41, 56, 8, 25, 43, 62, 18, 39, 61, 20, 44];

fn permute_software(state: &mut [u64; 25]) {
    for constant in ROUND_CONSTANTS {
        let mut column = [0; 5];
        for (i, lane) in state.iter().enumerate() {
            column[i % 5] ^= lane;
        }
        for (i, lane) in state.iter_mut().enumerate() {
            *lane ^= column[(i + 4) % 5] ^ column[(i + 1) % 5].rotate_left(1);
        }

        let mut moving = state[1];
        for (lane, turn) in PI_LANE.into_iter().zip(RHO) {
            let replaced = state[lane];
            state[lane] = moving.rotate_left(turn);
            moving = replaced;
        }

        for row in state.as_chunks_mut::<5>().0 {
            let old = *row;
            for x in 0..5 {
                row[x] = old[x] ^ (!old[(x + 1) % 5] & old[(x + 2) % 5]);
            }
        }
        state[0] ^= constant;
    }
}

fn absorb(state: &mut [u64; 25], block: &[u8; RATE_BYTES]) {
    for (lane, bytes) in state.iter_mut().zip(block.as_chunks::<8>().0) {
        *lane ^= u64::from_le_bytes(*bytes);
    }
    // SAFETY: the kernel rewrites the state.
    let result = unsafe { system_call(KECCAK_F, state.as_mut_ptr() as usize, 0, 0) };
    if result == NO_SUCH_CALL {
        permute_software(state);
    }
}

/// The Keccak-256 digest of `data`.
pub fn keccak256(data: &[u8]) -> [u8; 32] {
    let mut state = [0; 25];
    let (blocks, rest) = data.as_chunks::<RATE_BYTES>();
    for block in blocks {
        absorb(&mut state, block);
    }

    let mut last = [0; RATE_BYTES];
    last[..rest.len()].copy_from_slice(rest);
    last[rest.len()] = 0x01;
    last[RATE_BYTES - 1] |= 0x80;
    absorb(&mut state, &last);

    let mut digest = [0; 32];
    for (bytes, lane) in digest.as_chunks_mut::<8>().0.iter_mut().zip(state) {
        *bytes = lane.to_le_bytes();
    }
    digest
}
