//! The dashboard: a strip that is always there, and a panel with all that is known of cache, work, memory and graphics.

mod activity;
mod alerts;
mod cache;
mod caching;
mod card;
mod chart;
mod entries;
mod rules;
mod strip;

use egui::{Button, Color32, Frame, Margin, Panel, RichText, ScrollArea, Ui};

use super::{icons, theme};
use crate::{
    app::{Command, Dashboard, DashboardCommand},
    metrics::{advice::Advice, alert::Severity},
    viewport::adapter::AdapterReport,
};
use strip::Clicked;

/// Height of the open panel: two rows of cards.
const HEIGHT: f32 = 478.0;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Tab {
    #[default]
    Activity,
    Cache,
    Alerts,
}

/// What of the dashboard is open, and what is being edited in it.
#[derive(Default)]
pub struct DashboardPanel {
    is_open: bool,
    tab: Tab,
    cache: cache::CacheTab,
    rules: rules::RulesEditor,
}

impl DashboardPanel {
    pub fn toggle(&mut self, commands: &mut Vec<Command>) {
        self.is_open = !self.is_open;
        commands.push(Command::Dashboard(DashboardCommand::Show(self.is_open)));
    }

    pub fn show(
        &mut self,
        ui: &mut Ui,
        dashboard: &Dashboard,
        adapter: Option<&AdapterReport>,
        commands: &mut Vec<Command>,
    ) {
        let frame = Frame::new().fill(theme::STRIP).inner_margin(Margin::symmetric(12, 5));
        let strip = Panel::bottom("strip").frame(frame);
        let clicked = strip.show(ui, |ui| strip::show(ui, dashboard, adapter, self.is_open)).inner;
        if clicked == Some(Clicked::Alerts) {
            self.tab = Tab::Alerts;
        }
        if clicked == Some(Clicked::Toggle) || (clicked == Some(Clicked::Alerts) && !self.is_open) {
            self.toggle(commands);
        }
        if !self.is_open {
            return;
        }
        let frame = Frame::new().fill(theme::PANEL).inner_margin(Margin::symmetric(12, 10));
        let panel = Panel::bottom("dashboard").frame(frame).resizable(true).default_size(HEIGHT);
        panel.size_range(180.0..=720.0).show(ui, |ui| self.panel(ui, dashboard, adapter, commands));
    }

    fn panel(
        &mut self,
        ui: &mut Ui,
        dashboard: &Dashboard,
        adapter: Option<&AdapterReport>,
        commands: &mut Vec<Command>,
    ) {
        self.head(ui, dashboard, commands);
        ui.add_space(2.0);
        for advice in &dashboard.watched.overview.advice {
            advise(ui, advice, commands);
        }
        // Each tab keeps its own place.
        ScrollArea::vertical().id_salt(self.tab as u8).auto_shrink([false, false]).show(ui, |ui| match self.tab {
            Tab::Activity => activity::show(ui, dashboard, adapter),
            Tab::Cache => self.cache.show(ui, dashboard, commands),
            Tab::Alerts => alerts::show(ui, &dashboard.watched.overview, &mut self.rules, commands),
        });
    }

    fn head(&mut self, ui: &mut Ui, dashboard: &Dashboard, commands: &mut Vec<Command>) {
        ui.horizontal(|ui| {
            ui.heading("Dashboard");
            ui.add_space(10.0);
            let alerts = match dashboard.watched.overview.alerts.len() {
                0 => "Alerts".to_owned(),
                count => format!("Alerts ({count})"),
            };
            let tabs = [(Tab::Activity, "Activity"), (Tab::Cache, "Cache"), (Tab::Alerts, alerts.as_str())];
            for (tab, name) in tabs {
                if ui.add(Button::selectable(self.tab == tab, name)).clicked() {
                    self.tab = tab;
                }
            }
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if super::stage::icon_button(ui, icons::CANCEL, "Close dashboard", false).clicked() {
                    self.toggle(commands);
                }
                let hint = "The last five minutes, second by second, as CSV or JSON";
                if ui.button("Export history…").on_hover_text(hint).clicked() {
                    commands.push(Command::Dashboard(DashboardCommand::ChooseExport));
                }
            });
        });
    }
}

/// A line that says what to do, with a button where a setting would do it.
fn advise(ui: &mut Ui, advice: &Advice, commands: &mut Vec<Command>) {
    let frame =
        Frame::new().fill(theme::WARN.gamma_multiply(0.12)).corner_radius(8).inner_margin(Margin::symmetric(10, 4));
    frame.show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.set_width(ui.available_width());
            ui.add(icons::icon(icons::WARNING, 16.0, theme::WARN).alt_text("Advice"));
            ui.label(RichText::new(&advice.text).color(theme::TEXT));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if let Some(change) = advice.change
                    && ui.button("Apply").clicked()
                {
                    commands.push(Command::Dashboard(DashboardCommand::Apply(change)));
                }
            });
        });
    });
    ui.add_space(4.0);
}

fn severity_color(severity: Severity) -> Color32 {
    match severity {
        Severity::Info => theme::BLUE,
        Severity::Warning => theme::WARN,
        Severity::Critical => theme::BAD,
    }
}

/// What people call a severity.
fn severity_name(severity: Severity) -> &'static str {
    match severity {
        Severity::Info => "Info",
        Severity::Warning => "Warning",
        Severity::Critical => "Critical",
    }
}
