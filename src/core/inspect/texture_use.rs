//! What the triangles of a mesh make of its texture: which texels they show, which of them twice, and how fine they
//! lie on the surface.

use glam::{DVec2, Vec2};
use image::RgbImage;
use serde::{Deserialize, Serialize};

use crate::mesh::TexturedMesh;

/// Texels are counted in a grid of at most this side; larger textures by samples.
const MOST_SIDE: u32 = 2048;
/// A triangle that spans more copies of the texture than this shows every texel, and more than once.
const MOST_TILES: f64 = 16.0;

/// The use of the textures of a mesh.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct TextureUse {
    /// Share of the texels that are on the surface, 0 to 1.
    pub uv_coverage: f64,
    /// Share of the texels that are there more than once.
    pub uv_overlap: f64,
    /// Texels along a unit of length on the surface, the mean over its area.
    pub texel_density: f64,
    /// Standard deviation of the density over its mean: 0 where all parts are equally fine.
    pub texel_density_spread: f64,
}

/// The use of all textures together. Plain colors, a texel each, do not count; `None` if there is nothing else.
pub fn texture_use(parts: &[TexturedMesh]) -> Option<TextureUse> {
    let (mut texels, mut covered, mut twice) = (0.0, 0.0, 0.0);
    let (mut area, mut sum, mut sum_of_squares) = (0.0, 0.0, 0.0);
    for part in parts.iter().filter(|part| part.texture.dimensions() != (1, 1) && !part.mesh.triangles.is_empty()) {
        let cover = Cover::of(part);
        // Each texture weighs by its own texels, whatever grid they were counted in.
        let weight = f64::from(part.texture.width()) * f64::from(part.texture.height()) / cover.counts.len() as f64;
        texels += weight * cover.counts.len() as f64;
        covered += weight * cover.counts.iter().filter(|&&count| count > 0).count() as f64;
        twice += weight * cover.counts.iter().filter(|&&count| count > 1).count() as f64;
        for (area_here, density) in densities(part) {
            area += area_here;
            sum += area_here * density;
            sum_of_squares += area_here * density * density;
        }
    }
    if texels == 0.0 {
        return None;
    }
    let mean = if area > 0.0 { sum / area } else { 0.0 };
    let spread = if mean > 0.0 { (sum_of_squares / area - mean * mean).max(0.0).sqrt() / mean } else { 0.0 };
    Some(TextureUse {
        uv_coverage: covered / texels,
        uv_overlap: twice / texels,
        texel_density: mean,
        texel_density_spread: spread,
    })
}

/// For each triangle its area, and how many texels a unit of length spans there.
fn densities(part: &TexturedMesh) -> impl Iterator<Item = (f64, f64)> {
    let size = size_of(&part.texture);
    part.mesh.triangles.iter().zip(&part.uv_triangles).filter_map(move |(&triangle, &uv_triangle)| {
        let [a, b, c] = part.mesh.corners(triangle).map(|p| p.as_dvec3());
        let area = (b - a).cross(c - a).length() / 2.0;
        let [a, b, c] = uv_triangle.map(|i| part.uvs[i as usize].as_dvec2() * size);
        let texels = (b - a).perp_dot(c - a).abs() / 2.0;
        (area > 0.0).then(|| (area, (texels / area).sqrt()))
    })
}

fn size_of(texture: &RgbImage) -> DVec2 {
    DVec2::new(f64::from(texture.width()), f64::from(texture.height()))
}

/// How many triangles show each texel, 2 standing for all that are more.
struct Cover {
    width: i64,
    height: i64,
    counts: Vec<u8>,
}

impl Cover {
    fn of(part: &TexturedMesh) -> Self {
        let (width, height) = (part.texture.width().clamp(1, MOST_SIDE), part.texture.height().clamp(1, MOST_SIDE));
        let mut cover = Self {
            width: i64::from(width),
            height: i64::from(height),
            counts: vec![0; width as usize * height as usize],
        };
        for uv_triangle in &part.uv_triangles {
            cover.add(uv_triangle.map(|i| part.uvs[i as usize]));
        }
        cover
    }

    /// Counts the texels whose middle is in the triangle. A middle on an edge belongs to one of its two triangles.
    fn add(&mut self, uvs: [Vec2; 3]) {
        let size = DVec2::new(self.width as f64, self.height as f64);
        let corners = uvs.map(|uv| uv.as_dvec2() * size);
        let low = corners[0].min(corners[1]).min(corners[2]);
        let high = corners[0].max(corners[1]).max(corners[2]);
        if (high - low).cmpgt(size * MOST_TILES).any() {
            return self.counts.fill(2);
        }
        let first = |edge: f64| (edge - 0.5).ceil() as i64;
        for row in first(low.y)..first(high.y) {
            let y = row as f64 + 0.5;
            let mut ends = [f64::INFINITY, f64::NEG_INFINITY];
            for k in 0..3 {
                // The same edge gives the same point in both of its triangles.
                let (mut a, mut b) = (corners[k], corners[(k + 1) % 3]);
                if (b.y, b.x) < (a.y, a.x) {
                    (a, b) = (b, a);
                }
                if a.y <= y && y < b.y {
                    let x = a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x);
                    ends = [ends[0].min(x), ends[1].max(x)];
                }
            }
            if ends[0] > ends[1] {
                continue;
            }
            for column in first(ends[0])..first(ends[1]) {
                let at = row.rem_euclid(self.height) * self.width + column.rem_euclid(self.width);
                let count = &mut self.counts[at as usize];
                *count = (*count + 1).min(2);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use glam::Vec3;

    use super::*;
    use crate::mesh::TriMesh;

    /// A square of two units whose sides are `across` of the texture, once or twice.
    fn square(across: f32, times: usize) -> TexturedMesh {
        let corners = [[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0]];
        let triangles = [[0, 1, 2], [0, 2, 3]].repeat(times);
        TexturedMesh {
            mesh: TriMesh {
                positions: corners.map(|[x, y]| Vec3::new(x, y, 0.0) * 2.0).to_vec(),
                triangles: triangles.clone(),
                ..TriMesh::default()
            },
            uvs: corners.map(|uv| Vec2::from(uv) * across).to_vec(),
            uv_triangles: triangles,
            texture: RgbImage::new(64, 64),
            material: Default::default(),
        }
    }

    #[test]
    fn half_the_width_is_a_quarter_of_the_texels() {
        let found = texture_use(&[square(0.5, 1)]).unwrap();
        assert_eq!((found.uv_coverage, found.uv_overlap), (0.25, 0.0), "the diagonal counts once");
        assert!((found.texel_density - 16.0).abs() < 1e-9 && found.texel_density_spread < 1e-6);
    }

    #[test]
    fn what_is_used_twice_overlaps() {
        let found = texture_use(&[square(0.5, 2), square(1.0, 1)]).unwrap();
        assert_eq!((found.uv_coverage, found.uv_overlap), (0.625, 0.125));
        assert!(found.texel_density_spread > 0.3);
        assert_eq!(texture_use(&[square(2.0, 1)]).unwrap().uv_overlap, 1.0, "tiles repeat");
        assert_eq!(texture_use(&[square(1e6, 1)]).unwrap().uv_overlap, 1.0, "and huge ones cost nothing");
    }

    #[test]
    fn a_plain_color_is_no_texture() {
        assert_eq!(texture_use(&[TexturedMesh { texture: RgbImage::new(1, 1), ..square(1.0, 1) }]), None);
    }
}
