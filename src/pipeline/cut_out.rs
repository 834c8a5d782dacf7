//! The mask stage: which pixels of a picture are its subject, and who tells.

use image::{GrayImage, Luma, RgbaImage};
use orfeas_core::{
    foreground::{Foreground, MaskSource},
    mask::{self, MaskError},
    progress::Progress,
};
use serde_json::{Value, json};

use super::{PipelineError, network_slot::Asked};
use crate::inference::MaskNetwork;

/// Who finds the subject of a picture that does not tell it by alpha or with a mask picture.
pub(super) enum Finder<'a> {
    /// The fit to the border, where the background is plain: exact there.
    PlainBackground,
    /// The network, whatever the background.
    Network(&'a Asked<'a, MaskNetwork>),
    /// The fit to the border, whatever the background: better than nothing where no network runs.
    AnyBackground,
}

impl Finder<'_> {
    /// What a result depends on, for its cache key.
    pub fn params(&self) -> Value {
        match self {
            Self::PlainBackground => json!("plain background"),
            Self::Network(network) => json!({ "network": network.slot.hash() }),
            Self::AnyBackground => json!("any background"),
        }
    }

    fn find(self, picture: &RgbaImage, progress: Progress) -> Result<(GrayImage, MaskSource), PipelineError> {
        let (coverage, source) = match self {
            Self::PlainBackground if !mask::has_plain_background(picture) => return Err(MaskError::Unclear.into()),
            Self::PlainBackground | Self::AnyBackground => (mask::from_border(picture, progress)?, MaskSource::Border),
            Self::Network(network) => {
                let coarse = network.run(|network| Ok(network.run(picture, &|share| progress(share * 0.5))?))?;
                (coarse.fitted(picture, &|share| progress(0.5 + share * 0.5))?, MaskSource::Network)
            }
        };
        mask::check(&coverage).map_err(|_| MaskError::Unclear)?;
        Ok((coverage, source))
    }
}

/// Makes something of a picture with the first finder that sees a subject. Where the network should have been asked but
/// cannot run, the reason comes with what was made, or in the error.
pub(super) fn with_finders<T>(
    network: &Asked<MaskNetwork>,
    mut make: impl FnMut(Finder) -> Result<T, PipelineError>,
) -> Result<(T, Option<String>), PipelineError> {
    match make(Finder::PlainBackground) {
        Err(PipelineError::Mask(MaskError::Unclear)) => {}
        made => return made.map(|made| (made, None)),
    }
    match make(Finder::Network(network)) {
        Err(PipelineError::Network(reason)) => match make(Finder::AnyBackground) {
            Ok(made) => Ok((made, Some(reason))),
            Err(PipelineError::Mask(MaskError::Unclear)) => Err(PipelineError::UnclearWithoutNetwork { reason }),
            Err(other) => Err(other),
        },
        made => made.map(|made| (made, None)),
    }
}

/// The subject of a picture. Where the engine wants the `whole` picture, one without alpha needs none.
pub(super) fn cut_out(
    picture: &RgbaImage,
    mask_picture: Option<&RgbaImage>,
    whole: bool,
    finder: Finder,
    progress: Progress,
) -> Result<Foreground, PipelineError> {
    let (width, height) = picture.dimensions();
    let (coverage, source) = if let Some(mask_picture) = mask_picture {
        let coverage = mask::from_mask_picture(mask_picture, width, height)?;
        mask::check(&coverage)?;
        (coverage, MaskSource::File)
    } else if let Some(alpha) = mask::from_alpha(picture) {
        mask::check(&alpha)?;
        (alpha, MaskSource::Alpha)
    } else if whole {
        (GrayImage::from_pixel(width, height, Luma([255])), MaskSource::Whole)
    } else {
        finder.find(picture, &|share| progress(share * 0.5))?
    };
    Ok(Foreground::cut(picture, &coverage, source, &|share| progress(0.5 + share * 0.5))?)
}
