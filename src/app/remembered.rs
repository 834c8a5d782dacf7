//! What the window keeps of a user's choices for the next time, in a file of its own beside the settings.

use std::{
    path::{Path, PathBuf},
    time::Duration,
};

use orfeas_core::print::PrintOptions;
use serde::{Deserialize, Serialize};

use super::{App, ExportChoice, Tone, io::IoUpdate};
use crate::input;

/// A choice that is being dragged is saved once it has come to rest.
const SETTLED: Duration = Duration::from_millis(500);

/// Choices that outlast the window.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Remembered {
    pub print: PrintOptions,
    pub export: ExportChoice,
}

fn file_beside(settings_file: &Path) -> PathBuf {
    settings_file.with_file_name("window.json")
}

impl Remembered {
    /// What was saved beside the settings, or the defaults; and why what was saved cannot be used.
    pub fn read(settings_file: Option<&Path>) -> (Self, Option<String>) {
        let Some(path) = settings_file.map(file_beside).filter(|path| path.exists()) else {
            return (Self::default(), None);
        };
        let wrong =
            |reason: String| (Self::default(), Some(format!("{reason}; mend or delete it: {}", path.display())));
        let bytes = match input::read_file(&path) {
            Ok(bytes) => bytes,
            Err(error) => return wrong(error.to_string()),
        };
        match serde_json::from_slice::<Self>(&bytes) {
            Ok(remembered) if remembered.print.is_possible() => (remembered, None),
            Ok(_) => wrong("expected measures of prints within their ranges".to_owned()),
            Err(error) => wrong(format!("expected choices for prints and exports ({error})")),
        }
    }
}

impl App {
    pub(super) fn remember(&mut self, remembered: Remembered) {
        self.remembered = remembered;
        self.remembered_changes += 1;
        self.io.later(SETTLED, IoUpdate::RememberedSettled { changes: self.remembered_changes });
    }

    /// Saves it, unless it has been changed since.
    pub(super) fn save_remembered(&mut self, changes: u64) {
        let file = self.settings_file.as_deref().map(file_beside);
        let Some(path) = file.filter(|_| changes == self.remembered_changes) else { return };
        match serde_json::to_vec_pretty(&self.remembered) {
            Ok(json) => self.io.save("Choices for prints and exports", path, json),
            Err(error) => self.notify(Tone::Error, "Choices were not saved".into(), error.to_string()),
        }
    }
}
