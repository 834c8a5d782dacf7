//! A [`TexturedMesh`] in the form in which the GPU takes it: interleaved vertices, indices and an RGBA texture.
//!
//! Made on whichever thread has the mesh, so that the thread that paints only has to copy bytes.

use std::collections::HashMap;

use bytemuck::{Pod, Zeroable};
use glam::{Vec2, Vec3, Vec4};
use image::{DynamicImage, Rgb, RgbImage, Rgba, RgbaImage};
use orfeas_core::creases::{CREASE, creased_normals};
use orfeas_core::material::Material;
use orfeas_core::mesh::{TexturedMesh, TriMesh};
use orfeas_core::tangents::tangents;

/// A mesh ready for upload. Its indices are in range and its positions finite.
#[derive(Debug, Clone)]
pub struct DrawMesh {
    pub(super) vertices: Vec<Vertex>,
    pub(super) indices: Vec<u32>,
    /// sRGB; at least one pixel.
    pub(super) texture: RgbaImage,
    /// Linear, of one pixel where there is none; then the tangents are zero.
    pub(super) normal_map: RgbaImage,
    /// Occlusion, roughness and metalness; linear, at least one pixel.
    pub(super) orm: RgbaImage,
    bounds: (Vec3, Vec3),
}

/// One vertex as `mesh.wgsl` reads it.
#[derive(Debug, Clone, Copy, PartialEq, Pod, Zeroable)]
#[repr(C)]
pub(super) struct Vertex {
    pub position: Vec3,
    pub normal: Vec3,
    pub uv: Vec2,
    pub srgb_color: [u8; 4],
    /// Along the texture, as glTF has it; in shares of the largest number.
    pub tangent: [i16; 4],
}

/// Why a mesh cannot be drawn.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MeshError {
    #[error("the mesh has {found} {what}, expected {expected}")]
    Count { what: &'static str, expected: usize, found: usize },
    #[error("triangle {triangle} of the mesh uses {what} {index}, but there are only {count}")]
    Index { what: &'static str, triangle: usize, index: u32, count: usize },
    #[error("position {0} of the mesh is not a finite number")]
    NotFinite(usize),
    #[error(
        "the mesh needs {needed_bytes} bytes in one piece, and this graphics adapter takes {limit_bytes}; simplify it first"
    )]
    TooLarge { needed_bytes: u64, limit_bytes: u64 },
}

impl DrawMesh {
    /// Splits vertices where texture coordinates or normals differ, and computes normals where there are none.
    ///
    /// A mesh without texture coordinates is taken to have none at all and is drawn in its vertex colors, or white.
    ///
    /// # Errors
    /// When indices are out of range, lists that belong together differ in length, or a position is not finite.
    pub fn new(textured: &TexturedMesh) -> Result<Self, MeshError> {
        check(textured)?;
        let mesh = &textured.mesh;
        let has_uvs = !textured.uv_triangles.is_empty();
        let creased = mesh.normals.is_empty().then(|| creased_normals(mesh, CREASE));
        let (normals, normal_triangles) = match &creased {
            Some((normals, triangles)) => (normals, &triangles[..]),
            None => (&mesh.normals, mesh.normal_corners()),
        };

        let is_mapped = has_uvs && creased.is_none() && textured.material.normal_map.is_some();
        let tangents = if is_mapped { tangents(textured) } else { Vec::new() };

        let mut vertices = Vec::with_capacity(mesh.positions.len());
        let mut indices = Vec::with_capacity(mesh.triangles.len() * 3);
        let mut index_of = HashMap::with_capacity(mesh.positions.len());
        for (triangle, corners) in mesh.triangles.iter().enumerate() {
            for k in 0..3 {
                let position = corners[k] as usize;
                let uv = has_uvs.then(|| textured.uv_triangles[triangle][k]);
                let normal = normal_triangles[triangle][k];
                let tangent = tangents.get(triangle).map_or([0; 4], |tangents| shares(tangents[k]));
                indices.push(*index_of.entry((position, uv, normal, tangent)).or_insert_with(|| {
                    vertices.push(Vertex {
                        position: mesh.positions[position],
                        normal: normals[normal as usize].try_normalize().unwrap_or(Vec3::Z),
                        uv: uv.map_or(Vec2::ZERO, |uv| textured.uvs[uv as usize]),
                        srgb_color: color_at(mesh, position),
                        tangent,
                    });
                    vertices.len() as u32 - 1
                }));
            }
        }

        let texture = if has_uvs && !textured.texture.is_empty() {
            DynamicImage::ImageRgb8(textured.texture.clone()).into_rgba8()
        } else {
            RgbaImage::from_pixel(1, 1, Rgba([255; 4]))
        };
        debug_assert!(indices.iter().all(|&index| (index as usize) < vertices.len()));
        let flat = || RgbImage::from_pixel(1, 1, Rgb([128, 128, 255]));
        let normal_map = textured.material.normal_map.clone().filter(|_| is_mapped).unwrap_or_else(flat);
        let normal_map = DynamicImage::ImageRgb8(normal_map).into_rgba8();
        let orm = occlusion_roughness_metalness(&textured.material, has_uvs);
        Ok(Self { vertices, indices, texture, normal_map, orm, bounds: used_bounds(mesh) })
    }

    /// Smallest and largest corner of the box around all triangles; zeros where there are none.
    pub fn bounds(&self) -> (Vec3, Vec3) {
        self.bounds
    }

    /// Whether there is no triangle to draw.
    pub fn is_empty(&self) -> bool {
        self.indices.is_empty()
    }

    pub fn triangle_count(&self) -> usize {
        self.indices.len() / 3
    }
}

