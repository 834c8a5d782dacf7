//! The frame of one subject: its name, the number that matters most, and rows of others.

use egui::{Align, Color32, Frame, Layout, Margin, Response, RichText, Role, Ui, Vec2, WidgetInfo};

use crate::ui::theme;

/// A card as wide as there is room and at least as high as asked for, so that neighbors end together. `value` is the
/// number at the top right; empty where there is none.
pub fn card(ui: &mut Ui, title: &str, value: &str, least_height: f32, add: impl FnOnce(&mut Ui)) {
    let frame = Frame::new().fill(theme::STRIP).corner_radius(10).inner_margin(Margin::symmetric(12, 9));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.set_min_height(least_height);
        ui.spacing_mut().item_spacing.y = 2.0;
        ui.spacing_mut().interact_size.y = 18.0;
        ui.horizontal(|ui| {
            ui.label(RichText::new(title).strong().color(theme::TEXT));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let text = RichText::new(value).size(17.0).color(Color32::WHITE);
                named(ui.label(text), title, value);
            });
        });
        ui.add_space(2.0);
        add(ui);
    });
}

/// A name on the left and its value on the right. Digits are equally wide, so columns of them align.
pub fn row(ui: &mut Ui, name: &str, value: &str) -> Response {
    ui.horizontal(|ui| {
        ui.label(RichText::new(name).small().color(theme::TEXT_WEAK));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let label = egui::Label::new(RichText::new(value).small()).truncate();
            named(ui.add(label), name, value);
        });
    })
    .response
}

/// A name on the left and a column of values on the right, each as wide as it needs to be at most.
pub fn columns(ui: &mut Ui, name: RichText, values: [RichText; 3]) {
    const WIDTH: f32 = 50.0;
    ui.horizontal(|ui| {
        ui.label(name);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            for value in values.into_iter().rev() {
                let cell = Vec2::new(WIDTH, ui.spacing().interact_size.y);
                ui.allocate_ui_with_layout(cell, Layout::right_to_left(Align::Center), |ui| {
                    ui.set_min_width(WIDTH);
                    ui.label(value);
                });
            }
        });
    });
}

/// What stands where nothing is there yet.
pub fn hint(ui: &mut Ui, text: &str) {
    ui.label(RichText::new(text).small().color(theme::TEXT_WEAK));
}

/// Tells screen readers what a number is of.
fn named(response: Response, name: &str, value: &str) {
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{name}: {value}")));
}
