//! `orfeas bench`: what the network, the mesh and the cache cost and bring on this machine, measured in one go.

mod cache;
mod endurance;
pub mod measure;
mod memory;
mod mesh;
mod network;
mod pictures;
mod report;
mod rivals;
mod workload;

use std::sync::Arc;

use anyhow::{Context, Result};
use clap::{Args, Subcommand};

use self::report::Report;
use super::say;
use crate::{
    cache::{Cache, Limits},
    pipeline::{Input, NetworkSlot, Pipeline},
    settings::Settings,
};

/// Measure the network, the mesh and the cache on this machine. Nothing of it touches your own results.
#[derive(Debug, Args)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
    /// Print one JSON object.
    #[arg(long, global = true, conflicts_with = "markdown")]
    json: bool,
    /// Print tables in Markdown.
    #[arg(long, global = true)]
    markdown: bool,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Latency of hits and inserts, and throughput from 1 to 8 threads, beside the crates moka and quick_cache.
    Cache {
        /// Operations of each kind.
        #[arg(long, default_value_t = 100_000, value_parser = clap::value_parser!(u32).range(100..))]
        operations: u32,
    },
    /// The shape network on the processor; with --python, beside Python's ONNX Runtime.
    Network(network::Arguments),
    /// From a field to a GLB file; with --python, beside the usual packages there.
    Mesh(mesh::Arguments),
    /// Requests with duplicates through the whole pipeline, without and with the cache.
    Workload(workload::Arguments),
    /// Jobs in a loop with settings drawn by lot: does memory stay flat, do the counts add up?
    Endurance(endurance::Arguments),
}

pub fn run(arguments: &Arguments, settings: &Settings) -> Result<u8> {
    let (report, is_good): (Report, bool) = match &arguments.command {
        Command::Cache { operations } => (cache::run(*operations)?, true),
        Command::Network(network) => (network::run(network, settings)?, true),
        Command::Mesh(mesh) => (mesh::run(mesh)?, true),
        Command::Workload(workload) => workload::run(workload, settings)?,
        Command::Endurance(endurance) => endurance::run(endurance, settings)?,
    };
    say(match (arguments.json, arguments.markdown) {
        (true, _) => report.to_json().to_string(),
        (_, true) => report.to_markdown(),
        _ => report.to_text(),
    })?;
    Ok(if is_good { super::DONE } else { super::FAILED })
}

/// A folder that goes away, and a cache in it.
fn temporary_cache(limits: Limits) -> Result<(tempfile::TempDir, Arc<Cache>)> {
    let folder = tempfile::tempdir().context("no temporary folder can be made")?;
    let cache = Cache::open(limits, folder.path()).context("the cache cannot be opened")?;
    Ok((folder, Arc::new(cache)))
}

/// A pipeline without a cache, whose networks have been loaded by a first picture.
fn warm_pipeline(settings: &Settings, params: &crate::pipeline::Settings) -> Result<Pipeline> {
    let network = NetworkSlot::new(settings.generate.network.clone());
    let pipeline = Pipeline::new(Arc::new(Cache::new(Limits::OFF)), network);
    pipeline.generate(&picture(0)?, params, &|_, _| Ok(()))?;
    Ok(pipeline)
}

fn picture(number: u64) -> Result<Input> {
    let bytes = pictures::draw(number).context("a picture cannot be encoded")?;
    Ok(Input { name: format!("picture-{number}"), bytes: bytes.into(), mask: None })
}
