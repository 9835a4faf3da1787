//! System calls by number.

pub const READ: usize = 63;
pub const WRITE: usize = 64;
pub const EXIT: usize = 93;
pub const BREAK: usize = 214;
pub const SHA256_COMPRESS: usize = 0x4E0001;
pub const KECCAK_F: usize = 0x4E0002;
pub const VERIFY: usize = 0x4E0004;

/// The result of a call for an argument that it does not take.
pub const INVALID_ARGUMENT: isize = -22;

/// The result of a call that the kernel does not have.
pub const NO_SUCH_CALL: isize = -38;

/// # Safety
/// Pointers among the arguments must be valid for what the call does with them.
pub unsafe fn system_call(number: usize, argument0: usize, argument1: usize, argument2: usize) -> isize {
    let result: isize;
    // SAFETY: the kernel preserves all registers but a0, and touches no memory but what the arguments name.
    unsafe {
        core::arch::asm!(
            "ecall",
            in("a7") number,
            inlateout("a0") argument0 => result,
            in("a1") argument1,
            in("a2") argument2,
            options(nostack),
        );
    }
    result
}
