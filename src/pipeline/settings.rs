//! What a user can choose about how a picture becomes a mesh.

use std::{fmt, str::FromStr};

use orfeas_core::{relief::ReliefParams, simplify::FACES_RANGE};
use serde::{Deserialize, Serialize};

use super::MaterialSettings;

/// Cells along the longer side of the body.
pub const GRID_RANGE: std::ops::RangeInclusive<usize> = 16..=512;
pub const DEFAULT_GRID: usize = 192;

/// Enough for every detail that the usual grid holds, and light for every program.
pub const DEFAULT_FACES: usize = 50_000;

/// Pairs of smoothing steps at the strongest smoothing.
const MOST_SMOOTHING: f32 = 16.0;

/// Which engine the user asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EngineChoice {
    #[default]
    Orfeas,
    /// The network, or the silhouette where none can run.
    Auto,
    Silhouette,
    Relief,
}

/// The engine that made a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Engine {
    /// The mask inflated like a balloon.
    Silhouette,
    /// The picture's brightness as heights on a plate.
    Relief,
    /// The built-in network.
    Orfeas,
}

/// Whether a body is made symmetric.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Symmetry {
    /// As the engine made it.
    #[default]
    None,
    /// The hidden half after the seen one, about the body's upright mirror plane.
    X,
}

/// How much a surface is smoothed, from 0 (as the grid has it) to 1.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Smoothing(f32);

/// Parameters of all stages.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Settings {
    pub engine: EngineChoice,
    /// Cells along the longer side of the body, within [`GRID_RANGE`].
    pub grid: usize,
    pub smoothing: Smoothing,
    pub symmetry: Symmetry,
    /// The most triangles wanted, within [`FACES_RANGE`]; `None` keeps all.
    pub faces: Option<usize>,
    /// Side of the texture in pixels, within [`TEXTURE_RANGE`](orfeas_core::texture::TEXTURE_RANGE); `None` for as many
    /// as the picture is worth.
    pub texture: Option<u32>,
    pub material: MaterialSettings,
    pub relief: ReliefParams,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            engine: EngineChoice::Orfeas,
            grid: DEFAULT_GRID,
            smoothing: Smoothing::default(),
            symmetry: Symmetry::None,
            faces: Some(DEFAULT_FACES),
            texture: None,
            material: MaterialSettings::default(),
            relief: ReliefParams::default(),
        }
    }
}

impl Smoothing {
    /// The nearest smoothing there is.
    pub fn new(share: f32) -> Self {
        Self(if share.is_finite() { share.clamp(0.0, 1.0) } else { 0.0 })
    }

    pub fn share(self) -> f32 {
        self.0
    }

    /// Pairs of steps.
    pub fn pairs(self) -> usize {
        (self.0 * MOST_SMOOTHING).round() as usize
    }
}

impl Default for Smoothing {
    fn default() -> Self {
        Self(0.25)
    }
}

impl FromStr for Smoothing {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, &'static str> {
        let share: Option<f32> = text.parse().ok();
        share.filter(|share| (0.0..=1.0).contains(share)).map(Self).ok_or("expected a number from 0 to 1")
    }
}

impl EngineChoice {
    pub const ALL: [Self; 4] = [Self::Orfeas, Self::Auto, Self::Silhouette, Self::Relief];

    pub fn name(self) -> &'static str {
        match self {
            Self::Orfeas => "orfeas",
            Self::Auto => "auto",
            Self::Silhouette => "silhouette",
            Self::Relief => "relief",
        }
    }
}

impl fmt::Display for EngineChoice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for EngineChoice {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let names = Self::ALL.map(Self::name).join(", ");
        Self::ALL.into_iter().find(|e| e.name() == text).ok_or_else(|| format!("expected one of {names}"))
    }
}

/// A number of triangles that one may ask for, or `all`.
pub fn parse_faces(text: &str) -> Result<Option<usize>, String> {
    if text == "all" {
        return Ok(None);
    }
    let faces = text.parse().ok().filter(|faces| FACES_RANGE.contains(faces));
    let expected = || format!("expected a whole number from {} to {}, or all", FACES_RANGE.start(), FACES_RANGE.end());
    faces.map(Some).ok_or_else(expected)
}

impl FromStr for Symmetry {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, &'static str> {
        match text {
            "none" => Ok(Self::None),
            "x" => Ok(Self::X),
            _ => Err("expected none or x"),
        }
    }
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Silhouette => "silhouette",
            Self::Relief => "relief",
            Self::Orfeas => "orfeas",
        })
    }
}
