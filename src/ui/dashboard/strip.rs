//! The strip at the bottom: what the cache, the graphics and the memory are doing, in a few words that are always
//! there, and whether something should be looked at.

use egui::{Align, Button, Label, Layout, RichText, Ui, Vec2};

use super::severity_color;
use crate::{
    app::Dashboard,
    metrics::{Metric, Unit, alert::Alert},
    ui::{icons, input, theme},
    viewport::adapter::AdapterReport,
};

/// What the user clicked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clicked {
    Toggle,
    Alerts,
}

pub fn show(ui: &mut Ui, dashboard: &Dashboard, adapter: Option<&AdapterReport>, is_open: bool) -> Option<Clicked> {
    let mut clicked = None;
    // The right first: where the window is narrow the left is cut off, not what needs attention.
    let size = Vec2::new(ui.available_width(), ui.spacing().interact_size.y);
    ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        if let Some(ms) = dashboard.mean_ms {
            ui.label(RichText::new(format!("{:.1} s a picture", ms / 1000.0)).small().color(theme::TEXT_WEAK));
        }
        if dashboard.queued > 0 {
            ui.label(RichText::new(format!("{} in the queue", dashboard.queued)).small().color(theme::ACCENT));
        }
        if alert(ui, &dashboard.watched.overview.alerts) {
            clicked = Some(Clicked::Alerts);
        }
        ui.add_space(8.0);
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.shrink_clip_rect(ui.max_rect());
            if toggle(ui, is_open) {
                clicked = Some(Clicked::Toggle);
            }
            numbers(ui, dashboard, adapter);
        });
    });
    clicked
}

/// Returns whether the dashboard's button was clicked.
fn toggle(ui: &mut Ui, is_open: bool) -> bool {
    let color = if is_open { theme::ACCENT } else { theme::TEXT_WEAK };
    let button = Button::image(icons::icon(icons::DASHBOARD, 16.0, color).alt_text("Dashboard"));
    let hint = format!("Dashboard ({})", ui.ctx().format_shortcut(&input::DASHBOARD));
    ui.add(button.frame_when_inactive(false).small()).on_hover_text(hint).clicked()
}

fn numbers(ui: &mut Ui, dashboard: &Dashboard, adapter: Option<&AdapterReport>) {
    let cache = &dashboard.cache;
    let rate = cache.hit_rate().map(|rate| format!(" ({})", Unit::Share.text(rate))).unwrap_or_default();
    let bytes = |bytes: f64| Unit::Bytes.text(bytes);
    let used = format!("{} of {}", bytes(cache.memory.bytes as f64), bytes(dashboard.cache_limits.bytes as f64));
    let text = format!("{} hits, {} misses{rate} · {used}", cache.hits(), cache.misses());
    let (kept, let_go) = (cache.memory.entries, cache.memory.evicted.total());
    let hint = format!("{kept} results kept, {let_go} let go; nothing is computed twice while it is kept");
    entry(ui, "Cache", &text).on_hover_text(hint);
    separator(ui);
    entry(ui, "Network", dashboard.provider.unwrap_or("not used yet"));
    separator(ui);
    match adapter {
        Some(adapter) => entry(ui, "Graphics", &adapter.name).on_hover_text(adapter.to_string()),
        None => entry(ui, "Graphics", "none"),
    };
    let history = &dashboard.watched.overview.history;
    if let Some(bytes) = history.now(Metric::ProcessBytes) {
        separator(ui);
        let left = history.now(Metric::AvailableBytes).unwrap_or(0.0);
        let hint = format!("{} are left on this machine", Unit::Bytes.text(left));
        entry(ui, "Memory", &Unit::Bytes.text(bytes)).on_hover_text(hint);
    }
}

/// The most severe of the alerts. Returns whether it was clicked.
fn alert(ui: &mut Ui, alerts: &[Alert]) -> bool {
    let Some(worst) = alerts.first() else { return false };
    let color = severity_color(worst.severity);
    let others = if alerts.len() > 1 { format!(" and {} more", alerts.len() - 1) } else { String::new() };
    let icon = icons::icon(icons::WARNING, 14.0, color);
    let text = RichText::new(format!("{}{others}", worst.name)).small().color(color);
    let button = Button::image_and_text(icon, text).frame_when_inactive(false).small();
    ui.add(button).on_hover_text(&worst.text).clicked()
}

fn entry(ui: &mut Ui, name: &str, value: &str) -> egui::Response {
    let line = |text: RichText| Label::new(text.small()).extend();
    let name = ui.add(line(RichText::new(name).color(theme::TEXT_WEAK)));
    name | ui.add(line(RichText::new(value)))
}

fn separator(ui: &mut Ui) {
    ui.add_space(4.0);
    ui.label(RichText::new("·").color(theme::TEXT_WEAK));
    ui.add_space(4.0);
}
