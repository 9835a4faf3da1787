//! The resting orders of both sides.

use alloc::collections::BTreeMap;
use alloc::string::String;
use core::fmt::Write;

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Buy,
    Sell,
}

pub struct Fill {
    pub resting: u64,
    pub price: u64,
    pub quantity: u64,
}

/// Resting orders by rank, best first: buys by falling price, sells by rising price, then by number. Order and quantity.
type Ranked = BTreeMap<(u64, u64), u64>;

#[derive(Default)]
pub struct Book {
    buys: Ranked,
    sells: Ranked,
    /// Side and price of every resting order, for cancellations.
    resting: BTreeMap<u64, (Side, u64)>,
}

impl Side {
    /// A price as a rank: the better, the lower. Its own inverse.
    fn rank(self, price: u64) -> u64 {
        match self {
            Side::Buy => u64::MAX - price,
            Side::Sell => price,
        }
    }

    fn letter(self) -> char {
        match self {
            Side::Buy => 'B',
            Side::Sell => 'S',
        }
    }
}

impl Book {
    /// Matches an order against the other side, best first, and lets the rest of it rest.
    pub fn place(&mut self, order: u64, side: Side, price: u64, mut quantity: u64, mut report: impl FnMut(Fill)) {
        let (own, other, other_side) = match side {
            Side::Buy => (&mut self.buys, &mut self.sells, Side::Sell),
            Side::Sell => (&mut self.sells, &mut self.buys, Side::Buy),
        };
        while quantity > 0 {
            let Some(mut best) = other.first_entry() else { break };
            let (rank, resting) = *best.key();
            if rank > other_side.rank(price) {
                break;
            }
            let filled = quantity.min(*best.get());
            quantity -= filled;
            *best.get_mut() -= filled;
            if *best.get() == 0 {
                best.remove();
                self.resting.remove(&resting);
            }
            report(Fill { resting, price: other_side.rank(rank), quantity: filled });
        }
        if quantity > 0 {
            own.insert((side.rank(price), order), quantity);
            self.resting.insert(order, (side, price));
        }
    }

    pub fn cancel(&mut self, order: u64) {
        if let Some((side, price)) = self.resting.remove(&order) {
            let orders = match side {
                Side::Buy => &mut self.buys,
                Side::Sell => &mut self.sells,
            };
            orders.remove(&(side.rank(price), order));
        }
    }

    /// Writes the book, one line for each order, and returns how many there are.
    pub fn describe(&self, text: &mut String) -> usize {
        for (side, orders) in [(Side::Buy, &self.buys), (Side::Sell, &self.sells)] {
            for (&(rank, order), quantity) in orders {
                let _ = writeln!(text, "{} {} {} {}", side.letter(), order, side.rank(rank), quantity);
            }
        }
        self.resting.len()
    }
}
