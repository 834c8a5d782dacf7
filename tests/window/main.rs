//! The window as a user meets it: drop a picture, watch it become a mesh, export it, and see what goes wrong in words.

mod exporting;
mod holding;
mod printing;

use std::{
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use egui::{Key, accesskit::Role};
use egui_kittest::{Harness, kittest::Queryable};
use orfeas_studio::{
    app::{AppOptions, CacheChange, Command, Item, ItemState, Shape},
    cache::Limits,
    metrics::system::SystemReading,
    pipeline::{EngineChoice, Settings},
    ui::Studio,
};

/// A file dropped on the window.
#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

fn window(engine: EngineChoice) -> Harness<'static, Studio> {
    let settings = Settings { engine, grid: 48, ..Settings::default() };
    let options = AppOptions { settings, ..AppOptions::default() };
    let build = |cc: &mut eframe::CreationContext<'_>| Studio::with_options(cc, options).unwrap();
    Harness::builder().with_size([1280.0, 900.0]).build_eframe(build)
}

fn sample(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/samples").join(name)
}

fn drop_file(window: &mut Harness<'_, Studio>, path: &Path) {
    window.input_mut().dropped_files.push(Arc::new(Dropped(path.to_owned())));
    window.step();
}

/// Steps the window until `done` says so.
#[track_caller]
fn wait_until(window: &mut Harness<'_, Studio>, done: impl Fn(&Studio) -> bool) {
    let begin = Instant::now();
    while !done(window.state()) {
        let items = window.state().app().items();
        assert!(begin.elapsed() < Duration::from_secs(60), "nothing happens: {items:?}");
        std::thread::sleep(Duration::from_millis(5));
        window.step();
    }
    // One more pass shows what has come.
    window.step();
}

fn choose_tab(window: &mut Harness<'_, Studio>, name: &str) {
    window.get_by_role_and_label(Role::Button, name).click();
    window.run_steps(2);
}

/// Replaces the text of a field.
fn type_into(window: &mut Harness<'_, Studio>, field: &str, text: &str) {
    window.get_by_role_and_label(Role::TextInput, field).focus();
    window.step();
    window.key_press_modifiers(egui::Modifiers::COMMAND, Key::A);
    window.step();
    window.get_by_role_and_label(Role::TextInput, field).type_text(text);
    window.step();
}

fn only_item(studio: &Studio) -> Option<&Item> {
    studio.app().items().first()
}

fn is_finished(studio: &Studio) -> bool {
    only_item(studio).is_some_and(|item| item.finished.is_some() && item.state == ItemState::Finished)
}

#[test]
fn an_empty_window_invites_to_drop_pictures() {
    let mut window = window(EngineChoice::Silhouette);
    window.step();
    window.get_by_label("Drop pictures here");
    assert!(window.query_all_by_role_and_label(Role::Button, "Open…").count() >= 1);
    assert!(window.query_by_label("Generate").is_none());
}

#[test]
fn a_dropped_picture_becomes_a_mesh_and_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = window(EngineChoice::Auto);
    drop_file(&mut window, &sample("robot.png"));
    wait_until(&mut window, |studio| only_item(studio).is_some_and(|item| item.shape.is_some()));
    wait_until(&mut window, is_finished);
    assert!(only_item(window.state()).is_some_and(|item| item.thumbnail.is_some()));
    window.get_by_label("watertight");
    window.get_by_label_contains("robot, ");
    window.get_by_label_contains(" misses");

    let target = folder.path().join("my robot.glb");
    choose_tab(&mut window, "Export");
    type_into(&mut window, "File", &target.display().to_string());
    window.get_by_role_and_label(Role::Button, "Export GLB").click();
    window.step();
    wait_until(&mut window, |studio| !studio.app().notices().is_empty());
    window.get_by_label("Exported robot");
    let parts = orfeas_studio::mesh_file::read(&target).unwrap();
    assert!(parts[0].mesh.report().watertight);
}

