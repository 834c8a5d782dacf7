//! Meshes as files: what is exported comes back the same, through our reader and through those of others.

use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};

use glam::{Vec2, Vec3};
use image::{Rgb, RgbImage};
use orfeas_core::creases::CREASE;
use orfeas_core::export::{Asset, ExportError, ExportOptions, Format, TextureFormat, export};
use orfeas_core::mesh::{TexturedMesh, TriMesh, Unit};
use orfeas_core::progress::{Canceled, unwatched};
use orfeas_studio::{mesh_file, output};

mod checked;
mod converted;
mod foreign;
mod hostile;
mod material;
mod options;
mod provenance;

/// Stems that make trouble somewhere: blanks, other scripts, options, comments, quotes, several dots.
const NASTY_STEMS: [&str; 7] = ["red mug", "кружка 猫", "-o option", "a#b", "l'\"objet\"", "v1.2.final", "100% (2)"];

/// A box, a little off the origin, with one rectangle of the texture on each side.
fn textured_box() -> TexturedMesh {
    let (low, high) = (Vec3::new(-0.5, -0.75, -0.25), Vec3::new(0.7, 0.9, 0.35));
    let pick = |bit: usize, i: usize| if bit & (1 << i) == 0 { low[i] } else { high[i] };
    let positions = (0..8).map(|bits| Vec3::from_array([0, 1, 2].map(|i| pick(bits, i)))).collect();
    // Counter-clockwise from outside: -z, +z, -y, +y, -x, +x.
    let sides: [[u32; 4]; 6] = [[0, 2, 3, 1], [4, 5, 7, 6], [0, 1, 5, 4], [2, 6, 7, 3], [0, 4, 6, 2], [1, 3, 7, 5]];
    let (mut triangles, mut uvs, mut uv_triangles) = (Vec::new(), Vec::new(), Vec::new());
    for (side, [a, b, c, d]) in sides.into_iter().enumerate() {
        let first = uvs.len() as u32;
        let (left, right) = (side as f32 / 6.0, (side + 1) as f32 / 6.0);
        uvs.extend([(left, 1.0), (right, 1.0), (right, 0.1), (left, 0.1)].map(Vec2::from));
        triangles.extend([[a, b, c], [a, c, d]]);
        uv_triangles.extend([[first, first + 1, first + 2], [first, first + 2, first + 3]]);
    }
    let mut mesh = TriMesh { positions, triangles, ..TriMesh::default() };
    mesh.compute_normals();
    let texture = RgbImage::from_fn(30, 10, |x, y| Rgb([x as u8 * 8, y as u8 * 25, (x * y % 256) as u8]));
    TexturedMesh { mesh, uvs, uv_triangles, texture, material: Default::default() }
}

fn asset(unit: Unit) -> Asset {
    Asset::new("box", textured_box(), unit, &unwatched).unwrap()
}

/// Exports into the folder and gives the path of the file one opens.
fn save(asset: &Asset, format: Format, stem: &str, folder: &Path) -> std::path::PathBuf {
    let files = export(asset, format, &ExportOptions::default(), stem, &unwatched).unwrap();
    output::write(&files, folder).unwrap().remove(0).path
}

/// A place as slicers see it.
fn z_up(p: Vec3) -> Vec3 {
    Vec3::new(p.x, -p.z, p.y)
}

/// Where each corner of each triangle is, and where in the texture.
fn corners(mesh: &TexturedMesh) -> Vec<(Vec3, Vec2)> {
    let triangles = mesh.mesh.triangles.iter().zip(&mesh.uv_triangles);
    triangles
        .flat_map(|(t, uv)| [0, 1, 2].map(|k| (mesh.mesh.positions[t[k] as usize], mesh.uvs[uv[k] as usize])))
        .collect()
}

#[test]
fn every_format_comes_back_as_the_same_closed_body() {
    let folder = tempfile::tempdir().unwrap();
    let original = textured_box();
    let expected = original.mesh.report();
    let (low, high) = original.mesh.bounds();
    for format in Format::all() {
        for stem in NASTY_STEMS {
            let path = save(&asset(Unit::Free), format, stem, folder.path());
            assert_eq!(path.file_name().unwrap().to_str().unwrap(), format!("{stem}.{format}"));
            let [read] = mesh_file::read(&path).unwrap().try_into().unwrap();
            let report = read.mesh.report();
            // Millimeters, of which a unit is 50.
            let (scale, low, high) = match format {
                Format::ThreeMf => (50.0, z_up(low), z_up(high)),
                _ => (1.0, low, high),
            };
            assert_eq!(read.mesh.bounds(), (low.min(high) * scale, low.max(high) * scale), "{path:?}");
            assert_eq!((report.triangles, report.watertight), (12, true), "{path:?}");
            let volume = report.volume / f64::from(scale).powi(3);
            assert!((volume - expected.volume).abs() < 1e-6, "{path:?}: {volume} is not {}", expected.volume);
        }
    }
}

