//! Whether an exported file holds what it should: read back with the readers of [`crate::mesh_file`] and compared.

use std::path::Path;

use glam::{DVec3, Vec2, Vec3};
use orfeas_core::export::{Asset, Compression, ExportOptions, Format, TextureFormat};
use orfeas_core::material::Material;
use orfeas_core::mesh::{TexturedMesh, TriMesh};

use crate::mesh_file::{self, ReadError};

/// Of the longest side: positions and texture coordinates are 32-bit numbers everywhere, but are scaled in between.
const TOLERANCE: f32 = 1e-5;
/// The same for numbers of 16 bits.
const TOLERANCE_QUANTIZED: f32 = 2.0 / 65_535.0;
/// Of the cube of the longest side.
const VOLUME_TOLERANCE: f64 = 1e-3;

/// What is wrong with a file.
#[derive(Debug, thiserror::Error)]
pub enum CheckError {
    #[error("the file just written cannot be read; choose another format or folder")]
    Unreadable(#[from] ReadError),
    #[error(
        "expected {expected} {what} in the file just written, found {found}; choose another format, and please report this"
    )]
    Differs { what: &'static str, expected: String, found: String },
}

/// What must agree, whatever a format does to the order of triangles and vertices.
struct Summary {
    triangles: usize,
    low: Vec3,
    high: Vec3,
    /// Mean of the triangles' corners.
    middle: DVec3,
    /// Signed, so that an inside turned out shows.
    volume: f64,
    uv: Option<UvSummary>,
}

struct UvSummary {
    low: Vec2,
    high: Vec2,
    middle: Vec2,
}

/// Reads a file back and compares it with the asset.
pub(super) fn check(asset: &Asset, format: Format, options: &ExportOptions, path: &Path) -> Result<(), CheckError> {
    let parts = mesh_file::read(path)?;
    let mesh = asset.mesh_in(format, options);
    let has_uvs = format.has_texture() && asset.is_painted();
    // 3MF has no place for a triangle without an area.
    let keeps_all = format != Format::ThreeMf;
    let expected = Summary::of([(&*mesh, asset.mesh())].into_iter(), keeps_all, has_uvs);
    let found = Summary::of(parts.iter().map(|part| (&part.mesh, part)), keeps_all, has_uvs);
    let is_quantized = matches!(format, Format::Glb | Format::Gltf) && options.compression != Compression::None;
    expected.compare(&found, if is_quantized { TOLERANCE_QUANTIZED } else { TOLERANCE })?;
    match (has_uvs, &parts[..]) {
        (false, _) => Ok(()),
        (true, [part]) => {
            compare_textures(asset, options.texture, part)?;
            if format.has_material() { compare_materials(asset, format, part) } else { Ok(()) }
        }
        (true, _) => Err(differs("materials", 1, parts.len())),
    }
}

/// The same pixels, or as many where the format loses some of their color.
fn compare_textures(asset: &Asset, format: TextureFormat, part: &TexturedMesh) -> Result<(), CheckError> {
    let (expected, found) = (&asset.mesh().texture, &part.texture);
    if expected.dimensions() != found.dimensions() {
        let size = |(width, height)| format!("{width} × {height}");
        return Err(differs("pixels of texture", size(expected.dimensions()), size(found.dimensions())));
    }
    if format == TextureFormat::Png && expected != found {
        return Err(differs("pixels of texture", "the same", "others"));
    }
    Ok(())
}

/// The same numbers and the same maps where the format has room for them; maps are never encoded with a loss.
fn compare_materials(asset: &Asset, format: Format, part: &TexturedMesh) -> Result<(), CheckError> {
    let (expected, found) = (&asset.mesh().material, &part.material);
    let numbers = |material: &Material| (material.roughness, material.metalness);
    if numbers(expected) != numbers(found) {
        let text = |material| format!("{:?}", numbers(material));
        return Err(differs("roughness and metalness", text(expected), text(found)));
    }
    if expected.normal_map != found.normal_map {
        return Err(differs("pixels of normals", "the same", "others"));
    }
    if format != Format::Obj && expected.orm_in_use() != found.orm_in_use() {
        return Err(differs("pixels of occlusion, roughness and metalness", "the same", "others"));
    }
    Ok(())
}

fn differs(what: &'static str, expected: impl ToString, found: impl ToString) -> CheckError {
    CheckError::Differs { what, expected: expected.to_string(), found: found.to_string() }
}

