//! A closed, manifold, consistently oriented surface around the positive part of a scalar grid.
//!
//! Dual marching cubes (Nielson 2004): in each cell, the edges whose ends differ in sign are grouped into patches,
//! one vertex a patch, and each such edge of the grid becomes a quad between the patches around it. Compared with
//! marching cubes this has half the triangles, none of them slivers. Faces of cells with four sign changes keep
//! their inside corners apart, unless that would pinch the surface into an edge with four quads: there, the rule is
//! turned around for both cells (Wenger 2013, section 3.2), and the result is always manifold.

mod pattern;

use glam::Vec3;

use pattern::{EDGES, Pattern, pattern};

use crate::{
    grid::{Lattice, RUN, Samples, Side},
    mesh::TriMesh,
    parallel,
    progress::{Canceled, Progress},
};

/// Crossings keep this share of an edge away from its ends, so that no two vertices coincide.
const LEAST_SHARE: f32 = 0.02;
/// The most patches one cell can have: four corners of one sign, none adjacent.
const MOST_PATCHES: usize = 4;
/// Slabs of cells that are one part of the work. The vertices of the slab before are computed in both parts.
const PART: usize = 16;

/// Extracts the surface at 0 from samples, in frame space. Those on the grid's border count as outside, so that the
/// surface is closed also where the field reaches the border; NaN counts as outside.
pub fn isosurface(samples: &impl Samples, progress: Progress) -> Result<TriMesh, Canceled> {
    let Lattice { dims, .. } = samples.lattice();
    if dims.iter().any(|&samples| samples < 3) {
        return Ok(TriMesh::default());
    }
    let apart = (0..256).map(|inside| pattern(inside, true));
    let patterns = apart.chain((0..256).map(|inside| pattern(inside, false))).collect::<Vec<_>>();
    let slabs = dims[2] - 1;
    let part = |part: usize| Surface::new(samples, &patterns, part * PART).part(slabs.min((part + 1) * PART));
    let mut mesh = TriMesh::default();
    parallel::map_blocks(slabs.div_ceil(PART), rayon::current_num_threads(), progress, part, |parts| {
        for (part, before) in parts {
            // The vertices before are the last ones of the part before.
            let first = (mesh.positions.len() - before) as u32;
            mesh.positions.extend(&part.positions[before..]);
            mesh.triangles.extend(part.triangles.iter().map(|triangle| triangle.map(|i| first + i)));
        }
    })?;
    Ok(mesh)
}

struct Surface<'a, S> {
    samples: &'a S,
    lattice: Lattice,
    /// The patterns that keep inside corners apart, and from [`JOINED`] on the same that join them.
    patterns: &'a [Pattern],
    /// The first slab of this part.
    first: usize,
    /// The samples at the near and the far side of the slab in work.
    planes: [Plane; 2],
    /// For each cell with a surface, of the slab before and the one in work: the vertex of its first patch, and its
    /// pattern. Other cells keep what an earlier slab left there, which nobody asks for.
    slabs: [Vec<(u32, u16)>; 2],
    mesh: TriMesh,
}

/// The samples at one z, of which only runs near the surface are read.
#[derive(Clone)]
struct Plane {
    /// For each run, row by row, on which side its samples are, as bits; and whether they are read.
    sides: Vec<u8>,
    is_read: Vec<bool>,
    /// Negative on the border of the grid.
    values: Vec<f32>,
    /// 1 inside, 0 outside.
    inside: Vec<u8>,
}

/// Set in a cell's pattern number where the joined patterns hold.
const JOINED: u16 = 256;

impl<'a, S: Samples> Surface<'a, S> {
    fn new(samples: &'a S, patterns: &'a [Pattern], first: usize) -> Self {
        let lattice = samples.lattice();
        let [nx, ny, _] = lattice.dims;
        let runs = nx.div_ceil(RUN) * ny;
        let plane = Plane {
            sides: vec![Side::Outside as u8; runs],
            is_read: vec![false; runs],
            values: vec![0.0; nx * ny],
            inside: vec![0; nx * ny],
        };
        Self {
            samples,
            lattice,
            patterns,
            first,
            planes: [plane.clone(), plane],
            slabs: [vec![(0, 0); nx * ny], vec![(0, 0); nx * ny]],
            mesh: TriMesh::default(),
        }
    }

