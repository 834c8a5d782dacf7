//! Before a picture's first stage: whether what it needs fits into memory, beside the pictures in work, and what is done
//! so that it does. While it runs, what it really takes is measured, for the next prediction.

use std::{
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use orfeas_core::grid::Lattice;

use super::{
    Engine, Input, Pipeline, PipelineError, Settings, Stage, StageRun,
    need::{Refused, Wish, refusal},
    network_slot::{Asked, Slot},
};
use crate::{
    cache::Origin,
    governor::{
        claims::{Claims, Crowded, Networks},
        fit::Step,
        heap,
        pressure::Pressure,
        profile::{self, Cost, Prediction, Size, StageCost},
    },
    metrics::{gpu::GpuProbe, system::SystemProbe},
};

/// Memory is looked at no more often than this.
const PERIOD: Duration = Duration::from_millis(5);
/// A picture that waits for memory looks again after this, even if no other is done: other programs have some, too.
const PATIENCE: Duration = Duration::from_millis(200);

/// The pictures that the clones of a pipeline have in work.
#[derive(Default)]
pub(super) struct InWork {
    claims: Mutex<Claims>,
    one_is_done: Condvar,
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
    /// What was free on the graphics card then, if a network was to be loaded on it.
    free_graphics: Option<u64>,
    meter: Mutex<Meter>,
    claimed: Claimed,
    pipeline: Pipeline,
}

/// What a picture in work has claimed. Dropped, it is given back.
pub(super) struct Claimed {
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

impl InWork {
    pub fn lock(&self) -> MutexGuard<'_, Claims> {
        self.claims.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Pipeline {
    /// Makes the picture fit, or says why it does not. Where it does not fit beside those in work, waits until it does.
    ///
    /// # Errors
    /// [`PipelineError::Memory`].
    pub(super) fn admit(&self, input: &Input, settings: &Settings) -> Result<Admission, PipelineError> {
        let wish = Wish::new(self, input, settings);
        let (mut claims, plan, crowded) = self.wait_to_fit(|claims| self.plan(&wish, claims))?;
        let mut told: Vec<String> = crowded.iter().map(Crowded::to_string).collect();
        let mut no_network = None;
        for step in plan.steps.iter().filter(|step| self.carry_out(step, wish.asks.or(claims.networks()))) {
            told.push(step.to_string());
            if matches!(step, Step::DoWithout { .. }) {
                no_network = told.last().cloned();
            }
        }
        // What was freed by now, such as a preview's memory, would be taken again without growth.
        let is_first = claims.begun() == 0 && self.cache.stats().memory.lookups() == 0;
        let is_learning = self.cache.folder().is_some() && !plan.prediction.is_learned;
        let grows = is_first || (claims.count() == 0 && is_learning && heap::give_back());
        let number = claims.begin(plan.claim, plan.holding);
        drop(claims);
        let mut probe = SystemProbe::new();
        let before = probe.as_mut().map(SystemProbe::process_bytes).filter(|_| grows);
        let meter = Meter { before, probe, looked: Instant::now(), stages: Vec::new() };
        Ok(Admission {
            prediction: plan.prediction,
            adjustments: told.into(),
            refusal: no_network,
            size: wish.size(),
            loaded: plan.loaded,
            free_graphics: plan.free_graphics,
            meter: Mutex::new(meter),
            claimed: Claimed::new(self, number),
            pipeline: self.clone(),
        })
    }

    /// Plans until it fits beside the pictures in work, and tells if that took fewer of them than the user wants. The
    /// claims are for the caller to add to.
    ///
    /// # Errors
    /// It does not fit, though no picture is in work.
    pub(super) fn wait_to_fit<T>(
        &self,
        plan: impl Fn(&Claims) -> Result<T, Refused>,
    ) -> Result<(MutexGuard<'_, Claims>, T, Option<Crowded>), PipelineError> {
        let mut crowded = None;
        let mut claims = self.in_work.lock();
        loop {
            let Refused { short, error } = match plan(&claims) {
                Ok(plan) => return Ok((claims, plan, crowded)),
                Err(refused) => refused,
            };
            let at_once = claims.count();
            if at_once == 0 {
                return Err(error);
            }
            if at_once < self.at_once && claims.is_news(at_once) {
                crowded = Some(Crowded { at_once, instead_of: self.at_once, short });
            }
            let waited = self.in_work.one_is_done.wait_timeout(claims, PATIENCE);
            claims = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    /// Keeps what something has cost beside the cache's files, if there is something to keep.
    pub(super) fn keep(&self, cost: &Cost) {
        if let Some(folder) = self.cache.folder().filter(|_| !cost.stages.is_empty())
            && let Err(error) = profile::learn(folder, cost)
        {
            tracing::warn!("what pictures cost cannot be kept ({error}): {}", folder.display());
        }
    }

    /// Returns whether there was something to do. `asked`: the networks that stay.
    pub(super) fn carry_out(&self, step: &Step, asked: Networks) -> bool {
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
            Step::LeaveGraphics { needed, .. } => {
                // How much networks that were unloaded have held there is seen only now.
                if self.free_graphics(asked).is_some_and(|free| free >= *needed) {
                    return false;
                }
                self.networks.shape.leave_graphics();
                self.networks.mask.leave_graphics();
            }
            // The picture's own admission says so.
            Step::DoWithout { .. } => {}
        }
        true
    }
}

impl Claimed {
    /// `number`: what [`Claims::begin`] gave.
    pub fn new(pipeline: &Pipeline, number: u64) -> Self {
        Self { in_work: Arc::clone(&pipeline.in_work), number }
    }
}

impl Drop for Claimed {
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
            self.trim(self.pipeline.cache.stats().memory.bytes / 2);
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
        if self.claimed.in_work.lock().count() > 1 {
            return Ok(());
        }
        let step = self.pipeline.make_room(2 * lattice.bytes() as u64);
        let step = step.map_err(|short| refusal(resolution, short, true, None))?;
        self.told().extend(step.map(|step| step.to_string()));
        Ok(())
    }

    /// Lets go results in memory until this many bytes are left, and tells.
    fn trim(&self, bytes: u64) {
        if self.pipeline.cache.stats().memory.bytes <= bytes {
            return;
        }
        self.pipeline.cache.trim(bytes as usize);
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
        let before = meter.before.filter(|_| self.claimed.in_work.lock().begun() == self.claimed.number);
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
        let stages = computed.map(cost).collect();
        let cost = Cost { size: Size { network, ..self.size }, stages, graphics: self.taken_graphics() };
        self.pipeline.keep(&cost);
        (self.prediction, self.told().clone())
    }

    /// What networks have taken on the graphics card that were loaded there meanwhile.
    fn taken_graphics(&self) -> Option<u64> {
        let before = self.free_graphics?;
        let is_loaded = self.pipeline.on_card().without(self.loaded) != Networks::default();
        is_loaded.then(|| Some(before.saturating_sub(GpuProbe::new().read().free_bytes()?))).flatten()
    }
}

#[cfg(all(test, target_os = "linux", target_env = "gnu"))]
mod tests {
    use crate::{
        cache::{Cache, Limits},
        pipeline::{EngineChoice, Input, NetworkSlot, NetworkSource, Pipeline, Settings, Watch},
    };

    #[test]
    fn what_a_picture_takes_is_learned_after_previews_too() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::open(Limits::default(), folder.path()).unwrap();
        let pipeline = Pipeline::new(cache.into(), NetworkSlot::new(NetworkSource::BuiltIn));
        let watch: Watch = &|_, _| Ok(());
        let robot = include_bytes!("../../assets/samples/robot.png");
        let input = Input { name: "robot".into(), bytes: robot[..].into(), mask: None };
        pipeline.preview(&input, watch).unwrap();
        let need = |grid| {
            let settings = Settings { engine: EngineChoice::Silhouette, grid, ..Settings::default() };
            pipeline.generate(&input, &settings, watch).unwrap().account.need
        };
        assert!(!need(80).is_learned);
        // The picture itself is in the cache; what is of the grid was computed and measured before.
        let learned = need(80);
        assert!(learned.is_learned && learned.bytes > 4 << 20, "{learned:?}");
        assert!(!need(96).is_learned);
    }
}
