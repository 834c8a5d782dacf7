//! A mesh file, ours or another's, as an asset that can be exported again.

use std::path::{Path, PathBuf};
use std::str::FromStr;

use image::imageops;
use orfeas_core::export::{Asset, ExportError, ExportOptions, Format};
use orfeas_core::join::{JoinError, join};
use orfeas_core::material::Material;
use orfeas_core::mesh::Unit;
use orfeas_core::progress::unwatched;
use orfeas_core::simplify::simplify_textured;

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

/// The asset with at most about `faces` triangles, and a texture whose longer side has at most `side` pixels. Seams of the
/// texture stay where they are.
pub fn reduced(asset: &Asset, faces: Option<usize>, side: Option<u32>) -> Result<Asset, ExportError> {
    let mesh = asset.mesh();
    let longer = mesh.texture.width().max(mesh.texture.height());
    let side = side.filter(|&side| side < longer);
    let faces = faces.filter(|&faces| faces < mesh.mesh.triangles.len());
    if side.is_none() && faces.is_none() {
        return Ok(asset.clone());
    }
    let mut reduced = match faces {
        Some(faces) => simplify_textured(mesh, faces, &unwatched)?,
        None => mesh.clone(),
    };
    if let Some(side) = side {
        let scaled = |length: u32| (u64::from(length) * u64::from(side)).div_ceil(u64::from(longer)) as u32;
        let (width, height) = (scaled(mesh.texture.width()), scaled(mesh.texture.height()));
        let Material { normal_map, orm, .. } = &mut reduced.material;
        for picture in [Some(&mut reduced.texture), normal_map.as_mut(), orm.as_mut()].into_iter().flatten() {
            *picture = imageops::resize(picture, width, height, imageops::FilterType::Triangle);
        }
    }
    Asset::new(asset.name(), reduced, asset.unit(), &unwatched)
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
