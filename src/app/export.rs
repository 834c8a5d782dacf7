//! Where a mesh goes, and in which form: all files of a preset, or a single one with options of its own.

use std::{
    path::{Path, PathBuf},
    slice,
    sync::Arc,
};

use orfeas_core::{
    export::{ExportOptions, Format, Placement, Preset},
    progress::unwatched,
};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

use super::{App, Effect, ItemId, Tone};
use crate::output;

/// What an export makes of a mesh.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct ExportChoice {
    /// `None` for a single file, for which the rest is.
    #[serde(serialize_with = "name_of", deserialize_with = "named")]
    pub preset: Option<&'static Preset>,
    pub format: Format,
    pub options: ExportOptions,
    pub placement: Placement,
}

impl Default for ExportChoice {
    fn default() -> Self {
        Self { preset: None, format: Format::Glb, options: ExportOptions::default(), placement: Placement::default() }
    }
}

fn name_of<S: Serializer>(preset: &Option<&'static Preset>, serializer: S) -> Result<S::Ok, S::Error> {
    preset.map(|preset| preset.name).serialize(serializer)
}

fn named<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<&'static Preset>, D::Error> {
    let Some(name) = Option::<String>::deserialize(deserializer)? else { return Ok(None) };
    let known = || Preset::ALL.map(|preset| preset.name).join(", ");
    let unknown = || D::Error::custom(format!("expected a preset out of {}, found `{name}`", known()));
    Preset::find(&name).map(Some).ok_or_else(unknown)
}

impl App {
    pub fn export_choice(&self) -> &ExportChoice {
        &self.remembered.export
    }

    pub(super) fn choose_export(&self, id: ItemId) -> Option<Effect> {
        let item = self.item(id).filter(|item| item.finished.is_some())?;
        let ExportChoice { preset, format, .. } = self.remembered.export;
        Some(match preset {
            Some(preset) => Effect::PickFolder { item: id, preset },
            None => Effect::PickExport { item: id, suggested_name: format!("{}.{format}", item.name) },
        })
    }

    pub(super) fn export(&mut self, id: ItemId, mut path: PathBuf) {
        let choice = self.remembered.export;
        let Some(item) = self.item(id) else { return };
        let Some(asset) = item.asset().cloned() else { return };
        let name = item.name.clone();
        if path.extension().is_none() {
            path.set_extension(choice.format.extension());
        }
        let extension = path.extension().and_then(|e| e.to_str()).unwrap_or_default();
        let format = match extension.parse::<Format>() {
            Ok(format) => format,
            Err(error) => {
                let error = format!("{error}; give the file name one of these endings: {}", path.display());
                return self.notify(Tone::Error, format!("{name} was not exported"), error);
            }
        };
        let stem = path.file_stem().map_or_else(|| name.clone(), |s| s.to_string_lossy().into_owned());
        self.io.export(name, move || {
            let folder = path.parent().unwrap_or(Path::new("."));
            let placed = asset.placed(&choice.placement);
            output::export(slice::from_ref(&placed), &[format], &choice.options, folder, &stem, &unwatched)
        });
    }

    pub(super) fn export_preset(&mut self, id: ItemId, preset: &'static Preset, folder: PathBuf) {
        let Some(item) = self.item(id) else { return };
        let Some(mut asset) = item.asset().cloned() else { return };
        let name = item.name.clone();
        if preset.is_for_print() {
            let Some(printed) = self.current_print(item) else {
                return self.export_when_printed(id, preset, folder);
            };
            asset = Arc::clone(&printed.asset);
            if let Some(failure) = printed.certificate.failure() {
                self.notify(Tone::Warning, format!("{name} is not printable as it is"), failure);
            }
        }
        self.io.export(name.clone(), move || {
            let light = asset.reduced(preset.faces, preset.texture)?;
            output::export_preset(slice::from_ref(&light), preset, &preset.options, &folder, &name, &unwatched)
        });
    }
}
