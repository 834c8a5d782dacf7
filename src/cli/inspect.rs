//! `orfeas inspect`: what there is to know of meshes, also of those from elsewhere.

use std::{fmt::Write, path::PathBuf};

use anyhow::Result;
use clap::Args;
use orfeas_core::{
    inspect::{Inspection, inspect},
    progress::unwatched,
};
use serde_json::{Value, json};

use super::{complain, one_line, say};
use crate::mesh_file;

/// Measure meshes and find their faults (GLB, glTF, OBJ, STL, PLY, 3MF).
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(required = true, value_name = "MESH")]
    meshes: Vec<PathBuf>,
    /// Print one JSON object for each mesh.
    #[arg(long)]
    json: bool,
}

/// Inspects every file; returns the exit code. A mesh with faults is no failure: to find them was asked for.
pub fn run(arguments: &Arguments) -> Result<u8> {
    let mut code = super::DONE;
    for path in &arguments.meshes {
        let name = path.to_string_lossy();
        let found = mesh_file::read(path).map_err(anyhow::Error::from);
        let found = found.and_then(|parts| Ok(inspect(&parts, &unwatched)?));
        if arguments.json {
            say(object(&name, &found))?;
        }
        match found {
            Err(error) => {
                complain(one_line(&error));
                code = super::FAILED;
            }
            Ok(_) if arguments.json => {}
            Ok(found) => say(table(&name, &found))?,
        }
    }
    Ok(code)
}

/// The object of `--json`: its first fields are the same whether the file could be read or not.
fn object(name: &str, found: &Result<Inspection>) -> Value {
    let mut object = match found {
        Ok(found) => json!(found),
        Err(_) => json!({}),
    };
    object["mesh"] = json!(name);
    object["ok"] = json!(found.is_ok());
    object["error"] = json!(found.as_ref().err().map(one_line));
    object
}

/// For people.
fn table(name: &str, found: &Inspection) -> String {
    let mut text = name.replace(char::is_control, "\u{fffd}");
    // Writing to a String cannot fail: the results carry nothing.
    let mut row = |label: &str, value: String| {
        let _ = write!(text, "\n  {label:22}{value}");
    };
    let Inspection { mesh, .. } = found;
    let point = |p: [f32; 3]| p.map(|v| format!("{v:.4}")).join(", ");
    row("triangles", mesh.triangles.to_string());
    row("vertices", mesh.vertices.to_string());
    row("pieces", mesh.components.to_string());
    row("closed", if mesh.watertight { "yes".into() } else { "no".into() });
    row("open edges", mesh.boundary_edges.to_string());
    row("non-manifold edges", found.non_manifold_edges.to_string());
    row("non-manifold vertices", found.non_manifold_vertices.to_string());
    row("flipped faces", found.flipped_faces.to_string());
    row("pieces inside out", found.inside_out_pieces.to_string());
    row("self-intersecting", format!("{} triangles", found.self_intersecting));
    row("degenerate faces", found.degenerate_faces.to_string());
    row("genus", found.genus.map_or_else(|| "none, since it is not closed and manifold".into(), |g| g.to_string()));
    row("area", format!("{:.4}", found.area));
    row("volume", if mesh.watertight { format!("{:.4}", mesh.volume) } else { "none, since it is not closed".into() });
    row("size", mesh.size.map(|v| format!("{v:.4}")).join(" × "));
    row("bounds", format!("{} to {}", point(found.bounds[0]), point(found.bounds[1])));
    if let Some(texture) = &found.texture {
        row("texture used", format!("{:.1} %", texture.uv_coverage * 100.0));
        row("texture used twice", format!("{:.1} %", texture.uv_overlap * 100.0));
        let (density, spread) = (texture.texel_density, texture.texel_density_spread * 100.0);
        row("texels per length", format!("{density:.2} ± {spread:.0} %"));
    }
    text
}
