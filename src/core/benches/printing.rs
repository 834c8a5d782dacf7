//! What inspecting a mesh and making it printable costs, on all cores (`RAYON_NUM_THREADS=1`: on one).

use std::hint::black_box;
use std::time::Duration;

use criterion::{Criterion, SamplingMode, Throughput, criterion_group, criterion_main};
use glam::{Vec2, Vec3};
use image::{Rgb, RgbImage};
use orfeas_core::grid::ScalarGrid;
use orfeas_core::inspect::{inspect, inspect_shape};
use orfeas_core::isosurface::isosurface;
use orfeas_core::material::Material;
use orfeas_core::mesh::{TexturedMesh, Unit};
use orfeas_core::print::{Base, PrintOptions, Side, Size, overhang_angles, print, thinnest_wall};
use orfeas_core::progress::unwatched;
use orfeas_core::triangle_tree::TriangleTree;

/// A ball with bumps, of about 100,000 triangles, under a texture of 1024².
fn bumpy_ball() -> TexturedMesh {
    const SIDE: usize = 144;
    let unit = 2.0 / SIDE as f32;
    let value = |i: usize| {
        let p = Vec3::new((i % SIDE) as f32, (i / SIDE % SIDE) as f32, (i / (SIDE * SIDE)) as f32) * unit - 1.0;
        let bumps = (p * 20.0).map(f32::sin).element_product();
        0.85 + 0.05 * bumps - p.length()
    };
    let values = (0..SIDE * SIDE * SIDE).map(value).collect();
    let grid = ScalarGrid { dims: [SIDE; 3], origin: Vec3::NEG_ONE, step: Vec3::splat(unit), values };
    let mesh = isosurface(&grid, &unwatched).expect("nobody cancels");
    let uvs = mesh.positions.iter().map(|p| Vec2::new(p.x, p.y) * 0.5 + 0.5).collect();
    let uv_triangles = mesh.triangles.clone();
    TexturedMesh {
        mesh,
        uvs,
        uv_triangles,
        texture: RgbImage::from_pixel(1024, 1024, Rgb([200, 120, 60])),
        material: Material::default(),
    }
}

fn inspecting(criterion: &mut Criterion) {
    let ball = [bumpy_ball()];
    let mesh = &ball[0].mesh;
    let found = inspect(&ball, &unwatched).expect("nobody cancels");
    println!("{} triangles, {} self-intersecting", found.mesh.triangles, found.self_intersecting);
    let mut group = criterion.benchmark_group("inspect");
    group.sampling_mode(SamplingMode::Flat).throughput(Throughput::Elements(mesh.triangles.len() as u64));
    group.bench_function("report", |b| b.iter(|| black_box(mesh).report()));
    group.bench_function("shape", |b| b.iter(|| inspect_shape(black_box(mesh), &unwatched)));
    group.bench_function("shape and texture", |b| b.iter(|| inspect(black_box(&ball), &unwatched)));
    group.bench_function("tree", |b| b.iter(|| TriangleTree::new(black_box(mesh))));
    let tree = TriangleTree::new(mesh);
    group.bench_function("thinnest wall", |b| b.iter(|| thinnest_wall(black_box(mesh), &tree, &unwatched)));
    group.bench_function("overhangs", |b| b.iter(|| overhang_angles(black_box(mesh))));
    group.finish();
}

fn printing(criterion: &mut Criterion) {
    let ball = bumpy_ball();
    let sized = PrintOptions { size: Some(Size { side: Side::Z, mm: 80.0 }), ..PrintOptions::default() };
    let ways = [
        ("size", sized),
        ("flat base", PrintOptions { base: Some(Base::Flat), ..sized }),
        ("round plinth", PrintOptions { base: Some(Base::Round), ..sized }),
        ("hollow and drained", PrintOptions { hollow_mm: Some(2.0), drain_mm: Some(4.0), ..sized }),
    ];
    let mut group = criterion.benchmark_group("print");
    group.sampling_mode(SamplingMode::Flat);
    for (name, options) in ways {
        let made = print(&ball, Unit::Free, &options, &unwatched).expect("the ball is closed");
        println!("{name}: {} triangles, {}", made.mesh.mesh.triangles.len(), made.certificate);
        group.bench_function(name, |b| b.iter(|| print(black_box(&ball), Unit::Free, &options, &unwatched)));
    }
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default()
        .sample_size(10)
        .warm_up_time(Duration::from_millis(200))
        .measurement_time(Duration::from_secs(1));
    targets = inspecting, printing
}
criterion_main!(benches);
