//! From any format to any other: the same body, with what the formats on the way can hold.

use std::path::{Path, PathBuf};

use glam::Vec3;
use orfeas_core::export::{Asset, ExportOptions, Format};
use orfeas_core::mesh::Unit;
use orfeas_core::progress::unwatched;
use orfeas_studio::{convert, output};

use crate::{asset, corners, textured_box};

fn write(asset: &Asset, format: Format, folder: &Path) -> PathBuf {
    output::export(std::slice::from_ref(asset), &[format], &ExportOptions::default(), folder, "mesh", &unwatched)
        .unwrap()
        .remove(0)
        .path
}

#[test]
fn every_format_becomes_every_other() {
    let original = textured_box();
    for from in Format::all() {
        let folder = tempfile::tempdir().unwrap();
        let first = write(&asset(Unit::Millimetres), from, folder.path());
        // glTF is in meters.
        let unit = if matches!(from, Format::Glb | Format::Gltf) {
            convert::Length::Meter
        } else {
            convert::Length::Millimeter
        };
        let loaded = convert::load(&first, "mesh", Some(unit)).unwrap();
        for to in Format::all() {
            let second = write(&loaded, to, &folder.path().join("."));
            let length = if matches!(to, Format::Glb | Format::Gltf) {
                convert::Length::Meter
            } else {
                convert::Length::Millimeter
            };
            let again = convert::load(&second, "mesh", Some(length)).unwrap();
            let mesh = again.mesh();
            let report = mesh.mesh.report();
            assert_eq!((report.triangles, report.watertight), (12, true), "{from} to {to}");
            assert!(report.volume > 0.0, "{from} to {to}");
            let ((low, high), (expected_low, expected_high)) = (mesh.mesh.bounds(), original.mesh.bounds());
            let close = |a: Vec3, b: Vec3| a.abs_diff_eq(b, 1e-5);
            assert!(close(low, expected_low) && close(high, expected_high), "{from} to {to}: {low} to {high}");
            if from.has_texture() && to.has_texture() {
                assert_eq!(mesh.texture, original.texture, "{from} to {to}");
                for ((p, uv), (expected_p, expected_uv)) in corners(mesh).into_iter().zip(corners(&original)) {
                    assert!(close(p, expected_p) && uv.abs_diff_eq(expected_uv, 1e-5), "{from} to {to}: {p} {uv}");
                }
            }
        }
    }
}

#[test]
fn colors_of_vertices_go_where_there_is_room_for_them() {
    let mut colored = textured_box();
    colored.mesh.colors = (0..8).map(|i| [i * 30, 255 - i * 30, 40]).collect();
    colored.texture = image::RgbImage::from_pixel(1, 1, image::Rgb([255; 3]));
    let colored = Asset::new("colored", colored, Unit::Free, &unwatched).unwrap();
    let mut expected = colored.mesh().mesh.colors.clone();
    expected.sort();
    for format in Format::all().into_iter().filter(|format| *format != Format::Stl) {
        let folder = tempfile::tempdir().unwrap();
        let read = convert::load(&write(&colored, format, folder.path()), "mesh", None).unwrap();
        let mut found = read.mesh().mesh.colors.clone();
        found.sort();
        found.dedup();
        assert_eq!(found, expected, "{format}");
    }
}

#[test]
fn a_mesh_of_two_materials_becomes_one_with_both_colors() {
    let folder = tempfile::tempdir().unwrap();
    let face = "v 0 0 0\nv 1 0 0\nv 0 1 0\n";
    let obj = format!("mtllib two.mtl\n{face}usemtl red\nf 1 2 3\n{face}usemtl blue\nf 4 6 5\n");
    std::fs::write(folder.path().join("two.obj"), obj).unwrap();
    std::fs::write(folder.path().join("two.mtl"), "newmtl red\nKd 1 0 0\nnewmtl blue\nKd 0 0 1\n").unwrap();
    let loaded = convert::load(&folder.path().join("two.obj"), "two", None).unwrap();
    let mesh = loaded.mesh();
    assert_eq!(mesh.mesh.triangles.len(), 2);
    let color = |triangle: usize| {
        let uv = mesh.uvs[mesh.uv_triangles[triangle][0] as usize];
        let (width, height) = mesh.texture.dimensions();
        mesh.texture.get_pixel((uv.x * width as f32) as u32, (uv.y * height as f32) as u32).0
    };
    assert_eq!([color(0), color(1)], [[255, 0, 0], [0, 0, 255]]);
}

#[test]
fn what_cannot_be_converted_says_why() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("scene.usdz");
    std::fs::write(&path, "no archive").unwrap();
    let error = format!("{:#}", anyhow::Error::from(convert::load(&path, "scene", None).unwrap_err()));
    assert!(error.contains("scene.usdz") && error.contains("USDZ"), "{error}");
}
