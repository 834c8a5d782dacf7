//! What options and presets make of the same mesh.

use glam::Vec3;
use orfeas_core::export::{
    Asset, Compression, ExportOptions, Format, Pivot, Placement, Preset, TextureFormat, UpAxis, export,
};
use orfeas_core::mesh::{TexturedMesh, TriMesh, Unit};
use orfeas_core::progress::unwatched;
use orfeas_studio::{mesh_file, output};

use crate::{asset, corners, places_and_normals, textured_box, z_up};

/// A ball fine enough that compression has something to do, with a color for each vertex.
fn ball() -> Asset {
    let (rows, columns) = (40, 60);
    let mut mesh = TriMesh::default();
    let mut uvs = Vec::new();
    for row in 0..=rows {
        for column in 0..=columns {
            let (u, v) = (column as f32 / columns as f32, row as f32 / rows as f32);
            let (around, down) = (u * std::f32::consts::TAU, v * std::f32::consts::PI);
            let outwards = Vec3::new(around.sin() * down.sin(), down.cos(), around.cos() * down.sin());
            mesh.positions.push(outwards * 3.0);
            mesh.normals.push(outwards);
            mesh.colors.push([(u * 255.0) as u8, (v * 255.0) as u8, 77]);
            uvs.push(glam::Vec2::new(u, v));
        }
    }
    for row in 0..rows {
        for column in 0..columns {
            let corner = |r: u32, c: u32| (row + r) * (columns + 1) + column + c;
            let [a, b, c, d] = [corner(0, 0), corner(1, 0), corner(1, 1), corner(0, 1)];
            mesh.triangles.extend([[a, b, c], [a, c, d]]);
        }
    }
    let textured = TexturedMesh {
        uv_triangles: mesh.triangles.clone(),
        mesh,
        uvs,
        texture: textured_box().texture,
        material: Default::default(),
    };
    Asset::new("ball", textured, Unit::Free, &unwatched).unwrap()
}

fn read_back(asset: &Asset, format: Format, options: &ExportOptions) -> (TexturedMesh, u64) {
    let folder = tempfile::tempdir().unwrap();
    let written =
        output::export(std::slice::from_ref(asset), &[format], options, folder.path(), "mesh", &unwatched).unwrap();
    let [mesh] = mesh_file::read(&written[0].path).unwrap().try_into().unwrap();
    (mesh, written.iter().map(|file| file.bytes).sum())
}

#[test]
fn compressed_files_hold_the_same_mesh_in_fewer_bytes() {
    let ball = ball();
    let sizes = [Compression::None, Compression::Quantize, Compression::Meshopt].map(|compression| {
        let options = ExportOptions { compression, ..Default::default() };
        let (glb, bytes) = read_back(&ball, Format::Glb, &options);
        let (gltf, _) = read_back(&ball, Format::Gltf, &options);
        assert_eq!(glb.mesh, gltf.mesh, "{compression}");
        assert_eq!(glb.mesh.triangles.len(), ball.mesh().mesh.triangles.len());
        // Each vertex is within a step of where it was, has its color, and looks away from the middle.
        for ((position, normal), color) in glb.mesh.positions.iter().zip(&glb.mesh.normals).zip(&glb.mesh.colors) {
            assert!((position.length() - 3.0).abs() < 3e-4, "{compression}: {position}");
            assert!(normal.dot(position.normalize()) > 0.98, "{compression}: {normal} at {position}");
            assert_eq!(color[2], 77, "{compression}");
        }
        for (position, uv) in corners(&glb) {
            let v = (position.y / 3.0).clamp(-1.0, 1.0).acos() / std::f32::consts::PI;
            assert!((v - uv.y).abs() < 2e-2, "{compression}: {uv} at {position}");
        }
        bytes
    });
    assert!(sizes[1] * 10 < sizes[0] * 7 && sizes[2] * 10 < sizes[0] * 4, "{sizes:?}");
}

