//! One stage after the other: looked up in the cache, else computed, timed and kept.

use std::{fmt, sync::Arc};

use image::RgbaImage;
use orfeas_core::{
    export::Asset,
    field::Field,
    foreground::Foreground,
    mesh::{TexturedMesh, TriMesh},
    progress::{Canceled, Progress},
};
use serde::Serialize;

use super::{Body, PipelineError, VERSIONS, timed};
use crate::cache::{Cache, Key, Weigh};

/// The stages, in the order in which they run. Export is the only one outside the pipeline: it writes files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Stage {
    Decode,
    Mask,
    Engine,
    Surface,
    Clean,
    Texture,
    Asset,
    Export,
}

impl Stage {
    pub const ALL: [Self; 8] =
        [Self::Decode, Self::Mask, Self::Engine, Self::Surface, Self::Clean, Self::Texture, Self::Asset, Self::Export];

    pub fn name(self) -> &'static str {
        match self {
            Self::Decode => "decode",
            Self::Mask => "mask",
            Self::Engine => "engine",
            Self::Surface => "surface",
            Self::Clean => "clean",
            Self::Texture => "texture",
            Self::Asset => "asset",
            Self::Export => "export",
        }
    }

    /// What is going on, for people.
    pub fn title(self) -> &'static str {
        match self {
            Self::Decode => "Decoding",
            Self::Mask => "Cutting out",
            Self::Engine => "Shaping",
            Self::Surface => "Surfacing",
            Self::Clean => "Cleaning",
            Self::Texture => "Texturing",
            Self::Asset => "Packing",
            Self::Export => "Exporting",
        }
    }

    /// Share of the whole work done when this stage is at `share` of its own. Stages count alike: which is the
    /// longest depends on the picture and the settings.
    pub fn overall(self, share: f32) -> f32 {
        (self as usize as f32 + share) / Self::ALL.len() as f32
    }
}

impl fmt::Display for Stage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Where a result came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Origin {
    Computed,
    Memory,
    Disk,
}

/// How one stage went.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct StageRun {
    pub stage: Stage,
    pub ms: f64,
    pub origin: Origin,
}

/// Told which stage is how far (0 to 1); answers whether to go on.
pub type Watch<'a> = &'a (dyn Fn(Stage, f32) -> Result<(), Canceled> + Sync);

/// One picture's way through the stages.
pub(super) struct Run<'a> {
    cache: &'a Cache,
    watch: Watch<'a>,
    stages: Vec<StageRun>,
}

impl<'a> Run<'a> {
    pub fn new(cache: &'a Cache, watch: Watch<'a>) -> Self {
        Self { cache, watch, stages: Vec::new() }
    }

    /// The result of a stage for these inputs and parameters, and the key it is kept under.
    pub fn stage<T: Weigh>(
        &mut self,
        stage: Stage,
        inputs: &[Key],
        params: &impl Serialize,
        compute: impl FnOnce(Progress) -> Result<T, PipelineError>,
    ) -> Result<(Key, Arc<T>), PipelineError> {
        (self.watch)(stage, 0.0)?;
        let version = VERSIONS.iter().find(|(s, _)| *s == stage).map_or(0, |&(_, version)| version);
        let key = Key::derive(stage.name(), version, inputs, params);
        let cache = self.cache;
        let (found, look_up_ms) = timed(|| cache.get(key));
        if let Some(value) = found {
            self.stages.push(StageRun { stage, ms: look_up_ms, origin: Origin::Memory });
            return Ok((key, value));
        }
        let watch = self.watch;
        let (value, ms) = timed(|| compute(&|share| watch(stage, share)));
        let value = Arc::new(value?);
        cache.insert(key, &value);
        self.stages.push(StageRun { stage, ms, origin: Origin::Computed });
        Ok((key, value))
    }

    pub fn into_stages(self) -> Vec<StageRun> {
        self.stages
    }
}

pub(super) fn mesh_bytes(mesh: &TriMesh) -> usize {
    size_of_val(&mesh.positions[..])
        + size_of_val(&mesh.normals[..])
        + size_of_val(&mesh.colors[..])
        + size_of_val(&mesh.triangles[..])
}

fn textured_bytes(textured: &TexturedMesh) -> usize {
    mesh_bytes(&textured.mesh)
        + size_of_val(&textured.uvs[..])
        + size_of_val(&textured.uv_triangles[..])
        + textured.texture.len()
}

impl Weigh for RgbaImage {
    fn bytes(&self) -> usize {
        self.len()
    }
}

impl Weigh for Foreground {
    fn bytes(&self) -> usize {
        Foreground::bytes(self)
    }
}

impl Weigh for Field {
    fn bytes(&self) -> usize {
        Field::bytes(self)
    }
}

impl Weigh for TriMesh {
    fn bytes(&self) -> usize {
        mesh_bytes(self)
    }
}

impl Weigh for Body {
    fn bytes(&self) -> usize {
        Body::bytes(self)
    }
}

impl Weigh for TexturedMesh {
    fn bytes(&self) -> usize {
        textured_bytes(self)
    }
}

impl Weigh for Asset {
    fn bytes(&self) -> usize {
        textured_bytes(self.mesh()) + self.texture_png().len()
    }
}
