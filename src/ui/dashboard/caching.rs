//! How the cache is set, edited in place: whether results are kept, where, and how much of them.
//!
//! Showing a value must not change it, whatever it is: values beyond what can be entered here, or finer than what is
//! shown, stay as they are until they are edited.

use std::{path::PathBuf, time::Duration};

use egui::{Button, Checkbox, DragValue, Label, Response, RichText, Ui, Widget};

use super::card;
use crate::{
    app::{CacheChange, Caching, Command, DashboardCommand},
    ui::theme,
};

const MB: f64 = (1 << 20) as f64;
const HOUR_SECS: f64 = 3600.0;

/// The limit being edited, by its name, and its number so far.
#[derive(Default)]
pub struct CachingEditor {
    draft: Option<(&'static str, f64)>,
}

/// A limit as its field shows it.
struct Limit {
    name: &'static str,
    hint: &'static str,
    unit: &'static str,
    /// In the unit, as all numbers here.
    value: f64,
    most: f64,
    /// Finer than this is nothing that can be set.
    decimals: usize,
    /// A step with the pointer.
    speed: f64,
    change: fn(f64) -> CacheChange,
}

impl CachingEditor {
    pub fn show(&mut self, ui: &mut Ui, caching: &Caching, commands: &mut Vec<Command>) {
        ui.horizontal(|ui| place(ui, caching, commands));
        ui.horizontal_wrapped(|ui| {
            for limit in limits(caching) {
                self.limit(ui, caching, &limit, commands);
            }
        });
        for word in words(caching) {
            card::hint(ui, &word);
        }
    }

