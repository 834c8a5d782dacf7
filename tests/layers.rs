//! The layers that `src/lib.rs` draws hold: who may use whom, and where each outside crate may appear.
//!
//! Read from the sources themselves, because within a crate the compiler lets every module use every other one.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What each module may use of the others: a module, or one item of it.
const LAYERS: [(&str, &[&str]); 17] = [
    ("core", &[]),
    ("onnxruntime", &[]),
    ("input", &["core"]),
    ("output", &["core", "mesh_file"]),
    ("mesh_file", &["core"]),
    ("convert", &["core", "mesh_file"]),
    ("inference", &["core", "onnxruntime"]),
    ("cache", &["core"]),
    ("metrics", &[]),
    ("governor", &["metrics"]),
    ("pipeline", &["core", "inference", "cache", "metrics", "governor"]),
    ("settings", &["core", "cache", "pipeline", "output"]),
    ("jobs", &["core", "inference", "cache", "metrics", "governor", "pipeline"]),
    (
        "app",
        &[
            "core",
            "inference",
            "cache",
            "pipeline",
            "settings",
            "jobs",
            "metrics",
            "governor",
            "input",
            "output",
            "mesh_file",
        ],
    ),
    ("viewport", &["core"]),
    ("ui", &["core", "cache", "pipeline", "jobs", "metrics", "app", "viewport", "input", "output", "mesh_file"]),
    (
        "cli",
        &[
            "core",
            "onnxruntime",
            "inference",
            "cache",
            "governor",
            "pipeline",
            "settings",
            "jobs",
            "app",
            "viewport",
            "ui::run",
            "input",
            "output",
            "mesh_file",
            "convert",
        ],
    ),
];

/// Where in `src` an outside crate or a part of the standard library may be used. What is not named may be anywhere.
const OUTSIDE: [(&str, &[&str]); 26] = [
    (
        "std::fs",
        &[
            "input.rs",
            "output.rs",
            "mesh_file.rs",
            "mesh_file",
            "inference",
            "cache",
            "governor",
            "settings",
            "cli",
            "onnxruntime/build.rs",
        ],
    ),
    ("std::net", &[]),
    ("std::thread", &["jobs", "inference/watched_run.rs", "cache/worker.rs", "cache/tests", "cli/bench"]),
    (
        "std::time",
        &[
            "inference",
            "cache",
            "pipeline",
            "settings",
            "jobs",
            "app",
            "ui",
            "cli",
            "core/benches",
            "onnxruntime/build.rs",
        ],
    ),
    ("std::process", &["app", "cli", "main.rs", "onnxruntime/build.rs"]),
    ("std::env", &["inference/runtime.rs", "settings", "ui", "cli", "onnxruntime"]),
    ("anyhow", &["app", "ui", "cli"]),
    ("clap", &["cli"]),
    ("eframe", &["viewport/callback.rs", "ui"]),
    ("egui", &["viewport/callback.rs", "ui"]),
    ("egui_extras", &["ui"]),
    ("egui_plot", &["ui"]),
    ("indicatif", &["cli"]),
    ("libloading", &["inference/runtime.rs"]),
    ("moka", &["cli/bench"]),
    ("ndarray", &["metrics/forest.rs"]),
    ("nvml_wrapper", &["metrics/gpu.rs"]),
    ("ort", &["inference"]),
    ("quick_cache", &["cli/bench"]),
    ("rayon", &["core", "cli"]),
    ("rfd", &["ui/dialogs.rs"]),
    ("rustyml", &["metrics/forest.rs"]),
    ("sysinfo", &["metrics/system.rs", "cli/bench"]),
    ("three_d", &["viewport/camera.rs", "ui/input.rs"]),
    ("tokio", &["cache/mod.rs", "cache/tests", "app", "ui"]),
    ("wgpu", &["viewport"]),
];

/// A file longer than this has two subjects.
const MOST_LINES: usize = 400;

/// What the design has at the top, beside files whose names begin with a dot.
const TOP: [&str; 10] = [
    "Cargo.lock",
    "Cargo.toml",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "README.md",
    "assets",
    "packaging",
    "shaders",
    "src",
    "tests",
];

