//! Rows of settings: a name on the left, and what it is set with on the right, which knows its name. For grids of two
//! columns.

use std::ops::RangeInclusive;

use egui::{ComboBox, RichText, Slider, Ui, Widget};

use super::theme;

const WIDTH: f32 = 136.0;

/// A row with any widget.
pub fn field(ui: &mut Ui, name: &str, hint: &str, widget: impl Widget) {
    let label = ui.label(RichText::new(name).color(theme::TEXT_WEAK));
    ui.add(widget).labelled_by(label.id).on_hover_text(hint);
    ui.end_row();
}

/// A row with one choice out of several.
pub fn choice<T: PartialEq + Copy>(ui: &mut Ui, name: &str, hint: &str, value: &mut T, all: &[(T, &str)]) {
    let label = ui.label(RichText::new(name).color(theme::TEXT_WEAK));
    let chosen = all.iter().find(|(one, _)| one == value).map_or("Other", |(_, name)| name);
    let combo = ComboBox::from_id_salt(name).width(WIDTH).selected_text(chosen).show_ui(ui, |ui| {
        for (one, name) in all {
            ui.selectable_value(value, *one, *name);
        }
    });
    combo.response.labelled_by(label.id).on_hover_text(hint);
    ui.end_row();
}

/// A measure in mm that may be left out.
pub struct Optional<'a> {
    pub name: &'a str,
    /// What is measured.
    pub measure: &'a str,
    pub hint: &'a str,
    pub range: RangeInclusive<f32>,
    /// What it begins with.
    pub usual: f32,
}

impl Optional<'_> {
    /// A row with a switch, and one with the measure while it is on. `before` keeps it while it is off.
    pub fn show(self, ui: &mut Ui, value: &mut Option<f32>, before: &mut Option<f32>) {
        ui.label("");
        let mut is_on = value.is_some();
        if ui.checkbox(&mut is_on, self.name).on_hover_text(self.hint).changed() {
            *value = is_on.then(|| before.unwrap_or(self.usual));
        }
        ui.end_row();
        if let Some(mm) = value {
            field(ui, self.measure, self.hint, Slider::new(mm, self.range).suffix(" mm").max_decimals(1));
            *before = Some(*mm);
        }
    }
}
