//! A picture (or an opened mesh) in the window, with everything that came of it.

use std::{path::PathBuf, sync::Arc};

use image::RgbaImage;
use orfeas_core::{export::Asset, mesh::TexturedMesh};

use super::{held::Hold, inspection::Inspected, printing::ItemPrint};
use crate::{
    jobs::{CancelOnDrop, JobId},
    pipeline::{Account, Input, Stage},
};

/// Names an item as long as the program runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ItemId(pub u64);

/// Where an item stands.
#[derive(Debug, Clone, PartialEq)]
pub enum ItemState {
    /// Being read from disk.
    Loading,
    /// Waiting for the inference thread.
    Queued,
    Working {
        stage: Stage,
        share: f32,
    },
    Finished,
    Canceled,
    /// One line for people.
    Failed(String),
}

impl ItemState {
    pub fn is_busy(&self) -> bool {
        matches!(self, Self::Loading | Self::Queued | Self::Working { .. })
    }
}

/// What the viewport shows of an item.
#[derive(Debug, Clone)]
pub enum Shape {
    Preview(Arc<TexturedMesh>),
    Finished(Arc<Asset>),
    /// The parts of a mesh file.
    Opened(Arc<[TexturedMesh]>),
}

/// One entry of the library.
#[derive(Debug)]
pub struct Item {
    pub id: ItemId,
    /// The file's name without its extension.
    pub name: String,
    pub path: Option<PathBuf>,
    pub state: ItemState,
    pub thumbnail: Option<Arc<RgbaImage>>,
    /// `None` before there is one, and while it is let go.
    pub shape: Option<Shape>,
    /// What there is to tell of its finished mesh, also while that is let go.
    pub finished: Option<Account>,
    pub(super) inspected: Option<Inspected>,
    pub(super) print: ItemPrint,
    pub(super) hold: Hold,
    pub(super) input: Option<Arc<Input>>,
    pub(super) preview_run: Option<(JobId, CancelOnDrop)>,
    run: Option<(JobId, CancelOnDrop)>,
}

impl Item {
    pub(super) fn new(id: ItemId, name: String, path: Option<PathBuf>) -> Self {
        Self {
            id,
            name,
            path,
            state: ItemState::Loading,
            thumbnail: None,
            shape: None,
            finished: None,
            inspected: None,
            print: ItemPrint::default(),
            hold: Hold::default(),
            input: None,
            preview_run: None,
            run: None,
        }
    }

    /// Whether it can be generated (again).
    pub fn is_picture(&self) -> bool {
        self.input.is_some()
    }

    /// The finished mesh, unless it is let go.
    pub fn asset(&self) -> Option<&Arc<Asset>> {
        match &self.shape {
            Some(Shape::Finished(asset)) => Some(asset),
            _ => None,
        }
    }

    /// Begins a run; one that was under way is canceled by being dropped.
    pub(super) fn start(&mut self, job: JobId, keep: CancelOnDrop) {
        self.run = Some((job, keep));
        self.state = ItemState::Queued;
    }

    pub(super) fn is_run_by(&self, job: JobId) -> bool {
        self.run.as_ref().is_some_and(|(running, _)| *running == job)
    }

    pub(super) fn is_previewed_by(&self, job: JobId) -> bool {
        self.preview_run.as_ref().is_some_and(|(running, _)| *running == job)
    }

    pub(super) fn end(&mut self, state: ItemState) {
        self.run = None;
        self.state = state;
    }
}
