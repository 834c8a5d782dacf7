//! Any small mesh with a texture, written in a format as the program writes it: read back and compared before the file
//! takes its place. A mesh that is fit for export may not fail that.
#![no_main]

use std::sync::LazyLock;

use glam::{Vec2, Vec3};
use image::{Rgb, RgbImage};
use libfuzzer_sys::{
    arbitrary::{Result, Unstructured},
    fuzz_target,
};
use orfeas_core::{
    export::{Asset, Compression, ExportOptions, Format, TextureFormat, UpAxis},
    material::Material,
    mesh::{TexturedMesh, TriMesh, Unit},
    progress::unwatched,
};
use orfeas_fuzz::{let_others_panic, output};
use tempfile::TempDir;

static FOLDER: LazyLock<TempDir> = LazyLock::new(|| TempDir::new().unwrap());

fuzz_target!(init: let_others_panic(), |bytes: &[u8]| {
    let mut bytes = Unstructured::new(bytes);
    let (Ok((unit, format, options)), Ok(mesh)) = (how(&mut bytes), mesh(&mut bytes)) else { return };
    let asset = Asset::new("any", mesh, unit, &unwatched).unwrap();
    if let Err(error) = output::export(std::slice::from_ref(&asset), &[format], &options, FOLDER.path(), "any", &unwatched) {
        panic!("{format}: {error:?}");
    }
});

fn mesh(bytes: &mut Unstructured) -> Result<TexturedMesh> {
    // From a thousandth to a million of any unit.
    let scale = 10f32.powi(bytes.int_in_range(-3..=6)?) / f32::from(i16::MAX);
    let middle = vector(bytes)? * 0.01;
    let count: u32 = bytes.int_in_range(3..=40)?;
    let positions = (0..count).map(|_| Ok((vector(bytes)? + middle) * scale)).collect::<Result<Vec<_>>>()?;
    let colors =
        if bytes.arbitrary()? { (0..count).map(|_| bytes.arbitrary()).collect::<Result<_>>()? } else { vec![] };
    // The first is a proper one: 3MF has no place for others.
    let mut triangles = vec![[0, 1, 2]];
    for _ in 0..bytes.int_in_range(0..=60)? {
        triangles.push(corners(bytes, count)?);
    }
    let places: u32 = bytes.int_in_range(1..=40)?;
    let uv = |bytes: &mut Unstructured| {
        Ok(Vec2::new(f32::from(bytes.arbitrary::<i16>()?), f32::from(bytes.arbitrary::<i16>()?)))
    };
    let uvs = (0..places).map(|_| Ok(uv(bytes)? / 20_000.0)).collect::<Result<Vec<_>>>()?;
    let uv_triangles = triangles.iter().map(|_| corners(bytes, places)).collect::<Result<Vec<_>>>()?;
    let texture = picture(bytes)?;
    let material = Material {
        roughness: f32::from(bytes.arbitrary::<u8>()?) / 255.0,
        metalness: f32::from(bytes.arbitrary::<u8>()?) / 255.0,
        normal_map: if bytes.arbitrary()? { Some(picture(bytes)?) } else { None },
        orm: if bytes.arbitrary()? { Some(picture(bytes)?) } else { None },
    };
    let mesh = TriMesh { positions, colors, triangles, ..TriMesh::default() };
    let [a, b, c] = mesh.corners(mesh.triangles[0]);
    if a == b || b == c || c == a {
        return Err(libfuzzer_sys::arbitrary::Error::IncorrectFormat);
    }
    Ok(TexturedMesh { mesh, uvs, uv_triangles, texture, material })
}

fn picture(bytes: &mut Unstructured) -> Result<RgbImage> {
    let (width, height) = (bytes.int_in_range(1..=9)?, bytes.int_in_range(1..=9)?);
    let color: [u8; 3] = bytes.arbitrary()?;
    Ok(RgbImage::from_fn(width, height, |x, y| Rgb([color[0] ^ x as u8, color[1] ^ (y as u8 * 16), color[2]])))
}

fn vector(bytes: &mut Unstructured) -> Result<Vec3> {
    let [x, y, z]: [i16; 3] = bytes.arbitrary()?;
    Ok(Vec3::new(x.into(), y.into(), z.into()))
}

fn corners(bytes: &mut Unstructured, count: u32) -> Result<[u32; 3]> {
    let mut corner = || bytes.int_in_range(0..=count - 1);
    Ok([corner()?, corner()?, corner()?])
}

fn how(bytes: &mut Unstructured) -> Result<(Unit, Format, ExportOptions)> {
    let unit = *bytes.choose(&[Unit::Free, Unit::Millimetres])?;
    let format = *bytes.choose(&Format::all())?;
    let texture = *bytes.choose(&[TextureFormat::Png, TextureFormat::JPEG])?;
    let compression = *bytes.choose(&[Compression::None, Compression::Quantize, Compression::Meshopt])?;
    let up = *bytes.choose(&[UpAxis::Y, UpAxis::Z])?;
    let in_meters = bytes.arbitrary()?;
    Ok((unit, format, ExportOptions { texture, compression, up, in_meters }))
}
