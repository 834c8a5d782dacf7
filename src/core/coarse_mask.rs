//! A network's idea of where the subject is, on a small grid, and the mask of the picture's own resolution made from it.

use image::{GrayImage, RgbaImage, imageops};

use crate::{
    guided::{LinearModel, between},
    mask::flood,
    progress::{Canceled, Progress},
};

/// Longer side of the copy of the picture on which its edges are related to the mask, in pixels.
const GUIDE_SIDE: u32 = 384;
/// How far an outline may be off the picture's edge to be drawn to it, in cells of the coarse mask.
const REACH_CELLS: f32 = 2.5;
/// Squared difference of colors (0 to 1) that is an edge: a little above a camera's noise.
const EDGE: f32 = 4e-4;
/// Steepness with which what is rather subject becomes subject, so that its inside is opaque.
const STEEPNESS: f32 = 3.0;
/// Added to logits. A hole in a body does more harm than a rim of background, so three chances in ten are enough.
const LEANING: f32 = 0.9;
/// Probability below which a hole in the subject is one, such as a handle's. Others are the network's doubts.
const SURELY_BACKGROUND: f32 = 0.05;
/// Regions below this share of the largest are taken for things of no interest.
const LEAST_REGION: f64 = 0.12;
/// Share of the picture that a subject covers at least; networks see small things anywhere in noise.
const LEAST_SUBJECT: f64 = 0.003;

/// How likely each part of a picture is its subject: `size` × `size` cells over the whole picture, which is stretched if
/// it is no square.
#[derive(Debug, Clone, PartialEq)]
pub struct CoarseMask {
    size: usize,
    /// 0 to 1, row 0 on top.
    probability: Vec<f32>,
}

impl CoarseMask {
    /// From a network's logits, row by row; in doubt, for the subject.
    pub fn from_logits(size: usize, logits: &[f32]) -> Self {
        assert_eq!(logits.len(), size * size, "one logit a cell");
        let probability = logits.iter().map(|logit| 1.0 / (1.0 + (-logit - LEANING).exp())).collect();
        Self { size, probability }
    }

    pub fn probability(&self) -> &[f32] {
        &self.probability
    }

    /// The coverage of each pixel of the picture the mask was made from: main regions only, without doubtful holes, their
    /// outlines drawn to the picture's edges by a guided filter.
    pub fn fitted(&self, picture: &RgbaImage, progress: Progress) -> Result<GrayImage, Canceled> {
        let (width, height) = picture.dimensions();
        if width == 0 || height == 0 {
            return Ok(GrayImage::new(width, height));
        }
        let main = self.main_regions(progress)?.without_doubtful_holes(progress)?;
        let small = |length: u32| (u64::from(length) * u64::from(GUIDE_SIDE) / u64::from(width.max(height))) as u32;
        let (columns, rows) = (small(width).clamp(1, width), small(height).clamp(1, height));
        let guide = imageops::thumbnail(picture, columns, rows);
        let colors: Vec<[f32; 3]> = guide.pixels().map(|pixel| color(pixel.0)).collect();
        progress(0.2)?;
        let (columns, rows) = (columns as usize, rows as usize);
        let target = main.resampled(columns, rows);
        let radius = (REACH_CELLS * columns.max(rows) as f32 / self.size as f32).ceil() as usize;
        let model =
            LinearModel::fit(&colors, &target, (columns, rows), radius, EDGE, &|share| progress(0.2 + share * 0.3))?;
        let mut mask = GrayImage::new(width, height);
        for (row, pixels) in mask.chunks_exact_mut(width as usize).enumerate() {
            if row % 32 == 0 {
                progress(0.5 + 0.5 * row as f32 / height as f32)?;
            }
            let y = (row as f32 + 0.5) / height as f32;
            let from = &picture.as_raw()[row * width as usize * 4..][..width as usize * 4];
            for (column, (pixel, value)) in from.chunks_exact(4).zip(pixels).enumerate() {
                let x = (column as f32 + 0.5) / width as f32;
                let share = model.value(x, y, color([pixel[0], pixel[1], pixel[2], 255]));
                *value = (((share - 0.5) * STEEPNESS + 0.5).clamp(0.0, 1.0) * 255.0 + 0.5) as u8;
            }
        }
        progress(1.0)?;
        Ok(mask)
    }

    /// The same without regions that are small beside the largest, and without any if that is small itself.
    fn main_regions(&self, progress: Progress) -> Result<Self, Canceled> {
        let is_subject = |cell: usize| self.probability[cell] > 0.5;
        let mut tried = vec![false; self.probability.len()];
        let mut regions = Vec::new();
        for start in 0..tried.len() {
            if !tried[start] && is_subject(start) {
                regions.push((start, flood([start], self.size, is_subject, &mut tried, progress)?));
            }
        }
        let largest = regions.iter().map(|&(_, cells)| cells).max().unwrap_or(0);
        let least = (largest as f64 * LEAST_REGION).max(tried.len() as f64 * LEAST_SUBJECT);
        let mut kept = vec![false; tried.len()];
        for &(start, _) in regions.iter().filter(|&&(_, cells)| cells as f64 >= least) {
            flood([start], self.size, is_subject, &mut kept, progress)?;
        }
        let probability = (0..kept.len()).map(|cell| match is_subject(cell) && !kept[cell] {
            true => 0.0,
            false => self.probability[cell],
        });
        Ok(Self { size: self.size, probability: probability.collect() })
    }

