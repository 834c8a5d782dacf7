//! `orfeas generate`: pictures on disk become meshes on disk.

use std::{
    collections::BTreeSet,
    fs,
    io::IsTerminal,
    path::{Path, PathBuf},
    sync::Arc,
    time::Instant,
};

use anyhow::{Context, Result, bail};
use clap::{Args, error::ErrorKind};
use indicatif::{ProgressBar, ProgressStyle};
use orfeas_core::{export::Format, relief::ReliefParams};
use serde::Serialize;
use serde_json::{Value, json};

use crate::{
    cache::{Cache, Limits},
    input, output,
    pipeline::{
        EngineChoice, Finished, Input, NetworkSlot, NetworkSource, Origin, Pipeline, Settings, Stage, StageRun,
    },
};

/// Turn pictures into meshes.
#[derive(Debug, Args)]
pub struct Arguments {
    /// Pictures, or folders of pictures.
    #[arg(required = true)]
    inputs: Vec<PathBuf>,
    /// A mesh file (for one picture), or a folder: NAME.png becomes FOLDER/NAME.glb.
    #[arg(long)]
    out: PathBuf,
    /// File formats: glb, obj, stl, ply [default: that of --out, or glb].
    #[arg(long, value_delimiter = ',', env = "ORFEAS_FORMAT")]
    format: Vec<Format>,
    /// auto, orfeas, silhouette or relief.
    #[arg(long, default_value = "auto", env = "ORFEAS_ENGINE")]
    engine: EngineChoice,
    /// Cells along the longer side of the body.
    #[arg(long, default_value_t = crate::pipeline::DEFAULT_GRID, value_parser = parse_grid, env = "ORFEAS_GRID")]
    grid: usize,
    /// A picture of the subject's mask, white or opaque where the subject is (for one picture).
    #[arg(long)]
    mask: Option<PathBuf>,
    /// The manifest of a network to run instead of the built-in one.
    #[arg(long, value_name = "MANIFEST", env = "ORFEAS_NETWORK")]
    network: Option<PathBuf>,
    /// Keep no results in memory.
    #[arg(long)]
    no_cache: bool,
    /// Print one JSON object for each picture.
    #[arg(long)]
    json: bool,
    /// Print nothing but errors.
    #[arg(long)]
    quiet: bool,
    #[command(flatten)]
    relief: ReliefArguments,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "Relief engine")]
struct ReliefArguments {
    /// Longer side of the plate in mm.
    #[arg(long, value_name = "MM", default_value_t = ReliefParams::default().width_mm, value_parser = parse_millimeters)]
    relief_width: f32,
    /// Thickness of the plate in mm.
    #[arg(long, value_name = "MM", default_value_t = ReliefParams::default().base_mm, value_parser = parse_millimeters)]
    relief_base: f32,
    /// Least thickness of the relief above the plate in mm.
    #[arg(long, value_name = "MM", default_value_t = ReliefParams::default().thickness_mm, value_parser = parse_millimeters)]
    relief_thickness: f32,
    /// From the lowest to the highest point of the relief in mm.
    #[arg(long, value_name = "MM", default_value_t = ReliefParams::default().depth_mm, value_parser = parse_millimeters)]
    relief_depth: f32,
    /// Dark is high, for lithophanes.
    #[arg(long)]
    relief_invert: bool,
}

fn parse_grid(text: &str) -> Result<usize, String> {
    let range = crate::pipeline::GRID_RANGE;
    text.parse()
        .ok()
        .filter(|grid| range.contains(grid))
        .ok_or_else(|| format!("expected a whole number from {} to {}", range.start(), range.end()))
}

fn parse_millimeters(text: &str) -> Result<f32, String> {
    let value: Option<f32> = text.parse().ok();
    value.filter(|mm| (0.05..=2000.0).contains(mm)).ok_or_else(|| "expected 0.05 to 2000 mm".to_owned())
}

/// Runs every input; returns the exit code.
pub fn run(arguments: &Arguments) -> Result<u8> {
    let inputs = list_inputs(&arguments.inputs);
    let targets = Targets::new(arguments, &inputs)?;
    let limits = if arguments.no_cache { Limits { bytes: 0, entries: 0 } } else { Limits::default() };
    let network = arguments.network.clone().map_or(NetworkSource::BuiltIn, NetworkSource::Manifest);
    let mut pipeline = Pipeline::new(Arc::new(Cache::new(limits)), NetworkSlot::new(network));
    let settings = arguments.settings();
    let mut failures = 0;
    let mut taken = BTreeSet::new();
    for input in inputs {
        let begin = Instant::now();
        let made = input.and_then(|path| {
            let stem = targets.stem(&path, &mut taken);
            let made = make(&mut pipeline, &path, &stem, &targets, arguments, &settings);
            made.map_err(|error| (path.clone(), error)).map(|made| (path, made))
        });
        let total_ms = begin.elapsed().as_secs_f64() * 1000.0;
        match &made {
            Ok((path, made)) if arguments.json => println!("{}", made.to_json(path, total_ms)),
            Ok((path, made)) if !arguments.quiet => made.print(path, total_ms),
            Ok(_) => {}
            Err((path, error)) => {
                failures += 1;
                eprintln!("orfeas: {}: {}", path.display(), one_line(error));
                if arguments.json {
                    println!("{}", failure_json(path, error, total_ms));
                }
            }
        }
    }
    Ok(if failures == 0 { super::DONE } else { super::FAILED })
}

