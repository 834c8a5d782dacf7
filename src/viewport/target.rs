//! The picture that the scene is drawn into, away from the window: eframe's own pass has no depth buffer and one
//! sample, and a picture that is kept need not be drawn again.

/// Linear values are encoded when stored, so blending and the averaging of samples happen in linear light.
pub(super) const COLOR_FORMAT: wgpu::TextureFormat = wgpu::TextureFormat::Rgba8UnormSrgb;
pub(super) const DEPTH_FORMAT: wgpu::TextureFormat = wgpu::TextureFormat::Depth32Float;
/// The only number above one that every adapter offers.
pub(super) const SAMPLES: u32 = 4;

/// Bytes for one pixel: color and depth of each sample, and the finished color.
const BYTES_PER_PIXEL: u64 = SAMPLES as u64 * (4 + 4) + 4;

/// Textures of one size to draw a scene into.
pub(super) struct Target {
    size: [u32; 2],
    samples: wgpu::TextureView,
    depth: wgpu::TextureView,
    /// The finished picture, alpha multiplied in.
    pub picture: wgpu::Texture,
    pub picture_view: wgpu::TextureView,
}

impl Target {
    /// `size` is width and height in pixels: at least 1, at most the device's largest texture.
    pub fn new(device: &wgpu::Device, size: [u32; 2]) -> Self {
        let texture = |label, format, sample_count, usage| {
            device.create_texture(&wgpu::TextureDescriptor {
                label: Some(label),
                size: wgpu::Extent3d { width: size[0], height: size[1], depth_or_array_layers: 1 },
                mip_level_count: 1,
                sample_count,
                dimension: wgpu::TextureDimension::D2,
                format,
                usage: usage | wgpu::TextureUsages::RENDER_ATTACHMENT,
                view_formats: &[],
            })
        };
        let view = |texture: &wgpu::Texture| texture.create_view(&wgpu::TextureViewDescriptor::default());
        let none = wgpu::TextureUsages::empty();
        let readable = wgpu::TextureUsages::TEXTURE_BINDING | wgpu::TextureUsages::COPY_SRC;
        let picture = texture("scene picture", COLOR_FORMAT, 1, readable);
        Self {
            size,
            samples: view(&texture("scene samples", COLOR_FORMAT, SAMPLES, none)),
            depth: view(&texture("scene depth", DEPTH_FORMAT, SAMPLES, none)),
            picture_view: view(&picture),
            picture,
        }
    }

    /// Width and height in pixels.
    pub fn size(&self) -> [u32; 2] {
        self.size
    }

    pub fn aspect(&self) -> f32 {
        self.size[0] as f32 / self.size[1] as f32
    }

    pub fn bytes(&self) -> u64 {
        u64::from(self.size[0]) * u64::from(self.size[1]) * BYTES_PER_PIXEL
    }

    /// Begins a pass over an empty, transparent picture.
    pub fn pass<'encoder>(&self, encoder: &'encoder mut wgpu::CommandEncoder) -> wgpu::RenderPass<'encoder> {
        encoder.begin_render_pass(&wgpu::RenderPassDescriptor {
            label: Some("scene"),
            color_attachments: &[Some(wgpu::RenderPassColorAttachment {
                view: &self.samples,
                depth_slice: None,
                resolve_target: Some(&self.picture_view),
                ops: wgpu::Operations {
                    load: wgpu::LoadOp::Clear(wgpu::Color::TRANSPARENT),
                    store: wgpu::StoreOp::Discard,
                },
            })],
            depth_stencil_attachment: Some(wgpu::RenderPassDepthStencilAttachment {
                view: &self.depth,
                depth_ops: Some(wgpu::Operations { load: wgpu::LoadOp::Clear(0.0), store: wgpu::StoreOp::Discard }),
                stencil_ops: None,
            }),
            ..Default::default()
        })
    }
}
