//! What a print stands on: nothing but itself, a flat cut through its foot, or a plinth joined to it; and with that, the
//! place and size of the print.

use glam::{Vec2, Vec3};
use serde::{Deserialize, Serialize};

use crate::mesh::{TriMesh, Unit};

/// What is made of the foot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Base {
    /// Cut off flat, as low as leaves a foot to stand on.
    Flat,
    /// Joined to a round plinth.
    Round,
    /// Joined to a rectangular plinth.
    Rectangular,
}

/// Which of the print's lengths is given. Z is up, as on printers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    X,
    Y,
    Z,
    #[default]
    Longest,
}

/// Length of a side in millimeters.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Size {
    pub side: Side,
    pub mm: f32,
}

/// The longest side of a mesh without a real size, if none is asked for.
const USUAL_MM: f32 = 100.0;
/// A foot is large enough with this share of the largest cross-section, and no more than this share of the height is
/// cut off for it.
const LEAST_FOOT: f64 = 0.25;
const MOST_CUT: f32 = 0.1;
const SECTIONS: usize = 40;
/// Height of a plinth and how deep the body sinks into it, as shares of the body's height.
const PLINTH: f32 = 0.05;
const SUNK: f32 = 0.03;
/// The part of the height that counts as feet, and how far the plinth reaches beyond them.
const FEET: f32 = 0.1;
const BRIM: f32 = 0.05;

/// Where the print stands, in the coordinates of a mesh with +Y up.
#[derive(Debug, Clone, Copy)]
pub struct Standing {
    /// Becomes the height 0, and its middle.
    pub origin: Vec3,
    /// Millimeters of a unit.
    pub scale: f32,
    /// In millimeters around the new origin; `None` without a plinth.
    pub plinth: Option<Plinth>,
}

/// A flat body on the height 0 around the origin, in mm.
#[derive(Debug, Clone, Copy)]
pub struct Plinth {
    half: Vec2,
    height: f32,
    is_round: bool,
}

impl Standing {
    /// How a mesh of a unit will stand on a base, at a size.
    pub fn new(mesh: &TriMesh, unit: Unit, base: Option<Base>, size: Option<Size>) -> Self {
        let (low, high) = mesh.bounds();
        let height = high.y - low.y;
        let mut origin = Vec3::new((low.x + high.x) / 2.0, low.y, (low.z + high.z) / 2.0);
        let mut plinth = None;
        match base {
            None => {}
            Some(Base::Flat) => origin.y += foot_height(mesh, low.y, height),
            Some(base) => {
                let is_foot = |p: &&Vec3| p.y <= low.y + height * FEET;
                let (a, b) = mesh
                    .positions
                    .iter()
                    .filter(is_foot)
                    .fold((Vec3::INFINITY, Vec3::NEG_INFINITY), |(a, b), &p| (a.min(p), b.max(p)));
                let middle = (a + b) / 2.0;
                origin = Vec3::new(middle.x, low.y + height * (SUNK - PLINTH), middle.z);
                let half = Vec2::new(b.x - a.x, b.z - a.z) / 2.0;
                let is_round = base == Base::Round;
                let half = if is_round { Vec2::splat(half.length()) } else { half } + height * BRIM;
                plinth = Some(Plinth { half, height: height * PLINTH, is_round });
            }
        }
        let (mut low, mut high) = (low.with_y(origin.y), high);
        if let Some(Plinth { half, .. }) = plinth {
            low = low.min(origin - Vec3::new(half.x, 0.0, half.y));
            high = high.max(origin + Vec3::new(half.x, 0.0, half.y));
        }
        let [x, z, y] = (high - low).to_array();
        let length = |side: Side| match side {
            Side::X => x,
            Side::Y => y,
            Side::Z => z,
            Side::Longest => x.max(y).max(z),
        };
        let scale = match (size, unit) {
            (Some(size), _) => size.mm / length(size.side),
            (None, Unit::Millimetres) => 1.0,
            (None, Unit::Free) => USUAL_MM / length(Side::Longest),
        };
        let in_mm = |p: Plinth| Plinth { half: p.half * scale, height: p.height * scale, ..p };
        Self { origin, scale, plinth: plinth.map(in_mm) }
    }

    /// A point of the mesh in mm, above the height 0.
    pub fn place(&self, p: Vec3) -> Vec3 {
        (p - self.origin) * self.scale
    }
}

impl Plinth {
    /// Smallest and largest corner.
    pub fn bounds(&self) -> (Vec3, Vec3) {
        (Vec3::new(-self.half.x, 0.0, -self.half.y), Vec3::new(self.half.x, self.height, self.half.y))
    }

    /// How deep a point is inside, negative outside.
    pub fn depth(&self, p: Vec3) -> f32 {
        let within = if self.is_round {
            self.half.x - p.x.hypot(p.z)
        } else {
            (self.half.x - p.x.abs()).min(self.half.y - p.z.abs())
        };
        within.min(p.y).min(self.height - p.y)
    }
}

/// How much to cut off at the bottom.
fn foot_height(mesh: &TriMesh, low: f32, height: f32) -> f32 {
    let at = |i: usize, share: f32| (i as f32 + 0.5) / SECTIONS as f32 * share * height;
    let largest = (0..SECTIONS).map(|i| section_area(mesh, low + at(i, 1.0))).fold(0.0, f64::max);
    let is_foot = |&i: &usize| section_area(mesh, low + at(i, MOST_CUT)) >= largest * LEAST_FOOT;
    at((0..SECTIONS).find(is_foot).unwrap_or(SECTIONS - 1), MOST_CUT)
}

/// Area of the cut through a closed mesh at a height, by Green's theorem.
fn section_area(mesh: &TriMesh, height: f32) -> f64 {
    let mut area = 0.0;
    for &triangle in &mesh.triangles {
        let corners = mesh.corners(triangle);
        let is_above = corners.map(|p| p.y > height);
        // Along the cut, from where the triangle's rim goes down to where it comes up again.
        let (mut from, mut to) = (None, None);
        for k in 0..3 {
            let (a, b) = (corners[k], corners[(k + 1) % 3]);
            if is_above[k] != is_above[(k + 1) % 3] {
                let point = a.as_dvec3().lerp(b.as_dvec3(), f64::from((height - a.y) / (b.y - a.y)));
                if is_above[k] { from = Some(point) } else { to = Some(point) }
            }
        }
        if let (Some(a), Some(b)) = (from, to) {
            area += (a.z * b.x - a.x * b.z) / 2.0;
        }
    }
    area.abs()
}