impl Arguments {
    fn settings(&self) -> Settings {
        let relief = ReliefParams {
            width_mm: self.relief.relief_width,
            base_mm: self.relief.relief_base,
            thickness_mm: self.relief.relief_thickness,
            depth_mm: self.relief.relief_depth,
            invert: self.relief.relief_invert,
            ..ReliefParams::default()
        };
        Settings { engine: self.engine, grid: self.grid, relief, ..Settings::default() }
    }
}

/// The pictures that the arguments mean. A folder stands for the pictures right inside it, in order of name.
fn list_inputs(inputs: &[PathBuf]) -> Vec<Result<PathBuf, (PathBuf, anyhow::Error)>> {
    let mut list = Vec::new();
    for folder in inputs {
        if !folder.is_dir() {
            list.push(Ok(folder.clone()));
            continue;
        }
        match input::pictures_in(folder) {
            Ok(pictures) => list.extend(pictures.into_iter().map(Ok)),
            Err(error) => list.push(Err((folder.clone(), error.into()))),
        }
    }
    list
}

/// Where meshes go, and in which formats.
struct Targets {
    folder: PathBuf,
    /// The name of the only mesh, where `--out` names a file.
    stem: Option<String>,
    formats: Vec<Format>,
}

impl Targets {
    fn new(arguments: &Arguments, inputs: &[Result<PathBuf, (PathBuf, anyhow::Error)>]) -> Result<Self> {
        let out = &arguments.out;
        let extension = out.extension().and_then(|e| e.to_str()).filter(|_| !out.is_dir());
        let mut formats = arguments.format.clone();
        formats.sort();
        formats.dedup();
        let Some(extension) = extension else {
            if arguments.mask.is_some() && inputs.len() != 1 {
                wrong_usage("--mask fits one picture; give a single one");
            }
            fs::create_dir_all(out).with_context(|| format!("the folder cannot be made: {}", out.display()))?;
            let formats = if formats.is_empty() { vec![Format::Glb] } else { formats };
            return Ok(Self { folder: out.clone(), stem: None, formats });
        };
        let Ok(format) = extension.parse::<Format>() else {
            wrong_usage(&format!(
                "--out names a file of unknown format .{extension}; use glb, obj, stl, ply, or a folder"
            ));
        };
        if inputs.len() != 1 {
            wrong_usage("--out names a single file, but there are several pictures; name a folder");
        }
        if !formats.contains(&format) {
            formats.insert(0, format);
        }
        let folder = out.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new(".")).to_owned();
        if !folder.is_dir() {
            bail!("the folder of --out does not exist; make it first: {}", folder.display());
        }
        Ok(Self { folder, stem: out.file_stem().map(|s| s.to_string_lossy().into_owned()), formats })
    }

    /// The name of an input's files. Inputs of the same name get numbers, so that none overwrites another's mesh.
    fn stem(&self, input: &Path, taken: &mut BTreeSet<String>) -> String {
        let name = input.file_stem().map_or_else(|| "mesh".into(), |s| s.to_string_lossy().into_owned());
        let name = self.stem.clone().unwrap_or(name);
        let numbered = (2..).map(|n| format!("{name}-{n}"));
        let mut names = std::iter::once(name.clone()).chain(numbered);
        let free = names.find(|name| !taken.contains(&name.to_lowercase())).unwrap_or(name);
        taken.insert(free.to_lowercase());
        free
    }
}

/// Ends the program as the parser does on wrong usage: one message on stderr, exit code 2.
fn wrong_usage(message: &str) -> ! {
    clap::Command::new("orfeas").error(ErrorKind::ValueValidation, message).exit()
}

/// A mesh and the files it went to.
struct Made {
    finished: Finished,
    export: StageRun,
    files: Vec<PathBuf>,
}

