//! A closed, manifold, consistently oriented surface around the positive part of a scalar grid.
//!
//! Dual marching cubes (Nielson 2004): in each cell, the edges whose ends differ in sign are grouped into patches,
//! one vertex a patch, and each such edge of the grid becomes a quad between the patches around it. Compared with
//! marching cubes this has half the triangles, none of them slivers. Faces of cells with four sign changes keep
//! their inside corners apart, unless that would pinch the surface into an edge with four quads: there, the rule is
//! turned around for both cells (Wenger 2013, section 3.2), and the result is always manifold.

use glam::Vec3;

use crate::{
    grid::ScalarGrid,
    mesh::TriMesh,
    progress::{Canceled, Progress},
};

/// Crossings keep this share of an edge away from its ends, so that no two vertices coincide.
const LEAST_SHARE: f32 = 0.02;
const NO_PATCH: u8 = u8::MAX;
/// Cells looked at together for whether there is any surface in them.
const RUN: usize = 32;
/// The most patches one cell can have: four corners of one sign, none adjacent.
const MOST_PATCHES: usize = 4;

/// Corner `i` of a cell lies at `(i & 1, i >> 1 & 1, i >> 2 & 1)`. Edges along x have numbers 0 to 3, along y 4 to
/// 7, along z 8 to 11; each is given by its two corners.
const EDGES: [[usize; 2]; 12] =
    [[0, 1], [2, 3], [4, 5], [6, 7], [0, 2], [1, 3], [4, 6], [5, 7], [0, 4], [1, 5], [2, 6], [3, 7]];
/// The corners of a cell's faces, in order around the face; faces 2·a and 2·a + 1 are the near and far one on axis a.
const FACES: [[usize; 4]; 6] = [[0, 2, 6, 4], [1, 3, 7, 5], [0, 1, 5, 4], [2, 3, 7, 6], [0, 1, 3, 2], [4, 5, 7, 6]];

/// How the sign changes of one of the 256 patterns of inside corners are grouped.
#[derive(Clone, Copy)]
struct Pattern {
    /// The patch of each edge, or [`NO_PATCH`].
    patch_of_edge: [u8; 12],
    /// The edges with a sign change, in order; the first `changes` entries hold.
    changed_edges: [u8; 12],
    changes: u8,
    patches: u8,
    /// The face through which this pattern pinches the surface if its neighbor does so too.
    pinched_face: Option<u8>,
}

/// Extracts the surface at 0 from `grid`, in frame space. Samples on the grid's border count as outside, so that the
/// surface is closed also where the field reaches the border; NaN counts as outside.
pub fn isosurface(grid: &ScalarGrid, progress: Progress) -> Result<TriMesh, Canceled> {
    assert_eq!(grid.values.len(), grid.dims.iter().product::<usize>(), "one value a sample");
    if grid.dims.iter().any(|&samples| samples < 3) {
        return Ok(TriMesh::default());
    }
    let mut surface = Surface::new(grid);
    let [_, _, nz] = grid.dims;
    for z in 0..nz - 1 {
        progress(z as f32 / nz as f32)?;
        surface.add_slab(z);
    }
    Ok(surface.mesh)
}

struct Surface<'a> {
    grid: &'a ScalarGrid,
    /// The patterns that keep inside corners apart, and from [`JOINED`] on the same that join them.
    patterns: Vec<Pattern>,
    /// For the samples at the near and the far side of the slab in work: 1 inside, 0 outside.
    inside: [Vec<u8>; 2],
    /// For each cell with a surface, of the slab before and the one in work: the vertex of its first patch, and its
    /// pattern. Other cells keep what an earlier slab left there, which nobody asks for.
    slabs: [Vec<(u32, u16)>; 2],
    mesh: TriMesh,
}

/// Set in a cell's pattern number where the joined patterns hold.
const JOINED: u16 = 256;

