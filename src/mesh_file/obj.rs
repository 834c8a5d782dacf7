//! Wavefront OBJ through `tobj`: pieces end where the object or the material changes.

use std::io::Cursor;
use std::path::Path;

use glam::{Vec2, Vec3};
use image::{Rgb, RgbImage};
use orfeas_core::mesh::TriMesh;

use super::{Content, ContentError, Piece, beside, decode_texture, white};

pub(super) fn parse(bytes: &[u8], folder: &Path) -> Result<Content, ContentError> {
    // Comments and names may be in any old encoding.
    let text = String::from_utf8_lossy(bytes);
    let load_material = |file: &Path| match beside::read(folder, &file.to_string_lossy()) {
        Ok(bytes) => tobj::load_mtl_buf(&mut Cursor::new(String::from_utf8_lossy(&bytes).as_bytes())),
        Err(error) => {
            tracing::warn!("shown without its materials, which cannot be read ({error}): {file:?}");
            Err(tobj::LoadError::OpenFileFailed)
        }
    };
    let (models, materials) = tobj::load_obj_buf(&mut text.as_bytes(), &tobj::GPU_LOAD_OPTIONS, load_material)?;
    let materials = materials.unwrap_or_default();
    let mut content = Content::default();
    materials.iter().try_for_each(|material| content.paint(texture(material, folder)))?;
    let without_material = materials.len();
    content.paint(white())?;
    let piece = |model: tobj::Model| {
        let mesh = model.mesh;
        let vectors = |numbers: &[f32]| numbers.as_chunks().0.iter().map(|&n| Vec3::from_array(n)).collect();
        Piece {
            mesh: TriMesh {
                positions: vectors(&mesh.positions),
                normals: vectors(&mesh.normals),
                colors: mesh.vertex_color.as_chunks().0.iter().map(|color| color.map(to_byte)).collect(),
                triangles: mesh.indices.as_chunks().0.to_vec(),
            },
            // OBJ counts v from the bottom of the texture.
            uvs: mesh.texcoords.as_chunks().0.iter().map(|&[u, v]| Vec2::new(u, 1.0 - v)).collect(),
            texture: mesh.material_id.unwrap_or(without_material),
        }
    };
    models.into_iter().map(piece).try_for_each(|piece| content.push(piece))?;
    Ok(content)
}

/// The material's picture, or its color as one pixel.
fn texture(material: &tobj::Material, folder: &Path) -> RgbImage {
    let picture = material.diffuse_texture.as_ref().and_then(|name| match beside::read(folder, name) {
        Ok(bytes) => decode_texture(&bytes, name),
        Err(error) => {
            tracing::warn!("shown without the texture, which cannot be read ({error}): {name}");
            None
        }
    });
    picture.unwrap_or_else(|| RgbImage::from_pixel(1, 1, Rgb(material.diffuse.unwrap_or([1.0; 3]).map(to_byte))))
}

fn to_byte(channel: f32) -> u8 {
    (channel * 255.0).round() as u8
}
