//! The built-in network, and networks of the user's own: good ones, bad ones, and one that takes an hour.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use image::{GrayImage, Luma, Rgb, RgbImage, imageops};
use orfeas_core::foreground::{Foreground, MaskSource};
use orfeas_core::frame::Frame;
use orfeas_core::layers::LayerMaps;
use orfeas_core::mask;
use orfeas_core::progress::{Canceled, unwatched};
use orfeas_studio::inference::{Network, NetworkError, NetworkInput, Options, Provider, Runtime};
use sha2::{Digest, Sha256};
use tempfile::TempDir;

const SIZE: usize = 32;

fn runtime() -> &'static Runtime {
    Runtime::load().unwrap_or_else(|missing| panic!("{missing}"))
}

/// One of the networks in tests/data/networks.
fn file(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/networks");
    std::fs::read(folder.join(name).with_extension("onnx")).unwrap()
}

/// A network and its manifest in a folder of their own.
struct OnDisk {
    folder: TempDir,
    manifest: serde_json::Value,
}

impl OnDisk {
    fn new(network: &[u8]) -> Self {
        let folder = TempDir::new().unwrap();
        std::fs::write(folder.path().join("network.onnx"), network).unwrap();
        let hash: String = Sha256::digest(network).iter().map(|byte| format!("{byte:02x}")).collect();
        let manifest = serde_json::json!({
            "name": "test", "version": "1", "file": "network.onnx", "sha256": hash,
            "input": {"name": "picture", "channels": 5, "size": SIZE}, "output": {"name": "layers", "channels": 8},
            "field": {"reach": 1.6, "level": 0.0}, "camera": {"tangent": 0.31, "fill": 0.85}, "licence": "MIT",
        });
        Self { folder, manifest }
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("network.json")
    }

    fn open(&self) -> Result<Network, NetworkError> {
        std::fs::write(self.path(), self.manifest.to_string()).unwrap();
        Network::open(runtime(), &self.path(), &Options::default())
    }

    /// The error, which is one line that names the file.
    fn refusal(&self, file: &str) -> String {
        let sentence = self.open().unwrap_err().to_string();
        assert!(sentence.ends_with(&self.folder.path().join(file).display().to_string()), "{sentence}");
        assert!(!sentence.contains('\n'), "{sentence}");
        sentence
    }
}

/// A disc, red on its left half and white on its right, or of the one color given.
fn disc(color: Option<[u8; 3]>) -> NetworkInput {
    let side = 96;
    let picture = Foreground {
        frame: Frame { left: 0, top: 0, side },
        color: RgbImage::from_fn(side, side, |x, _| {
            Rgb(color.unwrap_or(if x < side / 2 { [255, 0, 0] } else { [255; 3] }))
        }),
        coverage: GrayImage::from_fn(side, side, |x, y| {
            let (dx, dy) = (x as f32 + 0.5 - 48.0, y as f32 + 0.5 - 48.0);
            Luma([if dx.hypot(dy) < 40.0 { 255 } else { 0 }])
        }),
    };
    NetworkInput::from_foreground(&picture, SIZE)
}

fn empty() -> NetworkInput {
    let picture = Foreground {
        frame: Frame { left: 0, top: 0, side: 8 },
        color: RgbImage::new(8, 8),
        coverage: GrayImage::new(8, 8),
    };
    NetworkInput::from_foreground(&picture, SIZE)
}

#[test]
fn what_leans_to_one_side_cancels_in_the_mirror_image() {
    let mut network = OnDisk::new(&file("balloon")).open().unwrap();
    let picture = disc(None);
    let layers = network.run(&picture, &unwatched).unwrap();
    let red = &picture.planes()[..SIZE * SIZE];
    let blue = &picture.planes()[2 * SIZE * SIZE..3 * SIZE * SIZE];
    for cell in 0..SIZE * SIZE {
        let height = layers.height[cell];
        assert!((layers.front[cell] - height - red[cell]).abs() < 1e-6, "the lean is left over in cell {cell}");
        assert!((layers.back[cell] + height + 0.2).abs() < 1e-6);
        assert!((layers.gap[cell] + 3.0 - blue[cell]).abs() < 1e-6, "the mirror image was not turned back");
        assert!((layers.behind[2][cell] - blue[cell]).abs() < 1e-6, "the mirror image was not turned back");
    }
    assert!(layers.height[SIZE * SIZE / 2 + SIZE / 2] > 0.3, "the disc's middle is high");
}

