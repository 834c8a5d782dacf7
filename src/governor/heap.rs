//! What the program holds of memory that it has freed. Between results that stay, the C library's heap keeps holes.

/// How much a program grows before its heap is looked through.
const GROWTH: u64 = 256 << 20;

/// Tells when it is worth while to look through the heap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Slack {
    /// The least that was held since the heap was looked through.
    least: Option<u64>,
}

impl Slack {
    /// Takes in what the program holds; returns whether it has grown so much that [`give_back`] may find something.
    pub fn observe(&mut self, process_bytes: u64) -> bool {
        let least = self.least.unwrap_or(process_bytes).min(process_bytes);
        let is_due = process_bytes >= least + GROWTH;
        self.least = (!is_due).then_some(least);
        is_due
    }
}

/// Gives freed memory back to the system, so that what is taken from then on shows as growth. Returns whether this
/// system's allocator can do that.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
#[expect(unsafe_code, reason = "a call into the C library; no memory in use is touched")]
pub fn give_back() -> bool {
    // SAFETY: glibc guards its allocator by locks of its own, and only hands back pages on which nothing lives.
    unsafe { libc::malloc_trim(0) };
    true
}

/// Gives freed memory back to the system, so that what is taken from then on shows as growth. Returns whether this
/// system's allocator can do that.
#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
pub fn give_back() -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heap_is_looked_through_once_for_each_growth() {
        let mut slack = Slack::default();
        let megabytes = [500, 700, 600, 755, 756, 740, 900, 995, 996, 1200];
        let due = megabytes.map(|megabytes| slack.observe(megabytes << 20));
        assert_eq!(due.map(u8::from), [0, 0, 0, 0, 1, 0, 0, 0, 1, 0]);
    }

    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    #[test]
    fn what_was_freed_is_no_longer_held() {
        let mut probe = crate::metrics::system::SystemProbe::new().unwrap();
        // Below the size at which each block would be a mapping of its own, with one above them that stays.
        let blocks: Vec<Vec<u8>> = (0..4096).map(|_| std::hint::black_box(vec![1; 64 << 10])).collect();
        let stays = std::hint::black_box(vec![1u8; 100]);
        let held = probe.process_bytes();
        drop(blocks);
        assert!(give_back());
        assert!(probe.process_bytes() + (128 << 20) < held);
        drop(stays);
    }
}
