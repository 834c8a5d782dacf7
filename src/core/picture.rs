//! Pictures: the bytes of a file become pixels.

use std::{
    cell::Cell,
    io::{self, BufRead, Read, Seek, SeekFrom},
};

use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits, RgbaImage};

use crate::progress::{Canceled, Progress};

/// Most pixels a picture may have; more are refused before memory is spent on them.
pub const MOST_PIXELS: u64 = 100_000_000;
/// A body needs some pixels to be seen in.
pub const LEAST_SIDE: u32 = 8;
/// What decoding may allocate: the pixels at 16 bits a channel, and as much again for the decoder itself.
const MOST_DECODER_BYTES: u64 = MOST_PIXELS * 8 * 2;

/// Why bytes are not a picture we can use. Each message says what to do next.
#[derive(Debug, thiserror::Error)]
pub enum PictureError {
    #[error("the file is empty; save or copy the picture again")]
    Empty,
    #[error("this is not a picture (PNG, JPEG, WebP, BMP, TIFF or GIF expected); convert it to one of these")]
    NotAPicture,
    #[error("the picture is {width} × {height} pixels, more than the {} million allowed; scale it down", MOST_PIXELS / 1_000_000)]
    TooLarge { width: u32, height: u32 },
    #[error(
        "the picture is {width} × {height} pixels, at least {LEAST_SIDE} × {LEAST_SIDE} are needed; use a larger one"
    )]
    TooSmall { width: u32, height: u32 },
    #[error("the {format} data is damaged or cut short ({reason}); save or copy the picture again")]
    Damaged { format: &'static str, reason: String },
    #[error(transparent)]
    Canceled(#[from] Canceled),
}

/// Decodes PNG, JPEG, WebP, BMP, TIFF or the first frame of a GIF; the content decides, not a name. The orientation
/// that a camera noted (EXIF) is applied. sRGB, straight alpha; pictures without alpha are opaque.
pub fn decode(bytes: &[u8], progress: Progress) -> Result<RgbaImage, PictureError> {
    if bytes.is_empty() {
        return Err(PictureError::Empty);
    }
    let canceled = Cell::new(false);
    let source = WatchedReader { bytes, at: 0, progress, canceled: &canceled };
    let mut reader = ImageReader::new(source).with_guessed_format().map_err(|_| PictureError::NotAPicture)?;
    let format = reader.format().ok_or(PictureError::NotAPicture)?;
    let name = name_of(format).ok_or(PictureError::NotAPicture)?;
    // Decoders wrap the reader's error beyond recognition, so the reader leaves word itself.
    let explain = |error: ImageError| match canceled.get() {
        true => PictureError::Canceled(Canceled),
        false => {
            let reason = error.to_string();
            let reason = reason.lines().next().unwrap_or_default().trim_end_matches('.').to_owned();
            PictureError::Damaged { format: name, reason }
        }
    };
    reader.no_limits();
    let mut decoder = reader.into_decoder().map_err(explain)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(PictureError::TooLarge { width, height });
    }
    if width < LEAST_SIDE || height < LEAST_SIDE {
        return Err(PictureError::TooSmall { width, height });
    }
    if format == ImageFormat::Jpeg && !is_whole_jpeg(bytes) {
        return Err(PictureError::Damaged { format: name, reason: "its end is missing".into() });
    }
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(MOST_DECODER_BYTES);
    decoder.set_limits(limits).map_err(explain)?;
    // A damaged orientation tag is no reason to refuse the picture.
    let orientation = decoder.orientation().ok();
    let mut picture = DynamicImage::from_decoder(decoder).map_err(explain)?;
    if let Some(orientation) = orientation {
        picture.apply_orientation(orientation);
    }
    progress(1.0)?;
    Ok(picture.into_rgba8())
}

fn name_of(format: ImageFormat) -> Option<&'static str> {
    Some(match format {
        ImageFormat::Png => "PNG",
        ImageFormat::Jpeg => "JPEG",
        ImageFormat::WebP => "WebP",
        ImageFormat::Bmp => "BMP",
        ImageFormat::Tiff => "TIFF",
        ImageFormat::Gif => "GIF",
        _ => return None,
    })
}

/// Whether JPEG data goes on to its end marker. The decoder fills what is missing with gray and says nothing.
fn is_whole_jpeg(bytes: &[u8]) -> bool {
    const END: u8 = 0xd9;
    let is_marker = |pair: &[u8]| pair[0] == 0xff && !matches!(pair[1], 0x00 | 0x01 | 0xd0..=0xd7 | 0xff);
    // Behind the start marker.
    let mut rest = bytes.get(2..).unwrap_or_default();
    while let Some(at) = rest.windows(2).position(is_marker) {
        rest = &rest[at + 1..];
        if rest[0] == END {
            return true;
        }
        // A segment is hopped over: it may hold a whole JPEG of its own, as thumbnails are.
        let length = rest.get(1..3).map_or(0, |length| usize::from(length[0]) << 8 | usize::from(length[1]));
        rest = rest.get(1 + length..).unwrap_or_default();
    }
    false
}

