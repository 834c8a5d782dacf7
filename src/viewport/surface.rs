//! Draws the surfaces of meshes.

use super::camera::View;
use super::draw_mesh::Vertex;
use super::gpu::{Depth, PipelineSpec, Uniform, bind_group, pipeline};
use super::gpu_mesh::GpuMesh;
use super::shading::Shading;
use super::target::COLOR_FORMAT;
use super::uniforms::MeshUniform;

/// The vertex as `mesh.wgsl` takes it; passes that need only the position use the first attribute.
pub(super) const VERTEX_ATTRIBUTES: [wgpu::VertexAttribute; 5] =
    wgpu::vertex_attr_array![0 => Float32x3, 1 => Float32x3, 2 => Float32x2, 3 => Unorm8x4, 4 => Snorm16x4];

/// Places of the lamps as seen by the camera: to its right, above it, behind it.
const KEY: [f32; 3] = [-0.55, 0.62, 0.60];
const FILL: [f32; 3] = [0.80, -0.05, 0.55];
const RIM: [f32; 3] = [0.62, 0.42, -0.62];

/// Width of a wireframe's lines, for each thousand pixels of the picture's height and at least.
const WIRE_WIDTH_PX: (f32, f32) = (0.9, 0.9);

/// Height and extent of what is lit, for the light that the ground takes away.
#[derive(Debug, Clone, Copy)]
pub(super) struct Subject {
    pub ground_height: f32,
    pub height: f32,
}

pub(super) struct SurfacePass {
    pub pipeline: wgpu::RenderPipeline,
    uniform: Uniform<MeshUniform>,
    resources: wgpu::BindGroup,
}

impl SurfacePass {
    pub fn new(device: &wgpu::Device) -> Self {
        let shader = device.create_shader_module(wgpu::include_wgsl!("../../shaders/mesh.wgsl"));
        let pipeline = pipeline(
            device,
            &PipelineSpec {
                label: "surface",
                shader: &shader,
                entry_points: ("vs_mesh", "fs_mesh"),
                vertex_buffer: Some(wgpu::VertexBufferLayout {
                    array_stride: size_of::<Vertex>() as u64,
                    step_mode: wgpu::VertexStepMode::Vertex,
                    attributes: &VERTEX_ATTRIBUTES,
                }),
                topology: wgpu::PrimitiveTopology::TriangleList,
                format: COLOR_FORMAT,
                blend: None,
                depth: Some(Depth::TestedAndWritten),
            },
        );
        let uniform = Uniform::new(device, "surface");
        let resources = bind_group(device, &pipeline, 0, vec![uniform.binding()]);
        Self { pipeline, uniform, resources }
    }

    /// Sets camera, lamps and shading for a picture of `size` pixels.
    pub fn prepare(&self, queue: &wgpu::Queue, view: &View, shading: Shading, size: [u32; 2], subject: Subject) {
        let [right, up, back] = view.axes();
        let lamp = |[x, y, z]: [f32; 3]| (right * x + up * y + back * z).normalize_or_zero();
        let uniform = MeshUniform {
            clip_from_world: view.clip_from_world(size[0] as f32 / size[1] as f32),
            eye: view.eye,
            shading: shading as u32,
            key: lamp(KEY),
            ground_height: subject.ground_height,
            fill: lamp(FILL),
            subject_height: subject.height.max(f32::MIN_POSITIVE),
            rim: lamp(RIM),
            wire_width_px: (WIRE_WIDTH_PX.0 * size[1] as f32 / 1000.0).max(WIRE_WIDTH_PX.1),
        };
        self.uniform.write(queue, &uniform);
    }

    pub fn draw(&self, pass: &mut wgpu::RenderPass<'_>, mesh: &GpuMesh, shading: Shading) {
        pass.set_pipeline(&self.pipeline);
        pass.set_bind_group(0, &self.resources, &[]);
        pass.set_bind_group(1, &mesh.textures, &[]);
        if shading == Shading::Wireframe {
            for (corners, count) in mesh.wire() {
                pass.set_vertex_buffer(0, corners.slice(..));
                pass.draw(0..*count, 0..1);
            }
        } else {
            pass.set_vertex_buffer(0, mesh.vertices.slice(..));
            pass.set_index_buffer(mesh.indices.slice(..), wgpu::IndexFormat::Uint32);
            pass.draw_indexed(0..mesh.index_count, 0, 0..1);
        }
    }
}
