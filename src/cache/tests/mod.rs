//! The cache as those who use it rely on it.

mod disk;
mod threads;

use std::{
    fs,
    sync::atomic::{AtomicU64, Ordering},
};

use super::*;

const MS: Duration = Duration::from_millis(1);
const HOUR: Duration = Duration::from_secs(3600);

/// Time that only tests move.
#[derive(Clone, Default)]
struct Hands(Arc<AtomicU64>);

impl Clock for Hands {
    fn now_ms(&self) -> u64 {
        1_000_000 + self.0.load(Ordering::Relaxed)
    }
}

impl Hands {
    fn advance(&self, time: Duration) {
        self.0.fetch_add(time.as_millis() as u64, Ordering::Relaxed);
    }
}

fn limits() -> Limits {
    Limits { bytes: 100, entries: 10, disk_bytes: 1 << 20, ttl: 24 * HOUR }
}

fn in_memory(limits: Limits) -> (Cache, Hands) {
    let hands = Hands::default();
    (Cache::with_clock(limits, Box::new(hands.clone())), hands)
}

fn on_disk(limits: Limits, folder: &Path) -> (Cache, Hands) {
    let (cache, hands) = in_memory(limits);
    let cache = cache.on_disk(folder).unwrap();
    cache.flush();
    (cache, hands)
}

fn key(name: &str) -> Key {
    Key::derive("mask", 1, &[Key::of(name.as_bytes())], &())
}

fn insert(cache: &Cache, name: &str, size: usize) {
    cache.insert(key(name), None, Arc::new(vec![7u8; size]), MS);
    cache.flush();
}

fn has(cache: &Cache, name: &str) -> bool {
    cache.get::<Vec<u8>>(key(name)).is_some()
}

fn origin(cache: &Cache, name: &str) -> Option<Origin> {
    cache.get::<Vec<u8>>(key(name)).map(|found| found.origin)
}

/// The only file of a result, once the cache has written it.
fn file_of(cache: &Cache, name: &str) -> PathBuf {
    cache.folder().unwrap().join("results").join(key(name).to_string())
}

/// Every sum that must hold in a cache at rest.
#[track_caller]
fn adds_up(cache: &Cache) -> Stats {
    cache.flush();
    let stats = cache.stats();
    for tier in [&stats.memory, &stats.disk] {
        assert_eq!(tier.balance(), tier.entries as i64, "{stats:#?}");
    }
    let of_stages = |field: fn(&StageStats) -> u64| stats.stages.values().map(field).sum::<u64>();
    assert_eq!(of_stages(|stage| stage.memory.lookups()), stats.memory.lookups());
    assert_eq!(of_stages(|stage| stage.memory.entries), stats.memory.entries);
    assert_eq!(of_stages(|stage| stage.memory.bytes), stats.memory.bytes);
    assert_eq!(of_stages(|stage| stage.memory.removed), stats.memory.removed);
    assert_eq!(of_stages(|stage| stage.disk.entries), stats.disk.entries);
    assert_eq!(of_stages(|stage| stage.disk.bytes), stats.disk.bytes);
    assert_eq!(stats.hits() + stats.misses(), stats.lookups());
    let held = cache.entries();
    assert_eq!((held.len() as u64, held.iter().map(|e| e.bytes).sum()), (stats.memory.entries, stats.memory.bytes));
    stats
}

#[test]
fn the_least_recently_used_goes_first() {
    let (cache, _) = in_memory(limits());
    insert(&cache, "a", 40);
    insert(&cache, "b", 40);
    assert!(has(&cache, "a"));
    insert(&cache, "c", 40);
    assert!(!has(&cache, "b") && has(&cache, "a"));
    let Tier { hits, misses, evicted, bytes, peak_bytes, .. } = adds_up(&cache).memory;
    assert_eq!((hits, misses), (2, 1));
    assert_eq!(evicted, Evicted { bytes: 1, ..Evicted::default() });
    assert_eq!((bytes, peak_bytes), (80, 80));
}

