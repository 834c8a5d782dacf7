//! Files: bounded, lasting, and dropped where they are not as they were written.

use std::{fs, thread};

use super::*;

#[test]
fn what_came_from_disk_keeps_its_age() {
    let folder = tempfile::tempdir().unwrap();
    insert(&on_disk(limits(), folder.path()).0, "a", 10);
    let (cache, hands) = on_disk(limits(), folder.path());
    hands.advance(23 * HOUR);
    assert_eq!(origin(&cache, "a"), Some(Origin::Disk));
    assert_eq!(origin(&cache, "a"), Some(Origin::Memory));
    hands.advance(HOUR);
    assert_eq!(origin(&cache, "a"), None);
}

#[test]
fn the_disk_is_bounded_least_recently_used_first() {
    let folder = tempfile::tempdir().unwrap();
    // Only the disk keeps anything, and what does not compress.
    let noise = |seed: u64| {
        let mut bytes = vec![0; 1000];
        blake3::Hasher::new().update(&seed.to_le_bytes()).finalize_xof().fill(&mut bytes);
        bytes
    };
    let (cache, hands) = on_disk(Limits { bytes: 0, disk_bytes: 3500, ..limits() }, folder.path());
    for (seed, name) in (0..).zip(["a", "b", "c"]) {
        cache.insert(key(name), None, Arc::new(noise(seed)), MS);
        cache.flush();
        hands.advance(MS);
    }
    assert_eq!(*cache.get::<Vec<u8>>(key("a")).unwrap().value, noise(0));
    hands.advance(MS);
    cache.insert(key("d"), None, Arc::new(noise(3)), MS);
    let stats = adds_up(&cache);
    assert_eq!((stats.disk.entries, stats.disk.evicted.bytes), (3, 1));
    assert!(stats.disk.bytes <= 3500 && !file_of(&cache, "b").exists());
    cache.insert(key("e"), None, Arc::new([0, 1, 2, 3].map(noise).concat()), MS);
    assert_eq!(adds_up(&cache).disk.refused, 1);
}

#[test]
fn another_run_finds_on_disk_what_was_made() {
    let folder = tempfile::tempdir().unwrap();
    let first = on_disk(limits(), folder.path()).0;
    insert(&first, "a", 10);
    assert_eq!(origin(&first, "a"), Some(Origin::Memory));
    drop(first);
    let (second, _) = on_disk(limits(), folder.path());
    assert_eq!((origin(&second, "a"), origin(&second, "a")), (Some(Origin::Disk), Some(Origin::Memory)));
    let stats = adds_up(&second);
    assert_eq!((stats.disk.found, stats.disk.hits, stats.disk.misses), (1, 1, 0));
    assert_eq!((stats.lookups(), stats.hits(), stats.saved_us()), (2, 2, 2000));
    let [entry] = &second.disk_entries()[..] else { panic!("{:?}", second.disk_entries()) };
    assert_eq!((entry.stage.as_str(), entry.key, entry.uses), ("mask", key("a").hash(), 1));
    assert_eq!((entry.cost_us, entry.saved_us()), (1000, 1000));
}

#[test]
fn damaged_cut_and_foreign_files_are_dropped_counted_and_made_again() {
    let folder = tempfile::tempdir().unwrap();
    let (cache, _) = on_disk(Limits { bytes: 0, ..limits() }, folder.path());
    let damages: [fn(&mut Vec<u8>); 4] = [
        |file| file[60] ^= 1,
        |file| file.truncate(70),
        |file| file[7] = 99,
        |file| *file = b"something else".to_vec(),
    ];
    for (times, damage) in (1..).zip(damages) {
        let make = || Ok::<_, ()>(vec![7u8; 40]);
        cache.get_or_compute(key("a"), None, make).unwrap();
        cache.flush();
        let mut bytes = fs::read(file_of(&cache, "a")).unwrap();
        damage(&mut bytes);
        fs::write(file_of(&cache, "a"), bytes).unwrap();
        let found = cache.get_or_compute(key("a"), None, make).unwrap();
        assert_eq!((found.origin, found.value.len()), (Origin::Computed, 40));
        assert_eq!(adds_up(&cache).disk.corrupt, times);
        assert_eq!(origin(&cache, "a"), Some(Origin::Disk));
        cache.clear();
        cache.flush();
    }
}

#[test]
fn verifying_drops_what_is_not_as_written_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let (cache, _) = on_disk(limits(), folder.path());
    ["a", "b", "c"].into_iter().for_each(|name| insert(&cache, name, 10));
    fs::write(file_of(&cache, "b"), b"junk").unwrap();
    // The name says what is in a file.
    fs::copy(file_of(&cache, "a"), file_of(&cache, "d")).unwrap();
    let stranger = folder.path().join("results/mask/readme.txt");
    fs::write(&stranger, b"mine").unwrap();
    let verified = cache.verify();
    assert_eq!((verified.entries, verified.dropped.len()), (2, 2), "{verified:?}");
    assert_eq!(adds_up(&cache).disk.corrupt, 2);
    assert!(cache.verify().dropped.is_empty() && stranger.exists());
}

