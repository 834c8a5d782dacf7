//! What a second of watching costs: `cargo bench --bench foresight`. It runs beside the window, once a second.
//!
//! A plain program: criterion tells no worst case, and that is what a second must not exceed.

use std::{
    hint::black_box,
    time::{Duration, Instant},
};

use orfeas_studio::{
    cli::bench::measure::{latency_of_each, percentiles},
    metrics::{Metric, Monitor, Reading, alert::default_rules, system::SystemReading},
};

/// Seconds before those measured: the history of five minutes is full then, and so is what is learned from.
const BEFORE: u64 = 1200;
/// Two hours.
const MEASURED: u64 = 7200;
const GB: f64 = 1e9;

fn main() {
    let mut monitor = Monitor::new(default_rules()).unwrap();
    let (mut plain, mut with_model, mut learning) = (Vec::new(), Vec::new(), Vec::new());
    let mut learned = None;
    // What the window shows holds the last second's history.
    let mut shown = monitor.overview();
    for second in 0..BEFORE + MEASURED {
        let reading = reading(second);
        let is_new = learned.is_some();
        let begin = Instant::now();
        if let Some(learned) = learned.take() {
            monitor.accept(learned);
        }
        monitor.record(black_box(reading));
        let lesson = monitor.take_lesson();
        if second >= BEFORE {
            if is_new { &mut with_model } else { &mut plain }.push(begin.elapsed());
        }
        if let Some(lesson) = lesson {
            let begin = Instant::now();
            learned = lesson.learn();
            learning.push(begin.elapsed());
        }
        shown = monitor.overview();
    }
    println!("{:<28} {:>6} {:>10} {:>10} {:>10}", "", "times", "p50", "p99", "most");
    report("a second judged", plain);
    report("one with a new model", with_model);
    report("learning, beside it", learning);
    let overview = latency_of_each(1000, |_| {
        black_box(monitor.overview());
    });
    println!("{:<28} {:>6} {}", "what is shown", 1000, microseconds(overview));
    black_box(shown);
}

fn report(what: &str, times: Vec<Duration>) {
    println!("{what:<28} {:>6} {}", times.len(), microseconds(percentiles(times)));
}

fn microseconds(latency: orfeas_studio::cli::bench::measure::Latency) -> String {
    let [p50, p99, most] = [latency.p50_ns, latency.p99_ns, latency.most_ns].map(|ns| ns / 1e3);
    format!("{p50:>7.0} µs {p99:>7.0} µs {most:>7.0} µs")
}

/// A second of work that is never quite like the one before.
fn reading(second: u64) -> Reading {
    let wave = |step: f64| (second as f64 * step).sin();
    Reading {
        secs: second as f64,
        memory_hits: 5 * second,
        misses: 2 * second + second / 3,
        evictions: second / 7,
        cache_bytes: (3e8 + 1e8 * wave(0.1)) as u64,
        cache_limit: 512 << 20,
        queue: 3,
        finished: second / 2,
        is_moving: true,
        stage_ms: Metric::STAGES
            .iter()
            .zip(1u8..)
            .map(|(stage, i)| (*stage, 200.0 + 20.0 * wave(0.7 / f64::from(i))))
            .collect(),
        system: Some(SystemReading {
            process_bytes: (GB + 1e8 * wave(0.3)) as u64,
            virtual_bytes: (4.0 * GB) as u64,
            available_bytes: (8.0 * GB + 0.2 * GB * wave(0.2)) as u64,
            limit_bytes: (16.0 * GB) as u64,
            cpu_share: Some(0.6 + 0.1 * wave(0.9)),
            process_cpu_share: Some(0.5 + 0.1 * wave(0.8)),
        }),
        ..Reading::default()
    }
}
