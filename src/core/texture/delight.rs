//! A picture without the broad light and shade in it, so that a mesh is not lit twice.
//!
//! Light from afar makes a matt surface as bright as nine functions of its normal allow (Ramamoorthi and Hanrahan 2001,
//! "An Efficient Representation for Irradiance Environment Maps"). How much of each is in the picture is found from how
//! the logarithm of its brightness changes from pixel to pixel: paint changes it at once and in few places, which are
//! outvoted, and mostly changes the hue as well (Land and McCann 1971, "Lightness and Retinex Theory"). Shadows that
//! one part casts on another stay.

use glam::{Vec2, Vec3};
use image::{RgbImage, imageops};
use rayon::prelude::*;

use super::{
    raster::rasterize,
    sight::{Sight, pixel},
};
use crate::{
    distance::nearest_seed_watched,
    foreground::Foreground,
    frame::Camera,
    mesh::TriMesh,
    progress::{Canceled, Progress},
    srgb::{linear_from_srgb, srgb_from_linear},
};

/// Side of the pictures of normals and brightness that are compared, in pixels.
const SIDE: usize = 256;
/// How far apart the pixels are that are compared with each other.
const STEP: usize = 3;
/// The least cosine to the viewing ray: the outline's own pixels are stretched and mixed.
const LEAST_FACING: f32 = 0.15;
/// Coverage (of 255) from which a pixel is the subject's own.
const OWN: u8 = 250;
/// Functions of the normal, without the one that is the same everywhere.
const FUNCTIONS: usize = 8;
/// Pairs of pixels below which nothing is known.
const LEAST_PAIRS: usize = 500;
/// Rounds in which what does not fit loses its vote.
const ROUNDS: usize = 12;
/// A difference of hue that takes most of its vote from a pair.
const HUE: f32 = 0.02;
/// What holds functions down that the picture says nothing of, as a share of the mean.
const RIDGE: f64 = 1e-3;
/// The strongest light and shade, as a logarithm: five times brighter or darker.
const STRONGEST: f32 = 1.6;
/// Brightness of black, so that it has a logarithm.
const BLACK: f32 = 0.01;
/// Rows between two reports of progress.
const ROWS: usize = 64;

/// The foreground with a share of its broad shading taken away: 0 leaves it as it is, 1 takes all. Its mean brightness
/// stays. The mesh is in the world.
pub fn delighted(
    foreground: &Foreground,
    mesh: &TriMesh,
    camera: Camera,
    strength: f32,
    progress: Progress,
) -> Result<Foreground, Canceled> {
    let normals = visible_normals(mesh, camera);
    progress(0.2)?;
    let small = Small::of(foreground);
    progress(0.4)?;
    let Some(light) = light(&normals, &small, progress)? else { return Ok(foreground.clone()) };
    progress(0.6)?;
    let Some(shading) = shading(&normals, &small, &light, progress)? else { return Ok(foreground.clone()) };
    progress(0.7)?;
    let color = divided(&foreground.color, &shading, strength, &|share| progress(0.7 + 0.3 * share))?;
    Ok(Foreground { color, ..foreground.clone() })
}

/// The normals (frame space) of what the viewer sees, zero where that is nothing.
fn visible_normals(mesh: &TriMesh, camera: Camera) -> Vec<Vec3> {
    let sight = Sight::new(mesh, camera);
    let mut normals = vec![Vec3::ZERO; SIDE * SIDE];
    let mut nearest = vec![f32::NEG_INFINITY; SIDE * SIDE];
    for triangle in &mesh.triangles {
        let corners = triangle.map(|i| sight.positions[i as usize]);
        let of_corners = triangle.map(|i| sight.normals[i as usize]);
        rasterize(corners.map(|p| pixel(p, SIDE as f32)), SIDE, SIDE, |x, y, w| {
            let depth = w[0] * corners[0].z + w[1] * corners[1].z + w[2] * corners[2].z;
            if depth > nearest[y * SIDE + x] {
                nearest[y * SIDE + x] = depth;
                let normal = of_corners[0] * w[0] + of_corners[1] * w[1] + of_corners[2] * w[2];
                normals[y * SIDE + x] = normal.normalize_or_zero();
            }
        });
    }
    normals
}

/// A small copy of the picture as the logarithm of its brightness, and its hue as shares of red and blue.
struct Small {
    brightness: Vec<f32>,
    hue: Vec<Vec2>,
    is_own: Vec<bool>,
}

