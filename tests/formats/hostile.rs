//! Damaged and malicious files: an error that names the file, never a panic, never all of the memory.

use std::error::Error;
use std::fs;
use std::io::Write;

use glam::Vec3;
use image::RgbImage;
use orfeas_core::export::{Asset, Compression, ExportOptions, Format, export};
use orfeas_core::mesh::{TexturedMesh, TriMesh, Unit};
use orfeas_core::ply;
use orfeas_core::progress::unwatched;
use orfeas_studio::{mesh_file, output};
use proptest::prelude::*;

fn plain(mesh: TriMesh) -> TexturedMesh {
    TexturedMesh {
        uvs: vec![glam::Vec2::ZERO; mesh.positions.len()],
        uv_triangles: mesh.triangles.clone(),
        mesh,
        texture: RgbImage::new(1, 1),
        material: Default::default(),
    }
}

fn ply_of(mesh: TriMesh) -> Vec<u8> {
    let asset = Asset::new("any", plain(mesh), Unit::Free, &unwatched).unwrap();
    export(&asset, Format::Ply, &ExportOptions::default(), "any", &unwatched).unwrap().remove(0).bytes
}

fn any_mesh() -> impl Strategy<Value = TriMesh> {
    (3u32..40).prop_flat_map(|vertices| {
        let finite = -1e6f32..1e6;
        let position = [finite.clone(), finite.clone(), finite].prop_map(Vec3::from_array);
        let count = vertices as usize;
        let positions = prop::collection::vec(position, count);
        let colors = prop::collection::vec(any::<[u8; 3]>(), count);
        let triangles = prop::collection::vec([0..vertices, 0..vertices, 0..vertices], 1..60);
        (positions, colors, triangles).prop_map(|(positions, colors, triangles)| TriMesh {
            positions,
            colors,
            triangles,
            ..TriMesh::default()
        })
    })
}

/// assimp skips it, and reads the rest a byte off.
#[test]
fn no_line_ends_right_after_the_header_of_a_ply() {
    let mut mesh = TriMesh { triangles: vec![[0, 1, 2]], ..TriMesh::default() };
    mesh.positions =
        [0x3f00_000a, 0x3f00_000d, 0x3f00_0001].map(|bits| Vec3::new(f32::from_bits(bits), 0.5, 0.0)).to_vec();
    mesh.compute_normals();
    let bytes = ply_of(mesh);
    let end = bytes.windows(11).position(|window| window == b"end_header\n").unwrap();
    assert_eq!(bytes[end + 11], 1);
}

proptest! {
    #[test]
    fn any_mesh_comes_back_from_ply(mesh in any_mesh()) {
        let read = ply::read(&ply_of(mesh.clone())).unwrap();
        // The vertices may begin with another one; what each corner of each face is stays.
        let corner = |mesh: &TriMesh, i: u32| (mesh.positions[i as usize], mesh.colors.get(i as usize).copied());
        let corners = |mesh: &TriMesh| mesh.triangles.iter().map(|f| f.map(|i| corner(mesh, i))).collect::<Vec<_>>();
        prop_assert_eq!(corners(&read), corners(&mesh));
        prop_assert_eq!((read.positions.len(), read.colors.len()), (mesh.positions.len(), mesh.colors.len()));
        prop_assert!(read.normals.iter().all(|normal| normal.is_normalized()));
    }

    #[test]
    fn random_bytes_are_no_ply(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(ply::read(&bytes).is_err());
    }

    #[test]
    fn random_data_after_a_ply_header_do_no_harm(
        vertices in any::<u64>(),
        faces in any::<u64>(),
        format in prop::sample::select(vec!["ascii", "binary_little_endian", "binary_big_endian"]),
        data in prop::collection::vec(any::<u8>(), 0..2000),
    ) {
        let header = format!(
            "ply\nformat {format} 1.0\nelement nothing {vertices}\nelement vertex {vertices}\nproperty float x\n\
             property float y\nproperty float z\nelement face {faces}\nproperty list int double vertex_index\nend_header\n"
        );
        let _ = ply::read(&[header.into_bytes(), data].concat());
    }

    #[test]
    fn a_ply_file_with_flipped_bytes_does_no_harm(
        mesh in any_mesh(),
        flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
    ) {
        let mut bytes = ply_of(mesh);
        for (at, value) in flips {
            let at = at.index(bytes.len());
            bytes[at] = value;
        }
        let _ = ply::read(&bytes);
    }
}

