//! What is left to do for a print when its mesh is placed and measured, and how it is done.

use glam::Vec3;
use image::RgbImage;

use super::{
    Print, PrintError, PrintOptions,
    base::Standing,
    certificate::{Certificate, Measured, Wanted},
    finish::{color_at, fit, without_crumbs},
    hollow,
    lighten::lightened,
    overhang::{overhang, overhang_angles},
    sampling::Sampling,
    voxels::Voxels,
    walls::{self, thinnest_wall},
};
use crate::{
    creases::CREASE_OF_BODIES,
    grid::ScalarGrid,
    inspect::{Inspection, inspect_shape},
    isosurface::isosurface,
    material::Material,
    mesh::{TexturedMesh, TriMesh, Unit},
    progress::{Canceled, Progress},
    triangle_tree::TriangleTree,
};

/// What is this near to the lowest point, as a share of the height, lies on the bed.
pub(super) const ON_BED: f32 = 0.0005;
/// The surface may be moved by this share of a step for the sake of fewer triangles: 0.04 mm where 100 mm are sampled
/// usually, less than printers show.
const LIGHTER: f32 = 0.1;
/// Vertices this share of a step from the height 0 lie on it.
const FLAT: f32 = 0.05;
/// What a sample costs. Measured: 20 to 26 bytes where there are 16 million.
const BYTES_A_SAMPLE: u64 = 28;
/// What a sample on the surface costs beside, if the box of samples were a cube. Measured: 800 to 1550 bytes.
const BYTES_A_SURFACE_SAMPLE: u64 = 1600;
/// What a triangle costs while it is looked at. Measured: up to 215 bytes.
const BYTES_A_TRIANGLE: u64 = 220;

/// What is left to do for a print: known when the mesh is measured, and before most of the memory is taken.
pub struct Plan {
    /// The mesh where the print will stand.
    placed: TexturedMesh,
    standing: Standing,
    options: PrintOptions,
    /// The mesh's faults and thinnest wall.
    measured: (Inspection, Option<f64>),
    /// `None` where the mesh may stay as it is.
    sampling: Option<Sampling>,
}

impl Plan {
    /// Places and measures a mesh.
    pub fn new(
        source: &TexturedMesh,
        unit: Unit,
        options: &PrintOptions,
        progress: Progress,
    ) -> Result<Self, PrintError> {
        let report = source.mesh.report();
        if !report.watertight {
            return Err(PrintError::Open { open_edges: report.boundary_edges });
        }
        let standing = Standing::new(&source.mesh, unit, options.base, options.size);
        let mut placed = source.clone();
        placed.mesh.positions.iter_mut().for_each(|p| *p = standing.place(*p));
        let (inspection, thinnest) = measure(&placed.mesh, progress)?;
        let faults = inspection.self_intersecting + inspection.non_manifold_vertices + inspection.inside_out_pieces;
        let is_thin = thinnest.is_some_and(|thinnest| thinnest < f64::from(options.min_wall_mm));
        let is_made_anew = faults > 0 || is_thin || options.base.is_some() || options.hollow_mm.is_some();
        let walls = [is_thin.then_some(options.min_wall_mm), options.hollow_mm];
        let wall = walls.into_iter().flatten().fold(f32::INFINITY, f32::min);
        let sampling = is_made_anew.then(|| Sampling::new(&placed.mesh, &standing, options, wall));
        Ok(Self { placed, standing, options: *options, measured: (inspection, thinnest), sampling })
    }

    /// What [`Plan::new`] takes at most for a mesh, in bytes.
    pub fn bytes_to_measure(source: &TexturedMesh) -> u64 {
        source.mesh.triangles.len() as u64 * BYTES_A_TRIANGLE
    }

    /// What carrying it out takes at most beside the mesh and this plan, in bytes.
    pub fn bytes(&self) -> u64 {
        let samples = self.sampling.as_ref().map_or(0, |sampling| sampling.count() as u64);
        let on_surface = (samples as f64).powf(2.0 / 3.0) as u64;
        let triangles = self.placed.mesh.triangles.len() as u64;
        samples * BYTES_A_SAMPLE + on_surface * BYTES_A_SURFACE_SAMPLE + triangles * BYTES_A_TRIANGLE
    }

