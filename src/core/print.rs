//! A finished mesh made fit for a printer: of a real size, standing, with walls thick enough, hollow if asked for; and a
//! certificate of what it is then.
//!
//! What is only moved and scaled keeps its triangles and texture. Everything else happens on a grid of distances
//! (`voxels`): a cut or a cavity is a minimum there, a plinth or a thicker wall a maximum, and the isosurface of the
//! result is closed and manifold whatever the shape, which cutting and joining triangles is not. The price is the
//! texture: its colors are kept at the vertices.

use std::sync::Arc;

use glam::Vec3;
use image::RgbImage;

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

mod base;
mod certificate;
mod finish;
mod hollow;
mod lighten;
mod options;
mod overhang;
mod sampling;
mod voxels;
mod walls;

pub use base::{Base, Side, Size};
pub use certificate::{Certificate, Check};
pub use options::{
    ANGLE_RANGE, DENSITY_RANGE, HOLLOW_RANGE_MM, PrintOptions, SIZE_RANGE_MM, USUAL_SAMPLES, WALL_RANGE_MM,
};
pub use overhang::{Overhang, USUAL_ANGLE, overhang, overhang_angles, overhang_color, overhang_map};
pub use walls::thinnest_wall;

use base::Standing;
use certificate::{Measured, Wanted};
use finish::{color_at, fit, without_crumbs};
use lighten::lightened;
use sampling::Sampling;
use voxels::Voxels;

/// What a sample costs. Measured: 20 to 26 bytes where there are 16 million.
const BYTES_A_SAMPLE: u64 = 28;
/// What a sample on the surface costs beside, if the box of samples were a cube. Measured: 800 to 1550 bytes.
const BYTES_A_SURFACE_SAMPLE: u64 = 1600;
/// What a triangle costs while it is looked at. Measured: up to 215 bytes.
const BYTES_A_TRIANGLE: u64 = 220;
/// What is this near to the lowest point, as a share of the height, lies on the bed.
const ON_BED: f32 = 0.0005;
/// The surface may be moved by this share of a step for the sake of fewer triangles: 0.04 mm where 100 mm are sampled
/// usually, less than printers show.
const LIGHTER: f32 = 0.1;
/// Vertices this share of a step from the height 0 lie on it.
const FLAT: f32 = 0.05;

/// A mesh ready for the printer.
#[derive(Debug, Clone)]
pub struct Print {
    /// In mm, +Y up, standing on the height 0 with its middle at the origin.
    pub mesh: Arc<TexturedMesh>,
    pub certificate: Certificate,
}

impl Print {
    /// The same mesh, weighed with another density and looked at for overhangs of another angle.
    pub fn judged(&self, options: &PrintOptions) -> Self {
        let mut judged = self.clone();
        let certificate = &mut judged.certificate;
        let mesh = &self.mesh.mesh;
        certificate.overhang = overhang(mesh, &overhang_angles(mesh), options.overhang_angle);
        certificate.density = options.density;
        certificate.weight_g = certificate.volume_mm3 / 1000.0 * options.density;
        judged
    }
}

/// Why nothing can be printed.
#[derive(Debug, thiserror::Error)]
pub enum PrintError {
    #[error(transparent)]
    Canceled(#[from] Canceled),
    #[error(
        "expected a closed mesh to print, found one with {open_edges} open edges; close it in a mesh editor, or print \
         another"
    )]
    Open { open_edges: usize },
    #[error("nothing is left to print; choose thinner walls or a larger size")]
    Nothing,
}

/// Makes a mesh printable.
pub fn print(
    source: &TexturedMesh,
    unit: Unit,
    options: &PrintOptions,
    progress: Progress,
) -> Result<Print, PrintError> {
    Plan::new(source, unit, options, &|share| progress(share * 0.2))?.carry_out(&|share| progress(0.2 + share * 0.8))
}

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

#[cfg(test)]
mod tests {
    use std::f32::consts::FRAC_1_SQRT_2;

    use glam::Vec2;
    use image::Rgb;

    use super::*;
    use crate::progress::unwatched;

    fn textured(mesh: TriMesh) -> TexturedMesh {
        let uv_triangles = vec![[0; 3]; mesh.triangles.len()];
        TexturedMesh {
            mesh,
            uvs: vec![Vec2::ZERO],
            uv_triangles,
            texture: RgbImage::from_pixel(2, 2, Rgb([9, 8, 7])),
            material: Material::default(),
        }
    }

    /// The surface of a depth, positive inside, about a unit in size.
    fn shape(depth: impl Fn(Vec3) -> f32) -> TexturedMesh {
        let (dims, origin, step) = ([52; 3], Vec3::splat(-1.25), Vec3::splat(0.05));
        let at = |i: usize| origin + Vec3::new((i % 52) as f32, (i / 52 % 52) as f32, (i / 2704) as f32) * step;
        let values = (0..52 * 52 * 52).map(|i| depth(at(i))).collect();
        let grid = ScalarGrid { dims, origin, step, values };
        textured(isosurface(&grid, &unwatched).unwrap())
    }

    fn ball() -> TexturedMesh {
        shape(|p| 1.0 - p.length())
    }

    /// Two balls, one above the other, and a rod that is thin between them.
    fn dumbbell() -> TexturedMesh {
        shape(|p| {
            let balls = (0.4 - (p - Vec3::Y * 0.7).length()).max(0.4 - (p + Vec3::Y * 0.7).length());
            balls.max((0.1 - p.x.hypot(p.z)).min(0.7 - p.y.abs()))
        })
    }

    const SMALL: PrintOptions = PrintOptions {
        size: Some(Size { side: Side::Z, mm: 80.0 }),
        base: None,
        min_wall_mm: 0.8,
        hollow_mm: None,
        drain_mm: None,
        density: 1.0,
        overhang_angle: USUAL_ANGLE,
        samples: 72,
    };

