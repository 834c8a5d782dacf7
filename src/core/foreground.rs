//! The subject cut out of its picture: its own colors, how much of each pixel it covers, and where it was.

use std::ops::Range;

use image::{DynamicImage, GrayImage, RgbImage, RgbaImage, imageops};
use serde::{Deserialize, Serialize};

use crate::{
    diffuse::diffuse,
    distance::{nearest_seed, nearest_seed_watched, outline_distance_watched, separation},
    frame::Frame,
    mask::MaskError,
    progress::{Canceled, Progress},
};

/// Regions of the mask below this share of its area are specks, not subjects.
pub const LEAST_REGION: f64 = 0.01;
/// Longest side of a foreground in pixels; graphics cards take textures twice as wide everywhere.
pub const MOST_SIDE: u32 = 4096;
/// Side of the grid on which regions are told apart; gaps narrower than one of its cells connect.
const REGION_CELLS: u32 = 1024;
/// How far a soft edge may reach from the region it belongs to, as a share of the picture's longer side. What is
/// further away is haze.
const SOFT_EDGE: f32 = 0.05;
/// Coverage (of 255) from which a pixel belongs to the subject's box.
const IN_BOX: u8 = 8;

/// The square [`Frame`] around the subject at (at most) the picture's own resolution.
#[derive(Debug, Clone)]
pub struct Foreground {
    pub frame: Frame,
    /// sRGB, straight: free of background at the outline, and continued beyond it.
    pub color: RgbImage,
    /// How much of each pixel the subject covers, 0 to 255. Same size as `color`.
    pub coverage: GrayImage,
}

/// Where a mask came from, which decides how far its edge pixels can be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MaskSource {
    /// The picture's alpha: its edge colors are the subject's own.
    Alpha,
    /// A mask picture: its edges may be off by a pixel.
    File,
    /// Found before a background, which shines into the edge pixels.
    Border,
    /// Found by a network, and drawn to the picture's edges; the background shines into these too.
    Network,
    /// The whole picture is the subject.
    Whole,
}

impl MaskSource {
    /// How far inside the outline, in pixels, colors are free of background. `side` is the frame's; lenses, scaling and
    /// cut-outs of others leave halos that grow with it.
    fn fringe(self, side: usize) -> f32 {
        match self {
            Self::Alpha | Self::Whole => 0.0,
            Self::File => 1.5,
            Self::Border | Self::Network => (side as f32 * 0.006).max(2.5),
        }
    }
}

impl Foreground {
    /// Cuts out what `mask` covers, without regions under [`LEAST_REGION`] of its area.
    pub fn cut(
        picture: &RgbaImage,
        mask: &GrayImage,
        source: MaskSource,
        progress: Progress,
    ) -> Result<Self, MaskError> {
        let mask = without_specks(mask, &|share| progress(0.2 * share))?;
        let (columns, rows) = covered_box(&mask, IN_BOX).ok_or(MaskError::Empty)?;
        let frame = Frame::around(columns.clone(), rows.clone());
        let (color, coverage) = in_frame(picture, &mask, frame, columns, rows, &|share| progress(0.2 + 0.2 * share))?;
        let depth = outline_distance_watched(&coverage, &|share| progress(0.4 + 0.15 * share))?;
        let weights = trust(&coverage, &depth, source, &|share| progress(0.55 + 0.15 * share))?;
        let color = diffuse(&color, &weights, &|share| progress(0.7 + 0.3 * share))?;
        progress(1.0)?;
        Ok(Self { frame, color, coverage })
    }

    /// Pixels along a side.
    pub fn side(&self) -> usize {
        self.color.width() as usize
    }

    /// The longer side of what is covered (half and more), in frame units; never 0.
    pub fn longer_extent(&self) -> f32 {
        let (columns, rows) = covered_box(&self.coverage, 127).unwrap_or((0..1, 0..1));
        columns.len().max(rows.len()) as f32 * 2.0 / self.side() as f32
    }

