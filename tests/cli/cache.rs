//! `orfeas cache`, and what is kept between runs whatever happens to them.

use std::{
    fs,
    path::PathBuf,
    process::{Command, Stdio},
    sync::Arc,
    time::Duration,
};

use orfeas_studio::cache::{Cache, Key, Limits, Stats};
use serde_json::Value;

use crate::{NOTHING, Outcome, SKY, Scratch, disc, png};

/// The files of results.
fn results(scratch: &Scratch) -> Vec<PathBuf> {
    let folders = fs::read_dir(scratch.cache_folder().join("results")).into_iter().flatten();
    let files = folders.flat_map(|folder| fs::read_dir(folder.unwrap().path()).unwrap());
    let mut files: Vec<_> = files.map(|file| file.unwrap().path()).collect();
    files.retain(|file| !file.file_name().unwrap().to_string_lossy().starts_with('.'));
    files.sort();
    files
}

fn origins(object: &Value) -> Vec<&str> {
    object["stages"].as_array().unwrap().iter().map(|stage| stage["origin"].as_str().unwrap()).collect()
}

#[test]
fn a_damaged_file_is_dropped_counted_and_made_again() {
    let scratch = Scratch::new();
    scratch.generate("good.png --out out").done();
    let made = scratch.read("out/good.glb");
    let field = results(&scratch).into_iter().find(|file| file.to_string_lossy().contains("engine")).unwrap();
    let mut bytes = fs::read(&field).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&field, bytes).unwrap();

    let again = scratch.generate("good.png --out out --json").done();
    assert_eq!(origins(&again.object())[1..4], ["disk", "computed", "disk"]);
    assert!(scratch.read("out/good.glb") == made);
    let stats = scratch.run("cache stats --json").done().object();
    assert_eq!((&stats["disk"]["corrupt"], &stats["stages"]["engine"]["disk"]["corrupt"]), (&1.into(), &1.into()));
    let third = scratch.generate("good.png --out out --json").done().object();
    assert_eq!(origins(&third)[2], "disk");
}

#[test]
fn verify_finds_what_is_not_as_written_once() {
    let scratch = Scratch::new();
    scratch.generate("good.png --out out").done();
    let count = results(&scratch).len();
    assert!(scratch.run("cache verify").done().stdout.starts_with(&format!("{count} results, ")));
    let cut = &results(&scratch)[0];
    let bytes = fs::read(cut).unwrap();
    fs::write(cut, &bytes[..bytes.len() / 2]).unwrap();
    let found = scratch.run("cache verify --json");
    assert_eq!((found.code, &found.object()["ok"]), (1, &false.into()));
    assert_eq!(found.failure(), format!("dropped a result that was cut short: {}", cut.display()));
    let object = scratch.run("cache verify --json").done().object();
    assert_eq!((&object["ok"], &object["entries"]), (&true.into(), &(count - 1).into()));
}

#[test]
fn killed_while_it_writes_it_leaves_nothing_wrong() {
    let scratch = Scratch::new();
    for i in 0..20u8 {
        let mut picture = disc(SKY);
        picture.put_pixel(48, 48, image::Rgba([i, 0, 0, 255]));
        scratch.write(format!("in/{i}.png"), &png(picture));
    }
    for wanted in [1, 9, 30] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_orfeas"));
        command.args(["generate", "in", "--out", "out", "--engine", "silhouette", "--grid", "64"]);
        command.env("CACHE_DIR", scratch.cache_folder()).env("ORFEAS_SETTINGS", scratch.settings_file());
        command.current_dir(scratch.path("")).stdout(Stdio::null());
        let mut running = command.spawn().unwrap();
        while results(&scratch).len() < wanted && running.try_wait().unwrap().is_none() {
            std::thread::sleep(Duration::from_millis(1));
        }
        running.kill().unwrap();
        running.wait().unwrap();
        // A picture has seven files; those of the last may have been written after its job was counted.
        let counted = scratch.run("cache stats --json").done().object()["misses"].as_u64().unwrap();
        assert!(counted + 2 * 8 >= wanted as u64, "{counted} misses counted before the kill at {wanted} files");
        let verified = scratch.run("cache verify --json").done().object();
        assert_eq!((&verified["ok"], verified["entries"].as_u64() >= Some(wanted as u64)), (&true.into(), true));
    }
    let last = scratch.generate("in/0.png --out last.glb --grid 64 --json").done().object();
    assert_eq!(origins(&last)[1], "disk");
}

