//! Extracts one value from a JSON document (RFC 8259).
//!
//! - input: a path on the first line, the document after it. A path is member names and array indices, separated by dots:
//!   `user.addresses.0.city`. Names are compared with the document's byte for byte, escapes untouched
//! - witness: not used
//! - journal: the value as the document spells it, and a line feed
//! - exit codes: 1 the whole input is not a path and a well-formed document, 2 the document has no such value, or an object on
//!   the way has the name twice
//!
//! The claim binds the whole document by the digest of the input: who knows the document's digest learns which value it holds.
#![no_std]
#![no_main]

mod parser;

use parser::{Failure, Parser};

nullius::entry!(main);

fn main() -> u8 {
    let input = nullius::read_input();
    let Some(end) = input.iter().position(|&byte| byte == b'\n') else {
        return 1;
    };
    let (path, document) = (&input[..end], &input[end + 1..]);
    match find(path, document) {
        Ok(value) => {
            nullius::write_output(value);
            nullius::write_output(b"\n");
            0
        }
        Err(Failure::Malformed) => 1,
        Err(Failure::Missing) => 2,
    }
}

fn find<'a>(path: &[u8], document: &'a [u8]) -> Result<&'a [u8], Failure> {
    // 1. The document is well-formed, to its last byte.
    let mut value = Parser::new(document).only_value()?;
    // 2. Each step narrows it to a part.
    for step in path.split(|&byte| byte == b'.') {
        value = match value.first() {
            Some(b'{') => Parser::new(value).member(step)?,
            Some(b'[') => Parser::new(value).item(index(step)?)?,
            _ => return Err(Failure::Missing),
        };
    }
    Ok(value)
}

/// Digits only: no sign.
fn index(step: &[u8]) -> Result<usize, Failure> {
    if !step.iter().all(u8::is_ascii_digit) {
        return Err(Failure::Missing);
    }
    core::str::from_utf8(step).ok().and_then(|text| text.parse().ok()).ok_or(Failure::Missing)
}
