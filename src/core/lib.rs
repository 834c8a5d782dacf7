//! From a picture to a mesh: values in, values out. No files, threads of its own, clocks or devices.
//!
//! ```text
//! picture ─► foreground ─► field ─► mesh ─► clean mesh ─► textured mesh ─► bytes of a file
//! ```

#![warn(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::exit,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::print_stdout,
    clippy::unwrap_used
)]

pub mod clean;
pub mod coarse_mask;
pub mod creases;
pub mod diffuse;
pub mod distance;
pub mod export;
pub mod field;
pub mod foreground;
pub mod frame;
pub mod grid;
pub mod guided;
pub mod inflate;
pub mod inspect;
pub mod isosurface;
pub mod join;
pub mod layers;
pub mod mask;
pub mod material;
pub mod mesh;
mod parallel;
pub mod picture;
pub mod ply;
pub mod print;
pub mod progress;
pub mod rays;
pub mod relief;
mod rim;
pub mod silhouette;
pub mod simplify;
pub mod srgb;
pub mod symmetry;
pub mod tangents;
pub mod texture;
pub mod triangle_tree;
