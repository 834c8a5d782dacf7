//! Exported files put on disk, all or none, and only after they have been read back and found whole.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use orfeas_core::export::{self, Asset, ExportError, ExportFile, ExportOptions, Format, Preset};
use orfeas_core::progress::Progress;
use tempfile::{Builder, TempDir};

mod check;

pub use check::CheckError;

/// Why files could not be written. What was in their place before is still there.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    #[error("expected a folder to write into; create it or choose another: {}", folder.display())]
    NoFolder { folder: PathBuf },
    #[error("the folder cannot be made: {}", path.display())]
    Folder { path: PathBuf, source: io::Error },
    #[error("expected a file that may be replaced, found one protected or of another kind; choose another name: {}", path.display())]
    Occupied { path: PathBuf },
    #[error("cannot write; check free space and permissions, or choose another folder: {}", path.display())]
    Write { path: PathBuf, source: io::Error },
}

/// Why an asset did not become files.
#[derive(Debug, thiserror::Error)]
pub enum OutputError {
    #[error(transparent)]
    Encode(#[from] ExportError),
    #[error(transparent)]
    Write(#[from] WriteError),
    #[error("{}", path.display())]
    Check { path: PathBuf, source: CheckError },
}

/// A file on disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    pub path: PathBuf,
    pub bytes: u64,
    /// The mesh in it; `None` for the files beside one.
    pub mesh: Option<WrittenMesh>,
}

/// What a mesh file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WrittenMesh {
    pub vertices: usize,
    pub triangles: usize,
    /// Width and height of its texture in pixels, if it has one.
    pub texture: Option<(u32, u32)>,
}

impl WrittenMesh {
    fn of(asset: &Asset, format: Format) -> Self {
        let textured = asset.mesh();
        Self {
            vertices: textured.mesh.positions.len(),
            triangles: textured.mesh.triangles.len(),
            texture: (format.has_texture() && asset.is_painted()).then(|| textured.texture.dimensions()),
        }
    }
}

/// How much of an export is done when all files are encoded; the rest is reading them back.
const ENCODED: f32 = 0.6;

/// The name, without extension, of the files of a level of detail; 0 is the mesh itself. Game engines know levels by it.
pub fn level_stem(stem: &str, level: usize) -> String {
    if level == 0 { stem.to_owned() } else { format!("{stem}_LOD{level}") }
}

/// Encodes an asset, given as its levels of detail from the finest on, in all formats and writes the files into an existing
/// folder. Each is read back and compared with the asset first; none is written if one fails.
pub fn export(
    levels: &[Asset],
    formats: &[Format],
    options: &ExportOptions,
    folder: &Path,
    stem: &str,
    progress: Progress,
) -> Result<Vec<Written>, OutputError> {
    let mut files: Vec<ExportFile> = Vec::new();
    let stems = (0..levels.len()).map(|level| level_stem(stem, level)).collect::<Vec<_>>();
    let all =
        || levels.iter().zip(&stems).flat_map(|(asset, stem)| formats.iter().map(move |&format| (asset, stem, format)));
    let count = all().count() as f32;
    for (i, (asset, stem, format)) in all().enumerate() {
        let share = |share: f32| progress(ENCODED * (i as f32 + share) / count);
        for file in export::export(asset, format, options, stem, &share)? {
            // OBJ and glTF share their texture.
            if files.iter().all(|other| other.file_name != file.file_name) {
                files.push(file);
            }
        }
    }
    let staged = Staged::new(&files, folder)?;
    for (i, (asset, stem, format)) in all().enumerate() {
        let name = format!("{stem}.{format}");
        let checked = check::check(asset, format, options, &staged.room.path().join(&name));
        checked.map_err(|source| OutputError::Check { path: folder.join(name), source })?;
        progress(ENCODED + (1.0 - ENCODED) * (i + 1) as f32 / count).map_err(ExportError::from)?;
    }
    let mut written = staged.publish()?;
    for (asset, stem, format) in all() {
        let name = format!("{stem}.{format}");
        let file = written.iter_mut().find(|file| file.path.ends_with(&name));
        file.into_iter().for_each(|file| file.mesh = Some(WrittenMesh::of(asset, format)));
    }
    Ok(written)
}

/// The folder that a preset's files of an asset go to, within the one that was asked for.
pub fn preset_folder(preset: &Preset, stem: &str) -> String {
    format!("{stem}-{}", preset.name)
}

