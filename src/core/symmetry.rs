//! The mirror plane of a body, and the body made symmetric about it: what one half has and the other may be hiding is
//! added there. Nothing is taken away, and nothing is added where the viewer saw that there is nothing.

use glam::Vec3;
use image::{GrayImage, Luma};

use crate::{
    distance::outline_distance,
    frame::Camera,
    grid::ScalarGrid,
    progress::{Canceled, Progress},
};

/// Planes tried: how far the body may be turned from facing the viewer, and how far the viewer looks down on it.
const MOST_TURN: f32 = 90.0;
const TURN_STEP: f32 = 5.0;
const ELEVATIONS: [f32; 5] = [-5.0, 5.0, 15.0, 25.0, 35.0];
/// Shifts of the plane from the body's middle, in steps to each side, frame units.
const SHIFTS: i32 = 5;
const SHIFT_STEP: f32 = 0.03;
/// The last search around the best plane halves all steps this many times.
const REFINEMENTS: usize = 4;
/// About so many points of the seen surface are compared with their mirror images.
const POINTS: usize = 1500;
/// A distance larger than this (frame units) is simply wrong.
const CUT: f32 = 0.15;
/// A mirror image this far from the body on the mean, in frame units, is no symmetry; nor is one of which more than
/// this share is far off.
const MOST_DISTANCE: f32 = 0.05;
const FAR: f32 = 0.1;
const MOST_FAR: f32 = 0.08;

/// A plane in the world: points `p` with `normal · p = offset`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MirrorPlane {
    pub normal: Vec3,
    pub offset: f32,
}

impl MirrorPlane {
    pub fn mirrored(&self, p: Vec3) -> Vec3 {
        p - self.normal * (2.0 * (self.normal.dot(p) - self.offset))
    }

    /// The upright plane of a body turned by `turn` and seen from `elevation` above (degrees), through `through`.
    fn upright(turn: f32, elevation: f32, through: Vec3, shift: f32) -> Self {
        let ((sin_turn, cos_turn), (sin_up, cos_up)) = (turn.to_radians().sin_cos(), elevation.to_radians().sin_cos());
        let normal = Vec3::new(cos_turn, sin_turn * sin_up, -sin_turn * cos_up);
        Self { normal, offset: normal.dot(through) + shift }
    }
}

/// The body of `grid` made symmetric about its mirror plane, and the plane; as it is where it has none.
pub fn symmetrized(
    grid: ScalarGrid,
    camera: Camera,
    progress: Progress,
) -> Result<(ScalarGrid, Option<MirrorPlane>), Canceled> {
    let Some(plane) = mirror_plane(&grid, camera, &|share| progress(share * 0.4))? else {
        return Ok((grid, None));
    };
    let fronts = fronts(&grid);
    let [nx, ny, nz] = grid.dims;
    let mask = GrayImage::from_fn(nx as u32, ny as u32, |x, y| {
        Luma([if fronts[y as usize * nx + x as usize].is_finite() { 255 } else { 0 }])
    });
    let outline = outline_distance(&mask);
    let mut values = grid.values.clone();
    for z in 0..nz {
        progress(0.4 + 0.6 * z as f32 / nz as f32)?;
        for ray in (0..nx * ny).filter(|&ray| fronts[ray] > z as f32) {
            let here = Vec3::new((ray % nx) as f32, (ray / nx) as f32, z as f32);
            let hidden = ((fronts[ray] - here.z) * grid.step.z).min(outline[ray] * grid.step.x);
            let there = sampled(&grid, image_of(&grid, camera, plane, here));
            let value = &mut values[z * nx * ny + ray];
            *value = value.max(there.min(hidden));
        }
    }
    Ok((ScalarGrid { values, ..grid }, Some(plane)))
}

