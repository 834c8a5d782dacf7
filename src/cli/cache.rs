//! `orfeas cache`: what is kept on disk, what that has brought so far, and how to be rid of it.

use std::{
    fmt::Write,
    path::{Path, PathBuf},
    time::Duration,
};

use anyhow::{Context, Result};
use clap::{Args, Subcommand};
use serde_json::{Value, json};

use super::{complain, say};
use crate::{
    cache::{Cache, EntryInfo, Stats, Tier, Verified, forget_recorded_stats, recorded_stats},
    settings::{CacheSettings, Settings},
};

/// Look at the kept results, check them, or clear them.
#[derive(Debug, Args)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
    /// Print JSON: one object, or one for each entry.
    #[arg(long, global = true)]
    json: bool,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// What all runs so far have looked up, found and kept.
    Stats {
        /// Begin to count anew, once they are told.
        #[arg(long)]
        reset: bool,
    },
    /// The results on disk, most recently used first.
    Entries,
    /// Limits and folder, as flags, environment and file set them.
    Config,
    /// Delete all results on disk.
    Clear,
    /// Read every file and drop those that are not as they were written; exit code 1 if there were any.
    Verify,
}

pub fn run(arguments: &Arguments, settings: &Settings) -> Result<u8> {
    let print = |text: String, object: Value| if arguments.json { say(object) } else { say(text.trim_end()) };
    if let Command::Config = arguments.command {
        print(config_text(settings), config_json(settings))?;
        return Ok(super::DONE);
    }
    let CacheSettings { limits, folder, .. } = &settings.cache;
    let folder = folder.as_ref().context("this system names no folder for caches; set CACHE_DIR")?;
    let cache = Cache::open(*limits, folder).context("the cache cannot be opened")?;
    // The first look at the folder is taken in the background.
    cache.flush();
    match arguments.command {
        Command::Stats { reset } => {
            let context = || format!("the statistics cannot be read: {}", folder.display());
            let mut stats = recorded_stats(folder).with_context(context)?;
            stats += &cache.stats();
            print(stats_text(&stats, folder), stats_json(&stats, folder))?;
            if reset {
                forget_recorded_stats(folder)
                    .with_context(|| format!("the statistics cannot be reset: {}", folder.display()))?;
            }
        }
        Command::Entries => {
            let entries = cache.disk_entries();
            for entry in entries.iter().filter(|_| arguments.json) {
                say(entry_json(entry))?;
            }
            if !arguments.json {
                say(entries_text(&entries))?;
            }
        }
        Command::Clear => {
            let before = cache.stats().disk;
            cache.clear();
            cache.flush();
            let after = cache.stats().disk;
            let (removed, bytes) = (after.removed - before.removed, before.bytes - after.bytes);
            print(
                format!("removed {removed} results, {}: {}", megabytes(bytes), folder.display()),
                json!({ "removed": removed, "bytes": bytes, "folder": folder }),
            )?;
            if after.errors > before.errors {
                anyhow::bail!("some files cannot be deleted; check the permissions of {}", folder.display());
            }
        }
        Command::Verify => {
            let verified = cache.verify();
            let Verified { entries, bytes, dropped } = &verified;
            let mut object = json!(verified);
            object["ok"] = dropped.is_empty().into();
            print(format!("{entries} results, {}, are whole: {}", megabytes(*bytes), folder.display()), object)?;
            for (path, flaw) in dropped {
                complain(format_args!("dropped a result that was {flaw}: {}", path.display()));
            }
            if !dropped.is_empty() {
                return Ok(super::FAILED);
            }
        }
        Command::Config => {}
    }
    Ok(super::DONE)
}

fn config_json(settings: &Settings) -> Value {
    let CacheSettings { is_enabled, limits, folder, .. } = &settings.cache;
    json!({
        "enabled": is_enabled,
        "max_size": limits.entries,
        "max_memory_mb": limits.bytes >> 20,
        "disk_max_mb": limits.disk_bytes >> 20,
        "ttl_seconds": limits.ttl.as_secs(),
        "dir": folder,
        "settings_file": settings.file,
    })
}

