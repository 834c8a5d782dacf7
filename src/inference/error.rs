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
    #[error("there is not enough memory for the network ({reason}); close other programs or raise the limit: {}", path.display())]
    Memory { path: PathBuf, reason: String },
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

/// What ONNX Runtime says where memory cannot be had.
const NO_MEMORY: [&str; 2] = ["bad_alloc", "Failed to allocate memory"];

impl NetworkError {
    /// The same, told as a lack of memory where it is one: then the file is not to blame.
    pub(super) fn or_lack_of_memory(self) -> Self {
        match self {
            Self::Load { path, reason } | Self::Run { path, reason, .. }
                if NO_MEMORY.iter().any(|said| reason.contains(said)) =>
            {
                Self::Memory { path, reason }
            }
            other => other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lack_of_memory_does_not_blame_the_file() {
        let load =
            |reason: &str| NetworkError::Load { path: "a.onnx".into(), reason: reason.into() }.or_lack_of_memory();
        assert!(load("std::bad_alloc").to_string().starts_with("there is not enough memory for the network"));
        assert!(load("protobuf parsing failed").to_string().contains("copy or export the file again"));
    }
}
