//! What a mesh was made from and by, which glTF files carry.

use glam::Vec3;
use serde::Serialize;

use crate::frame::{Camera, Frame};

/// All that is needed to make the same mesh again.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Provenance {
    /// Name and version.
    pub program: String,
    pub engine: String,
    /// `None` where the engine needs none.
    pub network: Option<NetworkId>,
    pub settings: serde_json::Value,
    /// Of the picture's file.
    pub picture_blake3: String,
    /// Of the mask picture's file, where one was given.
    pub mask_blake3: Option<String>,
}

/// Which network it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NetworkId {
    pub name: String,
    pub version: String,
    /// Of the file.
    pub sha256: String,
}

/// How the picture saw the mesh.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PictureView {
    pub camera: Camera,
    pub frame: Frame,
    /// Width and height of the picture in pixels.
    pub picture: [u32; 2],
    /// Where in the mesh's space the middle of the frame is.
    pub origin: Vec3,
}

impl PictureView {
    /// The part of the picture that a camera on the frame's axis can be made to see exactly: all of it, where its
    /// middle is the frame's, or else the frame. Width and height in sides of the frame.
    pub fn extent(&self) -> (Covers, f32, f32) {
        let Frame { left, top, side } = self.frame;
        // Twice the distance between the middles, which are at half a pixel when a length is odd.
        let shift = |start: i32, length: u32| (2 * i64::from(start) + i64::from(side) - i64::from(length)).abs();
        let [width, height] = self.picture;
        match shift(left, width) <= 1 && shift(top, height) <= 1 {
            true => (Covers::Picture, width as f32 / side as f32, height as f32 / side as f32),
            false => (Covers::Frame, 1.0, 1.0),
        }
    }
}

/// What a camera of a file shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Covers {
    Picture,
    /// The square around the subject. A glTF camera cannot be shifted sideways to the rest of the picture.
    Frame,
}
