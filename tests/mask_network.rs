//! The mask network on pictures like photographs: a subject before a background that is not plain, and no subject at all.

use std::path::Path;

use image::{GrayImage, Rgba, RgbaImage, imageops};
use orfeas_core::mask;
use orfeas_core::progress::{Canceled, unwatched};
use orfeas_studio::inference::{MaskNetwork, NetworkError, Options, Provider, Runtime};

const WIDTH: u32 = 480;
const HEIGHT: u32 = 360;

fn network() -> MaskNetwork {
    let runtime = Runtime::load().unwrap_or_else(|missing| panic!("{missing}"));
    MaskNetwork::built_in(runtime, &Options { providers: vec![Provider::Cpu] }).unwrap()
}

fn found(picture: &RgbaImage) -> GrayImage {
    network().run(picture, &unwatched).unwrap().fitted(picture, &unwatched).unwrap()
}

/// A number from 0 to 1 that is another one at every place.
fn hash(x: u32, y: u32) -> f32 {
    let mixed = (x.wrapping_mul(374_761_393) ^ y.wrapping_mul(668_265_263)).wrapping_mul(1_274_126_177);
    ((mixed ^ (mixed >> 15)) & 0xffff) as f32 / 65535.0
}

fn rgb(red: f32, green: f32, blue: f32) -> Rgba<u8> {
    Rgba([red, green, blue, 1.0].map(|channel| (channel.clamp(0.0, 1.0) * 255.0) as u8))
}

/// A table of planks before a papered wall, with noise as a camera makes it.
fn room() -> RgbaImage {
    RgbaImage::from_fn(WIDTH, HEIGHT, |x, y| {
        let noise = (hash(x, y) - 0.5) * 0.05;
        if y < 200 {
            let stripe = if (x / 24).is_multiple_of(2) { 0.0 } else { 0.06 };
            return rgb(0.62 + stripe + noise, 0.66 + stripe + noise, 0.58 + noise);
        }
        let plank = hash((y - 200) / 40, 7) * 0.15;
        let grain = ((x as f32 / 40.0 + (y / 40) as f32 * 3.0).sin() * 4.0 + y as f32).sin() * 0.03;
        let gap = if (y - 200) % 40 < 2 { -0.2 } else { 0.0 };
        let wood = plank + grain + gap + noise;
        rgb(0.5 + wood, 0.34 + wood, 0.2 + wood)
    })
}

fn speckle() -> RgbaImage {
    RgbaImage::from_fn(WIDTH, HEIGHT, |x, y| rgb(hash(x, y), hash(x + 9999, y), hash(x, y + 9999)))
}

/// Lines of black signs on paper.
fn page() -> RgbaImage {
    RgbaImage::from_fn(WIDTH, HEIGHT, |x, y| {
        let is_sign = y % 18 < 10 && x > 30 && x < 450 && hash(x / 3, y / 3) > 0.5 && hash(x / 11, y / 18) > 0.2;
        if is_sign { rgb(0.1, 0.1, 0.1) } else { rgb(0.95, 0.94, 0.9) }
    })
}

/// A sample set upon a background, and which pixels it covers.
fn photograph(sample: &str, mut background: RgbaImage) -> (RgbaImage, Vec<bool>) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/samples").join(sample);
    let subject = image::open(path).unwrap().into_rgba8();
    let subject = imageops::thumbnail(&subject, 260, 260 * subject.height() / subject.width());
    let (left, top) = (120, i64::from(HEIGHT) - 20 - i64::from(subject.height()));
    imageops::overlay(&mut background, &subject, left, top);
    let is_subject = (0..WIDTH * HEIGHT).map(|i| {
        let (x, y) = (i64::from(i % WIDTH) - left, i64::from(i / WIDTH) - top);
        let is_inside = x >= 0 && y >= 0 && x < i64::from(subject.width()) && y < i64::from(subject.height());
        is_inside && subject.get_pixel(x as u32, y as u32).0[3] >= 128
    });
    (background, is_subject.collect())
}

/// Pixels that are subject both ways over those that are one way or the other.
fn intersection_over_union(mask: &GrayImage, is_subject: &[bool]) -> f64 {
    let pairs = || mask.pixels().map(|p| p.0[0] >= 128).zip(is_subject.iter().copied());
    let both = pairs().filter(|&(found, subject)| found && subject).count();
    let either = pairs().filter(|&(found, subject)| found || subject).count();
    both as f64 / either as f64
}

#[test]
fn a_subject_in_a_room_is_cut_out() {
    let (picture, is_subject) = photograph("robot.png", room());
    assert!(!mask::has_plain_background(&picture));
    let share = intersection_over_union(&found(&picture), &is_subject);
    assert!(share > 0.8, "the overlap is {share}");
}

#[test]
fn pictures_without_a_subject_have_masks_all_the_same() {
    for (name, picture) in [("room", room()), ("speckle", speckle()), ("page", page())] {
        let coarse = network().run(&picture, &unwatched).unwrap();
        assert!(coarse.probability().iter().all(|p| (0.0..=1.0).contains(p)), "{name}");
        assert_eq!(coarse.fitted(&picture, &unwatched).unwrap().dimensions(), picture.dimensions());
    }
}

#[test]
fn the_mask_is_the_same_however_busy_the_machine_is_and_whichever_way_round() {
    let (picture, _) = photograph("robot.png", room());
    let alone = found(&picture);
    let crowded = std::thread::scope(|scope| {
        let masks: Vec<_> = (0..3).map(|_| scope.spawn(|| found(&picture))).collect();
        masks.into_iter().map(|mask| mask.join().unwrap()).collect::<Vec<_>>()
    });
    assert!(crowded.iter().all(|mask| *mask == alone));

    let mirrored = imageops::flip_horizontal(&found(&imageops::flip_horizontal(&picture)));
    let is_subject: Vec<bool> = alone.pixels().map(|p| p.0[0] >= 128).collect();
    assert!(intersection_over_union(&mirrored, &is_subject) > 0.99);
}

#[test]
fn whoever_no_longer_waits_is_not_kept() {
    let mut network = network();
    let picture = room();
    let answer = network.run(&picture, &|share| if share < 0.2 { Ok(()) } else { Err(Canceled) });
    assert!(matches!(answer, Err(NetworkError::Canceled(_))));
    assert!(network.run(&picture, &unwatched).is_ok());
}
