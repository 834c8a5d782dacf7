//! Messages over the lower right corner, with their details on demand.

use std::collections::{BTreeMap, BTreeSet};

use egui::{Align2, Area, Context, Frame, Id, Margin, Order, RichText, Stroke, Vec2};

use super::{icons, stage, theme};
use crate::app::{Command, Notice, Tone};

/// Good news leave by themselves after this many seconds; warnings and errors stay until they are dismissed.
const GOOD_NEWS_SECS: f64 = 6.0;
const WIDTH: f32 = 340.0;
/// The most shown at once; the newest are.
const MOST: usize = 4;

/// Which messages are open, and since when each has been seen.
#[derive(Default)]
pub struct Notices {
    unfolded: BTreeSet<u64>,
    since: BTreeMap<u64, f64>,
}

impl Notices {
    pub fn show(&mut self, ctx: &Context, notices: &[Notice], commands: &mut Vec<Command>) {
        self.unfolded.retain(|id| notices.iter().any(|n| n.id == *id));
        self.since.retain(|id, _| notices.iter().any(|n| n.id == *id));
        if notices.is_empty() {
            return;
        }
        let now = ctx.input(|input| input.time);
        let area = Area::new(Id::unique("notices"))
            .order(Order::Foreground)
            .anchor(Align2::RIGHT_BOTTOM, Vec2::new(-16.0, -48.0));
        area.show(ctx, |ui| {
            for notice in notices {
                let since = *self.since.entry(notice.id).or_insert(now);
                let left = GOOD_NEWS_SECS - (now - since);
                if notice.tone == Tone::Good && !self.unfolded.contains(&notice.id) {
                    if left <= 0.0 {
                        commands.push(Command::DismissNotice(notice.id));
                    } else {
                        ctx.request_repaint_after_secs(left as f32);
                    }
                }
            }
            if notices.len() > 1 && ui.small_button(format!("Dismiss all {}", notices.len())).clicked() {
                commands.push(Command::DismissNotices);
            }
            for notice in notices.iter().rev().take(MOST).rev() {
                self.card(ui, notice, commands);
                ui.add_space(6.0);
            }
        });
    }

    fn card(&mut self, ui: &mut egui::Ui, notice: &Notice, commands: &mut Vec<Command>) {
        let (icon, color, name) = match notice.tone {
            Tone::Good => (icons::DONE, theme::GOOD, "Done"),
            Tone::Warning => (icons::WARNING, theme::WARN, "Warning"),
            Tone::Error => (icons::WARNING, theme::BAD, "Error"),
        };
        let frame = Frame::new()
            .fill(theme::RAISED)
            .corner_radius(8)
            .stroke(Stroke::new(1.0, color.gamma_multiply(0.5)))
            .inner_margin(Margin::same(10))
            .shadow(ui.visuals().popup_shadow);
        frame.show(ui, |ui| {
            ui.set_width(WIDTH);
            ui.horizontal(|ui| {
                ui.add(icons::icon(icon, 17.0, color).alt_text(name));
                ui.add(egui::Label::new(RichText::new(&notice.title).strong()).truncate());
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    if stage::icon_button(ui, icons::CANCEL, "Dismiss", false).clicked() {
                        commands.push(Command::DismissNotice(notice.id));
                    }
                    let is_open = self.unfolded.contains(&notice.id);
                    if !notice.details.is_empty() && ui.small_button(if is_open { "Less" } else { "Details" }).clicked()
                    {
                        if is_open {
                            self.unfolded.remove(&notice.id);
                        } else {
                            self.unfolded.insert(notice.id);
                        }
                    }
                });
            });
            if self.unfolded.contains(&notice.id) {
                ui.add_space(2.0);
                ui.add(
                    egui::Label::new(RichText::new(&notice.details).color(theme::TEXT_WEAK)).wrap().selectable(true),
                );
            }
        });
    }
}
