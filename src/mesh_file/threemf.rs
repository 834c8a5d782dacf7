//! 3MF through `lib3mf`: every mesh that is to be built, with its colors.

use std::collections::HashMap;
use std::io::Cursor;

use glam::{DMat4, DVec3, DVec4};
use lib3mf::{Model, Object};
use orfeas_core::mesh::TriMesh;

use super::{Content, ContentError, Piece, white};

/// Objects placed at most. A few lines of objects that contain the next one twice would make billions.
const MAX_PLACED: usize = 100_000;
/// Triangles without a color in a mesh that has some.
const WHITE: [u8; 3] = [255; 3];

pub(super) fn parse(bytes: &[u8]) -> Result<Content, ContentError> {
    let model = Model::from_reader(Cursor::new(bytes))?;
    let objects: HashMap<usize, &Object> = model.resources.objects.iter().map(|object| (object.id, object)).collect();
    let palettes = palettes(&model);
    let mut waiting: Vec<_> =
        model.build.items.iter().map(|item| (item.objectid, matrix(item.transform.as_ref()))).collect();
    let mut content = Content { textures: vec![white()], ..Content::default() };
    let mut placed = 0;
    while let Some((id, world_from_object)) = waiting.pop() {
        let Some(object) = objects.get(&id) else { continue };
        placed += 1;
        if placed > MAX_PLACED {
            return Err(format!("expected at most {MAX_PLACED} placed objects").into());
        }
        if let Some(mesh) = &object.mesh {
            content.push(Piece::plain(triangles(object, mesh, &palettes, world_from_object)))?;
        }
        let place = |part: &lib3mf::Component| (part.objectid, world_from_object * matrix(part.transform.as_ref()));
        waiting.extend(object.components.iter().map(place));
    }
    Ok(content)
}

/// 3MF multiplies rows by matrices, so that its rows are the columns here.
fn matrix(transform: Option<&[f64; 12]>) -> DMat4 {
    let Some(t) = transform else { return DMat4::IDENTITY };
    let axis = |i: usize| DVec4::new(t[i], t[i + 1], t[i + 2], 0.0);
    DMat4::from_cols(axis(0), axis(3), axis(6), DVec3::new(t[9], t[10], t[11]).extend(1.0))
}

/// The colors of each group of properties that has some.
fn palettes(model: &Model) -> HashMap<usize, Vec<[u8; 3]>> {
    let materials = model
        .resources
        .base_material_groups
        .iter()
        .map(|group| (group.id, group.materials.iter().map(|material| rgb(material.displaycolor)).collect()));
    let colors =
        model.resources.color_groups.iter().map(|group| (group.id, group.colors.iter().copied().map(rgb).collect()));
    materials.chain(colors).collect()
}

fn rgb((red, green, blue, _alpha): (u8, u8, u8, u8)) -> [u8; 3] {
    [red, green, blue]
}

/// Vertices are split where their triangles differ in color.
fn triangles(
    object: &Object,
    mesh: &lib3mf::Mesh,
    palettes: &HashMap<usize, Vec<[u8; 3]>>,
    world_from_object: DMat4,
) -> TriMesh {
    let is_mirrored = world_from_object.determinant() < 0.0;
    let mut result = TriMesh::default();
    let mut index_of = HashMap::new();
    let mut has_colors = false;
    for triangle in &mesh.triangles {
        let palette = triangle.pid.or(object.pid).and_then(|id| palettes.get(&id));
        let first = triangle.p1.or(triangle.pindex).or(object.pindex).unwrap_or(0);
        let corners = [
            (triangle.v1, first),
            (triangle.v2, triangle.p2.unwrap_or(first)),
            (triangle.v3, triangle.p3.unwrap_or(first)),
        ];
        if corners.iter().any(|&(vertex, _)| vertex >= mesh.vertices.len()) {
            continue;
        }
        let [a, b, c] = corners.map(|(vertex, property)| {
            let color = palette.and_then(|palette| palette.get(property)).copied();
            has_colors |= color.is_some();
            *index_of.entry((vertex, color)).or_insert_with(|| {
                let v = &mesh.vertices[vertex];
                result.positions.push(world_from_object.transform_point3(DVec3::new(v.x, v.y, v.z)).as_vec3());
                result.colors.push(color.unwrap_or(WHITE));
                result.positions.len() as u32 - 1
            })
        });
        result.triangles.push(if is_mirrored { [a, c, b] } else { [a, b, c] });
    }
    if !has_colors {
        result.colors.clear();
    }
    result
}
