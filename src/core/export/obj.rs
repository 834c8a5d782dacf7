//! Wavefront OBJ text with its material file and texture. Positions stay welded; texture coordinates have their own
//! indices.

use std::fmt::Write;

use super::{Asset, ExportError, GENERATOR, Steps, unit_name};
use crate::progress::Progress;

/// Bytes a line takes at most in practice, to reserve memory once.
const LINE_BYTES: usize = 40;

/// The contents of the files: the mesh, the material, the texture.
pub(super) fn encode(asset: &Asset, stem: &str, progress: Progress) -> Result<[Vec<u8>; 3], ExportError> {
    let [material_file, texture_file] = companion_names(stem);
    let material = material(&texture_file).into_bytes();
    Ok([mesh(asset, &material_file, progress)?.into_bytes(), material, asset.texture_png.to_vec()])
}

/// The names of the material file and of the texture. The latter is never STEM.png, which may well be the picture the
/// mesh was made from.
pub(super) fn companion_names(stem: &str) -> [String; 2] {
    let word = word(stem);
    [format!("{word}.mtl"), format!("{word}_texture.png")]
}

/// The text as one word that every reader of OBJ understands alike.
///
/// The format cannot quote a name: blanks end it, `#` begins a comment, a leading `-` an option, and what readers make
/// of other marks differs. All those become `_`; letters of every script stay.
fn word(text: &str) -> String {
    let is_safe = |c: char| match c.is_ascii() {
        true => c.is_ascii_alphanumeric() || "-_.".contains(c),
        false => !c.is_whitespace() && !c.is_control(),
    };
    let replaced: String = text.chars().map(|c| if is_safe(c) { c } else { '_' }).collect();
    match replaced.strip_prefix('-') {
        Some(rest) => format!("_{rest}"),
        None => replaced,
    }
}

fn mesh(asset: &Asset, material_file: &str, progress: Progress) -> Result<String, ExportError> {
    let textured = &asset.mesh;
    let mesh = &textured.mesh;
    let unit = unit_name(asset.unit);
    let lines = 2 * mesh.positions.len() + textured.uvs.len() + mesh.triangles.len();
    let mut text = String::with_capacity(lines * LINE_BYTES);
    let mut steps = Steps::new(progress, lines);
    // Writing to a String cannot fail: the results carry nothing.
    let _ = writeln!(
        text,
        "# {GENERATOR}\n# unit {unit}, up +Y, front +Z\nmtllib {material_file}\no {}",
        word(&asset.name)
    );
    for p in &mesh.positions {
        let _ = writeln!(text, "v {} {} {}", p.x, p.y, p.z);
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
