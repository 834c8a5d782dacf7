//! The export panel: a program is chosen by keyboard and its files are written; a single file has options; what was
//! chosen is there the next time.

use super::*;
use egui::Modifiers;

/// Goes from control to control, as people do who use no mouse, until the one of this name has the focus.
#[track_caller]
fn tab_to(window: &mut Harness<'_, Studio>, name: &str) {
    for _ in 0..80 {
        let focused = window.query_by(|node| node.is_focused() && node.label().is_some_and(|label| label == name));
        if focused.is_some() {
            return;
        }
        window.key_press(Key::Tab);
        window.run_steps(2);
    }
    panic!("no way leads to {name}");
}

fn press(window: &mut Harness<'_, Studio>, name: &str) {
    tab_to(window, name);
    window.key_press(Key::Enter);
    window.run_steps(3);
}

/// A window with a finished mug that lies in a folder.
fn exporting(folder: &Path, options: AppOptions) -> Harness<'static, Studio> {
    let picture = folder.join("mug.png");
    std::fs::copy(sample("mug.png"), &picture).unwrap();
    let settings = Settings { engine: EngineChoice::Silhouette, grid: 48, ..Settings::default() };
    let options = AppOptions { settings, ..options };
    let build = |cc: &mut eframe::CreationContext<'_>| Studio::with_options(cc, options).unwrap();
    let mut window = Harness::builder().with_size([1280.0, 900.0]).build_eframe(build);
    drop_file(&mut window, &picture);
    wait_until(&mut window, is_finished);
    window
}

#[test]
fn a_preset_is_chosen_by_keyboard_and_all_its_files_are_written() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = exporting(folder.path(), AppOptions::default());
    press(&mut window, "Export");
    press(&mut window, "Unity");
    window.get_by_label("GLB and OBJ");
    window.get_by_label_contains("000 at most");
    press(&mut window, "Export for Unity");
    wait_until(&mut window, |studio| !studio.app().notices().is_empty());
    window.get_by_label("Exported mug");
    let mut files: Vec<_> = std::fs::read_dir(folder.path().join("mug-unity")).unwrap().flatten().collect();
    files.sort_by_key(std::fs::DirEntry::file_name);
    let names: Vec<_> = files.iter().map(|file| file.file_name().into_string().unwrap()).collect();
    assert_eq!(names, ["mug.glb", "mug.mtl", "mug.obj", "mug_texture.png"]);
    for file in ["mug.glb", "mug.obj"] {
        let parts = orfeas_studio::mesh_file::read(&folder.path().join("mug-unity").join(file)).unwrap();
        let (low, _) = parts[0].mesh.bounds();
        assert!(parts[0].mesh.report().watertight && low.y.abs() < 1e-4, "{file} stands on the ground");
    }
}

#[test]
fn a_light_preset_has_fewer_faces_than_the_mesh() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = exporting(folder.path(), AppOptions::default());
    let settings = Settings { faces: None, grid: 96, ..*window.state().app().settings() };
    window.state_mut().push(Command::ChangeSettings(settings));
    window.run_steps(2);
    window.get_by_role_and_label(Role::Button, "Generate").click();
    window.run_steps(2);
    wait_until(&mut window, is_finished);
    let faces = |studio: &Studio| only_item(studio).unwrap().finished.as_ref().unwrap().report.triangles;
    assert!(faces(window.state()) > 20_000, "{}", faces(window.state()));
    choose_tab(&mut window, "Export");
    choose_tab(&mut window, "Web");
    window.get_by_role_and_label(Role::Button, "Export for Web").click();
    window.step();
    wait_until(&mut window, |studio| !studio.app().notices().is_empty());
    let parts = orfeas_studio::mesh_file::read(&folder.path().join("mug-web/mug.glb")).unwrap();
    let triangles = parts[0].mesh.triangles.len();
    assert!(triangles <= 20_100 && triangles > 5_000, "{triangles}");
}

#[test]
fn a_preset_for_printers_prepares_the_print_first() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = exporting(folder.path(), AppOptions::default());
    choose_tab(&mut window, "Export");
    choose_tab(&mut window, "Print");
    window.get_by_role_and_label(Role::Button, "Export for Print").click();
    window.step();
    wait_until(&mut window, |studio| studio.app().notices().iter().any(|notice| notice.title == "Exported mug"));
    let parts = orfeas_studio::mesh_file::read(&folder.path().join("mug-print/mug.stl")).unwrap();
    let (low, high) = parts[0].mesh.bounds();
    assert!(low.z.abs() < 1e-3 && ((high - low).max_element() - 100.0).abs() < 0.1, "{low} to {high}");
}

#[test]
fn a_file_has_options_and_they_are_there_the_next_time() {
    let folder = tempfile::tempdir().unwrap();
    let options = AppOptions { settings_file: Some(folder.path().join("settings.toml")), ..AppOptions::default() };
    let mut window = exporting(folder.path(), options.clone());
    choose_tab(&mut window, "Export");
    choose_tab(&mut window, "OBJ");
    window.get_by_role_and_label(Role::ComboBox, "Up").click();
    window.run_steps(3);
    window.get_by_label("Z, front -Y").click();
    window.run_steps(3);
    window.get_by_role_and_label(Role::ComboBox, "Texture").click();
    window.run_steps(3);
    window.get_by_label("JPEG").click();
    window.run_steps(3);
    window.get_by_role_and_label(Role::Button, "Export OBJ").click();
    window.step();
    wait_until(&mut window, |studio| !studio.app().notices().is_empty());
    let text = std::fs::read_to_string(folder.path().join("mug.obj")).unwrap();
    assert!(text.contains("up +Z, front -Y"), "{}", &text[..300]);
    assert!(folder.path().join("mug_texture.jpg").exists());
    let chosen = *window.state().app().export_choice();
    wait_until(&mut window, |_| folder.path().join("window.json").exists());
    drop(window);

    let again = exporting(folder.path(), options.clone());
    assert_eq!(*again.state().app().export_choice(), chosen);
    drop(again);
    std::fs::write(folder.path().join("window.json"), "{\"export\": 7}").unwrap();
    let warned = exporting(folder.path(), options);
    warned.get_by_label("Your choices for prints and exports are not used");
}

#[test]
fn ctrl_p_opens_the_printing_panel_and_ctrl_e_asks_where_to() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = exporting(folder.path(), AppOptions::default());
    window.key_press_modifiers(Modifiers::COMMAND, Key::P);
    window.run_steps(3);
    window.get_by_role_and_label(Role::Button, "Export for printing");
}
