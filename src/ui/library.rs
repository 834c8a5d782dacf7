//! The strip of items on the left: a thumbnail, a name, and how far each is.

use std::collections::{BTreeMap, btree_map::Entry};

use egui::{
    Align2, Color32, ColorImage, CornerRadius, FontId, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind,
    TextureHandle, TextureOptions, Ui, Vec2, WidgetInfo,
};

use super::{icons, input, stage, theme};
use crate::app::{App, Command, Item, ItemId, ItemState};

const ROW_HEIGHT: f32 = 64.0;
const THUMBNAIL: f32 = 50.0;

/// Thumbnails on the GPU, for the items that are still there.
#[derive(Default)]
pub struct Library {
    thumbnails: BTreeMap<ItemId, TextureHandle>,
}

impl Library {
    pub fn show(&mut self, ui: &mut Ui, app: &App, commands: &mut Vec<Command>) {
        ui.horizontal(|ui| {
            ui.heading("Library");
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let hint = format!("Open pictures or meshes ({})", ui.ctx().format_shortcut(&input::OPEN));
                if stage::icon_button(ui, icons::OPEN, "Open…", false).on_hover_text(hint).clicked() {
                    commands.push(Command::ChooseFiles);
                }
            });
        });
        ui.add_space(4.0);
        if app.items().is_empty() {
            ui.label(egui::RichText::new("Pictures you open appear here").color(theme::TEXT_WEAK));
            return;
        }
        self.thumbnails.retain(|id, _| app.item(*id).is_some());
        let busy = app.items().iter().any(|item| item.state.is_busy());
        ScrollArea::vertical().auto_shrink([false, false]).max_height(ui.available_height() - 40.0).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            for item in app.items() {
                let is_selected = app.selected().is_some_and(|selected| selected.id == item.id);
                self.row(ui, item, is_selected, commands);
            }
        });
        ui.horizontal(|ui| {
            if ui.add_enabled(!busy, egui::Button::new("Generate all")).clicked() {
                commands.push(Command::GenerateAll);
            }
            if ui.add_enabled(busy, egui::Button::new("Cancel all")).clicked() {
                commands.push(Command::CancelAll);
            }
        });
    }

    fn row(&mut self, ui: &mut Ui, item: &Item, is_selected: bool, commands: &mut Vec<Command>) {
        let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), ROW_HEIGHT), Sense::click());
        let (status, color) = status(item);
        let label = format!("{}, {status}", item.name);
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_selected, &label));
        if response.clicked() || response.gained_focus() {
            commands.push(Command::Select(item.id));
        }
        if response.has_focus() {
            let step = ui.input(|i| {
                i32::from(i.key_pressed(egui::Key::ArrowDown)) - i32::from(i.key_pressed(egui::Key::ArrowUp))
            });
            if step != 0 {
                commands.push(Command::SelectNext(step as isize));
            }
        }
        response.context_menu(|ui| {
            if item.is_picture() && ui.button("Generate").clicked() {
                commands.push(Command::Generate(item.id));
            }
            if item.finished.is_some() && ui.button("Export…").clicked() {
                commands.push(Command::ChooseExport(item.id));
            }
            if ui.button("Remove").clicked() {
                commands.push(Command::Remove(item.id));
            }
        });
        if !ui.is_rect_visible(rect) {
            return;
        }
        let painter = ui.painter();
        let fill = match (is_selected, response.hovered()) {
            (true, _) => theme::RAISED,
            (false, true) => theme::RAISED.gamma_multiply(0.5),
            (false, false) => Color32::TRANSPARENT,
        };
        painter.rect_filled(rect, CornerRadius::same(8), fill);
        if response.has_focus() {
            painter.rect_stroke(rect, CornerRadius::same(8), Stroke::new(1.0, theme::ACCENT), StrokeKind::Inside);
        }
        let picture = Rect::from_min_size(rect.left_top() + Vec2::splat(7.0), Vec2::splat(THUMBNAIL));
        painter.rect_filled(picture, CornerRadius::same(6), theme::STRIP);
        if let Some(texture) = self.thumbnail(ui, item) {
            let size = texture.size_vec2();
            let fitted = Rect::from_center_size(picture.center(), size * (THUMBNAIL / size.max_elem()));
            egui::Image::new((texture.id(), fitted.size())).corner_radius(5).paint_at(ui, fitted);
        } else {
            icons::icon(icons::PICTURE, 22.0, theme::TEXT_WEAK)
                .paint_at(ui, Rect::from_center_size(picture.center(), Vec2::splat(22.0)));
        }
        let painter = ui.painter().with_clip_rect(rect.shrink(4.0));
        let text = picture.right_top() + Vec2::new(10.0, 8.0);
        painter.text(text, Align2::LEFT_TOP, &item.name, FontId::proportional(13.5), theme::TEXT);
        painter.text(text + Vec2::new(0.0, 19.0), Align2::LEFT_TOP, status, FontId::proportional(11.5), color);
        if let ItemState::Working { stage, share } = &item.state {
            let track = Rect::from_min_max(
                picture.right_bottom() + Vec2::new(10.0, -5.0),
                rect.right_bottom() + Vec2::new(-10.0, -9.0),
            );
            painter.rect_filled(track, CornerRadius::same(2), theme::HOVERED);
            let mut bar = track;
            bar.set_width(track.width() * stage.overall(*share));
            painter.rect_filled(bar, CornerRadius::same(2), theme::ACCENT);
        }
    }

    /// Shows an item's picture where its mesh will be, while that is on its way or made ready to be drawn.
    pub fn stand_in(&mut self, ui: &Ui, item: &Item) {
        let is_on_its_way = item.state.is_busy() || item.coming_back().is_some() || item.shape.is_some();
        if let Some(texture) = self.thumbnail(ui, item).filter(|_| is_on_its_way) {
            let place = Rect::from_center_size(ui.max_rect().center(), texture.size_vec2());
            let faded = Color32::WHITE.gamma_multiply(0.4);
            egui::Image::new((texture.id(), place.size())).tint(faded).corner_radius(8).paint_at(ui, place);
        }
    }

    fn thumbnail(&mut self, ui: &Ui, item: &Item) -> Option<&TextureHandle> {
        Some(match self.thumbnails.entry(item.id) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(free) => {
                let picture = item.thumbnail.as_ref()?;
                let size = [picture.width() as usize, picture.height() as usize];
                let image = ColorImage::from_rgba_unmultiplied(size, picture.as_raw());
                let name = format!("thumbnail {}", item.id.0);
                free.insert(ui.ctx().load_texture(name, image, TextureOptions::LINEAR))
            }
        })
    }
}

