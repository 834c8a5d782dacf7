//! What the dashboard shows, and what it can ask for.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use serde_json::json;

use super::{
    App, CacheChange, Caching, Effect, SystemSource, Tone, Watched,
    alerts::new_alerts,
    watch::{GraphicsProbe, Request, Watcher},
};
use crate::{
    cache::{Cache, Limits, Stats},
    input,
    jobs::{Gate, Wake},
    metrics::{
        History,
        advice::Change,
        alert::{Rule, default_rules},
    },
    pipeline::Account,
};

/// What the dashboard shows.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Dashboard {
    pub cache: Stats,
    pub cache_limits: Limits,
    pub caching: Caching,
    /// Whether results are kept on disk too.
    pub has_disk: bool,
    /// What the network of the last finished item ran on.
    pub provider: Option<&'static str>,
    /// The providers that would have been preferred, each with why it is not used, in one line.
    pub refusals: Vec<(&'static str, String)>,
    /// Pictures waiting or in work.
    pub queued: usize,
    /// Mean time of the pictures finished so far, in milliseconds.
    pub mean_ms: Option<f64>,
    /// The last five minutes and what follows from them, a second old at most.
    pub watched: Arc<Watched>,
}

/// Everything a user can want of the dashboard.
#[derive(Debug, Clone, PartialEq)]
pub enum DashboardCommand {
    /// The panel was opened or closed. While it is open, every second is news.
    Show(bool),
    ChangeRules(Vec<Rule>),
    /// Does what an advice suggests.
    Apply(Change),
    /// Asks with the system's dialog where results are kept from the next start on.
    ChooseCacheFolder,
    /// Asks with the system's dialog where the history goes.
    ChooseExport,
    /// Writes the history; the extension says whether as CSV or as JSON.
    Export(PathBuf),
}

/// Where alert rules are kept: beside the settings, which people edit and read line by line.
fn rules_file(settings_file: &Path) -> PathBuf {
    settings_file.with_file_name("alerts.json")
}

/// The rules a user has saved, or the default ones and why the user's cannot be followed.
fn saved_rules(path: &Path) -> (Vec<Rule>, Option<String>) {
    let wrong = |reason: String| (default_rules(), Some(format!("{reason}; mend or delete it: {}", path.display())));
    if !path.exists() {
        return (default_rules(), None);
    }
    let bytes = match input::read_file(path) {
        Ok(bytes) => bytes,
        Err(error) => return wrong(error.to_string()),
    };
    match serde_json::from_slice(&bytes) {
        Ok(rules) => (rules, None),
        Err(error) => wrong(format!("expected a list of alert rules ({error})")),
    }
}

/// Starts the watcher with the user's rules; what is wrong with them is told.
pub(super) fn spawn_watcher(
    runtime: &tokio::runtime::Handle,
    cache: &Arc<Cache>,
    settings_file: Option<&Path>,
    gate: &Gate,
    wake: &Wake,
) -> std::io::Result<(Watcher, Option<String>)> {
    let file = settings_file.map(rules_file);
    let (rules, problem) = file.map_or_else(|| (default_rules(), None), |file| saved_rules(&file));
    let spawn = |rules| Watcher::spawn(runtime, Arc::clone(cache), rules, gate.clone(), Arc::clone(wake));
    match spawn(rules) {
        Ok(watcher) => Ok((watcher, problem)),
        Err(error) => Ok((spawn(default_rules()).map_err(std::io::Error::other)?, Some(error.to_string()))),
    }
}

impl App {
    pub fn dashboard(&self) -> Dashboard {
        let (count, total_ms) = self.finished;
        Dashboard {
            cache: self.cache.stats(),
            cache_limits: self.cache.limits(),
            caching: self.caching.clone(),
            has_disk: self.cache.folder().is_some(),
            provider: self.provider,
            refusals: self.refusals.clone(),
            queued: self.queued(),
            mean_ms: (count > 0).then(|| total_ms / count as f64),
            watched: Arc::clone(&self.watched),
        }
    }

    /// Says how the window's graphics memory is counted.
    pub fn watch_graphics(&self, probe: GraphicsProbe) {
        self.watcher.tell(Request::Graphics(probe));
    }

    /// Has memory and processor told by another source than the operating system.
    pub fn watch_system(&self, source: SystemSource) {
        self.watcher.tell(Request::System(source));
    }

    /// Says on what the times of stages depend from now on.
    pub(super) fn tell_settings(&self) {
        self.watcher.tell(Request::Settings(json!([self.settings, self.network]).to_string()));
    }

