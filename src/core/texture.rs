//! The picture's own pixels on what the viewer saw of a mesh, and plausible colors on the rest.
//!
//! Two charts share the texture. The front chart is the foreground itself, pixel for pixel, projected from the
//! camera. The back chart shows the same view from behind: near the outline it continues what is seen there, further in
//! it fades to what the engine believes is there or, where it does not say, to the broad colors of the place, so that no
//! face is painted on the back of a head.

use glam::{Vec2, Vec3};
use image::{RgbImage, imageops};

use crate::{
    distance::outline_distance_watched,
    foreground::Foreground,
    frame::Camera,
    mesh::{TexturedMesh, TriMesh},
    progress::{Canceled, Progress},
};

/// Side of the depth buffer that tells what the viewer saw.
const DEPTH_SIDE: usize = 512;
/// How far behind the nearest surface (frame units) a vertex still counts as seen: about a cell of the usual grid.
const SEEN_DEPTH: f32 = 0.02;
/// Cosine to the viewing ray from which a surface faces the viewer; pixels are stretched tenfold there.
const LEAST_FACING: f32 = 0.1;
/// Pixels kept around the subject in a chart, so that filtering and mipmaps find its colors beyond its edge.
const PADDING: u32 = 8;
/// Softening of the back chart at the outline and far from it, and how far that is; shares of the frame's side.
const BLUR_AT_OUTLINE: f32 = 0.006;
const BLUR_INSIDE: f32 = 0.05;
const BLUR_REACH: f32 = 0.12;

/// Textures a clean mesh (in the world) from its foreground. `behind`: colors of what the viewer does not see, in the
/// frame, of any size.
pub fn texture(
    mesh: &TriMesh,
    foreground: &Foreground,
    behind: Option<&RgbImage>,
    camera: Camera,
    progress: Progress,
) -> Result<TexturedMesh, Canceled> {
    let frame_positions = mesh.positions.iter().map(|&p| camera.frame_from_world(p)).collect::<Vec<_>>();
    let seen = seen_vertices(mesh, &frame_positions);
    progress(0.3)?;
    let layout = Layout::new(foreground.side() as u32, &frame_positions);
    let mut uvs = Vec::with_capacity(mesh.positions.len());
    let mut index_of = vec![[u32::MAX; 2]; mesh.positions.len()];
    let uv_triangles = mesh.triangles.iter().map(|triangle| {
        let front = triangle.iter().filter(|&&i| seen[i as usize]).count() >= 2;
        triangle.map(|i| {
            let index = &mut index_of[i as usize][usize::from(front)];
            if *index == u32::MAX {
                *index = uvs.len() as u32;
                uvs.push(layout.uv(frame_positions[i as usize], front));
            }
            *index
        })
    });
    let uv_triangles = uv_triangles.collect();
    progress(0.4)?;
    let texture = layout.paint(foreground, behind, &|share| progress(0.4 + 0.6 * share))?;
    Ok(TexturedMesh { mesh: mesh.clone(), uvs, uv_triangles, texture })
}

/// Which vertices face the viewer with nothing before them.
fn seen_vertices(mesh: &TriMesh, frame_positions: &[Vec3]) -> Vec<bool> {
    let mut depth = vec![f32::NEG_INFINITY; DEPTH_SIDE * DEPTH_SIDE];
    let mut normals = vec![Vec3::ZERO; frame_positions.len()];
    for triangle in &mesh.triangles {
        let corners = triangle.map(|i| frame_positions[i as usize]);
        let [a, b, c] = corners;
        let normal = (b - a).cross(c - a);
        triangle.iter().for_each(|&i| normals[i as usize] += normal);
        if normal.z > 0.0 {
            draw_depth(&mut depth, corners);
        }
    }
    let pixel = |v: f32| ((v + 1.0) / 2.0 * DEPTH_SIDE as f32).clamp(0.0, DEPTH_SIDE as f32 - 1.0) as usize;
    frame_positions
        .iter()
        .zip(normals)
        .map(|(p, normal)| {
            let faces = normal.z > LEAST_FACING * normal.length();
            faces && p.z + SEEN_DEPTH >= depth[pixel(-p.y) * DEPTH_SIDE + pixel(p.x)]
        })
        .collect()
}