    /// The same with all holes filled in which no cell is [`SURELY_BACKGROUND`].
    fn without_doubtful_holes(self, progress: Progress) -> Result<Self, Canceled> {
        let Self { size, mut probability } = self;
        let on_border = |cell: usize| {
            let (row, column) = (cell / size, cell % size);
            row.min(column) == 0 || row.max(column) == size - 1
        };
        let background = (0..size * size).filter(|&cell| on_border(cell) || probability[cell] < SURELY_BACKGROUND);
        let mut outside = vec![false; size * size];
        flood(background, size, |cell| probability[cell] <= 0.5, &mut outside, progress)?;
        probability
            .iter_mut()
            .zip(outside)
            .filter(|(_, outside)| !outside)
            .for_each(|(p, _)| *p = p.max(1.0 - SURELY_BACKGROUND));
        Ok(Self { size, probability })
    }

    /// Interpolated to another number of cells.
    fn resampled(&self, columns: usize, rows: usize) -> Vec<f32> {
        let middle = |cell: usize, count: usize| (cell as f32 + 0.5) / count as f32;
        let at = |row: usize, column: usize| self.probability[row * self.size + column];
        let value = |cell: usize| {
            let (left, right, across) = between(middle(cell % columns, columns), self.size);
            let (above, below, down) = between(middle(cell / columns, rows), self.size);
            let mix = |a: f32, b: f32, share: f32| a + (b - a) * share;
            mix(mix(at(above, left), at(above, right), across), mix(at(below, left), at(below, right), across), down)
        };
        (0..columns * rows).map(value).collect()
    }
}

fn color([r, g, b, _]: [u8; 4]) -> [f32; 3] {
    [r, g, b].map(|channel| f32::from(channel) / 255.0)
}

#[cfg(test)]
mod tests {
    use image::Rgba;

    use super::*;
    use crate::progress::unwatched;

    /// A coarse mask of 32 × 32 cells, sure of itself where `is_subject` says so of a place (0 to 1).
    fn coarse(is_subject: impl Fn(f32, f32) -> bool) -> CoarseMask {
        let middle = |cell: usize| (cell as f32 + 0.5) / 32.0;
        let logits: Vec<f32> =
            (0..32 * 32).map(|i| if is_subject(middle(i % 32), middle(i / 32)) { 4.0 } else { -4.0 }).collect();
        CoarseMask::from_logits(32, &logits)
    }

    fn disc(x: f32, y: f32, radius: f32) -> bool {
        (x - 0.5).hypot(y - 0.5) < radius
    }

    #[test]
    fn the_outline_is_the_pictures_and_not_the_grids() {
        // The network saw the disc a cell too large.
        let picture = RgbaImage::from_fn(600, 400, |x, y| {
            let inside = disc((x as f32 + 0.5) / 600.0, (y as f32 + 0.5) / 400.0, 0.3);
            let noise = ((x * 7 + y * 13) % 9) as u8;
            if inside { Rgba([190, 90 + noise, 60, 255]) } else { Rgba([70, 100 + noise, 150, 255]) }
        });
        let mask = coarse(|x, y| disc(x, y, 0.33)).fitted(&picture, &unwatched).unwrap();
        let wrong = mask
            .enumerate_pixels()
            .filter(|(x, y, p)| disc((*x as f32 + 0.5) / 600.0, (*y as f32 + 0.5) / 400.0, 0.3) != (p.0[0] >= 128));
        // A ring one cell wide is 15,000 pixels.
        assert!(wrong.count() < 1500);
    }

    #[test]
    fn what_is_small_beside_the_subject_is_left_out() {
        let picture = RgbaImage::from_pixel(64, 64, Rgba([90, 120, 80, 255]));
        let is_speck = |x: f32, y: f32| x > 0.9 && y < 0.1;
        let mask = coarse(|x, y| disc(x, y, 0.3) || is_speck(x, y)).fitted(&picture, &unwatched).unwrap();
        assert_eq!((mask.get_pixel(61, 2).0[0], mask.get_pixel(32, 32).0[0]), (0, 255));
        let twins = coarse(|x, y| disc(x, y, 0.15) || (x > 0.8 && y < 0.2)).fitted(&picture, &unwatched).unwrap();
        assert_eq!((twins.get_pixel(60, 3).0[0], twins.get_pixel(32, 32).0[0]), (255, 255));
        let speck_alone = coarse(|x, y| x > 0.97 && y < 0.03).fitted(&picture, &unwatched).unwrap();
        assert!(speck_alone.pixels().all(|p| p.0[0] == 0));
    }

    #[test]
    fn a_hole_stays_where_the_network_is_sure_of_it() {
        let picture = RgbaImage::from_pixel(64, 64, Rgba([90, 120, 80, 255]));
        let in_middle = |depth: f32| {
            let middle = |cell: usize| (cell as f32 + 0.5) / 32.0;
            let logits: Vec<f32> = (0..32 * 32)
                .map(|i| {
                    match (disc(middle(i % 32), middle(i / 32), 0.15), disc(middle(i % 32), middle(i / 32), 0.4)) {
                        (true, _) => depth,
                        (_, true) => 4.0,
                        _ => -4.0,
                    }
                })
                .collect();
            CoarseMask::from_logits(32, &logits).fitted(&picture, &unwatched).unwrap().get_pixel(32, 32).0[0]
        };
        assert_eq!((in_middle(-5.0), in_middle(-2.0)), (0, 255));
    }

    #[test]
    fn a_picture_of_any_shape_has_a_mask_of_its_size() {
        for (width, height) in [(1, 1), (1, 900), (900, 1), (3, 2), (0, 0)] {
            let picture = RgbaImage::from_pixel(width, height, Rgba([5, 5, 5, 255]));
            let mask = coarse(|_, _| true).fitted(&picture, &unwatched).unwrap();
            assert_eq!(mask.dimensions(), (width, height));
            assert!(mask.pixels().all(|p| p.0[0] == 255));
        }
    }
}
