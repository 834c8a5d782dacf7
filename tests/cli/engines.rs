//! The engines by name, what happens without ONNX Runtime, and masks.

use image::{Rgb, RgbImage, RgbaImage};
use orfeas_studio::mesh_file;

use crate::{NOTHING, Outcome, SKY, SUBJECT, Scratch, disc, png};

/// Runs a call in which no ONNX Runtime can be found.
fn without_runtime(scratch: &Scratch, words: &str) -> Outcome {
    Outcome::of(scratch.orfeas().env("ORT_DYLIB_PATH", "/nowhere").args(words.split_whitespace()))
}

#[test]
fn every_engine_makes_a_closed_body_and_says_who_made_it() {
    let scratch = Scratch::new();
    let generate = |engine: &str| {
        let words = format!("good.png --out {engine}.glb --engine {engine} --json");
        let object = scratch.generate(&words).done().object();
        let mesh = &object["mesh"];
        assert_eq!((&mesh["watertight"], &mesh["components"]), (&true.into(), &1.into()), "{engine}");
        assert_eq!(object["fallback"], serde_json::Value::Null);
        object
    };
    for engine in ["silhouette", "relief"] {
        let object = generate(engine);
        assert_eq!((&object["engine"], &object["provider"]), (&engine.into(), &serde_json::Value::Null));
    }
    let (orfeas, auto) = (generate("orfeas"), generate("auto"));
    assert_eq!((&orfeas["engine"], &auto["engine"]), (&"orfeas".into(), &"orfeas".into()));
    assert!(orfeas["provider"].is_string(), "{orfeas}");
    // The same field again, for which no network ran.
    assert_eq!((&auto["provider"], &orfeas["mesh"]), (&serde_json::Value::Null, &auto["mesh"]));
}

#[test]
fn what_is_kept_needs_no_network() {
    let scratch = Scratch::new();
    // Neither transparent nor plain behind: the network that finds subjects is asked too.
    let picture = RgbaImage::from_fn(96, 96, |x, y| {
        let shade = if (x / 8 + y / 8) % 2 == 0 { 40 } else { 200 };
        let is_subject = (x as f32 - 48.0).hypot(y as f32 - 48.0) < 30.0;
        image::Rgba(if is_subject { [220, 60, 40, 255] } else { [shade, 255 - shade, 120, 255] })
    });
    scratch.write("busy.png", &png(picture));
    let made = scratch.generate("good.png busy.png --out first --engine orfeas --grid 32 --json").done().objects();
    assert!(made.iter().all(|object| object["provider"].is_string()), "{made:?}");
    let words = "generate good.png busy.png --out second --engine orfeas --grid 32 --json";
    let again = without_runtime(&scratch, words).done().objects();
    for (first, second) in made.iter().zip(&again) {
        assert_eq!((&second["engine"], &second["fallback"]), (&"orfeas".into(), &serde_json::Value::Null));
        assert_eq!(first["mesh"], second["mesh"]);
    }
    for name in ["good.glb", "busy.glb"] {
        assert!(scratch.read(format!("first/{name}")) == scratch.read(format!("second/{name}")));
    }
}