/// Finds the upright plane about which the seen surface's mirror image lies best on the body.
fn mirror_plane(grid: &ScalarGrid, camera: Camera, progress: Progress) -> Result<Option<MirrorPlane>, Canceled> {
    let points = seen_points(grid);
    if points.is_empty() {
        return Ok(None);
    }
    let world = points.iter().map(|&p| camera.world_from_frame(grid.position(p))).collect::<Vec<_>>();
    let middle = middle_of(grid, camera);
    let away = |plane: MirrorPlane, p: Vec3| {
        let there = camera.frame_from_world(plane.mirrored(p));
        sampled(grid, (there - grid.origin) / grid.step).abs().min(CUT)
    };
    let cost = |[turn, elevation, shift]: [f32; 3]| {
        let plane = MirrorPlane::upright(turn, elevation, middle, shift * camera.scale);
        world.iter().map(|&p| away(plane, p)).sum::<f32>() / world.len() as f32
    };
    let turns = (MOST_TURN / TURN_STEP) as i32;
    let mut best = ([0.0; 3], f32::INFINITY);
    for turn in -turns..=turns {
        progress((turn + turns) as f32 / (2 * turns) as f32)?;
        for elevation in ELEVATIONS {
            for shift in -SHIFTS..=SHIFTS {
                consider(&mut best, [turn as f32 * TURN_STEP, elevation, shift as f32 * SHIFT_STEP], &cost);
            }
        }
    }
    let mut steps = [TURN_STEP, 10.0, SHIFT_STEP];
    for _ in 0..REFINEMENTS {
        steps = steps.map(|step| step / 2.0);
        let around = best.0;
        for axis in 0..3 {
            for way in [-1.0, 1.0] {
                let mut candidate = around;
                candidate[axis] += way * steps[axis];
                consider(&mut best, candidate, &cost);
            }
        }
    }
    let ([turn, elevation, shift], distance) = best;
    let plane = MirrorPlane::upright(turn, elevation, middle, shift * camera.scale);
    let far = world.iter().filter(|&&p| away(plane, p) > FAR).count();
    let is_symmetric = distance <= MOST_DISTANCE && far as f32 <= MOST_FAR * world.len() as f32;
    Ok(is_symmetric.then_some(plane))
}

fn consider(best: &mut ([f32; 3], f32), candidate: [f32; 3], cost: &impl Fn([f32; 3]) -> f32) {
    let found = cost(candidate);
    if found < best.1 {
        *best = (candidate, found);
    }
}

/// For each ray the sample, counted from the back, where it meets the body first; negative infinity where it misses.
fn fronts(grid: &ScalarGrid) -> Vec<f32> {
    let [nx, ny, nz] = grid.dims;
    let first = |ray: usize| (0..nz).rev().find(|z| grid.values[z * nx * ny + ray] > 0.0);
    (0..nx * ny).map(|ray| first(ray).map_or(f32::NEG_INFINITY, |z| z as f32)).collect()
}

/// Points of the surface that the viewer saw, in samples, evenly thinned.
fn seen_points(grid: &ScalarGrid) -> Vec<Vec3> {
    let fronts = fronts(grid);
    let [nx, _, _] = grid.dims;
    let all = (0..fronts.len()).filter(|&ray| fronts[ray].is_finite()).collect::<Vec<_>>();
    let stride = all.len().div_ceil(POINTS).max(1);
    let point = |&ray: &usize| Vec3::new((ray % nx) as f32, (ray / nx) as f32, fronts[ray]);
    all.iter().step_by(stride).map(point).collect()
}

/// The mean of all samples inside the body, in the world.
fn middle_of(grid: &ScalarGrid, camera: Camera) -> Vec3 {
    let [nx, ny, _] = grid.dims;
    let inside = (0..grid.values.len()).filter(|&i| grid.values[i] > 0.0);
    let position = |i: usize| Vec3::new((i % nx) as f32, (i / nx % ny) as f32, (i / (nx * ny)) as f32);
    let (sum, count) = inside.fold((Vec3::ZERO, 0.0), |(sum, count), i| (sum + position(i) / 1024.0, count + 1.0));
    camera.world_from_frame(grid.position(sum * (1024.0 / count)))
}

/// Where the mirror image of a point lies, both in samples.
fn image_of(grid: &ScalarGrid, camera: Camera, plane: MirrorPlane, point: Vec3) -> Vec3 {
    let there = plane.mirrored(camera.world_from_frame(grid.position(point)));
    (camera.frame_from_world(there) - grid.origin) / grid.step
}

