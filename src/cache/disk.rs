//! The lasting tier: a file for each result, `FOLDER/results/STAGE/HASH`.
//!
//! The folder itself is the index, so that two programs may use it at once and none leaves a lock behind: files are
//! written under another name and renamed, a file's time of modification is its last use, and whatever is not as it
//! was written is dropped. Files that cannot be read or written are counted, never an error for who asks.

use std::{
    ffi::OsStr,
    fs::{self, File, FileTimes, OpenOptions},
    io::{self, Write},
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, UNIX_EPOCH},
};

use serde::Serialize;
use tempfile::Builder;

use super::{
    Shared,
    entry::{EntryInfo, Store},
    file::{self, Flaw, Head},
    key::{Hash, Key},
    stats::{Cause, StageStats, Tier, TierName},
};

/// What files are called until they are whole.
const UNFINISHED: &str = ".unfinished-";
/// An unfinished file this old was left by a program that has ended.
const ABANDONED: Duration = Duration::from_secs(3600);
/// Other programs write too: the folder is looked at again after writing this share of its limit.
const RECOUNTS: u64 = 8;

pub(super) struct Disk {
    results: PathBuf,
    shared: Arc<Shared>,
    /// Bytes written since the folder was last looked at.
    uncounted: AtomicU64,
}

/// A result read from its file.
pub(super) struct Loaded<T> {
    pub value: T,
    pub head: Head,
}

/// What [`super::Cache::verify`] found.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Verified {
    pub entries: u64,
    pub bytes: u64,
    /// Files that were not as written, and why. They have been dropped.
    pub dropped: Vec<(PathBuf, String)>,
}

/// A file in the folder.
struct Listed {
    path: PathBuf,
    stage: String,
    bytes: u64,
    last_use_ms: u64,
}

impl Disk {
    pub fn new(folder: &Path, shared: Arc<Shared>) -> Self {
        Self { results: folder.join("results"), shared, uncounted: AtomicU64::new(0) }
    }

    /// The result under a key, if its file is there, whole and not too old. Counts a hit or a miss.
    pub fn get<T: Store>(&self, key: &Key) -> Option<Loaded<T>> {
        let path = self.path_of(key);
        let read = self.read(&path, key);
        match &read {
            None => self.note(key.stage(), |tier| tier.misses += 1),
            Some(Loaded { head, .. }) => {
                let noted = self.note_use(&path);
                self.note(key.stage(), |tier| {
                    tier.hits += 1;
                    tier.saved_us += head.cost_us;
                    tier.bytes += noted.as_ref().unwrap_or(&0);
                    tier.errors += u64::from(noted.is_err());
                });
            }
        }
        read
    }

    /// Writes a result, and makes room for it.
    pub fn insert(&self, key: &Key, head: &Head, raw: &[u8]) {
        let packed = file::pack(head, raw);
        let bytes = packed.len() as u64;
        let limit = self.shared.limits().disk_bytes;
        if bytes > limit {
            return self.note(key.stage(), |tier| tier.refused += 1);
        }
        let path = self.path_of(key);
        let replaced = fs::metadata(&path).map(|there| there.len()).ok();
        if self.write(&path, &packed).is_err() {
            return self.note(key.stage(), |tier| tier.errors += 1);
        }
        let held = self.shared.with(|inner, _| {
            inner.stats.note(TierName::Disk, key.stage(), |tier| {
                if let Some(replaced) = replaced {
                    tier.leave(replaced, Cause::Replaced);
                }
                tier.enter(bytes);
            });
            inner.stats.disk.bytes
        });
        let uncounted = self.uncounted.fetch_add(bytes, Ordering::Relaxed) + bytes;
        if held > limit || uncounted > limit / RECOUNTS {
            self.fit();
        }
    }

