//! Where a print hangs over: faces that a printer cannot lay on anything, by their angle.

use glam::{Vec2, Vec3};
use image::{Rgb, RgbImage};
use serde::{Deserialize, Serialize};

use super::plan::ON_BED;
use crate::{
    material::Material,
    mesh::{TexturedMesh, TriMesh},
};

/// Most printers manage up to this angle from the upright, in degrees.
pub const USUAL_ANGLE: f32 = 45.0;
/// Colors of a face that is no overhang, of one at the limit, and of one that faces straight down.
const SAFE: Vec3 = Vec3::new(90.0, 180.0, 110.0);
const LIMIT: Vec3 = Vec3::new(240.0, 200.0, 70.0);
const DOWN: Vec3 = Vec3::new(220.0, 60.0, 50.0);

/// How much of a surface hangs over.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Overhang {
    /// Degrees from the upright beyond which a face counts.
    pub angle: f32,
    /// Area in mm².
    pub area_mm2: f64,
    /// Share of the whole surface, 0 to 1.
    pub share: f64,
}

/// For each triangle of a print with +Y up, by how many degrees it hangs over: 0 for upright and upper faces and for
/// what lies on the bed, 90 for a ceiling.
pub fn overhang_angles(mesh: &TriMesh) -> Vec<f32> {
    let (low, high) = mesh.bounds();
    let bed = low.y + (high.y - low.y) * ON_BED;
    let angle = |&triangle: &[u32; 3]| {
        let corners = mesh.corners(triangle);
        let [a, b, c] = corners;
        let down = -(b - a).cross(c - a).normalize_or_zero().y;
        if corners.iter().all(|p| p.y <= bed) { 0.0 } else { down.clamp(0.0, 1.0).asin().to_degrees() }
    };
    mesh.triangles.iter().map(angle).collect()
}

/// Sums up the faces that hang over by more than `angle` degrees.
pub fn overhang(mesh: &TriMesh, angles: &[f32], angle: f32) -> Overhang {
    let (mut all, mut over) = (0.0, 0.0);
    for (&triangle, &here) in mesh.triangles.iter().zip(angles) {
        let [a, b, c] = mesh.corners(triangle).map(Vec3::as_dvec3);
        let area = (b - a).cross(c - a).length() / 2.0;
        all += area;
        over += if here > angle { area } else { 0.0 };
    }
    Overhang { angle, area_mm2: over, share: if all > 0.0 { over / all } else { 0.0 } }
}

/// The mesh in colors that show its overhangs: green where there is none, yellow at the limit in degrees, red below
/// ceilings. Its texture is a palette with a pixel for each degree.
pub fn overhang_map(mesh: &TriMesh, limit: f32) -> TexturedMesh {
    const DEGREES: u32 = 91;
    let uv_triangles = overhang_angles(mesh).into_iter().map(|angle| [angle.round() as u32; 3]).collect();
    let mesh = TriMesh { colors: vec![], ..mesh.clone() };
    let texture = RgbImage::from_fn(DEGREES, 1, |degree, _| Rgb(overhang_color(degree as f32, limit)));
    let uvs = (0..DEGREES).map(|degree| Vec2::new((degree as f32 + 0.5) / DEGREES as f32, 0.5)).collect();
    TexturedMesh { mesh, uvs, uv_triangles, texture, material: Material::default() }
}

/// The color of an overhang, both in degrees.
pub fn overhang_color(angle: f32, limit: f32) -> [u8; 3] {
    let mixed = match angle <= limit {
        true => SAFE.lerp(LIMIT, angle / limit),
        false => LIMIT.lerp(DOWN, (angle - limit) / (90.0 - limit)),
    };
    mixed.to_array().map(|channel| channel.round() as u8)
}
