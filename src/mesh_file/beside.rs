//! Files that a mesh file names. Only ordinary ones are read: a device has no end, and a pipe may never begin.

use std::fs;
use std::io;
use std::path::Path;

use ::gltf::buffer::{Data, Source};

use super::ContentError;

/// A file by its name in another. Windows programs write backslashes.
pub(super) fn read(folder: &Path, name: &str) -> io::Result<Vec<u8>> {
    let path = folder.join(name.replace('\\', "/"));
    if !fs::metadata(&path)?.is_file() {
        return Err(io::Error::other("expected an ordinary file"));
    }
    fs::read(path)
}

/// What an address in a glTF file means: data within it, or a file.
pub(super) fn resolve(folder: &Path, uri: &str) -> Result<Data, ContentError> {
    if uri.starts_with("data:") {
        return Ok(Data::from_source(Source::Uri(uri), None)?);
    }
    let name = uri.strip_prefix("file:").map_or(uri, |rest| rest.strip_prefix("//").unwrap_or(rest));
    Ok(Data(read(folder, &unescaped(name))?))
}

/// Each `%` and two hexadecimal digits as the byte they stand for.
fn unescaped(name: &str) -> String {
    let mut bytes = Vec::with_capacity(name.len());
    let mut rest = name.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let digits = after.get(..2).filter(|_| first == b'%').and_then(|digits| std::str::from_utf8(digits).ok());
        let escaped = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(escaped.unwrap_or(first));
        rest = if escaped.is_some() { &after[2..] } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escaped_names_are_read_and_broken_escapes_stay() {
        assert_eq!(unescaped("a%20b%C3%A4.bin"), "a bä.bin");
        assert_eq!(unescaped("100%.png%2"), "100%.png%2");
    }
}
