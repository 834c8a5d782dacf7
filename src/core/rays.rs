//! A field over the samples of a grid, kept as the intervals along the rays through it: a sheet of numbers for each
//! layer where the whole grid would be a block of them.
//!
//! From coarse to fine: of each run of rays it is known between which depths any of them is inside, and between which all
//! are, so that only samples near the surface are ever computed. The bounds are of the very intervals that a sample is
//! computed from, so nothing can hide between them: the surface is that of all samples, to the bit.

use std::ops::Range;

use glam::Vec3;

use crate::{
    distance::{nearest_seed, separation},
    field::Field,
    grid::{Lattice, RUN, Samples, ScalarGrid, Side},
    mesh::Unit,
    parallel,
    progress::{Canceled, Progress},
};

/// Half thickness (frame units) below which a body's rounding no longer follows its thickness. Keeps the values of
/// thin parts in proportion to a distance.
const LEAST_HALF: f32 = 0.02;
/// Parts thinner than twice this many cells would slip through between the samples: they are thickened to it.
const LEAST_RADIUS: f32 = 0.75;
/// Depths beyond this (frame units, to both sides) are no body: perspective turns inside out at 3.2.
const DEEPEST: f32 = 2.0;
/// Bounds the cells of a thin plate.
const MOST_DEPTH_CELLS: f32 = 512.0;
/// Free samples around the body on every side.
const MARGIN: usize = 2;
/// Rows of rays between two reports of progress.
const ROWS: usize = 64;

/// A field on the rays through the samples of a grid.
#[derive(Debug, Clone)]
pub struct FieldRays {
    lattice: Lattice,
    /// Distance of each ray to the outline; rays run along x first, then y.
    outline: Vec<f32>,
    layers: Vec<Rays>,
    /// For each run of rays, row by row.
    reaches: Vec<Reach>,
}

/// One layer along all rays. Apart from each other, so that a run is computed in vectors.
#[derive(Debug, Clone)]
struct Rays {
    middle: Vec<f32>,
    half_squared: Vec<f32>,
    /// One over the thickness, bounded for thin parts.
    per_thickness: Vec<f32>,
}

/// Samples along z at which some ray of a run is inside, and at which all are. Too wide and too narrow by a sample, so
/// that rounding makes no difference.
#[derive(Debug, Clone)]
struct Reach {
    some: Range<usize>,
    all: Range<usize>,
}

impl FieldRays {
    /// Reads the field so that the longer side of the body's outline spans `resolution` cells. A field without a body
    /// has no sample inside.
    pub fn new(field: &Field, resolution: usize, progress: Progress) -> Result<Self, Canceled> {
        let Some(lattice) = layout(field, resolution) else {
            let lattice = Lattice { dims: [2; 3], origin: Vec3::ZERO, step: Vec3::ONE };
            return Ok(Self {
                lattice,
                outline: vec![-1.0; 4],
                layers: Vec::new(),
                reaches: vec![Reach { some: 0..0, all: 0..0 }; 2],
            });
        };
        let Lattice { dims: [nx, ny, _], origin, step } = lattice;
        let outline_map = thickened(&field.outline, field.size, LEAST_RADIUS * step.x);
        let rows = parallel::map(ny, ROWS, progress, |y| {
            let mut outline = Vec::with_capacity(nx);
            let mut layers = vec![Rays::with_capacity(nx); field.layers.len()];
            for x in 0..nx {
                let p = origin + Vec3::new(x as f32, y as f32, 0.0) * step;
                let tap = Tap::new(field.size, p.x, p.y);
                outline.push(tap.read(&outline_map));
                let beside = [Tap::new(field.size, p.x + step.x, p.y), Tap::new(field.size, p.x, p.y + step.y)];
                for (k, (layer, rays)) in field.layers.iter().zip(&mut layers).enumerate() {
                    let (middle, half_squared) = (tap.read(&layer.middle), tap.read(&layer.half_squared));
                    // The first layer is the body itself: it has no holes where the mask has none, and where it is
                    // thin and steep, neighboring columns must still touch.
                    let climb = beside.iter().map(|tap| (tap.read(&layer.middle) - middle).abs()).fold(0.0, f32::max);
                    let least = LEAST_RADIUS * step.z + climb / 2.0;
                    rays.push(middle, if k == 0 { half_squared.max(least * least) } else { half_squared });
                }
            }
            (outline, layers)
        })?;
        let mut outline = Vec::with_capacity(nx * ny);
        let mut layers = vec![Rays::with_capacity(nx * ny); field.layers.len()];
        for (of_row, layers_of_row) in rows {
            outline.extend(of_row);
            layers.iter_mut().zip(layers_of_row).for_each(|(layer, row)| layer.extend(row));
        }
        let mut rays = Self { lattice, outline, layers, reaches: Vec::new() };
        let runs = (0..ny).flat_map(|y| (0..nx).step_by(RUN).map(move |x| y * nx + x..y * nx + nx.min(x + RUN)));
        rays.reaches = runs.map(|run| rays.reach(run)).collect();
        Ok(rays)
    }

    /// All samples of the grid, computed one by one.
    pub fn grid(&self, progress: Progress) -> Result<ScalarGrid, Canceled> {
        let Lattice { dims: [nx, ny, nz], origin, step } = self.lattice;
        let mut values = vec![0.0; nx * ny * nz];
        for z in 0..nz {
            progress(z as f32 / nz as f32)?;
            self.fill(0..nx * ny, z, &mut values[z * nx * ny..][..nx * ny]);
        }
        Ok(ScalarGrid { dims: [nx, ny, nz], origin, step, values })
    }

