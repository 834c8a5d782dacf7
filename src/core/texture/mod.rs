//! The picture's own pixels on what the viewer saw of a mesh, and likely colors on the rest.
//!
//! The surface is divided into charts (`charts`), which are placed on a square (`atlas`) and painted (`bake`). The
//! front's chart is the picture itself, pixel for pixel. What faces away takes the colors that the engine believes are
//! there, or where it does not say the broad colors of the place, so that no face is painted on the back of a head; what
//! no camera before or behind would see continues the colors around it.

mod atlas;
mod bake;
mod charts;
mod delight;
mod normal_map;
mod occlusion;
mod paint;
mod raster;
mod sight;

use std::ops::RangeInclusive;

use glam::Vec2;
use image::RgbImage;

use crate::{
    creases::CREASE_OF_BODIES,
    foreground::Foreground,
    frame::Camera,
    material::Material,
    mesh::{TexturedMesh, TriMesh},
    progress::{Canceled, Progress},
};
use atlas::Atlas;
use bake::bake;
use charts::{bounds, charts};
use sight::Sight;

pub use delight::delighted;
pub use normal_map::normal_map;
pub use occlusion::occlusion;

/// Sides of a texture that one may ask for, in pixels.
pub const TEXTURE_RANGE: RangeInclusive<u32> = 256..=4096;
/// The largest side where nobody asks: more is slow to load everywhere, and few pictures have it to give.
pub const USUAL_SIDE: u32 = 2048;

/// Textures a clean mesh (in the world) from its foreground, and gives it the normals with which it is shown.
///
/// `behind`: colors of the last surface along each ray, in the frame, of any size. `side` of the texture in pixels; `None`
/// for what the picture is worth, up to [`USUAL_SIDE`].
pub fn texture(
    mesh: &TriMesh,
    foreground: &Foreground,
    behind: Option<&RgbImage>,
    camera: Camera,
    side: Option<u32>,
    progress: Progress,
) -> Result<TexturedMesh, Canceled> {
    let sight = Sight::new(mesh, camera);
    progress(0.1)?;
    let charts = charts(&mesh.triangles, &sight);
    progress(0.3)?;
    let boxes = charts.iter().map(|chart| {
        let corners = chart.triangles.iter().flat_map(|&t| mesh.triangles[t as usize]);
        bounds(corners.map(|i| chart.facing.flat(sight.positions[i as usize])))
    });
    let boxes = boxes.collect::<Vec<_>>();
    let atlas = Atlas::new(&charts, &boxes, foreground.side() as u32, side, USUAL_SIDE);
    progress(0.35)?;

    let mut uvs = Vec::with_capacity(mesh.positions.len() * 5 / 4);
    let mut uv_triangles = vec![[0; 3]; mesh.triangles.len()];
    let mut index_of = vec![(u32::MAX, 0); mesh.positions.len()];
    for (k, (chart, place)) in charts.iter().zip(&atlas.places).enumerate() {
        for &t in &chart.triangles {
            uv_triangles[t as usize] = mesh.triangles[t as usize].map(|i| {
                let index = &mut index_of[i as usize];
                if index.0 != k as u32 {
                    *index = (k as u32, uvs.len() as u32);
                    let at = place.pixel(chart.facing.flat(sight.positions[i as usize]));
                    uvs.push((at / atlas.side as f32).clamp(Vec2::ZERO, Vec2::ONE));
                }
                index.1
            });
        }
    }
    progress(0.4)?;
    let painted = bake(mesh, &sight, &charts, &atlas, foreground, behind, &|share| progress(0.4 + 0.6 * share))?;
    let mut mesh = mesh.clone();
    mesh.compute_creased_normals(CREASE_OF_BODIES);
    Ok(TexturedMesh { mesh, uvs, uv_triangles, texture: painted, material: Material::default() })
}

#[cfg(test)]
pub(crate) mod tests {
    use std::collections::HashMap;

    use glam::Vec3;
    use image::{GrayImage, Luma, Rgba, RgbaImage};

    use super::*;
    use crate::silhouette::{SilhouetteParams, silhouette};
    use crate::{clean::clean, foreground::MaskSource, isosurface::isosurface, progress::unwatched, rays::FieldRays};

    /// A ball whose radius depends on the direction: an octahedron divided so many times, with normals.
    pub(crate) fn ball(rounds: usize, radius: impl Fn(Vec3) -> f32) -> TriMesh {
        let mut mesh = TriMesh {
            positions: vec![Vec3::X, Vec3::Y, Vec3::Z, -Vec3::X, -Vec3::Y, -Vec3::Z],
            triangles: [[0, 1, 2], [1, 3, 2], [3, 4, 2], [4, 0, 2], [1, 0, 5], [3, 1, 5], [4, 3, 5], [0, 4, 5]]
                .to_vec(),
            ..TriMesh::default()
        };
        for _ in 0..rounds {
            let (positions, mut middles) = (&mut mesh.positions, HashMap::new());
            let divided = mesh.triangles.iter().flat_map(|&[a, b, c]| {
                let [ab, bc, ca] = [(a, b), (b, c), (c, a)].map(|(i, k)| {
                    *middles.entry((i.min(k), i.max(k))).or_insert_with(|| {
                        positions.push((positions[i as usize] + positions[k as usize]).normalize());
                        positions.len() as u32 - 1
                    })
                });
                [[a, ab, ca], [ab, b, bc], [ca, bc, c], [ab, bc, ca]]
            });
            mesh.triangles = divided.collect();
        }
        mesh.positions.iter_mut().for_each(|p| *p *= radius(*p));
        mesh.compute_normals();
        mesh
    }

