//! The middle of the window: the viewport with its tools, or an invitation to drop pictures.

use std::sync::Arc;

use egui::{
    Align, Align2, Button, Color32, CornerRadius, FontId, Frame, Layout, Margin, Rect, Sense, Stroke, StrokeKind, Ui,
    UiBuilder, Vec2,
};

use super::{icons, input, shown::Shown, theme};
use crate::{
    app::{App, Command, ItemState, Shape},
    viewport::{OrbitCamera, SceneView, Shading, Style, adapter::INSTALL_HINT, paint_callback},
};

/// Views of the tool bar: name, azimuth and elevation in degrees.
const VIEWS: [(&str, f32, f32); 4] =
    [("Front", 0.0, 0.0), ("Side", 90.0, 0.0), ("Back", 180.0, 0.0), ("Top", 0.0, 89.0)];

pub fn show(
    ui: &mut Ui,
    app: &App,
    shown: &Shown,
    camera: &mut OrbitCamera,
    style: &mut Style,
    draws: bool,
    commands: &mut Vec<Command>,
) {
    let rect = ui.max_rect();
    if app.items().is_empty() {
        empty_state(ui, rect, commands);
    } else {
        let response = ui.interact(rect, ui.scope_id().with("viewport"), Sense::click_and_drag());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, "3D view"));
        camera.set_size_points(rect.width(), rect.height());
        if response.double_clicked() {
            shown.bounds().into_iter().for_each(|bounds| camera.frame(bounds));
        }
        // A moved camera is seen in this very pass; no further one is needed.
        camera.handle(&mut input::camera_events(ui, &response));
        if draws {
            let scene = SceneView { parts: shown.parts().to_vec(), view: camera.view(), style: *style };
            ui.painter().add(paint_callback(rect, Arc::new(scene)));
        } else {
            message(ui, rect, "Nothing here can draw", &format!("To see meshes, {INSTALL_HINT}."));
        }
        overlay(ui, rect, app, shown);
        tool_bar(ui, rect, shown, camera, style);
    }
    if ui.input(|input| !input.raw.hovered_files.is_empty()) {
        let target = rect.shrink(14.0);
        ui.painter().rect_filled(target, CornerRadius::same(14), theme::ACCENT.gamma_multiply(0.12));
        ui.painter().rect_stroke(target, CornerRadius::same(14), Stroke::new(2.0, theme::ACCENT), StrokeKind::Inside);
        ui.painter().text(
            rect.center(),
            Align2::CENTER_CENTER,
            "Drop to turn into meshes",
            FontId::proportional(20.0),
            Color32::WHITE,
        );
    }
}

fn empty_state(ui: &mut Ui, rect: Rect, commands: &mut Vec<Command>) {
    let area = Rect::from_center_size(rect.center(), Vec2::new(420.0, 270.0).min(rect.size()));
    ui.painter().rect_filled(area, CornerRadius::same(16), theme::STRIP);
    dashed_outline(ui, area);
    ui.scope_builder(UiBuilder::new().max_rect(area.shrink(24.0)).layout(Layout::top_down(Align::Center)), |ui| {
        ui.add_space(14.0);
        ui.add(icons::icon(icons::PICTURE, 56.0, theme::ACCENT).alt_text("Picture"));
        ui.add_space(10.0);
        ui.label(egui::RichText::new("Drop pictures here").size(21.0).color(Color32::WHITE));
        ui.label(egui::RichText::new("Each becomes a textured, watertight mesh.").color(theme::TEXT_WEAK));
        ui.add_space(14.0);
        if accent_button(ui, icons::OPEN, "Open…").clicked() {
            commands.push(Command::ChooseFiles);
        }
        ui.add_space(6.0);
        ui.label(egui::RichText::new("or paste one with Ctrl+V").small().color(theme::TEXT_WEAK));
    });
}

fn dashed_outline(ui: &Ui, rect: Rect) {
    let (tl, tr, br, bl) = (rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom());
    let inset = |from: egui::Pos2, to: egui::Pos2| {
        let along = (to - from).normalized() * 16.0;
        [from + along, to - along]
    };
    for side in [inset(tl, tr), inset(tr, br), inset(br, bl), inset(bl, tl)] {
        ui.painter().extend(egui::Shape::dashed_line(&side, Stroke::new(1.5, theme::HOVERED), 8.0, 7.0));
    }
}

fn message(ui: &Ui, rect: Rect, title: &str, text: &str) {
    let painter = ui.painter();
    painter.text(rect.center(), Align2::CENTER_BOTTOM, title, FontId::proportional(17.0), theme::TEXT);
    let galley = painter.layout(
        text.to_owned(),
        FontId::proportional(13.0),
        theme::TEXT_WEAK,
        (rect.width() - 40.0).clamp(80.0, 520.0),
    );
    painter.galley(rect.center() + Vec2::new(-galley.size().x / 2.0, 8.0), galley, theme::TEXT_WEAK);
}

