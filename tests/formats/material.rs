//! What a surface is beside its color: roughness, metalness, normals and occlusion in the files that have room for them.

use image::{Rgb, RgbImage};
use orfeas_core::export::{Asset, Compression, ExportOptions, Format, export};
use orfeas_core::material::Material;
use orfeas_core::mesh::{TexturedMesh, Unit};
use orfeas_core::progress::unwatched;
use orfeas_studio::{convert, mesh_file, output};

use crate::textured_box;

/// A box of rough steel, with both maps.
fn steel() -> Asset {
    let material = Material {
        roughness: 0.35,
        metalness: 0.75,
        normal_map: Some(RgbImage::from_fn(12, 8, |x, y| Rgb([100 + x as u8, 150 - y as u8, 240]))),
        orm: Some(RgbImage::from_fn(6, 4, |x, y| Rgb([x as u8 * 40, 255 - y as u8, 255]))),
    };
    Asset::new("steel", TexturedMesh { material, ..textured_box() }, Unit::Free, &unwatched).unwrap()
}

fn text(files: &[orfeas_core::export::ExportFile], name: &str) -> String {
    let file = files.iter().find(|file| file.file_name == name).unwrap();
    String::from_utf8_lossy(&file.bytes).into_owned()
}

#[test]
fn gltf_brings_all_of_it_back_however_it_is_packed() {
    let folder = tempfile::tempdir().unwrap();
    let steel = steel();
    for compression in [Compression::None, Compression::Quantize, Compression::Meshopt] {
        let options = ExportOptions { compression, ..Default::default() };
        for (format, count) in [(Format::Glb, 1), (Format::Gltf, 5)] {
            let written =
                output::export(std::slice::from_ref(&steel), &[format], &options, folder.path(), "steel", &unwatched)
                    .unwrap();
            assert_eq!(written.len(), count, "{written:?}");
            let [read] = mesh_file::read(&written[0].path).unwrap().try_into().unwrap();
            assert_eq!(read.material, steel.mesh().material, "{format} {compression}");
        }
    }
}

#[test]
fn with_normals_a_glb_says_which_way_the_texture_runs() {
    let glb =
        |asset: &Asset| export(asset, Format::Glb, &ExportOptions::default(), "box", &unwatched).unwrap().remove(0);
    let tangents = |asset: &Asset| {
        let (document, buffers, _) = gltf::import_slice(&glb(asset).bytes).unwrap();
        let primitive = document.meshes().next().unwrap().primitives().next().unwrap();
        let reader = primitive.reader(|buffer| buffers.get(buffer.index()).map(|data| data.0.as_slice()));
        let normals = reader.read_normals().unwrap().collect::<Vec<_>>();
        reader.read_tangents().map(|tangents| tangents.zip(normals).collect::<Vec<_>>())
    };
    let plain = Asset::new("box", textured_box(), Unit::Free, &unwatched).unwrap();
    assert!(tangents(&plain).is_none(), "nobody needs them without a normal map");
    let found = tangents(&steel()).unwrap();
    assert!(!found.is_empty());
    for ([x, y, z, w], [nx, ny, nz]) in found {
        assert!((x * x + y * y + z * z - 1.0).abs() < 1e-4 && w.abs() == 1.0, "{x} {y} {z} {w}");
        assert!((x * nx + y * ny + z * nz).abs() < 1e-3, "not along the surface: {x} {y} {z}");
    }
}

#[test]
fn a_map_that_says_nothing_is_left_out() {
    let white = Material { orm: Some(RgbImage::from_pixel(4, 4, Rgb([255; 3]))), ..Material::default() };
    let asset = Asset::new("box", TexturedMesh { material: white, ..textured_box() }, Unit::Free, &unwatched).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let written =
        output::export(&[asset], &[Format::Gltf], &ExportOptions::default(), folder.path(), "box", &unwatched);
    assert_eq!(written.unwrap().len(), 3, "the text, the numbers and the color");
}

