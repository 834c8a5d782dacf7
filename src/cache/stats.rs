//! What a cache has done, counted so that it adds up exactly, by tier and by stage.
//!
//! In each [`Tier`]: look-ups are hits and misses, and `entries = found + insertions - replaced - evicted - expired -
//! removed - corrupt`.

use std::{collections::BTreeMap, ops::AddAssign};

use serde::{Deserialize, Serialize};

/// Counts since the cache was made, or since they were reset.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Stats {
    pub memory: Tier,
    /// What memory did not have was looked up here. All zero without a disk tier.
    pub disk: Tier,
    pub stages: BTreeMap<String, StageStats>,
}

/// What one stage has of the counts; the stages' sums are the cache's, but for the peaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct StageStats {
    pub memory: Tier,
    pub disk: Tier,
}

/// Counts of one tier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Tier {
    pub hits: u64,
    pub misses: u64,
    /// Of the misses, those of results that had been let go to make room: a larger tier would have had them.
    pub missed_evicted: u64,
    /// On disk: of the hits, those of results that memory had let go to make room.
    pub hits_of_evicted: u64,
    /// Of the hits, those that waited for somebody else who was computing the same.
    pub joined: u64,
    /// On disk: what earlier runs and other programs have added, less what those have removed.
    pub found: i64,
    pub insertions: u64,
    pub replaced: u64,
    pub evicted: Evicted,
    /// Asked for after their time, and dropped.
    pub expired: u64,
    /// Removed or cleared by the user.
    pub removed: u64,
    /// Dropped because they were not what had been written: damaged, cut short, or of another version.
    pub corrupt: u64,
    /// Not kept: larger than the whole tier, or made faster than the disk could take them.
    pub refused: u64,
    /// Files that could not be read, written or deleted; the result was computed all the same.
    pub errors: u64,
    /// Computing time that hits have spared, in microseconds.
    pub saved_us: u64,
    /// Held now.
    pub entries: u64,
    pub bytes: u64,
    pub peak_bytes: u64,
}

/// What was let go to make room or because of its age, without being asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Evicted {
    /// Least recently used when there were too many.
    pub entries: u64,
    /// Least recently used when there were too many bytes.
    pub bytes: u64,
    /// Past its time to live when room was made or limits changed.
    pub age: u64,
}

/// Why an entry left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cause {
    Replaced,
    TooManyEntries,
    TooManyBytes,
    TooOld,
    Expired,
    Removed,
    Corrupt,
}

/// Which of the two tiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TierName {
    Memory,
    Disk,
}

impl Stats {
    /// Results asked for.
    pub fn lookups(&self) -> u64 {
        self.memory.lookups()
    }

    /// Results that came from either tier.
    pub fn hits(&self) -> u64 {
        self.memory.hits + self.disk.hits
    }

    /// Results that neither tier had.
    pub fn misses(&self) -> u64 {
        self.lookups() - self.hits()
    }

    /// Of the misses, those of results that memory had let go to make room: a larger one would have had them.
    pub fn evicted_misses(&self) -> u64 {
        self.memory.missed_evicted.saturating_sub(self.disk.hits_of_evicted)
    }

    /// Share of look-ups that were hits, or `None` before the first.
    pub fn hit_rate(&self) -> Option<f64> {
        (self.lookups() > 0).then(|| self.hits() as f64 / self.lookups() as f64)
    }

    /// Computing time that hits have spared, in microseconds.
    pub fn saved_us(&self) -> u64 {
        self.memory.saved_us + self.disk.saved_us
    }

    /// Changes the counts of a tier, for the cache and for a stage.
    pub(super) fn note(&mut self, tier: TierName, stage: &str, change: impl Fn(&mut Tier)) {
        if !self.stages.contains_key(stage) {
            self.stages.insert(stage.to_owned(), StageStats::default());
        }
        let of_stage = self.stages.get_mut(stage);
        match tier {
            TierName::Memory => [Some(&mut self.memory), of_stage.map(|stage| &mut stage.memory)],
            TierName::Disk => [Some(&mut self.disk), of_stage.map(|stage| &mut stage.disk)],
        }
        .into_iter()
        .flatten()
        .for_each(change);
    }

    /// Counts all that memory holds, which is what was counted in, as removed.
    pub(super) fn clear_memory(&mut self) {
        self.memory.clear();
        self.stages.values_mut().for_each(|stage| stage.memory.clear());
    }

