//! STL, text and binary, through `stl_io`, which also joins equal corners.

use std::io::Cursor;

use glam::Vec3;
use orfeas_core::mesh::TriMesh;

use super::{Content, ContentError};

const HEADER_BYTES: usize = 80;
const TRIANGLE_BYTES: usize = 50;

pub(super) fn parse(mut bytes: Vec<u8>) -> Result<Content, ContentError> {
    // Some programs begin the header of binary files with "solid", by which the crate tells the text form.
    if is_binary(&bytes) {
        bytes[..HEADER_BYTES].fill(b' ');
    }
    let stl = stl_io::read_stl(&mut Cursor::new(bytes))?;
    let mesh = TriMesh {
        positions: stl.vertices.into_iter().map(|vertex| Vec3::from_array(vertex.0)).collect(),
        triangles: stl.faces.into_iter().map(|face| face.vertices.map(|index| index as u32)).collect(),
        ..TriMesh::default()
    };
    Ok(Content::plain(mesh))
}

/// The length is what the count of triangles after the header says.
fn is_binary(bytes: &[u8]) -> bool {
    let Some(&count) = bytes.get(HEADER_BYTES..).and_then(|rest| rest.first_chunk()) else { return false };
    bytes.len() as u64 == HEADER_BYTES as u64 + 4 + u64::from(u32::from_le_bytes(count)) * TRIANGLE_BYTES as u64
}
