//! A textured mesh as the bytes of files, in the four formats that artists and printers ask for.
//!
//! [`Asset::new`] checks a mesh and encodes its texture once; [`export`] then writes it in any [`Format`]. Nothing here
//! touches a disk. All formats hold the same triangles in the same place: +Y up, front towards +Z.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use glam::Vec3;
use serde::{Deserialize, Serialize};

use crate::mesh::{TexturedMesh, TriMesh, Unit};
use crate::progress::{Canceled, Progress};

mod glb;
mod obj;
mod ply;
mod stl;
mod texture;

pub use texture::encode_png;

/// What the files name as their author.
const GENERATOR: &str = concat!("Orfeas Studio ", env!("CARGO_PKG_VERSION"));

/// A file format meshes are exported in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// Binary glTF: mesh, material and texture in one file, in metres.
    Glb,
    /// Wavefront text, with a material file and the texture beside it.
    Obj,
    /// Binary triangles without color, for printing.
    Stl,
    /// Binary vertices with colors, for scanning and point tools.
    Ply,
}

/// A mesh that is fit for export, with its texture already encoded.
///
/// Every index is in range, every number finite, every normal of unit length, and there is at least one triangle.
#[derive(Debug, Clone)]
pub struct Asset {
    name: String,
    mesh: Arc<TexturedMesh>,
    unit: Unit,
    texture_png: Arc<[u8]>,
}

/// One of the files an export consists of, not yet on any disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportFile {
    /// Without a folder.
    pub file_name: String,
    pub bytes: Vec<u8>,
}

