//! 3MF: an archive with the mesh as XML in millimeters, Z up, and the texture.
//!
//! After the 3MF Core Specification 1.3 and the Materials and Properties Extension 1.2.1 (3MF Consortium). Positions
//! stay welded, since each triangle names its texture coordinates itself: what was closed is closed for the slicer.

use std::collections::HashMap;
use std::fmt::Write;

use super::archive::{Entry, archive};
use super::{Asset, ExportError, ExportOptions, Format, GENERATOR, Steps};
use crate::mesh::position_key;
use crate::progress::Progress;

const MODEL: &str = "3D/3dmodel.model";
/// Bytes a line takes at most in practice, to reserve memory once.
const LINE_BYTES: usize = 80;
const SCHEMAS: &str = "http://schemas.microsoft.com/3dmanufacturing";

pub(super) fn encode(asset: &Asset, options: &ExportOptions, progress: Progress) -> Result<Vec<u8>, ExportError> {
    let texture_name = format!("3D/Textures/texture.{}", options.texture.extension());
    let model = model(asset, options, &texture_name, &|share| progress(0.6 * share))?;
    let (extension, mime_type) = (options.texture.extension(), options.texture.mime_type());
    let content_types = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"model\" ContentType=\"application/vnd.ms-package.3dmanufacturing-3dmodel+xml\"/>\
         <Default Extension=\"{extension}\" ContentType=\"{mime_type}\"/></Types>"
    );
    let relations = relation(MODEL, "2013/01/3dmodel");
    let texture_relation = relation(&texture_name, "2013/01/3dtexture");
    let texture = asset.encoded_texture(options.texture, &|share| progress(0.6 + 0.2 * share))?;
    let mut entries = vec![
        Entry::text("[Content_Types].xml", &content_types),
        Entry::text("_rels/.rels", &relations),
        Entry::text(MODEL, &model),
    ];
    if asset.is_painted() {
        entries.push(Entry::text("3D/_rels/3dmodel.model.rels", &texture_relation));
        entries.push(Entry { name: &texture_name, bytes: &texture, is_compressed: false });
    }
    archive(&entries, 1)
}

/// A file of relations with one in it.
fn relation(target: &str, kind: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
         <Relationship Id=\"rel0\" Target=\"/{target}\" Type=\"{SCHEMAS}/{kind}\"/></Relationships>"
    )
}

fn model(
    asset: &Asset,
    options: &ExportOptions,
    texture_name: &str,
    progress: Progress,
) -> Result<String, ExportError> {
    let mesh = asset.mesh_in(Format::ThreeMf, options);
    let textured = asset.mesh();
    let lines = mesh.positions.len() + textured.uvs.len() + mesh.triangles.len();
    let mut steps = Steps::new(progress, lines);
    let mut text = String::with_capacity(lines * LINE_BYTES);
    let name = escaped(asset.name());
    // Writing to a String cannot fail: the results carry nothing.
    let _ = writeln!(
        text,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <model unit=\"millimeter\" xml:lang=\"en-US\" xmlns=\"{SCHEMAS}/core/2015/02\" \
         xmlns:m=\"{SCHEMAS}/material/2015/02\">\n\
         <metadata name=\"Application\">{GENERATOR}</metadata>\n<metadata name=\"Title\">{name}</metadata>\n<resources>"
    );
    if asset.is_painted() {
        let mime_type = options.texture.mime_type();
        let tiling = if asset.repeats_texture() { "wrap" } else { "clamp" };
        let _ = writeln!(
            text,
            "<m:texture2d id=\"1\" path=\"/{texture_name}\" contenttype=\"{mime_type}\" tilestyleu=\"{tiling}\" \
             tilestylev=\"{tiling}\"/>\n<m:texture2dgroup id=\"2\" texid=\"1\">"
        );
        for uv in &textured.uvs {
            // 3MF counts v from the bottom of the texture.
            let _ = writeln!(text, "<m:tex2coord u=\"{}\" v=\"{}\"/>", uv.x, 1.0 - uv.y);
            steps.step()?;
        }
        text.push_str("</m:texture2dgroup>\n");
    } else {
        text.push_str("<m:colorgroup id=\"2\">\n");
        let plain = [textured.texture.get_pixel(0, 0).0];
        for [red, green, blue] in if mesh.colors.is_empty() { &plain[..] } else { &mesh.colors } {
            let _ = writeln!(text, "<m:color color=\"#{red:02X}{green:02X}{blue:02X}\"/>");
        }
        text.push_str("</m:colorgroup>\n");
    }
    let _ =
        writeln!(text, "<object id=\"3\" type=\"model\" name=\"{name}\" pid=\"2\" pindex=\"0\">\n<mesh>\n<vertices>");
    // Slicers take a mesh as closed only if its triangles share vertices; others' may be split where normals differ.
    let mut welded = HashMap::with_capacity(mesh.positions.len());
    let mut index_of = Vec::with_capacity(mesh.positions.len());
    for p in &mesh.positions {
        let next = welded.len();
        index_of.push(*welded.entry(position_key(*p)).or_insert_with(|| {
            let _ = writeln!(text, "<vertex x=\"{}\" y=\"{}\" z=\"{}\"/>", p.x, p.y, p.z);
            next
        }));
        steps.step()?;
    }
    text.push_str("</vertices>\n<triangles>\n");
    for (corners, uv_corners) in mesh.triangles.iter().zip(&textured.uv_triangles) {
        let [a, b, c] = corners.map(|i| index_of[i as usize]);
        if a == b || b == c || c == a {
            // Forbidden, and nothing to print.
            continue;
        }
        let properties = match (asset.is_painted(), mesh.colors.is_empty()) {
            (true, _) => Some(*uv_corners),
            (false, false) => Some(*corners),
            (false, true) => None,
        };
        let _ = write!(text, "<triangle v1=\"{a}\" v2=\"{b}\" v3=\"{c}\"");
        if let Some([a, b, c]) = properties {
            let _ = write!(text, " pid=\"2\" p1=\"{a}\" p2=\"{b}\" p3=\"{c}\"");
        }
        text.push_str("/>\n");
        steps.step()?;
    }
    text.push_str("</triangles>\n</mesh>\n</object>\n</resources>\n<build><item objectid=\"3\"/></build>\n</model>\n");
    Ok(text)
}

/// For text and for attributes in double quotes. Control characters are not allowed in XML at all.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => escaped.push('_'),
            c => escaped.push(c),
        }
    }
    escaped
}
