//! 3MF through `lib3mf`: every mesh that is to be built, with its colors and textures.

use std::collections::{BTreeMap, HashMap};
use std::io::Cursor;

use glam::{DMat4, DVec3, DVec4, Vec2};
use lib3mf::opc::Package;
use lib3mf::parser::parse_model_from_reader;
use lib3mf::{Model, Object, ParserConfig};
use orfeas_core::mesh::TriMesh;

use super::{Content, ContentError, Piece, decode_texture, white};

/// Objects placed at most. A few lines of objects that contain the next one twice would make billions.
const MAX_PLACED: usize = 100_000;
/// The texture of what has none.
const PLAIN: usize = 0;
/// Triangles without a color in a mesh that has some.
const WHITE: [u8; 3] = [255; 3];

/// What triangles can refer to.
enum Property {
    Color([u8; 3]),
    /// A place in one of the textures.
    Place(usize, Vec2),
}

pub(super) fn parse(bytes: &[u8]) -> Result<Content, ContentError> {
    // Not by `Model::from_reader`, which refuses every mesh with an edge of more than two triangles.
    let mut package = Package::open(Cursor::new(bytes))?;
    let model = parse_model_from_reader(package.get_model_reader()?, ParserConfig::with_all_extensions())?;
    let objects: HashMap<usize, &Object> = model.resources.objects.iter().map(|object| (object.id, object)).collect();
    let mut content = Content::default();
    let palettes = palettes(&model, &mut package, &mut content)?;
    let mut waiting: Vec<_> =
        model.build.items.iter().map(|item| (item.objectid, matrix(item.transform.as_ref()), 0)).collect();
    let mut placed = 0;
    while let Some((id, world_from_object, depth)) = waiting.pop() {
        let Some(object) = objects.get(&id) else { continue };
        placed += 1;
        if placed > MAX_PLACED {
            return Err(format!("expected at most {MAX_PLACED} placed objects").into());
        }
        if depth > objects.len() {
            return Err(format!("expected no object within itself, found {id}").into());
        }
        if let Some(mesh) = &object.mesh {
            pieces(object, mesh, &palettes, world_from_object)?
                .into_iter()
                .try_for_each(|piece| content.push(piece))?;
        }
        let place =
            |part: &lib3mf::Component| (part.objectid, world_from_object * matrix(part.transform.as_ref()), depth + 1);
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

/// Each group of properties by its number. Adds the textures, the first of them plain.
fn palettes(
    model: &Model,
    package: &mut Package<Cursor<&[u8]>>,
    content: &mut Content,
) -> Result<HashMap<usize, Vec<Property>>, ContentError> {
    let resources = &model.resources;
    content.paint(white())?;
    let mut texture_of = HashMap::new();
    for texture in &resources.texture2d_resources {
        let path = texture.path.trim_start_matches('/');
        let file = package.get_file_binary(path).inspect_err(|error| {
            tracing::warn!("shown without the texture, which cannot be read ({error}): {path}");
        });
        if let Some(picture) = file.ok().and_then(|file| decode_texture(&file, path)) {
            texture_of.insert(texture.id, content.textures.len());
            content.paint(picture)?;
        }
    }
    let materials = resources.base_material_groups.iter().map(|group| {
        (group.id, group.materials.iter().map(|material| Property::Color(rgb(material.displaycolor))).collect())
    });
    let colors = resources
        .color_groups
        .iter()
        .map(|group| (group.id, group.colors.iter().map(|&color| Property::Color(rgb(color))).collect()));
    let places = resources.texture2d_groups.iter().filter_map(|group| {
        let texture = *texture_of.get(&group.texid)?;
        // 3MF counts v from the bottom of the texture.
        let places = group.tex2coords.iter().map(|place| Property::Place(texture, Vec2::new(place.u, 1.0 - place.v)));
        Some((group.id, places.collect()))
    });
    Ok(materials.chain(colors).chain(places).collect())
}

fn rgb((red, green, blue, _alpha): (u8, u8, u8, u8)) -> [u8; 3] {
    [red, green, blue]
}

/// One piece for each texture in use. Vertices are split where their triangles differ in color or place.
fn pieces(
    object: &Object,
    mesh: &lib3mf::Mesh,
    palettes: &HashMap<usize, Vec<Property>>,
    world_from_object: DMat4,
) -> Result<Vec<Piece>, ContentError> {
    let whole = shape(mesh, world_from_object);
    let mut pieces: BTreeMap<usize, Piece> = BTreeMap::new();
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
        if let Some((vertex, _)) = corners.iter().find(|&&(vertex, _)| vertex >= whole.positions.len()) {
            return Err(format!("expected triangle corners below {}, found {vertex}", whole.positions.len()).into());
        }
        let properties = corners.map(|(_, property)| palette.and_then(|palette| palette.get(property)));
        let texture = properties.iter().find_map(|property| match property {
            Some(Property::Place(texture, _)) => Some(*texture),
            _ => None,
        });
        let texture = texture.unwrap_or(PLAIN);
        let piece = pieces.entry(texture).or_insert_with(|| Piece { texture, ..Piece::plain(TriMesh::default()) });
        let [a, b, c] = [0, 1, 2].map(|corner| {
            let vertex = corners[corner].0;
            let (color, uv) = match properties[corner] {
                Some(Property::Color(color)) => (Some(*color), Vec2::ZERO),
                Some(Property::Place(_, uv)) => (None, *uv),
                None => (None, Vec2::ZERO),
            };
            has_colors |= color.is_some();
            *index_of.entry((vertex, texture, color, uv.to_array().map(f32::to_bits))).or_insert_with(|| {
                piece.mesh.positions.push(whole.positions[vertex]);
                piece.mesh.normals.push(whole.normals[vertex]);
                piece.mesh.colors.push(color.unwrap_or(WHITE));
                piece.uvs.push(uv);
                piece.uvs.len() as u32 - 1
            })
        });
        piece.mesh.triangles.push(if world_from_object.determinant() < 0.0 { [a, c, b] } else { [a, b, c] });
    }
    if !has_colors {
        pieces.values_mut().for_each(|piece| piece.mesh.colors.clear());
    }
    Ok(pieces.into_values().collect())
}

/// The mesh as it was before any vertex is split, for normals that are smooth where colors change.
fn shape(mesh: &lib3mf::Mesh, world_from_object: DMat4) -> TriMesh {
    let positions =
        mesh.vertices.iter().map(|v| world_from_object.transform_point3(DVec3::new(v.x, v.y, v.z)).as_vec3());
    let is_whole = |triangle: &&lib3mf::Triangle| triangle.v1.max(triangle.v2).max(triangle.v3) < mesh.vertices.len();
    let corners = mesh.triangles.iter().filter(is_whole).map(|t| [t.v1, t.v2, t.v3].map(|vertex| vertex as u32));
    let mut shape = TriMesh { positions: positions.collect(), triangles: corners.collect(), ..TriMesh::default() };
    shape.compute_normals();
    if world_from_object.determinant() < 0.0 {
        shape.normals.iter_mut().for_each(|normal| *normal = -*normal);
    }
    shape
}
