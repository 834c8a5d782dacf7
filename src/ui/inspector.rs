//! The right side: how the selected picture becomes a mesh and what came of it, its print, and where it goes.

mod material;

use std::sync::Arc;

use egui::{Button, ComboBox, Frame, Grid, Margin, Panel, RichText, ScrollArea, Slider, Ui};
use orfeas_core::{mesh::TexturedMesh, simplify::FACES_RANGE};

use super::{
    exporting::Exporting,
    icons, input,
    library::thousands,
    printing::{self, Printing},
    shown::Look,
    stage, theme,
};
use crate::{
    app::{App, Command, Item, Shape},
    pipeline::{Account, EngineChoice, GRID_RANGE, Origin, Settings, Smoothing, Symmetry},
};

/// What the panel is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Tab {
    #[default]
    Mesh,
    Printing,
    Export,
}

const TABS: [(Tab, &str); 3] = [(Tab::Mesh, "Mesh"), (Tab::Printing, "Printing"), (Tab::Export, "Export")];

/// What is open, and what the user is typing.
#[derive(Default)]
pub struct Inspector {
    tab: Tab,
    printing: Printing,
    exporting: Exporting,
}

impl Inspector {
    pub fn show_printing(&mut self) {
        self.tab = Tab::Printing;
    }

    /// What of an item is looked at: its print while that is talked about, else what it is.
    pub fn look_of(&self, item: &Item) -> Option<Look> {
        let print = item.print().filter(|_| self.tab == Tab::Printing);
        let Some(printed) = print else {
            return Some(Look { item: item.id, shape: item.shape.clone()?, overhang: None });
        };
        let overhang = self.printing.shows_overhangs().then_some(printed.options.overhang_angle);
        Some(Look { item: item.id, shape: Shape::Finished(Arc::clone(&printed.asset)), overhang })
    }

    pub fn show(&mut self, ui: &mut Ui, app: &App, commands: &mut Vec<Command>) {
        let Some(item) = app.selected() else {
            ui.label(RichText::new("Select an item to see what it is made of").color(theme::TEXT_WEAK));
            return;
        };
        ui.heading(&item.name);
        ui.add_space(2.0);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            for (tab, name) in TABS {
                ui.selectable_value(&mut self.tab, tab, name);
            }
        });
        ui.add_space(6.0);
        if self.tab == Tab::Printing && item.finished.is_some() {
            // Always in sight, however long the panel is.
            let frame = Frame::new().inner_margin(Margin { top: 8, ..Margin::ZERO });
            let bottom = Panel::bottom("print export").frame(frame).resizable(false).show_separator_line(false);
            bottom.show(ui, |ui| printing::export(ui, app, item, commands));
        }
        ScrollArea::vertical().id_salt(self.tab as usize).auto_shrink([false, false]).show(ui, |ui| match self.tab {
            Tab::Mesh => mesh(ui, app, item, commands),
            Tab::Printing => self.printing.show(ui, app, item, commands),
            Tab::Export => self.exporting.show(ui, app, item, commands),
        });
    }
}

fn mesh(ui: &mut Ui, app: &App, item: &Item, commands: &mut Vec<Command>) {
    if item.is_picture() {
        settings(ui, app.settings(), commands);
        ui.add_space(6.0);
    }
    actions(ui, item, commands);
    ui.add_space(theme::GROUP_SPACE);
    if let Some(Shape::Opened(parts)) = &item.shape {
        opened(ui, parts);
        inspection(ui, item, commands);
    }
    if let Some(finished) = &item.finished {
        if finished.settings != *app.settings() && !item.state.is_busy() {
            let hint = "Made with other settings; generate again to see these";
            ui.label(RichText::new(hint).small().color(theme::ACCENT));
        }
        result(ui, finished);
        inspection(ui, item, commands);
        ui.add_space(theme::GROUP_SPACE);
        times(ui, finished);
    }
}

pub fn section(ui: &mut Ui, title: &str) {
    ui.label(RichText::new(title).strong().color(theme::TEXT));
    ui.add_space(1.0);
}