impl Summary {
    /// Of parts, each as a mesh and what lies on it. `keeps_all`: whether triangles of no area count.
    fn of<'a>(parts: impl Iterator<Item = (&'a TriMesh, &'a TexturedMesh)>, keeps_all: bool, has_uvs: bool) -> Self {
        let mut summary =
            Self { triangles: 0, low: Vec3::MAX, high: Vec3::MIN, middle: DVec3::ZERO, volume: 0.0, uv: None };
        let (mut uv_low, mut uv_high, mut uv_sum) = (Vec2::MAX, Vec2::MIN, glam::DVec2::ZERO);
        for (mesh, textured) in parts {
            for (&triangle, uv_triangle) in mesh.triangles.iter().zip(&textured.uv_triangles) {
                let [a, b, c] = mesh.corners(triangle);
                if !keeps_all && (a == b || b == c || c == a) {
                    continue;
                }
                summary.triangles += 1;
                summary.low = summary.low.min(a).min(b).min(c);
                summary.high = summary.high.max(a).max(b).max(c);
                let [a, b, c] = [a, b, c].map(|p| p.as_dvec3());
                summary.middle += a + b + c;
                summary.volume += a.dot(b.cross(c)) / 6.0;
                for uv in uv_triangle.map(|i| textured.uvs[i as usize]) {
                    uv_low = uv_low.min(uv);
                    uv_high = uv_high.max(uv);
                    uv_sum += uv.as_dvec2();
                }
            }
        }
        let corners = 3.0 * summary.triangles.max(1) as f64;
        summary.middle /= corners;
        let middle = (uv_sum / corners).as_vec2();
        summary.uv = has_uvs.then_some(UvSummary { low: uv_low, high: uv_high, middle });
        summary
    }

    fn compare(&self, found: &Self, tolerance: f32) -> Result<(), CheckError> {
        if self.triangles != found.triangles {
            return Err(differs("triangles", self.triangles, found.triangles));
        }
        let longest = (self.high - self.low).max_element();
        // Numbers far from zero are rounded more coarsely than the mesh is small.
        let farthest = self.low.abs().max(self.high.abs()).max_element();
        let length = tolerance * longest + 4.0 * f32::EPSILON * farthest;
        let (expected_bounds, found_bounds) = ([self.low, self.high], [found.low, found.high]);
        if expected_bounds.iter().zip(&found_bounds).any(|(a, b)| (a - b).abs().max_element() > length) {
            let text = |[low, high]: [Vec3; 2]| format!("{low} to {high}");
            return Err(differs("bounds", text(expected_bounds), text(found_bounds)));
        }
        if (self.middle - found.middle).abs().max_element() > f64::from(length) {
            return Err(differs("as middle of the corners", self.middle, found.middle));
        }
        let cube = f64::from(longest.max(length)) * f64::from(farthest.max(longest)).powi(2);
        if (self.volume - found.volume).abs() > VOLUME_TOLERANCE * cube {
            return Err(differs("as volume", self.volume, found.volume));
        }
        let (Some(a), Some(b)) = (&self.uv, &found.uv) else { return Ok(()) };
        // Texture coordinates may leave the texture, and are then as coarse as they are large.
        let tolerance = tolerance * a.high.abs().max(a.low.abs()).max_element().max(1.0);
        let differences = [a.low - b.low, a.high - b.high, a.middle - b.middle];
        if differences.iter().any(|difference| difference.abs().max_element() > tolerance) {
            let text = |uv: &UvSummary| format!("{} to {} about {}", uv.low, uv.high, uv.middle);
            return Err(differs("texture coordinates", text(a), text(b)));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use image::{Rgb, RgbImage};
    use orfeas_core::mesh::Unit;
    use orfeas_core::progress::unwatched;

    use super::*;

    #[test]
    fn a_lost_map_is_a_difference_where_the_format_has_room_for_it() {
        let map = |value| Some(RgbImage::from_pixel(2, 2, Rgb([value; 3])));
        let whole = TexturedMesh {
            mesh: TriMesh { positions: vec![Vec3::ZERO; 3], triangles: vec![[0, 1, 2]], ..TriMesh::default() },
            uvs: vec![Vec2::ZERO],
            uv_triangles: vec![[0; 3]],
            texture: RgbImage::new(2, 2),
            material: Material { normal_map: map(9), orm: map(8), ..Material::default() },
        };
        let asset = Asset::new("whole", whole.clone(), Unit::Free, &unwatched).unwrap();
        let found = |material| {
            let part = TexturedMesh { material, ..whole.clone() };
            [Format::Usdz, Format::Obj].map(|format| compare_materials(&asset, format, &part).is_ok())
        };
        let Material { normal_map, orm, .. } = whole.material.clone();
        assert_eq!(found(whole.material.clone()), [true, true]);
        assert_eq!(found(Material { orm: None, normal_map: normal_map.clone(), ..Material::default() }), [false, true]);
        assert_eq!(found(Material { normal_map: None, orm: orm.clone(), ..Material::default() }), [false, false]);
        assert_eq!(found(Material { normal_map, orm, roughness: 0.1, ..Material::default() }), [false, false]);
    }
}
