//! The engine for bas-reliefs and lithophanes: the picture's brightness as heights on a base plate.

use image::imageops;
use serde::{Deserialize, Serialize};

use crate::{
    field::{Field, Layer},
    foreground::Foreground,
    frame::Camera,
    mesh::Unit,
};

/// Sizes of the plate.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct ReliefParams {
    /// Rays along a side of the frame.
    pub size: usize,
    /// Longer side of the plate.
    pub width_mm: f32,
    /// The plate without any relief.
    pub base_mm: f32,
    /// Height of the lowest relief above the plate.
    pub thickness_mm: f32,
    /// From the lowest to the highest relief.
    pub depth_mm: f32,
    /// Dark is high, as a lithophane lit from behind wants it; else bright is high.
    pub invert: bool,
}

impl Default for ReliefParams {
    fn default() -> Self {
        Self { size: 1024, width_mm: 100.0, base_mm: 2.0, thickness_mm: 0.6, depth_mm: 3.0, invert: false }
    }
}

/// The relief of the foreground's colors. The plate's back lies at z = 0 and has the outline of the mask.
pub fn relief(foreground: &Foreground, params: &ReliefParams) -> Field {
    let size = params.size;
    let millimeters = params.width_mm / foreground.longer_extent();
    let gray = imageops::grayscale(&foreground.color);
    let gray = imageops::resize(&gray, size as u32, size as u32, imageops::FilterType::Triangle);
    let front = gray.pixels().map(|p| {
        let bright = f32::from(p.0[0]) / 255.0;
        let height = if params.invert { 1.0 - bright } else { bright };
        (params.base_mm + params.thickness_mm + height * params.depth_mm) / millimeters
    });
    let layer = Layer::between(&front.collect::<Vec<_>>(), &vec![0.0; size * size]);
    let camera = Camera { scale: millimeters, ..Camera::ORTHOGRAPHIC };
    Field { unit: Unit::Millimetres, ..Field::new(foreground, size, vec![layer], camera) }
}

#[cfg(test)]
mod tests {
    use image::{GrayImage, Luma, Rgba, RgbaImage};

    use super::*;
    use crate::{
        clean::clean, foreground::MaskSource, isosurface::isosurface, progress::unwatched, rays::FieldRays,
        texture::texture,
    };

    #[test]
    fn a_plate_has_its_measures_and_shows_the_picture() {
        // Left half black, right half white.
        let picture = RgbaImage::from_fn(120, 80, |x, _| if x < 60 { Rgba([0, 0, 0, 255]) } else { Rgba([255; 4]) });
        let mask = GrayImage::from_pixel(120, 80, Luma([255]));
        let foreground = Foreground::cut(&picture, &mask, MaskSource::Whole, &unwatched).unwrap();
        let params = ReliefParams { size: 256, ..ReliefParams::default() };
        let field = relief(&foreground, &params);
        let raw = isosurface(&FieldRays::new(&field, 96, &unwatched).unwrap(), &unwatched).unwrap();
        let (mesh, _) = clean(&raw, &field, 2, &unwatched).unwrap();
        let [width, height, depth] = mesh.report().size;
        assert!((width - 100.0).abs() < 1.5 && (height - 66.7).abs() < 1.5, "{width} × {height}");
        assert!((depth - (2.0 + 0.6 + 3.0)).abs() < 0.2, "{depth}");

        let plate = texture(&mesh, &foreground, None, field.camera, None, &unwatched).unwrap();
        for (corners, uv_corners) in plate.mesh.triangles.iter().zip(&plate.uv_triangles) {
            let (p, uv) = (plate.mesh.positions[corners[0] as usize], plate.uvs[uv_corners[0] as usize]);
            let (x, y) = (uv.x * plate.texture.width() as f32, uv.y * plate.texture.height() as f32);
            let [shade, ..] = plate.texture.get_pixel(x as u32, y as u32).0;
            if p.z > 2.3 && p.x.abs() > 4.0 && p.x.abs() < 46.0 && p.y.abs() < 30.0 {
                assert_eq!(shade > 127, p.x > 0.0, "at {p}");
                assert!((p.z - if p.x > 0.0 { 5.6 } else { 2.6 }).abs() < 0.2, "at {p}");
            }
        }
    }
}
