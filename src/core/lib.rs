//! From a picture to a mesh: values in, values out. No files, threads, clocks or devices.
//!
//! ```text
//! picture ─► foreground ─► field ─► mesh ─► clean mesh ─► textured mesh ─► bytes of a file
//! ```

pub mod export;
pub mod foreground;
pub mod frame;
pub mod inflate;
pub mod mesh;
pub mod ply;
pub mod progress;
