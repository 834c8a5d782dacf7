//! The dashboard as a user meets it: opened by a key, its numbers those of the cache, its limits and rules changed in
//! place, its entries deleted, its history exported.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, Instant},
};

use egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::{Harness, kittest::Queryable};
use orfeas_studio::{
    app::{App, AppOptions, Command, Dashboard, DashboardCommand},
    cache::Limits,
    metrics::{
        Metric,
        advice::Change,
        alert::{Comparison, Rule, Severity, default_rules},
    },
    pipeline::{EngineChoice, Settings},
    ui::Studio,
};

mod caching;

type Window = Harness<'static, Studio>;

fn window_with(options: AppOptions) -> Window {
    let settings = Settings { engine: EngineChoice::Silhouette, grid: 48, ..Settings::default() };
    let options = AppOptions { settings, ..options };
    let build = |cc: &mut eframe::CreationContext<'_>| Studio::with_options(cc, options).unwrap();
    Harness::builder().with_size([1360.0, 900.0]).build_eframe(build)
}

fn dashboard(window: &Window) -> Dashboard {
    window.state().app().dashboard()
}

/// Steps the window until `done` says so.
#[track_caller]
fn wait_until(window: &mut Window, done: impl Fn(&App) -> bool) {
    let begin = Instant::now();
    while !done(window.state().app()) {
        assert!(begin.elapsed() < Duration::from_secs(60), "nothing happens");
        std::thread::sleep(Duration::from_millis(5));
        window.step();
    }
    window.run_steps(2);
}

/// A window whose cache holds the results of one picture, with the dashboard open.
fn window_with_results(options: AppOptions) -> Window {
    let mut window = window_with(options);
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/samples/mug.png");
    window.state_mut().push(Command::Open(vec![sample]));
    wait_until(&mut window, |app| app.items().first().is_some_and(|item| item.finished.is_some()));
    open(&mut window);
    wait_until(&mut window, |app| {
        let dashboard = app.dashboard();
        dashboard.watched.entries.len() as u64 == dashboard.cache.memory.entries + dashboard.cache.disk.entries
    });
    window
}

fn open(window: &mut Window) {
    window.key_press_modifiers(Modifiers::COMMAND, Key::D);
    window.run_steps(3);
}

fn choose_tab(window: &mut Window, name: &str) {
    window.get_by_role_and_label(Role::Button, name).click();
    window.run_steps(2);
}

/// Types a number into a field that drags.
fn enter(window: &mut Window, field: &str, number: &str) {
    window.get_by_role_and_label(Role::SpinButton, field).click();
    window.run_steps(2);
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.run_steps(1);
    window.input_mut().events.push(egui::Event::Text(number.to_owned()));
    window.run_steps(1);
    window.key_press(Key::Enter);
    window.run_steps(3);
}

#[test]
fn a_key_opens_and_closes_it() {
    let mut window = window_with(AppOptions::default());
    window.step();
    assert!(window.query_by_label("Close dashboard").is_none());
    open(&mut window);
    for card in ["Hit rate", "Kept results", "Throughput", "Stage times", "Memory", "Processor", "Graphics"] {
        assert!(window.query_all_by_label_contains(card).count() > 0, "{card}");
    }
    window.get_by_label("How long each stage takes appears here once a picture is made");
    assert!(window.query_all_by_label("Memory used: not reported by this driver").count() == 1);
    open(&mut window);
    assert!(window.query_by_label("Close dashboard").is_none());
}

#[test]
fn its_numbers_are_those_of_the_cache() {
    let mut window = window_with_results(AppOptions::default());
    window.get_by_role_and_label(Role::Button, "Generate").click();
    window.step();
    wait_until(&mut window, |app| app.dashboard().cache.hits() >= 7 && app.dashboard().queued == 0);
    let cache = dashboard(&window).cache;
    assert!(cache.memory.hits > 0 && cache.misses() > 0);
    for (name, number) in [
        ("Hits in memory", cache.memory.hits),
        ("Hits on disk", cache.disk.hits),
        ("Misses", cache.misses()),
        ("Entries", cache.memory.entries + cache.disk.entries),
        ("Evictions", cache.memory.evicted.total()),
    ] {
        window.get_by_label(&format!("{name}: {number}"));
    }
    let rate = cache.hit_rate().unwrap() * 100.0;
    window.get_by_label(&format!("Hit rate: {rate:.0} %"));
    // The history says the same within its second.
    wait_until(&mut window, |app| {
        let now = app.dashboard().watched;
        now.overview.history.now(Metric::MemoryHits) == Some(cache.memory.hits as f64)
    });
}

#[test]
fn an_entry_is_deleted_from_its_row() {
    let mut window = window_with_results(AppOptions::default());
    choose_tab(&mut window, "Cache");
    let before = dashboard(&window).cache.memory;
    window.get_by_role_and_label(Role::Button, "Delete mask result in memory").click();
    wait_until(&mut window, |app| app.dashboard().cache.memory.removed == 1);
    wait_until(&mut window, |app| app.dashboard().watched.entries.len() as u64 == before.entries - 1);
    assert!(window.query_by_label("Delete mask result in memory").is_none());
    window.get_by_label(&format!("{} results kept", before.entries - 1));
}

#[test]
fn a_limit_is_edited_in_place() {
    let mut window = window_with_results(AppOptions::default());
    choose_tab(&mut window, "Cache");
    enter(&mut window, "Entries limit", "2");
    wait_until(&mut window, |app| app.dashboard().cache_limits.entries == 2);
    let cache = dashboard(&window).cache.memory;
    assert!(cache.entries == 2 && cache.evicted.entries > 0, "{cache:?}");
    assert_eq!(dashboard(&window).cache_limits.bytes, Limits::default().bytes);
    window.get_by_label("2 results kept");
}

