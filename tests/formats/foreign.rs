//! Files as other programs write them.

use std::fs;
use std::path::{Path, PathBuf};

use glam::{Vec2, Vec3};
use orfeas_core::mesh::TexturedMesh;
use orfeas_studio::mesh_file;

fn file(folder: &Path, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
    let path = folder.join(name);
    fs::write(&path, content).unwrap();
    path
}

fn read_one(path: &Path) -> TexturedMesh {
    let [mesh] = mesh_file::read(path).unwrap().try_into().unwrap();
    mesh
}

#[test]
fn obj_with_quads_relative_indices_colors_and_a_late_material() {
    let folder = tempfile::tempdir().unwrap();
    file(folder.path(), "my paint.mtl", "newmtl paint\nKd 1 0.5 0\n");
    let obj = "v 0 0 0 1 0 0\nv 1 0 0 0 1 0\nv 1 1 0 0 0 1\nv 0 1 0 1 1 1\nmtllib my paint.mtl\nusemtl paint\nf -4 -3 -2 -1\n";
    let mesh = read_one(&file(folder.path(), "square.OBJ", obj));
    assert_eq!(mesh.mesh.triangles, [[0, 1, 2], [0, 2, 3]]);
    assert_eq!(mesh.mesh.colors[1], [0, 255, 0]);
    assert_eq!(mesh.mesh.normals, [Vec3::Z; 4]);
    assert_eq!(mesh.texture.get_pixel(0, 0).0, [255, 128, 0]);
    assert_eq!(mesh.uv_triangles, mesh.mesh.triangles);
}

#[test]
fn obj_without_its_materials_still_has_its_shape() {
    let folder = tempfile::tempdir().unwrap();
    let obj = b"# caf\xe9\nmtllib gone.mtl\nv 0 0 0\nv 1 0 0\nv 0 1 0\nusemtl gone\nf 1 2 3\n";
    assert_eq!(read_one(&file(folder.path(), "bare.obj", obj)).mesh.triangles.len(), 1);
}

#[test]
fn obj_pieces_of_one_material_become_one_mesh() {
    let folder = tempfile::tempdir().unwrap();
    file(folder.path(), "two.mtl", "newmtl red\nKd 1 0 0\nnewmtl blue\nKd 0 0 1\n");
    let face = "v 0 0 0\nv 1 0 0\nv 0 1 0\n";
    let obj = format!(
        "mtllib two.mtl\n{face}o a\nusemtl red\nf 1 2 3\no b\nusemtl blue\nf 1 2 3\no c\nusemtl red\nf 1 2 3\n"
    );
    let meshes = mesh_file::read(&file(folder.path(), "three.obj", obj)).unwrap();
    let counts: Vec<_> = meshes.iter().map(|m| (m.texture.get_pixel(0, 0).0, m.mesh.triangles.len())).collect();
    assert_eq!(counts, [([255, 0, 0], 2), ([0, 0, 255], 1)]);
}

#[test]
fn stl_as_text_and_as_binary_that_calls_itself_solid() {
    let folder = tempfile::tempdir().unwrap();
    let corners = "outer loop\nvertex 0 0 0\nvertex 1 0 0\nvertex 0 1 0\nendloop";
    let text = format!("solid part\nfacet normal 0 0 1\n{corners}\nendfacet\nendsolid part\n");
    assert_eq!(read_one(&file(folder.path(), "text.stl", text)).mesh.triangles, [[0, 1, 2]]);

    let mut binary = b"solid made by a machine".to_vec();
    binary.resize(80, b' ');
    binary.extend(1u32.to_le_bytes());
    for number in [0.0f32, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0, 0.0] {
        binary.extend(number.to_le_bytes());
    }
    binary.extend([0, 0]);
    assert_eq!(read_one(&file(folder.path(), "binary.stl", binary)).mesh.triangles, [[0, 1, 2]]);
}

#[test]
fn ply_as_text_with_polygons_and_as_big_endian() {
    let folder = tempfile::tempdir().unwrap();
    let header = |format| {
        format!(
            "ply\r\nformat {format} 1.0\r\ncomment by hand\r\nelement vertex 4\r\nproperty float y\r\nproperty double x\r\n\
             property float z\r\nproperty float red\r\nproperty float green\r\nproperty float blue\r\n\
             element edge 1\r\nproperty int a\r\nproperty int b\r\nelement face 2\r\nproperty uchar tag\r\n\
             property list uchar short vertex_index\r\nend_header\r\n"
        )
    };
    let rows = [[0.0, 0.0], [0.0, 1.0], [1.0, 1.0], [1.0, 0.0]];
    let mut text = header("ascii");
    let mut binary = header("binary_big_endian").into_bytes();
    for [y, x] in rows {
        text += &format!("{y} {x} 0 1 0.5 0\n");
        binary.extend((y as f32).to_be_bytes());
        binary.extend(f64::to_be_bytes(x));
        for number in [0.0f32, 1.0, 0.5, 0.0] {
            binary.extend(number.to_be_bytes());
        }
    }
    text += "0 1\n7 4 0 1 2 3\n7 2 0 1\n";
    for number in [0i32, 1] {
        binary.extend(number.to_be_bytes());
    }
    for corners in [&[0i16, 1, 2, 3][..], &[0, 1]] {
        binary.extend([7, corners.len() as u8]);
        binary.extend(corners.iter().flat_map(|i| i.to_be_bytes()));
    }
    for path in [file(folder.path(), "text.ply", text), file(folder.path(), "binary.ply", binary)] {
        let mesh = read_one(&path).mesh;
        assert_eq!(mesh.triangles, [[0, 1, 2], [0, 2, 3]], "{path:?}");
        assert_eq!(mesh.positions[1], Vec3::X, "{path:?}");
        assert_eq!(mesh.colors, [[255, 128, 0]; 4], "{path:?}");
        assert_eq!(mesh.normals, [Vec3::Z; 4], "{path:?}");
    }
}