#[test]
fn textures_stay_where_they_were() {
    let folder = tempfile::tempdir().unwrap();
    let original = textured_box();
    for format in [Format::Glb, Format::Gltf, Format::Obj, Format::Usdz] {
        for stem in NASTY_STEMS {
            let [read] =
                mesh_file::read(&save(&asset(Unit::Free), format, stem, folder.path())).unwrap().try_into().unwrap();
            assert_eq!(read.texture, original.texture, "{format} of {stem}");
            for ((p, uv), (expected_p, expected_uv)) in corners(&read).into_iter().zip(corners(&original)) {
                assert!(
                    p == expected_p && uv.abs_diff_eq(expected_uv, 1e-6),
                    "{format}: {p} {uv} is not {expected_p} {expected_uv}"
                );
            }
        }
    }
}

/// Position and normal of each corner.
fn places_and_normals(mesh: &TriMesh) -> impl Iterator<Item = (Vec3, Vec3)> {
    let corners = mesh.triangles.as_flattened().iter().zip(mesh.normal_corners().as_flattened());
    corners.map(|(&position, &normal)| (mesh.positions[position as usize], mesh.normals[normal as usize]))
}

#[test]
fn normals_point_outwards_with_unit_length() {
    let folder = tempfile::tempdir().unwrap();
    for format in Format::all() {
        let [read] =
            mesh_file::read(&save(&asset(Unit::Free), format, "box", folder.path())).unwrap().try_into().unwrap();
        let (low, high) = read.mesh.bounds();
        for (position, normal) in places_and_normals(&read.mesh) {
            assert!(normal.is_normalized() && normal.dot(position - (low + high) / 2.0) > 0.0, "{format}: {normal}");
        }
    }
}

#[test]
fn other_programs_parsers_agree() {
    let folder = tempfile::tempdir().unwrap();
    for format in [Format::Glb, Format::Gltf, Format::Obj, Format::Stl] {
        for stem in NASTY_STEMS {
            let path = save(&asset(Unit::Free), format, stem, folder.path());
            let model: three_d_asset::Model = three_d_asset::io::load_and_deserialize(&path).unwrap();
            let [part] = &model.geometries[..] else { panic!("{path:?} has {} parts", model.geometries.len()) };
            let three_d_asset::Geometry::Triangles(mesh) = &part.geometry else { panic!("{path:?} has no triangles") };
            let size = mesh.compute_aabb().size();
            let (low, high) = textured_box().mesh.bounds();
            assert_eq!(
                (mesh.triangle_count(), size.x, size.y, size.z),
                (12, high.x - low.x, high.y - low.y, high.z - low.z)
            );
            let texture = model.materials.first().and_then(|material| material.albedo_texture.as_ref());
            assert_eq!(texture.map(|t| (t.width, t.height)), (format != Format::Stl).then_some((30, 10)), "{path:?}");
        }
    }
}

#[test]
fn glb_is_matt_and_one_sided_and_says_who_made_it() {
    let [file] = export(&asset(Unit::Free), Format::Glb, &ExportOptions::default(), "box", &unwatched)
        .unwrap()
        .try_into()
        .unwrap();
    let gltf = gltf::Gltf::from_slice(&file.bytes).unwrap();
    let material = gltf.materials().next().unwrap();
    let pbr = material.pbr_metallic_roughness();
    assert_eq!((pbr.metallic_factor(), pbr.roughness_factor(), material.double_sided()), (0.0, 0.9, false));
    let sampler = pbr.base_color_texture().unwrap().texture().sampler();
    assert_eq!(sampler.wrap_s(), gltf::texture::WrappingMode::ClampToEdge);
    assert_eq!(sampler.min_filter(), Some(gltf::texture::MinFilter::LinearMipmapLinear));
    let generator = gltf.document.into_json().asset.generator.unwrap();
    assert!(generator.starts_with("Orfeas Studio "), "{generator}");
}

