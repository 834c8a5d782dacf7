//! The viewport as an egui shape. The only file here that knows egui.
//!
//! The scene is drawn into its own picture in `prepare`, and only if something changed; `paint` copies that picture
//! into the window. So a viewport at rest costs one copy for each time egui repaints.

use std::sync::Arc;

use eframe::egui_wgpu::{Callback, CallbackResources, CallbackTrait, RenderState, ScreenDescriptor};
use egui::epaint::ViewportInPixels;
use egui::{PaintCallback, PaintCallbackInfo, Rect};

use super::adapter::allocated_bytes;
use super::camera::View;
use super::gpu::{PipelineSpec, bind_group, linear_sampler, pipeline};
use super::renderer::Renderer;
use super::scene::{SceneView, Style};
use super::target::Target;

/// Compiles the viewport's pipelines for a window. To be called once, before the first [`paint_callback`] is painted.
pub fn install(render_state: &RenderState) {
    let viewport = Viewport::new(&render_state.device, &render_state.queue, render_state.target_format);
    render_state.renderer.write().callback_resources.insert(viewport);
}

/// A shape that shows a scene in `rect`. One window has one viewport: of two, each would redraw the other's picture.
///
/// Where [`install`] was not called nothing is shown. The window's own pass must have one sample and no depth buffer,
/// which is eframe's default.
pub fn paint_callback(rect: Rect, scene: Arc<SceneView>) -> PaintCallback {
    Callback::new_paint_callback(rect, ScenePainter { rect, scene })
}

/// What the viewport holds on the GPU and has done, for the dashboard.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ViewportStats {
    pub meshes: usize,
    /// Buffers and textures of the meshes.
    pub mesh_bytes: u64,
    /// The picture with its samples and depth.
    pub picture_bytes: u64,
    /// How often the scene was drawn, as opposed to copied.
    pub draws: u64,
    /// Why a mesh is missing from the picture, for the user to read.
    pub problem: Option<String>,
}

/// `None` where [`install`] was not called.
pub fn stats(render_state: &RenderState) -> Option<ViewportStats> {
    let renderer = render_state.renderer.read();
    renderer.callback_resources.get::<Viewport>().map(Viewport::stats)
}

/// Graphics memory that the window holds, in bytes: what its allocator reserved or, where the backend does not count,
/// what meshes and their picture take. May be asked from any thread.
pub fn graphics_bytes(render_state: &RenderState) -> Option<u64> {
    let ours = || stats(render_state).map(|stats| stats.mesh_bytes + stats.picture_bytes);
    allocated_bytes(&render_state.device).or_else(ours)
}

struct ScenePainter {
    rect: Rect,
    scene: Arc<SceneView>,
}

/// Everything that decides what the picture shows.
#[derive(PartialEq)]
struct Drawn {
    part_ids: Vec<u64>,
    view: View,
    style: Style,
    size: [u32; 2],
}

struct Viewport {
    renderer: Renderer,
    copy: wgpu::RenderPipeline,
    sampler: wgpu::Sampler,
    picture: Option<Picture>,
    drawn: Option<Drawn>,
    draws: u64,
}

struct Picture {
    target: Target,
    /// The picture in the layout of the copy pipeline.
    resources: wgpu::BindGroup,
}

impl CallbackTrait for ScenePainter {
    fn prepare(
        &self,
        device: &wgpu::Device,
        _queue: &wgpu::Queue,
        screen: &ScreenDescriptor,
        encoder: &mut wgpu::CommandEncoder,
        resources: &mut CallbackResources,
    ) -> Vec<wgpu::CommandBuffer> {
        let pixels = ViewportInPixels::from_points(&self.rect, screen.pixels_per_point, screen.size_in_pixels);
        if let Some(viewport) = resources.get_mut::<Viewport>()
            && pixels.width_px > 0
            && pixels.height_px > 0
        {
            viewport.draw_if_changed(device, encoder, &self.scene, [pixels.width_px as u32, pixels.height_px as u32]);
        }
        Vec::new()
    }

    fn paint(&self, _: PaintCallbackInfo, pass: &mut wgpu::RenderPass<'static>, resources: &CallbackResources) {
        if let Some(viewport) = resources.get::<Viewport>()
            && let Some(picture) = &viewport.picture
        {
            pass.set_pipeline(&viewport.copy);
            pass.set_bind_group(0, &picture.resources, &[]);
            pass.draw(0..3, 0..1);
        }
    }
}

impl Viewport {
    fn new(device: &wgpu::Device, queue: &wgpu::Queue, format: wgpu::TextureFormat) -> Self {
        let shader = device.create_shader_module(wgpu::include_wgsl!("../../shaders/screen.wgsl"));
        let copy = pipeline(
            device,
            &PipelineSpec {
                label: "viewport copy",
                shader: &shader,
                entry_points: ("vs_screen", if format.is_srgb() { "fs_copy" } else { "fs_encode" }),
                vertex_buffer: None,
                topology: wgpu::PrimitiveTopology::TriangleList,
                format,
                blend: Some(wgpu::BlendState::PREMULTIPLIED_ALPHA_BLENDING),
                depth: None,
            },
        );
        Self {
            renderer: Renderer::new(device, queue),
            copy,
            sampler: linear_sampler(device),
            picture: None,
            drawn: None,
            draws: 0,
        }
    }

    fn draw_if_changed(
        &mut self,
        device: &wgpu::Device,
        encoder: &mut wgpu::CommandEncoder,
        scene: &SceneView,
        size: [u32; 2],
    ) {
        let wanted = Drawn {
            part_ids: scene.parts.iter().map(|part| part.id).collect(),
            view: scene.view,
            style: scene.style,
            size,
        };
        if self.drawn.as_ref() == Some(&wanted) {
            return;
        }
        let picture = self.picture.take().filter(|picture| picture.target.size() == size);
        let picture = picture.unwrap_or_else(|| Picture::new(device, size, &self.copy, &self.sampler));
        self.renderer.draw(encoder, scene, &picture.target);
        self.picture = Some(picture);
        self.drawn = Some(wanted);
        self.draws += 1;
    }

    fn stats(&self) -> ViewportStats {
        ViewportStats {
            meshes: self.renderer.mesh_count(),
            mesh_bytes: self.renderer.mesh_bytes(),
            picture_bytes: self.picture.as_ref().map_or(0, |picture| picture.target.bytes()),
            draws: self.draws,
            problem: self.renderer.problem().map(ToString::to_string),
        }
    }
}

impl Picture {
    fn new(device: &wgpu::Device, size: [u32; 2], copy: &wgpu::RenderPipeline, sampler: &wgpu::Sampler) -> Self {
        let target = Target::new(device, size);
        let resources =
            vec![wgpu::BindingResource::TextureView(&target.picture_view), wgpu::BindingResource::Sampler(sampler)];
        let resources = bind_group(device, copy, 0, resources);
        Self { target, resources }
    }
}
