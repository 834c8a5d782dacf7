//! The print of the selected item: what it shall be, and what it is fit for.

use std::ops::RangeInclusive;

use egui::{CornerRadius, DragValue, Grid, RichText, Sense, Slider, Ui, Vec2};
use orfeas_core::{
    export::Preset,
    print::{Base, DENSITY_RANGE, PrintOptions, SIZE_RANGE_MM, Side, Size, USUAL_ANGLE, overhang_color},
};

use super::{
    certificate,
    exporting::folder_of,
    form::{Optional, choice, field},
    icons, stage, theme,
};
use crate::app::{App, Command, Item};

const SIDES: [(Option<Side>, &str); 5] = [
    (None, "As it is"),
    (Some(Side::Longest), "Longest side"),
    (Some(Side::X), "Width (X)"),
    (Some(Side::Y), "Depth (Y)"),
    (Some(Side::Z), "Height (Z)"),
];
const BASES: [(Option<Base>, &str); 4] = [
    (None, "None"),
    (Some(Base::Flat), "Cut flat"),
    (Some(Base::Round), "Round plinth"),
    (Some(Base::Rectangular), "Square plinth"),
];
/// In g/cm³, as makers of filament and resin tell.
const MATERIALS: [(&str, f64); 6] =
    [("PLA", 1.24), ("PETG", 1.27), ("ABS", 1.04), ("TPU", 1.21), ("Nylon", 1.14), ("Resin", 1.12)];
/// What a size begins with, in mm.
const USUAL_MM: f32 = 100.0;
const WALLS_MM: RangeInclusive<f32> = 0.0..=5.0;
const HOLLOW_MM: RangeInclusive<f32> = 0.8..=10.0;
const DRAIN_MM: RangeInclusive<f32> = 1.0..=15.0;
const ANGLES: RangeInclusive<f32> = 20.0..=75.0;

/// What is looked at.
#[derive(Default)]
pub struct Printing {
    shows_overhangs: bool,
    /// What comes back when hollowing, or draining, is switched on again, in mm.
    hollow: Option<f32>,
    drain: Option<f32>,
}

impl Printing {
    /// Whether the print is to be shown in the colors of its overhangs.
    pub fn shows_overhangs(&self) -> bool {
        self.shows_overhangs
    }

    pub fn show(&mut self, ui: &mut Ui, app: &App, item: &Item, commands: &mut Vec<Command>) {
        if item.finished.is_none() {
            return nothing_yet(ui);
        }
        let mut options = *app.print_options();
        ui.spacing_mut().slider_width = 84.0;
        ui.spacing_mut().interact_size.y = 25.0;
        ui.spacing_mut().button_padding.y = 4.0;
        Grid::new("printing").num_columns(2).spacing([10.0, 6.0]).show(ui, |ui| {
            size(ui, &mut options, item);
            choice(ui, "Base", "What it stands on", &mut options.base, &BASES);
            let walls = Slider::new(&mut options.min_wall_mm, WALLS_MM).suffix(" mm").max_decimals(1);
            field(ui, "Thinnest wall", "Walls thinner than this are thickened; 0 leaves them", walls);
            self.hollowing(ui, &mut options);
            material(ui, &mut options.density);
        });
        ui.add_space(2.0);
        self.overhangs(ui, &mut options);
        ui.add_space(6.0);
        if options != *app.print_options() {
            commands.push(Command::ChangePrint(options));
        } else if item.wants_print(&options) {
            commands.push(Command::PreparePrint(item.id));
        }
        let is_current = item.print().is_some_and(|printed| printed.options == options);
        certificate::show(ui, item, &options, is_current);
    }

    fn hollowing(&mut self, ui: &mut Ui, options: &mut PrintOptions) {
        let hollow = Optional {
            name: "Hollow",
            measure: "Wall",
            hint: "Takes out the inside and leaves walls of this thickness",
            range: HOLLOW_MM,
            usual: 2.0,
        };
        hollow.show(ui, &mut options.hollow_mm, &mut self.hollow);
        if options.hollow_mm.is_none() {
            options.drain_mm = None;
            return;
        }
        let drain = Optional {
            name: "Drain holes",
            measure: "Diameter",
            hint: "Holes at the bottom through which resin runs out",
            range: DRAIN_MM,
            usual: 4.0,
        };
        drain.show(ui, &mut options.drain_mm, &mut self.drain);
    }