#[test]
fn clearing_asks_first() {
    let mut window = window_with_results(AppOptions::default());
    choose_tab(&mut window, "Cache");
    window.get_by_role_and_label(Role::Button, "Clear…").click();
    window.run_steps(2);
    window.get_by_role_and_label(Role::Button, "Keep").click();
    window.run_steps(2);
    assert!(dashboard(&window).cache.memory.entries > 0);
    window.get_by_role_and_label(Role::Button, "Clear…").click();
    window.run_steps(2);
    window.get_by_role_and_label(Role::Button, "Delete all").click();
    wait_until(&mut window, |app| app.dashboard().cache.memory.entries == 0);
    wait_until(&mut window, |app| app.dashboard().watched.entries.is_empty());
    window.get_by_label("0 results kept");
    window.get_by_label("Results that are kept appear here: nothing is computed twice while it is kept");
}

#[test]
fn one_command_applies_an_advice() {
    let mut window = window_with_results(AppOptions::default());
    let before = dashboard(&window).cache_limits;
    window.state_mut().push(Command::Dashboard(DashboardCommand::Apply(Change::CacheMemory(1 << 20))));
    wait_until(&mut window, |app| app.dashboard().cache_limits.bytes == 1 << 20);
    assert_eq!(Limits { bytes: before.bytes, ..dashboard(&window).cache_limits }, before);
    assert!(dashboard(&window).cache.memory.bytes <= 1 << 20);
}

/// A rule whose condition always holds.
fn always() -> Rule {
    Rule {
        name: "This program holds memory".into(),
        metric: Metric::ProcessBytes,
        comparison: Comparison::Above,
        threshold: 1.0,
        for_secs: 0.0,
        severity: Severity::Warning,
        enabled: true,
    }
}

#[test]
fn an_alert_goes_to_the_strip_and_to_a_notice_and_leaves_with_its_rule() {
    let mut window = window_with(AppOptions::default());
    window.state_mut().push(Command::Dashboard(DashboardCommand::ChangeRules(vec![always()])));
    window.step();
    wait_until(&mut window, |app| !app.dashboard().watched.overview.alerts.is_empty());
    assert!(window.state().app().notices().iter().any(|notice| notice.title == "This program holds memory"));
    let in_strip = window.get_all_by_role_and_label(Role::Button, "This program holds memory");
    assert_eq!(in_strip.count(), 1);
    window.get_by_role_and_label(Role::Button, "This program holds memory").click();
    window.run_steps(3);
    window.get_by_role_and_label(Role::Button, "Delete rule This program holds memory").click();
    wait_until(&mut window, |app| app.dashboard().watched.overview.alerts.is_empty());
    assert!(window.state().app().notices().is_empty());
    window.get_by_label("All is well");
}

#[test]
fn rules_are_kept_over_the_programs_end_and_broken_ones_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("alerts.json");
    let options = || AppOptions { settings_file: Some(folder.path().join("settings.toml")), ..AppOptions::default() };
    let rules = vec![always()];
    let mut window = window_with(options());
    window.state_mut().push(Command::Dashboard(DashboardCommand::ChangeRules(rules.clone())));
    wait_until(&mut window, |_| file.exists());
    drop(window);
    let mut window = window_with(options());
    wait_until(&mut window, |app| app.dashboard().watched.overview.rules == rules);
    drop(window);
    std::fs::write(&file, r#"[{"name": 1}]"#).unwrap();
    let mut window = window_with(options());
    wait_until(&mut window, |app| app.dashboard().watched.overview.rules == default_rules());
    let notices = window.state().app().notices();
    assert!(notices[0].details.contains("alerts.json"), "{notices:?}");
}

#[test]
fn the_history_is_exported_as_csv_and_as_json() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = window_with(AppOptions::default());
    wait_until(&mut window, |app| !app.dashboard().watched.overview.history.is_empty());
    let export = |window: &mut Window, name: &str| -> PathBuf {
        let path = folder.path().join(name);
        window.state_mut().push(Command::Dashboard(DashboardCommand::Export(path.clone())));
        let count = window.state().app().notices().len();
        wait_until(window, |app| app.notices().len() > count);
        path
    };
    let csv = std::fs::read_to_string(export(&mut window, "day.csv")).unwrap();
    assert!(csv.starts_with("secs,memory_hits,") && csv.lines().count() > 1, "{csv}");
    let json: serde_json::Value =
        serde_json::from_slice(&std::fs::read(export(&mut window, "day.json")).unwrap()).unwrap();
    assert!(json[0]["process_bytes"].as_f64().unwrap() > 1e6);
    assert!(!export(&mut window, "day.txt").exists());
    assert!(window.state().app().notices().last().is_some_and(|notice| notice.details.contains("day.txt")));
}

#[test]
fn nothing_is_drawn_while_it_is_closed_and_nothing_changes() {
    let mut window = window_with(AppOptions::default());
    wait_until(&mut window, |app| app.dashboard().watched.overview.history.samples().len() >= 2);
    let shown = Arc::clone(&dashboard(&window).watched);
    window.run_steps(5);
    assert!(window.try_run().is_ok());
    // With it open each second is drawn.
    open(&mut window);
    wait_until(&mut window, |app| {
        app.dashboard().watched.overview.history.samples().len() > shown.overview.history.samples().len() + 1
    });
}