#[test]
fn jpeg_textures_are_the_same_picture() {
    let options = ExportOptions { texture: TextureFormat::JPEG, ..Default::default() };
    for format in Format::all().into_iter().filter(|format| format.has_texture()) {
        let (read, _) = read_back(&asset(Unit::Free), format, &options);
        let original = textured_box().texture;
        assert_eq!(read.texture.dimensions(), original.dimensions(), "{format}");
        let difference = |(a, b): (&u8, &u8)| u64::from(a.abs_diff(*b));
        let sum: u64 = read.texture.as_raw().iter().zip(original.as_raw()).map(difference).sum();
        assert!(sum > 0 && sum / (original.len() as u64) < 12, "{format}: {sum}");
    }
}

#[test]
fn z_up_is_for_formats_that_do_not_say() {
    let options = ExportOptions { up: UpAxis::Z, ..Default::default() };
    let (low, high) = textured_box().mesh.bounds();
    let turned = (z_up(low).min(z_up(high)), z_up(low).max(z_up(high)));
    for (format, expected) in [
        (Format::Obj, turned),
        (Format::Stl, turned),
        (Format::Ply, turned),
        (Format::Glb, (low, high)),
        (Format::Usdz, (low, high)),
    ] {
        let (read, _) = read_back(&asset(Unit::Free), format, &options);
        assert_eq!(read.mesh.bounds(), expected, "{format}");
        let normals_agree = |(p, n): (Vec3, Vec3)| n.dot(p - (expected.0 + expected.1) / 2.0) > 0.0;
        assert!(places_and_normals(&read.mesh).all(normals_agree), "{format}");
    }
}

#[test]
fn unity_gets_meters_in_every_file() {
    let preset = Preset::find("unity").unwrap();
    let (low, high) = textured_box().mesh.bounds();
    let meters = (high - low) * 0.001;
    for &format in preset.formats {
        let (read, _) = read_back(&asset(Unit::Millimetres).placed(&preset.placement), format, &preset.options);
        let (low, high) = read.mesh.bounds();
        assert!((high - low).abs_diff_eq(meters, 1e-8) && low.y.abs() < 1e-9, "{format}: {low} to {high}");
    }
}

#[test]
fn textures_that_repeat_go_on_repeating() {
    let mut tiled = textured_box();
    tiled.uvs.iter_mut().for_each(|uv| uv.x *= 3.0);
    let tiled = Asset::new("tiled", tiled, Unit::Free, &unwatched).unwrap();
    let options = ExportOptions { compression: Compression::Quantize, ..Default::default() };
    let (read, _) = read_back(&tiled, Format::Glb, &options);
    assert!(read.uvs.iter().any(|uv| uv.x > 2.9));
    let glb = export(&tiled, Format::Glb, &options, "tiled", &unwatched).unwrap().remove(0).bytes;
    let wrapping = gltf::Gltf::from_slice_without_validation(&glb).unwrap().samplers().next().unwrap().wrap_s();
    assert_eq!(wrapping, gltf::texture::WrappingMode::Repeat);
}

#[test]
fn things_stand_on_the_ground_or_turn_about_their_middle() {
    let close = |a: Vec3, b: Vec3| a.abs_diff_eq(b, 1e-4);
    let bounds = |pivot, longest_mm, unit| {
        let placed = asset(unit).placed(&Placement { pivot, longest_mm });
        (placed.mesh().mesh.bounds(), placed.unit())
    };
    let ((low, high), unit) = bounds(Pivot::Base, None, Unit::Free);
    assert!(close(low, Vec3::new(-0.6, 0.0, -0.3)) && close(high, Vec3::new(0.6, 1.65, 0.3)), "{low} {high}");
    assert_eq!(unit, Unit::Free);
    let ((low, high), unit) = bounds(Pivot::Center, Some(165.0), Unit::Free);
    assert!(close(low, -high) && (high.y - 82.5).abs() < 1e-3, "{low} {high}");
    assert_eq!(unit, Unit::Millimetres);
    // What has a size keeps it.
    let ((low, high), _) = bounds(Pivot::Keep, Some(165.0), Unit::Millimetres);
    assert_eq!((low, high), textured_box().mesh.bounds());
}

#[test]
fn presets_are_found_by_their_names_and_differ() {
    for (i, preset) in Preset::ALL.iter().enumerate() {
        assert_eq!(Preset::find(preset.name), Some(preset));
        assert!(!preset.formats.is_empty());
        assert!(Preset::ALL[..i].iter().all(|other| other.name != preset.name));
    }
    assert_eq!(Preset::find("maya"), None);
}