    fn overhangs(&mut self, ui: &mut Ui, options: &mut PrintOptions) {
        let hint = "Colors the surface: green needs no support, yellow is at the limit, red hangs in the air";
        ui.checkbox(&mut self.shows_overhangs, "Show overhangs").on_hover_text(hint);
        if !self.shows_overhangs {
            return;
        }
        Grid::new("overhangs").num_columns(2).spacing([10.0, 8.0]).show(ui, |ui| {
            let slider = Slider::new(&mut options.overhang_angle, ANGLES).step_by(1.0).suffix("°");
            let hint = format!("How far your printer gets without support; most manage {USUAL_ANGLE}°");
            field(ui, "Up to", &hint, slider);
        });
        legend(ui, options.overhang_angle);
    }
}

/// Offers the print as files, once it is that of the options as they are now.
pub fn export(ui: &mut Ui, app: &App, item: &Item, commands: &mut Vec<Command>) {
    let is_current = item.print().is_some_and(|printed| printed.options == *app.print_options());
    ui.add_enabled_ui(is_current, |ui| {
        let hint = "3MF with color and STL, in a folder of their own beside the picture";
        let button = stage::accent_button(ui, icons::EXPORT, "Export for printing").on_hover_text(hint);
        if let Some(preset) = Preset::find("print").filter(|_| button.clicked()) {
            commands.push(Command::ExportPreset { item: item.id, preset, folder: folder_of(item) });
        }
    });
}

fn nothing_yet(ui: &mut Ui) {
    ui.add_space(40.0);
    ui.vertical_centered(|ui| {
        ui.add(icons::icon(icons::PRINT, 40.0, theme::ACCENT).alt_text("Print"));
        ui.add_space(6.0);
        ui.label(RichText::new("Nothing to print yet").size(15.0).color(theme::TEXT));
        let hint = "A mesh made from a picture gets a size, a base and walls here, and is checked for the printer.";
        ui.label(RichText::new(hint).color(theme::TEXT_WEAK));
    });
}

fn size(ui: &mut Ui, options: &mut PrintOptions, item: &Item) {
    let mut side = options.size.map(|size| size.side);
    choice(ui, "Size", "Which side has the length below", &mut side, &SIDES);
    let made = item.print().map(|printed| printed.certificate.size_mm);
    let length = |side: Side| {
        made.map_or(USUAL_MM, |[x, y, z]| match side {
            Side::X => x,
            Side::Y => y,
            Side::Z => z,
            Side::Longest => x.max(y).max(z),
        })
    };
    options.size = match (side, options.size) {
        (Some(side), Some(size)) if side == size.side => Some(size),
        // Another side keeps the print as large as it is.
        (Some(side), _) => Some(Size { side, mm: (length(side) * 10.0).round() / 10.0 }),
        (None, _) => None,
    };
    let label = ui.label(RichText::new("Length").color(theme::TEXT_WEAK));
    match &mut options.size {
        Some(size) => {
            let value = DragValue::new(&mut size.mm).range(SIZE_RANGE_MM).suffix(" mm").speed(0.5).max_decimals(1);
            ui.add(value).labelled_by(label.id);
        }
        None => {
            ui.label(RichText::new(format!("{:.0} mm", length(Side::Longest))).color(theme::TEXT_WEAK));
        }
    }
    ui.end_row();
}

fn material(ui: &mut Ui, density: &mut f64) {
    let all = MATERIALS.map(|(name, density)| (density, name));
    choice(ui, "Material", "For the weight", density, &all);
    let value = DragValue::new(density).range(DENSITY_RANGE).suffix(" g/cm³").speed(0.01).max_decimals(2);
    field(ui, "Density", "Of the material", value);
}

/// The colors of overhangs from upright walls on the left to ceilings on the right.
fn legend(ui: &mut Ui, limit: f32) {
    const STEPS: usize = 45;
    let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), 8.0), Sense::hover());
    let name = format!("Green is upright, yellow hangs over by {limit:.0}°, red is a ceiling");
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, &name));
    response.on_hover_text(&name);
    let width = rect.width() / STEPS as f32;
    for step in 0..STEPS {
        let left = rect.left() + width * step as f32;
        let [r, g, b] = overhang_color((step as f32 + 0.5) * 90.0 / STEPS as f32, limit);
        let part = egui::Rect::from_min_size(egui::pos2(left, rect.top()), Vec2::new(width + 0.5, rect.height()));
        let (first, last) = (step == 0, step + 1 == STEPS);
        let round = |is_end: bool| if is_end { 4 } else { 0 };
        let corners = CornerRadius { nw: round(first), sw: round(first), ne: round(last), se: round(last) };
        ui.painter().rect_filled(part, corners, egui::Color32::from_rgb(r, g, b));
    }
}
