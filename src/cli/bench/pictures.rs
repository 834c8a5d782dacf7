//! Pictures drawn for measurements: as many different ones as wanted, the same on every machine.

use std::io::Cursor;

use image::{ImageError, ImageFormat, Rgba, RgbaImage};

/// Side in pixels.
const SIDE: u32 = 512;
/// Ellipses that a subject is made of.
const PARTS: usize = 4;

/// A PNG file with a subject of a few overlapping ellipses before nothing. The number decides all.
pub fn draw(number: u64) -> Result<Vec<u8>, ImageError> {
    let mut lots = Lots::new(number);
    let parts: [_; PARTS] = std::array::from_fn(|_| {
        let middle = [0.35 + 0.3 * lots.share(), 0.35 + 0.3 * lots.share()];
        let radii = [0.12 + 0.16 * lots.share(), 0.12 + 0.16 * lots.share()];
        let color = [0, 1, 2].map(|_| (60.0 + 180.0 * lots.share()) as u8);
        (middle, radii, color)
    });
    let picture = RgbaImage::from_fn(SIDE, SIDE, |x, y| {
        let at = [x, y].map(|pixel| (pixel as f32 + 0.5) / SIDE as f32);
        let depth = |middle: [f32; 2], radii: [f32; 2]| {
            1.0 - ((at[0] - middle[0]) / radii[0]).hypot((at[1] - middle[1]) / radii[1])
        };
        let deepest = parts.iter().map(|&(middle, radii, color)| (depth(middle, radii), color));
        let (depth, [r, g, b]) = deepest.fold((f32::MIN, [0; 3]), |a, b| if b.0 > a.0 { b } else { a });
        // Stripes, so that a texture has something to keep.
        let shade = if (x / 16 + y / 24) % 2 == 0 { 0 } else { 15 };
        Rgba([r + shade, g + shade, b + shade, if depth > 0.0 { 255 } else { 0 }])
    });
    let mut png = Cursor::new(Vec::new());
    picture.write_to(&mut png, ImageFormat::Png)?;
    Ok(png.into_inner())
}

/// Numbers that look drawn by lot, and are the same for the same seed.
pub struct Lots(blake3::OutputReader);

impl Lots {
    pub fn new(seed: u64) -> Self {
        Self(blake3::Hasher::new().update(&seed.to_le_bytes()).finalize_xof())
    }

    /// Below `count`, which is not zero.
    pub fn below(&mut self, count: usize) -> usize {
        let mut bytes = [0; 8];
        self.0.fill(&mut bytes);
        (u64::from_le_bytes(bytes) % count as u64) as usize
    }

    /// From 0 to 1.
    pub fn share(&mut self) -> f32 {
        self.below(1 << 20) as f32 / (1 << 20) as f32
    }

    /// The same values in another order (Fisher and Yates).
    pub fn shuffle<T>(&mut self, values: &mut [T]) {
        for last in (1..values.len()).rev() {
            values.swap(last, self.below(last + 1));
        }
    }
}
