//! Holds back jobs that have not begun, while memory is short.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Duration,
};

use super::CancelToken;

/// How often a waiting worker looks whether it may go on; far below what a person notices.
const POLL: Duration = Duration::from_millis(100);

/// Open at first. Clones are the same gate.
#[derive(Debug, Clone, Default)]
pub struct Gate(Arc<AtomicBool>);

impl Gate {
    pub fn set_closed(&self, is_closed: bool) {
        self.0.store(is_closed, Ordering::Relaxed);
    }

    /// Returns when the gate is open or the job was canceled.
    pub(super) fn wait(&self, cancel: &CancelToken) {
        while self.0.load(Ordering::Relaxed) && cancel.check().is_ok() {
            thread::sleep(POLL);
        }
    }
}
