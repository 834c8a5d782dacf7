//! From the bytes of a picture to an asset ready for export: the order of the stages, their parameters, and the
//! cache between them.

mod admission;
mod cut_out;
mod error;
mod material;
mod network_slot;
mod print;
mod provenance;
mod settings;
mod stage;
mod store;

use std::{sync::Arc, time::Instant};

use glam::Vec3;
use image::{RgbaImage, imageops};
use orfeas_core::{
    clean::{CleanReport, clean},
    export::{Asset, NetworkId, PictureView, encode_png},
    field::Field,
    foreground::Foreground,
    frame::Camera,
    grid::Samples,
    isosurface::isosurface,
    layers::field_of_layers,
    mesh::{MeshReport, TexturedMesh, TriMesh},
    picture,
    progress::Progress,
    rays::FieldRays,
    relief::relief,
    silhouette::{SilhouetteParams, silhouette},
    simplify::simplify,
    symmetry::symmetrized,
    texture::texture,
};
use serde_json::json;

pub use crate::cache::Origin;
pub use error::PipelineError;
pub use material::{MaterialSettings, parse_share};
pub use network_slot::{MaskSlot, NetworkSlot, NetworkSource};
pub use print::Printed;
pub use settings::{
    DEFAULT_FACES, DEFAULT_GRID, Engine, EngineChoice, GRID_RANGE, Settings, Smoothing, Symmetry, parse_faces,
};
pub use stage::{Stage, StageRun, Watch};

use crate::{
    cache::{Cache, Key},
    governor::profile::Prediction,
    inference::{NetworkInput, Refusal},
};
use cut_out::{cut_out, with_finders};
use provenance::{identity, provenance};
use stage::Run;
use store::TexturePng;

/// Raised whenever a stage's code changes what it makes, so that no older result is taken for a new one.
const VERSIONS: [(Stage, u32); 9] = [
    (Stage::Decode, 1),
    (Stage::Mask, 2),
    (Stage::Engine, 5),
    (Stage::Surface, 2),
    (Stage::Clean, 2),
    (Stage::Simplify, 2),
    (Stage::Texture, 6),
    (Stage::Asset, 1),
    (Stage::Print, 1),
];

/// Resolution of the preview: fine enough to recognize, coarse enough to be there at once.
const PREVIEW_GRID: usize = 64;
const PREVIEW_FIELD: usize = 256;
/// Longest side of the copy that the preview is made of, and of the thumbnail, in pixels.
const PREVIEW_SIDE: u32 = 384;
const THUMBNAIL_SIDE: u32 = 192;
/// What a network's user does to it may not reach what is kept under its old name.
const CHANGED: &str = "the network's files changed while the program ran; start it again";

/// A picture to work on.
#[derive(Debug, Clone)]
pub struct Input {
    /// What the mesh is called inside files.
    pub name: String,
    pub bytes: Arc<[u8]>,
    /// The bytes of a mask picture.
    pub mask: Option<Arc<[u8]>>,
}

/// Everything that came of one picture.
#[derive(Debug, Clone)]
pub struct Finished {
    /// What was asked for.
    pub settings: Settings,
    pub engine: Engine,
    /// The execution provider that ran the network, if one did: a field that was kept needs none.
    pub provider: Option<&'static str>,
    /// Why the providers that would have been preferred did not.
    pub refusals: Vec<Refusal>,
    /// Why a network that should have been asked was not.
    pub fallback: Option<String>,
    pub stages: Vec<StageRun>,
    /// What it was expected to cost.
    pub need: Prediction,
    /// What was done so that it fitted into memory, in plain words.
    pub adjustments: Vec<String>,
    pub asset: Arc<Asset>,
    pub report: MeshReport,
    pub cleaned: CleanReport,
}

/// The first look at a picture: a small copy of it, and its silhouette as a coarse body.
#[derive(Debug, Clone)]
pub struct Preview {
    pub thumbnail: Arc<RgbaImage>,
    /// `None` where no subject was found.
    pub mesh: Option<Arc<TexturedMesh>>,
}

