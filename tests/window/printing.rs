//! The printing panel: a print is prepared beside the window, its certificate stands there in words, and what is
//! exported is that print.

use super::*;
use egui::Modifiers;
use orfeas_core::print::{Base, PrintOptions, Side, Size};

pub const SMALL: PrintOptions = PrintOptions {
    size: Some(Size { side: Side::Z, mm: 40.0 }),
    base: Some(Base::Flat),
    min_wall_mm: 0.8,
    hollow_mm: None,
    drain_mm: None,
    density: 1.24,
    overhang_angle: 45.0,
    samples: 64,
};

/// A window with a finished mug and the printing panel open.
fn printing() -> Harness<'static, Studio> {
    let mut window = window(EngineChoice::Silhouette);
    drop_file(&mut window, &sample("mug.png"));
    wait_until(&mut window, is_finished);
    window.state_mut().push(Command::ChangePrint(SMALL));
    window.key_press_modifiers(Modifiers::COMMAND, Key::P);
    window.run_steps(3);
    window
}

fn has_print(studio: &Studio) -> bool {
    let printed = only_item(studio).and_then(Item::print);
    printed.is_some_and(|printed| printed.options == *studio.app().print_options())
}

#[test]
fn before_there_is_a_mesh_it_says_so() {
    let mut window = window_with_a_text_file();
    choose_tab(&mut window, "Printing");
    window.get_by_label("Nothing to print yet");
}

#[test]
fn the_certificate_of_a_print_stands_in_the_panel() {
    let mut window = printing();
    window.get_by_label("Checking…");
    wait_until(&mut window, has_print);
    window.get_by_label("Printable");
    for check in ["closed", "manifold", "oriented", "no self-intersections", "thinnest wall", "size", "volume"] {
        window.get_by_label(&format!("{check}: passed"));
    }
    let weight =
        |window: &Harness<'_, Studio>| only_item(window.state()).unwrap().print().unwrap().certificate.weight_g;
    let light = weight(&window);
    window.get_by_label(&format!("{light:.1} g"));
    // Another material needs no other mesh.
    window.state_mut().push(Command::ChangePrint(PrintOptions { density: 2.48, ..SMALL }));
    window.run_steps(2);
    wait_until(&mut window, has_print);
    assert!((weight(&window) / light - 2.0).abs() < 1e-9);
    window.get_by_label(&format!("{:.1} g", light * 2.0));
}

#[test]
fn a_switch_hollows_the_print() {
    let mut window = printing();
    wait_until(&mut window, has_print);
    let volume = |studio: &Studio| only_item(studio).unwrap().print().unwrap().certificate.volume_mm3;
    let full = volume(window.state());
    window.get_by_role_and_label(Role::CheckBox, "Hollow").click();
    window.run_steps(4);
    assert!(window.state().app().print_options().hollow_mm.is_some());
    wait_until(&mut window, has_print);
    assert!(volume(window.state()) < 0.9 * full, "{} of {full}", volume(window.state()));
    window.get_by_role_and_label(Role::Slider, "Wall");
}

#[test]
fn what_cannot_be_made_says_why_and_the_next_wish_is_heard() {
    let mut window = printing();
    let impossible = PrintOptions { size: Some(Size { side: Side::Z, mm: 1.0 }), min_wall_mm: 0.0, ..SMALL };
    // Many changes in a row, as of a slider: only the last is made.
    for mm in [10.0, 20.0, 30.0] {
        let size = Some(Size { side: Side::Z, mm });
        window.state_mut().push(Command::ChangePrint(PrintOptions { size, ..impossible }));
        window.run_steps(2);
    }
    wait_until(&mut window, has_print);
    let made = &only_item(window.state()).unwrap().print().unwrap().certificate;
    assert!((made.size_mm[2] - 30.0).abs() < 0.1, "{:?}", made.size_mm);
    let dashboard = window.state().app().dashboard();
    assert_eq!(dashboard.cache.memory.insertions, dashboard.cache.memory.entries, "nothing was made twice");
}

#[test]
fn the_print_is_exported_as_it_was_certified() {
    let folder = tempfile::tempdir().unwrap();
    let picture = folder.path().join("mug.png");
    std::fs::copy(sample("mug.png"), &picture).unwrap();
    let mut window = window(EngineChoice::Silhouette);
    drop_file(&mut window, &picture);
    wait_until(&mut window, is_finished);
    window.state_mut().push(Command::ChangePrint(SMALL));
    window.step();
    choose_tab(&mut window, "Printing");
    wait_until(&mut window, has_print);
    let certificate = only_item(window.state()).unwrap().print().unwrap().certificate.clone();
    window.get_by_role_and_label(Role::Button, "Export for printing").click();
    window.step();
    wait_until(&mut window, |studio| !studio.app().notices().is_empty());
    window.get_by_label("Exported mug");
    for file in ["mug-print/mug.3mf", "mug-print/mug.stl"] {
        let parts = orfeas_studio::mesh_file::read(&folder.path().join(file)).unwrap();
        let report = parts[0].mesh.report();
        assert!(report.watertight, "{file}");
        assert!((report.volume / certificate.volume_mm3 - 1.0).abs() < 1e-3, "{file}: {}", report.volume);
        assert!((report.size[2] - 40.0).abs() < 0.05, "{file}: {:?}", report.size);
    }
}