    /// A mesh in a texture of this side, seen straight; its colors do not matter.
    pub(super) fn painted(mesh: &TriMesh, side: u32) -> TexturedMesh {
        let frame = crate::frame::Frame { left: 0, top: 0, side: 64 };
        let (color, coverage) = (RgbImage::new(64, 64), GrayImage::from_pixel(64, 64, Luma([255])));
        texture(mesh, &Foreground { frame, color, coverage }, None, Camera::ORTHOGRAPHIC, Some(side), &unwatched)
            .unwrap()
    }

    /// A disc, left half red, right half blue.
    fn textured_disc() -> TexturedMesh {
        textured_disc_of(None)
    }

    fn textured_disc_of(side: Option<u32>) -> TexturedMesh {
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
        let raw = isosurface(&FieldRays::new(&field, 48, &unwatched).unwrap(), &unwatched).unwrap();
        let (mesh, _) = clean(&raw, &field, 2, &unwatched).unwrap();
        texture(&mesh, &foreground, None, field.camera, side, &unwatched).unwrap()
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
    fn no_two_triangles_share_pixels_and_the_charts_are_few() {
        let disc = textured_disc();
        let side = disc.texture.width() as usize;
        let mut count = vec![0u8; side * side];
        for uv_corners in &disc.uv_triangles {
            let corners = uv_corners.map(|k| disc.uvs[k as usize] * side as f32);
            raster::rasterize(corners, side, side, |x, y, _| count[y * side + x] += 1);
        }
        assert!(count.iter().all(|&count| count <= 1));
        assert!(count.iter().filter(|&&count| count == 1).count() > side * side / 8);
        let flat = TriMesh {
            positions: disc.uvs.iter().map(|uv| uv.extend(0.0)).collect(),
            triangles: disc.uv_triangles,
            ..TriMesh::default()
        };
        let components = flat.component_of_positions().into_iter().max().unwrap() + 1;
        assert!((2..=12).contains(&components), "{components} charts");
    }

    /// The textured mesh drawn without light as the picture's camera sees it, on `side` pixels over the frame.
    fn front_view(textured: &TexturedMesh, camera: Camera, side: usize) -> RgbImage {
        let mut view = RgbImage::new(side as u32, side as u32);
        let mut depth = vec![f32::NEG_INFINITY; side * side];
        let size = textured.texture.width() as f32;
        for (corners, uv_corners) in textured.mesh.triangles.iter().zip(&textured.uv_triangles) {
            let points = corners.map(|i| camera.frame_from_world(textured.mesh.positions[i as usize]));
            let uvs = uv_corners.map(|k| textured.uvs[k as usize] * size);
            raster::rasterize(points.map(|p| sight::pixel(p, side as f32)), side, side, |x, y, w| {
                let z = points[0].z * w[0] + points[1].z * w[1] + points[2].z * w[2];
                if z > depth[y * side + x] {
                    depth[y * side + x] = z;
                    let at = (uvs[0] * w[0] + uvs[1] * w[1] + uvs[2] * w[2]).clamp(Vec2::ZERO, Vec2::splat(size - 1.0));
                    view.put_pixel(x as u32, y as u32, *textured.texture.get_pixel(at.x as u32, at.y as u32));
                }
            });
        }
        view
    }

    #[test]
    fn from_the_front_it_looks_like_the_picture() {
        // Checks of four pixels, which any shift or softening by a pixel would spoil.
        let color =
            |x: u32, y: u32| if (x / 4 + y / 4).is_multiple_of(2) { [200, 90, 40, 255] } else { [40, 120, 210, 255] };
        let picture = RgbaImage::from_fn(240, 240, |x, y| Rgba(color(x, y)));
        let mask = GrayImage::from_fn(240, 240, |x, y| {
            let depth = 100.0 - (x as f32 - 119.5).hypot(y as f32 - 119.5);
            Luma([((depth + 0.5).clamp(0.0, 1.0) * 255.0) as u8])
        });
        let foreground = Foreground::cut(&picture, &mask, MaskSource::Alpha, &unwatched).unwrap();
        let field = silhouette(&foreground, &SilhouetteParams { size: 256, thickness: 1.0 });
        let raw = isosurface(&FieldRays::new(&field, 96, &unwatched).unwrap(), &unwatched).unwrap();
        let (mesh, _) = clean(&raw, &field, 2, &unwatched).unwrap();
        let textured = texture(&mesh, &foreground, None, field.camera, None, &unwatched).unwrap();
        let view = front_view(&textured, field.camera, foreground.side());
        let (mut sum, mut count) = (0.0, 0.0);
        for (x, y, seen) in
            view.enumerate_pixels().filter(|(x, y, _)| foreground.coverage.get_pixel(*x, *y).0[0] == 255)
        {
            for (a, b) in seen.0.iter().zip(foreground.color.get_pixel(x, y).0) {
                sum += (f64::from(*a) - f64::from(b)).powi(2);
                count += 1.0;
            }
        }
        let psnr = 10.0 * (255.0f64.powi(2) * count / sum).log10();
        assert!(psnr > 30.0, "{psnr:.1} dB");
    }

    #[test]
    fn a_texture_has_the_side_asked_for() {
        let disc = textured_disc_of(Some(512));
        assert_eq!(disc.texture.dimensions(), (512, 512));
    }
}