fn shares(tangent: Vec4) -> [i16; 4] {
    (tangent * f32::from(i16::MAX)).round().to_array().map(|c| c as i16)
}

/// The map with the material's numbers in it, or these alone.
fn occlusion_roughness_metalness(material: &Material, has_uvs: bool) -> RgbaImage {
    let factors = [1.0, material.roughness, material.metalness];
    let map = material.orm.as_ref().filter(|map| has_uvs && !map.is_empty());
    let plain = RgbImage::from_pixel(1, 1, Rgb([u8::MAX; 3]));
    let map = map.unwrap_or(&plain);
    RgbaImage::from_fn(map.width(), map.height(), |x, y| {
        let found = map.get_pixel(x, y).0;
        let [occlusion, roughness, metalness] = [0, 1, 2].map(|k| (f32::from(found[k]) * factors[k]).round() as u8);
        Rgba([occlusion, roughness, metalness, u8::MAX])
    })
}

fn color_at(mesh: &TriMesh, position: usize) -> [u8; 4] {
    let [r, g, b] = mesh.colors.get(position).copied().unwrap_or([255; 3]);
    [r, g, b, 255]
}

/// The box around what is seen: positions without a triangle would only push the camera back.
fn used_bounds(mesh: &TriMesh) -> (Vec3, Vec3) {
    let used = mesh.triangles.as_flattened().iter().map(|&i| mesh.positions[i as usize]);
    used.fold(None, |bounds: Option<(Vec3, Vec3)>, p| {
        Some(bounds.map_or((p, p), |(low, high)| (low.min(p), high.max(p))))
    })
    .unwrap_or_default()
}

fn check(textured: &TexturedMesh) -> Result<(), MeshError> {
    let mesh = &textured.mesh;
    let positions = mesh.positions.len();
    let equal = |what, found: usize, expected: usize| {
        if found == 0 || found == expected { Ok(()) } else { Err(MeshError::Count { what, expected, found }) }
    };
    if mesh.normal_triangles.is_empty() {
        equal("normals", mesh.normals.len(), positions)?;
    }
    equal("triangles with normals", mesh.normal_triangles.len(), mesh.triangles.len())?;
    check_indices("normal", &mesh.normal_triangles, mesh.normals.len())?;
    equal("vertex colors", mesh.colors.len(), positions)?;
    equal("triangles in its texture map", textured.uv_triangles.len(), mesh.triangles.len())?;
    check_indices("position", &mesh.triangles, positions)?;
    check_indices("texture coordinate", &textured.uv_triangles, textured.uvs.len())?;
    match mesh.positions.iter().position(|position| !position.is_finite()) {
        Some(position) => Err(MeshError::NotFinite(position)),
        None => Ok(()),
    }
}

fn check_indices(what: &'static str, triangles: &[[u32; 3]], count: usize) -> Result<(), MeshError> {
    for (triangle, corners) in triangles.iter().enumerate() {
        if let Some(&index) = corners.iter().find(|&&index| index as usize >= count) {
            return Err(MeshError::Index { what, triangle, index, count });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A unit square of two triangles whose texture is cut along the diagonal.
    fn square() -> TexturedMesh {
        TexturedMesh {
            mesh: TriMesh {
                positions: vec![Vec3::ZERO, Vec3::X, Vec3::new(1.0, 1.0, 0.0), Vec3::Y],
                triangles: vec![[0, 1, 2], [0, 2, 3]],
                ..TriMesh::default()
            },
            uvs: vec![Vec2::ZERO, Vec2::X, Vec2::ONE, Vec2::ZERO, Vec2::ONE, Vec2::Y],
            uv_triangles: vec![[0, 1, 2], [3, 4, 5]],
            texture: RgbImage::from_pixel(2, 2, Rgb([9, 8, 7])),
            material: Default::default(),
        }
    }

    #[test]
    fn vertices_are_split_only_at_seams() {
        let mut whole = square();
        assert_eq!(DrawMesh::new(&whole).unwrap().vertices.len(), 6);
        whole.uv_triangles[1] = [0, 2, 5];
        assert_eq!(DrawMesh::new(&whole).unwrap().vertices.len(), 4);
    }

    #[test]
    fn a_mesh_without_texture_is_drawn_in_its_colors() {
        let mut bare = square();
        bare.uvs.clear();
        bare.uv_triangles.clear();
        bare.mesh.colors = vec![[1, 2, 3]; 4];
        let drawn = DrawMesh::new(&bare).unwrap();
        assert_eq!(drawn.texture.get_pixel(0, 0).0, [255; 4]);
        assert!(drawn.vertices.iter().all(|vertex| vertex.srgb_color == [1, 2, 3, 255]));
    }

    #[test]
    fn broken_meshes_are_refused_with_numbers() {
        let refused = |spoil: fn(&mut TexturedMesh)| {
            let mut mesh = square();
            spoil(&mut mesh);
            DrawMesh::new(&mesh).unwrap_err().to_string()
        };
        assert_eq!(
            refused(|m| m.mesh.triangles[1][2] = 9),
            "triangle 1 of the mesh uses position 9, but there are only 4"
        );
        assert_eq!(refused(|m| m.mesh.normals = vec![Vec3::Z]), "the mesh has 1 normals, expected 4");
        assert_eq!(refused(|m| m.mesh.positions[2].y = f32::NAN), "position 2 of the mesh is not a finite number");
        assert!(refused(|m| m.uvs.truncate(5)).contains("texture coordinate 5"));
    }

    #[test]
    fn a_mesh_without_triangles_is_empty() {
        let mut empty = square();
        empty.mesh.triangles.clear();
        empty.uv_triangles.clear();
        assert!(DrawMesh::new(&empty).unwrap().is_empty());
    }
}