/// Runs pictures through the stages. One for each thread that works; the cache may be shared.
pub struct Pipeline {
    cache: Arc<Cache>,
    network: NetworkSlot,
    mask_network: MaskSlot,
    /// The most this program may hold, in bytes.
    memory_limit: Option<u64>,
    has_run: bool,
}

/// A mesh with what was said when it was made.
struct Reported<R> {
    mesh: TriMesh,
    report: R,
}

type Cleaned = Reported<CleanReport>;
/// The mesh that is textured.
type Body = Reported<MeshReport>;

impl Pipeline {
    /// Networks are loaded when first needed, and stay loaded.
    pub fn new(cache: Arc<Cache>, network: NetworkSlot) -> Self {
        Self { cache, network, mask_network: MaskSlot::built_in(), memory_limit: None, has_run: false }
    }

    /// The same, refusing pictures for which this program would hold more than this many bytes.
    pub fn with_memory_limit(self, memory_limit: Option<u64>) -> Self {
        Self { memory_limit, ..self }
    }

    /// Turns a picture into an asset. `watch` is told how far each stage is and may cancel.
    pub fn generate(&mut self, input: &Input, settings: &Settings, watch: Watch) -> Result<Finished, PipelineError> {
        let made = self.make(input, settings, watch);
        self.cache.record_stats();
        made
    }

    fn make(&mut self, input: &Input, settings: &Settings, watch: Watch) -> Result<Finished, PipelineError> {
        let admission = self.admit(input, settings)?;
        let watch: Watch = &|stage, share| {
            admission.measure(stage);
            watch(stage, share)
        };
        let cache = Arc::clone(&self.cache);
        let mut run = Run::new(&cache, watch);
        let whole = settings.engine == EngineChoice::Relief;
        let CutOut { key, foreground, picture, unasked } =
            decode_and_cut_out(&mut run, &mut self.mask_network, input, whole)?;

        let EngineRun { key, field, engine, provider, refusals, network, fallback } =
            run_choice(&mut run, &mut self.network, key, &foreground, settings)?;

        let (key, raw) = run.stage(Stage::Surface, &[key], &(settings.grid, settings.symmetry), |progress| {
            let rays = FieldRays::new(&field, settings.grid, &|share| progress(share * 0.2))?;
            if settings.symmetry == Symmetry::None {
                return Ok(isosurface(&rays, &|share| progress(0.2 + share * 0.8))?);
            }
            admission.check_grid(rays.lattice(), settings.grid)?;
            let grid = rays.grid(&|share| progress(0.2 + share * 0.2))?;
            let grid = symmetrized(grid, field.camera, &|share| progress(0.4 + share * 0.2))?.0;
            Ok(isosurface(&grid, &|share| progress(0.6 + share * 0.4))?)
        })?;
        let (key, cleaned) = run.stage(Stage::Clean, &[key], &settings.smoothing, |progress| {
            Cleaned::new(&raw, &field, settings.smoothing, progress)
        })?;
        let (key, body) = run.stage(Stage::Simplify, &[key], &settings.faces, |progress| {
            let mesh = simplify(&cleaned.mesh, settings.faces.unwrap_or(usize::MAX), progress)?;
            Ok(Body { report: mesh.report(), mesh })
        })?;
        let (key, textured) =
            run.stage(Stage::Texture, &[key], &(settings.texture, settings.material.baked()), |progress| {
                material::painted(&body.mesh, &cleaned.mesh, &foreground, &field, settings, progress)
            })?;
        let (_, png) = run.stage(Stage::Asset, &[key], &(), |progress| {
            Ok(TexturePng(encode_png(&textured.texture, progress)?.into()))
        })?;
        let view = PictureView { camera: field.camera, frame: foreground.frame, picture, origin: Vec3::ZERO };
        let textured = settings.material.apply(textured);
        let asset = Asset::with_png(&input.name, textured, field.unit, Arc::clone(&png.0))?;
        let asset = Arc::new(asset.made_from(provenance(input, settings, engine, network), view));
        let (report, cleaned) = (body.report.clone(), cleaned.report);
        let stages = run.into_stages();
        let (need, adjustments) = admission.learn(&stages);
        Ok(Finished {
            settings: *settings,
            engine,
            provider,
            refusals,
            fallback: fallback.or(unasked),
            stages,
            need,
            adjustments,
            asset,
            report,
            cleaned,
        })
    }

