//! Results kept in memory under the hash of everything that went into them, least recently used out first.

use std::{
    any::Any,
    num::NonZeroUsize,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use lru::LruCache;
use serde::Serialize;

/// The hash of a result's inputs: same key, same bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key([u8; 32]);

impl Key {
    /// The key of raw bytes, such as a file's.
    pub fn of(bytes: &[u8]) -> Self {
        Self(*blake3::hash(bytes).as_bytes())
    }

    /// The key of what a step makes of `inputs` under `params`. `step` names it, `version` changes with its code.
    pub fn derive(step: &str, version: u32, inputs: &[Key], params: &impl Serialize) -> Self {
        let mut hasher = blake3::Hasher::new();
        let mut part = |bytes: &[u8]| {
            // Lengths keep neighbors apart: "ab" + "c" is not "a" + "bc".
            hasher.update(&(bytes.len() as u64).to_le_bytes()).update(bytes);
        };
        part(step.as_bytes());
        part(&version.to_le_bytes());
        inputs.iter().for_each(|key| part(&key.0));
        // Parameters are plain numbers, words and flags, which JSON always takes; were one refused, the empty text
        // would only make two keys equal that the step's inputs already tell apart.
        part(&serde_json::to_vec(params).unwrap_or_default());
        Self(*hasher.finalize().as_bytes())
    }
}

/// A value that knows the memory it holds.
pub trait Weigh: Send + Sync + 'static {
    /// Bytes held, give or take small change.
    fn bytes(&self) -> usize;
}

/// How much may be kept. Zero of either keeps nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Limits {
    pub bytes: usize,
    pub entries: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { bytes: 512 << 20, entries: 1000 }
    }
}

/// What a cache has done since it was made, and what it holds now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Stats {
    pub hits: u64,
    pub misses: u64,
    pub insertions: u64,
    pub evictions: u64,
    pub entries: usize,
    pub bytes: usize,
}

impl Stats {
    /// Share of look-ups that were hits, or `None` before the first.
    pub fn hit_rate(&self) -> Option<f64> {
        let asked = self.hits + self.misses;
        (asked > 0).then(|| self.hits as f64 / asked as f64)
    }
}

/// Shared by all threads; every call takes one short lock.
pub struct Cache {
    limits: Limits,
    inner: Mutex<Inner>,
}

struct Inner {
    entries: LruCache<Key, Entry>,
    stats: Stats,
}

struct Entry {
    value: Arc<dyn Any + Send + Sync>,
    bytes: usize,
}

impl Cache {
    pub fn new(limits: Limits) -> Self {
        // `lru` counts entries and we count bytes, so its own bound is never the one that is met.
        let entries = LruCache::new(NonZeroUsize::MIN.saturating_add(limits.entries));
        Self { limits, inner: Mutex::new(Inner { entries, stats: Stats::default() }) }
    }

    /// The value under a key, if it is there and of this type.
    pub fn get<T: Weigh>(&self, key: Key) -> Option<Arc<T>> {
        let mut inner = self.lock();
        let found = inner.entries.get(&key).map(|entry| Arc::clone(&entry.value));
        let found = found.and_then(|value| value.downcast().ok());
        match found {
            Some(_) => inner.stats.hits += 1,
            None => inner.stats.misses += 1,
        }
        found
    }

    /// Keeps a value, and lets the least recently used go until all fit. What is larger than the whole cache is not
    /// kept.
    pub fn insert<T: Weigh>(&self, key: Key, value: &Arc<T>) {
        let bytes = value.bytes();
        if bytes > self.limits.bytes || self.limits.bytes == 0 || self.limits.entries == 0 {
            return;
        }
        let mut inner = self.lock();
        let entry = Entry { value: Arc::clone(value) as Arc<dyn Any + Send + Sync>, bytes };
        if let Some(replaced) = inner.entries.put(key, entry) {
            inner.stats.bytes -= replaced.bytes;
        }
        inner.stats.bytes += bytes;
        inner.stats.insertions += 1;
        while inner.stats.bytes > self.limits.bytes || inner.entries.len() > self.limits.entries {
            let Some((_, evicted)) = inner.entries.pop_lru() else { break };
            inner.stats.bytes -= evicted.bytes;
            inner.stats.evictions += 1;
        }
    }

    /// Lets everything go; the counts of hits and misses stay.
    pub fn clear(&self) {
        let mut inner = self.lock();
        inner.entries.clear();
        inner.stats.bytes = 0;
    }

    pub fn stats(&self) -> Stats {
        let inner = self.lock();
        Stats { entries: inner.entries.len(), ..inner.stats }
    }

    pub fn limits(&self) -> Limits {
        self.limits
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        // No code panics while it holds the lock; if one ever did, the entries would still be whole.
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, PartialEq)]
    struct Blob(Vec<u8>);

    impl Weigh for Blob {
        fn bytes(&self) -> usize {
            self.0.len()
        }
    }

    fn blob(size: usize) -> Arc<Blob> {
        Arc::new(Blob(vec![0; size]))
    }

    fn key(name: &str) -> Key {
        Key::of(name.as_bytes())
    }

    #[test]
    fn the_least_recently_used_goes_first() {
        let cache = Cache::new(Limits { bytes: 100, entries: 10 });
        cache.insert(key("a"), &blob(40));
        cache.insert(key("b"), &blob(40));
        assert!(cache.get::<Blob>(key("a")).is_some());
        cache.insert(key("c"), &blob(40));
        assert!(cache.get::<Blob>(key("b")).is_none());
        assert!(cache.get::<Blob>(key("a")).is_some());
        let stats = cache.stats();
        assert_eq!((stats.bytes, stats.entries, stats.evictions), (80, 2, 1));
        assert_eq!((stats.hits, stats.misses), (2, 1));
    }

    #[test]
    fn entries_are_bounded_and_replacing_counts_once() {
        let cache = Cache::new(Limits { bytes: 100, entries: 2 });
        for name in ["a", "b", "b", "c"] {
            cache.insert(key(name), &blob(1));
        }
        assert_eq!((cache.stats().entries, cache.stats().bytes), (2, 2));
    }

    #[test]
    fn too_large_and_disabled_keep_nothing() {
        let cache = Cache::new(Limits { bytes: 10, entries: 5 });
        cache.insert(key("a"), &blob(11));
        let disabled = Cache::new(Limits { bytes: 0, entries: 0 });
        disabled.insert(key("a"), &blob(0));
        assert_eq!((cache.stats().entries, disabled.stats().entries), (0, 0));
    }

    #[test]
    fn keys_tell_apart_what_runs_together() {
        let derive = |step: &str, params: &str| Key::derive(step, 1, &[key("x")], &params);
        assert_ne!(derive("ab", "c"), derive("a", "bc"));
        assert_ne!(Key::derive("a", 1, &[], &0.5), Key::derive("a", 2, &[], &0.5));
        assert_eq!(derive("a", "b"), derive("a", "b"));
    }
}
