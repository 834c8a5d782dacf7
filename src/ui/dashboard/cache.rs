//! How the cache is set, its entries, and how to be rid of them.

use egui::{Button, RichText, Ui};

use super::{caching::CachingEditor, card, entries::EntryTable};
use crate::{
    app::{Command, Dashboard},
    ui::theme,
};

/// What is being edited, and whether clearing waits to be confirmed.
#[derive(Default)]
pub struct CacheTab {
    caching: CachingEditor,
    asks_to_clear: bool,
    entries: EntryTable,
}

impl CacheTab {
    pub fn show(&mut self, ui: &mut Ui, dashboard: &Dashboard, commands: &mut Vec<Command>) {
        self.caching.show(ui, &dashboard.caching, commands);
        ui.add_space(6.0);
        self.clear(ui, dashboard, commands);
        ui.add_space(2.0);
        if dashboard.watched.entries.is_empty() {
            card::hint(ui, "Results that are kept appear here: nothing is computed twice while it is kept");
        } else {
            self.entries.show(ui, &dashboard.watched, commands);
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