fn settings(ui: &mut Ui, current: &Settings, commands: &mut Vec<Command>) {
    let mut settings = *current;
    Grid::new("settings").num_columns(2).spacing([10.0, 8.0]).show(ui, |ui| {
        let label = ui.label(RichText::new("Engine").color(theme::TEXT_WEAK));
        let combo = ComboBox::from_id_salt("engine").width(150.0).selected_text(engine_name(settings.engine)).show_ui(
            ui,
            |ui| {
                for engine in EngineChoice::ALL {
                    ui.selectable_value(&mut settings.engine, engine, engine_name(engine))
                        .on_hover_text(engine_hint(engine));
                }
            },
        );
        combo.response.labelled_by(label.id).on_hover_text(engine_hint(settings.engine));
        ui.end_row();
        let label = ui.label(RichText::new("Resolution").color(theme::TEXT_WEAK));
        let hint = "Cells along the longer side of the mesh";
        ui.add(Slider::new(&mut settings.grid, GRID_RANGE).step_by(16.0)).labelled_by(label.id).on_hover_text(hint);
        ui.end_row();
        if settings.engine == EngineChoice::Relief {
            let relief = &mut settings.relief;
            for (name, value, range) in [
                ("Width", &mut relief.width_mm, 20.0..=300.0),
                ("Plate", &mut relief.base_mm, 0.4..=10.0),
                ("Thinnest", &mut relief.thickness_mm, 0.2..=5.0),
                ("Relief", &mut relief.depth_mm, 0.5..=20.0),
            ] {
                let label = ui.label(RichText::new(name).color(theme::TEXT_WEAK));
                ui.add(Slider::new(value, range).suffix(" mm").max_decimals(1)).labelled_by(label.id);
                ui.end_row();
            }
            ui.label("");
            ui.checkbox(&mut relief.invert, "Dark is high").on_hover_text("For lithophanes, lit from behind");
            ui.end_row();
        } else {
            ui.label("");
            let mut mirrored = settings.symmetry == Symmetry::X;
            let hint = "The hidden half becomes like the seen one, if the body has a left and a right that match";
            if ui.checkbox(&mut mirrored, "Symmetric").on_hover_text(hint).changed() {
                settings.symmetry = if mirrored { Symmetry::X } else { Symmetry::None };
            }
            ui.end_row();
        }
        let label = ui.label(RichText::new("Smoothing").color(theme::TEXT_WEAK));
        let mut share = settings.smoothing.share();
        let slider = Slider::new(&mut share, 0.0..=1.0).max_decimals(2);
        if ui.add(slider).labelled_by(label.id).on_hover_text("How much the surface is smoothed").changed() {
            settings.smoothing = Smoothing::new(share);
        }
        ui.end_row();
        let label = ui.label(RichText::new("Faces").color(theme::TEXT_WEAK));
        let mut faces = settings.faces.unwrap_or(*FACES_RANGE.end());
        let slider = Slider::new(&mut faces, FACES_RANGE).logarithmic(true).step_by(100.0);
        if ui.add(slider).labelled_by(label.id).on_hover_text("The most triangles the mesh may have").changed() {
            settings.faces = Some(faces);
        }
        ui.end_row();
        let label = ui.label(RichText::new("Texture").color(theme::TEXT_WEAK));
        let combo = ComboBox::from_id_salt("texture").width(150.0).selected_text(texture_name(settings.texture));
        let combo = combo.show_ui(ui, |ui| {
            for side in [None, Some(512), Some(1024), Some(2048), Some(4096)] {
                ui.selectable_value(&mut settings.texture, side, texture_name(side));
            }
        });
        combo.response.labelled_by(label.id).on_hover_text("Side of the texture, in pixels");
        ui.end_row();
    });
    material::show(ui, &mut settings.material);
    if settings != *current {
        commands.push(Command::ChangeSettings(settings));
    }
}

fn texture_name(side: Option<u32>) -> String {
    side.map_or_else(|| "As the picture".to_owned(), |side| format!("{side} × {side}"))
}

fn engine_name(engine: EngineChoice) -> &'static str {
    match engine {
        EngineChoice::Auto => "Best available",
        EngineChoice::Orfeas => "Orfeas network",
        EngineChoice::Silhouette => "Silhouette",
        EngineChoice::Relief => "Relief",
    }
}

fn engine_hint(engine: EngineChoice) -> &'static str {
    match engine {
        EngineChoice::Auto => "The network where it runs, else the silhouette",
        EngineChoice::Orfeas => "The built-in network sees the shape in the picture",
        EngineChoice::Silhouette => "The outline, inflated like a balloon",
        EngineChoice::Relief => "Brightness as height on a plate, for prints and lithophanes",
    }
}

fn actions(ui: &mut Ui, item: &Item, commands: &mut Vec<Command>) {
    ui.horizontal(|ui| {
        if item.state.is_busy() {
            let button = Button::image_and_text(icons::icon(icons::CANCEL, 14.0, theme::TEXT), "Cancel");
            if ui.add(button.min_size(egui::Vec2::new(110.0, 32.0))).on_hover_text("Esc").clicked() {
                commands.push(Command::Cancel(item.id));
            }
        } else if item.is_picture() {
            let hint = ui.ctx().format_shortcut(&input::GENERATE);
            if stage::accent_button(ui, icons::GENERATE, "Generate").on_hover_text(hint).clicked() {
                commands.push(Command::Generate(item.id));
            }
        }
        if stage::icon_button(ui, icons::REMOVE, "Remove from the library (Del)", false).clicked() {
            commands.push(Command::Remove(item.id));
        }
    });
}

/// What is known of a mesh from elsewhere without measuring it.
fn opened(ui: &mut Ui, parts: &[TexturedMesh]) {
    section(ui, "Mesh");
    Grid::new("opened").num_columns(2).spacing([14.0, 5.0]).show(ui, |ui| {
        let count = |of: fn(&TexturedMesh) -> usize| thousands(parts.iter().map(of).sum());
        for (name, value) in [
            ("Parts", parts.len().to_string()),
            ("Triangles", count(|part| part.mesh.triangles.len())),
            ("Vertices", count(|part| part.mesh.positions.len())),
        ] {
            ui.label(RichText::new(name).color(theme::TEXT_WEAK));
            ui.label(value);
            ui.end_row();
        }
    });
}

