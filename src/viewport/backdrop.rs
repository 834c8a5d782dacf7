//! Draws the gradient behind everything.

use glam::Vec3;

use super::gpu::{Depth, PipelineSpec, Uniform, bind_group, pipeline};
use super::target::COLOR_FORMAT;
use super::uniforms::BackdropUniform;

/// How much brighter the middle of a dark gradient is, in encoded sRGB.
const GLOW: f32 = 0.045;

pub(super) struct BackdropPass {
    pipeline: wgpu::RenderPipeline,
    uniform: Uniform<BackdropUniform>,
    resources: wgpu::BindGroup,
}

impl BackdropPass {
    pub fn new(device: &wgpu::Device) -> Self {
        let shader = device.create_shader_module(wgpu::include_wgsl!("../../shaders/backdrop.wgsl"));
        let pipeline = pipeline(
            device,
            &PipelineSpec {
                label: "backdrop",
                shader: &shader,
                entry_points: ("vs_backdrop", "fs_backdrop"),
                vertex_buffer: None,
                topology: wgpu::PrimitiveTopology::TriangleList,
                format: COLOR_FORMAT,
                blend: None,
                depth: Some(Depth::Ignored),
            },
        );
        let uniform = Uniform::new(device, "backdrop");
        let resources = bind_group(device, &pipeline, 0, vec![uniform.binding()]);
        Self { pipeline, uniform, resources }
    }

    /// Sets the gradient's sRGB colors for a picture of this aspect.
    pub fn prepare(&self, queue: &wgpu::Queue, top: [u8; 3], bottom: [u8; 3], aspect: f32) {
        let [top, bottom] = [top, bottom].map(|color| Vec3::from_array(color.map(f32::from)) / 255.0);
        self.uniform.write(queue, &BackdropUniform { top, aspect, bottom, glow: GLOW });
    }

    pub fn draw(&self, pass: &mut wgpu::RenderPass<'_>) {
        pass.set_pipeline(&self.pipeline);
        pass.set_bind_group(0, &self.resources, &[]);
        pass.draw(0..3, 0..1);
    }
}