/// One triangle in the xy plane, in a node below another, colored by its material.
fn gltf(buffer_uri: &str, nodes: &str, mode: u32) -> String {
    format!(
        r#"{{"asset":{{"version":"2.0"}},"scene":0,"scenes":[{{"nodes":[0]}}],"nodes":{nodes},
        "meshes":[{{"primitives":[{{"attributes":{{"POSITION":0}},"indices":1,"material":0,"mode":{mode}}}]}}],
        "materials":[{{"pbrMetallicRoughness":{{"baseColorFactor":[0.2140411,1,0,1]}}}}],
        "accessors":[{{"bufferView":0,"componentType":5126,"count":3,"type":"VEC3","min":[0,0,0],"max":[1,1,0]}},
        {{"bufferView":1,"componentType":5121,"count":3,"type":"SCALAR"}}],
        "bufferViews":[{{"buffer":0,"byteLength":36}},{{"buffer":0,"byteOffset":36,"byteLength":3}}],
        "buffers":[{{"byteLength":39,"uri":"{buffer_uri}"}}]}}"#
    )
}

fn triangle_buffer() -> Vec<u8> {
    let numbers = [0.0f32, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0, 0.0];
    numbers.into_iter().flat_map(f32::to_le_bytes).chain([0, 1, 2]).collect()
}

#[test]
fn gltf_with_a_buffer_beside_it_and_nested_nodes() {
    let folder = tempfile::tempdir().unwrap();
    file(folder.path(), "my data.bin", triangle_buffer());
    let nodes = r#"[{"children":[1],"translation":[10,0,0]},{"mesh":0,"scale":[2,2,2]}]"#;
    let mesh = read_one(&file(folder.path(), "a.gltf", gltf("my%20data.bin", nodes, 4)));
    assert_eq!(mesh.mesh.bounds(), (Vec3::new(10.0, 0.0, 0.0), Vec3::new(12.0, 2.0, 0.0)));
    assert_eq!(mesh.texture.get_pixel(0, 0).0, [127, 255, 0]);
    assert_eq!(mesh.uvs, [Vec2::ZERO; 3]);
}

#[test]
fn a_mirrored_gltf_node_keeps_its_outside() {
    let folder = tempfile::tempdir().unwrap();
    file(folder.path(), "a.bin", triangle_buffer());
    let mesh = read_one(&file(folder.path(), "a.gltf", gltf("a.bin", r#"[{"mesh":0,"scale":[-1,1,1]}]"#, 4))).mesh;
    let [a, b, c] = mesh.corners(mesh.triangles[0]);
    assert_eq!((b - a).cross(c - a).normalize(), Vec3::Z);
}

#[test]
fn what_is_no_surface_is_said_to_be_none() {
    let folder = tempfile::tempdir().unwrap();
    file(folder.path(), "a.bin", triangle_buffer());
    let lines = file(folder.path(), "lines.gltf", gltf("a.bin", r#"[{"mesh":0}]"#, 3));
    let points = file(
        folder.path(),
        "points.ply",
        "ply\nformat ascii 1.0\nelement vertex 1\nproperty float x\nproperty float y\nproperty float z\nend_header\n0 0 0\n",
    );
    for path in [lines, points] {
        let error = mesh_file::read(&path).unwrap_err();
        assert!(matches!(error, mesh_file::ReadError::Empty { .. }), "{error}");
    }
}

#[test]
fn a_gltf_node_inside_itself_comes_to_an_end() {
    let folder = tempfile::tempdir().unwrap();
    file(folder.path(), "a.bin", triangle_buffer());
    let path = file(folder.path(), "loop.gltf", gltf("a.bin", r#"[{"mesh":0,"children":[0]}]"#, 4));
    assert_eq!(read_one(&path).mesh.triangles.len(), 1);
}

#[test]
fn threemf_places_objects_within_objects() {
    use lib3mf::{BuildItem, Component, Mesh, Model, Object, Triangle, Vertex};

    let mut mesh = Mesh::new();
    for [x, y, z] in [[0.0, 0.0, 0.0], [1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]] {
        mesh.vertices.push(Vertex::new(x, y, z));
    }
    for [a, b, c] in [[0, 2, 1], [0, 1, 3], [0, 3, 2], [1, 2, 3]] {
        mesh.triangles.push(Triangle::new(a, b, c));
    }
    let mut part = Object::new(1);
    part.mesh = Some(mesh);
    let mut whole = Object::new(2);
    let mut component = Component::new(1);
    component.transform = Some([1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0, 5.0, 0.0, 0.0]);
    whole.components.push(component);
    // A quarter turn from +x to +y, then up.
    let mut item = BuildItem::new(2);
    item.transform = Some([0.0, 1.0, 0.0, -1.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 7.0]);
    let mut model = Model::new();
    model.resources.objects.extend([part, whole]);
    model.build.items.push(item);
    let mut bytes = std::io::Cursor::new(Vec::new());
    model.to_writer(&mut bytes).unwrap();

    let folder = tempfile::tempdir().unwrap();
    let mesh = read_one(&file(folder.path(), "nested.3mf", bytes.into_inner())).mesh;
    assert_eq!(mesh.bounds(), (Vec3::new(-1.0, 5.0, 7.0), Vec3::new(0.0, 6.0, 8.0)));
    assert!(mesh.report().watertight && mesh.report().volume > 0.0);
}
