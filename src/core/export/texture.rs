//! The texture as a PNG file, encoded once and shared by the formats that carry one, or as a JPEG file.

use std::io::Write;

use image::RgbImage;
use image::codecs::jpeg::JpegEncoder;

use super::{ExportError, Steps};
use crate::progress::Progress;

/// A texture as a PNG file. Encodes row by row, so that a large texture can be canceled half-way, and with the fastest
/// compression: an export is waited for, and a texture is a few megabytes either way.
pub fn encode_png(image: &RgbImage, progress: Progress) -> Result<Vec<u8>, ExportError> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, image.width(), image.height());
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_compression(png::Compression::Fast);
    let mut writer = encoder.write_header()?;
    let mut rows = writer.stream_writer()?;
    let row_bytes = image.width() as usize * 3;
    let mut steps = Steps::new(progress, image.as_raw().len());
    for row in image.as_raw().chunks_exact(row_bytes) {
        rows.write_all(row).map_err(png::EncodingError::from)?;
        steps.advance(row_bytes)?;
    }
    rows.finish()?;
    writer.finish()?;
    Ok(bytes)
}

/// A texture as a JPEG file. `quality` is taken into 1 to 100.
pub(super) fn encode_jpeg(image: &RgbImage, quality: u8, progress: Progress) -> Result<Vec<u8>, ExportError> {
    progress(0.0)?;
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, quality.clamp(1, 100)).encode_image(image)?;
    Ok(bytes)
}
