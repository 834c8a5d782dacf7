//! The guided filter (He, Sun, Tang 2010, "Guided Image Filtering", with a color guide): a rough plane takes over the edges
//! of a picture.
//!
//! In each window the plane is explained as a linear function of the picture's color, by least squares; where the picture
//! changes, so then does the plane, and where it does not, the plane is smoothed. The coefficients vary slowly, so they are
//! found on a small copy of the picture and applied to each pixel of the large one (He, Sun 2015, "Fast Guided Filter").

use crate::progress::{Canceled, Progress};

/// For each cell of a grid over the picture, the plane as a function of color: `[r, g, b, 1] · coefficients`.
#[derive(Debug, Clone, PartialEq)]
pub struct LinearModel {
    width: usize,
    height: usize,
    coefficients: Vec<[f32; 4]>,
}

impl LinearModel {
    /// Explains `target` by the colors (0 to 1) of `guide`, both `width` × `height` row by row, in windows that reach
    /// `radius` cells to each side. Where colors vary by less than about √`epsilon`, the target is averaged instead.
    pub fn fit(
        guide: &[[f32; 3]],
        target: &[f32],
        (width, height): (usize, usize),
        radius: usize,
        epsilon: f32,
        progress: Progress,
    ) -> Result<Self, Canceled> {
        assert_eq!((guide.len(), target.len()), (width * height, width * height), "one color and one value a cell");
        let moments: Vec<[f32; 13]> = guide
            .iter()
            .zip(target)
            .map(|(&[r, g, b], &t)| [r, g, b, t, r * t, g * t, b * t, r * r, r * g, r * b, g * g, g * b, b * b])
            .collect();
        progress(0.1)?;
        let means = box_means(&moments, width, radius, &|share| progress(0.1 + 0.5 * share))?;
        let models: Vec<[f32; 4]> = means.iter().map(|moments| linear(moments, epsilon)).collect();
        progress(0.7)?;
        let coefficients = box_means(&models, width, radius, &|share| progress(0.7 + 0.3 * share))?;
        Ok(Self { width, height, coefficients })
    }

    /// The plane's value for a color at a place; x and y run from 0 to 1 over the picture. Finite for finite colors.
    pub fn value(&self, x: f32, y: f32, [r, g, b]: [f32; 3]) -> f32 {
        let (left, right, across) = between(x, self.width);
        let (above, below, down) = between(y, self.height);
        let row = |row: usize| {
            let (a, b) = (self.coefficients[row * self.width + left], self.coefficients[row * self.width + right]);
            std::array::from_fn::<f32, 4, _>(|k| a[k] + (b[k] - a[k]) * across)
        };
        let (upper, lower) = (row(above), row(below));
        let at = |k: usize| upper[k] + (lower[k] - upper[k]) * down;
        at(0) * r + at(1) * g + at(2) * b + at(3)
    }
}

/// Of `count` cells in a row, the two whose middles enclose `at` (0 to 1), and how far it is from the first to the second.
pub(crate) fn between(at: f32, count: usize) -> (usize, usize, f32) {
    let place = (at * count as f32 - 0.5).clamp(0.0, (count - 1) as f32);
    let low = place as usize;
    (low, (low + 1).min(count - 1), place - low as f32)
}

/// The coefficients with the least squared error in a window with these means, the slopes held down by `epsilon`.
fn linear(means: &[f32; 13], epsilon: f32) -> [f32; 4] {
    let [r, g, b, t, rt, gt, bt, rr, rg, rb, gg, gb, bb] = means.map(f64::from);
    let epsilon = f64::from(epsilon);
    let covariance = [rt - r * t, gt - g * t, bt - b * t];
    let (xx, xy, xz) = (rr - r * r + epsilon, rg - r * g, rb - r * b);
    let (yy, yz, zz) = (gg - g * g + epsilon, gb - g * b, bb - b * b + epsilon);
    // The inverse of a symmetric matrix by its minors; epsilon keeps the determinant positive.
    let minors = [yy * zz - yz * yz, xz * yz - xy * zz, xy * yz - xz * yy];
    let determinant = xx * minors[0] + xy * minors[1] + xz * minors[2];
    let rows =
        [minors, [minors[1], xx * zz - xz * xz, xy * xz - xx * yz], [minors[2], xy * xz - xx * yz, xx * yy - xy * xy]];
    let slope = rows.map(|row| row.iter().zip(covariance).map(|(m, c)| m * c).sum::<f64>() / determinant);
    let constant = t - slope[0] * r - slope[1] * g - slope[2] * b;
    [slope[0] as f32, slope[1] as f32, slope[2] as f32, constant as f32]
}

