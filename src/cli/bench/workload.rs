//! Requests as users make them, many for pictures that were there before: without the cache and with it.

use std::{
    collections::BTreeMap,
    io,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
    time::Instant,
};

use anyhow::{Context, Result, anyhow, ensure};
use clap::Args;
use orfeas_core::{
    export::{ExportOptions, Format, export},
    progress::unwatched,
};
use serde_json::Value;

use super::{
    picture,
    pictures::Lots,
    report::{Report, rounded},
    temporary_cache, warm_pipeline,
};
use crate::{
    cache::{Cache, Hash, Limits},
    pipeline::{Pipeline, Settings as Params},
    settings::Settings,
};

#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(long, default_value_t = 72, value_parser = clap::value_parser!(u32).range(2..=10_000))]
    requests: u32,
    /// Shares of the requests, in percent, that repeat an earlier one.
    #[arg(long, value_delimiter = ',', default_value = "50,70,90", value_parser = clap::value_parser!(u32).range(0..=99))]
    duplicates: Vec<u32>,
    /// Requests in work at once.
    #[arg(long, default_value_t = 8, value_parser = clap::value_parser!(u32).range(1..=64))]
    at_once: u32,
    /// Cells along the longer side of the body.
    #[arg(long, default_value_t = 96, value_parser = clap::value_parser!(u32).range(16..=512))]
    grid: u32,
}

/// One way through all requests.
struct Pass {
    total_ms: f64,
    /// Of each request, sorted.
    request_ms: Vec<f64>,
    /// The hash of each picture's GLB file.
    files: BTreeMap<u64, Hash>,
}

/// Measures, and says whether every result was the same without and with the cache.
pub fn run(arguments: &Arguments, settings: &Settings) -> Result<(Report, bool)> {
    let params = Params { engine: settings.generate.params.engine, grid: arguments.grid as usize, ..Params::default() };
    // As `orfeas generate` has them in work: clones of one pipeline, with one network.
    let pipeline = warm_pipeline(settings, &params)?.with_at_once(arguments.at_once as usize);
    let mut rows = Vec::new();
    let mut are_same = true;
    for &duplicates in &arguments.duplicates {
        let requests = requests(arguments.requests, duplicates);
        // Each its own: a shared cache that keeps nothing would still compute once what is asked for at once.
        let without = pass(arguments.at_once, || Arc::new(Cache::new(Limits::OFF)), &pipeline, &requests, &params)?;
        let (_folder, cache) = temporary_cache(Limits::default())?;
        let with = pass(arguments.at_once, || Arc::clone(&cache), &pipeline, &requests, &params)?;
        are_same &= without.files == with.files;
        let stats = cache.stats();
        let rate = rounded(stats.hit_rate().unwrap_or_default() * 100.0, 1);
        let speed_up = rounded(without.total_ms / with.total_ms, 2);
        let row = |name: &str, pass: &Pass, rate: Value, speed_up: Value| -> Vec<Value> {
            let at = |share: f64| pass.request_ms[((pass.request_ms.len() - 1) as f64 * share).round() as usize];
            let [total, p50, p95] = [pass.total_ms, at(0.5), at(0.95)].map(|ms| rounded(ms, 1));
            vec![duplicates.into(), name.into(), total, p50, p95, rate, speed_up]
        };
        rows.push(row("no", &without, Value::Null, Value::Null));
        rows.push(row("yes", &with, rate, speed_up));
    }
    let title = format!(
        "{} requests, {} at once, engine {}, grid {}",
        arguments.requests, arguments.at_once, params.engine, params.grid
    );
    let columns = vec!["duplicates_percent", "cache", "total_ms", "p50_ms", "p95_ms", "hit_rate_percent", "speed_up"];
    let report = Report { title, columns, rows, facts: vec![("every file the same with the cache", are_same.into())] };
    Ok((report, are_same))
}

/// The numbers of the pictures asked for: each once, and the rest again, in an order drawn by lot.
fn requests(count: u32, duplicates: u32) -> Vec<u64> {
    let different = (u64::from(count) * u64::from(100 - duplicates)).div_ceil(100).max(1);
    let mut lots = Lots::new(u64::from(duplicates));
    let mut requests: Vec<u64> = (1..=different).collect();
    while requests.len() < count as usize {
        requests.push(1 + lots.below(different as usize) as u64);
    }
    lots.shuffle(&mut requests);
    requests
}

/// `cache`: for each of those in work.
fn pass(
    at_once: u32,
    cache: impl Fn() -> Arc<Cache>,
    pipeline: &Pipeline,
    requests: &[u64],
    params: &Params,
) -> Result<Pass> {
    let inputs = requests.iter().map(|&number| Ok((number, picture(number)?))).collect::<Result<Vec<_>>>()?;
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Vec::new());
    let begin = Instant::now();
    let work = |pipeline: Pipeline| -> Result<()> {
        while let Some((number, input)) = inputs.get(next.fetch_add(1, Ordering::Relaxed)) {
            let begin = Instant::now();
            let asset = pipeline.generate(input, params, &|_, _| Ok(()))?.asset;
            let ms = begin.elapsed().as_secs_f64() * 1000.0;
            done.lock().unwrap_or_else(PoisonError::into_inner).push((*number, ms, asset));
        }
        Ok(())
    };
    thread::scope(|scope| {
        let work = &work;
        let spawn = |_| {
            let pipeline = pipeline.clone().with_cache(cache());
            thread::Builder::new().name("bench".to_owned()).spawn_scoped(scope, move || work(pipeline))
        };
        let workers = (0..at_once).map(spawn).collect::<io::Result<Vec<_>>>().context("no thread can be had")?;
        workers.into_iter().try_for_each(|worker| worker.join().map_err(|_| anyhow!("a worker ended early"))?)
    })?;
    let total_ms = begin.elapsed().as_secs_f64() * 1000.0;
    let done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    let mut files = BTreeMap::new();
    for (number, _, asset) in &done {
        let glb = export(asset, Format::Glb, &ExportOptions::default(), "asset", &unwatched)?;
        let hash = blake3::hash(&glb.first().map(|file| file.bytes.clone()).unwrap_or_default());
        let first = *files.entry(*number).or_insert(hash);
        ensure!(first == hash, "picture {number} became two different meshes; please report this as a bug");
    }
    let mut request_ms: Vec<f64> = done.iter().map(|(_, ms, _)| *ms).collect();
    request_ms.sort_by(f64::total_cmp);
    Ok(Pass { total_ms, request_ms, files })
}
