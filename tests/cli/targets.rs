//! Targets that cannot be written: an error, and whatever was there stays as it was.

use std::fs;

use crate::{NOTHING, Outcome, SKY, Scratch, disc, png};

#[test]
fn a_missing_folder_for_a_file_is_an_error_for_every_input() {
    let scratch = Scratch::new();
    let outcome = scratch.generate("good.png --out no/such/mesh.glb --json");
    assert_eq!(outcome.failure(), "the folder of --out does not exist; make it first: no/such");
    assert_eq!(outcome.object()["error"], outcome.failure());
    assert_eq!(scratch.list("."), ["good.png"]);
}

#[test]
fn a_file_where_the_folder_should_be_is_an_error() {
    let scratch = Scratch::new();
    scratch.write("taken", b"a file");
    for out in ["taken", "taken/", "taken/deeper", "taken/mesh.glb"] {
        let outcome = scratch.generate(&format!("good.png --out {out}"));
        assert!(outcome.failure().contains("taken"), "{}", outcome.stderr);
        assert_eq!(scratch.read("taken"), b"a file");
    }
}

#[test]
fn a_folder_where_the_file_should_be_fails_that_picture_only() {
    let scratch = Scratch::new();
    scratch.write("second.png", &png(disc(SKY)));
    scratch.write("out/good.ply/inside.txt", b"kept");
    let outcome = scratch.generate("good.png second.png --out out --format glb,ply");
    assert!(outcome.failure().starts_with("good.png: expected a file that may be replaced"), "{}", outcome.stderr);
    // All files of a picture or none.
    assert_eq!(scratch.list("out"), ["good.ply", "second.glb", "second.ply"]);
    assert_eq!(scratch.read("out/good.ply/inside.txt"), b"kept");
}

#[test]
fn an_older_file_is_replaced_by_success_and_untouched_by_failure() {
    let scratch = Scratch::new();
    scratch.write("mesh.glb", b"what was here before");
    scratch.write("broken.png", &png(disc(SKY))[..80]);
    assert_eq!(scratch.generate("broken.png --out mesh.glb").code, 1);
    assert_eq!(scratch.read("mesh.glb"), b"what was here before");
    scratch.generate("good.png --out mesh.glb").done();
    assert!(scratch.read("mesh.glb").starts_with(b"glTF"));
}

#[test]
fn a_picture_in_the_target_folder_is_never_written_over() {
    let scratch = Scratch::new();
    // What the texture of good.png would be called.
    let other = png(disc(SKY));
    scratch.write("good_texture.png", &other);
    scratch.generate("good.png good_texture.png --out . --format obj").done();
    assert_eq!(scratch.read("good_texture.png"), other);
    assert!(scratch.list(".").contains(&"good-2_texture.png".to_owned()), "{:?}", scratch.list("."));
}

#[test]
fn a_protected_file_is_not_replaced() {
    let scratch = Scratch::new();
    scratch.write("mesh.glb", b"protected");
    let mut permissions = fs::metadata(scratch.path("mesh.glb")).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(scratch.path("mesh.glb"), permissions).unwrap();
    let outcome = scratch.generate("good.png --out mesh.glb");
    assert!(outcome.failure().contains("found one protected"), "{}", outcome.stderr);
    assert_eq!(scratch.read("mesh.glb"), b"protected");
}

#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_written_is_an_error() {
    use std::os::unix::fs::PermissionsExt;
    let scratch = Scratch::new();
    scratch.write("locked/mesh.glb", b"what was here before");
    let set = |mode| fs::set_permissions(scratch.path("locked"), fs::Permissions::from_mode(mode)).unwrap();
    set(0o555);
    if fs::write(scratch.path("locked/probe"), b"").is_ok() {
        eprintln!("skipped: nothing is unwritable for this user");
        return;
    }
    let file = scratch.generate("good.png --out locked/mesh.glb");
    let folder = scratch.generate("good.png --out locked/new");
    set(0o755);
    assert!(file.failure().starts_with("good.png: cannot write; check free space and permissions"), "{}", file.stderr);
    assert!(folder.failure().starts_with("the folder cannot be made: locked/new"), "{}", folder.stderr);
    assert_eq!(
        (scratch.list("locked"), scratch.read("locked/mesh.glb")),
        (vec!["mesh.glb".into()], b"what was here before".into())
    );
}

/// A script that runs `"$@"` where less can be written than a mesh takes.
#[cfg(unix)]
fn run_cramped(scratch: &Scratch, script: &str) -> Outcome {
    let orfeas = env!("CARGO_BIN_EXE_orfeas");
    let words = "generate good.png --out out --grid 128 --format stl,glb";
    Outcome::of(scratch.command("sh").args(["-c", script, "sh", orfeas]).args(words.split(' ')))
}

#[cfg(unix)]
#[test]
fn a_write_that_breaks_off_leaves_what_was_there() {
    let scratch = Scratch::new();
    scratch.write("out/good.stl", b"what was here before");
    // Files may not grow beyond some kilobytes, and who tries gets an error instead of a signal.
    let outcome = run_cramped(&scratch, "trap '' XFSZ; ulimit -f 64; exec \"$@\"");
    assert!(outcome.failure().starts_with("good.png: cannot write; check free space"), "{}", outcome.stderr);
    assert_eq!(scratch.list("out"), ["good.stl"]);
    assert_eq!(scratch.read("out/good.stl"), b"what was here before");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_leaves_what_was_there() {
    let scratch = Scratch::new();
    scratch.write("out/.keep", b"");
    // The disk is seen by this script and its children alone, and is gone with them.
    const SCRIPT: &str = "unshare --map-root-user --mount sh -c '
        mount -t tmpfs -o size=256k tmpfs out 2>/dev/null || exit 99
        echo before >out/good.stl
        \"$@\"; code=$?
        ls -A out; cat out/good.stl
        exit $code' sh \"$@\"";
    if scratch
        .command("sh")
        .args(["-c", "unshare --map-root-user --mount mount -t tmpfs tmpfs out"])
        .assert()
        .try_success()
        .is_err()
    {
        eprintln!("skipped: this user may not mount a small disk");
        return;
    }
    let outcome = run_cramped(&scratch, SCRIPT);
    assert!(outcome.failure().contains("No space left on device"), "{}", outcome.stderr);
    assert_eq!(outcome.stdout, "good.stl\nbefore\n");
}

#[test]
fn a_picture_beside_its_mesh_is_never_overwritten() {
    let scratch = Scratch::new();
    let picture = png(disc(NOTHING));
    scratch.generate("good.png --out . --format glb,obj,stl,ply").done();
    assert!(scratch.read("good.png") == picture);
}
