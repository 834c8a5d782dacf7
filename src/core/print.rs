//! A finished mesh made fit for a printer: of a real size, standing, with walls thick enough, hollow if asked for; and a
//! certificate of what it is then.
//!
//! What is only moved and scaled keeps its triangles and texture. Everything else happens on a grid of distances
//! (`voxels`): a cut or a cavity is a minimum there, a plinth or a thicker wall a maximum, and the isosurface of the
//! result is closed and manifold whatever the shape, which cutting and joining triangles is not. The price is the
//! texture: its colors are kept at the vertices.

use std::sync::Arc;

use crate::{
    mesh::{TexturedMesh, Unit},
    progress::{Canceled, Progress},
};

mod base;
mod certificate;
mod finish;
mod hollow;
mod lighten;
mod options;
mod overhang;
mod plan;
mod sampling;
mod voxels;
mod walls;

pub use base::{Base, Side, Size};
pub use certificate::{Certificate, Check};
pub use options::{
    ANGLE_RANGE, DENSITY_RANGE, HOLLOW_RANGE_MM, PrintOptions, SIZE_RANGE_MM, USUAL_SAMPLES, WALL_RANGE_MM,
};
pub use overhang::{Overhang, USUAL_ANGLE, overhang, overhang_angles, overhang_color, overhang_map};
pub use plan::Plan;
pub use walls::thinnest_wall;

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

#[cfg(test)]
mod tests {
    use std::f32::consts::FRAC_1_SQRT_2;

    use glam::{Vec2, Vec3};
    use image::{Rgb, RgbImage};

    use super::*;
    use crate::{grid::ScalarGrid, isosurface::isosurface, material::Material, mesh::TriMesh, progress::unwatched};

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
