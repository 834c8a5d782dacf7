//! Colors continued smoothly from where they are known to everywhere else.

use image::{Rgb, RgbImage};

use crate::progress::{Canceled, Progress};

/// Fills the pixels whose weight is below 1 from their surroundings (pull-push, Gortler et al. 1996): averages of
/// what is known are pulled up a pyramid, and pushed down again into the gaps. Pixels of weight 1 are left as they
/// are; others count for their weight. With no weight anywhere the picture stays unchanged.
pub fn diffuse(picture: &RgbImage, weights: &[f32], progress: Progress) -> Result<RgbImage, Canceled> {
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    assert_eq!(weights.len(), width * height, "one weight a pixel");
    if weights.iter().all(|&w| w <= 0.0) {
        return Ok(picture.clone());
    }
    let sums = picture.pixels().zip(weights).map(|(p, &w)| {
        let [r, g, b] = p.0.map(f32::from);
        [r * w, g * w, b * w, w]
    });
    let mut levels = vec![Level { width, height, sums: sums.collect() }];
    while let Some(fine) = levels.last().filter(|level| level.width > 1 || level.height > 1) {
        progress(0.2)?;
        let coarse = fine.pull();
        levels.push(coarse);
    }
    while let Some(coarse) = levels.pop() {
        let Some(fine) = levels.last_mut() else {
            let color = |i: usize| {
                let [r, g, b, w] = coarse.sums[i];
                Rgb([r, g, b].map(|v| (v / w.max(1e-12)).round().clamp(0.0, 255.0) as u8))
            };
            progress(0.8)?;
            return Ok(RgbImage::from_fn(picture.width(), picture.height(), |x, y| {
                let i = y as usize * width + x as usize;
                if weights[i] >= 1.0 { *picture.get_pixel(x, y) } else { color(i) }
            }));
        };
        progress(0.5)?;
        fine.push(&coarse);
    }
    Ok(picture.clone())
}

/// Weighted color sums and their weight, at one resolution.
struct Level {
    width: usize,
    height: usize,
    sums: Vec<[f32; 4]>,
}

impl Level {
    /// Half the resolution; a cell's weight saturates at 1, so that many knowns do not outvote their neighborhood.
    fn pull(&self) -> Self {
        let (width, height) = (self.width.div_ceil(2), self.height.div_ceil(2));
        let mut sums = vec![[0.0f32; 4]; width * height];
        for row in 0..self.height {
            for column in 0..self.width {
                let sum = &mut sums[row / 2 * width + column / 2];
                for (total, part) in sum.iter_mut().zip(self.sums[row * self.width + column]) {
                    *total += part;
                }
            }
        }
        for sum in &mut sums {
            let scale = sum[3].max(1.0).recip();
            *sum = sum.map(|v| v * scale);
        }
        Self { width, height, sums }
    }

    /// Tops every cell's weight up to 1 with the coarser level's color, bilinearly interpolated.
    fn push(&mut self, coarse: &Self) {
        for row in 0..self.height {
            let (near_row, far_row) = neighbors(row, coarse.height);
            for column in 0..self.width {
                let sum = &mut self.sums[row * self.width + column];
                let missing = 1.0 - sum[3].min(1.0);
                if missing <= 0.0 {
                    continue;
                }
                let (near, far) = neighbors(column, coarse.width);
                let mut color = [0.0; 4];
                for (r, c, share) in
                    [(near_row, near, 9.0), (near_row, far, 3.0), (far_row, near, 3.0), (far_row, far, 1.0)]
                {
                    for (total, part) in color.iter_mut().zip(coarse.sums[r * coarse.width + c]) {
                        *total += part * share;
                    }
                }
                // Cells without any color yet carry none; the sum of weights tells how many did.
                if color[3] > 0.0 {
                    for (total, part) in sum.iter_mut().zip(color) {
                        *total += part / color[3] * missing;
                    }
                }
            }
        }
    }
}

/// The coarse cells nearest and next nearest to a fine cell.
fn neighbors(fine: usize, coarse_count: usize) -> (usize, usize) {
    let near = fine / 2;
    let far = if fine.is_multiple_of(2) { near.saturating_sub(1) } else { (near + 1).min(coarse_count - 1) };
    (near, far)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::unwatched;

    #[test]
    fn two_knowns_meet_in_the_middle() {
        let mut picture = RgbImage::new(32, 9);
        let mut weights = vec![0.0; 32 * 9];
        for row in 0..9 {
            picture.put_pixel(0, row, Rgb([200, 0, 0]));
            picture.put_pixel(31, row, Rgb([0, 0, 200]));
            weights[row as usize * 32] = 1.0;
            weights[row as usize * 32 + 31] = 1.0;
        }
        let filled = diffuse(&picture, &weights, &unwatched).unwrap();
        let [red, _, blue] = filled.get_pixel(16, 4).0;
        assert!(red > 50 && blue > 50, "{red} {blue}");
        assert_eq!(filled.get_pixel(0, 3).0, [200, 0, 0]);
        assert!(filled.pixels().all(|p| u32::from(p.0[0]) + u32::from(p.0[2]) > 150), "no dark gaps");
    }

    #[test]
    fn nothing_known_changes_nothing() {
        let picture = RgbImage::from_pixel(5, 4, Rgb([9, 8, 7]));
        assert_eq!(diffuse(&picture, &[0.0; 20], &unwatched).unwrap(), picture);
    }
}
