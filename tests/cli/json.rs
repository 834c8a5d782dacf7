//! `--json`: one object for each input, always with the same fields.

use serde_json::{Value, json};

use crate::{Outcome, SKY, Scratch, disc, png};

/// The fields in order of name: those that were promised, and seven more.
const FIELDS: [&str; 17] = [
    "adjustments",
    "engine",
    "error",
    "fallback",
    "file_bytes",
    "file_meshes",
    "files",
    "floaters_removed",
    "input",
    "mesh",
    "need",
    "ok",
    "print",
    "provider",
    "stages",
    "texture",
    "total_ms",
];
const STAGES: [&str; 9] = ["decode", "mask", "engine", "surface", "clean", "simplify", "texture", "asset", "export"];

fn fields(object: &Value) -> Vec<&str> {
    let mut names: Vec<_> = object.as_object().unwrap().keys().map(String::as_str).collect();
    names.sort_unstable();
    names
}

/// Where each stage's result came from, all stages being there in order.
fn origins(object: &Value) -> Vec<&str> {
    let stages = object["stages"].as_array().unwrap();
    assert!(stages.iter().all(|stage| fields(stage) == ["ms", "origin", "stage"]), "{stages:?}");
    let text = |field: &str| stages.iter().map(|stage| stage[field].as_str().unwrap().to_owned()).collect::<Vec<_>>();
    assert_eq!(text("stage"), STAGES);
    stages.iter().map(|stage| stage["origin"].as_str().unwrap()).collect()
}

#[test]
fn a_mesh_is_told_with_all_its_numbers() {
    let scratch = Scratch::new();
    let object = scratch.generate("good.png --out mesh.glb --json").done().object();
    assert_eq!(fields(&object), FIELDS);
    assert_eq!(object["input"], "good.png");
    assert_eq!((&object["ok"], &object["error"], &object["provider"]), (&true.into(), &Value::Null, &Value::Null));
    assert_eq!((&object["engine"], &object["fallback"]), (&"silhouette".into(), &Value::Null));
    let mesh = &object["mesh"];
    let expected = ["boundary_edges", "components", "size", "triangles", "vertices", "volume", "watertight"];
    assert_eq!(fields(mesh), expected);
    assert_eq!((&mesh["components"], &mesh["boundary_edges"]), (&1.into(), &0.into()));
    assert_eq!(mesh["watertight"], true);
    // A closed body without holes has F = 2 V - 4.
    assert_eq!(mesh["triangles"].as_u64().unwrap(), mesh["vertices"].as_u64().unwrap() * 2 - 4);
    let size: Vec<f64> = mesh["size"].as_array().unwrap().iter().map(|side| side.as_f64().unwrap()).collect();
    let [x, y, z] = size[..] else { panic!("{size:?}") };
    assert!((x / y - 1.0).abs() < 0.05 && z > 0.1 && z < x, "a round body: {size:?}");
    let share = mesh["volume"].as_f64().unwrap() / (x * y * z);
    assert!((0.3..0.9).contains(&share), "it fills {share} of its box");
    assert_eq!(fields(&object["texture"]), ["height", "width"]);
    assert!(object["texture"]["width"].as_u64().unwrap() >= 60, "{}", object["texture"]);
    assert_eq!(origins(&object), ["computed"; 9]);
    let stages = object["stages"].as_array().unwrap().iter().map(|stage| stage["ms"].as_f64().unwrap());
    let (sum, total) = (stages.sum::<f64>(), object["total_ms"].as_f64().unwrap());
    assert!(sum > 0.0 && sum <= total + 0.1, "stages of {sum} ms in {total} ms");
    let [file] = &object["files"].as_array().unwrap()[..] else { panic!("{}", object["files"]) };
    let length = scratch.read(file.as_str().unwrap()).len();
    assert_eq!(object["file_bytes"], json!([length]));
}

#[test]
fn a_failure_has_the_same_fields() {
    let scratch = Scratch::new();
    let outcome = scratch.generate("missing.png good.png --out out --json");
    let [failed, done] = &outcome.objects()[..] else { panic!("{}", outcome.stdout) };
    assert_eq!((fields(failed), fields(done)), (FIELDS.into(), FIELDS.into()));
    assert_eq!((&failed["ok"], &done["ok"]), (&false.into(), &true.into()));
    assert_eq!(outcome.failure(), format!("missing.png: {}", failed["error"].as_str().unwrap()));
    for field in ["engine", "provider", "mesh", "texture"] {
        assert_eq!(failed[field], Value::Null, "{field}");
    }
    assert_eq!((&failed["files"], &failed["stages"]), (&json!([]), &json!([])));
}

