//! The parts of a mesh from elsewhere, one for each material, as one mesh under one texture.

use std::collections::HashMap;

use glam::{Vec2, Vec3};
use image::RgbImage;

use crate::{
    material::Material,
    mesh::{TexturedMesh, position_key},
};

/// Pixels repeated around each picture of the joined texture, so that filtering finds no neighbor's color.
const PADDING: u32 = 4;
/// Most pixels along a side of the joined texture, which is what graphics cards take.
const MOST_SIDE: u32 = 16_384;

/// Why parts cannot be one mesh.
#[derive(Debug, thiserror::Error)]
pub enum JoinError {
    #[error(
        "expected textures that fit into one of {MOST_SIDE} × {MOST_SIDE} pixels, found {width} × {height}; make them smaller"
    )]
    TooLarge { width: u32, height: u32 },
    #[error(
        "expected a texture that is not repeated beside {others} other materials; bake the materials into one first"
    )]
    Repeated { others: usize },
}

/// The parts one after the other. Corners at the same place with the same normal and color share a vertex again, as
/// before the file split them where texture coordinates differ. Several textures are put one below the other; what else
/// their materials say is not kept.
pub fn join(parts: &[TexturedMesh]) -> Result<TexturedMesh, JoinError> {
    let layout = Layout::new(parts)?;
    let mut joined = TexturedMesh {
        mesh: Default::default(),
        uvs: vec![],
        uv_triangles: vec![],
        texture: layout.texture(parts),
        material: if let [part] = parts { part.material.clone() } else { Material::default() },
    };
    let has_colors = parts.iter().any(|part| !part.mesh.colors.is_empty());
    let mut index_of = HashMap::new();
    for (part, &top) in parts.iter().zip(&layout.tops) {
        let first_uv = joined.uvs.len() as u32;
        joined.uvs.extend(part.uvs.iter().map(|&uv| layout.place(uv, &part.texture, top)));
        let mesh = &mut joined.mesh;
        for ((corners, normal_corners), uv_corners) in
            part.mesh.triangles.iter().zip(part.mesh.normal_corners()).zip(&part.uv_triangles)
        {
            mesh.triangles.push([0, 1, 2].map(|k| {
                let (i, normal) = (corners[k] as usize, part.mesh.normals.get(normal_corners[k] as usize));
                let (position, normal) = (part.mesh.positions[i], normal.copied().unwrap_or(Vec3::Z));
                let color = part.mesh.colors.get(i).copied().unwrap_or([255; 3]);
                *index_of.entry((position_key(position), position_key(normal), color)).or_insert_with(|| {
                    mesh.positions.push(position);
                    mesh.normals.push(normal);
                    if has_colors {
                        mesh.colors.push(color);
                    }
                    mesh.positions.len() as u32 - 1
                })
            }));
            joined.uv_triangles.push(uv_corners.map(|i| i + first_uv));
        }
    }
    Ok(joined)
}

/// Where in the joined texture each part's is.
struct Layout {
    /// First row of each part's texture, without its padding.
    tops: Vec<u32>,
    width: u32,
    height: u32,
}

impl Layout {
    fn new(parts: &[TexturedMesh]) -> Result<Self, JoinError> {
        if let [part] = parts {
            let (width, height) = part.texture.dimensions();
            return Ok(Self { tops: vec![0], width, height });
        }
        let (mut tops, mut width, mut height) = (Vec::new(), 1, 0u32);
        for part in parts {
            let is_plain = part.texture.dimensions() == (1, 1);
            let leaves = |uv: &Vec2| uv.cmplt(Vec2::ZERO).any() || uv.cmpgt(Vec2::ONE).any();
            if !is_plain && part.uvs.iter().any(leaves) {
                return Err(JoinError::Repeated { others: parts.len() - 1 });
            }
            tops.push(height.saturating_add(PADDING));
            width = width.max(part.texture.width().saturating_add(2 * PADDING));
            height = height.saturating_add(part.texture.height().saturating_add(2 * PADDING));
        }
        match width.max(height) > MOST_SIDE {
            true => Err(JoinError::TooLarge { width, height }),
            false => Ok(Self { tops, width, height }),
        }
    }

    fn is_single(&self) -> bool {
        self.tops == [0]
    }

