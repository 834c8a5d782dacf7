//! Flags of `orfeas generate` for how the surface answers to light.

use clap::Args;

use crate::pipeline::{MaterialSettings, parse_share};

#[derive(Debug, Args)]
#[command(next_help_heading = "Material")]
pub(super) struct MaterialArguments {
    /// How much of the picture's own light and shade is taken out of its colors, 0 to 1 [default: 0].
    #[arg(long, value_name = "0..1", value_parser = parse_share)]
    delight: Option<f32>,
    /// Keep the detail that simplifying takes away in a normal map.
    #[arg(long, value_name = "BOOL", num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    normal_map: Option<bool>,
    /// Bake how much of the light around reaches each place.
    #[arg(long, value_name = "BOOL", num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    ambient_occlusion: Option<bool>,
    /// 0 is a mirror and 1 is chalk [default: 0.9].
    #[arg(long, value_name = "0..1", value_parser = parse_share)]
    roughness: Option<f32>,
    /// 1 is bare metal [default: 0].
    #[arg(long, value_name = "0..1", value_parser = parse_share)]
    metalness: Option<f32>,
}

impl MaterialArguments {
    /// What the flags say, and the settings where they do not.
    pub fn over(&self, set: MaterialSettings) -> MaterialSettings {
        MaterialSettings {
            delight: self.delight.unwrap_or(set.delight),
            normal_map: self.normal_map.unwrap_or(set.normal_map),
            occlusion: self.ambient_occlusion.unwrap_or(set.occlusion),
            roughness: self.roughness.unwrap_or(set.roughness),
            metalness: self.metalness.unwrap_or(set.metalness),
        }
    }
}
