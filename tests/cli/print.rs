//! `orfeas generate --print`: what a slicer will read of a real picture, and the certificate that comes with it.

use super::*;

const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/samples/mug.png");

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().unwrap().iter().map(|number| number.as_f64().unwrap()).collect()
}

#[test]
fn a_picture_becomes_a_print_80_mm_tall_that_stands_flat() {
    let scratch = Scratch::new();
    let words = ["generate", SAMPLE, "--grid", "64", "--out", "prints/", "--json"];
    let print = ["--print", "--size-mm", "z=80", "--base", "flat"];
    let made = Outcome::of(scratch.orfeas().args(words).args(print)).done().object();
    let certificate = &made["print"];
    assert_eq!(certificate["passes"], true, "{certificate:#}");
    assert!(certificate["checks"].as_array().unwrap().iter().all(|check| check["ok"] == true));
    assert_eq!(scratch.list("prints"), ["mug.stl"], "stl unless asked otherwise");

    let found = scratch.run("inspect prints/mug.stl --json").done().object();
    assert_eq!(found["watertight"], true);
    for fault in ["non_manifold_edges", "non_manifold_vertices", "flipped_faces", "self_intersecting"] {
        assert_eq!(found[fault], 0, "{fault}");
    }
    let (low, high) = (numbers(&found["bounds"][0]), numbers(&found["bounds"][1]));
    assert!(low[2].abs() < 1e-4 && (high[2] - 80.0).abs() < 0.05, "{low:?} to {high:?}");
    assert!((found["volume"].as_f64().unwrap() / certificate["volume_mm3"].as_f64().unwrap() - 1.0).abs() < 1e-3);

    // What stands on the bed, read from the file itself: the triangles whose corners are all at z = 0.
    let stl = scratch.read("prints/mug.stl");
    let number = |bytes: &[u8]| f64::from(f32::from_le_bytes(bytes.try_into().unwrap()));
    let mut on_bed = 0.0;
    for triangle in stl[84..].chunks_exact(50) {
        let corner: Vec<Vec<f64>> =
            triangle[12..48].chunks(12).map(|corner| corner.chunks(4).map(number).collect()).collect();
        if corner.iter().all(|corner| corner[2] == 0.0) {
            let side = |k: usize| [corner[k][0] - corner[0][0], corner[k][1] - corner[0][1]];
            let ([ax, ay], [bx, by]) = (side(1), side(2));
            on_bed += (ay * bx - ax * by) / 2.0;
        }
    }
    let share = on_bed / ((high[0] - low[0]) * (high[1] - low[1]));
    assert!(share > 0.1, "{share} of the footprint is flat");
    assert!((on_bed / certificate["contact_mm2"].as_f64().unwrap() - 1.0).abs() < 0.1, "{on_bed} of {certificate:#}");
}

#[test]
fn a_print_keeps_the_volume_of_the_mesh_it_was_made_of() {
    let scratch = Scratch::new();
    scratch.generate("good.png --out plain.glb").done();
    let plain = scratch.run("inspect plain.glb --json").done().object();
    let made = scratch.generate("good.png --print --size-mm 60 --base round --out print.stl --json").done().object();
    let bare = scratch.generate("good.png --print --size-mm 60 --out bare.stl --json").done().object();
    let scale = 60.0 / numbers(&plain["size"]).into_iter().fold(0.0, f64::max);
    let expected = plain["volume"].as_f64().unwrap() * scale.powi(3);
    let volume = |made: &Value| made["print"]["volume_mm3"].as_f64().unwrap();
    assert!((volume(&bare) / expected - 1.0).abs() < 0.03, "{} is not {expected}", volume(&bare));
    assert!(volume(&made) > 0.8 * expected && made["print"]["passes"] == true, "{made:#}");
    let hollow = scratch.generate("good.png --print --size-mm 60 --hollow 2 --drain 4 --out hollow.stl --json");
    assert!(volume(&hollow.done().object()) < 0.7 * expected);
}

#[test]
fn people_read_the_certificate_and_wrong_flags_are_refused() {
    let scratch = Scratch::new();
    let told = scratch.generate("good.png --print --out good.stl --density 2").done().stdout;
    for words in ["printable", "closed: 0 open edges", "thinnest wall:", "g at 2 g/cm³"] {
        assert!(told.contains(words), "{words}: {told}");
    }
    for wrong in [
        "--size-mm 80",
        "--print --size-mm w=80",
        "--print --base square",
        "--print --drain 3",
        "--print --min-wall -1",
    ] {
        assert_eq!(scratch.generate(&format!("good.png --out wrong.stl {wrong}")).code, 2, "{wrong}");
    }
    assert!(!scratch.path("wrong.stl").exists());
}
