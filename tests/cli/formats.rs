//! Formats, presets and conversions through the program.

use serde_json::Value;

use crate::{Outcome, Scratch};

impl Scratch {
    fn convert(&self, words: &str) -> Outcome {
        Outcome::of(self.orfeas().arg("convert").args(words.split_whitespace()))
    }
}

#[test]
fn every_format_is_written_with_its_companions_and_its_size() {
    let scratch = Scratch::new();
    let object = scratch.generate("good.png --out out --format glb,gltf,obj,stl,ply,3mf,usdz --json").done().object();
    let mut expected =
        ["glb", "gltf", "obj", "stl", "ply", "3mf", "usdz", "bin", "mtl"].map(|e| format!("good.{e}")).to_vec();
    expected.push("good_texture.png".into());
    expected.sort();
    assert_eq!(scratch.list("out"), expected);
    let (files, sizes) = (object["files"].as_array().unwrap(), object["file_bytes"].as_array().unwrap());
    assert_eq!((files.len(), sizes.len()), (10, 10));
    for (file, size) in files.iter().zip(sizes) {
        assert_eq!(scratch.read(file.as_str().unwrap()).len() as u64, size.as_u64().unwrap(), "{file}");
    }
}

#[test]
fn options_change_the_files() {
    let scratch = Scratch::new();
    let bytes = |name: &str, words: &str| {
        scratch.generate(&format!("good.png --out {name}.glb --grid 64 {words}")).done();
        scratch.read(format!("{name}.glb")).len()
    };
    let (plain, quantized, packed) =
        (bytes("a", ""), bytes("b", "--compress quantize"), bytes("c", "--compress meshopt"));
    assert!(plain > quantized && quantized > packed, "{plain}, {quantized}, {packed}");
    scratch.generate("good.png --out d/ --format gltf --texture-format jpeg").done();
    assert_eq!(scratch.list("d"), ["good.bin", "good.gltf", "good_texture.jpg"]);
    assert!(scratch.read("d/good_texture.jpg").starts_with(&[0xff, 0xd8]));
    for wrong in ["--compress zip", "--texture-format gif", "--preset maya", "--preset web --format glb"] {
        assert_eq!(scratch.generate(&format!("good.png --out e/ {wrong}")).code, 2, "{wrong}");
    }
    assert_eq!(scratch.generate("good.png --out e.glb --preset web").code, 2);
}

#[test]
fn presets_fill_a_folder_each() {
    let scratch = Scratch::new();
    let object =
        scratch.generate("good.png --out out --preset blender,unity,unreal,godot,web,ar,print --json").done().object();
    let folders = ["ar", "blender", "godot", "print", "unity", "unreal", "web"].map(|name| format!("good-{name}"));
    assert_eq!(scratch.list("out"), folders);
    assert_eq!(scratch.list("out/good-print"), ["good.3mf", "good.stl"]);
    assert_eq!(scratch.list("out/good-unity"), ["good.glb", "good.mtl", "good.obj", "good_texture.png"]);
    assert_eq!(scratch.list("out/good-godot"), ["good.bin", "good.gltf", "good_texture.png"]);
    assert_eq!(object["files"].as_array().unwrap().len(), 14);

    // What is printed stands on the bed, and is 100 mm long.
    let bounds = |file: &str| {
        let [mesh] = orfeas_studio::mesh_file::read(&scratch.path(file)).unwrap().try_into().unwrap();
        mesh.mesh.bounds()
    };
    for file in ["out/good-print/good.3mf", "out/good-print/good.stl"] {
        let (low, high) = bounds(file);
        assert!(low.z.abs() < 1e-4 && ((high - low).max_element() - 100.0).abs() < 1e-3, "{file}: {low} to {high}");
        assert!((high.z - low.z) > 1.1 * (high.y - low.y), "{file}: a disc that stands: {low} to {high}");
    }
    let (low, high) = bounds("out/good-ar/good.glb");
    assert!(low.y.abs() < 1e-5 && ((high - low).max_element() - 0.3).abs() < 1e-4, "{low} to {high}");
}

