//! glTF files for the web as plain ones: `EXT_meshopt_compression` is decompressed and the integers of
//! `KHR_mesh_quantization` become floats, since the `gltf` crate knows neither.

use std::path::Path;

use ::gltf::buffer::Data;
use ::gltf::json::accessor::{ComponentType, GenericComponentType};
use ::gltf::json::validation::Checked::Valid;
use ::gltf::json::{self, Index, Root, mesh::Semantic};
use ::gltf::{Document, Gltf};
use serde::Deserialize;

use super::super::beside;
use super::ContentError;

const MESHOPT: &str = "EXT_meshopt_compression";
const UNPACKED: [&str; 2] = [MESHOPT, "KHR_mesh_quantization"];
/// How much larger than its packed form data can be at most; what claims more is no data.
const MOST_EXPANSION: usize = 1024;

/// What the extension says about a view.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Packed {
    buffer: usize,
    #[serde(default)]
    byte_offset: usize,
    byte_length: usize,
    byte_stride: usize,
    count: usize,
    mode: String,
    #[serde(default)]
    filter: Option<String>,
}

/// The description and the data of a file.
pub(super) fn open(bytes: &[u8], folder: &Path) -> Result<(Document, Vec<Data>), ContentError> {
    let Gltf { document, blob } = Gltf::from_slice_without_validation(bytes)?;
    let mut root = document.into_json();
    let mut buffers = load(&root, folder, blob)?;
    if !root.extensions_required.iter().any(|name| UNPACKED.contains(&name.as_str())) {
        return Ok((Document::from_json(root)?, buffers));
    }
    let mut unpacked = Vec::new();
    decompress(&mut root, &buffers, &mut unpacked)?;
    buffers.push(Data(unpacked));
    let mut widened = Vec::new();
    widen(&mut root, &buffers, &mut widened)?;
    buffers.push(Data(widened));
    for data in &buffers[root.buffers.len()..] {
        root.buffers.push(json::Buffer {
            byte_length: data.len().into(),
            name: None,
            uri: None,
            extensions: None,
            extras: None,
        });
    }
    root.extensions_required.retain(|name| !UNPACKED.contains(&name.as_str()));
    Ok((Document::from_json(root)?, buffers))
}

/// All buffers; those that only describe decompressed data stay empty.
fn load(root: &Root, folder: &Path, mut blob: Option<Vec<u8>>) -> Result<Vec<Data>, ContentError> {
    let is_fallback = |buffer: &json::Buffer| {
        let extension = buffer.extensions.as_ref().and_then(|extensions| extensions.others.get(MESHOPT));
        extension.is_some_and(|extension| extension["fallback"] == true)
    };
    let load = |buffer: &json::Buffer| {
        let data = match &buffer.uri {
            _ if is_fallback(buffer) => return Ok(Data(Vec::new())),
            Some(uri) => beside::resolve(folder, uri)?,
            None => Data(blob.take().ok_or("expected the data of each buffer")?),
        };
        match data.len() as u64 >= buffer.byte_length.0 {
            true => Ok(data),
            false => Err(format!("expected {} bytes of data, found {}", buffer.byte_length.0, data.len()).into()),
        }
    };
    root.buffers.iter().map(load).collect()
}

/// Decompresses views into a further buffer.
fn decompress(root: &mut Root, buffers: &[Data], unpacked: &mut Vec<u8>) -> Result<(), ContentError> {
    for view in &mut root.buffer_views {
        let extension = view.extensions.take().and_then(|mut extensions| extensions.others.remove(MESHOPT));
        let Some(extension) = extension else { continue };
        let packed: Packed = serde_json::from_value(extension)?;
        let data =
            buffers.get(packed.buffer).and_then(|data| data.get(packed.byte_offset..)?.get(..packed.byte_length));
        let bytes = packed.decode(data.ok_or("expected compressed data within their buffer")?)?;
        view.buffer = Index::new(buffers.len() as u32);
        view.byte_offset = Some(unpacked.len().into());
        view.byte_length = bytes.len().into();
        unpacked.extend(bytes);
        unpacked.resize(unpacked.len().next_multiple_of(4), 0);
    }
    Ok(())
}