#[test]
fn a_second_run_takes_everything_from_the_cache() {
    let mut window = window(EngineChoice::Silhouette);
    drop_file(&mut window, &sample("fish.png"));
    wait_until(&mut window, is_finished);
    let misses = window.state().app().dashboard().cache.misses();
    window.get_by_role_and_label(Role::Button, "Generate").click();
    window.step();
    wait_until(&mut window, |studio| !is_finished(studio) || studio.app().dashboard().cache.hits() > 6);
    wait_until(&mut window, is_finished);
    assert_eq!(window.state().app().dashboard().cache.misses(), misses);
    assert!(window.query_all_by_label("cached").count() >= 6);
}

#[test]
fn changed_limits_hold_at_once_and_are_saved() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("settings.toml");
    let options = AppOptions { settings_file: Some(file.clone()), ..AppOptions::default() };
    let build = |cc: &mut eframe::CreationContext<'_>| Studio::with_options(cc, options).unwrap();
    let mut window = Harness::builder().with_size([1280.0, 900.0]).build_eframe(build);
    // Both at once, into one file.
    window.state_mut().push(Command::ChangeCaching(CacheChange::Memory(64 << 20)));
    window.state_mut().push(Command::ChangeCaching(CacheChange::Entries(7)));
    window.step();
    let limits = Limits { bytes: 64 << 20, entries: 7, ..Limits::default() };
    assert_eq!(window.state().app().dashboard().cache_limits, limits);
    let saved = |text: &str| text.contains("max_memory_mb = 64\n") && text.contains("max_size = 7\n");
    wait_until(&mut window, |_| std::fs::read_to_string(&file).is_ok_and(|text| saved(&text)));
}

/// A text called notes.png was dropped on it, and is said to have failed.
fn window_with_a_text_file() -> Harness<'static, Studio> {
    let folder = tempfile::tempdir().unwrap();
    let text = folder.path().join("notes.png");
    std::fs::write(&text, "not a picture at all").unwrap();
    let mut window = window(EngineChoice::Silhouette);
    drop_file(&mut window, &text);
    wait_until(&mut window, |studio| !studio.app().notices().is_empty());
    window
}

#[test]
fn a_text_file_fails_in_words_and_the_next_picture_is_made() {
    let mut window = window_with_a_text_file();
    window.get_by_label("notes failed");
    window.get_by_role_and_label(Role::Button, "Details").click();
    window.run_steps(2);
    assert!(window.query_all_by_label_contains("this is not a picture").count() >= 1);
    window.get_by_role_and_label(Role::Button, "Dismiss").click();
    window.run_steps(2);
    assert!(window.state().app().notices().is_empty());

    drop_file(&mut window, &sample("rocket.png"));
    wait_until(&mut window, |studio| studio.app().items().last().is_some_and(|item| item.finished.is_some()));
}

#[test]
fn a_folder_brings_all_its_pictures_and_delete_removes_one() {
    let mut window = window(EngineChoice::Silhouette);
    drop_file(&mut window, &sample(""));
    wait_until(&mut window, |studio| {
        studio.app().items().len() == 5 && studio.app().items().iter().all(|item| item.finished.is_some())
    });
    window.key_press(Key::Delete);
    window.run_steps(2);
    assert_eq!(window.state().app().items().len(), 4);
    assert!(window.state().app().selected().is_some());
}

#[test]
fn a_canceled_picture_says_so_and_can_be_made_again() {
    let mut window = window(EngineChoice::Silhouette);
    let settings = Settings { grid: 384, ..*window.state().app().settings() };
    window.state_mut().push(Command::ChangeSettings(settings));
    window.step();
    drop_file(&mut window, &sample("robot.png"));
    wait_until(&mut window, |studio| only_item(studio).is_some_and(|i| matches!(i.state, ItemState::Working { .. })));
    window.key_press(Key::Escape);
    window.step();
    wait_until(&mut window, |studio| only_item(studio).is_some_and(|item| item.state == ItemState::Canceled));
    window.get_by_label("robot, canceled");
    window.get_by_role_and_label(Role::Button, "Generate").click();
    window.step();
    wait_until(&mut window, is_finished);
}

/// A file with one triangle.
fn triangle_stl() -> Vec<u8> {
    let mut bytes = vec![0u8; 80];
    bytes.extend(1u32.to_le_bytes());
    for value in [0.0f32, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0, 0.0] {
        bytes.extend(value.to_le_bytes());
    }
    bytes.extend([0, 0]);
    bytes
}