#[test]
fn a_network_says_what_it_runs_on_and_why_not_on_something_else() {
    let network = OnDisk::new(&file("balloon")).open().unwrap();
    assert_eq!(network.hash(), network.manifest().sha256);
    if network.provider() == Provider::Cpu {
        assert_eq!(network.refusals().len(), 4);
    }
    for refusal in network.refusals() {
        assert!(!refusal.reason.is_empty() && !refusal.reason.contains('\n'), "{refusal:?}");
    }
}

#[test]
fn a_network_that_is_no_network_is_refused() {
    for network in [b"This is a letter, not a network.".as_slice(), b"", &file("balloon")[..200]] {
        let sentence = OnDisk::new(network).refusal("network.onnx");
        assert!(sentence.starts_with("ONNX Runtime cannot load the network ("), "{sentence}");
    }
}

#[test]
fn a_network_other_than_the_manifests_is_refused() {
    let mut network = OnDisk::new(&file("balloon"));
    network.manifest["sha256"] = "0".repeat(64).into();
    let sentence = network.refusal("network.onnx");
    assert!(sentence.contains(&format!("SHA-256 {} expected, ", "0".repeat(64))), "{sentence}");
}

#[test]
fn a_missing_file_and_a_bad_manifest_are_named() {
    let mut network = OnDisk::new(&file("balloon"));
    network.manifest["file"] = "gone.onnx".into();
    assert!(network.refusal("gone.onnx").starts_with("cannot read the network ("));
    network.manifest["input"]["size"] = 33.into();
    assert!(
        network.refusal("network.json").contains("`input.size` should be a multiple of 16 from 32 to 1024, but is 33")
    );
}

#[test]
fn a_network_of_another_contract_is_refused_with_what_it_has_instead() {
    let refusal = |name: &str| OnDisk::new(&file(name)).refusal("network.onnx");
    let sentence = refusal("other_input");
    assert!(sentence.starts_with("the network's input should be named `picture`, but is `image`"), "{sentence}");
    let sentence = refusal("three_channels");
    let expected = "the network's output should be float32 2 × 8 × 32 × 32, but is float32 ? × 3 × 32 × 32";
    assert!(sentence.starts_with(expected), "{sentence}");
}

#[test]
fn an_answer_of_another_shape_is_an_error() {
    let mut network = OnDisk::new(&file("six_channels")).open().unwrap();
    let sentence = network.run(&disc(None), &unwatched).unwrap_err().to_string();
    assert!(
        sentence.starts_with("the network's answer should be 2 × 8 × 32 × 32, but is 2 × 6 × 32 × 32"),
        "{sentence}"
    );
}

#[test]
fn an_answer_that_is_not_a_number_is_an_error() {
    let mut network = OnDisk::new(&file("not_finite")).open().unwrap();
    let error = network.run(&disc(None), &unwatched).unwrap_err();
    assert!(matches!(error, NetworkError::NotFinite { count: 1.., .. }), "{error}");
}

#[test]
fn a_picture_prepared_for_another_network_is_an_error() {
    let mut network = OnDisk::new(&file("balloon")).open().unwrap();
    let picture = Foreground {
        frame: Frame { left: 0, top: 0, side: 8 },
        color: RgbImage::new(8, 8),
        coverage: GrayImage::new(8, 8),
    };
    let error = network.run(&NetworkInput::from_foreground(&picture, 64), &unwatched).unwrap_err();
    assert!(matches!(error, NetworkError::Input { expected: SIZE, found: 64, .. }), "{error}");
}

#[test]
fn a_long_run_is_canceled_in_the_middle_and_the_network_stays_usable() {
    let mut network = OnDisk::new(&file("slow")).open().unwrap();
    let start = Instant::now();
    let impatient = |_: f32| if start.elapsed() < Duration::from_millis(100) { Ok(()) } else { Err(Canceled) };
    // Left alone, this graph would count for much longer than anybody waits for a test.
    let answer = network.run(&disc(None), &impatient);
    assert!(matches!(answer, Err(NetworkError::Canceled(_))));

    let layers = network.run(&empty(), &unwatched).unwrap();
    assert!(layers.front.iter().all(|&front| front == 0.0));
}