    /// Counts what the folder holds, and lets go of what is too old or too much, least recently used first.
    pub fn fit(&self) {
        let mut files = self.scan();
        let (limits, now_ms) = self.shared.with(|inner, now_ms| (inner.limits, now_ms));
        let ttl_ms = limits.ttl.as_millis() as u64;
        let is_expired = |listed: &Listed| {
            let head = File::open(&listed.path).and_then(|mut file| file::read_head(&mut file));
            matches!(head, Ok(Ok((head, _))) if limits.is_expired(now_ms.saturating_sub(head.created_ms), head.ttl_ms))
        };
        files.sort_by(|a, b| (a.last_use_ms, &a.path).cmp(&(b.last_use_ms, &b.path)));
        let mut held: u64 = files.iter().map(|listed| listed.bytes).sum();
        for listed in &files {
            // What was used within the time to live was made before: only the others need be opened.
            let may_be_old = ttl_ms > 0 && now_ms.saturating_sub(listed.last_use_ms) >= ttl_ms;
            let is_too_much = held > limits.disk_bytes;
            let cause = match is_too_much || may_be_old {
                true if is_expired(listed) => Cause::TooOld,
                true if is_too_much => Cause::TooManyBytes,
                _ => continue,
            };
            self.remove_file(&listed.path, &listed.stage, cause);
            held -= listed.bytes;
        }
    }

    /// Removes a result. Its stage is not known, but there are only a few: each is asked, and none is listed.
    pub fn remove(&self, hash: &Hash) {
        for folder in entries_of(&self.results) {
            let path = folder.path().join(hash.to_hex().as_str());
            if let Some(stage) = folder.file_name().to_str().filter(|_| path.is_file()) {
                self.remove_file(&path, stage, Cause::Removed);
            }
        }
    }

    /// Removes all results.
    pub fn clear(&self) {
        for listed in self.scan() {
            self.remove_file(&listed.path, &listed.stage, Cause::Removed);
        }
    }

    /// What the files say of themselves, most recently used first.
    pub fn list(&self) -> Vec<EntryInfo> {
        let (limits, now_ms) = self.shared.with(|inner, now_ms| (inner.limits, now_ms));
        let info = |listed: Listed| {
            let (head, uses) = file::read_head(&mut File::open(&listed.path).ok()?).ok()?.ok()?;
            Some(EntryInfo {
                tier: TierName::Disk,
                stage: head.stage,
                key: Hash::from_bytes(head.key),
                bytes: listed.bytes,
                age: Duration::from_millis(now_ms.saturating_sub(head.created_ms)),
                unused: Duration::from_millis(now_ms.saturating_sub(listed.last_use_ms)),
                ttl: head.ttl_ms.map_or(limits.ttl, Duration::from_millis),
                uses,
                cost_us: head.cost_us,
            })
        };
        let mut files = self.scan();
        files.sort_by(|a, b| (b.last_use_ms, &a.path).cmp(&(a.last_use_ms, &b.path)));
        files.into_iter().filter_map(info).collect()
    }

    /// Reads every file whole, and drops those that are not as written.
    pub fn verify(&self) -> Verified {
        let mut verified = Verified::default();
        for listed in self.scan() {
            let flaw = match fs::read(&listed.path) {
                Ok(bytes) => check(&bytes, &listed).err().map(|flaw| flaw.to_string()),
                Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                Err(error) => Some(error.to_string()),
            };
            match flaw {
                None => {
                    verified.entries += 1;
                    verified.bytes += listed.bytes;
                }
                Some(flaw) => {
                    self.remove_file(&listed.path, &listed.stage, Cause::Corrupt);
                    verified.dropped.push((listed.path, flaw));
                }
            }
        }
        verified
    }

    fn read<T: Store>(&self, path: &Path, key: &Key) -> Option<Loaded<T>> {
        let bytes = match fs::read(path) {
            Ok(bytes) => bytes,
            Err(error) => {
                let is_missing = error.kind() == io::ErrorKind::NotFound;
                self.note(key.stage(), |tier| tier.errors += u64::from(!is_missing));
                return None;
            }
        };
        let unpacked = file::unpack(&bytes).ok();
        let ours = unpacked.filter(|(head, _)| head.key == *key.hash().as_bytes() && head.stage == key.stage());
        let decoded = ours.and_then(|(head, raw)| Some(Loaded { value: T::decode(&raw)?, head }));
        let Some(Loaded { value, head }) = decoded else {
            self.remove_file(path, key.stage(), Cause::Corrupt);
            return None;
        };
        let is_expired =
            self.shared.with(|inner, now| inner.limits.is_expired(now.saturating_sub(head.created_ms), head.ttl_ms));
        if is_expired {
            self.remove_file(path, key.stage(), Cause::Expired);
            return None;
        }
        Some(Loaded { value, head })
    }

    /// Counts a use in the file and makes it the most recently used. Returns the bytes that took: none where somebody
    /// has deleted the file since.
    fn note_use(&self, path: &Path) -> io::Result<u64> {
        let mut file = match OpenOptions::new().append(true).open(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(0),
            opened => opened?,
        };
        file.write_all(&[0])?;
        self.set_used(&file)?;
        Ok(1)
    }

