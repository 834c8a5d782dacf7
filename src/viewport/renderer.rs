//! Draws a [`SceneView`] into its own picture: backdrop, surfaces, ground.

use std::collections::BTreeMap;

use super::backdrop::BackdropPass;
use super::draw_mesh::MeshError;
use super::gpu_mesh::{GpuMesh, TextureUploader};
use super::ground::{GroundLook, GroundPass};
use super::scene::{Backdrop, Part, SceneView};
use super::shading::Shading;
use super::shadow::{ContactShadow, ShadowArea};
use super::surface::{Subject, SurfacePass};
use super::target::Target;

/// Pipelines, and the meshes that were shown last.
pub struct Renderer {
    device: wgpu::Device,
    queue: wgpu::Queue,
    backdrop: BackdropPass,
    surface: SurfacePass,
    ground: GroundPass,
    shadow: ContactShadow,
    uploader: TextureUploader,
    /// By the caller's id. A mesh that could not be uploaded is remembered, so as not to be tried at every frame.
    meshes: BTreeMap<u64, Result<GpuMesh, MeshError>>,
    /// The ids whose shadow is on the map.
    shadow_of: Vec<u64>,
}

impl Renderer {
    /// Compiles the pipelines. The device needs no features and only the limits of WebGL 2.
    pub fn new(device: &wgpu::Device, queue: &wgpu::Queue) -> Self {
        let screen_shader = device.create_shader_module(wgpu::include_wgsl!("../../shaders/screen.wgsl"));
        let shadow = ContactShadow::new(device);
        Self {
            device: device.clone(),
            queue: queue.clone(),
            backdrop: BackdropPass::new(device),
            surface: SurfacePass::new(device),
            ground: GroundPass::new(device, &shadow),
            shadow,
            uploader: TextureUploader::new(device, &screen_shader),
            meshes: BTreeMap::new(),
            shadow_of: Vec::new(),
        }
    }

    /// Records the commands that draw a scene into a target. Parts seen for the first time are uploaded, and those no
    /// longer in the scene are dropped.
    pub(super) fn draw(&mut self, encoder: &mut wgpu::CommandEncoder, scene: &SceneView, target: &Target) {
        let shading = scene.style.shading;
        self.keep_only(&scene.parts);
        for part in scene.parts.iter().filter(|part| !part.mesh.is_empty()) {
            self.upload(encoder, part, shading);
        }

        let bounds = scene.bounds();
        let ground = bounds.and_then(|bounds| ground_look(scene, bounds));
        if let Some(look) = ground {
            self.ground.prepare(&self.queue, &scene.view, target.aspect(), look);
            if look.shadow {
                self.draw_shadow(encoder, &scene.parts, ShadowArea::under(look.bounds));
            }
        }
        if let Some((low, high)) = bounds {
            let subject = Subject { ground_height: low.y, height: high.y - low.y };
            self.surface.prepare(&self.queue, &scene.view, shading, target.size(), subject);
        }
        if let Backdrop::Gradient { top, bottom } = scene.style.backdrop {
            self.backdrop.prepare(&self.queue, top, bottom, target.aspect());
        }

        let mut pass = target.pass(encoder);
        if scene.style.backdrop != Backdrop::Transparent {
            self.backdrop.draw(&mut pass);
        }
        for mesh in scene.parts.iter().filter_map(|part| self.mesh(part.id)) {
            self.surface.draw(&mut pass, mesh, shading);
        }
        if ground.is_some() {
            self.ground.draw(&mut pass);
        }
    }

    /// Number of meshes on the GPU.
    pub fn mesh_count(&self) -> usize {
        self.meshes.values().flatten().count()
    }

    /// Memory of their buffers and textures.
    pub fn mesh_bytes(&self) -> u64 {
        self.meshes.values().flatten().map(GpuMesh::bytes).sum()
    }

    /// Why a part of the scene drawn last is missing from the picture.
    pub fn problem(&self) -> Option<&MeshError> {
        self.meshes.values().find_map(|mesh| mesh.as_ref().err())
    }

    fn keep_only(&mut self, parts: &[Part]) {
        self.meshes.retain(|&id, _| parts.iter().any(|part| part.id == id));
    }

    fn upload(&mut self, encoder: &mut wgpu::CommandEncoder, part: &Part, shading: Shading) {
        let mesh = self.meshes.entry(part.id).or_insert_with(|| {
            GpuMesh::upload(&self.device, &self.queue, encoder, &self.uploader, &self.surface.pipeline, &part.mesh)
        });
        if let Ok(mesh) = mesh
            && shading == Shading::Wireframe
        {
            mesh.make_wire(&self.device, &part.mesh);
        }
    }

    fn draw_shadow(&mut self, encoder: &mut wgpu::CommandEncoder, parts: &[Part], area: ShadowArea) {
        let ids = parts.iter().map(|part| part.id).collect::<Vec<_>>();
        if self.shadow_of == ids {
            return;
        }
        let meshes = ids.iter().filter_map(|&id| self.mesh(id));
        self.shadow.draw(&self.device, &self.queue, encoder, area, meshes);
        self.shadow_of = ids;
    }

    fn mesh(&self, id: u64) -> Option<&GpuMesh> {
        self.meshes.get(&id)?.as_ref().ok()
    }
}

/// `None` where the ground shows neither grid nor shadow.
fn ground_look(scene: &SceneView, bounds: (glam::Vec3, glam::Vec3)) -> Option<GroundLook> {
    let (backdrop_is_light, opaque) = match scene.style.backdrop {
        Backdrop::Gradient { bottom, .. } => (bottom.iter().map(|&c| u32::from(c)).sum::<u32>() > 3 * 128, true),
        Backdrop::Transparent => (false, false),
    };
    let lit = matches!(scene.style.shading, Shading::Lit | Shading::Clay | Shading::Wireframe);
    let look = GroundLook { bounds, grid: scene.style.grid, shadow: opaque && lit, backdrop_is_light };
    (look.grid || look.shadow).then_some(look)
}
