//! The stages' results as bytes for the cache's files: a head of words and numbers, then plain arrays.
//!
//! A decoded picture is not worth a file: reading its pixels takes about as long as decoding it again. Its small copies
//! are.

use std::sync::Arc;

use bytemuck::{AnyBitPattern, NoUninit};
use image::{GrayImage, RgbImage, RgbaImage};
use orfeas_core::{
    field::{Field, Layer},
    foreground::Foreground,
    frame::{Camera, Frame},
    material::Material,
    mesh::{TexturedMesh, TriMesh, Unit},
};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::{Reported, preview::Copies};
use crate::cache::Store;

/// A texture as a PNG file, ready for export.
pub(super) struct TexturePng(pub Arc<[u8]>);

#[derive(Serialize, Deserialize)]
struct FieldHead {
    size: u64,
    layers: u64,
    camera: Camera,
    unit: Unit,
    /// Width and height of the colors behind.
    behind: Option<(u32, u32)>,
}

/// The texture's and its maps' widths and heights, and the numbers of the material.
#[derive(Serialize, Deserialize)]
struct TexturedHead {
    texture: (u32, u32),
    normal_map: Option<(u32, u32)>,
    orm: Option<(u32, u32)>,
    roughness: f32,
    metalness: f32,
}

/// Arrays are in the machine's own order of bytes: the files stay on it.
#[derive(Default)]
struct Writer(Vec<u8>);

struct Reader<'a>(&'a [u8]);

impl Writer {
    fn head(head: &impl Serialize) -> Self {
        // Words and numbers, which postcard always takes; an empty head would not be read back.
        Self(postcard::to_extend(head, Vec::new()).unwrap_or_default())
    }

    fn array<T: NoUninit>(mut self, values: &[T]) -> Self {
        self.0.extend((values.len() as u64).to_le_bytes());
        self.0.extend_from_slice(bytemuck::cast_slice(values));
        self
    }

    /// A picture, if there is one.
    fn pixels(self, picture: Option<&RgbImage>) -> Self {
        picture.into_iter().fold(self, |writer, picture| writer.array(picture.as_raw()))
    }

    fn mesh(self, mesh: &TriMesh) -> Self {
        self.array(&mesh.positions)
            .array(&mesh.normals)
            .array(&mesh.colors)
            .array(&mesh.triangles)
            .array(&mesh.normal_triangles)
    }
}

impl Reader<'_> {
    fn head<T: DeserializeOwned>(&mut self) -> Option<T> {
        let (head, rest) = postcard::take_from_bytes(self.0).ok()?;
        self.0 = rest;
        Some(head)
    }

    fn array<T: AnyBitPattern + NoUninit>(&mut self) -> Option<Vec<T>> {
        let (length, rest) = self.0.split_first_chunk()?;
        let bytes = usize::try_from(u64::from_le_bytes(*length)).ok()?.checked_mul(size_of::<T>())?;
        let (values, rest) = rest.split_at_checked(bytes)?;
        self.0 = rest;
        Some(bytemuck::pod_collect_to_vec(values))
    }

    fn pixels(&mut self, (width, height): (u32, u32)) -> Option<RgbImage> {
        RgbImage::from_raw(width, height, self.array()?)
    }

    fn mesh(&mut self) -> Option<TriMesh> {
        let mesh = TriMesh {
            positions: self.array()?,
            normals: self.array()?,
            colors: self.array()?,
            triangles: self.array()?,
            normal_triangles: self.array()?,
        };
        let count = mesh.positions.len();
        let is_parallel = |length: usize| length == 0 || length == count;
        let has_normals = match mesh.normal_triangles.len() {
            0 => is_parallel(mesh.normals.len()),
            triangles => triangles == mesh.triangles.len() && in_range(&mesh.normal_triangles, mesh.normals.len()),
        };
        (has_normals && is_parallel(mesh.colors.len()) && in_range(&mesh.triangles, count)).then_some(mesh)
    }
}

fn in_range(triangles: &[[u32; 3]], count: usize) -> bool {
    triangles.as_flattened().iter().all(|&index| (index as usize) < count)
}

impl Store for RgbaImage {
    const ON_DISK: bool = false;

    fn bytes(&self) -> usize {
        self.len()
    }

    fn encode(&self) -> Vec<u8> {
        Writer::head(&self.dimensions()).array(self.as_raw()).0
    }

    fn decode(bytes: &[u8]) -> Option<Self> {
        let mut reader = Reader(bytes);
        let (width, height) = reader.head()?;
        Self::from_raw(width, height, reader.array()?)
    }
}

