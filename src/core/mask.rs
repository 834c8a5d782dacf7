//! Which pixels of a picture are the subject: from its alpha, from a mask picture, or from a plain background.

use std::collections::VecDeque;

use image::{GrayImage, Luma, RgbaImage, imageops};

use crate::progress::{Canceled, Progress};

/// Why there is no usable mask. Each message says what to do next.
#[derive(Debug, thiserror::Error)]
pub enum MaskError {
    #[error("no subject: the mask covers nothing; use a picture with a visible subject, or give a mask picture")]
    Empty,
    #[error(
        "no background: the subject fills the whole picture and no border tells it apart; cut it out (save it with \
         a transparent background), or give a mask picture"
    )]
    Full,
    #[error(
        "no subject can be told from the background of this picture; cut it out (save it with a transparent background), \
         or give a mask picture"
    )]
    Unclear,
    #[error(
        "the mask is {} × {} pixels, the picture {} × {}; they must have the same shape",
        mask.0, mask.1, picture.0, picture.1
    )]
    OtherShape { mask: (u32, u32), picture: (u32, u32) },
    #[error(transparent)]
    Canceled(#[from] Canceled),
}

/// The picture's own alpha, if it says anything: at least one pixel in a thousand is not opaque.
pub fn from_alpha(picture: &RgbaImage) -> Option<GrayImage> {
    let clear = picture.pixels().filter(|p| p.0[3] < 250).count() as u64;
    let worth = clear * 1000 >= u64::from(picture.width()) * u64::from(picture.height());
    worth.then(|| GrayImage::from_fn(picture.width(), picture.height(), |x, y| Luma([picture.get_pixel(x, y).0[3]])))
}

/// A mask picture's coverage: its alpha where it has one, else its brightness (white is subject). A mask of another
/// size but the same shape is scaled.
pub fn from_mask_picture(mask: &RgbaImage, width: u32, height: u32) -> Result<GrayImage, MaskError> {
    let shape = |w: u32, h: u32| f64::from(w) / f64::from(h);
    if (shape(mask.width(), mask.height()) / shape(width, height) - 1.0).abs() > 0.02 {
        return Err(MaskError::OtherShape { mask: mask.dimensions(), picture: (width, height) });
    }
    let coverage = from_alpha(mask).unwrap_or_else(|| imageops::grayscale(mask));
    Ok(if mask.dimensions() == (width, height) {
        coverage
    } else {
        imageops::resize(&coverage, width, height, imageops::FilterType::Triangle)
    })
}

/// Refuses masks that show nothing or everything.
pub fn check(mask: &GrayImage) -> Result<(), MaskError> {
    let covered = mask.pixels().filter(|p| p.0[0] >= 128).count();
    match covered {
        0 => Err(MaskError::Empty),
        _ if covered == mask.len() => Err(MaskError::Full),
        _ => Ok(()),
    }
}

/// Coefficients of 1, x, y, x², xy, y² over the picture, x and y in -1..1.
const TERMS: usize = 6;
type Background = [[f32; TERMS]; 3];
/// Color distances (RGB, 0..1) under which a pixel is plain background whatever the border's noise.
const LEAST_TOLERANCE: f32 = 0.045;
/// A pixel this many times as far from the background as the tolerance is fully subject.
const SOFTNESS: f32 = 2.4;
/// Noise of a border up to which its background is plain: that of a good camera. Dim lawns and dark woods have more.
const MOST_NOISE: f32 = 0.02;
/// Share of the border that a plain background makes up at least; the subject may reach over the better part of one side.
const LEAST_PLAIN: f64 = 0.74;
/// Pixels after which a flood asks whether to go on.
const FLOOD_REPORT: usize = 1 << 16;
/// Background seen through the subject (a handle's hole) must cover this share of the picture to count.
const LEAST_HOLE: f64 = 0.0004;

/// Whether the background is so plain that [`from_border`] can tell the subject from it.
pub fn has_plain_background(picture: &RgbaImage) -> bool {
    let (background, noise) = fit_border(picture);
    let samples = border_samples(picture);
    let tolerance = (3.0 * noise).max(LEAST_TOLERANCE);
    let plain = samples.iter().filter(|(terms, pixel)| distance(&background, terms, *pixel) < tolerance).count();
    noise <= MOST_NOISE && plain as f64 >= samples.len() as f64 * LEAST_PLAIN
}