    /// The coverage averaged (or interpolated) to `size` × `size` cells.
    pub fn coverage_at(&self, size: usize) -> GrayImage {
        imageops::resize(&self.coverage, size as u32, size as u32, imageops::FilterType::Triangle)
    }

    /// Bytes held, for the cache's account.
    pub fn bytes(&self) -> usize {
        self.color.len() + self.coverage.len()
    }
}

/// The covered box in its frame, at the picture's resolution or, where the frame would be larger than [`MOST_SIDE`],
/// scaled to it. Only the box is ever scaled: the frame of a long picture may have billions of pixels.
fn in_frame(
    picture: &RgbaImage,
    mask: &GrayImage,
    frame: Frame,
    columns: Range<u32>,
    rows: Range<u32>,
    progress: Progress,
) -> Result<(RgbImage, GrayImage), Canceled> {
    let side = frame.side.min(MOST_SIDE);
    let scale = f64::from(side) / f64::from(frame.side);
    let (mut color, mut coverage) = (RgbImage::new(side, side), GrayImage::new(side, side));
    if side == frame.side {
        let width = columns.len();
        for y in rows {
            let from = y as usize * picture.width() as usize + columns.start as usize;
            let to = (y as i32 - frame.top) as usize * side as usize + (columns.start as i32 - frame.left) as usize;
            let straight = picture.as_raw()[from * 4..][..width * 4].chunks_exact(4);
            let colors = color.as_flat_samples_mut().samples[to * 3..][..width * 3].chunks_exact_mut(3);
            colors.zip(straight).for_each(|(color, pixel)| color.copy_from_slice(&pixel[..3]));
            coverage.as_flat_samples_mut().samples[to..][..width].copy_from_slice(&mask.as_raw()[from..][..width]);
        }
        progress(1.0)?;
        return Ok((color, coverage));
    }
    let (width, height) = (columns.end - columns.start, rows.end - rows.start);
    let scaled = |length: u32| ((f64::from(length) * scale).round() as u32).clamp(1, side);
    let place = |start: u32, first: i32| (f64::from(start as i32 - first) * scale).round() as i64;
    let (x, y) = (place(columns.start, frame.left), place(rows.start, frame.top));
    // Box averages: the exact filters take most of a second here, in one piece.
    let box_of_picture = imageops::crop_imm(picture, columns.start, rows.start, width, height);
    let small = imageops::thumbnail(&*box_of_picture, scaled(width), scaled(height));
    imageops::replace(&mut color, &DynamicImage::ImageRgba8(small).into_rgb8(), x, y);
    progress(0.7)?;
    let box_of_mask = imageops::crop_imm(mask, columns.start, rows.start, width, height);
    imageops::replace(&mut coverage, &imageops::thumbnail(&*box_of_mask, scaled(width), scaled(height)), x, y);
    progress(1.0)?;
    Ok((color, coverage))
}

/// How far each pixel's color can be trusted to be the subject's own: 1 away from the outline, little near it. Parts so
/// thin that they are all edge keep some weight against thick neighbors of another color.
fn trust(coverage: &GrayImage, depth: &[f32], source: MaskSource, progress: Progress) -> Result<Vec<f32>, Canceled> {
    let side = coverage.width() as usize;
    let fringe = source.fringe(side);
    let sure = coverage.pixels().zip(depth).map(|(c, &depth)| c.0[0] >= 250 && depth > fringe).collect::<Vec<_>>();
    let nearest = nearest_seed_watched(&sure, side, side, progress)?;
    let is_thin = |i: usize| nearest.as_ref().is_none_or(|n| separation(i, n[i] as usize, side) > 2.0 * fringe + 1.0);
    let weight = |(i, value): (usize, &u8)| match *value {
        _ if sure[i] => 1.0,
        250.. if is_thin(i) => 0.1,
        128.. => 0.001,
        _ => 0.0,
    };
    Ok(coverage.as_raw().iter().enumerate().map(weight).collect())
}

