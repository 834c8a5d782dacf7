//! Draws meshes with wgpu.
