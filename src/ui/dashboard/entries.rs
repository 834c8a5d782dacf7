//! The cache's entries as a table: sorted by any column, each with a button that deletes it.

use std::{cmp::Ordering, sync::Arc};

use egui::{Align, Button, Direction, Layout, Rect, RichText, Role, Shape, Stroke, Ui, Vec2, WidgetInfo};
use egui_extras::{Column, TableBuilder};

use crate::{
    app::{Command, Watched},
    cache::{EntryInfo, TierName},
    metrics::Unit,
    ui::{icons, theme},
};

const ROW_HEIGHT: f32 = 22.0;
const LEAST_HEIGHT: f32 = 120.0;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum By {
    Stage,
    Tier,
    Size,
    Age,
    #[default]
    LastUse,
    Uses,
    Saved,
}

impl By {
    const ALL: [(Self, &'static str); 7] = [
        (Self::Stage, "Stage"),
        (Self::Tier, "Kept"),
        (Self::Size, "Size"),
        (Self::Age, "Age"),
        (Self::LastUse, "Last use"),
        (Self::Uses, "Uses"),
        (Self::Saved, "Time saved"),
    ];

    fn compare(self, a: &EntryInfo, b: &EntryInfo) -> Ordering {
        match self {
            Self::Stage => a.stage.cmp(&b.stage),
            Self::Tier => tier_name(a.tier).cmp(tier_name(b.tier)),
            Self::Size => a.bytes.cmp(&b.bytes),
            Self::Age => a.age.cmp(&b.age),
            Self::LastUse => a.unused.cmp(&b.unused),
            Self::Uses => a.uses.cmp(&b.uses),
            Self::Saved => a.saved_us().cmp(&b.saved_us()),
        }
    }

    fn text(self, entry: &EntryInfo, secs_since: f64) -> String {
        match self {
            Self::Stage => entry.stage.clone(),
            Self::Tier => tier_name(entry.tier).to_owned(),
            Self::Size => size_text(entry.bytes),
            Self::Age => Unit::Secs.text(entry.age.as_secs_f64() + secs_since),
            Self::LastUse => Unit::Secs.text(entry.unused.as_secs_f64() + secs_since),
            Self::Uses => entry.uses.to_string(),
            Self::Saved => Unit::Millis.text(entry.saved_us() as f64 / 1000.0),
        }
    }

    /// Words stand on the left, numbers on the right.
    fn layout(self) -> Layout {
        match self {
            Self::Stage | Self::Tier => Layout::left_to_right(Align::Center),
            _ => Layout::right_to_left(Align::Center),
        }
    }
}

/// How the table is sorted.
#[derive(Default)]
pub struct EntryTable {
    by: By,
    is_descending: bool,
    /// The list that `order` is of.
    sorted: Arc<Vec<EntryInfo>>,
    order: Vec<usize>,
}

impl EntryTable {
    pub fn show(&mut self, ui: &mut Ui, watched: &Watched, commands: &mut Vec<Command>) {
        if !Arc::ptr_eq(&self.sorted, &watched.entries) {
            self.sorted = Arc::clone(&watched.entries);
            self.sort();
        }
        // The list is as old as the last change; its times go on.
        let now = watched.overview.history.latest().map_or(0.0, |latest| latest.secs);
        let secs_since = (now - watched.listed_secs).max(0.0);
        let height = ui.available_height().max(LEAST_HEIGHT);
        // The last column has the button; the scroll bar stands beside it.
        let width = (ui.available_width() - 60.0) / By::ALL.len() as f32 - ui.spacing().item_spacing.x;
        let columns = By::ALL.map(|_| Column::initial(width).at_least(60.0));
        let mut table = TableBuilder::new(ui).id_salt("entries").striped(true).resizable(true);
        table = table.cell_layout(Layout::left_to_right(Align::Center));
        table = columns.into_iter().fold(table, TableBuilder::column).column(Column::remainder().at_least(40.0));
        let table = table.max_scroll_height(height).auto_shrink([false, false]).header(ROW_HEIGHT, |mut header| {
            for (by, name) in By::ALL {
                header.col(|ui| {
                    ui.with_layout(by.layout(), |ui| self.header(ui, by, name));
                });
            }
            header.col(|_| {});
        });
        table.body(|body| {
            body.rows(ROW_HEIGHT, self.order.len(), |mut row| {
                let entry = &self.sorted[self.order[row.index()]];
                for (by, _) in By::ALL {
                    row.col(|ui| {
                        let text = RichText::new(by.text(entry, secs_since)).small();
                        ui.with_layout(by.layout(), |ui| ui.label(text));
                    });
                }
                row.col(|ui| {
                    let name = format!("Delete {} result in {}", entry.stage, tier_name(entry.tier).to_lowercase());
                    let icon = icons::icon(icons::REMOVE, 14.0, theme::TEXT_WEAK).alt_text(name);
                    let hint = format!("Delete {}, in memory and on disk", entry.key.to_hex());
                    if ui.add(Button::image(icon).frame_when_inactive(false).small()).on_hover_text(hint).clicked() {
                        commands.push(Command::RemoveCached(entry.key));
                    }
                });
            });
        });
    }

    fn header(&mut self, ui: &mut Ui, by: By, name: &str) {
        let is_chosen = self.by == by;
        ui.spacing_mut().button_padding.x = 0.0;
        let text = RichText::new(name).small().color(if is_chosen { theme::TEXT } else { theme::TEXT_WEAK });
        let response = ui.add(Button::new(text).frame_when_inactive(false).small()).on_hover_text("Sort by this");
        if is_chosen {
            let order = if self.is_descending { "descending" } else { "ascending" };
            response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{name}, {order}")));
            let is_left = by.layout().main_dir() == Direction::LeftToRight;
            triangle(ui, response.rect, is_left, self.is_descending);
        }
        if response.clicked() {
            // Again turns it round.
            self.is_descending = !is_chosen || !self.is_descending;
            self.by = by;
            self.sort();
        }
    }

    fn sort(&mut self) {
        let (by, entries) = (self.by, &self.sorted);
        self.order = (0..entries.len()).collect();
        self.order.sort_by(|a, b| {
            let order = by.compare(&entries[*a], &entries[*b]);
            if self.is_descending { order.reverse() } else { order }
        });
    }
}

/// Points the way in which values go, beside a header where there is room. The font has no such sign.
fn triangle(ui: &Ui, header: Rect, is_left: bool, points_down: bool) {
    const HALF: Vec2 = Vec2::new(3.5, 2.0);
    const AWAY: Vec2 = Vec2::new(8.0, 0.0);
    let center = if is_left { header.right_center() + AWAY } else { header.left_center() - AWAY };
    let down = if points_down { 1.0 } else { -1.0 };
    let corners =
        [Vec2::new(-HALF.x, -down * HALF.y), Vec2::new(HALF.x, -down * HALF.y), Vec2::new(0.0, down * HALF.y)];
    let corners = corners.map(|corner| center + corner).to_vec();
    ui.painter().add(Shape::convex_polygon(corners, theme::TEXT, Stroke::NONE));
}

fn tier_name(tier: TierName) -> &'static str {
    match tier {
        TierName::Memory => "Memory",
        TierName::Disk => "Disk",
    }
}

/// Sizes of single results are often below a megabyte.
fn size_text(bytes: u64) -> String {
    const MB: f64 = (1u64 << 20) as f64;
    if bytes < 1 << 20 { format!("{:.0} KB", bytes as f64 / 1024.0) } else { format!("{:.1} MB", bytes as f64 / MB) }
}
