//! How the cache is set in the dashboard, and what it has counted, seen from all sides.

use std::{
    path::{Path, PathBuf},
    time::Duration,
};

use egui::{Key, accesskit::Role};
use egui_kittest::kittest::{NodeT, Queryable};
use orfeas_studio::{
    app::{AppOptions, CacheChange, Caching, Command},
    cache::{Limits, Stats, recorded_stats},
    settings::CacheSettings,
};
use serde_json::Value;
use tempfile::TempDir;

use crate::{Window, choose_tab, dashboard, enter, open, wait_until, window_with, window_with_results};

/// Options of a window with a file of settings, which is not there yet.
fn saving(folder: &TempDir, cache: CacheSettings) -> (PathBuf, AppOptions) {
    let file = folder.path().join("settings.toml");
    (file.clone(), AppOptions { cache, settings_file: Some(file), ..AppOptions::default() })
}

fn open_cache_tab(options: AppOptions) -> Window {
    let mut window = window_with(options);
    open(&mut window);
    choose_tab(&mut window, "Cache");
    window
}

#[track_caller]
fn wait_for_file(window: &mut Window, file: &Path, text: &str) {
    wait_until(window, |_| std::fs::read_to_string(file).is_ok_and(|found| found == text));
}

fn is_disabled(window: &Window, role: Role, name: &str) -> bool {
    window.get_by_role_and_label(role, name).accesskit_node().is_disabled()
}

#[test]
fn a_look_at_the_limits_changes_none_of_them() {
    let folder = tempfile::tempdir().unwrap();
    // Beyond what a file may have, and finer than what is shown.
    let large = Limits {
        entries: 200_000_000,
        bytes: (2 << 40) + 1,
        disk_bytes: (3 << 40) + 1,
        ttl: Duration::from_secs(200 * 365 * 86_400),
    };
    let small = Limits { bytes: 3 << 19, ttl: Duration::from_millis(100_250), ..Limits::default() };
    for limits in [large, small] {
        let cache = CacheSettings { limits, folder: Some(folder.path().join("cache")), ..CacheSettings::default() };
        let (file, options) = saving(&folder, cache.clone());
        let mut window = open_cache_tab(options);
        let fields = ["Memory limit", "Entries limit", "Disk limit", "Kept for"];
        for name in fields {
            window.get_by_role_and_label(Role::SpinButton, name).focus();
            window.run_steps(3);
            assert!(window.get_by_role_and_label(Role::SpinButton, name).is_focused(), "{name}");
        }
        window.key_press(Key::Tab);
        window.run_steps(3);
        assert_eq!(dashboard(&window).caching, Caching { now: cache.clone(), next: cache, is_saved: true });
        assert_eq!(dashboard(&window).cache_limits, limits);
        drop(window);
        assert!(!file.exists());
    }
}

#[test]
fn only_what_was_edited_is_saved_and_what_the_environment_decides_is_not_editable() {
    let folder = tempfile::tempdir().unwrap();
    let limits = Limits { entries: 5, ttl: Duration::from_secs(60), ..Limits::default() };
    let variables = vec!["CACHE_MAX_SIZE", "CACHE_TTL_SECONDS", "CACHE_DIR"];
    let (file, options) = saving(&folder, CacheSettings { limits, variables, ..CacheSettings::default() });
    let mut window = open_cache_tab(options);
    window.get_by_label_contains("Decided by the environment, so not editable here: CACHE_MAX_SIZE, CACHE_TTL_");
    for (role, name, expected) in [
        (Role::SpinButton, "Memory limit", false),
        (Role::SpinButton, "Entries limit", true),
        (Role::SpinButton, "Kept for", true),
        (Role::CheckBox, "Keep results", false),
        (Role::Button, "Cache folder…", true),
    ] {
        assert_eq!(is_disabled(&window, role, name), expected, "{name}");
    }
    enter(&mut window, "Memory limit", "256");
    wait_for_file(&mut window, &file, "[cache]\nmax_memory_mb = 256\n");
    assert_eq!(dashboard(&window).cache_limits, Limits { bytes: 256 << 20, ..limits });
}

#[test]
fn a_cache_that_keeps_nothing_has_no_limits_to_edit_until_it_is_switched_on() {
    let folder = tempfile::tempdir().unwrap();
    let (file, options) = saving(&folder, CacheSettings { is_enabled: false, ..CacheSettings::default() });
    let mut window = open_cache_tab(options);
    for name in ["Memory limit", "Entries limit", "Kept for"] {
        assert!(is_disabled(&window, Role::SpinButton, name), "{name}");
    }
    window.state_mut().push(Command::ChangeCaching(CacheChange::Memory(256 << 20)));
    wait_for_file(&mut window, &file, "[cache]\nmax_memory_mb = 256\n");
    assert_eq!(dashboard(&window).cache_limits, Limits::OFF, "an edit does not switch it on");
    window.get_by_role_and_label(Role::CheckBox, "Keep results").click();
    wait_for_file(&mut window, &file, "[cache]\nmax_memory_mb = 256\ndisabled = false\n");
    window.get_by_label("Takes effect at the next start; until then nothing is kept");
    assert_eq!(dashboard(&window).cache_limits, Limits::OFF);
}

