//! Of an isosurface, the bodies one wants: those that show the viewer something, without floaters and inner shells,
//! smoothed without shrinking, with normals.

use std::{
    collections::BTreeSet,
    ops::{AddAssign, Div},
};

use glam::Vec3;
use serde::{Deserialize, Serialize};

use crate::{
    field::Field,
    foreground::LEAST_REGION,
    frame::Camera,
    mesh::TriMesh,
    progress::{Canceled, Progress},
};

/// Pass-band weights of Taubin 1995: each pair of steps smooths and takes the shrinking back.
const LAMBDA: f32 = 0.5;
const MU: f32 = -0.53;

/// Side of the coarse picture in which it is counted what of each piece the viewer sees.
const SEEN_CELLS: usize = 64;

/// What cleaning did beside the mesh.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct CleanReport {
    /// Bodies kept.
    pub bodies: usize,
    /// Pieces dropped: floaters and inner shells.
    pub floaters: usize,
}

/// Cleans an isosurface of `field` (given in frame space) and puts it into the world. `smoothing` counts Taubin's
/// pairs of steps.
pub fn clean(
    raw: &TriMesh,
    field: &Field,
    smoothing: usize,
    progress: Progress,
) -> Result<(TriMesh, CleanReport), Canceled> {
    let (mut mesh, report) = keep_bodies(raw);
    progress(0.3)?;
    smooth(&mut mesh, smoothing, &|share| progress(0.3 + 0.6 * share))?;
    to_world(&mut mesh, field.camera);
    mesh.compute_normals();
    progress(1.0)?;
    Ok((mesh, report))
}

/// Keeps the largest piece and every other that shows something new to the viewer: separate regions of the mask, and
/// parts that the grid cut off. Floaters hide behind what is kept, or are too small to matter; inner shells have
/// negative volume, since they face inwards.
fn keep_bodies(raw: &TriMesh) -> (TriMesh, CleanReport) {
    let component_of = raw.component_of_positions();
    let count = component_of.iter().max().map_or(0, |&m| m as usize + 1);
    let mut volumes = vec![0.0f64; count];
    let mut cells = vec![BTreeSet::new(); count];
    let cell = |v: f32| ((v + 1.0) / 2.0 * SEEN_CELLS as f32).clamp(0.0, SEEN_CELLS as f32 - 1.0) as usize;
    for &triangle in &raw.triangles {
        let [a, b, c] = raw.corners(triangle);
        let component = component_of[triangle[0] as usize] as usize;
        volumes[component] += f64::from(a.dot(b.cross(c))) / 6.0;
        cells[component].insert(cell(a.y) * SEEN_CELLS + cell(a.x));
    }
    let mut order = (0..count).filter(|&component| volumes[component] > 0.0).collect::<Vec<_>>();
    order.sort_by(|&a, &b| volumes[b].total_cmp(&volumes[a]));
    let all = cells.iter().flatten().collect::<BTreeSet<_>>().len() as f64;
    let (mut seen, mut keep, mut bodies) = (BTreeSet::new(), vec![false; count], 0);
    for component in order {
        let new = cells[component].difference(&seen).count() as f64;
        if bodies == 0 || new >= (all * LEAST_REGION).max(2.0) {
            keep[component] = true;
            bodies += 1;
            seen.extend(&cells[component]);
        }
    }
    let mut mesh = TriMesh::default();
    let mut index_of = vec![u32::MAX; raw.positions.len()];
    for &triangle in &raw.triangles {
        if keep[component_of[triangle[0] as usize] as usize] {
            mesh.triangles.push(triangle.map(|i| {
                let index = &mut index_of[i as usize];
                if *index == u32::MAX {
                    *index = mesh.positions.len() as u32;
                    mesh.positions.push(raw.positions[i as usize]);
                }
                *index
            }));
        }
    }
    (mesh, CleanReport { bodies, floaters: count - bodies })
}

/// Smooths the surface of a field. Where it bends that moves it, so it steps back.
fn smooth(mesh: &mut TriMesh, pairs: usize, progress: Progress) -> Result<(), Canceled> {
    let on_field = mesh.positions.clone();
    taubin(mesh, pairs, &|share| progress(share * 2.0 / 3.0))?;
    step_back(mesh, &on_field, pairs, &|share| progress((2.0 + share) / 3.0))
}

/// Moves every vertex towards the mean of its neighbors and back again (Taubin 1995), `pairs` times.
fn taubin(mesh: &mut TriMesh, pairs: usize, progress: Progress) -> Result<(), Canceled> {
    for step in 0..pairs * 2 {
        progress(step as f32 / (pairs * 2) as f32)?;
        let weight = if step % 2 == 0 { LAMBDA } else { MU };
        let means = means_of_neighbors(&mesh.triangles, &mesh.positions);
        mesh.positions.iter_mut().zip(means).for_each(|(position, mean)| *position += (mean - *position) * weight);
    }
    Ok(())
}

