//! What needs attention now, where things are going, and the rules that say when to tell.

use egui::{RichText, Ui};

use super::{
    card::{card, hint, row},
    rules::RulesEditor,
    severity_color, severity_name,
};
use crate::{
    app::Command,
    metrics::{Overview, Unit},
    ui::{icons, theme},
};

/// A title and three lines.
const HEIGHT: f32 = 86.0;

pub fn show(ui: &mut Ui, overview: &Overview, rules: &mut RulesEditor, commands: &mut Vec<Command>) {
    ui.spacing_mut().item_spacing.x = 10.0;
    ui.columns(2, |columns| {
        let [now, outlook] = columns else { return };
        raised(now, overview);
        foresight(outlook, overview);
    });
    ui.add_space(6.0);
    rules.show(ui, &overview.rules, commands);
}

fn raised(ui: &mut Ui, overview: &Overview) {
    let now = overview.history.latest().map_or(0.0, |latest| latest.secs);
    card(ui, "Now", "", HEIGHT, |ui| {
        if overview.alerts.is_empty() {
            ui.horizontal(|ui| {
                ui.add(icons::icon(icons::DONE, 14.0, theme::GOOD).alt_text("Good"));
                ui.label(RichText::new("All is well").color(theme::GOOD));
            });
        }
        for alert in &overview.alerts {
            let color = severity_color(alert.severity);
            ui.horizontal(|ui| {
                ui.add(icons::icon(icons::WARNING, 14.0, color).alt_text(severity_name(alert.severity)));
                ui.label(RichText::new(&alert.name).color(color));
            });
            row(ui, &alert.text, &format!("for {}", Unit::Secs.text((now - alert.since_secs).max(0.0))));
        }
    });
}

fn foresight(ui: &mut Ui, overview: &Overview) {
    card(ui, "Foresight", "", HEIGHT, |ui| {
        if overview.outlook.is_empty() {
            hint(ui, "Where things are going is told after a minute");
        }
        for (metric, text) in &overview.outlook {
            row(ui, metric.title(), text);
        }
        let Some(anomaly) = &overview.anomaly else {
            row(ui, "Unusual", "nothing");
            return;
        };
        let text = format!("{}, {:.0} times its usual spread off", anomaly.metric.title(), anomaly.sigmas);
        row(ui, "Unusual", &text);
    });
}
