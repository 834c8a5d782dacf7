//! The texture's pixels: the picture itself where the camera saw the surface, and what is known or likely elsewhere.

use glam::{Vec2, Vec3};
use image::{Rgb, RgbImage, imageops};
use rayon::prelude::*;

use super::{
    atlas::{Atlas, padding},
    charts::Chart,
    paint::paint,
    sight::{Sight, pixel},
};
use crate::{
    diffuse::diffuse,
    distance::outline_distance_watched,
    foreground::Foreground,
    mesh::TriMesh,
    progress::{Canceled, Progress},
};

/// Cosines to the viewing ray between which the picture's pixels, stretched more and more, give way to the colors of
/// the far side.
const STRETCHED: f32 = 0.03;
const UPRIGHT: f32 = 0.2;
/// Softening of the far side's colors at the outline and far from it, and how far that is; shares of the frame's side.
const BLUR_AT_OUTLINE: f32 = 0.006;
const BLUR_INSIDE: f32 = 0.05;
const BLUR_REACH: f32 = 0.12;
/// Softening of what an engine believes is behind: where it is unsure it repeats the front, faintly.
const BLUR_BEHIND: f32 = 0.03;
/// How much brighter than the picture's mean the colors are that an engine believes of what is not in it. A picture shows
/// a surface at some 0.74 of its paint, because of shade; this is half the way back, so that no step is seen where both
/// meet.
const OUT_OF_SHADE: f32 = 1.16;
/// Side of the blocks in which the texture is filled between charts, in pixels.
const BLOCK: u32 = 8;
/// Sweeps that even out colors carried over what nobody knows.
const SWEEPS: usize = 24;
/// Share of known color from which a vertex counts as known.
const KNOWN: f32 = 0.5;

/// Paints all charts. `behind`: colors of the last surface along each ray, in the frame, of any size.
pub(super) fn bake(
    mesh: &TriMesh,
    sight: &Sight,
    charts: &[Chart],
    atlas: &Atlas,
    foreground: &Foreground,
    behind: Option<&RgbImage>,
    progress: Progress,
) -> Result<RgbImage, Canceled> {
    let colors = Colors::new(foreground, behind, atlas.scale, &|share| progress(0.3 * share))?;
    let carried = colors.carried(mesh, sight);
    progress(0.4)?;
    let mut texture = RgbImage::new(atlas.side, atlas.side);
    let parts = charts.iter().zip(&atlas.places);
    let parts = parts.flat_map(|(chart, place)| chart.triangles.iter().map(move |&t| (t, chart.facing, place)));
    let parts = parts.collect::<Vec<_>>();
    let triangle = |part: usize| {
        let (t, facing, place) = parts[part];
        let triangle = mesh.triangles[t as usize].map(|i| i as usize);
        let corners = triangle.map(|i| sight.positions[i]);
        let normals = triangle.map(|i| sight.normals[i]);
        let unseen = triangle.map(|i| carried[i]);
        let colors = &colors;
        let color = move |weights| {
            let facing = mix(normals, weights).normalize_or_zero().z;
            let color = colors.at(mix(corners, weights), facing, sight, mix(unseen, weights));
            Rgb(color.to_array().map(|v| v.round().clamp(0.0, 255.0) as u8))
        };
        (corners.map(|p| place.pixel(facing.flat(p))), color)
    };
    let mut covered = paint(&mut texture, parts.len(), triangle, &|share| progress(0.4 + 0.3 * share))?;
    progress(0.7)?;
    // Filtering looks just beyond the edges of charts, and mipmaps further.
    dilate(&mut texture, &mut covered, padding(atlas.side));
    progress(0.8)?;
    fill(&mut texture, &covered, &|share| progress(0.8 + 0.2 * share))?;
    Ok(texture)
}

