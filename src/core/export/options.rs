//! What can be chosen about an export beside its format.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Choices for the files. A format leaves out what it has no room for: STL has no texture, only glTF is compressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ExportOptions {
    pub texture: TextureFormat,
    pub compression: Compression,
    /// For OBJ, STL and PLY, which have no rule of their own.
    pub up: UpAxis,
    /// Whether the same formats have a mesh in millimeters in meters, for which game engines take their numbers.
    pub in_meters: bool,
}

/// How the texture is encoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TextureFormat {
    /// Without loss.
    #[default]
    Png,
    /// A fifth of the size; at this quality, 1 to 100, losses show only when enlarged.
    Jpeg { quality: u8 },
}

/// How the numbers of a glTF file are kept small.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Compression {
    /// 32-bit numbers, which every reader takes.
    #[default]
    None,
    /// `KHR_mesh_quantization`: 16 bits for positions and texture coordinates, 8 for normals: a third smaller.
    Quantize,
    /// `EXT_meshopt_compression` of the quantized numbers: a fifth of the size, for readers with its decoder.
    Meshopt,
}

/// Which axis points up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum UpAxis {
    /// And +Z to the front, as in glTF.
    #[default]
    Y,
    /// And -Y to the front, as slicers and CAD have it.
    Z,
}

impl TextureFormat {
    /// No visible loss on photographs.
    pub const JPEG: Self = Self::Jpeg { quality: 90 };

    /// Of files, without a dot.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Jpeg { .. } => "jpg",
        }
    }

    pub(super) const fn mime_type(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Jpeg { .. } => "image/jpeg",
        }
    }
}

impl UpAxis {
    /// For comments in files.
    pub(super) const fn directions(self) -> &'static str {
        match self {
            Self::Y => "up +Y, front +Z",
            Self::Z => "up +Z, front -Y",
        }
    }
}

impl FromStr for TextureFormat {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, &'static str> {
        match text {
            "png" => Ok(Self::Png),
            "jpeg" | "jpg" => Ok(Self::JPEG),
            _ => Err("expected png or jpeg"),
        }
    }
}

impl FromStr for Compression {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, &'static str> {
        match text {
            "none" => Ok(Self::None),
            "quantize" => Ok(Self::Quantize),
            "meshopt" => Ok(Self::Meshopt),
            _ => Err("expected none, quantize or meshopt"),
        }
    }
}

impl fmt::Display for Compression {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::None => "none",
            Self::Quantize => "quantize",
            Self::Meshopt => "meshopt",
        })
    }
}
