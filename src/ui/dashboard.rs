//! The strip at the bottom: what the cache, the graphics and the memory are doing.

use egui::{RichText, Ui};

use super::theme;
use crate::{
    app::{Command, Dashboard},
    viewport::adapter::AdapterReport,
};

pub fn show(ui: &mut Ui, dashboard: &Dashboard, adapter: Option<&AdapterReport>, commands: &mut Vec<Command>) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let cache = &dashboard.cache;
        let rate = cache.hit_rate().map(|rate| format!(" ({:.0} %)", rate * 100.0)).unwrap_or_default();
        let used = format!("{} of {}", megabytes(cache.memory.bytes), megabytes(dashboard.cache_limits.bytes as u64));
        let text = format!("{} hits, {} misses{rate} · {used}", cache.hits(), cache.misses());
        let hint = format!(
            "{} results kept, {} let go; nothing is computed twice while it is kept",
            cache.memory.entries,
            cache.memory.evicted.total()
        );
        entry(ui, "Cache", &text).on_hover_text(hint);
        if cache.memory.entries > 0
            && ui.small_button("Clear").on_hover_text("Free the memory of kept results").clicked()
        {
            commands.push(Command::ClearCache);
        }
        separator(ui);
        entry(ui, "Network", dashboard.provider.map_or("not used yet", |provider| provider));
        separator(ui);
        match adapter {
            Some(adapter) => entry(ui, "Graphics", &adapter.name).on_hover_text(adapter.to_string()),
            None => entry(ui, "Graphics", "none"),
        };
        separator(ui);
        let memory = dashboard.memory;
        if memory.process > 0 {
            let hint = format!("{} are left on this machine", megabytes(memory.available));
            entry(ui, "Memory", &megabytes(memory.process)).on_hover_text(hint);
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if let Some(ms) = dashboard.mean_ms {
                ui.label(RichText::new(format!("{:.1} s a picture", ms / 1000.0)).small().color(theme::TEXT_WEAK));
            }
            if dashboard.queued > 0 {
                ui.label(RichText::new(format!("{} in the queue", dashboard.queued)).small().color(theme::ACCENT));
            }
        });
    });
}

fn entry(ui: &mut Ui, name: &str, value: &str) -> egui::Response {
    let name = ui.label(RichText::new(name).small().color(theme::TEXT_WEAK));
    name | ui.label(RichText::new(value).small())
}

fn separator(ui: &mut Ui) {
    ui.add_space(4.0);
    ui.label(RichText::new("·").color(theme::TEXT_WEAK));
    ui.add_space(4.0);
}

fn megabytes(bytes: u64) -> String {
    format!("{} MB", bytes.div_ceil(1 << 20))
}
