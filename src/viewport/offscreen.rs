//! Pictures of meshes without a window, drawn by the viewport's own code.

use std::sync::{Arc, mpsc};

use image::RgbaImage;
use orfeas_core::mesh::TexturedMesh;

use super::adapter::{self, AdapterReport, GraphicsError};
use super::camera::OrbitCamera;
use super::draw_mesh::{DrawMesh, MeshError};
use super::renderer::Renderer;
use super::scene::{Backdrop, Part, SceneView, Style};
use super::shading::Shading;
use super::target::Target;

/// Pixels of the largest picture: 8192 x 8192, for which the samples alone take 2 GiB.
const MAX_PIXELS: u64 = 1 << 26;

/// What a picture shows besides the meshes. The meshes fill it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RenderOptions {
    /// In pixels.
    pub width: u32,
    pub height: u32,
    /// As for [`OrbitCamera`]: 0 sees the front, 90 the side of +X.
    pub azimuth_degrees: f32,
    /// 0 is level, 90 looks straight down.
    pub elevation_degrees: f32,
    pub shading: Shading,
    /// Alpha 0 where nothing is, instead of backdrop and shadow.
    pub transparent: bool,
    pub grid: bool,
}

impl Default for RenderOptions {
    fn default() -> Self {
        Self {
            width: 1024,
            height: 1024,
            azimuth_degrees: 30.0,
            elevation_degrees: 15.0,
            shading: Shading::Lit,
            transparent: false,
            grid: false,
        }
    }
}

/// Why there is no picture.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    #[error(transparent)]
    Graphics(#[from] GraphicsError),
    #[error(transparent)]
    Mesh(#[from] MeshError),
    #[error(
        "a picture of {width} x {height} pixels cannot be drawn; each side must be 1 to {longest}, and both together at most {MAX_PIXELS} pixels"
    )]
    Size { width: u32, height: u32, longest: u32 },
    #[error("the graphics adapter {adapter} failed while drawing ({reason}); try a smaller picture")]
    Drawing { adapter: String, reason: String },
}

/// Draws one picture. To draw several, keep a [`Studio`].
///
/// # Errors
/// See [`Studio::open`] and [`Studio::render`].
pub fn render_image(parts: &[TexturedMesh], options: &RenderOptions) -> Result<RgbaImage, RenderError> {
    Studio::open()?.render(parts, options)
}

/// An open graphics adapter with the viewport's renderer on it.
pub struct Studio {
    device: wgpu::Device,
    queue: wgpu::Queue,
    adapter: AdapterReport,
    renderer: Renderer,
    /// Meshes are named by number; none is used twice.
    next_id: u64,
}

impl Studio {
    /// Opens the best adapter of this machine, a real one before a software one.
    ///
    /// # Errors
    /// When there is none, or its driver refuses.
    pub fn open() -> Result<Self, GraphicsError> {
        let (device, queue, adapter) = adapter::open()?;
        let renderer = Renderer::new(&device, &queue);
        Ok(Self { device, queue, adapter, renderer, next_id: 0 })
    }

    /// The adapter that draws.
    pub fn adapter(&self) -> &AdapterReport {
        &self.adapter
    }

    /// Draws meshes, framed together, with straight alpha. The same input gives the same bytes on the same adapter.
    ///
    /// # Errors
    /// When the size is out of range, a mesh is malformed or too large, or the adapter runs out of memory.
    pub fn render(&mut self, parts: &[TexturedMesh], options: &RenderOptions) -> Result<RgbaImage, RenderError> {
        let size = self.checked_size(options)?;
        let scene = self.scene(parts, options)?;
        let scopes = [wgpu::ErrorFilter::Validation, wgpu::ErrorFilter::OutOfMemory, wgpu::ErrorFilter::Internal]
            .map(|filter| self.device.push_error_scope(filter));

        let target = Target::new(&self.device, size);
        let readback = Readback::new(&self.device, size);
        let mut encoder = self.device.create_command_encoder(&wgpu::CommandEncoderDescriptor::default());
        self.renderer.draw(&mut encoder, &scene, &target);
        readback.copy(&mut encoder, &target.picture);
        self.queue.submit([encoder.finish()]);
        let premultiplied = readback.read(&self.device);

        // Scopes are a stack.
        let errors = scopes.into_iter().rev().filter_map(|scope| pollster::block_on(scope.pop())).collect::<Vec<_>>();
        if let Some(problem) = self.renderer.problem() {
            return Err(problem.clone().into());
        }
        if let Some(error) = errors.first() {
            return Err(self.failed(error.to_string()));
        }
        let mut picture = premultiplied.map_err(|reason| self.failed(reason))?;
        if options.transparent {
            divide_by_alpha(&mut picture);
        }
        Ok(picture)
    }

    fn checked_size(&self, options: &RenderOptions) -> Result<[u32; 2], RenderError> {
        let RenderOptions { width, height, .. } = *options;
        let longest = self.device.limits().max_texture_dimension_2d;
        let pixels = u64::from(width) * u64::from(height);
        if width.max(height) > longest || !(1..=MAX_PIXELS).contains(&pixels) {
            return Err(RenderError::Size { width, height, longest });
        }
        Ok([width, height])
    }

