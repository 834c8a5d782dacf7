//! The triangles of a mesh sorted into nested boxes, to find those near another or on a ray without asking all.
//!
//! Halves at the median, so that it is never deeper than a logarithm whatever the mesh; and laid out in the order in
//! which it is walked, each node with the place to go on when its box is missed, so that walking needs no stack. (The
//! crate `bvh` gives up beyond 32 levels, which a damaged file can reach, and its ray test overlooks small triangles.)

use std::cell::Cell;

use glam::{DVec3, Vec3};

use crate::mesh::TriMesh;

/// Triangles in a box that is not divided further.
const LEAF: usize = 4;

pub struct TriangleTree<'a> {
    mesh: &'a TriMesh,
    nodes: Vec<Node>,
    /// Numbers of triangles, each leaf's side by side.
    order: Vec<u32>,
}

struct Node {
    low: Vec3,
    high: Vec3,
    /// The node after all that are within this one.
    skip: u32,
    /// For a leaf, where its triangles are in `order`; empty for others.
    first: u32,
    count: u32,
}

/// Where a ray met a triangle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hit {
    pub triangle: u32,
    /// In lengths of the ray's direction.
    pub distance: f64,
    /// Whether the ray left through the triangle's back.
    pub leaves: bool,
}

impl<'a> TriangleTree<'a> {
    /// All corners must be in range and finite.
    pub fn new(mesh: &'a TriMesh) -> Self {
        let centers = mesh.triangles.iter().map(|&t| mesh.corners(t).iter().sum::<Vec3>()).collect::<Vec<_>>();
        let order = (0..mesh.triangles.len() as u32).collect();
        let mut tree = Self { mesh, nodes: Vec::new(), order };
        if !tree.order.is_empty() {
            tree.divide(0, tree.order.len(), &centers);
        }
        tree
    }

    fn divide(&mut self, first: usize, end: usize, centers: &[Vec3]) {
        let node = self.nodes.len();
        let (mut low, mut high) = (Vec3::INFINITY, Vec3::NEG_INFINITY);
        let (mut low_center, mut high_center) = (low, high);
        for &triangle in &self.order[first..end] {
            for corner in self.mesh.corners(self.mesh.triangles[triangle as usize]) {
                (low, high) = (low.min(corner), high.max(corner));
            }
            let center = centers[triangle as usize];
            (low_center, high_center) = (low_center.min(center), high_center.max(center));
        }
        let is_leaf = end - first <= LEAF;
        let count = if is_leaf { (end - first) as u32 } else { 0 };
        self.nodes.push(Node { low, high, skip: 0, first: first as u32, count });
        if !is_leaf {
            let axis = (high_center - low_center).max_position();
            let middle = (end - first) / 2;
            self.order[first..end].select_nth_unstable_by(middle, |&a, &b| {
                centers[a as usize][axis].total_cmp(&centers[b as usize][axis]).then(a.cmp(&b))
            });
            self.divide(first, first + middle, centers);
            self.divide(first + middle, end, centers);
        }
        self.nodes[node].skip = self.nodes.len() as u32;
    }

    /// Visits the triangles of all leaves whose boxes satisfy `meets`, which is given their corners.
    fn visit(&self, meets: impl Fn(Vec3, Vec3) -> bool, mut visitor: impl FnMut(u32)) {
        let mut at = 0;
        while let Some(node) = self.nodes.get(at) {
            if !meets(node.low, node.high) {
                at = node.skip as usize;
                continue;
            }
            self.order[node.first as usize..][..node.count as usize].iter().copied().for_each(&mut visitor);
            at += 1;
        }
    }

    /// Visits every triangle that may touch the box; some that do not are among them.
    pub fn near(&self, low: Vec3, high: Vec3, visitor: impl FnMut(u32)) {
        self.visit(|node_low, node_high| node_low.cmple(high).all() && low.cmple(node_high).all(), visitor);
    }

    /// The nearest triangle that a ray meets within `most` lengths of its direction and that `counts`.
    pub fn first_hit(&self, origin: DVec3, direction: DVec3, most: f64, counts: impl Fn(u32) -> bool) -> Option<Hit> {
        let nearest = Cell::new(None::<Hit>);
        let reach = || nearest.get().map_or(most, |hit| hit.distance);
        self.visit(
            |low, high| is_on_ray(low, high, origin, direction, reach()),
            |triangle| {
                let hit = self.hit(triangle, origin, direction).filter(|hit| hit.distance < reach());
                if let Some(hit) = hit.filter(|_| counts(triangle)) {
                    nearest.set(Some(hit));
                }
            },
        );
        nearest.get()
    }