#[test]
fn two_programs_at_once_share_a_folder() {
    let scratch = Scratch::new();
    for i in 0..6u8 {
        let mut picture = disc(NOTHING);
        picture.put_pixel(48, 48, image::Rgba([i, 0, 0, 255]));
        scratch.write(format!("in/{i}.png"), &png(picture));
    }
    let [a, b] = std::thread::scope(|scope| {
        let programs = ["a", "b"].map(|out| {
            let scratch = &scratch;
            scope.spawn(move || scratch.generate(&format!("in --out {out}")))
        });
        programs.map(|program| program.join().unwrap())
    });
    a.done();
    b.done();
    for i in 0..6 {
        assert!(scratch.read(format!("a/{i}.glb")) == scratch.read(format!("b/{i}.glb")));
    }
    let verified = scratch.run("cache verify --json").done().object();
    // Each picture has a mask, a field, a surface, a clean body, a simpler one, a textured mesh and a texture's file.
    assert_eq!((&verified["ok"], &verified["entries"]), (&true.into(), &42.into()));
    let stats = scratch.run("cache stats --json").done().object();
    assert_eq!((&stats["disk"]["errors"], &stats["disk"]["corrupt"]), (&0.into(), &0.into()));
}

#[test]
fn entries_are_told_and_cleared() {
    let scratch = Scratch::new();
    scratch.generate("good.png --out out").done();
    scratch.generate("good.png --out out").done();
    let entries = scratch.run("cache entries --json").done().objects();
    let mut stages: Vec<_> = entries.iter().map(|entry| entry["stage"].as_str().unwrap()).collect();
    stages.sort_unstable();
    assert_eq!(stages, ["asset", "clean", "engine", "mask", "simplify", "surface", "texture"]);
    for entry in &entries {
        assert_eq!((&entry["uses"], entry["key"].as_str().unwrap().len()), (&1.into(), 64));
        assert!(entry["bytes"].as_u64().unwrap() > 100 && entry["age_seconds"].as_f64().unwrap() >= 0.0);
        assert!(entry["cost_us"].is_u64() && entry["saved_us"] == entry["cost_us"], "used once: {entry}");
    }
    let saved: u64 = entries.iter().map(|entry| entry["saved_us"].as_u64().unwrap()).sum();
    assert_eq!(scratch.run("cache stats --json").done().object()["disk"]["saved_us"], saved);
    assert_eq!(scratch.run("cache entries").done().stdout.lines().count(), 8);
    fs::write(scratch.cache_folder().join("results/mine.txt"), b"not yours").unwrap();
    let cleared = scratch.run("cache clear --json").done().object();
    assert_eq!(cleared["removed"], 7);
    assert!(cleared["bytes"].as_u64().unwrap() > 1000);
    assert_eq!(scratch.run("cache entries --json").done().objects().len(), 0);
    assert!(scratch.cache_folder().join("results/mine.txt").exists());
    assert_eq!(scratch.run("cache stats --json").done().object()["disk"]["removed"], 7);
}

#[test]
fn stats_tell_what_the_library_has_counted() {
    let scratch = Scratch::new();
    let cache = Cache::open(Limits { bytes: 25, ..Limits::default() }, &scratch.cache_folder()).unwrap();
    for name in ["a", "b", "a", "c", "a", "c"] {
        let key = Key::derive("mask", 1, &[Key::of(name.as_bytes())], &());
        cache.get_or_compute(key, None, || Ok::<_, ()>(vec![1u8; 10])).unwrap();
        cache.flush();
    }
    cache.insert(Key::of(b"large"), None, Arc::new(vec![0u8; 50]), Duration::from_secs(1));
    cache.flush();
    let counted = cache.stats();
    drop(cache);
    let told = scratch.run("cache stats --json").done().object();
    assert_eq!(told["hits"], counted.hits());
    assert_eq!(told["misses"], counted.misses());
    assert_eq!(told["hit_rate"].as_f64(), counted.hit_rate());
    let mut expected = counted.clone();
    // With its program ended, memory holds nothing any more.
    for memory in [&mut expected.memory].into_iter().chain(expected.stages.values_mut().map(|stage| &mut stage.memory))
    {
        memory.found -= memory.entries as i64;
        (memory.entries, memory.bytes) = (0, 0);
    }
    assert_eq!(serde_json::from_value::<Stats>(told).unwrap(), expected);

    scratch.run("cache stats --reset").done();
    let told = scratch.run("cache stats --json").done().object();
    assert_eq!((&told["lookups"], &told["disk"]["entries"]), (&0.into(), &counted.disk.entries.into()));
}

#[test]
fn a_full_disk_limit_lets_the_oldest_go() {
    let scratch = Scratch::new();
    let small =
        |words: &str| Outcome::of(scratch.orfeas().env("CACHE_DISK_MAX_MB", "1").args(words.split_whitespace())).done();
    for grid in [60, 70, 80, 90] {
        small(&format!("generate good.png --out out --grid {grid}"));
    }
    let stats = small("cache stats --json").object();
    assert!(stats["disk"]["bytes"].as_u64().unwrap() <= 1 << 20, "{stats}");
    assert!(stats["disk"]["evicted"]["bytes"].as_u64().unwrap() > 0, "{stats}");
}