    /// The values of some rays at one depth.
    fn fill(&self, rays: Range<usize>, z: usize, values: &mut [f32]) {
        let depth = self.depth(z);
        values.fill(f32::NEG_INFINITY);
        self.layers.iter().for_each(|layer| layer.unite(rays.clone(), depth, values));
        values.iter_mut().zip(&self.outline[rays]).for_each(|(value, &outline)| *value = value.min(outline));
    }

    fn depth(&self, z: usize) -> f32 {
        self.lattice.origin.z + z as f32 * self.lattice.step.z
    }

    fn reach(&self, run: Range<usize>) -> Reach {
        let mut reach = Reach { some: 0..0, all: 0..usize::MAX };
        for ray in run {
            let mut all = 0..0;
            let is_inside = |layer: &&Rays| self.outline[ray] > 0.0 && layer.half_squared[ray] > 0.0;
            for layer in self.layers.iter().filter(is_inside) {
                let half = layer.half_squared[ray].sqrt();
                let sample = |depth: f32| (depth - self.lattice.origin.z) / self.lattice.step.z;
                let (first, last) = (sample(layer.middle[ray] - half), sample(layer.middle[ray] + half));
                // Numbers below 0 become 0.
                let outer = (first.floor() - 1.0) as usize..(last.ceil() + 2.0) as usize;
                let inner = (first.ceil() + 1.0) as usize..last.floor() as usize;
                reach.some = if reach.some.is_empty() {
                    outer
                } else {
                    reach.some.start.min(outer.start)..reach.some.end.max(outer.end)
                };
                if inner.len() > all.len() {
                    all = inner;
                }
            }
            reach.all = reach.all.start.max(all.start)..reach.all.end.min(all.end);
        }
        reach
    }
}

impl Samples for FieldRays {
    fn lattice(&self) -> Lattice {
        self.lattice
    }

    fn side(&self, xs: Range<usize>, y: usize, z: usize) -> Side {
        let reach = &self.reaches[y * self.lattice.dims[0].div_ceil(RUN) + xs.start / RUN];
        match (reach.all.contains(&z), reach.some.contains(&z)) {
            (true, _) => Side::Inside,
            (_, false) => Side::Outside,
            _ => Side::Both,
        }
    }

    fn read(&self, xs: Range<usize>, y: usize, z: usize, values: &mut [f32]) {
        let row = y * self.lattice.dims[0];
        self.fill(row + xs.start..row + xs.end, z, values);
    }
}

impl Rays {
    fn with_capacity(count: usize) -> Self {
        let empty = || Vec::with_capacity(count);
        Self { middle: empty(), half_squared: empty(), per_thickness: empty() }
    }

    fn extend(&mut self, more: Self) {
        self.middle.extend(more.middle);
        self.half_squared.extend(more.half_squared);
        self.per_thickness.extend(more.per_thickness);
    }

    fn push(&mut self, middle: f32, half_squared: f32) {
        self.middle.push(middle);
        self.half_squared.push(half_squared);
        self.per_thickness.push(0.5 / half_squared.max(LEAST_HALF * LEAST_HALF).sqrt());
    }

    /// Raises values of some rays to about the distance from `depth` to this layer's ends, positive inside it.
    fn unite(&self, rays: Range<usize>, depth: f32, values: &mut [f32]) {
        let (middle, half_squared) = (&self.middle[rays.clone()], &self.half_squared[rays.clone()]);
        let rays = middle.iter().zip(half_squared).zip(&self.per_thickness[rays]);
        for (value, ((&middle, &half_squared), &per_thickness)) in values.iter_mut().zip(rays) {
            let away = depth - middle;
            *value = value.max((half_squared - away * away) * per_thickness);
        }
    }
}

/// The grid around a field's body; `None` where there is no body.
fn layout(field: &Field, resolution: usize) -> Option<Lattice> {
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
    Some(Lattice { dims, origin, step })
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
    use proptest::prelude::*;

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
        let mesh = isosurface(&FieldRays::new(&field, 40, &unwatched).unwrap(), &unwatched).unwrap();
        let report = mesh.report();
        assert_eq!((report.components, report.watertight), (1, true));
    }

    /// The field of two layers on 24 rays a side, smooth in between.
    fn noise(numbers: &[f32]) -> Field {
        let size = 24;
        let map = |first: usize, scale: f32| {
            let coarse = numbers[first * 36..][..36].iter().map(|value| value * scale).collect::<Vec<_>>();
            crate::field::upsample(&coarse, 6, size)
        };
        let layer = |first| Layer { middle: map(first, 0.6), half_squared: map(first + 1, 0.2) };
        let layers = vec![layer(0), layer(2)];
        Field { size, layers, outline: map(4, 0.4), camera: Camera::ORTHOGRAPHIC, unit: Unit::Free, behind: None }
    }

    proptest! {
        #[test]
        fn the_surface_is_that_of_all_samples(
            numbers in prop::collection::vec(-1.0f32..1.0, 5 * 36),
            resolution in 8usize..90,
        ) {
            let rays = FieldRays::new(&noise(&numbers), resolution, &unwatched).unwrap();
            let grid = rays.grid(&unwatched).unwrap();
            prop_assert_eq!(isosurface(&rays, &unwatched).unwrap(), isosurface(&grid, &unwatched).unwrap());
        }
    }

    #[test]
    fn a_field_without_a_body_has_no_surface() {
        let rays = FieldRays::new(&noise(&[-1.0; 180]), 32, &unwatched).unwrap();
        assert!(isosurface(&rays, &unwatched).unwrap().triangles.is_empty());
        assert!(rays.grid(&unwatched).unwrap().values.iter().all(|&value| value < 0.0));
    }
}
