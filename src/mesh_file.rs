//! Meshes read from files on disk, to be shown, converted or checked: glTF, OBJ, STL, 3MF and PLY, made by us or by
//! others, and USDZ made by us.
//!
//! Each format's own crate parses it, and every part is brought into one shape here. They are used directly rather
//! than through `three-d-asset`, which transposes the transforms of 3MF, refuses ordinary OBJ files (colored vertices,
//! materials named late), draws the lines in a glTF file as triangles, and can be made to panic or to ask for all
//! memory.

use std::error::Error;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::{fs, io};

use glam::{Vec2, Vec3};
use image::{Rgb, RgbImage};
use orfeas_core::creases::CREASE;
use orfeas_core::material::Material;
use orfeas_core::mesh::{TexturedMesh, TriMesh};
use orfeas_core::ply;

mod beside;
mod gltf;
mod obj;
mod stl;
mod threemf;
mod usdz;

/// The extensions of the files that [`read`] knows, in lower case.
pub const EXTENSIONS: [&str; 7] = ["glb", "gltf", "obj", "stl", "ply", "3mf", "usdz"];

/// Why a file could not be shown as a mesh.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    #[error("expected a mesh file ending in {}; convert it first: {}", EXTENSIONS.join(", "), path.display())]
    UnknownFormat { path: PathBuf },
    #[error("cannot open the mesh file: {}", path.display())]
    Open { path: PathBuf, source: io::Error },
    #[error("expected a valid {format} file; export it again with the program that made it: {}", path.display())]
    Content { format: String, path: PathBuf, source: Box<dyn Error + Send + Sync> },
    #[error("expected at least one triangle, found none; points and lines are not shown: {}", path.display())]
    Empty { path: PathBuf },
}

/// What a parser says about content it cannot read; wrapped into [`ReadError::Content`].
type ContentError = Box<dyn Error + Send + Sync>;

/// Triangles shown at most: more than cards hold, and less than memory does.
const MAX_TRIANGLES: usize = 100_000_000;
/// Texels of all textures together: a file can name the same large picture any number of times.
const MAX_TEXELS: usize = 1 << 29;

/// What the parsers hand over: as complete as the file was, and unchecked.
#[derive(Default)]
struct Content {
    pieces: Vec<Piece>,
    triangles: usize,
    /// The base colors that pieces refer to, and what else is known of their materials.
    textures: Vec<(RgbImage, Material)>,
    texels: usize,
}

struct Piece {
    mesh: TriMesh,
    /// One for each position, or empty.
    uvs: Vec<Vec2>,
    /// Which of the textures lies on it.
    texture: usize,
}

/// What is in a mesh file, in the place and size that the file gives it: one mesh for each material, so that even a
/// file of a thousand pieces holds each of its textures once.
///
/// A texture that cannot be read is logged and replaced by a plain color: the shape is worth showing without it.
pub fn read(path: &Path) -> Result<Vec<TexturedMesh>, ReadError> {
    let format = path.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    if !EXTENSIONS.contains(&format.as_str()) {
        return Err(ReadError::UnknownFormat { path: path.to_owned() });
    }
    let bytes = fs::read(path).map_err(|source| ReadError::Open { path: path.to_owned(), source })?;
    let folder = path.parent().unwrap_or(Path::new(""));
    let parse = || match format.as_str() {
        "obj" => obj::parse(&bytes, folder),
        "stl" => stl::parse(bytes),
        "3mf" => threemf::parse(&bytes),
        "usdz" => usdz::parse(&bytes),
        "ply" => Ok(Content::plain(ply::read(&bytes)?)),
        _ => gltf::parse(&bytes, folder),
    };
    // The parsers of others contain assertions that a damaged file can reach; that must not end the program.
    let content = catch_unwind(AssertUnwindSafe(parse)).unwrap_or_else(|_| Err("its parser gave up".into()));
    let mut meshes = content.and_then(Content::join).map_err(|source| ReadError::Content {
        format: format.to_ascii_uppercase(),
        path: path.to_owned(),
        source,
    })?;
    meshes.retain(|mesh| !mesh.mesh.triangles.is_empty());
    if meshes.is_empty() {
        return Err(ReadError::Empty { path: path.to_owned() });
    }
    Ok(meshes)
}

impl Content {
    /// A mesh without texture.
    fn plain(mesh: TriMesh) -> Self {
        let textures = vec![(white(), Material::default())];
        Self { triangles: mesh.triangles.len(), pieces: vec![Piece::plain(mesh)], textures, texels: 1 }
    }

