//! What a user can choose about how a picture becomes a mesh.

use std::{fmt, str::FromStr};

use orfeas_core::relief::ReliefParams;
use serde::{Deserialize, Serialize};

/// Cells along the longer side of the body.
pub const GRID_RANGE: std::ops::RangeInclusive<usize> = 16..=512;
pub const DEFAULT_GRID: usize = 192;

/// Which engine the user asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EngineChoice {
    /// The best that works here.
    #[default]
    Auto,
    Silhouette,
    Relief,
    Orfeas,
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

/// Parameters of all stages.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Settings {
    pub engine: EngineChoice,
    /// Cells along the longer side of the body, within [`GRID_RANGE`].
    pub grid: usize,
    /// Pairs of smoothing steps.
    pub smoothing: usize,
    pub symmetry: Symmetry,
    pub relief: ReliefParams,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            engine: EngineChoice::Auto,
            grid: DEFAULT_GRID,
            smoothing: 4,
            symmetry: Symmetry::None,
            relief: ReliefParams::default(),
        }
    }
}

impl EngineChoice {
    pub const ALL: [Self; 4] = [Self::Auto, Self::Orfeas, Self::Silhouette, Self::Relief];

    pub fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Silhouette => "silhouette",
            Self::Relief => "relief",
            Self::Orfeas => "orfeas",
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
