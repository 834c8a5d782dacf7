//! What a picture needs, and how that would fit into memory as things stand.

use std::path::PathBuf;

use image::ImageReader;
use orfeas_core::picture::MOST_PIXELS;

use super::{EngineChoice, GRID_RANGE, Input, Pipeline, PipelineError, Settings, Symmetry, stage::STEPS};
use crate::{
    governor::{
        claims::{Claim, Claims, Holding, Networks},
        fit::{Job, Short, Spare, Step, fit},
        megabytes,
        profile::{self, Prediction, Size},
        room::{Room, address_limit},
    },
    inference::Runtime,
    metrics::{gpu::GpuProbe, system::SystemProbe},
};

/// Grids that are advised are round numbers.
const ADVISED_STEP: usize = 16;

/// What decides what a picture needs.
pub(super) struct Wish<'a> {
    settings: &'a Settings,
    pixels: u64,
    pub asks: Networks,
    /// What costs are kept under beside the sizes.
    network: String,
    /// Where costs are kept.
    folder: Option<PathBuf>,
}

/// How a picture would fit as things stand.
pub(super) struct Plan {
    pub prediction: Prediction,
    pub loaded: Networks,
    pub claim: Claim,
    pub holding: Holding,
    /// Free on the graphics card, where a network will be loaded on it.
    pub free_graphics: Option<u64>,
    pub steps: Vec<Step>,
}

/// Why something does not fit, and what its user can do.
pub(super) struct Refused {
    pub short: Short,
    pub error: PipelineError,
}

impl<'a> Wish<'a> {
    pub fn new(pipeline: &Pipeline, input: &Input, settings: &'a Settings) -> Self {
        let asks_shape = matches!(settings.engine, EngineChoice::Auto | EngineChoice::Orfeas);
        let asks_mask = input.mask.is_none() && settings.engine != EngineChoice::Relief;
        Self {
            settings,
            pixels: pixels(&input.bytes) + input.mask.as_deref().map_or(0, pixels),
            asks: Networks { shape: asks_shape, mask: asks_mask },
            network: if asks_shape { pipeline.networks.shape.hash() } else { settings.engine.name() }.to_owned(),
            folder: pipeline.cache.folder().map(ToOwned::to_owned),
        }
    }

    pub fn size(&self) -> Size {
        self.size_at(self.settings.grid)
    }

    fn size_at(&self, grid: usize) -> Size {
        Size { network: self.network.clone(), grid, megapixels: self.pixels.div_ceil(1_000_000) }
    }

    /// `networks`: bytes of those still to be loaded.
    fn predict(&self, grid: usize, networks: u64) -> Prediction {
        let estimate = profile::estimate(grid, self.pixels);
        let loaded = profile::predict(self.folder.as_deref(), &self.size_at(grid), &STEPS, estimate);
        Prediction { bytes: loaded.bytes + networks, ..loaded }
    }

    /// What making it symmetric may take beside the stages' need: what it does take is known when the body's box is,
    /// and then looked at by [`Admission::check_grid`](super::admission::Admission::check_grid).
    fn most_symmetry_bytes(&self) -> u64 {
        let samples = (self.settings.grid as u64 + 4).pow(3);
        if self.settings.symmetry == Symmetry::None { 0 } else { 2 * 4 * samples }
    }
}

impl Pipeline {
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

