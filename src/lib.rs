//! Orfeas Studio: a picture becomes a 3D mesh.

pub mod inference;
pub mod mesh_file;
pub mod output;
#[cfg(feature = "gui")]
pub mod viewport;
