//! A print made hollow, and the holes through which what is left inside runs out.

use glam::Vec3;

use crate::{
    grid::ScalarGrid,
    progress::{Canceled, Progress},
};

/// A cavity that is nowhere deeper than this many samples is not worth having.
const LEAST_DEPTH: f32 = 2.0;
/// How far apart neighbors are at most, in steps, and a little more.
const NEIGHBOR: f32 = 2.0;
/// Second holes are at most this share of the cavity's height above its lowest point, and at least this many diameters
/// from the first.
const LOW: f32 = 0.2;
const LEAST_APART: f32 = 3.0;

/// Takes out what is deeper than `wall` below the surface of a distance grid; with `drain`, also holes of that diameter
/// straight down from each cavity: one at its lowest point, and another far from it, so that air gets in.
pub fn hollow(grid: &mut ScalarGrid, wall: f32, drain: Option<f32>, progress: Progress) -> Result<(), Canceled> {
    let mut is_seen = vec![false; grid.values.len()];
    let mut is_cavity = vec![false; grid.values.len()];
    let mut holes = Vec::new();
    for start in 0..grid.values.len() {
        if start % (1 << 20) == 0 {
            progress(start as f32 / grid.values.len() as f32)?;
        }
        if is_seen[start] || grid.values[start] <= wall {
            continue;
        }
        let cavity = flood(grid, wall, start, &mut is_seen);
        let deepest = cavity.iter().map(|&i| grid.values[i] - wall).fold(0.0, f32::max);
        if deepest < LEAST_DEPTH * grid.step.x {
            continue;
        }
        if let Some(diameter) = drain {
            holes.extend(holes_of(grid, &cavity, diameter));
        }
        cavity.into_iter().for_each(|i| is_cavity[i] = true);
    }
    // Shallow cavities stay filled; around the others the wall's inside is where the depth is that of the wall.
    let [nx, ny, nz] = grid.dims;
    let near_cavity = |i: usize| {
        // Depth rises by no more than the way there.
        if grid.values[i] < wall - NEIGHBOR * grid.step.x {
            return false;
        }
        let [x, y, z] = [i % nx, i / nx % ny, i / (nx * ny)];
        (x.max(1) - 1..=(x + 1).min(nx - 1)).any(|x| {
            (y.max(1) - 1..=(y + 1).min(ny - 1))
                .any(|y| (z.max(1) - 1..=(z + 1).min(nz - 1)).any(|z| is_cavity[(z * ny + y) * nx + x]))
        })
    };
    let near = (0..grid.values.len()).map(near_cavity).collect::<Vec<_>>();
    for (i, value) in grid.values.iter_mut().enumerate() {
        if is_cavity[i] || (near[i] && *value <= wall) {
            *value = value.min(wall - *value);
        }
    }
    for (foot, diameter) in holes {
        drill(grid, foot, diameter / 2.0, wall);
    }
    Ok(())
}

/// The samples deeper than the wall that hang together with one.
fn flood(grid: &ScalarGrid, wall: f32, start: usize, is_seen: &mut [bool]) -> Vec<usize> {
    let [nx, ny, nz] = grid.dims;
    is_seen[start] = true;
    let mut found = vec![start];
    let mut next = 0;
    while next < found.len() {
        let i = found[next];
        next += 1;
        let [x, y, z] = [i % nx, i / nx % ny, i / (nx * ny)];
        let around = [
            (x > 0).then(|| i - 1),
            (x + 1 < nx).then(|| i + 1),
            (y > 0).then(|| i - nx),
            (y + 1 < ny).then(|| i + nx),
            (z > 0).then(|| i - nx * ny),
            (z + 1 < nz).then(|| i + nx * ny),
        ];
        for j in around.into_iter().flatten() {
            if !is_seen[j] && grid.values[j] > wall {
                is_seen[j] = true;
                found.push(j);
            }
        }
    }
    found
}

/// Where a cavity is drained: its lowest sample, and among the low ones the one farthest from that.
fn holes_of(grid: &ScalarGrid, cavity: &[usize], diameter: f32) -> Vec<(Vec3, f32)> {
    let [nx, ny, _] = grid.dims;
    let at = |i: usize| grid.position(Vec3::new((i % nx) as f32, (i / nx % ny) as f32, (i / (nx * ny)) as f32));
    let places = cavity.iter().map(|&i| at(i)).collect::<Vec<_>>();
    let high = places.iter().map(|p| p.y).fold(f32::NEG_INFINITY, f32::max);
    let Some(&lowest) = places.iter().min_by(|a, b| a.y.total_cmp(&b.y)) else { return Vec::new() };
    let apart = |p: &Vec3| (p.x - lowest.x).hypot(p.z - lowest.z);
    let is_low = |p: &&Vec3| p.y <= lowest.y + (high - lowest.y) * LOW && apart(p) >= diameter * LEAST_APART;
    let other = places.iter().filter(is_low).max_by(|a, b| apart(a).total_cmp(&apart(b)));
    [Some(&lowest), other].into_iter().flatten().map(|&p| (p, diameter)).collect()
}

/// Takes out a cylinder from below the print up into the cavity at `foot`.
fn drill(grid: &mut ScalarGrid, foot: Vec3, radius: f32, wall: f32) {
    let [nx, ny, _] = grid.dims;
    let top = foot.y + wall;
    for i in 0..grid.values.len() {
        let p = grid.position(Vec3::new((i % nx) as f32, (i / nx % ny) as f32, (i / (nx * ny)) as f32));
        let outside = ((p.x - foot.x).hypot(p.z - foot.z) - radius).max(p.y - top);
        grid.values[i] = grid.values[i].min(outside);
    }
}
