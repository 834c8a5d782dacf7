//! glTF 2.0: one mesh of one primitive under one material, the picture's camera, and what made it all.

use std::collections::BTreeMap;

use gltf_json as json;
use gltf_json::mesh::{Mode, Primitive};
use gltf_json::validation::Checked::Valid;

use self::attributes::{reordered, streams};
use self::camera::add_camera;
use self::file::{File, Images};
use super::format::METERS_PER_MILLIMETER;
use super::{Asset, Compression, ExportError, ExportOptions, TextureFormat};
use crate::mesh::Unit;
use crate::progress::Progress;
use crate::tangents::tangents;

mod attributes;
mod camera;
mod file;

/// Everything in one file.
pub(super) fn encode_glb(asset: &Asset, options: &ExportOptions, progress: Progress) -> Result<Vec<u8>, ExportError> {
    let texture = asset.encoded_texture(options.texture, &|share| progress(0.2 * share))?;
    let maps = asset.encoded_maps(&|share| progress(0.2 + 0.2 * share))?;
    let mut file = File::new(options.compression);
    let images = Images {
        color: file.embedded_image(&texture, options.texture),
        normal_map: maps.normal_map.map(|png| file.embedded_image(&png, TextureFormat::Png)),
        orm: maps.orm.map(|png| file.embedded_image(&png, TextureFormat::Png)),
    };
    add_scene(&mut file, asset, options, &images, &|share| progress(0.4 + 0.6 * share))?;
    file.into_glb()
}

/// The description, the numbers, the texture and the maps it has, under the names of all but the first.
pub(super) fn encode_separate(
    asset: &Asset,
    options: &ExportOptions,
    names: [&str; 4],
    progress: Progress,
) -> Result<Vec<Vec<u8>>, ExportError> {
    let [binary_name, texture_name, normal_name, orm_name] = names;
    let texture = asset.encoded_texture(options.texture, &|share| progress(0.2 * share))?;
    let maps = asset.encoded_maps(&|share| progress(0.2 + 0.2 * share))?;
    let mut file = File::new(options.compression);
    let images = Images {
        color: file.image_beside(texture_name),
        normal_map: maps.normal_map.as_ref().map(|_| file.image_beside(normal_name)),
        orm: maps.orm.as_ref().map(|_| file.image_beside(orm_name)),
    };
    add_scene(&mut file, asset, options, &images, &|share| progress(0.4 + 0.6 * share))?;
    let [description, binary] = file.into_separate(binary_name)?;
    let pictures = [Some(texture.into_owned()), maps.normal_map, maps.orm];
    Ok([description, binary].into_iter().chain(pictures.into_iter().flatten()).collect())
}

fn add_scene(
    file: &mut File,
    asset: &Asset,
    options: &ExportOptions,
    images: &Images,
    progress: Progress,
) -> Result<(), ExportError> {
    let textured = asset.mesh();
    let found = images.normal_map.map(|_| tangents(textured)).unwrap_or_default();
    let (mut mesh, mut uvs, mut tangents) = textured.split_with(&found);
    progress(0.3)?;
    if options.compression == Compression::Meshopt {
        (mesh, uvs, tangents) = reordered(&mesh, &uvs, &tangents);
        progress(0.5)?;
    }
    let (streams, place) = streams(&mesh, &uvs, &tangents, options.compression);
    progress(0.6)?;
    let mut attributes = BTreeMap::new();
    for stream in streams {
        attributes.insert(Valid(stream.semantic.clone()), file.attribute(stream)?);
    }
    progress(0.8)?;
    let indices = file.indices(&mesh.triangles, mesh.positions.len())?;
    progress(0.9)?;

    let material = file.material(&textured.material, images, asset.repeats_texture());
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