/// The columns and rows that the mask covers by more than `least`, or `None` where it covers nothing.
fn covered_box(mask: &GrayImage, least: u8) -> Option<(Range<u32>, Range<u32>)> {
    let mut found: Option<(Range<u32>, Range<u32>)> = None;
    for (y, pixels) in (0..).zip(mask.as_raw().chunks_exact(mask.width() as usize)) {
        let first = pixels.iter().position(|&v| v > least);
        let last = pixels.iter().rposition(|&v| v > least);
        let Some((first, last)) = first.zip(last) else { continue };
        let (first, end) = (first as u32, last as u32 + 1);
        let (columns, rows) = found.unwrap_or((first..end, y..y));
        found = Some((columns.start.min(first)..columns.end.max(end), rows.start..y + 1));
    }
    found
}

/// The mask without small regions.
fn without_specks(mask: &GrayImage, progress: Progress) -> Result<GrayImage, Canceled> {
    let shrink = mask.width().max(mask.height()).div_ceil(REGION_CELLS).max(1) as usize;
    let (mask_width, mask_height) = (mask.width() as usize, mask.height() as usize);
    let (width, height) = (mask_width.div_ceil(shrink), mask_height.div_ceil(shrink));
    // A cell belongs to a region as soon as one of its pixels does: thin parts stay connected.
    let mut area = vec![0u64; width * height];
    for (y, pixels) in mask.as_raw().chunks_exact(mask_width).enumerate() {
        for (cell, pixels) in area[y / shrink * width..][..width].iter_mut().zip(pixels.chunks(shrink)) {
            *cell += pixels.iter().filter(|&&v| v >= 128).map(|&v| u64::from(v)).sum::<u64>();
        }
    }
    progress(0.3)?;
    let labels = label(&area.iter().map(|&a| a > 0).collect::<Vec<_>>(), width);
    let count = labels.iter().copied().max().unwrap_or(0) as usize;
    let mut total = vec![0u64; count + 1];
    labels.iter().zip(&area).for_each(|(&label, area)| total[label as usize] += area);
    let least = (total.iter().sum::<u64>() as f64 * LEAST_REGION) as u64;
    let kept = total.iter().enumerate().map(|(label, &t)| label > 0 && t >= least && t > 0).collect::<Vec<_>>();
    // Soft edges lie partly in cells of no region: they belong to the nearest one.
    let nearest = nearest_seed(&labels.iter().map(|&l| l > 0).collect::<Vec<_>>(), width, height);
    let reach = (width.max(height) as f32 * SOFT_EDGE).max(2.0);
    let is_kept = |cell: usize| {
        nearest.as_ref().is_some_and(|nearest| {
            let region = nearest[cell] as usize;
            kept[labels[region] as usize] && separation(cell, region, width) <= reach
        })
    };
    let keeps = (0..width * height).map(is_kept).collect::<Vec<_>>();
    progress(0.6)?;
    let mut cleaned = mask.clone();
    for (y, pixels) in cleaned.chunks_exact_mut(mask_width).enumerate() {
        let cells = keeps[y / shrink * width..][..width].iter().zip(pixels.chunks_mut(shrink));
        cells.filter(|(keep, _)| !**keep).for_each(|(_, pixels)| pixels.fill(0));
    }
    progress(1.0)?;
    Ok(cleaned)
}

/// Numbers the 8-connected regions of `inside` from 1, in order of their first cell; 0 is outside.
fn label(inside: &[bool], width: usize) -> Vec<u32> {
    let mut labels = vec![0; inside.len()];
    let height = inside.len() / width.max(1);
    let mut count = 0;
    let mut open = Vec::new();
    for start in 0..inside.len() {
        if !inside[start] || labels[start] > 0 {
            continue;
        }
        count += 1;
        labels[start] = count;
        open.push(start);
        while let Some(i) = open.pop() {
            let (row, column) = (i / width, i % width);
            for r in row.saturating_sub(1)..=(row + 1).min(height - 1) {
                for c in column.saturating_sub(1)..=(column + 1).min(width - 1) {
                    let j = r * width + c;
                    if inside[j] && labels[j] == 0 {
                        labels[j] = count;
                        open.push(j);
                    }
                }
            }
        }
    }
    labels
}

#[cfg(test)]
mod tests {
    use image::{Luma, Rgba};

