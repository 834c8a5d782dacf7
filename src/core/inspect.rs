//! Everything one wants to know of a mesh before using or printing it, also of meshes from elsewhere.
//!
//! [`TriMesh::report`] has the numbers that every mesh here is made with; this adds those that take longer, up to the
//! triangles that go through one another.

use glam::Vec3;
use serde::{Deserialize, Serialize};

use crate::{
    mesh::{MeshReport, TexturedMesh, TriMesh},
    progress::{Canceled, Progress},
    triangle_tree::TriangleTree,
};

mod crossings;
mod texture_use;
mod topology;

pub(crate) use crossings::crossing_triangles;
pub use texture_use::TextureUse;

/// A triangle whose height is less than this share of its longest side is a line.
const THINNEST: f64 = 1e-6;

/// The full report on a mesh. Lengths are in the mesh's own unit; vertices at equal positions count as one, but for
/// `vertices`, which is what the file holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Inspection {
    #[serde(flatten)]
    pub mesh: MeshReport,
    /// Edges with more than two triangles.
    pub non_manifold_edges: usize,
    /// Vertices where surfaces meet in a point only.
    pub non_manifold_vertices: usize,
    /// Triangles turned against their neighbors.
    pub flipped_faces: usize,
    /// Closed pieces that face inwards as a whole, without being a cavity of another; 0 for meshes that are not
    /// closed.
    pub inside_out_pieces: usize,
    /// Triangles that cross or overlap another one.
    pub self_intersecting: usize,
    /// Triangles without area.
    pub degenerate_faces: usize,
    /// Handles and tunnels of all pieces; `None` for a mesh that is not closed and manifold.
    pub genus: Option<i64>,
    pub area: f64,
    /// Smallest and largest corner of the bounding box.
    pub bounds: [[f32; 3]; 2],
    /// `None` for a mesh of plain colors.
    pub texture: Option<TextureUse>,
}

/// Inspects a mesh given in parts, which are taken as one body. All indices must be in range and positions finite.
pub fn inspect(parts: &[TexturedMesh], progress: Progress) -> Result<Inspection, Canceled> {
    let whole = joined(parts.iter().map(|part| &part.mesh));
    let texture = texture_use::texture_use(parts);
    progress(0.1)?;
    Ok(Inspection { texture, ..inspect_shape(&whole, &|share| progress(0.1 + 0.9 * share))? })
}

/// Inspects the shape alone.
pub fn inspect_shape(mesh: &TriMesh, progress: Progress) -> Result<Inspection, Canceled> {
    let welded = mesh.weld();
    let edges = welded.edges();
    progress(0.2)?;
    let report = mesh.report_of(&welded, &edges);
    let tree = TriangleTree::new(&welded);
    progress(0.4)?;
    let is_crossing = crossing_triangles(&welded, &tree, &|share| progress(0.4 + 0.5 * share))?;
    let non_manifold_vertices = topology::non_manifold_vertices(&welded, &edges);
    let is_manifold = report.watertight && non_manifold_vertices == 0;
    let (low, high) = mesh.bounds();
    let areas = || welded.triangles.iter().map(|&triangle| area_of(welded.corners(triangle)));
    let inspection = Inspection {
        non_manifold_edges: topology::non_manifold_edges(&edges),
        non_manifold_vertices,
        flipped_faces: topology::flipped_faces(&welded, &edges),
        inside_out_pieces: if report.watertight { topology::inside_out_pieces(&welded, &tree) } else { 0 },
        self_intersecting: is_crossing.iter().filter(|&&is_crossing| is_crossing).count(),
        degenerate_faces: mesh.triangles.len() - welded.triangles.len()
            + welded.triangles.iter().filter(|&&triangle| is_line(welded.corners(triangle))).count(),
        genus: is_manifold.then(|| topology::genus(&welded, &edges, report.components)),
        area: areas().sum(),
        bounds: [low.to_array(), high.to_array()],
        texture: None,
        mesh: report,
    };
    progress(1.0)?;
    Ok(inspection)
}

fn joined<'a>(parts: impl Iterator<Item = &'a TriMesh>) -> TriMesh {
    let mut whole = TriMesh::default();
    for part in parts {
        let offset = whole.positions.len() as u32;
        whole.positions.extend(&part.positions);
        whole.triangles.extend(part.triangles.iter().map(|triangle| triangle.map(|i| i + offset)));
    }
    whole
}

fn area_of([a, b, c]: [Vec3; 3]) -> f64 {
    (b - a).as_dvec3().cross((c - a).as_dvec3()).length() / 2.0
}

