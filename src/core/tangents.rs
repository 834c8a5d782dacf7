//! The directions along a texture on a surface, in which a normal map is written and read.
//!
//! MikkTSpace (Mikkelsen 2008, "Simulation of Wrinkled Surfaces Revisited"), which glTF demands where a file has no
//! tangents of its own, so that every program reads the same normals out of a map.

use bevy_mikktspace::{Geometry, TangentSpace, generate_tangents};
use glam::{Vec3, Vec4};

use crate::mesh::TexturedMesh;

/// For each triangle the tangents at its corners as glTF has them: of unit length, to the right on the texture; the fourth
/// number times the cross product of normal and tangent points up on the texture. The mesh must have normals.
pub fn tangents(textured: &TexturedMesh) -> Vec<[Vec4; 3]> {
    debug_assert!(!textured.mesh.normals.is_empty());
    let plain =
        |corners: &[u32; 3]| corners.map(|i| textured.mesh.normals[i as usize].any_orthonormal_vector().extend(1.0));
    let tangents = textured.mesh.normal_corners().iter().map(plain).collect();
    let mut surface = Surface { textured, tangents };
    // There is no error it could return; without tangents of its own, a corner keeps a plain one.
    let _ = generate_tangents(&mut surface);
    surface.tangents
}

struct Surface<'a> {
    textured: &'a TexturedMesh,
    tangents: Vec<[Vec4; 3]>,
}

impl Geometry for Surface<'_> {
    fn num_faces(&self) -> usize {
        self.textured.mesh.triangles.len()
    }

    fn num_vertices_of_face(&self, _: usize) -> usize {
        3
    }

    fn position(&self, face: usize, corner: usize) -> [f32; 3] {
        self.textured.mesh.positions[self.textured.mesh.triangles[face][corner] as usize].to_array()
    }

    fn normal(&self, face: usize, corner: usize) -> [f32; 3] {
        self.textured.mesh.normals[self.textured.mesh.normal_corners()[face][corner] as usize].to_array()
    }

    fn tex_coord(&self, face: usize, corner: usize) -> [f32; 2] {
        let uv = self.textured.uvs[self.textured.uv_triangles[face][corner] as usize];
        // Counted from the bottom, so that the second direction is up on the texture.
        [uv.x, 1.0 - uv.y]
    }

    fn set_tangent(&mut self, space: Option<TangentSpace>, face: usize, corner: usize) {
        let Some([x, y, z, sign]) = space.map(|space| space.tangent_encoded()) else { return };
        if let Some(tangent) = Vec3::new(x, y, z).try_normalize() {
            self.tangents[face][corner] = tangent.extend(sign);
        }
    }
}

#[cfg(test)]
mod tests {
    use glam::Vec2;
    use image::RgbImage;

    use super::*;
    use crate::{material::Material, mesh::TriMesh};

    /// A square that faces the viewer, its texture upright or, with `flip`, mirrored.
    fn square(flip: bool) -> TexturedMesh {
        let corners = [[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0]].map(Vec2::from);
        TexturedMesh {
            mesh: TriMesh {
                positions: corners.map(|p| p.extend(0.0)).to_vec(),
                normals: vec![Vec3::Z; 4],
                triangles: vec![[0, 1, 2], [0, 2, 3]],
                ..TriMesh::default()
            },
            uvs: corners.map(|p| Vec2::new(if flip { 1.0 - p.x } else { p.x }, 1.0 - p.y)).to_vec(),
            uv_triangles: vec![[0, 1, 2], [0, 2, 3]],
            texture: RgbImage::new(1, 1),
            material: Material::default(),
        }
    }

    #[test]
    fn they_point_to_the_right_of_the_texture_and_the_sign_upwards() {
        for (flip, right) in [(false, Vec3::X), (true, -Vec3::X)] {
            for tangent in tangents(&square(flip)).as_flattened() {
                assert!(tangent.truncate().distance(right) < 1e-6, "{tangent}");
                assert_eq!(Vec3::Z.cross(right) * tangent.w, Vec3::Y);
            }
        }
    }

    #[test]
    fn a_texture_without_extent_still_has_unit_tangents() {
        let mut plain = square(false);
        plain.uvs = vec![Vec2::splat(0.5); 4];
        for tangent in tangents(&plain).as_flattened() {
            assert!((tangent.truncate().length() - 1.0).abs() < 1e-5 && tangent.w.abs() == 1.0, "{tangent}");
        }
    }
}
