//! Orfeas Studio: a picture becomes a 3D mesh an artist would keep.
//!
//! ```text
//! core ◄─ inference ─┐                    metrics
//!      ◄─ cache ─────┴◄─ pipeline ◄─ jobs ◄─┴─ app ◄─ viewport ◄─ ui     each layer uses only what is to its left
//!                           ▲
//!                           └─ cli
//! ```
//!
//! Values flow one way: picture → foreground → field → mesh → textured mesh → asset → files.
//!
//! # Words
//!
//! | word | meaning |
//! |---|---|
//! | picture | a bitmap from the user |
//! | mask | how much of each pixel of a picture is the subject |
//! | foreground | the subject cut out, in its frame |
//! | frame | the square around the subject in which everything is computed |
//! | field | where each ray of the frame enters and leaves the body |
//! | mesh | triangles on the CPU; *gpu mesh*: the same in graphics memory |
//! | texture | a bitmap on a mesh |
//! | material | what a surface is beside its color; *map*: a bitmap of it on the same coordinates as the texture |
//! | asset | a textured mesh ready for export |
//! | engine | what makes a field: silhouette, relief or a network |
//! | network | an ONNX file with its manifest; *session*: one loaded by ONNX Runtime |
//! | stage | one step of the pipeline, with its own cache entries |
//! | tier | memory or disk, where the cache keeps them |
//! | item | a picture in the window, with its results |
//! | job | one run of the pipeline on a worker thread |
//! | metric | a quantity measured once a second; *sample*: all of one second; *history*: the last five minutes |
//!
//! # Where do I change …
//!
//! | what | where |
//! |---|---|
//! | how a mask is found | `src/core/{mask,coarse_mask}.rs`, who is asked: `src/pipeline/cut_out.rs` |
//! | the shape an engine gives | `src/core/{silhouette,relief,layers}.rs` |
//! | the surface and its smoothing | `src/core/{rays,isosurface,clean,simplify}.rs` |
//! | the texture and the maps of the material | `src/core/texture/` |
//! | the faults that are found in a mesh | `src/core/inspect/` |
//! | what makes a mesh printable | `src/core/print/`, kept by `src/pipeline/print.rs` |
//! | a file format | `src/core/export/`, reading: `src/mesh_file/`, from one to another: `src/convert.rs` |
//! | what Blender, Unity and others get | `src/core/export/preset.rs` |
//! | how files are found, read, written and checked | `src/input.rs`, `src/output.rs` |
//! | the order of stages, their settings | `src/pipeline/` |
//! | what is kept of results | `src/cache/` |
//! | what can be set, and by which names | `src/settings/` |
//! | how a network is loaded and run | `src/inference/` |
//! | what fits into memory, and what is done so that it does | `src/governor/`, asked in `src/pipeline/admission.rs` |
//! | how many pictures are in work at once | `src/jobs/in_order.rs`, with what they claim of memory: `src/governor/claims.rs` |
//! | what is measured, foretold and told as an alert | `src/metrics/`, read in `src/app/watch.rs` |
//! | what a button does | `src/app/` |
//! | what the window holds of meshes | `src/app/held.rs` |
//! | how a panel looks | `src/ui/`, a file for each |
//! | how a mesh is drawn | `src/viewport/`, `shaders/` |
//! | a command's flags and output | `src/cli/` |

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

pub mod app;
pub mod cache;
pub mod cli;
pub mod convert;
pub mod governor;
pub mod inference;
pub mod input;
pub mod jobs;
pub mod mesh_file;
pub mod metrics;
pub mod output;
pub mod pipeline;
pub mod settings;
#[cfg(feature = "gui")]
pub mod ui;
#[cfg(feature = "gui")]
pub mod viewport;