#[test]
fn an_opened_mesh_is_shown_with_its_preview_kept_out() {
    let folder = tempfile::tempdir().unwrap();
    let stl = folder.path().join("triangle.stl");
    std::fs::write(&stl, triangle_stl()).unwrap();
    let mut window = window(EngineChoice::Silhouette);
    drop_file(&mut window, &stl);
    wait_until(&mut window, |studio| {
        only_item(studio).is_some_and(|item| matches!(item.shape, Some(Shape::Opened(_))))
    });
    window.get_by_label("triangle, opened");
    assert!(window.query_by_role_and_label(Role::Button, "Generate").is_none());
}

#[test]
fn nothing_is_drawn_while_nothing_changes() {
    let mut window = window(EngineChoice::Silhouette);
    drop_file(&mut window, &sample("mug.png"));
    wait_until(&mut window, is_finished);
    // Everything that was asked for has been drawn after a few passes; then the window rests.
    window.run_steps(5);
    assert!(window.try_run().is_ok());
}

#[test]
fn while_memory_is_short_the_queue_waits_and_says_why() {
    const TITLE: &str = "The queue waits for memory";
    let left = Arc::new(AtomicU64::new(10 << 20));
    let mut window = window(EngineChoice::Silhouette);
    let told = Arc::clone(&left);
    window.state().app().watch_system(Box::new(move || SystemReading {
        available_bytes: told.load(Ordering::Relaxed),
        limit_bytes: 8 << 30,
        ..SystemReading::default()
    }));
    let is_told = |studio: &Studio| studio.app().notices().iter().any(|notice| notice.title == TITLE);
    wait_until(&mut window, is_told);
    window.get_by_label(TITLE);
    window.get_by_role_and_label(Role::Button, "Details").click();
    window.run_steps(2);
    assert!(window.query_all_by_label_contains("10 MB of 8192 MB are left").count() >= 1);

    drop_file(&mut window, &sample("mug.png"));
    wait_until(&mut window, |studio| only_item(studio).is_some_and(|item| item.is_picture()));
    // Longer than a waiting worker takes to look again.
    for _ in 0..40 {
        std::thread::sleep(Duration::from_millis(10));
        window.step();
    }
    assert!(only_item(window.state()).is_some_and(|item| item.state.is_busy() && item.shape.is_none()));

    left.store(4 << 30, Ordering::Relaxed);
    wait_until(&mut window, is_finished);
    wait_until(&mut window, |studio| !is_told(studio));
}

#[test]
fn a_finished_mesh_is_inspected_on_demand() {
    let mut window = window(EngineChoice::Silhouette);
    drop_file(&mut window, &sample("mug.png"));
    wait_until(&mut window, is_finished);
    window.get_by_label("Inspect").click();
    wait_until(&mut window, |studio| only_item(studio).is_some_and(|item| item.inspection().is_some()));
    window.run_steps(3);
    window.get_by_label("none found");
    window.get_by_label("Genus");
}

#[test]
fn what_a_surface_is_made_of_is_chosen_by_name() {
    let mut window = window(EngineChoice::Silhouette);
    drop_file(&mut window, &sample("mug.png"));
    wait_until(&mut window, is_finished);
    assert!(window.query_by_label("Normal map").is_none(), "folded away at first");
    window.get_by_label("Material").click();
    window.run_steps(20);
    for name in ["De-light", "Roughness", "Metalness"] {
        assert!(window.query_all_by_role_and_label(Role::Slider, name).count() >= 1, "{name}");
    }
    window.get_by_role_and_label(Role::CheckBox, "Normal map").click();
    window.run_steps(2);
    window.get_by_role_and_label(Role::CheckBox, "Ambient occlusion").click();
    window.run_steps(2);
    let material = window.state().app().settings().material;
    assert!(material.normal_map && material.occlusion);
    window.get_by_role_and_label(Role::Button, "Generate").click();
    window.step();
    let has_maps = |studio: &Studio| {
        let asset = only_item(studio).and_then(Item::asset);
        asset.is_some_and(|asset| asset.mesh().material.normal_map.is_some())
    };
    wait_until(&mut window, has_maps);
}
