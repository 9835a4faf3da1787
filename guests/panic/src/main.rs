//! Panics, after a first line of output: a failed run is provable, and its claim says so.
//!
//! - input: any bytes
//! - witness: not used
//! - journal: "before the panic" and a line feed
//! - exit code: 101
#![no_std]
#![no_main]

nullius::entry!(main);

fn main() {
    nullius::write_output(b"before the panic\n");
    let size = nullius::read_input().len();
    panic!("this program always panics (the input has {size} bytes)");
}