#[test]
fn a_relief_for_printing_is_a_plate_of_the_width_asked_for() {
    let scratch = Scratch::new();
    // Dark on the left, bright on the right.
    let picture = RgbImage::from_fn(120, 80, |x, _| Rgb([(x * 2) as u8; 3]));
    scratch.write("ramp.png", &png(picture));
    let sizes = "--relief-width 60 --relief-base 3 --relief-thickness 1 --relief-depth 4";
    let heights = |name: &str, more: &str| {
        scratch.generate(&format!("ramp.png --engine relief --grid 128 --out {name}.stl {sizes} {more}")).done();
        let [read] = mesh_file::read(&scratch.path(name).with_extension("stl")).unwrap().try_into().unwrap();
        let mesh = read.mesh;
        assert!(mesh.report().watertight);
        let (low, high) = mesh.bounds();
        let size = high - low;
        assert!((size.x - 60.0).abs() < 0.5 && (size.y - 40.0).abs() < 0.5, "{size}");
        // A millimeter inside the edges, which are rounded by a cell.
        let inside = |v: f32, low: f32, high: f32| v > low + 1.0 && v < high - 1.0;
        let corners = mesh.triangles.iter().map(|&triangle| mesh.corners(triangle));
        let under = corners.filter(|[a, b, c]| (b - a).cross(c - a).z < 0.0).flatten();
        let under = under.filter(|p| inside(p.x, low.x, high.x) && inside(p.y, low.y, high.y));
        let heights: Vec<_> = under.map(|p| p.z).collect();
        let (lowest, highest) = heights.iter().fold((high.z, low.z), |(l, h), &z| (l.min(z), h.max(z)));
        assert!(heights.len() > 1000 && lowest > -0.1 && highest < 0.1, "its back lies from {lowest} to {highest}");
        assert!(highest - lowest < 0.05, "its back is not flat: {lowest} to {highest}");
        let top = |left: f32| {
            let near = mesh.positions.iter().filter(|p| (p.x - low.x - left).abs() < 1.0);
            near.map(|p| p.z - low.z).fold(0.0, f32::max)
        };
        (top(5.0), top(55.0))
    };
    let (dark, bright) = heights("relief", "");
    assert!((dark - 4.33).abs() < 0.25 && (bright - 7.43).abs() < 0.25, "{dark} {bright}");
    let (dark, bright) = heights("lithophane", "--relief-invert");
    assert!((dark - 7.67).abs() < 0.25 && (bright - 4.57).abs() < 0.25, "{dark} {bright}");
}

#[test]
fn without_onnx_runtime_auto_makes_the_silhouette_and_says_so() {
    let scratch = Scratch::new();
    let outcome = without_runtime(&scratch, "generate good.png --out mesh.glb --engine auto").done();
    assert!(outcome.stdout.contains("engine   silhouette\n"), "{}", outcome.stdout);
    assert!(
        outcome.stdout.contains("instead  of the network: ORT_DYLIB_PATH names no ONNX Runtime"),
        "{}",
        outcome.stdout
    );
    let object = without_runtime(&scratch, "generate good.png --out mesh.glb --engine auto --json").done().object();
    assert_eq!((&object["engine"], &object["ok"]), (&"silhouette".into(), &true.into()));
    assert!(object["fallback"].as_str().unwrap().contains("ORT_DYLIB_PATH"), "{object}");
}

#[test]
fn without_onnx_runtime_plain_backgrounds_do_and_others_say_what_is_missing() {
    let scratch = Scratch::new();
    scratch.write("plain.png", &png(disc(SKY)));
    let object = without_runtime(&scratch, "generate plain.png --out plain.glb --json").done().object();
    assert_eq!(object["fallback"], serde_json::Value::Null);
    // A disc on checks, and checks alone.
    let check = |x: u32, y: u32| Rgb([if (x / 8 + y / 8).is_multiple_of(2) { 40 } else { 220 }; 3]);
    let is_subject = |x: u32, y: u32| (x as f32 - 47.5).hypot(y as f32 - 47.5) < 30.0;
    let photo = RgbImage::from_fn(96, 96, |x, y| if is_subject(x, y) { Rgb(SUBJECT) } else { check(x, y) });
    scratch.write("photo.png", &png(photo));
    scratch.write("checks.png", &png(RgbImage::from_fn(96, 96, check)));
    let outcome = without_runtime(&scratch, "generate photo.png checks.png --out out --json");
    for object in outcome.objects() {
        let said = object["fallback"].as_str().or(object["error"].as_str()).unwrap();
        assert!(said.contains("ORT_DYLIB_PATH names no ONNX Runtime"), "{object}");
    }
}

#[test]
fn without_onnx_runtime_the_network_fails_with_the_cure_and_doctor_says_the_same() {
    let scratch = Scratch::new();
    let outcome = without_runtime(&scratch, "generate good.png --out mesh.glb --engine orfeas");
    let (input, sentence) = outcome.failure().split_once(": ").unwrap();
    assert_eq!((input, outcome.stdout.as_str()), ("good.png", ""));
    assert!(
        sentence.starts_with("ORT_DYLIB_PATH names no ONNX Runtime") && sentence.contains("unset it"),
        "{sentence}"
    );
    assert_eq!(scratch.list("."), ["good.png"]);

    let doctor = without_runtime(&scratch, "doctor --json");
    assert_eq!((doctor.code, doctor.stderr.as_str()), (1, ""));
    let report = doctor.object();
    assert_eq!((&report["ok"], &report["onnxruntime"]["error"]), (&false.into(), &sentence.into()));
    let doctor = without_runtime(&scratch, "doctor");
    assert_eq!(doctor.code, 1);
    assert!(doctor.stdout.contains(sentence) && doctor.stdout.contains("silhouette and relief"), "{}", doctor.stdout);
}

