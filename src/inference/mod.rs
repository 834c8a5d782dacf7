//! Runs the networks that see depth in a picture, with ONNX Runtime.
//!
//! ```text
//! Foreground ─► NetworkInput ─► Network::run ─► LayerMaps
//!                                  ▲
//!            Runtime, Manifest, Provider
//! ```
//!
//! The runtime is a library of its own, looked for when the first network is wanted. Where it is missing,
//! [`RuntimeMissing`] says so in one sentence and all that needs no network goes on working.

#[cfg(test)]
mod agreement;
mod contract;
mod error;
mod input;
mod manifest;
mod network;
mod provider;
mod runtime;
mod watched_run;

pub use error::NetworkError;
pub use input::NetworkInput;
pub use manifest::{Camera, Field, Input, Manifest, ManifestError, Output};
pub use network::{Network, Options};
pub use provider::{Provider, Refusal};
pub use runtime::{Attempt, Runtime, RuntimeMissing};
