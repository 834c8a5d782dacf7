//! `orfeas convert`: meshes on disk become meshes of other formats.

use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::Args;
use orfeas_core::{
    export::{Asset, UpAxis},
    progress::unwatched,
};
use serde_json::{Value, json};

use super::{
    complain, one_line, say, shown,
    targets::{Faces, TargetArguments, Targets, parse_side, tell_files},
};
use crate::{
    convert::{self, Length},
    output::Written,
    pipeline::parse_faces,
};

/// Turn mesh files (GLB, glTF, OBJ, STL, PLY, 3MF, our USDZ) into others.
#[derive(Debug, Args)]
pub struct Arguments {
    /// Mesh files.
    #[arg(required = true, value_name = "MESH")]
    inputs: Vec<PathBuf>,
    #[command(flatten)]
    targets: TargetArguments,
    /// The most triangles, 500 to 500000, or all [default: the preset's, or all]. The texture stays as it is.
    #[arg(long, value_name = "N|all", value_parser = parse_faces)]
    faces: Option<Faces>,
    /// The longer side of the texture at most, 256 to 4096 pixels [default: the preset's, or as it is].
    #[arg(long, value_name = "N", value_parser = parse_side)]
    texture: Option<u32>,
    /// What a length of 1 in the file is: none, mm, cm or m [default: mm for 3MF, none for others].
    #[arg(long, value_name = "LENGTH")]
    unit: Option<Length>,
    /// Print one JSON object for each mesh.
    #[arg(long)]
    json: bool,
    /// Print nothing but errors.
    #[arg(long)]
    quiet: bool,
}

/// A mesh and the files it went to.
type Converted = (Asset, Vec<Written>);

/// Converts every input; returns the exit code.
pub fn run(arguments: &Arguments) -> Result<u8> {
    let mut targets = Targets::new(&arguments.targets, &[], arguments.inputs.len())?;
    targets.spare(arguments.inputs.iter().map(PathBuf::as_path));
    let mut code = super::DONE;
    for input in &arguments.inputs {
        let converted = convert(input, arguments, &mut targets);
        match &converted {
            Err(error) => {
                code = super::FAILED;
                complain(format!("{}: {}", shown(input), one_line(error)));
            }
            Ok((_, files)) if !arguments.quiet && !arguments.json => {
                say(shown(input))?;
                files.iter().try_for_each(|file| say(format!("  wrote    {}", shown(&file.path))))?;
            }
            Ok(_) => {}
        }
        if arguments.json {
            say(to_json(input, &converted))?;
        }
    }
    Ok(code)
}

/// The asset told of is the first one that was written.
fn convert(input: &Path, arguments: &Arguments, targets: &mut Targets) -> Result<Converted> {
    let names = targets.names(input);
    let whole = convert::load(input, &names.mesh, arguments.unit)?;
    let mut first = None;
    let mut files = Vec::new();
    for preset in targets.presets() {
        let faces = arguments.faces.unwrap_or_else(|| preset.and_then(|preset| preset.faces));
        let side = arguments.texture.or_else(|| preset.and_then(|preset| preset.texture));
        let asset = whole.reduced(faces, side)?;
        files.extend(targets.deliver(&asset, preset, UpAxis::Y, &names.stem, &unwatched)?);
        first.get_or_insert(asset);
    }
    Ok((first.unwrap_or(whole), files))
}

/// Its fields are the same whether it went well or not.
fn to_json(input: &Path, converted: &Result<Converted>) -> Value {
    let mut object = json!({
        "input": input.to_string_lossy(),
        "ok": converted.is_ok(),
        "error": null,
        "mesh": null,
        "texture": null,
        "files": [],
        "file_bytes": [],
        "file_meshes": [],
    });
    match converted {
        Err(error) => object["error"] = one_line(error).into(),
        Ok((asset, files)) => {
            let texture = &asset.mesh().texture;
            object["mesh"] = json!(asset.mesh().mesh.report());
            object["texture"] = json!({ "width": texture.width(), "height": texture.height() });
            tell_files(&mut object, files);
        }
    }
    object
}
