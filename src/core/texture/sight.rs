//! A mesh as the picture's camera sees it, from the front and, mirrored, from behind.

use glam::{Vec2, Vec3};

use super::raster::rasterize;
use crate::{frame::Camera, mesh::TriMesh};

/// Side of the depth buffers, in pixels over the frame.
const DEPTH_SIDE: usize = 512;
/// How far behind the nearest surface (frame units) a point still counts as seen: about a cell of the usual grid.
const SEEN_DEPTH: f32 = 0.02;

/// Positions and normals in frame space, and the depths nearest to the viewer on either side.
pub(super) struct Sight {
    pub positions: Vec<Vec3>,
    /// Of unit length, weighted by area.
    pub normals: Vec<Vec3>,
    nearest: Vec<f32>,
    farthest: Vec<f32>,
}

impl Sight {
    pub fn new(mesh: &TriMesh, camera: Camera) -> Self {
        let positions = mesh.positions.iter().map(|&p| camera.frame_from_world(p)).collect::<Vec<_>>();
        let mut normals = vec![Vec3::ZERO; positions.len()];
        let mut nearest = vec![f32::NEG_INFINITY; DEPTH_SIDE * DEPTH_SIDE];
        let mut farthest = vec![f32::INFINITY; DEPTH_SIDE * DEPTH_SIDE];
        for triangle in &mesh.triangles {
            let corners = triangle.map(|i| positions[i as usize]);
            let [a, b, c] = corners;
            let normal = (b - a).cross(c - a);
            triangle.iter().for_each(|&i| normals[i as usize] += normal);
            let pixels = corners.map(|p| pixel(p, DEPTH_SIDE as f32));
            let depth = |w: [f32; 3]| w[0] * a.z + w[1] * b.z + w[2] * c.z;
            if normal.z > 0.0 {
                rasterize(pixels, DEPTH_SIDE, DEPTH_SIDE, |x, y, weights| {
                    let here = &mut nearest[y * DEPTH_SIDE + x];
                    *here = here.max(depth(weights));
                });
            } else {
                rasterize(pixels, DEPTH_SIDE, DEPTH_SIDE, |x, y, weights| {
                    let here = &mut farthest[y * DEPTH_SIDE + x];
                    *here = here.min(depth(weights));
                });
            }
        }
        let normals = normals.into_iter().map(|n| n.try_normalize().unwrap_or(Vec3::Z)).collect();
        Self { positions, normals, nearest, farthest }
    }

    /// How surely a point (frame space) has nothing before it, 0 to 1.
    pub fn seen(&self, p: Vec3) -> f32 {
        not_behind(p.z - self.nearest[cell(p)])
    }

    /// How surely a point has nothing behind it, 0 to 1.
    pub fn seen_from_behind(&self, p: Vec3) -> f32 {
        not_behind(self.farthest[cell(p)] - p.z)
    }
}

/// 1 down to [`SEEN_DEPTH`] behind the nearest surface, 0 from twice that. Where nothing was drawn all is seen.
fn not_behind(above: f32) -> f32 {
    if above.is_finite() { (above / SEEN_DEPTH + 2.0).clamp(0.0, 1.0) } else { 1.0 }
}

fn cell(p: Vec3) -> usize {
    let at = pixel(p, DEPTH_SIDE as f32).clamp(Vec2::ZERO, Vec2::splat(DEPTH_SIDE as f32 - 1.0));
    at.y as usize * DEPTH_SIDE + at.x as usize
}

/// Where a point of frame space is in an image of the frame, in pixels from its top left corner.
pub(super) fn pixel(p: Vec3, side: f32) -> Vec2 {
    Vec2::new(p.x + 1.0, 1.0 - p.y) / 2.0 * side
}
