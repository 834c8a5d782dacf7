//! The formats: their names, the files each consists of, and where each puts a mesh.

use std::fmt;
use std::str::FromStr;

use glam::{Mat4, Vec3, Vec4};
use serde::{Deserialize, Serialize};

use super::{ExportOptions, UpAxis};
use crate::mesh::Unit;

/// A file format meshes are exported in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// Binary glTF: mesh, material and texture in one file, in meters.
    Glb,
    /// glTF as text, with the numbers and the texture in files beside it.
    Gltf,
    /// Wavefront text, with a material file and the texture beside it.
    Obj,
    /// Binary triangles without color, for printing.
    Stl,
    /// Binary vertices with colors, for scanning and point tools.
    Ply,
    /// What slicers read: mesh and texture in one file, in millimeters, standing on the print bed.
    #[serde(rename = "3mf")]
    ThreeMf,
    /// What iPhones show in the room: mesh, material and texture in one file.
    Usdz,
}

/// Meters of a millimeter, in glTF and USD.
pub(super) const METERS_PER_MILLIMETER: f32 = 0.001;
/// Millimeters that a mesh without a size of its own gets for each of its units where the format demands a real size:
/// the frame becomes 100 mm wide.
const MILLIMETERS_PER_FREE_UNIT: f32 = 50.0;

/// A file extension that is none of [`Format::all`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("expected a format out of {}, found `{found}`", Format::names())]
pub struct UnknownFormat {
    found: String,
}

impl Format {
    /// All formats, in the order in which they are offered.
    pub const fn all() -> [Self; 7] {
        [Self::Glb, Self::Gltf, Self::Obj, Self::Stl, Self::Ply, Self::ThreeMf, Self::Usdz]
    }

    /// All extensions, for messages.
    pub fn names() -> String {
        Self::all().map(Self::extension).join(", ")
    }

    /// The file extension, in lower case and without a dot.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Glb => "glb",
            Self::Gltf => "gltf",
            Self::Obj => "obj",
            Self::Stl => "stl",
            Self::Ply => "ply",
            Self::ThreeMf => "3mf",
            Self::Usdz => "usdz",
        }
    }

    /// Whether files of this format carry the texture; of those that do not, PLY has colors.
    pub const fn has_texture(self) -> bool {
        !matches!(self, Self::Stl | Self::Ply)
    }

    /// Whether they carry what else a material says than its color, the map of occlusion, roughness and metalness apart,
    /// which OBJ has no place for.
    pub const fn has_material(self) -> bool {
        matches!(self, Self::Glb | Self::Gltf | Self::Obj | Self::Usdz)
    }

    /// The names of all files that [`super::export`] makes for this stem, the one that is opened first.
    ///
    /// The texture is never STEM.png, which may well be the picture the mesh was made from.
    pub fn file_names(self, stem: &str, options: &ExportOptions) -> Vec<String> {
        let word = word(stem);
        let texture = || format!("{word}_texture.{}", options.texture.extension());
        let main = format!("{stem}.{self}");
        match self {
            Self::Gltf => vec![main, format!("{word}.bin"), texture()],
            Self::Obj => vec![main, format!("{word}.mtl"), texture()],
            Self::Glb | Self::Stl | Self::Ply | Self::ThreeMf | Self::Usdz => vec![main],
        }
    }

    /// The names of the files for a material's maps beside a file of this stem, whether it has them or not: the normals, then
    /// occlusion with roughness and metalness.
    pub fn map_names(self, stem: &str) -> Vec<String> {
        let kinds: &[&str] = match self {
            Self::Gltf => &["normal", "orm"],
            Self::Obj => &["normal"],
            Self::Glb | Self::Stl | Self::Ply | Self::ThreeMf | Self::Usdz => &[],
        };
        kinds.iter().map(|kind| format!("{}_{kind}.png", word(stem))).collect()
    }

    /// Where a mesh of this unit is for who reads the file, as its own specification tells to read it.
    ///
    /// glTF is in meters and 3MF in millimeters with Z up; USD says in the file what it is in; the others hold the
    /// plain numbers, along the axes of the options.
    pub fn file_from_mesh(self, unit: Unit, options: &ExportOptions) -> Mat4 {
        match (self, unit) {
            (Self::Glb | Self::Gltf, Unit::Millimetres) => Mat4::from_scale(Vec3::splat(METERS_PER_MILLIMETER)),
            (Self::Glb | Self::Gltf, Unit::Free) | (Self::Usdz, _) => Mat4::IDENTITY,
            (Self::ThreeMf, Unit::Millimetres) => z_up_from_y_up(),
            (Self::ThreeMf, Unit::Free) => Mat4::from_scale(Vec3::splat(MILLIMETERS_PER_FREE_UNIT)) * z_up_from_y_up(),
            (Self::Obj | Self::Stl | Self::Ply, _) => {
                let scale = if options.in_meters && unit == Unit::Millimetres { METERS_PER_MILLIMETER } else { 1.0 };
                let turn = if options.up == UpAxis::Z { z_up_from_y_up() } else { Mat4::IDENTITY };
                Mat4::from_scale(Vec3::splat(scale)) * turn
            }
        }
    }
}

/// What was up stays up, and what faced the viewer at +Z faces -Y.
fn z_up_from_y_up() -> Mat4 {
    Mat4::from_cols(Vec4::X, Vec4::Z, Vec4::NEG_Y, Vec4::W)
}

/// The text as one word that every reader of text formats understands alike.
///
/// OBJ cannot quote a name: blanks end it, `#` begins a comment, a leading `-` an option, and what readers make of
/// other marks differs; in glTF `%` begins an escape. All those become `_`; letters of every script stay.
pub(super) fn word(text: &str) -> String {
    let is_safe = |c: char| match c.is_ascii() {
        true => c.is_ascii_alphanumeric() || "-_.".contains(c),
        false => !c.is_whitespace() && !c.is_control(),
    };
    let replaced: String = text.chars().map(|c| if is_safe(c) { c } else { '_' }).collect();
    match replaced.strip_prefix('-') {
        Some(rest) => format!("_{rest}"),
        None => replaced,
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.extension())
    }
}

impl FromStr for Format {
    type Err = UnknownFormat;

    /// Takes a file extension in upper or lower case.
    fn from_str(extension: &str) -> Result<Self, UnknownFormat> {
        Self::all()
            .into_iter()
            .find(|format| extension.eq_ignore_ascii_case(format.extension()))
            .ok_or_else(|| UnknownFormat { found: extension.to_owned() })
    }
}
