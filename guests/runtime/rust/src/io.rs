//! Input, witness, journal and debug text.

use core::cell::UnsafeCell;
use core::fmt;

use crate::halt;
use crate::heap::HEAP;
use crate::system_call::{READ, WRITE, system_call};

const INPUT: usize = 0;
const JOURNAL: usize = 1;
const DEBUG: usize = 2;
const WITNESS: usize = 3;

const CHUNK: usize = 1 << 20;
const ALIGNMENT: usize = 16;

struct Stream(UnsafeCell<Option<&'static [u8]>>);

// SAFETY: the machine has one thread.
unsafe impl Sync for Stream {}

impl Stream {
    const fn new() -> Self {
        Stream(UnsafeCell::new(None))
    }

    fn read(&self, descriptor: usize) -> &'static [u8] {
        // SAFETY: one thread, and the borrow ends with this call.
        unsafe { *(*self.0.get()).get_or_insert_with(|| read_all(descriptor)) }
    }
}

/// Reads to the end, into the free heap. Bytes beyond the end of the stream are not written, so that the heap stays zero there.
fn read_all(descriptor: usize) -> &'static [u8] {
    let start = HEAP.reserve(ALIGNMENT, CHUNK);
    let mut size = 0;
    loop {
        HEAP.reserve(ALIGNMENT, size + CHUNK);
        // SAFETY: the heap has reserved these bytes and no block holds them.
        let count = unsafe { system_call(READ, descriptor, start + size, CHUNK) };
        if count <= 0 {
            break;
        }
        size += count as usize;
    }
    HEAP.take(start + size);
    // SAFETY: the bytes are initialised, belong to no block, and are never written again.
    unsafe { core::slice::from_raw_parts(start as *const u8, size) }
}

/// The public input, whole. The verifier knows its SHA-256 digest.
pub fn read_input() -> &'static [u8] {
    static STREAM: Stream = Stream::new();
    STREAM.read(INPUT)
}

/// The private witness, whole. Nothing about it is proven except what the program checks: treat it as an adversary's choice.
pub fn read_witness() -> &'static [u8] {
    static STREAM: Stream = Stream::new();
    STREAM.read(WITNESS)
}

fn write_all(descriptor: usize, mut bytes: &[u8]) {
    while !bytes.is_empty() {
        // SAFETY: the kernel reads the slice.
        let count = unsafe { system_call(WRITE, descriptor, bytes.as_ptr() as usize, bytes.len()) };
        if count <= 0 {
            halt(134);
        }
        bytes = &bytes[count as usize..];
    }
}

/// Appends to the journal, the public output. More than 2^24 bytes end the program with the exit code 0x106.
pub fn write_output(output: &[u8]) {
    write_all(JOURNAL, output);
}

/// A sink for `write!`: debug text, which is not part of what is proven.
pub struct DebugText;

impl fmt::Write for DebugText {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        write_all(DEBUG, text.as_bytes());
        Ok(())
    }
}
