//! glTF 2.0: one mesh of one primitive under one material, the picture's camera, and what made it all.

use std::collections::BTreeMap;

use gltf_json::mesh::{Mode, Primitive};
use gltf_json::validation::Checked::Valid;
use gltf_json::{self as json, Index};

use self::attributes::{reordered, streams};
use self::camera::add_camera;
use self::file::File;
use super::format::METERS_PER_MILLIMETER;
use super::{Asset, Compression, ExportError, ExportOptions};
use crate::mesh::Unit;
use crate::progress::Progress;

mod attributes;
mod camera;
mod file;

/// Matt, but not chalk: most things people photograph.
pub(super) const ROUGHNESS: f32 = 0.9;

/// Everything in one file.
pub(super) fn encode_glb(asset: &Asset, options: &ExportOptions, progress: Progress) -> Result<Vec<u8>, ExportError> {
    let texture = asset.encoded_texture(options.texture, &|share| progress(0.2 * share))?;
    let mut file = File::new(options.compression);
    let image = file.embedded_image(&texture, options.texture);
    add_scene(&mut file, asset, options, image, &|share| progress(0.2 + 0.8 * share))?;
    file.into_glb()
}

/// The description, the numbers, and the texture, under the names of the latter two.
pub(super) fn encode_separate(
    asset: &Asset,
    options: &ExportOptions,
    binary_name: &str,
    texture_name: &str,
    progress: Progress,
) -> Result<[Vec<u8>; 3], ExportError> {
    let texture = asset.encoded_texture(options.texture, &|share| progress(0.2 * share))?;
    let mut file = File::new(options.compression);
    let image = file.image_beside(texture_name);
    add_scene(&mut file, asset, options, image, &|share| progress(0.2 + 0.8 * share))?;
    let [description, binary] = file.into_separate(binary_name)?;
    Ok([description, binary, texture.to_vec()])
}

fn add_scene(
    file: &mut File,
    asset: &Asset,
    options: &ExportOptions,
    image: Index<json::Image>,
    progress: Progress,
) -> Result<(), ExportError> {
    let (mut mesh, mut uvs) = asset.mesh().split_at_seams();
    progress(0.3)?;
    if options.compression == Compression::Meshopt {
        (mesh, uvs) = reordered(&mesh, &uvs);
        progress(0.5)?;
    }
    let (streams, place) = streams(&mesh, &uvs, options.compression);
    progress(0.6)?;
    let mut attributes = BTreeMap::new();
    for stream in streams {
        attributes.insert(Valid(stream.semantic.clone()), file.attribute(stream)?);
    }
    progress(0.8)?;
    let indices = file.indices(&mesh.triangles, mesh.positions.len())?;
    progress(0.9)?;

    let material = file.material(image, asset.repeats_texture());
    let name = asset.name().to_owned();
    let mesh_index = file.root.push(json::Mesh {
        name: Some(name.clone()),
        primitives: vec![Primitive {
            attributes,
            indices: Some(indices),
            material: Some(material),
            mode: Valid(Mode::Triangles),
            targets: None,
            extensions: None,
            extras: None,
        }],
        weights: None,
        extensions: None,
        extras: None,
    });
    let unit = match asset.unit() {
        Unit::Free => 1.0,
        Unit::Millimetres => METERS_PER_MILLIMETER,
    };
    let scale = place.scale * unit;
    let offset = place.offset * unit;
    let node = file.root.push(json::Node {
        name: Some(name),
        mesh: Some(mesh_index),
        scale: (scale != 1.0).then_some([scale; 3]),
        translation: (offset != glam::Vec3::ZERO).then_some(offset.to_array()),
        ..Default::default()
    });
    let mut nodes = vec![node];
    if let Some(view) = asset.view() {
        nodes.push(add_camera(&mut file.root, view, asset.mesh().mesh.bounds(), unit)?);
    }
    if let Some(provenance) = asset.provenance() {
        file.root.asset.extras = Some(serde_json::value::to_raw_value(provenance)?);
    }
    let scene = file.root.push(json::Scene { name: None, nodes, extensions: None, extras: None });
    file.root.scene = Some(scene);
    Ok(())
}

/// One channel of a color as light.
pub(super) fn linear_from_srgb(byte: u8) -> f32 {
    let c = f32::from(byte) / 255.0;
    if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
}
