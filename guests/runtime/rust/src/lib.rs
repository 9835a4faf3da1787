//! Runtime of guest programs in Rust: entry point, input and output, heap, panics, accelerated hashes, reliance on other
//! receipts. Spec §5.4.
//!
//! ```ignore
//! #![no_std]
//! #![no_main]
//! nullius::entry!(main);
//!
//! fn main() {
//!     let input = nullius::read_input();
//!     nullius::write_output(&nullius::sha256(input));
//! }
//! ```
//!
//! Link with `guests/runtime/link.ld`. The same program runs under `qemu-riscv64`: standard input is the input, file
//! descriptor 3 the witness, standard output the journal, and software replaces the accelerators.
#![no_std]

extern crate alloc;

mod claim;
mod heap;
mod io;
mod keccak256;
mod panic;
mod sha256;
mod system_call;

pub use claim::{Claim, VerifyError, verify};
pub use io::{DebugText, read_input, read_witness, write_output};
pub use keccak256::keccak256;
pub use sha256::sha256;

/// Exit code of a program whose heap met its stack.
pub const EXIT_OUT_OF_MEMORY: u8 = 222;

/// Exit code of a program that panicked.
pub const EXIT_PANIC: u8 = 101;

core::arch::global_asm!(
    ".section .text.start, \"ax\"",
    ".globl _start",
    ".type _start, @function",
    "_start:",
    "call nullius_main",
    ".size _start, . - _start",
);

/// Ends the program. The exit code is part of the claim; a verifier expects 0 unless it says otherwise.
pub fn halt(exit_code: u8) -> ! {
    loop {
        // SAFETY: `exit` takes no pointer and does not return.
        unsafe { system_call::system_call(system_call::EXIT, exit_code as usize, 0, 0) };
    }
}

/// What `main` may return: nothing, which is exit code 0, or the exit code.
pub trait ExitCode {
    /// The exit code.
    fn value(self) -> u8;
}

impl ExitCode for () {
    fn value(self) -> u8 {
        0
    }
}

impl ExitCode for u8 {
    fn value(self) -> u8 {
        self
    }
}

/// Names the function that the program runs.
#[macro_export]
macro_rules! entry {
    ($main:path) => {
        #[unsafe(no_mangle)]
        extern "C" fn nullius_main() -> ! {
            $crate::halt($crate::ExitCode::value($main()))
        }
    };
}
