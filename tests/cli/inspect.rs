//! `orfeas inspect`: what it finds in meshes, and says of files that are none.

use super::*;

/// A tetrahedron as text, with a face left out or not.
fn tetrahedron(faces: usize) -> String {
    let points = "v 0 0 0\nv 1 0 0\nv 0 1 0\nv 0 0 1\n".to_owned();
    points + &["f 1 3 2\n", "f 1 2 4\n", "f 1 4 3\n", "f 2 3 4\n"][..faces].concat()
}

#[test]
fn a_closed_mesh_and_an_open_one_from_elsewhere() {
    let scratch = Scratch::new();
    scratch.write("closed.obj", tetrahedron(4).as_bytes());
    scratch.write("open.obj", tetrahedron(3).as_bytes());
    let outcome = scratch.run("inspect closed.obj open.obj --json").done();
    let [closed, open] = &outcome.objects()[..] else { panic!("{}", outcome.stdout) };
    assert_eq!((&closed["mesh"], &closed["ok"], &closed["error"]), (&"closed.obj".into(), &true.into(), &Value::Null));
    assert_eq!(
        (&closed["watertight"], &closed["genus"], &closed["boundary_edges"]),
        (&true.into(), &0.into(), &0.into())
    );
    assert_eq!(closed["self_intersecting"], 0);
    assert!((closed["volume"].as_f64().unwrap() - 1.0 / 6.0).abs() < 1e-6);
    assert_eq!(
        (&open["watertight"], &open["genus"], &open["boundary_edges"]),
        (&false.into(), &Value::Null, &3.into())
    );
}

#[test]
fn people_get_a_table() {
    let scratch = Scratch::new();
    scratch.write("open.obj", tetrahedron(3).as_bytes());
    let outcome = scratch.run("inspect open.obj").done();
    let row = |label: &str| outcome.stdout.lines().find_map(|line| line.trim().strip_prefix(label)).map(str::trim);
    assert_eq!((row("closed"), row("open edges"), row("triangles")), (Some("no"), Some("3"), Some("3")));
}

#[test]
fn our_own_mesh_has_no_faults_and_uses_its_texture() {
    let scratch = Scratch::new();
    scratch.generate("good.png --out good.glb").done();
    let found = scratch.run("inspect good.glb --json").done().object();
    for fault in ["non_manifold_edges", "non_manifold_vertices", "flipped_faces", "inside_out_pieces"] {
        assert_eq!(found[fault], 0, "{fault}");
    }
    assert_eq!((&found["watertight"], &found["components"]), (&true.into(), &1.into()));
    assert!(found["texture"]["uv_coverage"].as_f64().unwrap() > 0.1);
    assert!(found["texture"]["texel_density"].as_f64().unwrap() > 1.0);
}

#[test]
fn a_file_that_is_no_mesh_fails_and_the_next_is_still_inspected() {
    let scratch = Scratch::new();
    scratch.write("closed.obj", tetrahedron(4).as_bytes());
    let outcome = scratch.run("inspect good.png closed.obj --json");
    assert!(outcome.failure().contains("good.png"));
    let [failed, closed] = &outcome.objects()[..] else { panic!("{}", outcome.stdout) };
    assert_eq!((&failed["ok"], &closed["ok"]), (&false.into(), &true.into()));
    assert_eq!(scratch.run("inspect").code, 2);
}
