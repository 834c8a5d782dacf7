//! Before a picture's first stage: whether what it needs fits into memory, beside the pictures in work, and what is done
//! so that it does. While it runs, what it really takes is measured, for the next prediction.

use std::{
    path::PathBuf,
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use image::ImageReader;
use orfeas_core::{grid::Lattice, picture::MOST_PIXELS};

use super::{
    Engine, EngineChoice, GRID_RANGE, Input, Pipeline, PipelineError, Settings, Stage, StageRun, Symmetry,
    network_slot::{Asked, Slot},
    stage::STEPS,
};
use crate::{
    cache::{Cache, Origin},
    governor::{
        claims::{Claim, Claims, Crowded, Holding, Networks},
        fit::{Job, Short, Spare, Step, fit},
        megabytes,
        pressure::Pressure,
        profile::{self, Cost, Prediction, Size, StageCost},
        room::{Room, address_limit},
    },
    metrics::{gpu::GpuProbe, system::SystemProbe},
};

/// Graphics memory that a network takes on a card: mostly the driver's own context. An estimate.
const GRAPHICS_BYTES: u64 = 768 << 20;
/// Grids that are advised are round numbers.
const ADVISED_STEP: usize = 16;
/// Memory is looked at no more often than this.
const PERIOD: Duration = Duration::from_millis(5);
/// A picture that waits for memory looks again after this, even if no other is done: other programs have some, too.
const PATIENCE: Duration = Duration::from_millis(200);

/// The pictures that the clones of a pipeline have in work.
#[derive(Default)]
pub(super) struct InWork {
    claims: Mutex<Claims>,
    one_is_done: Condvar,
    printing: Mutex<()>,
}

/// A picture that may be worked on. Dropped, it gives back what it claimed.
pub(super) struct Admission {
    prediction: Prediction,
    adjustments: Mutex<Vec<String>>,
    /// Why no network may be asked.
    refusal: Option<String>,
    size: Size,
    /// The networks that were loaded when it began.
    loaded: Networks,
    /// Where costs are kept.
    folder: Option<PathBuf>,
    memory_limit: Option<u64>,
    meter: Mutex<Meter>,
    cache: Arc<Cache>,
    in_work: Arc<InWork>,
    /// Among the pictures begun.
    number: u64,
}

/// How large the program became in each stage.
struct Meter {
    /// `None` where growth tells nothing.
    before: Option<u64>,
    probe: Option<SystemProbe>,
    looked: Instant,
    stages: Vec<(Stage, u64)>,
}

/// What decides what a picture needs.
struct Wish<'a> {
    settings: &'a Settings,
    pixels: u64,
    asks: Networks,
    /// What costs are kept under beside the sizes.
    network: String,
    folder: Option<PathBuf>,
}

/// How a picture would fit as things stand.
struct Plan {
    prediction: Prediction,
    loaded: Networks,
    claim: Claim,
    holding: Holding,
    steps: Result<Vec<Step>, Refused>,
}

/// Why it does not fit, and a grid that would, with its need.
struct Refused {
    short: Short,
    smaller: Option<(usize, u64)>,
}

impl InWork {
    /// Held while a print is made.
    pub fn printing(&self) -> MutexGuard<'_, ()> {
        self.printing.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn lock(&self) -> MutexGuard<'_, Claims> {
        self.claims.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Wish<'_> {
    fn size(&self, grid: usize) -> Size {
        Size { network: self.network.clone(), grid, megapixels: self.pixels.div_ceil(1_000_000) }
    }

    /// `networks`: bytes of those still to be loaded.
    fn predict(&self, grid: usize, networks: u64) -> Prediction {
        let estimate = profile::estimate(grid, self.pixels);
        let loaded = profile::predict(self.folder.as_deref(), &self.size(grid), &STEPS, estimate);
        Prediction { bytes: loaded.bytes + networks, ..loaded }
    }

    /// What making it symmetric may take beside the stages' need: what it does take is known when the body's box is,
    /// and then looked at by [`Admission::check_grid`].
    fn most_symmetry_bytes(&self) -> u64 {
        let samples = (self.settings.grid as u64 + 4).pow(3);
        if self.settings.symmetry == Symmetry::None { 0 } else { 2 * 4 * samples }
    }
}

