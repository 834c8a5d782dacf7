//! A closed mesh as distances on a grid, where cutting, joining, thickening and hollowing are a minimum or a maximum,
//! and what comes out is closed again whatever was done.
//!
//! Distances near the surface are exact, to the triangles around; those farther away are carried on from sample to
//! sample, each keeping the surface point nearest to it (Danielsson 1980), in order of distance, so that only samples
//! within the limit are asked. Inside is where a line leaves the mesh more often than it enters it: parts that overlap
//! become one.

use glam::{Vec2, Vec3};

use super::sampling::Sampling;
use crate::{
    grid::{Lattice, ScalarGrid},
    mesh::TriMesh,
    progress::{Canceled, Progress},
};

const NONE: u32 = u32::MAX;
/// Samples are taken in order of distance as far as this is told apart, in parts of a step.
const BUCKETS_A_STEP: f32 = 4.0;

pub struct Voxels {
    /// Signed distances, positive inside, cut off at the limit; in the mesh's own space.
    pub grid: ScalarGrid,
    /// For each sample, which of `seeds` is nearest.
    nearest: Vec<u32>,
    seeds: Vec<Seed>,
}

/// A point of the surface near a sample.
#[derive(Debug, Clone, Copy)]
pub struct Seed {
    pub point: Vec3,
    pub triangle: u32,
}

impl Voxels {
    /// Samples `mesh`, which must be closed.
    pub fn new(mesh: &TriMesh, sampling: &Sampling, progress: Progress) -> Result<Self, Canceled> {
        let &Sampling { lattice: Lattice { dims, origin, step }, limit } = sampling;
        let count = sampling.count();
        let grid = ScalarGrid { dims, origin, step, values: vec![0.0; count] };
        let mut voxels = Self { grid, nearest: vec![NONE; count], seeds: Vec::new() };
        voxels.seed(mesh, &|share| progress(share * 0.4))?;
        let Self { grid, nearest, seeds } = &mut voxels;
        let points = seeds.iter().map(|seed| seed.point).collect::<Vec<_>>();
        carry_on(grid, nearest, &points, limit, &|share| progress(0.4 + share * 0.5))?;
        let is_inside = inside(mesh, grid);
        let [nx, ny, _] = grid.dims;
        for i in 0..count {
            let away = seeds.get(nearest[i] as usize).map_or(limit, |seed| {
                // The triangle that is nearest, at its nearest point: what was carried on is that of a neighbor.
                let at = Vec3::new((i % nx) as f32, (i / nx % ny) as f32, (i / (nx * ny)) as f32);
                let here = grid.position(at);
                let corners = mesh.corners(mesh.triangles[seed.triangle as usize]);
                nearest_point(corners, here).distance(here).min(limit)
            });
            grid.values[i] = if is_inside[i] { away } else { -away };
        }
        progress(1.0)?;
        Ok(voxels)
    }

    /// The surface point that is nearest to a place, by the sample nearest to that; `None` far from the surface.
    pub fn nearest(&self, p: Vec3) -> Option<Seed> {
        let [nx, ny, nz] = self.grid.dims;
        let most = Vec3::new(nx as f32 - 1.0, ny as f32 - 1.0, nz as f32 - 1.0);
        let at = ((p - self.grid.origin) / self.grid.step).round().clamp(Vec3::ZERO, most);
        let i = (at.z as usize * ny + at.y as usize) * nx + at.x as usize;
        self.seeds.get(self.nearest[i] as usize).copied()
    }

    /// Finds the nearest point of the triangles that are less than a step away from each sample; leaves the distances
    /// in the grid.
    fn seed(&mut self, mesh: &TriMesh, progress: Progress) -> Result<(), Canceled> {
        let grid = &mut self.grid;
        let [nx, ny, nz] = grid.dims;
        let last = Vec3::new(nx as f32 - 1.0, ny as f32 - 1.0, nz as f32 - 1.0);
        for (number, &triangle) in mesh.triangles.iter().enumerate() {
            if number % 4096 == 0 {
                progress(number as f32 / mesh.triangles.len() as f32)?;
            }
            let corners = mesh.corners(triangle);
            let in_samples = corners.map(|p| (p - grid.origin) / grid.step);
            let low = in_samples[0].min(in_samples[1]).min(in_samples[2]).floor().clamp(Vec3::ZERO, last);
            let high = in_samples[0].max(in_samples[1]).max(in_samples[2]).ceil().clamp(Vec3::ZERO, last);
            let [x0, y0, z0] = low.to_array().map(|v| v as usize);
            let [x1, y1, z1] = high.to_array().map(|v| v as usize);
            for z in z0..=z1 {
                for y in y0..=y1 {
                    for x in x0..=x1 {
                        let i = (z * ny + y) * nx + x;
                        let here = grid.position(Vec3::new(x as f32, y as f32, z as f32));
                        let point = nearest_point(corners, here);
                        let away = point.distance(here);
                        let is_new = self.nearest[i] == NONE;
                        if is_new || away < grid.values[i] {
                            grid.values[i] = away;
                            if is_new {
                                self.nearest[i] = self.seeds.len() as u32;
                                self.seeds.push(Seed { point, triangle: number as u32 });
                            }
                            self.seeds[self.nearest[i] as usize] = Seed { point, triangle: number as u32 };
                        }
                    }
                }
            }
        }
        Ok(())
    }
}