/// Moves the surface along its normals to where its vertices lay on the field. Back to its own place each vertex would
/// take its roughness along; so all move by the mean of what those around them would have to (as Vollmer, Mencl and
/// Müller 1999 push back), `rounds` neighbors wide.
fn step_back(mesh: &mut TriMesh, on_field: &[Vec3], rounds: usize, progress: Progress) -> Result<(), Canceled> {
    mesh.compute_normals();
    let heights = on_field.iter().zip(&mesh.positions).zip(&mesh.normals);
    let mut heights = heights.map(|((field, smooth), normal)| (*field - *smooth).dot(*normal)).collect::<Vec<_>>();
    for round in 0..rounds {
        progress(round as f32 / rounds as f32)?;
        let means = means_of_neighbors(&mesh.triangles, &heights);
        heights.iter_mut().zip(means).for_each(|(height, mean)| *height = (*height + mean) / 2.0);
    }
    let moved = mesh.positions.iter_mut().zip(&mesh.normals).zip(heights);
    moved.for_each(|((position, normal), height)| *position += *normal * height);
    Ok(())
}

/// For each vertex of a closed mesh the mean of its neighbors' values; its own where it has none.
fn means_of_neighbors<T>(triangles: &[[u32; 3]], values: &[T]) -> Vec<T>
where
    T: Copy + Default + AddAssign + Div<f32, Output = T>,
{
    let mut sums = vec![(T::default(), 0.0f32); values.len()];
    // Around a vertex of a closed mesh every neighbor follows it in exactly one triangle.
    for &[a, b, c] in triangles {
        for (from, to) in [(a, b), (b, c), (c, a)] {
            let sum = &mut sums[from as usize];
            sum.0 += values[to as usize];
            sum.1 += 1.0;
        }
    }
    let mean = |((sum, count), &own): ((T, f32), &T)| if count > 0.0 { sum / count } else { own };
    sums.into_iter().zip(values).map(mean).collect()
}

fn to_world(mesh: &mut TriMesh, camera: Camera) {
    mesh.positions.iter_mut().for_each(|p| *p = camera.world_from_frame(*p));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{field::Layer, grid::ScalarGrid, isosurface::isosurface, mesh::Unit, progress::unwatched};

    /// Two balls side by side, a small floater behind the left one, and a bubble inside the right one.
    fn scene() -> (TriMesh, Field) {
        let ball = |p: Vec3, x: f32, z: f32, radius: f32| radius - p.distance(Vec3::new(x, 0.0, z));
        let dims = [81, 41, 61];
        let (origin, step) = (Vec3::new(-1.0, -0.5, -0.75), 0.025);
        let mut values = Vec::new();
        for i in 0..dims.iter().product::<usize>() {
            let p = origin + Vec3::new((i % 81) as f32, (i / 81 % 41) as f32, (i / (81 * 41)) as f32) * step;
            let right = ball(p, 0.5, 0.0, 0.35).min(-ball(p, 0.5, 0.0, 0.15));
            values.push(ball(p, -0.5, 0.0, 0.35).max(ball(p, -0.5, -0.6, 0.1)).max(right));
        }
        let raw = isosurface(&ScalarGrid { dims, origin, step: Vec3::splat(step), values }, &unwatched).unwrap();
        let size = 64;
        let outline = (0..size * size).map(|i| {
            let p = Vec3::new((i % size) as f32 / 32.0 - 1.0, 1.0 - (i / size) as f32 / 32.0, 0.0);
            ball(p, -0.5, 0.0, 0.35).max(ball(p, 0.5, 0.0, 0.35))
        });
        let layer = Layer { middle: vec![0.0; size * size], half_squared: vec![0.0; size * size] };
        let outline = outline.collect();
        (
            raw,
            Field { size, layers: vec![layer], outline, camera: Camera::ORTHOGRAPHIC, unit: Unit::Free, behind: None },
        )
    }

    #[test]
    fn one_body_a_region_without_floaters_and_shells() {
        let (raw, field) = scene();
        assert_eq!(raw.report().components, 4);
        let (mesh, report) = clean(&raw, &field, 3, &unwatched).unwrap();
        assert_eq!(report, CleanReport { bodies: 2, floaters: 2 });
        let measured = mesh.report();
        assert_eq!((measured.components, measured.watertight), (2, true));
        let two_balls = 2.0 * 4.0 / 3.0 * std::f64::consts::PI * 0.35f64.powi(3);
        assert!((measured.volume / two_balls - 1.0).abs() < 0.03, "smoothing keeps the volume: {}", measured.volume);
    }

    #[test]
    fn what_bends_steps_back_onto_the_field() {
        // A ring as thick as five cells.
        let (dims, step) = ([61, 61, 17], 0.025);
        let off = |p: Vec3| 0.0625 - (p.x.hypot(p.y) - 0.5).hypot(p.z);
        let origin = Vec3::new(-30.0, -30.0, -8.0) * step;
        let at = |i: usize| origin + Vec3::new((i % 61) as f32, (i / 61 % 61) as f32, (i / (61 * 61)) as f32) * step;
        let values = (0..dims.iter().product::<usize>()).map(at).map(off).collect();
        let grid = ScalarGrid { dims, origin, step: Vec3::splat(step), values };
        let raw = isosurface(&grid, &unwatched).unwrap();
        let (mut back, mut away) = (raw.clone(), raw.clone());
        smooth(&mut back, 12, &unwatched).unwrap();
        taubin(&mut away, 12, &unwatched).unwrap();
        let distance =
            |mesh: &TriMesh| mesh.positions.iter().map(|p| off(*p)).sum::<f32>() / raw.positions.len() as f32;
        let (of_raw, of_back, of_away) = (distance(&raw), distance(&back), distance(&away));
        assert!((of_back - of_raw).abs() < (of_away - of_raw).abs() * 0.3, "{of_raw} {of_back} {of_away}");
    }
}
