//! Many jobs under a small cache: memory must stay flat, and the counts must add up.

use anyhow::{Context, Result};
use clap::Args;
use serde_json::Value;
use sysinfo::{Pid, ProcessRefreshKind, ProcessesToUpdate, System};

use super::{
    picture,
    pictures::Lots,
    report::{Report, rounded},
    temporary_cache, warm_pipeline,
};
use crate::{
    cache::{Cache, Limits},
    pipeline::{EngineChoice, Settings as Params, Smoothing},
    settings::Settings,
};

/// Rows of the report.
const ROWS: u32 = 20;
/// Those that work everywhere.
const ENGINES: [EngineChoice; 3] = [EngineChoice::Auto, EngineChoice::Silhouette, EngineChoice::Relief];
/// Memory may end this much above what it was after the warm-up.
const MOST_GROWTH: f64 = 0.1;

#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(long, default_value_t = 2000, value_parser = clap::value_parser!(u32).range(20..))]
    jobs: u32,
    /// Limit of the cache in memory; on disk it is twice as much.
    #[arg(long, value_name = "MB", default_value_t = 256, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    memory: u32,
    /// Different pictures among the jobs.
    #[arg(long, default_value_t = 24, value_parser = clap::value_parser!(u32).range(1..))]
    pictures: u32,
}

/// Measures, and says whether all counts add up and memory stayed flat.
pub fn run(arguments: &Arguments, settings: &Settings) -> Result<(Report, bool)> {
    let memory = u64::from(arguments.memory) << 20;
    let (_folder, cache) =
        temporary_cache(Limits { bytes: memory as usize, disk_bytes: memory * 2, ..Limits::default() })?;
    let first = Params { engine: settings.generate.params.engine, grid: 16, ..Params::default() };
    let pipeline = warm_pipeline(settings, &first)?.with_cache(std::sync::Arc::clone(&cache));
    let inputs = (0..arguments.pictures).map(|number| picture(u64::from(number))).collect::<Result<Vec<_>>>()?;
    let mut lots = Lots::new(u64::from(arguments.jobs));
    let mut rows = Vec::new();
    let mut process_bytes = Vec::new();
    let mut adds_up = true;
    for job in 1..=arguments.jobs {
        let engine = ENGINES[lots.below(ENGINES.len())];
        let params = Params {
            engine,
            grid: 16 + lots.below(80),
            smoothing: Smoothing::new(lots.below(6) as f32 / 16.0),
            ..first
        };
        pipeline.generate(&inputs[lots.below(inputs.len())], &params, &|_, _| Ok(()))?;
        if job % arguments.jobs.div_ceil(ROWS) == 0 || job == arguments.jobs {
            adds_up &= sums_hold(&cache);
            let (stats, process) = (cache.stats(), process_memory()?);
            process_bytes.push(process);
            let rate = rounded(stats.hit_rate().unwrap_or_default() * 100.0, 1);
            let mut row: Vec<Value> = vec![job.into(), megabytes(process), megabytes(stats.memory.bytes)];
            row.extend([megabytes(stats.disk.bytes), stats.memory.evicted.total().into(), rate]);
            rows.push(row);
        }
    }
    let (warm, end) = (process_bytes[process_bytes.len() / 2], process_bytes[process_bytes.len() - 1]);
    let growth = end as f64 / warm as f64 - 1.0;
    let stats = cache.stats();
    let is_bounded = stats.memory.peak_bytes <= memory;
    let is_flat = growth <= MOST_GROWTH;
    let report = Report {
        title: format!("{} jobs under a cache of {} MB", arguments.jobs, arguments.memory),
        columns: vec!["job", "process_mb", "cache_mb", "disk_mb", "evictions", "hit_rate_percent"],
        rows,
        facts: vec![
            ("counts add up", adds_up.into()),
            ("memory of the cache stayed within its limit", is_bounded.into()),
            ("growth of the process over the second half, percent", rounded(growth * 100.0, 1)),
            ("memory is flat", is_flat.into()),
        ],
    };
    Ok((report, adds_up && is_bounded && is_flat))
}

/// Every sum of the statistics, at a moment when nothing is under way.
fn sums_hold(cache: &Cache) -> bool {
    cache.flush();
    let (stats, held) = (cache.stats(), cache.entries());
    let balances = [&stats.memory, &stats.disk].iter().all(|tier| tier.balance() == tier.entries as i64);
    let bytes: u64 = held.iter().map(|entry| entry.bytes).sum();
    let stages: u64 = stats.stages.values().map(|stage| stage.memory.lookups()).sum();
    balances
        && (held.len() as u64, bytes) == (stats.memory.entries, stats.memory.bytes)
        && stages == stats.lookups()
        && stats.hits() + stats.misses() == stats.lookups()
}

fn process_memory() -> Result<u64> {
    let pid = Pid::from_u32(std::process::id());
    let mut system = System::new().ok().context("this system does not tell how much memory a process holds")?;
    let kind = ProcessRefreshKind::nothing().with_memory();
    system.refresh_processes_specifics(ProcessesToUpdate::Some(&[pid]), true, kind);
    Ok(system.process(pid).map_or(0, |process| process.memory()))
}

fn megabytes(bytes: u64) -> Value {
    rounded(bytes as f64 / f64::from(1 << 20), 1)
}
