//! A zip archive in memory, the same bytes for the same content.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::ExportError;

/// One file of an archive.
pub(super) struct Entry<'a> {
    pub name: &'a str,
    pub bytes: &'a [u8],
    pub is_compressed: bool,
}

impl<'a> Entry<'a> {
    pub fn text(name: &'a str, text: &'a str) -> Self {
        Self { name, bytes: text.as_bytes(), is_compressed: true }
    }
}

/// Quick, and within a tenth of the smallest: an export is waited for.
const DEFLATE_LEVEL: i64 = 3;

/// The entries in this order. `alignment`: what each entry's data begin at a multiple of, in bytes.
pub(super) fn archive(entries: &[Entry], alignment: u16) -> Result<Vec<u8>, ExportError> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for entry in entries {
        // No time of day: it would make every export another file.
        let options = SimpleFileOptions::default().last_modified_time(DateTime::DEFAULT).with_alignment(alignment);
        let options = match entry.is_compressed {
            true => options.compression_method(CompressionMethod::Deflated).compression_level(Some(DEFLATE_LEVEL)),
            false => options.compression_method(CompressionMethod::Stored),
        };
        writer.start_file(entry.name, options)?;
        writer.write_all(entry.bytes).map_err(zip::result::ZipError::from)?;
    }
    Ok(writer.finish()?.into_inner())
}
