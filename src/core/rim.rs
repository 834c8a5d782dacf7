//! How a body that a coarse network sees ends along the outline of the fine mask.
//!
//! In the outermost cells the answers jump from cell to cell as the rim's stairs go, which on the fine outline would be
//! teeth. So they are not asked there: what is known a little further in, straight inwards from the outline and smoothed
//! along it, goes on to the outline and closes there as an ellipse does.

use glam::Vec2;
use rayon::prelude::*;

use crate::field::Layer;

/// How far in the network is asked, and up to where its answers are smoothed along the outline, in its cells.
const DEPTH: f32 = 1.5;
const CALM: f32 = 3.0;
/// Distance at the outline between the places whose mean is taken, in the network's cells, and their weights.
const SPREAD: f32 = 1.0;
const WEIGHTS: [f32; 5] = [1.0, 2.0, 3.0, 2.0, 1.0];
/// The way inwards is gone in steps of so many pixels at most.
const STRIDE: f32 = 1.5;
const MOST_STRIDES: usize = 24;
/// Less is no distance to be divided by, in pixels.
const LEAST: f32 = 0.1;

/// Where each ray near an outline finds its depths.
pub(crate) struct Rim {
    size: usize,
    places: Vec<Place>,
}

struct Place {
    /// The ray's number.
    ray: usize,
    /// Where it asks, in pixels.
    from: Vec2,
    /// From one place to the next of those whose mean is taken there.
    along: Vec2,
    /// The ray's distance to the outline as a share of that of the place.
    share: f32,
}

impl Rim {
    /// `distance`: of each of `size` × `size` rays to the outline in pixels, positive inside
    /// ([`outline_distance`](crate::distance::outline_distance)). `cell`: pixels along a side of the network's cells.
    pub fn new(distance: &[f32], size: usize, cell: f32) -> Self {
        let map = Map { values: distance, size };
        let is_near = |ray: &usize| distance[*ray] > 0.0 && distance[*ray] < CALM * cell;
        let rays = (0..distance.len()).filter(is_near).collect::<Vec<_>>();
        let place = |ray: usize| {
            let start = Vec2::new((ray % size) as f32, (ray / size) as f32);
            let mut from = start;
            for _ in 0..MOST_STRIDES {
                let missing = DEPTH * cell - map.at(from);
                if missing <= 0.0 {
                    break;
                }
                // In the middle of a thin part the slope vanishes: there the way ends.
                from += map.slope(from) * missing.min(STRIDE);
            }
            let calm = SPREAD * cell * (1.0 - distance[ray] / (CALM * cell));
            let share = (distance[ray] / map.at(from).max(LEAST)).min(1.0);
            Place { ray, from, along: map.slope(start).perp() * calm, share }
        };
        Self { size, places: rays.into_par_iter().map(place).collect() }
    }

    /// Closes a layer of the body along the outline.
    pub fn close(&self, layer: &mut Layer) {
        let mean = |map: Map, place: &Place| {
            let tap = |(k, weight): (usize, &f32)| map.at(place.from + place.along * (k as f32 - 2.0)) * weight;
            WEIGHTS.iter().enumerate().map(tap).sum::<f32>() / WEIGHTS.iter().sum::<f32>()
        };
        let (middle, half_squared) = (layer.middle.clone(), layer.half_squared.clone());
        let ends = self.places.par_iter().map(|place| {
            let [middle, half_squared] =
                [&middle, &half_squared].map(|values| mean(Map { values, size: self.size }, place));
            (middle, half_squared * place.share)
        });
        for (place, (middle, half_squared)) in self.places.iter().zip(ends.collect::<Vec<_>>()) {
            (layer.middle[place.ray], layer.half_squared[place.ray]) = (middle, half_squared);
        }
    }
}

/// Values at the centers of `size` × `size` pixels, to be read anywhere between them.
#[derive(Clone, Copy)]
struct Map<'a> {
    values: &'a [f32],
    size: usize,
}

