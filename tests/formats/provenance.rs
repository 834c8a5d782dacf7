//! What glTF files say of their origin: who made them from what, and from where the picture was seen.

use glam::{Mat4, Vec3};
use image::{Rgb, RgbImage};
use orfeas_core::export::{Asset, ExportOptions, Format, NetworkId, PictureView, Pivot, Placement, Provenance, export};
use orfeas_core::frame::{Camera, Frame};
use orfeas_core::mesh::{TexturedMesh, TriMesh, Unit};
use orfeas_core::progress::unwatched;
use serde_json::{Value, json};

fn made(camera: Camera, frame: Frame, picture: [u32; 2], unit: Unit) -> Asset {
    // Points of frame space, and where in the world its camera puts them.
    let points: Vec<Vec3> = (0..60)
        .map(|i| Vec3::new((i % 5) as f32 * 0.4 - 0.8, (i / 5 % 4) as f32 * 0.5 - 0.75, (i / 20) as f32 * 0.5 - 0.5))
        .collect();
    let mesh = TriMesh {
        positions: points.iter().map(|&p| camera.world_from_frame(p)).collect(),
        triangles: (0..58).map(|i| [i, i + 1, i + 2]).collect(),
        ..TriMesh::default()
    };
    // The place in the frame is the place in the texture.
    let uvs = points.iter().map(|p| glam::Vec2::new(p.x + 1.0, 1.0 - p.y) / 2.0).collect();
    let texture = RgbImage::from_pixel(4, 4, Rgb([9, 9, 9]));
    let textured =
        TexturedMesh { uv_triangles: mesh.triangles.clone(), mesh, uvs, texture, material: Default::default() };
    let provenance = Provenance {
        program: "Orfeas Studio 9".into(),
        engine: "orfeas".into(),
        network: Some(NetworkId { name: "n".into(), version: "2".into(), sha256: "ab".into() }),
        settings: json!({ "grid": 24 }),
        picture_blake3: "cd".into(),
        mask_blake3: None,
    };
    let view = PictureView { camera, frame, picture, origin: Vec3::ZERO };
    Asset::new("points", textured, unit, &unwatched).unwrap().made_from(provenance, view)
}

/// What a camera in a file shows of a place: 0 to 1 across, down and from near to far, as glTF defines it.
struct Eye {
    camera_from_scene: Mat4,
    /// Half the height of what is seen, at a distance of 1 or at any.
    half_height: f32,
    aspect: f32,
    range: [f32; 2],
    is_perspective: bool,
}

impl Eye {
    /// The camera named "picture", and what it says it covers.
    fn of(gltf: &gltf::Gltf) -> (Self, Value) {
        let node = gltf.nodes().find(|node| node.name() == Some("picture")).unwrap();
        let camera_from_scene = Mat4::from_cols_array_2d(&node.transform().matrix()).inverse();
        let eye = match node.camera().unwrap().projection() {
            gltf::camera::Projection::Perspective(p) => Self {
                camera_from_scene,
                half_height: (p.yfov() / 2.0).tan(),
                aspect: p.aspect_ratio().unwrap(),
                range: [p.znear(), p.zfar().unwrap()],
                is_perspective: true,
            },
            gltf::camera::Projection::Orthographic(o) => Self {
                camera_from_scene,
                half_height: o.ymag(),
                aspect: o.xmag() / o.ymag(),
                range: [o.znear(), o.zfar()],
                is_perspective: false,
            },
        };
        (eye, serde_json::from_str(node.extras().as_ref().unwrap().get()).unwrap())
    }

    fn see(&self, place: Vec3) -> Vec3 {
        let p = self.camera_from_scene.transform_point3(place);
        let distance = -p.z;
        let half = if self.is_perspective { self.half_height * distance } else { self.half_height };
        let [near, far] = self.range;
        Vec3::new((p.x / half / self.aspect + 1.0) / 2.0, (1.0 - p.y / half) / 2.0, (distance - near) / (far - near))
    }
}

