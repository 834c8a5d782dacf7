//! The square window on the picture in which everything is computed, and the camera that looked through it.

use glam::Vec3;
use serde::{Deserialize, Serialize};

/// Longer side of the subject over the side of the frame.
pub const FILL: f32 = 0.85;

/// A square of whole pixels around the subject; it may reach beyond the picture.
///
/// Frame space: x to the right and y up, both -1 to 1 over the square; z towards the viewer in units of half the
/// square's width where the subject's middle is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frame {
    /// Column and row, in pixels of the picture, of the square's top left pixel.
    pub left: i32,
    pub top: i32,
    /// Side in pixels.
    pub side: u32,
}

impl Frame {
    /// The frame whose middle is the box's, and whose side the box's longer side fills to [`FILL`].
    /// The box is given by its first and one past its last column and row.
    pub fn around(columns: std::ops::Range<u32>, rows: std::ops::Range<u32>) -> Self {
        let longer = columns.len().max(rows.len()) as f32;
        // A subject of a few pixels still needs one free pixel on each side.
        let side = ((longer / FILL).ceil() as u32).max(longer as u32 + 2);
        let start =
            |range: &std::ops::Range<u32>| ((range.start + range.end) as f32 / 2.0 - side as f32 / 2.0).round() as i32;
        Self { left: start(&columns), top: start(&rows), side }
    }
}

/// How frame space was projected: the eye sits on the frame's axis.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Camera {
    /// Tangent of half the angle under which the frame is seen; 0 is an orthographic camera.
    pub tangent: f32,
    /// Length of a frame unit in the world's unit.
    pub scale: f32,
}

impl Camera {
    /// The viewing angle most pictures of objects come close to: about 35 degrees for the whole picture.
    pub const NOMINAL: Self = Self { tangent: 0.31, scale: 1.0 };
    pub const ORTHOGRAPHIC: Self = Self { tangent: 0.0, scale: 1.0 };

    /// Where a point of frame space is in the world: what is nearer to the eye is smaller than it looks.
    pub fn world_from_frame(&self, p: Vec3) -> Vec3 {
        let narrowing = 1.0 - p.z * self.tangent;
        Vec3::new(p.x * narrowing, p.y * narrowing, p.z) * self.scale
    }

    /// The inverse of [`Camera::world_from_frame`].
    pub fn frame_from_world(&self, p: Vec3) -> Vec3 {
        let p = p / self.scale;
        let narrowing = 1.0 - p.z * self.tangent;
        Vec3::new(p.x / narrowing, p.y / narrowing, p.z)
    }
}