impl Store for Copies {
    fn bytes(&self) -> usize {
        self.thumbnail.len() + self.for_body.len()
    }

    fn encode(&self) -> Vec<u8> {
        let Self { thumbnail, for_body } = self;
        let head = (thumbnail.dimensions(), for_body.dimensions());
        Writer::head(&head).array(thumbnail.as_raw()).array(for_body.as_raw()).0
    }

    fn decode(bytes: &[u8]) -> Option<Self> {
        let mut reader = Reader(bytes);
        let (thumbnail, for_body) = reader.head()?;
        let mut picture = |(width, height)| RgbaImage::from_raw(width, height, reader.array()?);
        Some(Self { thumbnail: picture(thumbnail)?.into(), for_body: picture(for_body)? })
    }
}

impl Store for Foreground {
    fn bytes(&self) -> usize {
        Foreground::bytes(self)
    }

    fn encode(&self) -> Vec<u8> {
        let head = (self.frame, self.color.width());
        Writer::head(&head).array(self.color.as_raw()).array(self.coverage.as_raw()).0
    }

    fn decode(bytes: &[u8]) -> Option<Self> {
        let mut reader = Reader(bytes);
        let (frame, side): (Frame, u32) = reader.head()?;
        let color = RgbImage::from_raw(side, side, reader.array()?)?;
        Some(Self { frame, color, coverage: GrayImage::from_raw(side, side, reader.array()?)? })
    }
}

impl Store for Field {
    fn bytes(&self) -> usize {
        Field::bytes(self)
    }

    fn encode(&self) -> Vec<u8> {
        let head = FieldHead {
            size: self.size as u64,
            layers: self.layers.len() as u64,
            camera: self.camera,
            unit: self.unit,
            behind: self.behind.as_ref().map(RgbImage::dimensions),
        };
        let outline = Writer::head(&head).array(&self.outline);
        let layer = |writer: Writer, layer: &Layer| writer.array(&layer.middle).array(&layer.half_squared);
        let layers = self.layers.iter().fold(outline, layer);
        self.behind.iter().fold(layers, |writer, behind| writer.array(behind.as_raw())).0
    }

    fn decode(bytes: &[u8]) -> Option<Self> {
        let mut reader = Reader(bytes);
        let head: FieldHead = reader.head()?;
        let size = usize::try_from(head.size).ok()?;
        let mut map = || reader.array().filter(|map| size.checked_mul(size) == Some(map.len()));
        let outline = map()?;
        let layer = |_| Some(Layer { middle: map()?, half_squared: map()? });
        let layers = (0..head.layers).map(layer).collect::<Option<_>>()?;
        let behind = match head.behind {
            Some((width, height)) => Some(RgbImage::from_raw(width, height, reader.array()?)?),
            None => None,
        };
        Some(Self { size, layers, outline, camera: head.camera, unit: head.unit, behind })
    }
}

impl Store for TriMesh {
    fn bytes(&self) -> usize {
        TriMesh::bytes(self)
    }

    fn encode(&self) -> Vec<u8> {
        Writer::default().mesh(self).0
    }

    fn decode(bytes: &[u8]) -> Option<Self> {
        Reader(bytes).mesh()
    }
}

impl<R: Serialize + DeserializeOwned + Send + Sync + 'static> Store for Reported<R> {
    fn bytes(&self) -> usize {
        self.mesh.bytes()
    }

    fn encode(&self) -> Vec<u8> {
        Writer::head(&self.report).mesh(&self.mesh).0
    }

    fn decode(bytes: &[u8]) -> Option<Self> {
        let mut reader = Reader(bytes);
        let report = reader.head()?;
        Some(Self { mesh: reader.mesh()?, report })
    }
}

impl Store for TexturedMesh {
    fn bytes(&self) -> usize {
        TexturedMesh::bytes(self)
    }

    fn encode(&self) -> Vec<u8> {
        let Material { roughness, metalness, normal_map, orm } = &self.material;
        let head = Writer::head(&TexturedHead {
            texture: self.texture.dimensions(),
            normal_map: normal_map.as_ref().map(RgbImage::dimensions),
            orm: orm.as_ref().map(RgbImage::dimensions),
            roughness: *roughness,
            metalness: *metalness,
        });
        let mesh = head.mesh(&self.mesh).array(&self.uvs).array(&self.uv_triangles);
        mesh.pixels(Some(&self.texture)).pixels(normal_map.as_ref()).pixels(orm.as_ref()).0
    }

