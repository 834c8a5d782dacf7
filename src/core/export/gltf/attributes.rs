//! A mesh as the arrays of numbers a glTF file holds, plain or quantized.

use glam::{Vec2, Vec3, Vec4};
use gltf_json::accessor::{ComponentType, Type};
use gltf_json::mesh::Semantic;
use serde_json::{Value, json};

use super::super::Compression;
use crate::mesh::TriMesh;
use crate::srgb::linear_from_srgb;

/// One attribute of all vertices, in order.
pub(super) struct Stream {
    pub semantic: Semantic,
    pub component: ComponentType,
    pub type_: Type,
    /// Whether integers stand for shares of the largest one.
    pub is_normalized: bool,
    /// Bytes from one vertex to the next; a multiple of four.
    pub stride: usize,
    pub bytes: Vec<u8>,
    /// Smallest and largest value, where the format wants them.
    pub bounds: Option<[Value; 2]>,
}

impl Stream {
    pub fn count(&self) -> usize {
        self.bytes.len() / self.stride
    }

    fn new(semantic: Semantic, component: ComponentType, type_: Type, stride: usize, bytes: Vec<u8>) -> Self {
        let is_normalized = component != ComponentType::F32;
        Self { semantic, component, type_, is_normalized, stride, bytes, bounds: None }
    }
}

/// Where the stored positions are in the mesh: `p * scale + offset`.
pub(super) struct Place {
    pub scale: f32,
    pub offset: Vec3,
}

/// In an order that the decoder of meshopt and graphics cards like: triangles near each other, and vertices as they
/// are first used.
pub(super) fn reordered(mesh: &TriMesh, uvs: &[Vec2], tangents: &[Vec4]) -> (TriMesh, Vec<Vec2>, Vec<Vec4>) {
    let corners = meshopt::optimize_vertex_cache(mesh.triangles.as_flattened(), mesh.positions.len());
    let place_of = meshopt::optimize_vertex_fetch_remap(&corners, mesh.positions.len());
    let mut result = mesh.clone();
    let mut result_uvs = uvs.to_vec();
    let mut result_tangents = tangents.to_vec();
    for (from, &to) in place_of.iter().enumerate() {
        let to = to as usize;
        result.positions[to] = mesh.positions[from];
        result.normals[to] = mesh.normals[from];
        result_uvs[to] = uvs[from];
        if let Some(&color) = mesh.colors.get(from) {
            result.colors[to] = color;
        }
        if let Some(&tangent) = tangents.get(from) {
            result_tangents[to] = tangent;
        }
    }
    let corners: Vec<u32> = corners.into_iter().map(|i| place_of[i as usize]).collect();
    result.triangles = corners.as_chunks().0.to_vec();
    (result, result_uvs, result_tangents)
}

