//! A scalar field on a regular grid, ready for the isosurface.

use std::ops::Range;

use glam::Vec3;

/// Samples are looked at in runs of this many along x, which begin at its multiples.
pub const RUN: usize = 32;

/// Where the samples of a grid lie, in frame space.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Lattice {
    /// Samples along x, y and z.
    pub dims: [usize; 3],
    /// Position of sample (0, 0, 0).
    pub origin: Vec3,
    /// Distance between samples along each axis.
    pub step: Vec3,
}

/// On which side of the surface samples are; as bits, so that the sides of several runs add up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Outside = 1,
    Inside = 2,
    Both = 3,
}

/// What an isosurface is drawn from: a scalar field on a lattice, positive inside the body.
pub trait Samples: Sync {
    fn lattice(&self) -> Lattice;

    /// On which side the samples of a run along x ([`RUN`]) are; [`Side::Both`] also where that is not known without
    /// computing them.
    fn side(&self, xs: Range<usize>, y: usize, z: usize) -> Side;

    /// Fills in the values of some samples along x.
    fn read(&self, xs: Range<usize>, y: usize, z: usize, values: &mut [f32]);
}

/// All samples at hand. `values` runs along x first, then y, then z.
#[derive(Debug, Clone)]
pub struct ScalarGrid {
    pub dims: [usize; 3],
    /// Frame position of sample (0, 0, 0).
    pub origin: Vec3,
    /// Distance between samples along each axis, in frame units.
    pub step: Vec3,
    pub values: Vec<f32>,
}

impl Lattice {
    /// The position of a point given in samples.
    pub fn position(&self, p: Vec3) -> Vec3 {
        self.origin + p * self.step
    }

    /// Bytes that all samples take.
    pub fn bytes(&self) -> usize {
        self.dims.iter().product::<usize>() * size_of::<f32>()
    }
}

impl ScalarGrid {
    /// The frame position of a point given in samples.
    pub fn position(&self, p: Vec3) -> Vec3 {
        self.lattice().position(p)
    }

    fn row(&self, xs: Range<usize>, y: usize, z: usize) -> &[f32] {
        let [nx, ny, _] = self.dims;
        &self.values[(z * ny + y) * nx..][xs]
    }
}

impl Samples for ScalarGrid {
    fn lattice(&self) -> Lattice {
        Lattice { dims: self.dims, origin: self.origin, step: self.step }
    }

    fn side(&self, xs: Range<usize>, y: usize, z: usize) -> Side {
        let (mut all, mut any) = (true, false);
        for &value in self.row(xs, y, z) {
            all &= value > 0.0;
            any |= value > 0.0;
        }
        match (all, any) {
            (true, _) => Side::Inside,
            (_, false) => Side::Outside,
            _ => Side::Both,
        }
    }

    fn read(&self, xs: Range<usize>, y: usize, z: usize, values: &mut [f32]) {
        values.copy_from_slice(self.row(xs, y, z));
    }
}
