//! What the window holds of its items' meshes: those looked at or finished last, up to a number of bytes. The others are
//! let go, and brought back when somebody wants to see or to export them: the cache has most of what that takes, and
//! what it has not is made again, the same to the last bit. Without a cache that is all of it.

use std::sync::Arc;

use super::{App, Command, Item, ItemId, ItemState, Shape, Tone};
use crate::{
    jobs::{CancelOnDrop, JobEvent, JobId, JobRequest, Work},
    pipeline::{Account, Preview},
};

/// A hundred meshes of small pictures at the default settings, so that going to and fro among them is at once; half of
/// what the cache may hold in memory by default.
pub(super) const USUAL_BYTES: usize = 256 << 20;

/// What is known of an item's mesh being held.
#[derive(Debug, Default)]
pub(super) struct Hold {
    /// When it came or was last looked at, in the order of the app's ids.
    used: u64,
    is_let_go: bool,
    recall: Option<Recall>,
    /// What to do as soon as it is back.
    then: Vec<Command>,
}

/// A mesh on its way back.
#[derive(Debug, Default)]
struct Recall {
    /// `None` where a file is read. Dropped, it is canceled.
    run: Option<(JobId, CancelOnDrop)>,
    share: f32,
}

impl Hold {
    pub fn is_recalled_by(&self, job: JobId) -> bool {
        let run = self.recall.as_ref().and_then(|recall| recall.run.as_ref());
        run.is_some_and(|(running, _)| *running == job)
    }
}

impl Item {
    /// While the mesh is brought back after it was let go: how far that is, 0 to 1.
    pub fn coming_back(&self) -> Option<f32> {
        self.hold.recall.as_ref().map(|recall| recall.share)
    }

    /// Memory of the mesh and of its print.
    fn held_bytes(&self) -> usize {
        self.shape.as_ref().map_or(0, Shape::bytes) + self.print.bytes()
    }

    fn can_let_go(&self) -> bool {
        self.shape.is_some() && !self.print.is_busy()
    }

    fn let_go(&mut self) {
        (self.shape, self.inspected) = (None, None);
        self.print.forget();
        self.hold.is_let_go = true;
    }
}

impl Shape {
    fn bytes(&self) -> usize {
        match self {
            Self::Preview(mesh) => mesh.bytes(),
            Self::Finished(asset) => asset.bytes(),
            Self::Opened(parts) => parts.iter().map(|part| part.bytes()).sum(),
        }
    }
}

impl App {
    /// Memory of all meshes and prints that are ready to be shown. What the cache holds of the same meshes is no other
    /// memory.
    pub fn held_bytes(&self) -> usize {
        self.items.iter().map(Item::held_bytes).sum()
    }

    /// Lets go meshes until the rest keeps to the limit, those not looked at for the longest first; while memory is
    /// short, all but the selected one.
    pub(super) fn let_go_beyond_limit(&mut self) {
        let limit = if self.watched.shortage.is_some() { 0 } else { self.held_limit };
        let mut held = self.held_bytes();
        while held > limit {
            let selected = self.selected;
            let others = self.items.iter_mut().filter(|item| Some(item.id) != selected && item.can_let_go());
            let Some(item) = others.min_by_key(|item| item.hold.used) else { return };
            held -= item.held_bytes();
            item.let_go();
        }
    }

    /// Makes an item the one that is looked at, and brings back its mesh.
    pub(super) fn select(&mut self, id: ItemId) {
        let now = self.next_id();
        let before = self.selected.replace(id).filter(|before| *before != id);
        if let Some(before) = before.and_then(|before| self.item_mut(before)) {
            before.hold.used = now;
            if before.hold.then.is_empty() {
                // Nobody waits for it any more.
                before.hold.recall = None;
            }
        }
        self.bring_back(id);
    }

    /// A mesh has come: it takes the place of the one before, and what waited for it is done.
    pub(super) fn put(&mut self, id: ItemId, shape: Shape) {
        let used = self.next_id();
        let Some(item) = self.item_mut(id) else { return };
        (item.shape, item.inspected) = (Some(shape), None);
        item.print.forget();
        let Hold { then, .. } = std::mem::replace(&mut item.hold, Hold { used, ..Hold::default() });
        for command in then {
            self.run(command);
        }
    }

    /// Whether a command is done later, since the mesh it is about must first be brought back.
    pub(super) fn waits_for_mesh(&mut self, command: &Command) -> bool {
        let id = match command {
            Command::Export { item, .. } | Command::ExportPreset { item, .. } => *item,
            Command::PreparePrint(id) | Command::Inspect(id) => *id,
            _ => return false,
        };
        let Some(item) = self.item_mut(id).filter(|item| item.hold.is_let_go) else { return false };
        item.hold.then.push(command.clone());
        self.bring_back(id);
        true
    }

    /// Begins to bring back what an item has let go, as it was: with the settings it was made with, not those of now.
    fn bring_back(&mut self, id: ItemId) {
        let (used, job) = (self.next_id(), JobId(self.next_id()));
        let Some(item) = self.item_mut(id) else { return };
        item.hold.used = used;
        if !item.hold.is_let_go || item.hold.recall.is_some() {
            return;
        }
        let work = match (&item.finished, &item.input, &item.path) {
            (Some(finished), Some(input), _) => Work::Generate(Arc::clone(input), finished.settings),
            (None, Some(input), _) => Work::Preview(Arc::clone(input)),
            (_, None, None) => return,
            (_, None, Some(path)) => {
                let path = path.clone();
                item.hold.recall = Some(Recall::default());
                return self.io.load(id, path);
            }
        };
        let keep = CancelOnDrop::default();
        let request = JobRequest { job, work, cancel: keep.token() };
        item.hold.recall = Some(Recall { run: Some((job, keep)), share: 0.0 });
        self.jobs.insert(job, id);
        if !self.recall.submit(request) {
            self.take_recall(id, JobEvent::Failed("the recall thread has ended; restart the program".into()));
        }
    }

    pub(super) fn take_recall(&mut self, id: ItemId, event: JobEvent) {
        let Some(item) = self.item_mut(id) else { return };
        match event {
            JobEvent::Progress { stage, share } => {
                item.hold.recall.iter_mut().for_each(|recall| recall.share = stage.overall(share));
            }
            JobEvent::Previewed(Preview { mesh: Some(mesh), .. }) => self.put(id, Shape::Preview(mesh)),
            JobEvent::Finished(finished) => {
                if !item.state.is_busy() {
                    item.state = ItemState::Finished;
                }
                let made = |account: &Account| (account.engine, account.fallback.is_some());
                if item.finished.as_ref().map(made) == Some(made(&finished.account)) {
                    self.put(id, Shape::Finished(Arc::clone(&finished.asset)));
                } else {
                    // A network that was there is gone, or the other way round.
                    self.finish(id, Arc::unwrap_or_clone(finished));
                }
            }
            JobEvent::Failed(error) => {
                let (is_busy, name) = (item.state.is_busy(), item.name.clone());
                self.give_up_recall(id);
                if is_busy {
                    // A new mesh is being made, and may come to be.
                    self.notify(Tone::Error, format!("The mesh of {name} was not brought back"), error);
                } else {
                    self.fail(id, error);
                }
            }
            JobEvent::Previewed(_) | JobEvent::Printed(_) | JobEvent::Canceled => self.give_up_recall(id),
        }
    }

    /// The mesh does not come back, unless it is asked for again.
    pub(super) fn give_up_recall(&mut self, id: ItemId) {
        let Some(item) = self.item_mut(id) else { return };
        item.hold.recall = None;
        item.hold.then.clear();
    }
}
