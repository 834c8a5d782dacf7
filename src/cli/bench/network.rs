//! `orfeas bench network`: how long the shape network takes on the processor, beside Python's ONNX Runtime if wanted.

use std::{
    io::Write,
    path::{Path, PathBuf},
    process::Command,
    time::Instant,
};

use anyhow::{Context, Result, ensure};
use clap::Args;
use image::{GrayImage, Luma, Rgb, RgbImage};
use orfeas_core::{foreground::Foreground, frame::Frame, progress::unwatched};
use serde::Deserialize;

use super::report::{Report, rounded};
use crate::{
    inference::{Network, NetworkInput, Options, Provider, Runtime},
    pipeline::NetworkSource,
    settings::Settings,
};

/// The same measurement in Python: `network.py FILE SIZE THREADS RUNS WARM_UP` prints a [`Times`].
const SCRIPT: &str = include_str!("network.py");
/// Runs before the first that counts.
const WARM_UP: usize = 5;
/// Side of the square cut-out that is prepared, in pixels.
const PICTURE_SIDE: u32 = 1024;

/// How many pictures run at once, and what that is called.
const BATCHES: [(usize, &str); 4] = [
    (1, "a picture, alone"),
    (2, "a picture, of 2 at once"),
    (4, "a picture, of 4 at once"),
    (8, "a picture, of 8 at once"),
];

#[derive(Debug, Args)]
pub struct Arguments {
    /// Runs that count.
    #[arg(long, default_value_t = 60, value_parser = clap::value_parser!(u32).range(1..))]
    runs: u32,
    /// Also time the same file with this Python, which needs the packages onnxruntime and numpy.
    #[arg(long, value_name = "INTERPRETER")]
    python: Option<PathBuf>,
}

/// Milliseconds.
#[derive(Debug, Clone, Copy, Deserialize)]
struct Times {
    p50: f64,
    p99: f64,
}

/// Measures on the processor, whatever else there is, because that is what every machine has.
pub fn run(arguments: &Arguments, settings: &Settings) -> Result<Report> {
    let runtime = Runtime::load()?;
    let options = Options { providers: vec![Provider::Cpu] };
    let begin = Instant::now();
    let mut network = match &settings.generate.network {
        NetworkSource::Manifest(manifest) => Network::open(runtime, manifest, &options)?,
        _ => Network::built_in(runtime, &options)?,
    };
    let load_ms = begin.elapsed().as_secs_f64() * 1000.0;

    let foreground = disc();
    let (size, runs) = (network.manifest().input.size, arguments.runs as usize);
    let prepared = times(runs, || {
        NetworkInput::from_foreground(&foreground, size);
        Ok(())
    })?;
    let input = NetworkInput::from_foreground(&foreground, size);
    let network_file = network.manifest().file.clone();
    let mut infer = || {
        network.run(&input, &unwatched)?;
        Ok(())
    };
    // Python's turn is between two halves of ours, so that a machine that becomes busier is not taken for a ratio.
    let mut ours = times(runs.div_ceil(2), &mut infer)?;
    let in_python = match (&arguments.python, &settings.generate.network) {
        (None, _) => None,
        (Some(python), NetworkSource::Manifest(manifest)) => {
            Some(in_python(python, &manifest.with_file_name(&network_file), size, runs)?)
        }
        (Some(python), _) => {
            let mut file =
                tempfile::Builder::new().suffix(".onnx").tempfile().context("no temporary file can be made")?;
            file.write_all(Network::BUILT_IN).context("the temporary file cannot be written")?;
            Some(in_python(python, file.path(), size, runs)?)
        }
    };
    ours.extend(times(runs.div_ceil(2), &mut infer)?);
    let ours = Times::of(ours);
    let alone = network.run(&input, &unwatched)?;
    let (mut together, mut is_same) = (Vec::new(), true);
    for (count, _) in BATCHES {
        let inputs = vec![&input; count];
        is_same &= network.run_together(&inputs, &unwatched)?.iter().all(|layers| *layers == alone);
        let batch = times(runs.div_ceil(count), || Ok(network.run_together(&inputs, &unwatched).map(drop)?))?;
        together.push(Times::of(batch.into_iter().map(|ms| ms / count as f64).collect()));
    }

    let row = |what: &str, times: Times| vec![what.into(), rounded(times.p50, 2), rounded(times.p99, 2)];
    let mut rows = vec![row("prepare a cut-out", Times::of(prepared)), row("run it and its mirror image", ours)];
    rows.extend(BATCHES.iter().zip(together).map(|((_, what), times)| row(what, times)));
    let mut facts = vec![
        ("load_ms", rounded(load_ms, 1)),
        ("threads", Provider::THREADS.into()),
        ("together_same_bits", is_same.into()),
    ];
    if let Some(python) = in_python {
        rows.push(row("the same in Python", python));
        facts.push(("ours_over_python", rounded(ours.p50 / python.p50, 3)));
    }
    let title = format!("Network {} {}", network.manifest().name, network.manifest().version);
    Ok(Report { title, columns: vec!["step", "p50_ms", "p99_ms"], rows, facts })
}

impl Times {
    fn of(mut milliseconds: Vec<f64>) -> Self {
        milliseconds.sort_by(f64::total_cmp);
        let at = |share: f64| milliseconds[((milliseconds.len() - 1) as f64 * share).round() as usize];
        Self { p50: at(0.5), p99: at(0.99) }
    }
}

/// Milliseconds of each run after the first few.
fn times(runs: usize, mut work: impl FnMut() -> Result<()>) -> Result<Vec<f64>> {
    let mut once = || -> Result<f64> {
        let begin = Instant::now();
        work()?;
        Ok(begin.elapsed().as_secs_f64() * 1000.0)
    };
    for _ in 0..WARM_UP {
        once()?;
    }
    (0..runs).map(|_| once()).collect()
}

/// Python's times for the same network, batch and number of threads.
fn in_python(python: &Path, network: &Path, size: usize, runs: usize) -> Result<Times> {
    let output = Command::new(python)
        .arg("-c")
        .arg(SCRIPT)
        .arg(network)
        .args([size, Provider::THREADS, runs, WARM_UP].map(|number| number.to_string()))
        .output()
        .with_context(|| format!("{} cannot be run", python.display()))?;
    let complaint = String::from_utf8_lossy(&output.stderr);
    let why = complaint.lines().last().unwrap_or("no word");
    ensure!(output.status.success(), "{} failed: {why}; it needs onnxruntime and numpy", python.display());
    serde_json::from_slice(&output.stdout).with_context(|| format!("{} did not answer with times", python.display()))
}

/// A cut-out to prepare: a disc with a slope of colors.
fn disc() -> Foreground {
    let side = PICTURE_SIDE;
    let middle = side as f32 / 2.0;
    let is_inside = |x: u32, y: u32| (x as f32 - middle).hypot(y as f32 - middle) < 0.42 * side as f32;
    Foreground {
        frame: Frame { left: 0, top: 0, side },
        color: RgbImage::from_fn(side, side, |x, y| Rgb([(x / 4) as u8, (y / 4) as u8, 128])),
        coverage: GrayImage::from_fn(side, side, |x, y| Luma([if is_inside(x, y) { 255 } else { 0 }])),
    }
}