fn status(item: &Item) -> (String, Color32) {
    match &item.state {
        ItemState::Loading => ("reading".into(), theme::TEXT_WEAK),
        ItemState::Queued => ("waiting".into(), theme::TEXT_WEAK),
        ItemState::Working { stage, .. } => (stage.title().to_lowercase(), theme::ACCENT),
        ItemState::Finished => match &item.finished {
            Some(finished) => (format!("{} triangles", thousands(finished.report.triangles)), theme::TEXT_WEAK),
            None => ("opened".into(), theme::TEXT_WEAK),
        },
        ItemState::Canceled => ("canceled".into(), theme::TEXT_WEAK),
        ItemState::Failed(_) => ("failed".into(), theme::BAD),
    }
}

/// A count with thin spaces between groups of three digits.
pub fn thousands(count: usize) -> String {
    let digits = count.to_string();
    let first = digits.len() % 3;
    let mut groups = vec![&digits[..first]];
    groups.extend((first..digits.len()).step_by(3).map(|i| &digits[i..i + 3]));
    groups.retain(|group| !group.is_empty());
    groups.join("\u{2009}")
}

#[cfg(test)]
mod tests {
    #[test]
    fn digits_in_threes() {
        let spaced = |count| super::thousands(count).replace('\u{2009}', " ");
        assert_eq!([0, 999, 1000, 1_234_567].map(spaced), ["0", "999", "1 000", "1 234 567"]);
    }
}
