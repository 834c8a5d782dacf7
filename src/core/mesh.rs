//! Triangle meshes on the CPU, and the numbers that tell whether one is fit for use.

use std::collections::HashMap;

use glam::{DVec3, Vec2, Vec3, Vec4};
use image::{Rgb, RgbImage};
use serde::{Deserialize, Serialize};

use crate::material::Material;

/// An indexed triangle mesh: right-handed, +Y up, front towards +Z, counter-clockwise seen from outside.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TriMesh {
    pub positions: Vec<Vec3>,
    /// One unit vector for each position, unless `normal_triangles` has indices into them; empty where none were computed.
    pub normals: Vec<Vec3>,
    /// One sRGB colour for each position, or empty where the mesh has none of its own.
    pub colors: Vec<[u8; 3]>,
    /// Three indices into `positions` for each triangle.
    pub triangles: Vec<[u32; 3]>,
    /// Three indices into `normals` for each triangle, or empty where they are those into `positions`: across a hard edge
    /// one position has several normals.
    pub normal_triangles: Vec<[u32; 3]>,
}

/// A mesh with a bitmap on it. Positions stay welded; texture coordinates have their own indices, as in OBJ.
#[derive(Debug, Clone)]
pub struct TexturedMesh {
    pub mesh: TriMesh,
    /// Texture coordinates in 0..1, origin at the top left of the texture.
    pub uvs: Vec<Vec2>,
    /// Three indices into `uvs` for each triangle of `mesh`.
    pub uv_triangles: Vec<[u32; 3]>,
    /// Base colour, sRGB.
    pub texture: RgbImage,
    pub material: Material,
}

/// What a mesh's lengths mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Unit {
    /// No physical size; the subject is about 1.7 units across.
    #[default]
    Free,
    Millimetres,
}

/// The numbers of a mesh that users ask for. Lengths and volumes are in the mesh's own unit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MeshReport {
    pub vertices: usize,
    pub triangles: usize,
    /// Pieces that hang together through shared vertices.
    pub components: usize,
    /// Edges with only one triangle.
    pub boundary_edges: usize,
    /// Every edge has exactly two triangles, which run along it in opposite directions.
    pub watertight: bool,
    /// Enclosed volume, positive when fronts face outwards; meaningful only when watertight.
    pub volume: f64,
    /// Extent of the bounding box along x, y and z.
    pub size: [f32; 3],
}

/// A side of a triangle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct EdgeUse {
    /// The vertex with the smaller index.
    pub low: u32,
    pub high: u32,
    /// Whether the triangle runs along it from `low` to `high`.
    pub is_upward: bool,
    pub triangle: u32,
}

impl EdgeUse {
    pub fn is_same_edge(&self, other: &Self) -> bool {
        (self.low, self.high) == (other.low, other.high)
    }

    /// Whether all uses of an edge are two, in opposite directions.
    pub fn is_closed(uses: &[Self]) -> bool {
        uses.len() == 2 && uses[0].is_upward != uses[1].is_upward
    }
}

impl TriMesh {
    /// Memory of its lists.
    pub fn bytes(&self) -> usize {
        size_of_val(&self.positions[..])
            + size_of_val(&self.normals[..])
            + size_of_val(&self.colors[..])
            + size_of_val(&self.triangles[..])
            + size_of_val(&self.normal_triangles[..])
    }

    /// Smallest and largest corner of the bounding box; zeros for a mesh without vertices.
    pub fn bounds(&self) -> (Vec3, Vec3) {
        let Some(&first) = self.positions.first() else {
            return (Vec3::ZERO, Vec3::ZERO);
        };
        self.positions.iter().fold((first, first), |(low, high), &p| (low.min(p), high.max(p)))
    }

    /// The corners of a triangle.
    pub fn corners(&self, [a, b, c]: [u32; 3]) -> [Vec3; 3] {
        [a, b, c].map(|i| self.positions[i as usize])
    }

    /// For each triangle the three normals it uses.
    pub fn normal_corners(&self) -> &[[u32; 3]] {
        if self.normal_triangles.is_empty() { &self.triangles } else { &self.normal_triangles }
    }

    /// Replaces `normals` by the mean of the adjacent faces' normals, weighted by area: one for each position.
    pub fn compute_normals(&mut self) {
        self.normal_triangles.clear();
        let mut sums = vec![Vec3::ZERO; self.positions.len()];
        for &triangle in &self.triangles {
            let [a, b, c] = self.corners(triangle);
            let normal = (b - a).cross(c - a);
            for i in triangle {
                sums[i as usize] += normal;
            }
        }
        self.normals = sums.into_iter().map(|n| n.try_normalize().unwrap_or(Vec3::Z)).collect();
    }

