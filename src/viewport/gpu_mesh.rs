//! A mesh on the GPU: buffers, a texture with all its mip levels, and how many bytes they take.

use image::RgbaImage;
use image::imageops::{self, FilterType};

use super::draw_mesh::{DrawMesh, MeshError, Vertex};
use super::gpu::{PipelineSpec, bind_group, filled_buffer, linear_sampler, overwriting_pass, pipeline};

/// Sampling decodes it, so filtering happens in linear light.
const COLOR_FORMAT: wgpu::TextureFormat = wgpu::TextureFormat::Rgba8UnormSrgb;
/// Of pictures that are numbers, not colors.
const MAP_FORMAT: wgpu::TextureFormat = wgpu::TextureFormat::Rgba8Unorm;
/// Vertices in one buffer of a wireframe: three for each triangle, well below any device's limit.
const WIRE_CHUNK: usize = 3 << 20;

const _: () =
    assert!(WIRE_CHUNK.is_multiple_of(3), "a chunk must not cut a triangle, or its corners are counted wrongly");

pub(super) struct GpuMesh {
    pub vertices: wgpu::Buffer,
    pub indices: wgpu::Buffer,
    pub index_count: u32,
    /// The texture and the maps in the layout of the surface pipeline's second group.
    pub textures: wgpu::BindGroup,
    /// Every triangle with three vertices of its own, made when a wireframe is first wanted.
    wire: Vec<(wgpu::Buffer, u32)>,
    bytes: u64,
}

impl GpuMesh {
    /// Uploads a mesh. Its mip levels are drawn by `encoder`'s commands.
    ///
    /// # Errors
    /// When a buffer would be larger than the device allows. A texture that is too large is scaled down instead.
    pub fn upload(
        device: &wgpu::Device,
        queue: &wgpu::Queue,
        encoder: &mut wgpu::CommandEncoder,
        uploader: &TextureUploader,
        surface: &wgpu::RenderPipeline,
        mesh: &DrawMesh,
    ) -> Result<Self, MeshError> {
        let vertices: &[u8] = bytemuck::cast_slice(&mesh.vertices);
        let indices: &[u8] = bytemuck::cast_slice(&mesh.indices);
        let needed_bytes = vertices.len().max(indices.len()) as u64;
        let limit_bytes = device.limits().max_buffer_size;
        if needed_bytes > limit_bytes {
            return Err(MeshError::TooLarge { needed_bytes, limit_bytes });
        }
        let pictures =
            [(&mesh.texture, &uploader.colors), (&mesh.normal_map, &uploader.maps), (&mesh.orm, &uploader.maps)];
        let [(texture, texture_bytes), (normal_map, normal_bytes), (orm, orm_bytes)] =
            pictures.map(|(picture, levels)| uploader.upload(device, queue, encoder, picture, levels));
        let resources = vec![
            wgpu::BindingResource::TextureView(&texture),
            wgpu::BindingResource::Sampler(&uploader.sampler),
            wgpu::BindingResource::TextureView(&normal_map),
            wgpu::BindingResource::TextureView(&orm),
        ];
        Ok(Self {
            vertices: filled_buffer(device, "mesh vertices", vertices, wgpu::BufferUsages::VERTEX),
            indices: filled_buffer(device, "mesh indices", indices, wgpu::BufferUsages::INDEX),
            index_count: mesh.indices.len() as u32,
            textures: bind_group(device, surface, 1, resources),
            wire: Vec::new(),
            bytes: (vertices.len() + indices.len()) as u64 + texture_bytes + normal_bytes + orm_bytes,
        })
    }

    /// Makes what [`GpuMesh::wire`] shows, unless it is there already. `mesh` is the one that was uploaded.
    pub fn make_wire(&mut self, device: &wgpu::Device, mesh: &DrawMesh) {
        if !self.wire.is_empty() {
            return;
        }
        for indices in mesh.indices.chunks(WIRE_CHUNK) {
            let corners = indices.iter().map(|&i| mesh.vertices[i as usize]).collect::<Vec<Vertex>>();
            let contents = bytemuck::cast_slice(&corners);
            self.bytes += contents.len() as u64;
            let buffer = filled_buffer(device, "mesh wire", contents, wgpu::BufferUsages::VERTEX);
            self.wire.push((buffer, corners.len() as u32));
        }
    }

    /// Buffers and vertex counts to draw without indices, so that each triangle knows its corners.
    pub fn wire(&self) -> &[(wgpu::Buffer, u32)] {
        &self.wire
    }

    /// Memory of all buffers and of the textures with their mip levels.
    pub fn bytes(&self) -> u64 {
        self.bytes
    }
}

/// Puts bitmaps on the GPU, each mip level averaged from the one above.
pub(super) struct TextureUploader {
    colors: Levels,
    maps: Levels,
    halve_sampler: wgpu::Sampler,
    sampler: wgpu::Sampler,
}

/// How the levels of a kind of texture are made.
struct Levels {
    format: wgpu::TextureFormat,
    halve: wgpu::RenderPipeline,
}

