//! Holds back pictures that have not begun while memory is short, for those without a window: where the gate waits as
//! long as it takes, nobody may be there to close other programs.

use std::{thread, time::Duration};

use crate::{
    governor::pressure::{self, Pressure},
    metrics::system::{SystemProbe, SystemReading},
};

const PERIOD: Duration = Duration::from_secs(1);
/// After so long what is short stays so, and whether a picture fits is judged as it is.
const MOST_SECS: u32 = 60;

/// Waits while memory is short, a minute at most, and has `ease` called every second of it. Returns why it waited, if it
/// did, for people.
pub fn wait_out_shortage(ease: impl FnMut()) -> Option<String> {
    let mut probe = SystemProbe::new()?;
    wait_out(|| probe.read(), ease, || thread::sleep(PERIOD))
}

fn wait_out(mut read: impl FnMut() -> SystemReading, mut ease: impl FnMut(), pause: impl Fn()) -> Option<String> {
    let (mut pressure, mut reason) = (Pressure::default(), None);
    for _ in 0..MOST_SECS {
        let reading = read();
        if !pressure.observe(&reading) {
            break;
        }
        reason.get_or_insert_with(|| pressure::reason(&reading));
        ease();
        pause();
    }
    reason
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    /// What was told, and how often memory was eased, where it is back after so many seconds.
    fn waited(seconds: u32) -> (Option<String>, u32) {
        let (passed, eased) = (Cell::new(0), Cell::new(0));
        let read = || {
            let available_bytes = if passed.get() < seconds { 10 << 20 } else { 900 << 20 };
            SystemReading { available_bytes, limit_bytes: 1000 << 20, ..SystemReading::default() }
        };
        let told = wait_out(read, || eased.set(eased.get() + 1), || passed.set(passed.get() + 1));
        (told, eased.get())
    }

    #[test]
    fn it_waits_while_memory_is_short_and_no_longer_than_a_minute() {
        assert_eq!(waited(0), (None, 0));
        let (told, eased) = waited(5);
        assert!(told.unwrap().contains("10 MB of 1000 MB are left"));
        assert_eq!((eased, waited(1000).1), (5, MOST_SECS));
    }
}