#[test]
fn obj_and_usdz_name_the_maps_they_have_room_for() {
    let options = ExportOptions::default();
    let obj = export(&steel(), Format::Obj, &options, "my steel", &unwatched).unwrap();
    let names = obj.iter().map(|file| file.file_name.as_str()).collect::<Vec<_>>();
    assert_eq!(names, ["my steel.obj", "my_steel.mtl", "my_steel_texture.png", "my_steel_normal.png"]);
    let material = text(&obj, "my_steel.mtl");
    assert!(material.ends_with("Pr 0.35\nPm 0.75\nmap_Bump my_steel_normal.png\n"), "{material}");

    let usdz = export(&steel(), Format::Usdz, &options, "steel", &unwatched).unwrap();
    let scene = text(&usdz, "steel.usdz");
    for expected in [
        "normal3f inputs:normal.connect = </steel/material/normal.outputs:rgb>",
        "float inputs:occlusion.connect = </steel/material/orm.outputs:r>",
        "float4 inputs:scale = (1, 0.35, 0.75, 1)",
        "asset inputs:file = @normal.png@",
        "asset inputs:file = @orm.png@",
    ] {
        assert!(scene.contains(expected), "{expected}");
    }
    let folder = tempfile::tempdir().unwrap();
    let path = output::write(&usdz, folder.path()).unwrap().remove(0).path;
    let [read] = mesh_file::read(&path).unwrap().try_into().unwrap();
    assert_eq!(read.texture, textured_box().texture, "the color is still the color");
}

/// What OBJ holds of a material.
fn without_orm(material: &Material) -> Material {
    Material { orm: None, ..material.clone() }
}

#[test]
fn a_material_goes_from_any_of_its_formats_to_any_other() {
    let steel = steel();
    let formats = [Format::Glb, Format::Gltf, Format::Obj, Format::Usdz];
    let folder = tempfile::tempdir().unwrap();
    let write = |asset: &Asset, format, stem: &str| {
        let asset = std::slice::from_ref(asset);
        output::export(asset, &[format], &ExportOptions::default(), folder.path(), stem, &unwatched).unwrap().remove(0)
    };
    for from in formats {
        let first = convert::load(&write(&steel, from, "first").path, "steel", None).unwrap();
        for to in formats {
            let second = convert::load(&write(&first, to, "second").path, "steel", None).unwrap();
            let expected = match [from, to].contains(&Format::Obj) {
                true => without_orm(&steel.mesh().material),
                false => steel.mesh().material.clone(),
            };
            assert_eq!(second.mesh().material, expected, "{from} to {to}");
        }
    }
}

#[test]
fn numbers_alone_come_back_too() {
    let material = Material { roughness: 0.2, metalness: 1.0, ..Material::default() };
    for (name, material) in [("metal", material), ("usual", Material::default())] {
        let textured = TexturedMesh { material: material.clone(), ..textured_box() };
        let asset = Asset::new(name, textured, Unit::Free, &unwatched).unwrap();
        let folder = tempfile::tempdir().unwrap();
        for format in [Format::Obj, Format::Usdz] {
            let files = export(&asset, format, &ExportOptions::default(), name, &unwatched).unwrap();
            let path = output::write(&files, folder.path()).unwrap().remove(0).path;
            assert_eq!(mesh_file::read(&path).unwrap()[0].material, material, "{name} {format}");
        }
    }
}

#[test]
fn a_gray_map_of_heights_is_not_taken_for_normals() {
    let folder = tempfile::tempdir().unwrap();
    let heights = RgbImage::from_fn(8, 8, |x, _| Rgb([x as u8 * 30; 3]));
    heights.save(folder.path().join("bumps.png")).unwrap();
    let normals = RgbImage::from_pixel(8, 8, Rgb([128, 128, 255]));
    normals.save(folder.path().join("normals.png")).unwrap();
    let face = "mtllib bumpy.mtl\nv 0 0 0\nv 1 0 0\nv 0 1 0\nvt 0 0\nusemtl bumpy\nf 1/1 2/1 3/1\n";
    std::fs::write(folder.path().join("bumpy.obj"), face).unwrap();
    for (line, expected) in
        [("map_Bump bumps.png", None), ("map_Bump normals.png", Some(&normals)), ("norm normals.png", Some(&normals))]
    {
        let material = format!("newmtl bumpy\nKd 1 1 1\nPr 0.4\nPm 7\n{line}\n");
        std::fs::write(folder.path().join("bumpy.mtl"), material).unwrap();
        let read = mesh_file::read(&folder.path().join("bumpy.obj")).unwrap().remove(0).material;
        assert_eq!(read.normal_map.as_ref(), expected, "{line}");
        assert_eq!((read.roughness, read.metalness), (0.4, 0.0), "what cannot be is as usual");
    }
}
