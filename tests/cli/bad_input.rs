//! Inputs that cannot become a mesh: each is one clear line, and the others are still done.

use std::fs;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage, RgbaImage};

use crate::{NOTHING, Outcome, SKY, Scratch, disc, encode, png};

/// A PNG of some pixels whose header claims others, with the right checksum.
fn png_that_claims(side: u32) -> Vec<u8> {
    let mut bytes = png(disc(SKY));
    bytes[16..20].copy_from_slice(&side.to_be_bytes());
    bytes[20..24].copy_from_slice(&side.to_be_bytes());
    let checksum = crc32(&bytes[12..29]);
    bytes[29..33].copy_from_slice(&checksum.to_be_bytes());
    bytes
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, &byte| {
        (0..8).fold(crc ^ u32::from(byte), |crc, _| if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 })
    })
}

/// The bytes with `patch` where the header holds width and height.
fn patched(mut bytes: Vec<u8>, at: usize, patch: &[u8]) -> Vec<u8> {
    bytes[at..at + patch.len()].copy_from_slice(patch);
    bytes
}

#[test]
fn each_bad_picture_is_one_line_and_the_good_ones_are_still_done() {
    let opaque = |format| encode(DynamicImage::from(disc(SKY)).into_rgb8(), format);
    let jpeg = opaque(ImageFormat::Jpeg);
    let frame_header = jpeg.windows(2).position(|marker| marker == [0xff, 0xc0]).unwrap();
    let cut = |bytes: Vec<u8>| bytes[..bytes.len() / 2].to_vec();
    let side = 60_000u16;
    let too_large = "the picture is 60000 × 60000 pixels, more than the 100 million allowed";
    let bad = [
        ("empty.png", Vec::new(), "the file is empty"),
        ("text.png", b"Dear reader, this is a letter.\n".to_vec(), "this is not a picture"),
        ("signature.png", b"\x89PNG\r\n\x1a\n".to_vec(), "the PNG data is damaged or cut short"),
        ("cut.png", cut(png(disc(SKY))), "the PNG data is damaged or cut short"),
        ("cut.jpg", cut(jpeg.clone()), "the JPEG data is damaged or cut short"),
        ("cut.webp", cut(opaque(ImageFormat::WebP)), "the WebP data is damaged or cut short"),
        ("cut.bmp", cut(opaque(ImageFormat::Bmp)), "the BMP data is damaged or cut short"),
        ("cut.tiff", cut(opaque(ImageFormat::Tiff)), "the TIFF data is damaged or cut short"),
        ("cut.gif", cut(encode(disc(SKY), ImageFormat::Gif)), "the GIF data is damaged or cut short"),
        ("huge.png", png_that_claims(60_000), too_large),
        ("huge.jpg", patched(jpeg, frame_header + 5, &[side.to_be_bytes(), side.to_be_bytes()].concat()), too_large),
        ("huge.bmp", patched(opaque(ImageFormat::Bmp), 18, &[60_000u32.to_le_bytes(); 2].concat()), too_large),
        ("huge.gif", patched(encode(disc(SKY), ImageFormat::Gif), 6, &[side.to_le_bytes(); 2].concat()), too_large),
        ("bad-checksum.png", patched(png(disc(SKY)), 29, &[0; 4]), "the PNG data is damaged"),
        ("dot.png", png(RgbImage::new(1, 1)), "the picture is 1 × 1 pixels, at least 8 × 8 are needed"),
        ("line.png", png(RgbImage::new(500, 1)), "the picture is 500 × 1 pixels"),
        ("clear.png", png(RgbaImage::from_pixel(64, 64, NOTHING)), "no subject"),
        ("plain.png", png(RgbImage::from_pixel(64, 64, Rgb([90, 120, 60]))), "no subject"),
    ];
    let scratch = Scratch::new();
    scratch.write("last.png", &png(disc(SKY)));
    fs::create_dir_all(scratch.path("folder.png")).unwrap();
    bad.iter().for_each(|(name, bytes, _)| scratch.write(name, bytes));
    let mut expected: Vec<_> = bad.iter().map(|(name, _, said)| (*name, *said)).collect();
    expected.extend([("folder.png", "the folder holds no pictures"), ("missing.png", "there is no such file")]);

    let names: Vec<_> = expected.iter().map(|(name, _)| *name).collect();
    // One at a time, so that the time of each is its own.
    let words = format!("good.png {} last.png --out out --json --jobs 1", names.join(" "));
    let outcome = scratch.generate(&words);
    assert_eq!(
        (outcome.code, scratch.list("out")),
        (1, vec!["good.glb".into(), "last.glb".into()]),
        "{}",
        outcome.stderr
    );
    let lines: Vec<_> = outcome.stderr.lines().collect();
    let failed: Vec<_> = outcome.objects().into_iter().filter(|object| object["ok"] == false).collect();
    assert_eq!((lines.len(), failed.len()), (expected.len(), expected.len()), "{}", outcome.stderr);
    for (((name, said), line), object) in expected.into_iter().zip(lines).zip(failed) {
        assert!(line.starts_with(&format!("orfeas: {name}: {said}")), "{name}: {line}");
        assert_eq!(object["input"], name);
        assert_eq!(line, format!("orfeas: {name}: {}", object["error"].as_str().unwrap()));
        assert!(object["total_ms"].as_f64().unwrap() < 1000.0, "{name} took {}", object["total_ms"]);
    }
}

#[cfg(unix)]
#[test]
fn a_name_of_two_lines_is_told_in_one() {
    let scratch = Scratch::new();
    let outcome = Outcome::of(scratch.orfeas().args(["generate", "a\nb\u{1b}[31m.png", "--out", "out", "--json"]));
    assert!(outcome.failure().starts_with("a\u{fffd}b\u{fffd}[31m.png: there is no such file"), "{}", outcome.stderr);
    assert_eq!(outcome.object()["input"], "a\nb\u{1b}[31m.png");
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read_is_an_error() {
    use std::os::unix::fs::PermissionsExt;
    let scratch = Scratch::new();
    scratch.write("secret.png", &png(disc(SKY)));
    fs::set_permissions(scratch.path("secret.png"), fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read(scratch.path("secret.png")).is_ok() {
        eprintln!("skipped: nothing is unreadable for this user");
        return;
    }
    let outcome = scratch.generate("secret.png good.png --out out");
    assert!(outcome.failure().starts_with("secret.png: the file cannot be read ("), "{}", outcome.stderr);
    assert_eq!(scratch.list("out"), ["good.glb"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_without_end_is_refused_before_memory_runs_out() {
    let scratch = Scratch::new();
    // Longer than any picture, and none of it on the disk.
    fs::File::create(scratch.path("long.png")).unwrap().set_len(3 << 30).unwrap();
    let outcome = scratch.generate("long.png good.png --out out");
    assert!(outcome.failure().starts_with("long.png: the file has more than 1073 MB"), "{}", outcome.stderr);
    assert_eq!(scratch.list("out"), ["good.glb"]);
}

#[cfg(unix)]
#[test]
fn a_picture_may_come_through_a_pipe() {
    let scratch = Scratch::new();
    let mut command = scratch.orfeas();
    command.args(["generate", "/dev/stdin", "--out", "mesh.glb"]).write_stdin(png(disc(SKY)));
    Outcome::of(&mut command).done();
    assert!(scratch.path("mesh.glb").is_file());
}
