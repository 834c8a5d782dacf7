//! Networks of the user's that are none, or answer nonsense.

use serde_json::json;
use sha2::{Digest, Sha256};

use crate::{NOTHING, Scratch, data, disc, png};

/// Writes a network with a manifest that fits it by its hash.
pub fn write_network(scratch: &Scratch, name: &str, bytes: &[u8]) {
    let hash: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    let manifest = json!({
        "name": name, "version": "1", "file": format!("{name}.onnx"), "sha256": hash,
        "input": {"name": "picture", "channels": 5, "size": 32}, "output": {"name": "layers", "channels": 8},
        "field": {"reach": 1.6, "level": 0.0}, "camera": {"tangent": 0.31, "fill": 0.85}, "licence": "MIT",
    });
    scratch.write(format!("{name}.onnx"), bytes);
    scratch.write(format!("{name}.json"), manifest.to_string().as_bytes());
}

#[test]
fn a_good_network_of_the_users_runs() {
    let scratch = Scratch::new();
    write_network(&scratch, "balloon", &data("networks/balloon.onnx"));
    let object =
        scratch.generate("good.png --engine orfeas --network balloon.json --out mesh.glb --json").done().object();
    assert_eq!((&object["engine"], &object["mesh"]["watertight"]), (&"orfeas".into(), &true.into()));
}

#[test]
fn a_network_under_another_manifest_is_another_network() {
    let scratch = Scratch::new();
    write_network(&scratch, "balloon", &data("networks/balloon.onnx"));
    let manifest = String::from_utf8(scratch.read("balloon.json")).unwrap();
    scratch.write("wide.json", manifest.replace("0.31", "0.62").as_bytes());
    let generate = |network: &str| {
        let words = format!("good.png --engine orfeas --network {network}.json --out {network}.glb --json");
        let object = scratch.generate(&words).done().object();
        let engine = object["stages"].as_array().unwrap().iter().find(|stage| stage["stage"] == "engine");
        (engine.unwrap()["origin"].clone(), scratch.read(format!("{network}.glb")))
    };
    let (first, of_narrow) = generate("balloon");
    assert_eq!((first, generate("balloon").0), ("computed".into(), "disk".into()));
    let (other, of_wide) = generate("wide");
    assert_eq!(other, "computed");
    assert!(of_narrow != of_wide, "the camera's angle makes another body");
}

#[test]
fn a_bad_network_is_one_line_that_names_its_file() {
    let scratch = Scratch::new();
    scratch.write("old.glb", b"what was here before");
    let balloon = data("networks/balloon.onnx");
    write_network(&scratch, "corrupt", &balloon[..200]);
    write_network(&scratch, "letter", b"Dear reader, this is no network.");
    write_network(&scratch, "foreign", &data("networks/other_input.onnx"));
    write_network(&scratch, "three", &data("networks/three_channels.onnx"));
    write_network(&scratch, "six", &data("networks/six_channels.onnx"));
    write_network(&scratch, "nan", &data("networks/not_finite.onnx"));
    write_network(&scratch, "swapped", &balloon);
    scratch.write("swapped.onnx", &data("networks/not_finite.onnx"));
    scratch.write("text.json", b"{");
    for (network, said, file) in [
        ("corrupt", "ONNX Runtime cannot load the network (", "corrupt.onnx"),
        ("letter", "ONNX Runtime cannot load the network (", "letter.onnx"),
        ("foreign", "the network's input should be named `picture`, but is `image`", "foreign.onnx"),
        ("three", "the network's output should be float32 2 × 8 × 32 × 32", "three.onnx"),
        ("six", "the network's answer should be 2 × 8 × 32 × 32, but is 2 × 6 × 32 × 32", "six.onnx"),
        ("nan", "the network answered ", "nan.onnx"),
        ("swapped", "the network is not the one its manifest describes", "swapped.onnx"),
        ("text", "the network's manifest is of no use (not a network's manifest", "text.json"),
        ("missing", "cannot read the network (", "missing.json"),
    ] {
        let words = format!("good.png --engine orfeas --network {network}.json --out old.glb");
        let outcome = scratch.generate(&words);
        let line = outcome.failure();
        assert!(line.starts_with(&format!("good.png: {said}")) && line.ends_with(file), "{line}");
        assert_eq!(scratch.read("old.glb"), b"what was here before");
    }
}

#[test]
fn a_network_that_fails_is_told_for_every_picture_or_replaced_where_the_choice_is_free() {
    let scratch = Scratch::new();
    // It answers NaN wherever there is no red, and so all around the subject.
    write_network(&scratch, "nan", &data("networks/not_finite.onnx"));
    scratch.write("second.png", &png(disc(NOTHING)));
    let outcome = scratch.generate("good.png second.png --engine orfeas --network nan.json --out out --json");
    assert_eq!((outcome.code, outcome.stderr.lines().count()), (1, 2), "{}", outcome.stderr);
    let outcome = scratch.generate("good.png --engine auto --network nan.json --out out --json").done();
    let object = outcome.object();
    assert_eq!(object["engine"], "silhouette");
    assert!(object["fallback"].as_str().unwrap().contains("not finite numbers"), "{object}");
}