impl TextureUploader {
    pub fn new(device: &wgpu::Device, screen_shader: &wgpu::ShaderModule) -> Self {
        let levels = |format| Levels {
            format,
            halve: pipeline(
                device,
                &PipelineSpec {
                    label: "mip level",
                    shader: screen_shader,
                    entry_points: ("vs_screen", "fs_copy"),
                    vertex_buffer: None,
                    topology: wgpu::PrimitiveTopology::TriangleList,
                    format,
                    blend: None,
                    depth: None,
                },
            ),
        };
        // Mesa's software driver blurs everything under anisotropic filtering, also what is magnified. Elsewhere wgpu
        // lowers the anisotropy by itself where there is less.
        let is_software = device.adapter_info().device_type == wgpu::DeviceType::Cpu;
        let sampler = device.create_sampler(&wgpu::SamplerDescriptor {
            label: Some("mesh texture"),
            address_mode_u: wgpu::AddressMode::Repeat,
            address_mode_v: wgpu::AddressMode::Repeat,
            mag_filter: wgpu::FilterMode::Linear,
            min_filter: wgpu::FilterMode::Linear,
            mipmap_filter: wgpu::MipmapFilterMode::Linear,
            anisotropy_clamp: if is_software { 1 } else { 8 },
            ..Default::default()
        });
        let (colors, maps) = (levels(COLOR_FORMAT), levels(MAP_FORMAT));
        Self { colors, maps, halve_sampler: linear_sampler(device), sampler }
    }

    /// The texture, at most as large as the device allows, and its bytes.
    fn upload(
        &self,
        device: &wgpu::Device,
        queue: &wgpu::Queue,
        encoder: &mut wgpu::CommandEncoder,
        bitmap: &RgbaImage,
        Levels { format, halve }: &Levels,
    ) -> (wgpu::TextureView, u64) {
        let largest = device.limits().max_texture_dimension_2d;
        let scaled = scaled_to_fit(bitmap, largest);
        let bitmap = scaled.as_ref().unwrap_or(bitmap);
        let (width, height) = bitmap.dimensions();
        let size = wgpu::Extent3d { width, height, depth_or_array_layers: 1 };
        let levels = width.max(height).ilog2() + 1;
        let texture = device.create_texture(&wgpu::TextureDescriptor {
            label: Some("mesh texture"),
            size,
            mip_level_count: levels,
            sample_count: 1,
            dimension: wgpu::TextureDimension::D2,
            format: *format,
            usage: wgpu::TextureUsages::TEXTURE_BINDING
                | wgpu::TextureUsages::COPY_DST
                | wgpu::TextureUsages::RENDER_ATTACHMENT,
            view_formats: &[],
        });
        let layout =
            wgpu::TexelCopyBufferLayout { offset: 0, bytes_per_row: Some(4 * width), rows_per_image: Some(height) };
        queue.write_texture(texture.as_image_copy(), bitmap, layout, size);

        let level_views = (0..levels).map(|level| level_view(&texture, level)).collect::<Vec<_>>();
        for pair in level_views.windows(2) {
            let resources =
                vec![wgpu::BindingResource::TextureView(&pair[0]), wgpu::BindingResource::Sampler(&self.halve_sampler)];
            let source = bind_group(device, halve, 0, resources);
            let mut pass = overwriting_pass(encoder, "mip level", &pair[1]);
            pass.set_pipeline(halve);
            pass.set_bind_group(0, &source, &[]);
            pass.draw(0..3, 0..1);
        }
        let bytes =
            (0..levels).map(|level| 4 * u64::from((width >> level).max(1)) * u64::from((height >> level).max(1)));
        (texture.create_view(&wgpu::TextureViewDescriptor::default()), bytes.sum())
    }
}

fn level_view(texture: &wgpu::Texture, level: u32) -> wgpu::TextureView {
    texture.create_view(&wgpu::TextureViewDescriptor {
        base_mip_level: level,
        mip_level_count: Some(1),
        ..Default::default()
    })
}

/// A smaller copy with the same proportions, where a side is longer than `largest`.
fn scaled_to_fit(bitmap: &RgbaImage, largest: u32) -> Option<RgbaImage> {
    let (width, height) = bitmap.dimensions();
    let longer = width.max(height);
    if longer <= largest {
        return None;
    }
    let scaled = |side: u32| ((u64::from(side) * u64::from(largest) / u64::from(longer)) as u32).max(1);
    Some(imageops::resize(bitmap, scaled(width), scaled(height), FilterType::Triangle))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_texture_over_the_limit_keeps_its_proportions() {
        let wide = RgbaImage::new(300, 100);
        assert!(scaled_to_fit(&wide, 300).is_none());
        assert_eq!(scaled_to_fit(&wide, 150).map(|t| t.dimensions()), Some((150, 50)));
        assert_eq!(scaled_to_fit(&RgbaImage::new(500, 1), 100).map(|t| t.dimensions()), Some((100, 1)));
    }
}
