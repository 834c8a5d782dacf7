//! The print of what an item became: prepared by a worker when somebody wants to see it, and made anew once what is asked
//! of it has not changed for a moment.

use std::{path::PathBuf, sync::Arc, time::Duration};

use orfeas_core::{
    export::{Asset, Preset},
    print::PrintOptions,
};

use super::{App, Item, ItemId, Tone, io::IoUpdate};
use crate::{
    jobs::{CancelOnDrop, JobEvent, JobId, JobRequest, Work},
    pipeline::Printed,
};

/// How long nothing changes before work begins: a slider that is dragged sends a change with each frame.
const SETTLED: Duration = Duration::from_millis(200);

/// What is known of an item's print.
#[derive(Debug, Default)]
pub(super) struct ItemPrint {
    /// The newest that is ready. It may be of other options, and of a mesh that is no more.
    ready: Option<(Arc<Asset>, Arc<Printed>)>,
    /// Why the newest one could not be made.
    failed: Option<(Arc<Asset>, PrintOptions, String)>,
    /// The one being made. A newer one takes its place and so cancels it.
    run: Option<Run>,
    /// Where it goes as soon as it is ready.
    export_to: Option<(&'static Preset, PathBuf)>,
}

#[derive(Debug)]
struct Run {
    job: JobId,
    keep: CancelOnDrop,
    source: Arc<Asset>,
    options: PrintOptions,
    share: f32,
}

impl ItemPrint {
    pub fn is_run_by(&self, job: JobId) -> bool {
        self.run.as_ref().is_some_and(|run| run.job == job)
    }

    pub fn is_busy(&self) -> bool {
        self.run.is_some()
    }

    /// Memory of the newest one.
    pub fn bytes(&self) -> usize {
        self.ready.as_ref().map_or(0, |(_, printed)| printed.asset.bytes())
    }

    /// Lets go what was made of a mesh that is no more.
    pub fn forget(&mut self) {
        (self.ready, self.failed) = (None, None);
    }
}

impl Item {
    /// The newest print of the mesh as it is now, if there is one. Its options say what was asked for.
    pub fn print(&self) -> Option<&Arc<Printed>> {
        let (source, printed) = self.print.ready.as_ref()?;
        self.is_made(source).then_some(printed)
    }

    /// How far the one being prepared is, 0 to 1.
    pub fn print_progress(&self) -> Option<f32> {
        self.print.run.as_ref().map(|run| run.share)
    }

    /// Why there is no print with these options.
    pub fn print_failure(&self, options: &PrintOptions) -> Option<&str> {
        let (source, failed, reason) = self.print.failed.as_ref()?;
        (self.is_made(source) && failed == options).then_some(reason)
    }

    /// Whether nobody has begun a print with these options.
    pub fn wants_print(&self, options: &PrintOptions) -> bool {
        let is_running = |run: &Run| self.is_made(&run.source) && run.options == *options;
        self.asset().is_some()
            && self.print().is_none_or(|printed| printed.options != *options)
            && self.print_failure(options).is_none()
            && !self.print.run.as_ref().is_some_and(is_running)
    }

    fn is_made(&self, source: &Arc<Asset>) -> bool {
        self.asset().is_some_and(|asset| Arc::ptr_eq(asset, source))
    }
}

impl App {
    pub fn print_options(&self) -> &PrintOptions {
        &self.remembered.print
    }

    /// The print with the options as they are now.
    pub(super) fn current_print<'a>(&self, item: &'a Item) -> Option<&'a Arc<Printed>> {
        item.print().filter(|printed| printed.options == self.remembered.print)
    }

    pub(super) fn prepare_print(&mut self, id: ItemId) {
        let job = JobId(self.next_id());
        let options = self.remembered.print;
        let Some(item) = self.item_mut(id).filter(|item| item.wants_print(&options)) else { return };
        let Some(source) = item.asset().cloned() else { return };
        item.print.run = Some(Run { job, keep: CancelOnDrop::default(), source, options, share: 0.0 });
        self.io.later(SETTLED, IoUpdate::PrintSettled { item: id, job });
    }

    /// Hands the print to its worker, unless another one has been asked for since.
    pub(super) fn start_print(&mut self, id: ItemId, job: JobId) {
        let Some(item) = self.item(id) else { return };
        let Some(run) = item.print.run.as_ref().filter(|run| run.job == job) else { return };
        let work = Work::Print(Arc::clone(&run.source), run.options);
        let request = JobRequest { job, work, cancel: run.keep.token() };
        self.jobs.insert(job, id);
        if !self.printer.submit(request) {
            self.take_print(id, JobEvent::Failed("the print thread has ended; restart the program".into()));
        }
    }

    pub(super) fn take_print(&mut self, id: ItemId, event: JobEvent) {
        let Some(item) = self.item_mut(id) else { return };
        if let JobEvent::Progress { share, .. } = event {
            item.print.run.iter_mut().for_each(|run| run.share = share);
            return;
        }
        let Some(run) = item.print.run.take() else { return };
        match event {
            JobEvent::Printed(printed) => {
                let adjustments = printed.adjustments.join("\n");
                item.print.ready = Some((run.source, printed));
                if let Some((preset, folder)) = item.print.export_to.take() {
                    self.export_preset(id, preset, folder);
                }
                if !adjustments.is_empty() {
                    self.notify(Tone::Good, "Made to fit into memory".into(), adjustments);
                }
            }
            JobEvent::Failed(reason) => {
                item.print.failed = Some((run.source, run.options, reason.clone()));
                let name = item.name.clone();
                if item.print.export_to.take().is_some() {
                    self.notify(Tone::Error, format!("{name} was not exported"), reason);
                }
            }
            _ => {}
        }
    }

    pub(super) fn export_when_printed(&mut self, id: ItemId, preset: &'static Preset, folder: PathBuf) {
        let options = self.remembered.print;
        let Some(item) = self.item_mut(id) else { return };
        if let Some(reason) = item.print_failure(&options).map(str::to_owned) {
            let title = format!("{} was not exported", item.name);
            return self.notify(Tone::Error, title, reason);
        }
        item.print.export_to = Some((preset, folder));
        self.prepare_print(id);
    }
}
