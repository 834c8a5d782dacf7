//! Reads all counters once a second beside the window, and owns what comes of them: the monitor with its history and
//! its rules, and the list of the cache's entries.

use std::{
    path::PathBuf,
    sync::Arc,
    time::{Duration, Instant},
};

use tokio::sync::{mpsc, oneshot, watch};

use super::alerts::log_changes;
use crate::{
    cache::{Cache, EntryInfo, Origin, Stats},
    governor::{
        heap::{self, Slack},
        pressure::{self, Pressure},
    },
    input,
    jobs::{Gate, Wake},
    metrics::{
        Metric, Monitor, Overview, Past, Reading,
        alert::{Rule, RuleError},
        anomaly::Learned,
        gpu::GpuProbe,
        system::{SystemProbe, SystemReading},
    },
    output,
    pipeline::{Stage, StageRun},
};

const PERIOD: Duration = Duration::from_secs(1);
/// What is usual on this machine, beside the cache's files.
const PAST_NAME: &str = "usual.json";
/// Who tries one setting after the other takes the same memory again sooner than this.
const REST_SECS: u64 = 10;
/// Smaller changes of this program's memory are not news: the strip would be drawn for them all the time.
const MEMORY_STEP: f64 = (1u64 << 20) as f64;

/// What is shown of the last second.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Watched {
    pub overview: Overview,
    /// The cache's entries, memory before disk; listed while somebody looks at them.
    pub entries: Arc<Vec<EntryInfo>>,
    /// When they were listed, in seconds since the program started.
    pub listed_secs: f64,
    /// Why the queue waits, while memory is short.
    pub shortage: Option<String>,
}

/// Bytes of graphics memory that the window holds, or `None` where nobody counts them.
pub type GraphicsProbe = Box<dyn Fn() -> Option<u64> + Send>;

/// What tells of memory and processor, once a second.
pub type SystemSource = Box<dyn FnMut() -> SystemReading + Send>;

/// What the app tells its watcher.
pub(super) enum Request {
    /// Whether somebody looks at every second.
    Closely(bool),
    /// A job went on.
    Moved,
    /// Pictures waiting or in work.
    Queue(usize),
    Finished(Vec<StageRun>),
    Rules(Vec<Rule>),
    /// What the times of stages depend on, in words.
    Settings(String),
    Graphics(GraphicsProbe),
    System(SystemSource),
    /// The user changed the cache.
    CacheChanged,
}

/// The app's end.
pub(super) struct Watcher {
    requests: mpsc::UnboundedSender<Request>,
    views: watch::Receiver<Arc<Watched>>,
    queue: usize,
}

impl Watcher {
    /// Starts reading. `wake` is called when something shown has changed.
    ///
    /// # Errors
    /// A rule that cannot be followed.
    pub fn spawn(
        runtime: &tokio::runtime::Handle,
        cache: Arc<Cache>,
        rules: Vec<Rule>,
        gate: Gate,
        wake: Wake,
    ) -> Result<Self, RuleError> {
        let (requests, inbox) = mpsc::unbounded_channel();
        let monitor = Monitor::new(rules)?;
        let (sender, views) = watch::channel(Arc::new(Watched { overview: monitor.overview(), ..Watched::default() }));
        runtime.spawn(watch(monitor, cache, inbox, sender, gate, wake));
        Ok(Self { requests, views, queue: 0 })
    }

    pub fn tell(&self, request: Request) {
        // The task ends with the runtime, and then there is nothing left to watch.
        let _ = self.requests.send(request);
    }

    pub fn tell_queue(&mut self, queue: usize) {
        if std::mem::replace(&mut self.queue, queue) != queue {
            self.tell(Request::Queue(queue));
        }
    }

    /// What is newer than the last one taken.
    pub fn take(&mut self) -> Option<Arc<Watched>> {
        self.views.has_changed().unwrap_or(false).then(|| Arc::clone(&self.views.borrow_and_update()))
    }
}

/// What is gathered between two readings.
struct Watch {
    cache: Arc<Cache>,
    monitor: Monitor,
    /// What is being learned meanwhile.
    learning: Option<oneshot::Receiver<Learned>>,
    /// `None` where the system does not tell.
    system: Option<SystemSource>,
    gpu: GpuProbe,
    graphics: Option<GraphicsProbe>,
    is_closely: bool,
    is_moving: bool,
    queue: usize,
    finished: u64,
    stage_ms: Vec<(Metric, f64)>,
    entries: Arc<Vec<EntryInfo>>,
    /// The counts when they were listed, and the time.
    listed_at: Option<Stats>,
    listed_secs: f64,
    gate: Gate,
    pressure: Pressure,
    slack: Slack,
    /// Since nothing waits or is in work.
    rest_secs: u64,
    shortage: Option<String>,
    begin: Instant,
}

