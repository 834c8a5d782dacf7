//! What the program holds of memory that it has freed.

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

#[cfg(all(test, target_os = "linux", target_env = "gnu"))]
mod tests {
    use super::*;
    use crate::metrics::system::SystemProbe;

    #[test]
    fn what_was_freed_is_no_longer_held() {
        let mut probe = SystemProbe::new().unwrap();
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
