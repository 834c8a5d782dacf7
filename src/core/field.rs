//! The body as every engine hands it on: where each ray of the frame enters and leaves it.
//!
//! An interval from `back` to `front` is kept as its middle and the square of half its thickness, because both
//! change smoothly where a rounded body ends (thickness does not: its slope is infinite there), so that they can be
//! interpolated to any grid without terraces. A negative square is no body. The distance to the mask's outline cuts
//! it all, so that the outline of the body is the outline of the picture whatever an engine believes.

use image::{GrayImage, RgbImage};

use crate::{
    distance::{nearest_seed, outline_distance},
    foreground::Foreground,
    frame::Camera,
    mesh::Unit,
};

/// Intervals along the rays of a frame, sampled on `size` × `size` rays; row 0 on top.
#[derive(Debug, Clone)]
pub struct Field {
    pub size: usize,
    pub layers: Vec<Layer>,
    /// Signed distance of each ray to the outline of the mask, positive inside, in frame units.
    pub outline: Vec<f32>,
    pub camera: Camera,
    /// What the world's lengths mean, into which the camera scales.
    pub unit: Unit,
    /// Colors of the last surface along each ray of the frame, where the engine knows them; row 0 on top, of any size.
    pub behind: Option<RgbImage>,
}

/// One interval for each ray, in frame units.
#[derive(Debug, Clone)]
pub struct Layer {
    pub middle: Vec<f32>,
    /// Square of half the thickness; not positive where the ray misses the layer.
    pub half_squared: Vec<f32>,
}

impl Layer {
    /// The layer between two depths; empty where `back` is not below `front`.
    pub fn between(front: &[f32], back: &[f32]) -> Self {
        let half = |(f, b): (&f32, &f32)| (f - b) / 2.0;
        Self {
            middle: front.iter().zip(back).map(|(f, b)| (f + b) / 2.0).collect(),
            half_squared: front.iter().zip(back).map(half).map(|h| h * h.abs()).collect(),
        }
    }
}

impl Field {
    /// Puts layers behind the outline of a foreground. Values of rays outside the mask are replaced by those of the
    /// nearest ray inside, so that interpolation at the outline meets no strangers.
    pub fn new(foreground: &Foreground, size: usize, layers: Vec<Layer>, camera: Camera) -> Self {
        let coverage = foreground.coverage_at(size);
        Self::within(&coverage, &outline_distance(&coverage), layers, camera)
    }

    /// The same with the mask's square coverage and the distance of each ray to its outline in pixels at hand.
    pub(crate) fn within(coverage: &GrayImage, distance: &[f32], mut layers: Vec<Layer>, camera: Camera) -> Self {
        let size = coverage.width() as usize;
        let unit = 2.0 / size as f32;
        let outline = distance.iter().map(|d| d * unit).collect::<Vec<_>>();
        let inside = coverage.pixels().map(|p| p.0[0] >= 128).collect::<Vec<_>>();
        for layer in &mut layers {
            extend(&mut layer.middle, &inside, size);
            extend(&mut layer.half_squared, &inside, size);
        }
        Self { size, layers, outline, camera, unit: Unit::Free, behind: None }
    }

    /// Largest and smallest depth of the body, or `None` where there is none.
    pub fn depth_range(&self) -> Option<(f32, f32)> {
        let inside = |i: &usize| self.outline[*i] > 0.0;
        let ends = self.layers.iter().flat_map(|layer| {
            (0..layer.middle.len()).filter(inside).filter(|&i| layer.half_squared[i] > 0.0).map(|i| {
                let half = layer.half_squared[i].sqrt();
                (layer.middle[i] - half, layer.middle[i] + half)
            })
        });
        ends.reduce(|(low, high), (l, h)| (low.min(l), high.max(h)))
    }

    /// Thickness of the first layer where it is thinnest; infinite where there is no body.
    pub fn thinnest(&self) -> f32 {
        let inside = (0..self.outline.len()).filter(|&i| self.outline[i] > 0.0);
        let half_squared = inside.filter_map(|i| self.layers.first().map(|layer| layer.half_squared[i]));
        2.0 * half_squared.filter(|&h| h > 0.0).fold(f32::INFINITY, f32::min).sqrt()
    }

    /// Bytes held, for the cache's account.
    pub fn bytes(&self) -> usize {
        let numbers = self.outline.len() + self.layers.iter().map(|l| l.middle.len() * 2).sum::<usize>();
        numbers * size_of::<f32>() + self.behind.as_ref().map_or(0, |behind| behind.len())
    }
}

/// Gives every ray outside the value of the nearest one inside.
pub fn extend(values: &mut [f32], inside: &[bool], size: usize) {
    if let Some(nearest) = nearest_seed(inside, size, size) {
        for i in 0..values.len() {
            values[i] = values[nearest[i] as usize];
        }
    }
}

/// `values` of a `from` × `from` grid at the cell centers of a `to` × `to` grid, by Catmull-Rom splines.
pub fn upsample(values: &[f32], from: usize, to: usize) -> Vec<f32> {
    let taps = (0..to).map(|i| {
        let x = (i as f32 + 0.5) * from as f32 / to as f32 - 0.5;
        let (first, t) = (x.floor() as isize - 1, x - x.floor());
        let weights = [
            ((2.0 - t) * t - 1.0) * t / 2.0,
            ((3.0 * t - 5.0) * t * t + 2.0) / 2.0,
            ((4.0 - 3.0 * t) * t + 1.0) * t / 2.0,
            (t - 1.0) * t * t / 2.0,
        ];
        ([0, 1, 2, 3].map(|k| (first + k).clamp(0, from as isize - 1) as usize), weights)
    });
    let taps = taps.collect::<Vec<_>>();
    let mix = |(at, weights): &([usize; 4], [f32; 4]), get: &dyn Fn(usize) -> f32| -> f32 {
        at.iter().zip(weights).map(|(&i, w)| w * get(i)).sum()
    };
    let mut wide = vec![0.0; from * to];
    for row in 0..from {
        for (column, tap) in taps.iter().enumerate() {
            wide[row * to + column] = mix(tap, &|i| values[row * from + i]);
        }
    }
    let mut out = vec![0.0; to * to];
    for (row, tap) in taps.iter().enumerate() {
        for column in 0..to {
            out[row * to + column] = mix(tap, &|i| wide[i * to + column]);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn upsampling_keeps_a_slope() {
        let slope = (0..64).map(|i| (i % 8) as f32).collect::<Vec<_>>();
        let fine = upsample(&slope, 8, 16);
        // Cell centers of the fine grid lie at quarters between those of the coarse one.
        assert!((fine[16 * 8 + 5] - 2.25).abs() < 1e-5 && (fine[16 * 8 + 6] - 2.75).abs() < 1e-5);
    }

    #[test]
    fn an_interval_turned_around_is_empty() {
        let layer = Layer::between(&[1.0, -1.0], &[-1.0, 1.0]);
        assert_eq!(layer.half_squared, [1.0, -1.0]);
    }
}
