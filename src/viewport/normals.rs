//! Normals for meshes that come without: smooth over gentle bends, hard across creases.
//!
//! One normal for each position, as [`TriMesh::compute_normals`] makes them, rounds a box; one for each face makes a
//! sphere a gem. Here the normals have indices of their own, as texture coordinates do.

use std::collections::HashMap;

use glam::Vec3;
use orfeas_core::mesh::{TriMesh, position_key};

/// Cosine of the angle between two faces above which the edge between them is a crease: 40 degrees, so that a
/// cylinder of twelve sides is still round and a box of any chamfer is not.
const CREASE_COSINE: f32 = 0.766;

/// Unit normals, and for each triangle the three it uses. Positions that coincide count as one, since files split them
/// at seams. The indices in `mesh` must be in range.
pub(super) fn creased_normals(mesh: &TriMesh) -> (Vec<Vec3>, Vec<[u32; 3]>) {
    // Faces: length for weight, direction for the angle. A face without area takes part in nothing.
    let areas: Vec<Vec3> = mesh.triangles.iter().map(|&t| area_vector(mesh.corners(t))).collect();
    let units: Vec<Vec3> = areas.iter().map(|area| area.normalize_or_zero()).collect();

    let points = coinciding_points(mesh);
    let (starts, faces_at) = faces_around_points(mesh, &points);

    let mut normals: Vec<Vec3> = Vec::new();
    let mut made_at: Vec<Vec<u32>> = vec![Vec::new(); starts.len() - 1];
    let mut normal_triangles = Vec::with_capacity(mesh.triangles.len());
    for (face, corners) in mesh.triangles.iter().enumerate() {
        normal_triangles.push(corners.map(|corner| {
            let point = points[corner as usize] as usize;
            let around = &faces_at[starts[point] as usize..starts[point + 1] as usize];
            let sum = around
                .iter()
                .filter(|&&other| other as usize == face || units[other as usize].dot(units[face]) >= CREASE_COSINE)
                .fold(Vec3::ZERO, |sum, &other| sum + areas[other as usize]);
            let normal = sum.try_normalize().unwrap_or(Vec3::Z);
            // The same faces are summed in the same order, so equal normals are equal to the bit.
            if let Some(&known) = made_at[point].iter().find(|&&known| normals[known as usize] == normal) {
                return known;
            }
            normals.push(normal);
            let index = normals.len() as u32 - 1;
            made_at[point].push(index);
            index
        }));
    }
    debug_assert_eq!(normal_triangles.len(), mesh.triangles.len());
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

/// The faces at each point, one point's after the other's, and where each point's begin.
fn faces_around_points(mesh: &TriMesh, points: &[u32]) -> (Vec<u32>, Vec<u32>) {
    let count = points.iter().max().map_or(0, |&last| last as usize + 1);
    let mut starts = vec![0u32; count + 1];
    for &corner in mesh.triangles.as_flattened() {
        starts[points[corner as usize] as usize + 1] += 1;
    }
    for point in 0..count {
        starts[point + 1] += starts[point];
    }
    let mut next = starts.clone();
    let mut faces = vec![0; mesh.triangles.len() * 3];
    for (face, corners) in mesh.triangles.iter().enumerate() {
        for &corner in corners {
            let slot = &mut next[points[corner as usize] as usize];
            faces[*slot as usize] = face as u32;
            *slot += 1;
        }
    }
    (starts, faces)
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
        let (normals, triangles) = creased_normals(&folded_card(20.0));
        assert_eq!(normals.len(), 6);
        assert_eq!(triangles[0][1], triangles[2][0]);
        assert!(normals.iter().all(|n| n.is_normalized()));
    }

    #[test]
    fn a_fold_keeps_both_sides_flat() {
        let (normals, triangles) = creased_normals(&folded_card(90.0));
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
        let (normals, _) = creased_normals(&TriMesh { positions, triangles, ..TriMesh::default() });
        assert_eq!(normals.len(), 6);
    }

    #[test]
    fn a_triangle_without_area_still_has_normals() {
        let sliver = TriMesh { positions: vec![Vec3::ZERO; 3], triangles: vec![[0, 1, 2]], ..TriMesh::default() };
        let (normals, triangles) = creased_normals(&sliver);
        assert!(normals[triangles[0][0] as usize].is_normalized());
    }
}
