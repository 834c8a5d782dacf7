//! What the viewport shows of a mesh, in pictures and in a window.
#![cfg(feature = "gui")]

use std::path::Path;
use std::sync::Arc;

use eframe::egui_wgpu::RenderState;
use egui_kittest::Harness;
use glam::{Vec2, Vec3};
use image::{Rgb, RgbImage, Rgba, RgbaImage};
use orfeas_core::mesh::{TexturedMesh, TriMesh};
use orfeas_studio::viewport::{
    DrawMesh, GraphicsError, OrbitCamera, Part, RenderError, RenderOptions, SceneView, Shading, Studio, Style,
    ViewportStats, adapters, install, paint_callback, render_image, stats,
};

const RED: [u8; 3] = [200, 30, 40];
const GREEN: [u8; 3] = [60, 170, 80];
const BLUE: [u8; 3] = [40, 70, 190];
const GRAY: [u8; 3] = [128, 128, 128];

/// A studio, or `None` with a note where the machine cannot draw and may not have to.
fn studio() -> Option<Studio> {
    match Studio::open() {
        Ok(studio) => Some(studio),
        Err(GraphicsError::NoAdapter) if std::env::var_os("ORFEAS_REQUIRE_GRAPHICS").is_none_or(|v| v != "1") => {
            println!("skipped: no graphics adapter");
            None
        }
        Err(error) => panic!("{error}"),
    }
}

/// A box with one color for each side, told apart by the direction it faces: +Z red, +X green, -Z blue, others gray.
fn colored_box(low: Vec3, high: Vec3) -> TexturedMesh {
    let sides = [(Vec3::Z, Vec3::X, RED), (Vec3::X, -Vec3::Z, GREEN), (-Vec3::Z, -Vec3::X, BLUE)];
    let others = [(-Vec3::X, Vec3::Z, GRAY), (Vec3::Y, Vec3::X, GRAY), (-Vec3::Y, Vec3::X, GRAY)];
    let mut texture = RgbImage::new(6, 1);
    let mut mesh = TriMesh::default();
    let (mut uvs, mut uv_triangles) = (Vec::new(), Vec::new());
    for (side, (out, right, color)) in sides.into_iter().chain(others).enumerate() {
        texture.put_pixel(side as u32, 0, Rgb(color));
        uvs.push(Vec2::new((side as f32 + 0.5) / 6.0, 0.5));
        let up = out.cross(right);
        let first = mesh.positions.len() as u32;
        mesh.positions.extend(
            [-right - up, right - up, right + up, up - right]
                .map(|across| low + (high - low) * ((out + across) * 0.5 + 0.5)),
        );
        mesh.triangles.extend([[first, first + 1, first + 2], [first, first + 2, first + 3]]);
        uv_triangles.extend([[side as u32; 3]; 2]);
    }
    TexturedMesh { mesh, uvs, uv_triangles, texture, material: Default::default() }
}

fn cube() -> TexturedMesh {
    colored_box(-Vec3::ONE, Vec3::ONE)
}

fn front(shading: Shading) -> RenderOptions {
    let (azimuth_degrees, elevation_degrees) = (0.0, 0.0);
    RenderOptions { width: 160, height: 120, azimuth_degrees, elevation_degrees, shading, ..RenderOptions::default() }
}

fn center(picture: &RgbaImage) -> Rgba<u8> {
    *picture.get_pixel(picture.width() / 2, picture.height() / 2)
}

#[track_caller]
fn assert_close(pixel: Rgba<u8>, color: [u8; 3]) {
    let most = (0..3).map(|i| pixel.0[i].abs_diff(color[i])).max().unwrap();
    assert!(most <= 3, "{pixel:?} is not {color:?}");
}

#[test]
fn each_side_is_seen_from_its_azimuth_in_the_textures_own_color() {
    let Some(mut studio) = studio() else { return };
    for (azimuth_degrees, color) in [(0.0, RED), (90.0, GREEN), (180.0, BLUE), (270.0, GRAY)] {
        let options = RenderOptions { azimuth_degrees, ..front(Shading::Unlit) };
        assert_close(center(&studio.render(&[cube()], &options).unwrap()), color);
    }
}