impl Small {
    fn of(foreground: &Foreground) -> Self {
        let side = SIDE as u32;
        let color = imageops::resize(&foreground.color, side, side, imageops::FilterType::Triangle);
        let coverage = imageops::resize(&foreground.coverage, side, side, imageops::FilterType::Triangle);
        let light = color.pixels().map(|pixel| Vec3::from(pixel.0.map(linear_from_srgb)));
        let light = light.collect::<Vec<_>>();
        let hue = |c: &Vec3| Vec2::new(c.x, c.z) / (c.element_sum() + BLACK);
        Self {
            brightness: light.iter().map(|c| (c.dot(Vec3::new(0.2126, 0.7152, 0.0722)) + BLACK).ln()).collect(),
            hue: light.iter().map(hue).collect(),
            is_own: coverage.pixels().map(|pixel| pixel.0[0] >= OWN).collect(),
        }
    }
}

/// One comparison: how the functions of the normal change from a pixel to another, and how the brightness does.
struct Pair {
    functions: [f64; FUNCTIONS],
    brightness: f64,
    vote: f64,
}

/// How much of each function of the normal explains the brightness; `None` where too little is seen.
fn light(normals: &[Vec3], small: &Small, progress: Progress) -> Result<Option<[f64; FUNCTIONS]>, Canceled> {
    let is_known = |i: usize| small.is_own[i] && normals[i].z > LEAST_FACING;
    let mut pairs = Vec::new();
    for (y, x) in (0..SIDE).flat_map(|y| (0..SIDE).map(move |x| (y, x))) {
        let i = y * SIDE + x;
        let right = (x + STEP < SIDE).then_some(i + STEP);
        let below = (y + STEP < SIDE).then_some(i + STEP * SIDE);
        for k in [right, below].into_iter().flatten().filter(|&k| is_known(i) && is_known(k)) {
            let (from, to) = (functions(normals[i]), functions(normals[k]));
            pairs.push(Pair {
                functions: std::array::from_fn(|f| f64::from(to[f] - from[f])),
                brightness: f64::from(small.brightness[k] - small.brightness[i]),
                vote: f64::from((-(small.hue[k] - small.hue[i]).length_squared() / (HUE * HUE)).exp()),
            });
        }
    }
    if pairs.len() < LEAST_PAIRS {
        return Ok(None);
    }
    let mut light = [0.0; FUNCTIONS];
    for round in 0..ROUNDS {
        progress(0.4 + 0.2 * round as f32 / ROUNDS as f32)?;
        let wrong = |pair: &Pair| pair.brightness - pair.functions.iter().zip(light).map(|(f, l)| f * l).sum::<f64>();
        let mut errors = pairs.iter().map(|pair| wrong(pair).abs()).collect::<Vec<_>>();
        let middle = errors.len() / 2;
        let usual = *errors.select_nth_unstable_by(middle, f64::total_cmp).1 + 1e-4;
        // Cauchy's weights: what is off by much more than usual hardly counts.
        let weight = |pair: &Pair| pair.vote / (1.0 + (wrong(pair) / usual).powi(2));
        let Some(better) = least_squares(&pairs, weight) else { return Ok(None) };
        light = better;
    }
    Ok(Some(light))
}

/// The weighted least squares solution by elimination; `None` where there is none.
fn least_squares(pairs: &[Pair], weight: impl Fn(&Pair) -> f64) -> Option<[f64; FUNCTIONS]> {
    let mut rows = [[0.0; FUNCTIONS + 1]; FUNCTIONS];
    for pair in pairs {
        let weight = weight(pair);
        for (row, f) in rows.iter_mut().zip(pair.functions) {
            row.iter_mut().zip(pair.functions).for_each(|(sum, g)| *sum += weight * f * g);
            row[FUNCTIONS] += weight * f * pair.brightness;
        }
    }
    let ridge = RIDGE * (0..FUNCTIONS).map(|k| rows[k][k]).sum::<f64>() / FUNCTIONS as f64;
    (0..FUNCTIONS).for_each(|k| rows[k][k] += ridge);
    // With the ridge all pivots of the symmetric matrix are positive, in any order.
    for k in 0..FUNCTIONS {
        let pivot = rows[k];
        if pivot[k] <= 0.0 {
            return None;
        }
        for (_, row) in rows.iter_mut().enumerate().filter(|(other, _)| *other != k) {
            let factor = row[k] / pivot[k];
            row.iter_mut().zip(pivot).for_each(|(value, p)| *value -= factor * p);
        }
    }
    Some(std::array::from_fn(|k| rows[k][FUNCTIONS] / rows[k][k]))
}

