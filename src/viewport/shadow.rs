//! The contact shadow: a map of what is close to the ground, drawn once for each set of meshes.
//!
//! Soft and without a direction, it says where a subject stands under any lamp, and costs nothing when only the camera
//! moves. After the contact shadows of three.js and model-viewer: footprint from below, faded by height, blurred.

use glam::{Vec2, Vec3};

use super::draw_mesh::Vertex;
use super::gpu::{PipelineSpec, Uniform, bind_group, linear_sampler, overwriting_pass, pipeline};
use super::gpu_mesh::GpuMesh;
use super::surface::VERTEX_ATTRIBUTES;
use super::uniforms::{BlurUniform, FootprintUniform};

/// Pixels along each side; the shadow is soft, so more would not be seen.
const SIDE_PX: u32 = 256;
/// Red what nearly touches, green what hovers.
const FORMAT: wgpu::TextureFormat = wgpu::TextureFormat::Rg8Unorm;

/// Side of the map over the longer side of the footprint, so that the blur has room to end.
const MARGIN: f32 = 1.9;
/// Heights at which the shadows fade, in half sides of the map.
const CONTACT_HEIGHT: f32 = 0.045;
const HOVER_HEIGHT: f32 = 0.95;
const CONTACT_SIGMA_PX: f32 = 3.0;
const HOVER_SIGMA_PX: f32 = 14.0;

pub(super) struct ContactShadow {
    footprint: wgpu::RenderPipeline,
    blur: wgpu::RenderPipeline,
    sampler: wgpu::Sampler,
    /// The finished map, and the same half blurred.
    map: wgpu::TextureView,
    half_way: wgpu::TextureView,
}

/// The square of ground that the map covers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct ShadowArea {
    /// Along x and z.
    pub center: Vec2,
    pub half_extent: f32,
    pub ground_height: f32,
}

impl ShadowArea {
    /// The area around a box given by its smallest and largest corner, on the plane through its lowest point.
    pub fn under((low, high): (Vec3, Vec3)) -> Self {
        let center = (low + high) / 2.0;
        let extent = (high.x - low.x).max(high.z - low.z);
        Self {
            center: Vec2::new(center.x, center.z),
            half_extent: (extent / 2.0 * MARGIN).max(f32::MIN_POSITIVE),
            ground_height: low.y,
        }
    }
}

impl ContactShadow {
    pub fn new(device: &wgpu::Device) -> Self {
        let shader = device.create_shader_module(wgpu::include_wgsl!("../../shaders/shadow.wgsl"));
        let most = wgpu::BlendComponent {
            src_factor: wgpu::BlendFactor::One,
            dst_factor: wgpu::BlendFactor::One,
            operation: wgpu::BlendOperation::Max,
        };
        let footprint = pipeline(
            device,
            &PipelineSpec {
                label: "shadow footprint",
                shader: &shader,
                entry_points: ("vs_footprint", "fs_footprint"),
                vertex_buffer: Some(wgpu::VertexBufferLayout {
                    array_stride: size_of::<Vertex>() as u64,
                    step_mode: wgpu::VertexStepMode::Vertex,
                    attributes: &VERTEX_ATTRIBUTES[..1],
                }),
                topology: wgpu::PrimitiveTopology::TriangleList,
                format: FORMAT,
                // The lowest of all layers decides, in whichever order they come.
                blend: Some(wgpu::BlendState { color: most, alpha: most }),
                depth: None,
            },
        );
        let blur = pipeline(
            device,
            &PipelineSpec {
                label: "shadow blur",
                shader: &shader,
                entry_points: ("vs_blur", "fs_blur"),
                vertex_buffer: None,
                topology: wgpu::PrimitiveTopology::TriangleList,
                format: FORMAT,
                blend: None,
                depth: None,
            },
        );
        let [map, half_way] = ["shadow map", "shadow half way"].map(|label| {
            let texture = device.create_texture(&wgpu::TextureDescriptor {
                label: Some(label),
                size: wgpu::Extent3d { width: SIDE_PX, height: SIDE_PX, depth_or_array_layers: 1 },
                mip_level_count: 1,
                sample_count: 1,
                dimension: wgpu::TextureDimension::D2,
                format: FORMAT,
                usage: wgpu::TextureUsages::RENDER_ATTACHMENT | wgpu::TextureUsages::TEXTURE_BINDING,
                view_formats: &[],
            });
            texture.create_view(&wgpu::TextureViewDescriptor::default())
        });
        Self { footprint, blur, sampler: linear_sampler(device), map, half_way }
    }

    /// The map, to be sampled over its [`ShadowArea`].
    pub fn map(&self) -> &wgpu::TextureView {
        &self.map
    }

    /// Draws the shadow of these meshes over this area.
    pub fn draw<'a>(
        &self,
        device: &wgpu::Device,
        queue: &wgpu::Queue,
        encoder: &mut wgpu::CommandEncoder,
        area: ShadowArea,
        meshes: impl Iterator<Item = &'a GpuMesh>,
    ) {
        let uniform = Uniform::new(device, "shadow footprint");
        uniform.write(
            queue,
            &FootprintUniform {
                center: area.center,
                half_extent: area.half_extent,
                ground_height: area.ground_height,
                contact_height: CONTACT_HEIGHT * area.half_extent,
                hover_height: HOVER_HEIGHT * area.half_extent,
                padding_0: 0.0,
                padding_1: 0.0,
            },
        );
        let resources = bind_group(device, &self.footprint, 0, vec![uniform.binding()]);
        let mut pass = overwriting_pass(encoder, "shadow footprint", &self.map);
        pass.set_pipeline(&self.footprint);
        pass.set_bind_group(0, &resources, &[]);
        for mesh in meshes {
            pass.set_vertex_buffer(0, mesh.vertices.slice(..));
            pass.set_index_buffer(mesh.indices.slice(..), wgpu::IndexFormat::Uint32);
            pass.draw_indexed(0..mesh.index_count, 0, 0..1);
        }
        drop(pass);

        self.blur_along(device, queue, encoder, Vec2::X, (&self.map, &self.half_way));
        self.blur_along(device, queue, encoder, Vec2::Y, (&self.half_way, &self.map));
    }

    fn blur_along(
        &self,
        device: &wgpu::Device,
        queue: &wgpu::Queue,
        encoder: &mut wgpu::CommandEncoder,
        direction: Vec2,
        (from, into): (&wgpu::TextureView, &wgpu::TextureView),
    ) {
        let uniform = Uniform::new(device, "shadow blur");
        uniform.write(
            queue,
            &BlurUniform {
                texel: direction / SIDE_PX as f32,
                contact_sigma: CONTACT_SIGMA_PX,
                hover_sigma: HOVER_SIGMA_PX,
            },
        );
        let resources = vec![
            uniform.binding(),
            wgpu::BindingResource::TextureView(from),
            wgpu::BindingResource::Sampler(&self.sampler),
        ];
        let resources = bind_group(device, &self.blur, 0, resources);
        let mut pass = overwriting_pass(encoder, "shadow blur", into);
        pass.set_pipeline(&self.blur);
        pass.set_bind_group(0, &resources, &[]);
        pass.draw(0..3, 0..1);
    }
}
