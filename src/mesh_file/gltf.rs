//! glTF and GLB through the `gltf` crate: each primitive made of triangles, moved to its place by the nodes
//! above it. Skins, morphs and animations are left in their first pose.

use std::path::Path;

use ::gltf::buffer::Data;
use ::gltf::image::Source;
use ::gltf::mesh::Mode;
use ::gltf::{Material, Primitive, Texture};
use glam::{Mat3, Mat4, Vec2, Vec3};
use image::{Rgb, RgbImage};
use orfeas_core::mesh::TriMesh;
use orfeas_core::srgb::{linear_from_srgb, srgb_from_linear};

use super::{Content, ContentError, Piece, beside, decode_texture, white};

mod material;
mod unpack;

pub(super) fn parse(bytes: &[u8], folder: &Path) -> Result<Content, ContentError> {
    let (document, buffers) = unpack::open(bytes, folder)?;
    let scene = document.default_scene().or_else(|| document.scenes().next());
    let mut waiting: Vec<_> =
        scene.ok_or("expected a scene, found none")?.nodes().map(|n| (n, Mat4::IDENTITY)).collect();
    // The format wants a tree; a file with a loop in it must still come to an end.
    let mut is_visited = vec![false; document.nodes().len()];
    let mut content = Content::default();
    while let Some((node, parent)) = waiting.pop() {
        if std::mem::replace(&mut is_visited[node.index()], true) {
            continue;
        }
        let world_from_node = parent * Mat4::from_cols_array_2d(&node.transform().matrix());
        for primitive in node.mesh().iter().flat_map(|mesh| mesh.primitives()) {
            if let Some((mut mesh, uvs)) = geometry(&primitive, &buffers)? {
                transform(&mut mesh, world_from_node);
                let texture = primitive.material().index().unwrap_or(document.materials().len());
                content.push(Piece { mesh, uvs, texture })?;
            }
        }
        waiting.extend(node.children().map(|child| (child, world_from_node)));
    }
    for found in document.materials() {
        let (color, rest) = (base_color(&found, &buffers, folder), material::read(&found, &buffers, folder));
        content.paint_as(color, rest)?;
    }
    content.paint(white())?;
    Ok(content)
}

/// Mesh and texture coordinates; none for points and lines.
fn geometry(primitive: &Primitive, buffers: &[Data]) -> Result<Option<(TriMesh, Vec<Vec2>)>, ContentError> {
    // An accessor may claim any number of elements without data; its reader would reserve memory for all of them.
    let longest = buffers.iter().map(|buffer| buffer.len()).max().unwrap_or_default();
    let mut accessors = primitive.attributes().map(|(_, accessor)| accessor).chain(primitive.indices());
    if accessors.any(|accessor| accessor.count() == 0 || accessor.count() > longest) {
        return Err("expected as many elements in its accessors as there are data".into());
    }
    let reader = primitive.reader(|buffer| buffers.get(buffer.index()).map(|data| data.0.as_slice()));
    let positions: Vec<Vec3> = reader.read_positions().ok_or("expected positions")?.map(Vec3::from_array).collect();
    let corners: Vec<u32> = match reader.read_indices() {
        Some(indices) => indices.into_u32().collect(),
        None => (0..positions.len() as u32).collect(),
    };
    let triangles: Vec<[u32; 3]> = match primitive.mode() {
        Mode::Triangles => corners.as_chunks().0.to_vec(),
        // Every other triangle of a strip runs the other way.
        Mode::TriangleStrip => corners
            .windows(3)
            .enumerate()
            .map(|(i, t)| if i % 2 == 0 { [t[0], t[1], t[2]] } else { [t[1], t[0], t[2]] })
            .collect(),
        Mode::TriangleFan => corners.windows(2).skip(1).map(|edge| [corners[0], edge[0], edge[1]]).collect(),
        Mode::Points | Mode::Lines | Mode::LineLoop | Mode::LineStrip => return Ok(None),
    };
    let normals = reader.read_normals().map(|normals| normals.map(Vec3::from_array).collect()).unwrap_or_default();
    let colors = reader.read_colors(0).map(|colors| colors.into_rgb_f32().map(|c| c.map(srgb_from_linear)).collect());
    let material = primitive.material();
    let info = material.pbr_metallic_roughness().base_color_texture();
    let set = info
        .as_ref()
        .map_or(0, |info| info.texture_transform().and_then(|t| t.tex_coord()).unwrap_or(info.tex_coord()));
    let mut uvs: Vec<Vec2> =
        reader.read_tex_coords(set).map(|uvs| uvs.into_f32().map(Vec2::from_array).collect()).unwrap_or_default();
    if let Some(placement) = info.as_ref().and_then(|info| info.texture_transform()) {
        let (scale, offset) = (Vec2::from_array(placement.scale()), Vec2::from_array(placement.offset()));
        // Counter-clockwise with v pointing down, as KHR_texture_transform defines it.
        let turn = Vec2::from_angle(-placement.rotation());
        uvs.iter_mut().for_each(|uv| *uv = turn.rotate(*uv * scale) + offset);
    }
    let mesh = TriMesh { positions, normals, colors: colors.unwrap_or_default(), triangles, ..TriMesh::default() };
    Ok(Some((mesh, uvs)))
}

/// The material's texture times its color, or just its color as one pixel.
fn base_color(material: &Material, buffers: &[Data], folder: &Path) -> RgbImage {
    let pbr = material.pbr_metallic_roughness();
    let [red, green, blue, _alpha] = pbr.base_color_factor();
    let factor = [red, green, blue];
    let Some(mut texture) = pbr.base_color_texture().and_then(|info| picture(&info.texture(), buffers, folder)) else {
        return RgbImage::from_pixel(1, 1, Rgb(factor.map(srgb_from_linear)));
    };
    if factor != [1.0; 3] {
        let tables =
            factor.map(|f| std::array::from_fn::<u8, 256, _>(|i| srgb_from_linear(f * linear_from_srgb(i as u8))));
        for pixel in texture.pixels_mut() {
            for (channel, table) in pixel.0.iter_mut().zip(&tables) {
                *channel = table[usize::from(*channel)];
            }
        }
    }
    texture
}

fn picture(texture: &Texture, buffers: &[Data], folder: &Path) -> Option<RgbImage> {
    match texture.source().source() {
        Source::View { view, .. } => {
            let data = buffers.get(view.buffer().index())?.get(view.offset()..)?.get(..view.length())?;
            decode_texture(data, "inside the file")
        }
        Source::Uri { uri, .. } => match beside::resolve(folder, uri) {
            Ok(data) => decode_texture(&data, uri),
            Err(error) => {
                tracing::warn!("shown without the texture, which cannot be read ({error}): {uri}");
                None
            }
        },
    }
}

fn transform(mesh: &mut TriMesh, world_from_node: Mat4) {
    if world_from_node == Mat4::IDENTITY {
        return;
    }
    let linear = Mat3::from_mat4(world_from_node);
    mesh.positions.iter_mut().for_each(|p| *p = world_from_node.transform_point3(*p));
    let cofactors = Mat3::from_cols(
        linear.y_axis.cross(linear.z_axis),
        linear.z_axis.cross(linear.x_axis),
        linear.x_axis.cross(linear.y_axis),
    );
    mesh.normals.iter_mut().for_each(|n| *n = cofactors * *n);
    if linear.determinant() < 0.0 {
        // A mirrored part would otherwise be inside out.
        mesh.triangles.iter_mut().for_each(|t| t.swap(1, 2));
        mesh.normals.iter_mut().for_each(|n| *n = -*n);
    }
}
