//! What a glTF material says beside its base color.

use std::path::Path;

use ::gltf::Texture;
use ::gltf::buffer::Data;
use image::{Rgb, RgbImage, imageops};
use orfeas_core::material::Material;

use super::picture;

/// Roughness and metalness, and the maps that lie on the same coordinates as the base color.
pub(super) fn read(material: &::gltf::Material, buffers: &[Data], folder: &Path) -> Material {
    let pbr = material.pbr_metallic_roughness();
    let base = pbr.base_color_texture();
    let set = base.as_ref().map_or(0, |info| info.tex_coord());
    let is_placed = base.as_ref().is_some_and(|info| info.texture_transform().is_some());
    let load = |(found, its_set): (Texture, u32)| match its_set == set && !is_placed {
        true => picture(&found, buffers, folder),
        false => {
            tracing::warn!("shown without a map that lies elsewhere than the color");
            None
        }
    };
    let regions = pbr.metallic_roughness_texture().map(|info| (info.texture(), info.tex_coord()));
    let occlusion = material.occlusion_texture().map(|info| (info.texture(), info.tex_coord()));
    let normals = material.normal_texture().map(|info| (info.texture(), info.tex_coord()));
    Material {
        roughness: pbr.roughness_factor().clamp(0.0, 1.0),
        metalness: pbr.metallic_factor().clamp(0.0, 1.0),
        normal_map: normals.and_then(load),
        orm: packed(occlusion.and_then(load), regions.and_then(load)),
    }
}

/// Red from one picture, green and blue from another, each full where there is none.
fn packed(occlusion: Option<RgbImage>, regions: Option<RgbImage>) -> Option<RgbImage> {
    let (width, height) = regions.as_ref().or(occlusion.as_ref())?.dimensions();
    let fitting = occlusion.map(|picture| match picture.dimensions() == (width, height) {
        true => picture,
        false => imageops::resize(&picture, width, height, imageops::FilterType::Triangle),
    });
    let channel = |picture: &Option<RgbImage>, x, y, k: usize| match picture {
        Some(picture) => picture.get_pixel(x, y).0[k],
        None => u8::MAX,
    };
    Some(RgbImage::from_fn(width, height, |x, y| {
        Rgb([channel(&fitting, x, y, 0), channel(&regions, x, y, 1), channel(&regions, x, y, 2)])
    }))
}