#[test]
fn millimeters_become_meters_in_gltf_only() {
    let folder = tempfile::tempdir().unwrap();
    let (low, high) = textured_box().mesh.bounds();
    for format in Format::all() {
        let [read] = mesh_file::read(&save(&asset(Unit::Millimetres), format, "box", folder.path()))
            .unwrap()
            .try_into()
            .unwrap();
        let expected = match format {
            Format::Glb | Format::Gltf => (low * 0.001, high * 0.001),
            Format::ThreeMf => (z_up(low).min(z_up(high)), z_up(low).max(z_up(high))),
            _ => (low, high),
        };
        assert_eq!(read.mesh.bounds(), expected, "{format}");
    }
}

#[test]
fn a_box_keeps_its_hard_edges() {
    let mut hard = textured_box();
    hard.mesh.compute_creased_normals(CREASE);
    let asset = Asset::new("box", hard, Unit::Free, &unwatched).unwrap();
    let folder = tempfile::tempdir().unwrap();
    for format in [Format::Glb, Format::Gltf, Format::Obj, Format::Usdz, Format::Stl] {
        let path = save(&asset, format, "box", folder.path());
        let [read] = mesh_file::read(&path).unwrap().try_into().unwrap();
        let faces = read.mesh.triangles.iter().map(|&triangle| read.mesh.corners(triangle));
        let flat = faces.flat_map(|[a, b, c]| [(b - a).cross(c - a).normalize(); 3]);
        for ((_, normal), flat) in places_and_normals(&read.mesh).zip(flat) {
            assert!(normal.distance(flat) < 1e-5, "{format}: {normal} is not {flat}");
        }
    }
    let obj = std::fs::read_to_string(folder.path().join("box.obj")).unwrap();
    assert_eq!(obj.lines().filter(|line| line.starts_with("v ")).count(), 8, "positions stay welded");
}

#[test]
fn large_meshes_need_longer_indices() {
    let column = |i: u32| Vec3::new(i as f32, (i % 2) as f32, 0.0);
    let positions: Vec<Vec3> = (0..70_000).map(column).collect();
    let triangles: Vec<[u32; 3]> = (0..69_998).map(|i| [i, i + 1, i + 2]).collect();
    let normals = vec![Vec3::Z; 70_000];
    let mesh = TriMesh { positions, normals, triangles: triangles.clone(), ..TriMesh::default() };
    let texture = RgbImage::new(1, 1);
    let strip = TexturedMesh {
        mesh,
        uvs: vec![Vec2::ZERO; 70_000],
        uv_triangles: triangles,
        texture,
        material: Default::default(),
    };
    let asset = Asset::new("strip", strip, Unit::Free, &unwatched).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let [read] = mesh_file::read(&save(&asset, Format::Glb, "strip", folder.path())).unwrap().try_into().unwrap();
    assert_eq!(read.mesh.triangles, asset.mesh().mesh.triangles);
}

#[test]
fn ply_vertices_take_their_color_from_the_texture() {
    let folder = tempfile::tempdir().unwrap();
    let mut original = textured_box();
    original.texture = RgbImage::from_pixel(4, 4, Rgb([200, 100, 50]));
    let painted = Asset::new("box", original.clone(), Unit::Free, &unwatched).unwrap();
    let [read] = mesh_file::read(&save(&painted, Format::Ply, "painted", folder.path())).unwrap().try_into().unwrap();
    assert_eq!(read.mesh.colors, [[200, 100, 50]; 8]);

    original.mesh.colors = (0..8).map(|i| [i, 0, 255 - i]).collect();
    let colored = Asset::new("box", original.clone(), Unit::Free, &unwatched).unwrap();
    let [read] = mesh_file::read(&save(&colored, Format::Ply, "colored", folder.path())).unwrap().try_into().unwrap();
    assert_eq!(read.mesh.colors, original.mesh.colors);
}

#[test]
fn companions_have_plain_names_and_never_that_of_the_picture() {
    let names = |format: Format, stem| format.file_names(stem, &ExportOptions::default());
    assert_eq!(names(Format::Obj, "red mug"), ["red mug.obj", "red_mug.mtl", "red_mug_texture.png"]);
    assert_eq!(names(Format::Obj, "кружка"), ["кружка.obj", "кружка.mtl", "кружка_texture.png"]);
    assert_eq!(names(Format::Obj, "-s #1\"")[1], "_s__1_.mtl");
    assert_eq!(names(Format::Gltf, "100%"), ["100%.gltf", "100_.bin", "100__texture.png"]);
    let jpeg = ExportOptions { texture: TextureFormat::JPEG, ..Default::default() };
    assert_eq!(Format::Gltf.file_names("mug", &jpeg)[2], "mug_texture.jpg");
    for stem in NASTY_STEMS {
        assert!(!names(Format::Obj, stem).contains(&format!("{stem}.png")));
    }
}

