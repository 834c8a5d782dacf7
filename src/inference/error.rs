//! All that can be wrong with a network.

use std::path::PathBuf;

use orfeas_core::progress::Canceled;

use super::manifest::ManifestError;

/// Why a network cannot be opened or run.
#[derive(Debug, thiserror::Error)]
pub enum NetworkError {
    #[error("cannot read the network ({source}); check the path and its permissions: {}", path.display())]
    Unreadable { path: PathBuf, source: std::io::Error },
    #[error("the network's manifest is of no use ({source}); name the .json that came with the network: {}", path.display())]
    Manifest { path: PathBuf, source: ManifestError },
    #[error(
        "the network is not the one its manifest describes (SHA-256 {expected} expected, {found} found); copy both files again: {}",
        path.display()
    )]
    Hash { path: PathBuf, expected: String, found: String },
    #[error("ONNX Runtime cannot load the network ({reason}); copy or export the file again: {}", path.display())]
    Load { path: PathBuf, reason: String },
    #[error("the network's {what} should be {expected}, but is {found}; use a network made for this program: {}", path.display())]
    Contract { path: PathBuf, what: &'static str, expected: String, found: String },
    #[error("the network takes pictures of {expected} × {expected} cells, but was given {found} × {found}: {}", path.display())]
    Input { path: PathBuf, expected: usize, found: usize },
    #[error(
        "the network answered {count} values that are not finite numbers; try another engine or network: {}",
        path.display()
    )]
    NotFinite { path: PathBuf, count: usize },
    #[error("the network failed on {provider} ({reason}); try another engine: {}", path.display())]
    Run { path: PathBuf, provider: &'static str, reason: String },
    #[error(transparent)]
    Canceled(#[from] Canceled),
}
