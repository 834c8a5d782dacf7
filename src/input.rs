//! Pictures found and read on disk.

use std::{
    fs::{self, File},
    io::{self, Read},
    path::{Path, PathBuf},
};

/// Endings of the picture files that a folder is searched for. What is in a file is decided by its content.
pub const PICTURE_EXTENSIONS: [&str; 9] = ["png", "jpg", "jpeg", "jfif", "webp", "bmp", "tif", "tiff", "gif"];
/// A picture within the pixel limit is smaller than this in every format.
const MOST_BYTES: u64 = 1 << 30;

/// Why a file or folder cannot be read. The path is for the caller to add, who knows what the user called it.
#[derive(Debug, thiserror::Error)]
pub enum InputError {
    #[error("there is no such file; check the name")]
    Missing,
    #[error("this is a folder, expected a picture; name the file in it")]
    Folder,
    #[error("the file has more than {} MB, too many for a picture; scale it down", MOST_BYTES / 1_000_000)]
    TooLarge,
    #[error("the file cannot be read ({0}); check its permissions")]
    File(io::Error),
    #[error("the folder cannot be read ({0}); check its permissions")]
    List(io::Error),
    #[error("the folder holds no pictures ({}); name another one", PICTURE_EXTENSIONS.join(", "))]
    NoPictures,
}

/// The bytes of a picture file.
pub fn read_file(path: &Path) -> Result<Vec<u8>, InputError> {
    let metadata = fs::metadata(path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => InputError::Missing,
        _ => InputError::File(error),
    })?;
    if metadata.is_dir() {
        return Err(InputError::Folder);
    }
    // Pipes and devices do not know their length beforehand.
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(InputError::File)?;
    if metadata.len() <= MOST_BYTES {
        file.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(InputError::File)?;
    }
    match metadata.len().max(bytes.len() as u64) {
        0..=MOST_BYTES => Ok(bytes),
        _ => Err(InputError::TooLarge),
    }
}

/// The picture files right inside a folder, in order of name.
pub fn pictures_in(folder: &Path) -> Result<Vec<PathBuf>, InputError> {
    let mut pictures = Vec::new();
    for entry in fs::read_dir(folder).map_err(InputError::List)? {
        let path = entry.map_err(InputError::List)?.path();
        let extension = path.extension().map(|e| e.to_string_lossy().to_lowercase());
        if path.is_file() && extension.is_some_and(|e| PICTURE_EXTENSIONS.contains(&e.as_str())) {
            pictures.push(path);
        }
    }
    if pictures.is_empty() {
        return Err(InputError::NoPictures);
    }
    pictures.sort();
    Ok(pictures)
}
