//! Ours and the caches it is measured beside, bounded by bytes alike: the crates moka and quick_cache.
//!
//! Ours also counts by stage and keeps times of last use; they are here to tell what that costs, not to be beaten.

use std::{sync::Arc, time::Duration};

use crate::cache::{Cache, Hash, Key, Limits};

pub type Blob = Arc<Vec<u8>>;

/// A cache in memory.
pub enum Rival {
    Ours(Cache),
    Moka(moka::sync::Cache<Hash, Blob>),
    QuickCache(quick_cache::sync::Cache<Hash, Blob, Bytes>),
}

/// Weighs by bytes.
#[derive(Clone)]
pub struct Bytes;

/// All of them, empty, each with room for so many values of so many bytes.
pub fn rivals(entries: usize, value_bytes: usize) -> [Rival; 3] {
    let limits = Limits { bytes: entries * value_bytes, entries, ..Limits::default() };
    let bytes = limits.bytes as u64;
    let moka = moka::sync::Cache::builder()
        .max_capacity(bytes)
        .weigher(|_, value: &Blob| value.len() as u32)
        .time_to_live(limits.ttl)
        .build();
    let quick_cache = quick_cache::sync::Cache::with_weighter(entries, bytes, Bytes);
    [Rival::Ours(Cache::new(limits)), Rival::Moka(moka), Rival::QuickCache(quick_cache)]
}

impl Rival {
    pub fn name(&self) -> &'static str {
        match self {
            Self::Ours(_) => "ours",
            Self::Moka(_) => "moka",
            Self::QuickCache(_) => "quick_cache",
        }
    }

    /// Looks a value up, and tells whether it is there.
    pub fn hit(&self, key: Key) -> bool {
        match self {
            Self::Ours(cache) => cache.get::<Vec<u8>>(key).is_some(),
            Self::Moka(cache) => cache.get(&key.hash()).is_some(),
            Self::QuickCache(cache) => cache.get(&key.hash()).is_some(),
        }
    }

    /// Keeps a value that took `cost` to make, which only ours wants to know.
    pub fn insert(&self, key: Key, value: Blob, cost: Duration) {
        match self {
            Self::Ours(cache) => cache.insert(key, None, value, cost),
            Self::Moka(cache) => cache.insert(key.hash(), value),
            Self::QuickCache(cache) => cache.insert(key.hash(), value),
        }
    }
}

impl quick_cache::Weighter<Hash, Blob> for Bytes {
    fn weight(&self, _: &Hash, value: &Blob) -> u64 {
        value.len() as u64
    }
}
