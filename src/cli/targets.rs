//! Which files the meshes of a call go to: what `--out`, `--format`, `--preset` and their options mean.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf, is_separator},
};

use anyhow::{Context, Result, bail};
use clap::{Args, error::ErrorKind};
use orfeas_core::{
    export::{Asset, Compression, ExportOptions, Format, Preset, TextureFormat, UpAxis},
    progress::Progress,
    texture::TEXTURE_RANGE,
};
use serde_json::{Value, json};

use crate::output::{self, Written, WrittenMesh};

/// The flags about files.
#[derive(Debug, Args)]
pub struct TargetArguments {
    /// A mesh file (for one input), or a folder: NAME.png becomes FOLDER/NAME.glb.
    #[arg(long)]
    pub out: PathBuf,
    /// File formats: glb, gltf, obj, stl, ply, 3mf, usdz [default: that of --out, or glb].
    #[arg(long, value_delimiter = ',')]
    pub format: Vec<Format>,
    /// All files that a program wants, in FOLDER/NAME-PRESET: blender, unity, unreal, godot, web, ar, print.
    #[arg(long, value_delimiter = ',', value_parser = parse_preset, conflicts_with = "format")]
    pub preset: Vec<&'static Preset>,
    /// png or jpeg [default: png, or that of the preset].
    #[arg(long)]
    pub texture_format: Option<TextureFormat>,
    /// For glb and gltf: none, quantize or meshopt [default: none, or that of the preset].
    #[arg(long)]
    pub compress: Option<Compression>,
    /// Levels of detail beside each mesh: NAME_LOD1 and further, each with half the triangles of the one before, 0 to 5.
    #[arg(long, value_name = "N", default_value_t = 0, value_parser = clap::value_parser!(u8).range(0..=5))]
    pub lods: u8,
}

/// A name of its own, so that an option that may be `all` is not taken for one that may be missing.
pub type Faces = Option<usize>;

/// Side of a texture in pixels.
pub fn parse_side(text: &str) -> Result<u32, String> {
    let side = text.parse().ok().filter(|side| TEXTURE_RANGE.contains(side));
    side.ok_or_else(|| format!("expected a whole number from {} to {}", TEXTURE_RANGE.start(), TEXTURE_RANGE.end()))
}

fn parse_preset(name: &str) -> Result<&'static Preset, String> {
    Preset::find(name).ok_or_else(|| format!("expected one of {}", Preset::ALL.map(|preset| preset.name).join(", ")))
}

/// Where meshes go, and in which formats.
pub struct Targets {
    folder: PathBuf,
    formats: Vec<Format>,
    presets: Vec<&'static Preset>,
    /// Instead of a preset's, where given.
    texture_format: Option<TextureFormat>,
    compression: Option<Compression>,
    /// Levels of detail below each mesh.
    lods: usize,
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
    /// `formats`: where the arguments name none. Ends the program on wrong usage: an unknown extension, or several
    /// inputs or a preset for one file.
    pub fn new(arguments: &TargetArguments, formats: &[Format], inputs: usize) -> Result<Self> {
        let TargetArguments { out, format, preset, texture_format, compress, lods } = arguments;
        let mut formats = if format.is_empty() { formats.to_vec() } else { format.clone() };
        formats.sort();
        formats.dedup();
        let is_folder = out.is_dir() || out.to_string_lossy().ends_with(is_separator);
        let Some(extension) = out.extension().filter(|_| !is_folder) else {
            fs::create_dir_all(out).with_context(|| format!("the folder cannot be made: {}", out.display()))?;
            if formats.is_empty() {
                formats.push(Format::Glb);
            }
            return Ok(Self {
                folder: out.to_owned(),
                formats,
                presets: preset.clone(),
                texture_format: *texture_format,
                compression: *compress,
                lods: usize::from(*lods),
                only: None,
                taken: BTreeSet::new(),
            });
        };
        if !preset.is_empty() {
            wrong_usage("--preset fills a folder, but --out names a file; end it in /");
        }
        let extension = extension.to_string_lossy();
        let Ok(format) = extension.parse::<Format>() else {
            wrong_usage(&format!(
                "--out names a file of unknown format .{extension}; use {}, or a folder (ending in /)",
                Format::names()
            ));
        };
        if inputs != 1 {
            wrong_usage("--out names a single file, but there are several inputs; name a folder");
        }
        if !formats.contains(&format) {
            formats.insert(0, format);
        }
        let folder = out.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new(".")).to_owned();
        if !folder.is_dir() {
            bail!("the folder of --out does not exist; make it first: {}", folder.display());
        }
        let only = out.file_stem().map(|stem| stem.to_string_lossy().into_owned());
        Ok(Self {
            folder,
            formats,
            presets: Vec::new(),
            texture_format: *texture_format,
            compression: *compress,
            lods: usize::from(*lods),
            only,
            taken: BTreeSet::new(),
        })
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

