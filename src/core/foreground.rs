//! The subject cut out of its picture: its own colors, how much of each pixel it covers, and where it was.

use image::{GrayImage, ImageBuffer, Luma, Pixel, Rgb, RgbImage, RgbaImage, imageops, math::Rect};
use serde::{Deserialize, Serialize};

use crate::{
    diffuse::diffuse,
    distance::{nearest_seed, outline_distance},
    frame::Frame,
    mask::MaskError,
    progress::Progress,
};

/// Regions of the mask below this share of its area are specks, not subjects.
pub const LEAST_REGION: f64 = 0.01;
/// Longest side of a foreground in pixels; graphics cards take textures twice as wide everywhere.
pub const MOST_SIDE: u32 = 4096;
/// Side of the grid on which regions are told apart; gaps narrower than one of its cells connect.
const REGION_CELLS: u32 = 1024;
/// How far a soft edge may reach from the region it belongs to, as a share of the picture's longer side. What is
/// further away is haze.
const SOFT_EDGE: f64 = 0.05;
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
    /// Separate regions of the mask that are left.
    pub regions: u32,
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
    /// The whole picture is the subject.
    Whole,
}

impl MaskSource {
    /// How far inside the outline (in pixels) colors are free of background.
    fn fringe(self) -> f32 {
        match self {
            Self::Alpha | Self::Whole => 0.0,
            Self::File => 1.5,
            Self::Border => 2.5,
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
        let (mask, regions) = without_specks(mask);
        progress(0.2)?;
        let (columns, rows) = covered_box(&mask).ok_or(MaskError::Empty)?;
        let frame = Frame::around(columns, rows);
        let shown = shown(frame, picture.width(), picture.height());
        let part = RgbImage::from_fn(shown.width, shown.height, |x, y| {
            let [r, g, b, _] = picture.get_pixel(shown.x + x, shown.y + y).0;
            Rgb([r, g, b])
        });
        let color = lay_into(frame, shown, part);
        let part = imageops::crop_imm(&mask, shown.x, shown.y, shown.width, shown.height).to_image();
        let coverage = lay_into(frame, shown, part);
        progress(0.4)?;
        let depth = outline_distance(&coverage);
        progress(0.7)?;
        // Edge pixels count a little, for parts so thin that they have nothing else.
        let weights = coverage.pixels().zip(&depth).map(|(c, &depth)| match c.0[0] {
            250.. if depth > source.fringe() => 1.0,
            128.. => 0.001,
            _ => 0.0,
        });
        let color = diffuse(&color, &weights.collect::<Vec<_>>());
        progress(1.0)?;
        Ok(Self { frame, color, coverage, regions })
    }

    /// Pixels along a side.
    pub fn side(&self) -> usize {
        self.color.width() as usize
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

/// The part of a picture of this size that the frame shows.
fn shown(frame: Frame, width: u32, height: u32) -> Rect {
    let within = |start: i32, length: u32| {
        let end = (i64::from(start) + i64::from(frame.side)).clamp(0, i64::from(length)) as u32;
        let start = (start.max(0) as u32).min(end);
        (start, end - start)
    };
    let ((x, width), (y, height)) = (within(frame.left, width), within(frame.top, height));
    Rect { x, y, width, height }
}

/// The part of a picture that the frame shows, in its place there. Large frames are scaled down to [`MOST_SIDE`]; the
/// part goes first, because the frame around a long and thin one would not fit into memory.
fn lay_into<P>(frame: Frame, shown: Rect, part: ImageBuffer<P, Vec<u8>>) -> ImageBuffer<P, Vec<u8>>
where
    P: Pixel<Subpixel = u8> + 'static,
{
    let side = frame.side.min(MOST_SIDE);
    let scale = f64::from(side) / f64::from(frame.side);
    let scaled = |length: u32| ((f64::from(length) * scale).round() as u32).max(1);
    let part = match side == frame.side {
        true => part,
        false => imageops::resize(&part, scaled(shown.width), scaled(shown.height), imageops::FilterType::Triangle),
    };
    let place = |shown: u32, frame: i32| ((f64::from(shown) - f64::from(frame)) * scale).round() as i64;
    let mut whole = ImageBuffer::new(side, side);
    imageops::replace(&mut whole, &part, place(shown.x, frame.left), place(shown.y, frame.top));
    whole
}

/// The columns and rows that the mask covers, or `None` where it covers nothing.
fn covered_box(mask: &GrayImage) -> Option<(std::ops::Range<u32>, std::ops::Range<u32>)> {
    let mut found: Option<[u32; 4]> = None;
    for (x, y, _) in mask.enumerate_pixels().filter(|(_, _, p)| p.0[0] > IN_BOX) {
        let [left, top, right, bottom] = found.unwrap_or([x, y, x + 1, y + 1]);
        found = Some([left.min(x), top.min(y), right.max(x + 1), bottom.max(y + 1)]);
    }
    found.map(|[left, top, right, bottom]| (left..right, top..bottom))
}

/// The mask without small regions, and how many regions it keeps.
fn without_specks(mask: &GrayImage) -> (GrayImage, u32) {
    let shrink = mask.width().max(mask.height()).div_ceil(REGION_CELLS).max(1);
    let (width, height) = (mask.width().div_ceil(shrink), mask.height().div_ceil(shrink));
    // A cell belongs to a region as soon as one of its pixels does: thin parts stay connected.
    let mut area = vec![0u64; (width * height) as usize];
    for (x, y, p) in mask.enumerate_pixels().filter(|(_, _, p)| p.0[0] >= 128) {
        area[((y / shrink) * width + x / shrink) as usize] += u64::from(p.0[0]);
    }
    let labels = label(&area.iter().map(|&a| a > 0).collect::<Vec<_>>(), width as usize);
    let count = labels.iter().copied().max().unwrap_or(0) as usize;
    let mut total = vec![0u64; count + 1];
    labels.iter().zip(&area).for_each(|(&label, area)| total[label as usize] += area);
    let least = (total.iter().sum::<u64>() as f64 * LEAST_REGION) as u64;
    let kept = total.iter().enumerate().map(|(label, &t)| label > 0 && t >= least && t > 0).collect::<Vec<_>>();
    // Soft edges lie partly in cells of no region: they belong to the nearest one.
    let nearest = nearest_seed(&labels.iter().map(|&l| l > 0).collect::<Vec<_>>(), width as usize, height as usize);
    let reach = (f64::from(width.max(height)) * SOFT_EDGE).powi(2).max(4.0);
    let keeps = |x: u32, y: u32| {
        let (column, row) = (x / shrink, y / shrink);
        let Some(nearest) = &nearest else { return false };
        let seed = nearest[(row * width + column) as usize];
        let (dx, dy) = (f64::from(seed % width) - f64::from(column), f64::from(seed / width) - f64::from(row));
        kept[labels[seed as usize] as usize] && dx * dx + dy * dy <= reach
    };
    let cleaned = GrayImage::from_fn(mask.width(), mask.height(), |x, y| {
        let value = mask.get_pixel(x, y).0[0];
        Luma([if value > 0 && keeps(x, y) { value } else { 0 }])
    });
    (cleaned, kept.iter().filter(|&&k| k).count() as u32)
}

/// Numbers the 8-connected regions of `inside` from 1, in order of their first cell; 0 is outside.
pub(crate) fn label(inside: &[bool], width: usize) -> Vec<u32> {
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
    use image::Rgba;

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
        assert_eq!(cut.regions, 1);
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
    fn a_panorama_is_scaled_into_a_frame_that_fits_into_memory() {
        let (width, height) = (300_000, 16);
        let mask = GrayImage::from_fn(width, height, |x, _| Luma([if x < width / 2 { 255 } else { 0 }]));
        let picture = RgbaImage::from_pixel(width, height, Rgba([1, 2, 3, 255]));
        let cut = Foreground::cut(&picture, &mask, MaskSource::Alpha, &unwatched).unwrap();
        assert_eq!(
            (cut.color.dimensions(), cut.coverage.dimensions()),
            ((MOST_SIDE, MOST_SIDE), (MOST_SIDE, MOST_SIDE))
        );
        let (columns, rows) = covered_box(&cut.coverage).unwrap();
        assert!(columns.len().abs_diff((MOST_SIDE as f32 * crate::frame::FILL) as usize) < 4, "{columns:?}");
        assert!((columns.start + columns.end).abs_diff(MOST_SIDE) < 4, "{columns:?}");
        assert!((rows.start + rows.end).abs_diff(MOST_SIDE) < 4, "{rows:?}");
    }

    #[test]
    fn two_large_regions_both_stay() {
        let mask = GrayImage::from_fn(64, 32, |x, _| Luma([if x % 32 < 20 { 255 } else { 0 }]));
        let picture = RgbaImage::from_pixel(64, 32, Rgba([1, 2, 3, 255]));
        assert_eq!(Foreground::cut(&picture, &mask, MaskSource::Alpha, &unwatched).unwrap().regions, 2);
    }
}
