//! What can be kept, where it came from, and what is told of each entry.

use std::{sync::Arc, time::Duration};

use serde::{Serialize, Serializer};

use super::{key::Hash, stats::TierName};

/// A result that can be kept.
pub trait Store: Send + Sync + Sized + 'static {
    /// Whether a file of it is worth its place: not where making the result anew is about as quick as reading it.
    const ON_DISK: bool = true;

    /// Bytes of memory held, give or take small change.
    fn bytes(&self) -> usize;

    /// The result for a file; the same result gives the same bytes.
    fn encode(&self) -> Vec<u8>;

    /// The result that [`Store::encode`] wrote, or `None` if the bytes are something else.
    fn decode(bytes: &[u8]) -> Option<Self>;
}

impl Store for Vec<u8> {
    fn bytes(&self) -> usize {
        self.len()
    }

    fn encode(&self) -> Vec<u8> {
        self.clone()
    }

    fn decode(bytes: &[u8]) -> Option<Self> {
        Some(bytes.to_owned())
    }
}

/// Where a result came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Origin {
    Computed,
    Memory,
    Disk,
}

/// A result, and where it came from.
#[derive(Debug)]
pub struct Found<T> {
    pub value: Arc<T>,
    pub origin: Origin,
}

/// What is told of an entry. A result in both tiers is two entries.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EntryInfo {
    pub tier: TierName,
    pub stage: String,
    #[serde(serialize_with = "hex")]
    pub key: Hash,
    /// In memory, or of the file.
    pub bytes: u64,
    #[serde(rename = "age_seconds", serialize_with = "seconds")]
    pub age: Duration,
    /// Since it was last used or, if never, made.
    #[serde(rename = "unused_seconds", serialize_with = "seconds")]
    pub unused: Duration,
    /// Age at which it expires; zero is never.
    #[serde(rename = "ttl_seconds", serialize_with = "seconds")]
    pub ttl: Duration,
    pub uses: u64,
    /// Time it took to compute, in microseconds.
    pub cost_us: u64,
}

impl EntryInfo {
    /// Computing time its uses have spared, in microseconds.
    pub fn saved_us(&self) -> u64 {
        self.uses * self.cost_us
    }
}

fn hex<S: Serializer>(hash: &Hash, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&hash.to_hex())
}

fn seconds<S: Serializer>(duration: &Duration, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_f64(duration.as_secs_f64())
}
