//! The parts of a glTF file while they grow, and the two ways to put them on disk.
//!
//! The layout of GLB follows section 4.4 of the glTF 2.0 specification ("GLB File Format Specification"): a header, a
//! chunk of JSON padded with blanks, a chunk of binary data padded with zeros, all aligned to four bytes. Compressed
//! data follow the specification of `EXT_meshopt_compression`.

use gltf_json::accessor::{ComponentType, GenericComponentType, Type};
use gltf_json::buffer::{Stride, Target};
use gltf_json::extensions::buffer::{Buffer as BufferExtensions, View as ViewExtensions};
use gltf_json::texture::{MagFilter, MinFilter, WrappingMode};
use gltf_json::validation::Checked::Valid;
use gltf_json::{self as json, Index};
use serde_json::json;

use super::super::{Compression, ExportError, Format, GENERATOR, TextureFormat};
use super::attributes::Stream;
use crate::material::Material;

/// The largest 16-bit index restarts the primitive and must not be used.
const MAX_VERTICES_OF_U16: usize = u16::MAX as usize;

const MAGIC: u32 = u32::from_le_bytes(*b"glTF");
const VERSION: u32 = 2;
const JSON_CHUNK: u32 = u32::from_le_bytes(*b"JSON");
const BINARY_CHUNK: u32 = u32::from_le_bytes(*b"BIN\0");

const QUANTIZATION: &str = "KHR_mesh_quantization";
const MESHOPT: &str = "EXT_meshopt_compression";
/// The first version of the codec, which the extension is about.
const VERTEX_CODEC: i32 = 0;

/// Which buffer has the data, and which one only says where they are once decompressed.
const DATA: u32 = 0;
const DECOMPRESSED: u32 = 1;

/// The pictures of a material.
pub(super) struct Images {
    pub color: Index<json::Image>,
    pub normal_map: Option<Index<json::Image>>,
    pub orm: Option<Index<json::Image>>,
}

pub(super) struct File {
    pub root: json::Root,
    binary: Vec<u8>,
    compression: Compression,
    /// Length of what compressed views decompress to.
    decompressed: usize,
}

impl File {
    pub fn new(compression: Compression) -> Self {
        let mut root = json::Root::default();
        root.asset.generator = Some(GENERATOR.to_owned());
        let extensions: &[&str] = match compression {
            Compression::None => &[],
            Compression::Quantize => &[QUANTIZATION],
            Compression::Meshopt => &[QUANTIZATION, MESHOPT],
        };
        root.extensions_used = extensions.iter().map(|&name| name.to_owned()).collect();
        root.extensions_required.clone_from(&root.extensions_used);
        Self { root, binary: Vec::new(), compression, decompressed: 0 }
    }

    /// Appends data to the one buffer, which is declared at the end when its length is known.
    fn append(&mut self, data: &[u8]) -> usize {
        let offset = self.binary.len();
        self.binary.extend_from_slice(data);
        self.binary.resize(self.binary.len().next_multiple_of(4), 0);
        offset
    }

    fn view(&mut self, target: Option<Target>, stride: Option<usize>, data: &[u8]) -> Index<json::buffer::View> {
        let offset = self.append(data);
        self.root.push(view(DATA, offset, data.len(), stride, target))
    }

    /// A view of compressed data: `count` elements of `stride` bytes.
    fn compressed_view(
        &mut self,
        target: Target,
        stride: usize,
        count: usize,
        data: &[u8],
    ) -> Index<json::buffer::View> {
        let is_attribute = matches!(target, Target::ArrayBuffer);
        let offset = self.append(data);
        let extension = json!({
            "buffer": DATA,
            "byteOffset": offset,
            "byteLength": data.len(),
            "byteStride": stride,
            "count": count,
            "mode": if is_attribute { "ATTRIBUTES" } else { "TRIANGLES" },
        });
        let length = stride * count;
        let mut view = view(DECOMPRESSED, self.decompressed, length, is_attribute.then_some(stride), Some(target));
        let others = [(MESHOPT.to_owned(), extension)].into_iter().collect();
        view.extensions = Some(ViewExtensions { others });
        self.decompressed += length.next_multiple_of(4);
        self.root.push(view)
    }

    pub fn attribute(&mut self, stream: Stream) -> Result<Index<json::Accessor>, ExportError> {
        let count = stream.count();
        let view = match self.compression {
            Compression::Meshopt => {
                let packed = packed(&stream)?;
                self.compressed_view(Target::ArrayBuffer, stream.stride, count, &packed)
            }
            Compression::None | Compression::Quantize => {
                let is_padded = stream.component.size() * stream.type_.multiplicity() != stream.stride;
                self.view(Some(Target::ArrayBuffer), is_padded.then_some(stream.stride), &stream.bytes)
            }
        };
        let mut accessor = accessor(view, stream.component, stream.type_, count);
        accessor.normalized = stream.is_normalized;
        if let Some([low, high]) = stream.bounds {
            (accessor.min, accessor.max) = (Some(low), Some(high));
        }
        Ok(self.root.push(accessor))
    }