/// Finds the subject before a plain or smoothly graded background that reaches the picture's border.
///
/// A quadratic in x and y is fitted robustly to each channel of the border; what is connected to the border and
/// close to that background is outside, with soft edges where it changes into the subject.
pub fn from_border(picture: &RgbaImage, progress: Progress) -> Result<GrayImage, MaskError> {
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    let (background, noise) = fit_border(picture);
    let low = (3.0 * noise).max(LEAST_TOLERANCE);
    let high = low * SOFTNESS;
    // Distances in units of `high`, 255 being subject for certain.
    let mut far = vec![0u8; width * height];
    for (row, pixels) in far.chunks_exact_mut(width).enumerate() {
        if row % 64 == 0 {
            progress(row as f32 / height as f32 * 0.7)?;
        }
        let y = centered(row, height);
        for (column, value) in pixels.iter_mut().enumerate() {
            let terms = terms(centered(column, width), y);
            let pixel = picture.get_pixel(column as u32, row as u32).0;
            *value = (distance(&background, &terms, pixel) / high * 255.0).min(255.0) as u8;
        }
    }
    let surely_background = (low / high * 255.0) as u8;
    let mut outside = vec![false; far.len()];
    let border = (0..width).flat_map(|c| [c, (height - 1) * width + c]);
    let border = border.chain((0..height).flat_map(|r| [r * width, r * width + width - 1]));
    flood(border, width, |i| far[i] < 255, &mut outside, progress)?;
    progress(0.85)?;

    let least_hole = (LEAST_HOLE * far.len() as f64) as usize + 4;
    let mut tried = outside.clone();
    for start in 0..far.len() {
        if !tried[start] && far[start] < surely_background / 2 {
            let size = flood([start], width, |i| far[i] < surely_background, &mut tried, progress)?;
            if size >= least_hole {
                flood([start], width, |i| far[i] < 255, &mut outside, progress)?;
            }
        }
    }
    progress(1.0)?;
    let ramp = |value: u8| {
        let share = (f32::from(value) - f32::from(surely_background)) / (255.0 - f32::from(surely_background));
        (share.clamp(0.0, 1.0) * 255.0) as u8
    };
    let coverage = (0..far.len()).map(|i| if outside[i] { ramp(far[i]) } else { 255 }).collect();
    // The buffer has one entry a pixel by construction.
    Ok(GrayImage::from_raw(picture.width(), picture.height(), coverage).unwrap_or_default())
}

/// Marks what can be reached from `start` over the four neighbors of pixels that `open` lets through; returns how many
/// pixels that are.
pub(crate) fn flood(
    start: impl IntoIterator<Item = usize>,
    width: usize,
    open: impl Fn(usize) -> bool,
    marked: &mut [bool],
    progress: Progress,
) -> Result<usize, Canceled> {
    // First in, first out: at any time little more than the flood's edge waits.
    let mut waiting: VecDeque<usize> = start.into_iter().collect();
    let mut count = 0;
    while let Some(i) = waiting.pop_front() {
        if marked[i] || !open(i) {
            continue;
        }
        marked[i] = true;
        count += 1;
        if count % FLOOD_REPORT == 0 {
            progress(0.8)?;
        }
        let column = i % width;
        let beside = [(column > 0).then(|| i - 1), (column + 1 < width).then_some(i + 1)];
        let above_below = [i.checked_sub(width), Some(i + width).filter(|&below| below < marked.len())];
        waiting.extend(beside.into_iter().chain(above_below).flatten().filter(|&next| !marked[next]));
    }
    Ok(count)
}

/// Pixels along the border, with the background's terms at their places; at most a few thousand.
fn border_samples(picture: &RgbaImage) -> Vec<([f32; TERMS], [u8; 4])> {
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    let ring = (width.min(height) / 50).max(1);
    let stride = ((width + height) * ring / 2000).max(1);
    let mut samples = Vec::new();
    let mut sample = |column: usize, row: usize| {
        let pixel = picture.get_pixel(column as u32, row as u32).0;
        samples.push((terms(centered(column, width), centered(row, height)), pixel));
    };
    for depth in 0..ring {
        for column in (0..width).step_by(stride) {
            sample(column, depth);
            sample(column, height - 1 - depth);
        }
        for row in (0..height).step_by(stride) {
            sample(depth, row);
            sample(width - 1 - depth, row);
        }
    }
    samples
}

/// The background under the picture's border, and how far (RGB, 0..1) a typical border pixel is from it.
fn fit_border(picture: &RgbaImage) -> (Background, f32) {
    let samples = border_samples(picture);
    let mut weights = vec![1.0f32; samples.len()];
    let mut background = [[0.0; TERMS]; 3];
    let mut noise = 1.0f32;
    for _ in 0..8 {
        background = least_squares(&samples, &weights);
        let far = samples.iter().map(|(terms, pixel)| distance(&background, terms, *pixel)).collect::<Vec<_>>();
        let mut sorted = far.clone();
        sorted.sort_by(f32::total_cmp);
        noise = sorted.get(sorted.len() / 2).copied().unwrap_or(0.0) * 1.5;
        let scale = noise.max(0.004);
        weights = far.iter().map(|d| 1.0 / (1.0 + (d / scale).powi(2))).collect();
    }
    (background, noise)
}

