//! What an asset says of how it was made: enough to make it again.

use orfeas_core::export::{GENERATOR, NetworkId, Provenance};
use serde_json::json;

use super::{Engine, Input, Settings};
use crate::inference::Manifest;

pub(super) fn provenance(input: &Input, settings: &Settings, engine: Engine, network: Option<NetworkId>) -> Provenance {
    let hash = |bytes: &[u8]| blake3::hash(bytes).to_hex().to_string();
    Provenance {
        program: GENERATOR.to_owned(),
        engine: engine.to_string(),
        network,
        settings: json!(settings),
        picture_blake3: hash(&input.bytes),
        mask_blake3: input.mask.as_deref().map(hash),
    }
}

pub(super) fn identity(manifest: &Manifest) -> NetworkId {
    let Manifest { name, version, sha256, .. } = manifest;
    NetworkId { name: name.clone(), version: version.clone(), sha256: sha256.clone() }
}
