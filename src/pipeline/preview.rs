//! The first look at a picture: a small copy of it, and of that its silhouette as a coarse body. Both are kept, so that a
//! picture seen before need not be decoded to be shown again.

use std::sync::Arc;

use image::{RgbaImage, imageops};
use orfeas_core::{
    isosurface::isosurface,
    mesh::TexturedMesh,
    rays::FieldRays,
    silhouette::{SilhouetteParams, silhouette},
    texture::texture,
};
use serde_json::json;

use super::{
    Cleaned, Input, Pipeline, PipelineError, Smoothing, Stage, StageRun, Watch,
    cut_out::{cut_out, with_finders},
    decode,
    need::pixels,
    network_slot::Asked,
    stage::Run,
};
use crate::{
    cache::{Key, Origin},
    governor::{
        fit::Short,
        megabytes,
        profile::{Cost, Size, StageCost},
    },
};

/// Resolution of the body: fine enough to recognize, coarse enough to be there at once.
const GRID: usize = 64;
const FIELD: usize = 256;
/// Longest side of the copy that the body is made of, and of the thumbnail, in pixels.
const BODY_SIDE: u32 = 384;
const THUMBNAIL_SIDE: u32 = 192;
/// What a picture takes while it is decoded. Measured: 7 bytes of a PNG of 64 megapixels.
const DECODING_BYTES_A_PIXEL: u64 = 8;

/// The first look at a picture: a small copy of it, and its silhouette as a coarse body.
#[derive(Debug, Clone)]
pub struct Preview {
    pub thumbnail: Arc<RgbaImage>,
    /// `None` where no subject was found.
    pub mesh: Option<Arc<TexturedMesh>>,
}

/// A picture made small, to be shown and to make the body of.
pub(super) struct Copies {
    pub thumbnail: Arc<RgbaImage>,
    pub for_body: RgbaImage,
}

impl Pipeline {
    /// A small copy of a picture and its silhouette, coarse and quick. A picture in which no subject is found has a
    /// thumbnail all the same: another engine may not need one.
    pub fn preview(&self, input: &Input, watch: Watch) -> Result<Preview, PipelineError> {
        let mut run = Run::new(&self.cache, watch);
        let decoded = Stage::Decode.key(&[Key::of(&input.bytes)], &());
        let (key, copies) = run.stage(Stage::Thumbnail, &[decoded], &(), |_| {
            self.make_room_to_decode(&input.bytes)?;
            let mut run = Run::new(&self.cache, watch);
            let (_, picture) = decode(&mut run, &input.bytes)?;
            let megapixels = pixels(&input.bytes).div_ceil(1_000_000);
            let decoding = run.into_stages().into_iter().filter(|run| run.origin == Origin::Computed);
            let stages = decoding.map(|StageRun { stage, ms, .. }| StageCost::timed(stage.name(), ms)).collect();
            self.keep(&Cost { size: Size::of_picture(megapixels), stages, graphics: None });
            Ok(Copies::of(&picture))
        })?;
        let mesh = with_finders(&Asked { slot: &self.networks.mask, refusal: None }, |finder| {
            run.stage(Stage::Texture, &[key], &json!({ "preview": finder.params() }), |progress| {
                let foreground = cut_out(&copies.for_body, None, false, finder, progress)?;
                let field = silhouette(&foreground, &SilhouetteParams { size: FIELD, ..SilhouetteParams::default() });
                let raw = isosurface(&FieldRays::new(&field, GRID, progress)?, progress)?;
                let cleaned = Cleaned::new(&raw, &field, Smoothing::default(), progress)?;
                Ok(texture(&cleaned.mesh, &foreground, None, field.camera, None, progress)?)
            })
        });
        let mesh = match mesh {
            Ok(((_, mesh), _)) => Some(mesh),
            Err(PipelineError::Canceled(canceled)) => return Err(canceled.into()),
            Err(_) => None,
        };
        Ok(Preview { thumbnail: Arc::clone(&copies.thumbnail), mesh })
    }

    /// Lets go results in memory where a picture would not fit decoded.
    ///
    /// # Errors
    /// [`PipelineError::Memory`] where it would not fit then either.
    fn make_room_to_decode(&self, bytes: &[u8]) -> Result<(), PipelineError> {
        let room = self.make_room(pixels(bytes) * DECODING_BYTES_A_PIXEL);
        let step = room.map_err(|Short { needed, room }| {
            let (needed, left) = (megabytes(needed), megabytes(room.bytes));
            PipelineError::Memory(format!(
                "decoding this picture needs {needed} of memory, {left} are left {}",
                room.bound
            ))
        })?;
        if let Some(step) = step {
            tracing::info!("to decode a picture, {step}");
        }
        Ok(())
    }
}

impl Copies {
    fn of(picture: &RgbaImage) -> Self {
        let for_body = shrunk(picture, BODY_SIDE);
        Self { thumbnail: shrunk(&for_body, THUMBNAIL_SIDE).into(), for_body }
    }
}

/// A copy with the longer side at most this many pixels.
fn shrunk(picture: &RgbaImage, side: u32) -> RgbaImage {
    let longer = picture.width().max(picture.height());
    if longer <= side {
        return picture.clone();
    }
    let scaled = |length: u32| (u64::from(length) * u64::from(side) / u64::from(longer)).max(1) as u32;
    imageops::thumbnail(picture, scaled(picture.width()), scaled(picture.height()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        cache::{Cache, Limits, StageStats, Store},
        pipeline::{NetworkSlot, NetworkSource},
    };

    const ROBOT: &[u8] = include_bytes!("../../assets/samples/robot.png");

    #[test]
    fn a_picture_that_does_not_fit_is_not_decoded_to_be_looked_at() {
        let cache = Arc::new(Cache::new(Limits::default()));
        let pipeline = Pipeline::new(Arc::clone(&cache), NetworkSlot::new(NetworkSource::BuiltIn));
        let input = Input { name: "robot".into(), bytes: ROBOT.into(), mask: None };
        let refused = pipeline.with_memory_limit(Some(1 << 20)).preview(&input, &|_, _| Ok(())).unwrap_err();
        assert!(refused.to_string().contains("memory_limit_mb"), "{refused}");
        assert!(!cache.stats().stages.contains_key("decode"));
    }

    #[test]
    fn a_picture_seen_before_is_shown_without_decoding_it() {
        let folder = tempfile::tempdir().unwrap();
        let input = Input { name: "robot".into(), bytes: ROBOT.into(), mask: None };
        let look = || {
            let cache = Arc::new(Cache::open(Limits::default(), folder.path()).unwrap());
            let pipeline = Pipeline::new(Arc::clone(&cache), NetworkSlot::new(NetworkSource::BuiltIn));
            let preview = pipeline.preview(&input, &|_, _| Ok(())).unwrap();
            cache.flush();
            (preview, cache.stats())
        };
        let (made, stats) = look();
        assert_eq!(made.thumbnail.width().max(made.thumbnail.height()), THUMBNAIL_SIDE);
        assert_eq!(stats.stages["decode"].memory.misses, 1);

        let (again, stats) = look();
        assert!(again.thumbnail == made.thumbnail);
        assert!(again.mesh.unwrap().encode() == made.mesh.unwrap().encode());
        let hits = |stage: &str| stats.stages.get(stage).map(|StageStats { disk, .. }| disk.hits);
        assert_eq!((hits("thumbnail"), hits("texture")), (Some(1), Some(1)));
        assert!(!stats.stages.contains_key("decode"), "{:?}", stats.stages);
    }
}
