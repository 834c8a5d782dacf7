//! What a user can want, and what of it only a window can do.

use std::{path::PathBuf, sync::Arc};

use image::RgbaImage;
use orfeas_core::{export::Preset, print::PrintOptions};

use super::{DashboardCommand, ExportChoice, ItemId};
use crate::{cache::Hash, pipeline::Settings, settings::CacheChange};

/// Everything a user can want.
#[derive(Debug, Clone)]
pub enum Command {
    /// Takes in pictures, folders of pictures and mesh files.
    Open(Vec<PathBuf>),
    /// Takes in a picture from the clipboard.
    Paste(Arc<RgbaImage>),
    /// Asks for files with the system's dialog.
    ChooseFiles,
    Select(ItemId),
    /// Selects the item this many places further.
    SelectNext(isize),
    Remove(ItemId),
    Generate(ItemId),
    GenerateAll,
    Cancel(ItemId),
    CancelAll,
    /// The system showed no dialog, or the user closed it at once.
    TellNoDialog,
    /// Chooses what an export makes of a mesh, for this and later windows.
    ChangeExport(ExportChoice),
    /// Asks with the system's dialog where an item's mesh goes.
    ChooseExport(ItemId),
    /// Writes an item's mesh, brought back first where it was let go; the extension says the format.
    Export {
        item: ItemId,
        path: PathBuf,
    },
    /// Writes all files of a preset into a folder of their own within `folder`; made printable first if it is for that.
    ExportPreset {
        item: ItemId,
        preset: &'static Preset,
        folder: PathBuf,
    },
    /// Chooses how prints are made, for this and later windows.
    ChangePrint(PrintOptions),
    /// Makes an item's mesh printable, to look at.
    PreparePrint(ItemId),
    /// Measures what is shown of an item, and finds its faults.
    Inspect(ItemId),
    ChangeSettings(Settings),
    ClearCache,
    /// Removes one result from both tiers of the cache.
    RemoveCached(Hash),
    /// Sets the cache's counts to zero.
    ResetCacheStats,
    /// Changes how the cache is set: its limits at once, the rest from the next start. Saved in the file of settings.
    ChangeCaching(CacheChange),
    Dashboard(DashboardCommand),
    DismissNotice(u64),
    DismissNotices,
}

/// What only a window can do.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Ask for pictures, then run [`Command::Open`].
    PickFiles,
    /// Ask where to write, then run [`Command::Export`].
    PickExport { item: ItemId, suggested_name: String },
    /// Ask for a folder, then run [`Command::ExportPreset`].
    PickFolder { item: ItemId, preset: &'static Preset },
    /// Ask for the cache's folder, then run [`Command::ChangeCaching`].
    PickCacheFolder,
    /// Ask where to write the history, then run [`DashboardCommand::Export`].
    PickHistory,
}
