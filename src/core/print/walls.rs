//! Walls: how thick the thinnest is, and thickening what is thinner than a printer can make.

use glam::Vec3;

use super::voxels::carry_on;
use crate::{
    grid::ScalarGrid,
    mesh::TriMesh,
    parallel,
    progress::{Canceled, Progress},
    triangle_tree::{Hit, TriangleTree},
};

/// Two sides make a wall if they face apart within this angle's cosine: an edge sharper than 60 degrees is a wall that
/// ends thin, a blunter one is a corner and no wall.
const LEAST_OPPOSITE: f32 = 0.5;
/// The thinnest wall is the one that this share of the surface is thinner than: less is the ends of sharp edges.
const THINNER: f64 = 0.001;
/// Rays at most.
const MOST_RAYS: usize = 60_000;
/// Rays between two reports of progress.
const RAYS_AT_ONCE: usize = 4096;
/// Of the distance to the surface on the way from a wall's middle: less than the sine of half of 60 degrees.
const STEEPEST_RIDGE: f32 = 0.5;

/// Thickness of the thinnest wall in the mesh's unit: how far it is through the body from the middle of a triangle,
/// straight inwards (the ray method of Shapira, Shamir and Cohen-Or 2008 with a single ray). `None` for a mesh without
/// walls.
pub fn thinnest_wall(mesh: &TriMesh, tree: &TriangleTree, progress: Progress) -> Result<Option<f64>, Canceled> {
    let normal = |triangle: usize| {
        let [a, b, c] = mesh.corners(mesh.triangles[triangle]).map(Vec3::as_dvec3);
        (b - a).cross(c - a)
    };
    let stride = mesh.triangles.len().div_ceil(MOST_RAYS).max(1);
    // Area of a triangle, and how far it is through the body behind it.
    let wall = |triangle: usize| {
        let outwards = normal(triangle);
        let area = outwards.length();
        let outwards = outwards.try_normalize()?;
        let middle = mesh.corners(mesh.triangles[triangle]).map(Vec3::as_dvec3).iter().sum::<glam::DVec3>() / 3.0;
        let hit = tree.first_hit(middle, -outwards, f64::INFINITY, |other| other as usize != triangle);
        let is_opposite = |hit: &Hit| {
            let there = normal(hit.triangle as usize).normalize_or_zero();
            hit.leaves && there.dot(outwards) <= -f64::from(LEAST_OPPOSITE)
        };
        Some((area, hit.filter(is_opposite).map(|hit| hit.distance)))
    };
    let rays = mesh.triangles.len().div_ceil(stride);
    let found = parallel::map(rays, RAYS_AT_ONCE, progress, |ray| wall(ray * stride))?;
    let all = found.iter().flatten().map(|(area, _)| area).sum::<f64>();
    let mut walls =
        found.into_iter().flatten().filter_map(|(area, through)| Some((through?, area))).collect::<Vec<_>>();
    walls.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut thinner = 0.0;
    let found = walls.iter().find(|(_, area)| {
        thinner += area;
        thinner > all * THINNER
    });
    Ok(found.or(walls.last()).map(|&(thickness, _)| thickness))
}

/// Thickens every wall of a distance grid to at least `least`: along the middle of what is thinner, a ball of half that
/// is drawn. (The middle is where the distance to the surface does not rise any more: the medial axis, as Hildebrand and
/// Rüegsegger 1997 measure thickness.)
pub fn thicken(grid: &mut ScalarGrid, least: f32, progress: Progress) -> Result<(), Canceled> {
    let radius = least / 2.0;
    let ridge = ridge(grid, radius);
    if ridge.is_empty() {
        return Ok(());
    }
    let [nx, ny, _] = grid.dims;
    let position = |i: usize| Vec3::new((i % nx) as f32, (i / nx % ny) as f32, (i / (nx * ny)) as f32);
    let points = ridge.iter().map(|&i| grid.position(position(i))).collect::<Vec<_>>();
    let mut away = ScalarGrid { values: vec![0.0; grid.values.len()], ..*grid };
    let mut nearest = vec![u32::MAX; grid.values.len()];
    for (number, &i) in ridge.iter().enumerate() {
        nearest[i] = number as u32;
    }
    carry_on(&mut away, &mut nearest, &points, radius + 2.0 * grid.step.x, progress)?;
    for (i, value) in grid.values.iter_mut().enumerate() {
        if nearest[i] != u32::MAX {
            *value = value.max(radius - away.values[i]);
        }
    }
    Ok(())
}

/// The samples in the middle of what is thinner than twice the radius.
fn ridge(grid: &ScalarGrid, radius: f32) -> Vec<usize> {
    let [nx, ny, nz] = grid.dims;
    let step = grid.step.x;
    let is_ridge = |&i: &usize| {
        let value = grid.values[i];
        if value <= 0.0 || value >= radius {
            return false;
        }
        let [x, y, z] = [i % nx, i / nx % ny, i / (nx * ny)];
        if x == 0 || y == 0 || z == 0 || x + 1 == nx || y + 1 == ny || z + 1 == nz {
            return false;
        }
        (0..27).filter(|&k| k != 13).all(|k| {
            let [dx, dy, dz] = [k % 3, k / 3 % 3, k / 9];
            let there = grid.values[((z + dz - 1) * ny + y + dy - 1) * nx + x + dx - 1];
            let apart = ([dx, dy, dz].iter().filter(|&&d| d != 1).count() as f32).sqrt() * step;
            there - value < STEEPEST_RIDGE * apart
        })
    };
    (0..grid.values.len()).filter(is_ridge).collect()
}