    /// The slabs from the first up to `end`: their surface, and how many of its vertices are those of the slab before.
    fn part(mut self, end: usize) -> (TriMesh, usize) {
        if let Some(before) = self.first.checked_sub(1) {
            self.look_at(before);
            self.add_slab(before);
        }
        let before = self.mesh.positions.len();
        (self.first..end).for_each(|z| self.add_slab(z));
        (self.mesh, before)
    }

    /// Vertices of the cells between the samples z and z + 1, and the quads around the edges that start at z.
    fn add_slab(&mut self, z: usize) {
        let [nx, ny, _] = self.lattice.dims;
        let runs = nx.div_ceil(RUN);
        self.slabs.swap(0, 1);
        self.planes.swap(0, 1);
        self.look_at(z + 1);
        let mut columns = [0; RUN + 1];
        for y in 0..ny - 1 {
            for run in 0..runs {
                // Cells reach into the next run. Most lie wholly on one side, which is seen faster run by run.
                let around = [y, y + 1].map(|y| y * runs + run..y * runs + runs.min(run + 2));
                let sides = |plane: usize, row: usize| &self.planes[plane].sides[around[row].clone()];
                let all = [sides(0, 0), sides(0, 1), sides(1, 0), sides(1, 1)];
                if all.iter().fold(0, |sum, sides| sides.iter().fold(sum, |sum, side| sum | side)) != Side::Both as u8 {
                    continue;
                }
                for run in around.into_iter().flatten() {
                    self.read(run, z);
                }
                // The four samples at x, one bit each, in the places of a cell's left corners.
                let start = run * RUN;
                let columns = &mut columns[..(nx - start).min(RUN + 1)];
                let row = |plane: usize, y: usize| &self.planes[plane].inside[y * nx + start..];
                let near = row(0, y).iter().zip(row(0, y + 1));
                let far = row(1, y).iter().zip(row(1, y + 1));
                for (column, ((a, b), (c, d))) in columns.iter_mut().zip(near.zip(far)) {
                    *column = a | b << 2 | c << 4 | d << 6;
                }
                for (x, pair) in columns.windows(2).enumerate() {
                    let inside = pair[0] | pair[1] << 1;
                    if inside != 0 && inside != u8::MAX {
                        self.add_cell([start + x, y, z], inside);
                    }
                }
            }
        }
    }

    /// Makes the farther plane that of z, with nothing read.
    fn look_at(&mut self, z: usize) {
        let [nx, ny, nz] = self.lattice.dims;
        self.planes[1].is_read.fill(false);
        for (y, sides) in self.planes[1].sides.chunks_mut(nx.div_ceil(RUN)).enumerate() {
            if z + 1 == nz || y == 0 || y + 1 == ny {
                sides.fill(Side::Outside as u8);
                continue;
            }
            for (side, start) in sides.iter_mut().zip((0..nx).step_by(RUN)) {
                let xs = start..nx.min(start + RUN);
                let border = if start == 0 || xs.end == nx { Side::Outside as u8 } else { 0 };
                *side = self.samples.side(xs, y, z) as u8 | border;
            }
        }
    }

    /// Reads a run of both planes if it is not yet.
    fn read(&mut self, run: usize, z: usize) {
        let [nx, ny, nz] = self.lattice.dims;
        let runs = nx.div_ceil(RUN);
        let (y, start) = (run / runs, run % runs * RUN);
        let xs = start..nx.min(start + RUN);
        for (plane, z) in self.planes.iter_mut().zip([z, z + 1]) {
            if std::mem::replace(&mut plane.is_read[run], true) {
                continue;
            }
            let values = &mut plane.values[y * nx..][xs.clone()];
            self.samples.read(xs.clone(), y, z, values);
            if y == 0 || z == 0 || y + 1 == ny || z + 1 == nz {
                values.iter_mut().for_each(|value| *value = outside(*value));
            }
            for x in [0, nx - 1].into_iter().filter(|x| xs.contains(x)) {
                values[x - start] = outside(values[x - start]);
            }
            let inside = &mut plane.inside[y * nx..][xs.clone()];
            inside.iter_mut().zip(values).for_each(|(mark, value)| *mark = u8::from(*value > 0.0));
        }
    }

