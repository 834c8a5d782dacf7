//! A field sampled on a regular grid, ready for the isosurface.

use glam::Vec3;

use crate::{
    field::Field,
    progress::{Canceled, Progress},
};

/// Half thickness (frame units) below which a body's rounding no longer follows its thickness. Keeps the values of
/// thin parts in proportion to a distance.
const LEAST_HALF: f32 = 0.02;
/// Free samples around the body on every side.
const MARGIN: usize = 2;

/// Samples of a scalar field, positive inside the body. `values` runs along x first, then y, then z.
#[derive(Debug, Clone)]
pub struct ScalarGrid {
    pub dims: [usize; 3],
    /// Frame position of sample (0, 0, 0).
    pub origin: Vec3,
    /// Distance between samples, in frame units.
    pub step: f32,
    pub values: Vec<f32>,
}

impl ScalarGrid {
    /// Samples the field so that the longer side of the body's outline spans `resolution` cells. A field without a
    /// body gives a grid without a positive value.
    pub fn sample(field: &Field, resolution: usize, progress: Progress) -> Result<Self, Canceled> {
        let unit = 2.0 / field.size as f32;
        let inside = (0..field.outline.len()).filter(|&i| field.outline[i] > 0.0);
        let boxed = inside.map(|i| [i % field.size, i / field.size]).map(|p| (p, p));
        let boxed = boxed.reduce(|(a, b), (c, d)| ([a[0].min(c[0]), a[1].min(c[1])], [b[0].max(d[0]), b[1].max(d[1])]));
        let (Some((first, last)), Some((low, high))) = (boxed, field.depth_range()) else {
            return Ok(Self { dims: [2; 3], origin: Vec3::ZERO, step: 1.0, values: vec![-1.0; 8] });
        };
        let left_bottom = Vec3::new(first[0] as f32 * unit - 1.0, 1.0 - (last[1] + 1) as f32 * unit, low);
        let right_top = Vec3::new((last[0] + 1) as f32 * unit - 1.0, 1.0 - first[1] as f32 * unit, high);
        let extent = right_top - left_bottom;
        let step = extent.x.max(extent.y) / resolution as f32;
        let dims = extent.to_array().map(|e| (e / step).ceil() as usize + 1 + 2 * MARGIN);
        let origin = left_bottom - Vec3::splat(MARGIN as f32 * step);
        let mut grid = Self { dims, origin, step, values: vec![0.0; dims.iter().product()] };

        let [nx, ny, nz] = dims;
        let mut rays = vec![Rays::new(nx); field.layers.len()];
        let mut outline = vec![0.0; nx];
        for y in 0..ny {
            progress(y as f32 / ny as f32)?;
            for (x, outline) in outline.iter_mut().enumerate() {
                let p = origin + Vec3::new(x as f32, y as f32, 0.0) * step;
                let tap = Tap::new(field.size, p.x, p.y);
                *outline = tap.read(&field.outline);
                for (layer, rays) in field.layers.iter().zip(&mut rays) {
                    rays.set(x, tap.read(&layer.middle), tap.read(&layer.half_squared));
                }
            }
            for z in 0..nz {
                let depth = origin.z + z as f32 * step;
                let row = &mut grid.values[(z * ny + y) * nx..][..nx];
                row.fill(f32::NEG_INFINITY);
                rays.iter().for_each(|rays| rays.unite(depth, row));
                row.iter_mut().zip(&outline).for_each(|(value, &outline)| *value = value.min(outline));
            }
        }
        Ok(grid)
    }

    /// The frame position of a point given in samples.
    pub fn position(&self, p: Vec3) -> Vec3 {
        self.origin + p * self.step
    }

    /// Bytes held, for the cache's account.
    pub fn bytes(&self) -> usize {
        self.values.len() * size_of::<f32>()
    }
}

/// One layer along the rays of one row of samples. Apart from each other, so that a row is computed in vectors.
#[derive(Clone)]
struct Rays {
    middle: Vec<f32>,
    half_squared: Vec<f32>,
    /// One over the thickness, bounded for thin parts.
    per_thickness: Vec<f32>,
}

impl Rays {
    fn new(count: usize) -> Self {
        let zeros = vec![0.0; count];
        Self { middle: zeros.clone(), half_squared: zeros.clone(), per_thickness: zeros }
    }

    fn set(&mut self, x: usize, middle: f32, half_squared: f32) {
        self.middle[x] = middle;
        self.half_squared[x] = half_squared;
        self.per_thickness[x] = 0.5 / half_squared.max(LEAST_HALF * LEAST_HALF).sqrt();
    }

    /// Raises the values of a row to those of this layer at `depth`.
    fn unite(&self, depth: f32, row: &mut [f32]) {
        let rays = self.middle.iter().zip(&self.half_squared).zip(&self.per_thickness);
        for (value, ((&middle, &half_squared), &per_thickness)) in row.iter_mut().zip(rays) {
            let away = depth - middle;
            *value = value.max((half_squared - away * away) * per_thickness);
        }
    }
}

/// Where and with which weights to read a map at a point between its samples.
struct Tap {
    at: [usize; 4],
    weights: [f32; 4],
}

impl Tap {
    fn new(size: usize, x: f32, y: f32) -> Self {
        let most = size as f32 - 1.0;
        let column = ((x + 1.0) / 2.0 * size as f32 - 0.5).clamp(0.0, most);
        let row = ((1.0 - y) / 2.0 * size as f32 - 0.5).clamp(0.0, most);
        let (c, r) = (column as usize, row as usize);
        let (right, down) = ((c + 1).min(size - 1), (r + 1).min(size - 1));
        let (u, v) = (column - c as f32, row - r as f32);
        Self {
            at: [r * size + c, r * size + right, down * size + c, down * size + right],
            weights: [(1.0 - u) * (1.0 - v), u * (1.0 - v), (1.0 - u) * v, u * v],
        }
    }

    fn read(&self, map: &[f32]) -> f32 {
        self.at.iter().zip(self.weights).map(|(&i, w)| map[i] * w).sum()
    }
}
