//! `orfeas bench`, small: that it measures what it says, not how fast this machine is.

use crate::Scratch;

#[test]
fn the_cache_is_measured_beside_others_without_touching_the_users() {
    let scratch = Scratch::new();
    // Not a multiple of what is timed together.
    let report = scratch.run("bench cache --operations 1001 --json").done().object();
    let rows = report["rows"].as_array().unwrap();
    let caches_of = |operation: &str| {
        let rows = rows.iter().filter(|row| row["operation"].as_str().unwrap().starts_with(operation));
        rows.map(|row| row["cache"].as_str().unwrap()).collect::<Vec<_>>()
    };
    for operation in ["memory hit", "insert into a full cache"] {
        assert_eq!(caches_of(operation), ["ours", "moka", "quick_cache"], "{report}");
    }
    assert_eq!((caches_of("disk hit of 10 MB"), rows.len()), (vec!["ours"], 7), "{report}");
    for threads in ["threads_1", "threads_2", "threads_4", "threads_8"] {
        assert!(rows[..3].iter().all(|row| row[threads].is_f64()), "{report}");
    }
    assert!(rows.iter().all(|row| row["p50_us"].as_f64().unwrap() <= row["p99_us"].as_f64().unwrap()), "{report}");
    assert!(report["disk hits and bytes of the file"].as_str().unwrap().starts_with("40 of 40"), "{report}");
    assert!(!scratch.cache_folder().exists());
}

#[test]
fn a_workload_tells_its_hit_rate_and_that_nothing_changed() {
    let scratch = Scratch::new();
    let words = "bench workload --requests 10 --duplicates 70 --at-once 3 --grid 16";
    let report = scratch.run(&format!("{words} --json")).done().object();
    assert_eq!(report["every file the same with the cache"], true);
    let [without, with] = &report["rows"].as_array().unwrap()[..] else { panic!("{report}") };
    assert_eq!((&without["cache"], &with["cache"]), (&"no".into(), &"yes".into()));
    // Three pictures for ten requests: seven of ten find every stage.
    assert_eq!(with["hit_rate_percent"], 70.0);
    let markdown = scratch.run(&format!("{words} --markdown")).done().stdout;
    assert!(markdown.starts_with("## 10 requests, 3 at once, engine silhouette, grid 16\n"), "{markdown}");
    assert!(markdown.contains("\n| duplicates_percent | cache | total_ms |"), "{markdown}");
    assert!(scratch.run(words).done().stdout.contains("every file the same with the cache: true"));
}

#[test]
fn the_mesh_is_measured_step_by_step_in_time_and_memory() {
    let scratch = Scratch::new();
    let words = "bench mesh --grid 32 --faces 500 --texture 256 --runs 1";
    let report = scratch.run(&format!("{words} --json")).done().object();
    let rows = report["rows"].as_array().unwrap();
    let steps: Vec<_> = rows.iter().map(|row| row["step"].as_str().unwrap()).collect();
    assert_eq!(steps, ["sample", "surface", "clean", "simplify", "texture", "file", "all"]);
    for row in rows {
        assert!(row["ms"].as_f64().unwrap() >= 0.0, "{report}");
        let peak = &row["peak_mb"];
        assert!(peak.as_f64().is_some_and(|mb| mb > 1.0) || peak == "not known here", "{report}");
    }
    let markdown = scratch.run(&format!("{words} --markdown")).done().stdout;
    assert!(markdown.contains("\n| step | ms | peak_mb |"), "{markdown}");
}

#[test]
fn endurance_tells_memory_and_that_the_counts_add_up() {
    let scratch = Scratch::new();
    let outcome = scratch.run("bench endurance --jobs 40 --memory 8 --pictures 4 --json");
    let report = outcome.object();
    assert_eq!(report["rows"].as_array().unwrap().len(), 20);
    assert_eq!(report["counts add up"], true);
    assert_eq!(report["memory of the cache stayed within its limit"], true);
    assert!(report["rows"][19]["evictions"].as_u64().unwrap() > 0, "{report}");
}
