//! What the window holds of its meshes is bounded, and nobody notices: what was let go comes back as it was when it is
//! looked at or exported.

use super::*;
use orfeas_core::{
    export::{ExportOptions, Format, Preset, export},
    progress::unwatched,
};
use orfeas_studio::{app::ItemId, settings::CacheSettings};

/// Holds any one mesh of the samples, and no two.
const LIMIT: usize = 4 << 20;

fn window_holding(held_limit: usize, grid: usize, cache: CacheSettings) -> Harness<'static, Studio> {
    let settings = Settings { engine: EngineChoice::Silhouette, grid, ..Settings::default() };
    let options = AppOptions { settings, cache, held_limit: Some(held_limit), ..AppOptions::default() };
    let build = |cc: &mut eframe::CreationContext<'_>| Studio::with_options(cc, options).unwrap();
    Harness::builder().with_size([1280.0, 900.0]).build_eframe(build)
}

fn item(studio: &Studio, id: ItemId) -> &Item {
    studio.app().item(id).unwrap()
}

fn ids(window: &Harness<'_, Studio>) -> Vec<ItemId> {
    window.state().app().items().iter().map(|item| item.id).collect()
}

/// The samples, all finished; what is held of them kept to the limit all the while.
#[track_caller]
fn finished_samples(held_limit: usize, cache: CacheSettings) -> Harness<'static, Studio> {
    let mut window = window_holding(held_limit, 48, cache);
    drop_file(&mut window, &sample(""));
    wait_until(&mut window, |studio| {
        let items = studio.app().items();
        let held = items.iter().filter(|item| item.shape.is_some()).count();
        // The one that is looked at stays, however large it is.
        assert!(studio.app().held_bytes() <= held_limit || held == 1, "{} in {held}", studio.app().held_bytes());
        items.len() == 5 && items.iter().all(|item| item.finished.is_some())
    });
    window
}

/// The mesh as a file, if it is there.
fn glb(item: &Item) -> Option<Vec<u8>> {
    let asset = item.asset()?;
    let files = export(asset, Format::Glb, &ExportOptions::default(), "mesh", &unwatched).unwrap();
    Some(files.into_iter().next().unwrap().bytes)
}

/// What the library says of an item.
fn told(item: &Item) -> String {
    let triangles = item.finished.as_ref().unwrap().report.triangles;
    assert!((1000..1_000_000).contains(&triangles));
    format!("{}, {}\u{2009}{:03} triangles", item.name, triangles / 1000, triangles % 1000)
}

fn look_at(window: &mut Harness<'_, Studio>, id: ItemId) {
    window.state_mut().push(Command::Select(id));
    window.step();
}

#[test]
fn what_was_let_go_is_told_of_and_comes_back_as_it_was_whatever_the_settings_are_now() {
    let whole = finished_samples(usize::MAX, CacheSettings::default());
    let mut window = finished_samples(LIMIT, CacheSettings::default());
    let settings = *window.state().app().settings();
    window.state_mut().push(Command::ChangeSettings(Settings { grid: 64, ..settings }));
    window.step();
    let misses = window.state().app().dashboard().cache.misses();
    let is_let_go = |window: &Harness<'_, Studio>, id| item(window.state(), id).shape.is_none();
    assert!(ids(&window).into_iter().filter(|id| is_let_go(&window, *id)).count() >= 3);
    for (id, original) in ids(&window).into_iter().zip(whole.state().app().items()) {
        window.get_by_label(&told(original));
        look_at(&mut window, id);
        window.get_by_label(&told(original));
        wait_until(&mut window, |studio| item(studio, id).asset().is_some());
        let back = item(window.state(), id);
        assert_eq!((&back.name, &back.state), (&original.name, &ItemState::Finished));
        assert!(glb(back) == glb(original), "{} is another one", back.name);
        let [back, original] = [back, original].map(|item| item.finished.as_ref().unwrap());
        assert_eq!((back.settings, back.texture), (settings, original.texture));
        assert!(window.state().app().held_bytes() <= LIMIT);
    }
    assert!(window.state().app().notices().is_empty());
    assert_eq!(window.state().app().dashboard().cache.misses(), misses, "the cache had them all");
}

#[test]
fn without_a_cache_it_is_made_again() {
    let off = || CacheSettings { is_enabled: false, ..CacheSettings::default() };
    let mut window = finished_samples(0, off());
    let first = *ids(&window).first().unwrap();
    let original = glb(item(window.state(), first)).unwrap();
    let last = *ids(&window).last().unwrap();
    look_at(&mut window, last);
    wait_until(&mut window, |studio| item(studio, last).asset().is_some() && item(studio, first).shape.is_none());
    look_at(&mut window, first);
    wait_until(&mut window, |studio| item(studio, first).asset().is_some());
    assert!(glb(item(window.state(), first)) == Some(original));
}