impl Packed {
    fn decode(&self, data: &[u8]) -> Result<Vec<u8>, ContentError> {
        let length = self.count.checked_mul(self.byte_stride);
        if length.is_none_or(|length| length > data.len().saturating_mul(MOST_EXPANSION)) {
            return Err("expected less than the compressed data claim to be".into());
        }
        if self.filter.as_ref().is_some_and(|filter| filter != "NONE") {
            return Err("expected data compressed without a filter".into());
        }
        fn vertices<const N: usize>(data: &[u8], count: usize) -> Result<Vec<u8>, ContentError>
        where
            [u8; N]: Default,
        {
            Ok(meshopt::decode_vertex_buffer::<[u8; N]>(data, count)?.into_flattened())
        }
        match (self.mode.as_str(), self.byte_stride) {
            ("ATTRIBUTES", 4) => vertices::<4>(data, self.count),
            ("ATTRIBUTES", 8) => vertices::<8>(data, self.count),
            ("ATTRIBUTES", 12) => vertices::<12>(data, self.count),
            ("ATTRIBUTES", 16) => vertices::<16>(data, self.count),
            // The decoder asserts this of triangles, which no caller can catch.
            ("TRIANGLES", stride @ (2 | 4)) if self.count.is_multiple_of(3) => {
                let indices = meshopt::decode_index_buffer::<u32>(data, self.count)?;
                Ok(indices_as(stride, &indices))
            }
            ("INDICES", stride @ (2 | 4)) => {
                Ok(indices_as(stride, &meshopt::decode_index_sequence::<u32>(data, self.count)?))
            }
            (mode, stride) => {
                Err(format!("expected no compression {mode} of {} times {stride} bytes", self.count).into())
            }
        }
    }
}

fn indices_as(stride: usize, indices: &[u32]) -> Vec<u8> {
    match stride {
        2 => indices.iter().flat_map(|&i| (i as u16).to_le_bytes()).collect(),
        _ => indices.iter().flat_map(|i| i.to_le_bytes()).collect(),
    }
}

/// Writes positions, normals and texture coordinates that are integers as floats into a further buffer.
fn widen(root: &mut Root, buffers: &[Data], widened: &mut Vec<u8>) -> Result<(), ContentError> {
    let primitives = root.meshes.iter().flat_map(|mesh| &mesh.primitives);
    let wanted: Vec<usize> = primitives
        .flat_map(|primitive| &primitive.attributes)
        .filter(|(semantic, _)| {
            matches!(semantic, Valid(Semantic::Positions | Semantic::Normals | Semantic::TexCoords(_)))
        })
        .map(|(_, accessor)| accessor.value())
        .collect();
    for index in wanted {
        let accessor = root.accessors.get(index).ok_or("expected only accessors that exist")?;
        let (Valid(GenericComponentType(component)), Valid(type_)) = (accessor.component_type, accessor.type_) else {
            continue;
        };
        if component == ComponentType::F32 {
            continue;
        }
        let view = accessor.buffer_view.and_then(|view| root.buffer_views.get(view.value())).ok_or("expected data")?;
        let size = component.size();
        let width = size * type_.multiplicity();
        let stride = view.byte_stride.map_or(width, |stride| stride.0);
        // Elements in one place would go on for as long as their count claims.
        if stride < width {
            return Err(format!("expected elements at least {width} bytes apart, found {stride}").into());
        }
        let start = view.byte_offset.map_or(0, |offset| offset.0 as usize);
        let data = buffers.get(view.buffer.value()).and_then(|data| data.get(start..)).ok_or("expected data")?;
        let first = accessor.byte_offset.map_or(0, |offset| offset.0 as usize);
        let begin = widened.len();
        for element in 0..accessor.count.0 as usize {
            for place in 0..type_.multiplicity() {
                let at = element.checked_mul(stride).and_then(|at| at.checked_add(place * size)?.checked_add(first));
                let bytes =
                    at.and_then(|at| data.get(at..)?.get(..size)).ok_or("expected as many numbers as claimed")?;
                widened.extend(number(bytes, component, accessor.normalized).to_le_bytes());
            }
        }
        let view = json::buffer::View {
            buffer: Index::new(buffers.len() as u32),
            byte_length: (widened.len() - begin).into(),
            byte_offset: Some(begin.into()),
            byte_stride: None,
            name: None,
            target: None,
            extensions: None,
            extras: None,
        };
        let view = root.push(view);
        let accessor = &mut root.accessors[index];
        accessor.buffer_view = Some(view);
        accessor.byte_offset = None;
        accessor.component_type = Valid(GenericComponentType(ComponentType::F32));
        accessor.normalized = false;
    }
    Ok(())
}

/// An integer as it is, or as a share of the largest one of its type.
fn number(bytes: &[u8], component: ComponentType, is_normalized: bool) -> f32 {
    let (number, largest) = match (component, bytes) {
        (ComponentType::I8, &[a]) => (f32::from(a as i8), f32::from(i8::MAX)),
        (ComponentType::U8, &[a]) => (f32::from(a), f32::from(u8::MAX)),
        (ComponentType::I16, &[a, b]) => (f32::from(i16::from_le_bytes([a, b])), f32::from(i16::MAX)),
        (ComponentType::U16, &[a, b]) => (f32::from(u16::from_le_bytes([a, b])), f32::from(u16::MAX)),
        _ => (0.0, 1.0),
    };
    if is_normalized { (number / largest).max(-1.0) } else { number }
}