    use super::*;
    use crate::progress::unwatched;

    /// A red disc with a soft, greenish edge, and a speck in a corner.
    fn disc() -> (RgbaImage, GrayImage) {
        let depth = |x: u32, y: u32| 30.0 - (x as f32 - 70.0).hypot(y as f32 - 50.0);
        let picture = RgbaImage::from_fn(160, 100, |x, y| {
            if depth(x, y) > 2.0 { Rgba([200, 30, 20, 255]) } else { Rgba([20, 220, 30, 255]) }
        });
        let mask = GrayImage::from_fn(160, 100, |x, y| {
            let speck = (150..153).contains(&x) && (3..6).contains(&y);
            Luma([if speck { 255 } else { ((depth(x, y) + 0.5).clamp(0.0, 1.0) * 255.0) as u8 }])
        });
        (picture, mask)
    }

    #[test]
    fn specks_go_and_the_box_is_the_disc() {
        let (picture, mask) = disc();
        let cut = Foreground::cut(&picture, &mask, MaskSource::Border, &unwatched).unwrap();
        let side = cut.frame.side as f32;
        assert!((side * crate::frame::FILL - 61.0).abs() < 3.0, "{side}");
        let middle = (cut.frame.left as f32 + side / 2.0, cut.frame.top as f32 + side / 2.0);
        assert!((middle.0 - 70.5).abs() < 1.5 && (middle.1 - 50.5).abs() < 1.5, "{middle:?}");
    }

    #[test]
    fn no_background_is_left_in_the_colors() {
        let (picture, mask) = disc();
        let cut = Foreground::cut(&picture, &mask, MaskSource::Border, &unwatched).unwrap();
        assert!(cut.color.pixels().all(|p| p.0[0] > 190 && p.0[1] < 40));
    }

    #[test]
    fn two_large_regions_both_stay() {
        let mask = GrayImage::from_fn(64, 32, |x, _| Luma([if x % 32 < 20 { 255 } else { 0 }]));
        let picture = RgbaImage::from_pixel(64, 32, Rgba([1, 2, 3, 255]));
        let cut = Foreground::cut(&picture, &mask, MaskSource::Alpha, &unwatched).unwrap();
        let covered = cut.coverage.pixels().filter(|p| p.0[0] == 255).count();
        assert_eq!(covered, 40 * 32);
    }

    #[test]
    fn a_thin_antenna_keeps_its_color_beside_a_thick_body() {
        let is_body = |y: u32| y >= 100;
        let is_antenna = |x: u32, y: u32| (98..102).contains(&x) && (20..100).contains(&y);
        let mask = GrayImage::from_fn(200, 200, |x, y| {
            Luma([if is_antenna(x, y) || is_body(y) && (30..170).contains(&x) && y < 180 { 255 } else { 0 }])
        });
        let picture = RgbaImage::from_fn(200, 200, |x, y| match (is_antenna(x, y), mask.get_pixel(x, y).0[0]) {
            (true, _) => Rgba([224, 32, 32, 255]),
            (false, 255) => Rgba([32, 64, 200, 255]),
            _ => Rgba([255; 4]),
        });
        let cut = Foreground::cut(&picture, &mask, MaskSource::Border, &unwatched).unwrap();
        let at = |x: i32, y: i32| cut.color.get_pixel((x - cut.frame.left) as u32, (y - cut.frame.top) as u32).0;
        let [red, _, blue] = at(100, 50);
        assert!(red > 200 && blue < 60, "{red} {blue}");
    }

    #[test]
    fn a_very_long_picture_is_scaled_before_its_frame_is_made() {
        let picture = RgbaImage::from_pixel(60_000, 8, Rgba([9, 9, 9, 255]));
        let mask = GrayImage::from_pixel(60_000, 8, Luma([255]));
        let cut = Foreground::cut(&picture, &mask, MaskSource::Whole, &unwatched).unwrap();
        assert_eq!(cut.color.width(), MOST_SIDE);
        assert!(cut.coverage.pixels().any(|p| p.0[0] > 0));
    }
}
