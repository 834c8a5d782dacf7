//! What is said of a surface beside its color, and the mesh with all of it.

use std::sync::Arc;

use orfeas_core::{
    field::Field,
    foreground::Foreground,
    material::{Material, ROUGHNESS, SHARES, orm_of},
    mesh::{TexturedMesh, TriMesh},
    progress::Progress,
    texture::{delighted, normal_map, occlusion, texture},
};
use serde::{Deserialize, Serialize};

use super::{PipelineError, Settings};

/// How the surface answers to light. All shares are within [`SHARES`].
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct MaterialSettings {
    /// The share of the picture's own broad shading that is taken out of its colors.
    pub delight: f32,
    /// Whether the detail that simplifying takes away is kept in a normal map.
    pub normal_map: bool,
    /// Whether ambient occlusion is baked.
    pub occlusion: bool,
    pub roughness: f32,
    pub metalness: f32,
}

impl Default for MaterialSettings {
    fn default() -> Self {
        Self { delight: 0.0, normal_map: false, occlusion: false, roughness: ROUGHNESS, metalness: 0.0 }
    }
}

impl MaterialSettings {
    /// What decides about the pixels of the texture and of the maps; the rest is two numbers.
    pub(super) fn baked(&self) -> impl Serialize + use<> {
        (self.delight, self.normal_map, self.occlusion)
    }

    /// The mesh with the two numbers, which need no baking.
    pub(super) fn apply(&self, textured: Arc<TexturedMesh>) -> Arc<TexturedMesh> {
        let Material { roughness, metalness, .. } = textured.material;
        if (roughness, metalness) == (self.roughness, self.metalness) {
            return textured;
        }
        let mut own = Arc::unwrap_or_clone(textured);
        (own.material.roughness, own.material.metalness) = (self.roughness, self.metalness);
        Arc::new(own)
    }
}

/// A share of something, from 0 to 1.
pub fn parse_share(text: &str) -> Result<f32, &'static str> {
    let share: Option<f32> = text.parse().ok();
    share.filter(|share| SHARES.contains(share)).ok_or("expected a number from 0 to 1")
}

/// The mesh painted, with the maps asked for. `fine`: what `mesh` was simplified from.
pub(super) fn painted(
    mesh: &TriMesh,
    fine: &TriMesh,
    foreground: &Foreground,
    field: &Field,
    settings: &Settings,
    progress: Progress,
) -> Result<TexturedMesh, PipelineError> {
    let wanted = &settings.material;
    let unlit = match wanted.delight > 0.0 {
        true => {
            let delight = |share: f32| progress(0.2 * share);
            Some(delighted(foreground, mesh, field.camera, wanted.delight, &delight)?)
        }
        false => None,
    };
    let foreground = unlit.as_ref().unwrap_or(foreground);
    let paint = |share: f32| progress(0.2 + 0.3 * share);
    let mut textured = texture(mesh, foreground, field.behind.as_ref(), field.camera, settings.texture, &paint)?;
    if wanted.normal_map {
        textured.material.normal_map = Some(normal_map(&textured, fine, &|share| progress(0.5 + 0.25 * share))?);
    }
    if wanted.occlusion {
        textured.material.orm = Some(orm_of(&occlusion(&textured, &|share| progress(0.75 + 0.25 * share))?));
    }
    progress(1.0)?;
    Ok(textured)
}
