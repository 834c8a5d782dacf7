//! What a network says about itself: the JSON file beside its `.onnx`.

use serde::{Deserialize, Serialize};

/// The description of any network. Fields this program does not know are left alone, so that newer manifests load.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    pub name: String,
    pub version: String,
    /// The network's own file, from the folder of the manifest.
    pub file: String,
    /// Of that file, in lower case hexadecimal.
    pub sha256: String,
    pub input: Input,
    pub output: Output,
    pub licence: String,
    /// How the network was trained and how well it does, for people.
    #[serde(default)]
    pub trained: serde_json::Value,
    #[serde(default)]
    pub scores: serde_json::Value,
    /// BLAKE3 of the manifest as it was read. It stands for all that an answer depends on: the network's file, whose
    /// hash is in it, and the numbers beside it.
    #[serde(skip)]
    pub hash: String,
}

/// The description of a network that sees depth.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ShapeManifest {
    #[serde(flatten)]
    pub network: Manifest,
    pub field: Field,
    pub camera: Camera,
}

/// The description of a network that finds the subject.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct MaskManifest(pub Manifest);

/// The tensor the network takes: pictures × channels × size × size.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Input {
    pub name: String,
    pub channels: usize,
    pub size: usize,
}

/// The tensor it gives, of the input's size.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Output {
    pub name: String,
    pub channels: usize,
}

/// Bounds of the body the network describes, in half-frame units.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Field {
    /// Depths lie between minus this and this.
    pub reach: f32,
    /// Value of the field on the surface.
    pub level: f32,
}

/// The camera of the pictures it was trained on.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Camera {
    /// Tangent of half the angle under which the frame is seen.
    pub tangent: f32,
    /// Longer side of the subject over the side of the frame.
    pub fill: f32,
}

/// Why a manifest cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ManifestError {
    #[error("not a network's manifest: {0}")]
    Json(#[from] serde_json::Error),
    #[error("`{field}` should be {expected}, but is {found}")]
    Value { field: &'static str, expected: String, found: String },
}

impl Manifest {
    /// The same, with the hash of what it was read from.
    fn read_from(self, json: &[u8]) -> Self {
        Self { hash: blake3::hash(json).to_hex().to_string(), ..self }
    }

    fn check(&self, input_channels: usize, output_channels: usize) -> Result<(), ManifestError> {
        let Self { input, output, .. } = self;
        let is_hash = self.sha256.len() == 64 && self.sha256.bytes().all(|c| matches!(c, b'0'..=b'9' | b'a'..=b'f'));
        require("name", "a name", !self.name.is_empty(), &self.name)?;
        require("file", "the name of a file", !self.file.is_empty(), &self.file)?;
        require("sha256", "64 lower case hexadecimal digits", is_hash, &self.sha256)?;
        require("input.name", "a name", !input.name.is_empty(), &input.name)?;
        require_count("input.channels", input_channels, input.channels)?;
        let is_size = (32..=1024).contains(&input.size) && input.size.is_multiple_of(16);
        require("input.size", "a multiple of 16 from 32 to 1024", is_size, input.size)?;
        require("output.name", "a name", !output.name.is_empty(), &output.name)?;
        require_count("output.channels", output_channels, output.channels)
    }
}

impl ShapeManifest {
    /// Channels of the input: premultiplied red, green, blue, then alpha and the inflated height.
    pub const INPUT_CHANNELS: usize = 5;
    /// Channels of the output: front, back, logit of a gap between them, where it begins and ends; red, green and blue
    /// of the back.
    pub const OUTPUT_CHANNELS: usize = 8;

    pub fn from_json(json: &[u8]) -> Result<Self, ManifestError> {
        let manifest: Self = serde_json::from_slice(json)?;
        let Self { network, field, camera } = &manifest;
        network.check(Self::INPUT_CHANNELS, Self::OUTPUT_CHANNELS)?;
        require("field.reach", "from 0.1 to 10", (0.1..=10.0).contains(&field.reach), field.reach)?;
        require("field.level", "a finite number", field.level.is_finite(), field.level)?;
        require("camera.tangent", "from 0 to 2", (0.0..=2.0).contains(&camera.tangent), camera.tangent)?;
        require("camera.fill", "from 0.1 to 1", (0.1..=1.0).contains(&camera.fill), camera.fill)?;
        Ok(Self { network: manifest.network.read_from(json), ..manifest })
    }
}

impl MaskManifest {
    /// Channels of the input: red, green, blue.
    pub const INPUT_CHANNELS: usize = 3;
    /// Channels of the output: logit of being subject.
    pub const OUTPUT_CHANNELS: usize = 1;

    pub fn from_json(json: &[u8]) -> Result<Self, ManifestError> {
        let manifest: Self = serde_json::from_slice(json)?;
        manifest.0.check(Self::INPUT_CHANNELS, Self::OUTPUT_CHANNELS)?;
        Ok(Self(manifest.0.read_from(json)))
    }
}

fn require(field: &'static str, expected: &str, holds: bool, found: impl ToString) -> Result<(), ManifestError> {
    if holds {
        return Ok(());
    }
    Err(ManifestError::Value { field, expected: expected.to_owned(), found: found.to_string() })
}

fn require_count(field: &'static str, expected: usize, found: usize) -> Result<(), ManifestError> {
    require(field, &expected.to_string(), expected == found, found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest() -> serde_json::Value {
        serde_json::json!({
            "name": "test", "version": "1", "file": "test.onnx", "sha256": "0".repeat(64),
            "input": {"name": "picture", "channels": 5, "size": 96}, "output": {"name": "layers", "channels": 8},
            "field": {"reach": 1.6, "level": 0.0}, "camera": {"tangent": 0.31, "fill": 0.85}, "licence": "MIT",
        })
    }

    fn refusal(change: impl FnOnce(&mut serde_json::Value)) -> String {
        let mut changed = manifest();
        change(&mut changed);
        ShapeManifest::from_json(changed.to_string().as_bytes()).unwrap_err().to_string()
    }

    #[test]
    fn fields_of_a_later_version_are_allowed() {
        let mut later = manifest();
        later["color_space"] = "sRGB".into();
        let manifest = ShapeManifest::from_json(later.to_string().as_bytes()).unwrap();
        assert_eq!(manifest.network.input.size, 96);
    }

    #[test]
    fn a_refused_value_is_named_with_what_was_expected() {
        assert_eq!(
            refusal(|m| m["input"]["size"] = 100.into()),
            "`input.size` should be a multiple of 16 from 32 to 1024, but is 100"
        );
        assert_eq!(refusal(|m| m["output"]["channels"] = 3.into()), "`output.channels` should be 8, but is 3");
        assert_eq!(
            refusal(|m| m["field"]["reach"] = 1e60.into()),
            "`field.reach` should be from 0.1 to 10, but is inf"
        );
    }

    #[test]
    fn a_missing_field_is_named() {
        let sentence = refusal(|m| drop(m.as_object_mut().unwrap().remove("camera")));
        assert!(sentence.starts_with("not a network's manifest: missing field `camera`"), "{sentence}");
    }
}