#[test]
fn what_was_made_before_comes_from_memory() {
    let scratch = Scratch::new();
    let outcome = scratch.generate("good.png good.png --out out --json --jobs 1").done();
    let [first, second] = &outcome.objects()[..] else { panic!("{}", outcome.stdout) };
    assert_eq!(origins(first), ["computed"; 9]);
    let memory = "memory";
    assert_eq!(origins(second), [memory, memory, memory, memory, memory, memory, memory, memory, "computed"]);
    assert_eq!(first["mesh"], second["mesh"]);
    assert!(scratch.read("out/good.glb") == scratch.read("out/good-2.glb"));
}

#[test]
fn what_an_earlier_run_made_comes_from_disk_but_for_the_decoded_picture() {
    let scratch = Scratch::new();
    let first = scratch.generate("good.png --out first.glb --json").done().object();
    let second = scratch.generate("good.png --out second.glb --json").done().object();
    let disk = "disk";
    assert_eq!(origins(&first), ["computed"; 9]);
    assert_eq!(origins(&second), ["computed", disk, disk, disk, disk, disk, disk, disk, "computed"]);
    assert_eq!(first["mesh"], second["mesh"]);
    // The object in the file is called by its file's name.
    scratch.generate("good.png --out first/ --no-cache").done();
    scratch.generate("good.png --out second/").done();
    assert!(scratch.read("first/good.glb") == scratch.read("second/good.glb"));
}

#[test]
fn without_the_cache_everything_is_computed() {
    let scratch = Scratch::new();
    let outcome = scratch.generate("good.png good.png --out out --json --no-cache").done();
    assert!(outcome.objects().iter().all(|object| origins(object) == ["computed"; 9]), "{}", outcome.stdout);
    assert!(scratch.read("out/good.glb") == scratch.read("out/good-2.glb"));
}

#[test]
fn each_file_tells_of_its_own_mesh() {
    let scratch = Scratch::new();
    let words = "good.png --out out --preset web,print --lods 1 --faces 600 --json --no-cache";
    let object = scratch.generate(words).done().object();
    let list = |field: &str| object[field].as_array().unwrap().clone();
    let (files, meshes) = (list("files"), list("file_meshes"));
    assert_eq!(files.len(), meshes.len());
    let found = |end: &str| {
        let at = files.iter().position(|file| file.as_str().unwrap().ends_with(end)).unwrap();
        let number = |field: &str| meshes[at][field].as_u64().unwrap();
        (number("triangles"), number("vertices"), meshes[at]["texture"].clone())
    };
    let first = object["mesh"]["triangles"].as_u64().unwrap();
    assert_eq!(found("good-web/good.glb").0, first);
    assert!(found("good-web/good_LOD1.glb").0 < first);
    assert_eq!(found("good-print/good.3mf").0, first);
    assert_eq!(found("good-print/good.stl").2, Value::Null, "STL has no texture");
    assert_eq!(fields(&found("good-print/good.3mf").2), ["height", "width"]);
}

#[test]
fn a_mask_adds_no_stage() {
    let scratch = Scratch::new();
    scratch.write("picture.png", &png(disc(SKY)));
    let object = scratch.generate("picture.png --mask good.png --out mesh.glb --json").done().object();
    assert_eq!(origins(&object), ["computed"; 9]);
}

#[test]
fn doctor_prints_a_single_object() {
    let scratch = Scratch::new();
    let report = Outcome::of(scratch.orfeas().args(["doctor", "--json"])).done().object();
    let expected = ["cache", "graphics", "mask_network", "network", "ok", "onnxruntime", "providers", "version"];
    assert_eq!((fields(&report), &report["ok"]), (expected.into(), &true.into()));
    assert!(report["onnxruntime"]["version"].as_str().unwrap().starts_with("1."), "{report}");
    for network in ["network", "mask_network"] {
        assert_eq!(report[network]["sha256"].as_str().unwrap().len(), 64);
    }
    let providers = report["providers"].as_array().unwrap();
    assert_eq!(providers.last().unwrap(), &json!({ "name": "CPU", "works": true, "reason": null }));
    for provider in providers.iter().filter(|provider| provider["works"] == false) {
        assert!(!provider["reason"].as_str().unwrap().is_empty(), "{provider}");
    }
}
