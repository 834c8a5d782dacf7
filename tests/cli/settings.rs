//! What is set in the environment and in the file, and what is said of wrong values.

use std::fs;

use crate::{Outcome, Scratch};

/// What is said of a wrong setting, which ends with exit code 2.
#[track_caller]
fn misuse(outcome: &Outcome) -> &str {
    assert_eq!((outcome.code, outcome.stdout.as_str()), (2, ""), "{}", outcome.stderr);
    outcome.stderr.lines().next().unwrap()
}

fn config(scratch: &Scratch) -> serde_json::Value {
    scratch.run("cache config --json").done().object()
}

#[test]
fn without_settings_the_limits_are_those_of_the_readme() {
    let scratch = Scratch::new();
    let config = config(&scratch);
    assert_eq!(config["dir"], scratch.cache_folder().to_str().unwrap());
    let expected = [("max_size", 1000), ("max_memory_mb", 512), ("ttl_seconds", 86_400), ("disk_max_mb", 2048)];
    for (name, value) in expected {
        assert_eq!(config[name], value, "{name}");
    }
    assert_eq!(config["enabled"], true);
}

#[test]
fn the_environment_goes_before_the_file_and_flags_before_both() {
    let scratch = Scratch::new();
    let text =
        "[cache]\nmax_size = 7\nttl_seconds = 60 # a minute\n[generate]\nformat = \"stl\"\nengine = \"relief\"\n";
    fs::write(scratch.settings_file(), text).unwrap();
    let config = Outcome::of(scratch.orfeas().env("CACHE_MAX_SIZE", "9").args(["cache", "config", "--json"])).done();
    let config = config.object();
    assert_eq!((&config["max_size"], &config["ttl_seconds"]), (&9.into(), &60.into()));

    let generate = |words: &str| {
        let mut command = scratch.orfeas();
        command.env_remove("ORFEAS_ENGINE").arg("generate").args(words.split_whitespace());
        Outcome::of(&mut command).done().object()
    };
    assert_eq!(generate("good.png --out out --json")["engine"], "relief");
    assert_eq!(generate("good.png --out out --json --engine silhouette --format ply")["engine"], "silhouette");
    assert_eq!(scratch.list("out"), ["good.ply", "good.stl"]);
    // The environment of these tests says silhouette.
    assert_eq!(scratch.generate("good.png --out out --json").done().object()["engine"], "silhouette");
}

#[test]
fn a_wrong_variable_is_named() {
    let scratch = Scratch::new();
    for (variable, value) in [
        ("DISABLE_RESULT_CACHE", "yes"),
        ("CACHE_MAX_SIZE", "-1"),
        ("CACHE_MAX_MEMORY_MB", "lots"),
        ("CACHE_TTL_SECONDS", "1.5"),
        ("CACHE_DISK_MAX_MB", "99999999999999999999"),
        ("ORFEAS_GRID", "5000"),
        ("ORFEAS_ENGINE", "magic"),
        ("ORFEAS_FORMAT", "doc"),
        ("ORFEAS_JOBS", "many"),
    ] {
        let outcome = Outcome::of(scratch.orfeas().env(variable, value).args(["generate", "good.png", "--out", "out"]));
        let said = misuse(&outcome);
        let expected = format!("orfeas: {variable}: expected ");
        assert!(said.starts_with(&expected) && said.contains(&format!("found `{value}`")), "{said}");
    }
    assert_eq!(scratch.list("."), ["good.png"]);
}

#[test]
fn a_wrong_line_of_the_file_is_named() {
    let scratch = Scratch::new();
    for (text, line, what) in [
        ("[cache]\nmax_size = \"many\"\n", 2, "cache.max_size: expected a whole number"),
        ("\n[cache]\nmax_sise = 1\n", 3, "there is no setting cache.max_sise"),
        ("[cache\n", 1, "expected TOML"),
    ] {
        fs::write(scratch.settings_file(), text).unwrap();
        let outcome = scratch.run("cache config");
        let said = misuse(&outcome);
        let place = format!("line {line} of {}", scratch.settings_file().display());
        assert!(said.starts_with(&format!("orfeas: {what}")) && said.ends_with(&place), "{said}");
    }
}

#[test]
fn disabled_it_works_and_keeps_nothing() {
    let scratch = Scratch::new();
    for _ in 0..2 {
        let mut command = scratch.orfeas();
        command.env("DISABLE_RESULT_CACHE", "1").args(["generate", "good.png", "--out", "out", "--json"]);
        let object = Outcome::of(&mut command).done().object();
        assert!(object["stages"].as_array().unwrap().iter().all(|stage| stage["origin"] == "computed"));
    }
    assert!(!scratch.cache_folder().exists());
    scratch.generate("good.png --out out --no-cache").done();
    assert!(!scratch.cache_folder().exists());
}