fn config_text(settings: &Settings) -> String {
    let CacheSettings { is_enabled, limits, folder, .. } = &settings.cache;
    let path = |path: &Option<PathBuf>| path.as_ref().map_or("none on this system".into(), |p| p.display().to_string());
    format!(
        "enabled         {}\nmemory          {} MB, {} results\ndisk            {} MB\ntime to live    {}\n\
         folder          {}\nsettings file   {}",
        if *is_enabled { "yes" } else { "no" },
        limits.bytes >> 20,
        limits.entries,
        limits.disk_bytes >> 20,
        if limits.ttl.is_zero() { "forever".into() } else { age(limits.ttl) },
        path(folder),
        path(&settings.file),
    )
}

fn stats_json(stats: &Stats, folder: &Path) -> Value {
    let mut object = json!(stats);
    object["folder"] = json!(folder);
    object["lookups"] = stats.lookups().into();
    object["hits"] = stats.hits().into();
    object["misses"] = stats.misses().into();
    object["hit_rate"] = stats.hit_rate().into();
    object["saved_us"] = stats.saved_us().into();
    object
}

fn stats_text(stats: &Stats, folder: &Path) -> String {
    let rate = stats.hit_rate().map(|rate| format!(" ({:.0} %)", rate * 100.0)).unwrap_or_default();
    let saved = age(Duration::from_micros(stats.saved_us()));
    let mut text = format!("folder     {}\n", folder.display());
    // Writing into a text cannot fail.
    let _ = writeln!(text, "results    {}, {}", stats.disk.entries, megabytes(stats.disk.bytes));
    let _ = writeln!(text, "look-ups   {}, {} hits{rate}, {saved} of computing saved", stats.lookups(), stats.hits());
    let _ = writeln!(text, "\n{:<10} {:>20} {:>20} {:>9}", "stage", "memory hits of", "disk hits of", "on disk");
    let of = |tier: &Tier| format!("{} of {}", tier.hits, tier.lookups());
    for (name, stage) in &stats.stages {
        let size = megabytes(stage.disk.bytes);
        let _ = writeln!(text, "{name:<10} {:>20} {:>20} {size:>9}", of(&stage.memory), of(&stage.disk));
    }
    let Tier { evicted, expired, removed, corrupt, errors, .. } = stats.disk;
    let _ = write!(
        text,
        "\nleft disk  {} too many bytes, {} too old, {expired} expired, {removed} removed, {corrupt} damaged\nerrors     \
         {errors}",
        evicted.bytes, evicted.age
    );
    text
}

fn entry_json(entry: &EntryInfo) -> Value {
    let mut object = json!(entry);
    object["saved_us"] = entry.saved_us().into();
    object
}

fn entries_text(entries: &[EntryInfo]) -> String {
    let mut text = format!(
        "{:<10} {:<16} {:>10} {:>10} {:>10} {:>5} {:>10}",
        "stage", "key", "size", "age", "unused", "uses", "saved"
    );
    for entry in entries {
        let _ = write!(
            text,
            "\n{:<10} {:.16} {:>10} {:>10} {:>10} {:>5} {:>10}",
            entry.stage,
            entry.key.to_hex().as_str(),
            megabytes(entry.bytes),
            age(entry.age),
            age(entry.unused),
            entry.uses,
            age(Duration::from_micros(entry.saved_us())),
        );
    }
    text
}

fn megabytes(bytes: u64) -> String {
    format!("{:.1} MB", bytes as f64 / f64::from(1 << 20))
}

/// A duration in the largest unit that leaves something before the point.
fn age(duration: Duration) -> String {
    let seconds = duration.as_secs_f64();
    match duration.as_secs() {
        0 => format!("{:.0} ms", seconds * 1000.0),
        1..120 => format!("{seconds:.1} s"),
        120..7200 => format!("{:.1} min", seconds / 60.0),
        7200..172_800 => format!("{:.1} h", seconds / 3600.0),
        _ => format!("{:.1} days", seconds / 86_400.0),
    }
}