    /// Adds a piece. A file can place the same mesh any number of times in a few bytes, hence the limit.
    fn push(&mut self, piece: Piece) -> Result<(), ContentError> {
        self.triangles += piece.mesh.triangles.len();
        if self.triangles > MAX_TRIANGLES {
            return Err(format!("expected at most {MAX_TRIANGLES} triangles").into());
        }
        self.pieces.push(piece);
        Ok(())
    }

    /// Adds a texture, of which nothing else is known.
    fn paint(&mut self, texture: RgbImage) -> Result<(), ContentError> {
        self.paint_as(texture, Material::default())
    }

    /// Adds a texture and what else is known of its material.
    fn paint_as(&mut self, texture: RgbImage, material: Material) -> Result<(), ContentError> {
        let pictures = [Some(&texture), material.normal_map.as_ref(), material.orm.as_ref()];
        self.texels += pictures.into_iter().flatten().map(|picture| picture.as_raw().len() / 3).sum::<usize>();
        if self.texels > MAX_TEXELS {
            return Err(format!("expected at most {MAX_TEXELS} pixels of textures").into());
        }
        self.textures.push((texture, material));
        Ok(())
    }

    /// One mesh for each texture, whether anything uses it or not.
    fn join(self) -> Result<Vec<TexturedMesh>, ContentError> {
        let empty = |(texture, material)| TexturedMesh {
            mesh: TriMesh::default(),
            uvs: vec![],
            uv_triangles: vec![],
            texture,
            material,
        };
        let mut joined: Vec<_> = self.textures.into_iter().map(empty).collect();
        let mut has_normals = vec![false; joined.len()];
        for piece in self.pieces {
            let whole = joined.get_mut(piece.texture).ok_or("expected only materials that exist")?;
            has_normals[piece.texture] |= piece.has_normals();
            piece.append_to(whole)?;
        }
        let without = joined.iter_mut().zip(has_normals).filter(|(_, has_normals)| !has_normals);
        without.for_each(|(whole, _)| whole.mesh.compute_creased_normals(CREASE));
        Ok(joined)
    }
}

impl Piece {
    /// A mesh under the first texture.
    fn plain(mesh: TriMesh) -> Self {
        Self { mesh, uvs: Vec::new(), texture: 0 }
    }

    fn has_normals(&self) -> bool {
        let normals = &self.mesh.normals;
        normals.len() == self.mesh.positions.len() && normals.iter().all(|normal| normal.is_finite())
    }

    /// Checks what the rest of the program relies on, and fills in what the file leaves out.
    fn append_to(self, whole: &mut TexturedMesh) -> Result<(), ContentError> {
        let has_normals = self.has_normals();
        let Self { mut mesh, mut uvs, .. } = self;
        let vertices = mesh.positions.len();
        if let Some(index) = mesh.triangles.as_flattened().iter().find(|&&index| index as usize >= vertices) {
            return Err(format!("expected triangle corners below {vertices}, found {index}").into());
        }
        if let Some(position) = mesh.positions.iter().find(|position| !position.is_finite()) {
            return Err(format!("expected finite coordinates, found {position}").into());
        }
        if !has_normals {
            mesh.compute_normals();
        }
        if uvs.len() != vertices || uvs.iter().any(|uv| !uv.is_finite()) {
            uvs = vec![Vec2::ZERO; vertices];
        }
        let offset = whole.mesh.positions.len();
        let end = u32::try_from(offset + vertices).map_err(|_| "expected fewer vertices")?;
        let offset = end - vertices as u32;
        if mesh.colors.len() == vertices || !whole.mesh.colors.is_empty() {
            whole.mesh.colors.resize(offset as usize, [255; 3]);
            whole.mesh.colors.extend(mesh.colors);
            whole.mesh.colors.resize(end as usize, [255; 3]);
        }
        whole.mesh.positions.extend(mesh.positions);
        whole.mesh.normals.extend(mesh.normals.into_iter().map(Vec3::normalize_or_zero));
        whole.mesh.triangles.extend(mesh.triangles.into_iter().map(|triangle| triangle.map(|i| i + offset)));
        whole.uvs.extend(uvs);
        whole.uv_triangles.clone_from(&whole.mesh.triangles);
        Ok(())
    }
}

fn white() -> RgbImage {
    RgbImage::from_pixel(1, 1, Rgb([255; 3]))
}

/// A picture out of a mesh file or beside it; logged and left out where it cannot be decoded.
fn decode_texture(bytes: &[u8], name: &str) -> Option<RgbImage> {
    let decoded = image::ImageReader::new(io::Cursor::new(bytes)).with_guessed_format().map_err(Into::into);
    match decoded.and_then(|reader| reader.decode()) {
        Ok(image) => Some(image.into_rgb8()),
        Err(error) => {
            tracing::warn!("shown without the texture, which cannot be decoded ({error}): {name}");
            None
        }
    }
}