#[test]
fn nothing_else_is_at_the_top() {
    let listed = Command::new("git").args(["ls-files"]).current_dir(env!("CARGO_MANIFEST_DIR")).output();
    // Sources that came without their history hold what was packed; what a user made beside them is no fault.
    let Some(listed) = listed.ok().filter(|listed| listed.status.success()) else { return };
    let files = String::from_utf8(listed.stdout).unwrap();
    let tops: BTreeSet<_> = files.lines().filter_map(|file| file.split('/').next()).collect();
    let others: Vec<_> = tops.into_iter().filter(|name| !name.starts_with('.') && !TOP.contains(name)).collect();
    assert!(others.is_empty(), "expected at the top only {}, found {}", TOP.join(", "), others.join(", "));
}

#[test]
fn each_layer_uses_only_what_is_to_its_left() {
    let mut violations = Vec::new();
    for (file, text) in sources() {
        let layer = layer_of(&file);
        let allowed = LAYERS.iter().find(|(name, _)| *name == layer).map(|(_, allowed)| *allowed);
        if allowed.is_none() && !["lib", "main"].contains(&layer.as_str()) {
            violations.push(format!("{}: expected a module of LAYERS, found {layer}", file.display()));
        }
        for path in paths_in(&text) {
            match target(&file, &path) {
                Target::Module(used) => {
                    let is_allowed = |allowed: &[&str]| allowed.iter().any(|name| is_within(&used, name));
                    if !is_within(&used, &layer) && !allowed.is_none_or(is_allowed) {
                        violations.push(format!("{}: {layer} may not use {used}", file.display()));
                    }
                }
                Target::Outside => {
                    let wall = OUTSIDE.iter().find(|(name, _)| is_within(&path, name));
                    if wall.is_some_and(|(_, places)| !places.iter().any(|place| file.starts_with(place))) {
                        violations.push(format!("{}: {path} may not be used here", file.display()));
                    }
                }
            }
        }
    }
    assert!(violations.is_empty(), "\n{}", violations.join("\n"));
}

#[test]
fn each_file_says_its_purpose_and_is_short_enough_to_read() {
    let mut violations = Vec::new();
    for (file, text) in sources() {
        if !text.starts_with("//! ") {
            violations.push(format!("{}: expected to open with its purpose in `//!`", file.display()));
        }
        let lines = text.lines().count();
        if lines > MOST_LINES {
            violations.push(format!("{}: expected at most {MOST_LINES} lines, found {lines}", file.display()));
        }
    }
    assert!(violations.is_empty(), "\n{}", violations.join("\n"));
}

#[test]
fn paths_are_found_wherever_they_are_written() {
    let text = r##"
        //! Not crate::comment.
        use crate::{app::{App, Command as Order}, ui}; /* nor crate::this */
        pub(super) use ::gltf::json;
        #[arg(default_value_t = crate::pipeline::GRID)]
        fn f<'a>(c: char) -> Vec<&'a str> { tokio::spawn("wgpu::text", r#"a "wgpu::raw""#, '"', '\''); super::g::<u8>() }
        #[cfg(test)]
        mod tests { use crate::everything; fn f() { {} } }
        #[cfg(test)]
        use crate::more;
        fn last() { ort::init() }
    "##;
    let expected = [
        "crate::app::App",
        "crate::app::Command",
        "crate::ui",
        "gltf::json",
        "crate::pipeline::GRID",
        "tokio::spawn",
        "super::g",
        "ort::init",
    ];
    assert_eq!(paths_in(text), expected);
}

/// Every Rust file under `src`, by its path from there, sorted.
fn sources() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![root.clone()];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                files.push((path.strip_prefix(&root).unwrap().to_owned(), text));
            }
        }
    }
    files.sort();
    assert!(files.len() > 50, "found only {} files", files.len());
    files
}

/// The module or crate right under `src` to which a file belongs.
fn layer_of(file: &Path) -> String {
    let first = file.components().next().unwrap().as_os_str().to_str().unwrap();
    first.trim_end_matches(".rs").to_owned()
}

enum Target {
    /// Path from the program's root, or from the core's as if it were a module of it.
    Module(String),
    Outside,
}