/// The real spherical harmonics of the first and second order, without their constants.
fn functions(normal: Vec3) -> [f32; FUNCTIONS] {
    let [x, y, z] = normal.to_array();
    [x, y, z, x * y, y * z, x * z, 3.0 * z * z - 1.0, x * x - y * y]
}

/// The logarithm of the shading over the frame, zero in the mean and continued beyond the outline.
fn shading(
    normals: &[Vec3],
    small: &Small,
    light: &[f64; FUNCTIONS],
    progress: Progress,
) -> Result<Option<Vec<f32>>, Canceled> {
    let is_seen = normals.iter().zip(&small.is_own).map(|(n, is_own)| *is_own && n.z > 0.0).collect::<Vec<_>>();
    let Some(nearest) = nearest_seed_watched(&is_seen, SIDE, SIDE, progress)? else { return Ok(None) };
    let of = |normal: Vec3| {
        // At the outline the functions were not asked; the nearest normal that was has to do.
        let facing = normal.with_z(normal.z.max(LEAST_FACING)).normalize();
        functions(facing).iter().zip(light).map(|(f, l)| f * *l as f32).sum::<f32>()
    };
    let values = nearest.iter().map(|&i| of(normals[i as usize])).collect::<Vec<_>>();
    let seen = || values.iter().zip(&is_seen).filter(|(_, is_seen)| **is_seen).map(|(value, _)| *value);
    let mean = seen().sum::<f32>() / seen().count().max(1) as f32;
    Ok(Some(values.into_iter().map(|value| (value - mean).clamp(-STRONGEST, STRONGEST)).collect()))
}

/// The picture with a share of the shading taken away.
fn divided(color: &RgbImage, shading: &[f32], strength: f32, progress: Progress) -> Result<RgbImage, Canceled> {
    let linear: [f32; 256] = std::array::from_fn(|byte| linear_from_srgb(byte as u8));
    let mut result = color.clone();
    let (width, height) = color.dimensions();
    for (block, rows) in result.chunks_mut(ROWS * width as usize * 3).enumerate() {
        progress((block * ROWS) as f32 / height as f32)?;
        rows.par_chunks_mut(width as usize * 3).enumerate().for_each(|(y, row)| {
            let y = (block * ROWS + y) as f32;
            for (x, pixel) in row.as_chunks_mut::<3>().0.iter_mut().enumerate() {
                let at = Vec2::new((x as f32 + 0.5) / width as f32, (y + 0.5) / height as f32);
                let factor = (-strength * sample(shading, at)).exp();
                pixel.iter_mut().for_each(|c| *c = srgb_from_linear(linear[usize::from(*c)] * factor));
            }
        });
    }
    Ok(result)
}

/// A value of a square map at a point in 0..1, bilinearly.
fn sample(map: &[f32], at: Vec2) -> f32 {
    let at = (at * SIDE as f32 - 0.5).clamp(Vec2::ZERO, Vec2::splat(SIDE as f32 - 1.0));
    let (x, y) = (at.x as usize, at.y as usize);
    let (right, below) = ((x + 1).min(SIDE - 1), (y + 1).min(SIDE - 1));
    let (u, v) = (at.x - x as f32, at.y - y as f32);
    let across = |y: usize| map[y * SIDE + x] * (1.0 - u) + map[y * SIDE + right] * u;
    across(y) * (1.0 - v) + across(below) * v
}

#[cfg(test)]
mod tests {
    use image::{GrayImage, Luma, Rgb};

    use super::*;
    use crate::frame::Frame;
    use crate::progress::unwatched;
    use crate::texture::tests::ball;

    const RADIUS: f32 = 0.8;
    const PICTURE: u32 = 300;

    /// The normal of the ball at a pixel of its picture.
    fn normal_at(x: u32, y: u32) -> Option<Vec3> {
        let at = (Vec2::new(x as f32, y as f32) + 0.5) / PICTURE as f32 * 2.0 - 1.0;
        let (x, y) = (at.x / RADIUS, -at.y / RADIUS);
        let z = 1.0 - x * x - y * y;
        (z > 0.0).then(|| Vec3::new(x, y, z.sqrt()))
    }

    fn is_dark(x: u32) -> bool {
        (x / 20).is_multiple_of(2)
    }

