//! From the bytes of a picture to an asset ready for export: the order of the stages, their parameters, and the
//! cache between them.

mod admission;
mod batches;
mod cut_out;
mod engine;
mod error;
mod material;
mod need;
mod network_slot;
mod preview;
mod print;
mod provenance;
mod settings;
mod stage;
mod store;

use std::{sync::Arc, time::Instant};

use glam::Vec3;
use image::RgbaImage;
use orfeas_core::{
    clean::{CleanReport, clean},
    export::{Asset, PictureView, encode_png},
    field::Field,
    foreground::Foreground,
    grid::Samples,
    isosurface::isosurface,
    layers::LayerMaps,
    mesh::{MeshReport, TriMesh},
    picture,
    progress::Progress,
    rays::FieldRays,
    simplify::simplify,
    symmetry::symmetrized,
};
use serde_json::json;

pub use crate::cache::Origin;
pub use error::PipelineError;
pub use material::{MaterialSettings, parse_share};
pub use network_slot::{MaskSlot, NetworkSlot, NetworkSource};
pub use preview::Preview;
pub use print::Printed;
pub use settings::{
    DEFAULT_FACES, DEFAULT_GRID, Engine, EngineChoice, GRID_RANGE, Settings, Smoothing, Symmetry, parse_faces,
};
pub use stage::{Stage, StageRun, Watch};

use crate::{
    cache::{Cache, Key},
    governor::profile::Prediction,
    inference::{MaskNetwork, NetworkInput, Refusal},
};
use admission::{Admission, InWork};
use batches::Batches;
use cut_out::{cut_out, with_finders};
use engine::{Depths, EngineRun, run_choice};
use network_slot::Asked;
use provenance::provenance;
use stage::Run;
use store::TexturePng;

/// Raised whenever a stage's code changes what it makes, so that no older result is taken for a new one.
const VERSIONS: [(Stage, u32); 10] = [
    (Stage::Thumbnail, 1),
    (Stage::Decode, 1),
    (Stage::Mask, 3),
    (Stage::Engine, 6),
    (Stage::Surface, 3),
    (Stage::Clean, 3),
    (Stage::Simplify, 4),
    (Stage::Texture, 7),
    (Stage::Asset, 1),
    (Stage::Print, 3),
];

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
    pub account: Account,
    pub asset: Arc<Asset>,
}

/// What there is to tell of an asset: small, where the asset is large.
#[derive(Debug, Clone)]
pub struct Account {
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
    pub report: MeshReport,
    pub cleaned: CleanReport,
    /// Width and height of the texture in pixels.
    pub texture: [u32; 2],
}

/// Runs pictures through the stages. Clones share their networks and know of each other's pictures in work, so that each
/// thread may have one.
#[derive(Clone)]
pub struct Pipeline {
    cache: Arc<Cache>,
    networks: Arc<Networks>,
    in_work: Arc<InWork>,
    /// The most this program may hold, in bytes.
    memory_limit: Option<u64>,
    /// How many pictures the user wants in work at once.
    at_once: usize,
}

struct Networks {
    shape: NetworkSlot,
    mask: MaskSlot,
    /// Pictures that wait for the network that sees depth.
    batches: Batches<NetworkInput, LayerMaps>,
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
        let batches = Batches::new(cache.folder().map(ToOwned::to_owned));
        let networks = Networks { shape: network, mask: MaskSlot::built_in(), batches };
        Self { cache, networks: networks.into(), in_work: Arc::default(), memory_limit: None, at_once: 1 }
    }

    /// The same, refusing pictures for which this program would hold more than this many bytes.
    pub fn with_memory_limit(self, memory_limit: Option<u64>) -> Self {
        Self { memory_limit, ..self }
    }

    /// The same, of which so many clones will be at work, where memory allows it.
    pub fn with_at_once(self, at_once: usize) -> Self {
        Self { at_once, ..self }
    }

    /// Turns a picture into an asset. `watch` is told how far each stage is and may cancel.
    ///
    /// Beside pictures of other clones it begins when what it needs fits beside what they do, and `watch` is first told
    /// then. Who wants to cancel a picture sooner has one in work at a time.
    pub fn generate(&self, input: &Input, settings: &Settings, watch: Watch) -> Result<Finished, PipelineError> {
        self.generate_and(input, settings, watch, Ok)
    }

    /// The same, then does something with what came of it, while the memory for the picture is still spoken for.
    pub fn generate_and<T, E: From<PipelineError>>(
        &self,
        input: &Input,
        settings: &Settings,
        watch: Watch,
        then: impl FnOnce(Finished) -> Result<T, E>,
    ) -> Result<T, E> {
        let admission = self.admit(input, settings)?;
        let made = self.make(&admission, input, settings, watch);
        self.cache.record_stats();
        then(made?)
    }

    fn make(
        &self,
        admission: &Admission,
        input: &Input,
        settings: &Settings,
        watch: Watch,
    ) -> Result<Finished, PipelineError> {
        let watch: Watch = &|stage, share| {
            admission.measure(stage);
            watch(stage, share)
        };
        let mut run = Run::new(&self.cache, watch);
        let whole = settings.engine == EngineChoice::Relief;
        let CutOut { key, foreground, picture, unasked } =
            decode_and_cut_out(&mut run, &admission.asked(&self.networks.mask), input, whole)?;

        let depths = Depths { asked: admission.asked(&self.networks.shape), batches: &self.networks.batches };
        let EngineRun { key, field, engine, provider, refusals, network, fallback } =
            run_choice(&mut run, &depths, key, &foreground, settings)?;

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
        let texture = textured.texture.dimensions().into();
        let asset = Asset::with_png(&input.name, textured, field.unit, Arc::clone(&png.0))?;
        let asset = asset.made_from(provenance(input, settings, engine, network), view).into();
        let (report, cleaned) = (body.report.clone(), cleaned.report);
        let stages = run.into_stages();
        let (need, adjustments) = admission.learn(engine, &stages, self.loaded());
        let account = Account {
            settings: *settings,
            engine,
            provider,
            refusals,
            fallback: fallback.or(unasked),
            stages,
            need,
            adjustments,
            report,
            cleaned,
            texture,
        };
        Ok(Finished { account, asset })
    }

    pub fn cache(&self) -> &Arc<Cache> {
        &self.cache
    }

    /// The same pipeline, its networks still loaded, over another cache.
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
fn decode_and_cut_out(
    run: &mut Run,
    network: &Asked<MaskNetwork>,
    input: &Input,
    whole: bool,
) -> Result<CutOut, PipelineError> {
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
    let ((key, foreground), unasked) = with_finders(network, |finder| {
        run.stage(Stage::Mask, &inputs, &json!({ "whole": whole, "finder": finder.params() }), |progress| {
            cut_out(&picture, mask_picture.as_deref(), whole, finder, progress)
        })
    })?;
    Ok(CutOut { key, foreground, picture: picture.dimensions().into(), unasked })
}

/// How long a closure takes, in milliseconds.
fn timed<T>(work: impl FnOnce() -> T) -> (T, f64) {
    let begin = Instant::now();
    let value = work();
    (value, begin.elapsed().as_secs_f64() * 1000.0)
}