fn least_squares(samples: &[([f32; TERMS], [u8; 4])], weights: &[f32]) -> Background {
    let mut normal = [[0.0f64; TERMS + 3]; TERMS];
    for ((terms, pixel), &weight) in samples.iter().zip(weights) {
        for i in 0..TERMS {
            let left = f64::from(weight * terms[i]);
            for j in 0..TERMS {
                normal[i][j] += left * f64::from(terms[j]);
            }
            for channel in 0..3 {
                normal[i][TERMS + channel] += left * f64::from(pixel[channel]) / 255.0;
            }
        }
    }
    // Elimination; the ridge keeps the system regular on borders that are only a few pixels long.
    for i in 0..TERMS {
        normal[i][i] += 1e-6;
        let pivot_row = normal[i];
        for (j, row) in normal.iter_mut().enumerate() {
            if j != i {
                let factor = row[i] / pivot_row[i];
                row.iter_mut().zip(pivot_row).for_each(|(a, b)| *a -= factor * b);
            }
        }
    }
    let mut background = [[0.0; TERMS]; 3];
    for (channel, coefficients) in background.iter_mut().enumerate() {
        for i in 0..TERMS {
            coefficients[i] = (normal[i][TERMS + channel] / normal[i][i]) as f32;
        }
    }
    background
}

fn centered(index: usize, count: usize) -> f32 {
    (index as f32 + 0.5) / count as f32 * 2.0 - 1.0
}

fn terms(x: f32, y: f32) -> [f32; TERMS] {
    [1.0, x, y, x * x, x * y, y * y]
}

fn distance(background: &Background, terms: &[f32; TERMS], pixel: [u8; 4]) -> f32 {
    let mut sum = 0.0;
    for channel in 0..3 {
        let expected: f32 = background[channel].iter().zip(terms).map(|(c, t)| c * t).sum();
        sum += (f32::from(pixel[channel]) / 255.0 - expected).powi(2);
    }
    sum.sqrt()
}

#[cfg(test)]
mod tests {
    use image::Rgba;

    use super::*;
    use crate::progress::unwatched;

    /// A ring before a graded, slightly noisy background.
    fn ring() -> RgbaImage {
        RgbaImage::from_fn(200, 160, |x, y| {
            let radius = (x as f32 - 100.0).hypot(y as f32 - 80.0);
            let noise = ((x * 7 + y * 13) % 5) as u8;
            if (25.0..60.0).contains(&radius) {
                Rgba([180, 60 + (x / 2) as u8, 40, 255])
            } else {
                Rgba([150 + (x / 4) as u8, 160 + (y / 4) as u8 + noise, 190, 255])
            }
        })
    }

    #[test]
    fn a_ring_on_a_gradient_has_its_hole() {
        let mask = from_border(&ring(), &unwatched).unwrap();
        check(&mask).unwrap();
        let at = |x, y| mask.get_pixel(x, y).0[0];
        assert_eq!((at(100, 80), at(5, 5), at(100, 120)), (0, 0, 255));
        let area = mask.pixels().filter(|p| p.0[0] >= 128).count() as f64;
        let expected = std::f64::consts::PI * (60.0 * 60.0 - 25.0 * 25.0);
        assert!((area / expected - 1.0).abs() < 0.03, "{area} {expected}");
    }

    #[test]
    fn a_background_is_plain_up_to_some_noise_and_a_subject_over_part_of_a_side() {
        assert!(has_plain_background(&ring()));
        let bust = |x: u32, y: u32| y > 80 && (x as f32 - 100.0).abs() < 0.3 * y as f32;
        let sitter = RgbaImage::from_fn(200, 200, |x, y| {
            Rgba(if bust(x, y) { [60, 40, 30, 255] } else { [200, 205, 210, 255] })
        });
        assert!(has_plain_background(&sitter));
        let checks = RgbaImage::from_fn(200, 200, |x, y| {
            Rgba(if (x / 9 + y / 9).is_multiple_of(2) { [90; 4] } else { [150; 4] })
        });
        assert!(!has_plain_background(&checks));
        let table = RgbaImage::from_fn(200, 200, |_, y| Rgba(if y < 110 { [220; 4] } else { [120, 80, 50, 255] }));
        assert!(!has_plain_background(&table));
    }

    #[test]
    fn opaque_alpha_says_nothing() {
        assert!(from_alpha(&ring()).is_none());
        let mut cut = ring();
        cut.enumerate_pixels_mut().for_each(|(x, _, p)| p.0[3] = if x < 100 { 0 } else { 255 });
        assert_eq!(from_alpha(&cut).unwrap().get_pixel(99, 0).0[0], 0);
    }

    #[test]
    fn empty_and_full_masks_are_refused() {
        assert!(matches!(check(&GrayImage::new(8, 8)), Err(MaskError::Empty)));
        assert!(matches!(check(&GrayImage::from_pixel(8, 8, Luma([255]))), Err(MaskError::Full)));
        let plain = RgbaImage::from_pixel(64, 64, Rgba([90, 90, 90, 255]));
        assert!(matches!(check(&from_border(&plain, &unwatched).unwrap()), Err(MaskError::Empty)));
    }

    #[test]
    fn a_mask_of_another_shape_is_refused_and_of_another_size_scaled() {
        let mask = RgbaImage::from_fn(20, 10, |x, _| if x < 10 { Rgba([255; 4]) } else { Rgba([0, 0, 0, 255]) });
        assert!(matches!(from_mask_picture(&mask, 40, 40), Err(MaskError::OtherShape { .. })));
        let scaled = from_mask_picture(&mask, 40, 20).unwrap();
        assert_eq!((scaled.get_pixel(2, 2).0[0], scaled.get_pixel(38, 2).0[0]), (255, 0));
    }
}
