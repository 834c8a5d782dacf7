//! Several pictures in work at once: nobody who looks at the results can tell.

use image::{Rgba, RgbaImage};
use serde_json::Value;

use crate::{NOTHING, Outcome, SKY, Scratch, disc, png};

/// Pictures of different sizes, so that those that come later are done first, and among them two of one name and one
/// that is none.
fn pictures() -> Scratch {
    let scratch = Scratch::new();
    for (number, side) in [900, 420, 60, 300, 100].into_iter().enumerate() {
        let middle = side as f32 / 2.0;
        let square = RgbaImage::from_fn(side, side, |x, y| {
            let is_inside = (x as f32 - middle).abs().max((y as f32 - middle).abs()) < middle / 1.5;
            if is_inside { Rgba([90, number as u8 * 40, 200, 255]) } else { NOTHING }
        });
        scratch.write(format!("in/{number}.png"), &png(square));
    }
    scratch.write("in/2.png", b"a letter");
    scratch.write("more/0.png", &png(disc(SKY)));
    scratch
}

fn generate(scratch: &Scratch, jobs: &str) -> Outcome {
    scratch.generate(&format!("in missing.png more good.png --out out --no-cache --json --jobs {jobs}"))
}

/// What is told of each input, without the times.
fn told(outcome: &Outcome) -> Vec<Value> {
    let mut objects = outcome.objects();
    for object in &mut objects {
        object["total_ms"] = Value::Null;
        object["need"]["ms"] = Value::Null;
        for stage in object["stages"].as_array_mut().unwrap() {
            stage["ms"] = Value::Null;
        }
    }
    objects
}

#[test]
fn three_at_once_make_and_tell_the_same_in_the_same_order() {
    let (alone, together) = (pictures(), pictures());
    let (one, three) = (generate(&alone, "1"), generate(&together, "3"));
    assert_eq!((one.code, &one.stderr), (1, &three.stderr), "{}", one.stderr);
    assert_eq!(one.stderr.lines().count(), 2, "the letter and the one that is missing: {}", one.stderr);
    assert_eq!(three.code, 1);
    assert_eq!(told(&one), told(&three));
    let inputs: Vec<_> =
        told(&three).iter().map(|object| object["input"].as_str().unwrap().replace('\\', "/")).collect();
    let expected =
        ["in/0.png", "in/1.png", "in/2.png", "in/3.png", "in/4.png", "missing.png", "more/0.png", "good.png"];
    assert_eq!(inputs, expected);

    let files = together.list("out");
    assert_eq!(files, ["0-2.glb", "0.glb", "1.glb", "3.glb", "4.glb", "good.glb"]);
    assert_eq!(alone.list("out"), files);
    for file in files {
        let path = format!("out/{file}");
        assert!(alone.read(&path) == together.read(&path), "{file}");
    }
}

#[test]
fn people_read_the_same_too() {
    let scratch = pictures();
    let outcome = scratch.generate("in more --out out --jobs auto");
    let of_inputs = outcome.stdout.lines().filter(|line| !line.starts_with(' '));
    let names: Vec<_> = of_inputs.map(|line| line.replace('\\', "/")).collect();
    assert_eq!(names, ["in/0.png", "in/1.png", "in/3.png", "in/4.png", "more/0.png"]);
    assert!(outcome.failure().starts_with("in/2.png: "), "{}", outcome.stderr);
}

#[test]
fn the_number_of_jobs_is_checked() {
    let scratch = Scratch::new();
    for wrong in ["0", "-1", "257", "two"] {
        let outcome = scratch.generate(&format!("good.png --out out --jobs={wrong}"));
        assert_eq!(outcome.code, 2);
        assert!(outcome.stderr.contains("expected a whole number from 1 to 256, or auto"), "{}", outcome.stderr);
    }
}
