//! What the steps from a mask to a clean mesh cost, on all cores (`RAYON_NUM_THREADS=1`: on one, as in the README) and
//! beside other ways to the same end.
//!
//! Every alternative solves the same problem in the same run: Poisson's equation by plain conjugate gradients, the
//! isosurface by the crate `fast-surface-nets`.

use std::hint::black_box;
use std::time::Duration;

use criterion::{Criterion, SamplingMode, Throughput, criterion_group, criterion_main};
use fast_surface_nets::ndshape::{RuntimeShape, Shape};
use fast_surface_nets::{SurfaceNetsBuffer, surface_nets};
use glam::{Vec2, Vec3};
use image::{GrayImage, Luma, Rgba, RgbaImage};
use orfeas_core::clean::clean;
use orfeas_core::foreground::{Foreground, MaskSource};
use orfeas_core::grid::{Samples, ScalarGrid};
use orfeas_core::inflate::poisson;
use orfeas_core::isosurface::isosurface;
use orfeas_core::progress::unwatched;
use orfeas_core::rays::FieldRays;
use orfeas_core::silhouette::{SilhouetteParams, silhouette};

const MASK_SIDE: usize = 512;
const RESOLUTION: usize = 192;
/// Taubin's pairs of steps in a usual run.
const SMOOTHING: usize = 4;

/// Distance to a figure with arms, legs and a hat's brim; negative inside. The picture spans 0 to 1, y down.
fn figure(p: Vec2) -> f32 {
    const LIMBS: [([f32; 2], [f32; 2], f32); 8] = [
        ([0.50, 0.20], [0.50, 0.22], 0.15),
        ([0.50, 0.46], [0.50, 0.60], 0.18),
        ([0.40, 0.42], [0.13, 0.30], 0.065),
        ([0.13, 0.30], [0.09, 0.12], 0.055),
        ([0.60, 0.42], [0.88, 0.52], 0.065),
        ([0.42, 0.70], [0.30, 0.92], 0.075),
        ([0.58, 0.70], [0.70, 0.92], 0.075),
        ([0.28, 0.11], [0.72, 0.11], 0.02),
    ];
    let to_limb = |(a, b, radius): ([f32; 2], [f32; 2], f32)| {
        let (a, b) = (Vec2::from(a), Vec2::from(b));
        let along = (p - a).dot(b - a) / (b - a).length_squared();
        p.distance(a.lerp(b, along.clamp(0.0, 1.0))) - radius
    };
    LIMBS.into_iter().map(to_limb).fold(f32::INFINITY, f32::min)
}

fn center(x: usize, y: usize) -> Vec2 {
    (Vec2::new(x as f32, y as f32) + 0.5) / MASK_SIDE as f32
}

/// Solves −Δu = 1 on a mask of the given size.
type Solver = fn(&[bool], usize) -> Vec<f32>;

/// The textbook method without a preconditioner, to the accuracy of ours. The figure must leave the edge free.
fn poisson_by_conjugate_gradients(inside: &[bool], size: usize) -> Vec<f32> {
    let dot = |a: &[f32], b: &[f32]| a.chunks(size).zip(b.chunks(size)).map(|(a, b)| row_dot(a, b)).sum::<f64>();
    fn row_dot(a: &[f32], b: &[f32]) -> f64 {
        f64::from(a.iter().zip(b).map(|(x, y)| x * y).sum::<f32>())
    }
    let inside = inside.iter().map(|&cell| f32::from(u8::from(cell))).collect::<Vec<_>>();
    let (mut residual, mut direction, mut image) = (inside.clone(), inside.clone(), vec![0.0; inside.len()]);
    let mut solution = vec![0.0; inside.len()];
    let mut norm = dot(&residual, &residual);
    let goal = norm * 1e-10;
    while norm > goal {
        for row in 1..size - 1 {
            let here = &direction[row * size..][..size];
            let (up, down) = (&direction[(row - 1) * size..][..size], &direction[(row + 1) * size..][..size]);
            let (inside, image) = (&inside[row * size..][..size], &mut image[row * size..][..size]);
            for i in 1..size - 1 {
                image[i] = inside[i] * (4.0 * here[i] - here[i - 1] - here[i + 1] - up[i] - down[i]);
            }
        }
        let step = (norm / dot(&direction, &image)) as f32;
        solution.iter_mut().zip(&direction).for_each(|(s, d)| *s += step * d);
        residual.iter_mut().zip(&image).for_each(|(r, i)| *r -= step * i);
        let next = dot(&residual, &residual);
        let keep = (next / norm) as f32;
        direction.iter_mut().zip(&residual).for_each(|(d, r)| *d = r + keep * *d);
        norm = next;
    }
    solution
}

/// How far the worst cell is from 4·u − the sum of u's four neighbors = 1.
fn largest_residual(inside: &[bool], u: &[f32]) -> f32 {
    let around = |i: usize| u[i - 1] + u[i + 1] + u[i - MASK_SIDE] + u[i + MASK_SIDE];
    let residual = |i: usize| (4.0 * u[i] - around(i) - 1.0).abs();
    (0..u.len()).filter(|&i| inside[i]).map(residual).fold(0.0, f32::max)
}