/// The attributes of a mesh with parallel positions, normals, texture coordinates and tangents, if any; positions first.
pub(super) fn streams(
    mesh: &TriMesh,
    uvs: &[Vec2],
    tangents: &[Vec4],
    compression: Compression,
) -> (Vec<Stream>, Place) {
    let is_quantized = compression != Compression::None;
    let (positions, place) = if is_quantized { quantized_positions(mesh) } else { plain_positions(mesh) };
    let normals = match is_quantized {
        true => {
            let shares = mesh.normals.iter().map(|n| (n.extend(0.0) * 127.0).round().to_array().map(|c| c as i8));
            Stream::new(Semantic::Normals, ComponentType::I8, Type::Vec3, 4, bytes(shares))
        }
        false => {
            let numbers = mesh.normals.iter().map(Vec3::to_array);
            Stream::new(Semantic::Normals, ComponentType::F32, Type::Vec3, 12, bytes(numbers))
        }
    };
    // Coordinates that leave the texture cannot be shares of it.
    let fit = uvs.iter().all(|uv| uv.cmpge(Vec2::ZERO).all() && uv.cmple(Vec2::ONE).all());
    let semantic = Semantic::TexCoords(0);
    let uvs = match is_quantized && fit {
        true => {
            let shares = uvs.iter().map(|uv| uv.to_array().map(share));
            Stream::new(semantic, ComponentType::U16, Type::Vec2, 4, bytes(shares))
        }
        false => Stream::new(semantic, ComponentType::F32, Type::Vec2, 8, bytes(uvs.iter().map(Vec2::to_array))),
    };
    let mut streams = vec![positions, normals, uvs];
    if !tangents.is_empty() {
        streams.push(match is_quantized {
            true => {
                let shares = tangents.iter().map(|t| (t * 127.0).round().to_array().map(|c| c as i8));
                Stream::new(Semantic::Tangents, ComponentType::I8, Type::Vec4, 4, bytes(shares))
            }
            false => {
                let numbers = tangents.iter().map(Vec4::to_array);
                Stream::new(Semantic::Tangents, ComponentType::F32, Type::Vec4, 16, bytes(numbers))
            }
        });
    }
    if !mesh.colors.is_empty() {
        streams.push(colors(mesh));
    }
    (streams, place)
}

fn plain_positions(mesh: &TriMesh) -> (Stream, Place) {
    let data = bytes(mesh.positions.iter().map(Vec3::to_array));
    let (low, high) = mesh.bounds();
    let stream = Stream::new(Semantic::Positions, ComponentType::F32, Type::Vec3, 12, data);
    let bounds = Some([json!(low.to_array()), json!(high.to_array())]);
    (Stream { bounds, ..stream }, Place { scale: 1.0, offset: Vec3::ZERO })
}

/// The box around the mesh in 65,535 steps along its longest side.
fn quantized_positions(mesh: &TriMesh) -> (Stream, Place) {
    let (low, high) = mesh.bounds();
    let longest = (high - low).max_element();
    let scale = if longest > 0.0 { longest / f32::from(u16::MAX) } else { 1.0 };
    let steps = |p: &Vec3| ((*p - low) / scale).round().to_array().map(|steps| steps as u16);
    // A fourth number that nobody reads fills each position up to eight bytes.
    let data = bytes(mesh.positions.iter().map(steps).map(|[x, y, z]| [x, y, z, 0]));
    let stream = Stream::new(Semantic::Positions, ComponentType::U16, Type::Vec3, 8, data);
    let bounds = Some([json!([0, 0, 0]), json!(steps(&high))]);
    (Stream { bounds, is_normalized: false, ..stream }, Place { scale, offset: low })
}

/// Linear, as glTF wants them; 16 bits tell all 256 sRGB values apart.
fn colors(mesh: &TriMesh) -> Stream {
    let linear = |byte| share(linear_from_srgb(byte));
    let colors = mesh.colors.iter().map(|&[r, g, b]| [linear(r), linear(g), linear(b), u16::MAX]);
    Stream::new(Semantic::Colors(0), ComponentType::U16, Type::Vec4, 8, bytes(colors))
}

/// A number from 0 to 1 in 16 bits.
fn share(number: f32) -> u16 {
    (number * f32::from(u16::MAX)).round() as u16
}

/// The numbers one after the other, little-endian.
fn bytes<T: ToLittleEndian, const N: usize>(vectors: impl Iterator<Item = [T; N]>) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(vectors.size_hint().0 * N * size_of::<T>());
    vectors.flatten().for_each(|number| number.append_to(&mut bytes));
    bytes
}

trait ToLittleEndian {
    fn append_to(self, bytes: &mut Vec<u8>);
}

macro_rules! to_little_endian {
    ($($number:ty)*) => {$(
        impl ToLittleEndian for $number {
            fn append_to(self, bytes: &mut Vec<u8>) {
                bytes.extend(self.to_le_bytes());
            }
        }
    )*};
}

to_little_endian!(f32 u16 i8);
