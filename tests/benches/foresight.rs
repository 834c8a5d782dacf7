//! What a second of watching costs: `cargo bench --bench foresight`. It runs beside the window, once a second.

use std::{hint::black_box, time::Duration};

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use orfeas_studio::metrics::{History, Metric, Monitor, Reading, Sample, alert::default_rules, trend};

/// A second of steady work, a little different from the one before.
fn reading(second: u64) -> Reading {
    let wave = (second as f64 * 0.7).sin();
    Reading {
        secs: second as f64,
        memory_hits: 5 * second,
        misses: 2 * second,
        cache_bytes: 300 << 20,
        queue: 3,
        finished: second / 2,
        is_moving: true,
        stage_ms: Metric::STAGES.map(|stage| (stage, 200.0 + 20.0 * wave)).to_vec(),
        ..Reading::default()
    }
}

fn trained() -> (Monitor, u64) {
    let mut monitor = Monitor::new(default_rules()).unwrap();
    (0..600).for_each(|second| monitor.record(reading(second)));
    (monitor, 600)
}

/// Judging and learning one second: rates, forecasts, the forest's score, all rules.
fn second(criterion: &mut Criterion) {
    let (monitor, next) = trained();
    let mut group = criterion.benchmark_group("a second");
    group.measurement_time(Duration::from_secs(5));
    group.bench_function("judged", |bencher| {
        let copy = || monitor.clone();
        bencher.iter_batched_ref(copy, |monitor| monitor.record(black_box(reading(next))), BatchSize::SmallInput);
    });
    group.bench_function("learned anew", |bencher| {
        let copy = || monitor.clone();
        let learn = |monitor: &mut Monitor| monitor.expect_times_of("others");
        bencher.iter_batched_ref(copy, learn, BatchSize::SmallInput);
    });
    group.bench_function("shown", |bencher| bencher.iter(|| black_box(monitor.overview())));
    group.finish();
}

fn forecast(criterion: &mut Criterion) {
    let mut history = History::default();
    (0..300).map(f64::from).for_each(|secs| {
        history.push(Sample::new(secs).with(Metric::MemoryShare, 0.5 + 0.001 * secs + 0.01 * secs.sin()));
    });
    criterion.bench_function("forecast", |bencher| {
        bencher.iter(|| trend::full_in(black_box(&history), Metric::MemoryShare));
    });
}

criterion_group!(benches, second, forecast);
criterion_main!(benches);
