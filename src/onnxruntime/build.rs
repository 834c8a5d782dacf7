//! Fetches the pinned ONNX Runtime library once into the user's cache, so that a fresh clone builds and runs with
//! nothing installed by hand. The package client (pip) does the fetching and checks the hashes in `ort-pins.txt`.
//!
//! Never fails the build: without the library the program still starts, and says what is missing.

use std::error::Error;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, SystemTime};

use directories::ProjectDirs;
use sha2::{Digest, Sha256};
use tempfile::{NamedTempFile, TempDir};
use zip::ZipArchive;

const PINS: &str = "ort-pins.txt";

/// The package for the platform we build for, named by explicit tags because the user's own Python may be of any
/// version: only the library inside is wanted.
struct Package {
    version: String,
    platform: &'static str,
    /// Version of Python and name of its ABI, as pip spells them.
    python: [&'static str; 2],
    /// The library's name inside the package, and ours.
    member: String,
    library: &'static str,
}

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed={PINS}");
    // Where the user's cache is depends on these.
    println!("cargo::rerun-if-env-changed=HOME");
    println!("cargo::rerun-if-env-changed=XDG_CACHE_HOME");
    if let Err(reason) = provide() {
        println!(
            "cargo::warning=ONNX Runtime was not fetched, so networks will not run until the next build can fetch it \
             or ORT_DYLIB_PATH names a libonnxruntime: {}",
            one_line(&reason.to_string())
        );
    }
}

/// Puts the library into the user's cache unless it is there already, and tells the crate where that is.
fn provide() -> Result<(), Box<dyn Error>> {
    let package = package()?;
    let folder = ProjectDirs::from("", "", "orfeas-studio")
        .ok_or("this user has no home folder to keep it in")?
        .cache_dir()
        .join(format!("onnxruntime-{}", package.version));
    let library = folder.join(package.library);
    let path = library.to_str().ok_or("the path of the user's cache is not valid Unicode")?;
    println!("cargo::rustc-env=ORFEAS_ONNXRUNTIME={path}");
    // A missing file counts as changed, so whoever clears the cache gets the library back with the next build.
    println!("cargo::rerun-if-changed={path}");

    let stamp = folder.join(format!("{}.sha256", package.library));
    if fs::read_to_string(&stamp).is_ok_and(|stamped| sha256(&library).is_ok_and(|found| stamped.trim() == found)) {
        return Ok(());
    }
    fs::create_dir_all(&folder).map_err(|error| format!("cannot create {}: {error}", folder.display()))?;
    let download = TempDir::new()?;
    let wheel = fetch(&package, download.path())?;
    store(&wheel, &package.member, &library)?;
    fs::write(&stamp, sha256(&library)?)?;
    Ok(())
}

fn package() -> Result<Package, Box<dyn Error>> {
    let pins = fs::read_to_string(PINS)?;
    let version = pins
        .split_once("onnxruntime==")
        .and_then(|(_, rest)| rest.split_whitespace().next())
        .ok_or("ort-pins.txt names no version of onnxruntime")?
        .to_owned();
    let os = std::env::var("CARGO_CFG_TARGET_OS")?;
    let arch = std::env::var("CARGO_CFG_TARGET_ARCH")?;
    let (platform, python, name, library) = match (os.as_str(), arch.as_str()) {
        ("linux", "x86_64") => {
            ("manylinux_2_28_x86_64", ["3.11", "cp311"], format!("libonnxruntime.so.{version}"), "libonnxruntime.so")
        }
        ("macos", "aarch64") => {
            ("macosx_14_0_arm64", ["3.13", "cp313"], format!("libonnxruntime.{version}.dylib"), "libonnxruntime.dylib")
        }
        ("windows", "x86_64") => ("win_amd64", ["3.13", "cp313"], "onnxruntime.dll".to_owned(), "onnxruntime.dll"),
        _ => return Err(format!("no package of it is pinned for {os} on {arch}").into()),
    };
    Ok(Package { version, platform, python, member: format!("onnxruntime/capi/{name}"), library })
}

/// The package's file in `folder`, fetched and checked by pip.
fn fetch(package: &Package, folder: &Path) -> Result<PathBuf, Box<dyn Error>> {
    let python = python()?;
    let [version, abi] = package.python;
    let output = Command::new(python)
        .args(["-m", "pip", "download", "--quiet", "--no-input", "--disable-pip-version-check"])
        // Without a network the build shall not stand still for long.
        .args(["--retries", "2", "--timeout", "20"])
        .args(["--no-deps", "--only-binary=:all:", "--require-hashes", "--implementation", "cp"])
        .args(["--platform", package.platform, "--python-version", version, "--abi", abi])
        .args(["--requirement", PINS, "--dest"])
        .arg(folder)
        .output()?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        let telling = said.lines().find_map(|line| line.strip_prefix("ERROR: ")).or(said.lines().last());
        return Err(format!("pip, which needs a network, said: {}", telling.unwrap_or("nothing")).into());
    }
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "whl") {
            return Ok(path);
        }
    }
    Err("pip downloaded no package".into())
}

/// A Python that has pip. On Windows `python3` may be a stub that only opens the shop.
fn python() -> Result<&'static str, Box<dyn Error>> {
    ["python3", "python", "py"]
        .into_iter()
        .find(|name| Command::new(name).args(["-m", "pip", "--version"]).output().is_ok_and(|o| o.status.success()))
        .ok_or_else(|| "no Python with pip was found".into())
}

/// Unzips one member of the package to `library`, which appears complete or not at all.
fn store(wheel: &Path, member: &str, library: &Path) -> Result<(), Box<dyn Error>> {
    let mut archive = ZipArchive::new(File::open(wheel)?)?;
    let mut member = archive.by_name(member)?;
    let folder = library.parent().ok_or("the library has no folder")?;
    let mut file = NamedTempFile::new_in(folder)?;
    io::copy(&mut member, &mut file)?;
    // Cargo runs this script again when the file is newer than the script's last run, which a file made by that run
    // always is; an old date keeps the next build from starting over.
    file.as_file().set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(86_400))?;
    file.as_file().sync_all()?;
    file.persist(library)?;
    Ok(())
}

fn sha256(path: &Path) -> io::Result<String> {
    let mut file = File::open(path)?;
    let mut hasher = Sha256::new();
    let mut buffer = vec![0; 1 << 20];
    loop {
        let count = file.read(&mut buffer)?;
        if count == 0 {
            return Ok(hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect());
        }
        hasher.update(&buffer[..count]);
    }
}

/// Cargo takes a warning's first line only.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
