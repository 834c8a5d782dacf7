//! The engine for bas-reliefs and lithophanes: the picture's brightness as heights on a base plate.

use image::imageops;
use serde::{Deserialize, Serialize};

use crate::{
    field::{Field, Layer},
    foreground::Foreground,
    frame::Camera,
};

/// Sizes of the plate.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct ReliefParams {
    /// Rays along a side of the frame.
    pub size: usize,
    /// Longer side of the plate.
    pub width_mm: f32,
    /// The plate without any relief.
    pub base_mm: f32,
    /// Height of the lowest relief above the plate.
    pub thickness_mm: f32,
    /// From the lowest to the highest relief.
    pub depth_mm: f32,
    /// Dark is high, as a lithophane lit from behind wants it; else bright is high.
    pub invert: bool,
}

impl Default for ReliefParams {
    fn default() -> Self {
        Self { size: 1024, width_mm: 100.0, base_mm: 2.0, thickness_mm: 0.6, depth_mm: 3.0, invert: false }
    }
}

/// The relief of the foreground's colors. The plate's back lies at z = 0 and has the outline of the mask.
pub fn relief(foreground: &Foreground, params: &ReliefParams) -> Field {
    let size = params.size;
    let millimeters = params.width_mm / foreground.longer_extent();
    let gray = imageops::grayscale(&foreground.color);
    let gray = imageops::resize(&gray, size as u32, size as u32, imageops::FilterType::Triangle);
    let front = gray.pixels().map(|p| {
        let bright = f32::from(p.0[0]) / 255.0;
        let height = if params.invert { 1.0 - bright } else { bright };
        (params.base_mm + params.thickness_mm + height * params.depth_mm) / millimeters
    });
    let layer = Layer::between(&front.collect::<Vec<_>>(), &vec![0.0; size * size]);
    let mut field = Field::new(foreground, size, vec![layer], Camera::ORTHOGRAPHIC);
    field.millimeters = Some(millimeters);
    field
}