    /// Whether a ray meets any triangle within `most` lengths of its direction; quicker than which.
    pub fn is_met(&self, origin: DVec3, direction: DVec3, most: f64) -> bool {
        let is_met = Cell::new(false);
        self.visit(
            |low, high| !is_met.get() && is_on_ray(low, high, origin, direction, most),
            |triangle| {
                let hit = || self.hit(triangle, origin, direction).is_some_and(|hit| hit.distance < most);
                is_met.set(is_met.get() || hit());
            },
        );
        is_met.get()
    }

    /// How often a ray leaves a body minus how often it enters one, of the triangles that `count`: what is around its
    /// origin.
    pub fn winding(&self, origin: DVec3, direction: DVec3, counts: impl Fn(u32) -> bool) -> i64 {
        let mut winding = 0;
        self.visit(
            |low, high| is_on_ray(low, high, origin, direction, f64::INFINITY),
            |triangle| {
                let hit = self.hit(triangle, origin, direction).filter(|_| counts(triangle));
                winding += hit.map_or(0, |hit| if hit.leaves { 1 } else { -1 });
            },
        );
        winding
    }

    /// Möller and Trumbore 1997, in double precision.
    fn hit(&self, triangle: u32, origin: DVec3, direction: DVec3) -> Option<Hit> {
        let [a, b, c] = self.mesh.corners(self.mesh.triangles[triangle as usize]).map(Vec3::as_dvec3);
        let (ab, ac) = (b - a, c - a);
        let across = direction.cross(ac);
        let determinant = ab.dot(across);
        if determinant == 0.0 {
            return None;
        }
        let from_a = origin - a;
        let u = from_a.dot(across) / determinant;
        let along = from_a.cross(ab);
        let v = direction.dot(along) / determinant;
        let distance = ac.dot(along) / determinant;
        let is_inside = u >= 0.0 && v >= 0.0 && u + v <= 1.0 && distance > 0.0;
        is_inside.then_some(Hit { triangle, distance, leaves: determinant < 0.0 })
    }
}

/// Whether a ray meets a box within `most` of its lengths (Kay and Kajiya 1986).
fn is_on_ray(low: Vec3, high: Vec3, origin: DVec3, direction: DVec3, most: f64) -> bool {
    let (mut enter, mut leave) = (0.0f64, most);
    for axis in 0..3 {
        let to = |side: f32| (f64::from(side) - origin[axis]) / direction[axis];
        let (a, b) = (to(low[axis]), to(high[axis]));
        // Along a side of the box this is NaN, which `min` and `max` of numbers leave out.
        enter = enter.max(a.min(b));
        leave = leave.min(a.max(b));
    }
    enter <= leave * (1.0 + 1e-12)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A hundred squares facing +X, one a unit behind the other.
    fn screens() -> TriMesh {
        let mut mesh = TriMesh::default();
        for x in 0..100 {
            let first = mesh.positions.len() as u32;
            let corners = [[-1.0, -1.0], [1.0, -1.0], [1.0, 1.0], [-1.0, 1.0]];
            mesh.positions.extend(corners.map(|[y, z]| Vec3::new(x as f32, y, z)));
            mesh.triangles.extend([[0, 1, 2], [0, 2, 3]].map(|t| t.map(|i| first + i)));
        }
        mesh
    }

    #[test]
    fn a_ray_finds_the_nearest_and_counts_all() {
        let mesh = screens();
        let tree = TriangleTree::new(&mesh);
        let origin = DVec3::new(41.5, 0.1, 0.3);
        let hit = tree.first_hit(origin, DVec3::X, f64::INFINITY, |_| true).unwrap();
        assert_eq!((hit.triangle / 2, hit.distance, hit.leaves), (42, 0.5, true));
        assert_eq!(tree.first_hit(origin, DVec3::X, 0.4, |_| true), None);
        assert_eq!(tree.first_hit(origin, DVec3::Y, f64::INFINITY, |_| true), None);
        let is_met = [0.6, 0.4].map(|most| tree.is_met(origin, DVec3::X, most));
        assert_eq!((is_met, tree.is_met(origin, DVec3::Y, 9.0)), ([true, false], false));
        assert_eq!(tree.winding(origin, DVec3::X, |_| true), 58);
        assert_eq!(tree.winding(origin, DVec3::NEG_X, |_| true), -42);
    }

    #[test]
    fn all_triangles_in_a_box_are_visited() {
        let mesh = screens();
        let mut found = Vec::new();
        TriangleTree::new(&mesh).near(Vec3::new(9.5, 0.0, 0.0), Vec3::new(12.5, 0.1, 0.1), |t| found.push(t));
        assert!((20..26).all(|triangle| found.contains(&triangle)), "{found:?}");
        assert!(found.len() < 20, "{found:?}");
    }
}
