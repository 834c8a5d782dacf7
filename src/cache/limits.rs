//! How much is kept, and for how long.

use std::time::Duration;

use serde::Serialize;

/// How much may be kept. Zero of `bytes` or `entries` keeps nothing in memory, zero of `disk_bytes` nothing on disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Limits {
    /// Held in memory.
    pub bytes: usize,
    /// Results in memory; files on disk are bounded by their bytes alone.
    pub entries: usize,
    pub disk_bytes: u64,
    /// Age from which a result without a time to live of its own is not used any more; zero keeps it forever.
    pub ttl: Duration,
}

impl Limits {
    /// Keeps nothing.
    pub const OFF: Self = Self { bytes: 0, entries: 0, disk_bytes: 0, ttl: Duration::ZERO };

    /// Whether an entry made `age_ms` ago is too old.
    pub(super) fn is_expired(&self, age_ms: u64, own_ttl_ms: Option<u64>) -> bool {
        let ttl_ms = own_ttl_ms.unwrap_or(self.ttl.as_millis() as u64);
        ttl_ms > 0 && age_ms >= ttl_ms
    }

    pub(super) fn keeps_in_memory(&self) -> bool {
        self.bytes > 0 && self.entries > 0
    }
}

impl Default for Limits {
    /// 1000 results in 512 MB of memory, 2 GB on disk (about 150 pictures at the default grid), for a day.
    fn default() -> Self {
        Self { bytes: 512 << 20, entries: 1000, disk_bytes: 2048 << 20, ttl: Duration::from_secs(86_400) }
    }
}
