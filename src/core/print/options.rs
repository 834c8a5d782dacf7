//! What may be asked of a print.

use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};

use super::{Base, Size, USUAL_ANGLE};

/// Samples along the longest side of a print: usually at most, and at least.
pub const USUAL_SAMPLES: usize = 256;
pub(super) const LEAST_SAMPLES: usize = 64;

/// What may be asked for: lengths in mm, the density in g/cm³, the angle of overhangs in degrees.
pub const SIZE_RANGE_MM: RangeInclusive<f32> = 1.0..=2000.0;
pub const WALL_RANGE_MM: RangeInclusive<f32> = 0.0..=50.0;
pub const HOLLOW_RANGE_MM: RangeInclusive<f32> = 0.05..=2000.0;
pub const DENSITY_RANGE: RangeInclusive<f64> = 0.01..=25.0;
pub const ANGLE_RANGE: RangeInclusive<f32> = 1.0..=89.0;

/// What to make of a mesh.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct PrintOptions {
    /// `None` keeps a real size, and makes a mesh without one 100 mm long.
    pub size: Option<Size>,
    pub base: Option<Base>,
    /// Walls thinner than this are thickened to it, in mm; 0 leaves them.
    pub min_wall_mm: f32,
    /// Makes it hollow, with walls of this many mm.
    pub hollow_mm: Option<f32>,
    /// Diameter in mm of holes to drain a hollow print through.
    pub drain_mm: Option<f32>,
    /// Of the material, g/cm³.
    pub density: f64,
    /// Degrees from the upright beyond which a face counts as an overhang.
    pub overhang_angle: f32,
    /// Samples along the longest side at most, for what needs a grid; fewer where the mesh is coarse.
    pub samples: usize,
}

impl Default for PrintOptions {
    /// For an ordinary printer: walls of two lines of a 0.4 mm nozzle, PLA.
    fn default() -> Self {
        Self {
            size: None,
            base: None,
            min_wall_mm: 0.8,
            hollow_mm: None,
            drain_mm: None,
            density: 1.24,
            overhang_angle: USUAL_ANGLE,
            samples: USUAL_SAMPLES,
        }
    }
}

impl PrintOptions {
    /// Whether all of it may be asked for.
    pub fn is_possible(&self) -> bool {
        self.size.is_none_or(|size| SIZE_RANGE_MM.contains(&size.mm))
            && WALL_RANGE_MM.contains(&self.min_wall_mm)
            && [self.hollow_mm, self.drain_mm].iter().flatten().all(|mm| HOLLOW_RANGE_MM.contains(mm))
            && DENSITY_RANGE.contains(&self.density)
            && ANGLE_RANGE.contains(&self.overhang_angle)
            && (LEAST_SAMPLES..=USUAL_SAMPLES).contains(&self.samples)
    }

    /// The same, but for what [`Print::judged`](super::Print::judged) can still change: options that are alike here make the same mesh.
    pub fn of_mesh(&self) -> Self {
        let Self { density, overhang_angle, .. } = Self::default();
        Self { density, overhang_angle, ..*self }
    }
}
