//! How a surface answers to light beside its color, as glTF 2.0's metallic-roughness model means it.

use std::ops::RangeInclusive;

use image::{GrayImage, Rgb, RgbImage};

/// What roughness and metalness can be.
pub const SHARES: RangeInclusive<f32> = 0.0..=1.0;
/// Matt, but not chalk: most things people photograph.
pub const ROUGHNESS: f32 = 0.9;

/// The material of a textured mesh. Its maps lie on the same texture coordinates as the color, in any size.
#[derive(Debug, Clone, PartialEq)]
pub struct Material {
    /// 0 (a mirror) to 1 (chalk).
    pub roughness: f32,
    /// 0 (wood, plastic, skin) to 1 (bare metal).
    pub metalness: f32,
    /// Normals in the space of [`tangents`](crate::tangents::tangents): red to the right, green up, blue outwards, -1 to 1
    /// as 0 to 255.
    pub normal_map: Option<RgbImage>,
    /// Red: the share of the light around that reaches the place. Green and blue: roughness and metalness, times those
    /// above. 0 to 1 as 0 to 255.
    pub orm: Option<RgbImage>,
}

impl Default for Material {
    fn default() -> Self {
        Self { roughness: ROUGHNESS, metalness: 0.0, normal_map: None, orm: None }
    }
}

impl Material {
    /// Whether the red channel of `orm` says anything.
    pub fn has_occlusion(&self) -> bool {
        self.orm.as_ref().is_some_and(|orm| orm.pixels().any(|pixel| pixel.0[0] != 255))
    }

    /// Whether the green or the blue channel of `orm` says anything.
    pub fn has_regions(&self) -> bool {
        self.orm.as_ref().is_some_and(|orm| orm.pixels().any(|pixel| pixel.0[1..] != [255; 2]))
    }

    /// The map of occlusion, roughness and metalness where it says anything.
    pub fn orm_in_use(&self) -> Option<&RgbImage> {
        self.orm.as_ref().filter(|_| self.has_occlusion() || self.has_regions())
    }

    /// Memory of the maps.
    pub fn bytes(&self) -> usize {
        [&self.normal_map, &self.orm].into_iter().flatten().map(|map| map.len()).sum()
    }
}

/// Occlusion alone as a map for [`Material::orm`].
pub fn orm_of(occlusion: &GrayImage) -> RgbImage {
    RgbImage::from_fn(occlusion.width(), occlusion.height(), |x, y| {
        Rgb([occlusion.get_pixel(x, y).0[0], u8::MAX, u8::MAX])
    })
}