/// Gives pixels far from any chart a color from around them, which only small mipmaps will ever show: blocks suffice.
fn fill(texture: &mut RgbImage, covered: &[bool], progress: Progress) -> Result<(), Canceled> {
    let side = texture.width();
    let blocks = side.div_ceil(BLOCK);
    let mut sums = vec![([0u32; 3], 0u32); (blocks * blocks) as usize];
    for ((x, y, pixel), _) in texture.enumerate_pixels().zip(covered).filter(|(_, is_covered)| **is_covered) {
        let (sum, count) = &mut sums[(y / BLOCK * blocks + x / BLOCK) as usize];
        sum.iter_mut().zip(pixel.0).for_each(|(s, v)| *s += u32::from(v));
        *count += 1;
    }
    let mean = |x: u32, y: u32| {
        let (sum, count) = sums[(y * blocks + x) as usize];
        Rgb(sum.map(|s| (s / count.max(1)) as u8))
    };
    let weights = sums.iter().map(|(_, count)| *count as f32 / (BLOCK * BLOCK) as f32).collect::<Vec<_>>();
    let coarse = diffuse(&RgbImage::from_fn(blocks, blocks, mean), &weights, progress)?;
    for ((x, y, pixel), _) in texture.enumerate_pixels_mut().zip(covered).filter(|(_, is_covered)| !**is_covered) {
        *pixel = *coarse.get_pixel(x / BLOCK, y / BLOCK);
    }
    Ok(())
}

/// Continues what is covered by so many rings of pixels, each the mean of its covered neighbors.
pub(super) fn dilate(texture: &mut RgbImage, covered: &mut [bool], rings: u32) {
    let side = texture.width() as usize;
    let around = move |i: usize| {
        let (row, column) = (i / side, i % side);
        let rows = row.saturating_sub(1)..(row + 2).min(side);
        rows.flat_map(move |y| (column.saturating_sub(1)..(column + 2).min(side)).map(move |x| y * side + x))
    };
    let at_edge = |i: &usize| covered[*i] && around(*i).any(|j| !covered[j]);
    let rows = (0..texture.height() as usize).into_par_iter();
    let mut edge = rows.flat_map_iter(|y| (y * side..(y + 1) * side).filter(&at_edge)).collect::<Vec<_>>();
    for _ in 0..rings {
        let mut ring = edge.iter().flat_map(|&i| around(i)).filter(|&i| !covered[i]).collect::<Vec<_>>();
        ring.sort_unstable();
        ring.dedup();
        let means = ring.par_iter().map(|&i| {
            let known =
                around(i).filter(|&j| covered[j]).map(|j| texture.get_pixel((j % side) as u32, (j / side) as u32));
            let (sum, count) = known.fold(([0u32; 3], 0u32), |(sum, count), pixel| {
                ([0, 1, 2].map(|k| sum[k] + u32::from(pixel.0[k])), count + 1)
            });
            Rgb(sum.map(|s| ((s + count / 2) / count.max(1)) as u8))
        });
        let means = means.collect::<Vec<_>>();
        for (&i, mean) in ring.iter().zip(means) {
            texture.put_pixel((i % side) as u32, (i / side) as u32, mean);
            covered[i] = true;
        }
        edge = ring;
    }
}

pub(super) fn mix(values: [Vec3; 3], weights: [f32; 3]) -> Vec3 {
    values[0] * weights[0] + values[1] * weights[1] + values[2] * weights[2]
}

/// What is known of the colors, as pictures of the frame.
struct Colors {
    front: RgbImage,
    far: RgbImage,
    /// What the colors of all that is not in the picture are multiplied with.
    lift: f32,
}

impl Colors {
    fn new(
        foreground: &Foreground,
        behind: Option<&RgbImage>,
        scale: f32,
        progress: Progress,
    ) -> Result<Self, Canceled> {
        let side = ((foreground.side() as f32 * scale).round() as u32).max(1);
        // Shrunk beforehand, since a texture's pixel would meet only few of the picture's.
        let front = match scale < 1.0 {
            true => imageops::resize(&foreground.color, side, side, imageops::FilterType::Triangle),
            false => foreground.color.clone(),
        };
        progress(0.2)?;
        let far = far_side(foreground, behind, &|share| progress(0.2 + 0.8 * share))?;
        Ok(Self { front, far, lift: if behind.is_some() { OUT_OF_SHADE } else { 1.0 } })
    }

    /// How far a place shows the picture, and how far the far side, 0 to 1 each.
    fn shares(point: Vec3, facing: f32, sight: &Sight) -> [f32; 2] {
        let front = smooth_step(STRETCHED, UPRIGHT, facing) * sight.seen(point);
        let far = smooth_step(-UPRIGHT, -STRETCHED, -facing) * sight.seen_from_behind(point);
        [front, (1.0 - front) * far]
    }

    /// The color of a point of the surface (0 to 255). `unseen`: of what is on neither side.
    fn at(&self, point: Vec3, facing: f32, sight: &Sight, unseen: Vec3) -> Vec3 {
        let [front, far] = Self::shares(point, facing, sight);
        let mut color = unseen * self.lift * (1.0 - front - far);
        if front > 0.0 {
            color += sample(&self.front, point) * front;
        }
        if far > 0.0 {
            color += sample(&self.far, point) * self.lift * far;
        }
        color
    }