#[test]
fn formats_are_known_by_their_extension() {
    for format in Format::all() {
        assert_eq!(format.extension().to_uppercase().parse(), Ok(format));
    }
    let error = "fbx".parse::<Format>().unwrap_err().to_string();
    assert!(error.contains("glb, gltf, obj, stl, ply, 3mf, usdz") && error.contains("`fbx`"), "{error}");
}

#[test]
fn exporting_twice_gives_the_same_bytes() {
    for format in Format::all() {
        let export = || export(&asset(Unit::Free), format, &ExportOptions::default(), "box", &unwatched).unwrap();
        assert_eq!(export(), export(), "{format}");
    }
}

#[test]
fn a_large_texture_is_canceled_half_way() {
    let mut mesh = textured_box();
    mesh.texture = RgbImage::new(512, 512);
    let calls = AtomicU32::new(0);
    let cancel_at_half = |share: f32| {
        calls.fetch_add(1, Ordering::Relaxed);
        if share < 0.5 { Ok(()) } else { Err(Canceled) }
    };
    let result = Asset::new("box", mesh, Unit::Free, &cancel_at_half);
    assert!(matches!(result, Err(ExportError::Canceled(_))));
    assert!(calls.into_inner() > 10);
}

#[test]
fn meshes_unfit_for_export_say_what_is_wrong() {
    let message = |spoil: fn(&mut TexturedMesh)| {
        let mut mesh = textured_box();
        spoil(&mut mesh);
        Asset::new("box", mesh, Unit::Free, &unwatched).unwrap_err().to_string()
    };
    let empty = message(|mesh| mesh.mesh.triangles.clear());
    assert!(empty.contains("no triangles"), "{empty}");
    let count = message(|mesh| mesh.uv_triangles.truncate(5));
    assert!(count.contains("expected 12") && count.contains("found 5"), "{count}");
    let index = message(|mesh| mesh.mesh.triangles[3][1] = 8);
    assert!(index.contains("below 8 in triangle 3, found 8"), "{index}");
    let infinite = message(|mesh| mesh.mesh.positions[2].y = f32::NAN);
    assert!(infinite.contains("vertex 2"), "{infinite}");
    let texture = message(|mesh| mesh.texture = RgbImage::new(0, 4));
    assert!(texture.contains("found 0 × 4"), "{texture}");
}

#[test]
fn new_files_have_the_permissions_of_any_new_file() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("ordinary"), "").unwrap();
    let path = save(&asset(Unit::Free), Format::Stl, "box", folder.path());
    let permissions = |path: &Path| std::fs::metadata(path).unwrap().permissions();
    assert_eq!(permissions(&path), permissions(&folder.path().join("ordinary")));
}

#[test]
fn a_failed_write_leaves_everything_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let files = export(&asset(Unit::Free), Format::Obj, &ExportOptions::default(), "box", &unwatched).unwrap();
    std::fs::write(folder.path().join("box.obj"), "precious").unwrap();
    std::fs::create_dir(folder.path().join("box_texture.png")).unwrap();
    let error = output::write(&files, folder.path()).unwrap_err().to_string();
    assert!(error.contains("box_texture.png"), "{error}");
    assert_eq!(std::fs::read(folder.path().join("box.obj")).unwrap(), b"precious");
    assert_eq!(folder.path().read_dir().unwrap().count(), 2, "temporary files are left over");
}

#[test]
fn a_write_protected_file_is_not_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("box.stl");
    std::fs::write(&path, "precious").unwrap();
    let mut permissions = std::fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(&path, permissions).unwrap();
    let files = export(&asset(Unit::Free), Format::Stl, &ExportOptions::default(), "box", &unwatched).unwrap();
    assert!(matches!(output::write(&files, folder.path()), Err(output::WriteError::Occupied { .. })));
    assert_eq!(std::fs::read(&path).unwrap(), b"precious");
}

#[test]
fn a_missing_folder_is_named() {
    let folder = tempfile::tempdir().unwrap().path().join("missing");
    let files = export(&asset(Unit::Free), Format::Stl, &ExportOptions::default(), "box", &unwatched).unwrap();
    let error = output::write(&files, &folder).unwrap_err().to_string();
    assert!(error.contains("create it") && error.ends_with(&folder.display().to_string()), "{error}");
}
