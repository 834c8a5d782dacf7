//! Every kind of picture becomes a body of the subject's color, whatever its file is called.

use image::codecs::{gif::GifEncoder, jpeg::JpegEncoder};
use image::{DynamicImage, Frame, ImageFormat, Rgba, RgbaImage};

use crate::{NOTHING, Outcome, SKY, SUBJECT, Scratch, data, disc, encode, png};

/// Red in the first frame, blue in the second.
fn animation() -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut blue = disc(NOTHING);
    blue.pixels_mut().for_each(|p| p.0.swap(0, 2));
    GifEncoder::new(&mut bytes).encode_frames([Frame::new(disc(NOTHING)), Frame::new(blue)]).unwrap();
    bytes
}

/// A wide subject in a JPEG that says it was taken with the camera upright.
fn turned() -> Vec<u8> {
    let wide = RgbaImage::from_fn(128, 64, |x, y| {
        let inside = (14..114).contains(&x) && (17..47).contains(&y);
        if inside { Rgba([SUBJECT[0], SUBJECT[1], SUBJECT[2], 255]) } else { SKY }
    });
    let mut jpeg = Vec::new();
    JpegEncoder::new_with_quality(&mut jpeg, 95).encode_image(&DynamicImage::from(wide).into_rgb8()).unwrap();
    // An APP1 segment with the single EXIF entry "orientation = 6" (turn right), after the start marker.
    let exif = b"\xff\xe1\x00\x22Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
    jpeg.splice(2..2, exif.iter().copied());
    jpeg
}

/// The mean color of the texture that was written beside an OBJ.
fn texture_color(scratch: &Scratch, stem: &str) -> [u8; 3] {
    let texture = image::load_from_memory(&scratch.read(format!("out/{stem}_texture.png"))).unwrap().into_rgb8();
    [0, 1, 2].map(|i| (texture.pixels().map(|p| u64::from(p.0[i])).sum::<u64>() / texture.pixels().len() as u64) as u8)
}

#[test]
fn every_kind_of_picture_becomes_a_body_of_its_color() {
    let scratch = Scratch::new();
    let on_sky = || DynamicImage::from(disc(SKY));
    let opaque = |format| encode(on_sky().into_rgb8(), format);
    let gray = (SUBJECT[0] as f32 * 0.2126 + SUBJECT[1] as f32 * 0.7152 + SUBJECT[2] as f32 * 0.0722).round() as u8;
    let pictures = [
        ("alpha.png", png(disc(NOTHING)), SUBJECT),
        ("opaque.png", opaque(ImageFormat::Png), SUBJECT),
        ("sixteen-bits.png", png(DynamicImage::from(disc(NOTHING)).into_rgba16()), SUBJECT),
        ("palette.png", data("pictures/palette.png"), SUBJECT),
        ("gray.png", png(on_sky().into_luma8()), [gray; 3]),
        ("gray-alpha.png", png(DynamicImage::from(disc(NOTHING)).into_luma_alpha8()), [gray; 3]),
        ("baseline.jpg", opaque(ImageFormat::Jpeg), SUBJECT),
        ("progressive.jpg", data("pictures/progressive.jpg"), SUBJECT),
        ("cmyk.jpg", data("pictures/cmyk.jpg"), SUBJECT),
        ("lossless.webp", encode(disc(NOTHING), ImageFormat::WebP), SUBJECT),
        ("lossy.webp", data("pictures/lossy.webp"), SUBJECT),
        ("bitmap.bmp", opaque(ImageFormat::Bmp), SUBJECT),
        ("tagged.tiff", encode(disc(NOTHING), ImageFormat::Tiff), SUBJECT),
        ("animated.gif", animation(), SUBJECT),
        ("jpeg-inside.png", opaque(ImageFormat::Jpeg), SUBJECT),
    ];
    for (name, bytes, _) in &pictures {
        scratch.write(format!("in/{name}"), bytes);
    }
    let outcome = scratch.generate("in --out out --format obj --json").done();
    assert_eq!(outcome.objects().len(), pictures.len());
    for object in outcome.objects() {
        assert_eq!(
            (&object["mesh"]["watertight"], &object["mesh"]["components"]),
            (&true.into(), &1.into()),
            "{object}"
        );
        let side = |axis: usize| object["mesh"]["size"][axis].as_f64().unwrap();
        assert!((side(0) / side(1) - 1.0).abs() < 0.08, "{object}");
    }
    for (name, _, expected) in pictures {
        let color = texture_color(&scratch, name.split_once('.').unwrap().0);
        assert!(color.iter().zip(expected).all(|(a, b)| a.abs_diff(b) < 12), "{name}: {color:?}, not {expected:?}");
    }
}

#[test]
fn a_camera_held_upright_gives_an_upright_body() {
    let scratch = Scratch::new();
    scratch.write("turned.jpg", &turned());
    let object = scratch.generate("turned.jpg --out mesh.glb --json").done().object();
    let side = |axis: usize| object["mesh"]["size"][axis].as_f64().unwrap();
    assert!(side(1) / side(0) > 2.5, "{object}");
}

#[test]
fn names_may_have_blanks_quotes_and_letters_of_any_script() {
    let scratch = Scratch::new();
    let stems =
        ["red  mug", "l'été \"2024\"", "кружка 猫", "مزهرية", "🦊🏺", "-o", "100% & $HOME", "a.b.c", "#1; rm *"];
    for stem in stems {
        scratch.write(format!("in/{stem}.png"), &png(disc(NOTHING)));
    }
    let given = stems.map(|stem| format!("in/{stem}.png"));
    let outcome = Outcome::of(scratch.orfeas().args(["generate", "--out", "out", "--json"]).args(&given)).done();
    let told: Vec<_> = outcome.objects().iter().map(|o| o["input"].as_str().unwrap().to_owned()).collect();
    assert_eq!(told, given);
    let mut expected = stems.map(|stem| format!("{stem}.glb"));
    expected.sort();
    assert_eq!(scratch.list("out"), expected);

    // A name like a flag, from where it looks like one.
    let mut command = scratch.orfeas();
    command.args(["generate", "--out", "../鉢 植え.glb", "--", "-o.png"]).current_dir(scratch.path("in"));
    Outcome::of(&mut command).done();
    assert!(scratch.path("鉢 植え.glb").is_file());
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_no_text_is_read_all_the_same() {
    use std::os::unix::ffi::OsStrExt;
    let scratch = Scratch::new();
    let name = std::ffi::OsStr::from_bytes(b"caf\xe9.png");
    scratch.write(name, &png(disc(NOTHING)));
    Outcome::of(scratch.orfeas().arg("generate").arg(name).args(["--out", "out"])).done();
    assert_eq!(scratch.list("out"), ["caf\u{fffd}.glb"]);
}