    /// A small copy of a picture and its silhouette, coarse and quick. A picture in which no subject is found has a
    /// thumbnail all the same: another engine may not need one.
    pub fn preview(&mut self, input: &Input, watch: Watch) -> Result<Preview, PipelineError> {
        let mut run = Run::new(&self.cache, watch);
        let (key, picture) = decode(&mut run, &input.bytes)?;
        let small = shrunk(&picture, PREVIEW_SIDE);
        let mesh = with_finders(&mut self.mask_network, |finder| {
            run.stage(Stage::Texture, &[key], &json!({ "preview": finder.params() }), |progress| {
                let foreground = cut_out(&small, None, false, finder, progress)?;
                let field =
                    silhouette(&foreground, &SilhouetteParams { size: PREVIEW_FIELD, ..SilhouetteParams::default() });
                let raw = isosurface(&FieldRays::new(&field, PREVIEW_GRID, progress)?, progress)?;
                let cleaned = Cleaned::new(&raw, &field, Smoothing::default(), progress)?;
                Ok(texture(&cleaned.mesh, &foreground, None, field.camera, None, progress)?)
            })
        });
        let mesh = match mesh {
            Ok(((_, mesh), _)) => Some(mesh),
            Err(PipelineError::Canceled(canceled)) => return Err(canceled.into()),
            Err(_) => None,
        };
        Ok(Preview { thumbnail: Arc::new(shrunk(&small, THUMBNAIL_SIDE)), mesh })
    }

    pub fn cache(&self) -> &Arc<Cache> {
        &self.cache
    }

    /// The same pipeline, its network still loaded, over another cache.
    pub fn with_cache(self, cache: Arc<Cache>) -> Self {
        Self { cache, ..self }
    }
}

impl Cleaned {
    fn new(raw: &TriMesh, field: &Field, smoothing: Smoothing, progress: Progress) -> Result<Self, PipelineError> {
        let (mesh, report) = clean(raw, field, smoothing.pairs(), progress)?;
        if mesh.triangles.is_empty() { Err(PipelineError::NoBody) } else { Ok(Self { mesh, report }) }
    }
}

fn decode(run: &mut Run, bytes: &[u8]) -> Result<(Key, Arc<RgbaImage>), PipelineError> {
    run.stage(Stage::Decode, &[Key::of(bytes)], &(), |progress| Ok(picture::decode(bytes, progress)?))
}

/// A subject, and the width and height of its picture in pixels.
struct CutOut {
    key: Key,
    foreground: Arc<Foreground>,
    picture: [u32; 2],
    /// Why the network that finds subjects was not asked if it should have been.
    unasked: Option<String>,
}