    fn limit(&mut self, ui: &mut Ui, caching: &Caching, limit: &Limit, commands: &mut Vec<Command>) {
        let Limit { name, decimals, value: stored, .. } = *limit;
        let draft = self.draft.filter(|(edited, _)| *edited == name);
        let mut value = draft.map_or(stored, |(_, value)| value);
        let drag = DragValue::new(&mut value)
            // A field that is merely walked through gives back what it shows, brought into its range.
            .range(0.0..=limit.most.max(stored))
            .custom_formatter(|value, _| text(value, decimals))
            .max_decimals(decimals.min(1))
            .suffix(limit.unit)
            .speed(limit.speed);
        let why_not = (!caching.now.is_enabled).then_some("Nothing is kept, so there is nothing to limit");
        let label = ui.label(RichText::new(name).color(theme::TEXT_WEAK));
        let response = setting(ui, caching, &(limit.change)(stored), why_not, limit.hint, drag).labelled_by(label.id);
        ui.add_space(8.0);
        let is_edited = text(value, decimals) != text(stored, decimals);
        if is_edited {
            self.draft = Some((name, value));
        } else if draft.is_some() {
            self.draft = None;
        }
        // While a number is being dragged or typed nothing goes: on the way to 500 there is a 5.
        if is_edited && !response.dragged() && !response.has_focus() {
            self.draft = None;
            commands.push(Command::ChangeCaching((limit.change)(value)));
        }
    }
}

/// Whether results are kept, and where.
fn place(ui: &mut Ui, caching: &Caching, commands: &mut Vec<Command>) {
    let why_not = (!caching.is_saved).then_some("This system names no folder for settings to keep it in");
    let mut is_enabled = caching.next.is_enabled;
    let change = CacheChange::Enabled(!is_enabled);
    let switch = Checkbox::new(&mut is_enabled, "Keep results");
    let hint = "Off, everything is computed whenever it is asked for, and nothing is kept in memory or on disk";
    if setting(ui, caching, &change, why_not, hint, switch).changed() {
        commands.push(Command::ChangeCaching(change));
    }
    ui.add_space(8.0);
    let folder = caching.next.folder.as_ref();
    let folder = folder.map_or_else(|| "none on this system".to_owned(), |folder| folder.display().to_string());
    let button = Button::new("Cache folder…");
    let hint = "Choose another folder; what is kept in this one stays there";
    if setting(ui, caching, &CacheChange::Folder(PathBuf::new()), why_not, hint, button).clicked() {
        commands.push(Command::Dashboard(DashboardCommand::ChooseCacheFolder));
    }
    ui.add(Label::new(RichText::new(folder).color(theme::TEXT_WEAK)).truncate());
}

/// What a setting is changed with, unless the environment decides it or something else speaks against it.
fn setting(
    ui: &mut Ui,
    caching: &Caching,
    change: &CacheChange,
    why_not: Option<&str>,
    hint: &str,
    widget: impl Widget,
) -> Response {
    let decided = caching.decided_by(change).map(|variable| format!("The environment decides it, with {variable}"));
    let why_not = decided.as_deref().or(why_not);
    let response = ui.add_enabled(why_not.is_none(), widget).on_hover_text(hint);
    response.on_disabled_hover_text(why_not.unwrap_or_default())
}

fn limits(caching: &Caching) -> Vec<Limit> {
    let limits = &caching.now.limits;
    let memory = Limit {
        name: "Memory limit",
        hint: "The least recently used go when there is more. 0 keeps nothing in memory",
        unit: " MB",
        value: limits.bytes as f64 / MB,
        most: CacheChange::MOST_MEGABYTES as f64,
        decimals: 0,
        speed: 4.0,
        change: |megabytes| CacheChange::Memory((megabytes.round() * MB) as usize),
    };
    let entries = Limit {
        name: "Entries limit",
        hint: "Results in memory, at most. 0 keeps nothing in memory",
        unit: "",
        value: limits.entries as f64,
        most: CacheChange::MOST_ENTRIES as f64,
        decimals: 0,
        speed: 4.0,
        change: |entries| CacheChange::Entries(entries.round() as usize),
    };
    let disk = Limit {
        name: "Disk limit",
        hint: "The least recently used files go when there is more. 0 keeps no files",
        unit: " MB",
        value: limits.disk_bytes as f64 / MB,
        most: CacheChange::MOST_MEGABYTES as f64,
        decimals: 0,
        speed: 8.0,
        change: |megabytes| CacheChange::Disk((megabytes.round() * MB) as u64),
    };
    let ttl = Limit {
        name: "Kept for",
        hint: "Older results are made anew. 0 keeps them forever",
        unit: " h",
        value: limits.ttl.as_secs_f64() / HOUR_SECS,
        most: CacheChange::MOST_SECONDS as f64 / HOUR_SECS,
        // A second.
        decimals: 4,
        speed: 0.2,
        change: |hours| CacheChange::TimeToLive(Duration::from_secs((hours * HOUR_SECS).round() as u64)),
    };
    let disk = caching.now.folder.is_some().then_some(disk);
    [Some(memory), Some(entries), disk, Some(ttl)].into_iter().flatten().collect()
}

/// What has to be said of the settings.
fn words(caching: &Caching) -> impl Iterator<Item = String> {
    let Caching { now, next, .. } = caching;
    let decided = (!now.variables.is_empty())
        .then(|| format!("Decided by the environment, so not editable here: {}", now.variables.join(", ")));
    let is_for_next = (now.is_enabled, &now.folder) != (next.is_enabled, &next.folder);
    let now_text = if now.is_enabled { "results are kept" } else { "nothing is kept" };
    let later = is_for_next.then(|| {
        let place = now.folder.as_ref().filter(|_| now.is_enabled).map(|folder| format!(" in {}", folder.display()));
        format!("Takes effect at the next start; until then {now_text}{}", place.unwrap_or_default())
    });
    decided.into_iter().chain(later)
}

/// A number without needless zeros.
fn text(value: f64, decimals: usize) -> String {
    let text = format!("{value:.decimals$}");
    if decimals == 0 { text } else { text.trim_end_matches('0').trim_end_matches('.').to_owned() }
}