#[test]
fn what_was_let_go_is_exported_printed_and_inspected_like_any_other() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = finished_samples(0, CacheSettings::default());
    let [_, first, second, third, ..] = ids(&window)[..] else { panic!("five samples") };
    let names = [first, second].map(|id| item(window.state(), id).name.clone());
    assert!([first, second, third].into_iter().all(|id| item(window.state(), id).shape.is_none()));
    let path = folder.path().join("one.glb");
    window.state_mut().push(Command::ChangePrint(printing::SMALL));
    window.state_mut().push(Command::Export { item: first, path: path.clone() });
    let preset = Preset::find("print").unwrap();
    window.state_mut().push(Command::ExportPreset { item: second, preset, folder: folder.path().to_owned() });
    window.state_mut().push(Command::Select(third));
    window.state_mut().push(Command::Inspect(third));
    window.step();
    for name in &names {
        let title = format!("Exported {name}");
        wait_until(&mut window, |studio| studio.app().notices().iter().any(|notice| notice.title == title));
    }
    wait_until(&mut window, |studio| item(studio, third).inspection().is_some());
    let read = orfeas_studio::mesh_file::read(&path).unwrap();
    let triangles = item(window.state(), first).finished.as_ref().unwrap().report.triangles;
    assert_eq!(read[0].mesh.triangles.len(), triangles);
    let stl = folder.path().join(format!("{0}-print/{0}.stl", names[1]));
    assert!(orfeas_studio::mesh_file::read(&stl).unwrap()[0].mesh.report().watertight);
    wait_until(&mut window, |studio| studio.app().items().iter().filter(|item| item.shape.is_some()).count() == 1);
}

#[test]
fn a_preview_comes_back_while_the_queue_is_busy() {
    let mut window = window_holding(0, 448, CacheSettings::default());
    drop_file(&mut window, &sample(""));
    wait_until(&mut window, |studio| studio.app().items().get(4).is_some_and(|last| last.thumbnail.is_some()));
    let last = *ids(&window).last().unwrap();
    assert!(item(window.state(), last).shape.is_none());
    look_at(&mut window, last);
    wait_until(&mut window, |studio| matches!(item(studio, last).shape, Some(Shape::Preview(_))));
    assert_eq!(item(window.state(), last).state, ItemState::Queued, "its turn is far off");
    window.state_mut().push(Command::CancelAll);
    window.step();
    assert!(window.state().app().items().iter().all(|item| !item.state.is_busy()));
}

#[test]
fn a_picture_that_comes_back_and_is_made_anew_ends_as_the_new_one() {
    let mut window = finished_samples(0, CacheSettings::default());
    let settings = Settings { grid: 64, ..*window.state().app().settings() };
    window.state_mut().push(Command::ChangeSettings(settings));
    let [first, .., last] = ids(&window)[..] else { panic!("five samples") };
    // In the same pass, so that both are under way.
    for command in [Command::Select(last), Command::Generate(last), Command::Select(first), Command::Select(last)] {
        window.state_mut().push(command);
    }
    window.state_mut().push(Command::GenerateAll);
    window.step();
    wait_until(&mut window, |studio| {
        let is_new = |item: &Item| item.finished.as_ref().is_some_and(|finished| finished.settings == settings);
        studio.app().dashboard().queued == 0 && studio.app().items().iter().all(is_new)
    });
    wait_until(&mut window, |studio| item(studio, last).coming_back().is_none());
    let back = item(window.state(), last);
    let triangles = back.finished.as_ref().unwrap().report.triangles;
    assert_eq!(back.asset().unwrap().mesh().mesh.triangles.len(), triangles);
    // What is made anew and canceled stays what it was.
    window.state_mut().push(Command::Generate(first));
    window.state_mut().push(Command::Cancel(first));
    look_at(&mut window, first);
    wait_until(&mut window, |studio| item(studio, first).asset().is_some());
    assert_eq!(item(window.state(), first).state, ItemState::Finished);
}

#[test]
fn a_mesh_file_is_read_again_and_one_that_is_gone_fails_in_words() {
    let folder = tempfile::tempdir().unwrap();
    let paths = ["a.stl", "b.stl"].map(|name| folder.path().join(name));
    let mut window = window_holding(0, 48, CacheSettings::default());
    for path in &paths {
        std::fs::write(path, triangle_stl()).unwrap();
        drop_file(&mut window, path);
        let name = path.file_stem().unwrap().to_str();
        wait_until(&mut window, |studio| {
            studio.app().selected().is_some_and(|item| Some(&*item.name) == name && item.shape.is_some())
        });
    }
    let [a, b] = ids(&window)[..] else { panic!("two files") };
    assert!(item(window.state(), a).shape.is_none());
    window.get_by_label("a, opened");
    look_at(&mut window, a);
    wait_until(&mut window, |studio| matches!(item(studio, a).shape, Some(Shape::Opened(_))));
    wait_until(&mut window, |studio| item(studio, b).shape.is_none());
    std::fs::remove_file(&paths[1]).unwrap();
    look_at(&mut window, b);
    wait_until(&mut window, |studio| matches!(item(studio, b).state, ItemState::Failed(_)));
    window.get_by_label("b failed");
    std::fs::write(&paths[1], triangle_stl()).unwrap();
    look_at(&mut window, b);
    wait_until(&mut window, |studio| item(studio, b).shape.is_some());
    window.get_by_label("b, opened");
}

#[test]
fn while_memory_is_short_only_the_mesh_in_sight_is_held() {
    let mut window = finished_samples(usize::MAX, CacheSettings::default());
    assert!(window.state().app().items().iter().all(|item| item.shape.is_some()));
    let short = SystemReading { available_bytes: 10 << 20, limit_bytes: 8 << 30, ..SystemReading::default() };
    window.state().app().watch_system(Box::new(move || short));
    wait_until(&mut window, |studio| studio.app().items().iter().filter(|item| item.shape.is_some()).count() == 1);
    assert!(window.state().app().selected().is_some_and(|item| item.shape.is_some()));
}