    pub fn indices(&mut self, triangles: &[[u32; 3]], vertices: usize) -> Result<Index<json::Accessor>, ExportError> {
        let corners = triangles.as_flattened();
        let (component, stride) = match vertices <= MAX_VERTICES_OF_U16 {
            true => (ComponentType::U16, 2),
            false => (ComponentType::U32, 4),
        };
        let view = match (self.compression, component) {
            (Compression::Meshopt, _) => {
                let packed = meshopt::encode_index_buffer(corners, vertices)?;
                self.compressed_view(Target::ElementArrayBuffer, stride, corners.len(), &packed)
            }
            (_, ComponentType::U16) => {
                let data: Vec<u8> = corners.iter().flat_map(|&i| (i as u16).to_le_bytes()).collect();
                self.view(Some(Target::ElementArrayBuffer), None, &data)
            }
            _ => {
                let data: Vec<u8> = corners.iter().flat_map(|i| i.to_le_bytes()).collect();
                self.view(Some(Target::ElementArrayBuffer), None, &data)
            }
        };
        Ok(self.root.push(accessor(view, component, Type::Scalar, corners.len())))
    }

    /// A picture inside the file.
    pub fn embedded_image(&mut self, data: &[u8], format: TextureFormat) -> Index<json::Image> {
        let view = self.view(None, None, data);
        self.root.push(json::Image {
            buffer_view: Some(view),
            mime_type: Some(json::image::MimeType(format.mime_type().to_owned())),
            name: None,
            uri: None,
            extensions: None,
            extras: None,
        })
    }

    /// A picture in a file beside this one.
    pub fn image_beside(&mut self, name: &str) -> Index<json::Image> {
        self.root.push(json::Image {
            buffer_view: None,
            mime_type: None,
            name: None,
            uri: Some(name.to_owned()),
            extensions: None,
            extras: None,
        })
    }

    /// The material with its pictures.
    pub fn material(&mut self, material: &Material, images: &Images, repeats: bool) -> Index<json::Material> {
        let wrapping = if repeats { WrappingMode::Repeat } else { WrappingMode::ClampToEdge };
        let sampler = self.root.push(json::texture::Sampler {
            mag_filter: Some(Valid(MagFilter::Linear)),
            min_filter: Some(Valid(MinFilter::LinearMipmapLinear)),
            wrap_s: Valid(wrapping),
            wrap_t: Valid(wrapping),
            ..Default::default()
        });
        let mut texture = |image: Index<json::Image>| {
            self.root.push(json::Texture {
                name: None,
                sampler: Some(sampler),
                source: image,
                extensions: None,
                extras: None,
            })
        };
        let info = |index| json::texture::Info { index, tex_coord: 0, extensions: None, extras: None };
        let color = texture(images.color);
        let normal = images.normal_map.map(&mut texture);
        let orm = images.orm.map(&mut texture);
        self.root.push(json::Material {
            name: Some("surface".to_owned()),
            pbr_metallic_roughness: json::material::PbrMetallicRoughness {
                base_color_texture: Some(info(color)),
                metallic_factor: json::material::StrengthFactor(material.metalness),
                roughness_factor: json::material::StrengthFactor(material.roughness),
                metallic_roughness_texture: orm.filter(|_| material.has_regions()).map(info),
                ..Default::default()
            },
            normal_texture: normal.map(|index| json::material::NormalTexture {
                index,
                scale: 1.0,
                tex_coord: 0,
                extensions: None,
                extras: None,
            }),
            occlusion_texture: orm.filter(|_| material.has_occlusion()).map(|index| json::material::OcclusionTexture {
                index,
                strength: json::material::StrengthFactor(1.0),
                tex_coord: 0,
                extensions: None,
                extras: None,
            }),
            ..Default::default()
        })
    }

    /// Declares the buffers. Without an address the first one is the chunk of binary data.
    fn declare_buffers(&mut self, uri: Option<String>) {
        let buffer = |length: usize, uri| json::Buffer {
            byte_length: length.into(),
            name: None,
            uri,
            extensions: None,
            extras: None,
        };
        self.root.push(buffer(self.binary.len(), uri));
        if self.decompressed > 0 {
            let others = [(MESHOPT.to_owned(), json!({ "fallback": true }))].into_iter().collect();
            let extensions = Some(BufferExtensions { others });
            self.root.push(json::Buffer { extensions, ..buffer(self.decompressed, None) });
        }
    }

    /// The description and the data as files of their own.
    pub fn into_separate(mut self, binary_name: &str) -> Result<[Vec<u8>; 2], ExportError> {
        self.declare_buffers(Some(binary_name.to_owned()));
        Ok([self.root.to_vec()?, self.binary])
    }

    pub fn into_glb(mut self) -> Result<Vec<u8>, ExportError> {
        self.declare_buffers(None);
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

fn view(
    buffer: u32,
    offset: usize,
    length: usize,
    stride: Option<usize>,
    target: Option<Target>,
) -> json::buffer::View {
    json::buffer::View {
        buffer: Index::new(buffer),
        byte_length: length.into(),
        byte_offset: Some(offset.into()),
        byte_stride: stride.map(Stride),
        name: None,
        target: target.map(Valid),
        extensions: None,
        extras: None,
    }
}

fn accessor(view: Index<json::buffer::View>, component: ComponentType, type_: Type, count: usize) -> json::Accessor {
    json::Accessor {
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
    }
}

/// An attribute as meshopt packs it. Its level has no effect on this version of the codec.
fn packed(stream: &Stream) -> Result<Vec<u8>, ExportError> {
    Ok(match stream.stride {
        4 => meshopt::encode_vertex_buffer_level(stream.bytes.as_chunks::<4>().0, 0, Some(VERTEX_CODEC))?,
        _ => meshopt::encode_vertex_buffer_level(stream.bytes.as_chunks::<8>().0, 0, Some(VERTEX_CODEC))?,
    })
}
