//! The engine that needs no network: the mask inflated into a balloon, front and back alike.

use serde::{Deserialize, Serialize};

use crate::{
    field::{Field, Layer},
    foreground::Foreground,
    frame::Camera,
    inflate::poisson,
};

/// How the balloon is made.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct SilhouetteParams {
    /// Rays along a side of the frame.
    pub size: usize,
    /// Thickness against that of the plain balloon, which makes of a disc a sphere flattened to 0.71.
    pub thickness: f32,
}

impl Default for SilhouetteParams {
    fn default() -> Self {
        Self { size: 512, thickness: 1.2 }
    }
}

/// The balloon over the foreground's mask as a field.
pub fn silhouette(foreground: &Foreground, params: &SilhouetteParams) -> Field {
    let size = params.size;
    let inside = foreground.coverage_at(size).pixels().map(|p| p.0[0] >= 128).collect::<Vec<_>>();
    let unit = 2.0 / size as f32 * params.thickness;
    let half_squared = poisson(&inside, size).into_iter().map(|u| 2.0 * u * unit * unit).collect::<Vec<_>>();
    let layer = Layer { middle: vec![0.0; size * size], half_squared };
    Field::new(foreground, size, vec![layer], Camera::ORTHOGRAPHIC)
}
