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

use anyhow::{Context, Result, anyhow};
use clap::Args;
use indicatif::{MultiProgress, ProgressBar, ProgressDrawTarget, ProgressStyle};
use orfeas_core::{
    export::{Format, Preset, UpAxis},
    relief::ReliefParams,
};

use self::{
    material::MaterialArguments,
    print::PrintArguments,
    report::{Line, Made, Outcome},
};
use super::{
    complain, one_line, say,
    targets::{Faces, Names, TargetArguments, Targets, parse_side, wrong_usage},
};
use crate::{
    cache::{Cache, Limits},
    input,
    jobs::{Begun, at_once, in_order, wait_out_shortage},
    pipeline::{
        EngineChoice, Finished, Input, NetworkSlot, NetworkSource, Origin, Pipeline, Printed, Settings as Params,
        Smoothing, Stage, StageRun, Symmetry, parse_faces,
    },
    settings::{MOST_MEGABYTES, Settings, parse_jobs},
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
    /// orfeas, auto, silhouette or relief [default: orfeas].
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
    /// Pictures in work at once, 1 to 256; fewer where memory is short [default: auto, as many as there are cores].
    #[arg(long, value_name = "N|auto", value_parser = parse_jobs)]
    jobs: Option<Jobs>,
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

/// A name of its own, as that of [`Faces`].
type Jobs = Option<usize>;

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
    let network = arguments.network.clone().map_or(set.network, NetworkSource::Manifest);
    let memory_limit = arguments.memory_limit_mb.map(|megabytes| megabytes << 20).or(set.memory_limit);
    // Names are given out before anything is made, in order: whatever is done first, they are the same.
    let items: Vec<Item> = inputs
        .into_iter()
        .map(|(path, listed)| Item { names: listed.map(|()| targets.names(&path)).map_err(Into::into), path })
        .collect();
    let pipeline = Pipeline::new(Arc::new(cache.open()?), NetworkSlot::new(network)).with_memory_limit(memory_limit);
    let memory_for = || pipeline.most_at_once(&params);
    let at_once = at_once(arguments.jobs.unwrap_or(set.jobs), items.len(), memory_for);
    let pipeline = pipeline.with_at_once(at_once);
    // Presets have most of their stages in common: one in memory holds them for as long as one picture takes.
    let own = if arguments.targets.preset.len() > 1 { cache.limits } else { Limits::OFF };
    let own_cache = (!cache.is_enabled).then_some(own);
    let call = Call { pipeline, own_cache, params, targets, arguments, bars: bars(arguments) };
    let mut code = super::DONE;
    in_order(
        &items,
        at_once,
        |item, begun| call.work(item, begun),
        |item, lines| {
            let lines = lines.unwrap_or_else(|panic| call.lines(item, Err(anyhow!(panic)), 0.0));
            call.bars.suspend(|| {
                lines.iter().try_for_each(|line| match line {
                    Line::Out(text) => say(text),
                    Line::Err(text) => {
                        code = super::FAILED;
                        complain(text);
                        Ok(())
                    }
                })
            })
        },
    )?;
    Ok(code)
}

