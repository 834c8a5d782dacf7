//! Whether a job fits: what it needs, what there is, and what to do so that it fits. A failed allocation ends the whole
//! program, so that what does not fit is refused before.
//!
//! ```text
//! Profile (learned) or estimate ─► Job ─┐
//! system, address space, user ──► Room ─┼► fit ─► steps, or why not
//! pictures in work ────────────► Claims ┘
//! pictures that wait, trials ───► Verdict: together or alone
//! system, every second ─────────► Pressure
//! ```
//! Values and functions; who owns cache, networks and queue carries the steps out.

pub mod batch;
pub mod claims;
pub mod fit;
pub mod heap;
pub mod pressure;
pub mod profile;
pub mod room;

/// A number of bytes for people, in MB, rounded up.
pub fn megabytes(bytes: u64) -> String {
    format!("{} MB", bytes.div_ceil(1 << 20))
}