/// Carries the nearest of `points` on from the samples that know one, up to `limit` away. `nearest` holds indices of
/// points; `grid` the distances, which matter only where there is a point.
pub fn carry_on(
    grid: &mut ScalarGrid,
    nearest: &mut [u32],
    points: &[Vec3],
    limit: f32,
    progress: Progress,
) -> Result<(), Canceled> {
    let [nx, ny, nz] = grid.dims;
    let strides = [1, nx, nx * ny];
    let bucket_of = |away: f32| (away / grid.step.x * BUCKETS_A_STEP) as usize;
    let mut buckets = vec![Vec::new(); bucket_of(limit) + 1];
    for (i, &away) in grid.values.iter().enumerate().filter(|&(i, &away)| nearest[i] != NONE && away <= limit) {
        buckets[bucket_of(away)].push((i, away));
    }
    for bucket in 0..buckets.len() {
        progress(bucket as f32 / buckets.len() as f32)?;
        let mut next = 0;
        // It grows while it is walked.
        while let Some(&(i, away)) = buckets[bucket].get(next) {
            next += 1;
            if grid.values[i] < away {
                continue;
            }
            let at = [i % nx, i / nx % ny, i / (nx * ny)];
            let (point, here) = (nearest[i], grid.position(Vec3::from_array(at.map(|k| k as f32))));
            for axis in 0..3 {
                let (is_first, is_last) = (at[axis] == 0, at[axis] + 1 == [nx, ny, nz][axis]);
                let before = (!is_first).then(|| (i - strides[axis], -grid.step[axis]));
                let after = (!is_last).then(|| (i + strides[axis], grid.step[axis]));
                for (neighbor, step) in before.into_iter().chain(after) {
                    let mut there = here;
                    there[axis] += step;
                    let away = points[point as usize].distance(there);
                    if away <= limit && (nearest[neighbor] == NONE || away < grid.values[neighbor]) {
                        nearest[neighbor] = point;
                        grid.values[neighbor] = away;
                        buckets[bucket_of(away).max(bucket)].push((neighbor, away));
                    }
                }
            }
        }
        buckets[bucket] = Vec::new();
    }
    Ok(())
}

/// For each sample whether it is inside the mesh: along each row, how often the line has left the mesh so far.
fn inside(mesh: &TriMesh, grid: &ScalarGrid) -> Vec<bool> {
    let [nx, ny, nz] = grid.dims;
    let mut turns = vec![0i32; grid.values.len()];
    for &triangle in &mesh.triangles {
        let corners = mesh.corners(triangle).map(|p| ((p - grid.origin) / grid.step).as_dvec3());
        let low = corners[0].min(corners[1]).min(corners[2]);
        let high = corners[0].max(corners[1]).max(corners[2]);
        for z in (low.z.ceil().max(0.0) as usize)..=(high.z.floor().min(nz as f64 - 1.0).max(0.0) as usize) {
            for y in (low.y.ceil().max(0.0) as usize)..=(high.y.floor().min(ny as f64 - 1.0).max(0.0) as usize) {
                let at = |k: usize| [corners[k].y - y as f64, corners[k].z - z as f64];
                let sides = [turn(at(1), at(2)), turn(at(2), at(0)), turn(at(0), at(1))];
                let sign = sides[0].1;
                if sign == 0 || sides.iter().any(|side| side.1 != sign) {
                    continue;
                }
                let all = sides[0].0 + sides[1].0 + sides[2].0;
                let x = (0..3).map(|k| sides[k].0 * corners[k].x).sum::<f64>() / all;
                let x = if all == 0.0 { corners[0].x } else { x };
                let first = x.ceil().clamp(0.0, nx as f64) as usize;
                if first < nx {
                    turns[(z * ny + y) * nx + first] += sign;
                }
            }
        }
    }
    let row = |row: &[i32]| {
        let mut winding = 0;
        row.iter()
            .map(|turn| {
                winding += turn;
                winding > 0
            })
            .collect::<Vec<_>>()
    };
    turns.chunks(nx).flat_map(row).collect()
}

