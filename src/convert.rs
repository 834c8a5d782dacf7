//! A mesh file, ours or another's, as an asset that can be exported again.

use std::path::{Path, PathBuf};
use std::str::FromStr;

use orfeas_core::export::{Asset, ExportError, ExportOptions, Format};
use orfeas_core::join::{JoinError, join};
use orfeas_core::mesh::Unit;
use orfeas_core::progress::unwatched;

use crate::mesh_file::{self, ReadError};

/// What a length of 1 in a file means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// Nothing in particular.
    None,
    Millimeter,
    Centimeter,
    Meter,
}

/// Why a file did not become an asset.
#[derive(Debug, thiserror::Error)]
pub enum ConvertError {
    #[error(transparent)]
    Read(#[from] ReadError),
    #[error("the parts of the mesh cannot share a texture: {}", path.display())]
    Join { path: PathBuf, source: JoinError },
    #[error("the mesh cannot be exported: {}", path.display())]
    Export { path: PathBuf, source: ExportError },
}

/// Reads a mesh file. Its materials become one, and it stands as everywhere here: +Y up, front towards +Z.
///
/// Without a `length` that of the format is taken: 3MF is in millimeters, others do not say or are not always believed.
pub fn load(path: &Path, name: &str, length: Option<Length>) -> Result<Asset, ConvertError> {
    let mut textured =
        join(&mesh_file::read(path)?).map_err(|source| ConvertError::Join { path: path.to_owned(), source })?;
    let is_3mf = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("3mf"));
    let default = if is_3mf { Length::Millimeter } else { Length::None };
    let (scale, unit) = length.unwrap_or(default).in_unit();
    let mesh = &mut textured.mesh;
    if is_3mf {
        let mesh_from_file = Format::ThreeMf.file_from_mesh(Unit::Millimetres, &ExportOptions::default()).inverse();
        mesh.positions.iter_mut().for_each(|p| *p = mesh_from_file.transform_point3(*p));
        mesh.normals.iter_mut().for_each(|n| *n = mesh_from_file.transform_vector3(*n));
    }
    mesh.positions.iter_mut().for_each(|p| *p *= scale);
    let asset = Asset::new(name, textured, unit, &unwatched);
    asset.map_err(|source| ConvertError::Export { path: path.to_owned(), source })
}

impl Length {
    /// As a factor and the unit it leads to.
    fn in_unit(self) -> (f32, Unit) {
        match self {
            Self::None => (1.0, Unit::Free),
            Self::Millimeter => (1.0, Unit::Millimetres),
            Self::Centimeter => (10.0, Unit::Millimetres),
            Self::Meter => (1000.0, Unit::Millimetres),
        }
    }
}

impl FromStr for Length {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, &'static str> {
        match text {
            "none" => Ok(Self::None),
            "mm" => Ok(Self::Millimeter),
            "cm" => Ok(Self::Centimeter),
            "m" => Ok(Self::Meter),
            _ => Err("expected none, mm, cm or m"),
        }
    }
}
