//! Normals to be looked at: smooth over gentle bends, hard across creases.
//!
//! One normal for each position, as [`TriMesh::compute_normals`] makes them, rounds a box; one for each face makes a
//! sphere a gem. Here the normals have indices of their own, as texture coordinates do.

use std::collections::HashMap;

use glam::Vec3;

use crate::mesh::{TriMesh, join, position_key, root};

/// Degrees between two faces from which the edge between them is a crease: a cylinder of twelve sides is still round and a
/// box of any chamfer is not.
pub const CREASE: f32 = 40.0;
/// The same for bodies seen in pictures, which are mostly round: what few faces bend less is no edge of theirs.
pub const CREASE_OF_BODIES: f32 = 60.0;

impl TriMesh {
    /// Replaces the normals by such as are smooth over bends of less than `crease` degrees and hard across others, with
    /// indices of their own.
    pub fn compute_creased_normals(&mut self, crease: f32) {
        let (normals, normal_triangles) = creased_normals(self, crease);
        (self.normals, self.normal_triangles) = (normals, normal_triangles);
    }
}

/// Unit normals, and for each triangle the three it uses. Around a point, faces that bends of less than `crease` degrees
/// join have one normal, the mean of theirs weighted by area. Positions that coincide count as one, since files split them
/// at seams. The indices in `mesh` must be in range.
pub fn creased_normals(mesh: &TriMesh, crease: f32) -> (Vec<Vec3>, Vec<[u32; 3]>) {
    let least_cosine = crease.to_radians().cos();
    // Faces: length for weight, direction for the angle. A face without area takes part in nothing.
    let areas: Vec<Vec3> = mesh.triangles.iter().map(|&t| area_vector(mesh.corners(t))).collect();
    let units: Vec<Vec3> = areas.iter().map(|area| area.normalize_or_zero()).collect();

    let points = coinciding_points(mesh);
    let (starts, corners_at) = corners_around_points(mesh, &points);
    let mut normals = Vec::with_capacity(starts.len());
    let mut normal_triangles = vec![[0; 3]; mesh.triangles.len()];
    let (mut sides, mut group_of, mut sums) = (Vec::new(), Vec::new(), Vec::new());
    for around in starts.windows(2).map(|ends| &corners_at[ends[0] as usize..ends[1] as usize]) {
        // Each face around has two sides that end here; faces at the same side are joined where it is no crease.
        sides.clear();
        for (k, &(face, corner)) in around.iter().enumerate() {
            let others =
                [1, 2].map(|step| points[mesh.triangles[face as usize][(corner as usize + step) % 3] as usize]);
            sides.extend(others.map(|other| (other, k as u32)));
        }
        sides.sort_unstable();
        group_of.clear();
        group_of.extend(0..around.len() as u32);
        for pair in sides.windows(2).filter(|pair| pair[0].0 == pair[1].0) {
            let [one, other] = [pair[0].1, pair[1].1];
            let [a, b] = [one, other].map(|k| units[around[k as usize].0 as usize]);
            if a.dot(b) >= least_cosine {
                join(&mut group_of, one, other);
            }
        }
        sums.clear();
        sums.resize(around.len(), Vec3::ZERO);
        for (k, &(face, _)) in around.iter().enumerate() {
            sums[root(&mut group_of, k as u32) as usize] += areas[face as usize];
        }
        // A group's root is the first of its corners, so that its normal is there before the others ask for it.
        for (k, &(face, corner)) in around.iter().enumerate() {
            let root = root(&mut group_of, k as u32) as usize;
            let normal = sums[root].try_normalize().unwrap_or(Vec3::Z);
            let index = if root == k {
                normals.push(normal);
                normals.len() as u32 - 1
            } else {
                let (face, corner) = around[root];
                normal_triangles[face as usize][corner as usize]
            };
            normal_triangles[face as usize][corner as usize] = index;
        }
    }
    (normals, normal_triangles)
}

fn area_vector([a, b, c]: [Vec3; 3]) -> Vec3 {
    (b - a).cross(c - a)
}

/// For each position the number of the place where it lies.
fn coinciding_points(mesh: &TriMesh) -> Vec<u32> {
    let mut index_of = HashMap::with_capacity(mesh.positions.len());
    mesh.positions
        .iter()
        .map(|&position| {
            let next = index_of.len() as u32;
            *index_of.entry(position_key(position)).or_insert(next)
        })
        .collect()
}

