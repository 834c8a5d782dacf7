//! The time of day, by which entries age; tests bring their own.

use std::time::UNIX_EPOCH;

/// Tells the time.
pub trait Clock: Send + Sync {
    /// Milliseconds since 1970.
    fn now_ms(&self) -> u64;
}

/// The system's. Entries outlive the program, so their age is told by the calendar.
pub struct SystemClock;

impl Clock for SystemClock {
    fn now_ms(&self) -> u64 {
        #[expect(clippy::disallowed_types, reason = "ages entries; no date goes into a result")]
        let now = std::time::SystemTime::now();
        // Before 1970 everything is new.
        now.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_millis() as u64)
    }
}