    fn scene(&mut self, parts: &[TexturedMesh], options: &RenderOptions) -> Result<SceneView, MeshError> {
        let mut camera = OrbitCamera::default();
        let parts = parts
            .iter()
            .map(|mesh| {
                self.next_id += 1;
                Ok(Part { id: self.next_id, mesh: Arc::new(DrawMesh::new(mesh)?) })
            })
            .collect::<Result<Vec<_>, MeshError>>()?;
        let backdrop = if options.transparent { Backdrop::Transparent } else { Backdrop::default() };
        let style = Style { shading: options.shading, grid: options.grid, backdrop };
        let mut scene = SceneView { parts, view: camera.view(), style };

        camera.set_size_points(options.width as f32, options.height as f32);
        camera.look_from(options.azimuth_degrees, options.elevation_degrees);
        if let Some(bounds) = scene.bounds() {
            camera.frame(bounds);
        }
        scene.view = camera.view();
        Ok(scene)
    }

    fn failed(&self, reason: String) -> RenderError {
        RenderError::Drawing { adapter: self.adapter.name.clone(), reason }
    }
}

/// A buffer through which a texture comes back. Its rows are padded as wgpu wants them.
struct Readback {
    buffer: wgpu::Buffer,
    size: [u32; 2],
    bytes_per_row: u32,
}

impl Readback {
    fn new(device: &wgpu::Device, size: [u32; 2]) -> Self {
        let bytes_per_row = (4 * size[0]).next_multiple_of(wgpu::COPY_BYTES_PER_ROW_ALIGNMENT);
        let buffer = device.create_buffer(&wgpu::BufferDescriptor {
            label: Some("readback"),
            size: u64::from(bytes_per_row) * u64::from(size[1]),
            usage: wgpu::BufferUsages::COPY_DST | wgpu::BufferUsages::MAP_READ,
            mapped_at_creation: false,
        });
        Self { buffer, size, bytes_per_row }
    }

    fn copy(&self, encoder: &mut wgpu::CommandEncoder, texture: &wgpu::Texture) {
        let layout = wgpu::TexelCopyBufferLayout {
            offset: 0,
            bytes_per_row: Some(self.bytes_per_row),
            rows_per_image: Some(self.size[1]),
        };
        let extent = wgpu::Extent3d { width: self.size[0], height: self.size[1], depth_or_array_layers: 1 };
        let into = wgpu::TexelCopyBufferInfo { buffer: &self.buffer, layout };
        encoder.copy_texture_to_buffer(texture.as_image_copy(), into, extent);
    }

    /// Waits for the submitted commands and returns the pixels.
    fn read(&self, device: &wgpu::Device) -> Result<RgbaImage, String> {
        let (done, mapped) = mpsc::channel();
        self.buffer.map_async(wgpu::MapMode::Read, .., move |result| {
            // The receiver waits below; where it is gone, so is the wish for an answer.
            let _ = done.send(result);
        });
        device.poll(wgpu::PollType::wait_indefinitely()).map_err(|e| e.to_string())?;
        mapped.recv().map_err(|e| e.to_string())?.map_err(|e| e.to_string())?;
        let padded = self.buffer.get_mapped_range(..).map_err(|e| e.to_string())?;
        let row = 4 * self.size[0] as usize;
        let pixels = padded.chunks(self.bytes_per_row as usize).flat_map(|padded| &padded[..row]).copied().collect();
        let [width, height] = self.size;
        RgbaImage::from_raw(width, height, pixels).ok_or_else(|| "the picture came back incomplete".to_owned())
    }
}

/// From color times alpha, as it is blended, to straight alpha, as files keep it. Both are encoded as sRGB, and the
/// product was made of linear values.
fn divide_by_alpha(picture: &mut RgbaImage) {
    for pixel in picture.pixels_mut() {
        let [.., alpha] = pixel.0;
        if alpha == 0 || alpha == 255 {
            continue;
        }
        for channel in &mut pixel.0[..3] {
            let linear = linear_from_srgb(f32::from(*channel) / 255.0) * 255.0 / f32::from(alpha);
            *channel = (srgb_from_linear(linear.min(1.0)) * 255.0).round() as u8;
        }
    }
}

fn linear_from_srgb(srgb: f32) -> f32 {
    if srgb <= 0.04045 { srgb / 12.92 } else { ((srgb + 0.055) / 1.055).powf(2.4) }
}

fn srgb_from_linear(linear: f32) -> f32 {
    if linear <= 0.003_130_8 { linear * 12.92 } else { 1.055 * linear.powf(1.0 / 2.4) - 0.055 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_covered_white_stays_white() {
        // Linear 0.5 is 188 in sRGB.
        let mut picture = RgbaImage::from_pixel(1, 1, image::Rgba([188, 188, 188, 128]));
        divide_by_alpha(&mut picture);
        let [r, _, _, alpha] = picture.get_pixel(0, 0).0;
        assert!(r >= 254 && alpha == 128, "{r} {alpha}");
    }
}
