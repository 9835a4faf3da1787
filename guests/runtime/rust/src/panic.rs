//! A panic ends the program with exit code 101; its message is debug text.

use core::fmt::Write;
use core::panic::PanicInfo;

use crate::{DebugText, EXIT_PANIC, halt};

#[panic_handler]
fn panic(information: &PanicInfo) -> ! {
    let _ = writeln!(DebugText, "{information}");
    halt(EXIT_PANIC)
}
