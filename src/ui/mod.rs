//! The window: panels that show the app and push commands. A panel gets the `Ui`, a borrowed view of the data and a
//! list of commands; it asks, it does not act.

mod certificate;
mod dashboard;
mod dialogs;
mod exporting;
mod form;
mod icons;
mod input;
mod inspector;
mod library;
mod notices;
mod printing;
mod shell;
mod shown;
mod stage;
pub mod theme;

use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow};
use eframe::egui_wgpu::WgpuConfiguration;

pub use shell::Studio;

use crate::{app::AppOptions, viewport::adapter::INSTALL_HINT};

/// Opens the window with pictures, or with a mesh file; returns when it is closed.
///
/// # Errors
/// There is no screen, or nothing that draws on it: says which package to install.
pub fn run(paths: &[PathBuf], mesh: Option<&Path>, options: AppOptions) -> Result<()> {
    let paths: Vec<PathBuf> = paths.iter().cloned().chain(mesh.map(Path::to_owned)).collect();
    let viewport = egui::ViewportBuilder::default()
        .with_title("Orfeas Studio")
        .with_app_id("orfeas-studio")
        .with_inner_size([1360.0, 860.0])
        .with_min_inner_size([760.0, 520.0])
        .with_drag_and_drop(true);
    let native = eframe::NativeOptions { viewport, wgpu_options: WgpuConfiguration::default(), ..Default::default() };
    let run =
        eframe::run_native("orfeas-studio", native, Box::new(move |cc| Ok(Box::new(Studio::new(cc, paths, options)?))));
    run.map_err(|error| match error {
        // Their own words are the paths of winit's source files.
        eframe::Error::Winit(_) | eframe::Error::WinitEventLoop(_) => {
            anyhow!("no screen was found to open the window on; `orfeas generate` and `orfeas render` need none")
        }
        other => anyhow!("the window cannot be opened ({other}); {INSTALL_HINT}"),
    })
}