/// The decode and mask stages. Where the engine wants the `whole` picture, one without alpha needs no subject.
fn decode_and_cut_out(run: &mut Run, slot: &mut MaskSlot, input: &Input, whole: bool) -> Result<CutOut, PipelineError> {
    let (picture_key, picture) = decode(run, &input.bytes)?;
    let mut inputs = vec![picture_key];
    let mask_picture = match &input.mask {
        None => None,
        Some(bytes) => {
            let (key, mask) = decode(run, bytes).map_err(PipelineError::of_mask)?;
            inputs.push(key);
            Some(mask)
        }
    };
    let ((key, foreground), unasked) = with_finders(slot, |finder| {
        run.stage(Stage::Mask, &inputs, &json!({ "whole": whole, "finder": finder.params() }), |progress| {
            cut_out(&picture, mask_picture.as_deref(), whole, finder, progress)
        })
    })?;
    Ok(CutOut { key, foreground, picture: picture.dimensions().into(), unasked })
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

/// A field, and who made it.
struct EngineRun {
    key: Key,
    field: Arc<Field>,
    engine: Engine,
    provider: Option<&'static str>,
    refusals: Vec<Refusal>,
    network: Option<NetworkId>,
    fallback: Option<String>,
}

/// The engine stage: what the user chose, or, where the choice is left to us, the best that works.
fn run_choice(
    run: &mut Run,
    slot: &mut NetworkSlot,
    key: Key,
    foreground: &Foreground,
    settings: &Settings,
) -> Result<EngineRun, PipelineError> {
    let without_network = |engine, (key, field)| EngineRun {
        key,
        field,
        engine,
        provider: None,
        refusals: Vec::new(),
        network: None,
        fallback: None,
    };
    match settings.engine {
        EngineChoice::Silhouette => Ok(without_network(Engine::Silhouette, run_silhouette(run, key, foreground)?)),
        EngineChoice::Relief => {
            let params = json!({ "engine": Engine::Relief, "params": settings.relief });
            let ran = run.stage(Stage::Engine, &[key], &params, |_| Ok(relief(foreground, &settings.relief)))?;
            Ok(without_network(Engine::Relief, ran))
        }
        EngineChoice::Orfeas => run_network(run, slot, key, foreground),
        EngineChoice::Auto => match run_network(run, slot, key, foreground) {
            Err(PipelineError::Network(reason)) => {
                let ran = without_network(Engine::Silhouette, run_silhouette(run, key, foreground)?);
                Ok(EngineRun { fallback: Some(reason), ..ran })
            }
            ran => ran,
        },
    }
}

fn run_network(
    run: &mut Run,
    slot: &mut NetworkSlot,
    key: Key,
    foreground: &Foreground,
) -> Result<EngineRun, PipelineError> {
    let Some((named, hash)) = slot.manifest().map(|manifest| (identity(manifest), manifest.hash.clone())) else {
        let reason = slot.get().err().unwrap_or_else(|| CHANGED.into());
        return Err(PipelineError::Network(reason));
    };
    let params = json!({ "engine": Engine::Orfeas, "network": hash });
    let (mut provider, mut refusals) = (None, Vec::new());
    // A field that was kept needs no network: loading one takes longer than reading the field.
    let (key, field) = run.stage(Stage::Engine, &[key], &params, |progress| {
        let network = slot.get().map_err(PipelineError::Network)?;
        if network.manifest().hash != hash {
            return Err(PipelineError::Network(CHANGED.into()));
        }
        (provider, refusals) = (Some(network.provider()), network.refusals().to_vec());
        let input = NetworkInput::from_foreground(foreground, network.manifest().input.size);
        let maps = network.run(&input, &|share| progress(share * 0.8))?;
        let camera = Camera { tangent: network.camera().tangent, scale: 1.0 };
        let field = field_of_layers(foreground, &maps, camera);
        match field.depth_range() {
            Some(_) => Ok(field),
            None => Err(PipelineError::Network("the network sees no body in this picture; try another engine".into())),
        }
    })?;
    let network = Some(named);
    Ok(EngineRun { key, field, engine: Engine::Orfeas, provider, refusals, network, fallback: None })
}

fn run_silhouette(run: &mut Run, key: Key, foreground: &Foreground) -> Result<(Key, Arc<Field>), PipelineError> {
    let silhouette_params = SilhouetteParams::default();
    let params = json!({ "engine": Engine::Silhouette, "params": silhouette_params });
    run.stage(Stage::Engine, &[key], &params, |_| Ok(silhouette(foreground, &silhouette_params)))
}

/// How long a closure takes, in milliseconds.
fn timed<T>(work: impl FnOnce() -> T) -> (T, f64) {
    let begin = Instant::now();
    let value = work();
    (value, begin.elapsed().as_secs_f64() * 1000.0)
}
