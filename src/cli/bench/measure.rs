//! How operations are timed, the same for ours and for those it is compared with.

use std::{
    sync::Barrier,
    thread,
    time::{Duration, Instant},
};

/// Operations timed together: reading the clock takes about as long as a look-up.
const BATCH: u32 = 16;

/// What single operations take, in nanoseconds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Latency {
    pub p50_ns: f64,
    pub p99_ns: f64,
}

/// Times an operation, given its number, in batches of 16.
pub fn latency(operations: u32, mut operation: impl FnMut(u32)) -> Latency {
    let batches = operations.div_ceil(BATCH);
    percentiles((0..batches).map(|batch| {
        let begin = Instant::now();
        (0..BATCH).for_each(|i| operation(batch * BATCH + i));
        begin.elapsed() / BATCH
    }))
}

/// Times each operation by itself.
pub fn latency_of_each(operations: u32, mut operation: impl FnMut(u32)) -> Latency {
    percentiles((0..operations).map(|number| {
        let begin = Instant::now();
        operation(number);
        begin.elapsed()
    }))
}

/// Operations a second, in millions, of threads that do so many each, given the thread's number and the operation's.
pub fn throughput(threads: u32, operations: u32, operation: impl Fn(u32, u32) + Sync) -> f64 {
    let start = Barrier::new(threads as usize + 1);
    let taken = thread::scope(|scope| {
        for thread in 0..threads {
            let (start, operation) = (&start, &operation);
            scope.spawn(move || {
                start.wait();
                (0..operations).for_each(|number| operation(thread, number));
                start.wait();
            });
        }
        start.wait();
        let begin = Instant::now();
        start.wait();
        begin.elapsed()
    });
    f64::from(threads) * f64::from(operations) / taken.as_secs_f64() / 1e6
}

fn percentiles(times: impl Iterator<Item = Duration>) -> Latency {
    let mut ns: Vec<f64> = times.map(|time| time.as_secs_f64() * 1e9).collect();
    ns.sort_by(f64::total_cmp);
    let at = |share: f64| ns.get(((ns.len() as f64 - 1.0) * share).round() as usize).copied().unwrap_or_default();
    Latency { p50_ns: at(0.5), p99_ns: at(0.99) }
}
