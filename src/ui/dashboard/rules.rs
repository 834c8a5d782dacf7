//! The alert rules as a table in which everything can be changed.

use egui::{Button, ComboBox, DragValue, Grid, Id, RichText, TextEdit, Ui};

use super::severity_name;
use crate::{
    app::{Command, DashboardCommand},
    metrics::{
        Metric, Unit,
        alert::{Comparison, MOST_FOR_SECS, Rule, Severity, default_rules},
    },
    ui::{icons, stage, theme},
};

const NAME_WIDTH: f32 = 240.0;
/// A rule reads as a sentence: tell "…" when … is above … for … as a warning.
const HEADS: [&str; 7] = ["On", "Tell", "When", "is", "Threshold", "for", "As"];

/// Rules being edited, until the change has come back.
#[derive(Default)]
pub struct RulesEditor {
    draft: Option<Vec<Rule>>,
}

impl RulesEditor {
    pub fn show(&mut self, ui: &mut Ui, current: &[Rule], commands: &mut Vec<Command>) {
        let mut rules = self.draft.take().unwrap_or_else(|| current.to_vec());
        let mut is_editing = false;
        ui.horizontal(|ui| {
            ui.label(RichText::new("Rules").strong());
            ui.add_space(8.0);
            if ui.button("Add a rule").clicked() {
                rules.push(new_rule(&rules));
            }
            if ui.add_enabled(rules != default_rules(), Button::new("Back to defaults")).clicked() {
                rules = default_rules();
            }
        });
        let mut removed = None;
        Grid::new("rules").num_columns(8).spacing([10.0, 4.0]).show(ui, |ui| {
            let heads = HEADS.map(|name| ui.label(RichText::new(name).small().color(theme::TEXT_WEAK)).id);
            ui.end_row();
            for (at, rule) in rules.iter_mut().enumerate() {
                is_editing |= edit(ui, at, rule, heads);
                if stage::icon_button(ui, icons::REMOVE, &format!("Delete rule {}", rule.name), false).clicked() {
                    removed = Some(at);
                }
                ui.end_row();
            }
        });
        if let Some(at) = removed {
            rules.remove(at);
        }
        if rules == current {
            return;
        }
        if is_editing || rules.iter().any(|rule| rule.name.trim().is_empty()) {
            self.draft = Some(rules);
        } else {
            commands.push(Command::Dashboard(DashboardCommand::ChangeRules(rules)));
        }
    }
}

/// A line of the table, but for its last column. Returns whether something in it is being typed or dragged.
fn edit(ui: &mut Ui, at: usize, rule: &mut Rule, heads: [Id; HEADS.len()]) -> bool {
    let [on, tell, when, is, threshold_head, time, severity_head] = heads;
    ui.checkbox(&mut rule.enabled, "").labelled_by(on);
    let field = TextEdit::singleline(&mut rule.name).hint_text("What to tell");
    let mut edited = vec![ui.add_sized([NAME_WIDTH, ui.spacing().interact_size.y], field).labelled_by(tell)];
    let before = rule.metric;
    let combo =
        ComboBox::from_id_salt(("metric", at)).width(190.0).selected_text(rule.metric.title()).show_ui(ui, |ui| {
            for metric in Metric::ALL {
                ui.selectable_value(&mut rule.metric, metric, metric.title());
            }
        });
    combo.response.labelled_by(when);
    if rule.metric.unit() != before.unit() {
        // A threshold in bytes means nothing as a share.
        rule.threshold = scale(rule.metric.unit()).0;
    }
    let combo = ComboBox::from_id_salt(("comparison", at))
        .width(70.0)
        .selected_text(comparison_name(rule.comparison))
        .show_ui(ui, |ui| {
            for comparison in [Comparison::Above, Comparison::Below] {
                ui.selectable_value(&mut rule.comparison, comparison, comparison_name(comparison));
            }
        });
    combo.response.labelled_by(is);
    let (one, suffix) = scale(rule.metric.unit());
    let mut threshold = rule.threshold / one;
    let value = DragValue::new(&mut threshold).suffix(suffix).speed(0.5).max_decimals(1);
    edited.push(ui.add(value).labelled_by(threshold_head));
    if (threshold - rule.threshold / one).abs() > 1e-9 {
        rule.threshold = threshold * one;
    }
    let value = DragValue::new(&mut rule.for_secs).range(0.0..=MOST_FOR_SECS).suffix(" s").speed(0.2).max_decimals(0);
    edited.push(ui.add(value).labelled_by(time));
    let combo = ComboBox::from_id_salt(("severity", at))
        .width(90.0)
        .selected_text(severity_name(rule.severity))
        .show_ui(ui, |ui| {
            for severity in [Severity::Info, Severity::Warning, Severity::Critical] {
                ui.selectable_value(&mut rule.severity, severity, severity_name(severity));
            }
        });
    combo.response.labelled_by(severity_head);
    edited.iter().any(|response| response.has_focus() || response.dragged())
}

/// What is shown as one of a unit, and its name.
fn scale(unit: Unit) -> (f64, &'static str) {
    match unit {
        Unit::Share => (0.01, " %"),
        Unit::Bytes => ((1u64 << 20) as f64, " MB"),
        Unit::Millis => (1.0, " ms"),
        Unit::Secs => (1.0, " s"),
        Unit::PerMinute => (1.0, " a minute"),
        Unit::Count => (1.0, ""),
    }
}

fn comparison_name(comparison: Comparison) -> &'static str {
    match comparison {
        Comparison::Above => "above",
        Comparison::Below => "below",
    }
}

/// A rule to begin with, under a name that is still free.
fn new_rule(rules: &[Rule]) -> Rule {
    let names = (1..).map(|number| format!("Rule {number}"));
    let mut free = names.filter(|name| rules.iter().all(|rule| rule.name != *name));
    Rule {
        name: free.next().unwrap_or_default(),
        metric: Metric::ProcessBytes,
        comparison: Comparison::Above,
        threshold: (2048u64 << 20) as f64,
        for_secs: 5.0,
        severity: Severity::Info,
        enabled: true,
    }
}
