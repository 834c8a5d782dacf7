//! Binary glTF 2.0: one node, one primitive, the texture embedded as PNG.
//!
//! The layout follows section 4.4 of the glTF 2.0 specification ("GLB File Format Specification"): a header, a chunk
//! of JSON padded with blanks, a chunk of binary data padded with zeros, all aligned to four bytes.

use std::collections::BTreeMap;

use glam::Vec3;
use gltf_json::accessor::{ComponentType, GenericComponentType, Type};
use gltf_json::buffer::Target;
use gltf_json::mesh::{Mode, Semantic};
use gltf_json::texture::{MagFilter, MinFilter, WrappingMode};
use gltf_json::validation::Checked::Valid;
use gltf_json::{self as json, Index};

use super::{Asset, ExportError, Format, GENERATOR};
use crate::mesh::Unit;
use crate::progress::Progress;

/// glTF lengths are metres.
const METRES_PER_MILLIMETRE: f32 = 0.001;
/// Matt, but not chalk: most things people photograph.
const ROUGHNESS: f32 = 0.9;
/// The largest 16-bit index restarts the primitive and must not be used.
const MAX_VERTICES_OF_U16: usize = u16::MAX as usize;

const MAGIC: u32 = u32::from_le_bytes(*b"glTF");
const VERSION: u32 = 2;
const JSON_CHUNK: u32 = u32::from_le_bytes(*b"JSON");
const BINARY_CHUNK: u32 = u32::from_le_bytes(*b"BIN\0");