/// Projects every vertex with the file's own camera, and compares with its place in the picture.
fn assert_lined_up(asset: &Asset, format: Format, covers: &str) {
    let bytes = export(asset, format, &ExportOptions::default(), "points", &unwatched).unwrap().remove(0).bytes;
    let gltf = gltf::Gltf::from_slice(&bytes).unwrap();
    let (eye, extras) = Eye::of(&gltf);
    assert_eq!(extras["covers"], covers);
    let PictureView { frame, picture: [width, height], .. } = *asset.view().unwrap();
    let unit = if asset.unit() == Unit::Millimetres { 0.001 } else { 1.0 };
    for (position, uv) in crate::corners(asset.mesh()) {
        let seen = eye.see(position * unit);
        assert!((0.0..=1.0).contains(&seen.z), "{position} is clipped: {seen}");
        let in_view = seen.truncate();
        let pixel = uv * frame.side as f32;
        let expected = match covers {
            "frame" => pixel / frame.side as f32,
            _ => {
                (pixel + glam::Vec2::new(frame.left as f32, frame.top as f32))
                    / glam::Vec2::new(width as f32, height as f32)
            }
        };
        assert!(in_view.abs_diff_eq(expected, 1e-4), "{position} is seen at {in_view}, not at {expected}");
    }
}

#[test]
fn the_camera_sees_the_mesh_as_the_picture_shows_it() {
    let off_center = Frame { left: 40, top: -10, side: 100 };
    let centered = Frame { left: 50, top: 10, side: 100 };
    for camera in
        [Camera::NOMINAL, Camera { tangent: 0.2, scale: 30.0 }, Camera { scale: 50.0, ..Camera::ORTHOGRAPHIC }]
    {
        for unit in [Unit::Free, Unit::Millimetres] {
            for (frame, covers) in [(off_center, "frame"), (centered, "picture")] {
                let asset = made(camera, frame, [200, 120], unit);
                assert_lined_up(&asset, Format::Glb, covers);
                assert_lined_up(&asset, Format::Gltf, covers);
                let placement = Placement { pivot: Pivot::Base, longest_mm: Some(80.0) };
                assert_lined_up(&asset.placed(&placement), Format::Glb, covers);
            }
        }
    }
}

#[test]
fn the_file_tells_what_it_was_made_from() {
    let asset = made(Camera::NOMINAL, Frame { left: 40, top: -10, side: 100 }, [200, 120], Unit::Free);
    let bytes = export(&asset, Format::Glb, &ExportOptions::default(), "points", &unwatched).unwrap().remove(0).bytes;
    let gltf = gltf::Gltf::from_slice(&bytes).unwrap();
    let (_, camera) = Eye::of(&gltf);
    assert_eq!(camera["frame"], json!({ "left": 40, "top": -10, "side": 100 }));
    assert_eq!(camera["picture"], json!([200, 120]));
    let extras: Value = serde_json::from_str(gltf.document.into_json().asset.extras.unwrap().get()).unwrap();
    assert_eq!(extras["settings"]["grid"], 24);
    assert_eq!(extras["network"], json!({ "name": "n", "version": "2", "sha256": "ab" }));
    assert_eq!((&extras["picture_blake3"], &extras["mask_blake3"]), (&json!("cd"), &Value::Null));
}

#[test]
fn a_mesh_from_elsewhere_claims_no_origin() {
    let asset = crate::asset(Unit::Free);
    let bytes = export(&asset, Format::Glb, &ExportOptions::default(), "box", &unwatched).unwrap().remove(0).bytes;
    let gltf = gltf::Gltf::from_slice(&bytes).unwrap();
    assert_eq!((gltf.cameras().count(), gltf.nodes().count()), (0, 1));
    assert!(gltf.document.into_json().asset.extras.is_none());
}