/// Twice the area of the triangle from the origin over an edge, and its sign. Where it is zero, the sign is what it
/// would be if the origin lay a trifle aside, the same for the edge in both its triangles: so that no line slips
/// through between neighbors, nor counts both (as in Bridson's SDFGen).
fn turn(a: [f64; 2], b: [f64; 2]) -> (f64, i32) {
    let area = a[1] * b[0] - a[0] * b[1];
    let sign = if area != 0.0 {
        area > 0.0
    } else if a[1] != b[1] {
        b[1] > a[1]
    } else if a[0] != b[0] {
        a[0] > b[0]
    } else {
        return (0.0, 0);
    };
    (area, if sign { 1 } else { -1 })
}

/// The point of a triangle that is nearest to `p` (Ericson 2005, 5.1.5).
fn nearest_point([a, b, c]: [Vec3; 3], p: Vec3) -> Vec3 {
    let (ab, ac) = (b - a, c - a);
    let to = |corner: Vec3| Vec2::new(ab.dot(p - corner), ac.dot(p - corner));
    let (from_a, from_b, from_c) = (to(a), to(b), to(c));
    if from_a.x <= 0.0 && from_a.y <= 0.0 {
        return a;
    }
    if from_b.x >= 0.0 && from_b.y <= from_b.x {
        return b;
    }
    if from_c.y >= 0.0 && from_c.x <= from_c.y {
        return c;
    }
    let beside_ab = from_a.x * from_b.y - from_b.x * from_a.y;
    if beside_ab <= 0.0 && from_a.x >= 0.0 && from_b.x <= 0.0 {
        return a + ab * (from_a.x / (from_a.x - from_b.x));
    }
    let beside_ac = from_c.x * from_a.y - from_a.x * from_c.y;
    if beside_ac <= 0.0 && from_a.y >= 0.0 && from_c.y <= 0.0 {
        return a + ac * (from_a.y / (from_a.y - from_c.y));
    }
    let beside_bc = from_b.x * from_c.y - from_c.x * from_b.y;
    let (along, back) = (from_b.y - from_b.x, from_c.x - from_c.y);
    if beside_bc <= 0.0 && along >= 0.0 && back >= 0.0 {
        return b + (c - b) * (along / (along + back));
    }
    let all = beside_ab + beside_ac + beside_bc;
    if all == 0.0 { a } else { a + ab * (beside_ac / all) + ac * (beside_ab / all) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::unwatched;

    /// A ball of triangles by dividing an octahedron, of radius 1.
    pub fn ball(divisions: usize) -> TriMesh {
        let mut triangles = Vec::new();
        for i in 0..8 {
            let sign = |bit: usize| if i >> bit & 1 == 0 { 1.0 } else { -1.0 };
            let [x, y, z] = [Vec3::X * sign(0), Vec3::Y * sign(1), Vec3::Z * sign(2)];
            triangles.push(if sign(0) * sign(1) * sign(2) > 0.0 { [x, y, z] } else { [x, z, y] });
        }
        for _ in 0..divisions {
            let divide = |[a, b, c]: [Vec3; 3]| {
                let [d, e, f] = [a + b, b + c, c + a].map(Vec3::normalize);
                [[a, d, f], [d, b, e], [f, e, c], [d, e, f]]
            };
            triangles = triangles.into_iter().flat_map(divide).collect();
        }
        let positions = triangles.into_flattened();
        let triangles = (0..positions.len() as u32 / 3).map(|i| [i * 3, i * 3 + 1, i * 3 + 2]).collect();
        TriMesh { positions, triangles, ..TriMesh::default() }.weld()
    }

    #[test]
    fn distances_to_a_ball() {
        let voxels =
            Voxels::new(&ball(4), &Sampling::within([Vec3::NEG_ONE, Vec3::ONE], 0.1, 0.6), &unwatched).unwrap();
        let [nx, ny, _] = voxels.grid.dims;
        for (i, &value) in voxels.grid.values.iter().enumerate() {
            let at = Vec3::new((i % nx) as f32, (i / nx % ny) as f32, (i / (nx * ny)) as f32);
            let expected = (1.0 - voxels.grid.position(at).length()).clamp(-0.6, 0.6);
            assert!((value - expected).abs() < 0.02, "{value} is not {expected} at {at}");
        }
        let seed = voxels.nearest(Vec3::new(0.9, 0.0, 0.0)).unwrap();
        assert!(seed.point.distance(Vec3::X) < 0.1);
    }

    #[test]
    fn samples_on_edges_and_corners_count_once() {
        // Samples lie on the planes, edges and corners of this octahedron.
        let mesh = ball(0);
        let grid =
            ScalarGrid { dims: [9; 3], origin: Vec3::splat(-2.0), step: Vec3::splat(0.5), values: vec![0.0; 729] };
        let found = inside(&mesh, &grid);
        for (i, &is_inside) in found.iter().enumerate() {
            let at = grid.position(Vec3::new((i % 9) as f32, (i / 9 % 9) as f32, (i / 81) as f32));
            let size = at.abs().element_sum();
            assert!(size == 1.0 || is_inside == (size < 1.0), "{at}");
        }
    }
}