    /// For each vertex the color of the nearest places along the surface of which one is known.
    fn carried(&self, mesh: &TriMesh, sight: &Sight) -> Vec<Vec3> {
        let known = sight.positions.iter().zip(&sight.normals).map(|(&point, normal)| {
            let [front, far] = Self::shares(point, normal.z, sight);
            // Of single vertices the softened picture: a speck shall not become a streak.
            (front + far >= KNOWN).then(|| sample(&self.far, point))
        });
        let known = known.collect::<Vec<_>>();
        spread(&mesh.triangles, &known)
    }
}

/// Continues colors of some vertices over the edges to all: first ring by ring, then evened out where none was known.
/// What hangs together with nothing known stays grey.
fn spread(triangles: &[[u32; 3]], known: &[Option<Vec3>]) -> Vec<Vec3> {
    let edges = triangles.iter().flat_map(|&[a, b, c]| [(a, b), (b, c), (c, a)]);
    let edges = edges.filter(|&(a, b)| known[a as usize].is_none() || known[b as usize].is_none()).collect::<Vec<_>>();
    let mut colors = known.to_vec();
    loop {
        let mut sums = vec![(Vec3::ZERO, 0.0f32); known.len()];
        for &(a, b) in &edges {
            for (from, to) in [(a as usize, b as usize), (b as usize, a as usize)] {
                if let (Some(color), None) = (colors[from], colors[to]) {
                    sums[to].0 += color;
                    sums[to].1 += 1.0;
                }
            }
        }
        let mut any = false;
        for (color, (sum, count)) in colors.iter_mut().zip(sums).filter(|(_, (_, count))| *count > 0.0) {
            *color = Some(sum / count);
            any = true;
        }
        if !any {
            break;
        }
    }
    let mut colors = colors.into_iter().map(|color| color.unwrap_or(Vec3::splat(128.0))).collect::<Vec<_>>();
    for _ in 0..SWEEPS {
        let mut sums = vec![(Vec3::ZERO, 0.0f32); known.len()];
        for &(a, b) in &edges {
            for (from, to) in [(a as usize, b as usize), (b as usize, a as usize)] {
                sums[to].0 += colors[from];
                sums[to].1 += 1.0;
            }
        }
        for (i, (sum, count)) in sums.into_iter().enumerate() {
            if known[i].is_none() && count > 0.0 {
                colors[i] = sum / count;
            }
        }
    }
    colors
}

fn smooth_step(low: f32, high: f32, value: f32) -> f32 {
    let t = ((value - low) / (high - low)).clamp(0.0, 1.0);
    t * t * (3.0 - 2.0 * t)
}

/// The color of a picture of the frame at a point, bilinearly, 0 to 255.
fn sample(picture: &RgbImage, point: Vec3) -> Vec3 {
    let side = picture.width();
    let last = side as f32 - 1.0;
    let at = (pixel(point, side as f32) - 0.5).clamp(Vec2::ZERO, Vec2::splat(last));
    let (x, y) = (at.x as u32, at.y as u32);
    let (right, below) = ((x + 1).min(side - 1), (y + 1).min(side - 1));
    let color = |x, y| Vec3::from(picture.get_pixel(x, y).0.map(f32::from));
    let (u, v) = (at.x - x as f32, at.y - y as f32);
    color(x, y).lerp(color(right, y), u).lerp(color(x, below).lerp(color(right, below), u), v)
}

/// The view from behind at half the foreground's resolution: at the outline the foreground a little softened, further
/// in what is known to be behind, or else the foreground softened much.
fn far_side(foreground: &Foreground, behind: Option<&RgbImage>, progress: Progress) -> Result<RgbImage, Canceled> {
    let side = (foreground.side() as u32).div_ceil(2);
    let half = imageops::resize(&foreground.color, side, side, imageops::FilterType::Triangle);
    let coverage = imageops::resize(&foreground.coverage, side, side, imageops::FilterType::Triangle);
    progress(0.2)?;
    let mut near = imageops::fast_blur(&half, (BLUR_AT_OUTLINE * side as f32).max(0.3));
    progress(0.5)?;
    let far = match behind {
        Some(behind) => {
            let behind = imageops::resize(behind, side, side, imageops::FilterType::CatmullRom);
            imageops::fast_blur(&behind, (BLUR_BEHIND * side as f32).max(0.3))
        }
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
