//! What a print is fit for, said line by line: every line that fails says what to do about it.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Overhang, base::Side, base::Size};
use crate::inspect::Inspection;

/// A measured wall may be this share below the one asked for: facets cut corners.
const WALL_TOLERANCE: f64 = 0.05;
const SIZE_TOLERANCE: f32 = 0.001;

/// What was measured of a finished print.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Certificate {
    /// Whether every check is passed.
    pub passes: bool,
    pub checks: Vec<Check>,
    /// Width, depth and height, Z up.
    pub size_mm: [f32; 3],
    pub volume_mm3: f64,
    pub area_mm2: f64,
    pub weight_g: f64,
    /// Of the material, g/cm³.
    pub density: f64,
    /// `None` for a body without walls, such as a ball.
    pub thinnest_wall_mm: Option<f64>,
    /// What lies on the bed.
    pub contact_mm2: f64,
    pub overhang: Overhang,
    /// Whether the mesh was made anew from a grid, which a base, thickening and hollowing need.
    pub remeshed: bool,
}

/// A line of the certificate.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Check {
    /// In one or two words.
    pub name: String,
    pub ok: bool,
    pub found: String,
    /// What to do; `None` for what is right.
    pub advice: Option<String>,
}

/// What a print is held against.
pub(super) struct Wanted {
    pub size: Option<Size>,
    pub least_wall: f32,
    pub density: f64,
}

/// What was measured beside the inspection.
pub(super) struct Measured {
    pub thinnest_wall: Option<f64>,
    pub contact: f64,
    pub overhang: Overhang,
    pub remeshed: bool,
}

impl Certificate {
    pub(super) fn new(inspection: &Inspection, measured: Measured, wanted: &Wanted) -> Self {
        let mesh = &inspection.mesh;
        let [x, z, y] = mesh.size;
        let size_mm = [x, y, z];
        let checks = vec![
            check(
                "closed",
                mesh.boundary_edges == 0 && mesh.triangles > 0,
                format!("{} open edges", mesh.boundary_edges),
                "close the holes in a mesh editor, or print another mesh",
            ),
            check(
                "manifold",
                inspection.non_manifold_edges + inspection.non_manifold_vertices == 0,
                format!(
                    "{} edges and {} vertices where the surface branches",
                    inspection.non_manifold_edges, inspection.non_manifold_vertices
                ),
                "give it a base or walls, both of which make the surface anew",
            ),
            check(
                "oriented",
                inspection.flipped_faces + inspection.inside_out_pieces == 0,
                format!(
                    "{} faces turned around, {} pieces inside out",
                    inspection.flipped_faces, inspection.inside_out_pieces
                ),
                "turn the faces around in a mesh editor, or print another mesh",
            ),
            check(
                "no self-intersections",
                inspection.self_intersecting == 0,
                format!("{} triangles that cross", inspection.self_intersecting),
                "try another resolution or size; most slicers repair a few of these by themselves",
            ),
            thinnest(measured.thinnest_wall, f64::from(wanted.least_wall)),
            size(size_mm, wanted.size),
            check(
                "volume",
                mesh.volume > 0.0,
                format!("{:.2} cm³", mesh.volume / 1000.0),
                "the mesh encloses nothing; try another picture, mask or engine",
            ),
        ];
        Self {
            passes: checks.iter().all(|check| check.ok),
            checks,
            size_mm,
            volume_mm3: mesh.volume,
            area_mm2: inspection.area,
            weight_g: mesh.volume / 1000.0 * wanted.density,
            density: wanted.density,
            thinnest_wall_mm: measured.thinnest_wall,
            contact_mm2: measured.contact,
            overhang: measured.overhang,
            remeshed: measured.remeshed,
        }
    }

    /// The failed lines as one; `None` where all is right.
    pub fn failure(&self) -> Option<String> {
        let failed = self.checks.iter().filter(|check| !check.ok).map(Check::to_string).collect::<Vec<_>>();
        (!failed.is_empty()).then(|| failed.join("; "))
    }
}

