//! The product without a window: its items, and what every command does to them.
//!
//! Panels and tests push [`Command`]s; [`App::run`] carries each out and answers with an [`Effect`] where a window is
//! needed. [`App::poll`] takes in what workers and io have done since. Nothing here waits.

mod alerts;
mod caching;
mod command;
mod dashboard;
mod export;
mod held;
mod inspection;
mod io;
mod item;
mod notice;
mod printing;
mod remembered;
mod runs;
mod watch;

use std::{
    collections::BTreeMap,
    path::PathBuf,
    sync::{Arc, mpsc},
};

pub use alerts::ALERTS_IN_LOG;
pub use caching::Caching;
pub use command::{Command, Effect};
pub use dashboard::{Dashboard, DashboardCommand};
pub use export::ExportChoice;
pub use io::IoUpdate;
pub use item::{Item, ItemId, ItemState, Shape};
pub use notice::{Notice, Tone};
pub use watch::{GraphicsProbe, SystemSource, Watched};

pub use crate::settings::CacheChange;
use crate::{
    cache::Cache,
    jobs::{Gate, JobId, JobUpdate, Wake, Worker},
    pipeline::{NetworkSlot, NetworkSource, Pipeline, Settings},
    settings::CacheSettings,
};
use io::Io;
use remembered::Remembered;
use watch::{Request, Watcher};

/// How the app is set up.
#[derive(Debug, Clone, Default)]
pub struct AppOptions {
    pub network: NetworkSource,
    pub settings: Settings,
    /// The most the program may hold, in bytes; what would need more is refused.
    pub memory_limit: Option<u64>,
    pub cache: CacheSettings,
    /// Where changed limits are saved, and beside it alert rules; nowhere without it.
    pub settings_file: Option<PathBuf>,
    /// The most bytes of meshes that are kept ready to be shown; `None` for the usual. The selected one is, however large.
    pub held_limit: Option<usize>,
}

/// State of the product.
pub struct App {
    items: Vec<Item>,
    selected: Option<ItemId>,
    settings: Settings,
    network: NetworkSource,
    notices: Vec<Notice>,
    /// Jobs under way, with the item each belongs to.
    jobs: BTreeMap<JobId, ItemId>,
    next_id: u64,
    cache: Arc<Cache>,
    caching: Caching,
    inference: Worker,
    preview: Worker,
    printer: Worker,
    recall: Worker,
    job_updates: mpsc::Receiver<JobUpdate>,
    io: Io,
    watcher: Watcher,
    watched: Arc<Watched>,
    provider: Option<&'static str>,
    refusals: Vec<(&'static str, String)>,
    /// How many pictures, and in how many milliseconds altogether.
    finished: (usize, f64),
    held_limit: usize,
    settings_file: Option<PathBuf>,
    remembered: Remembered,
    /// How often it has been changed.
    remembered_changes: u64,
}

impl App {
    /// Starts the workers. `wake` is called from any thread whenever [`App::poll`] has something to take in.
    ///
    /// # Errors
    /// The system refuses threads.
    pub fn new(options: AppOptions, wake: Wake) -> std::io::Result<Self> {
        let cache = Arc::new(options.cache.open()?);
        let (job_sender, job_updates) = mpsc::channel();
        let gate = Gate::default();
        let network = NetworkSlot::new(options.network.clone());
        let pipeline = Pipeline::new(Arc::clone(&cache), network).with_memory_limit(options.memory_limit);
        let spawn =
            |name: &str| Worker::spawn(name, pipeline.clone(), job_sender.clone(), gate.clone(), Arc::clone(&wake));
        let inference = spawn("inference")?;
        let preview = spawn("preview")?;
        let printer = spawn("print")?;
        let recall = spawn("recall")?;
        let io = Io::new(Arc::clone(&wake))?;
        let settings_file = options.settings_file;
        let (remembered, forgotten) = Remembered::read(settings_file.as_deref());
        let (watcher, problem) = dashboard::spawn_watcher(io.handle(), &cache, settings_file.as_deref(), &gate, &wake)?;
        let mut app = Self {
            items: Vec::new(),
            selected: None,
            settings: options.settings,
            network: options.network,
            notices: Vec::new(),
            jobs: BTreeMap::new(),
            next_id: 0,
            inference,
            preview,
            printer,
            recall,
            cache,
            caching: Caching::new(options.cache, settings_file.is_some()),
            job_updates,
            io,
            watcher,
            watched: Arc::default(),
            provider: None,
            refusals: Vec::new(),
            finished: (0, 0.0),
            held_limit: options.held_limit.unwrap_or(held::USUAL_BYTES),
            settings_file,
            remembered,
            remembered_changes: 0,
        };
        app.tell_settings();
        if let Some(problem) = problem {
            app.notify(Tone::Error, "Your alert rules are not used".into(), problem);
        }
        if let Some(problem) = forgotten {
            app.notify(Tone::Error, "Your choices for prints and exports are not used".into(), problem);
        }
        Ok(app)
    }