/// Draws a triangle facing the viewer into the depth buffer, at the pixel centers it covers.
fn draw_depth(depth: &mut [f32], corners: [Vec3; 3]) {
    let half = DEPTH_SIDE as f32 / 2.0;
    let [a, b, c] = corners.map(|p| Vec3::new((p.x + 1.0) * half - 0.5, (1.0 - p.y) * half - 0.5, p.z));
    let (low, high) = (a.min(b).min(c), a.max(b).max(c));
    let last = DEPTH_SIDE as f32 - 1.0;
    let area = (b - a).truncate().perp_dot((c - a).truncate());
    if area == 0.0 || high.x < 0.0 || high.y < 0.0 || low.x > last || low.y > last {
        return;
    }
    for row in low.y.ceil().max(0.0) as usize..=high.y.min(last) as usize {
        for column in low.x.ceil().max(0.0) as usize..=high.x.min(last) as usize {
            let p = Vec2::new(column as f32, row as f32);
            let weight = |from: Vec3, to: Vec3| (to.truncate() - from.truncate()).perp_dot(p - from.truncate()) / area;
            let (u, v, w) = (weight(b, c), weight(c, a), weight(a, b));
            if u >= 0.0 && v >= 0.0 && w >= 0.0 {
                let z = u * a.z + v * b.z + w * c.z;
                let here = &mut depth[row * DEPTH_SIDE + column];
                *here = here.max(z);
            }
        }
    }
}

/// Where the charts lie. The back chart has half the front's resolution, and stands beside or below it, whichever
/// makes the texture squarer.
struct Layout {
    /// Side of the foreground, in pixels.
    side: u32,
    /// The part of the foreground in the front chart: left, top, width, height in pixels, all even.
    crop: [u32; 4],
    beside: bool,
}

impl Layout {
    fn new(side: u32, frame_positions: &[Vec3]) -> Self {
        let start = (Vec2::MAX, Vec2::MIN);
        let (low, high) = frame_positions.iter().fold(start, |(low, high), p| {
            let pixel = Vec2::new(p.x + 1.0, 1.0 - p.y) / 2.0 * side as f32;
            (low.min(pixel), high.max(pixel))
        });
        let first = |v: f32| (v as u32).saturating_sub(PADDING) / 2 * 2;
        let (left, top) = (first(low.x), first(low.y));
        let extent = |high: f32, first: u32| {
            (((high + PADDING as f32) as u32).min(side).saturating_sub(first)).max(2).div_ceil(2) * 2
        };
        let crop = [left, top, extent(high.x, left), extent(high.y, top)];
        Self { side, crop, beside: crop[2] < crop[3] }
    }

    /// Width and height of the texture.
    fn size(&self) -> (u32, u32) {
        let [_, _, width, height] = self.crop;
        if self.beside { (width + width / 2, height) } else { (width, height + height / 2) }
    }

    fn uv(&self, frame_position: Vec3, front: bool) -> Vec2 {
        let pixel = Vec2::new(frame_position.x + 1.0, 1.0 - frame_position.y) / 2.0 * self.side as f32;
        let [left, top, width, height] = self.crop.map(|v| v as f32);
        let in_crop = (pixel - Vec2::new(left, top)).clamp(Vec2::ZERO, Vec2::new(width, height));
        let in_texture = match (front, self.beside) {
            (true, _) => in_crop,
            (false, true) => in_crop / 2.0 + Vec2::new(width, 0.0),
            (false, false) => in_crop / 2.0 + Vec2::new(0.0, height),
        };
        let (width, height) = self.size();
        in_texture / Vec2::new(width as f32, height as f32)
    }

    fn paint(
        &self,
        foreground: &Foreground,
        behind: Option<&RgbImage>,
        progress: Progress,
    ) -> Result<RgbImage, Canceled> {
        let [left, top, width, height] = self.crop;
        let (texture_width, texture_height) = self.size();
        let mut texture = RgbImage::new(texture_width, texture_height);
        // An odd foreground may end one pixel before the even crop does; its last pixels are repeated.
        let last = self.side - 1;
        for y in 0..height {
            for x in 0..width {
                texture.put_pixel(x, y, *foreground.color.get_pixel((left + x).min(last), (top + y).min(last)));
            }
        }
        progress(0.2)?;
        let back = back_colors(foreground, behind, &|share| progress(0.2 + 0.8 * share))?;
        let (shift_x, shift_y) = if self.beside { (width, 0) } else { (0, height) };
        let last = back.width() - 1;
        // Cells next to the front chart repeat it; the charts meet only where no triangle samples.
        for y in 0..height.div_ceil(2).min(texture_height - shift_y) {
            for x in 0..width.div_ceil(2).min(texture_width - shift_x) {
                texture.put_pixel(
                    x + shift_x,
                    y + shift_y,
                    *back.get_pixel((left / 2 + x).min(last), (top / 2 + y).min(last)),
                );
            }
        }
        self.fill_rest(&mut texture);
        Ok(texture)
    }

    /// The corner that belongs to no chart gets the mean color, so that coarse mipmaps do not darken.
    fn fill_rest(&self, texture: &mut RgbImage) {
        let [_, _, width, height] = self.crop;
        let mut sum = [0u64; 3];
        for pixel in texture.pixels() {
            sum.iter_mut().zip(pixel.0).for_each(|(s, v)| *s += u64::from(v));
        }
        let used = u64::from(width * height) * 5 / 4;
        let mean = image::Rgb(sum.map(|s| (s / used.max(1)).min(255) as u8));
        let (first_x, first_y) = if self.beside { (width, height / 2) } else { (width / 2, height) };
        for y in first_y..texture.height() {
            for x in first_x..texture.width() {
                texture.put_pixel(x, y, mean);
            }
        }
    }
}

