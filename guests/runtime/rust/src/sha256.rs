//! SHA-256 (FIPS 180-4), by the accelerator where there is one.

use crate::system_call::{NO_SUCH_CALL, SHA256_COMPRESS, system_call};

const BLOCK_BYTES: usize = 64;

#[rustfmt::skip]
const ROUND_CONSTANTS: [u32; 64] = [
    0x428A2F98, 0x71374491, 0xB5C0FBCF, 0xE9B5DBA5, 0x3956C25B, 0x59F111F1, 0x923F82A4, 0xAB1C5ED5,
    0xD807AA98, 0x12835B01, 0x243185BE, 0x550C7DC3, 0x72BE5D74, 0x80DEB1FE, 0x9BDC06A7, 0xC19BF174,
    0xE49B69C1, 0xEFBE4786, 0x0FC19DC6, 0x240CA1CC, 0x2DE92C6F, 0x4A7484AA, 0x5CB0A9DC, 0x76F988DA,
    0x983E5152, 0xA831C66D, 0xB00327C8, 0xBF597FC7, 0xC6E00BF3, 0xD5A79147, 0x06CA6351, 0x14292967,
    0x27B70A85, 0x2E1B2138, 0x4D2C6DFC, 0x53380D13, 0x650A7354, 0x766A0ABB, 0x81C2C92E, 0x92722C85,
    0xA2BFE8A1, 0xA81A664B, 0xC24B8B70, 0xC76C51A3, 0xD192E819, 0xD6990624, 0xF40E3585, 0x106AA070,
    0x19A4C116, 0x1E376C08, 0x2748774C, 0x34B0BCB5, 0x391C0CB3, 0x4ED8AA4A, 0x5B9CCA4F, 0x682E6FF3,
    0x748F82EE, 0x78A5636F, 0x84C87814, 0x8CC70208, 0x90BEFFFA, 0xA4506CEB, 0xBEF9A3F7, 0xC67178F2,
];

/// Aligned to dwords, as the accelerator takes operands in place.
#[repr(align(8))]
struct State([u32; 8]);

#[repr(align(8))]
struct Block([u8; BLOCK_BYTES]);

fn compress_software(state: &mut [u32; 8], block: &[u8; BLOCK_BYTES]) {
    let mut schedule = [0u32; 64];
    for (word, bytes) in schedule.iter_mut().zip(block.as_chunks::<4>().0) {
        *word = u32::from_be_bytes(*bytes);
    }
    for i in 16..64 {
        let (early, late) = (schedule[i - 15], schedule[i - 2]);
        let early = early.rotate_right(7) ^ early.rotate_right(18) ^ (early >> 3);
        let late = late.rotate_right(17) ^ late.rotate_right(19) ^ (late >> 10);
        schedule[i] = schedule[i - 16].wrapping_add(early).wrapping_add(schedule[i - 7]).wrapping_add(late);
    }

    let [mut a, mut b, mut c, mut d, mut e, mut f, mut g, mut h] = *state;
    for i in 0..64 {
        let sum = e.rotate_right(6) ^ e.rotate_right(11) ^ e.rotate_right(25);
        let choice = g ^ (e & (f ^ g));
        let t1 = h.wrapping_add(sum).wrapping_add(choice).wrapping_add(ROUND_CONSTANTS[i]).wrapping_add(schedule[i]);
        let sum = a.rotate_right(2) ^ a.rotate_right(13) ^ a.rotate_right(22);
        let majority = (a & b) | (c & (a | b));
        (h, g, f, e) = (g, f, e, d.wrapping_add(t1));
        (d, c, b, a) = (c, b, a, t1.wrapping_add(sum).wrapping_add(majority));
    }
    for (word, addend) in state.iter_mut().zip([a, b, c, d, e, f, g, h]) {
        *word = word.wrapping_add(addend);
    }
}

fn compress(state: &mut State, block: &[u8; BLOCK_BYTES]) {
    // SAFETY: the kernel reads the block and rewrites the state.
    let result = unsafe { system_call(SHA256_COMPRESS, state.0.as_mut_ptr() as usize, block.as_ptr() as usize, 0) };
    if result == NO_SUCH_CALL {
        compress_software(&mut state.0, block);
    }
}

/// The SHA-256 digest of `data`.
pub fn sha256(data: &[u8]) -> [u8; 32] {
    let mut state = State([0x6A09E667, 0xBB67AE85, 0x3C6EF372, 0xA54FF53A, 0x510E527F, 0x9B05688C, 0x1F83D9AB, 0x5BE0CD19]);
    let (blocks, rest) = data.as_chunks::<BLOCK_BYTES>();
    for block in blocks {
        compress(&mut state, block);
    }

    let mut last = Block([0; BLOCK_BYTES]);
    last.0[..rest.len()].copy_from_slice(rest);
    last.0[rest.len()] = 0x80;
    if rest.len() + 1 + 8 > BLOCK_BYTES {
        compress(&mut state, &last.0);
        last.0.fill(0);
    }
    last.0[BLOCK_BYTES - 8..].copy_from_slice(&(data.len() as u64 * 8).to_be_bytes());
    compress(&mut state, &last.0);

    let mut digest = [0; 32];
    for (bytes, word) in digest.as_chunks_mut::<4>().0.iter_mut().zip(state.0) {
        *bytes = word.to_be_bytes();
    }
    digest
}