    /// Makes the print.
    pub fn carry_out(self, progress: Progress) -> Result<Print, PrintError> {
        let Self { mut placed, standing, options, measured: (mut inspection, mut thinnest), sampling } = self;
        let remeshed = sampling.is_some();
        if let Some(sampling) = sampling {
            placed = remesh(&placed, &standing, &options, &sampling, &|share| progress(share * 0.75))?;
            (inspection, thinnest) = measure(&placed.mesh, &|share| progress(0.75 + share * 0.25))?;
        }
        let angles = overhang_angles(&placed.mesh);
        let measured = Measured {
            thinnest_wall: thinnest,
            contact: contact_area(&placed.mesh),
            overhang: overhang(&placed.mesh, &angles, options.overhang_angle),
            remeshed,
        };
        let wanted = Wanted { size: options.size, least_wall: options.min_wall_mm, density: options.density };
        let certificate = Certificate::new(&inspection, measured, &wanted);
        placed.mesh.compute_creased_normals(CREASE_OF_BODIES);
        progress(1.0)?;
        Ok(Print { mesh: placed.into(), certificate })
    }
}

/// The faults of a mesh and its thinnest wall.
fn measure(mesh: &TriMesh, progress: Progress) -> Result<(Inspection, Option<f64>), Canceled> {
    let inspection = inspect_shape(mesh, &|share| progress(share * 0.6))?;
    let thinnest = thinnest_wall(mesh, &TriangleTree::new(mesh), &|share| progress(0.6 + share * 0.4))?;
    Ok((inspection, thinnest))
}

/// The mesh made anew, with base, walls and cavities.
fn remesh(
    placed: &TexturedMesh,
    standing: &Standing,
    options: &PrintOptions,
    sampling: &Sampling,
    progress: Progress,
) -> Result<TexturedMesh, PrintError> {
    let step = sampling.step();
    let voxels = Voxels::new(&placed.mesh, sampling, &|share| progress(share * 0.6))?;
    let mut grid = voxels.grid.clone();
    let [nx, ny, _] = grid.dims;
    let position = |i: usize| Vec3::new((i % nx) as f32, (i / nx % ny) as f32, (i / (nx * ny)) as f32);
    if let Some(plinth) = standing.plinth {
        for i in 0..grid.values.len() {
            grid.values[i] = grid.values[i].max(plinth.depth(grid.position(position(i))));
        }
    }
    let cut = |grid: &mut ScalarGrid| {
        for i in 0..grid.values.len() {
            grid.values[i] = grid.values[i].min(grid.position(position(i)).y);
        }
    };
    if options.base.is_some() {
        cut(&mut grid);
    }
    if let Some(wall) = options.hollow_mm {
        hollow::hollow(&mut grid, wall.max(options.min_wall_mm), options.drain_mm, &|share| {
            progress(0.6 + share * 0.1)
        })?;
    }
    if options.min_wall_mm > 0.0 {
        // After hollowing, because a drain hole may leave a sliver of a side. Half a step more, since facets lie within
        // what they stand for.
        walls::thicken(&mut grid, options.min_wall_mm + step / 2.0, &|share| progress(0.7 + share * 0.1))?;
        if options.base.is_some() {
            cut(&mut grid);
        }
    }
    let mut mesh = without_crumbs(&isosurface(&grid, &|share| progress(0.8 + share * 0.05))?);
    if mesh.triangles.is_empty() {
        return Err(PrintError::Nothing);
    }
    if options.base.is_some() {
        for p in mesh.positions.iter_mut().filter(|p| p.y.abs() < FLAT * step) {
            p.y = 0.0;
        }
    }
    let (height, scale) = fit(&mut mesh, options);
    let color = |&p: &Vec3| color_at(placed, &voxels, p / scale + Vec3::Y * height);
    mesh.colors = mesh.positions.iter().map(color).collect();
    let mut mesh = lightened(mesh, LIGHTER * step, &|share| progress(0.85 + share * 0.15))?;
    mesh.colors = mesh.positions.iter().map(color).collect();
    let mut painted = TexturedMesh {
        mesh,
        uvs: vec![],
        uv_triangles: vec![],
        texture: RgbImage::default(),
        material: Material::default(),
    };
    painted.paint_plain();
    Ok(painted)
}

/// Area of what lies on the bed.
fn contact_area(mesh: &TriMesh) -> f64 {
    let (low, high) = mesh.bounds();
    let bed = low.y + (high.y - low.y) * ON_BED;
    let on_bed = mesh
        .triangles
        .iter()
        .map(|&triangle| mesh.corners(triangle))
        .filter(|corners| corners.iter().all(|p| p.y <= bed));
    // Not `sum`, whose nothing is minus zero, which people would read.
    on_bed.map(|[a, b, c]| f64::from(-(b - a).cross(c - a).y).max(0.0) / 2.0).fold(0.0, |sum, area| sum + area)
}