/// The view from behind at half the foreground's resolution: at the outline the foreground a little softened, further
/// in what is known to be behind, or else the foreground softened much.
fn back_colors(foreground: &Foreground, behind: Option<&RgbImage>, progress: Progress) -> Result<RgbImage, Canceled> {
    let side = (foreground.side() as u32).div_ceil(2);
    let half = imageops::resize(&foreground.color, side, side, imageops::FilterType::Triangle);
    let coverage = imageops::resize(&foreground.coverage, side, side, imageops::FilterType::Triangle);
    progress(0.2)?;
    let mut near = imageops::fast_blur(&half, (BLUR_AT_OUTLINE * side as f32).max(0.3));
    progress(0.5)?;
    let far = match behind {
        Some(behind) => imageops::resize(behind, side, side, imageops::FilterType::CatmullRom),
        None => imageops::fast_blur(&half, (BLUR_INSIDE * side as f32).max(0.3)),
    };
    progress(0.8)?;
    let depth = outline_distance_watched(&coverage, &|share| progress(0.8 + 0.15 * share))?;
    for ((near, far), depth) in near.pixels_mut().zip(far.pixels()).zip(depth) {
        let t = (depth / (BLUR_REACH * side as f32)).clamp(0.0, 1.0);
        let share = t * t * (3.0 - 2.0 * t);
        near.0
            .iter_mut()
            .zip(far.0)
            .for_each(|(n, f)| *n = (f32::from(*n) + (f32::from(f) - f32::from(*n)) * share).round() as u8);
    }
    progress(1.0)?;
    Ok(near)
}

#[cfg(test)]
mod tests {
    use image::{GrayImage, Luma, Rgba, RgbaImage};

    use super::*;
    use crate::silhouette::{SilhouetteParams, silhouette};
    use crate::{clean::clean, foreground::MaskSource, grid::ScalarGrid, isosurface::isosurface, progress::unwatched};

    /// A disc, left half red, right half blue.
    fn textured_disc() -> TexturedMesh {
        let picture =
            RgbaImage::from_fn(
                120,
                120,
                |x, _| if x < 60 { Rgba([220, 20, 20, 255]) } else { Rgba([20, 20, 220, 255]) },
            );
        let mask = GrayImage::from_fn(120, 120, |x, y| {
            let depth = 50.0 - (x as f32 - 59.5).hypot(y as f32 - 59.5);
            Luma([((depth + 0.5).clamp(0.0, 1.0) * 255.0) as u8])
        });
        let foreground = Foreground::cut(&picture, &mask, MaskSource::Alpha, &unwatched).unwrap();
        let field = silhouette(&foreground, &SilhouetteParams { size: 128, thickness: 1.0 });
        let raw = isosurface(&ScalarGrid::sample(&field, 48, &unwatched).unwrap(), &unwatched).unwrap();
        let (mesh, _) = clean(&raw, &field, 2, &unwatched).unwrap();
        texture(&mesh, &foreground, None, field.camera, &unwatched).unwrap()
    }

    #[test]
    fn the_front_shows_the_picture_and_the_back_its_colors() {
        let disc = textured_disc();
        let (width, height) = (disc.texture.width() as f32, disc.texture.height() as f32);
        let mut seen = [0; 2];
        for (corners, uv_corners) in disc.mesh.triangles.iter().zip(&disc.uv_triangles) {
            for (&i, &k) in corners.iter().zip(uv_corners) {
                let (p, uv) = (disc.mesh.positions[i as usize], disc.uvs[k as usize]);
                let [red, _, blue] = disc
                    .texture
                    .get_pixel((uv.x * width).min(width - 1.0) as u32, (uv.y * height).min(height - 1.0) as u32)
                    .0;
                if p.x.abs() > 0.15 {
                    assert_eq!(red > blue, p.x < 0.0, "at {p} {uv}");
                    seen[usize::from(p.z > 0.0)] += 1;
                }
            }
        }
        assert!(seen[0] > 500 && seen[1] > 500);
    }

    #[test]
    fn what_faces_away_is_on_the_back_chart() {
        let disc = textured_disc();
        let split = disc.split_at_seams();
        assert!(split.0.positions.len() > disc.mesh.positions.len());
        let back_only = disc.uvs.iter().filter(|uv| uv.y > 2.0 / 3.0).count();
        assert!(back_only * 3 > disc.uvs.len(), "{back_only} of {}", disc.uvs.len());
    }
}
