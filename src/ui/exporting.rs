//! Where the selected item's mesh goes: to a program, with everything as that wants it, or into a file of one's own
//! choosing.

use std::path::PathBuf;

use egui::{Button, DragValue, Frame, Grid, Label, Margin, RichText, TextEdit, Ui, Vec2};
use orfeas_core::{
    export::{Compression, Format, Pivot, Preset, TextureFormat, UpAxis},
    print::SIZE_RANGE_MM,
};

use super::{
    form::{choice, field},
    icons, input,
    inspector::section,
    library::thousands,
    stage, theme,
};
use crate::{
    app::{App, Command, ExportChoice, Item, ItemId},
    output::preset_folder,
};

const TEXTURES: [(TextureFormat, &str); 2] = [(TextureFormat::Png, "PNG"), (TextureFormat::JPEG, "JPEG")];
const COMPRESSIONS: [(Compression, &str); 3] =
    [(Compression::None, "None"), (Compression::Quantize, "Quantized"), (Compression::Meshopt, "Meshopt")];
const UPS: [(UpAxis, &str); 2] = [(UpAxis::Y, "Y, front Z"), (UpAxis::Z, "Z, front -Y")];
const NUMBERS: [(bool, &str); 2] = [(false, "Millimeters"), (true, "Meters")];
const PIVOTS: [(Pivot, &str); 3] =
    [(Pivot::Keep, "As it is"), (Pivot::Base, "On the ground"), (Pivot::Center, "In the middle")];
/// What a real size begins with, in mm.
const USUAL_MM: f32 = 100.0;
const COLUMNS: usize = 4;

/// What the user is typing: where the item's files go, and the item and choice that was suggested for.
#[derive(Default)]
pub struct Exporting {
    path: String,
    path_of: Option<(ItemId, Option<&'static Preset>, Format)>,
}

impl Exporting {
    pub fn show(&mut self, ui: &mut Ui, app: &App, item: &Item, commands: &mut Vec<Command>) {
        if item.finished.is_none() {
            let hint = "A mesh made from a picture is exported here, for Blender, game engines, the web or a printer.";
            ui.label(RichText::new(hint).color(theme::TEXT_WEAK));
            return;
        }
        let mut choice = *app.export_choice();
        section(ui, "For");
        let presets = Preset::ALL.iter().map(|preset| (Some(preset.name), title(preset.name)));
        let chosen = choice.preset.map(|preset| preset.name);
        if let Some(name) = buttons(ui, "presets", presets, &chosen) {
            choice.preset = name.and_then(Preset::find);
        }
        ui.add_space(4.0);
        section(ui, "Or a single file");
        let formats = Format::all().into_iter().map(|format| (Some(format), name_of(format).to_owned()));
        let chosen = choice.preset.is_none().then_some(choice.format);
        if let Some(format) = buttons(ui, "formats", formats, &chosen).flatten() {
            choice.preset = None;
            choice.format = format;
        }
        ui.add_space(6.0);
        match choice.preset {
            Some(preset) => about(ui, preset),
            None => options(ui, &mut choice),
        }
        if choice != *app.export_choice() {
            commands.push(Command::ChangeExport(choice));
        }
        ui.add_space(theme::GROUP_SPACE);
        self.target(ui, item, &choice, commands);
    }

