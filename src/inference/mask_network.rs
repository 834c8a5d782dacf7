//! The network that tells the subject of a photograph from what is behind it.

use std::path::Path;

use image::RgbaImage;
use orfeas_core::coarse_mask::CoarseMask;
use orfeas_core::field::upsample;
use orfeas_core::progress::Progress;

use super::area::area_averaged;
use super::error::NetworkError;
use super::manifest::{Manifest, MaskManifest};
use super::provider::Provider;
use super::runtime::Runtime;
use super::session::{self, NetworkSession, Options};

/// What the network is called in messages.
const BUILT_IN: &str = "orfeas-mask.onnx (built in)";
const MANIFEST: &[u8] = include_bytes!("../../assets/models/orfeas-mask.json");

/// The built-in mask network, on the best provider that works.
#[derive(Debug)]
pub struct MaskNetwork {
    session: NetworkSession,
}

impl MaskNetwork {
    pub fn built_in(runtime: &'static Runtime, options: &Options) -> Result<Self, NetworkError> {
        let path = Path::new(BUILT_IN);
        let MaskManifest(manifest) = session::manifest(path, MANIFEST, MaskManifest::from_json)?;
        let bytes = include_bytes!("../../assets/models/orfeas-mask.onnx");
        Ok(Self { session: NetworkSession::load(runtime, path, bytes, manifest, options)? })
    }

    /// What is said of the network without loading it.
    pub fn described() -> Option<Manifest> {
        MaskManifest::from_json(MANIFEST).ok().map(|MaskManifest(manifest)| manifest)
    }

    /// SHA-256 of the network's file, in lower case hexadecimal.
    pub fn hash(&self) -> &str {
        &self.session.file.hash
    }

    pub fn manifest(&self) -> &Manifest {
        &self.session.file.manifest
    }

    /// What it runs on.
    pub fn provider(&self) -> Provider {
        self.session.provider
    }

    /// How likely each part of an opaque picture belongs to its subject.
    ///
    /// The network is asked twice, the second time from twice as far, and that look may add to what the first one finds:
    /// close to a subject that fills the picture it sees parts, where training showed it whole things.
    ///
    /// Canceled, it returns as soon as the graph's current node is done, and can be run again.
    pub fn run(&mut self, picture: &RgbaImage, progress: Progress) -> Result<CoarseMask, NetworkError> {
        let size = self.manifest().input.size;
        let planes = mask_planes(picture, size, |share| progress(share * 0.4))?;
        let near = self.session.mean_answer(&planes, &|share| progress(0.4 + share * 0.3))?;
        let far = self.session.mean_answer(&from_afar(&planes, size), &|share| progress(0.7 + share * 0.3))?;
        let added = near.iter().zip(middle(&far, size)).map(|(near, far)| near.max((near + far) / 2.0));
        Ok(CoarseMask::from_logits(size, &added.collect::<Vec<_>>()))
    }

    /// All values of the network's answer to prepared planes, and then to their mirror image.
    #[cfg(test)]
    pub(super) fn answer(&mut self, planes: &[f32]) -> Result<Vec<f32>, NetworkError> {
        self.session.answer(planes, &orfeas_core::progress::unwatched)
    }
}

/// Planes of sRGB red, green and blue, 0 to 1: the whole picture stretched to `size` × `size` cells.
pub(super) fn mask_planes<E>(
    picture: &RgbaImage,
    size: usize,
    progress: impl FnMut(f32) -> Result<(), E>,
) -> Result<Vec<f32>, E> {
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    let pixels = picture.as_raw();
    let color = |at: usize| [pixels[4 * at], pixels[4 * at + 1], pixels[4 * at + 2]].map(u64::from);
    area_averaged((width, height), size, 255, color, progress)
}

/// The planes at half their size in the middle of planes of the same size, their borders repeated all around.
fn from_afar(planes: &[f32], size: usize) -> Vec<f32> {
    let (half, margin) = (size / 2, size / 4);
    let inside = |cell: usize| 2 * cell.saturating_sub(margin).min(half - 1);
    let shrunk = |plane: &[f32], cell: usize| {
        let at = inside(cell / size) * size + inside(cell % size);
        (plane[at] + plane[at + 1] + plane[at + size] + plane[at + size + 1]) / 4.0
    };
    planes.chunks_exact(size * size).flat_map(|plane| (0..size * size).map(|cell| shrunk(plane, cell))).collect()
}

/// The middle half of a plane at its full size.
fn middle(plane: &[f32], size: usize) -> Vec<f32> {
    let (half, margin) = (size / 2, size / 4);
    let rows = plane.chunks_exact(size).skip(margin).take(half);
    let middle = rows.flat_map(|row| &row[margin..margin + half]).copied().collect::<Vec<_>>();
    upsample(&middle, half, size)
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use image::Rgba;

    use super::*;

    #[test]
    fn a_wide_picture_fills_the_square() {
        let halves =
            RgbaImage::from_fn(8, 2, |x, _| if x < 4 { Rgba([255, 0, 51, 255]) } else { Rgba([0, 255, 51, 255]) });
        let Ok(planes) = mask_planes(&halves, 4, |_| Ok::<(), Infallible>(()));
        assert_eq!(planes[..4], [1.0, 1.0, 0.0, 0.0]);
        assert_eq!(planes[28..32], [0.0, 0.0, 1.0, 1.0]);
        assert!(planes[32..].iter().all(|&blue| (blue - 0.2).abs() < 1e-6));
    }

    #[test]
    fn what_is_seen_from_afar_comes_back_to_its_place() {
        // A slope along the rows, which splines keep away from the border.
        let slope: Vec<f32> = (0..32 * 32).map(|cell| (cell % 32) as f32).collect();
        let far = from_afar(&slope, 32);
        assert_eq!((far[0], far[8 * 32 + 8], far[32 * 32 - 1]), (0.5, 0.5, 30.5), "the border is repeated");
        let back = middle(&far, 32);
        for cell in (0..32 * 32).filter(|cell| (4..28).contains(&(cell % 32))) {
            assert!((back[cell] - slope[cell]).abs() < 1e-4, "{} is not {}", back[cell], slope[cell]);
        }
    }
}
