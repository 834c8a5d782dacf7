//! `orfeas generate`: pictures on disk become meshes on disk.

mod material;
mod print;
mod report;

use std::{
    io::IsTerminal,
    path::{Path, PathBuf},
    sync::Arc,
    time::Instant,
};

use anyhow::{Context, Result};
use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};
use orfeas_core::{
    export::{Format, Preset, UpAxis},
    relief::ReliefParams,
};

use self::{
    material::MaterialArguments,
    print::PrintArguments,
    report::{Made, Outcome},
};
use super::{
    complain, one_line, say,
    targets::{Faces, TargetArguments, Targets, parse_side, wrong_usage},
};
use crate::{
    cache::Cache,
    input,
    pipeline::{
        EngineChoice, Input, NetworkSlot, NetworkSource, Origin, Pipeline, Settings as Params, Smoothing, Stage,
        StageRun, Symmetry, parse_faces,
    },
    settings::{MOST_MEGABYTES, Settings},
};

/// What slicers of every age read.
const PRINT_FORMATS: &[Format] = &[Format::Stl];

/// Turn pictures into meshes.
#[derive(Debug, Args)]
pub struct Arguments {
    /// Pictures, or folders of pictures.
    #[arg(required = true)]
    inputs: Vec<PathBuf>,
    #[command(flatten)]
    targets: TargetArguments,
    /// auto, orfeas, silhouette or relief [default: auto].
    #[arg(long)]
    engine: Option<EngineChoice>,
    /// Cells along the longer side of the body, 16 to 512 [default: 192].
    #[arg(long, value_parser = parse_grid)]
    grid: Option<usize>,
    /// x: make the hidden half like the seen one, about the body's own mirror plane; none [default: none].
    #[arg(long, value_name = "none|x")]
    symmetry: Option<Symmetry>,
    /// How much the surface is smoothed, 0 to 1 [default: 0.25].
    #[arg(long, value_name = "0..1")]
    smooth: Option<Smoothing>,
    /// The most triangles, 500 to 500000, or all [default: 50000, or the preset's].
    #[arg(long, value_name = "N|all", value_parser = parse_faces)]
    faces: Option<Faces>,
    /// Side of the texture in pixels, 256 to 4096 [default: the preset's, or what the picture is worth, up to 2048].
    #[arg(long, value_name = "N", value_parser = parse_side)]
    texture: Option<u32>,
    /// A picture of the subject's mask, white or opaque where the subject is (for one picture).
    #[arg(long)]
    mask: Option<PathBuf>,
    /// The manifest of a network to run instead of the built-in one.
    #[arg(long, value_name = "MANIFEST")]
    network: Option<PathBuf>,
    /// The most memory this program may hold, in MB; what would need more is refused [default: no limit].
    #[arg(long, value_name = "MB", value_parser = clap::value_parser!(u64).range(1..=MOST_MEGABYTES))]
    memory_limit_mb: Option<u64>,
    /// Compute everything, and keep nothing for the next time.
    #[arg(long)]
    no_cache: bool,
    /// Print one JSON object for each picture.
    #[arg(long)]
    json: bool,
    /// Print nothing but errors.
    #[arg(long)]
    quiet: bool,
    #[command(flatten)]
    material: MaterialArguments,
    #[command(flatten)]
    relief: ReliefArguments,
    #[command(flatten)]
    print: PrintArguments,
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
pub fn run(arguments: &Arguments, settings: Settings) -> Result<u8> {
    let Settings { generate: set, mut cache, .. } = settings;
    let inputs = list_inputs(&arguments.inputs);
    if arguments.mask.is_some() && inputs.len() != 1 {
        wrong_usage("--mask fits one picture; give a single one");
    }
    let formats = if arguments.print.is_wanted() { PRINT_FORMATS } else { &set.formats };
    let mut targets = match Targets::new(&arguments.targets, formats, inputs.len()) {
        Ok(targets) => targets,
        Err(error) => return nowhere_to_write(arguments, &inputs, error),
    };
    targets.spare(inputs.iter().map(|(path, _)| path.as_path()));
    cache.is_enabled &= !arguments.no_cache;
    let params = arguments.params(&set.params);
    // Presets have most of their stages in common: without a cache, one in memory holds them for as long as one picture takes.
    let shared = (!cache.is_enabled && arguments.targets.preset.len() > 1).then_some(cache.limits);
    let network = arguments.network.clone().map_or(set.network, NetworkSource::Manifest);
    let memory_limit = arguments.memory_limit_mb.map(|megabytes| megabytes << 20).or(set.memory_limit);
    let pipeline = Pipeline::new(Arc::new(cache.open()?), NetworkSlot::new(network));
    let mut pipeline = pipeline.with_memory_limit(memory_limit);
    let mut code = super::DONE;
    for (input, listed) in inputs {
        let begin = Instant::now();
        if let Some(limits) = shared {
            pipeline = pipeline.with_cache(Arc::new(Cache::new(limits)));
        }
        let made =
            listed.map_err(Into::into).and_then(|()| make(&mut pipeline, &input, &params, &mut targets, arguments));
        let outcome = Outcome { input: &input, made, total_ms: begin.elapsed().as_secs_f64() * 1000.0 };
        if outcome.made.is_err() {
            code = super::FAILED;
            complain(&outcome);
        } else if !arguments.quiet && !arguments.json {
            say(&outcome)?;
        }
        if arguments.json {
            say(outcome.to_json())?;
        }
        if let Some(failure) = outcome.print_failure() {
            code = super::FAILED;
            complain(failure);
        }
    }
    Ok(code)
}

/// There is no folder for anything: one message for all inputs, but an object for each, on which scripts count.
fn nowhere_to_write(arguments: &Arguments, inputs: &[Listed], error: anyhow::Error) -> Result<u8> {
    for (input, _) in inputs.iter().filter(|_| arguments.json) {
        let made = Err(anyhow::anyhow!(one_line(&error)));
        say(Outcome { input, made, total_ms: 0.0 }.to_json())?;
    }
    Err(error)
}

impl Arguments {
    /// A preset's limits, where no flag says it.
    fn within_budget(&self, params: &Params, preset: Option<&Preset>) -> Params {
        let faces = preset.and_then(|preset| preset.faces).filter(|_| self.faces.is_none());
        let texture = preset.and_then(|preset| preset.texture);
        Params { faces: faces.or(params.faces), texture: params.texture.or(texture), ..*params }
    }

