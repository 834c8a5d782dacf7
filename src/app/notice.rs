//! Messages to the user.

use crate::metrics::alert::Severity;

/// How a message is meant. Good news leave by themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    Good,
    Warning,
    Error,
}

impl From<Severity> for Tone {
    fn from(severity: Severity) -> Self {
        match severity {
            Severity::Info => Self::Good,
            Severity::Warning => Self::Warning,
            Severity::Critical => Self::Error,
        }
    }
}

/// A message to the user.
#[derive(Debug, Clone, PartialEq)]
pub struct Notice {
    pub id: u64,
    pub tone: Tone,
    pub title: String,
    /// Shown on demand.
    pub details: String,
}