    /// The inside corners of any cell.
    fn inside_corners(&self, [x, y, z]: [usize; 3]) -> usize {
        let [nx, ny, nz] = self.lattice.dims;
        let is_inside = |i: &usize| {
            let [x, y, z] = [x + (i & 1), y + (i >> 1 & 1), z + (i >> 2)];
            let border = x == 0 || y == 0 || z == 0 || x + 1 == nx || y + 1 == ny || z + 1 == nz;
            let mut value = [0.0];
            self.samples.read(x..x + 1, y, z, &mut value);
            !border && value[0] > 0.0
        };
        (0..8).filter(is_inside).fold(0, |all, i| all | 1 << i)
    }

    fn add_cell(&mut self, cell: [usize; 3], inside: u8) {
        let number = self.pattern_number(cell, inside);
        let pattern = self.patterns[number as usize];
        let corner = |i: usize| [cell[0] + (i & 1), cell[1] + (i >> 1 & 1), cell[2] + (i >> 2)];
        let values = self.corner_values(cell);
        let mut sums = [(Vec3::ZERO, 0.0); MOST_PATCHES];
        for &edge in &pattern.changed_edges[..pattern.changes as usize] {
            let [from, to] = EDGES[edge as usize];
            let (a, b) = (values[from], values[to]);
            let share = a / (a - b);
            // NaN and infinite samples leave no meaningful share; the middle is as good as any place.
            let share = if share.is_finite() { share.clamp(LEAST_SHARE, 1.0 - LEAST_SHARE) } else { 0.5 };
            let point = |i: usize| Vec3::from(corner(i).map(|c| c as f32));
            let sum = &mut sums[pattern.patch_of_edge[edge as usize] as usize];
            sum.0 += point(from).lerp(point(to), share);
            sum.1 += 1.0;
        }
        let [nx, ..] = self.lattice.dims;
        self.slabs[1][cell[1] * nx + cell[0]] = (self.mesh.positions.len() as u32, number);
        for (sum, count) in &sums[..pattern.patches as usize] {
            self.mesh.positions.push(self.lattice.position(sum / *count));
        }
        if cell[2] >= self.first {
            self.add_quads(cell, inside);
        }
    }

    /// The number of the pattern that keeps the surface around this cell manifold.
    fn pattern_number(&self, cell: [usize; 3], inside: u8) -> u16 {
        let Some(face) = self.patterns[inside as usize].pinched_face else { return inside.into() };
        let (axis, far) = (face as usize / 2, face % 2 == 1);
        let mut neighbor = cell;
        neighbor[axis] = if far { cell[axis] + 1 } else { cell[axis].wrapping_sub(1) };
        let pinched = neighbor[axis] < self.lattice.dims[axis] - 1
            && self.patterns[self.inside_corners(neighbor)].pinched_face == Some(face ^ 1);
        u16::from(inside) | if pinched { JOINED } else { 0 }
    }

    /// The values at the corners of a cell of the slab in work.
    fn corner_values(&self, [x, y, _]: [usize; 3]) -> [f32; 8] {
        let nx = self.lattice.dims[0];
        let [near, far] = [0, 1].map(|plane: usize| &self.planes[plane].values[y * nx + x..][..nx + 2]);
        [near[0], near[1], near[nx], near[nx + 1], far[0], far[1], far[nx], far[nx + 1]]
    }

    /// The vertex of the patch that holds `edge` in the cell at (x, y) of the slab before (0) or in work (1).
    fn vertex(&self, slab: usize, x: usize, y: usize, edge: usize) -> u32 {
        let (first, number) = self.slabs[slab][y * self.lattice.dims[0] + x];
        first + u32::from(self.patterns[number as usize].patch_of_edge[edge])
    }

    /// The quads around the three edges that start at a cell's first corner. Each is given by the edge's number in
    /// the four cells around it, which turn counter-clockwise seen from the edge's far end. All four exist: an edge
    /// with a sign change is not on the grid's border, where every sample is outside.
    fn add_quads(&mut self, [x, y, _]: [usize; 3], inside: u8) {
        let is_inside = |corner: u8| inside >> corner & 1 == 1;
        let first = is_inside(0);
        if first != is_inside(1) {
            let around = [(0, x, y - 1, 3), (0, x, y, 2), (1, x, y, 0), (1, x, y - 1, 1)];
            self.add_quad(around, first);
        }
        if first != is_inside(2) {
            let around = [(0, x - 1, y, 7), (1, x - 1, y, 5), (1, x, y, 4), (0, x, y, 6)];
            self.add_quad(around, first);
        }
        if first != is_inside(4) {
            let around = [(1, x - 1, y - 1, 11), (1, x, y - 1, 10), (1, x, y, 8), (1, x - 1, y, 9)];
            self.add_quad(around, first);
        }
    }