impl<'a> Surface<'a> {
    fn new(grid: &'a ScalarGrid) -> Self {
        let [nx, ny, _] = grid.dims;
        let apart = (0..256).map(|inside| pattern(inside, true));
        Self {
            grid,
            patterns: apart.chain((0..256).map(|inside| pattern(inside, false))).collect(),
            inside: [vec![0; nx * ny], vec![0; nx * ny]],
            slabs: [vec![(0, 0); nx * ny], vec![(0, 0); nx * ny]],
            mesh: TriMesh::default(),
        }
    }

    /// The value of a sample; negative on the border of the grid.
    fn value(&self, [x, y, z]: [usize; 3]) -> f32 {
        let [nx, ny, nz] = self.grid.dims;
        let value = self.grid.values[(z * ny + y) * nx + x];
        let border = x == 0 || y == 0 || z == 0 || x + 1 == nx || y + 1 == ny || z + 1 == nz;
        if border { -value.abs().max(f32::MIN_POSITIVE) } else { value }
    }

    /// Vertices of the cells between the samples z and z + 1, and the quads around the edges that start at z.
    fn add_slab(&mut self, z: usize) {
        let [nx, ny, _] = self.grid.dims;
        self.slabs.swap(0, 1);
        self.inside.swap(0, 1);
        self.mark_inside(z + 1);
        let mut columns = vec![0; nx];
        for y in 0..ny - 1 {
            // The four samples at x, one bit each, in the places of a cell's left corners.
            let row = |side: usize, y: usize| &self.inside[side][y * nx..][..nx];
            let near = row(0, y).iter().zip(row(0, y + 1));
            let far = row(1, y).iter().zip(row(1, y + 1));
            for (column, ((a, b), (c, d))) in columns.iter_mut().zip(near.zip(far)) {
                *column = a | b << 2 | c << 4 | d << 6;
            }
            for start in (0..nx - 1).step_by(RUN) {
                let run = &columns[start..nx.min(start + RUN + 1)];
                // Most runs lie wholly on one side, which is seen faster than cell by cell.
                if run.iter().fold(0, |all, c| all | c ^ run[0]) == 0 && (run[0] == 0 || run[0] == 0b0101_0101) {
                    continue;
                }
                for (x, pair) in run.windows(2).enumerate() {
                    let inside = pair[0] | pair[1] << 1;
                    if inside != 0 && inside != u8::MAX {
                        self.add_cell([start + x, y, z], inside);
                    }
                }
            }
        }
    }

    /// Fills `self.inside[1]` for the samples at z, without those on the grid's border.
    fn mark_inside(&mut self, z: usize) {
        let [nx, ny, nz] = self.grid.dims;
        let marks = &mut self.inside[1];
        marks.fill(0);
        if z + 1 == nz {
            return;
        }
        for y in 1..ny - 1 {
            let values = &self.grid.values[(z * ny + y) * nx..][1..nx - 1];
            marks[y * nx + 1..].iter_mut().zip(values).for_each(|(mark, &value)| *mark = u8::from(value > 0.0));
        }
    }

    fn inside_corners(&self, [x, y, z]: [usize; 3]) -> usize {
        (0..8)
            .filter(|i| self.value([x + (i & 1), y + (i >> 1 & 1), z + (i >> 2)]) > 0.0)
            .fold(0, |all, i| all | 1 << i)
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
        let [nx, ..] = self.grid.dims;
        self.slabs[1][cell[1] * nx + cell[0]] = (self.mesh.positions.len() as u32, number);
        for (sum, count) in &sums[..pattern.patches as usize] {
            self.mesh.positions.push(self.grid.position(sum / *count));
        }
        self.add_quads(cell, inside);
    }

