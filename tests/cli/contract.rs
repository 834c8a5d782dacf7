//! `orfeas generate` and its flags, as scripts rely on them.

use orfeas_studio::mesh_file;

use crate::{NOTHING, Outcome, SKY, Scratch, disc, png};

#[test]
fn one_picture_becomes_the_file_that_out_names() {
    let scratch = Scratch::new();
    let outcome = scratch.generate("good.png --out mesh.glb").done();
    assert_eq!(scratch.list("."), ["good.png", "mesh.glb"]);
    for said in
        ["good.png\n", "engine   silhouette", "1 body, watertight", "texture ", "decode ", "export ", "mesh.glb"]
    {
        assert!(outcome.stdout.contains(said), "{said} is not in {}", outcome.stdout);
    }
    let [read] = mesh_file::read(&scratch.path("mesh.glb")).unwrap().try_into().unwrap();
    assert!(read.mesh.report().watertight);
    assert!(outcome.stdout.contains(&format!("{} triangles", read.mesh.triangles.len())), "{}", outcome.stdout);
}

#[test]
fn files_and_folders_become_files_of_their_names_in_a_folder() {
    let scratch = Scratch::new();
    scratch.write("more/b.png", &png(disc(SKY)));
    scratch.write("more/A.PNG", &png(disc(NOTHING)));
    scratch.write("more/notes.txt", b"not a picture");
    scratch.write("more/deeper/c.png", &png(disc(NOTHING)));
    let outcome = scratch.generate("good.png more --out new/meshes --json").done();
    assert_eq!(scratch.list("new/meshes"), ["A.glb", "b.glb", "good.glb"]);
    let inputs: Vec<_> = outcome.objects().iter().map(|o| o["input"].as_str().unwrap().replace('\\', "/")).collect();
    assert_eq!(inputs, ["good.png", "more/A.PNG", "more/b.png"]);
}

#[test]
fn a_name_that_ends_in_a_slash_is_a_folder_whatever_dots_it_has() {
    let scratch = Scratch::new();
    scratch.generate("good.png --out v1.2/").done();
    assert_eq!(scratch.list("v1.2"), ["good.glb"]);
    scratch.generate("good.png --out v1.2 --format stl").done();
    assert_eq!(scratch.list("v1.2"), ["good.glb", "good.stl"]);
}

#[test]
fn inputs_of_the_same_name_get_numbers() {
    let scratch = Scratch::new();
    for name in ["a/mug.png", "b/mug.png", "b/MUG.bmp", "c/mug-2.png"] {
        scratch.write(name, &png(disc(NOTHING)));
    }
    scratch.generate("a b c --out out").done();
    assert_eq!(scratch.list("out"), ["MUG-2.glb", "mug-2-2.glb", "mug-3.glb", "mug.glb"]);
}

#[test]
fn inputs_whose_names_differ_only_where_obj_cannot_tell_get_numbers() {
    let scratch = Scratch::new();
    scratch.write("in/red mug.png", &png(disc(NOTHING)));
    scratch.write("in/red_mug.png", &png(disc(SKY)));
    scratch.generate("in --out out --format obj").done();
    let expected = ["red mug.obj", "red_mug-2.mtl", "red_mug-2.obj", "red_mug-2_texture.png", "red_mug.mtl"];
    assert_eq!(scratch.list("out")[..5], expected);
    assert_eq!(scratch.list("out").len(), 6);
}

#[test]
fn all_formats_are_written_and_hold_the_same_mesh() {
    let scratch = Scratch::new();
    let outcome = scratch.generate("good.png --out out --format glb,obj,stl,ply --json").done();
    assert_eq!(scratch.list("out"), ["good.glb", "good.mtl", "good.obj", "good.ply", "good.stl", "good_texture.png"]);
    let object = outcome.object();
    assert_eq!(object["files"].as_array().unwrap().len(), 6);
    for file in ["good.glb", "good.obj", "good.stl", "good.ply"] {
        let [read] = mesh_file::read(&scratch.path("out").join(file)).unwrap().try_into().unwrap();
        let report = read.mesh.report();
        assert!(report.watertight, "{file}");
        assert_eq!(object["mesh"]["triangles"], report.triangles, "{file}");
        for (axis, length) in report.size.into_iter().enumerate() {
            let told = object["mesh"]["size"][axis].as_f64().unwrap();
            assert!((told - f64::from(length)).abs() < 1e-5, "{file}: {told} {length}");
        }
    }
}

