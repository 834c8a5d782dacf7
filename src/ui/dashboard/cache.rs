//! The cache's limits, edited in place, its entries, and how to be rid of them.

use std::time::Duration;

use egui::{Button, DragValue, RichText, Ui};

use super::{card, entries::EntryTable};
use crate::{
    app::{Command, Dashboard},
    cache::Limits,
    ui::theme,
};

const MB: u64 = 1 << 20;
const MOST_MB: u64 = 1 << 20;
const HOUR_SECS: f64 = 3600.0;

/// Limits being edited, and whether clearing waits to be confirmed.
#[derive(Default)]
pub struct CacheTab {
    draft: Option<Limits>,
    asks_to_clear: bool,
    entries: EntryTable,
}

impl CacheTab {
    pub fn show(&mut self, ui: &mut Ui, dashboard: &Dashboard, commands: &mut Vec<Command>) {
        self.limits(ui, dashboard, commands);
        ui.add_space(6.0);
        self.clear(ui, dashboard, commands);
        ui.add_space(2.0);
        if dashboard.watched.entries.is_empty() {
            card::hint(ui, "Results that are kept appear here: nothing is computed twice while it is kept");
        } else {
            self.entries.show(ui, &dashboard.watched, commands);
        }
    }

    fn limits(&mut self, ui: &mut Ui, dashboard: &Dashboard, commands: &mut Vec<Command>) {
        let mut limits = self.draft.unwrap_or(dashboard.cache_limits);
        let mut is_editing = false;
        ui.horizontal_wrapped(|ui| {
            let mut field = |name: &str, value: DragValue<'_>, hint: &str| {
                let label = ui.label(RichText::new(name).color(theme::TEXT_WEAK));
                let response = ui.add(value).labelled_by(label.id).on_hover_text(hint);
                is_editing |= response.dragged() || response.has_focus();
                ui.add_space(8.0);
            };
            let mut memory_mb = limits.bytes as u64 / MB;
            let value = DragValue::new(&mut memory_mb).range(0..=MOST_MB).suffix(" MB").speed(4.0);
            field("Memory limit", value, "The least recently used go when there is more. 0 keeps nothing in memory");
            if memory_mb != limits.bytes as u64 / MB {
                limits.bytes = usize::try_from(memory_mb * MB).unwrap_or(usize::MAX);
            }
            let value = DragValue::new(&mut limits.entries).range(0..=1_000_000).speed(4.0);
            field("Entries limit", value, "Results in memory, at most. 0 keeps nothing in memory");
            if dashboard.has_disk {
                let mut disk_mb = limits.disk_bytes / MB;
                let value = DragValue::new(&mut disk_mb).range(0..=MOST_MB).suffix(" MB").speed(8.0);
                field("Disk limit", value, "The least recently used files go when there is more. 0 keeps no files");
                if disk_mb != limits.disk_bytes / MB {
                    limits.disk_bytes = disk_mb * MB;
                }
            }
            let mut hours = limits.ttl.as_secs_f64() / HOUR_SECS;
            let value = DragValue::new(&mut hours).range(0.0..=8760.0).suffix(" h").speed(0.2).max_decimals(1);
            field("Kept for", value, "Older results are made anew. 0 keeps them forever");
            if (hours * HOUR_SECS - limits.ttl.as_secs_f64()).abs() > 1.0 {
                limits.ttl = Duration::from_secs_f64((hours * HOUR_SECS).max(0.0));
            }
        });
        // While a number is being dragged or typed nothing goes: on the way to 500 there is a 5.
        self.draft = (limits != dashboard.cache_limits).then_some(limits);
        if let Some(limits) = self.draft.take_if(|_| !is_editing) {
            commands.push(Command::SetCacheLimits(limits));
        }
    }

    fn clear(&mut self, ui: &mut Ui, dashboard: &Dashboard, commands: &mut Vec<Command>) {
        let entries = dashboard.cache.memory.entries + dashboard.cache.disk.entries;
        ui.horizontal(|ui| {
            let results = if entries == 1 { "1 result" } else { &format!("{entries} results") };
            ui.label(RichText::new(format!("{results} kept")).strong());
            ui.add_space(8.0);
            if entries == 0 {
                self.asks_to_clear = false;
            } else if !self.asks_to_clear {
                if ui.button("Clear…").on_hover_text("Delete all kept results, in memory and on disk").clicked() {
                    self.asks_to_clear = true;
                }
            } else {
                ui.label(RichText::new(format!("Delete {results}? They are computed anew when needed.")));
                let delete = Button::new(RichText::new("Delete all").color(theme::ON_ACCENT)).fill(theme::BAD);
                if ui.add(delete).clicked() {
                    self.asks_to_clear = false;
                    commands.push(Command::ClearCache);
                }
                if ui.button("Keep").clicked() {
                    self.asks_to_clear = false;
                }
            }
        });
    }
}