    /// How a picture fits beside those in work.
    pub(super) fn plan(&self, wish: &Wish, claims: &Claims) -> Result<Plan, Refused> {
        let Settings { engine, grid, .. } = *wish.settings;
        let loaded = self.loaded();
        let own = wish.asks.bytes_beside(loaded);
        // Those in work may be about to load them.
        let networks = wish.asks.or(claims.networks()).bytes_beside(loaded);
        let is_alone = claims.count() == 0;
        let symmetry = wish.most_symmetry_bytes();
        let prediction = wish.predict(grid, own);
        let free_graphics = self.free_graphics(wish.asks.without(loaded));
        let graphics = free_graphics.map(|free| (profile::graphics(wish.folder.as_deref(), &wish.network), free));
        let graphics = graphics.filter(|(needed, free)| free >= needed || runs_on_cards());
        let job = |prediction: Prediction| Job {
            stages: prediction.bytes.saturating_sub(own) + if is_alone { 0 } else { symmetry },
            networks,
            // Beside others it rather waits for the network.
            can_do_without: engine != EngineChoice::Orfeas && is_alone,
            graphics,
        };
        let claim = Claim { stages: prediction.bytes.saturating_sub(own) + symmetry, networks: wish.asks };
        let (holding, room) = self.holding_and_room(claims);
        let idle = loaded.without(wish.asks.or(claims.networks()));
        let spare = Spare {
            cache: claims.spare_cache(holding.cache),
            networks: idle.bytes(),
            is_on_card: self.on_card().and(idle) != Networks::default(),
        };
        let mut steps = Vec::new();
        if let Some(room) = room {
            let fitted = |grid: usize| {
                let job = job(wish.predict(grid, own));
                Some((grid, job.bytes_after(&fit(&job, room, spare).ok()?)))
            };
            let mut smaller = (*GRID_RANGE.start()..grid).rev().filter(|grid| grid % ADVISED_STEP == 0);
            steps = fit(&job(prediction), room, spare).map_err(|short| {
                let smaller = if is_alone { smaller.find_map(fitted) } else { None };
                Refused { short, error: refusal(grid, short, prediction.is_learned, smaller) }
            })?;
        }
        // What those in work hold stays beside what is left of the rest.
        let steps = steps.into_iter().map(|step| step.beside(holding.cache - spare.cache)).collect();
        Ok(Plan { prediction, loaded, claim, holding, free_graphics, steps })
    }

    pub(super) fn loaded(&self) -> Networks {
        Networks { shape: self.networks.shape.is_loaded(), mask: self.networks.mask.is_loaded() }
    }

    /// The networks that are loaded on a graphics card.
    pub(super) fn on_card(&self) -> Networks {
        Networks { shape: self.networks.shape.is_on_card(), mask: self.networks.mask.is_on_card() }
    }

    /// What is free on the graphics card, where one of these networks would be loaded on it.
    pub(super) fn free_graphics(&self, networks: Networks) -> Option<u64> {
        let is_wanted =
            networks.shape && self.networks.shape.may_use_card() || networks.mask && self.networks.mask.may_use_card();
        is_wanted.then(|| GpuProbe::new().read().free_bytes()).flatten()
    }

    /// What the program holds now, and the room beside pictures in work; `None` where the system does not tell.
    pub(super) fn holding_and_room(&self, claims: &Claims) -> (Holding, Option<Room>) {
        let reading = SystemProbe::new().map(|mut probe| probe.read());
        let holding = Holding {
            process: reading.as_ref().map_or(0, |reading| reading.process_bytes),
            cache: self.cache.stats().memory.bytes,
            networks: self.loaded().bytes_beside(Networks::default()),
        };
        let reserved = claims.reserved(holding, self.at_once > 1);
        let room = reading.map(|reading| Room::of(&reading, address_limit(), self.memory_limit, reserved));
        (holding, room)
    }

    /// Lets go results in memory where so many bytes more would not fit as things stand, whatever pictures in work have
    /// claimed. Returns what was done.
    ///
    /// # Errors
    /// They would not fit then either.
    pub(super) fn make_room(&self, bytes: u64) -> Result<Option<Step>, Short> {
        let Some(room) = Room::now(self.memory_limit) else { return Ok(None) };
        let job = Job { stages: bytes, networks: 0, can_do_without: false, graphics: None };
        let spare = Spare { cache: self.cache.stats().memory.bytes, ..Spare::default() };
        let step = fit(&job, room, spare)?.into_iter().find(|step| matches!(step, Step::TrimCache(_)));
        if let Some(Step::TrimCache(left)) = step {
            self.cache.trim(left as usize);
        }
        Ok(step)
    }
}

/// Whether this ONNX Runtime can compute on a graphics card of any kind.
fn runs_on_cards() -> bool {
    Runtime::load().is_ok_and(Runtime::has_cards)
}

/// How many pixels a picture has, without decoding it. One that cannot be used has none: decoding it tells why.
pub(super) fn pixels(bytes: &[u8]) -> u64 {
    let reader = ImageReader::new(std::io::Cursor::new(bytes)).with_guessed_format();
    let dimensions = reader.ok().and_then(|reader| reader.into_dimensions().ok());
    let pixels = dimensions.map_or(0, |(width, height)| u64::from(width) * u64::from(height));
    if pixels > MOST_PIXELS { 0 } else { pixels }
}

/// Need, room, and what to do. `smaller`: a grid that would fit, with its need.
pub(super) fn refusal(grid: usize, short: Short, is_measured: bool, smaller: Option<(usize, u64)>) -> PipelineError {
    let origin = if is_measured { "measured" } else { "estimated" };
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
