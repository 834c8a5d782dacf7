//! What collapsing edges can do to a surface: pinch a thin part, or cut it through.

use std::collections::HashMap;

use crate::mesh::TriMesh;

/// Vertices at which the surface is no manifold: on an edge that has not exactly two triangles in opposite directions,
/// or where the triangles around form more than one fan. Sorted.
pub(super) fn pinched(mesh: &TriMesh) -> Vec<u32> {
    let mut edges = Vec::with_capacity(mesh.triangles.len() * 3);
    let mut corners_of = vec![0u32; mesh.positions.len()];
    for &[a, b, c] in &mesh.triangles {
        edges.extend([(a, b), (b, c), (c, a)].map(|(from, to)| (from.min(to), from.max(to), from < to)));
        [a, b, c].into_iter().for_each(|i| corners_of[i as usize] += 1);
    }
    edges.sort_unstable();
    let uses = edges.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1));
    let is_bad = |edge: &&[(u32, u32, bool)]| edge.len() != 2 || edge[0].2 == edge[1].2;
    let mut bad = uses.filter(is_bad).flat_map(|edge| [edge[0].0, edge[0].1]).collect::<Vec<_>>();
    if bad.is_empty() {
        bad = several_fans(mesh, &corners_of);
    }
    bad.sort_unstable();
    bad.dedup();
    bad
}

/// Vertices whose triangles, walked around from neighbor to neighbor, do not come back after all of them. Every edge must
/// have its two triangles.
fn several_fans(mesh: &TriMesh, corners_of: &[u32]) -> Vec<u32> {
    // For each corner the edge opposite to it; the corners of one vertex lie side by side.
    let mut first = vec![0usize; corners_of.len() + 1];
    for (i, &count) in corners_of.iter().enumerate() {
        first[i + 1] = first[i] + count as usize;
    }
    let mut opposite = vec![(0, 0); mesh.triangles.len() * 3];
    let mut filled = first.clone();
    for &[a, b, c] in &mesh.triangles {
        for (vertex, edge) in [(a, (b, c)), (b, (c, a)), (c, (a, b))] {
            opposite[filled[vertex as usize]] = edge;
            filled[vertex as usize] += 1;
        }
    }
    let is_bad = |vertex: usize| {
        let fan = &opposite[first[vertex]..first[vertex + 1]];
        let Some(&(begin, mut at)) = fan.first() else { return false };
        let mut walked = 1;
        while at != begin && walked <= fan.len() {
            let Some(&(_, next)) = fan.iter().find(|(from, _)| *from == at) else { return true };
            at = next;
            walked += 1;
        }
        walked != fan.len()
    };
    (0..corners_of.len()).filter(|&vertex| is_bad(vertex)).map(|vertex| vertex as u32).collect()
}

/// Vertices of `mesh` at which a piece came off the rest when it became `collapsed`, which has the same vertices: both
/// ends of each edge whose nearest vertices that are left belong to different pieces. Sorted.
pub(super) fn severed(mesh: &TriMesh, collapsed: &TriMesh) -> Vec<u32> {
    let (before, after) = (mesh.component_of_positions(), collapsed.component_of_positions());
    let mut piece = vec![None; mesh.positions.len()];
    for &i in collapsed.triangles.as_flattened() {
        piece[i as usize] = Some(after[i as usize]);
    }
    let mut piece_of_body = HashMap::new();
    let left = piece.iter().zip(before).filter_map(|(piece, body)| Some(((*piece)?, body)));
    if left.fold(true, |is_whole, (piece, body)| is_whole & (*piece_of_body.entry(body).or_insert(piece) == piece)) {
        return Vec::new();
    }
    let edges = || mesh.triangles.iter().flat_map(|&[a, b, c]| [(a, b), (b, c), (c, a)]);
    // Ring by ring, so that what is between two pieces is shared out evenly.
    loop {
        let ring = edges().filter_map(|(a, b)| Some((b, piece[a as usize]?)).filter(|_| piece[b as usize].is_none()));
        let ring = ring.collect::<Vec<_>>();
        if ring.is_empty() {
            break;
        }
        ring.into_iter().for_each(|(i, of)| piece[i as usize] = Some(of));
    }
    let mut bad = edges().filter(|&(a, b)| piece[a as usize] != piece[b as usize]).map(|(a, _)| a).collect::<Vec<_>>();
    bad.sort_unstable();
    bad.dedup();
    bad
}

#[cfg(test)]
mod tests {
    use glam::Vec3;

    use super::*;

    #[test]
    fn two_tetrahedra_at_one_tip_are_pinched_there() {
        let tetrahedron = |[a, b, c, d]: [u32; 4]| [[a, c, b], [a, b, d], [a, d, c], [b, c, d]];
        let triangles = [tetrahedron([0, 1, 2, 3]), tetrahedron([0, 4, 5, 6])].concat();
        let mesh = TriMesh { positions: vec![Vec3::ZERO; 7], triangles, ..TriMesh::default() };
        assert_eq!(pinched(&mesh), [0]);
    }

    #[test]
    fn a_rod_that_lost_its_middle_is_severed_there() {
        // Four rings of three vertices, one upon another, and a tip at each end.
        let ring = |k: u32| [3 * k, 3 * k + 1, 3 * k + 2];
        let wall = |k: u32| {
            let side = move |i: u32| {
                let [a, b] = [3 * k + i, 3 * k + (i + 1) % 3];
                [[a, b, a + 3], [b, b + 3, a + 3]]
            };
            (0..3).flat_map(side).collect::<Vec<_>>()
        };
        let cap = |[a, b, c]: [u32; 3], tip: u32| vec![[b, a, tip], [c, b, tip], [a, c, tip]];
        let turned = |[a, b, c]: [u32; 3]| [a, c, b];
        let rod = |triangles: Vec<Vec<[u32; 3]>>| TriMesh {
            positions: (0..14).map(|i| Vec3::new(i as f32, 0.0, 0.0)).collect(),
            triangles: triangles.concat(),
            ..TriMesh::default()
        };
        let whole = rod(vec![cap(ring(0), 12), wall(0), wall(1), wall(2), cap(turned(ring(3)), 13)]);
        assert!(pinched(&whole).is_empty() && severed(&whole, &whole).is_empty());
        let ends = vec![cap(ring(0), 12), vec![ring(0)], vec![turned(ring(3))], cap(turned(ring(3)), 13)];
        assert_eq!(severed(&whole, &rod(ends)), [3, 4, 5, 6, 7, 8]);
    }
}