    fn params(&self, set: &Params) -> Params {
        let relief = ReliefParams {
            width_mm: self.relief.relief_width,
            base_mm: self.relief.relief_base,
            thickness_mm: self.relief.relief_thickness,
            depth_mm: self.relief.relief_depth,
            invert: self.relief.relief_invert,
            ..ReliefParams::default()
        };
        Params {
            engine: self.engine.unwrap_or(set.engine),
            grid: self.grid.unwrap_or(set.grid),
            symmetry: self.symmetry.unwrap_or(set.symmetry),
            smoothing: self.smooth.unwrap_or(set.smoothing),
            faces: self.faces.unwrap_or(set.faces),
            texture: self.texture.or(set.texture),
            material: self.material.over(set.material),
            relief,
        }
    }
}

/// A picture, or a folder that could not be searched for pictures, and why.
type Listed = (PathBuf, Result<(), input::InputError>);

/// The pictures that the arguments mean. A folder stands for the pictures right inside it, in order of name.
fn list_inputs(inputs: &[PathBuf]) -> Vec<Listed> {
    let mut list = Vec::new();
    for input in inputs {
        if !input.is_dir() {
            list.push((input.clone(), Ok(())));
            continue;
        }
        match input::pictures_in(input) {
            Ok(pictures) => list.extend(pictures.into_iter().map(|picture| (picture, Ok(())))),
            Err(error) => list.push((input.clone(), Err(error))),
        }
    }
    list
}

fn make(
    pipeline: &mut Pipeline,
    path: &Path,
    params: &Params,
    targets: &mut Targets,
    arguments: &Arguments,
) -> Result<Made> {
    let names = targets.names(path);
    let bytes = input::read_file(path)?;
    let mask = match &arguments.mask {
        Some(mask) => Some(input::read_file(mask).with_context(|| format!("mask {}", mask.display()))?.into()),
        None => None,
    };
    let input = Input { name: names.mesh, bytes: bytes.into(), mask };
    let bar = progress_bar(arguments, path);
    let watch = |stage: Stage, share: f32| {
        bar.set_message(stage.name());
        bar.set_position((stage.overall(share) * 100.0) as u64);
        Ok(())
    };
    let mut deliver = |preset| -> Result<Made> {
        let mut finished = pipeline.generate(&input, &arguments.within_budget(params, preset), &watch)?;
        let (mut asset, mut print) = (Arc::clone(&finished.asset), None);
        if let Some(options) = arguments.print.options(preset) {
            let printed = pipeline.print(&asset, &options, &watch)?;
            finished.stages.extend(&printed.stages);
            asset = match arguments.print.wants_overhang_map() {
                true => printed.overhang_map()?.into(),
                false => printed.asset,
            };
            print = Some(printed.certificate);
        }
        let begin = Instant::now();
        let watch = |share| watch(Stage::Export, share);
        let up = if print.is_some() { UpAxis::Z } else { UpAxis::Y };
        let files = targets.deliver(&asset, preset, up, &names.stem, &watch)?;
        let ms = begin.elapsed().as_secs_f64() * 1000.0;
        let export = StageRun { stage: Stage::Export, ms, origin: Origin::Computed };
        Ok(Made { finished, export, files, print })
    };
    let made = targets.presets().into_iter().map(&mut deliver).reduce(|made, next| Ok(made?.and(next?)));
    bar.finish_and_clear();
    made.unwrap_or_else(|| Err(anyhow::anyhow!("there is nothing to write")))
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