#[test]
fn the_extension_of_out_is_one_more_format() {
    let scratch = Scratch::new();
    scratch.generate("good.png --out mesh.STL --format ply").done();
    assert_eq!(scratch.list("."), ["good.png", "mesh.ply", "mesh.stl"]);
}

#[test]
fn quiet_prints_nothing_but_errors() {
    let scratch = Scratch::new();
    let outcome = scratch.generate("good.png missing.png --out out --quiet");
    assert_eq!((outcome.stdout.as_str(), outcome.failure().starts_with("missing.png: ")), ("", true));
    assert_eq!(scratch.list("out"), ["good.glb"]);
}

#[test]
fn wrong_usage_has_exit_code_2_and_does_nothing() {
    let scratch = Scratch::new();
    scratch.write("other.png", &png(disc(SKY)));
    for (words, said) in [
        ("--out mesh.glb", "required"),
        ("good.png", "--out"),
        ("good.png --out mesh.glb --engine magic", "orfeas, auto, silhouette, relief"),
        ("good.png --out mesh.glb --grid 15", "from 16 to 512"),
        ("good.png --out mesh.glb --grid 513", "from 16 to 512"),
        ("good.png --out mesh.glb --grid fine", "from 16 to 512"),
        ("good.png --out mesh.fbx", "unknown format .fbx"),
        ("good.png --out out --format glb,fbx", "found `fbx`"),
        ("good.png other.png --out mesh.glb", "name a folder"),
        (". --out mesh.glb", "name a folder"),
        ("good.png other.png --out out --mask good.png", "--mask fits one picture"),
        ("good.png --out out --relief-width 0", "0.05 to 2000 mm"),
        ("good.png --out out --relief-width nan", "0.05 to 2000 mm"),
        ("good.png --out out --shiny", "--shiny"),
    ] {
        let outcome = scratch.generate(words);
        assert_eq!((outcome.code, outcome.stdout.as_str()), (2, ""), "{words}: {}", outcome.stderr);
        assert!(outcome.stderr.contains(said), "{words}: {}", outcome.stderr);
        assert_eq!(scratch.list("."), ["good.png", "other.png"], "{words}");
    }
}

#[test]
fn the_same_picture_gives_the_same_bytes_on_every_run_and_on_one_core() {
    let scratch = Scratch::new();
    let words = |out: &str| {
        let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/samples/mushroom-house.png");
        format!("generate {sample} --out {out} --engine orfeas --grid 48 --format glb,obj,stl,ply")
    };
    Outcome::of(scratch.orfeas().args(words("once").split(' '))).done();
    Outcome::of(scratch.orfeas().args(words("again").split(' '))).done();
    let mut runs = vec!["again"];
    if scratch.command("taskset").args(["-c", "0", "true"]).output().is_ok_and(|output| output.status.success()) {
        let orfeas = env!("CARGO_BIN_EXE_orfeas");
        let mut pinned = scratch.command("taskset");
        Outcome::of(pinned.args(["-c", "0", orfeas]).args(words("pinned").split(' '))).done();
        runs.push("pinned");
    } else {
        eprintln!("skipped the run on one core: no taskset");
    }
    let files = scratch.list("once");
    assert_eq!(files.len(), 6);
    for run in runs {
        assert_eq!(scratch.list(run), files);
        for file in &files {
            let bytes = |run: &str| scratch.read(format!("{run}/{file}"));
            assert!(bytes(run) == bytes("once"), "{run}/{file} differs");
        }
    }
}

#[test]
fn a_reader_that_is_gone_is_an_error_and_no_panic() {
    let scratch = Scratch::new();
    for words in ["generate good.png --out out", "generate good.png --out out --json"] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_orfeas"));
        command.args(words.split(' ')).args(["--engine", "silhouette", "--grid", "24"]).current_dir(scratch.path("."));
        let output = command.stdout(writer).output().unwrap();
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert!(stderr.starts_with("orfeas: standard output cannot be written to"), "{stderr}");
        assert_eq!(output.status.code(), Some(1), "{stderr}");
    }
}
