//! The last touches on a mesh that came out of a grid: crumbs and tangles away, the exact size, and its colors.

use glam::Vec3;

use super::{PrintOptions, base::Side, base::Size, voxels::Voxels};
use crate::{
    inspect::crossing_triangles,
    mesh::{TexturedMesh, TriMesh},
    progress::{Canceled, Progress},
    triangle_tree::TriangleTree,
};

/// Pieces with less than this share of the largest's volume are crumbs of a cut.
const CRUMB: f64 = 0.001;
/// Rounds of smoothing where an isosurface crosses itself, which it rarely does, and between samples only.
const ROUNDS: usize = 10;
/// Vertices are colored by the surface within this many steps.
const NEAR: f32 = 3.0;
/// What is new, such as a plinth, has no color of its own.
const PLAIN: [u8; 3] = [200; 3];

/// The mesh without pieces and cavities that are too small to matter.
pub fn without_crumbs(mesh: &TriMesh) -> TriMesh {
    let piece_of = mesh.component_of_positions();
    let mut volumes = vec![0.0; piece_of.iter().max().map_or(0, |&m| m as usize + 1)];
    for (triangle, corners) in mesh.triangles.iter().enumerate() {
        volumes[piece_of[corners[0] as usize] as usize] += mesh.volume_under(triangle);
    }
    let least = volumes.iter().fold(0.0f64, |most, volume| most.max(volume.abs())) * CRUMB;
    let mut kept = TriMesh::default();
    let mut index_of = vec![None; mesh.positions.len()];
    for &triangle in &mesh.triangles {
        if volumes[piece_of[triangle[0] as usize] as usize].abs() < least {
            continue;
        }
        kept.triangles.push(triangle.map(|i| {
            *index_of[i as usize].get_or_insert_with(|| {
                kept.positions.push(mesh.positions[i as usize]);
                kept.positions.len() as u32 - 1
            })
        }));
    }
    kept
}

/// Smooths a surface just where it crosses itself, until it does not. What lies on the height 0 stays there.
pub fn untangle(mesh: &mut TriMesh, progress: Progress) -> Result<(), Canceled> {
    for round in 0..ROUNDS {
        let share = |share: f32| progress((round as f32 + share) / ROUNDS as f32);
        let is_crossing = crossing_triangles(mesh, &TriangleTree::new(mesh), &share)?;
        if !is_crossing.contains(&true) {
            break;
        }
        let mut is_moved = vec![false; mesh.positions.len()];
        let crossing = mesh.triangles.iter().zip(&is_crossing).filter(|(_, is_crossing)| **is_crossing);
        crossing.for_each(|(triangle, _)| triangle.iter().for_each(|&i| is_moved[i as usize] = true));
        let mut sums = vec![(Vec3::ZERO, 0.0f32); mesh.positions.len()];
        for &[a, b, c] in &mesh.triangles {
            for (from, to) in [(a, b), (b, c), (c, a)] {
                sums[from as usize].0 += mesh.positions[to as usize];
                sums[from as usize].1 += 1.0;
            }
        }
        for (i, position) in mesh.positions.iter_mut().enumerate().filter(|(i, _)| is_moved[*i]) {
            let mean = sums[i].0 / sums[i].1;
            *position = if position.y == 0.0 { mean.with_y(0.0) } else { mean };
        }
    }
    Ok(())
}

/// Gives the mesh exactly the size asked for, standing on the height 0. Returns the height it stood at, and how many times
/// larger it became.
pub fn fit(mesh: &mut TriMesh, options: &PrintOptions) -> (f32, f32) {
    let (low, high) = mesh.bounds();
    let [x, z, y] = (high - low).to_array();
    let scale = options.size.map_or(1.0, |Size { side, mm }| {
        mm / match side {
            Side::X => x,
            Side::Y => y,
            Side::Z => z,
            Side::Longest => x.max(y).max(z),
        }
    });
    mesh.positions.iter_mut().for_each(|p| *p = (*p - Vec3::Y * low.y) * scale);
    (low.y, scale)
}

/// The color of the source's surface next to a point.
pub fn color_at(source: &TexturedMesh, voxels: &Voxels, p: Vec3) -> [u8; 3] {
    let near = voxels.nearest(p).filter(|seed| seed.point.distance(p) < NEAR * voxels.grid.step.x);
    let Some(seed) = near else { return PLAIN };
    let corners = source.mesh.triangles[seed.triangle as usize];
    let [a, b, c] = source.mesh.corners(corners);
    let normal = (b - a).cross(c - a);
    let area = normal.length_squared().max(f32::MIN_POSITIVE);
    let weight = |from: Vec3, to: Vec3| ((to - from).cross(seed.point - from).dot(normal) / area).clamp(0.0, 1.0);
    let (of_a, of_b) = (weight(b, c), weight(c, a));
    if source.texture.dimensions() == (1, 1) && !source.mesh.colors.is_empty() {
        let nearest = if of_a >= of_b && of_a >= 1.0 - of_a - of_b {
            0
        } else if of_b >= 1.0 - of_a - of_b {
            1
        } else {
            2
        };
        return source.mesh.colors[corners[nearest] as usize];
    }
    let [ua, ub, uc] = source.uv_triangles[seed.triangle as usize].map(|i| source.uvs[i as usize]);
    let uv = ua * of_a + ub * of_b + uc * (1.0 - of_a - of_b);
    let (width, height) = source.texture.dimensions();
    let at = |share: f32, size: u32| ((share * size as f32).max(0.0) as u32).min(size - 1);
    source.texture.get_pixel(at(uv.x, width), at(uv.y, height)).0
}
