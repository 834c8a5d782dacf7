//! Whether memory runs short while the program runs, with hysteresis, so that the queue does not stop and go by turns.

use super::megabytes;
use crate::metrics::system::SystemReading;

/// Memory is short where less of it is left than this share of all there is …
const LOW_SHARE: f64 = 0.05;
/// … or than this, whichever is less: a large machine need not keep gigabytes free.
const MOST_LOW_BYTES: f64 = (512u64 << 20) as f64;
/// It is over when this many times as much is left.
const RELIEF: f64 = 1.5;

/// Fed with readings; remembers whether memory was short.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Pressure {
    is_short: bool,
}

impl Pressure {
    /// Takes in a reading; returns whether memory is short.
    pub fn observe(&mut self, reading: &SystemReading) -> bool {
        let low = (reading.limit_bytes as f64 * LOW_SHARE).min(MOST_LOW_BYTES);
        let bound = if self.is_short { low * RELIEF } else { low };
        self.is_short = reading.limit_bytes > 0 && (reading.available_bytes as f64) < bound;
        self.is_short
    }
}

/// Why the queue waits, for people.
pub fn reason(reading: &SystemReading) -> String {
    format!(
        "Memory is short: {} of {} are left. The cache was made smaller, and pictures wait until there is more; close \
         other programs to go on sooner.",
        megabytes(reading.available_bytes),
        megabytes(reading.limit_bytes)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_begins_low_and_ends_higher() {
        let mut pressure = Pressure::default();
        let mut at = |available_bytes| {
            pressure.observe(&SystemReading { available_bytes, limit_bytes: 1000, ..SystemReading::default() })
        };
        assert_eq!(
            [500, 50, 49, 60, 74, 75, 60, 49].map(&mut at),
            [false, false, true, true, true, false, false, true]
        );
    }

    #[test]
    fn a_large_machine_needs_no_gigabytes_free_and_an_unknown_one_is_not_short() {
        let reading = SystemReading { available_bytes: 600 << 20, limit_bytes: 256 << 30, ..SystemReading::default() };
        assert!(!Pressure::default().observe(&reading));
        assert!(!Pressure::default().observe(&SystemReading::default()));
    }
}