#[test]
fn light_changes_brightness_but_not_hue() {
    let Some(mut studio) = studio() else { return };
    let [r, g, b, _] = center(&studio.render(&[cube()], &front(Shading::Lit)).unwrap()).0.map(u32::from);
    assert!(r > 150 && r > 3 * g && r > 3 * b, "{r} {g} {b}");
    let clay = studio.render(&[cube()], &front(Shading::Clay)).unwrap();
    let Rgba([r, g, b, _]) = center(&clay);
    assert!(r.abs_diff(b) < 40 && r >= g && g >= b, "{r} {g} {b}");
}

#[test]
fn normals_are_shown_as_colors() {
    let Some(mut studio) = studio() else { return };
    assert_close(center(&studio.render(&[cube()], &front(Shading::Normals)).unwrap()), [128, 128, 255]);
}

#[test]
fn the_back_is_the_front_mirrored() {
    let Some(mut studio) = studio() else { return };
    // Symmetric in depth, but tall on one side only.
    let parts = [cube(), colored_box(Vec3::new(1.0, -1.0, -1.0), Vec3::new(3.0, 0.0, 1.0))];
    let mut silhouette = |azimuth_degrees| {
        let options = RenderOptions { azimuth_degrees, transparent: true, ..front(Shading::Unlit) };
        let picture = studio.render(&parts, &options).unwrap();
        picture.pixels().map(|p| p.0[3] > 127).collect::<Vec<_>>()
    };
    let (front, back) = (silhouette(0.0), silhouette(180.0));
    let mirrored = back.chunks(160).flat_map(|row| row.iter().rev().copied()).collect::<Vec<_>>();
    let different = front.iter().zip(&mirrored).filter(|(a, b)| a != b).count();
    let covered = front.iter().filter(|&&inside| inside).count();
    assert!(covered > 2000 && different * 100 < covered, "{different} of {covered}");
    assert_ne!(front, back);
}

#[test]
fn a_transparent_picture_is_empty_around_the_mesh() {
    let Some(mut studio) = studio() else { return };
    let options = RenderOptions { transparent: true, ..front(Shading::Lit) };
    let picture = studio.render(&[cube()], &options).unwrap();
    assert_eq!(picture.get_pixel(0, 0).0, [0; 4]);
    assert_eq!(picture.get_pixel(80, 119).0, [0; 4]);
    assert_eq!(center(&picture).0[3], 255);
    let opaque = studio.render(&[cube()], &front(Shading::Lit)).unwrap();
    assert!(opaque.pixels().all(|pixel| pixel.0[3] == 255));
}

#[test]
fn edges_keep_their_color_where_they_are_half_covered() {
    let Some(mut studio) = studio() else { return };
    let azimuth_degrees = 5.0;
    let options = RenderOptions { azimuth_degrees, transparent: true, ..front(Shading::Unlit) };
    let picture = studio.render(&[colored_box(-Vec3::new(1.0, 1.0, 0.0), Vec3::new(1.0, 1.0, 0.0))], &options).unwrap();
    let edge = picture.pixels().filter(|p| (60..200).contains(&p.0[3])).collect::<Vec<_>>();
    assert!(edge.len() > 20);
    for &&Rgba([r, g, b, _]) in &edge {
        assert!(r > 120 || g > 60 || b > 60, "{r} {g} {b} is darker than any side");
    }
}

#[test]
fn the_same_picture_twice_is_the_same_bytes() {
    let Some(mut studio) = studio() else { return };
    let options = RenderOptions { grid: true, azimuth_degrees: 30.0, elevation_degrees: 20.0, ..front(Shading::Lit) };
    let first = studio.render(&[cube()], &options).unwrap();
    let second = render_image(&[cube()], &options).unwrap();
    assert!(first == second);
}