/// There is no folder for anything: one message for all inputs, but an object for each, on which scripts count.
fn nowhere_to_write(arguments: &Arguments, inputs: &[Listed], error: anyhow::Error) -> Result<u8> {
    for (input, _) in inputs.iter().filter(|_| arguments.json) {
        let made = Err(anyhow!(one_line(&error)));
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

/// An input and what its files are called, or why it cannot be read.
struct Item {
    path: PathBuf,
    names: Result<Names>,
}

/// What all inputs of a call share.
struct Call<'a> {
    pipeline: Pipeline,
    /// Limits of the cache that each picture has to itself, where nothing is kept.
    own_cache: Option<Limits>,
    params: Params,
    targets: Targets,
    arguments: &'a Arguments,
    bars: MultiProgress,
}

impl Call<'_> {
    /// Makes an input's files; returns what is to be said of it. The mesh itself is let go, however long its turn takes
    /// to come. `begun` is called when it is in work.
    fn work(&self, item: &Item, begun: Begun) -> Vec<Line> {
        let begin = Instant::now();
        let made = match &item.names {
            Ok(names) => self.make(&item.path, names, begun),
            Err(error) => Err(anyhow!(one_line(error))),
        };
        self.lines(item, made, begin.elapsed().as_secs_f64() * 1000.0)
    }

    fn lines(&self, item: &Item, made: Result<Made>, total_ms: f64) -> Vec<Line> {
        Outcome { input: &item.path, made, total_ms }.lines(self.arguments.json, self.arguments.quiet)
    }

    /// Without the cache nothing is shared, not even what is computed for the same picture at the same time.
    fn pipeline(&self) -> Pipeline {
        let pipeline = self.pipeline.clone();
        match self.own_cache {
            None => pipeline,
            Some(limits) => pipeline.with_cache(Arc::new(Cache::new(limits))),
        }
    }

    fn make(&self, path: &Path, names: &Names, begun: Begun) -> Result<Made> {
        let Self { params, targets, arguments, bars, .. } = self;
        let pipeline = self.pipeline();
        let bytes = input::read_file(path)?;
        let mask = match &arguments.mask {
            Some(mask) => Some(input::read_file(mask).with_context(|| format!("mask {}", mask.display()))?.into()),
            None => None,
        };
        let input = Input { name: names.mesh.clone(), bytes: bytes.into(), mask };
        let bar = bars.add(progress_bar(path));
        let watch = |stage: Stage, share: f32| {
            begun();
            bar.set_message(stage.name());
            bar.set_position((stage.overall(share) * 100.0) as u64);
            Ok(())
        };
        let shortage = wait_out_shortage(|| {
            bar.set_message("waiting for memory");
            pipeline.cache().trim(pipeline.cache().stats().memory.bytes as usize / 2);
        });
        let finish = |finished: Finished, printed: Option<Printed>, preset: Option<&Preset>| -> Result<Made> {
            let (Finished { mut account, mut asset }, mut print) = (finished, None);
            account.adjustments.extend(shortage.clone());
            if let Some(printed) = printed {
                account.stages.extend(&printed.stages);
                asset = match arguments.print.wants_overhang_map() {
                    true => printed.overhang_map()?.into(),
                    false => printed.asset,
                };
                account.adjustments.extend(printed.adjustments);
                print = Some(printed.certificate);
            }
            let begin = Instant::now();
            let watch = |share| watch(Stage::Export, share);
            let up = if print.is_some() { UpAxis::Z } else { UpAxis::Y };
            let files = targets.deliver(&asset, preset, up, &names.stem, &watch)?;
            let ms = begin.elapsed().as_secs_f64() * 1000.0;
            let export = StageRun { stage: Stage::Export, ms, origin: Origin::Computed };
            Ok(Made { account, export, files, print })
        };
        let deliver = |preset| {
            let params = arguments.within_budget(params, preset);
            let Some(options) = arguments.print.options(preset) else {
                return pipeline.generate_and(&input, &params, &watch, |finished| finish(finished, None, preset));
            };
            let finished = pipeline.generate(&input, &params, &watch)?;
            let asset = Arc::clone(&finished.asset);
            pipeline.print_and(&asset, &options, &watch, |printed| finish(finished, Some(printed), preset))
        };
        let made = targets.presets().into_iter().map(deliver).reduce(|made, next| Ok(made?.and(next?)));
        bar.finish_and_clear();
        bars.remove(&bar);
        made.unwrap_or_else(|| Err(anyhow!("there is nothing to write")))
    }
}

/// Where the bars of the pictures in work are drawn.
fn bars(arguments: &Arguments) -> MultiProgress {
    let is_shown = !arguments.quiet && !arguments.json && std::io::stderr().is_terminal();
    MultiProgress::with_draw_target(if is_shown { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() })
}

fn progress_bar(path: &Path) -> ProgressBar {
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    // The template is a constant; a bar without style still counts.
    let style = ProgressStyle::with_template("{prefix:24!} {bar:32} {percent:>3} % {msg}");
    ProgressBar::new(100).with_prefix(name).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}