    /// What lies in the target folder because of a mesh, in lower case.
    fn files(&self, stem: &str) -> Vec<String> {
        let folders = self.presets.iter().map(|preset| output::preset_folder(preset, stem));
        let options = self.options(ExportOptions::default());
        let files = self.formats.iter().filter(|_| self.presets.is_empty());
        let stems = (0..=self.lods).map(|level| output::level_stem(stem, level)).collect::<Vec<_>>();
        let names = |format: &Format, stem: &String| {
            format.file_names(stem, &options).into_iter().chain(format.map_names(stem)).collect::<Vec<_>>()
        };
        let files = files.flat_map(|format| stems.iter().flat_map(move |stem| names(format, stem)));
        folders.chain(files).map(|name| name.to_lowercase()).collect()
    }

    fn options(&self, options: ExportOptions) -> ExportOptions {
        ExportOptions {
            texture: self.texture_format.unwrap_or(options.texture),
            compression: self.compression.unwrap_or(options.compression),
            ..options
        }
    }

    /// What is delivered one after the other: each preset, or once without one.
    pub fn presets(&self) -> Vec<Option<&'static Preset>> {
        if self.presets.is_empty() { vec![None] } else { self.presets.iter().copied().map(Some).collect() }
    }

    /// Writes an asset and its levels of detail for a preset, or in all formats; all files or none. `up` is for formats that do not say, and
    /// where no preset does.
    pub fn deliver(
        &self,
        asset: &Asset,
        preset: Option<&Preset>,
        up: UpAxis,
        stem: &str,
        progress: Progress,
    ) -> Result<Vec<Written>> {
        let levels = asset.levels(self.lods)?;
        let Some(preset) = preset else {
            let options = self.options(ExportOptions { up, ..ExportOptions::default() });
            return Ok(output::export(&levels, &self.formats, &options, &self.folder, stem, progress)?);
        };
        Ok(output::export_preset(&levels, preset, &self.options(preset.options), &self.folder, stem, progress)?)
    }
}

/// The fields of a JSON object about files, all in the same order.
pub fn tell_files(object: &mut Value, files: &[Written]) {
    let mesh = |file: &Written| match file.mesh {
        None => Value::Null,
        Some(WrittenMesh { vertices, triangles, texture }) => {
            let texture = texture.map(|(width, height)| json!({ "width": width, "height": height }));
            json!({ "vertices": vertices, "triangles": triangles, "texture": texture })
        }
    };
    object["files"] = files.iter().map(|file| file.path.to_string_lossy()).collect();
    object["file_bytes"] = files.iter().map(|file| file.bytes).collect();
    object["file_meshes"] = files.iter().map(mesh).collect();
}

/// Ends the program as the parser does on wrong usage: one message on stderr, exit code 2.
pub fn wrong_usage(message: &str) -> ! {
    clap::Command::new("orfeas").error(ErrorKind::ValueValidation, message).exit()
}