    fn add_quad(&mut self, around: [(usize, usize, usize, usize); 4], first_inside: bool) {
        let mut quad = around.map(|(slab, x, y, edge)| self.vertex(slab, x, y, edge));
        if !first_inside {
            quad.reverse();
        }
        let [a, b, c, d] = quad;
        let at = |i: u32| self.mesh.positions[i as usize];
        // The shorter diagonal bends less.
        let triangles = if at(a).distance_squared(at(c)) <= at(b).distance_squared(at(d)) {
            [[a, b, c], [a, c, d]]
        } else {
            [[a, b, d], [b, c, d]]
        };
        self.mesh.triangles.extend(triangles);
    }
}

/// A value on the border of the grid: outside, at the same distance.
fn outside(value: f32) -> f32 {
    -value.abs().max(f32::MIN_POSITIVE)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;
    use crate::{grid::ScalarGrid, progress::unwatched};

    fn grid(dims: [usize; 3], value: impl Fn([f32; 3]) -> f32) -> ScalarGrid {
        let mut values = Vec::new();
        for z in 0..dims[2] {
            for y in 0..dims[1] {
                for x in 0..dims[0] {
                    values.push(value([x, y, z].map(|c| c as f32)));
                }
            }
        }
        ScalarGrid { dims, origin: Vec3::ZERO, step: Vec3::ONE, values }
    }

    /// Every edge has two triangles in opposite directions, and the triangles around every vertex form one fan.
    fn assert_manifold(mesh: &TriMesh) {
        let mut edges = BTreeMap::new();
        for &[a, b, c] in &mesh.triangles {
            assert!(a != b && b != c && c != a);
            for edge in [(a, b), (b, c), (c, a)] {
                assert_eq!(edges.insert(edge, ()), None, "edge {edge:?} twice in one direction");
            }
        }
        assert!(edges.keys().all(|&(a, b)| edges.contains_key(&(b, a))), "an open edge");
        let mut fans: BTreeMap<u32, BTreeMap<u32, u32>> = BTreeMap::new();
        for &[a, b, c] in &mesh.triangles {
            for (at, from, to) in [(a, b, c), (b, c, a), (c, a, b)] {
                fans.entry(at).or_default().insert(from, to);
            }
        }
        for (vertex, next) in fans {
            let start = *next.keys().min().unwrap();
            let (mut at, mut steps) = (next[&start], 1);
            while at != start {
                at = next[&at];
                steps += 1;
            }
            assert_eq!(steps, next.len(), "vertex {vertex} joins two fans");
        }
    }

    #[test]
    fn a_sphere_has_its_volume() {
        let sphere = grid([24; 3], |p| 9.0 - p.map(|c| (c - 11.5).powi(2)).iter().sum::<f32>().sqrt());
        let mesh = isosurface(&sphere, &unwatched).unwrap();
        assert_manifold(&mesh);
        let report = mesh.report();
        assert_eq!((report.components, report.watertight), (1, true));
        let expected = 4.0 / 3.0 * std::f64::consts::PI * 9f64.powi(3);
        assert!((report.volume / expected - 1.0).abs() < 0.02, "{}", report.volume);
    }

    #[test]
    fn a_full_grid_is_closed_at_its_border() {
        let mesh = isosurface(&grid([6, 5, 4], |_| 1.0), &unwatched).unwrap();
        assert_manifold(&mesh);
        assert!(mesh.report().volume > 10.0);
    }

    #[test]
    fn an_empty_grid_has_no_surface() {
        assert!(isosurface(&grid([4; 3], |_| -1.0), &unwatched).unwrap().triangles.is_empty());
        assert!(isosurface(&grid([4; 3], |_| f32::NAN), &unwatched).unwrap().triangles.is_empty());
    }

    proptest! {
        #[test]
        fn noise_is_closed_and_manifold(
            dims in [2usize..7, 2usize..7, 2usize..7],
            values in prop::collection::vec(-1.0f32..1.0, 6 * 6 * 6),
        ) {
            let noise = grid(dims, |[x, y, z]| values[((z * 6.0 + y) * 6.0 + x) as usize]);
            assert_manifold(&isosurface(&noise, &unwatched).unwrap());
        }
    }
}