/// The grid between its samples, trilinear; well outside the body beyond it.
fn sampled(grid: &ScalarGrid, point: Vec3) -> f32 {
    let [nx, ny, nz] = grid.dims;
    let most = Vec3::new(nx as f32 - 1.0, ny as f32 - 1.0, nz as f32 - 1.0);
    if !(point.cmpge(Vec3::ZERO).all() && point.cmplt(most).all()) {
        return -CUT;
    }
    let low = point.floor();
    let (t, [x, y, z]) = (point - low, [low.x as usize, low.y as usize, low.z as usize]);
    let at = |dx: usize, dy: usize, dz: usize| grid.values[((z + dz) * ny + y + dy) * nx + x + dx];
    let along = |dy, dz| at(0, dy, dz) + (at(1, dy, dz) - at(0, dy, dz)) * t.x;
    let across = |dz| along(0, dz) + (along(1, dz) - along(0, dz)) * t.y;
    across(0) + (across(1) - across(0)) * t.z
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::unwatched;

    const DIMS: [usize; 3] = [61, 61, 61];

    /// A ball with a nose, and an ear on each side, turned by 30 degrees; the hidden ear is `missing` away from where it should be.
    fn head(missing: f32) -> ScalarGrid {
        let (sin, cos) = 30.0f32.to_radians().sin_cos();
        let (origin, step) = (Vec3::splat(-0.9), Vec3::splat(0.03));
        let value = |p: Vec3| {
            let ball = 0.4 - p.length();
            let ear = |sign: f32, down: f32| {
                0.2 - (p - Vec3::new(cos * 0.45 * sign, 0.25 - down, -sin * 0.45 * sign)).length()
            };
            let nose = 0.12 - (p - Vec3::new(sin, -0.1, cos) * 0.45).length();
            ball.max(nose).max(ear(-1.0, 0.0)).max(ear(1.0, missing))
        };
        let values = (0..DIMS.iter().product::<usize>()).map(|i| {
            let at = Vec3::new((i % 61) as f32, (i / 61 % 61) as f32, (i / 3721) as f32);
            value(origin + at * step)
        });
        ScalarGrid { dims: DIMS, origin, step, values: values.collect() }
    }

    #[test]
    fn the_plane_of_a_turned_head_is_found() {
        let (_, plane) = symmetrized(head(0.0), Camera::ORTHOGRAPHIC, &unwatched).unwrap();
        let normal = plane.unwrap().normal;
        let expected = Vec3::new(30.0f32.to_radians().cos(), 0.0, -30.0f32.to_radians().sin());
        assert!(normal.angle_between(expected) < 6.0f32.to_radians(), "{normal} is not {expected}");
        assert!(plane.unwrap().offset.abs() < 0.03);
    }

    #[test]
    fn what_the_hidden_half_lacks_is_added_and_the_seen_surface_stays() {
        // The ear farther from the viewer is too low, and much of where it should be is behind the ball.
        let before = head(0.08);
        let (after, plane) = symmetrized(before.clone(), Camera::ORTHOGRAPHIC, &unwatched).unwrap();
        assert!(plane.is_some());
        let inside = |grid: &ScalarGrid| grid.values.iter().filter(|&&value| value > 0.0).count();
        assert!(inside(&after) > inside(&before), "{} of {}", inside(&after), inside(&before));
        assert!(
            after.values.iter().zip(&before.values).all(|(after, before)| after >= before),
            "nothing is taken away"
        );
        assert_eq!(fronts(&after), fronts(&before));
    }

    #[test]
    fn a_body_without_a_mirror_plane_stays_as_it_is() {
        // A spiral stair of balls.
        let mut grid = head(0.0);
        for (i, value) in grid.values.iter_mut().enumerate() {
            let at = Vec3::new((i % 61) as f32, (i / 61 % 61) as f32, (i / 3721) as f32);
            let p = grid.origin + at * grid.step;
            let ball = |k: i32| {
                let (sin, cos) = (k as f32 * 1.9 + 0.7).sin_cos();
                0.16 - p.distance(Vec3::new(cos * 0.55, k as f32 * 0.22 - 0.55, sin * 0.3))
            };
            *value = (0..6).map(ball).fold(f32::NEG_INFINITY, f32::max);
        }
        let (same, plane) = symmetrized(grid.clone(), Camera::ORTHOGRAPHIC, &unwatched).unwrap();
        assert_eq!(plane, None);
        assert!(same.values == grid.values);
    }
}