fn inflation(criterion: &mut Criterion) {
    let inside = (0..MASK_SIDE * MASK_SIDE).map(|i| figure(center(i % MASK_SIDE, i / MASK_SIDE)) < 0.0);
    let inside = inside.collect::<Vec<_>>();
    let covered = inside.iter().filter(|&&cell| cell).count();
    println!("the figure covers {} % of {MASK_SIDE}²", covered * 100 / inside.len());
    let solvers: &[(&str, Solver)] =
        &[("ours", poisson), ("plain conjugate gradients", poisson_by_conjugate_gradients)];
    let mut group = criterion.benchmark_group("poisson 512²");
    group.sampling_mode(SamplingMode::Flat);
    for &(name, solve) in solvers {
        println!("{name}: {:.1e} off the equation at most", largest_residual(&inside, &solve(&inside, MASK_SIDE)));
        group.bench_function(name, |b| b.iter(|| solve(black_box(&inside), MASK_SIDE)));
    }
    group.finish();
}

/// A gyroid inside a ball, positive inside: much surface, in all directions, with many turns.
fn gyroid_ball(side: usize) -> ScalarGrid {
    let unit = 2.0 / side as f32;
    let value = |i: usize| {
        let p = Vec3::new((i % side) as f32, (i / side % side) as f32, (i / (side * side)) as f32) * unit - 1.0;
        let (sin, cos) = ((p * 9.0).map(f32::sin), (p * 9.0).map(f32::cos));
        let gyroid = (sin * Vec3::new(cos.y, cos.z, cos.x)).element_sum();
        (0.9 - p.length()).min((0.5 - gyroid.abs()) / 9.0)
    };
    let values = (0..side * side * side).map(value).collect();
    ScalarGrid { dims: [side; 3], origin: Vec3::splat(-1.0), step: Vec3::splat(unit), values }
}

fn surface(criterion: &mut Criterion) {
    for side in [128, 256] {
        let grid = gyroid_ball(side);
        let mut group = criterion.benchmark_group(format!("isosurface {side}³"));
        group.sampling_mode(SamplingMode::Flat);
        let triangles = isosurface(&grid, &unwatched).expect("nobody cancels").triangles.len();
        group.throughput(Throughput::Elements(triangles as u64));
        group.bench_function("ours", |b| b.iter(|| isosurface(black_box(&grid), &unwatched)));

        // Inside is negative there; the buffer is kept from run to run, as that crate advises.
        let distances = grid.values.iter().map(|v| -v).collect::<Vec<_>>();
        let shape = RuntimeShape::<u32, 3>::new([side as u32; 3]);
        assert_eq!(shape.usize(), distances.len());
        let mut buffer = SurfaceNetsBuffer::default();
        let run = |buffer: &mut _| surface_nets(black_box(&distances), &shape, [0; 3], [side as u32 - 1; 3], buffer);
        run(&mut buffer);
        println!("{side}³: ours {triangles} triangles, fast-surface-nets {}", buffer.indices.len() / 3);
        group.throughput(Throughput::Elements(buffer.indices.len() as u64 / 3));
        group.bench_function("fast-surface-nets", |b| b.iter(|| run(&mut buffer)));
        group.finish();
    }
}

/// The steps between the engine's answer and the texture, as the silhouette engine feeds them.
fn body(criterion: &mut Criterion) {
    let side = MASK_SIDE as u32;
    let picture = RgbaImage::from_pixel(side, side, Rgba([200, 120, 60, 255]));
    let mask = GrayImage::from_fn(side, side, |x, y| {
        let coverage = 0.5 - figure(center(x as usize, y as usize)) * MASK_SIDE as f32;
        Luma([(coverage.clamp(0.0, 1.0) * 255.0) as u8])
    });
    let foreground = Foreground::cut(&picture, &mask, MaskSource::Alpha, &unwatched).expect("the figure is a mask");
    let field = silhouette(&foreground, &SilhouetteParams::default());
    let rays = FieldRays::new(&field, RESOLUTION, &unwatched).expect("nobody cancels");
    let raw = isosurface(&rays, &unwatched).expect("nobody cancels");
    let (mesh, _) = clean(&raw, &field, SMOOTHING, &unwatched).expect("nobody cancels");
    println!(
        "{:?} samples, {} triangles, {} after cleaning",
        rays.lattice().dims,
        raw.triangles.len(),
        mesh.triangles.len()
    );
    let mut group = criterion.benchmark_group(format!("a figure at {RESOLUTION}"));
    group.sampling_mode(SamplingMode::Flat);
    group.bench_function("silhouette", |b| b.iter(|| silhouette(&foreground, &SilhouetteParams::default())));
    group.bench_function("sample", |b| b.iter(|| FieldRays::new(&field, RESOLUTION, &unwatched)));
    group.bench_function("isosurface", |b| b.iter(|| isosurface(&rays, &unwatched)));
    group.bench_function("every sample, then the isosurface", |b| {
        b.iter(|| isosurface(&rays.grid(&unwatched).expect("nobody cancels"), &unwatched));
    });
    group.bench_function("clean", |b| b.iter(|| clean(&raw, &field, SMOOTHING, &unwatched)));
    group.bench_function("report", |b| b.iter(|| mesh.report()));
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default()
        .sample_size(10)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(2));
    targets = inflation, surface, body
}
criterion_main!(benches);