    /// Each part's texture with its outermost pixels repeated around it.
    fn texture(&self, parts: &[TexturedMesh]) -> RgbImage {
        if let ([part], true) = (parts, self.is_single()) {
            return part.texture.clone();
        }
        let mut joined = RgbImage::new(self.width, self.height);
        for (part, &top) in parts.iter().zip(&self.tops) {
            let (width, height) = part.texture.dimensions();
            for y in 0..height + 2 * PADDING {
                let from_y = y.saturating_sub(PADDING).min(height - 1);
                for x in 0..self.width {
                    let from_x = x.saturating_sub(PADDING).min(width - 1);
                    joined.put_pixel(x, top - PADDING + y, *part.texture.get_pixel(from_x, from_y));
                }
            }
        }
        joined
    }

    fn place(&self, uv: Vec2, texture: &RgbImage, top: u32) -> Vec2 {
        if self.is_single() {
            return uv;
        }
        let size = Vec2::new(texture.width() as f32, texture.height() as f32);
        // One color is the same everywhere; wherever its coordinates point, they point at its middle.
        let uv = if texture.dimensions() == (1, 1) { Vec2::splat(0.5) } else { uv };
        (uv * size + Vec2::new(PADDING as f32, top as f32)) / Vec2::new(self.width as f32, self.height as f32)
    }
}

#[cfg(test)]
mod tests {
    use image::Rgb;

    use super::*;
    use crate::mesh::TriMesh;

    /// A square of two triangles that share no vertex, at a height, under a texture of one row.
    fn square(z: f32, texture: &[[u8; 3]]) -> TexturedMesh {
        let corners = [[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 0.0], [1.0, 1.0], [0.0, 1.0]];
        let triangles = vec![[0, 1, 2], [3, 4, 5]];
        TexturedMesh {
            mesh: TriMesh {
                positions: corners.iter().map(|&[x, y]| Vec3::new(x, y, z)).collect(),
                normals: vec![Vec3::Z; 6],
                normal_triangles: vec![],
                colors: vec![],
                triangles: triangles.clone(),
            },
            uvs: corners.iter().map(|&[x, y]| Vec2::new(x, 1.0 - y)).collect(),
            uv_triangles: triangles,
            texture: RgbImage::from_fn(texture.len() as u32, 1, |x, _| Rgb(texture[x as usize])),
            material: Material::default(),
        }
    }

    fn color_at(mesh: &TexturedMesh, triangle: usize, corner: usize) -> [u8; 3] {
        let uv = mesh.uvs[mesh.uv_triangles[triangle][corner] as usize];
        let (width, height) = mesh.texture.dimensions();
        let pixel = |share: f32, length: u32| ((share * length as f32) as u32).min(length - 1);
        mesh.texture.get_pixel(pixel(uv.x, width), pixel(uv.y, height)).0
    }

    #[test]
    fn one_part_is_welded_and_keeps_its_texture() {
        let joined = join(&[square(0.0, &[[9, 8, 7], [6, 5, 4]])]).unwrap();
        assert_eq!((joined.mesh.positions.len(), joined.mesh.triangles.len()), (4, 2));
        assert_eq!(joined.texture.dimensions(), (2, 1));
        assert_eq!(joined.uvs[1], Vec2::new(1.0, 1.0));
    }

    #[test]
    fn parts_keep_their_colors_under_one_texture() {
        let (red, green, blue) = ([200, 0, 0], [0, 200, 0], [0, 0, 200]);
        let joined = join(&[square(0.0, &[red]), square(1.0, &[green, blue])]).unwrap();
        assert_eq!((joined.mesh.positions.len(), joined.mesh.triangles.len()), (8, 4));
        assert_eq!([color_at(&joined, 0, 0), color_at(&joined, 1, 2)], [red, red]);
        // The left of the second is green, its right blue.
        assert_eq!([color_at(&joined, 2, 0), color_at(&joined, 2, 1)], [green, blue]);
    }

    #[test]
    fn a_repeated_texture_beside_another_is_an_error() {
        let mut tiled = square(0.0, &[[1; 3], [2; 3]]);
        tiled.uvs[1].x = 3.0;
        assert!(join(std::slice::from_ref(&tiled)).is_ok());
        let error = join(&[tiled, square(1.0, &[[3; 3]])]).unwrap_err().to_string();
        assert!(error.contains("bake"), "{error}");
    }
}