#[test]
fn damaged_files_of_every_format_do_no_harm() {
    let folder = tempfile::tempdir().unwrap();
    let asset = super::asset(Unit::Free);
    let packed = ExportOptions { compression: Compression::Meshopt, ..Default::default() };
    let plain = ExportOptions::default();
    for (format, options) in Format::all().map(|format| (format, plain)).into_iter().chain([(Format::Glb, packed)]) {
        let whole = export(&asset, format, &options, "box", &unwatched).unwrap().remove(0).bytes;
        let path = folder.path().join(format!("damaged.{format}"));
        // Each length and each position at some distance: cut there, or one byte changed there.
        for at in (0..whole.len()).step_by(whole.len() / 60 + 1) {
            fs::write(&path, &whole[..at]).unwrap();
            let _ = mesh_file::read(&path);
            let mut changed = whole.clone();
            changed[at] ^= 0xff;
            fs::write(&path, changed).unwrap();
            let _ = mesh_file::read(&path);
        }
    }
}

#[test]
fn gltf_that_claims_more_elements_than_it_has_reserves_no_memory() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("greedy.gltf");
    let gltf = r#"{"asset":{"version":"2.0"},"scenes":[{"nodes":[0]}],"nodes":[{"mesh":0}],
        "meshes":[{"primitives":[{"attributes":{"POSITION":0}}]}],
        "accessors":[{"componentType":5126,"count":900000000000,"type":"VEC3","min":[0,0,0],"max":[1,1,1],
            "sparse":{"count":1,"indices":{"bufferView":0,"componentType":5125},"values":{"bufferView":1}}}],
        "bufferViews":[{"buffer":0,"byteLength":4},{"buffer":0,"byteOffset":4,"byteLength":12}],
        "buffers":[{"byteLength":16,"uri":"data:application/octet-stream;base64,AAAAAAAAAAAAAAAAAAAAAA=="}]}"#;
    fs::write(&path, gltf).unwrap();
    let error = mesh_file::read(&path).unwrap_err();
    assert!(error.source().unwrap().to_string().contains("accessors"), "{error:?}");
}