fn check(name: &str, ok: bool, found: String, advice: &str) -> Check {
    Check { name: name.to_owned(), ok, found, advice: (!ok).then(|| advice.to_owned()) }
}

fn thinnest(found: Option<f64>, least: f64) -> Check {
    let ok = found.is_none_or(|thinnest| thinnest >= least * (1.0 - WALL_TOLERANCE));
    let text = found.map_or_else(|| "no walls".into(), |thinnest| format!("{thinnest:.2} mm of {least:.2} mm"));
    check(
        "thinnest wall",
        ok,
        text,
        "print it larger, with thicker walls, or with narrower drain holes, which may cut a side",
    )
}

fn size(found: [f32; 3], wanted: Option<Size>) -> Check {
    let text = format!("{} mm", found.map(|mm| format!("{mm:.1}")).join(" × "));
    let ok = wanted.is_none_or(|Size { side, mm }| {
        let [x, y, z] = found;
        let length = match side {
            Side::X => x,
            Side::Y => y,
            Side::Z => z,
            Side::Longest => x.max(y).max(z),
        };
        (length - mm).abs() <= mm * SIZE_TOLERANCE
    });
    check("size", ok, text, "report this as a bug")
}

impl fmt::Display for Check {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.name, self.found)?;
        self.advice.iter().try_for_each(|advice| write!(f, " ({advice})"))
    }
}

/// In words, a line for each check and one for the rest.
impl fmt::Display for Certificate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", if self.passes { "printable" } else { "not printable as it is" })?;
        for check in &self.checks {
            writeln!(f, "  {} {check}", if check.ok { "ok  " } else { "FAIL" })?;
        }
        write!(
            f,
            "  weight {:.1} g at {} g/cm³, surface {:.1} cm², {:.1} % hangs over by more than {}°",
            self.weight_g,
            self.density,
            self.area_mm2 / 100.0,
            self.overhang.share * 100.0,
            self.overhang.angle
        )
    }
}

#[cfg(test)]
mod tests {
    use glam::Vec3;

    use super::*;
    use crate::{inspect::inspect_shape, mesh::TriMesh, progress::unwatched};

    /// A tetrahedron of 10 mm with some of its faces.
    fn certificate(faces: usize, thinnest_wall: f64) -> Certificate {
        let mesh = TriMesh {
            positions: [Vec3::ZERO, Vec3::X, Vec3::Y, Vec3::Z].map(|p| p * 10.0).to_vec(),
            triangles: [[0, 2, 1], [0, 1, 3], [0, 3, 2], [1, 2, 3]][..faces].to_vec(),
            ..TriMesh::default()
        };
        let overhang = Overhang { angle: 45.0, area_mm2: 0.0, share: 0.0 };
        let measured = Measured { thinnest_wall: Some(thinnest_wall), contact: 50.0, overhang, remeshed: false };
        let size = Some(Size { side: Side::Z, mm: 10.0 });
        let wanted = Wanted { size, least_wall: 0.8, density: 2.0 };
        Certificate::new(&inspect_shape(&mesh, &unwatched).unwrap(), measured, &wanted)
    }

    #[test]
    fn all_is_right() {
        let found = certificate(4, 0.9);
        assert!(found.passes && found.failure().is_none(), "{found}");
        assert!((found.weight_g - 1.0 / 3.0).abs() < 1e-9, "{}", found.weight_g);
        assert_eq!(found.to_string().matches("\n  ok  ").count(), 7);
    }

    #[test]
    fn each_failed_line_says_what_to_do() {
        let found = certificate(3, 0.5);
        let failed = found.checks.iter().filter(|check| !check.ok).collect::<Vec<_>>();
        assert_eq!(
            failed.iter().map(|check| check.name.as_str()).collect::<Vec<_>>(),
            ["closed", "thinnest wall", "volume"]
        );
        assert!(failed.iter().all(|check| check.advice.is_some()));
        assert!(found.failure().unwrap().contains("3 open edges (close the holes"), "{found}");
    }
}