    /// A ball with painted stripes, lit from above on the left, seen straight.
    fn lit_ball(light: Vec3, ambient: f32) -> Foreground {
        let color = RgbImage::from_fn(PICTURE, PICTURE, |x, y| {
            let shade = normal_at(x, y).map_or(0.0, |n| ambient + (1.0 - ambient) * n.dot(light).max(0.0));
            let paint = if is_dark(x) { [0.12, 0.15, 0.2] } else { [0.7, 0.6, 0.45] };
            Rgb(paint.map(|c: f32| srgb_from_linear(c * shade)))
        });
        let coverage =
            GrayImage::from_fn(PICTURE, PICTURE, |x, y| Luma([if normal_at(x, y).is_some() { 255 } else { 0 }]));
        Foreground { frame: Frame { left: 0, top: 0, side: PICTURE }, color, coverage }
    }

    /// The mean logarithm of the brightness of the stripes of a kind, where `wanted` holds for the normal.
    fn brightness(foreground: &Foreground, dark: bool, wanted: impl Fn(Vec3) -> bool) -> f32 {
        let pixels = foreground
            .color
            .enumerate_pixels()
            .filter(|(x, y, _)| is_dark(*x) == dark && normal_at(*x, *y).is_some_and(|n| n.z > 0.3 && wanted(n)));
        let values = pixels.map(|(_, _, pixel)| linear_from_srgb(pixel.0[1]).max(1e-4).ln()).collect::<Vec<_>>();
        values.iter().sum::<f32>() / values.len() as f32
    }

    #[test]
    fn the_light_goes_and_the_paint_stays() {
        let light = Vec3::new(-0.5, 0.6, 0.62).normalize();
        let lit = lit_ball(light, 0.25);
        let unlit = delighted(&lit, &ball(5, |_| RADIUS), Camera::ORTHOGRAPHIC, 1.0, &unwatched).unwrap();
        let bright = |n: Vec3| n.dot(light) > 0.8;
        let dim = |n: Vec3| n.dot(light) < 0.4;
        let gradient = |of: &Foreground| brightness(of, false, bright) - brightness(of, false, dim);
        let stripes = |of: &Foreground| brightness(of, false, bright) - brightness(of, true, bright);
        let (before, after) = (gradient(&lit), gradient(&unlit));
        assert!(
            before > 0.6 && after.abs() < 0.35 * before,
            "{before:.2} from light to shade, {after:.2} without light"
        );
        let (before, after) = (stripes(&lit), stripes(&unlit));
        assert!(
            before > 1.0 && (after / before - 1.0).abs() < 0.1,
            "{before:.2} between stripes, {after:.2} without light"
        );
    }

    #[test]
    fn half_the_strength_takes_half_and_none_takes_nothing() {
        let light = Vec3::new(0.7, 0.0, 0.7);
        let (lit, mesh) = (lit_ball(light, 0.3), ball(5, |_| RADIUS));
        let gradient = |strength: f32| {
            let of = delighted(&lit, &mesh, Camera::ORTHOGRAPHIC, strength, &unwatched).unwrap();
            brightness(&of, false, |n| n.x > 0.5) - brightness(&of, false, |n| n.x < -0.2)
        };
        let [none, half, all] = [0.0, 0.5, 1.0].map(gradient);
        assert!(((none + all) / 2.0 - half).abs() < 0.05 * none, "{none:.2} {half:.2} {all:.2}");
        let same = delighted(&lit, &mesh, Camera::ORTHOGRAPHIC, 0.0, &unwatched).unwrap();
        assert_eq!(same.color, lit.color);
    }

    #[test]
    fn a_picture_without_light_keeps_its_colors() {
        // Flat light: only stripes are left to be taken for it.
        let (flat, mesh) = (lit_ball(Vec3::Z, 1.0), ball(5, |_| RADIUS));
        let unlit = delighted(&flat, &mesh, Camera::ORTHOGRAPHIC, 1.0, &unwatched).unwrap();
        let left_to_right =
            |of: &Foreground| brightness(of, false, |n| n.x > 0.4) - brightness(of, false, |n| n.x < -0.4);
        assert!(left_to_right(&unlit).abs() < 0.1, "{}", left_to_right(&unlit));
    }

    #[test]
    fn too_little_to_see_is_left_alone() {
        let lit = lit_ball(Vec3::X, 0.2);
        let nothing = delighted(&lit, &TriMesh::default(), Camera::ORTHOGRAPHIC, 1.0, &unwatched).unwrap();
        assert_eq!(nothing.color, lit.color);
    }
}