    /// For each position the number of its connected component, counted from 0 in order of first appearance.
    /// Positions without a triangle are components of their own.
    pub fn component_of_positions(&self) -> Vec<u32> {
        let mut parent: Vec<u32> = (0..self.positions.len() as u32).collect();
        for &[a, b, c] in &self.triangles {
            join(&mut parent, a, b);
            join(&mut parent, a, c);
        }
        let mut names = vec![None; parent.len()];
        let mut next = 0;
        (0..parent.len() as u32)
            .map(|i| {
                *names[root(&mut parent, i) as usize].get_or_insert_with(|| {
                    next += 1;
                    next - 1
                })
            })
            .collect()
    }

    /// Measures the mesh. Vertices at equal positions count as one, since files split them at texture seams.
    pub fn report(&self) -> MeshReport {
        let welded = self.weld();
        self.report_of(&welded, &welded.edges())
    }

    /// The report of a mesh whose [`TriMesh::weld`] and the [`TriMesh::edges`] of that are at hand.
    pub(crate) fn report_of(&self, welded: &TriMesh, edges: &[EdgeUse]) -> MeshReport {
        let uses = || edges.chunk_by(EdgeUse::is_same_edge);
        let (low, high) = welded.bounds();
        MeshReport {
            vertices: self.positions.len(),
            triangles: self.triangles.len(),
            components: welded.component_of_positions().iter().max().map_or(0, |&m| m as usize + 1),
            boundary_edges: uses().filter(|edge| edge.len() == 1).count(),
            watertight: !edges.is_empty() && uses().all(EdgeUse::is_closed),
            volume: (0..welded.triangles.len()).map(|triangle| welded.volume_under(triangle)).sum(),
            size: (high - low).to_array(),
        }
    }

    /// All sides of all triangles, the uses of the same edge side by side: far quicker than a map of them.
    pub(crate) fn edges(&self) -> Vec<EdgeUse> {
        let mut edges = Vec::with_capacity(self.triangles.len() * 3);
        for (triangle, &[a, b, c]) in self.triangles.iter().enumerate() {
            let side = |(from, to): (u32, u32)| EdgeUse {
                low: from.min(to),
                high: from.max(to),
                is_upward: from < to,
                triangle: triangle as u32,
            };
            edges.extend([(a, b), (b, c), (c, a)].map(side));
        }
        edges.sort_unstable();
        edges
    }

    /// The signed volume between a triangle and the origin. Of a closed mesh all add up to what it encloses.
    pub(crate) fn volume_under(&self, triangle: usize) -> f64 {
        let [p, q, r] = self.corners(self.triangles[triangle]).map(|v| v.as_dvec3());
        DVec3::dot(p, q.cross(r)) / 6.0
    }

    /// The same surface with one vertex for each distinct position in use, without normals and colors. Triangles
    /// that lose a corner by it are dropped.
    pub fn weld(&self) -> TriMesh {
        let mut welded = TriMesh::default();
        let mut index_of = HashMap::with_capacity(self.positions.len());
        for triangle in &self.triangles {
            let corner = triangle.map(|i| {
                let position = self.positions[i as usize];
                *index_of.entry(position_key(position)).or_insert_with(|| {
                    welded.positions.push(position);
                    welded.positions.len() as u32 - 1
                })
            });
            let [a, b, c] = corner;
            if a != b && b != c && c != a {
                welded.triangles.push(corner);
            }
        }
        welded
    }
}

impl TexturedMesh {
    /// Memory of the mesh, its texture and its maps.
    pub fn bytes(&self) -> usize {
        let uvs = size_of_val(&self.uvs[..]) + size_of_val(&self.uv_triangles[..]);
        self.mesh.bytes() + uvs + self.texture.len() + self.material.bytes()
    }

    /// Takes the texture and all maps away: the colors of the vertices, on white.
    pub fn paint_plain(&mut self) {
        (self.material.normal_map, self.material.orm) = (None, None);
        self.texture = RgbImage::from_pixel(1, 1, Rgb([255; 3]));
        self.uvs = vec![Vec2::splat(0.5)];
        self.uv_triangles = vec![[0; 3]; self.mesh.triangles.len()];
    }

    /// The mesh with one vertex for each distinct position, texture coordinate and normal, as GPUs and glTF want it:
    /// positions, normals and uvs are parallel, triangles index all three.
    pub fn split_at_seams(&self) -> (TriMesh, Vec<Vec2>) {
        let (split, uvs, _) = self.split_with(&[]);
        (split, uvs)
    }