    /// What was counted after an earlier moment, with no reset in between. `None` where nothing was.
    pub(super) fn since(&self, earlier: &Self) -> Option<Self> {
        let none = StageStats::default();
        let of_stage = |(name, now): (&String, &StageStats)| {
            let before = earlier.stages.get(name).unwrap_or(&none);
            let (memory, disk) = (now.memory.since(before.memory), now.disk.since(before.disk));
            (name.clone(), StageStats { memory, disk })
        };
        let (mut memory, mut disk) = (self.memory.since(earlier.memory), self.disk.since(earlier.disk));
        let is_new = [&mut memory, &mut disk].into_iter().any(|tier| tier.counts().into_iter().any(|count| *count > 0));
        is_new.then(|| Self { memory, disk, stages: self.stages.iter().map(of_stage).collect() })
    }

    /// Begins anew; what is held stays, as if found.
    pub(super) fn reset(&mut self) {
        for tier in [&mut self.memory, &mut self.disk] {
            tier.reset();
        }
        for stage in self.stages.values_mut() {
            stage.memory.reset();
            stage.disk.reset();
        }
    }
}

/// The counts of two runs. What is held is told by the later; the difference counts as found.
impl AddAssign<&Stats> for Stats {
    fn add_assign(&mut self, later: &Stats) {
        self.memory.add(later.memory);
        self.disk.add(later.disk);
        for name in later.stages.keys() {
            self.stages.entry(name.clone()).or_default();
        }
        let none = StageStats::default();
        for (name, sum) in &mut self.stages {
            let stage = later.stages.get(name).unwrap_or(&none);
            sum.memory.add(stage.memory);
            sum.disk.add(stage.disk);
        }
    }
}

impl Tier {
    pub fn lookups(&self) -> u64 {
        self.hits + self.misses
    }

    /// Share of look-ups that were hits, or `None` before the first.
    pub fn hit_rate(&self) -> Option<f64> {
        (self.lookups() > 0).then(|| self.hits as f64 / self.lookups() as f64)
    }

    /// Entries that the counts of what came and went leave; equal to `entries`.
    pub fn balance(&self) -> i64 {
        let gone = self.replaced + self.evicted.total() + self.expired + self.removed + self.corrupt;
        self.found + self.insertions as i64 - gone as i64
    }

    pub(super) fn enter(&mut self, bytes: u64) {
        self.insertions += 1;
        self.entries += 1;
        self.bytes += bytes;
        self.peak_bytes = self.peak_bytes.max(self.bytes);
    }

    pub(super) fn leave(&mut self, bytes: u64, cause: Cause) {
        // A file of another program may go before it was counted.
        match self.entries.checked_sub(1) {
            Some(left) => self.entries = left,
            None => self.found += 1,
        }
        self.bytes = self.bytes.saturating_sub(bytes);
        *match cause {
            Cause::Replaced => &mut self.replaced,
            Cause::TooManyEntries => &mut self.evicted.entries,
            Cause::TooManyBytes => &mut self.evicted.bytes,
            Cause::TooOld => &mut self.evicted.age,
            Cause::Expired => &mut self.expired,
            Cause::Removed => &mut self.removed,
            Cause::Corrupt => &mut self.corrupt,
        } += 1;
    }

    fn clear(&mut self) {
        self.removed += std::mem::take(&mut self.entries);
        self.bytes = 0;
    }

    /// Takes over what a folder really holds.
    pub(super) fn recount(&mut self, entries: u64, bytes: u64) {
        self.found += entries as i64 - self.balance();
        self.entries = entries;
        self.bytes = bytes;
        self.peak_bytes = self.peak_bytes.max(bytes);
    }

    fn reset(&mut self) {
        let Self { entries, bytes, .. } = *self;
        *self = Self { found: entries as i64, entries, bytes, peak_bytes: bytes, ..Self::default() };
    }

    /// Everything that only ever rises.
    fn counts(&mut self) -> [&mut u64; 16] {
        [
            &mut self.hits,
            &mut self.misses,
            &mut self.missed_evicted,
            &mut self.hits_of_evicted,
            &mut self.joined,
            &mut self.insertions,
            &mut self.replaced,
            &mut self.evicted.entries,
            &mut self.evicted.bytes,
            &mut self.evicted.age,
            &mut self.expired,
            &mut self.removed,
            &mut self.corrupt,
            &mut self.refused,
            &mut self.errors,
            &mut self.saved_us,
        ]
    }

    fn add(&mut self, mut later: Self) {
        self.counts().into_iter().zip(later.counts()).for_each(|(sum, count)| *sum += *count);
        self.peak_bytes = self.peak_bytes.max(later.peak_bytes);
        self.recount(later.entries, later.bytes);
    }

    /// What was counted after an earlier moment; what is held counts as found.
    fn since(mut self, mut earlier: Self) -> Self {
        self.counts().into_iter().zip(earlier.counts()).for_each(|(count, before)| *count -= *before);
        let peak_bytes = self.peak_bytes;
        self.recount(self.entries, self.bytes);
        Self { peak_bytes, ..self }
    }
}

impl Evicted {
    pub fn total(&self) -> u64 {
        self.entries + self.bytes + self.age
    }
}