    fn made(source: &TexturedMesh, options: PrintOptions) -> Print {
        let print = print(source, Unit::Free, &options, &unwatched).unwrap();
        assert!(print.certificate.passes, "{}", print.certificate);
        let (low, high) = print.mesh.mesh.bounds();
        assert!(low.y.abs() < 1e-4 && (high.y - 80.0).abs() < 1e-2, "{low} to {high}");
        print
    }

    #[test]
    fn what_needs_only_a_size_keeps_its_triangles_and_texture() {
        let source = ball();
        let print = made(&source, SMALL);
        assert_eq!(print.mesh.mesh.triangles, source.mesh.triangles);
        assert_eq!(print.mesh.texture, source.texture);
        let certificate = &print.certificate;
        let expected = source.mesh.report().volume * 40.0f64.powi(3);
        assert!((certificate.volume_mm3 / expected - 1.0).abs() < 0.01, "{}", certificate.volume_mm3);
        assert_eq!(certificate.weight_g, certificate.volume_mm3 / 1000.0);
        // The cap of a ball below 45 degrees is (1 - 1 / √2) / 2 of its surface.
        assert!((certificate.overhang.share - 0.146).abs() < 0.01, "{:?}", certificate.overhang);
        assert!(!certificate.remeshed);
        // What is printed in another material, on a better printer, is the same mesh.
        let other = PrintOptions { density: 2.0, overhang_angle: 60.0, ..SMALL };
        let judged = print.judged(&other);
        assert_eq!(judged.certificate, made(&source, other).certificate);
        assert!(judged.certificate.overhang.share < certificate.overhang.share);
    }

    #[test]
    fn a_flat_base_is_flat_and_the_color_stays() {
        let print = made(&ball(), PrintOptions { base: Some(Base::Flat), ..SMALL });
        let contact = print.certificate.contact_mm2;
        assert!(contact > 1000.0, "{contact}");
        assert!(print.mesh.mesh.colors.iter().filter(|&&color| color == [9, 8, 7]).count() > 1000);
    }

    #[test]
    fn plinths_carry_the_body() {
        for base in [Base::Round, Base::Rectangular] {
            let print = made(&dumbbell(), PrintOptions { base: Some(base), ..SMALL });
            let report = print.mesh.mesh.report();
            assert_eq!(report.components, 1);
            assert!(report.triangles < 12_000, "{} triangles are more than the shape needs", report.triangles);
            assert!(print.certificate.contact_mm2 > 800.0, "{}", print.certificate.contact_mm2);
        }
    }

    #[test]
    fn a_thin_rod_is_thickened_and_the_rest_stays() {
        let source = dumbbell();
        let thin = made(&source, SMALL);
        let thinnest = thin.certificate.thinnest_wall_mm.unwrap();
        assert!(thinnest < 8.0, "{thinnest}");
        let thick = made(&source, PrintOptions { min_wall_mm: 12.0, ..SMALL });
        let more = thick.certificate.volume_mm3 / thin.certificate.volume_mm3;
        assert!((1.0..1.15).contains(&more), "{more}");
    }

    #[test]
    fn hollow_has_a_cavity_and_drained_a_way_into_it() {
        let hollow = made(&ball(), PrintOptions { hollow_mm: Some(4.0), ..SMALL });
        let expected = 4.0 / 3.0 * std::f64::consts::PI * (40.0f64.powi(3) - 36.0f64.powi(3));
        assert!((hollow.certificate.volume_mm3 / expected - 1.0).abs() < 0.1, "{}", hollow.certificate.volume_mm3);
        assert_eq!(hollow.mesh.mesh.report().components, 2);
        let drained =
            made(&ball(), PrintOptions { hollow_mm: Some(4.0), drain_mm: Some(5.0), base: Some(Base::Flat), ..SMALL });
        assert_eq!(drained.mesh.mesh.report().components, 1);
    }

    #[test]
    fn a_hole_beside_a_side_leaves_no_sliver() {
        // A slab on one of its edges: straight below the deepest place of its cavity lies its side.
        let slab = shape(|p| {
            let (along, across) = ((p.y + p.z) * FRAC_1_SQRT_2, (p.y - p.z) * FRAC_1_SQRT_2);
            (0.8 - along.abs()).min(0.25 - across.abs()).min(0.8 - p.x.abs())
        });
        for drain_mm in [3.0, 6.0] {
            made(&slab, PrintOptions { hollow_mm: Some(2.0), drain_mm: Some(drain_mm), samples: 96, ..SMALL });
        }
    }

    #[test]
    fn a_print_made_anew_has_no_more_triangles_than_its_shape_needs() {
        let print = made(&ball(), PrintOptions { base: Some(Base::Flat), samples: 128, ..SMALL });
        let mesh = &print.mesh.mesh;
        // At 128 samples, the grid alone has four times as many.
        assert!((1_000..20_000).contains(&mesh.triangles.len()), "{}", mesh.triangles.len());
        let (_, high) = mesh.bounds();
        let middle = Vec3::Y * (high.y - high.x);
        let off = mesh.positions.iter().filter(|p| p.y > 0.5).map(|p| (p.distance(middle) - high.x).abs());
        assert!(off.fold(0.0, f32::max) < 0.2);
    }

    #[test]
    fn an_open_mesh_is_refused() {
        let mut open = ball();
        open.mesh.triangles.pop();
        open.uv_triangles.pop();
        let error = print(&open, Unit::Free, &SMALL, &unwatched).unwrap_err();
        assert!(error.to_string().contains("3 open edges"), "{error}");
    }
}