#[test]
fn a_healthy_machine_is_told_in_words() {
    let scratch = Scratch::new();
    let doctor = Outcome::of(scratch.orfeas().arg("doctor")).done();
    for said in [
        "ONNX Runtime  1.",
        "network       orfeas",
        "mask network  orfeas",
        "SHA-256",
        "provider      CPU        works",
        "cache folder",
    ] {
        assert!(doctor.stdout.contains(said), "{said} is not in {}", doctor.stdout);
    }
}

#[test]
fn a_mask_tells_the_subject_by_alpha_or_by_brightness() {
    let scratch = Scratch::new();
    // Two discs on a background that says nothing; the masks take the left one.
    let [r, g, b] = SUBJECT;
    let is_left = |x: u32, y: u32| (x as f32 - 40.0).hypot(y as f32 - 48.0) < 25.0;
    let is_right = |x: u32, y: u32| is_left(160 - x, y);
    let picture = RgbImage::from_fn(161, 96, |x, y| {
        if is_left(x, y) || is_right(x, y) {
            Rgb([r, g, b])
        } else {
            Rgb([(x * 7 % 256) as u8, (y * 5 % 256) as u8, 9])
        }
    });
    scratch.write("picture.png", &png(picture));
    let white = |inside| Rgb([if inside { 255 } else { 0 }; 3]);
    scratch.write("brightness.png", &png(RgbImage::from_fn(161, 96, |x, y| white(is_left(x, y)))));
    let clear = |inside| image::Rgba([0, 0, 0, if inside { 255 } else { 0 }]);
    scratch.write("alpha.png", &png(RgbaImage::from_fn(161, 96, |x, y| clear(is_left(x, y)))));
    scratch.write("both.png", &png(RgbImage::from_fn(161, 96, |x, y| white(is_left(x, y) || is_right(x, y)))));
    let generate = |mask: &str| {
        scratch.generate(&format!("picture.png --mask {mask} --out {mask}.ply --json")).done().object()["mesh"].clone()
    };
    let (brightness, alpha, both) = (generate("brightness.png"), generate("alpha.png"), generate("both.png"));
    assert_eq!((&brightness["components"], &both["components"]), (&1.into(), &2.into()));
    assert_eq!(brightness, alpha);
    assert!(scratch.read("brightness.png.ply") == scratch.read("alpha.png.ply"));
}

#[test]
fn a_mask_that_cannot_be_used_is_an_error_that_says_why() {
    let scratch = Scratch::new();
    scratch.write("picture.png", &png(disc(SKY)));
    scratch.write("wide.png", &png(RgbImage::from_pixel(192, 96, Rgb([255; 3]))));
    scratch.write("white.png", &png(RgbImage::from_pixel(96, 96, Rgb([255; 3]))));
    scratch.write("black.png", &png(RgbImage::new(96, 96)));
    scratch.write("text.png", b"no picture");
    for (mask, said) in [
        ("wide.png", "the mask is 192 × 96 pixels, the picture 96 × 96; they must have the same shape"),
        ("white.png", "no background"),
        ("black.png", "no subject"),
        ("text.png", "the mask cannot be used: this is not a picture"),
        ("missing.png", "mask missing.png: there is no such file"),
    ] {
        let outcome = scratch.generate(&format!("picture.png --mask {mask} --out mesh.glb"));
        assert!(outcome.failure().starts_with(&format!("picture.png: {said}")), "{}", outcome.stderr);
        assert!(!scratch.path("mesh.glb").exists());
    }
    // The subject is what the mask says, even if the picture's own alpha says otherwise.
    scratch.write("half.png", &png(RgbaImage::from_fn(96, 96, |x, _| if x < 48 { SKY } else { NOTHING })));
    let size = |words: &str| scratch.generate(words).done().object()["mesh"]["size"].clone();
    let own = size("good.png --out own.glb --json");
    let masked = size("good.png --mask half.png --out masked.glb --json");
    assert!(masked[1].as_f64().unwrap() / masked[0].as_f64().unwrap() > 1.5, "{masked} {own}");
}
