//! The few wgpu calls that every pass makes in the same way.

use std::marker::PhantomData;

use bytemuck::Pod;
use wgpu::util::{BufferInitDescriptor, DeviceExt};

use super::target::{DEPTH_FORMAT, SAMPLES};

/// A uniform buffer that holds one `T`.
pub(super) struct Uniform<T> {
    buffer: wgpu::Buffer,
    holds: PhantomData<fn(T)>,
}

impl<T: Pod> Uniform<T> {
    pub fn new(device: &wgpu::Device, label: &str) -> Self {
        let buffer = device.create_buffer(&wgpu::BufferDescriptor {
            label: Some(label),
            size: size_of::<T>() as u64,
            usage: wgpu::BufferUsages::UNIFORM | wgpu::BufferUsages::COPY_DST,
            mapped_at_creation: false,
        });
        Self { buffer, holds: PhantomData }
    }

    /// Takes effect for all commands submitted after this call.
    pub fn write(&self, queue: &wgpu::Queue, value: &T) {
        queue.write_buffer(&self.buffer, 0, bytemuck::bytes_of(value));
    }

    pub fn binding(&self) -> wgpu::BindingResource<'_> {
        self.buffer.as_entire_binding()
    }
}

/// A buffer with these contents.
pub(super) fn filled_buffer(
    device: &wgpu::Device,
    label: &str,
    contents: &[u8],
    usage: wgpu::BufferUsages,
) -> wgpu::Buffer {
    device.create_buffer_init(&BufferInitDescriptor { label: Some(label), contents, usage })
}

/// A group of resources at bindings 0, 1, 2…, in the layout that the pipeline's shader asks for.
pub(super) fn bind_group(
    device: &wgpu::Device,
    pipeline: &wgpu::RenderPipeline,
    group: u32,
    resources: Vec<wgpu::BindingResource<'_>>,
) -> wgpu::BindGroup {
    let entries = resources
        .into_iter()
        .zip(0..)
        .map(|(resource, binding)| wgpu::BindGroupEntry { binding, resource })
        .collect::<Vec<_>>();
    device.create_bind_group(&wgpu::BindGroupDescriptor {
        label: None,
        layout: &pipeline.get_bind_group_layout(group),
        entries: &entries,
    })
}

/// A sampler that blends neighboring texels and stops at the texture's border.
pub(super) fn linear_sampler(device: &wgpu::Device) -> wgpu::Sampler {
    device.create_sampler(&wgpu::SamplerDescriptor {
        label: Some("linear"),
        mag_filter: wgpu::FilterMode::Linear,
        min_filter: wgpu::FilterMode::Linear,
        ..Default::default()
    })
}

/// What tells one pipeline from another.
pub(super) struct PipelineSpec<'a> {
    pub label: &'a str,
    pub shader: &'a wgpu::ShaderModule,
    /// Names of the vertex and the fragment entry point.
    pub entry_points: (&'a str, &'a str),
    pub vertex_buffer: Option<wgpu::VertexBufferLayout<'a>>,
    pub topology: wgpu::PrimitiveTopology,
    pub format: wgpu::TextureFormat,
    pub blend: Option<wgpu::BlendState>,
    /// Present for passes into a [`Target`](super::target::Target), which has several samples and depth.
    pub depth: Option<Depth>,
}

/// How a pass into the scene's target uses depth, which is larger where nearer.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Depth {
    Ignored,
    Tested,
    TestedAndWritten,
}

pub(super) fn pipeline(device: &wgpu::Device, spec: &PipelineSpec<'_>) -> wgpu::RenderPipeline {
    let depth_stencil = spec.depth.map(|depth| wgpu::DepthStencilState {
        format: DEPTH_FORMAT,
        depth_write_enabled: Some(depth == Depth::TestedAndWritten),
        depth_compare: Some(match depth {
            Depth::Ignored => wgpu::CompareFunction::Always,
            Depth::Tested | Depth::TestedAndWritten => wgpu::CompareFunction::Greater,
        }),
        stencil: wgpu::StencilState::default(),
        bias: wgpu::DepthBiasState::default(),
    });
    let samples = if spec.depth.is_some() { SAMPLES } else { 1 };
    device.create_render_pipeline(&wgpu::RenderPipelineDescriptor {
        label: Some(spec.label),
        layout: None,
        vertex: wgpu::VertexState {
            module: spec.shader,
            entry_point: Some(spec.entry_points.0),
            compilation_options: wgpu::PipelineCompilationOptions::default(),
            buffers: spec.vertex_buffer.as_ref().map(|layout| Some(layout.clone())).as_slice(),
        },
        primitive: wgpu::PrimitiveState { topology: spec.topology, ..Default::default() },
        depth_stencil,
        multisample: wgpu::MultisampleState { count: samples, ..Default::default() },
        fragment: Some(wgpu::FragmentState {
            module: spec.shader,
            entry_point: Some(spec.entry_points.1),
            compilation_options: wgpu::PipelineCompilationOptions::default(),
            targets: &[Some(wgpu::ColorTargetState {
                format: spec.format,
                blend: spec.blend,
                write_mask: wgpu::ColorWrites::ALL,
            })],
        }),
        multiview_mask: None,
        cache: None,
    })
}

/// A pass that overwrites all of a texture.
pub(super) fn overwriting_pass<'encoder>(
    encoder: &'encoder mut wgpu::CommandEncoder,
    label: &str,
    view: &wgpu::TextureView,
) -> wgpu::RenderPass<'encoder> {
    encoder.begin_render_pass(&wgpu::RenderPassDescriptor {
        label: Some(label),
        color_attachments: &[Some(wgpu::RenderPassColorAttachment {
            view,
            depth_slice: None,
            resolve_target: None,
            ops: wgpu::Operations { load: wgpu::LoadOp::Clear(wgpu::Color::TRANSPARENT), store: wgpu::StoreOp::Store },
        })],
        ..Default::default()
    })
}
