//! What workers do with an item: its preview and then its mesh; and what becomes of the item meanwhile.

use std::sync::Arc;

use super::{App, Item, ItemId, ItemState, Shape};
use crate::{
    jobs::{CancelOnDrop, JobEvent, JobId, JobRequest, JobUpdate, Work},
    pipeline::{Finished, Input},
};

impl App {
    pub(super) fn take_job(&mut self, update: JobUpdate) {
        let is_end = !matches!(update.event, JobEvent::Progress { .. });
        let owner = if is_end { self.jobs.remove(&update.job) } else { self.jobs.get(&update.job).copied() };
        let Some(item) = owner.and_then(|id| self.item_mut(id)) else { return };
        let id = item.id;
        if item.is_previewed_by(update.job) {
            // The mesh comes after the preview, also if that failed: then the mesh's own failure is told.
            let is_waiting = item.state == ItemState::Loading;
            self.take_preview(id, update.event);
            if is_end && is_waiting {
                self.generate(id);
            }
        } else if item.print.is_run_by(update.job) {
            self.take_print(id, update.event);
        } else if item.hold.is_recalled_by(update.job) {
            self.take_recall(id, update.event);
        } else if item.is_run_by(update.job) {
            self.take_run(id, update.event);
        }
        // News of a run that was replaced are old.
    }

    fn take_preview(&mut self, id: ItemId, event: JobEvent) {
        let Some(item) = self.item_mut(id) else { return };
        let JobEvent::Previewed(preview) = event else { return };
        item.thumbnail = Some(preview.thumbnail);
        if let Some(mesh) = preview.mesh.filter(|_| item.finished.is_none()) {
            self.put(id, Shape::Preview(mesh));
        }
    }

    fn take_run(&mut self, id: ItemId, event: JobEvent) {
        let Some(item) = self.item_mut(id) else { return };
        match event {
            JobEvent::Previewed(_) | JobEvent::Printed(_) => {}
            JobEvent::Progress { stage, share } => item.state = ItemState::Working { stage, share },
            JobEvent::Canceled => item.end_early(),
            JobEvent::Failed(error) => self.fail(id, error),
            JobEvent::Finished(finished) => {
                item.end(ItemState::Finished);
                self.finish(id, Arc::unwrap_or_clone(finished));
            }
        }
    }

    /// A picture has become a mesh, or another one than before.
    pub(super) fn finish(&mut self, id: ItemId, Finished { account, asset }: Finished) {
        self.count(&account);
        if let Some(item) = self.item_mut(id) {
            item.finished = Some(account);
        }
        self.put(id, Shape::Finished(asset));
    }

    /// A picture's bytes are there: its preview is begun, and after that its mesh.
    pub(super) fn loaded(&mut self, id: ItemId, bytes: Arc<[u8]>) {
        let Some(item) = self.item_mut(id) else { return };
        let input = Arc::new(Input { name: item.name.clone(), bytes, mask: None });
        item.input = Some(Arc::clone(&input));
        let job = JobId(self.next_id());
        self.jobs.insert(job, id);
        let keep = CancelOnDrop::default();
        let request = JobRequest { job, work: Work::Preview(input), cancel: keep.token() };
        if let Some(item) = self.item_mut(id) {
            item.preview_run = Some((job, keep));
        }
        if !self.preview.submit(request) {
            self.fail(id, "the preview thread has ended; restart the program".into());
        }
    }

    pub(super) fn generate(&mut self, id: ItemId) {
        let job = JobId(self.next_id());
        let settings = self.settings;
        let Some(item) = self.item_mut(id) else { return };
        let Some(input) = item.input.clone() else { return };
        let keep = CancelOnDrop::default();
        let request = JobRequest { job, work: Work::Generate(input, settings), cancel: keep.token() };
        // Replacing an older run cancels it.
        item.start(job, keep);
        self.jobs.insert(job, id);
        if !self.inference.submit(request) {
            self.fail(id, "the inference thread has ended; restart the program".into());
        }
    }

    pub(super) fn cancel(&mut self, id: ItemId) {
        // Ending a run drops and so cancels it; its last event finds nobody.
        if let Some(item) = self.item_mut(id).filter(|item| item.state.is_busy()) {
            item.end_early();
        }
    }
}

impl Item {
    /// It is what it was before the run.
    fn end_early(&mut self) {
        self.end(if self.finished.is_some() { ItemState::Finished } else { ItemState::Canceled });
    }
}
