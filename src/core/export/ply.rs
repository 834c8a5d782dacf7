//! Binary PLY: welded vertices with normal and color, and faces. Read back by [`crate::ply`].

use image::Rgb;
use image::imageops::sample_bilinear;

use super::{Asset, ExportError, ExportOptions, Format, GENERATOR, Steps, unit_name};
use crate::mesh::TexturedMesh;
use crate::progress::{Canceled, Progress};

const VERTEX_BYTES: usize = 6 * 4 + 3;
const FACE_BYTES: usize = 1 + 3 * 4;

pub(super) fn encode(asset: &Asset, options: &ExportOptions, progress: Progress) -> Result<Vec<u8>, ExportError> {
    let mut mesh = asset.mesh_in(Format::Ply, options);
    if !mesh.normal_triangles.is_empty() {
        mesh.to_mut().compute_normals();
    }
    // Indices are declared `int`, which more readers know than `uint`.
    i32::try_from(mesh.positions.len()).map_err(|_| ExportError::TooLarge { format: Format::Ply })?;
    let mut steps = Steps::new(progress, mesh.positions.len() + 2 * mesh.triangles.len());
    let colors = match mesh.colors.is_empty() {
        true => &colors_from_texture(&asset.mesh, &mut steps)?,
        false => &mesh.colors,
    };
    let mut bytes = header(asset, options).into_bytes();
    bytes.reserve_exact(mesh.positions.len() * VERTEX_BYTES + mesh.triangles.len() * FACE_BYTES);
    // Assimp takes a line's end right after the header for a part of it: the vertices begin with one that has none.
    let count = mesh.positions.len();
    let is_safe = |p: &glam::Vec3| !p.x.to_le_bytes()[0].is_ascii_whitespace();
    let first = mesh.positions.iter().position(is_safe).unwrap_or_default();
    for i in (first..count).chain(0..first) {
        let (position, normal, color) = (mesh.positions[i], mesh.normals[i], colors[i]);
        for number in [position, normal].iter().flat_map(|v| v.to_array()) {
            bytes.extend(number.to_le_bytes());
        }
        bytes.extend(color);
        steps.step()?;
    }
    for triangle in &mesh.triangles {
        bytes.push(3);
        for index in triangle {
            let moved = (*index as usize + count - first) % count;
            bytes.extend((moved as u32).to_le_bytes());
        }
        steps.step()?;
    }
    Ok(bytes)
}

fn header(asset: &Asset, options: &ExportOptions) -> String {
    let mesh = &asset.mesh.mesh;
    let unit = unit_name(asset.unit, options);
    format!(
        "ply\nformat binary_little_endian 1.0\n\
         comment {GENERATOR}\ncomment unit {unit}\ncomment {directions}\n\
         element vertex {vertices}\n\
         property float x\nproperty float y\nproperty float z\n\
         property float nx\nproperty float ny\nproperty float nz\n\
         property uchar red\nproperty uchar green\nproperty uchar blue\n\
         element face {faces}\nproperty list uchar int vertex_indices\n\
         end_header\n",
        directions = options.up.directions(),
        vertices = mesh.positions.len(),
        faces = mesh.triangles.len(),
    )
}

/// The texture's color at each vertex; at a seam, where a vertex has several places in the texture, at the one that
/// comes first.
fn colors_from_texture(textured: &TexturedMesh, steps: &mut Steps) -> Result<Vec<[u8; 3]>, Canceled> {
    let mut colors = vec![None; textured.mesh.positions.len()];
    for (corners, uv_corners) in textured.mesh.triangles.iter().zip(&textured.uv_triangles) {
        for (&corner, &uv_corner) in corners.iter().zip(uv_corners) {
            let color = &mut colors[corner as usize];
            if color.is_none() {
                let uv = textured.uvs[uv_corner as usize].clamp(glam::Vec2::ZERO, glam::Vec2::ONE);
                *color = sample_bilinear(&textured.texture, uv.x, uv.y).map(|Rgb(channels)| channels);
            }
        }
        steps.step()?;
    }
    Ok(colors.into_iter().map(Option::unwrap_or_default).collect())
}