#[test]
fn every_shading_and_the_grid_look_different() {
    let Some(mut studio) = studio() else { return };
    let base = RenderOptions { azimuth_degrees: 30.0, elevation_degrees: 20.0, ..front(Shading::Lit) };
    let mut pictures =
        Shading::ALL.map(|shading| studio.render(&[cube()], &RenderOptions { shading, ..base }).unwrap()).to_vec();
    pictures.push(studio.render(&[cube()], &RenderOptions { grid: true, ..base }).unwrap());
    pictures.push(studio.render(&[], &base).unwrap());
    for (i, picture) in pictures.iter().enumerate() {
        assert!(pictures[..i].iter().all(|other| other != picture), "picture {i} repeats an earlier one");
    }
}

#[test]
fn impossible_pictures_are_refused_with_the_limit() {
    let Some(mut studio) = studio() else { return };
    for (width, height) in [(0, 100), (100, 0), (200_000, 10), (16_000, 16_000)] {
        let options = RenderOptions { width, height, ..front(Shading::Lit) };
        let error = studio.render(&[cube()], &options).unwrap_err();
        assert!(matches!(error, RenderError::Size { .. }), "{error}");
        assert!(error.to_string().contains(&format!("{width} x {height}")), "{error}");
    }
    let mut broken = cube();
    broken.uv_triangles[0][0] = 77;
    let error = studio.render(&[broken], &front(Shading::Lit)).unwrap_err();
    assert!(matches!(error, RenderError::Mesh(_)), "{error}");
    // And the studio still works.
    assert_close(center(&studio.render(&[cube()], &front(Shading::Unlit)).unwrap()), RED);
}

#[test]
fn adapters_have_names() {
    let Some(studio) = studio() else { return };
    let all = adapters();
    assert!(all.contains(studio.adapter()), "{all:?} lacks {:?}", studio.adapter());
    assert!(all.iter().all(|adapter| !adapter.name.is_empty() && adapter.max_texture_px >= 2048));
}

/// A window that is all viewport.
struct Window {
    scene: Arc<SceneView>,
    render_state: RenderState,
}

impl Window {
    fn stats(&self) -> ViewportStats {
        stats(&self.render_state).unwrap()
    }
}

impl eframe::App for Window {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        ui.painter().add(paint_callback(ui.max_rect(), Arc::clone(&self.scene)));
    }
}

#[test]
fn a_window_shows_the_mesh_and_draws_it_only_when_something_changes() {
    if studio().is_none() {
        return;
    }
    let scene = |azimuth: f32, id: u64| {
        let mut camera = OrbitCamera::default();
        camera.set_size_points(320.0, 240.0);
        camera.look_from(azimuth, 0.0);
        camera.frame((-Vec3::ONE, Vec3::ONE));
        let parts = vec![Part { id, mesh: Arc::new(DrawMesh::new(&cube()).unwrap()) }];
        Arc::new(SceneView { parts, view: camera.view(), style: Style { shading: Shading::Unlit, ..Style::default() } })
    };
    let mut window = Harness::builder().with_size([320.0, 240.0]).wgpu().build_eframe(|cc| {
        let render_state = cc.wgpu_render_state.clone().unwrap();
        install(&render_state);
        Window { scene: scene(0.0, 1), render_state }
    });

    let picture = window.render().unwrap();
    assert_close(center(&picture), RED);
    assert_ne!(picture.get_pixel(4, 4), &center(&picture));
    window.run();
    assert!(window.render().unwrap() == picture);
    let stats = window.state().stats();
    assert_eq!((stats.draws, stats.meshes, &stats.problem), (1, 1, &None));
    assert!(stats.mesh_bytes > 0 && stats.picture_bytes > 0);

    window.state_mut().scene = scene(90.0, 1);
    window.run();
    assert_close(center(&window.render().unwrap()), GREEN);
    assert_eq!(window.state().stats().draws, 2);

    window.state_mut().scene = scene(90.0, 2);
    window.run();
    window.render().unwrap();
    let stats = window.state().stats();
    assert_eq!((stats.draws, stats.meshes), (3, 1), "the mesh no longer shown must go");
}

