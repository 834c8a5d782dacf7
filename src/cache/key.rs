//! What results are found under: the hash of everything that went into them.

use std::fmt;

pub use blake3::Hash;
use serde::Serialize;

/// The hash of a result's inputs, and the stage it belongs to in statistics: same key, same bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key {
    stage: &'static str,
    hash: Hash,
}

impl Key {
    /// The key of raw bytes, such as a file's.
    pub fn of(bytes: &[u8]) -> Self {
        Self { stage: "input", hash: blake3::hash(bytes) }
    }

    /// The key of what a stage makes of `inputs` under `params`. `version` changes with the stage's code. The stage
    /// also names a folder on disk: letters, digits and dashes.
    pub fn derive(stage: &'static str, version: u32, inputs: &[Key], params: &impl Serialize) -> Self {
        let mut hasher = blake3::Hasher::new();
        let mut part = |bytes: &[u8]| {
            // Lengths keep neighbors apart: "ab" + "c" is not "a" + "bc".
            hasher.update(&(bytes.len() as u64).to_le_bytes()).update(bytes);
        };
        part(stage.as_bytes());
        part(&version.to_le_bytes());
        inputs.iter().for_each(|key| part(key.hash.as_bytes()));
        // Parameters are plain numbers, words and flags, which JSON always takes; were one refused, the empty text
        // would only make two keys equal that the stage's inputs already tell apart.
        part(&serde_json::to_vec(params).unwrap_or_default());
        Self { stage, hash: hasher.finalize() }
    }

    pub fn stage(&self) -> &'static str {
        self.stage
    }

    pub fn hash(&self) -> Hash {
        self.hash
    }
}

/// `stage/hash`, as the file of the result is called.
impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.stage, self.hash)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_tell_apart_what_runs_together() {
        let derive = |stage: &'static str, params: &str| Key::derive(stage, 1, &[Key::of(b"x")], &params);
        assert_ne!(derive("ab", "c"), derive("a", "bc"));
        assert_ne!(Key::derive("a", 1, &[], &0.5), Key::derive("a", 2, &[], &0.5));
        assert_eq!(derive("a", "b"), derive("a", "b"));
    }
}
