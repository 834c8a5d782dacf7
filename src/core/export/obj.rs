//! Wavefront OBJ text with its material file and texture. Positions stay welded; texture coordinates have their own
//! indices.

use std::fmt::Write;

use super::format::word;
use super::{Asset, ExportError, ExportOptions, Format, GENERATOR, Steps, unit_name};
use crate::progress::Progress;

/// Bytes a line takes at most in practice, to reserve memory once.
const LINE_BYTES: usize = 40;

/// The contents of the files: the mesh, the material, the texture.
pub(super) fn encode(
    asset: &Asset,
    options: &ExportOptions,
    material_file: &str,
    texture_file: &str,
    progress: Progress,
) -> Result<[Vec<u8>; 3], ExportError> {
    let texture = asset.encoded_texture(options.texture, &|share| progress(0.2 * share))?;
    let text = mesh(asset, options, material_file, &|share| progress(0.2 + 0.8 * share))?;
    Ok([text.into_bytes(), material(texture_file).into_bytes(), texture.into_owned()])
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
    for (corners, uv_corners) in mesh.triangles.iter().zip(&textured.uv_triangles) {
        let [a, b, c] = corners.map(|i| u64::from(i) + 1);
        let [ta, tb, tc] = uv_corners.map(|i| u64::from(i) + 1);
        let _ = writeln!(text, "f {a}/{ta}/{a} {b}/{tb}/{b} {c}/{tc}/{c}");
        steps.step()?;
    }
    Ok(text)
}

/// Diffuse only: highlights would lie on top of those already in the picture. The order of the lines is the one that
/// the strictest readers expect.
fn material(texture_file: &str) -> String {
    format!("# {GENERATOR}\nnewmtl surface\nNs 10\nKa 0 0 0\nKd 1 1 1\nKs 0 0 0\nd 1\nillum 1\nmap_Kd {texture_file}\n")
}
