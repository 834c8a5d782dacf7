//! Any bytes, read as a file of every format, and as what is inside the formats that are archives: an error or a mesh
//! within its own bounds, never a panic, and never all of the memory.
#![no_main]

use std::{
    fs,
    io::{Cursor, Write},
    sync::LazyLock,
};

use libfuzzer_sys::fuzz_target;
use orfeas_fuzz::{let_others_panic, mesh_file};
use tempfile::TempDir;
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

/// Where every file is `any`, beside the numbers that a glTF file of that name asks for: zeros, which are all valid.
static FOLDER: LazyLock<TempDir> = LazyLock::new(|| {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("any.bin"), [0; 1 << 15]).unwrap();
    folder
});

const CONTENT_TYPES: &[u8] = br#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="model" ContentType="application/vnd.ms-package.3dmanufacturing-3dmodel+xml"/></Types>"#;
const RELATIONS: &[u8] = br#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Target="/3D/3dmodel.model" Id="rel0" Type="http://schemas.microsoft.com/3dmanufacturing/2013/01/3dmodel"/></Relationships>"#;

fuzz_target!(init: let_others_panic(), |bytes: &[u8]| {
    mesh_file::EXTENSIONS.iter().for_each(|extension| read(extension, bytes));
    // An archive's checksums would stop nearly every change before it reached the reader.
    if bytes.starts_with(b"<") {
        let files = [("[Content_Types].xml", CONTENT_TYPES), ("_rels/.rels", RELATIONS), ("3D/3dmodel.model", bytes)];
        read("3mf", &archive(&files));
    }
    if bytes.starts_with(b"#usda") {
        read("usdz", &archive(&[("scene.usda", bytes)]));
    }
    if bytes.windows(6).any(|word| word == b"newmtl") {
        fs::write(FOLDER.path().join("any.mtl"), bytes).unwrap();
        read("obj", b"mtllib any.mtl\nv 0 0 0\nv 1 0 0\nv 0 1 0\nusemtl surface\nf 1 2 3\n");
    }
});

fn read(extension: &str, bytes: &[u8]) {
    let path = FOLDER.path().join("any").with_extension(extension);
    fs::write(&path, bytes).unwrap();
    let Ok(parts) = mesh_file::read(&path) else { return };
    assert!(!parts.is_empty());
    for part in parts {
        let vertices = part.mesh.positions.len();
        assert!(!part.mesh.triangles.is_empty());
        assert!(part.mesh.triangles.as_flattened().iter().all(|&index| (index as usize) < vertices));
        assert!(part.mesh.positions.iter().all(|position| position.is_finite()));
        assert!(part.mesh.colors.is_empty() || part.mesh.colors.len() == vertices);
        let (normals, normal_corners) = (part.mesh.normals.len(), part.mesh.normal_corners());
        assert_eq!((normal_corners.len(), part.uvs.len()), (part.mesh.triangles.len(), vertices));
        assert!(normal_corners.as_flattened().iter().all(|&index| (index as usize) < normals));
        assert_eq!(part.uv_triangles, part.mesh.triangles);
        assert!(part.texture.width() > 0 && part.texture.height() > 0);
    }
}

fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, bytes) in files {
        writer.start_file(*name, options).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}