impl Pipeline {
    /// Makes the picture fit, or says why it does not. Where it does not fit beside those in work, waits until it does.
    ///
    /// # Errors
    /// [`PipelineError::Memory`].
    pub(super) fn admit(&self, input: &Input, settings: &Settings) -> Result<Admission, PipelineError> {
        let asks_shape = matches!(settings.engine, EngineChoice::Auto | EngineChoice::Orfeas);
        let asks_mask = input.mask.is_none() && settings.engine != EngineChoice::Relief;
        let wish = Wish {
            settings,
            pixels: pixels(&input.bytes) + input.mask.as_deref().map_or(0, pixels),
            asks: Networks { shape: asks_shape, mask: asks_mask },
            network: if asks_shape { self.networks.shape.hash() } else { settings.engine.name() }.to_owned(),
            folder: self.cache.folder().map(ToOwned::to_owned),
        };
        let mut crowded = None;
        let mut claims = self.in_work.lock();
        let (plan, steps) = loop {
            let mut plan = self.plan(&wish, &claims);
            match std::mem::replace(&mut plan.steps, Ok(Vec::new())) {
                Ok(steps) => break (plan, steps),
                Err(Refused { short, smaller }) => {
                    let at_once = claims.count();
                    if at_once == 0 {
                        return Err(refusal(settings.grid, short, &plan.prediction, smaller));
                    }
                    if at_once < self.at_once && claims.is_news(at_once) {
                        crowded = Some(Crowded { at_once, instead_of: self.at_once, short });
                    }
                    let waited = self.in_work.one_is_done.wait_timeout(claims, PATIENCE);
                    claims = waited.unwrap_or_else(PoisonError::into_inner).0;
                }
            }
        };
        let mut told: Vec<String> = crowded.iter().map(Crowded::to_string).collect();
        let mut no_network = None;
        for step in &steps {
            self.carry_out(step, wish.asks.or(claims.networks()));
            told.push(step.to_string());
            if matches!(step, Step::DoWithout { .. }) {
                no_network = told.last().cloned();
            }
        }
        // What was freed by now, such as a preview's memory, would be taken again without growth.
        let is_first = claims.begun() == 0 && self.cache.stats().memory.lookups() == 0;
        let number = claims.begin(plan.claim, plan.holding);
        drop(claims);
        let mut probe = SystemProbe::new();
        let before = probe.as_mut().map(SystemProbe::process_bytes).filter(|_| is_first);
        let meter = Meter { before, probe, looked: Instant::now(), stages: Vec::new() };
        Ok(Admission {
            prediction: plan.prediction,
            adjustments: told.into(),
            refusal: no_network,
            size: wish.size(settings.grid),
            loaded: plan.loaded,
            folder: wish.folder,
            memory_limit: self.memory_limit,
            meter: Mutex::new(meter),
            cache: Arc::clone(&self.cache),
            in_work: Arc::clone(&self.in_work),
            number,
        })
    }

    /// How many pictures of two megapixels are sure to fit beside each other before the first is begun, at least one.
    /// More threads than that would take memory from the pictures only by being there.
    pub fn most_at_once(&self, settings: &Settings) -> usize {
        let Some(room) = Room::now(self.memory_limit) else { return usize::MAX };
        let wish =
            Wish { settings, pixels: 2_000_000, asks: Networks::default(), network: String::new(), folder: None };
        let one = wish.predict(settings.grid, 0).bytes + wish.most_symmetry_bytes();
        let networks = Networks { shape: true, mask: true }.bytes_beside(Networks::default());
        let beside_one = room.bytes.saturating_sub(networks + one);
        1 + usize::try_from(beside_one / one).unwrap_or(usize::MAX - 1)
    }

    fn plan(&self, wish: &Wish, claims: &Claims) -> Plan {
        let Settings { engine, grid, .. } = *wish.settings;
        let loaded = self.loaded();
        let own = wish.asks.bytes_beside(loaded);
        // Those in work may be about to load them.
        let networks = wish.asks.or(claims.networks()).bytes_beside(loaded);
        let is_alone = claims.count() == 0;
        let symmetry = wish.most_symmetry_bytes();
        let adds_shape = wish.asks.shape && !loaded.shape;
        let graphics = adds_shape.then(|| Some((GRAPHICS_BYTES, GpuProbe::new().read().free_bytes()?))).flatten();
        let job = |prediction: Prediction| Job {
            stages: prediction.bytes.saturating_sub(own) + if is_alone { 0 } else { symmetry },
            networks,
            // Beside others it rather waits for the network.
            can_do_without: engine != EngineChoice::Orfeas && is_alone,
            graphics,
        };
        let prediction = wish.predict(grid, own);
        let reading = SystemProbe::new().map(|mut probe| probe.read());
        let cache = self.cache.stats().memory.bytes;
        let process = reading.as_ref().map_or(0, |reading| reading.process_bytes);
        let holding = Holding { process, cache, networks: loaded.bytes_beside(Networks::default()) };
        let idle = loaded.without(wish.asks.or(claims.networks()));
        let spare = Spare { cache: claims.spare_cache(cache), networks: idle.bytes() };
        let steps = match reading {
            None => Ok(Vec::new()),
            Some(reading) => {
                let reserved = claims.reserved(holding, self.at_once > 1);
                let room = Room::of(&reading, address_limit(), self.memory_limit, reserved);
                let fitted = |grid: usize| {
                    let job = job(wish.predict(grid, own));
                    Some((grid, job.bytes_after(&fit(&job, room, spare).ok()?)))
                };
                let mut smaller = (*GRID_RANGE.start()..grid).rev().filter(|grid| grid % ADVISED_STEP == 0);
                match fit(&job(prediction), room, spare) {
                    // What those in work hold stays beside what is left of the rest.
                    Ok(steps) => Ok(steps.into_iter().map(|step| step.beside(cache - spare.cache)).collect()),
                    Err(short) if is_alone => Err(Refused { short, smaller: smaller.find_map(fitted) }),
                    Err(short) => Err(Refused { short, smaller: None }),
                }
            }
        };
        let stages = prediction.bytes.saturating_sub(own) + symmetry;
        Plan { prediction, loaded, claim: Claim { stages, networks: wish.asks }, holding, steps }
    }

