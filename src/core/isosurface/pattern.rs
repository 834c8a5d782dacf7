//! How the sign changes along the edges of a cell are grouped into patches, for each pattern of inside corners.

const NO_PATCH: u8 = u8::MAX;

/// Corner `i` of a cell lies at `(i & 1, i >> 1 & 1, i >> 2 & 1)`. Edges along x have numbers 0 to 3, along y 4 to
/// 7, along z 8 to 11; each is given by its two corners.
pub(super) const EDGES: [[usize; 2]; 12] =
    [[0, 1], [2, 3], [4, 5], [6, 7], [0, 2], [1, 3], [4, 6], [5, 7], [0, 4], [1, 5], [2, 6], [3, 7]];
/// The corners of a cell's faces, in order around the face; faces 2·a and 2·a + 1 are the near and far one on axis a.
const FACES: [[usize; 4]; 6] = [[0, 2, 6, 4], [1, 3, 7, 5], [0, 1, 5, 4], [2, 3, 7, 6], [0, 1, 3, 2], [4, 5, 7, 6]];

/// How the sign changes of one of the 256 patterns of inside corners are grouped.
#[derive(Clone, Copy)]
pub(super) struct Pattern {
    /// The patch of each edge, or [`NO_PATCH`].
    pub patch_of_edge: [u8; 12],
    /// The edges with a sign change, in order; the first `changes` entries hold.
    pub changed_edges: [u8; 12],
    pub changes: u8,
    pub patches: u8,
    /// The face through which this pattern pinches the surface if its neighbor does so too.
    pub pinched_face: Option<u8>,
}

/// Groups the sign changes of a cell. On a face with four of them, those around each inside corner belong together
/// if `apart`, else those around each outside corner.
pub(super) fn pattern(inside: usize, apart: bool) -> Pattern {
    let is_inside = |corner: usize| inside >> corner & 1 == 1;
    let edge_between = |a: usize, b: usize| {
        EDGES.iter().position(|&[from, to]| (from, to) == (a.min(b), a.max(b))).unwrap_or_default()
    };
    let mut parent: [usize; 12] = std::array::from_fn(|i| i);
    let mut join = |a: usize, b: usize| {
        let (from, to) = (parent[a].max(parent[b]), parent[a].min(parent[b]));
        parent.iter_mut().filter(|p| **p == from).for_each(|p| *p = to);
    };
    let mut pairs_of_ambiguous = Vec::new();
    for (face, corners) in FACES.iter().enumerate() {
        let edges: [usize; 4] = std::array::from_fn(|k| edge_between(corners[k], corners[(k + 1) % 4]));
        let changes: Vec<usize> =
            (0..4).filter(|&k| is_inside(corners[k]) != is_inside(corners[(k + 1) % 4])).collect();
        match changes[..] {
            [a, b] => join(edges[a], edges[b]),
            [_, _, _, _] => {
                // Corner k lies between edges k - 1 and k.
                let k = (0..2).find(|&k| is_inside(corners[k]) == apart).unwrap_or_default();
                let pairs = [[edges[(k + 3) % 4], edges[k]], [edges[k + 1], edges[k + 2]]];
                pairs.iter().for_each(|&[a, b]| join(a, b));
                pairs_of_ambiguous.push((face as u8, pairs[0][0], pairs[1][0]));
            }
            _ => {}
        }
    }
    let mut patch_of_edge = [NO_PATCH; 12];
    let mut changed_edges = [0; 12];
    let mut changes = 0;
    let mut roots = Vec::new();
    for (edge, [a, b]) in EDGES.into_iter().enumerate() {
        if is_inside(a) != is_inside(b) {
            let patch = roots.iter().position(|&r| r == parent[edge]).unwrap_or(roots.len());
            if patch == roots.len() {
                roots.push(parent[edge]);
            }
            patch_of_edge[edge] = patch as u8;
            changed_edges[changes] = edge as u8;
            changes += 1;
        }
    }
    let pinched = pairs_of_ambiguous.iter().find(|&&(_, a, b)| parent[a] == parent[b]);
    let pinched_face = pinched.map(|&(face, ..)| face);
    Pattern { patch_of_edge, changed_edges, changes: changes as u8, patches: roots.len() as u8, pinched_face }
}
