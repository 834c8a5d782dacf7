//! The Rust twins of the uniform structs in `shaders/`. `tests/shaders.rs` compares their layouts with naga's.

use bytemuck::{Pod, Zeroable};
use glam::{Mat4, Vec2, Vec3};

/// `mesh.wgsl`: see the comments there for the meaning of each field.
#[derive(Debug, Clone, Copy, Pod, Zeroable)]
#[repr(C)]
pub struct MeshUniform {
    pub clip_from_world: Mat4,
    pub eye: Vec3,
    pub shading: u32,
    pub key: Vec3,
    pub ground_height: f32,
    pub fill: Vec3,
    pub subject_height: f32,
    pub rim: Vec3,
    pub wire_width_px: f32,
}

/// `backdrop.wgsl`.
#[derive(Debug, Clone, Copy, Pod, Zeroable)]
#[repr(C)]
pub struct BackdropUniform {
    pub top: Vec3,
    pub aspect: f32,
    pub bottom: Vec3,
    pub glow: f32,
}

/// `ground.wgsl`.
#[derive(Debug, Clone, Copy, Pod, Zeroable)]
#[repr(C)]
pub struct GroundUniform {
    pub clip_from_world: Mat4,
    pub center: Vec3,
    pub radius: f32,
    pub line_color: Vec3,
    pub grid_opacity: f32,
    pub shadow_center: Vec2,
    pub shadow_half_extent: f32,
    pub shadow_opacity: f32,
    pub cell: f32,
    pub padding_0: f32,
    pub padding_1: f32,
    pub padding_2: f32,
}

/// `shadow.wgsl`, the first pass.
#[derive(Debug, Clone, Copy, Pod, Zeroable)]
#[repr(C)]
pub struct FootprintUniform {
    pub center: Vec2,
    pub half_extent: f32,
    pub ground_height: f32,
    pub contact_height: f32,
    pub hover_height: f32,
    pub padding_0: f32,
    pub padding_1: f32,
}

/// `shadow.wgsl`, the two blurs.
#[derive(Debug, Clone, Copy, Pod, Zeroable)]
#[repr(C)]
pub struct BlurUniform {
    pub texel: Vec2,
    pub contact_sigma: f32,
    pub hover_sigma: f32,
}
