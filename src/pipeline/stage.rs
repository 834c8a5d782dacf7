//! One stage after the other: looked up in the cache, else computed, timed and kept.

use std::{
    fmt,
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
};

use orfeas_core::progress::{Canceled, Progress};
use serde::Serialize;

use super::{PipelineError, VERSIONS, timed};
use crate::{
    cache::{Cache, Found, Key, Origin, Store},
    governor::profile::{self, Dependence},
};

/// The stages, in the order in which they run. Export is the only one outside the pipeline: it writes files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Stage {
    /// For those who look at a picture before it is made.
    Thumbnail,
    Decode,
    Mask,
    Engine,
    Surface,
    Clean,
    Simplify,
    Texture,
    Asset,
    /// For those who print it.
    Print,
    Export,
}

/// The stages of a picture, as what they cost is kept.
pub(super) const STEPS: [profile::Step; 8] = {
    const fn step(stage: Stage, depends_on: Dependence) -> profile::Step {
        // The cutting out holds the decoded picture, too.
        profile::Step { stage: stage.name(), depends_on, has_bytes: !matches!(stage, Stage::Decode) }
    }
    [
        step(Stage::Decode, Dependence::Picture),
        step(Stage::Mask, Dependence::Network),
        step(Stage::Engine, Dependence::Network),
        step(Stage::Surface, Dependence::Grid),
        step(Stage::Clean, Dependence::Grid),
        step(Stage::Simplify, Dependence::Grid),
        step(Stage::Texture, Dependence::Grid),
        step(Stage::Asset, Dependence::Grid),
    ]
};

impl Stage {
    pub const ALL: [Self; 11] = [
        Self::Thumbnail,
        Self::Decode,
        Self::Mask,
        Self::Engine,
        Self::Surface,
        Self::Clean,
        Self::Simplify,
        Self::Texture,
        Self::Asset,
        Self::Print,
        Self::Export,
    ];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Thumbnail => "thumbnail",
            Self::Decode => "decode",
            Self::Mask => "mask",
            Self::Engine => "engine",
            Self::Surface => "surface",
            Self::Clean => "clean",
            Self::Simplify => "simplify",
            Self::Texture => "texture",
            Self::Asset => "asset",
            Self::Print => "print",
            Self::Export => "export",
        }
    }

    /// What is going on, for people.
    pub fn title(self) -> &'static str {
        match self {
            Self::Thumbnail => "Shrinking",
            Self::Decode => "Decoding",
            Self::Mask => "Cutting out",
            Self::Engine => "Shaping",
            Self::Surface => "Surfacing",
            Self::Clean => "Cleaning",
            Self::Simplify => "Simplifying",
            Self::Texture => "Texturing",
            Self::Asset => "Packing",
            Self::Print => "Preparing the print",
            Self::Export => "Exporting",
        }
    }

    /// Share of the whole work done when this stage is at `share` of its own. Stages count alike: which is the
    /// longest depends on the picture and the settings. A mesh begins with [`Stage::Decode`].
    pub fn overall(self, share: f32) -> f32 {
        let before = (self as usize).saturating_sub(Self::Decode as usize);
        (before as f32 + share) / (Self::ALL.len() - Self::Decode as usize) as f32
    }

    /// What its result for these inputs and parameters is kept under.
    pub(super) fn key(self, inputs: &[Key], params: &impl Serialize) -> Key {
        let version = VERSIONS.iter().find(|(stage, _)| *stage == self).map_or(0, |&(_, version)| version);
        Key::derive(self.name(), version, inputs, params)
    }
}

impl fmt::Display for Stage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// How one stage went.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct StageRun {
    pub stage: Stage,
    pub ms: f64,
    pub origin: Origin,
}

/// Told which stage is how far (0 to 1); answers whether to go on.
pub type Watch<'a> = &'a (dyn Fn(Stage, f32) -> Result<(), Canceled> + Sync);

/// One picture's way through the stages.
pub(super) struct Run<'a> {
    cache: &'a Cache,
    watch: Watch<'a>,
    stages: Vec<StageRun>,
}

impl<'a> Run<'a> {
    pub fn new(cache: &'a Cache, watch: Watch<'a>) -> Self {
        Self { cache, watch, stages: Vec::new() }
    }

    /// The result of a stage for these inputs and parameters, and the key it is kept under.
    pub fn stage<T: Store>(
        &mut self,
        stage: Stage,
        inputs: &[Key],
        params: &impl Serialize,
        compute: impl FnOnce(Progress) -> Result<T, PipelineError>,
    ) -> Result<(Key, Arc<T>), PipelineError> {
        (self.watch)(stage, 0.0)?;
        let key = stage.key(inputs, params);
        let watch = self.watch;
        // Steps inside a stage may count from their own beginning; the stage as a whole only goes forward.
        let furthest = AtomicU32::new(0);
        let forward = |share: f32| {
            let share = share.clamp(0.0, 1.0);
            // Numbers that are not negative are in the same order as their bits.
            watch(stage, f32::from_bits(furthest.fetch_max(share.to_bits(), Ordering::Relaxed)).max(share))
        };
        let go_on = || Ok(watch(stage, 0.0)?);
        let (found, ms) = timed(|| self.cache.get_or_compute_watched(key, None, go_on, || compute(&forward)));
        let Found { value, origin } = found?;
        self.note(StageRun { stage, ms, origin });
        Ok((key, value))
    }

    /// A stage that runs for the picture and again for its mask is told as one.
    fn note(&mut self, run: StageRun) {
        match self.stages.iter_mut().find(|earlier| earlier.stage == run.stage) {
            None => self.stages.push(run),
            Some(earlier) => {
                earlier.ms += run.ms;
                if run.origin == Origin::Computed {
                    earlier.origin = run.origin;
                }
            }
        }
    }

    pub fn into_stages(self) -> Vec<StageRun> {
        self.stages
    }
}