/// The corners at each point as numbers of a face and of one of its three corners, one point's after the other's, and
/// where each point's begin.
fn corners_around_points(mesh: &TriMesh, points: &[u32]) -> (Vec<u32>, Vec<(u32, u8)>) {
    let count = points.iter().max().map_or(0, |&last| last as usize + 1);
    let mut starts = vec![0u32; count + 1];
    for &corner in mesh.triangles.as_flattened() {
        starts[points[corner as usize] as usize + 1] += 1;
    }
    for point in 0..count {
        starts[point + 1] += starts[point];
    }
    let mut next = starts.clone();
    let mut corners_at = vec![(0, 0); mesh.triangles.len() * 3];
    for (face, corners) in mesh.triangles.iter().enumerate() {
        for (k, &corner) in corners.iter().enumerate() {
            let slot = &mut next[points[corner as usize] as usize];
            corners_at[*slot as usize] = (face as u32, k as u8);
            *slot += 1;
        }
    }
    (starts, corners_at)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two unit squares that share the edge x = 0 and stand at `degrees` to each other.
    fn folded_card(degrees: f32) -> TriMesh {
        let (sin, cos) = degrees.to_radians().sin_cos();
        TriMesh {
            positions: vec![
                Vec3::new(-1.0, 0.0, 0.0),
                Vec3::new(-1.0, 1.0, 0.0),
                Vec3::new(0.0, 0.0, 0.0),
                Vec3::new(0.0, 1.0, 0.0),
                Vec3::new(cos, 0.0, -sin),
                Vec3::new(cos, 1.0, -sin),
            ],
            triangles: vec![[0, 2, 3], [0, 3, 1], [2, 4, 5], [2, 5, 3]],
            ..TriMesh::default()
        }
    }

    #[test]
    fn a_gentle_bend_is_smooth() {
        let (normals, triangles) = creased_normals(&folded_card(20.0), CREASE);
        assert_eq!(normals.len(), 6);
        assert_eq!(triangles[0][1], triangles[2][0]);
        assert!(normals.iter().all(|n| n.is_normalized()));
    }

    #[test]
    fn a_fold_keeps_both_sides_flat() {
        let (normals, triangles) = creased_normals(&folded_card(90.0), CREASE);
        for (triangle, expected) in triangles.iter().zip([Vec3::Z, Vec3::Z, Vec3::X, Vec3::X]) {
            for &corner in triangle {
                assert!(normals[corner as usize].distance(expected) < 1e-6);
            }
        }
    }

    #[test]
    fn split_positions_are_smoothed_as_one() {
        let welded = folded_card(20.0);
        let positions = welded.triangles.iter().flat_map(|&t| welded.corners(t)).collect();
        let triangles = (0..4).map(|i| [i * 3, i * 3 + 1, i * 3 + 2]).collect();
        let (normals, _) = creased_normals(&TriMesh { positions, triangles, ..TriMesh::default() }, CREASE);
        assert_eq!(normals.len(), 6);
    }

    #[test]
    fn a_triangle_without_area_still_has_normals() {
        let sliver = TriMesh { positions: vec![Vec3::ZERO; 3], triangles: vec![[0, 1, 2]], ..TriMesh::default() };
        let (normals, triangles) = creased_normals(&sliver, CREASE);
        assert!(normals[triangles[0][0] as usize].is_normalized());
    }

    #[test]
    fn a_box_has_flat_sides_and_a_ball_of_few_faces_is_round() {
        let corner = |i: u32| Vec3::new((i & 1) as f32, (i >> 1 & 1) as f32, (i >> 2) as f32);
        let sides = [[0, 2, 3, 1], [4, 5, 7, 6], [0, 1, 5, 4], [2, 6, 7, 3], [0, 4, 6, 2], [1, 3, 7, 5]];
        let triangles = sides.iter().flat_map(|&[a, b, c, d]| [[a, b, c], [a, c, d]]).collect();
        let cube = TriMesh { positions: (0..8).map(corner).collect(), triangles, ..TriMesh::default() };
        let (normals, triangles) = creased_normals(&cube, CREASE);
        assert_eq!(normals.len(), 24);
        for (corners, used) in cube.triangles.iter().zip(triangles) {
            let flat = area_vector(cube.corners(*corners)).normalize();
            assert!(used.iter().all(|&i| normals[i as usize].distance(flat) < 1e-6));
        }
        let ball = crate::texture::tests::ball(2, |_| 1.0);
        let (normals, _) = creased_normals(&ball, CREASE);
        assert_eq!(normals.len(), ball.positions.len());
    }
}