    pub fn items(&self) -> &[Item] {
        &self.items
    }

    pub fn item(&self, id: ItemId) -> Option<&Item> {
        self.items.iter().find(|item| item.id == id)
    }

    pub fn selected(&self) -> Option<&Item> {
        self.selected.and_then(|id| self.item(id))
    }

    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    pub fn notices(&self) -> &[Notice] {
        &self.notices
    }

    /// Runs blocking work beside the window, such as a dialog.
    pub fn io(&self) -> &tokio::runtime::Handle {
        self.io.handle()
    }

    /// Carries out a command.
    pub fn run(&mut self, command: Command) -> Option<Effect> {
        if self.waits_for_mesh(&command) {
            return None;
        }
        match command {
            Command::Open(paths) => self.io.list(paths),
            Command::Paste(picture) => {
                let pasted = self.items.iter().filter(|item| item.path.is_none()).count() + 1;
                let id = self.add_item(format!("pasted {pasted}"), None);
                self.select(id);
                self.io.encode(id, picture);
            }
            Command::ChooseFiles => return Some(Effect::PickFiles),
            Command::Select(id) => self.select(id),
            Command::SelectNext(places) => self.select_next(places),
            Command::Remove(id) => self.remove(id),
            Command::Generate(id) => self.generate(id),
            Command::GenerateAll => {
                for id in self.items.iter().map(|item| item.id).collect::<Vec<_>>() {
                    self.generate(id);
                }
            }
            Command::Cancel(id) => self.cancel(id),
            Command::Inspect(id) => self.inspect(id),
            Command::CancelAll => {
                for id in self.items.iter().map(|item| item.id).collect::<Vec<_>>() {
                    self.cancel(id);
                }
            }
            Command::ChangeExport(choice) => self.remember(Remembered { export: choice, ..self.remembered }),
            Command::ChooseExport(id) => return self.choose_export(id),
            Command::Export { item, path } => self.export(item, path),
            Command::ExportPreset { item, preset, folder } => self.export_preset(item, preset, folder),
            Command::ChangePrint(options) => self.remember(Remembered { print: options, ..self.remembered }),
            Command::PreparePrint(id) => self.prepare_print(id),
            Command::TellNoDialog => self.notify(
                Tone::Error,
                "No file dialog appeared".into(),
                "This system offers none to programs (packages xdg-desktop-portal or zenity bring one). Drop files on \
                 the window to open them, and type the file to export to."
                    .into(),
            ),
            Command::ChangeSettings(settings) => {
                self.settings = settings;
                self.tell_settings();
            }
            Command::ClearCache => self.change_cache(Cache::clear),
            Command::RemoveCached(hash) => self.change_cache(|cache| cache.remove(hash)),
            Command::ResetCacheStats => self.change_cache(Cache::reset_stats),
            Command::ChangeCaching(change) => self.change_caching(change),
            Command::Dashboard(command) => return self.run_dashboard(command),
            Command::DismissNotice(id) => self.notices.retain(|notice| notice.id != id),
            Command::DismissNotices => self.notices.clear(),
        }
        None
    }

