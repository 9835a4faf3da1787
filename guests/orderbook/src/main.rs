//! A matching engine: limit orders meet by price, then by time.
//!
//! - input: one order to a line, `B PRICE QUANTITY` (buy), `S PRICE QUANTITY` (sell) or `C ORDER` (cancel). Numbers are decimal
//!   and below 2^64, and prices and quantities are not zero. The order on the n-th line is order n
//! - witness: not used
//! - journal: one line for each fill, in order of execution: `RESTING INCOMING PRICE QUANTITY`, where the price is that of the resting
//!   order; then `book`, the number of orders that still rest, and the SHA-256 digest of the book in hexadecimal
//! - exit code: 1 if a line has another form
//!
//! The book, as it is hashed: one line for each resting order, best first, buys before sells: `SIDE ORDER PRICE QUANTITY`.
//! A cancellation of an order that does not rest has no effect.
#![no_std]
#![no_main]

extern crate alloc;

mod book;

use alloc::string::String;
use core::fmt::Write;

use book::{Book, Side};

nullius::entry!(main);

fn main() -> u8 {
    let mut book = Book::default();
    let mut fills = String::new();
    let input = nullius::read_input();
    for (order, line) in (1..).zip(input.strip_suffix(b"\n").unwrap_or(input).split(|&byte| byte == b'\n')) {
        if input.is_empty() {
            break;
        }
        match parse(line) {
            Some(Instruction::Place { side, price, quantity }) => {
                book.place(order, side, price, quantity, |fill| {
                    let _ = writeln!(fills, "{} {} {} {}", fill.resting, order, fill.price, fill.quantity);
                });
            }
            Some(Instruction::Cancel { order }) => book.cancel(order),
            None => return 1,
        }
    }

    let mut text = String::new();
    let count = book.describe(&mut text);
    let _ = write!(fills, "book {count} ");
    for byte in nullius::sha256(text.as_bytes()) {
        let _ = write!(fills, "{byte:02x}");
    }
    fills.push('\n');
    nullius::write_output(fills.as_bytes());
    0
}

enum Instruction {
    Place { side: Side, price: u64, quantity: u64 },
    Cancel { order: u64 },
}

fn parse(line: &[u8]) -> Option<Instruction> {
    let mut words = line.split(|&byte| byte == b' ');
    let instruction = match words.next()? {
        b"B" => place(Side::Buy, &mut words)?,
        b"S" => place(Side::Sell, &mut words)?,
        b"C" => Instruction::Cancel { order: number(words.next()?)? },
        _ => return None,
    };
    words.next().is_none().then_some(instruction)
}

fn place<'a>(side: Side, words: &mut impl Iterator<Item = &'a [u8]>) -> Option<Instruction> {
    let price = number(words.next()?).filter(|&price| price > 0)?;
    let quantity = number(words.next()?).filter(|&quantity| quantity > 0)?;
    Some(Instruction::Place { side, price, quantity })
}

/// Digits only: no sign, no space.
fn number(word: &[u8]) -> Option<u64> {
    if word.is_empty() {
        return None;
    }
    word.iter().try_fold(0u64, |value, byte| {
        let digit = byte.checked_sub(b'0').filter(|&digit| digit < 10)?;
        value.checked_mul(10)?.checked_add(digit.into())
    })
}