    /// The number of the pattern that keeps the surface around this cell manifold.
    fn pattern_number(&self, cell: [usize; 3], inside: u8) -> u16 {
        let Some(face) = self.patterns[inside as usize].pinched_face else { return inside.into() };
        let (axis, far) = (face as usize / 2, face % 2 == 1);
        let mut neighbor = cell;
        neighbor[axis] = if far { cell[axis] + 1 } else { cell[axis].wrapping_sub(1) };
        let pinched = neighbor[axis] < self.grid.dims[axis] - 1
            && self.patterns[self.inside_corners(neighbor)].pinched_face == Some(face ^ 1);
        u16::from(inside) | if pinched { JOINED } else { 0 }
    }

    fn corner_values(&self, [x, y, z]: [usize; 3]) -> [f32; 8] {
        let [nx, ny, nz] = self.grid.dims;
        if x == 0 || y == 0 || z == 0 || x + 2 == nx || y + 2 == ny || z + 2 == nz {
            return std::array::from_fn(|i| self.value([x + (i & 1), y + (i >> 1 & 1), z + (i >> 2)]));
        }
        let first = (z * ny + y) * nx + x;
        std::array::from_fn(|i| self.grid.values[first + (i & 1) + (i >> 1 & 1) * nx + (i >> 2) * nx * ny])
    }

    /// The vertex of the patch that holds `edge` in the cell at (x, y) of the slab before (0) or in work (1).
    fn vertex(&self, slab: usize, x: usize, y: usize, edge: usize) -> u32 {
        let (first, number) = self.slabs[slab][y * self.grid.dims[0] + x];
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

/// Groups the sign changes of a cell. On a face with four of them, those around each inside corner belong together
/// if `apart`, else those around each outside corner.
fn pattern(inside: usize, apart: bool) -> Pattern {
    let is_inside = |corner: usize| inside >> corner & 1 == 1;
    let edge_between = |a: usize, b: usize| {
        EDGES.iter().position(|&[from, to]| (from, to) == (a.min(b), a.max(b))).unwrap_or_default()
    };
    let mut parent: [usize; 12] = std::array::from_fn(|i| i);
    let mut join = |a: usize, b: usize| {
        let (from, to) = (parent[a].max(parent[b]), parent[a].min(parent[b]));
        parent.iter_mut().filter(|p| **p == from).for_each(|p| *p = to);
    };
    let mut pairs_of_ambiguous = Vec::new();
    for (face, corners) in FACES.iter().enumerate() {
        let edges: [usize; 4] = std::array::from_fn(|k| edge_between(corners[k], corners[(k + 1) % 4]));
        let changes: Vec<usize> =
            (0..4).filter(|&k| is_inside(corners[k]) != is_inside(corners[(k + 1) % 4])).collect();
        match changes[..] {
            [a, b] => join(edges[a], edges[b]),
            [_, _, _, _] => {
                // Corner k lies between edges k - 1 and k.
                let k = (0..2).find(|&k| is_inside(corners[k]) == apart).unwrap_or_default();
                let pairs = [[edges[(k + 3) % 4], edges[k]], [edges[k + 1], edges[k + 2]]];
                pairs.iter().for_each(|&[a, b]| join(a, b));
                pairs_of_ambiguous.push((face as u8, pairs[0][0], pairs[1][0]));
            }
            _ => {}
        }
    }
    let mut patch_of_edge = [NO_PATCH; 12];
    let mut changed_edges = [0; 12];
    let mut changes = 0;
    let mut roots = Vec::new();
    for (edge, [a, b]) in EDGES.into_iter().enumerate() {
        if is_inside(a) != is_inside(b) {
            let patch = roots.iter().position(|&r| r == parent[edge]).unwrap_or(roots.len());
            if patch == roots.len() {
                roots.push(parent[edge]);
            }
            patch_of_edge[edge] = patch as u8;
            changed_edges[changes] = edge as u8;
            changes += 1;
        }
    }
    let pinched = pairs_of_ambiguous.iter().find(|&&(_, a, b)| parent[a] == parent[b]);
    let pinched_face = pinched.map(|&(face, ..)| face);
    Pattern { patch_of_edge, changed_edges, changes: changes as u8, patches: roots.len() as u8, pinched_face }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;
    use crate::progress::unwatched;

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
