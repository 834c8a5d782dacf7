//! USDZ: an archive without compression that begins with the scene as text, followed by the texture.
//!
//! After the "USDZ File Format Specification" and the "UsdPreviewSurface Specification" (Pixar). Text, because the
//! binary form of USD has no description but its source; all readers take both. Quick Look on iPhones wants the data of
//! each file at a multiple of 64 bytes, and vertices split where texture coordinates are.

use std::fmt::{Display, Write};

use glam::{Vec2, Vec3};

use super::archive::{Entry, archive};
use super::format::METERS_PER_MILLIMETER;
use super::{Asset, ExportError, ExportOptions, GENERATOR, Steps};
use crate::material::Material;
use crate::mesh::{TriMesh, Unit};
use crate::progress::{Canceled, Progress};
use crate::srgb::linear_from_srgb;

const ALIGNMENT: u16 = 64;
const NORMAL_FILE: &str = "normal.png";
const ORM_FILE: &str = "orm.png";
/// Bytes a vector takes at most in practice, to reserve memory once.
const VECTOR_BYTES: usize = 40;

pub(super) fn encode(asset: &Asset, options: &ExportOptions, progress: Progress) -> Result<Vec<u8>, ExportError> {
    let texture_name = format!("texture.{}", options.texture.extension());
    let scene = scene(asset, &texture_name, &|share| progress(0.7 * share))?;
    let texture = asset.encoded_texture(options.texture, &|share| progress(0.7 + 0.2 * share))?;
    let mut entries = vec![Entry { name: "scene.usda", bytes: scene.as_bytes(), is_compressed: false }];
    if asset.is_painted() {
        entries.push(Entry { name: &texture_name, bytes: &texture, is_compressed: false });
    }
    let maps = asset.encoded_maps(&|share| progress(0.9 + 0.1 * share))?;
    for (name, png) in [(NORMAL_FILE, &maps.normal_map), (ORM_FILE, &maps.orm)] {
        entries.extend(png.iter().map(|png| Entry { name, bytes: png, is_compressed: false }));
    }
    archive(&entries, ALIGNMENT)
}

fn scene(asset: &Asset, texture_name: &str, progress: Progress) -> Result<String, ExportError> {
    let (mesh, uvs) = asset.mesh().split_at_seams();
    let meters = match asset.unit() {
        Unit::Free => 1.0,
        Unit::Millimetres => METERS_PER_MILLIMETER,
    };
    let name = identifier(asset.name());
    let mut text = String::with_capacity((4 * mesh.positions.len() + mesh.triangles.len()) * VECTOR_BYTES);
    let mut steps = Steps::new(progress, 3 * mesh.positions.len() + 2 * mesh.triangles.len());
    // Writing to a String cannot fail: the results carry nothing.
    let _ = writeln!(
        text,
        "#usda 1.0\n(\n    defaultPrim = \"{name}\"\n    doc = \"{GENERATOR}\"\n    metersPerUnit = {meters}\n    \
         upAxis = \"Y\"\n)\n\ndef Xform \"{name}\" (\n    kind = \"component\"\n)\n{{\n    def Mesh \"surface\" (\n        \
         prepend apiSchemas = [\"MaterialBindingAPI\"]\n    )\n    {{"
    );
    geometry(&mut text, &mesh, &uvs, &mut steps)?;
    let _ = write!(
        text,
        "        uniform token subdivisionScheme = \"none\"\n        rel material:binding = </{name}/material>\n    }}\n\n\
         {}}}\n",
        material(asset, &name, texture_name)
    );
    Ok(text)
}

fn geometry(text: &mut String, mesh: &TriMesh, uvs: &[Vec2], steps: &mut Steps) -> Result<(), Canceled> {
    let (low, high) = mesh.bounds();
    attribute(text, "float3[] extent", [low, high].iter().map(vector), "", steps)?;
    attribute(text, "int[] faceVertexCounts", mesh.triangles.iter().map(|_| 3), "", steps)?;
    attribute(text, "int[] faceVertexIndices", mesh.triangles.as_flattened().iter(), "", steps)?;
    let per_vertex = "interpolation = \"vertex\"";
    attribute(text, "point3f[] points", mesh.positions.iter().map(vector), "", steps)?;
    attribute(text, "normal3f[] normals", mesh.normals.iter().map(vector), per_vertex, steps)?;
    // USD counts v from the bottom of the texture.
    let st = uvs.iter().map(|uv| format!("({}, {})", uv.x, 1.0 - uv.y));
    attribute(text, "texCoord2f[] primvars:st", st, per_vertex, steps)?;
    if !mesh.colors.is_empty() {
        let linear = mesh.colors.iter().map(|color| vector(&Vec3::from_array(color.map(linear_from_srgb))));
        attribute(text, "color3f[] primvars:displayColor", linear, per_vertex, steps)?;
    }
    Ok(())
}