impl Map<'_> {
    fn at(self, place: Vec2) -> f32 {
        let most = (self.size - 1) as f32;
        let place = place.clamp(Vec2::ZERO, Vec2::splat(most));
        let low = place.floor();
        let part = place - low;
        let [x, y] = low.to_array().map(|v| v as usize);
        let [right, down] = [x, y].map(|v| (v + 1).min(self.size - 1));
        let value = |x: usize, y: usize| self.values[y * self.size + x];
        let row = |y: usize| value(x, y) + (value(right, y) - value(x, y)) * part.x;
        row(y) + (row(down) - row(y)) * part.y
    }

    /// How steeply the values rise a pixel, and where to.
    fn slope(self, place: Vec2) -> Vec2 {
        let rise = |step: Vec2| (self.at(place + step) - self.at(place - step)) / 4.0;
        Vec2::new(rise(Vec2::X * 2.0), rise(Vec2::Y * 2.0))
    }
}

#[cfg(test)]
mod tests {
    use image::{GrayImage, Luma};

    use super::*;
    use crate::distance::outline_distance;

    const SIZE: usize = 192;
    const CELL: f32 = 6.0;

    /// How far within a mask of these widths, leaning by 1 in 7, places are; a pixel to each side, it is soft.
    fn bar(half: f32) -> Vec<f32> {
        let depth = |x: u32, y: u32| half - ((x as f32 - 96.0) * 7.0 - (y as f32 - 96.0)).abs() / 50f32.sqrt();
        let mask = GrayImage::from_fn(SIZE as u32, SIZE as u32, |x, y| {
            Luma([((depth(x, y) + 0.5).clamp(0.0, 1.0) * 255.0) as u8])
        });
        outline_distance(&mask)
    }

    /// Jumps from one coarse cell to the next, as along the stairs of a rim.
    fn jumping() -> Vec<f32> {
        (0..SIZE * SIZE).map(|i| if (i / SIZE / CELL as usize).is_multiple_of(2) { 1.0 } else { -1.0 }).collect()
    }

    #[test]
    fn along_the_outline_jumps_are_smoothed_and_the_inside_stays() {
        let distance = bar(40.0);
        let before = Layer { middle: jumping(), half_squared: vec![1.0; SIZE * SIZE] };
        let mut layer = before.clone();
        Rim::new(&distance, SIZE, CELL).close(&mut layer);
        for i in (0..SIZE * SIZE).filter(|i| (40..152).contains(&(i / SIZE))) {
            if distance[i] > CALM * CELL || distance[i] <= 0.0 {
                assert_eq!(layer.middle[i], before.middle[i]);
            } else if distance[i] < 1.0 {
                assert!(layer.middle[i].abs() < 0.4, "{} at {}", layer.middle[i], distance[i]);
            }
        }
    }

    #[test]
    fn a_wall_is_rounded_off_to_the_outline() {
        let distance = bar(40.0);
        let mut layer = Layer { middle: vec![0.25; SIZE * SIZE], half_squared: vec![0.04; SIZE * SIZE] };
        Rim::new(&distance, SIZE, CELL).close(&mut layer);
        for i in (0..SIZE * SIZE).filter(|i| (40..152).contains(&(i / SIZE)) && distance[*i] > 0.5) {
            let expected = 0.04 * (distance[i] / (DEPTH * CELL)).min(1.0);
            assert!((layer.half_squared[i] - expected).abs() < 0.004, "{} at {}", layer.half_squared[i], distance[i]);
            assert!((layer.middle[i] - 0.25).abs() < 1e-6);
        }
    }

    #[test]
    fn a_leg_narrower_than_the_rim_is_round() {
        let distance = bar(5.0);
        let mut layer = Layer { middle: vec![0.0; SIZE * SIZE], half_squared: vec![0.04; SIZE * SIZE] };
        Rim::new(&distance, SIZE, CELL).close(&mut layer);
        let row = 96 * SIZE..97 * SIZE;
        let across = row.filter(|&i| distance[i] > 0.0).map(|i| layer.half_squared[i]).collect::<Vec<_>>();
        let largest = across.iter().copied().fold(0.0, f32::max);
        assert!(across.len() > 8 && largest > 0.035 && across[0] < 0.012 && across[across.len() - 1] < 0.012);
        let top = across.iter().position(|&h| h == largest).unwrap();
        assert!(across[..=top].is_sorted() && across[top..].iter().rev().is_sorted(), "{across:?}");
    }
}
