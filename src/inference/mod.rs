//! Runs the networks that find the subject of a picture and see its depth, with ONNX Runtime.
//!
//! ```text
//! picture ───────────────────► MaskNetwork::run ─► CoarseMask
//! Foreground ─► NetworkInput ─► Network::run ─► LayerMaps
//!                                  ▲
//!                NetworkSession, of either kind
//!                                  ▲
//!                     Runtime, Manifest, Provider
//! ```
//!
//! The runtime is a library of its own, looked for when the first network is wanted. Where it is missing,
//! [`RuntimeMissing`] says so in one sentence and all that needs no network goes on working.

#[cfg(test)]
mod agreement;
mod area;
mod contract;
mod error;
mod input;
mod manifest;
mod mask_network;
mod network;
mod provider;
mod runtime;
mod session;
mod watched_run;

pub use error::NetworkError;
pub use input::NetworkInput;
pub use manifest::{Camera, Field, Input, Manifest, ManifestError, MaskManifest, Output, ShapeManifest};
pub use mask_network::MaskNetwork;
pub use network::Network;
pub use provider::{Provider, Refusal};
pub use runtime::{Attempt, Runtime, RuntimeMissing};
pub use session::Options;