    /// The same with its tangents, one for each vertex, which are split where these differ. `tangents`: as
    /// [`tangents`](crate::tangents::tangents) finds them, or none.
    pub fn split_with(&self, tangents: &[[Vec4; 3]]) -> (TriMesh, Vec<Vec2>, Vec<Vec4>) {
        /// Ends the list of the split vertices at one position.
        const END: u32 = u32::MAX;
        let mut split = TriMesh::default();
        let mut uvs = Vec::with_capacity(self.uvs.len());
        let mut split_tangents = Vec::with_capacity(if tangents.is_empty() { 0 } else { self.uvs.len() });
        // Few vertices share a position: a list for each, newest first, needs no hashing.
        let mut newest = vec![END; self.mesh.positions.len()];
        let mut uv_normal_and_older: Vec<(u32, u32, u32)> = Vec::with_capacity(self.uvs.len());
        for (t, (corners, uv_corners)) in self.mesh.triangles.iter().zip(&self.uv_triangles).enumerate() {
            let triangle = [0, 1, 2].map(|k| {
                let (position, uv) = (corners[k] as usize, uv_corners[k]);
                let normal = self.mesh.normal_corners()[t][k];
                let tangent = tangents.get(t).map(|tangents| tangents[k]);
                let mut vertex = newest[position];
                while vertex != END {
                    let (vertex_uv, vertex_normal, older) = uv_normal_and_older[vertex as usize];
                    let is_same = (vertex_uv, vertex_normal) == (uv, normal);
                    if is_same && split_tangents.get(vertex as usize).copied() == tangent {
                        return vertex;
                    }
                    vertex = older;
                }
                split.positions.push(self.mesh.positions[position]);
                split.normals.extend(self.mesh.normals.get(normal as usize));
                split.colors.extend(self.mesh.colors.get(position));
                uvs.push(self.uvs[uv as usize]);
                split_tangents.extend(tangent);
                uv_normal_and_older.push((uv, normal, newest[position]));
                newest[position] = uvs.len() as u32 - 1;
                newest[position]
            });
            split.triangles.push(triangle);
        }
        (split, uvs, split_tangents)
    }
}

/// Bits that are the same for equal vectors only, to find them in a map.
pub fn position_key(v: Vec3) -> [u32; 3] {
    // Adding zero makes -0.0 and 0.0 the same.
    (v + Vec3::ZERO).to_array().map(f32::to_bits)
}

pub(crate) fn root(parent: &mut [u32], mut i: u32) -> u32 {
    while parent[i as usize] != i {
        parent[i as usize] = parent[parent[i as usize] as usize];
        i = parent[i as usize];
    }
    i
}

pub(crate) fn join(parent: &mut [u32], a: u32, b: u32) {
    let (a, b) = (root(parent, a), root(parent, b));
    parent[a.max(b) as usize] = a.min(b);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tetrahedron() -> TriMesh {
        TriMesh {
            positions: vec![Vec3::ZERO, Vec3::X, Vec3::Y, Vec3::Z],
            triangles: vec![[0, 2, 1], [0, 1, 3], [0, 3, 2], [1, 2, 3]],
            ..TriMesh::default()
        }
    }

    #[test]
    fn closed_tetrahedron() {
        let report = tetrahedron().report();
        assert!(report.watertight);
        assert_eq!((report.components, report.boundary_edges), (1, 0));
        assert!((report.volume - 1.0 / 6.0).abs() < 1e-9);
    }

    #[test]
    fn a_missing_face_leaves_three_boundary_edges() {
        let mut open = tetrahedron();
        open.triangles.pop();
        let report = open.report();
        assert_eq!((report.boundary_edges, report.watertight), (3, false));
    }

    #[test]
    fn a_flipped_face_is_not_watertight() {
        let mut flipped = tetrahedron();
        flipped.triangles[0].swap(0, 1);
        assert!(!flipped.report().watertight);
    }

    #[test]
    fn split_vertices_count_as_one() {
        let whole = tetrahedron();
        let positions = whole.triangles.iter().flat_map(|&t| whole.corners(t)).collect::<Vec<_>>();
        let triangles = (0..4).map(|i| [i * 3, i * 3 + 1, i * 3 + 2]).collect();
        let report = TriMesh { positions, triangles, ..TriMesh::default() }.report();
        assert!(report.watertight);
        assert_eq!(report.components, 1);
    }
}