/// A mesh for the web says how its numbers are packed, and may be wrong about it.
#[test]
fn packed_gltf_that_claims_what_cannot_be_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("packed.gltf");
    let check = |extension: &str, view: &str, accessor: &str, reason: &str| {
        let gltf = format!(
            r#"{{"asset":{{"version":"2.0"}},"extensionsRequired":["{extension}"],"scenes":[{{"nodes":[0]}}],
            "nodes":[{{"mesh":0}}],"meshes":[{{"primitives":[{{"attributes":{{"POSITION":0}}}}]}}],
            "accessors":[{{"bufferView":0,"componentType":5123,"type":"VEC3",{accessor}}}],
            "bufferViews":[{{"buffer":0,"byteLength":16,{view}}}],
            "buffers":[{{"byteLength":16,"uri":"data:application/octet-stream;base64,AAAAAAAAAAAAAAAAAAAAAA=="}}]}}"#
        );
        fs::write(&path, gltf).unwrap();
        let error = mesh_file::read(&path).unwrap_err();
        assert!(error.source().unwrap().to_string().contains(reason), "{error:?}");
    };
    let quantized = |view: &str, accessor: &str, reason: &str| check("KHR_mesh_quantization", view, accessor, reason);
    // Elements that all lie in one place never come to the end of the data.
    quantized(r#""byteStride":0"#, r#""count":900000000000"#, "at least 6 bytes apart, found 0");
    quantized(r#""byteStride":8"#, r#""count":2,"byteOffset":18446744073709551615"#, "as many numbers as claimed");
    let meshopt = |stride: usize, count: u64, mode: &str| {
        let packed = format!(r#"{{"buffer":0,"byteLength":16,"byteStride":{stride},"count":{count},"mode":"{mode}"}}"#);
        let view = format!(r#""extensions":{{"EXT_meshopt_compression":{packed}}}"#);
        let reason = format!("no compression {mode} of {count} times {stride} bytes");
        check("EXT_meshopt_compression", &view, r#""count":3"#, &reason);
    };
    meshopt(0, 900_000_000_000, "TRIANGLES");
    meshopt(0, 900_000_000_000, "INDICES");
    meshopt(4, 4, "TRIANGLES");
}

/// Slicers repair what 3MF forbids; the mesh can be shown all the same.
#[test]
fn three_triangles_at_one_edge_are_written_to_3mf_and_read_back() {
    let folder = tempfile::tempdir().unwrap();
    let mesh = TriMesh {
        positions: vec![Vec3::ZERO, Vec3::Z, Vec3::X, Vec3::Y, Vec3::NEG_X],
        triangles: vec![[0, 1, 2], [0, 1, 3], [0, 1, 4]],
        ..TriMesh::default()
    };
    let asset = Asset::new("book", plain(mesh), Unit::Free, &unwatched).unwrap();
    let options = ExportOptions::default();
    let written = output::export(&[asset], &[Format::ThreeMf], &options, folder.path(), "book", &unwatched).unwrap();
    assert_eq!(mesh_file::read(&written[0].path).unwrap()[0].mesh.triangles.len(), 3);
}

#[test]
fn threemf_with_loops_and_missing_vertices_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("loop.3mf");
    let check = |objects: &str, reason: &str| {
        let schema = "http://schemas.microsoft.com/3dmanufacturing";
        let model = format!(
            r#"<model unit="millimeter" xmlns="{schema}/core/2015/02"><resources>{objects}</resources>
            <build><item objectid="1"/></build></model>"#
        );
        let types = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
            <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
            <Default Extension="model" ContentType="application/vnd.ms-package.3dmanufacturing-3dmodel+xml"/></Types>"#;
        let relations = format!(
            r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
            <Relationship Id="rel0" Target="/3D/3dmodel.model" Type="{schema}/2013/01/3dmodel"/></Relationships>"#
        );
        let mut archive = zip::ZipWriter::new(fs::File::create(&path).unwrap());
        let files = [("[Content_Types].xml", types), ("_rels/.rels", &*relations), ("3D/3dmodel.model", &*model)];
        for (name, text) in files {
            archive.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
            archive.write_all(text.as_bytes()).unwrap();
        }
        archive.finish().unwrap();
        let error = mesh_file::read(&path).unwrap_err();
        assert!(error.source().unwrap().to_string().contains(reason), "{error:?}");
    };
    let within =
        |id, part| format!(r#"<object id="{id}"><components><component objectid="{part}"/></components></object>"#);
    check(&(within(1, 2) + &within(2, 1)), "no object within itself");
    let corner = r#"<vertex x="0" y="0" z="0"/>"#;
    let mesh = format!(
        r#"<object id="1"><mesh><vertices>{}</vertices><triangles><triangle v1="0" v2="1" v3="7"/></triangles></mesh></object>"#,
        corner.repeat(3)
    );
    check(&mesh, "corners below 3, found 7");
}

/// A device without an end would fill the memory.
#[test]
#[cfg(unix)]
fn devices_named_in_a_file_are_not_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("device.gltf");
    for uri in ["/dev/zero", "file:///dev/zero", "%2Fdev/zero"] {
        let buffers = format!(r#"{{"byteLength":16,"uri":"{uri}"}}"#);
        fs::write(&path, format!(r#"{{"asset":{{"version":"2.0"}},"scenes":[{{"nodes":[]}}],"buffers":[{buffers}]}}"#))
            .unwrap();
        let error = mesh_file::read(&path).unwrap_err();
        assert!(error.source().unwrap().to_string().contains("ordinary file"), "{error:?}");
    }
    let path = folder.path().join("device.obj");
    let obj = "mtllib /dev/zero\nv 0 0 0\nv 1 0 0\nv 0 1 0\nusemtl any\nf 1 2 3\n";
    fs::write(&path, obj).unwrap();
    assert_eq!(mesh_file::read(&path).unwrap()[0].mesh.triangles.len(), 1);
}

#[test]
fn errors_name_the_file_and_the_reason() {
    let folder = tempfile::tempdir().unwrap();
    let check = |name: &str, content: &[u8], reason: &str| {
        let path = folder.path().join(name);
        fs::write(&path, content).unwrap();
        let error = anyhow::Error::from(mesh_file::read(&path).unwrap_err());
        let message = format!("{error:#}");
        assert!(message.contains(&path.display().to_string()) && message.contains(reason), "{message}");
    };
    check("notes.txt", b"", "ending in glb, gltf, obj, stl, ply, 3mf, usdz");
    check("empty.glb", b"", "valid GLB file");
    check("empty.obj", b"", "at least one triangle");
    check("empty.stl", b"", "valid STL file");
    check("empty.ply", b"", "expected `ply` in line 1");
    check("empty.3mf", b"", "valid 3MF file");
    check("empty.usdz", b"", "valid USDZ file");
    check("html.glb", b"<!DOCTYPE html>", "valid GLB file");
    check("face.obj", b"v 0 0 0\nf 1 2 3\n", "out of bounds");
    check(
        "short.ply",
        b"ply\nformat ascii 1.0\nelement vertex 9\nproperty float x\nproperty float y\nproperty float z\nend_header\n0 0",
        "expected a number for `z` of PLY vertex 0 of 9, found the end of the data",
    );

    let error = mesh_file::read(&folder.path().join("missing.glb")).unwrap_err();
    assert!(matches!(error, mesh_file::ReadError::Open { .. }), "{error}");
    fs::create_dir(folder.path().join("folder.obj")).unwrap();
    let error = mesh_file::read(&folder.path().join("folder.obj")).unwrap_err();
    assert!(matches!(error, mesh_file::ReadError::Open { .. }), "{error}");
}