/// One line with an array.
fn attribute<T: Display>(
    text: &mut String,
    declaration: &str,
    items: impl Iterator<Item = T>,
    metadata: &str,
    steps: &mut Steps,
) -> Result<(), Canceled> {
    let _ = write!(text, "        {declaration} = [");
    for (i, item) in items.enumerate() {
        let _ = write!(text, "{}{item}", if i == 0 { "" } else { ", " });
        steps.step()?;
    }
    text.push(']');
    if !metadata.is_empty() {
        let _ = write!(text, " ({metadata})");
    }
    text.push('\n');
    Ok(())
}

fn vector(v: &Vec3) -> String {
    format!("({}, {}, {})", v.x, v.y, v.z)
}

/// The texture, or the vertices' colors, or the one color of the texture's only pixel; and the maps.
fn material(asset: &Asset, name: &str, texture_name: &str) -> String {
    let path = format!("/{name}/material");
    let wrap = if asset.repeats_texture() { "repeat" } else { "clamp" };
    let material = &asset.mesh().material;
    let Material { roughness, metalness, normal_map, .. } = material;
    let has_orm = material.orm_in_use().is_some();
    let mut inputs = String::new();
    let mut readers = String::new();
    if asset.is_painted() {
        inputs += &format!("            color3f inputs:diffuseColor.connect = <{path}/texture.outputs:rgb>\n");
        readers += &reader(&path, "texture", texture_name, wrap, "sRGB", "");
    } else if !asset.mesh().mesh.colors.is_empty() {
        inputs += &format!("            color3f inputs:diffuseColor.connect = <{path}/color.outputs:result>\n");
        readers += "        def Shader \"color\"\n        {\n            uniform token info:id = \"UsdPrimvarReader_float3\"\n            \
             string inputs:varname = \"displayColor\"\n            float3 outputs:result\n        }\n";
    } else {
        let plain = asset.mesh().texture.get_pixel(0, 0).0.map(linear_from_srgb);
        inputs += &format!("            color3f inputs:diffuseColor = {}\n", vector(&Vec3::from_array(plain)));
    }
    if has_orm {
        let channels = [("metallic", "b"), ("occlusion", "r"), ("roughness", "g")];
        for (input, channel) in channels {
            inputs += &format!("            float inputs:{input}.connect = <{path}/orm.outputs:{channel}>\n");
        }
        let scale = format!("            float4 inputs:scale = (1, {roughness}, {metalness}, 1)\n");
        readers += &reader(&path, "orm", ORM_FILE, wrap, "raw", &scale);
    } else {
        inputs += &format!(
            "            float inputs:metallic = {metalness}\n            float inputs:roughness = {roughness}\n"
        );
    }
    if normal_map.is_some() {
        inputs += &format!("            normal3f inputs:normal.connect = <{path}/normal.outputs:rgb>\n");
        // As the UsdPreviewSurface Specification prescribes it for 8 bits.
        let placed =
            "            float4 inputs:bias = (-1, -1, -1, 0)\n            float4 inputs:scale = (2, 2, 2, 1)\n";
        readers += &reader(&path, "normal", NORMAL_FILE, wrap, "raw", placed);
    }
    if asset.is_painted() || has_orm || normal_map.is_some() {
        readers += "        def Shader \"place\"\n        {\n            uniform token info:id = \"UsdPrimvarReader_float2\"\n            \
             string inputs:varname = \"st\"\n            float2 outputs:result\n        }\n";
    }
    format!(
        "    def Material \"material\"\n    {{\n        token outputs:surface.connect = <{path}/preview.outputs:surface>\n\n        \
         def Shader \"preview\"\n        {{\n            uniform token info:id = \"UsdPreviewSurface\"\n{inputs}            \
         token outputs:surface\n        }}\n\n{readers}    }}\n"
    )
}

/// A picture on the texture coordinates, with what more is to be said of it.
fn reader(path: &str, name: &str, file: &str, wrap: &str, space: &str, more: &str) -> String {
    format!(
        "        def Shader \"{name}\"\n        {{\n            uniform token info:id = \"UsdUVTexture\"\n            \
         asset inputs:file = @{file}@\n            token inputs:sourceColorSpace = \"{space}\"\n{more}            \
         float2 inputs:st.connect = <{path}/place.outputs:result>\n            token inputs:wrapS = \"{wrap}\"\n            \
         token inputs:wrapT = \"{wrap}\"\n            float outputs:r\n            float outputs:g\n            \
         float outputs:b\n            float3 outputs:rgb\n        }}\n\n"
    )
}

/// What USD takes as the name of a part: ASCII letters, digits and `_`, and no digit in front.
fn identifier(text: &str) -> String {
    let name: String = text.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
    match name.chars().next() {
        None => "mesh".to_owned(),
        Some(first) if first.is_ascii_digit() => format!("_{name}"),
        Some(_) => name,
    }
}