/// Means over windows that reach `radius` cells to each side and end at the grid's border.
fn box_means<const N: usize>(
    values: &[[f32; N]],
    width: usize,
    radius: usize,
    progress: Progress,
) -> Result<Vec<[f32; N]>, Canceled> {
    let height = values.len() / width;
    let mut rows = vec![[0.0; N]; values.len()];
    for (from, to) in values.chunks_exact(width).zip(rows.chunks_exact_mut(width)) {
        line_means(width, radius, |i| from[i], |i, mean| to[i] = mean);
    }
    progress(0.5)?;
    let mut means = vec![[0.0; N]; values.len()];
    for column in 0..width {
        line_means(height, radius, |i| rows[i * width + column], |i, mean| means[i * width + column] = mean);
    }
    progress(1.0)?;
    Ok(means)
}

/// Running means along a line of `count` cells.
fn line_means<const N: usize>(
    count: usize,
    radius: usize,
    value: impl Fn(usize) -> [f32; N],
    mut put: impl FnMut(usize, [f32; N]),
) {
    let mut sums = [0.0_f64; N];
    for i in 0..count + radius {
        if i < count {
            sums.iter_mut().zip(value(i)).for_each(|(sum, value)| *sum += f64::from(value));
        }
        if i > 2 * radius {
            sums.iter_mut().zip(value(i - 2 * radius - 1)).for_each(|(sum, value)| *sum -= f64::from(value));
        }
        if i >= radius {
            let middle = i - radius;
            let cells = (middle + radius + 1).min(count) - middle.saturating_sub(radius);
            put(middle, sums.map(|sum| (sum / cells as f64) as f32));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::unwatched;

    const SIDE: usize = 48;

    /// Red left of column 20, blue right of it.
    fn halves() -> Vec<[f32; 3]> {
        (0..SIDE * SIDE).map(|i| if i % SIDE < 20 { [0.8, 0.2, 0.2] } else { [0.2, 0.2, 0.8] }).collect()
    }

    fn filtered(guide: &[[f32; 3]], target: &[f32], radius: usize, epsilon: f32) -> Vec<f32> {
        let model = LinearModel::fit(guide, target, (SIDE, SIDE), radius, epsilon, &unwatched).unwrap();
        let middle = |cell: usize| (cell as f32 + 0.5) / SIDE as f32;
        (0..SIDE * SIDE).map(|i| model.value(middle(i % SIDE), middle(i / SIDE), guide[i])).collect()
    }

    #[test]
    fn a_blurred_edge_becomes_as_sharp_as_the_pictures() {
        // A ramp eight cells wide whose middle is two cells off the picture's edge.
        let ramp: Vec<f32> = (0..SIDE * SIDE).map(|i| (((i % SIDE) as f32 - 18.0) / 8.0).clamp(0.0, 1.0)).collect();
        let sharp = filtered(&halves(), &ramp, 8, 1e-4);
        let row = &sharp[24 * SIDE..25 * SIDE];
        assert!(row[19] < 0.1 && row[20] > 0.6, "{:?}", &row[16..24]);
    }

    #[test]
    fn without_edges_in_the_picture_it_is_a_mean() {
        let step: Vec<f32> = (0..SIDE * SIDE).map(|i| if i % SIDE < 24 { 0.0 } else { 1.0 }).collect();
        let flat = filtered(&[[0.5; 3]; SIDE * SIDE], &step, 3, 1e-4);
        assert!((flat[24 * SIDE + 23] - 0.43).abs() < 0.02 && (flat[24 * SIDE + 24] - 0.57).abs() < 0.02);
        assert_eq!((flat[24 * SIDE + 10], flat[24 * SIDE + 40]), (0.0, 1.0));
    }

    #[test]
    fn what_the_picture_explains_is_kept_exactly() {
        let guide: Vec<[f32; 3]> = (0..SIDE * SIDE)
            .map(|i| [0, 1, 2].map(|k| ((i * (7 + 4 * k) + i / SIDE * 13) % 97) as f32 / 97.0))
            .collect();
        let target: Vec<f32> = guide.iter().map(|[r, g, b]| 0.5 * r - 0.3 * g + 0.2 * b + 0.3).collect();
        let same = filtered(&guide, &target, 4, 1e-6);
        assert!(same.iter().zip(&target).all(|(a, b)| (a - b).abs() < 1e-3));
    }

    #[test]
    fn windows_end_at_the_border() {
        let means = box_means(&[[1.0], [2.0], [6.0]], 3, 1, &unwatched).unwrap();
        assert_eq!(means, [[1.5], [3.0], [4.0]]);
        let wide = box_means(&[[1.0], [2.0], [6.0]], 3, 50, &unwatched).unwrap();
        assert_eq!(wide, [[3.0], [3.0], [3.0]]);
    }
}