    /// The time is ours rather than the file system's, whose clock may tick too slowly to tell uses apart.
    fn set_used(&self, file: &File) -> io::Result<()> {
        let now = UNIX_EPOCH + Duration::from_millis(self.shared.clock.now_ms());
        file.set_times(FileTimes::new().set_modified(now))
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let folder = path.parent().unwrap_or(&self.results);
        fs::create_dir_all(folder)?;
        let mut file = Builder::new().prefix(UNFINISHED).tempfile_in(folder)?;
        file.write_all(bytes)?;
        self.set_used(file.as_file())?;
        // Not synchronized: what a power cut leaves unwritten, the checksum tells, and it is computed again.
        file.persist(path)?;
        Ok(())
    }

    fn path_of(&self, key: &Key) -> PathBuf {
        self.results.join(key.stage()).join(key.hash().to_hex().as_str())
    }

    /// Deletes a file and counts it, unless another program was quicker.
    fn remove_file(&self, path: &Path, stage: &str, cause: Cause) {
        let bytes = fs::metadata(path).map_or(0, |there| there.len());
        match fs::remove_file(path) {
            Ok(()) => self.note(stage, |tier| tier.leave(bytes, cause)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(_) => self.note(stage, |tier| tier.errors += 1),
        }
    }

    fn note(&self, stage: &str, change: impl Fn(&mut Tier)) {
        self.shared.with(|inner, _| inner.stats.note(TierName::Disk, stage, change));
    }

    /// All files of results, and their number and bytes for the statistics. Deletes what others left unfinished.
    fn scan(&self) -> Vec<Listed> {
        self.uncounted.store(0, Ordering::Relaxed);
        let mut files = Vec::new();
        for stage in entries_of(&self.results) {
            let Some(name) = stage.file_name().to_str().map(str::to_owned) else { continue };
            for entry in entries_of(&stage.path()) {
                let Ok(metadata) = entry.metadata() else { continue };
                let last_use = metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
                let last_use_ms = last_use.map_or(0, |since| since.as_millis() as u64);
                let path = entry.path();
                if is_result(&entry.file_name()) {
                    files.push(Listed { path, stage: name.clone(), bytes: metadata.len(), last_use_ms });
                } else if is_abandoned(&entry.file_name(), last_use_ms, self.shared.clock.now_ms()) {
                    // It is deleted at the next look if not now.
                    let _ = fs::remove_file(path);
                }
            }
        }
        self.shared.with(|inner, _| {
            let count = |files: &mut dyn Iterator<Item = &Listed>| {
                files.fold((0, 0), |(entries, bytes), listed| (entries + 1, bytes + listed.bytes))
            };
            let (entries, bytes) = count(&mut files.iter());
            inner.stats.disk.recount(entries, bytes);
            for listed in &files {
                inner.stats.stages.entry(listed.stage.clone()).or_default();
            }
            for (name, StageStats { disk, .. }) in &mut inner.stats.stages {
                let (entries, bytes) = count(&mut files.iter().filter(|listed| listed.stage == *name));
                disk.recount(entries, bytes);
            }
        });
        files
    }
}

/// Whether a file holds the result its name says.
fn check(bytes: &[u8], listed: &Listed) -> Result<(), Flaw> {
    let (head, _) = file::unpack(bytes)?;
    let name = Hash::from_bytes(head.key).to_hex();
    let is_named_so = listed.path.file_name() == Some(OsStr::new(name.as_str())) && listed.stage == head.stage;
    if is_named_so { Ok(()) } else { Err(Flaw::Damaged) }
}

/// What is in a folder; nothing if there is none.
fn entries_of(folder: &Path) -> impl Iterator<Item = fs::DirEntry> {
    fs::read_dir(folder).into_iter().flatten().flatten()
}

fn is_result(name: &OsStr) -> bool {
    name.to_str().is_some_and(|name| Hash::from_hex(name).is_ok())
}

fn is_abandoned(name: &OsStr, last_change_ms: u64, now_ms: u64) -> bool {
    let is_unfinished = name.to_str().is_some_and(|name| name.starts_with(UNFINISHED));
    is_unfinished && now_ms.saturating_sub(last_change_ms) >= ABANDONED.as_millis() as u64
}
