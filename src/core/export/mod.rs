//! A textured mesh as the bytes of files, in the formats that artists, printers and phones ask for.
//!
//! [`Asset::new`] checks a mesh and encodes its texture once; [`export`] then writes it in any [`Format`]. Nothing here
//! touches a disk. All formats hold the same triangles in the same place, +Y up and front towards +Z, but for what
//! [`Format::file_from_mesh`] says.

use std::borrow::Cow;
use std::sync::Arc;

use glam::{Mat4, Vec2, Vec3};

use crate::creases::CREASE;
use crate::material::Material;
use crate::mesh::{TexturedMesh, TriMesh, Unit};
use crate::progress::{Canceled, Progress};

mod archive;
mod format;
mod gltf;
mod obj;
mod options;
mod placement;
mod ply;
mod preset;
mod provenance;
mod reduce;
mod stl;
mod texture;
mod threemf;
mod usdz;

pub use format::{Format, UnknownFormat};
pub use options::{Compression, ExportOptions, TextureFormat, UpAxis};
pub use placement::{Pivot, Placement};
pub use preset::Preset;
pub use provenance::{Covers, NetworkId, PictureView, Provenance};
pub use texture::encode_png;

/// What the files name as their author.
pub const GENERATOR: &str = concat!("Orfeas Studio ", env!("CARGO_PKG_VERSION"));

