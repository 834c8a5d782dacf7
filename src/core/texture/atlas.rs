//! Charts placed side by side on a square texture.

use glam::{IVec2, Vec2};
use guillotiere::{SimpleAtlasAllocator, size2};

use super::charts::{Chart, Facing};

/// Free pixels around a chart on a texture of this side or more, and fewer in proportion on smaller ones, for mipmaps.
const PADDING: u32 = 8;
const PADDING_AT: u32 = 2048;
const LEAST_PADDING: u32 = 2;
/// The least texture tried where the picture decides.
const LEAST_SIDE: u32 = 64;
/// Sides tried are that far apart, which suits block compression and the first mipmaps.
const SIDE_STEP: usize = 64;
/// Pixels on anything but the front for each one there: the network knows less of the rest.
const REST_SCALE: f32 = 0.5;
/// How much smaller charts become until they fit.
const SHRINKING: f32 = 0.95;
const LEAST_SCALE: f32 = 0.02;

/// Where the charts lie.
pub(super) struct Atlas {
    pub side: u32,
    /// Pixels of the texture for one of the picture, on the front.
    pub scale: f32,
    pub places: Vec<Place>,
}

/// Where one chart lies.
#[derive(Clone, Copy)]
pub(super) struct Place {
    /// Pixels of the texture along a frame unit.
    pub per_unit: f32,
    /// Added to a point of the chart in pixels; whole, so that pixels of the picture stay pixels of the texture.
    offset: IVec2,
}

impl Place {
    /// A point of the chart's plane in pixels of the texture.
    pub fn pixel(&self, flat: Vec2) -> Vec2 {
        // The frame's top left corner is (-1, -1) in the planes of front and back, and the picture's grid begins there.
        (flat + 1.0) * self.per_unit + self.offset.as_vec2()
    }
}

impl Atlas {
    /// Packs charts for a picture of `picture_side` pixels over the frame: onto a texture of the given side, as large as
    /// they can be there; or at the picture's own resolution onto the smallest that they fit on, up to `usual_side`.
    pub fn new(
        charts: &[Chart],
        boxes: &[(Vec2, Vec2)],
        picture_side: u32,
        side: Option<u32>,
        usual_side: u32,
    ) -> Self {
        let pack = |scale: f32, side: u32| pack(charts, boxes, picture_side, scale, side);
        if let Some(side) = side {
            let area = boxes.iter().map(|(low, high)| (high - low).element_product()).sum::<f32>();
            let largest = side as f32 * 2.0 / (picture_side as f32 * area.max(1e-3).sqrt() * REST_SCALE);
            return shrunk_to_fit(pack, largest, side);
        }
        let sides = (LEAST_SIDE..=usual_side).step_by(SIDE_STEP);
        let fitting = sides.into_iter().find_map(|side| pack(1.0, side));
        fitting.unwrap_or_else(|| shrunk_to_fit(pack, 1.0, usual_side))
    }
}

/// Tries smaller and smaller scales; the picture's own is not passed over.
fn shrunk_to_fit(pack: impl Fn(f32, u32) -> Option<Atlas>, largest: f32, mut side: u32) -> Atlas {
    let mut scale = largest;
    loop {
        if let Some(atlas) = pack(scale, side) {
            return atlas;
        }
        let smaller = scale * SHRINKING;
        scale = if scale > 1.0 && smaller < 1.0 { 1.0 } else { smaller };
        if scale < LEAST_SCALE {
            // More charts than the texture has pixels for.
            (scale, side) = (1.0, side * 2);
        }
    }
}

/// Free pixels around each chart.
pub(super) fn padding(side: u32) -> u32 {
    (PADDING * side.min(PADDING_AT) / PADDING_AT).max(LEAST_PADDING)
}

/// All charts on a square of this side, or `None` if they do not fit.
fn pack(charts: &[Chart], boxes: &[(Vec2, Vec2)], picture_side: u32, scale: f32, side: u32) -> Option<Atlas> {
    let padding = padding(side) as i32;
    let sized = charts.iter().zip(boxes).map(|(chart, &(low, high))| {
        let is_front = chart.facing == Facing::Front;
        let per_unit = picture_side as f32 / 2.0 * scale * if is_front { 1.0 } else { REST_SCALE };
        let first = ((low + 1.0) * per_unit).floor().as_ivec2() - padding;
        let past = ((high + 1.0) * per_unit).ceil().as_ivec2() + padding;
        (per_unit, first, (past - first).max(IVec2::ONE))
    });
    let sized = sized.collect::<Vec<_>>();
    let mut order = (0..charts.len()).collect::<Vec<_>>();
    order.sort_by_key(|&k| (!charts[k].is_main, std::cmp::Reverse(sized[k].2.max_element()), k));
    let mut allocator = SimpleAtlasAllocator::new(size2(side as i32, side as i32));
    let mut places = vec![Place { per_unit: 0.0, offset: IVec2::ZERO }; charts.len()];
    for k in order {
        let (per_unit, first, size) = sized[k];
        let corner = allocator.allocate(size2(size.x, size.y))?.min;
        places[k] = Place { per_unit, offset: IVec2::new(corner.x, corner.y) - first };
    }
    Some(Atlas { side, scale, places })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn charts(count: usize) -> Vec<Chart> {
        let chart =
            |k| Chart { facing: if k == 0 { Facing::Front } else { Facing::Left }, triangles: vec![], is_main: k == 0 };
        (0..count).map(chart).collect()
    }

    #[test]
    fn charts_do_not_share_pixels_and_the_picture_keeps_its_grid() {
        let boxes = (0..30).map(|k| (Vec2::splat(-0.8), Vec2::new(0.7 - 0.02 * k as f32, 0.1))).collect::<Vec<_>>();
        let atlas = Atlas::new(&charts(30), &boxes, 700, None, 2048);
        assert_eq!((atlas.scale, atlas.places[0].per_unit), (1.0, 350.0));
        let corner = atlas.places[0].pixel(Vec2::splat(-1.0));
        assert_eq!(corner, corner.round(), "whole pixels from the picture's corner");
        let area = |k: usize| (atlas.places[k].pixel(boxes[k].0), atlas.places[k].pixel(boxes[k].1));
        for k in 0..30 {
            let (low, high) = area(k);
            assert!(low.min_element() >= 1.0 && high.max_element() <= atlas.side as f32 - 1.0);
            for l in 0..k {
                let (other_low, other_high) = area(l);
                let apart = (low - other_high).max(other_low - high).max_element();
                assert!(apart >= 2.0, "{k} and {l}: {apart}");
            }
        }
    }

    #[test]
    fn a_given_side_is_kept_and_filled() {
        let boxes = vec![(Vec2::splat(-0.85), Vec2::splat(0.85)); 2];
        for side in [256, 512, 4096] {
            let atlas = Atlas::new(&charts(2), &boxes, 1000, Some(side), 2048);
            assert_eq!(atlas.side, side);
            let width = atlas.places[0].per_unit * 1.7;
            assert!(width > side as f32 * 0.55 && width < side as f32, "{width} of {side}");
        }
    }

    #[test]
    fn more_charts_than_fit_get_a_larger_texture() {
        let atlas = Atlas::new(&charts(40_000), &vec![(Vec2::ZERO, Vec2::splat(0.01)); 40_000], 100, Some(256), 2048);
        assert!(atlas.side > 256);
    }
}