#[test]
fn removing_a_result_looks_at_no_other_file() {
    let folder = tempfile::tempdir().unwrap();
    let (cache, hands) = on_disk(limits(), folder.path());
    cache.insert(Key::derive("mesh", 1, &[Key::of(b"a")], &()), None, Arc::new(vec![7u8; 10]), MS);
    ["a", "b"].into_iter().for_each(|name| insert(&cache, name, 10));
    let results = folder.path().join("results");
    // An unfinished file goes when its folder is listed, once it is old.
    let [unfinished, stranger] = ["mask/.unfinished-x", "mine.txt"].map(|name| results.join(name));
    [&unfinished, &stranger].into_iter().for_each(|path| fs::write(path, b"mine").unwrap());
    fs::File::options().write(true).open(&unfinished).unwrap().set_modified(std::time::UNIX_EPOCH).unwrap();
    hands.advance(HOUR);
    cache.remove(key("a").hash());
    cache.remove(key("never there").hash());
    let stats = adds_up(&cache);
    assert_eq!((stats.disk.removed, stats.stages["mask"].disk.removed, stats.disk.errors), (1, 1, 0));
    assert!(!file_of(&cache, "a").exists() && unfinished.exists());
    assert_eq!(cache.disk_entries().len(), 2);
    assert!(!unfinished.exists() && stranger.exists());
}

#[test]
fn what_others_left_unfinished_goes_after_an_hour() {
    let folder = tempfile::tempdir().unwrap();
    let (cache, _) = on_disk(limits(), folder.path());
    insert(&cache, "a", 10);
    let unfinished = folder.path().join("results/mask/.unfinished-x");
    let leave = |ms: u64| {
        let file = fs::File::create(&unfinished).unwrap();
        file.set_modified(std::time::UNIX_EPOCH + Duration::from_millis(ms)).unwrap();
    };
    leave(1_000_000);
    drop(on_disk(limits(), folder.path()));
    assert!(unfinished.exists(), "somebody may still be writing it");
    let (cache, hands) = in_memory(limits());
    hands.advance(HOUR);
    let cache = cache.on_disk(folder.path()).unwrap();
    cache.flush();
    assert!(!unfinished.exists() && cache.stats().disk.entries == 1);
}

#[test]
fn a_folder_that_cannot_be_written_costs_nothing_but_a_count() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a file");
    fs::write(&file, b"in the way").unwrap();
    let (cache, _) = on_disk(limits(), &file);
    let found = cache.get_or_compute(key("a"), None, || Ok::<_, ()>(vec![1u8])).unwrap();
    assert_eq!(found.origin, Origin::Computed);
    assert!(adds_up(&cache).disk.errors > 0);
    assert_eq!(origin(&cache, "a"), Some(Origin::Memory));
}

#[test]
fn the_counts_of_earlier_runs_are_kept_beside_the_files() {
    let folder = tempfile::tempdir().unwrap();
    let mut expected = Stats::default();
    for run in 0..3 {
        let (cache, _) = on_disk(limits(), folder.path());
        cache.get_or_compute(key("a"), None, || Ok::<_, ()>(vec![run as u8])).unwrap();
        expected += &adds_up(&cache);
    }
    let recorded = recorded_stats(folder.path()).unwrap();
    assert_eq!(recorded, expected);
    assert_eq!((recorded.misses(), recorded.disk.hits), (1, 2));
    forget_recorded_stats(folder.path()).unwrap();
    assert_eq!(recorded_stats(folder.path()).unwrap(), Stats::default());
}

#[test]
fn two_programs_may_use_a_folder_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let caches = [0, 1].map(|_| on_disk(Limits { bytes: 0, disk_bytes: 20_000, ..limits() }, folder.path()).0);
    thread::scope(|scope| {
        for (offset, cache) in (0..).zip(&caches) {
            scope.spawn(move || {
                for i in 0..400 {
                    let name = ((i + offset * 7) % 60).to_string();
                    let found = cache.get_or_compute(key(&name), None, || Ok::<_, ()>(name.clone().into_bytes()));
                    assert_eq!(*found.unwrap().value, name.as_bytes());
                }
            });
        }
    });
    let [first, second] = &caches;
    first.flush();
    second.flush();
    let verified = first.verify();
    assert!(verified.dropped.is_empty() && verified.entries > 10, "{verified:?}");
    for cache in &caches {
        let disk = adds_up(cache).disk;
        assert_eq!((disk.corrupt, disk.errors), (0, 0), "{disk:?}");
    }
}