    fn decode(bytes: &[u8]) -> Option<Self> {
        let mut reader = Reader(bytes);
        let TexturedHead { texture, normal_map, orm, roughness, metalness } = reader.head()?;
        let mesh = reader.mesh()?;
        let (uvs, uv_triangles) = (reader.array::<glam::Vec2>()?, reader.array()?);
        let is_whole = uv_triangles.len() == mesh.triangles.len() && in_range(&uv_triangles, uvs.len());
        let texture = reader.pixels(texture)?;
        let mut map = |size: Option<(u32, u32)>| match size {
            Some(size) => reader.pixels(size).map(Some),
            None => Some(None),
        };
        let material = Material { roughness, metalness, normal_map: map(normal_map)?, orm: map(orm)? };
        is_whole.then_some(Self { mesh, uvs, uv_triangles, texture, material })
    }
}

impl Store for TexturePng {
    fn bytes(&self) -> usize {
        self.0.len()
    }

    fn encode(&self) -> Vec<u8> {
        self.0.to_vec()
    }

    fn decode(bytes: &[u8]) -> Option<Self> {
        Some(Self(bytes.into()))
    }
}

#[cfg(test)]
mod tests {
    use glam::{Vec2, Vec3};
    use image::Rgb;
    use orfeas_core::clean::CleanReport;

    use super::{
        super::{Body, Cleaned},
        *,
    };

    fn textured() -> TexturedMesh {
        let mut mesh = TriMesh {
            positions: vec![Vec3::ZERO, Vec3::X, Vec3::Y, Vec3::Z],
            triangles: vec![[0, 2, 1], [0, 1, 3], [0, 3, 2], [1, 2, 3]],
            ..TriMesh::default()
        };
        mesh.compute_creased_normals(40.0);
        let uv_triangles = mesh.triangles.iter().map(|_| [0, 1, 2]).collect();
        let texture = RgbImage::from_fn(3, 2, |x, y| Rgb([x as u8, y as u8, 7]));
        let material = Material { orm: Some(RgbImage::new(1, 2)), metalness: 0.25, ..Material::default() };
        TexturedMesh { mesh, uvs: vec![Vec2::ZERO, Vec2::X, Vec2::Y], uv_triangles, texture, material }
    }

    fn field() -> Field {
        let layer = Layer { middle: vec![0.5; 4], half_squared: vec![0.25, -1.0, 1e-9, f32::MAX] };
        let outline = vec![0.1, -0.1, 0.0, 2.0];
        Field {
            size: 2,
            layers: vec![layer.clone(), layer],
            outline,
            camera: Camera::NOMINAL,
            unit: Unit::Millimetres,
            behind: Some(RgbImage::from_fn(3, 3, |x, y| Rgb([x as u8, y as u8, 200]))),
        }
    }

    /// Reads back what was written, refuses every cut of it, and returns how many bytes it has.
    #[track_caller]
    fn round_trip<T: Store>(value: &T) -> usize {
        let bytes = value.encode();
        assert!(T::decode(&bytes).unwrap().encode() == bytes);
        for end in 0..bytes.len() {
            assert!(T::decode(&bytes[..end]).is_none(), "cut at {end} of {}", bytes.len());
        }
        bytes.len()
    }

    #[test]
    fn results_are_read_back_bit_by_bit_and_cuts_are_refused() {
        let textured = textured();
        let (mesh, report) = (textured.mesh.clone(), textured.mesh.report());
        let cleaned = Cleaned { mesh: mesh.clone(), report: CleanReport { bodies: 1, floaters: 300 } };
        let body = Body { mesh, report };
        let frame = Frame { left: -3, top: 5, side: 9 };
        let (color, coverage) = (RgbImage::new(4, 4), GrayImage::new(4, 4));
        round_trip(&Copies { thumbnail: RgbaImage::new(2, 1).into(), for_body: RgbaImage::new(4, 2) });
        round_trip(&Foreground { frame, color, coverage });
        round_trip(&field());
        round_trip(&textured.mesh);
        round_trip(&cleaned);
        round_trip(&body);
        round_trip(&textured);
        assert!((Body::decode(&body.encode()).unwrap().report.volume - 1.0 / 6.0).abs() < 1e-15);
    }

    #[test]
    fn an_index_out_of_range_is_refused() {
        let mut bad = textured();
        bad.uv_triangles[3][1] = 3;
        assert!(TexturedMesh::decode(&bad.encode()).is_none());
        bad.mesh.triangles[0][0] = 4;
        assert!(TriMesh::decode(&bad.mesh.encode()).is_none());
    }
}