/// What is being made, over the lower left corner.
fn overlay(ui: &Ui, rect: Rect, app: &App, shown: &Shown) {
    let Some(item) = app.selected() else { return };
    if let Some(problem) = &shown.problem {
        message(ui, rect, "This mesh cannot be drawn", problem);
        return;
    }
    let (text, color) = match &item.state {
        ItemState::Failed(error) if item.shape.is_none() && item.coming_back().is_none() => {
            message(ui, rect, "This picture did not become a mesh", error);
            return;
        }
        ItemState::Working { stage, share } => {
            (format!("{} · {:.0} %", stage.title(), stage.overall(*share) * 100.0), theme::TEXT)
        }
        ItemState::Queued => ("Waiting for its turn".to_owned(), theme::TEXT_WEAK),
        ItemState::Loading => ("Reading".to_owned(), theme::TEXT_WEAK),
        _ => match (item.coming_back(), &item.shape) {
            (Some(share), _) => (format!("Bringing it back · {:.0} %", share * 100.0), theme::TEXT),
            (None, Some(Shape::Preview(_))) => ("Silhouette preview".to_owned(), theme::TEXT_WEAK),
            _ => return,
        },
    };
    let at = rect.left_bottom() + Vec2::new(18.0, -16.0);
    ui.painter().text(at, Align2::LEFT_BOTTOM, text, FontId::proportional(13.0), color);
}

fn tool_bar(ui: &mut Ui, rect: Rect, shown: &Shown, camera: &mut OrbitCamera, style: &mut Style) {
    let bar = Rect::from_min_size(rect.left_top() + Vec2::splat(12.0), Vec2::new(rect.width() - 24.0, 36.0));
    ui.scope_builder(
        UiBuilder::new().max_rect(bar).layout(Layout::left_to_right(Align::Min).with_main_wrap(true)),
        |ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            group(ui, |ui| {
                for (key, shading) in (1..).zip(Shading::ALL) {
                    let button = ui.add(Button::selectable(style.shading == shading, shading_name(shading)));
                    if button.on_hover_text(format!("{} ({key})", shading_hint(shading))).clicked() {
                        style.shading = shading;
                    }
                }
            });
            ui.add_space(8.0);
            group(ui, |ui| {
                for (name, azimuth, elevation) in VIEWS {
                    if ui
                        .add(Button::new(name).frame_when_inactive(false))
                        .on_hover_text(format!("Look from the {}", name.to_lowercase()))
                        .clicked()
                    {
                        camera.look_from(azimuth, elevation);
                    }
                }
                if icon_button(ui, icons::FRAME, "Frame (double click)", false).clicked() {
                    shown.bounds().into_iter().for_each(|bounds| camera.frame(bounds));
                }
                if icon_button(ui, icons::GRID, "Grid (G)", style.grid).clicked() {
                    style.grid = !style.grid;
                }
            });
        },
    );
}

fn group(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    Frame::new().fill(theme::PANEL.gamma_multiply(0.92)).corner_radius(8).inner_margin(Margin::same(3)).show(
        ui,
        |ui| {
            ui.spacing_mut().button_padding = Vec2::new(9.0, 3.0);
            ui.horizontal(add);
        },
    );
}

fn shading_name(shading: Shading) -> &'static str {
    match shading {
        Shading::Lit => "Lit",
        Shading::Unlit => "Unlit",
        Shading::Clay => "Clay",
        Shading::Wireframe => "Wireframe",
        Shading::Normals => "Normals",
    }
}

fn shading_hint(shading: Shading) -> &'static str {
    match shading {
        Shading::Lit => "The texture in studio light",
        Shading::Unlit => "The texture's own colors",
        Shading::Clay => "The shape alone, in matte clay",
        Shading::Wireframe => "The triangles",
        Shading::Normals => "Where the surface points, as colors",
    }
}

/// A button of one icon, named for screen readers by its tooltip.
pub fn icon_button(ui: &mut Ui, icon: egui::ImageSource<'static>, name: &str, selected: bool) -> egui::Response {
    let color = if selected { theme::ACCENT } else { theme::TEXT };
    let button = Button::image(icons::icon(icon, 17.0, color).alt_text(name)).frame_when_inactive(false);
    ui.add(button).on_hover_text(name)
}

/// The button that the eye shall find first.
pub fn accent_button(ui: &mut Ui, icon: egui::ImageSource<'static>, text: &str) -> egui::Response {
    let text = egui::RichText::new(text).color(theme::ON_ACCENT).strong();
    let button = Button::image_and_text(icons::icon(icon, 16.0, theme::ON_ACCENT), text).fill(theme::ACCENT);
    ui.add(button.min_size(Vec2::new(110.0, 32.0)))
}
