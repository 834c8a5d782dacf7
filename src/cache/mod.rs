//! Nothing computed twice: results kept in memory over files, under the hash of everything that went into them.
//!
//! ```text
//! ask ─► memory ─► somebody computing it? ─► disk ─► compute ─► memory, and in the background disk
//! ```
//! Both tiers are bounded, let the least recently used go first, expire lazily, and count everything. Whoever asks
//! gets a result or the error of computing it, never one of the cache.

mod clock;
mod disk;
mod entry;
mod file;
mod flight;
mod key;
mod limits;
mod memory;
mod stats;
mod stats_log;
#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests may leave half a file, and fail where a thread is refused")]
mod tests;
mod worker;

use std::{
    io,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

pub use clock::{Clock, SystemClock};
pub use disk::Verified;
pub use entry::{EntryInfo, Found, Origin, Store};
pub use key::{Hash, Key};
pub use limits::Limits;
pub use stats::{Evicted, StageStats, Stats, Tier, TierName};
pub use stats_log::{forget_recorded_stats, recorded_stats};

use disk::{Disk, Loaded};
use file::Head;
use flight::{Flights, Turn, Value};
use memory::{Gone, Kept, Memory};
use worker::Worker;

/// Shared by all threads. A hit in memory takes one short lock.
///
/// The time to live of a result counts from when it was made. `None` is the limits' own, zero forever.
pub struct Cache {
    shared: Arc<Shared>,
    flights: Flights,
    disk: Option<DiskTier>,
}

/// What the tiers and the disk's thread have in common.
struct Shared {
    clock: Box<dyn Clock>,
    inner: Mutex<Inner>,
}

struct Inner {
    limits: Limits,
    memory: Memory,
    stats: Stats,
    /// Of the counts, what the folder's record has.
    recorded: Stats,
}

struct DiskTier {
    folder: PathBuf,
    disk: Arc<Disk>,
    worker: Worker,
}

impl Cache {
    /// Keeps results in memory only.
    pub fn new(limits: Limits) -> Self {
        Self::with_clock(limits, Box::new(SystemClock))
    }

    /// Keeps results in memory and as files in a folder, which is made when first needed.
    ///
    /// # Errors
    /// The system refuses a thread.
    pub fn open(limits: Limits, folder: &Path) -> io::Result<Self> {
        Self::new(limits).on_disk(folder)
    }

    pub fn with_clock(limits: Limits, clock: Box<dyn Clock>) -> Self {
        let inner = Inner { limits, memory: Memory::new(), stats: Stats::default(), recorded: Stats::default() };
        let shared = Arc::new(Shared { clock, inner: Mutex::new(inner) });
        Self { shared, flights: Flights::default(), disk: None }
    }

    /// Adds files in a folder.
    ///
    /// # Errors
    /// The system refuses a thread.
    pub fn on_disk(mut self, folder: &Path) -> io::Result<Self> {
        let disk = Arc::new(Disk::new(folder, Arc::clone(&self.shared)));
        let worker = Worker::spawn()?;
        let first_look = Arc::clone(&disk);
        worker.submit(0, move || first_look.fit());
        self.disk = Some(DiskTier { folder: folder.to_owned(), disk, worker });
        Ok(self)
    }

    /// The result under a key, if a tier has it.
    pub fn get<T: Store>(&self, key: Key) -> Option<Found<T>> {
        self.look_up(&key).or_else(|| self.get_from_disk(&key))
    }

    /// Keeps a result that took `cost` to compute.
    pub fn insert<T: Store>(&self, key: Key, ttl: Option<Duration>, value: Arc<T>, cost: Duration) {
        let (ttl_ms, cost_us) = (ttl.map(|ttl| ttl.as_millis() as u64), cost.as_micros() as u64);
        let created_ms = self.shared.clock.now_ms();
        self.keep_in_memory(&key, Arc::clone(&value), created_ms, ttl_ms, cost_us);
        let Some(tier) = self.disk_for::<T>() else { return };
        let (disk, bytes) = (Arc::clone(&tier.disk), value.bytes());
        let write = move || {
            let (stage, key_bytes) = (key.stage().to_owned(), *key.hash().as_bytes());
            let head = Head { stage, key: key_bytes, created_ms, ttl_ms, cost_us, unpacked: None };
            disk.insert(&key, &head, &value.encode());
        };
        if !tier.worker.submit(bytes, write) {
            self.note(TierName::Disk, &key, |tier| tier.refused += 1);
        }
    }

    /// The result under a key, computed if no tier has it. Of those who ask at once one computes; the others wait, and
    /// if it fails, the next computes. `compute` must not ask for its own key.
    ///
    /// # Errors
    /// That of `compute`.
    pub fn get_or_compute<T: Store, E>(
        &self,
        key: Key,
        ttl: Option<Duration>,
        compute: impl FnOnce() -> Result<T, E>,
    ) -> Result<Found<T>, E> {
        self.get_or_compute_watched(key, ttl, || Ok(()), compute)
    }

    /// The same, asking now and then whether to go on while somebody else is computing.
    ///
    /// # Errors
    /// That of `compute` or of `go_on`.
    pub fn get_or_compute_watched<T: Store, E>(
        &self,
        key: Key,
        ttl: Option<Duration>,
        go_on: impl Fn() -> Result<(), E>,
        compute: impl FnOnce() -> Result<T, E>,
    ) -> Result<Found<T>, E> {
        if let Some(found) = self.get_from_memory(&key) {
            return Ok(found);
        }
        let turn = match self.joined(&key, self.flights.ask(key.hash()).wait(go_on)?) {
            Ok(found) => return Ok(found),
            Err(turn) => turn,
        };
        if let Some(found) = self.look_up(&key).or_else(|| self.get_from_disk(&key)) {
            return Ok(land(turn, found));
        }
        let begin = Instant::now();
        let value = Arc::new(compute()?);
        self.insert(key, ttl, Arc::clone(&value), begin.elapsed());
        Ok(land(turn, Found { value, origin: Origin::Computed }))
    }

    /// The same for a task: nothing here blocks its thread. `compute` makes the future that computes.
    ///
    /// # Errors
    /// That of the future.
    pub async fn get_or_compute_async<T: Store, E, F: Future<Output = Result<T, E>>>(
        self: &Arc<Self>,
        key: Key,
        ttl: Option<Duration>,
        compute: impl FnOnce() -> F,
    ) -> Result<Found<T>, E> {
        if let Some(found) = self.get_from_memory(&key) {
            return Ok(found);
        }
        let turn = match self.joined(&key, self.flights.ask(key.hash()).wait_async().await) {
            Ok(found) => return Ok(found),
            Err(turn) => turn,
        };
        if let Some(found) = self.look_up(&key) {
            return Ok(land(turn, found));
        }
        let cache = Arc::clone(self);
        if let Some(found) = off_thread(move || cache.get_from_disk(&key)).await.flatten() {
            return Ok(land(turn, found));
        }
        let begin = Instant::now();
        let value = Arc::new(compute().await?);
        self.insert(key, ttl, Arc::clone(&value), begin.elapsed());
        Ok(land(turn, Found { value, origin: Origin::Computed }))
    }

    /// Removes a result from both tiers; files in the background.
    pub fn remove(&self, hash: Hash) {
        drop(self.shared.with(|inner, _| inner.memory.remove(&hash, &mut inner.stats)));
        self.in_background(move |disk| disk.remove(&hash));
    }

    /// Removes everything from both tiers; files in the background. The counts stay.
    pub fn clear(&self) {
        drop(self.shared.with(|inner, _| inner.memory.clear(&mut inner.stats)));
        self.in_background(Disk::clear);
    }

    /// Changes the limits; what is too much or too old under them goes at once, files in the background.
    pub fn set_limits(&self, limits: Limits) {
        drop(self.shared.with(|inner, now_ms| {
            inner.limits = limits;
            inner.memory.fit(&limits, &mut inner.stats, now_ms)
        }));
        self.in_background(Disk::fit);
    }

    /// Lets go what is used least until the results in memory hold at most this much; the limits stay as they are.
    pub fn trim(&self, bytes: usize) {
        drop(self.shared.with(|inner, now_ms| {
            let limits = Limits { bytes: bytes.min(inner.limits.bytes), ..inner.limits };
            inner.memory.fit(&limits, &mut inner.stats, now_ms)
        }));
    }

    pub fn limits(&self) -> Limits {
        self.shared.limits()
    }

    /// What has been counted, all at one moment. Cheap.
    pub fn stats(&self) -> Stats {
        self.shared.with(|inner, _| inner.stats.clone())
    }

    /// Sets the counts to zero; what is held then counts as found.
    pub fn reset_stats(&self) {
        self.shared.with(|inner, _| {
            inner.stats.reset();
            inner.recorded.clone_from(&inner.stats);
        });
    }

    /// Leaves what was counted so far for [`recorded_stats`]: after each job, so that a kill loses no more than that.
    pub fn record_stats(&self) {
        if let Some(tier) = &self.disk {
            stats_log::record(&self.shared, &tier.folder);
        }
    }

    /// What is in memory, most recently used first.
    pub fn entries(&self) -> Vec<EntryInfo> {
        self.shared.with(|inner, now_ms| inner.memory.list(&inner.limits, now_ms))
    }

    /// What is on disk, most recently used first. Reads the head of every file: not for a window's thread.
    pub fn disk_entries(&self) -> Vec<EntryInfo> {
        self.disk.as_ref().map(|tier| tier.disk.list()).unwrap_or_default()
    }

    /// Reads every file and drops those that are not as they were written. Not for a window's thread.
    pub fn verify(&self) -> Verified {
        self.disk.as_ref().map(|tier| tier.disk.verify()).unwrap_or_default()
    }

    /// Where the files are, if there is a disk tier.
    pub fn folder(&self) -> Option<&Path> {
        self.disk.as_ref().map(|tier| tier.folder.as_path())
    }

    /// Waits until everything that goes on in the background is done.
    pub fn flush(&self) {
        if let Some(tier) = &self.disk {
            tier.worker.flush();
        }
    }

    fn get_from_memory<T: Store>(&self, key: &Key) -> Option<Found<T>> {
        let (value, _gone): (Option<Arc<T>>, Gone) =
            self.shared.with(|inner, now_ms| inner.memory.get(key, &inner.limits, &mut inner.stats, now_ms));
        value.map(|value| Found { value, origin: Origin::Memory })
    }

    /// Looks in memory and counts a hit or a miss. Asked again by those whose turn it is: whoever computed before may
    /// have finished in between.
    fn look_up<T: Store>(&self, key: &Key) -> Option<Found<T>> {
        let found = self.get_from_memory(key);
        if found.is_none() {
            self.shared.with(|inner, _| {
                let was_let_go = u64::from(inner.memory.was_let_go(&key.hash()));
                inner.stats.note(TierName::Memory, key.stage(), |tier| {
                    tier.misses += 1;
                    tier.missed_evicted += was_let_go;
                });
            });
        }
        found
    }

    /// The result in its file, which from then on is in memory too.
    fn get_from_disk<T: Store>(&self, key: &Key) -> Option<Found<T>> {
        let Loaded { value, head } = self.disk_for::<T>()?.disk.get(key)?;
        if self.shared.with(|inner, _| inner.memory.was_let_go(&key.hash())) {
            self.note(TierName::Disk, key, |tier| tier.hits_of_evicted += 1);
        }
        let value: Arc<T> = Arc::new(value);
        self.keep_in_memory(key, Arc::clone(&value), head.created_ms, head.ttl_ms, head.cost_us);
        Some(Found { value, origin: Origin::Disk })
    }

    /// What somebody else has computed, as a hit; else whose turn it is. A value of another type than is asked for
    /// helps nobody, and counts as a turn.
    fn joined<'a, T: Store>(&self, key: &Key, turn: Turn<'a>) -> Result<Found<T>, Turn<'a>> {
        let Turn::Value(value) = turn else { return Err(turn) };
        let value = value.downcast().map_err(Turn::Value)?;
        self.note(TierName::Memory, key, |tier| {
            tier.hits += 1;
            tier.joined += 1;
        });
        Ok(Found { value, origin: Origin::Memory })
    }

    fn keep_in_memory<T: Store>(&self, key: &Key, value: Arc<T>, created_ms: u64, ttl_ms: Option<u64>, cost_us: u64) {
        let (stage, bytes) = (key.stage(), value.bytes());
        let gone: Gone = self.shared.with(|inner, now_ms| {
            let kept = Kept { stage, value, bytes, created_ms, ttl_ms, cost_us, last_use_ms: now_ms, uses: 0 };
            inner.memory.insert(key.hash(), kept, &inner.limits, &mut inner.stats, now_ms)
        });
        drop(gone);
    }

    /// The disk tier, where there is one that keeps such values.
    fn disk_for<T: Store>(&self) -> Option<&DiskTier> {
        self.disk.as_ref().filter(|_| T::ON_DISK && self.limits().disk_bytes > 0)
    }

    fn in_background(&self, task: impl FnOnce(&Disk) + Send + 'static) {
        if let Some(tier) = &self.disk {
            let disk = Arc::clone(&tier.disk);
            tier.worker.submit(0, move || task(&disk));
        }
    }

    fn note(&self, tier: TierName, key: &Key, change: impl Fn(&mut Tier)) {
        self.shared.with(|inner, _| inner.stats.note(tier, key.stage(), change));
    }
}