/// A knobbly figure with a ring on its head, smooth normals, a painted texture and a seam.
fn figure() -> [TexturedMesh; 2] {
    let body = swept(160, 120, |u, v| {
        let (longitude, latitude) = (u * std::f32::consts::TAU, (v - 0.5) * std::f32::consts::PI);
        let direction = Vec3::new(longitude.sin() * latitude.cos(), latitude.sin(), longitude.cos() * latitude.cos());
        let bump = |at: Vec3, height: f32, sharp: f32| height * (sharp * (direction.dot(at.normalize()) - 1.0)).exp();
        let snout = bump(Vec3::new(0.0, -0.1, 1.0), 0.35, 14.0);
        let ears = bump(Vec3::new(0.8, 0.75, 0.1), 0.5, 22.0) + bump(Vec3::new(-0.8, 0.75, 0.1), 0.5, 22.0);
        let feet = bump(Vec3::new(0.5, -0.9, 0.3), 0.3, 26.0) + bump(Vec3::new(-0.5, -0.9, 0.3), 0.3, 26.0);
        let folds = 0.012 * (direction.x * 23.0).sin() * (direction.y * 19.0).sin();
        direction * (0.7 + snout + ears + feet + folds)
    });
    let ring = swept(96, 32, |u, v| {
        let (around, tube) = (u * std::f32::consts::TAU, -v * std::f32::consts::TAU);
        let radius = 0.34 + 0.07 * tube.cos();
        Vec3::new(radius * around.sin(), 0.80 + 0.07 * tube.sin(), radius * around.cos())
    });
    [body, ring]
}

/// A surface over the unit square, u to the right and v up, with a checkered and striped texture.
fn swept(columns: u32, rows: u32, surface: impl Fn(f32, f32) -> Vec3) -> TexturedMesh {
    let grid = (0..=rows).flat_map(|row| (0..=columns).map(move |column| (column, row)));
    let uvs = grid.map(|(c, r)| Vec2::new(c as f32 / columns as f32, r as f32 / rows as f32)).collect::<Vec<_>>();
    let positions = uvs.iter().map(|uv| surface(uv.x, uv.y)).collect();
    let triangles = (0..rows)
        .flat_map(|row| (0..columns).map(move |column| row * (columns + 1) + column))
        .flat_map(|first| {
            let above = first + columns + 1;
            [[first, first + 1, above + 1], [first, above + 1, above]]
        })
        .collect::<Vec<_>>();
    let texture = RgbImage::from_fn(1024, 512, |x, y| {
        let checker = (x / 32 + y / 32) % 2 == 0;
        let stripe = (y / 8) % 16 == 0;
        let hue = x as f32 / 1024.0 * std::f32::consts::TAU;
        let base = [0.0, 2.1, 4.2].map(|shift| 150.0 + 70.0 * (hue + shift).cos());
        Rgb(base.map(|c| {
            if stripe {
                240
            } else if checker {
                c as u8
            } else {
                (c * 0.82) as u8
            }
        }))
    });
    TexturedMesh {
        mesh: TriMesh { positions, triangles: triangles.clone(), ..TriMesh::default() },
        uvs,
        uv_triangles: triangles,
        texture,
        material: Default::default(),
    }
}

/// Nothing but a person can say whether a picture is beautiful.
#[test]
#[ignore = "writes pictures for a person to look at"]
fn pictures_to_look_at() {
    let Some(mut studio) = studio() else { return };
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("viewport");
    std::fs::create_dir_all(&folder).unwrap();
    let base = RenderOptions {
        width: 900,
        height: 700,
        azimuth_degrees: 28.0,
        elevation_degrees: 14.0,
        ..RenderOptions::default()
    };
    let mut save = |name: &str, parts: &[TexturedMesh], options: RenderOptions| {
        studio.render(parts, &options).unwrap().save(folder.join(name).with_extension("png")).unwrap();
    };
    for shading in Shading::ALL {
        save(shading.name(), &figure(), RenderOptions { shading, grid: true, ..base });
    }
    save("cube", &[cube()], RenderOptions { grid: true, elevation_degrees: 25.0, ..base });
    save("below", &figure(), RenderOptions { elevation_degrees: -20.0, grid: true, ..base });
    save("above", &figure(), RenderOptions { elevation_degrees: 90.0, grid: true, ..base });
    save("back", &figure(), RenderOptions { azimuth_degrees: 200.0, ..base });
    save("transparent", &figure(), RenderOptions { transparent: true, ..base });
    println!("look at {}", folder.display());
}