/// Bytes that report how many of them were read. Decoders have no other place where one could stop them.
struct WatchedReader<'a> {
    bytes: &'a [u8],
    at: usize,
    progress: Progress<'a>,
    canceled: &'a Cell<bool>,
}

impl WatchedReader<'_> {
    /// Small enough that a decoder comes back for more several times while it works on a large picture.
    const PIECE: usize = 1 << 16;
}

impl BufRead for WatchedReader<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        let at = self.at.min(self.bytes.len());
        (self.progress)(at as f32 / self.bytes.len() as f32 * 0.99).map_err(|canceled| {
            self.canceled.set(true);
            io::Error::other(canceled)
        })?;
        Ok(&self.bytes[at..self.bytes.len().min(at + Self::PIECE)])
    }

    fn consume(&mut self, amount: usize) {
        self.at += amount;
    }
}

impl Read for WatchedReader<'_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let available = self.fill_buf()?;
        let count = available.len().min(out.len());
        out[..count].copy_from_slice(&available[..count]);
        self.consume(count);
        Ok(count)
    }
}

impl Seek for WatchedReader<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let mut cursor = io::Cursor::new(self.bytes);
        cursor.set_position(self.at as u64);
        let at = cursor.seek(to)?;
        self.at = at as usize;
        Ok(at)
    }
}

#[cfg(test)]
mod tests {
    use image::{Rgba, codecs::jpeg::JpegEncoder};

    use super::*;
    use crate::progress::unwatched;

    fn png(picture: &RgbaImage) -> Vec<u8> {
        let mut bytes = io::Cursor::new(Vec::new());
        picture.write_to(&mut bytes, ImageFormat::Png).unwrap();
        bytes.into_inner()
    }

    fn noise(side: u32) -> RgbaImage {
        RgbaImage::from_fn(side, side, |x, y| {
            let v = (x.wrapping_mul(2_654_435_761) ^ y.wrapping_mul(40_503)).to_le_bytes();
            Rgba([v[1], v[2], v[3], 255])
        })
    }

    #[test]
    fn png_keeps_its_alpha() {
        let mut picture = noise(16);
        picture.put_pixel(3, 4, Rgba([10, 20, 30, 40]));
        assert_eq!(decode(&png(&picture), &unwatched).unwrap(), picture);
    }

    #[test]
    fn a_header_that_claims_too_much_is_refused_at_once() {
        let mut bytes = png(&noise(16));
        bytes[16..24].copy_from_slice(&[0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60]);
        // The checksum of the header is wrong now, as in files made to do harm; both answers are refusals.
        let error = decode(&bytes, &unwatched).unwrap_err();
        assert!(matches!(error, PictureError::TooLarge { .. } | PictureError::Damaged { .. }), "{error}");
    }

    #[test]
    fn cut_short_text_and_nothing() {
        let whole = png(&noise(64));
        assert!(matches!(
            decode(&whole[..whole.len() / 2], &unwatched),
            Err(PictureError::Damaged { format: "PNG", .. })
        ));
        assert!(matches!(decode(b"hello, world", &unwatched), Err(PictureError::NotAPicture)));
        assert!(matches!(decode(b"", &unwatched), Err(PictureError::Empty)));
    }

    #[test]
    fn a_jpeg_is_whole_up_to_its_own_end_marker() {
        let mut jpeg = Vec::new();
        JpegEncoder::new(&mut jpeg).encode_image(&DynamicImage::from(noise(64)).into_rgb8()).unwrap();
        // A comment that holds another's end, and what a telephone appends.
        jpeg.splice(2..2, *b"\xff\xfe\0\x04\xff\xd9");
        let appended = [&jpeg[..], b"MotionPhoto\xff\xda"].concat();
        decode(&appended, &unwatched).unwrap();
        for length in [jpeg.len() - 2, jpeg.len() - 1, jpeg.len() / 2, 9] {
            let error = decode(&jpeg[..length], &unwatched).unwrap_err();
            assert!(matches!(error, PictureError::Damaged { format: "JPEG", .. }), "{length} bytes: {error}");
        }
    }

    #[test]
    fn a_camera_held_upright_is_turned() {
        let mut jpeg = Vec::new();
        let wide = image::RgbImage::from_pixel(32, 16, image::Rgb([200, 100, 50]));
        JpegEncoder::new(&mut jpeg).encode_image(&wide).unwrap();
        // An APP1 segment with the single EXIF entry "orientation = 6" (turn right), after the start marker.
        let exif = b"\xff\xe1\x00\x22Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
        jpeg.splice(2..2, exif.iter().copied());
        assert_eq!(decode(&jpeg, &unwatched).unwrap().dimensions(), (16, 32));
    }

    #[test]
    fn stops_in_the_middle_when_told() {
        let calls = std::sync::atomic::AtomicU32::new(0);
        let stop =
            |_| if calls.fetch_add(1, std::sync::atomic::Ordering::Relaxed) < 4 { Ok(()) } else { Err(Canceled) };
        let error = decode(&png(&noise(600)), &stop).unwrap_err();
        assert!(matches!(error, PictureError::Canceled(_)), "{error}");
    }
}
