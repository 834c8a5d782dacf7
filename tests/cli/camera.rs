//! Through the camera in a file, the front of the mesh is where the picture shows it.

use glam::{Mat4, Vec2, Vec3};
use gltf::camera::Projection;
use image::{Rgba, RgbaImage};
use serde_json::Value;

use crate::{Scratch, data, networks::write_network, png};

const RADIUS: f32 = 30.0;

/// A disc whose colors tell each pixel's column and row.
fn chart(center: Vec2) -> RgbaImage {
    RgbaImage::from_fn(120, 100, |x, y| {
        let inside = (Vec2::new(x as f32, y as f32) + 0.5).distance(center) < RADIUS;
        Rgba([x as u8 * 2, y as u8 * 2, 128, if inside { 255 } else { 0 }])
    })
}

/// Where in the picture, in pixels, a file's camera sees a place.
fn seen_at(gltf: &gltf::Gltf, place: Vec3) -> Vec2 {
    let node = gltf.nodes().find(|node| node.name() == Some("picture")).unwrap();
    let p = Mat4::from_cols_array_2d(&node.transform().matrix()).inverse().transform_point3(place);
    let in_view = match node.camera().unwrap().projection() {
        Projection::Perspective(eye) => {
            let half = (eye.yfov() / 2.0).tan() * -p.z;
            Vec2::new(p.x / half / eye.aspect_ratio().unwrap(), p.y / half)
        }
        Projection::Orthographic(eye) => Vec2::new(p.x / eye.xmag(), p.y / eye.ymag()),
    };
    let share = Vec2::new(in_view.x + 1.0, 1.0 - in_view.y) / 2.0;
    let extras: Value = serde_json::from_str(node.extras().as_ref().unwrap().get()).unwrap();
    let number = |value: &Value| value.as_f64().unwrap() as f32;
    let (frame, picture) = (&extras["frame"], &extras["picture"]);
    match extras["covers"].as_str().unwrap() {
        "picture" => share * Vec2::new(number(&picture[0]), number(&picture[1])),
        _ => share * number(&frame["side"]) + Vec2::new(number(&frame["left"]), number(&frame["top"])),
    }
}

#[test]
fn a_front_vertex_is_seen_at_the_pixel_that_colors_it() {
    let scratch = Scratch::new();
    write_network(&scratch, "balloon", &data("networks/balloon.onnx"));
    for (center, covers) in [(Vec2::new(60.0, 50.0), "picture"), (Vec2::new(45.0, 62.0), "frame")] {
        scratch.write("chart.png", &png(chart(center)));
        for engine in ["silhouette", "orfeas --network balloon.json"] {
            scratch.generate(&format!("chart.png --out chart.glb --engine {engine} --grid 48")).done();
            let gltf = gltf::Gltf::from_slice(&scratch.read("chart.glb")).unwrap();
            let is_perspective = matches!(gltf.cameras().next().unwrap().projection(), Projection::Perspective(_));
            assert_eq!(is_perspective, engine != "silhouette");
            let node = gltf.nodes().find(|node| node.camera().is_some()).unwrap();
            assert!(node.extras().as_ref().unwrap().get().contains(covers), "{covers}");

            let [mesh] = orfeas_studio::mesh_file::read(&scratch.path("chart.glb")).unwrap().try_into().unwrap();
            let (width, height) = mesh.texture.dimensions();
            let mut checked = 0;
            for ((&position, normal), uv) in mesh.mesh.positions.iter().zip(&mesh.mesh.normals).zip(&mesh.uvs) {
                let pixel = seen_at(&gltf, position);
                if normal.z < 0.6 || pixel.distance(center) > RADIUS * 0.8 {
                    continue;
                }
                let texel = |share: f32, length: u32| ((share * length as f32) as u32).min(length - 1);
                let [red, green, _] = mesh.texture.get_pixel(texel(uv.x, width), texel(uv.y, height)).0;
                let told = Vec2::new(f32::from(red), f32::from(green)) / 2.0 + 0.5;
                assert!(
                    told.abs_diff_eq(pixel, 1.5),
                    "{engine}, {covers}: {position} at {pixel} has the color of {told}"
                );
                checked += 1;
            }
            assert!(checked > 200, "{engine}: {checked}");
        }
    }
}
