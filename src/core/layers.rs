//! What the built-in network says of each ray, put on top of the inflated outline.

use crate::{
    field::{Field, Layer, extend, upsample},
    foreground::Foreground,
    frame::Camera,
    inflate::inflate,
};

/// Rays along a side of the field made from a network's maps.
const FIELD_SIZE: usize = 512;
/// Range of the logit, around even odds, over which the body grows to the end of the second interval.
const UNSURE: f32 = 1.0;

/// The network's output: `size` × `size` maps in frame units, row 0 on top; meaningful inside the mask only.
#[derive(Debug, Clone, PartialEq)]
pub struct LayerMaps {
    pub size: usize,
    /// Inflated height of the input's mask, on which the first interval is a correction.
    pub height: Vec<f32>,
    pub front: Vec<f32>,
    pub back: Vec<f32>,
    /// Logit that a second interval lies behind the first.
    pub second: Vec<f32>,
    pub front2: Vec<f32>,
    pub back2: Vec<f32>,
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
    let fine_inside = foreground.coverage_at(size).pixels().map(|p| p.0[0] >= 128).collect::<Vec<_>>();
    let height = inflate(&fine_inside, size);

    // Where a second interval is surer than not, the body reaches to its end, and the gap between them is filled: the
    // network does not yet tell a hollow from the space between two legs, and a back wall without side walls would
    // fall off as a floater.
    let reaches = |i: usize| (maps.second[i] / UNSURE + 0.5).clamp(0.0, 1.0);
    let end = |i: usize| maps.back[i] + (maps.back2[i] - maps.back[i]) * reaches(i);
    let front_residual = up(maps.front.iter().zip(&maps.height).map(|(f, h)| f - h).collect());
    let back_residual = up((0..maps.back.len()).map(|i| end(i) + maps.height[i]).collect());
    let front = front_residual.iter().zip(&height).map(|(r, h)| h + r).collect::<Vec<_>>();
    let back = back_residual.iter().zip(&height).map(|(r, h)| r - h).collect::<Vec<_>>();
    Field::new(foreground, size, vec![Layer::between(&front, &back)], camera)
}
