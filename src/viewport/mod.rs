//! Draws meshes with wgpu: into an egui window or into a picture, with the same code.
//!
//! ```text
//! TexturedMesh ─► DrawMesh ─► GpuMesh ─┐
//!                 (any thread)         ├─► Renderer ─► Target ─► window (callback) or RgbaImage (offscreen)
//! OrbitCamera ─► View ─► SceneView ────┘
//! ```
//!
//! egui is known to `callback` alone, and three-d, whose camera and control we use without its OpenGL, to `camera`
//! alone. To change how a mesh looks, start at `shaders/mesh.wgsl`.

pub mod adapter;
mod backdrop;
pub mod callback;
pub mod camera;
pub mod draw_mesh;
mod gpu;
mod gpu_mesh;
mod ground;
pub mod offscreen;
pub mod renderer;
pub mod scene;
pub mod shading;
mod shadow;
mod surface;
mod target;
pub mod uniforms;

pub use adapter::{AdapterReport, GraphicsError, adapters};
pub use callback::{ViewportStats, graphics_bytes, install, paint_callback, stats};
pub use camera::{OrbitCamera, View};
pub use draw_mesh::{DrawMesh, MeshError};
pub use offscreen::{RenderError, RenderOptions, Studio, render_image};
pub use scene::{Backdrop, Part, SceneView, Style};
pub use shading::Shading;