async fn watch(
    monitor: Monitor,
    cache: Arc<Cache>,
    mut requests: mpsc::UnboundedReceiver<Request>,
    views: watch::Sender<Arc<Watched>>,
    gate: Gate,
    wake: Wake,
) {
    let mut watch = Watch {
        cache,
        monitor,
        learning: None,
        system: SystemProbe::new().map(|mut probe| Box::new(move || probe.read()) as SystemSource),
        gpu: GpuProbe::new(),
        graphics: None,
        is_closely: false,
        is_moving: false,
        queue: 0,
        finished: 0,
        stage_ms: Vec::new(),
        entries: Arc::default(),
        listed_at: None,
        listed_secs: 0.0,
        gate,
        pressure: Pressure::default(),
        slack: Slack::default(),
        rest_secs: 0,
        shortage: None,
        begin: Instant::now(),
    };
    watch.recall_past();
    let mut next = tokio::time::Instant::now();
    let mut seen = Watched::default();
    let mut alerts = Vec::new();
    loop {
        let is_answer = match tokio::time::timeout_at(next, requests.recv()).await {
            Ok(None) => return,
            Ok(Some(request)) => {
                if !watch.take(request) {
                    continue;
                }
                true
            }
            Err(_) => {
                watch.read();
                // A machine that slept does not catch up on the seconds it missed.
                next = tokio::time::Instant::now() + PERIOD;
                false
            }
        };
        let view = Arc::new(watch.view());
        log_changes(&alerts, &view.overview.alerts);
        alerts.clone_from(&view.overview.alerts);
        let is_shown = is_answer || watch.is_closely || differs_in_strip(&seen, &view);
        if is_shown {
            seen = Watched::clone(&view);
        }
        // Without the app's end nobody looks any more.
        if views.send(view).is_err() {
            return;
        }
        if is_shown {
            wake();
        }
    }
}

impl Watch {
    /// Returns whether there is an answer that shall be shown at once.
    fn take(&mut self, request: Request) -> bool {
        match request {
            Request::Closely(is_closely) => {
                self.is_closely = is_closely;
                self.list();
                return is_closely;
            }
            Request::CacheChanged => {
                self.list();
                return true;
            }
            Request::Rules(rules) => {
                if let Err(error) = self.monitor.change_rules(rules) {
                    tracing::warn!("alert rules not changed: {error}");
                }
                return true;
            }
            Request::Moved => self.is_moving = true,
            Request::Queue(queue) => self.queue = queue,
            Request::Finished(stages) => {
                let computed = stages.iter().filter(|run| run.origin == Origin::Computed);
                self.stage_ms.extend(computed.filter_map(|run| Some((metric_of(run.stage)?, run.ms))));
                self.finished += 1;
                self.is_moving = true;
            }
            Request::Settings(settings) => self.monitor.expect_times_of(&settings),
            Request::Graphics(probe) => self.graphics = Some(probe),
            Request::System(source) => self.system = Some(source),
        }
        false
    }

    fn read(&mut self) {
        self.learn();
        let system = self.system.as_mut().map(|read| read());
        self.ease(system.as_ref());
        self.rest_secs = if self.queue == 0 { self.rest_secs + 1 } else { 0 };
        if self.rest_secs == REST_SECS
            || system.as_ref().is_some_and(|reading| self.slack.observe(reading.process_bytes))
        {
            give_back();
        }
        let stats = self.cache.stats();
        let limits = self.cache.limits();
        let has_disk = self.cache.folder().is_some() && limits.disk_bytes > 0;
        self.monitor.record(Reading {
            secs: self.begin.elapsed().as_secs_f64(),
            memory_hits: stats.memory.hits,
            disk_hits: stats.disk.hits,
            misses: stats.misses(),
            evicted_misses: stats.evicted_misses(),
            evictions: stats.memory.evicted.total() + stats.disk.evicted.total(),
            saved_ms: stats.saved_us() as f64 / 1000.0,
            cache_bytes: stats.memory.bytes,
            cache_limit: limits.bytes as u64,
            disk_bytes: has_disk.then_some(stats.disk.bytes),
            queue: self.queue,
            finished: self.finished,
            stage_ms: std::mem::take(&mut self.stage_ms),
            is_moving: std::mem::take(&mut self.is_moving),
            system,
            gpu: self.gpu.read(),
            graphics_bytes: self.graphics.as_ref().and_then(|probe| probe()),
        });
        self.keep_past();
        self.list();
    }

