//! What a viewport shows: which meshes, from where, in which style. A value; the GPU's side of it is the renderer's.

use std::sync::Arc;

use glam::Vec3;

use super::camera::View;
use super::draw_mesh::DrawMesh;
use super::shading::Shading;

/// Everything that decides how a viewport looks, but for its size.
#[derive(Debug, Clone)]
pub struct SceneView {
    pub parts: Vec<Part>,
    pub view: View,
    pub style: Style,
}

/// A mesh and the name of its copy on the GPU.
#[derive(Debug, Clone)]
pub struct Part {
    /// Chosen by the caller. As long as the id stays, the mesh is taken to be the same and is not uploaded again.
    pub id: u64,
    pub mesh: Arc<DrawMesh>,
}

/// What of a viewport's look does not come from meshes and camera.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Style {
    pub shading: Shading,
    /// Lines on the ground, one cell a tenth to a half of the subject's size.
    pub grid: bool,
    pub backdrop: Backdrop,
}

/// What is behind the meshes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Backdrop {
    /// Top and bottom sRGB color of a vertical gradient, with a contact shadow on the ground.
    Gradient { top: [u8; 3], bottom: [u8; 3] },
    /// Nothing, and no shadow either: the meshes alone, and the grid where it is wanted.
    Transparent,
}

impl Backdrop {
    /// Dark and neutral, so that nothing competes with the texture.
    pub const DARK: Self = Self::Gradient { top: [62, 63, 66], bottom: [38, 39, 41] };
    /// The same for a light theme.
    pub const LIGHT: Self = Self::Gradient { top: [226, 227, 229], bottom: [188, 189, 192] };
}

impl Default for Backdrop {
    fn default() -> Self {
        Self::DARK
    }
}

impl SceneView {
    /// Smallest and largest corner of the box around all parts; `None` where there is nothing to see.
    pub fn bounds(&self) -> Option<(Vec3, Vec3)> {
        let boxes = self.parts.iter().filter(|part| !part.mesh.is_empty()).map(|part| part.mesh.bounds());
        boxes.reduce(|(low, high), (other_low, other_high)| (low.min(other_low), high.max(other_high)))
    }
}
