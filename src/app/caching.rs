//! How the cache is set, and changes of that: limits hold at once, the rest from the next start. Each is saved alone,
//! since what else holds now may be the environment's.

use super::App;
use crate::settings::{CacheChange, CacheSettings};

/// How the cache is set.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Caching {
    pub now: CacheSettings,
    /// What the next start will find.
    pub next: CacheSettings,
    /// Whether there is a file that changes are saved in. Without one they end with the window.
    pub is_saved: bool,
}

impl Caching {
    pub(super) fn new(settings: CacheSettings, is_saved: bool) -> Self {
        Self { now: settings.clone(), next: settings, is_saved }
    }

    /// The variable of the environment that decides what a change would change.
    pub fn decided_by(&self, change: &CacheChange) -> Option<&'static str> {
        self.now.variables.iter().copied().find(|variable| *variable == change.variable())
    }
}

impl App {
    pub(super) fn change_caching(&mut self, change: CacheChange) {
        let caching = &mut self.caching;
        change.apply_to(&mut caching.next);
        if change.is_of_limits() {
            change.apply_to(&mut caching.now);
            // Limits would switch on a cache that keeps nothing.
            if caching.now.is_enabled {
                let limits = caching.now.limits;
                self.change_cache(|cache| cache.set_limits(limits));
            }
        }
        if let Some(file) = self.settings_file.clone() {
            self.io.save_caching(file, change);
        }
    }
}
