//! Reliance on other receipts.

use core::fmt;

use crate::system_call::{BREAK, INVALID_ARGUMENT, NO_SUCH_CALL, VERIFY, system_call};

const MODULUS: u32 = 0x7F000001;

/// What a receipt without assumptions claims: the program with this id, given some witness, turned the input with this digest
/// into the journal with this digest, ended with this exit code, and was proven for this context. Digests are SHA-256.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(C)]
pub struct Claim {
    /// Eight elements below p, 32 bits each, little-endian: the bytes that receipts and `nullius` show.
    pub program_id: [u8; 32],
    pub input_digest: [u8; 32],
    pub journal_digest: [u8; 32],
    pub context: [u8; 32],
    pub exit_code: u64,
}

impl Claim {
    /// Length of the encoding, which is the layout in memory.
    pub const BYTES: usize = 136;

    /// Reads the encoding. Nothing is checked; `verify` looks at the program id.
    pub fn from_bytes(bytes: &[u8; Self::BYTES]) -> Self {
        let (digests, exit_code) = bytes.split_at(128);
        let digests = digests.as_chunks::<32>().0;
        Claim {
            program_id: digests[0],
            input_digest: digests[1],
            journal_digest: digests[2],
            context: digests[3],
            exit_code: u64::from_le_bytes(exit_code.try_into().unwrap()),
        }
    }
}

/// Nothing has been assumed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VerifyError {
    /// The program id is none: an element is not below p.
    NotCanonical,
    /// The kernel lacks the call.
    NotSupported,
}

impl fmt::Display for VerifyError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            VerifyError::NotCanonical => "the claim's program id is none",
            VerifyError::NotSupported => "the kernel cannot record claims",
        })
    }
}

impl core::error::Error for VerifyError {}

/// Relies on a claim. The machine does not know whether a proof of it exists, and the call does not fail for want of one: the
/// claim is added to the assumptions of this run, and the receipt is conditional until each of them has been resolved with a
/// receipt that proves it. So the program may take the claim for true, and nothing beyond it: compare program id and exit code
/// with those that you mean.
pub fn verify(claim: &Claim) -> Result<(), VerifyError> {
    const { assert!(size_of::<Claim>() == Claim::BYTES) };
    // SAFETY: the kernel reads the claim.
    match unsafe { system_call(VERIFY, &raw const *claim as usize, 0, 0) } {
        0 => Ok(()),
        INVALID_ARGUMENT => Err(VerifyError::NotCanonical),
        NO_SUCH_CALL => verify_on_host(claim),
        _ => Err(VerifyError::NotSupported),
    }
}

/// An operating system proves nothing, so that nothing has to be recorded; it is known by its having a break. A machine whose
/// kernel lacks the call must not pass for one that has recorded the claim.
fn verify_on_host(claim: &Claim) -> Result<(), VerifyError> {
    // SAFETY: a break of zero changes nothing.
    if unsafe { system_call(BREAK, 0, 0, 0) } == NO_SUCH_CALL {
        return Err(VerifyError::NotSupported);
    }
    let is_canonical = |bytes: &[u8; 4]| u32::from_le_bytes(*bytes) < MODULUS;
    if claim.program_id.as_chunks::<4>().0.iter().all(is_canonical) { Ok(()) } else { Err(VerifyError::NotCanonical) }
}
