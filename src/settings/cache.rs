//! What is kept of results and where, and changes of that, one at a time.

use std::{io, path::PathBuf, time::Duration};

use super::{
    CACHE_DIR, CACHE_DISABLED, CACHE_DISK, CACHE_ENTRIES, CACHE_MEMORY, CACHE_TTL, MOST_MEGABYTES, Setting,
    SettingsError, Sources,
};
use crate::cache::{Cache, Limits};

/// What is kept of results, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CacheSettings {
    pub is_enabled: bool,
    pub limits: Limits,
    /// `None` where the platform has no folder for caches: then results are kept in memory only.
    pub folder: Option<PathBuf>,
    /// The variables of the environment that decide some of this, whatever the file says.
    pub variables: Vec<&'static str>,
}

/// In memory only: what is kept on disk, and where, is for the settings to say.
impl Default for CacheSettings {
    fn default() -> Self {
        Self { is_enabled: true, limits: Limits::default(), folder: None, variables: Vec::new() }
    }
}

impl CacheSettings {
    /// The cache as set. Disabled it works, and keeps nothing.
    ///
    /// # Errors
    /// The system refuses a thread.
    pub fn open(&self) -> io::Result<Cache> {
        match &self.folder {
            _ if !self.is_enabled => Ok(Cache::new(Limits::OFF)),
            Some(folder) => Cache::open(self.limits, folder),
            None => Ok(Cache::new(self.limits)),
        }
    }
}

/// One of the cache's settings with a new value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CacheChange {
    Enabled(bool),
    /// Results in memory, at most.
    Entries(usize),
    /// Bytes in memory, at most.
    Memory(usize),
    /// Bytes on disk, at most.
    Disk(u64),
    /// In whole seconds; zero is forever.
    TimeToLive(Duration),
    Folder(PathBuf),
}

impl CacheChange {
    pub const MOST_ENTRIES: u64 = 100_000_000;
    /// Of memory and of the disk.
    pub const MOST_MEGABYTES: u64 = MOST_MEGABYTES;
    /// A hundred years.
    pub const MOST_SECONDS: u64 = 100 * 365 * 86_400;

    /// The variable of the environment that goes before it.
    pub fn variable(&self) -> &'static str {
        self.setting().variable
    }

    /// Whether it is of a limit, which can change while the cache is in use. The rest is for the next start.
    pub fn is_of_limits(&self) -> bool {
        !matches!(self, Self::Enabled(_) | Self::Folder(_))
    }

    pub fn apply_to(&self, settings: &mut CacheSettings) {
        let limits = &mut settings.limits;
        match self {
            Self::Enabled(is_enabled) => settings.is_enabled = *is_enabled,
            Self::Entries(entries) => limits.entries = *entries,
            Self::Memory(bytes) => limits.bytes = *bytes,
            Self::Disk(bytes) => limits.disk_bytes = *bytes,
            Self::TimeToLive(ttl) => limits.ttl = *ttl,
            Self::Folder(folder) => settings.folder = Some(folder.clone()),
        }
    }

    pub(super) fn setting(&self) -> Setting {
        match self {
            Self::Enabled(_) => CACHE_DISABLED,
            Self::Entries(_) => CACHE_ENTRIES,
            Self::Memory(_) => CACHE_MEMORY,
            Self::Disk(_) => CACHE_DISK,
            Self::TimeToLive(_) => CACHE_TTL,
            Self::Folder(_) => CACHE_DIR,
        }
    }
}

impl Sources<'_> {
    pub(super) fn cache(&self, default_folder: Option<PathBuf>) -> Result<CacheSettings, SettingsError> {
        let default = Limits::default();
        let megabytes = |setting| {
            let number = self.number(setting, 0, MOST_MEGABYTES);
            number.map(|number| number.map(|megabytes| megabytes << 20))
        };
        let entries = self.number(CACHE_ENTRIES, 0, CacheChange::MOST_ENTRIES)?;
        let ttl = self.number(CACHE_TTL, 0, CacheChange::MOST_SECONDS)?;
        let limits = Limits {
            entries: entries.map_or(default.entries, |entries| entries as usize),
            bytes: megabytes(CACHE_MEMORY)?.map_or(default.bytes, |bytes| bytes as usize),
            disk_bytes: megabytes(CACHE_DISK)?.unwrap_or(default.disk_bytes),
            ttl: ttl.map_or(default.ttl, Duration::from_secs),
        };
        let is_disabled = self.switch(CACHE_DISABLED)?.unwrap_or(false);
        let folder = self.get(CACHE_DIR, "a folder's path", |text| Some(PathBuf::from(text)))?.or(default_folder);
        let all = [CACHE_DISABLED, CACHE_ENTRIES, CACHE_MEMORY, CACHE_TTL, CACHE_DISK, CACHE_DIR];
        let variables = all.map(|setting| setting.variable);
        let variables = variables.into_iter().filter(|variable| (self.environment)(variable).is_some()).collect();
        Ok(CacheSettings { is_enabled: !is_disabled, limits, folder, variables })
    }
}