pub(super) fn encode(asset: &Asset, progress: Progress) -> Result<Vec<u8>, ExportError> {
    let (split, uvs) = asset.mesh.split_at_seams();
    progress(0.3)?;
    let count = split.positions.len();
    let mut file = File::default();

    let positions = file.view(Some(Target::ArrayBuffer), floats(split.positions.iter().map(Vec3::to_array)));
    let positions = file.accessor(positions, ComponentType::F32, Type::Vec3, count);
    let (low, high) = split.bounds();
    file.root.accessors[positions.value()].min = Some(serde_json::json!(low.to_array()));
    file.root.accessors[positions.value()].max = Some(serde_json::json!(high.to_array()));
    progress(0.4)?;

    let normals = file.view(Some(Target::ArrayBuffer), floats(split.normals.iter().map(Vec3::to_array)));
    let normals = file.accessor(normals, ComponentType::F32, Type::Vec3, count);
    progress(0.5)?;

    let uvs = file.view(Some(Target::ArrayBuffer), floats(uvs.iter().map(|uv| uv.to_array())));
    let uvs = file.accessor(uvs, ComponentType::F32, Type::Vec2, count);
    progress(0.6)?;

    let corners = split.triangles.as_flattened();
    let (indices, index_type) = match count <= MAX_VERTICES_OF_U16 {
        true => (corners.iter().flat_map(|&i| (i as u16).to_le_bytes()).collect(), ComponentType::U16),
        false => (corners.iter().flat_map(|i| i.to_le_bytes()).collect::<Vec<u8>>(), ComponentType::U32),
    };
    let indices = file.view(Some(Target::ElementArrayBuffer), indices);
    let indices = file.accessor(indices, index_type, Type::Scalar, corners.len());
    progress(0.8)?;

    let material = file.material(&asset.texture_png);
    let attributes = BTreeMap::from([
        (Valid(Semantic::Positions), positions),
        (Valid(Semantic::Normals), normals),
        (Valid(Semantic::TexCoords(0)), uvs),
    ]);
    let mesh = file.root.push(json::Mesh {
        name: Some(asset.name.clone()),
        primitives: vec![json::mesh::Primitive {
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
    let scale = match asset.unit {
        Unit::Free => None,
        Unit::Millimetres => Some([METRES_PER_MILLIMETRE; 3]),
    };
    let node =
        file.root.push(json::Node { name: Some(asset.name.clone()), mesh: Some(mesh), scale, ..Default::default() });
    let scene = file.root.push(json::Scene { name: None, nodes: vec![node], extensions: None, extras: None });
    file.root.scene = Some(scene);
    file.into_bytes()
}

fn floats<const N: usize>(vectors: impl Iterator<Item = [f32; N]>) -> Vec<u8> {
    vectors.flatten().flat_map(f32::to_le_bytes).collect()
}

/// The two chunks while they grow.
#[derive(Default)]
struct File {
    root: json::Root,
    binary: Vec<u8>,
}

impl File {
    /// Appends data to the one buffer, which is declared at the end when its length is known.
    fn view(&mut self, target: Option<Target>, data: Vec<u8>) -> Index<json::buffer::View> {
        let offset = self.binary.len();
        self.binary.extend_from_slice(&data);
        self.binary.resize(self.binary.len().next_multiple_of(4), 0);
        self.root.push(json::buffer::View {
            buffer: Index::new(0),
            byte_length: data.len().into(),
            byte_offset: Some(offset.into()),
            byte_stride: None,
            name: None,
            target: target.map(Valid),
            extensions: None,
            extras: None,
        })
    }

    fn accessor(
        &mut self,
        view: Index<json::buffer::View>,
        component: ComponentType,
        type_: Type,
        count: usize,
    ) -> Index<json::Accessor> {
        self.root.push(json::Accessor {
            buffer_view: Some(view),
            byte_offset: None,
            count: count.into(),
            component_type: Valid(GenericComponentType(component)),
            type_: Valid(type_),
            min: None,
            max: None,
            name: None,
            normalized: false,
            sparse: None,
            extensions: None,
            extras: None,
        })
    }

    /// A matt material whose color is the texture.
    fn material(&mut self, texture_png: &[u8]) -> Index<json::Material> {
        let view = self.view(None, texture_png.to_vec());
        let image = self.root.push(json::Image {
            buffer_view: Some(view),
            mime_type: Some(json::image::MimeType("image/png".to_owned())),
            name: None,
            uri: None,
            extensions: None,
            extras: None,
        });
        let sampler = self.root.push(json::texture::Sampler {
            mag_filter: Some(Valid(MagFilter::Linear)),
            min_filter: Some(Valid(MinFilter::LinearMipmapLinear)),
            wrap_s: Valid(WrappingMode::ClampToEdge),
            wrap_t: Valid(WrappingMode::ClampToEdge),
            ..Default::default()
        });
        let texture = self.root.push(json::Texture {
            name: None,
            sampler: Some(sampler),
            source: image,
            extensions: None,
            extras: None,
        });
        self.root.push(json::Material {
            name: Some("surface".to_owned()),
            pbr_metallic_roughness: json::material::PbrMetallicRoughness {
                base_color_texture: Some(json::texture::Info {
                    index: texture,
                    tex_coord: 0,
                    extensions: None,
                    extras: None,
                }),
                metallic_factor: json::material::StrengthFactor(0.0),
                roughness_factor: json::material::StrengthFactor(ROUGHNESS),
                ..Default::default()
            },
            ..Default::default()
        })
    }

    fn into_bytes(mut self) -> Result<Vec<u8>, ExportError> {
        self.root.asset.generator = Some(GENERATOR.to_owned());
        self.root.push(json::Buffer {
            byte_length: self.binary.len().into(),
            name: None,
            uri: None,
            extensions: None,
            extras: None,
        });
        let mut description = self.root.to_vec()?;
        description.resize(description.len().next_multiple_of(4), b' ');
        let total = 12 + 8 + description.len() + 8 + self.binary.len();
        let length = |bytes: usize| u32::try_from(bytes).map_err(|_| ExportError::TooLarge { format: Format::Glb });

        let mut bytes = Vec::with_capacity(total);
        bytes.extend([MAGIC, VERSION, length(total)?].iter().flat_map(|word| word.to_le_bytes()));
        bytes.extend([length(description.len())?, JSON_CHUNK].iter().flat_map(|word| word.to_le_bytes()));
        bytes.extend(description);
        bytes.extend([length(self.binary.len())?, BINARY_CHUNK].iter().flat_map(|word| word.to_le_bytes()));
        bytes.extend(self.binary);
        Ok(bytes)
    }
}