fn result(ui: &mut Ui, finished: &Account) {
    section(ui, "Mesh");
    let report = &finished.report;
    Grid::new("mesh").num_columns(2).spacing([14.0, 5.0]).show(ui, |ui| {
        let mut row = |name: &str, value: String| {
            ui.label(RichText::new(name).color(theme::TEXT_WEAK));
            ui.label(value);
            ui.end_row();
        };
        let provider = finished.provider.map(|provider| format!(" on {provider}")).unwrap_or_default();
        row("Engine", format!("{}{provider}", finished.engine));
        row("Triangles", thousands(report.triangles));
        row("Vertices", thousands(report.vertices));
        row("Bodies", report.components.to_string());
        if finished.cleaned.floaters > 0 {
            let pieces = if finished.cleaned.floaters == 1 { "piece" } else { "pieces" };
            row("Removed", format!("{} floating {pieces}", finished.cleaned.floaters));
        }
        let [width, height] = finished.texture;
        row("Texture", format!("{width} × {height}"));
        ui.label(RichText::new("Surface").color(theme::TEXT_WEAK));
        if report.watertight {
            ui.horizontal(|ui| {
                ui.add(icons::icon(icons::DONE, 14.0, theme::GOOD).alt_text("Good"));
                ui.label(RichText::new("watertight").color(theme::GOOD));
            });
        } else {
            ui.label(RichText::new(format!("{} open edges", report.boundary_edges)).color(theme::BAD));
        }
        ui.end_row();
    });
}

/// What a closer look at the mesh found, or the offer of one.
fn inspection(ui: &mut Ui, item: &Item, commands: &mut Vec<Command>) {
    ui.add_space(4.0);
    let Some(found) = item.inspection() else {
        let is_busy = item.is_being_inspected();
        let name = if is_busy { "Inspecting…" } else { "Inspect" };
        let hint = "Look for faults: holes, flipped and crossing faces, overlapping texture";
        if ui.add_enabled(!is_busy, Button::new(name)).on_hover_text(hint).clicked() {
            commands.push(Command::Inspect(item.id));
        }
        return;
    };
    Grid::new("inspection").num_columns(2).spacing([14.0, 5.0]).show(ui, |ui| {
        let mut row = |name: &str, value: String, is_fault: bool| {
            ui.label(RichText::new(name).color(theme::TEXT_WEAK));
            ui.label(RichText::new(value).color(if is_fault { theme::BAD } else { theme::TEXT }));
            ui.end_row();
        };
        let faults = [
            ("Open edges", found.mesh.boundary_edges),
            ("Non-manifold edges", found.non_manifold_edges),
            ("Non-manifold vertices", found.non_manifold_vertices),
            ("Flipped faces", found.flipped_faces),
            ("Inside-out pieces", found.inside_out_pieces),
            ("Crossing triangles", found.self_intersecting),
            ("Faces without area", found.degenerate_faces),
        ];
        if faults.iter().all(|(_, count)| *count == 0) {
            row("Faults", "none found".to_owned(), false);
        }
        for (name, count) in faults.into_iter().filter(|(_, count)| *count > 0) {
            row(name, thousands(count), true);
        }
        row("Pieces", found.mesh.components.to_string(), false);
        row("Genus", found.genus.map_or_else(|| "not closed".to_owned(), |genus| genus.to_string()), false);
        row("Area", format!("{:.3}", found.area), false);
        row("Volume", format!("{:.3}", found.mesh.volume), false);
        let [width, height, depth] = found.mesh.size;
        row("Size", format!("{width:.2} × {height:.2} × {depth:.2}"), false);
        if let Some(texture) = &found.texture {
            row("Texture used", format!("{:.0} %", texture.uv_coverage * 100.0), false);
            row("Used twice", format!("{:.1} %", texture.uv_overlap * 100.0), false);
            row("Texel density", format!("{:.0} a unit", texture.texel_density), false);
        }
    });
}

fn times(ui: &mut Ui, finished: &Account) {
    section(ui, "Time");
    Grid::new("times").num_columns(3).spacing([14.0, 3.0]).show(ui, |ui| {
        for run in &finished.stages {
            ui.label(RichText::new(run.stage.title()).color(theme::TEXT_WEAK));
            match run.origin {
                Origin::Computed => ui.label(format!("{:.0} ms", run.ms)),
                Origin::Memory | Origin::Disk => ui.label(RichText::new("cached").color(theme::GOOD)),
            };
            ui.end_row();
        }
        ui.label(RichText::new("All").color(theme::TEXT_WEAK));
        ui.label(RichText::new(format!("{:.0} ms", finished.stages.iter().map(|run| run.ms).sum::<f64>())).strong());
        ui.end_row();
    });
}
