//! Wavefront OBJ through `tobj`: pieces end where the object or the material changes. Of a material its color, its
//! normals, and roughness and metalness as Exocortex added them to the format.

use std::cell::Cell;
use std::io::Cursor;
use std::path::Path;

use glam::{Vec2, Vec3};
use image::{Rgb, RgbImage};
use orfeas_core::export::GENERATOR;
use orfeas_core::material::{Material, SHARES};
use orfeas_core::mesh::TriMesh;

use super::{Content, ContentError, Piece, beside, decode_texture, white};

pub(super) fn parse(bytes: &[u8], folder: &Path) -> Result<Content, ContentError> {
    // Comments and names may be in any old encoding.
    let text = String::from_utf8_lossy(bytes);
    let author = GENERATOR.trim_end_matches(|c: char| !c.is_alphabetic()); // of any version
    let is_ours = Cell::new(false);
    let load_material = |file: &Path| match beside::read(folder, &file.to_string_lossy()) {
        Ok(bytes) => {
            is_ours.set(bytes.strip_prefix(b"# ").is_some_and(|rest| rest.starts_with(author.as_bytes())));
            tobj::load_mtl_buf(&mut Cursor::new(String::from_utf8_lossy(&bytes).as_bytes()))
        }
        Err(error) => {
            tracing::warn!("shown without its materials, which cannot be read ({error}): {file:?}");
            Err(tobj::LoadError::OpenFileFailed)
        }
    };
    let (models, materials) = tobj::load_obj_buf(&mut text.as_bytes(), &tobj::GPU_LOAD_OPTIONS, load_material)?;
    let materials = materials.unwrap_or_default();
    let mut content = Content::default();
    for found in &materials {
        content.paint_as(texture(found, folder), material(found, folder, is_ours.get()))?;
    }
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
                ..TriMesh::default()
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
    let picture = material.diffuse_texture.as_ref().and_then(|name| picture(name, folder));
    picture.unwrap_or_else(|| RgbImage::from_pixel(1, 1, Rgb(material.diffuse.unwrap_or([1.0; 3]).map(to_byte))))
}

/// What it says beside its color.
fn material(found: &tobj::Material, folder: &Path, is_ours: bool) -> Material {
    let usual = Material::default();
    let share = |name: &str| {
        let number = found.unknown_param.get(name).and_then(|text| text.trim().parse().ok());
        number.filter(|number| SHARES.contains(number))
    };
    let bumps = found.normal_texture.as_ref().or(found.unknown_param.get("norm"));
    Material {
        roughness: share("Pr").unwrap_or(usual.roughness),
        metalness: share("Pm").unwrap_or(usual.metalness),
        // In files of others the same words may name a map of heights, which is gray.
        normal_map: bumps.and_then(|name| picture(name, folder)).filter(|picture| is_ours || !is_gray(picture)),
        orm: None,
    }
}

fn is_gray(picture: &RgbImage) -> bool {
    picture.pixels().all(|Rgb([red, green, blue])| red == green && green == blue)
}

fn picture(name: &str, folder: &Path) -> Option<RgbImage> {
    match beside::read(folder, name) {
        Ok(bytes) => decode_texture(&bytes, name),
        Err(error) => {
            tracing::warn!("shown without the texture, which cannot be read ({error}): {name}");
            None
        }
    }
}

fn to_byte(channel: f32) -> u8 {
    (channel * 255.0).round() as u8
}
