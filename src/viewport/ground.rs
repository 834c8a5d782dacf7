//! Draws the plane under the subject: its contact shadow and a grid that fades into the distance.

use glam::{Vec2, Vec3};

use super::camera::View;
use super::gpu::{Depth, PipelineSpec, Uniform, bind_group, linear_sampler, pipeline};
use super::shadow::{ContactShadow, ShadowArea};
use super::target::COLOR_FORMAT;
use super::uniforms::GroundUniform;

/// Radius of the visible disc in radii of the subject.
const DISC_RADII: f32 = 9.0;
/// How far below the lowest point the plane lies, in radii of the subject, so that flat bottoms do not flicker.
const CLEARANCE_RADII: f32 = 0.002;
/// Seen from below the grid must not hide the subject.
const OPACITY_FROM_BELOW: f32 = 0.35;
/// Linear gray of the lines on a dark and on a light backdrop.
const LINES_ON_DARK: f32 = 0.36;
const LINES_ON_LIGHT: f32 = 0.16;

/// What the ground shows, in a scene whose box has these corners.
#[derive(Debug, Clone, Copy)]
pub(super) struct GroundLook {
    pub bounds: (Vec3, Vec3),
    pub grid: bool,
    pub shadow: bool,
    pub backdrop_is_light: bool,
}

pub(super) struct GroundPass {
    pipeline: wgpu::RenderPipeline,
    uniform: Uniform<GroundUniform>,
    resources: wgpu::BindGroup,
}

impl GroundPass {
    pub fn new(device: &wgpu::Device, shadow: &ContactShadow) -> Self {
        let shader = device.create_shader_module(wgpu::include_wgsl!("../../shaders/ground.wgsl"));
        let pipeline = pipeline(
            device,
            &PipelineSpec {
                label: "ground",
                shader: &shader,
                entry_points: ("vs_ground", "fs_ground"),
                vertex_buffer: None,
                topology: wgpu::PrimitiveTopology::TriangleStrip,
                format: COLOR_FORMAT,
                blend: Some(wgpu::BlendState::PREMULTIPLIED_ALPHA_BLENDING),
                depth: Some(Depth::Tested),
            },
        );
        let uniform = Uniform::new(device, "ground");
        let sampler = linear_sampler(device);
        let resources = vec![
            uniform.binding(),
            wgpu::BindingResource::TextureView(shadow.map()),
            wgpu::BindingResource::Sampler(&sampler),
        ];
        let resources = bind_group(device, &pipeline, 0, resources);
        Self { pipeline, uniform, resources }
    }

    pub fn prepare(&self, queue: &wgpu::Queue, view: &View, aspect: f32, look: GroundLook) {
        let (low, high) = look.bounds;
        let radius = (low.distance(high) / 2.0).max(f32::MIN_POSITIVE);
        let center = ((low + high) / 2.0).with_y(low.y - radius * CLEARANCE_RADII);
        let seen_from_below = view.eye.y < center.y;
        let grid_opacity = match (look.grid, seen_from_below) {
            (false, _) => 0.0,
            (true, false) => 1.0,
            (true, true) => OPACITY_FROM_BELOW,
        };
        let area = ShadowArea::under(look.bounds);
        let uniform = GroundUniform {
            clip_from_world: view.clip_from_world(aspect),
            center,
            radius: radius * DISC_RADII,
            line_color: Vec3::splat(if look.backdrop_is_light { LINES_ON_LIGHT } else { LINES_ON_DARK }),
            grid_opacity,
            shadow_center: Vec2::new(area.center.x, area.center.y),
            shadow_half_extent: area.half_extent,
            shadow_opacity: if look.shadow && !seen_from_below { 1.0 } else { 0.0 },
            cell: cell(radius),
            padding_0: 0.0,
            padding_1: 0.0,
            padding_2: 0.0,
        };
        self.uniform.write(queue, &uniform);
    }

    pub fn draw(&self, pass: &mut wgpu::RenderPass<'_>) {
        pass.set_pipeline(&self.pipeline);
        pass.set_bind_group(0, &self.resources, &[]);
        pass.draw(0..4, 0..1);
    }
}

/// Side of a grid cell: a fifth of a power of ten, so that every fifth line is a round number.
fn cell(radius: f32) -> f32 {
    10f32.powf((radius * 1.5).log10().floor()) / 5.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_round_numbers_smaller_than_the_subject() {
        for (radius, expected) in [(1.2, 0.2), (0.85, 0.2), (50.0, 2.0), (100.0, 20.0)] {
            assert!((cell(radius) - expected).abs() < expected * 1e-4, "{radius}");
        }
    }
}
