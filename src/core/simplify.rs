//! Fewer triangles for the same shape: edges collapse where that changes least, and what was closed stays closed.
//!
//! Quadric error metrics (Garland and Heckbert 1997) as in meshoptimizer, which also moves what is left to where it fits
//! best. It does not promise a manifold: where a collapse would pinch a thin part, the result is looked through, and
//! what is pinched is kept as it was in another attempt.

use std::ops::RangeInclusive;

use glam::Vec3;
use meshopt::{SimplifyOptions, SimplifyVertex, simplify_with_update};

use crate::{
    mesh::TriMesh,
    progress::{Canceled, Progress},
};

/// Triangles one may ask for.
pub const FACES_RANGE: RangeInclusive<usize> = 500..=500_000;
/// A mesh is looked through and done again so often before it is given up; two or three are usual for thin parts.
const ATTEMPTS: usize = 8;

/// The mesh with at most about `faces` triangles, with normals; unchanged if it has no more. Where thin parts or many
/// bodies need more triangles to stay closed, there are more. A closed manifold stays one. Colors are not kept.
pub fn simplify(mesh: &TriMesh, faces: usize, progress: Progress) -> Result<TriMesh, Canceled> {
    if mesh.triangles.len() <= faces {
        return Ok(mesh.clone());
    }
    let was_manifold = pinched(mesh).is_empty();
    let mut kept = vec![SimplifyVertex::None; mesh.positions.len()];
    for attempt in 0..ATTEMPTS {
        progress(attempt as f32 / ATTEMPTS as f32)?;
        let collapsed = collapse(mesh, faces, &kept);
        let bad = if was_manifold { pinched(&collapsed) } else { Vec::new() };
        if bad.is_empty() {
            let mut compact = collapsed.weld();
            compact.compute_normals();
            return Ok(compact);
        }
        keep_around(mesh, &bad, &mut kept);
    }
    Ok(mesh.clone())
}

/// One run of meshoptimizer. The result's indices are those of `mesh`; positions may have moved.
fn collapse(mesh: &TriMesh, faces: usize, kept: &[SimplifyVertex]) -> TriMesh {
    let mut positions = mesh.positions.iter().map(Vec3::to_array).collect::<Vec<_>>();
    let mut indices = mesh.triangles.as_flattened().to_vec();
    let any_error = f32::MAX;
    let options = SimplifyOptions::RegularizeLight;
    let count = simplify_with_update(
        &mut indices,
        &mut positions,
        &mut [],
        &[],
        0,
        Some(kept),
        faces * 3,
        any_error,
        options,
        None,
    );
    indices.truncate(count);
    TriMesh {
        positions: positions.into_iter().map(Vec3::from).collect(),
        triangles: indices.chunks_exact(3).map(|t| [t[0], t[1], t[2]]).collect(),
        ..TriMesh::default()
    }
}

/// Vertices at which the surface is no manifold: on an edge that has not exactly two triangles in opposite directions,
/// or where the triangles around form more than one fan. Sorted.
fn pinched(mesh: &TriMesh) -> Vec<u32> {
    let mut edges = Vec::with_capacity(mesh.triangles.len() * 3);
    let mut corners_of = vec![0u32; mesh.positions.len()];
    for &[a, b, c] in &mesh.triangles {
        edges.extend([(a, b), (b, c), (c, a)].map(|(from, to)| (from.min(to), from.max(to), from < to)));
        [a, b, c].into_iter().for_each(|i| corners_of[i as usize] += 1);
    }
    edges.sort_unstable();
    let uses = edges.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1));
    let is_bad = |edge: &&[(u32, u32, bool)]| edge.len() != 2 || edge[0].2 == edge[1].2;
    let mut bad = uses.filter(is_bad).flat_map(|edge| [edge[0].0, edge[0].1]).collect::<Vec<_>>();
    if bad.is_empty() {
        bad = several_fans(mesh, &corners_of);
    }
    bad.sort_unstable();
    bad.dedup();
    bad
}

