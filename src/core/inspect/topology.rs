//! How the triangles of a mesh hang together: edges and vertices where a surface branches, faces turned around, handles,
//! and pieces inside out.

use glam::{DVec3, Vec3};

use crate::{
    mesh::{EdgeUse, TriMesh, join, root},
    triangle_tree::TriangleTree,
};

/// The direction of rays that tell whether a piece is inside another: along no axis, since models have sides there.
const ASIDE: DVec3 = DVec3::new(0.9113, 0.3071, 0.2742);

/// Edges with more than two triangles.
pub fn non_manifold_edges(edges: &[EdgeUse]) -> usize {
    edges.chunk_by(EdgeUse::is_same_edge).filter(|uses| uses.len() > 2).count()
}

/// Vertices at which several surfaces meet in a point: whose triangles do not all hang together by edges there.
pub fn non_manifold_vertices(welded: &TriMesh, edges: &[EdgeUse]) -> usize {
    let corner = |use_: &EdgeUse, vertex: u32| {
        let at = welded.triangles[use_.triangle as usize].iter().position(|&v| v == vertex).unwrap_or_default();
        use_.triangle * 3 + at as u32
    };
    let mut parent = (0..welded.triangles.len() as u32 * 3).collect::<Vec<_>>();
    for pair in edges.windows(2).filter(|pair| pair[0].is_same_edge(&pair[1])) {
        for vertex in [pair[0].low, pair[0].high] {
            join(&mut parent, corner(&pair[0], vertex), corner(&pair[1], vertex));
        }
    }
    let mut fans = vec![0u32; welded.positions.len()];
    for corner in 0..parent.len() as u32 {
        if root(&mut parent, corner) == corner {
            fans[welded.triangles.as_flattened()[corner as usize] as usize] += 1;
        }
    }
    fans.iter().filter(|&&fans| fans > 1).count()
}

/// Triangles that have to be turned around so that all neighbors agree; in each piece the smaller part.
pub fn flipped_faces(welded: &TriMesh, edges: &[EdgeUse]) -> usize {
    let count = welded.triangles.len();
    let mut neighbors = vec![Vec::new(); count];
    for uses in edges.chunk_by(EdgeUse::is_same_edge).filter(|uses| uses.len() == 2) {
        let agrees = EdgeUse::is_closed(uses);
        neighbors[uses[0].triangle as usize].push((uses[1].triangle, agrees));
        neighbors[uses[1].triangle as usize].push((uses[0].triangle, agrees));
    }
    let mut is_turned = vec![None; count];
    let mut flipped = 0;
    for start in 0..count {
        if is_turned[start].is_some() {
            continue;
        }
        is_turned[start] = Some(false);
        let (mut waiting, mut members, mut turned) = (vec![start], 0, 0);
        while let Some(triangle) = waiting.pop() {
            let here = is_turned[triangle] == Some(true);
            members += 1;
            turned += usize::from(here);
            for &(neighbor, agrees) in &neighbors[triangle] {
                if is_turned[neighbor as usize].is_none() {
                    is_turned[neighbor as usize] = Some(here == agrees);
                    waiting.push(neighbor as usize);
                }
            }
        }
        flipped += turned.min(members - turned);
    }
    flipped
}

/// Pieces whose fronts face the wrong way: inwards, and out into the open where a piece is a cavity of another.
///
/// Only meant for closed meshes.
pub fn inside_out_pieces(welded: &TriMesh, tree: &TriangleTree) -> usize {
    let piece_of = welded.component_of_positions();
    let pieces = piece_of.iter().max().map_or(0, |&m| m as usize + 1);
    let mut volumes = vec![0.0; pieces];
    // The outermost point of each piece along the ray, from which the ray meets nothing more of the piece itself.
    let mut tips = vec![(f64::NEG_INFINITY, Vec3::ZERO); pieces];
    for (triangle, corners) in welded.triangles.iter().enumerate() {
        volumes[piece_of[corners[0] as usize] as usize] += welded.volume_under(triangle);
    }
    for (&position, &piece) in welded.positions.iter().zip(&piece_of) {
        let along = position.as_dvec3().dot(ASIDE);
        if along > tips[piece as usize].0 {
            tips[piece as usize] = (along, position);
        }
    }
    let is_inside_out = |&piece: &usize| {
        let is_other = |triangle: u32| piece_of[welded.triangles[triangle as usize][0] as usize] as usize != piece;
        volumes[piece] < 0.0 && tree.winding(tips[piece].1.as_dvec3(), ASIDE, is_other) < 1
    };
    (0..pieces).filter(is_inside_out).count()
}

/// Handles and tunnels of a closed manifold mesh: 0 for a ball, 1 for a ring, summed over all pieces.
pub fn genus(welded: &TriMesh, edges: &[EdgeUse], pieces: usize) -> i64 {
    let count = edges.chunk_by(EdgeUse::is_same_edge).count();
    let characteristic = welded.positions.len() as i64 - count as i64 + welded.triangles.len() as i64;
    pieces as i64 - characteristic / 2
}