#[test]
fn whether_and_where_results_are_kept_is_set_for_the_next_start() {
    let folder = tempfile::tempdir().unwrap();
    let old = folder.path().join("old");
    let (file, options) = saving(&folder, CacheSettings { folder: Some(old.clone()), ..CacheSettings::default() });
    let mut window = open_cache_tab(options);
    window.get_by_label(&old.display().to_string());
    window.get_by_role_and_label(Role::CheckBox, "Keep results").click();
    wait_for_file(&mut window, &file, "[cache]\ndisabled = true\n");
    window.get_by_label(&format!("Takes effect at the next start; until then results are kept in {}", old.display()));
    assert_eq!(dashboard(&window).cache_limits, Limits::default());
    window.get_by_role_and_label(Role::CheckBox, "Keep results").focus();
    window.key_press(Key::Space);
    wait_for_file(&mut window, &file, "[cache]\ndisabled = false\n");
    assert!(window.query_by_label_contains("Takes effect at the next start").is_none());
    let new = folder.path().join("new");
    assert!(!is_disabled(&window, Role::Button, "Cache folder…"));
    window.state_mut().push(Command::ChangeCaching(CacheChange::Folder(new.clone())));
    wait_until(&mut window, |_| std::fs::read_to_string(&file).unwrap().contains("/new"));
    window.get_by_label(&new.display().to_string());
    window.get_by_label_contains("Takes effect at the next start");
    assert!(!new.exists());
    // Without a file of settings neither could be kept.
    let window = open_cache_tab(AppOptions::default());
    assert!(is_disabled(&window, Role::CheckBox, "Keep results"));
    assert!(is_disabled(&window, Role::Button, "Cache folder…"));
}

/// What `orfeas cache stats --json` says of a folder.
fn told_by_the_program(cache: &Path, settings_file: &Path) -> Value {
    let mut command = assert_cmd::Command::new(env!("CARGO_BIN_EXE_orfeas"));
    command.args(["cache", "stats", "--json"]).env("CACHE_DIR", cache).env("ORFEAS_SETTINGS", settings_file);
    for name in ["CACHE_MAX_SIZE", "CACHE_MAX_MEMORY_MB", "CACHE_TTL_SECONDS", "CACHE_DISK_MAX_MB"] {
        command.env_remove(name);
    }
    serde_json::from_slice(&command.assert().success().get_output().stdout).unwrap()
}

#[test]
fn library_program_and_panel_tell_the_same_of_one_folder() {
    let folder = tempfile::tempdir().unwrap();
    let results = folder.path().join("cache");
    let (file, options) = saving(&folder, CacheSettings { folder: Some(results.clone()), ..CacheSettings::default() });
    // The second window finds on disk what the first has made, and in memory what it has found itself.
    drop(window_with_results(options.clone()));
    let before = recorded_stats(&results).unwrap();
    let mut window = window_with_results(options);
    window.get_by_role_and_label(Role::Button, "Generate").click();
    window.step();
    wait_until(&mut window, |app| app.dashboard().cache.memory.hits >= 7 && app.dashboard().queued == 0);

    let counted = dashboard(&window).cache;
    assert!(before.misses() > 0 && counted.disk.hits > 0 && counted.memory.hits > 0, "{counted:?}");
    for (name, number) in [
        ("Hits in memory", counted.memory.hits),
        ("Hits on disk", counted.disk.hits),
        ("Misses", counted.misses()),
        ("Entries", counted.memory.entries + counted.disk.entries),
        ("Evictions", counted.memory.evicted.total() + counted.disk.evicted.total()),
    ] {
        window.get_by_label(&format!("{name}: {number}"));
    }
    window.get_by_label(&format!("Hit rate: {:.0} %", counted.hit_rate().unwrap() * 100.0));
    drop(window);

    // The program adds up both windows, and of their memory nothing is left.
    let mut sum = before;
    sum += &counted;
    for memory in [&mut sum.memory].into_iter().chain(sum.stages.values_mut().map(|stage| &mut stage.memory)) {
        memory.found -= memory.entries as i64;
        (memory.entries, memory.bytes) = (0, 0);
    }
    let told = told_by_the_program(&results, &file);
    for (name, number) in [("lookups", sum.lookups()), ("hits", sum.hits()), ("misses", sum.misses())] {
        assert_eq!(told[name], number, "{name}");
    }
    assert_eq!(told["hit_rate"].as_f64(), sum.hit_rate());
    assert_eq!(serde_json::from_value::<Stats>(told).unwrap(), sum);
}
