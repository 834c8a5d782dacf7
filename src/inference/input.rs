//! A foreground as the network wants it: a small square of cells, each the mean of the pixels under it.

use std::convert::Infallible;

use orfeas_core::foreground::Foreground;
use orfeas_core::inflate::inflate;

use super::area::area_averaged;
use super::manifest::ShapeManifest;

/// The tensor `picture` of one picture: planes of `size` × `size` cells, row 0 on top.
///
/// Premultiplied sRGB red, green and blue and then alpha, 0 to 1; last the height of the balloon over the cells with
/// alpha above a half, in half-frame units.
#[derive(Debug, Clone, PartialEq)]
pub struct NetworkInput {
    size: usize,
    planes: Vec<f32>,
}

impl NetworkInput {
    /// Each cell is the mean of the pixels under it. A foreground coarser than `size` gives cells in blocks.
    pub fn from_foreground(foreground: &Foreground, size: usize) -> Self {
        let area = size * size;
        let mut planes = premultiplied_planes(foreground, size);
        let inside: Vec<bool> = planes[3 * area..].iter().map(|&alpha| alpha > 0.5).collect();
        planes.extend(inflate(&inside, size));
        debug_assert_eq!(planes.len(), ShapeManifest::INPUT_CHANNELS * area);
        Self { size, planes }
    }

    /// Cells along a side.
    pub fn size(&self) -> usize {
        self.size
    }

    /// All planes, one after the other.
    pub fn planes(&self) -> &[f32] {
        &self.planes
    }

    /// How much of each cell the subject covers, 0 to 1.
    pub fn alpha(&self) -> &[f32] {
        let area = self.size * self.size;
        &self.planes[3 * area..4 * area]
    }

    /// The inflated height of each cell.
    pub fn height(&self) -> &[f32] {
        &self.planes[4 * self.size * self.size..]
    }
}

/// Planes of premultiplied red, green, blue, and alpha.
fn premultiplied_planes(foreground: &Foreground, size: usize) -> Vec<f32> {
    let (side, rows) = (foreground.color.width() as usize, foreground.color.height() as usize);
    assert_eq!(side, rows, "a foreground is square");
    assert_eq!(foreground.coverage.dimensions(), foreground.color.dimensions());
    let (color, coverage) = (foreground.color.as_raw(), foreground.coverage.as_raw());
    let premultiplied = |at: usize| {
        let alpha = u64::from(coverage[at]);
        [color[3 * at], color[3 * at + 1], color[3 * at + 2], 255].map(|channel| alpha * u64::from(channel))
    };
    let Ok(planes) = area_averaged((side, side), size, 255 * 255, premultiplied, |_| Ok::<(), Infallible>(()));
    planes
}

#[cfg(test)]
mod tests {
    use image::{GrayImage, Luma, Rgb, RgbImage};
    use orfeas_core::frame::Frame;

    use super::*;

    fn foreground(side: u32, color: impl Fn(u32, u32) -> [u8; 3], coverage: impl Fn(u32, u32) -> u8) -> Foreground {
        Foreground {
            frame: Frame { left: 0, top: 0, side },
            color: RgbImage::from_fn(side, side, |x, y| Rgb(color(x, y))),
            coverage: GrayImage::from_fn(side, side, |x, y| Luma([coverage(x, y)])),
        }
    }

    #[test]
    fn a_pixel_across_two_cells_counts_in_both_by_its_share() {
        // Three pixels over two cells: the middle one is half in each.
        let picture = foreground(3, |_, _| [255, 0, 0], |x, _| [255, 102, 0][x as usize]);
        let planes = premultiplied_planes(&picture, 2);
        let near = |found: f32, expected: f32| assert!((found - expected).abs() < 1e-6, "{found} is not {expected}");
        near(planes[12], (1.0 + 0.4 / 2.0) / 1.5);
        near(planes[13], 0.2 / 1.5);
        assert_eq!(planes[..4], planes[12..], "red is full wherever the subject is");
        assert_eq!(planes[4..12], [0.0; 8]);
    }

    #[test]
    fn a_picture_of_the_networks_own_size_is_only_scaled() {
        let picture = foreground(4, |x, y| [x as u8 * 50, y as u8 * 50, 7], |_, _| 255);
        let planes = premultiplied_planes(&picture, 4);
        assert_eq!(planes[1], 50.0 / 255.0);
        assert_eq!(planes[16 + 4], 50.0 / 255.0);
        assert!(planes[48..].iter().all(|&alpha| alpha == 1.0));
    }

    #[test]
    fn a_picture_coarser_than_the_network_comes_in_blocks() {
        let picture = foreground(2, |_, _| [255; 3], |x, y| if x == y { 255 } else { 0 });
        let planes = premultiplied_planes(&picture, 4);
        assert_eq!(planes[48..], [1., 1., 0., 0., 1., 1., 0., 0., 0., 0., 1., 1., 0., 0., 1., 1.]);
    }
}
