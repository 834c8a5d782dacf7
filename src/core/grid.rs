//! A field sampled on a regular grid, ready for the isosurface.

use glam::Vec3;

use crate::{
    distance::{nearest_seed, separation},
    field::Field,
    mesh::Unit,
    progress::{Canceled, Progress},
};

/// Half thickness (frame units) below which a body's rounding no longer follows its thickness. Keeps the values of
/// thin parts in proportion to a distance.
const LEAST_HALF: f32 = 0.02;
/// Parts thinner than twice this many cells would slip through between the samples: they are thickened to it.
const LEAST_RADIUS: f32 = 0.75;
/// Depths beyond this (frame units, to both sides) are no body: perspective turns inside out at 3.2.
const DEEPEST: f32 = 2.0;
/// Bounds the memory of a thin plate's grid.
const MOST_DEPTH_CELLS: f32 = 512.0;
/// Free samples around the body on every side.
const MARGIN: usize = 2;

/// Samples of a scalar field, positive inside the body. `values` runs along x first, then y, then z.
#[derive(Debug, Clone)]
pub struct ScalarGrid {
    pub dims: [usize; 3],
    /// Frame position of sample (0, 0, 0).
    pub origin: Vec3,
    /// Distance between samples along each axis, in frame units.
    pub step: Vec3,
    pub values: Vec<f32>,
}

impl ScalarGrid {
    /// Samples the field so that the longer side of the body's outline spans `resolution` cells. A field without a
    /// body gives a grid without a positive value.
    pub fn sample(field: &Field, resolution: usize, progress: Progress) -> Result<Self, Canceled> {
        let Some(mut grid) = layout(field, resolution) else {
            return Ok(Self { dims: [2; 3], origin: Vec3::ZERO, step: Vec3::ONE, values: vec![-1.0; 8] });
        };
        let Self { dims, origin, step, .. } = grid;
        let (across, along) = (step.x, step.z);
        grid.values = vec![0.0; dims.iter().product()];
        let outline_map = thickened(&field.outline, field.size, LEAST_RADIUS * across);

        let [nx, ny, nz] = dims;
        let mut rays = vec![Rays::new(nx); field.layers.len()];
        let mut outline = vec![0.0; nx];
        for y in 0..ny {
            progress(y as f32 / ny as f32)?;
            for (x, outline) in outline.iter_mut().enumerate() {
                let p = origin + Vec3::new(x as f32, y as f32, 0.0) * step;
                let tap = Tap::new(field.size, p.x, p.y);
                *outline = tap.read(&outline_map);
                let beside = [Tap::new(field.size, p.x + step.x, p.y), Tap::new(field.size, p.x, p.y + step.y)];
                for (k, (layer, rays)) in field.layers.iter().zip(&mut rays).enumerate() {
                    let (middle, half_squared) = (tap.read(&layer.middle), tap.read(&layer.half_squared));
                    // The first layer is the body itself: it has no holes where the mask has none, and where it is
                    // thin and steep, neighboring columns must still touch.
                    let climb = beside.iter().map(|tap| (tap.read(&layer.middle) - middle).abs()).fold(0.0, f32::max);
                    let least = LEAST_RADIUS * along + climb / 2.0;
                    rays.set(x, middle, if k == 0 { half_squared.max(least * least) } else { half_squared });
                }
            }
            for z in 0..nz {
                let depth = origin.z + z as f32 * step.z;
                let row = &mut grid.values[(z * ny + y) * nx..][..nx];
                row.fill(f32::NEG_INFINITY);
                rays.iter().for_each(|rays| rays.unite(depth, row));
                row.iter_mut().zip(&outline).for_each(|(value, &outline)| *value = value.min(outline));
            }
        }
        Ok(grid)
    }

