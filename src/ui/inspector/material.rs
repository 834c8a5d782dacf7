//! How the surface of the mesh shall answer to light, as far as it is not in its color.

use egui::{Grid, RichText, Slider, Ui};
use orfeas_core::material::SHARES;

use crate::pipeline::MaterialSettings;
use crate::ui::theme;

/// Controls that are folded away until wanted: few pictures need them.
pub fn show(ui: &mut Ui, material: &mut MaterialSettings) {
    ui.collapsing("Material", |ui| {
        Grid::new("material").num_columns(2).spacing([10.0, 8.0]).show(ui, |ui| {
            let share = |ui: &mut Ui, name: &str, value: &mut f32, hint: &str| {
                let label = ui.label(RichText::new(name).color(theme::TEXT_WEAK));
                ui.add(Slider::new(value, SHARES).max_decimals(2)).labelled_by(label.id).on_hover_text(hint);
                ui.end_row();
            };
            share(ui, "De-light", &mut material.delight, "How much of the picture's own light and shade is taken out");
            share(ui, "Roughness", &mut material.roughness, "0 is a mirror, 1 is chalk");
            share(ui, "Metalness", &mut material.metalness, "1 is bare metal");
            let hint = "Keeps the detail that simplifying takes away";
            ui.label("");
            ui.checkbox(&mut material.normal_map, "Normal map").on_hover_text(hint);
            ui.end_row();
            let hint = "Bakes how much of the light around reaches each place";
            ui.label("");
            ui.checkbox(&mut material.occlusion, "Ambient occlusion").on_hover_text(hint);
            ui.end_row();
        });
    });
}