/// A mesh that is fit for export, with its texture already encoded.
///
/// Every index is in range, every number finite, every normal of unit length, and there is at least one triangle.
#[derive(Debug, Clone)]
pub struct Asset {
    name: String,
    mesh: Arc<TexturedMesh>,
    unit: Unit,
    texture_png: Arc<[u8]>,
    provenance: Option<Arc<Provenance>>,
    view: Option<PictureView>,
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
    #[error("the texture cannot be encoded as JPEG")]
    Jpeg(#[from] image::ImageError),
    #[error("the description inside the glTF file cannot be encoded")]
    Json(#[from] serde_json::Error),
    #[error("the mesh cannot be compressed; export it without compression")]
    Compression(#[from] meshopt::Error),
    #[error("the archive that is the file cannot be packed")]
    Archive(#[from] zip::result::ZipError),
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
        Ok(Self { name: name.to_owned(), mesh, unit, texture_png, provenance: None, view: None })
    }

    /// The same with the texture already encoded, by [`encode_png`].
    pub fn with_png(
        name: &str,
        mesh: impl Into<Arc<TexturedMesh>>,
        unit: Unit,
        texture_png: Arc<[u8]>,
    ) -> Result<Self, ExportError> {
        let mesh = fit_for_export(mesh.into())?;
        Ok(Self { name: name.to_owned(), mesh, unit, texture_png, provenance: None, view: None })
    }

    /// The same with what it was made from and by.
    pub fn made_from(self, provenance: Provenance, view: PictureView) -> Self {
        Self { provenance: Some(provenance.into()), view: Some(view), ..self }
    }

    /// Memory of the mesh and of the encoded texture.
    pub fn bytes(&self) -> usize {
        self.mesh.bytes() + self.texture_png.len()
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

    /// `None` for a mesh that was not made from a picture.
    pub fn provenance(&self) -> Option<&Provenance> {
        self.provenance.as_deref()
    }

    /// How the picture saw the mesh; `None` where there was none.
    pub fn view(&self) -> Option<&PictureView> {
        self.view.as_ref()
    }

    /// Whether the texture is more than one plain color.
    pub fn is_painted(&self) -> bool {
        self.mesh.texture.dimensions() != (1, 1)
    }

    /// Whether texture coordinates leave the texture, which then goes on as tiles do.
    pub fn repeats_texture(&self) -> bool {
        self.mesh.uvs.iter().any(|uv| uv.cmplt(Vec2::ZERO).any() || uv.cmpgt(Vec2::ONE).any())
    }

    /// The mesh where it is for a reader of the format.
    pub fn mesh_in(&self, format: Format, options: &ExportOptions) -> Cow<'_, TriMesh> {
        let file_from_mesh = format.file_from_mesh(self.unit, options);
        if file_from_mesh == Mat4::IDENTITY {
            return Cow::Borrowed(&self.mesh.mesh);
        }
        let mut mesh = self.mesh.mesh.clone();
        mesh.positions.iter_mut().for_each(|p| *p = file_from_mesh.transform_point3(*p));
        mesh.normals.iter_mut().for_each(|n| *n = file_from_mesh.transform_vector3(*n).normalize_or_zero());
        Cow::Owned(mesh)
    }

    /// The maps of the material as PNG files: their numbers would not survive JPEG.
    fn encoded_maps(&self, progress: Progress) -> Result<EncodedMaps, ExportError> {
        let material = &self.mesh.material;
        let normal_map = material.normal_map.as_ref().map(|map| encode_png(map, &|share| progress(0.5 * share)));
        let orm = material.orm_in_use().map(|map| encode_png(map, &|share| progress(0.5 + 0.5 * share)));
        Ok(EncodedMaps { normal_map: normal_map.transpose()?, orm: orm.transpose()? })
    }

    fn encoded_texture(&self, format: TextureFormat, progress: Progress) -> Result<Cow<'_, [u8]>, ExportError> {
        Ok(match format {
            TextureFormat::Png => Cow::Borrowed(&self.texture_png),
            TextureFormat::Jpeg { quality } => Cow::Owned(texture::encode_jpeg(&self.mesh.texture, quality, progress)?),
        })
    }
}

/// The maps that a material has, as PNG files.
struct EncodedMaps {
    normal_map: Option<Vec<u8>>,
    orm: Option<Vec<u8>>,
}

/// Encodes the asset. `stem` is the main file's name without folder and extension; the names of the files are
/// [`Format::file_names`], and for the maps that there are [`Format::map_names`].
pub fn export(
    asset: &Asset,
    format: Format,
    options: &ExportOptions,
    stem: &str,
    progress: Progress,
) -> Result<Vec<ExportFile>, ExportError> {
    progress(0.0)?;
    let mut names = format.file_names(stem, options);
    let map_names = format.map_names(stem);
    let contents = match (format, &names[..], &map_names[..]) {
        (Format::Gltf, [_, binary, texture], [normals, orm]) => {
            gltf::encode_separate(asset, options, [binary, texture, normals, orm], progress)?
        }
        (Format::Obj, [_, material, texture], [normals]) => {
            obj::encode(asset, options, [material, texture, normals], progress)?
        }
        (Format::Glb | Format::Gltf | Format::Obj, ..) => vec![gltf::encode_glb(asset, options, progress)?],
        (Format::Stl, ..) => vec![stl::encode(asset, options, progress)?],
        (Format::Ply, ..) => vec![ply::encode(asset, options, progress)?],
        (Format::ThreeMf, ..) => vec![threemf::encode(asset, options, progress)?],
        (Format::Usdz, ..) => vec![usdz::encode(asset, options, progress)?],
    };
    let Material { normal_map, .. } = &asset.mesh.material;
    let has_map = [normal_map.is_some(), asset.mesh.material.orm_in_use().is_some()];
    names.extend(map_names.into_iter().zip(has_map).filter(|(_, has_map)| *has_map).map(|(name, _)| name));
    progress(1.0)?;
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
    let TexturedMesh { mesh, uvs, uv_triangles, texture, material } = textured;
    if mesh.triangles.is_empty() {
        return Err(ExportError::Empty);
    }
    let mut pictures = [Some(texture), material.normal_map.as_ref(), material.orm.as_ref()].into_iter().flatten();
    if let Some(empty) = pictures.find(|picture| picture.width() == 0 || picture.height() == 0) {
        return Err(ExportError::EmptyTexture { width: empty.width(), height: empty.height() });
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
    has_all_normals(mesh) && mesh.normals.iter().all(|n| (n.length() - 1.0).abs() < 1e-5)
}

fn has_all_normals(mesh: &TriMesh) -> bool {
    let (count, corners) = (mesh.normals.len() as u32, mesh.normal_corners());
    let is_whole = !mesh.normal_triangles.is_empty() || mesh.normals.len() == mesh.positions.len();
    is_whole && corners.len() == mesh.triangles.len() && corners.as_flattened().iter().all(|&index| index < count)
}

/// Gives every corner a normal of unit length, which glTF demands.
fn normalize(textured: &mut TexturedMesh) {
    let mesh = &mut textured.mesh;
    if !has_all_normals(mesh) {
        mesh.compute_creased_normals(CREASE);
    }
    for normal in &mut mesh.normals {
        *normal = normal.try_normalize().unwrap_or(Vec3::Z);
    }
}

/// How the files call the unit, in comments for people; OBJ, STL and PLY give it no meaning.
fn unit_name(unit: Unit, options: &ExportOptions) -> &'static str {
    match unit {
        Unit::Free => "none",
        Unit::Millimetres if options.in_meters => "m",
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
