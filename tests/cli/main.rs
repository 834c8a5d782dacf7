//! The program as scripts and people see it: the real binary, real files, its exit code and what it prints.

use std::ffi::OsStr;
use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::time::Duration;

use image::{DynamicImage, ImageFormat, Rgba, RgbaImage};
use serde_json::Value;
use tempfile::TempDir;

mod bad_input;
mod bench;
mod cache;
mod camera;
mod contract;
mod engines;
mod formats;
mod inspect;
mod jobs;
mod json;
mod networks;
mod pictures;
mod print;
mod settings;
mod targets;

/// The color of the disc in every picture.
const SUBJECT: [u8; 3] = [200, 60, 40];
const SKY: Rgba<u8> = Rgba([190, 205, 220, 255]);
const NOTHING: Rgba<u8> = Rgba([0; 4]);
/// What could be set where the tests run, and is not for them.
const SET_BY_USERS: [&str; 10] = [
    "ORFEAS_JOBS",
    "ORFEAS_MEMORY_LIMIT_MB",
    "ORFEAS_FORMAT",
    "ORFEAS_NETWORK",
    "ORFEAS_LOG",
    "DISABLE_RESULT_CACHE",
    "CACHE_MAX_SIZE",
    "CACHE_MAX_MEMORY_MB",
    "CACHE_TTL_SECONDS",
    "CACHE_DISK_MAX_MB",
];
/// Longer than any call here takes on a slow machine.
const PATIENCE: Duration = Duration::from_secs(120);

/// A folder of its own, in which the program runs, and another for what it keeps: never the user's.
struct Scratch {
    folder: TempDir,
    home: TempDir,
}

/// What a call came to.
struct Outcome {
    code: i32,
    stdout: String,
    stderr: String,
}

impl Scratch {
    /// With `good.png` in it.
    fn new() -> Self {
        let scratch = Self { folder: TempDir::new().unwrap(), home: TempDir::new().unwrap() };
        scratch.write("good.png", &png(disc(NOTHING)));
        scratch
    }

    fn path(&self, name: impl AsRef<Path>) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file, and the folder it is in.
    fn write(&self, name: impl AsRef<Path>, bytes: &[u8]) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    fn read(&self, name: impl AsRef<Path>) -> Vec<u8> {
        let path = self.path(name);
        fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    fn cache_folder(&self) -> PathBuf {
        self.home.path().join("cache")
    }

    fn settings_file(&self) -> PathBuf {
        self.home.path().join("settings.toml")
    }

    /// The names in a folder, sorted.
    fn list(&self, folder: &str) -> Vec<String> {
        let entries = fs::read_dir(self.path(folder)).unwrap();
        let mut names: Vec<_> = entries.map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    /// `program` with the quickest settings, which flags can change.
    fn command(&self, program: impl AsRef<OsStr>) -> assert_cmd::Command {
        let mut command = assert_cmd::Command::new(program);
        for name in SET_BY_USERS {
            command.env_remove(name);
        }
        command.env("ORFEAS_ENGINE", "silhouette").env("ORFEAS_GRID", "24");
        command.env("CACHE_DIR", self.cache_folder()).env("ORFEAS_SETTINGS", self.settings_file());
        command.current_dir(self.folder.path()).timeout(PATIENCE);
        command
    }

    fn orfeas(&self) -> assert_cmd::Command {
        self.command(env!("CARGO_BIN_EXE_orfeas"))
    }

    /// Runs `orfeas` with these words.
    fn run(&self, words: &str) -> Outcome {
        Outcome::of(self.orfeas().args(words.split_whitespace()))
    }

    /// Runs `orfeas generate` with these words.
    fn generate(&self, words: &str) -> Outcome {
        Outcome::of(self.orfeas().arg("generate").args(words.split_whitespace()))
    }
}

impl Outcome {
    /// Runs a command. However bad its input, the program neither panics nor is killed.
    fn of(command: &mut assert_cmd::Command) -> Self {
        let output = command.output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        let (stdout, stderr) = (text(output.stdout), text(output.stderr));
        assert!(!stderr.contains("panicked"), "{stderr}");
        let code = output.status.code().unwrap_or_else(|| panic!("{}: {stderr}", output.status));
        Self { code, stdout, stderr }
    }

    #[track_caller]
    fn done(self) -> Self {
        assert_eq!((self.code, self.stderr.as_str()), (0, ""), "{}", self.stdout);
        self
    }

    /// The single line on stderr of a call that failed.
    #[track_caller]
    fn failure(&self) -> &str {
        assert_eq!(self.code, 1, "{}{}", self.stdout, self.stderr);
        let [line] = self.stderr.lines().collect::<Vec<_>>()[..] else { panic!("{}", self.stderr) };
        line.strip_prefix("orfeas: ").unwrap_or_else(|| panic!("{line}"))
    }

    /// The objects on stdout, which holds nothing else.
    #[track_caller]
    fn objects(&self) -> Vec<Value> {
        let object = |line| match serde_json::from_str(line) {
            Ok(object @ Value::Object(_)) => object,
            _ => panic!("not an object: {line}"),
        };
        self.stdout.lines().map(object).collect()
    }

    #[track_caller]
    fn object(&self) -> Value {
        let [object] = self.objects().try_into().unwrap_or_else(|_| panic!("{}{}", self.stdout, self.stderr));
        object
    }
}

/// The disc before a background of one color.
fn disc(background: Rgba<u8>) -> RgbaImage {
    let [r, g, b] = SUBJECT;
    RgbaImage::from_fn(96, 96, |x, y| {
        let radius = (x as f32 - 47.5).hypot(y as f32 - 47.5);
        if radius < 30.0 { Rgba([r, g, b, 255]) } else { background }
    })
}

fn encode(picture: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.into().write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

fn png(picture: impl Into<DynamicImage>) -> Vec<u8> {
    encode(picture, ImageFormat::Png)
}

fn data(name: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name)).unwrap()
}