    pub(super) fn loaded(&self) -> Networks {
        Networks { shape: self.networks.shape.is_loaded(), mask: self.networks.mask.is_loaded() }
    }

    /// `asked`: the networks that stay.
    fn carry_out(&self, step: &Step, asked: Networks) {
        match step {
            Step::TrimCache(bytes) => self.cache.trim(*bytes as usize),
            Step::UnloadNetworks => {
                let idle = self.loaded().without(asked);
                if idle.shape {
                    self.networks.shape.unload();
                }
                if idle.mask {
                    self.networks.mask.unload();
                }
            }
            Step::LeaveGraphics { .. } => {
                self.networks.shape.leave_graphics();
                self.networks.mask.leave_graphics();
            }
            // The picture's own admission says so.
            Step::DoWithout { .. } => {}
        }
    }
}

impl Drop for Admission {
    fn drop(&mut self) {
        self.in_work.lock().end(self.number);
        self.in_work.one_is_done.notify_all();
    }
}

impl Admission {
    /// A network as this picture may ask it.
    pub fn asked<'a, N>(&'a self, slot: &'a Slot<N>) -> Asked<'a, N> {
        Asked { slot, refusal: self.refusal.as_deref() }
    }

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
            self.trim(self.cache.stats().memory.bytes / 2);
        }
        let bytes = probe.process_bytes();
        match meter.stages.iter_mut().find(|(known, _)| *known == stage) {
            Some((_, most)) => *most = bytes.max(*most),
            None => meter.stages.push((stage, bytes)),
        }
    }

    /// Making a body symmetric holds all samples of its grid, twice: refuses those that do not fit before they are
    /// allocated. Beside others they were claimed with the rest.
    pub fn check_grid(&self, lattice: Lattice, resolution: usize) -> Result<(), PipelineError> {
        if self.in_work.lock().count() > 1 {
            return Ok(());
        }
        let stages = 2 * lattice.bytes() as u64;
        let job = Job { stages, networks: 0, can_do_without: false, graphics: None };
        let Some(room) = Room::now(self.memory_limit) else { return Ok(()) };
        let spare = Spare { cache: self.cache.stats().memory.bytes, networks: 0 };
        let steps = fit(&job, room, spare);
        let measured = Prediction { is_learned: true, ..self.prediction };
        for step in steps.map_err(|short| refusal(resolution, short, &measured, None))? {
            if let Step::TrimCache(bytes) = step {
                self.trim(bytes);
            }
        }
        Ok(())
    }

    /// Lets go results in memory until this many bytes are left, and tells.
    fn trim(&self, bytes: u64) {
        if self.cache.stats().memory.bytes <= bytes {
            return;
        }
        self.cache.trim(bytes as usize);
        self.told().push(Step::TrimCache(bytes).to_string());
    }

    fn told(&self) -> MutexGuard<'_, Vec<String>> {
        self.adjustments.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Keeps what the stages cost that were computed, the engine stage by `engine`, without what the networks take that are
    /// `loaded` by now; returns what had been expected, and what was done about it.
    pub fn learn(&self, engine: Engine, stages: &[StageRun], loaded: Networks) -> (Prediction, Vec<String>) {
        let meter = self.meter.lock().unwrap_or_else(PoisonError::into_inner);
        // Beside others, growth does not tell whose it is.
        let before = meter.before.filter(|_| self.in_work.lock().begun() == self.number);
        let added = loaded.without(self.loaded);
        let networks = |stage| {
            let by_now = Networks { shape: stage >= Stage::Engine, mask: stage >= Stage::Mask };
            added.and(by_now).bytes_beside(self.loaded)
        };
        let cost = |run: &StageRun| StageCost {
            stage: run.stage.name().to_owned(),
            bytes: before.and_then(|before| {
                let (_, most) = meter.stages.iter().find(|(stage, _)| *stage == run.stage)?;
                Some(most.saturating_sub(before + networks(run.stage)))
            }),
            ms: run.ms,
        };
        let computed = stages.iter().filter(|run| run.origin == Origin::Computed);
        let network = if engine == Engine::Orfeas { self.size.network.clone() } else { engine.to_string() };
        let cost = Cost { size: Size { network, ..self.size }, stages: computed.map(cost).collect() };
        if let Some(folder) = self.folder.as_deref().filter(|_| !cost.stages.is_empty())
            && let Err(error) = profile::learn(folder, &cost)
        {
            tracing::warn!("what pictures cost cannot be kept ({error}): {}", folder.display());
        }
        (self.prediction, self.told().clone())
    }
}

/// How many pixels a picture has, without decoding it. One that cannot be used has none: decoding it tells why.
pub(super) fn pixels(bytes: &[u8]) -> u64 {
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