    /// Where to, and off it goes.
    fn target(&mut self, ui: &mut Ui, item: &Item, choice: &ExportChoice, commands: &mut Vec<Command>) {
        let key = (item.id, choice.preset, choice.format);
        if self.path_of != Some(key) {
            let typed = self.path_of.is_some_and(|(id, preset, _)| (id, preset) == (item.id, choice.preset));
            let folder = if typed { PathBuf::from(&self.path) } else { folder_of(item) };
            let path = match choice.preset {
                Some(_) => folder,
                None if typed => folder.with_extension(choice.format.extension()),
                None => folder.join(format!("{}.{}", item.name, choice.format)),
            };
            self.path = path.display().to_string();
            self.path_of = Some(key);
        }
        let name = if choice.preset.is_some() { "Folder" } else { "File" };
        let label = ui.label(RichText::new(name).color(theme::TEXT_WEAK));
        ui.add(TextEdit::singleline(&mut self.path).desired_width(f32::INFINITY)).labelled_by(label.id);
        let path = PathBuf::from(&self.path);
        if let Some(preset) = choice.preset {
            let files = preset.formats.iter().flat_map(|format| format.file_names(&item.name, &preset.options));
            let files = files.collect::<Vec<_>>().join(", ");
            let text = format!("{}: {files}", preset_folder(preset, &item.name));
            ui.add(Label::new(RichText::new(text).small().color(theme::TEXT_WEAK)).wrap());
        }
        ui.add_space(4.0);
        let name = match choice.preset {
            Some(preset) => format!("Export for {}", title(preset.name)),
            None => format!("Export {}", name_of(choice.format)),
        };
        ui.horizontal_wrapped(|ui| {
            if stage::accent_button(ui, icons::EXPORT, &name).clicked() {
                commands.push(match choice.preset {
                    Some(preset) => Command::ExportPreset { item: item.id, preset, folder: path },
                    None => Command::Export { item: item.id, path },
                });
            }
            let hint = ui.ctx().format_shortcut(&input::EXPORT);
            if ui.button("Export to…").on_hover_text(hint).clicked() {
                commands.push(Command::ChooseExport(item.id));
            }
        });
    }
}

/// Where an item came from; pasted pictures go to the user's current folder.
pub fn folder_of(item: &Item) -> PathBuf {
    let folder = item.path.as_ref().and_then(|path| path.parent()).filter(|folder| !folder.as_os_str().is_empty());
    folder.map_or_else(|| std::env::current_dir().unwrap_or_default(), ToOwned::to_owned)
}

/// Buttons in columns, of which one may be chosen. Returns what was clicked.
fn buttons<T: PartialEq>(ui: &mut Ui, id: &str, all: impl Iterator<Item = (T, String)>, chosen: &T) -> Option<T> {
    let mut clicked = None;
    let gap = 4.0;
    let width = (ui.available_width() - gap * (COLUMNS - 1) as f32) / COLUMNS as f32;
    Grid::new(id).num_columns(COLUMNS).min_col_width(width).max_col_width(width).spacing([gap, gap]).show(ui, |ui| {
        ui.spacing_mut().button_padding.x = 2.0;
        for (number, (one, name)) in all.enumerate() {
            let button = Button::selectable(one == *chosen, name).frame_when_inactive(true);
            if ui.add(button.min_size(Vec2::new(width, 30.0))).clicked() {
                clicked = Some(one);
            }
            if number % COLUMNS == COLUMNS - 1 {
                ui.end_row();
            }
        }
    });
    clicked
}

/// What a preset makes of a mesh.
fn about(ui: &mut Ui, preset: &Preset) {
    let formats = preset.formats.iter().map(|&format| name_of(format)).collect::<Vec<_>>().join(" and ");
    let faces = preset.faces.map_or_else(|| "all".to_owned(), |faces| format!("{} at most", thousands(faces)));
    let kind = if preset.options.texture == TextureFormat::Png { "PNG" } else { "JPEG" };
    let texture = preset.texture.map_or_else(|| kind.to_owned(), |side| format!("{kind}, {side} × {side} at most"));
    let origin = PIVOTS.iter().find(|(pivot, _)| *pivot == preset.placement.pivot).map_or("", |(_, name)| name);
    let mut rows = vec![("Files", formats), ("Faces", faces), ("Texture", texture), ("Origin", origin.to_owned())];
    if preset.is_for_print() {
        rows[2] = ("Print", "as set under Printing".to_owned());
    } else if let Some(mm) = preset.placement.longest_mm {
        rows.push(("Size", format!("{:.0} cm, unless it has one", mm / 10.0)));
    }
    if preset.options.compression != Compression::None {
        rows.push(("Numbers", "quantized".to_owned()));
    }
    let frame = Frame::new().fill(theme::STRIP).corner_radius(10).inner_margin(Margin::same(12));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        Grid::new("about").num_columns(2).spacing([14.0, 5.0]).show(ui, |ui| {
            for (name, value) in rows {
                ui.label(RichText::new(name).color(theme::TEXT_WEAK));
                ui.label(value);
                ui.end_row();
            }
        });
    });
}

/// What may be chosen for a single file.
fn options(ui: &mut Ui, chosen: &mut ExportChoice) {
    let ExportChoice { format, options, placement, .. } = chosen;
    ui.label(RichText::new(hint_of(*format)).small().color(theme::TEXT_WEAK));
    let has_own_axes = matches!(format, Format::Obj | Format::Stl | Format::Ply);
    Grid::new("export options").num_columns(2).spacing([10.0, 8.0]).show(ui, |ui| {
        if format.has_texture() {
            choice(ui, "Texture", "PNG is without loss, JPEG a fifth of the size", &mut options.texture, &TEXTURES);
        }
        if matches!(format, Format::Glb | Format::Gltf) {
            let hint =
                "Quantized is a third smaller and read everywhere; meshopt a fifth, for readers with its decoder";
            choice(ui, "Compression", hint, &mut options.compression, &COMPRESSIONS);
        }
        if has_own_axes {
            choice(ui, "Up", "Which axis points up, and which to the front", &mut options.up, &UPS);
        }
        choice(ui, "Origin", "Which point of the mesh lies at zero", &mut placement.pivot, &PIVOTS);
        ui.label("");
        let mut is_real = placement.longest_mm.is_some();
        let hint = "Gives a mesh without a size a real one; a relief keeps its own";
        if ui.checkbox(&mut is_real, "Real size").on_hover_text(hint).changed() {
            placement.longest_mm = is_real.then_some(USUAL_MM);
        }
        ui.end_row();
        if let Some(mm) = &mut placement.longest_mm {
            let value = DragValue::new(mm).range(SIZE_RANGE_MM).suffix(" mm").speed(0.5).max_decimals(1);
            field(ui, "Longest side", hint, value);
        }
        if has_own_axes && placement.longest_mm.is_some() {
            choice(ui, "Numbers in", "What a length of 1 in the file is", &mut options.in_meters, &NUMBERS);
        }
    });
}

/// A preset's name as its program writes it.
fn title(name: &str) -> String {
    match name {
        "ar" => "AR".to_owned(),
        name => name[..1].to_uppercase() + &name[1..],
    }
}

fn name_of(format: Format) -> &'static str {
    match format {
        Format::Glb => "GLB",
        Format::Gltf => "glTF",
        Format::Obj => "OBJ",
        Format::Stl => "STL",
        Format::Ply => "PLY",
        Format::ThreeMf => "3MF",
        Format::Usdz => "USDZ",
    }
}

fn hint_of(format: Format) -> &'static str {
    match format {
        Format::Glb => "One file, with the texture inside",
        Format::Gltf => "Text, with numbers and texture in files beside it",
        Format::Obj => "Text, with material and texture in files beside it",
        Format::Stl => "The shape alone",
        Format::Ply => "A color for each vertex",
        Format::ThreeMf => "For slicers: millimeters, Z up, with the texture",
        Format::Usdz => "For iPhones, with the texture inside",
    }
}
