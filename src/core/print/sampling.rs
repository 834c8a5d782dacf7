//! Where the distances to a mesh are sampled that is made anew for a print.

use glam::Vec3;

use super::{PrintOptions, base::Standing, options::LEAST_SAMPLES};
use crate::{grid::Lattice, mesh::TriMesh};

/// Of the mean side of a mesh's triangles: no detail is lost at this distance of samples, and none won by a smaller.
const FINE: f32 = 0.6;
/// Samples across the thickness of a wall that is made.
const WALL_SAMPLES: f32 = 2.0;
/// Free samples on every side.
const MARGIN: f32 = 2.5;

pub struct Sampling {
    /// In the mesh's own space. The height 0 lies between samples, so that a cut there is flat.
    pub lattice: Lattice,
    /// Distances beyond this are not told apart.
    pub limit: f32,
}

impl Sampling {
    /// `wall`: the thinnest that has to be made.
    pub fn new(mesh: &TriMesh, standing: &Standing, options: &PrintOptions, wall: f32) -> Self {
        let (mut low, mut high) = mesh.bounds();
        if let Some(plinth) = standing.plinth {
            let bounds = plinth.bounds();
            (low, high) = (low.min(bounds.0), high.max(bounds.1));
        }
        // Room for what is thickened at the rim.
        let thicker = Vec3::splat(options.min_wall_mm / 2.0);
        (low, high) = (low - thicker, high + thicker);
        let longest = (high - low).max_element();
        let coarse = (mean_side(mesh) * FINE).min(wall / WALL_SAMPLES).min(longest / LEAST_SAMPLES as f32);
        let step = coarse.max(longest / options.samples as f32);
        let limit = options.hollow_mm.unwrap_or(0.0).max(options.min_wall_mm) + 4.0 * step;
        Self::within([low, high], step, limit)
    }

    /// Samples `step` apart in the box from `low` to `high` and a little around it.
    pub fn within([low, high]: [Vec3; 2], step: f32, limit: f32) -> Self {
        let mut origin = low - step * MARGIN;
        origin.y = ((low.y / step).floor() - MARGIN) * step;
        let dims = ((high - origin) / step + MARGIN).to_array().map(|samples| samples.ceil() as usize + 1);
        Self { lattice: Lattice { dims, origin, step: Vec3::splat(step) }, limit }
    }

    /// Distance between samples.
    pub fn step(&self) -> f32 {
        self.lattice.step.x
    }

    pub fn count(&self) -> usize {
        self.lattice.dims.iter().product()
    }
}

fn mean_side(mesh: &TriMesh) -> f32 {
    let side = |&triangle: &[u32; 3]| {
        let [a, b, c] = mesh.corners(triangle);
        (a.distance(b) + b.distance(c) + c.distance(a)) / 3.0
    };
    mesh.triangles.iter().map(side).sum::<f32>() / mesh.triangles.len() as f32
}
