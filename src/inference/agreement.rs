//! Whether a picture becomes here what it became where the networks were trained: `packaging/model/example.py` and
//! `mask_export.py` wrote down one picture's tensors each.

use std::convert::Infallible;
use std::path::Path;

use image::{Rgb, RgbImage};
use orfeas_core::foreground::{Foreground, MaskSource};
use orfeas_core::mask;
use orfeas_core::progress::unwatched;
use serde::{Deserialize, de::DeserializeOwned};

use super::mask_network::mask_planes;
use super::{MaskNetwork, Network, NetworkInput, Options, Provider, Runtime, ShapeManifest};

#[derive(Deserialize)]
struct Expected {
    network_sha256: String,
    size: usize,
    frame: orfeas_core::frame::Frame,
    cells_inside: usize,
    picture: Sampled,
    layers: Sampled,
}

#[derive(Deserialize)]
struct Sampled {
    /// Channel, row, column, value.
    cells: Vec<(usize, usize, usize, f32)>,
    /// Of each channel.
    sums: Vec<f64>,
}

impl Sampled {
    /// Largest difference at a cell, and of a channel's mean over the cells that count, both as a share of the channel's
    /// scale.
    fn distance(&self, planes: &[f32], counts: &[bool], size: usize, scales: &[f32]) -> (f32, f64) {
        let plane = |channel: usize| &planes[channel * size * size..][..size * size];
        let at_cell = |&(channel, row, column, value): &(usize, usize, usize, f32)| {
            (plane(channel)[row * size + column] - value).abs() / scales[channel]
        };
        let of_mean = |(channel, expected): (usize, &f64)| {
            let counted = plane(channel).iter().zip(counts).filter(|(_, counts)| **counts);
            let sum: f64 = counted.map(|(value, _)| f64::from(*value)).sum();
            (sum - expected).abs() / counts.iter().filter(|counts| **counts).count() as f64 / f64::from(scales[channel])
        };
        (
            self.cells.iter().map(at_cell).fold(0.0, f32::max),
            self.sums.iter().enumerate().map(of_mean).fold(0.0, f64::max),
        )
    }
}

/// Depths and colors are of the order of 1, the logit is several times as large, and so is what it makes of the same noise.
const SCALES: [f32; 8] = [1.0, 1.0, 4.0, 1.0, 1.0, 1.0, 1.0, 1.0];

/// What was written down for the mask network.
#[derive(Deserialize)]
struct ExpectedMask {
    network_sha256: String,
    size: usize,
    picture: Sampled,
    logits: Sampled,
}

fn example<E: DeserializeOwned>(folder: &str) -> (E, image::RgbaImage) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(folder);
    let expected = std::fs::read(folder.join("expected.json")).unwrap();
    (serde_json::from_slice(&expected).unwrap(), image::open(folder.join("picture.png")).unwrap().into_rgba8())
}

/// The foreground as it is cut out, but with the picture's own colors up to the outline, as the training saw them.
fn foreground(picture: &image::RgbaImage) -> Foreground {
    let mask = mask::from_alpha(picture).unwrap();
    let cut = Foreground::cut(picture, &mask, MaskSource::Alpha, &unwatched).unwrap();
    let color = RgbImage::from_fn(cut.frame.side, cut.frame.side, |x, y| {
        let (column, row) = (cut.frame.left + x as i32, cut.frame.top + y as i32);
        let inside = (0..picture.width() as i32).contains(&column) && (0..picture.height() as i32).contains(&row);
        let [red, green, blue, _] = if inside { picture.get_pixel(column as u32, row as u32).0 } else { [0; 4] };
        Rgb([red, green, blue])
    });
    Foreground { color, ..cut }
}

#[test]
fn a_picture_is_prepared_as_in_training() {
    let (expected, picture): (Expected, _) = example("network");
    let foreground = foreground(&picture);
    assert_eq!(foreground.frame, expected.frame);
    let input = NetworkInput::from_foreground(&foreground, expected.size);
    assert_eq!(input.alpha().iter().filter(|&&alpha| alpha > 0.5).count(), expected.cells_inside);
    let everywhere = vec![true; expected.size * expected.size];
    let (at_cell, of_mean) = expected.picture.distance(input.planes(), &everywhere, expected.size, &[1.0; 5]);
    // Both tensors are exact but for the height, whose equation either side solves in its own way.
    assert!(at_cell < 1e-3 && of_mean < 1e-4, "cells differ by up to {at_cell}, means by up to {of_mean}");
}

#[test]
fn the_network_answers_as_in_training() {
    let (expected, picture): (Expected, _) = example("network");
    let runtime = Runtime::load().unwrap_or_else(|missing| panic!("{missing}"));
    let options = Options { providers: vec![Provider::Cpu] };
    let mut network = Network::built_in(runtime, &options).unwrap();
    assert_eq!(network.hash(), expected.network_sha256, "run packaging/model/example.py for the new network");
    let input = NetworkInput::from_foreground(&foreground(&picture), expected.size);
    let layers = network.answer(&input, &unwatched).unwrap();
    let inside: Vec<bool> = input.alpha().iter().map(|&alpha| alpha > 0.5).collect();
    let straight = &layers[..ShapeManifest::OUTPUT_CHANNELS * expected.size * expected.size];
    let (at_cell, of_mean) = expected.layers.distance(straight, &inside, expected.size, &SCALES);
    // Half a pixel of shift would be 0.5 at a cell; a processor of another kind is 0.0001.
    assert!(at_cell < 2e-3 && of_mean < 5e-4, "cells differ by up to {at_cell}, means by up to {of_mean}");
}

#[test]
fn the_mask_network_sees_and_answers_as_in_training() {
    let (expected, picture): (ExpectedMask, _) = example("mask_network");
    let size = expected.size;
    let Ok(planes) = mask_planes(&picture, size, |_| Ok::<(), Infallible>(()));
    let everywhere = vec![true; size * size];
    let (at_cell, of_mean) = expected.picture.distance(&planes, &everywhere, size, &[1.0; 3]);
    assert!(at_cell < 1e-5 && of_mean < 1e-6, "cells differ by up to {at_cell}, means by up to {of_mean}");

    let runtime = Runtime::load().unwrap_or_else(|missing| panic!("{missing}"));
    let mut network = MaskNetwork::built_in(runtime, &Options { providers: vec![Provider::Cpu] }).unwrap();
    assert_eq!(network.hash(), expected.network_sha256, "run packaging/model/mask_export.py with --example");
    let answer = network.answer(&planes).unwrap();
    // Logits reach from about -10 to 10.
    let (at_cell, of_mean) = expected.logits.distance(&answer[..size * size], &everywhere, size, &[10.0]);
    assert!(at_cell < 2e-3 && of_mean < 5e-4, "cells differ by up to {at_cell}, means by up to {of_mean}");
}
