//! Triangles that go through one another, which slicers and boolean operations trip over.
//!
//! Signs of determinants decide, by Shewchuk's adaptive predicates (1997, the crate `robust`), so that a crossing is
//! neither missed nor made up by rounding. Triangles that merely touch do not count.

use std::sync::atomic::{AtomicBool, Ordering};

use glam::Vec3;
use robust::{Coord, Coord3D, orient2d, orient3d};

use crate::{
    mesh::TriMesh,
    parallel,
    progress::{Canceled, Progress},
    triangle_tree::TriangleTree,
};

/// Triangles between two reports of progress.
const REPORT_EVERY: usize = 4096;

/// For each triangle of a welded mesh, whether it crosses or overlaps another one.
pub fn crossing_triangles(mesh: &TriMesh, tree: &TriangleTree, progress: Progress) -> Result<Vec<bool>, Canceled> {
    let is_crossing = mesh.triangles.iter().map(|_| AtomicBool::new(false)).collect::<Vec<_>>();
    let is_known = |i: usize| is_crossing[i].load(Ordering::Relaxed);
    parallel::map(mesh.triangles.len(), REPORT_EVERY, progress, |i| {
        let triangle = mesh.triangles[i];
        let corners = mesh.corners(triangle);
        let (low, high) = (corners[0].min(corners[1]).min(corners[2]), corners[0].max(corners[1]).max(corners[2]));
        tree.near(low, high, |other| {
            let j = other as usize;
            if j > i && !(is_known(i) && is_known(j)) && cross(mesh, triangle, mesh.triangles[j]) {
                is_crossing[i].store(true, Ordering::Relaxed);
                is_crossing[j].store(true, Ordering::Relaxed);
            }
        });
    })?;
    Ok(is_crossing.into_iter().map(AtomicBool::into_inner).collect())
}

fn cross(mesh: &TriMesh, s: [u32; 3], t: [u32; 3]) -> bool {
    let (a, b) = (mesh.corners(s), mesh.corners(t));
    // Quick and certain: all corners of one strictly on the same side of the other.
    let of_b = b.map(|corner| side(a, corner));
    if of_b.iter().all(|&o| o > 0.0) || of_b.iter().all(|&o| o < 0.0) {
        return false;
    }
    let of_a = a.map(|corner| side(b, corner));
    if of_a.iter().all(|&o| o > 0.0) || of_a.iter().all(|&o| o < 0.0) {
        return false;
    }
    if of_b == [0.0; 3] {
        return overlap_in_plane(a, b);
    }
    // An edge goes through the other triangle. Those from a shared corner cannot without lying in its plane.
    let is_across = |p: f64, q: f64| (p < 0.0 && q > 0.0) || (p > 0.0 && q < 0.0);
    (0..3).any(|k| is_across(of_b[k], of_b[(k + 1) % 3]) && passes_through(b[k], b[(k + 1) % 3], a))
        || (0..3).any(|k| is_across(of_a[k], of_a[(k + 1) % 3]) && passes_through(a[k], a[(k + 1) % 3], b))
}

/// Whether a line that crosses the triangle's plane does so within it.
fn passes_through(from: Vec3, to: Vec3, [a, b, c]: [Vec3; 3]) -> bool {
    let around = [side([from, to, a], b), side([from, to, b], c), side([from, to, c], a)];
    around.iter().all(|&o| o >= 0.0) || around.iter().all(|&o| o <= 0.0)
}

/// Whether two triangles in one plane share more than their rims: convex shapes do unless a side of one has the other
/// wholly beyond it.
fn overlap_in_plane(a: [Vec3; 3], b: [Vec3; 3]) -> bool {
    let normal = (a[1] - a[0]).as_dvec3().cross((a[2] - a[0]).as_dvec3()).abs();
    let along = normal.max_position();
    let flat = |p: Vec3| Coord { x: f64::from(p[(along + 1) % 3]), y: f64::from(p[(along + 2) % 3]) };
    let (a, b) = (a.map(flat), b.map(flat));
    let is_apart = |s: [Coord<f64>; 3], t: [Coord<f64>; 3]| {
        let turn = orient2d(s[0], s[1], s[2]);
        (0..3).any(|k| t.iter().all(|&p| orient2d(s[k], s[(k + 1) % 3], p) * turn <= 0.0))
    };
    !is_apart(a, b) && !is_apart(b, a)
}

/// Positive, negative or zero by the side of the triangle's plane on which a point lies.
fn side([a, b, c]: [Vec3; 3], p: Vec3) -> f64 {
    let [a, b, c, p] = [a, b, c, p].map(|v| Coord3D { x: f64::from(v.x), y: f64::from(v.y), z: f64::from(v.z) });
    orient3d(a, b, c, p)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::unwatched;

    fn crossing(positions: &[[f32; 3]], triangles: &[[u32; 3]]) -> Vec<bool> {
        let positions = positions.iter().copied().map(Vec3::from).collect();
        let mesh = TriMesh { positions, triangles: triangles.to_vec(), ..TriMesh::default() };
        crossing_triangles(&mesh, &TriangleTree::new(&mesh), &unwatched).unwrap()
    }

    const FLOOR: [[f32; 3]; 3] = [[0.0, 0.0, 0.0], [4.0, 0.0, 0.0], [0.0, 4.0, 0.0]];

    #[test]
    fn a_triangle_through_another() {
        let [a, b, c] = FLOOR;
        let through = [a, b, c, [1.0, 1.0, -1.0], [1.0, 1.0, 1.0], [1.0, 9.0, 1.0]];
        assert_eq!(crossing(&through, &[[0, 1, 2], [3, 4, 5]]), [true, true]);
        let beside = [a, b, c, [3.0, 3.0, -1.0], [3.0, 3.0, 1.0], [3.0, 9.0, 1.0]];
        assert_eq!(crossing(&beside, &[[0, 1, 2], [3, 4, 5]]), [false, false]);
        let standing_on = [a, b, c, [1.0, 1.0, 0.0], [1.0, 1.0, 1.0], [1.0, 2.0, 1.0]];
        assert_eq!(crossing(&standing_on, &[[0, 1, 2], [3, 4, 5]]), [false, false]);
    }

    #[test]
    fn neighbors_that_share_a_corner() {
        let [a, b, c] = FLOOR;
        let through = [a, b, c, [2.0, 1.0, -1.0], [2.0, 1.0, 1.0]];
        assert_eq!(crossing(&through, &[[0, 1, 2], [0, 3, 4]]), [true, true]);
        let away = [a, b, c, [-2.0, -1.0, -1.0], [-2.0, -1.0, 1.0]];
        assert_eq!(crossing(&away, &[[0, 1, 2], [0, 3, 4]]), [false, false]);
    }

    #[test]
    fn neighbors_that_share_an_edge_cross_only_when_folded_flat() {
        let [a, b, c] = FLOOR;
        assert_eq!(crossing(&[a, b, c, [1.0, 1.0, 0.0]], &[[0, 1, 2], [0, 1, 3]]), [true, true]);
        assert_eq!(crossing(&[a, b, c, [1.0, -1.0, 0.0]], &[[0, 1, 2], [0, 1, 3]]), [false, false]);
        assert_eq!(crossing(&[a, b, c, [1.0, 1.0, 0.1]], &[[0, 1, 2], [0, 1, 3]]), [false, false]);
    }

    #[test]
    fn the_same_triangle_twice() {
        assert_eq!(crossing(&FLOOR, &[[0, 1, 2], [0, 2, 1]]), [true, true]);
    }
}
