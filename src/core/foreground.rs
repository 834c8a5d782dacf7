//! The subject cut out of its picture: its own colours, how much of each pixel it covers, and where it was.

use image::{GrayImage, RgbImage};

use crate::frame::Frame;

/// The square [`Frame`] around the subject at (at most) the picture's own resolution.
#[derive(Debug, Clone)]
pub struct Foreground {
    pub frame: Frame,
    /// sRGB, straight: free of background at the outline, and continued beyond it.
    pub color: RgbImage,
    /// How much of each pixel the subject covers, 0 to 255. Same size as `color`.
    pub coverage: GrayImage,
}