fn make(
    pipeline: &mut Pipeline,
    path: &Path,
    stem: &str,
    targets: &Targets,
    arguments: &Arguments,
    settings: &Settings,
) -> Result<Made> {
    let bytes = input::read_file(path)?;
    let mask = match &arguments.mask {
        Some(mask) => Some(input::read_file(mask).with_context(|| format!("mask {}", mask.display()))?.into()),
        None => None,
    };
    let input = Input { name: stem.to_owned(), bytes: bytes.into(), mask };
    let bar = progress_bar(arguments, path);
    let watch = |stage: Stage, share: f32| {
        bar.set_message(stage.name());
        bar.set_position((stage.overall(share) * 100.0) as u64);
        Ok(())
    };
    let finished = pipeline.generate(&input, settings, &watch);
    let exported = finished.map_err(anyhow::Error::from).and_then(|finished| {
        let begin = Instant::now();
        let files = output::export(&finished.asset, &targets.formats, &targets.folder, stem, &|share| {
            watch(Stage::Export, share)
        })?;
        let ms = begin.elapsed().as_secs_f64() * 1000.0;
        Ok(Made { finished, export: StageRun { stage: Stage::Export, ms, origin: Origin::Computed }, files })
    });
    bar.finish_and_clear();
    exported
}

fn progress_bar(arguments: &Arguments, path: &Path) -> ProgressBar {
    if arguments.quiet || arguments.json || !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    // The template is a constant; a bar without style still counts.
    let style = ProgressStyle::with_template("{prefix:24!} {bar:32} {percent:>3} % {msg}");
    ProgressBar::new(100).with_prefix(name).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

impl Made {
    fn stages(&self) -> impl Iterator<Item = &StageRun> {
        self.finished.stages.iter().chain([&self.export])
    }

    fn print(&self, path: &Path, total_ms: f64) {
        let Finished { engine, provider, fallback, report, cleaned, .. } = &self.finished;
        println!("{}", path.display());
        let provider = provider.map(|p| format!(" on {p}")).unwrap_or_default();
        println!("  engine   {engine}{provider}");
        if let Some(reason) = fallback {
            println!("  instead  of the network: {reason}");
        }
        let closed = if report.watertight { "watertight" } else { "not watertight" };
        let bodies = if cleaned.bodies == 1 { "1 body".into() } else { format!("{} bodies", cleaned.bodies) };
        println!("  mesh     {} triangles, {} vertices, {bodies}, {closed}", report.triangles, report.vertices);
        if cleaned.floaters > 0 {
            println!("  removed  {} floating or inner pieces", cleaned.floaters);
        }
        let texture = &self.finished.asset.mesh().texture;
        println!("  texture  {} × {}", texture.width(), texture.height());
        let mut stages = Vec::new();
        for run in self.stages() {
            let origin = if run.origin == Origin::Memory { " (cached)" } else { "" };
            stages.push(format!("{} {:.0} ms{origin}", run.stage, run.ms));
        }
        println!("  time     {:.0} ms: {}", total_ms, stages.join(", "));
        for file in &self.files {
            println!("  wrote    {}", file.display());
        }
    }

    fn to_json(&self, path: &Path, total_ms: f64) -> Value {
        let Finished { engine, provider, fallback, report, cleaned, asset, .. } = &self.finished;
        let texture = &asset.mesh().texture;
        json!({
            "input": path.to_string_lossy(),
            "ok": true,
            "error": null,
            "engine": engine,
            "provider": provider,
            "fallback": fallback,
            "total_ms": round_ms(total_ms),
            "stages": self.stages().map(StageJson::from).collect::<Vec<_>>(),
            "mesh": report,
            "floaters_removed": cleaned.floaters,
            "texture": { "width": texture.width(), "height": texture.height() },
            "files": self.files.iter().map(|f| f.to_string_lossy()).collect::<Vec<_>>(),
        })
    }
}

#[derive(Serialize)]
struct StageJson {
    stage: Stage,
    ms: f64,
    origin: Origin,
}

impl From<&StageRun> for StageJson {
    fn from(run: &StageRun) -> Self {
        Self { stage: run.stage, ms: round_ms(run.ms), origin: run.origin }
    }
}

fn failure_json(path: &Path, error: &anyhow::Error, total_ms: f64) -> Value {
    json!({
        "input": path.to_string_lossy(),
        "ok": false,
        "error": one_line(error),
        "engine": null,
        "provider": null,
        "total_ms": round_ms(total_ms),
        "stages": [],
        "mesh": null,
        "texture": null,
        "files": [],
    })
}

fn round_ms(ms: f64) -> f64 {
    (ms * 100.0).round() / 100.0
}

/// The whole chain of causes on one line.
fn one_line(error: &anyhow::Error) -> String {
    format!("{error:#}").split_whitespace().collect::<Vec<_>>().join(" ")
}