/// Vertices whose triangles, walked around from neighbor to neighbor, do not come back after all of them. Every edge must
/// have its two triangles.
fn several_fans(mesh: &TriMesh, corners_of: &[u32]) -> Vec<u32> {
    // For each corner the edge opposite to it; the corners of one vertex lie side by side.
    let mut first = vec![0usize; corners_of.len() + 1];
    for (i, &count) in corners_of.iter().enumerate() {
        first[i + 1] = first[i] + count as usize;
    }
    let mut opposite = vec![(0, 0); mesh.triangles.len() * 3];
    let mut filled = first.clone();
    for &[a, b, c] in &mesh.triangles {
        for (vertex, edge) in [(a, (b, c)), (b, (c, a)), (c, (a, b))] {
            opposite[filled[vertex as usize]] = edge;
            filled[vertex as usize] += 1;
        }
    }
    let is_bad = |vertex: usize| {
        let fan = &opposite[first[vertex]..first[vertex + 1]];
        let Some(&(begin, mut at)) = fan.first() else { return false };
        let mut walked = 1;
        while at != begin && walked <= fan.len() {
            let Some(&(_, next)) = fan.iter().find(|(from, _)| *from == at) else { return true };
            at = next;
            walked += 1;
        }
        walked != fan.len()
    };
    (0..corners_of.len()).filter(|&vertex| is_bad(vertex)).map(|vertex| vertex as u32).collect()
}

/// Lets nothing collapse at the given vertices and their neighbors.
fn keep_around(mesh: &TriMesh, bad: &[u32], kept: &mut [SimplifyVertex]) {
    for &triangle in &mesh.triangles {
        if triangle.iter().any(|i| bad.binary_search(i).is_ok()) {
            triangle.into_iter().for_each(|i| kept[i as usize] = SimplifyVertex::Lock);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{grid::ScalarGrid, isosurface::isosurface, progress::unwatched};

    /// The surface of a function sampled on 48 cells a side over -1..1.
    fn surface(inside: impl Fn(Vec3) -> f32) -> TriMesh {
        const SIDE: usize = 49;
        let step = 2.0 / (SIDE - 1) as f32;
        let at = |i: usize| Vec3::new((i % SIDE) as f32, (i / SIDE % SIDE) as f32, (i / SIDE / SIDE) as f32);
        let values = (0..SIDE.pow(3)).map(|i| inside(at(i) * step - 1.0)).collect();
        let grid = ScalarGrid { dims: [SIDE; 3], origin: Vec3::splat(-1.0), step: Vec3::splat(step), values };
        isosurface(&grid, &unwatched).unwrap()
    }

    #[test]
    fn a_ball_keeps_its_shape_with_a_tenth_of_the_triangles() {
        let ball = surface(|p| 0.8 - p.length());
        let few = simplify(&ball, 800, &unwatched).unwrap();
        let report = few.report();
        assert!(report.watertight && report.triangles <= 800 && report.triangles > 700, "{report:?}");
        let farthest = few.positions.iter().map(|p| (p.length() - 0.8).abs()).fold(0.0, f32::max);
        assert!(farthest < 0.01, "{farthest}");
        assert!((report.volume / ball.report().volume - 1.0).abs() < 0.01);
        assert!(few.normals.iter().zip(&few.positions).all(|(n, p)| n.dot(p.normalize()) > 0.9));
    }

    #[test]
    fn thin_walls_and_rods_stay_closed_manifolds() {
        let bars = |p: Vec3| {
            let near = |a: f32, b: f32| 0.035 - ((a * 8.0).rem_euclid(2.0) - 1.0).abs() / 8.0 - (b - 0.1).abs() * 0.2;
            near(p.x, p.z).max(near(p.y, p.z)).min(0.9 - p.abs().max_element())
        };
        let lattice = surface(bars);
        assert!(lattice.triangles.len() > 10_000 && pinched(&lattice).is_empty());
        for faces in [4_000, 1_000, 500] {
            let few = simplify(&lattice, faces, &unwatched).unwrap();
            let report = few.report();
            assert!(report.watertight && pinched(&few).is_empty(), "{faces}: {report:?}");
            assert!(report.triangles < lattice.triangles.len() / 2, "{faces}: {report:?}");
        }
    }

    #[test]
    fn two_tetrahedra_at_one_tip_are_pinched_there() {
        let tetrahedron = |[a, b, c, d]: [u32; 4]| [[a, c, b], [a, b, d], [a, d, c], [b, c, d]];
        let triangles = [tetrahedron([0, 1, 2, 3]), tetrahedron([0, 4, 5, 6])].concat();
        let mesh = TriMesh { positions: vec![Vec3::ZERO; 7], triangles, ..TriMesh::default() };
        assert_eq!(pinched(&mesh), [0]);
    }

    #[test]
    fn a_mesh_that_is_small_enough_is_not_touched() {
        let ball = surface(|p| 0.3 - p.length());
        assert_eq!(simplify(&ball, ball.triangles.len(), &unwatched).unwrap(), ball);
    }
}
