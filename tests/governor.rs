//! The program where memory is scarce: it ends well or says in one line what it needs, and is never killed for it.
#![cfg(target_os = "linux")]

use std::path::Path;
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

const SAMPLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/samples");
const ROBOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/samples/robot.png");

struct Outcome {
    /// `None` where a signal ended the program.
    code: Option<i32>,
    stdout: String,
    stderr: String,
}

/// `orfeas generate` of a real picture in a folder of its own, under a limit of addresses in MB.
fn generate(home: &Path, addresses_mb: Option<u64>, words: &str) -> Outcome {
    generate_from(ROBOT, &home.join("robot.glb"), home, addresses_mb, words)
}

fn generate_from(input: &str, out: &Path, home: &Path, addresses_mb: Option<u64>, words: &str) -> Outcome {
    let limit = addresses_mb.map_or("unlimited".to_owned(), |mb| (mb << 10).to_string());
    let script = format!("ulimit -v {limit} && exec \"$0\" generate \"$1\" --out \"$2\" {words}");
    let output = Command::new("sh")
        .args(["-c", &script, env!("CARGO_BIN_EXE_orfeas"), input])
        .arg(out)
        .env("CACHE_DIR", home.join("cache"))
        .env("ORFEAS_SETTINGS", home.join("settings.toml"))
        .env_remove("ORFEAS_MEMORY_LIMIT_MB")
        .env_remove("ORFEAS_JOBS")
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Outcome { code: output.status.code(), stdout: text(output.stdout), stderr: text(output.stderr) }
}

impl Outcome {
    /// Whether a mesh was made; else it was refused in one line that says need, room and cure.
    #[track_caller]
    fn is_made(&self) -> bool {
        let Self { code, stderr, .. } = self;
        match code {
            Some(0) => true,
            Some(1) => {
                assert_eq!(stderr.lines().count(), 1, "{stderr}");
                assert!(
                    stderr.contains(" needs ") && stderr.contains(" are left ") && stderr.contains("--grid"),
                    "{stderr}"
                );
                false
            }
            _ => panic!("ended with {code:?}: {stderr}"),
        }
    }

    fn json(&self) -> Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error}: {}", self.stdout))
    }
}

#[test]
fn an_ordinary_picture_is_made_in_700_mb_of_addresses() {
    let home = TempDir::new().unwrap();
    let outcome = generate(home.path(), Some(700), "--engine auto --no-cache --quiet");
    assert!(outcome.is_made(), "{}", outcome.stderr);
    assert!(home.path().join("robot.glb").exists());
}

#[test]
fn the_finest_grid_is_made_or_refused_and_nothing_between() {
    let home = TempDir::new().unwrap();
    for engine in ["silhouette", "orfeas"] {
        let made: Vec<bool> = [700, 560, 440, 360, 300, 240, 200, 160]
            .map(|mb| {
                generate(home.path(), Some(mb), &format!("--engine {engine} --grid 512 --no-cache --quiet")).is_made()
            })
            .into();
        assert!(made[0] || engine == "orfeas", "{engine}: {made:?}");
        assert!(!made[7], "{engine}: {made:?}");
    }
}

#[test]
fn a_print_is_made_or_refused_and_nothing_between() {
    let home = TempDir::new().unwrap();
    // A body that needs little, of which a print with thin walls is made on a grid that needs much.
    let words = "--engine silhouette --grid 64 --print --base flat --hollow 0.6 --no-cache --quiet";
    let made = [480, 290, 240, 190, 110].map(|mb| {
        let outcome = generate(home.path(), Some(mb), words);
        if outcome.code == Some(1) && outcome.stderr.contains("this print needs ") {
            assert_eq!(outcome.stderr.lines().count(), 1, "{}", outcome.stderr);
            return "print refused";
        }
        if outcome.is_made() { "made" } else { "picture refused" }
    });
    assert_eq!(made[0], "made");
    assert!(made.contains(&"print refused") && !made[1..].contains(&"made"), "{made:?}");
}

#[test]
fn a_refusal_names_a_grid_that_fits() {
    let home = TempDir::new().unwrap();
    let limited = |grid: &str| {
        let words = format!("--engine silhouette --grid {grid} --memory-limit-mb 160 --no-cache --quiet");
        generate(home.path(), None, &words)
    };
    let refused = limited("512");
    assert!(!refused.is_made());
    assert!(refused.stderr.contains("memory_limit_mb"), "{}", refused.stderr);
    let (_, advice) = refused.stderr.split_once("; --grid ").unwrap();
    assert!(limited(advice.split_whitespace().next().unwrap()).is_made(), "{}", refused.stderr);
}

#[test]
fn auto_does_without_the_network_where_it_would_not_fit_and_says_so() {
    let home = TempDir::new().unwrap();
    let limited = |engine: &str| {
        let words = format!("--engine {engine} --grid 32 --memory-limit-mb 120 --no-cache --json");
        generate(home.path(), None, &words)
    };
    let outcome = limited("auto");
    assert!(outcome.is_made(), "{}", outcome.stderr);
    let object = outcome.json();
    assert_eq!(object["engine"], "silhouette");
    let adjustment = object["adjustments"][0].as_str().unwrap();
    assert!(adjustment.contains("no network was asked") && adjustment.contains("memory_limit_mb"), "{adjustment}");
    assert_eq!(object["fallback"], adjustment);
    assert!(!limited("orfeas").is_made());
}

#[test]
fn as_many_pictures_are_in_work_as_fit_and_all_are_made() {
    let home = TempDir::new().unwrap();
    let out = home.path().join("out/");
    let mut told = Vec::new();
    // How many addresses the program has before its first picture differs by build: somewhere here two pictures fit.
    for mb in [420, 360, 330, 310, 290, 275] {
        let words = "--engine silhouette --grid 64 --jobs 3 --no-cache --json";
        let outcome = generate_from(SAMPLES, &out, home.path(), Some(mb), words);
        assert_eq!((outcome.code, outcome.stderr.as_str()), (Some(0), ""), "in {mb} MB");
        let objects = outcome.stdout.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
        let adjustments = objects.flat_map(|object| object["adjustments"].as_array().unwrap().clone());
        let adjustments: Vec<_> = adjustments.map(|text| text.as_str().unwrap().to_owned()).collect();
        assert!(adjustments.len() <= 2, "told once for each number: {adjustments:?}");
        assert_eq!(std::fs::read_dir(&out).unwrap().count(), std::fs::read_dir(SAMPLES).unwrap().count());
        std::fs::remove_dir_all(&out).unwrap();
        told.extend(adjustments);
    }
    let two = told.iter().find(|text| text.starts_with("2 pictures at once instead of 3: one more needs about "));
    assert!(two.is_some_and(|text| text.ends_with("under the limit of addresses (ulimit -v)")), "{told:?}");
}

#[test]
fn what_a_picture_cost_is_known_the_next_time() {
    let home = TempDir::new().unwrap();
    let need = || generate(home.path(), None, "--engine silhouette --grid 64 --json").json()["need"].clone();
    let (first, second) = (need(), need());
    assert_eq!((&first["learned"], &first["ms"]), (&false.into(), &Value::Null));
    assert_eq!(second["learned"], true);
    assert!(second["ms"].as_f64().unwrap() > 0.0, "{second}");
    let bytes = |need: &Value| need["bytes"].as_u64().unwrap();
    assert!((4 << 20..bytes(&first) * 2).contains(&bytes(&second)), "{first} {second}");
}
