//! The quick tier: results in memory, least recently used out first. All its calls are made under the cache's lock.

use std::{any::Any, num::NonZeroUsize, sync::Arc, time::Duration};

use lru::LruCache;

use super::{
    Limits,
    entry::EntryInfo,
    flight::Value,
    key::{Hash, Key},
    stats::{Cause, Stats, TierName},
};

/// Results let go for want of room that are remembered: those of several hundred pictures.
const LET_GO: NonZeroUsize = NonZeroUsize::MIN.saturating_add(4095);

/// Results and what is known of each.
pub(super) struct Memory {
    entries: LruCache<Hash, Kept>,
    bytes: usize,
    let_go: LruCache<Hash, ()>,
}

/// A result in memory.
pub(super) struct Kept {
    pub stage: &'static str,
    pub value: Value,
    pub bytes: usize,
    pub created_ms: u64,
    /// Its own time to live, instead of the limits'.
    pub ttl_ms: Option<u64>,
    /// Time it took to compute.
    pub cost_us: u64,
    pub last_use_ms: u64,
    pub uses: u64,
}

/// What has left, for the caller to drop once the lock is free: freeing megabytes takes longer than a look-up.
pub(super) type Gone = Vec<Kept>;

impl Memory {
    pub fn new() -> Self {
        // `lru` counts entries and we count bytes too, so both bounds are ours.
        Self { entries: LruCache::unbounded(), bytes: 0, let_go: LruCache::new(LET_GO) }
    }

    /// The value under a key, if it is there, of this type and not too old. Counts a hit, but leaves it to the caller
    /// to count a miss.
    pub fn get<T: Any + Send + Sync>(
        &mut self,
        key: &Key,
        limits: &Limits,
        stats: &mut Stats,
        now_ms: u64,
    ) -> (Option<Arc<T>>, Gone) {
        let Some(kept) = self.entries.get_mut(&key.hash()) else { return (None, Gone::new()) };
        if limits.is_expired(now_ms.saturating_sub(kept.created_ms), kept.ttl_ms) {
            return (None, self.take(&key.hash(), Cause::Expired, stats).into_iter().collect());
        }
        let Ok(value) = Arc::clone(&kept.value).downcast() else { return (None, Gone::new()) };
        kept.uses += 1;
        kept.last_use_ms = now_ms;
        let cost_us = kept.cost_us;
        stats.note(TierName::Memory, key.stage(), |tier| {
            tier.hits += 1;
            tier.saved_us += cost_us;
        });
        (Some(value), Gone::new())
    }

    /// Keeps a value and makes room for it. What is larger than the limits is refused.
    pub fn insert(&mut self, hash: Hash, kept: Kept, limits: &Limits, stats: &mut Stats, now_ms: u64) -> Gone {
        if !limits.keeps_in_memory() {
            return vec![kept];
        }
        if kept.bytes > limits.bytes {
            stats.note(TierName::Memory, kept.stage, |tier| tier.refused += 1);
            return vec![kept];
        }
        let mut gone: Gone = self.take(&hash, Cause::Replaced, stats).into_iter().collect();
        let (stage, bytes) = (kept.stage, kept.bytes);
        // Room first, so that the peak is within the limits too.
        gone.extend(self.make_room(bytes, 1, limits, stats, now_ms));
        self.bytes += bytes;
        self.entries.put(hash, kept);
        self.let_go.pop(&hash);
        stats.note(TierName::Memory, stage, |tier| tier.enter(bytes as u64));
        gone
    }

    /// Lets go of what is too old or too much under (changed) limits.
    pub fn fit(&mut self, limits: &Limits, stats: &mut Stats, now_ms: u64) -> Gone {
        let is_old = |kept: &Kept| limits.is_expired(now_ms.saturating_sub(kept.created_ms), kept.ttl_ms);
        let old: Vec<Hash> = self.entries.iter().filter(|(_, kept)| is_old(kept)).map(|(hash, _)| *hash).collect();
        let mut gone: Gone = old.iter().filter_map(|hash| self.take(hash, Cause::TooOld, stats)).collect();
        gone.extend(self.make_room(0, 0, limits, stats, now_ms));
        gone
    }