#[test]
fn entries_are_bounded_and_replacing_is_told_apart() {
    let (cache, _) = in_memory(Limits { entries: 2, ..limits() });
    for name in ["a", "b", "b", "c"] {
        insert(&cache, name, 1);
    }
    let memory = adds_up(&cache).memory;
    assert_eq!((memory.entries, memory.insertions, memory.replaced, memory.evicted.entries), (2, 4, 1, 1));
}

#[test]
fn too_large_is_refused_and_disabled_keeps_nothing_but_works() {
    let (cache, _) = in_memory(limits());
    insert(&cache, "large", 101);
    assert_eq!((adds_up(&cache).memory.refused, cache.stats().memory.entries), (1, 0));

    let folder = tempfile::tempdir().unwrap();
    let (disabled, _) = on_disk(Limits::OFF, folder.path());
    for _ in 0..2 {
        let found = disabled.get_or_compute(key("a"), None, || Ok::<_, ()>(vec![1u8])).unwrap();
        assert_eq!((&found.value[..], found.origin), (&[1u8][..], Origin::Computed));
    }
    adds_up(&disabled);
    drop(disabled);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn a_day_later_results_expire_when_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let (cache, hands) = on_disk(limits(), folder.path());
    insert(&cache, "a", 10);
    hands.advance(24 * HOUR - MS);
    assert!(has(&cache, "a"));
    hands.advance(MS);
    assert_eq!(cache.stats().memory.entries, 1, "expiry is lazy");
    assert!(!has(&cache, "a"));
    let stats = adds_up(&cache);
    assert_eq!((stats.memory.expired, stats.disk.expired), (1, 1));
    assert_eq!((stats.memory.entries, stats.disk.entries), (0, 0));
}

#[test]
fn a_result_may_have_a_time_to_live_of_its_own_and_zero_is_forever() {
    let folder = tempfile::tempdir().unwrap();
    let (cache, hands) = on_disk(limits(), folder.path());
    let insert = |name, ttl| cache.insert(key(name), Some(ttl), Arc::new(vec![0u8; 9]), MS);
    insert("short", HOUR);
    insert("forever", Duration::ZERO);
    cache.flush();
    hands.advance(HOUR);
    assert!(!has(&cache, "short") && has(&cache, "forever"));
    hands.advance(100_000 * HOUR);
    assert_eq!(origin(&cache, "forever"), Some(Origin::Memory));
    drop(cache);
    let (cache, hands) = on_disk(limits(), folder.path());
    hands.advance(200_000 * HOUR);
    assert_eq!(origin(&cache, "forever"), Some(Origin::Disk));
}

#[test]
fn smaller_limits_take_effect_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let (cache, hands) = on_disk(limits(), folder.path());
    for name in ["a", "b", "c"] {
        insert(&cache, name, 30);
        hands.advance(HOUR);
    }
    let one_file = fs::metadata(file_of(&cache, "a")).unwrap().len();
    cache.set_limits(Limits { bytes: 60, disk_bytes: one_file + 10, ..limits() });
    let stats = adds_up(&cache);
    assert_eq!((stats.memory.entries, stats.memory.evicted.bytes), (2, 1));
    assert_eq!((stats.disk.entries, stats.disk.evicted.bytes), (1, 2));
    assert!(file_of(&cache, "c").exists(), "the most recently used stays");
    cache.set_limits(Limits { entries: 1, ..limits() });
    assert_eq!(adds_up(&cache).memory.evicted.entries, 1);
    cache.set_limits(Limits { ttl: HOUR, ..limits() });
    let stats = adds_up(&cache);
    assert_eq!((stats.memory.evicted.age, stats.memory.entries), (1, 0));
    assert_eq!((stats.disk.evicted.age, stats.disk.entries), (1, 0));
}

#[test]
fn removed_and_cleared_are_gone_from_both_tiers() {
    let folder = tempfile::tempdir().unwrap();
    let (cache, _) = on_disk(limits(), folder.path());
    ["a", "b", "c"].into_iter().for_each(|name| insert(&cache, name, 10));
    cache.remove(key("a").hash());
    cache.flush();
    assert!(!has(&cache, "a") && has(&cache, "b"));
    cache.clear();
    cache.flush();
    assert!(!has(&cache, "b"));
    let stats = adds_up(&cache);
    assert_eq!((stats.memory.removed, stats.disk.removed), (3, 3));
    assert_eq!((stats.memory.bytes, stats.disk.bytes), (0, 0));
}