#[test]
fn a_mesh_goes_from_format_to_format() {
    let scratch = Scratch::new();
    let made = scratch.generate("good.png --out a.glb --json").done().object();
    let mut from = "a.glb".to_owned();
    for (i, format) in ["gltf", "usdz", "obj", "glb"].into_iter().enumerate() {
        let to = format!("{i}.{format}");
        let object = scratch.convert(&format!("{from} --out {to} --json")).done().object();
        for field in ["triangles", "watertight", "vertices"] {
            assert_eq!(object["mesh"][field], made["mesh"][field], "{field} of {to}");
        }
        assert_eq!(object["texture"], made["texture"], "{to}");
        from = to;
    }
    let object = scratch.convert("3.glb --out b.3mf --json --unit m").done().object();
    let meters = object["mesh"]["size"][0].as_f64().unwrap() / made["mesh"]["size"][0].as_f64().unwrap();
    assert!((meters - 1000.0).abs() < 0.1, "{meters}");
}

#[test]
fn conversions_fail_one_by_one_and_write_over_no_input() {
    let scratch = Scratch::new();
    scratch.generate("good.png --out a.glb").done();
    let before = scratch.read("a.glb");
    scratch.write("bad.stl", b"solid nothing");
    let outcome = scratch.convert("bad.stl a.glb missing.obj --out . --format glb --json");
    assert_eq!(outcome.code, 1);
    let lines: Vec<_> = outcome.stderr.lines().collect();
    assert_eq!(lines.len(), 2, "{}", outcome.stderr);
    assert!(lines[0].contains("bad.stl") && lines[1].contains("missing.obj"), "{}", outcome.stderr);
    let ok: Vec<_> = outcome.objects().iter().map(|object| object["ok"].clone()).collect();
    assert_eq!(ok, [Value::Bool(false), true.into(), false.into()]);
    assert_eq!(scratch.read("a.glb"), before);
    assert!(scratch.list(".").contains(&"a-2.glb".to_owned()), "{:?}", scratch.list("."));
    assert_eq!(scratch.convert("a.glb --out a.fbx").code, 2);
}

#[test]
fn the_file_says_which_picture_it_was_made_from() {
    let scratch = Scratch::new();
    scratch.generate("good.png --out a.glb").done();
    let gltf = gltf::Gltf::from_slice(&scratch.read("a.glb")).unwrap();
    assert!(gltf.cameras().next().is_some());
    let extras: Value = serde_json::from_str(gltf.document.into_json().asset.extras.unwrap().get()).unwrap();
    assert_eq!(extras["picture_blake3"], blake3::hash(&scratch.read("good.png")).to_string());
    assert_eq!((&extras["engine"], &extras["network"]), (&"silhouette".into(), &Value::Null));
    assert_eq!(extras["settings"]["grid"], 24);
}

#[test]
fn levels_of_detail_are_files_beside_the_mesh_each_with_half_the_triangles() {
    let scratch = Scratch::new();
    scratch.generate("good.png --out out/ --format glb,stl --faces 4000 --texture 256 --lods 2").done();
    assert_eq!(
        scratch.list("out"),
        ["good.glb", "good.stl", "good_LOD1.glb", "good_LOD1.stl", "good_LOD2.glb", "good_LOD2.stl"]
    );
    let triangles = ["good", "good_LOD1", "good_LOD2"].map(|name| {
        let found = scratch.run(&format!("inspect out/{name}.glb --json")).done().object();
        assert_eq!(found["watertight"], true, "{name}");
        found["triangles"].as_u64().unwrap()
    });
    assert!(triangles.windows(2).all(|pair| pair[1] <= pair[0] * 11 / 20), "{triangles:?}");
    // As many again for a game engine, in its own folder.
    scratch.generate("good.png --out out/ --preset unity --faces 4000 --texture 256 --lods 1").done();
    assert!(scratch.list("out/good-unity").iter().any(|name| name.starts_with("good_LOD1.")));
    let outcome = scratch.generate("good.png --out print.stl --print --lods 1");
    assert_eq!(outcome.code, 2);
}