/// The layers of a sample picture on the processor.
fn on_processor(picture: &NetworkInput) -> LayerMaps {
    let options = Options { providers: vec![Provider::Cpu] };
    Network::built_in(runtime(), &options).unwrap().run(picture, &unwatched).unwrap()
}

fn sample(name: &str) -> Foreground {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/samples");
    let picture = image::open(folder.join(name)).unwrap().into_rgba8();
    let mask = mask::from_alpha(&picture).unwrap();
    Foreground::cut(&picture, &mask, MaskSource::Alpha, &unwatched).unwrap()
}

#[test]
fn the_built_in_network_answers_the_same_bytes_however_busy_the_machine_is() {
    let picture = NetworkInput::from_foreground(&sample("robot.png"), 96);
    let alone = on_processor(&picture);
    let crowded = std::thread::scope(|scope| {
        let sessions: Vec<_> = (0..4).map(|_| scope.spawn(|| on_processor(&picture))).collect();
        sessions.into_iter().map(|session| session.join().unwrap()).collect::<Vec<_>>()
    });
    assert!(crowded.iter().all(|layers| *layers == alone));
}

#[test]
fn a_picture_has_the_same_layers_to_the_bit_whoever_is_in_company() {
    let pictures = ["robot.png", "mug.png"].map(|name| NetworkInput::from_foreground(&sample(name), 96));
    let mirrored = imageops::flip_horizontal(&sample("robot.png").color);
    let mirrored = NetworkInput::from_foreground(&Foreground { color: mirrored, ..sample("robot.png") }, 96);
    let [robot, mug] = &pictures;
    let options = Options { providers: vec![Provider::Cpu] };
    let mut network = Network::built_in(runtime(), &options).unwrap();
    let all = [robot, mug, &mirrored, mug];
    let alone = all.map(|picture| network.run(picture, &unwatched).unwrap());
    assert!(alone[0] != alone[1] && alone[0] != alone[2]);
    for count in 2..=all.len() {
        assert!(network.run_together(&all[..count], &unwatched).unwrap() == alone[..count], "{count} at once");
    }
}

#[test]
fn the_built_in_network_sees_a_body_wherever_the_subject_is() {
    let picture = NetworkInput::from_foreground(&sample("robot.png"), 96);
    let layers = on_processor(&picture);
    for cell in (0..layers.front.len()).filter(|&cell| picture.alpha()[cell] > 0.5) {
        let depths = [layers.front[cell], layers.near[cell], layers.far[cell], layers.back[cell]];
        assert!(depths.is_sorted_by(|nearer, farther| nearer >= farther), "cell {cell}: {depths:?}");
        assert!(depths[0] > depths[3], "cell {cell}: {depths:?}");
        assert!(layers.behind.iter().all(|channel| (0.0..=1.0).contains(&channel[cell])));
    }
}

#[test]
fn the_mirror_image_of_a_picture_has_the_mirror_image_of_its_layers() {
    let mut picture = sample("robot.png");
    let straight = on_processor(&NetworkInput::from_foreground(&picture, 96));
    imageops::flip_horizontal_in_place(&mut picture.color);
    imageops::flip_horizontal_in_place(&mut picture.coverage);
    let mirrored = on_processor(&NetworkInput::from_foreground(&picture, 96));
    for (row, mirrored) in straight.front.chunks(96).zip(mirrored.front.chunks(96)) {
        for (front, mirrored) in row.iter().zip(mirrored.iter().rev()) {
            assert!((front - mirrored).abs() < 1e-3, "{front} became {mirrored}");
        }
    }
}

#[test]
fn the_processor_is_among_the_providers_that_work() {
    let survey = Network::survey(runtime());
    assert_eq!(survey.len(), Provider::ALL.len());
    assert!(matches!(survey.last(), Some((Provider::Cpu, Ok(())))));
}
