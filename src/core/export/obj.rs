//! Wavefront OBJ text with its material file and texture. Positions stay welded; texture coordinates have their own
//! indices.

use std::fmt::Write;

use super::format::word;
use super::{Asset, ExportError, ExportOptions, Format, GENERATOR, Steps, unit_name};
use crate::material::{Material, ROUGHNESS};
use crate::progress::Progress;

/// Bytes a line takes at most in practice, to reserve memory once.
const LINE_BYTES: usize = 40;

/// The contents of the files: the mesh, the material, the texture, and the normal map if there is one. `names`: of all but
/// the first.
pub(super) fn encode(
    asset: &Asset,
    options: &ExportOptions,
    names: [&str; 3],
    progress: Progress,
) -> Result<Vec<Vec<u8>>, ExportError> {
    let [material_file, texture_file, normal_file] = names;
    let texture = asset.encoded_texture(options.texture, &|share| progress(0.2 * share))?;
    let text = mesh(asset, options, material_file, &|share| progress(0.2 + 0.8 * share))?;
    let normal_map = asset.encoded_maps(progress)?.normal_map;
    let material = material(&asset.mesh.material, texture_file, normal_file);
    let files = [text.into_bytes(), material.into_bytes(), texture.into_owned()];
    Ok(files.into_iter().chain(normal_map).collect())
}

fn mesh(
    asset: &Asset,
    options: &ExportOptions,
    material_file: &str,
    progress: Progress,
) -> Result<String, ExportError> {
    let textured = &asset.mesh;
    let mesh = asset.mesh_in(Format::Obj, options);
    let unit = unit_name(asset.unit, options);
    let lines = 2 * mesh.positions.len() + textured.uvs.len() + mesh.triangles.len();
    let mut text = String::with_capacity(lines * LINE_BYTES);
    let mut steps = Steps::new(progress, lines);
    // Writing to a String cannot fail: the results carry nothing.
    let _ = writeln!(
        text,
        "# {GENERATOR}\n# unit {unit}, {}\nmtllib {material_file}\no {}",
        options.up.directions(),
        word(&asset.name)
    );
    for (i, p) in mesh.positions.iter().enumerate() {
        let _ = write!(text, "v {} {} {}", p.x, p.y, p.z);
        // No part of the format, and understood by most readers.
        if let Some(color) = mesh.colors.get(i) {
            let [red, green, blue] = color.map(|byte| f32::from(byte) / 255.0);
            let _ = write!(text, " {red} {green} {blue}");
        }
        text.push('\n');
        steps.step()?;
    }
    for uv in &textured.uvs {
        // OBJ counts v from the bottom of the texture.
        let _ = writeln!(text, "vt {} {}", uv.x, 1.0 - uv.y);
        steps.step()?;
    }
    for n in &mesh.normals {
        let _ = writeln!(text, "vn {} {} {}", n.x, n.y, n.z);
        steps.step()?;
    }
    text.push_str("usemtl surface\n");
    for ((corners, uv_corners), normal_corners) in
        mesh.triangles.iter().zip(&textured.uv_triangles).zip(mesh.normal_corners())
    {
        let [a, b, c] = corners.map(|i| u64::from(i) + 1);
        let [ta, tb, tc] = uv_corners.map(|i| u64::from(i) + 1);
        let [na, nb, nc] = normal_corners.map(|i| u64::from(i) + 1);
        let _ = writeln!(text, "f {a}/{ta}/{na} {b}/{tb}/{nb} {c}/{tc}/{nc}");
        steps.step()?;
    }
    Ok(text)
}

/// Diffuse only: highlights would lie on top of those already in the picture. The order of the lines is the one that
/// the strictest readers expect. What is not as usual follows, for those who know it: roughness and metalness as Exocortex
/// added them to the format, and normals under the name that Blender gives them.
fn material(material: &Material, texture_file: &str, normal_file: &str) -> String {
    let mut text = format!(
        "# {GENERATOR}\nnewmtl surface\nNs 10\nKa 0 0 0\nKd 1 1 1\nKs 0 0 0\nd 1\nillum 1\nmap_Kd {texture_file}\n"
    );
    let Material { roughness, metalness, normal_map, .. } = material;
    if (*roughness, *metalness) != (ROUGHNESS, 0.0) {
        let _ = writeln!(text, "Pr {roughness}\nPm {metalness}");
    }
    if normal_map.is_some() {
        let _ = writeln!(text, "map_Bump {normal_file}");
    }
    text
}
