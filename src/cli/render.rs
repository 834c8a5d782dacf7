//! `orfeas render` draws a mesh file into a picture; `orfeas view` opens one in the window.

use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::Args;

use crate::{
    mesh_file, output,
    viewport::{RenderOptions, Shading, render_image},
};

/// Open a mesh (GLB, glTF, OBJ, STL, PLY, 3MF) in the window.
#[derive(Debug, Args)]
pub struct ViewArguments {
    pub file: PathBuf,
}

/// Draw a mesh into a PNG, without a window.
#[derive(Debug, Args)]
pub struct Arguments {
    mesh: PathBuf,
    #[arg(long)]
    out: PathBuf,
    /// Width and height in pixels.
    #[arg(long, default_value = "1024x768", value_parser = parse_size, value_name = "WxH")]
    size: (u32, u32),
    /// Degrees around the mesh: 0 sees its front, 90 what is on its +X side.
    #[arg(long, default_value_t = 30.0, allow_negative_numbers = true)]
    azimuth: f32,
    /// Degrees above the horizon.
    #[arg(long, default_value_t = 15.0, allow_negative_numbers = true)]
    elevation: f32,
    /// lit, unlit, wireframe, clay or normals.
    #[arg(long, default_value = "lit")]
    shading: Shading,
    /// No background and no grid.
    #[arg(long)]
    transparent: bool,
}

fn parse_size(text: &str) -> Result<(u32, u32), String> {
    let parts = text.split_once(['x', '×']).and_then(|(w, h)| Some((w.parse().ok()?, h.parse().ok()?)));
    parts.filter(|&(w, h): &(u32, u32)| w > 0 && h > 0).ok_or_else(|| "expected WIDTHxHEIGHT, such as 1024x768".into())
}

/// Reads, draws and writes.
pub fn run(arguments: &Arguments) -> Result<()> {
    let parts = mesh_file::read(&arguments.mesh)?;
    let picture = render_image(
        &parts,
        &RenderOptions {
            width: arguments.size.0,
            height: arguments.size.1,
            azimuth_degrees: arguments.azimuth,
            elevation_degrees: arguments.elevation,
            shading: arguments.shading,
            transparent: arguments.transparent,
            grid: !arguments.transparent,
        },
    )?;
    let mut png = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut png, image::ImageFormat::Png).context("the picture cannot be encoded")?;
    output::write_file(&arguments.out, png.get_ref())?;
    Ok(())
}
