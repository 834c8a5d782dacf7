//! Foresight on recorded seconds: faults are found, good days are left alone, and alerts come in time.

mod trace;

use orfeas_studio::metrics::{Monitor, alert::default_rules};
use trace::{Fault, Studio};

/// Seconds of a good day before a fault, and how long it lasts.
const BEFORE_SECS: u64 = 220;
const FAULT_SECS: u64 = 60;
const TRACES_OF_EACH: u64 = 25;

fn monitor() -> Monitor {
    Monitor::new(default_rules()).unwrap()
}

/// How many seconds into its fault a trace is called unusual.
fn found_after(fault: Fault, seed: u64) -> Option<u64> {
    let (mut studio, mut monitor) = (Studio::new(seed), monitor());
    (0..BEFORE_SECS + seed % 40).for_each(|_| monitor.record(studio.next(None)));
    (0..FAULT_SECS).find(|_| {
        monitor.record(studio.next(Some(fault)));
        monitor.anomaly().is_some()
    })
}

#[test]
fn ninety_five_of_a_hundred_faults_are_found() {
    let mut found = 0;
    for fault in Fault::ALL {
        let after: Vec<_> = (0..TRACES_OF_EACH).map(|seed| found_after(fault, 1000 * fault as u64 + seed)).collect();
        let of_this = after.iter().flatten().count();
        found += of_this;
        println!("{fault:?}: {of_this} of {TRACES_OF_EACH} found, after {after:?} s");
    }
    let all = TRACES_OF_EACH as usize * Fault::ALL.len();
    assert!(found * 100 >= all * 95, "found {found} of {all}");
}

#[test]
fn on_good_days_less_than_two_seconds_in_a_hundred_are_called_unusual() {
    let (mut judged, mut wrong) = (0, 0);
    for seed in 0..20 {
        let (mut studio, mut monitor) = (Studio::new(50_000 + seed), monitor());
        let mut wrong_here = 0;
        for second in 0..600 {
            monitor.record(studio.next(None));
            judged += usize::from(second >= 120);
            wrong_here += usize::from(monitor.anomaly().is_some());
        }
        println!("seed {seed}: {wrong_here}");
        wrong += wrong_here;
    }
    assert!(wrong * 100 < judged * 2, "{wrong} of {judged} seconds");
}