/// Places an asset (its levels of detail) as a preset wants it and writes all its formats into [`preset_folder`], which
/// is made in `folder`; all files or none. `options` are the preset's own, or what was asked for instead.
pub fn export_preset(
    levels: &[Asset],
    preset: &Preset,
    options: &ExportOptions,
    folder: &Path,
    stem: &str,
    progress: Progress,
) -> Result<Vec<Written>, OutputError> {
    let folder = folder.join(preset_folder(preset, stem));
    fs::create_dir_all(&folder).map_err(|source| WriteError::Folder { path: folder.clone(), source })?;
    let placed = levels.iter().map(|asset| asset.placed(&preset.placement)).collect::<Vec<_>>();
    let exported = export(&placed, preset.formats, options, &folder, stem, progress);
    if exported.is_err() {
        // Only a folder that is empty goes; nothing is lost where this fails.
        let _ = fs::remove_dir(&folder);
    }
    exported
}

/// Writes a single file, in the same careful way.
pub fn write_file(path: &Path, bytes: Vec<u8>) -> Result<(), WriteError> {
    let Some(name) = path.file_name() else { return Err(WriteError::Occupied { path: path.to_owned() }) };
    let file = ExportFile { file_name: name.to_string_lossy().into_owned(), bytes };
    write(&[file], path.parent().unwrap_or(Path::new("")))?;
    Ok(())
}

/// Writes a file of the program's own, and the folder for it where there is none yet.
pub fn write_own_file(path: &Path, bytes: Vec<u8>) -> Result<(), WriteError> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|source| WriteError::Write { path: folder.to_owned(), source })?;
    }
    write_file(path, bytes)
}

/// Writes all files into an existing folder, and tells where, in the same order.
pub fn write(files: &[ExportFile], folder: &Path) -> Result<Vec<Written>, WriteError> {
    Staged::new(files, folder)?.publish()
}

/// Files that are complete on the disk, in a hidden folder within the one they are for. They are under their own
/// names, so that those that refer to each other can be read. They go away unless they are published.
struct Staged {
    room: TempDir,
    files: Vec<Written>,
}

impl Staged {
    fn new(files: &[ExportFile], folder: &Path) -> Result<Self, WriteError> {
        // A relative name without a folder has an empty parent, which stands for the current one.
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        if !folder.is_dir() {
            return Err(WriteError::NoFolder { folder: folder.to_owned() });
        }
        let written = |file: &ExportFile| Written {
            path: folder.join(&file.file_name),
            bytes: file.bytes.len() as u64,
            mesh: None,
        };
        let targets: Vec<Written> = files.iter().map(written).collect();
        if let Some(target) = targets.iter().find(|target| !is_replaceable(&target.path)) {
            return Err(WriteError::Occupied { path: target.path.clone() });
        }
        let failed = |path: &Path| {
            let path = path.to_owned();
            |source| WriteError::Write { path, source }
        };
        let place = targets.first().map_or(folder, |target| &target.path);
        let room = Builder::new().prefix(".orfeas-").tempdir_in(folder).map_err(failed(place))?;
        for (file, target) in files.iter().zip(&targets) {
            write_whole(&room.path().join(&file.file_name), &file.bytes).map_err(failed(&target.path))?;
        }
        Ok(Self { room, files: targets })
    }

    /// Gives the files their places.
    fn publish(self) -> Result<Vec<Written>, WriteError> {
        // Companions first, so that the file that refers to them never refers to nothing.
        for Written { path, .. } in self.files.iter().rev() {
            let staged = self.room.path().join(path.file_name().unwrap_or_default());
            fs::rename(staged, path).map_err(|source| WriteError::Write { path: path.clone(), source })?;
        }
        Ok(self.files)
    }
}

/// Nothing, or an ordinary file that its owner has not protected: renaming would replace a protected one as well.
fn is_replaceable(path: &Path) -> bool {
    fs::metadata(path).map_or(true, |metadata| metadata.is_file() && !metadata.permissions().readonly())
}

/// A complete file with the permissions of any new file.
#[expect(clippy::disallowed_methods, reason = "this is what others are sent to: half a file goes with its folder")]
fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = fs::File::create_new(path)?;
    file.write_all(bytes)?;
    // A full disk may only show itself now, and a rename must not overtake the data in a power cut.
    file.sync_all()
}