    /// Whether a result was here, and only the lack of room made it go.
    pub fn was_let_go(&self, hash: &Hash) -> bool {
        self.let_go.contains(hash)
    }

    pub fn remove(&mut self, hash: &Hash, stats: &mut Stats) -> Option<Kept> {
        self.take(hash, Cause::Removed, stats)
    }

    /// Takes everything out at once; looks at no entry.
    pub fn clear(&mut self, stats: &mut Stats) -> LruCache<Hash, Kept> {
        self.bytes = 0;
        stats.clear_memory();
        std::mem::replace(&mut self.entries, LruCache::unbounded())
    }

    /// What is held, most recently used first.
    pub fn list(&self, limits: &Limits, now_ms: u64) -> Vec<EntryInfo> {
        let info = |(hash, kept): (&Hash, &Kept)| EntryInfo {
            tier: TierName::Memory,
            stage: kept.stage.to_owned(),
            key: *hash,
            bytes: kept.bytes as u64,
            age: Duration::from_millis(now_ms.saturating_sub(kept.created_ms)),
            unused: Duration::from_millis(now_ms.saturating_sub(kept.last_use_ms)),
            ttl: kept.ttl_ms.map_or(limits.ttl, Duration::from_millis),
            uses: kept.uses,
            cost_us: kept.cost_us,
        };
        self.entries.iter().map(info).collect()
    }

    fn make_room(&mut self, bytes: usize, entries: usize, limits: &Limits, stats: &mut Stats, now_ms: u64) -> Gone {
        let mut gone = Gone::new();
        loop {
            let too_many = self.entries.len() + entries > limits.entries;
            if !too_many && self.bytes + bytes <= limits.bytes {
                return gone;
            }
            let Some((&hash, oldest)) = self.entries.peek_lru() else { return gone };
            let cause = match too_many {
                _ if limits.is_expired(now_ms.saturating_sub(oldest.created_ms), oldest.ttl_ms) => Cause::TooOld,
                true => Cause::TooManyEntries,
                false => Cause::TooManyBytes,
            };
            gone.extend(self.take(&hash, cause, stats));
        }
    }

    fn take(&mut self, hash: &Hash, cause: Cause, stats: &mut Stats) -> Option<Kept> {
        let kept = self.entries.pop(hash)?;
        self.bytes -= kept.bytes;
        if matches!(cause, Cause::TooManyEntries | Cause::TooManyBytes) {
            self.let_go.put(*hash, ());
        }
        stats.note(TierName::Memory, kept.stage, |tier| tier.leave(kept.bytes as u64, cause));
        Some(kept)
    }
}

#[cfg(test)]
mod let_go_tests {
    use super::super::{Cache, Key, Limits, Origin};

    #[test]
    fn a_miss_of_what_was_let_go_is_told_apart_from_one_of_something_new() {
        let cache = Cache::new(Limits { bytes: 100, entries: 10, ..Limits::default() });
        let key = |name: &str| Key::derive("mask", 1, &[Key::of(name.as_bytes())], &());
        let ask = |name: &str| {
            let made: Result<_, ()> = cache.get_or_compute(key(name), None, || Ok(vec![0u8; 60]));
            made.unwrap();
        };
        ["a", "b", "a", "c"].into_iter().for_each(ask);
        let memory = cache.stats().memory;
        assert_eq!((memory.misses, memory.missed_evicted), (4, 1));
        // What the user removed was not let go for want of room.
        cache.remove(key("c").hash());
        ask("c");
        assert_eq!(cache.stats().memory.missed_evicted, 1);
    }

    #[test]
    fn what_the_disk_has_was_not_missed_for_want_of_room() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::open(Limits { bytes: 100, ..Limits::default() }, folder.path()).unwrap();
        let ask = |name: &str| {
            let key = Key::derive("mask", 1, &[Key::of(name.as_bytes())], &());
            let made: Result<_, ()> = cache.get_or_compute(key, None, || Ok(vec![0u8; 60]));
            cache.flush();
            made.unwrap().origin
        };
        assert_eq!(["a", "b", "a"].map(ask), [Origin::Computed, Origin::Computed, Origin::Disk]);
        let stats = cache.stats();
        assert_eq!((stats.memory.missed_evicted, stats.evicted_misses()), (1, 0));
    }
}
