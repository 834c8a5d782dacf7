//! USDZ as this program writes it: one mesh as text, with its material, texture and maps. Scenes of other programs are
//! mostly binary, in a form whose only description is the source of the one library that reads it.

use std::io::{Cursor, Read};
use std::str::FromStr;

use glam::{Vec2, Vec3};
use image::{Rgb, RgbImage};
use orfeas_core::export::GENERATOR;
use orfeas_core::material::{Material, SHARES};
use orfeas_core::mesh::TriMesh;
use orfeas_core::srgb::srgb_from_linear;
use zip::{CompressionMethod, ZipArchive};

use super::{Content, ContentError, Piece, decode_texture};

pub(super) fn parse(bytes: &[u8]) -> Result<Content, ContentError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes))?;
    let scene = entry(&mut archive, "scene.usda").map_err(|_| stranger())?;
    let scene = String::from_utf8(scene)?;
    let author = GENERATOR.trim_end_matches(|c: char| !c.is_alphabetic()); // of any version
    if !scene.contains(&format!("doc = \"{author}")) {
        return Err(stranger());
    }
    let corners = numbers::<u32, 3>(&scene, "int[] faceVertexIndices")?;
    let positions: Vec<_> = numbers(&scene, "point3f[] points")?.into_iter().map(Vec3::from_array).collect();
    let normals = numbers(&scene, "normal3f[] normals")?.into_iter().map(Vec3::from_array).collect();
    let colors: Vec<[f32; 3]> = numbers(&scene, "color3f[] primvars:displayColor").unwrap_or_default();
    let colors = colors.into_iter().map(|color| color.map(srgb_from_linear)).collect();
    // USD counts v from the bottom of the texture.
    let uvs = numbers::<f32, 2>(&scene, "texCoord2f[] primvars:st")?;
    let uvs = uvs.into_iter().map(|[u, v]| Vec2::new(u, 1.0 - v)).collect();
    let texture = texture(&mut archive, &scene);
    let material = material(&mut archive, &scene);
    let mesh = TriMesh { positions, normals, colors, triangles: corners, ..TriMesh::default() };
    let mut content = Content::default();
    content.paint_as(texture, material)?;
    content.push(Piece { mesh, uvs, texture: 0 })?;
    Ok(content)
}

fn stranger() -> ContentError {
    "expected a scene written by this program; open it in another program and export it as GLB".into()
}

/// A file of the archive. The format forbids compression, so that none is larger than the archive.
fn entry(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Result<Vec<u8>, ContentError> {
    let mut file = archive.by_name(name)?;
    if file.compression() != CompressionMethod::Stored {
        return Err("expected an archive without compression".into());
    }
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// What the scene says from where it describes a part of the material.
fn shader<'a>(scene: &'a str, name: &str) -> &'a str {
    scene.split_once(&format!("def Shader \"{name}\"")).unwrap_or_default().1
}

/// The picture that a part of the material reads: the file between `@`.
fn picture(archive: &mut ZipArchive<Cursor<&[u8]>>, scene: &str, name: &str) -> Option<RgbImage> {
    let (_, rest) = shader(scene, name).split_once("asset inputs:file = @")?;
    let (file, _) = rest.split_once('@')?;
    match entry(archive, file) {
        Ok(bytes) => decode_texture(&bytes, file),
        Err(error) => {
            tracing::warn!("shown without the texture, which cannot be read ({error}): {file}");
            None
        }
    }
}

/// What the material says beside its color: as numbers, or as a map and what that is multiplied with.
fn material(archive: &mut ZipArchive<Cursor<&[u8]>>, scene: &str) -> Material {
    let usual = Material::default();
    let plain = |name: &str| {
        let (_, rest) = scene.split_once(&format!("float inputs:{name} = "))?;
        rest.lines().next()?.trim().parse().ok()
    };
    let orm = picture(archive, scene, "orm");
    let scale = || vectors::<f32, 4>(array(shader(scene, "orm"), "float4 inputs:scale", '(', ')')?).ok();
    let scale = orm.as_ref().and_then(|_| scale()?.first().copied());
    let [roughness, metalness] = match scale {
        Some([_, roughness, metalness, _]) => [Some(roughness), Some(metalness)],
        None => [plain("roughness"), plain("metallic")],
    };
    let share = |number: Option<f32>, usual| number.filter(|number| SHARES.contains(number)).unwrap_or(usual);
    Material {
        roughness: share(roughness, usual.roughness),
        metalness: share(metalness, usual.metalness),
        normal_map: picture(archive, scene, "normal"),
        orm,
    }
}

/// The texture, or the material's color as one pixel.
fn texture(archive: &mut ZipArchive<Cursor<&[u8]>>, scene: &str) -> RgbImage {
    let plain = || {
        let color =
            array(scene, "color3f inputs:diffuseColor", '(', ')').and_then(|color| vectors::<f32, 3>(color).ok());
        color.and_then(|color| color.first().copied()).unwrap_or([1.0; 3])
    };
    let picture = picture(archive, scene, "texture");
    picture.unwrap_or_else(|| RgbImage::from_pixel(1, 1, Rgb(plain().map(srgb_from_linear))))
}

/// The vectors of an array by the words before its equals sign.
fn numbers<T: FromStr + Copy, const N: usize>(scene: &str, name: &str) -> Result<Vec<[T; N]>, ContentError> {
    vectors(array(scene, name, '[', ']').ok_or_else(|| format!("expected `{name}`, found none"))?)
}

/// What is within the brackets of an array.
fn array<'a>(scene: &'a str, name: &str, open: char, close: char) -> Option<&'a str> {
    let (_, rest) = scene.split_once(&format!("{name} = {open}"))?;
    Some(rest.split_once(close)?.0)
}

fn vectors<T: FromStr + Copy, const N: usize>(text: &str) -> Result<Vec<[T; N]>, ContentError> {
    let words = text.split([',', '(', ')', ' ']).filter(|word| !word.is_empty());
    let parsed = words.map(|word| word.parse().map_err(|_| format!("expected a number, found `{word}`")));
    Ok(parsed.collect::<Result<Vec<T>, String>>()?.as_chunks().0.to_vec())
}
