//! What a print is fit for, as a card: passed, or what to do about it.

use egui::{Align, Frame, Label, Layout, Margin, ProgressBar, RichText, Ui};
use orfeas_core::print::{Certificate, Check, PrintOptions};

use super::{icons, library::thousands, theme};
use crate::{app::Item, pipeline::Printed};

/// Less of the footprint than this on the bed, and it may come off.
const LEAST_CONTACT: f64 = 0.02;

/// The newest certificate of an item, or why there is none. It is dimmed where it is of other options than these.
pub fn show(ui: &mut Ui, item: &Item, options: &PrintOptions, is_current: bool) {
    let frame = Frame::new().fill(theme::STRIP).corner_radius(10).inner_margin(Margin::same(12));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        if let Some(reason) = item.print_failure(options) {
            head(ui, false, "Cannot be printed");
            ui.add(Label::new(RichText::new(reason).color(theme::TEXT_WEAK)).wrap());
            return;
        }
        if !is_current {
            ui.label(RichText::new("Checking…").strong().color(theme::TEXT));
            let share = item.print_progress().unwrap_or_default();
            ui.add(ProgressBar::new(share).desired_height(4.0).fill(theme::ACCENT));
        }
        if let Some(printed) = item.print() {
            ui.scope(|ui| {
                if !is_current {
                    ui.set_opacity(0.45);
                }
                told(ui, printed, is_current);
            });
        }
    });
}

fn told(ui: &mut Ui, printed: &Printed, is_current: bool) {
    let certificate = &printed.certificate;
    if is_current {
        head(ui, certificate.passes, if certificate.passes { "Printable" } else { "Not printable as it is" });
    }
    ui.add_space(4.0);
    ui.spacing_mut().item_spacing.y = 4.0;
    ui.spacing_mut().interact_size.y = 18.0;
    certificate.checks.iter().for_each(|check| line(ui, check));
    ui.separator();
    facts(ui, certificate, printed.asset.mesh().mesh.triangles.len());
}

fn head(ui: &mut Ui, is_good: bool, title: &str) {
    let (icon, color) = if is_good { (icons::DONE, theme::GOOD) } else { (icons::WARNING, theme::BAD) };
    ui.horizontal(|ui| {
        ui.add(icons::icon(icon, 18.0, color).alt_text(if is_good { "Passed" } else { "Failed" }));
        ui.label(RichText::new(title).size(15.0).strong().color(color));
    });
}

/// A check: a mark, its name and what was found; below it what to do if it failed.
fn line(ui: &mut Ui, check: &Check) {
    let (icon, color, word) =
        if check.ok { (icons::DONE, theme::GOOD, "passed") } else { (icons::WARNING, theme::BAD, "failed") };
    // That nothing was found needs no words.
    let found = if check.ok && check.found.starts_with("0 ") { "" } else { &check.found };
    ui.horizontal(|ui| {
        ui.add(icons::icon(icon, 13.0, color).alt_text(format!("{}: {word}", check.name)));
        ui.label(RichText::new(capitalized(&check.name)).color(if check.ok { theme::TEXT } else { color }));
        if check.ok && !found.is_empty() {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.add(Label::new(RichText::new(found).small().color(theme::TEXT_WEAK)).truncate());
            });
        }
    });
    if let Some(advice) = &check.advice {
        let text = format!("{found}: {advice}");
        note(ui, &text);
    }
}

fn note(ui: &mut Ui, text: &str) {
    ui.add(Label::new(RichText::new(text).small().color(theme::TEXT_WEAK)).wrap());
}

fn facts(ui: &mut Ui, certificate: &Certificate, triangles: usize) {
    let mut row = |name: &str, value: RichText| {
        ui.horizontal(|ui| {
            ui.label(RichText::new(name).color(theme::TEXT_WEAK));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| ui.label(value));
        });
    };
    row("Weight", RichText::new(format!("{:.1} g", certificate.weight_g)).size(15.0).strong().color(theme::TEXT));
    let is_wobbly =
        certificate.contact_mm2 < LEAST_CONTACT * f64::from(certificate.size_mm[0] * certificate.size_mm[1]);
    let color = if is_wobbly { theme::WARN } else { theme::TEXT };
    row("On the bed", RichText::new(format!("{:.1} cm²", certificate.contact_mm2 / 100.0)).color(color));
    let overhang = &certificate.overhang;
    row(
        &format!("Beyond {:.0}°", overhang.angle),
        RichText::new(format!("{:.1} % hangs over", overhang.share * 100.0)),
    );
    row("Triangles", RichText::new(thousands(triangles)));
    if is_wobbly {
        note(ui, "Little of it lies on the bed; a base lets it stand");
    }
    if certificate.remeshed {
        note(ui, "Made anew for its base or walls, in the picture's colors");
    }
}

fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
