//! An asset moved and scaled to what a program or a printer expects.

use std::sync::Arc;

use glam::Vec3;
use serde::{Deserialize, Serialize};

use super::Asset;
use crate::mesh::Unit;

/// Which point of a mesh becomes the origin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Pivot {
    /// The one it has: for pictures the middle of the frame.
    #[default]
    Keep,
    /// The middle of the box around it, at the bottom: things stand on the ground.
    Base,
    /// The middle of the box around it: things turn about themselves.
    Center,
}

/// Where a mesh goes, and how large it becomes.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct Placement {
    pub pivot: Pivot,
    /// What the longest side of the box around a mesh without a real size becomes. A mesh in millimeters keeps its.
    pub longest_mm: Option<f32>,
}

impl Asset {
    /// The same asset at another place and, where it had none, of a real size. Also moves the view of the picture.
    pub fn placed(&self, placement: &Placement) -> Self {
        let (low, high) = self.mesh.mesh.bounds();
        let origin = match placement.pivot {
            Pivot::Keep => Vec3::ZERO,
            Pivot::Base => Vec3::new((low.x + high.x) / 2.0, low.y, (low.z + high.z) / 2.0),
            Pivot::Center => (low + high) / 2.0,
        };
        let longest = (high - low).max_element();
        let (scale, unit) = match placement.longest_mm {
            Some(mm) if self.unit == Unit::Free && longest > 0.0 => (mm / longest, Unit::Millimetres),
            _ => (1.0, self.unit),
        };
        let mut placed = Self { unit, ..self.clone() };
        if origin != Vec3::ZERO || scale != 1.0 {
            let mesh = Arc::make_mut(&mut placed.mesh);
            mesh.mesh.positions.iter_mut().for_each(|p| *p = (*p - origin) * scale);
            if let Some(view) = &mut placed.view {
                view.origin = (view.origin - origin) * scale;
                view.camera.scale *= scale;
            }
        }
        placed
    }
}
