//! Exact Euclidean distances on a pixel grid (Felzenszwalb and Huttenlocher 2012), and outlines as distances.

use image::GrayImage;
use rayon::prelude::*;

use crate::progress::{Canceled, Progress, unwatched};

/// The row of a seed in a column that has none: far away.
const NONE: i32 = 1 << 24;
/// Rows between two reports of progress.
const BLOCK: usize = 64;

/// For each pixel the index of the nearest seed, or `None` where there is no seed at all.
pub fn nearest_seed(seeds: &[bool], width: usize, height: usize) -> Option<Vec<u32>> {
    // Nobody cancels what nobody watches.
    nearest_seed_watched(seeds, width, height, &unwatched).unwrap_or_default()
}

/// [`nearest_seed`] for maps so large that somebody may want to stop it.
pub fn nearest_seed_watched(
    seeds: &[bool],
    width: usize,
    height: usize,
    progress: Progress,
) -> Result<Option<Vec<u32>>, Canceled> {
    assert_eq!(seeds.len(), width * height, "one pixel a seed entry");
    if !seeds.contains(&true) {
        return Ok(None);
    }
    // First along columns: the row of the nearest seed in the same column, far away where the column has none. All
    // columns advance together, a row at a time, as the pixels lie in memory.
    let mut row_of = vec![-NONE; seeds.len()];
    let mut above = vec![-NONE; width];
    for row in 0..height {
        let pixels = row * width..(row + 1) * width;
        for ((row_of, above), &seed) in row_of[pixels.clone()].iter_mut().zip(&mut above).zip(&seeds[pixels]) {
            *above = if seed { row as i32 } else { *above };
            *row_of = *above;
        }
    }
    let mut below = vec![NONE; width];
    for row in (0..height).rev() {
        let pixels = row * width..(row + 1) * width;
        for ((row_of, below), &seed) in row_of[pixels.clone()].iter_mut().zip(&mut below).zip(&seeds[pixels]) {
            *below = if seed { row as i32 } else { *below };
            let nearer = *below - (row as i32) < row as i32 - *row_of;
            *row_of = if nearer { *below } else { *row_of };
        }
    }
    // Then along each row.
    let mut nearest = vec![0; seeds.len()];
    for (block, rows) in nearest.chunks_mut(BLOCK * width).enumerate() {
        progress((block * BLOCK) as f32 / height as f32)?;
        let rows = rows.par_chunks_mut(width).zip(row_of[block * BLOCK * width..].par_chunks(width)).enumerate();
        rows.for_each_init(Vec::new, |hull, (row, (nearest, row_of))| {
            envelope(block * BLOCK + row, row_of, hull, nearest)
        });
    }
    Ok(Some(nearest))
}

/// The nearest seed of each pixel of a row, where `row_of` has the row of the nearest seed in each column: the lower
/// envelope of the parabolas that the columns' distances open. `hull` is room to work in.
fn envelope(row: usize, row_of: &[i32], hull: &mut Vec<(usize, f64)>, nearest: &mut [u32]) {
    let width = row_of.len();
    let height_at = |column: usize| {
        let away = f64::from(row_of[column] - row as i32);
        away * away
    };
    hull.clear();
    for column in (0..width).filter(|&c| (0..NONE).contains(&row_of[c])) {
        let position = column as f64;
        let mut from = f64::NEG_INFINITY;
        while let Some(&(other, start)) = hull.last() {
            let other_position = other as f64;
            from = (height_at(column) + position * position - height_at(other) - other_position * other_position)
                / (2.0 * (position - other_position));
            if from > start {
                break;
            }
            hull.pop();
            from = f64::NEG_INFINITY;
        }
        hull.push((column, from));
    }
    let mut k = 0;
    for (column, nearest) in nearest.iter_mut().enumerate() {
        while k + 1 < hull.len() && hull[k + 1].1 <= column as f64 {
            k += 1;
        }
        let seed_column = hull[k].0;
        *nearest = (row_of[seed_column] as usize * width + seed_column) as u32;
    }
}

/// Distance in pixels between two pixels of a grid, given by their indices.
pub fn separation(a: usize, b: usize, width: usize) -> f32 {
    let across = (a % width) as f32 - (b % width) as f32;
    across.hypot((a / width) as f32 - (b / width) as f32)
}

/// Signed distance in pixels from each pixel's centre to the outline (coverage one half), positive inside. Soft
/// edges place the outline between pixel centres. All inside or all outside gives `±(width + height)`.
pub fn outline_distance(coverage: &GrayImage) -> Vec<f32> {
    outline_distance_watched(coverage, &unwatched).unwrap_or_default()
}

/// [`outline_distance`] for pictures so large that somebody may want to stop it.
pub fn outline_distance_watched(coverage: &GrayImage, progress: Progress) -> Result<Vec<f32>, Canceled> {
    let (width, height) = (coverage.width() as usize, coverage.height() as usize);
    let pixels = coverage.as_raw();
    let inside = |i: usize| pixels[i] >= 128;
    let at_edge = |i: usize| {
        let (row, column) = (i / width, i % width);
        let differs = |j: usize| inside(j) != inside(i);
        (column > 0 && differs(i - 1))
            || (column + 1 < width && differs(i + 1))
            || (row > 0 && differs(i - width))
            || (row + 1 < height && differs(i + width))
    };
    let seeds = (0..pixels.len()).map(at_edge).collect::<Vec<_>>();
    let Some(nearest) = nearest_seed_watched(&seeds, width, height, progress)? else {
        let far = (width + height) as f32;
        return Ok(pixels.iter().map(|&p| if p >= 128 { far } else { -far }).collect());
    };
    let distance = |i: usize| {
        let seed = nearest[i] as usize;
        let away = separation(i, seed, width);
        let edge_offset = (f32::from(pixels[seed]) - 127.5) / 255.0;
        if inside(i) { away + edge_offset } else { edge_offset - away }
    };
    Ok((0..pixels.len()).map(distance).collect())
}

#[cfg(test)]
mod tests {
    use image::Luma;
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn as_near_as_brute_force(seeds in prop::collection::vec(prop::bool::weighted(0.1), 13 * 9)) {
            let far = |a: usize, b: usize| {
                let (dx, dy) = ((a % 13) as i32 - (b % 13) as i32, (a / 13) as i32 - (b / 13) as i32);
                dx * dx + dy * dy
            };
            let all = (0..seeds.len()).filter(|&i| seeds[i]).collect::<Vec<_>>();
            match nearest_seed(&seeds, 13, 9) {
                None => prop_assert!(all.is_empty()),
                Some(nearest) => for i in 0..seeds.len() {
                    prop_assert!(seeds[nearest[i] as usize]);
                    prop_assert_eq!(far(i, nearest[i] as usize), all.iter().map(|&s| far(i, s)).min().unwrap());
                }
            }
        }
    }

    #[test]
    fn a_soft_edge_lies_between_pixels() {
        // Full coverage up to column 4, a quarter at column 5: the outline is at 5.25 - 0.5 in pixel centres.
        let coverage =
            GrayImage::from_fn(12, 3, |x, _| Luma([[0, 64, 255][usize::from(x < 5) * 2 + usize::from(x == 5)]]));
        let distance = outline_distance(&coverage);
        assert!(distance[0] > 4.0 && distance[0] < 5.0, "{}", distance[0]);
        assert!(distance[5] < 0.0 && distance[5] > -0.5);
        assert!(distance.windows(2).take(11).all(|pair| pair[0] > pair[1]));
    }
}