/// What a path written in a file means.
fn target(file: &Path, path: &str) -> Target {
    let mut segments: Vec<&str> = path.split("::").collect();
    let layer = layer_of(file);
    let is_own_crate = ["core", "onnxruntime"].contains(&layer.as_str());
    let mut absolute: Vec<String> = Vec::new();
    match segments[0] {
        "crate" if is_own_crate => absolute.push(layer),
        "crate" | "orfeas_studio" => {}
        "orfeas_core" => absolute.push("core".to_owned()),
        "orfeas_onnxruntime" => absolute.push("onnxruntime".to_owned()),
        "super" => {
            absolute = file.with_extension("").iter().map(|part| part.to_str().unwrap().to_owned()).collect();
            if absolute.last().is_some_and(|name| name == "mod") {
                absolute.pop();
            }
            absolute.pop();
        }
        _ => return Target::Outside,
    }
    segments.remove(0);
    for segment in segments {
        match segment {
            "super" => drop(absolute.pop()),
            "self" => {}
            name => absolute.push(name.to_owned()),
        }
    }
    Target::Module(absolute.join("::"))
}

fn is_within(path: &str, outer: &str) -> bool {
    path.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
}

/// All paths of two segments and more outside tests, with the groups of `use` spelled out.
fn paths_in(text: &str) -> Vec<String> {
    let tokens = without_tests(&tokens(text));
    let mut paths = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if is_name(&tokens[at]) && tokens[at] != "use" && tokens.get(at + 1).is_some_and(|next| next == "::") {
            at = read_path(&tokens, at, "", &mut paths);
        } else {
            at += 1;
        }
    }
    paths
}

/// Adds the path that begins at a token, or each path of a group, and returns where they end.
fn read_path(tokens: &[String], mut at: usize, prefix: &str, paths: &mut Vec<String>) -> usize {
    let mut path = prefix.to_owned();
    loop {
        match tokens.get(at).map(String::as_str) {
            Some("{") => {
                at += 1;
                while tokens[at] != "}" {
                    at = if tokens[at] == "," { at + 1 } else { read_path(tokens, at, &path, paths) };
                }
                return at + 1;
            }
            Some(name) if is_name(name) || name == "*" => {
                path += name;
                at += 1;
            }
            // A turbofish: the path ends before it.
            _ => {
                paths.push(path.trim_end_matches("::").to_owned());
                return at;
            }
        }
        if tokens.get(at).is_some_and(|next| next == "::") {
            path += "::";
            at += 1;
            continue;
        }
        if tokens.get(at).is_some_and(|next| next == "as") {
            at += 2;
        }
        paths.push(path);
        return at;
    }
}

/// Leaves out each item that follows `#[cfg(test)]`: up to its `;`, or to the end of its block.
fn without_tests(tokens: &[String]) -> Vec<String> {
    const MARK: [&str; 7] = ["#", "[", "cfg", "(", "test", ")", "]"];
    let mut kept = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if !tokens[at..].iter().take(MARK.len()).eq(MARK) {
            kept.push(tokens[at].clone());
            at += 1;
            continue;
        }
        let mut depth = 0;
        loop {
            match tokens.get(at).map(String::as_str) {
                Some("{") => depth += 1,
                Some("}") => depth -= 1,
                None => break,
                _ => {}
            }
            at += 1;
            if depth == 0 && [";", "}"].contains(&tokens[at - 1].as_str()) {
                break;
            }
        }
    }
    kept
}

fn is_name(token: &str) -> bool {
    token.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// Names and marks of Rust source, without comments, strings, characters and lifetimes.
fn tokens(text: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let name_end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
        let after_name = &rest[name_end..];
        let taken = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if c == '"' {
            quoted(rest, '"')
        } else if c == '\'' {
            // A character closes its quote, a lifetime does not.
            let is_character = rest[1..].starts_with('\\') || rest.chars().nth(2) == Some('\'');
            if is_character { quoted(rest, '\'') } else { 1 }
        } else if ["r", "br"].contains(&&rest[..name_end]) && after_name.starts_with(['"', '#']) {
            let hashes = after_name.find('"').unwrap_or_default();
            let close = format!("\"{}", "#".repeat(hashes));
            let open = name_end + hashes + 1;
            rest[open..].find(&close).map_or(rest.len(), |end| open + end + close.len())
        } else if name_end > 0 {
            tokens.push(rest[..name_end].to_owned());
            name_end
        } else if rest.starts_with("::") {
            tokens.push("::".to_owned());
            2
        } else {
            if !c.is_whitespace() {
                tokens.push(c.to_string());
            }
            c.len_utf8()
        };
        rest = &rest[taken..];
    }
    tokens
}

/// Length of a text in quotes that begins here.
fn quoted(text: &str, quote: char) -> usize {
    let mut is_escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        if c == quote && !is_escaped {
            return at + 1;
        }
        is_escaped = c == '\\' && !is_escaped;
    }
    text.len()
}
