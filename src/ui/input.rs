//! Keys, drops and pastes as commands, and pointer events in the words of three-d's camera control.

use std::sync::Arc;

use egui::{ColorImage, Context, Event, Key, KeyboardShortcut, Modifiers, PointerButton, Rect, Response, Ui};
use image::RgbaImage;
use three_d::{Event as CameraEvent, MouseButton};

use crate::{
    app::{App, Command},
    viewport::{Shading, Style},
};

pub const OPEN: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Key::O);
pub const EXPORT: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Key::E);
pub const PRINTING: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Key::P);
pub const DASHBOARD: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Key::D);
pub const GENERATE: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Key::Enter);

/// What the user did that belongs to no panel.
pub fn collect(ctx: &Context, app: &App, style: &mut Style, commands: &mut Vec<Command>) {
    let dropped = ctx.input(|input| input.raw.dropped_files.clone());
    let paths: Vec<_> = dropped.iter().map(|file| file.path().to_owned()).collect();
    if !paths.is_empty() {
        commands.push(Command::Open(paths));
    }
    let pasted = ctx.input(|input| {
        let images = input.events.iter().filter_map(|event| match event {
            Event::PasteImage(image) => Some(Arc::clone(image)),
            _ => None,
        });
        images.collect::<Vec<_>>()
    });
    commands.extend(pasted.iter().filter_map(|image| to_picture(image)).map(|p| Command::Paste(Arc::new(p))));

    let selected = app.selected().map(|item| item.id);
    ctx.input_mut(|input| {
        if input.consume_shortcut(&OPEN) {
            commands.push(Command::ChooseFiles);
        }
        if let Some(id) = selected {
            if input.consume_shortcut(&EXPORT) {
                commands.push(Command::ChooseExport(id));
            }
            if input.consume_shortcut(&GENERATE) {
                commands.push(Command::Generate(id));
            }
        }
    });
    // Single keys belong to a text field while one is being edited.
    if ctx.text_edit_focused() {
        return;
    }
    ctx.input_mut(|input| {
        let mut pressed = |key| input.consume_key(Modifiers::NONE, key);
        for (key, shading) in [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5].into_iter().zip(Shading::ALL) {
            if pressed(key) {
                style.shading = shading;
            }
        }
        if pressed(Key::G) {
            style.grid = !style.grid;
        }
        if let Some(id) = selected {
            if pressed(Key::Escape) {
                commands.push(Command::Cancel(id));
            }
            if pressed(Key::Delete) {
                commands.push(Command::Remove(id));
            }
        }
    });
}

fn to_picture(image: &ColorImage) -> Option<RgbaImage> {
    let bytes = image.pixels.iter().flat_map(|color| color.to_srgba_unmultiplied()).collect();
    RgbaImage::from_raw(u32::try_from(image.size[0]).ok()?, u32::try_from(image.size[1]).ok()?, bytes)
}

/// The pointer's events over a viewport, for its camera. Positions count from the bottom left corner in logical
/// pixels.
pub fn camera_events(ui: &Ui, response: &Response) -> Vec<CameraEvent> {
    let mut events = Vec::new();
    let position =
        |pos: egui::Pos2, rect: Rect| three_d::PhysicalPoint { x: pos.x - rect.left(), y: rect.bottom() - pos.y };
    let pointer = response.hover_pos().or_else(|| response.interact_pointer_pos());
    let Some(pointer) = pointer.map(|pos| position(pos, response.rect)) else { return events };
    ui.input(|input| {
        let modifiers = three_d::Modifiers {
            alt: input.modifiers.alt,
            ctrl: input.modifiers.ctrl,
            shift: input.modifiers.shift,
            command: input.modifiers.command,
        };
        let buttons = [
            (PointerButton::Primary, MouseButton::Left),
            (PointerButton::Middle, MouseButton::Middle),
            (PointerButton::Secondary, MouseButton::Right),
        ];
        let held = buttons.into_iter().find(|&(button, _)| response.dragged_by(button)).map(|(_, button)| button);
        let delta = input.pointer.delta();
        if held.is_some() && delta != egui::Vec2::ZERO {
            events.push(CameraEvent::MouseMotion {
                button: held,
                delta: (delta.x, delta.y),
                position: pointer,
                modifiers,
                handled: false,
            });
        }
        if response.hovered() {
            let scroll = input.smooth_scroll_delta();
            if scroll.y != 0.0 {
                events.push(CameraEvent::MouseWheel {
                    delta: (0.0, scroll.y),
                    position: pointer,
                    modifiers,
                    handled: false,
                });
            }
            let zoom = input.zoom_delta();
            if zoom != 1.0 {
                events.push(CameraEvent::PinchGesture {
                    delta: zoom - 1.0,
                    position: pointer,
                    modifiers,
                    handled: false,
                });
            }
        }
    });
    events
}
