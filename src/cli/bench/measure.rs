//! How operations are timed, the same for ours and for those it is compared with.

use std::{
    io,
    sync::atomic::{AtomicBool, Ordering},
    thread,
    time::{Duration, Instant},
};

/// Operations timed together: reading the clock takes about as long as a look-up.
const BATCH: u32 = 16;

/// What single operations take, in nanoseconds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Latency {
    /// The least: what it takes where nothing else runs.
    pub best_ns: f64,
    pub p50_ns: f64,
    pub p99_ns: f64,
    pub most_ns: f64,
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
///
/// # Errors
/// The system refuses threads.
pub fn throughput(threads: u32, operations: u32, operation: impl Fn(u32, u32) + Sync) -> io::Result<f64> {
    let has_begun = AtomicBool::new(false);
    let taken = thread::scope(|scope| {
        let spawn = |number_of_thread| {
            let (has_begun, operation) = (&has_begun, &operation);
            thread::Builder::new().name("bench".to_owned()).spawn_scoped(scope, move || {
                while !has_begun.load(Ordering::Acquire) {
                    thread::yield_now();
                }
                (0..operations).for_each(|number| operation(number_of_thread, number));
            })
        };
        let spawned: io::Result<Vec<_>> = (0..threads).map(spawn).collect();
        let begin = Instant::now();
        // Also where one is missing: the others must end.
        has_begun.store(true, Ordering::Release);
        let all_ended = spawned?.into_iter().all(|thread| thread.join().is_ok());
        if !all_ended {
            return Err(io::Error::other("a measured operation failed"));
        }
        Ok(begin.elapsed())
    })?;
    Ok(f64::from(threads) * f64::from(operations) / taken.as_secs_f64() / 1e6)
}

/// Of times taken elsewhere; zeros of none.
pub fn percentiles(times: impl IntoIterator<Item = Duration>) -> Latency {
    let mut ns: Vec<f64> = times.into_iter().map(|time| time.as_secs_f64() * 1e9).collect();
    ns.sort_by(f64::total_cmp);
    let at = |share: f64| ns.get(((ns.len() as f64 - 1.0) * share).round() as usize).copied().unwrap_or_default();
    Latency { best_ns: at(0.0), p50_ns: at(0.5), p99_ns: at(0.99), most_ns: at(1.0) }
}