    /// Bytes that [`ScalarGrid::sample`] would hold, known before it allocates them.
    pub fn bytes_of(field: &Field, resolution: usize) -> usize {
        layout(field, resolution).map_or(0, |grid| grid.dims.iter().product::<usize>() * size_of::<f32>())
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

/// The grid around a field's body, still without values; `None` where there is no body.
fn layout(field: &Field, resolution: usize) -> Option<ScalarGrid> {
    let unit = 2.0 / field.size as f32;
    let inside = (0..field.outline.len()).filter(|&i| field.outline[i] > 0.0);
    let boxed = inside.map(|i| [i % field.size, i / field.size]).map(|p| (p, p));
    let boxed = boxed.reduce(|(a, b), (c, d)| ([a[0].min(c[0]), a[1].min(c[1])], [b[0].max(d[0]), b[1].max(d[1])]));
    let depths = field.depth_range().map(|(low, high)| (low.max(-DEEPEST), high.min(DEEPEST)));
    let (Some((first, last)), Some((low, high))) = (boxed, depths.filter(|(low, high)| low < high)) else {
        return None;
    };
    let left_bottom = Vec3::new(first[0] as f32 * unit - 1.0, 1.0 - (last[1] + 1) as f32 * unit, low);
    let right_top = Vec3::new((last[0] + 1) as f32 * unit - 1.0, 1.0 - first[1] as f32 * unit, high);
    let extent = right_top - left_bottom;
    let across = extent.x.max(extent.y) / resolution as f32;
    // A plate of given millimeters may be thinner than the cells are wide, and keeps its thickness all the same.
    let thinnest = if field.unit == Unit::Millimetres { field.thinnest() } else { f32::INFINITY };
    let along = across.min(thinnest / 3.0).max(extent.z / MOST_DEPTH_CELLS);
    let step = Vec3::new(across, across, along);
    let dims = (extent / step).to_array().map(|cells| cells.ceil() as usize + 1 + 2 * MARGIN);
    // Half a cell off, so that a flat back does not lie exactly on samples.
    let origin = left_bottom - step * Vec3::new(MARGIN as f32, MARGIN as f32, MARGIN as f32 - 0.5);
    Some(ScalarGrid { dims, origin, step, values: Vec::new() })
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

/// The outline with parts of less than `radius` (in the map's unit) widened to it: what an opening of the mask by that
/// radius would lose is drawn again with a pen of that radius.
fn thickened(outline: &[f32], size: usize, radius: f32) -> Vec<f32> {
    let unit = 2.0 / size as f32;
    let away = |nearest: &Option<Vec<u32>>, i: usize| {
        nearest.as_ref().map_or(f32::INFINITY, |nearest| separation(i, nearest[i] as usize, size) * unit)
    };
    let core = nearest_seed(&outline.iter().map(|&d| d >= radius).collect::<Vec<_>>(), size, size);
    let is_thin = |i: usize| outline[i] > 0.0 && away(&core, i) > radius + unit;
    let thin = (0..outline.len()).map(is_thin).collect::<Vec<_>>();
    if !thin.contains(&true) {
        return outline.to_vec();
    }
    // The pen follows the middle of the thin parts, where the outline is farther than from their neighbors.
    let is_ridge = |i: usize| {
        let (row, column) = (i / size, i % size);
        let around = [
            (row > 0).then(|| i - size),
            (row + 1 < size).then(|| i + size),
            (column > 0).then(|| i - 1),
            (column + 1 < size).then(|| i + 1),
        ];
        thin[i] && around.into_iter().flatten().filter(|&j| outline[j] > outline[i]).count() < 2
    };
    let pen = nearest_seed(&(0..outline.len()).map(is_ridge).collect::<Vec<_>>(), size, size);
    (0..outline.len()).map(|i| outline[i].max(radius - away(&pen, i))).collect()
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{field::Layer, frame::Camera, isosurface::isosurface, progress::unwatched};

    #[test]
    fn a_rod_thinner_than_a_cell_stays_in_one_piece() {
        let size = 256;
        let at = |i: usize| ((i % size) as f32 / 128.0 - 1.0, 1.0 - (i / size) as f32 / 128.0);
        // A ball at each end of a slanted rod of a third of a cell.
        let outline = (0..size * size).map(at).map(|(x, y)| {
            let along = (x * 0.8 + y * 0.6).clamp(-0.7, 0.7);
            let rod = 0.006 - (x - along * 0.8).hypot(y - along * 0.6);
            let ball = |sign: f32| 0.15 - (x - sign * 0.56).hypot(y - sign * 0.42);
            rod.max(ball(1.0)).max(ball(-1.0))
        });
        let outline = outline.collect::<Vec<_>>();
        let half_squared = outline.iter().map(|d| d * d.abs()).collect();
        let layers = vec![Layer { middle: vec![0.0; size * size], half_squared }];
        let field = Field { size, layers, outline, camera: Camera::ORTHOGRAPHIC, unit: Unit::Free, behind: None };
        let mesh = isosurface(&ScalarGrid::sample(&field, 40, &unwatched).unwrap(), &unwatched).unwrap();
        let report = mesh.report();
        assert_eq!((report.components, report.watertight), (1, true));
    }
}