    /// Takes in what was learned meanwhile, and has the next lesson learned elsewhere: no second waits for it.
    fn learn(&mut self) {
        if let Some(learning) = &mut self.learning {
            match learning.try_recv() {
                Ok(learned) => self.monitor.accept(learned),
                Err(oneshot::error::TryRecvError::Empty) => return,
                // Nothing came of it.
                Err(oneshot::error::TryRecvError::Closed) => {}
            }
        }
        self.learning = self.monitor.take_lesson().map(|lesson| {
            let (done, learning) = oneshot::channel();
            tokio::task::spawn_blocking(move || {
                if let Some(learned) = lesson.learn() {
                    // Without a receiver there is nothing left to watch.
                    let _ = done.send(learned);
                }
            });
            learning
        });
    }

    /// What earlier sessions have learned. A file that cannot be used is replaced by the next one.
    fn recall_past(&mut self) {
        let Some(path) = self.past_file().filter(|path| path.exists()) else { return };
        let read = input::read_file(&path).map_err(|error| error.to_string());
        match read.and_then(|bytes| Past::from_json(&bytes).map_err(|error| error.to_string())) {
            Ok(past) => self.monitor.recall(past),
            Err(error) => tracing::warn!("what is usual here is learned anew: {error}: {}", path.display()),
        }
    }

    fn keep_past(&mut self) {
        let Some(path) = self.past_file() else { return };
        let Some(past) = self.monitor.take_past() else { return };
        // Seconds go on meanwhile; a task that ends with the program leaves the file as it was.
        tokio::task::spawn_blocking(move || {
            if let Err(error) = output::write_own_file(&path, past.to_json()) {
                tracing::warn!("what is usual here is not kept: {error}");
            }
        });
    }

    /// Without files of the cache nothing is kept.
    fn past_file(&self) -> Option<PathBuf> {
        self.cache.folder().filter(|_| self.cache.limits().disk_bytes > 0).map(|folder| folder.join(PAST_NAME))
    }

    /// While memory is short, the cache lets go of half each second, and no job is begun.
    fn ease(&mut self, system: Option<&SystemReading>) {
        let short = system.filter(|reading| self.pressure.observe(reading));
        self.gate.set_closed(short.is_some());
        self.shortage = short.map(pressure::reason);
        if short.is_some() {
            self.cache.trim(self.cache.stats().memory.bytes as usize / 2);
            give_back();
        }
    }

    /// Lists the cache's entries where somebody looks and something has changed: the disk's are files to be read.
    fn list(&mut self) {
        let stats = self.cache.stats();
        if self.is_closely && self.listed_at.as_ref() != Some(&stats) {
            let mut entries = self.cache.entries();
            entries.extend(self.cache.disk_entries());
            self.entries = Arc::new(entries);
            self.listed_at = Some(stats);
            self.listed_secs = self.begin.elapsed().as_secs_f64();
        }
    }

    fn view(&self) -> Watched {
        Watched {
            overview: self.monitor.overview(),
            entries: Arc::clone(&self.entries),
            listed_secs: self.listed_secs,
            shortage: self.shortage.clone(),
        }
    }
}

/// Has other programs have what pictures have left in the heap, where no second waits for it.
fn give_back() {
    tokio::task::spawn_blocking(heap::give_back);
}

/// The thumbnail, the first, is not watched, as it belongs to no mesh, nor are printing and export, the last: the one is
/// seldom asked for, and what the other takes is up to the disk.
fn metric_of(stage: Stage) -> Option<Metric> {
    Metric::STAGES.get((stage as usize).checked_sub(1)?).copied()
}

/// Whether the strip, which is always there, would look different.
fn differs_in_strip(seen: &Watched, now: &Watched) -> bool {
    let bytes = |watched: &Watched| watched.overview.history.now(Metric::ProcessBytes).unwrap_or(0.0);
    seen.overview.alerts != now.overview.alerts
        || seen.shortage.is_some() != now.shortage.is_some()
        || (bytes(seen) - bytes(now)).abs() >= MEMORY_STEP
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_stage_of_a_mesh_is_watched_under_its_own_name() {
        let watched = Stage::ALL.iter().filter_map(|stage| Some((stage.name(), metric_of(*stage)?.name())));
        assert_eq!(watched.filter(|(stage, metric)| *metric == format!("{stage}_ms")).count(), Stage::ALL.len() - 3);
        assert_eq!([Stage::Thumbnail, Stage::Print, Stage::Export].map(metric_of), [None; 3]);
    }
}