/// Leaves the last counts for `orfeas cache stats`.
impl Drop for Cache {
    fn drop(&mut self) {
        let Some(DiskTier { folder, worker, .. }) = self.disk.take() else { return };
        // Finishes what waits to be written, which counts too.
        drop(worker);
        stats_log::record(&self.shared, &folder);
    }
}

impl Shared {
    fn with<R>(&self, work: impl FnOnce(&mut Inner, u64) -> R) -> R {
        let now_ms = self.clock.now_ms();
        // No code panics while it holds the lock; if one ever did, the entries would still be whole.
        let mut inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        work(&mut inner, now_ms)
    }

    fn limits(&self) -> Limits {
        self.with(|inner, _| inner.limits)
    }
}

/// Gives a result to all who wait for it.
fn land<T: Store>(turn: Turn<'_>, found: Found<T>) -> Found<T> {
    if let Turn::Lead(lead) = turn {
        lead.land(Arc::clone(&found.value) as Value);
    }
    found
}

/// Runs blocking work beside the runtime's threads. Outside of tokio there are none to be spared.
async fn off_thread<R: Send + 'static>(work: impl FnOnce() -> R + Send + 'static) -> Option<R> {
    match tokio::runtime::Handle::try_current() {
        Ok(runtime) => runtime.spawn_blocking(work).await.ok(),
        Err(_) => Some(work()),
    }
}
