//! Triangles painted upon a picture on all cores: each takes bands of rows, so that no two write the same pixels.

use glam::Vec2;
use image::{Rgb, RgbImage};
use rayon::prelude::*;

use super::raster::rasterize_rows;
use crate::progress::{Canceled, Progress};

/// Rows of a band: few, so that they keep all cores busy to the end, and still many more than most triangles have.
const BAND: usize = 32;

/// Paints `count` triangles, later ones over earlier ones, and tells which pixels are covered. `triangle`: the corners of
/// one in pixels, and its color at a place of which the weights of the corners are given.
pub(super) fn paint<F: Fn([f32; 3]) -> Rgb<u8>>(
    picture: &mut RgbImage,
    count: usize,
    triangle: impl Fn(usize) -> ([Vec2; 3], F) + Sync,
    progress: Progress,
) -> Result<Vec<bool>, Canceled> {
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    let mut covered = vec![false; width * height];
    let mut bands = vec![Vec::new(); height.div_ceil(BAND)];
    for number in 0..count {
        let (corners, _) = triangle(number);
        let ys = corners.map(|p| p.y);
        // A row more to either side, since corners are snapped. Numbers below 0 become 0, and so do those that are none.
        let first = (ys.into_iter().fold(f32::INFINITY, f32::min) - 1.0) as usize / BAND;
        let last = (ys.into_iter().fold(f32::NEG_INFINITY, f32::max) + 1.0) as usize / BAND;
        bands.iter_mut().take(last.saturating_add(1)).skip(first).for_each(|band| band.push(number as u32));
    }
    let pixels = (BAND * width).max(1);
    let rows = picture.par_chunks_mut(pixels * 3).zip(covered.par_chunks_mut(pixels)).zip(&bands);
    let mut rows = rows.collect::<Vec<_>>();
    let at_once = rayon::current_num_threads() * 2;
    for (block, rows) in rows.chunks_mut(at_once).enumerate() {
        progress((block * at_once) as f32 / bands.len() as f32)?;
        rows.par_iter_mut().enumerate().for_each(|(band, ((colors, covered), numbers))| {
            let first = (block * at_once + band) * BAND;
            for &number in *numbers {
                let (corners, color) = triangle(number as usize);
                rasterize_rows(corners, width, first..height.min(first + BAND), |x, y, weights| {
                    let i = (y - first) * width + x;
                    colors[i * 3..][..3].copy_from_slice(&color(weights).0);
                    covered[i] = true;
                });
            }
        });
    }
    drop(rows);
    // Triangles so small that they lie between the centers are colored from beside them, where anything is.
    let is_alone = |x: usize, y: usize| {
        let mut rows = y.saturating_sub(1)..height.min(y + 2);
        rows.all(|y| {
            covered[y * width + x.saturating_sub(1)..y * width + width.min(x + 2)].iter().all(|covered| !covered)
        })
    };
    let mut alone = Vec::new();
    for (corners, color) in (0..count).map(&triangle) {
        let [x, y] = (corners.into_iter().sum::<Vec2>() / 3.0).to_array().map(|v| v as usize);
        if x < width && y < height && is_alone(x, y) {
            picture.put_pixel(x as u32, y as u32, color([1.0 / 3.0; 3]));
            alone.push(y * width + x);
        }
    }
    alone.into_iter().for_each(|i| covered[i] = true);
    Ok(covered)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::unwatched;

    #[test]
    fn a_triangle_smaller_than_a_pixel_is_painted_too() {
        let mut picture = RgbImage::new(8, 8);
        let triangle = |number: usize| {
            let corner = Vec2::new(2.0 + 3.0 * number as f32, 4.0) + 0.1;
            ([corner, corner + Vec2::X * 0.2, corner + Vec2::Y * 0.2], move |_| Rgb([number as u8 + 1; 3]))
        };
        let covered = paint(&mut picture, 2, triangle, &unwatched).unwrap();
        assert_eq!([2, 5].map(|x| picture.get_pixel(x, 4).0), [[1; 3], [2; 3]]);
        assert_eq!(covered.iter().filter(|covered| **covered).count(), 2);
    }
}
