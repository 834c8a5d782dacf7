//! What the built-in network says of each ray, put on top of the inflated outline.

use image::{Rgb, RgbImage};

use crate::{
    distance::outline_distance,
    field::{Field, Layer, extend, upsample},
    foreground::Foreground,
    frame::Camera,
    inflate::inflate,
    rim::Rim,
};

/// Rays along a side of the field made from a network's maps.
const FIELD_SIZE: usize = 512;
/// Logit from which a gap begins to open, and how much surer the network must be for all of it.
const GAP_LIKELY: f32 = 1.0;
const GAP_SURE: f32 = 1.5;

/// The network's output: `size` × `size` maps in frame units, row 0 on top; meaningful inside the mask only.
#[derive(Debug, Clone, PartialEq)]
pub struct LayerMaps {
    pub size: usize,
    /// Inflated height of the input's mask, on which front and back are corrections.
    pub height: Vec<f32>,
    /// First and last surface along each ray.
    pub front: Vec<f32>,
    pub back: Vec<f32>,
    /// Logit that there is a gap between them.
    pub gap: Vec<f32>,
    /// Where the gap begins and ends, front > near > far > back.
    pub near: Vec<f32>,
    pub far: Vec<f32>,
    /// Red, green and blue of the last surface, 0 to 1.
    pub behind: [Vec<f32>; 3],
}

/// The body that the maps describe. The corrections are smooth and are interpolated; the inflated outline they
/// correct is solved anew at the field's resolution, so that edges are as sharp as the picture's mask.
pub fn field_of_layers(foreground: &Foreground, maps: &LayerMaps, camera: Camera) -> Field {
    let size = FIELD_SIZE;
    // The network was asked about just the cells that the inflated mask covers.
    let inside = maps.height.iter().map(|&height| height > 0.0).collect::<Vec<_>>();
    let up = |mut values: Vec<f32>| {
        extend(&mut values, &inside, maps.size);
        upsample(&values, maps.size, size)
    };
    let coverage = foreground.coverage_at(size);
    let fine_inside = coverage.pixels().map(|p| p.0[0] >= 128).collect::<Vec<_>>();
    let height = inflate(&fine_inside, size);

    let front_residual = up(maps.front.iter().zip(&maps.height).map(|(f, h)| f - h).collect());
    let back_residual = up(maps.back.iter().zip(&maps.height).map(|(b, h)| b + h).collect());
    let front = front_residual.iter().zip(&height).map(|(r, h)| h + r).collect::<Vec<_>>();
    let back = back_residual.iter().zip(&height).map(|(r, h)| r - h).collect::<Vec<_>>();

    // A gap opens by drawing apart two intervals that are the whole body each where there is none: an unsure network
    // leaves the body filled, and nowhere do two intervals merely touch, which would leave a wall of no thickness.
    let opened = up(maps.gap.iter().map(|gap| ((gap - GAP_LIKELY) / GAP_SURE).clamp(0.0, 1.0)).collect());
    let share = |end: &[f32]| {
        let of_thickness = |i: usize| (maps.front[i] - end[i]) / (maps.front[i] - maps.back[i]).max(f32::EPSILON);
        up((0..end.len()).map(of_thickness).collect())
    };
    let (near_share, far_share) = (share(&maps.near), share(&maps.far));
    let at = |i: usize, share: f32| front[i] + (back[i] - front[i]) * share.clamp(0.0, 1.0);
    let near = (0..front.len()).map(|i| at(i, 1.0 - opened[i] * (1.0 - near_share[i]))).collect::<Vec<_>>();
    let far = (0..front.len()).map(|i| at(i, opened[i] * far_share[i])).collect::<Vec<_>>();

    let mut layers = vec![Layer::between(&front, &near), Layer::between(&far, &back)];
    let distance = outline_distance(&coverage);
    let rim = Rim::new(&distance, size, size as f32 / maps.size as f32);
    layers.iter_mut().for_each(|layer| rim.close(layer));
    Field { behind: Some(behind(maps, &inside)), ..Field::within(&coverage, &distance, layers, camera) }
}

/// The colors of the last surface as a picture; outside the subject those of the nearest place inside.
fn behind(maps: &LayerMaps, inside: &[bool]) -> RgbImage {
    let [red, green, blue] = maps.behind.clone().map(|mut channel| {
        extend(&mut channel, inside, maps.size);
        channel
    });
    let side = maps.size as u32;
    RgbImage::from_fn(side, side, |x, y| {
        let i = (y * side + x) as usize;
        Rgb([red[i], green[i], blue[i]].map(|value| (value.clamp(0.0, 1.0) * 255.0).round() as u8))
    })
}