    pub(super) fn run_dashboard(&mut self, command: DashboardCommand) -> Option<Effect> {
        match command {
            DashboardCommand::Show(is_shown) => self.watcher.tell(Request::Closely(is_shown)),
            DashboardCommand::ChangeRules(rules) => self.change_rules(rules),
            DashboardCommand::Apply(Change::CacheMemory(bytes)) => {
                self.change_caching(CacheChange::Memory(usize::try_from(bytes).unwrap_or(usize::MAX)));
            }
            DashboardCommand::ChooseCacheFolder => return Some(Effect::PickCacheFolder),
            DashboardCommand::ChooseExport => return Some(Effect::PickHistory),
            DashboardCommand::Export(path) => self.export_history(path),
        }
        None
    }

    /// Does something to the cache and has the dashboard follow at once.
    pub(super) fn change_cache(&self, change: impl FnOnce(&Cache)) {
        change(&self.cache);
        self.watcher.tell(Request::CacheChanged);
    }

    fn change_rules(&mut self, rules: Vec<Rule>) {
        if let Some(path) = self.settings_file.as_deref().map(rules_file) {
            match serde_json::to_vec_pretty(&rules) {
                Ok(json) => self.io.save("Alert rules", path, json),
                Err(error) => self.notify(Tone::Error, "Alert rules were not saved".into(), error.to_string()),
            }
        }
        self.watcher.tell(Request::Rules(rules));
    }

    fn export_history(&mut self, path: PathBuf) {
        match encode(&self.watched.overview.history, &path) {
            Ok(bytes) => self.io.write_export("history", path, bytes),
            Err(error) => self.notify(Tone::Error, "history was not exported".into(), error),
        }
    }

    /// Takes in the newest second. Returns whether there was one.
    pub(super) fn poll_watcher(&mut self) -> bool {
        let Some(watched) = self.watcher.take() else { return false };
        let before = std::mem::replace(&mut self.watched, Arc::clone(&watched));
        self.tell_of_shortage(before.shortage.as_deref(), watched.shortage.as_deref());
        let (before, now) = (&before.overview.alerts, &watched.overview.alerts);
        for alert in new_alerts(before, now) {
            self.notify(alert.severity.into(), alert.name.clone(), alert.text.clone());
        }
        // What is over need not be dismissed.
        let over: Vec<&str> = new_alerts(now, before).map(|alert| alert.name.as_str()).collect();
        self.notices.retain(|notice| !over.contains(&notice.title.as_str()));
        true
    }

    /// Says that the queue waits, as long as it does.
    fn tell_of_shortage(&mut self, before: Option<&str>, now: Option<&str>) {
        const TITLE: &str = "The queue waits for memory";
        match (before, now) {
            (None, Some(reason)) => self.notify(Tone::Warning, TITLE.into(), reason.to_owned()),
            (Some(_), None) => self.notices.retain(|notice| notice.title != TITLE),
            _ => {}
        }
    }

    /// Keeps what a finished picture tells of times and providers, and says what the user would not expect of it.
    pub(super) fn count(&mut self, finished: &Account) {
        if finished.provider.is_some() {
            self.provider = finished.provider;
            let refusals = finished.refusals.iter();
            self.refusals = refusals.map(|refusal| (refusal.provider.name(), refusal.reason.clone())).collect();
        }
        if !finished.adjustments.is_empty() {
            self.notify(Tone::Good, "Made to fit into memory".into(), finished.adjustments.join("\n"));
        }
        let title = "Made without the network";
        if let Some(reason) = finished.fallback.clone().filter(|_| self.notices.iter().all(|n| n.title != title)) {
            self.notify(Tone::Error, title.into(), reason);
        }
        self.finished.0 += 1;
        self.finished.1 += finished.stages.iter().map(|run| run.ms).sum::<f64>();
        self.watcher.tell(Request::Finished(finished.stages.clone()));
    }

    pub(super) fn queued(&self) -> usize {
        self.items.iter().filter(|item| item.state.is_busy()).count()
    }
}

/// A history in the form that a file's extension asks for.
fn encode(history: &History, path: &Path) -> Result<Vec<u8>, String> {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("csv") => Ok(history.to_csv().into_bytes()),
        Some("json") => serde_json::to_vec_pretty(&history.to_json()).map_err(|error| error.to_string()),
        _ => Err(format!("expected a file that ends in .csv or .json; choose another name: {}", path.display())),
    }
}
