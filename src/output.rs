//! Exported files put on disk, all or none.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use orfeas_core::export::{self, Asset, ExportError, ExportFile, Format};
use orfeas_core::progress::Progress;
use tempfile::{Builder, NamedTempFile};

/// Why files could not be written. What was in their place before is still there.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    #[error("expected a folder to write into; create it or choose another: {}", folder.display())]
    NoFolder { folder: PathBuf },
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
}

/// Encodes an asset in all formats and writes the files into an existing folder; none is written if one fails.
/// Returns their paths.
pub fn export(
    asset: &Asset,
    formats: &[Format],
    folder: &Path,
    stem: &str,
    progress: Progress,
) -> Result<Vec<PathBuf>, OutputError> {
    let mut files = Vec::new();
    for (i, &format) in formats.iter().enumerate() {
        let share = |share: f32| progress((i as f32 + share) / formats.len() as f32);
        files.extend(export::export(asset, format, stem, &share)?);
    }
    Ok(write(&files, folder)?)
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

/// Writes all files into an existing folder and tells their paths, in the same order.
///
/// Each is first written under a temporary name, and renamed when all are complete on the disk.
pub fn write(files: &[ExportFile], folder: &Path) -> Result<Vec<PathBuf>, WriteError> {
    // A relative name without a folder has an empty parent, which stands for the current one.
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    if !folder.is_dir() {
        return Err(WriteError::NoFolder { folder: folder.to_owned() });
    }
    let paths: Vec<PathBuf> = files.iter().map(|file| folder.join(&file.file_name)).collect();
    if let Some(path) = paths.iter().find(|path| !is_replaceable(path)) {
        return Err(WriteError::Occupied { path: path.clone() });
    }
    let mut written = Vec::with_capacity(files.len());
    for (file, path) in files.iter().zip(&paths) {
        let temporary = write_temporary(&file.bytes, folder);
        written.push(temporary.map_err(|source| WriteError::Write { path: path.clone(), source })?);
    }
    // Companions first, so that the file that refers to them never refers to nothing.
    for (temporary, path) in written.into_iter().zip(&paths).rev() {
        temporary.persist(path).map_err(|error| WriteError::Write { path: path.clone(), source: error.error })?;
    }
    Ok(paths)
}

/// Nothing, or an ordinary file that its owner has not protected: renaming would replace a protected one as well.
fn is_replaceable(path: &Path) -> bool {
    fs::metadata(path).map_or(true, |metadata| metadata.is_file() && !metadata.permissions().readonly())
}

/// A complete file that goes away unless it is given a name.
fn write_temporary(bytes: &[u8], folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(".orfeas-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // As for any new file: the system takes away what the user's mask forbids.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    // A full disk may only show itself now, and a rename must not overtake the data in a power cut.
    file.as_file().sync_all()?;
    Ok(file)
}
