//! A heap that only grows, from the end of the program up to the stack.

use core::alloc::{GlobalAlloc, Layout};
use core::cell::UnsafeCell;

use crate::system_call::{BREAK, NO_SUCH_CALL, system_call};
use crate::{EXIT_OUT_OF_MEMORY, halt};

const STACK_RESERVE: usize = 64 << 10;
const STEP: usize = 1 << 20;

unsafe extern "C" {
    static mut __heap_start: u8;
}

/// The free part of memory; both are zero before the first use.
struct Bounds {
    next: usize,
    end: usize,
}

pub(crate) struct Heap(UnsafeCell<Bounds>);

// SAFETY: the machine has one thread.
unsafe impl Sync for Heap {}

#[global_allocator]
pub(crate) static HEAP: Heap = Heap(UnsafeCell::new(Bounds { next: 0, end: 0 }));

impl Heap {
    /// Makes `size` bytes at the returned address usable, without taking them. The machine has all its memory from the start and
    /// no system call to ask for more; an operating system has one.
    pub(crate) fn reserve(&self, align: usize, size: usize) -> usize {
        // SAFETY: one thread, and the borrow ends with this call.
        let bounds = unsafe { &mut *self.0.get() };
        if bounds.next == 0 {
            bounds.next = &raw mut __heap_start as usize;
        }
        let start = bounds.next.checked_next_multiple_of(align);
        let Some((start, end)) = start.and_then(|start| Some((start, start.checked_add(size)?))) else { halt(EXIT_OUT_OF_MEMORY) };
        if end > bounds.end {
            bounds.end = grow(end);
        }
        start
    }

    /// Takes everything below `end`, which `reserve` has made usable.
    pub(crate) fn take(&self, end: usize) {
        // SAFETY: one thread, and the borrow ends with this call.
        unsafe { (*self.0.get()).next = end };
    }

    fn next(&self) -> usize {
        // SAFETY: one thread.
        unsafe { (*self.0.get()).next }
    }
}

#[cold]
#[inline(never)]
fn grow(end: usize) -> usize {
    let marker = 0u8;
    let stack = &raw const marker as usize - STACK_RESERVE;
    if end > stack {
        halt(EXIT_OUT_OF_MEMORY);
    }
    let wanted = end.next_multiple_of(STEP).min(stack);
    // SAFETY: the call changes nothing but what lies beyond the heap.
    let granted = unsafe { system_call(BREAK, wanted, 0, 0) };
    if granted != NO_SUCH_CALL && (granted as usize) < wanted {
        halt(EXIT_OUT_OF_MEMORY);
    }
    wanted
}

// SAFETY: blocks are disjoint, aligned and never used twice.
unsafe impl GlobalAlloc for Heap {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let start = self.reserve(layout.align(), layout.size());
        self.take(start + layout.size());
        start as *mut u8
    }

    /// Fresh memory is zero.
    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller's promise is the same.
        unsafe { self.alloc(layout) }
    }

    unsafe fn dealloc(&self, _block: *mut u8, _layout: Layout) {}

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, new_size: usize) -> *mut u8 {
        if new_size <= layout.size() {
            return block;
        }
        if block as usize + layout.size() == self.next() {
            // The last block grows where it is.
            self.reserve(1, new_size - layout.size());
            self.take(block as usize + new_size);
            return block;
        }
        // SAFETY: the new block is fresh and longer than the old.
        unsafe {
            let fresh = self.alloc(Layout::from_size_align_unchecked(new_size, layout.align()));
            core::ptr::copy_nonoverlapping(block, fresh, layout.size());
            fresh
        }
    }
}
