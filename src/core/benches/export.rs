//! GLB against OBJ, and the PNG settings behind both: what an export of a usual mesh costs.
//!
//! The mesh is a sphere of 100,000 triangles with a 1024² texture that has the grain of a photograph. "geometry" is
//! all of an export but the texture, which is encoded once for both formats.

use std::f32::consts::{PI, TAU};
use std::hint::black_box;
use std::time::Duration;

use criterion::{Criterion, SamplingMode, criterion_group, criterion_main};
use glam::{Vec2, Vec3};
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder, Rgb, RgbImage};
use orfeas_core::export::{Asset, ExportOptions, Format, export};
use orfeas_core::material::Material;
use orfeas_core::mesh::{TexturedMesh, TriMesh, Unit};
use orfeas_core::progress::unwatched;

const ROWS: u32 = 200;
const COLUMNS: u32 = 250;
const TEXTURE_SIDE: u32 = 1024;

/// Rows and columns of squares; the last column meets the first in position, but not in the texture.
fn sphere() -> TexturedMesh {
    let (mut mesh, mut uvs, mut uv_triangles) = (TriMesh::default(), Vec::new(), Vec::new());
    for row in 0..=ROWS {
        for column in 0..=COLUMNS {
            let uv = Vec2::new(column as f32 / COLUMNS as f32, row as f32 / ROWS as f32);
            let (around, down) = (uv.x * TAU, uv.y * PI);
            uvs.push(uv);
            if column < COLUMNS {
                mesh.positions.push(Vec3::new(around.sin() * down.sin(), down.cos(), around.cos() * down.sin()));
            }
        }
    }
    for row in 0..ROWS {
        for column in 0..COLUMNS {
            let corner = |r: u32, c: u32| (row + r) * COLUMNS + (column + c) % COLUMNS;
            let uv_corner = |r: u32, c: u32| (row + r) * (COLUMNS + 1) + column + c;
            mesh.triangles
                .extend([[corner(0, 0), corner(1, 0), corner(1, 1)], [corner(0, 0), corner(1, 1), corner(0, 1)]]);
            uv_triangles.extend([
                [uv_corner(0, 0), uv_corner(1, 0), uv_corner(1, 1)],
                [uv_corner(0, 0), uv_corner(1, 1), uv_corner(0, 1)],
            ]);
        }
    }
    TexturedMesh { mesh, uvs, uv_triangles, texture: texture(), material: Material::default() }
}

/// Soft shapes with a little noise on them, as a camera sees.
fn texture() -> RgbImage {
    let mut noise = 1u32;
    RgbImage::from_fn(TEXTURE_SIDE, TEXTURE_SIDE, |x, y| {
        let wave = |frequency: f32| ((x as f32 * frequency).sin() + (y as f32 * frequency * 0.7).cos()) * 55.0 + 125.0;
        noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let grain = (noise >> 29) as f32;
        Rgb([0.011, 0.017, 0.023].map(|frequency| (wave(frequency) + grain) as u8))
    })
}

fn encode_with_image_crate(texture: &RgbImage, compression: CompressionType) -> Vec<u8> {
    let mut bytes = Vec::new();
    PngEncoder::new_with_quality(&mut bytes, compression, FilterType::Adaptive)
        .write_image(texture, texture.width(), texture.height(), ExtendedColorType::Rgb8)
        .expect("a vector takes all bytes");
    bytes
}

fn geometry(criterion: &mut Criterion) {
    let asset = Asset::new("sphere", sphere(), Unit::Free, &unwatched).expect("the sphere is whole");
    let mut group = criterion.benchmark_group("geometry of 100k triangles");
    for format in Format::all() {
        let options = ExportOptions::default();
        group.bench_function(format.extension(), |b| b.iter(|| export(&asset, format, &options, "sphere", &unwatched)));
    }
    group.finish();
}

fn texture_png(criterion: &mut Criterion) {
    let mesh = sphere();
    let texture = mesh.texture.clone();
    let ours = Asset::new("sphere", mesh.clone(), Unit::Free, &unwatched).expect("the sphere is whole");
    let default = encode_with_image_crate(&texture, CompressionType::Default);
    println!("PNG bytes: asset {}, default of the image crate {}", ours.texture_png().len(), default.len());
    let mut group = criterion.benchmark_group("png of 1024x1024");
    group.sampling_mode(SamplingMode::Flat);
    group.bench_function("asset", |b| {
        // The checks of the mesh are part of making an asset, and small.
        b.iter_batched(
            || mesh.clone(),
            |mesh| Asset::new("sphere", mesh, Unit::Free, &unwatched),
            criterion::BatchSize::LargeInput,
        )
    });
    group.bench_function("image crate, default", |b| {
        b.iter(|| encode_with_image_crate(black_box(&texture), CompressionType::Default))
    });
    group.bench_function("image crate, fast", |b| {
        b.iter(|| encode_with_image_crate(black_box(&texture), CompressionType::Fast))
    });
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default()
        .sample_size(20)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(2));
    targets = geometry, texture_png
}
criterion_main!(benches);