    /// Takes in everything that workers and io have done. Returns whether anything changed.
    pub fn poll(&mut self) -> bool {
        let mut changed = self.poll_watcher();
        while let Some(update) = self.io.next_update() {
            changed = true;
            self.take_io(update);
        }
        while let Ok(update) = self.job_updates.try_recv() {
            changed = true;
            self.watcher.tell(Request::Moved);
            self.take_job(update);
        }
        let queued = self.queued();
        self.watcher.tell_queue(queued);
        self.let_go_beyond_limit();
        changed
    }

    fn take_io(&mut self, update: IoUpdate) {
        match update {
            IoUpdate::Listed { paths } => {
                let mut first = None;
                for path in paths {
                    let name = path.file_stem().map_or_else(|| "picture".into(), |s| s.to_string_lossy().into_owned());
                    let id = self.add_item(name, Some(path.clone()));
                    first.get_or_insert(id);
                    self.io.load(id, path);
                }
                first.into_iter().for_each(|first| self.select(first));
            }
            IoUpdate::Loaded { item, bytes } => self.loaded(item, bytes),
            IoUpdate::LoadedMesh { item, parts } => {
                if let Some(item) = self.item_mut(item) {
                    item.state = ItemState::Finished;
                }
                self.put(item, Shape::Opened(parts));
            }
            IoUpdate::Inspected { item, shape, inspection } => self.take_inspection(item, shape, inspection),
            IoUpdate::LoadFailed { item, error } => {
                self.give_up_recall(item);
                self.fail(item, error);
            }
            IoUpdate::PrintSettled { item, job } => self.start_print(item, job),
            IoUpdate::RememberedSettled { changes } => self.save_remembered(changes),
            IoUpdate::Exported { name, files } => {
                let list = files.iter().map(|f| f.display().to_string()).collect::<Vec<_>>().join("\n");
                self.notify(Tone::Good, format!("Exported {name}"), list);
            }
            IoUpdate::Failed { title, error } => self.notify(Tone::Error, title, error),
        }
    }

    fn item_mut(&mut self, id: ItemId) -> Option<&mut Item> {
        self.items.iter_mut().find(|item| item.id == id)
    }

    fn next_id(&mut self) -> u64 {
        self.next_id += 1;
        self.next_id
    }

    fn add_item(&mut self, name: String, path: Option<PathBuf>) -> ItemId {
        let id = ItemId(self.next_id());
        self.items.push(Item::new(id, name, path));
        id
    }

    fn remove(&mut self, id: ItemId) {
        let place = self.items.iter().position(|item| item.id == id);
        self.items.retain(|item| item.id != id);
        self.jobs.retain(|_, owner| *owner != id);
        if self.selected == Some(id) {
            let next = place.and_then(|place| self.items.get(place).or_else(|| self.items.last()));
            self.selected = None;
            next.map(|item| item.id).into_iter().for_each(|next| self.select(next));
        }
    }

    fn select_next(&mut self, places: isize) {
        let Some(last) = self.items.len().checked_sub(1) else { return };
        let here = self.items.iter().position(|item| Some(item.id) == self.selected);
        let there = here.map_or(0, |here| here.saturating_add_signed(places).min(last));
        self.select(self.items[there].id);
    }

    fn fail(&mut self, id: ItemId, error: String) {
        let Some(item) = self.item_mut(id) else { return };
        let name = item.name.clone();
        item.end(ItemState::Failed(error.clone()));
        self.notify(Tone::Error, format!("{name} failed"), error);
    }

    fn notify(&mut self, tone: Tone, title: String, details: String) {
        let id = self.next_id();
        self.notices.push(Notice { id, tone, title, details });
    }
}
