//! Orfeas Studio: a picture becomes a 3D mesh.

pub mod inference;
#[cfg(feature = "gui")]
pub mod mesh_file;
#[cfg(feature = "gui")]
pub mod viewport;
