//! Before a picture's first stage: whether what it needs fits into memory, and what is done so that it does. While it
//! runs, what it really takes is measured, for the next prediction.

use std::{
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use image::ImageReader;
use orfeas_core::{grid::Lattice, picture::MOST_PIXELS};

use super::{EngineChoice, GRID_RANGE, Input, Pipeline, PipelineError, Settings, Stage, StageRun};
use crate::{
    cache::{Cache, Origin},
    governor::{
        fit::{Job, Short, Spare, Step, fit},
        megabytes,
        pressure::Pressure,
        profile::{self, Cost, Prediction, Size, StageCost},
        room::Room,
    },
    metrics::{gpu::GpuProbe, system::SystemProbe},
};

/// What ONNX Runtime's library and its pools hold as soon as a network is loaded. Measured on Linux with version 1.31.
const RUNTIME_BYTES: u64 = 48 << 20;
/// The network that sees depth, loaded and running: three times its file.
const SHAPE_BYTES: u64 = 52 << 20;
/// The network that finds the subject.
const MASK_BYTES: u64 = 16 << 20;
/// Graphics memory that a network takes on a card: mostly the driver's own context. An estimate.
const GRAPHICS_BYTES: u64 = 768 << 20;
/// Grids that are advised are round numbers.
const ADVISED_STEP: usize = 16;
/// Memory is looked at no more often than this.
const PERIOD: Duration = Duration::from_millis(5);

/// A picture that may be worked on.
pub(super) struct Admission {
    prediction: Prediction,
    adjustments: Vec<String>,
    size: Size,
    /// Where costs are kept.
    folder: Option<PathBuf>,
    memory_limit: Option<u64>,
    meter: Mutex<Meter>,
    cache: Arc<Cache>,
}

/// How large the program became in each stage.
struct Meter {
    /// `None` where growth tells nothing.
    before: Option<u64>,
    probe: Option<SystemProbe>,
    looked: Instant,
    stages: Vec<(Stage, u64)>,
}

impl Pipeline {
    /// Makes the picture fit, or says why it does not.
    ///
    /// # Errors
    /// [`PipelineError::Memory`].
    pub(super) fn admit(&mut self, input: &Input, settings: &Settings) -> Result<Admission, PipelineError> {
        self.network.refuse(None);
        self.mask_network.refuse(None);
        let folder = self.cache.folder().map(ToOwned::to_owned);
        let pixels = pixels(&input.bytes) + input.mask.as_deref().map_or(0, pixels);
        let asks_shape = matches!(settings.engine, EngineChoice::Auto | EngineChoice::Orfeas);
        let network = if asks_shape { self.network.hash() } else { settings.engine.name() }.to_owned();
        let size_at = |grid| Size { network: network.clone(), grid, megapixels: pixels.div_ceil(1_000_000) };
        let asks_mask = input.mask.is_none() && settings.engine != EngineChoice::Relief;
        let (has_shape, has_mask) = (self.network.is_loaded(), self.mask_network.is_loaded());
        let adds_shape = asks_shape && !has_shape;
        let adds_mask = asks_mask && !has_mask;
        let has_runtime = has_shape || has_mask;
        let networks = [
            (adds_shape, SHAPE_BYTES),
            (adds_mask, MASK_BYTES),
            ((adds_shape || adds_mask) && !has_runtime, RUNTIME_BYTES),
        ];
        let networks: u64 = networks.iter().filter(|(adds, _)| *adds).map(|(_, bytes)| bytes).sum();
        let need = |grid| {
            let estimate = profile::estimate(grid, pixels) + networks;
            profile::predict(folder.as_deref(), &size_at(grid), estimate)
        };
        let prediction = need(settings.grid);
        let job = |prediction: Prediction| Job {
            stages: prediction.bytes.saturating_sub(networks),
            networks,
            can_do_without: settings.engine != EngineChoice::Orfeas,
            graphics: adds_shape.then(|| Some((GRAPHICS_BYTES, GpuProbe::new().read().free_bytes()?))).flatten(),
        };
        let spare = Spare {
            cache: self.cache.stats().memory.bytes,
            networks: if has_shape && !asks_shape { SHAPE_BYTES } else { 0 },
        };
        let steps = match Room::now(self.memory_limit) {
            None => Vec::new(),
            Some(room) => fit(&job(prediction), room, spare).map_err(|short| {
                let fitted = |grid: usize| {
                    let job = job(need(grid));
                    Some((grid, job.bytes_after(&fit(&job, room, spare).ok()?)))
                };
                let mut smaller = (*GRID_RANGE.start()..settings.grid).rev().filter(|grid| grid % ADVISED_STEP == 0);
                refusal(settings.grid, short, &prediction, smaller.find_map(fitted))
            })?,
        };
        for step in &steps {
            self.carry_out(step);
        }
        let is_first = !std::mem::replace(&mut self.has_run, true);
        let mut probe = SystemProbe::new();
        let before = probe.as_mut().map(SystemProbe::process_bytes).filter(|_| is_first);
        let meter = Meter { before, probe, looked: Instant::now(), stages: Vec::new() };
        Ok(Admission {
            prediction,
            adjustments: steps.iter().map(Step::to_string).collect(),
            size: size_at(settings.grid),
            folder,
            memory_limit: self.memory_limit,
            meter: Mutex::new(meter),
            cache: Arc::clone(&self.cache),
        })
    }

    fn carry_out(&mut self, step: &Step) {
        match step {
            Step::TrimCache(bytes) => self.cache.trim(*bytes as usize),
            Step::UnloadNetworks => self.network.unload(),
            Step::LeaveGraphics { .. } => {
                self.network.leave_graphics();
                self.mask_network.leave_graphics();
            }
            Step::DoWithout { .. } => {
                self.network.refuse(Some(step.to_string()));
                self.mask_network.refuse(Some(step.to_string()));
            }
        }
    }
}

impl Admission {
    /// Looks at memory, at most every few milliseconds. Where it is short between two stages, the cache lets go of half.
    pub fn measure(&self, stage: Stage) {
        let mut meter = self.meter.lock().unwrap_or_else(PoisonError::into_inner);
        let is_new = meter.stages.last().is_none_or(|(last, _)| *last != stage);
        if !is_new && meter.looked.elapsed() < PERIOD {
            return;
        }
        meter.looked = Instant::now();
        let Some(probe) = meter.probe.as_mut() else { return };
        if is_new && Pressure::default().observe(&probe.read()) {
            self.cache.trim(self.cache.stats().memory.bytes as usize / 2);
        }
        let bytes = probe.process_bytes();
        match meter.stages.iter_mut().find(|(known, _)| *known == stage) {
            Some((_, most)) => *most = bytes.max(*most),
            None => meter.stages.push((stage, bytes)),
        }
    }

    /// Making a body symmetric holds all samples of its grid, twice: refuses those that do not fit before they are
    /// allocated.
    pub fn check_grid(&self, lattice: Lattice, resolution: usize) -> Result<(), PipelineError> {
        let stages = 2 * lattice.bytes() as u64;
        let job = Job { stages, networks: 0, can_do_without: false, graphics: None };
        let Some(room) = Room::now(self.memory_limit) else { return Ok(()) };
        let spare = Spare { cache: self.cache.stats().memory.bytes, networks: 0 };
        let steps = fit(&job, room, spare);
        let measured = Prediction { is_learned: true, ..self.prediction };
        for step in steps.map_err(|short| refusal(resolution, short, &measured, None))? {
            if let Step::TrimCache(bytes) = step {
                self.cache.trim(bytes as usize);
            }
        }
        Ok(())
    }

    /// Keeps what the stages cost; returns what had been expected, and what was done about it.
    pub fn learn(self, stages: &[StageRun]) -> (Prediction, Vec<String>) {
        let meter = self.meter.into_inner().unwrap_or_else(PoisonError::into_inner);
        let is_whole = stages.iter().all(|run| run.origin == Origin::Computed);
        let cost = |run: &StageRun| StageCost {
            stage: run.stage.name().to_owned(),
            bytes: meter.before.and_then(|before| {
                let (_, most) = meter.stages.iter().find(|(stage, _)| *stage == run.stage)?;
                Some(most.saturating_sub(before))
            }),
            ms: run.ms,
        };
        // Of results found in the cache neither time nor memory tells what the picture costs.
        if let Some(folder) = self.folder.filter(|_| is_whole) {
            let cost = Cost { size: self.size, stages: stages.iter().map(cost).collect() };
            if let Err(error) = profile::learn(&folder, &cost) {
                tracing::warn!("what pictures cost cannot be kept ({error}): {}", folder.display());
            }
        }
        (self.prediction, self.adjustments)
    }
}

/// How many pixels a picture has, without decoding it. One that cannot be used has none: decoding it tells why.
fn pixels(bytes: &[u8]) -> u64 {
    let reader = ImageReader::new(std::io::Cursor::new(bytes)).with_guessed_format();
    let dimensions = reader.ok().and_then(|reader| reader.into_dimensions().ok());
    let pixels = dimensions.map_or(0, |(width, height)| u64::from(width) * u64::from(height));
    if pixels > MOST_PIXELS { 0 } else { pixels }
}

/// Need, room, and what to do.
fn refusal(grid: usize, short: Short, prediction: &Prediction, smaller: Option<(usize, u64)>) -> PipelineError {
    let origin = if prediction.is_learned { "measured" } else { "estimated" };
    let Short { needed, room } = short;
    let cure = match smaller {
        Some((grid, bytes)) => format!("--grid {grid} would need {}", megabytes(bytes)),
        None => {
            "use a lower --grid, a smaller picture or another engine, close other programs, or raise the limit".into()
        }
    };
    let (needed, left, bound) = (megabytes(needed), megabytes(room.bytes), room.bound);
    PipelineError::Memory(format!(
        "this picture at grid {grid} needs {needed} of memory ({origin}), {left} are left {bound}; {cure}"
    ))
}
