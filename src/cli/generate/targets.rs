//! Which files the meshes of a call go to: what `--out` and `--format` mean.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf, is_separator},
};

use anyhow::{Context, Result, bail};
use clap::error::ErrorKind;
use orfeas_core::export::Format;

/// Where meshes go, and in which formats.
pub struct Targets {
    pub folder: PathBuf,
    pub formats: Vec<Format>,
    /// The name of the only mesh, where `--out` names a file.
    only: Option<String>,
    /// Names of files that are spoken for, in lower case: some systems tell names apart no further.
    taken: BTreeSet<String>,
}

/// What the files of one mesh are called.
pub struct Names {
    /// The files' names without extension.
    pub stem: String,
    /// What the mesh is called inside them.
    pub mesh: String,
}

impl Targets {
    /// Makes the folder that `out` names where it does not exist. The folder of a single file must exist.
    ///
    /// Ends the program on wrong usage: an unknown extension, or several inputs for one file or one mask.
    pub fn new(out: &Path, formats: &[Format], inputs: usize, has_mask: bool) -> Result<Self> {
        if has_mask && inputs != 1 {
            wrong_usage("--mask fits one picture; give a single one");
        }
        let mut formats = formats.to_vec();
        formats.sort();
        formats.dedup();
        let is_folder = out.is_dir() || out.to_string_lossy().ends_with(is_separator);
        let Some(extension) = out.extension().filter(|_| !is_folder) else {
            fs::create_dir_all(out).with_context(|| format!("the folder cannot be made: {}", out.display()))?;
            if formats.is_empty() {
                formats.push(Format::Glb);
            }
            return Ok(Self { folder: out.to_owned(), formats, only: None, taken: BTreeSet::new() });
        };
        let extension = extension.to_string_lossy();
        let Ok(format) = extension.parse::<Format>() else {
            wrong_usage(&format!(
                "--out names a file of unknown format .{extension}; use glb, obj, stl, ply, or a folder (ending in /)"
            ));
        };
        if inputs != 1 {
            wrong_usage("--out names a single file, but there are several pictures; name a folder");
        }
        if !formats.contains(&format) {
            formats.insert(0, format);
        }
        let folder = out.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new(".")).to_owned();
        if !folder.is_dir() {
            bail!("the folder of --out does not exist; make it first: {}", folder.display());
        }
        let only = out.file_stem().map(|stem| stem.to_string_lossy().into_owned());
        Ok(Self { folder, formats, only, taken: BTreeSet::new() })
    }

    /// Speaks for the inputs that lie in the target folder, so that no mesh is written over a picture.
    pub fn spare<'a>(&mut self, inputs: impl Iterator<Item = &'a Path>) {
        let folder = fs::canonicalize(&self.folder).ok();
        for input in inputs {
            let parent = input.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
            if let Some(name) = input.file_name().filter(|_| fs::canonicalize(parent).ok() == folder) {
                self.taken.insert(name.to_string_lossy().to_lowercase());
            }
        }
    }

    /// The names for an input's files. A number keeps an input from overwriting what an earlier one of the same name
    /// was made into.
    pub fn names(&mut self, input: &Path) -> Names {
        let of_input = || input.file_stem().map_or_else(|| "mesh".into(), |stem| stem.to_string_lossy().into_owned());
        let mesh = self.only.clone().unwrap_or_else(of_input);
        let mut stem = mesh.clone();
        let mut number = 1;
        while self.files(&stem).iter().any(|file| self.taken.contains(file)) {
            number += 1;
            stem = format!("{mesh}-{number}");
        }
        let files = self.files(&stem);
        self.taken.extend(files);
        Names { stem, mesh }
    }

    fn files(&self, stem: &str) -> Vec<String> {
        self.formats.iter().flat_map(|format| format.file_names(stem)).map(|file| file.to_lowercase()).collect()
    }
}

/// Ends the program as the parser does on wrong usage: one message on stderr, exit code 2.
fn wrong_usage(message: &str) -> ! {
    clap::Command::new("orfeas").error(ErrorKind::ValueValidation, message).exit()
}