fn is_line(corners: [Vec3; 3]) -> bool {
    let [a, b, c] = corners;
    let longest = [a.distance_squared(b), b.distance_squared(c), c.distance_squared(a)].into_iter().fold(0.0, f32::max);
    area_of(corners) * 2.0 <= THINNEST * f64::from(longest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::unwatched;

    /// A cube of two units at a place, facing outwards.
    fn cube(at: Vec3, half: f32) -> TriMesh {
        let corner = |i: usize| {
            let sign = |bit: usize| if i >> bit & 1 == 1 { half } else { -half };
            at + Vec3::new(sign(0), sign(1), sign(2))
        };
        let quads = [[0, 4, 6, 2], [1, 3, 7, 5], [0, 1, 5, 4], [2, 6, 7, 3], [0, 2, 3, 1], [4, 5, 7, 6]];
        let triangles = quads.iter().flat_map(|&[a, b, c, d]| [[a, b, c], [a, c, d]]).collect();
        TriMesh { positions: (0..8).map(corner).collect(), triangles, ..TriMesh::default() }
    }

    fn turned(mut mesh: TriMesh) -> TriMesh {
        mesh.triangles.iter_mut().for_each(|triangle| triangle.swap(1, 2));
        mesh
    }

    fn shape(meshes: &[TriMesh]) -> Inspection {
        inspect_shape(&joined(meshes.iter()), &unwatched).unwrap()
    }

    #[test]
    fn a_cube_has_no_faults() {
        let found = shape(&[cube(Vec3::ZERO, 1.0)]);
        assert_eq!((found.area, found.mesh.volume, found.genus), (24.0, 8.0, Some(0)));
        assert_eq!(found.bounds, [[-1.0; 3], [1.0; 3]]);
        let faults = [
            found.non_manifold_edges,
            found.non_manifold_vertices,
            found.flipped_faces,
            found.inside_out_pieces,
            found.self_intersecting,
            found.degenerate_faces,
        ];
        assert_eq!(faults, [0; 6]);
    }

    #[test]
    fn a_cavity_is_no_fault_and_a_cube_inside_out_is() {
        let hollow = shape(&[cube(Vec3::ZERO, 1.0), turned(cube(Vec3::ZERO, 0.5))]);
        assert_eq!((hollow.inside_out_pieces, hollow.genus), (0, Some(0)));
        assert!((hollow.mesh.volume - 7.0).abs() < 1e-9);
        let beside = shape(&[cube(Vec3::ZERO, 1.0), turned(cube(Vec3::X * 3.0, 0.5))]);
        assert_eq!((beside.inside_out_pieces, beside.flipped_faces), (1, 0));
    }

    #[test]
    fn cubes_that_touch_in_a_corner_or_along_an_edge() {
        let corner = shape(&[cube(Vec3::ZERO, 1.0), cube(Vec3::splat(2.0), 1.0)]);
        assert_eq!((corner.non_manifold_vertices, corner.non_manifold_edges, corner.genus), (1, 0, None));
        let edge = shape(&[cube(Vec3::ZERO, 1.0), cube(Vec3::new(2.0, 2.0, 0.0), 1.0)]);
        assert_eq!((edge.non_manifold_edges, edge.self_intersecting), (1, 0));
    }

    #[test]
    fn cubes_through_one_another() {
        let found = shape(&[cube(Vec3::ZERO, 1.0), cube(Vec3::new(1.1, 1.2, 1.3), 1.0)]);
        assert!(found.self_intersecting >= 6, "{}", found.self_intersecting);
        assert!(found.mesh.watertight);
    }

    #[test]
    fn faces_turned_against_their_neighbors_and_faces_without_area() {
        let mut mesh = cube(Vec3::ZERO, 1.0);
        mesh.triangles[0].swap(0, 1);
        mesh.triangles[5].swap(0, 1);
        mesh.triangles.push([0, 0, 1]);
        mesh.positions.push(Vec3::new(5.0, 5.0, 5.0));
        mesh.positions.push(Vec3::new(6.0, 6.0, 6.0));
        mesh.positions.push(Vec3::new(7.0, 7.0, 7.0));
        mesh.triangles.push([8, 9, 10]);
        let found = shape(&[mesh]);
        assert_eq!((found.flipped_faces, found.degenerate_faces), (2, 2));
    }

    #[test]
    fn a_ring_has_one_tunnel() {
        let (around, across) = (12, 6);
        let mut ring = TriMesh::default();
        for i in 0..around * across {
            let (u, v) = ((i / across) as f32 * std::f32::consts::TAU / around as f32, (i % across) as f32);
            let (sin, cos) = (v * std::f32::consts::TAU / across as f32).sin_cos();
            ring.positions.push(Vec3::new((3.0 + cos) * u.cos(), sin, (3.0 + cos) * u.sin()));
            let at = |du: usize, dv: usize| ((i / across + du) % around * across + (i % across + dv) % across) as u32;
            ring.triangles.extend([[at(0, 0), at(0, 1), at(1, 1)], [at(0, 0), at(1, 1), at(1, 0)]]);
        }
        let found = shape(&[ring]);
        assert_eq!((found.genus, found.self_intersecting), (Some(1), 0));
        assert!(found.mesh.volume > 0.0);
    }

    #[test]
    fn nothing_gives_zeros() {
        let found = inspect(&[], &unwatched).unwrap();
        assert_eq!((found.area, found.mesh.triangles, found.genus, found.texture), (0.0, 0, None, None));
    }
}