/// Why a mesh could not be exported.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    #[error(transparent)]
    Canceled(#[from] Canceled),
    #[error("nothing to export: the mesh has no triangles; try another picture, mask or engine")]
    Empty,
    #[error("expected {expected} {what} in the mesh, found {found}; please report this as a bug")]
    Count { what: &'static str, expected: usize, found: usize },
    #[error("expected {what} below {count} in triangle {triangle}, found {index}; please report this as a bug")]
    Index { what: &'static str, triangle: usize, index: u32, count: usize },
    #[error("expected finite numbers in the mesh, found {what} {index} without; please report this as a bug")]
    NotFinite { what: &'static str, index: usize },
    #[error("expected a texture of at least 1 × 1 pixels, found {width} × {height}")]
    EmptyTexture { width: u32, height: u32 },
    #[error("the mesh is larger than a {format} file can be; lower the resolution or choose another format")]
    TooLarge { format: Format },
    #[error("the texture cannot be encoded as PNG")]
    Texture(#[from] png::EncodingError),
    #[error("the description inside the GLB file cannot be encoded")]
    Json(#[from] serde_json::Error),
}

/// A file extension that is none of [`Format::all`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("expected a format out of glb, obj, stl and ply, found `{0}`")]
pub struct UnknownFormat(String);

impl Format {
    /// All formats, in the order in which they are offered.
    pub const fn all() -> [Self; 4] {
        [Self::Glb, Self::Obj, Self::Stl, Self::Ply]
    }

    /// The file extension, in lower case and without a dot.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Glb => "glb",
            Self::Obj => "obj",
            Self::Stl => "stl",
            Self::Ply => "ply",
        }
    }

    /// The names of all files that [`export`] makes for this stem, the one that is opened first.
    pub fn file_names(self, stem: &str) -> Vec<String> {
        let mut names = vec![format!("{stem}.{self}")];
        if self == Self::Obj {
            names.extend(obj::companion_names(stem));
        }
        names
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
            .ok_or_else(|| UnknownFormat(extension.to_owned()))
    }
}

impl Asset {
    /// Checks the mesh, computes normals where it has none, and encodes the texture. The name is what programs show
    /// for the object, not a file name.
    pub fn new(
        name: &str,
        mesh: impl Into<Arc<TexturedMesh>>,
        unit: Unit,
        progress: Progress,
    ) -> Result<Self, ExportError> {
        progress(0.0)?;
        let mesh = fit_for_export(mesh.into())?;
        let texture_png = encode_png(&mesh.texture, progress)?.into();
        Ok(Self { name: name.to_owned(), mesh, unit, texture_png })
    }

    /// The same with the texture already encoded, by [`encode_png`].
    pub fn with_png(
        name: &str,
        mesh: impl Into<Arc<TexturedMesh>>,
        unit: Unit,
        texture_png: Arc<[u8]>,
    ) -> Result<Self, ExportError> {
        Ok(Self { name: name.to_owned(), mesh: fit_for_export(mesh.into())?, unit, texture_png })
    }

    pub fn name(&self) -> &str {
        &self.name
    }

    pub fn mesh(&self) -> &TexturedMesh {
        &self.mesh
    }

    pub fn unit(&self) -> Unit {
        self.unit
    }

    /// The texture as a PNG file.
    pub fn texture_png(&self) -> &[u8] {
        &self.texture_png
    }
}

/// Encodes the asset. `stem` is the main file's name without folder and extension; the names of the files are
/// [`Format::file_names`].
pub fn export(asset: &Asset, format: Format, stem: &str, progress: Progress) -> Result<Vec<ExportFile>, ExportError> {
    progress(0.0)?;
    let contents = match format {
        Format::Glb => vec![glb::encode(asset, progress)?],
        Format::Obj => obj::encode(asset, stem, progress)?.into(),
        Format::Stl => vec![stl::encode(asset, progress)?],
        Format::Ply => vec![ply::encode(asset, progress)?],
    };
    progress(1.0)?;
    let names = format.file_names(stem);
    Ok(names.into_iter().zip(contents).map(|(file_name, bytes)| ExportFile { file_name, bytes }).collect())
}

/// The mesh checked, with normals.
fn fit_for_export(mut mesh: Arc<TexturedMesh>) -> Result<Arc<TexturedMesh>, ExportError> {
    check(&mesh)?;
    if !has_unit_normals(&mesh.mesh) {
        normalize(Arc::make_mut(&mut mesh));
    }
    Ok(mesh)
}

fn check(textured: &TexturedMesh) -> Result<(), ExportError> {
    let TexturedMesh { mesh, uvs, uv_triangles, texture } = textured;
    if mesh.triangles.is_empty() {
        return Err(ExportError::Empty);
    }
    if texture.width() == 0 || texture.height() == 0 {
        return Err(ExportError::EmptyTexture { width: texture.width(), height: texture.height() });
    }
    let count = |what, expected, found| match expected == found {
        true => Ok(()),
        false => Err(ExportError::Count { what, expected, found }),
    };
    count("triangles with texture coordinates", mesh.triangles.len(), uv_triangles.len())?;
    if !mesh.colors.is_empty() {
        count("vertex colors", mesh.positions.len(), mesh.colors.len())?;
    }
    let in_range = |what, triangles: &[[u32; 3]], count| {
        let bad = |t: &[u32; 3]| t.iter().copied().find(|&index| index as usize >= count);
        match triangles.iter().enumerate().find_map(|(triangle, t)| Some((triangle, bad(t)?))) {
            Some((triangle, index)) => Err(ExportError::Index { what, triangle, index, count }),
            None => Ok(()),
        }
    };
    in_range("a vertex", &mesh.triangles, mesh.positions.len())?;
    in_range("a texture coordinate", uv_triangles, uvs.len())?;
    if let Some(index) = mesh.positions.iter().position(|p| !p.is_finite()) {
        return Err(ExportError::NotFinite { what: "vertex", index });
    }
    if let Some(index) = uvs.iter().position(|uv| !uv.is_finite()) {
        return Err(ExportError::NotFinite { what: "texture coordinate", index });
    }
    Ok(())
}

fn has_unit_normals(mesh: &TriMesh) -> bool {
    mesh.normals.len() == mesh.positions.len() && mesh.normals.iter().all(|n| (n.length() - 1.0).abs() < 1e-5)
}

/// Gives every position a normal of unit length, which glTF demands.
fn normalize(textured: &mut TexturedMesh) {
    let mesh = &mut textured.mesh;
    if mesh.normals.len() != mesh.positions.len() {
        mesh.compute_normals();
    }
    for normal in &mut mesh.normals {
        *normal = normal.try_normalize().unwrap_or(Vec3::Z);
    }
}

/// How the files call the unit, in comments for people; no format but glTF gives it a meaning.
fn unit_name(unit: Unit) -> &'static str {
    match unit {
        Unit::Free => "none",
        Unit::Millimetres => "mm",
    }
}

/// Reports every few thousand finished items as a share of all, so that encoders can stop within milliseconds.
struct Steps<'a> {
    progress: Progress<'a>,
    done: usize,
    total: usize,
}

impl<'a> Steps<'a> {
    const REPORT_EVERY: usize = 8192;

    fn new(progress: Progress<'a>, total: usize) -> Self {
        Self { progress, done: 0, total }
    }

    fn step(&mut self) -> Result<(), Canceled> {
        self.advance(1)
    }

    fn advance(&mut self, items: usize) -> Result<(), Canceled> {
        let reported = self.done / Self::REPORT_EVERY;
        self.done += items;
        if self.done / Self::REPORT_EVERY > reported {
            (self.progress)(self.done as f32 / self.total as f32)?;
        }
        Ok(())
    }
}