#[test]
fn clearing_counts_what_each_stage_held_and_nothing_that_had_left() {
    let (cache, _) = in_memory(Limits { entries: 4, ..limits() });
    let of = |stage, name: &str| Key::derive(stage, 1, &[Key::of(name.as_bytes())], &());
    let keep = |stage, name| cache.insert(of(stage, name), None, Arc::new(vec![1u8; 10]), MS);
    // Five for four places, one of them replaced and one removed.
    ["a", "b", "c", "c"].into_iter().for_each(|name| keep("mask", name));
    ["a", "b"].into_iter().for_each(|name| keep("mesh", name));
    cache.remove(of("mesh", "b").hash());
    cache.clear();
    let stats = adds_up(&cache);
    let removed = |stage| stats.stages[stage].memory.removed;
    assert_eq!((removed("mask"), removed("mesh")), (2, 2));
    assert_eq!((stats.memory.entries, stats.memory.bytes, stats.memory.peak_bytes), (0, 0, 40));
    assert_eq!((stats.memory.evicted.entries, stats.memory.replaced), (1, 1));
    cache.clear();
    assert_eq!(adds_up(&cache), stats, "there was nothing left");
    keep("mask", "a");
    assert_eq!(adds_up(&cache).stages["mask"].memory.entries, 1);
}

/// Notes whether the cache was free when it was dropped.
struct Witness(Arc<Shared>, Arc<AtomicU64>);

impl Drop for Witness {
    fn drop(&mut self) {
        if self.0.inner.try_lock().is_ok() {
            self.1.fetch_add(1, Ordering::Relaxed);
        }
    }
}

impl Store for Witness {
    const ON_DISK: bool = false;

    fn bytes(&self) -> usize {
        40
    }

    fn encode(&self) -> Vec<u8> {
        Vec::new()
    }

    fn decode(_: &[u8]) -> Option<Self> {
        None
    }
}

#[test]
fn results_are_freed_while_others_may_ask() {
    let (cache, _) = in_memory(limits());
    let freed = Arc::new(AtomicU64::new(0));
    let keep = |name| {
        let witness = Witness(Arc::clone(&cache.shared), Arc::clone(&freed));
        cache.insert(key(name), None, Arc::new(witness), MS);
        freed.load(Ordering::Relaxed)
    };
    assert_eq!(["a", "b", "b", "c"].map(keep), [0, 0, 1, 2], "one replaced, one let go");
    cache.remove(key("b").hash());
    assert_eq!(freed.load(Ordering::Relaxed), 3);
    keep("d");
    cache.clear();
    assert_eq!(freed.load(Ordering::Relaxed), 5);
}

#[test]
fn counts_begin_anew_when_reset_and_add_up_all_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let (cache, _) = on_disk(limits(), folder.path());
    insert(&cache, "a", 10);
    cache.reset_stats();
    assert!(has(&cache, "a"));
    let stats = adds_up(&cache);
    assert_eq!((stats.memory.insertions, stats.memory.found, stats.memory.hits), (0, 1, 1));
    assert_eq!(stats.hit_rate(), Some(1.0));
}

#[test]
fn entries_tell_their_age_and_what_they_saved() {
    let (cache, hands) = in_memory(limits());
    insert(&cache, "a", 10);
    hands.advance(HOUR);
    insert(&cache, "b", 20);
    assert!(has(&cache, "a"));
    hands.advance(HOUR);
    let [a, b] = &cache.entries()[..] else { panic!("{:?}", cache.entries()) };
    assert_eq!((a.age, a.unused, a.uses, a.bytes, a.saved_us()), (2 * HOUR, HOUR, 1, 10, 1000));
    assert_eq!((b.age, b.unused, b.uses, b.ttl, b.saved_us()), (HOUR, HOUR, 0, 24 * HOUR, 0));
    assert_eq!(serde_json::to_value(a).unwrap()["age_seconds"], 7200.0);
}
