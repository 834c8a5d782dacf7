//! Fewer triangles for the same shape: edges collapse where that changes least, and what was closed stays closed.
//!
//! Quadric error metrics (Garland and Heckbert 1997) as in meshoptimizer, which also moves what is left to where it fits
//! best. It does not promise a manifold: where a collapse would pinch a thin part or cut it through, the result is looked
//! through, and what is damaged is kept as it was in another attempt.

mod damage;

use std::{borrow::Cow, collections::HashMap, ops::RangeInclusive};

use glam::{Vec2, Vec3};
use meshopt::{
    SimplifyOptions, SimplifyVertex, VertexDataAdapter, simplify_with_attributes_and_locks, simplify_with_update,
    typed_to_bytes,
};

use self::damage::{pinched, severed};
use crate::{
    creases::CREASE_OF_BODIES,
    inspect::crossing_triangles,
    mesh::{TexturedMesh, TriMesh, position_key},
    progress::{Canceled, Progress, unwatched},
    triangle_tree::TriangleTree,
};

/// Triangles one may ask for.
pub const FACES_RANGE: RangeInclusive<usize> = 500..=500_000;
/// A mesh is looked through and done again so often before it is given up; two or three are usual for thin parts.
const ATTEMPTS: usize = 8;
/// How many times fewer triangles are asked for at a time.
const STAGE: usize = 4;
/// Down to so many triangles it is looked for those that cross others; with more, none were ever seen to.
const FEW: usize = 10_000;
const ANY_ERROR: f32 = f32::MAX;
/// How much a shift over the whole texture counts, beside one over the whole mesh.
const UV_WEIGHT: f32 = 0.5;

/// The mesh with at most about `faces` triangles, with normals; unchanged if it has no more. Where thin parts or many
/// bodies need more triangles to stay closed, there are more. A closed manifold stays one. Colors are not kept.
pub fn simplify(mesh: &TriMesh, faces: usize, progress: Progress) -> Result<TriMesh, Canceled> {
    let count = |mesh: &TriMesh| mesh.triangles.len();
    by_stages(mesh, faces, count, |mesh, faces| simplify_once(mesh, faces, progress))
}

/// The same for a mesh with its texture on it: seams of the texture stay where they are, so that it still fits. Colors of
/// vertices are kept.
pub fn simplify_textured(textured: &TexturedMesh, faces: usize, progress: Progress) -> Result<TexturedMesh, Canceled> {
    let count = |textured: &TexturedMesh| textured.mesh.triangles.len();
    by_stages(textured, faces, count, |textured, faces| simplify_textured_once(textured, faces, progress))
}

/// Goes down by a factor of [`STAGE`] at a time: what is kept because it would be pinched is kept at the scale of the
/// stage, and where one fails, the one before holds.
fn by_stages<T: Clone>(
    mesh: &T,
    faces: usize,
    count: impl Fn(&T) -> usize,
    once: impl Fn(&T, usize) -> Result<Option<T>, Canceled>,
) -> Result<T, Canceled> {
    let mut mesh = Cow::Borrowed(mesh);
    while count(&mesh) > faces {
        let before = count(&mesh);
        match once(&mesh, faces.max(before / STAGE))? {
            Some(fewer) if count(&fewer) < before => mesh = Cow::Owned(fewer),
            _ => break,
        }
    }
    Ok(mesh.into_owned())
}

fn simplify_once(mesh: &TriMesh, faces: usize, progress: Progress) -> Result<Option<TriMesh>, Canceled> {
    let collapsed = attempts(mesh, faces, progress, |kept| {
        let mut positions = mesh.positions.iter().map(Vec3::to_array).collect::<Vec<_>>();
        let mut indices = mesh.triangles.as_flattened().to_vec();
        let kept = kept.iter().map(|&kept| if kept { SimplifyVertex::Lock } else { SimplifyVertex::None });
        let kept = kept.collect::<Vec<_>>();
        let (wanted, options) = (faces * 3, SimplifyOptions::RegularizeLight);
        let count = simplify_with_update(
            &mut indices,
            &mut positions,
            &mut [],
            &[],
            0,
            Some(&kept),
            wanted,
            ANY_ERROR,
            options,
            None,
        );
        indices.truncate(count);
        let positions = positions.into_iter().map(Vec3::from).collect();
        let triangles = indices.as_chunks().0.to_vec();
        (TriMesh { positions, triangles, ..TriMesh::default() }, ())
    })?;
    Ok(collapsed.map(|(collapsed, ())| {
        let mut compact = collapsed.weld();
        compact.compute_normals();
        compact
    }))
}

fn simplify_textured_once(
    textured: &TexturedMesh,
    faces: usize,
    progress: Progress,
) -> Result<Option<TexturedMesh>, Canceled> {
    let (split, uvs) = shared(textured.split_at_seams());
    // Vertices split at a seam are one place.
    let (welded, place_of) = places(&split);
    let points = split.positions.iter().map(Vec3::to_array).collect::<Vec<_>>();
    let attributes = uvs.iter().map(|uv| uv.to_array()).collect::<Vec<_>>();
    let Ok(adapter) = VertexDataAdapter::new(typed_to_bytes(&points), size_of::<[f32; 3]>(), 0) else {
        return Ok(None);
    };
    let collapsed = attempts(&welded, faces, progress, |kept| {
        let kept = place_of.iter().map(|&place| kept[place as usize]).collect::<Vec<_>>();
        let indices = simplify_with_attributes_and_locks(
            split.triangles.as_flattened(),
            &adapter,
            attributes.as_flattened(),
            &[UV_WEIGHT; 2],
            size_of::<[f32; 2]>(),
            &kept,
            faces * 3,
            ANY_ERROR,
            SimplifyOptions::None,
            None,
        );
        let corners = indices.as_chunks().0.to_vec();
        let triangles = corners.iter().map(|corner: &[u32; 3]| corner.map(|i| place_of[i as usize])).collect();
        (TriMesh { positions: welded.positions.clone(), triangles, ..TriMesh::default() }, corners)
    })?;
    Ok(collapsed.map(|(_, corners)| compact(&split, &uvs, &corners, &place_of, textured)))
}

/// Collapses until nothing is pinched that was not before, no piece cut off, and, where few triangles are left, none
/// crosses others; `None` if something always is pinched. The closure is told which vertices of `mesh` to keep, and its mesh has the same vertices.
pub(crate) fn attempts<T>(
    mesh: &TriMesh,
    faces: usize,
    progress: Progress,
    collapse: impl Fn(&[bool]) -> (TriMesh, T),
) -> Result<Option<(TriMesh, T)>, Canceled> {
    let was_manifold = pinched(mesh).is_empty();
    let mut kept = vec![false; mesh.positions.len()];
    let mut second_best = None;
    for attempt in 0..ATTEMPTS {
        progress(attempt as f32 / ATTEMPTS as f32)?;
        let collapsed = collapse(&kept);
        let mut bad = if was_manifold { pinched(&collapsed.0) } else { Vec::new() };
        if bad.is_empty() {
            bad = severed(mesh, &collapsed.0);
            if bad.is_empty() && faces <= FEW {
                bad = crossing_vertices(&collapsed.0)?;
            }
            if bad.is_empty() {
                return Ok(Some(collapsed));
            }
            second_best.get_or_insert(collapsed);
        }
        keep_around(mesh, &bad, &mut kept);
    }
    Ok(second_best)
}

/// Corners of triangles that go through others, sorted.
fn crossing_vertices(mesh: &TriMesh) -> Result<Vec<u32>, Canceled> {
    let is_crossing = crossing_triangles(mesh, &TriangleTree::new(mesh), &unwatched)?;
    let crossing = mesh.triangles.iter().zip(is_crossing).filter(|(_, is_crossing)| *is_crossing);
    let mut corners = crossing.flat_map(|(triangle, _)| *triangle).collect::<Vec<_>>();
    corners.sort_unstable();
    corners.dedup();
    Ok(corners)
}

/// Lets nothing collapse at the given vertices and their neighbors.
fn keep_around(mesh: &TriMesh, bad: &[u32], kept: &mut [bool]) {
    for &triangle in &mesh.triangles {
        if triangle.iter().any(|i| bad.binary_search(i).is_ok()) {
            triangle.into_iter().for_each(|i| kept[i as usize] = true);
        }
    }
}

/// The same with one vertex for each distinct pair of position and texture coordinate: some files share none.
fn shared((split, uvs): (TriMesh, Vec<Vec2>)) -> (TriMesh, Vec<Vec2>) {
    let mut index_of = HashMap::with_capacity(uvs.len());
    let (mut mesh, mut left_uvs) = (TriMesh::default(), Vec::new());
    let index = split.positions.iter().zip(&uvs).enumerate().map(|(i, (position, uv))| {
        let key = (position_key(*position), uv.to_array().map(f32::to_bits));
        *index_of.entry(key).or_insert_with(|| {
            mesh.positions.push(*position);
            mesh.colors.extend(split.colors.get(i));
            left_uvs.push(*uv);
            left_uvs.len() as u32 - 1
        })
    });
    let index = index.collect::<Vec<_>>();
    mesh.triangles = split.triangles.iter().map(|triangle| triangle.map(|i| index[i as usize])).collect();
    (mesh, left_uvs)
}

/// The mesh with one vertex for each distinct position, and for each vertex which it became.
fn places(mesh: &TriMesh) -> (TriMesh, Vec<u32>) {
    let mut index_of = HashMap::with_capacity(mesh.positions.len());
    let mut positions = Vec::new();
    let place = mesh.positions.iter().map(|&position| {
        *index_of.entry(position_key(position)).or_insert_with(|| {
            positions.push(position);
            positions.len() as u32 - 1
        })
    });
    let place_of = place.collect::<Vec<_>>();
    let triangles = mesh.triangles.iter().map(|triangle| triangle.map(|i| place_of[i as usize])).collect();
    (TriMesh { positions, triangles, ..TriMesh::default() }, place_of)
}

/// What is left of a textured mesh, without the vertices that are not.
fn compact(
    split: &TriMesh,
    uvs: &[Vec2],
    corners: &[[u32; 3]],
    place_of: &[u32],
    textured: &TexturedMesh,
) -> TexturedMesh {
    let mut mesh = TriMesh::default();
    let (mut new_place, mut new_uv) = (HashMap::new(), HashMap::new());
    let mut left_uvs = Vec::new();
    let mut uv_triangles = Vec::with_capacity(corners.len());
    for corner in corners {
        mesh.triangles.push(corner.map(|i| {
            *new_place.entry(place_of[i as usize]).or_insert_with(|| {
                mesh.positions.push(split.positions[i as usize]);
                mesh.colors.extend(split.colors.get(i as usize));
                mesh.positions.len() as u32 - 1
            })
        }));
        uv_triangles.push(corner.map(|i| {
            *new_uv.entry(i).or_insert_with(|| {
                left_uvs.push(uvs[i as usize]);
                left_uvs.len() as u32 - 1
            })
        }));
    }
    mesh.compute_creased_normals(CREASE_OF_BODIES);
    TexturedMesh {
        mesh,
        uvs: left_uvs,
        uv_triangles,
        texture: textured.texture.clone(),
        material: textured.material.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{grid::ScalarGrid, isosurface::isosurface, progress::unwatched};

    /// The surface of a function sampled on 48 cells a side over -1..1.
    fn surface(inside: impl Fn(Vec3) -> f32) -> TriMesh {
        const SIDE: usize = 49;
        let step = 2.0 / (SIDE - 1) as f32;
        let at = |i: usize| Vec3::new((i % SIDE) as f32, (i / SIDE % SIDE) as f32, (i / SIDE / SIDE) as f32);
        let values = (0..SIDE.pow(3)).map(|i| inside(at(i) * step - 1.0)).collect();
        let grid = ScalarGrid { dims: [SIDE; 3], origin: Vec3::splat(-1.0), step: Vec3::splat(step), values };
        isosurface(&grid, &unwatched).unwrap()
    }

    #[test]
    fn a_ball_keeps_its_shape_with_a_tenth_of_the_triangles() {
        let ball = surface(|p| 0.8 - p.length());
        let few = simplify(&ball, 800, &unwatched).unwrap();
        let report = few.report();
        assert!(report.watertight && report.triangles <= 800 && report.triangles > 700, "{report:?}");
        let farthest = few.positions.iter().map(|p| (p.length() - 0.8).abs()).fold(0.0, f32::max);
        assert!(farthest < 0.01, "{farthest}");
        assert!((report.volume / ball.report().volume - 1.0).abs() < 0.01);
        assert!(few.normals.iter().zip(&few.positions).all(|(n, p)| n.dot(p.normalize()) > 0.9));
    }

    #[test]
    fn thin_walls_and_rods_stay_closed_manifolds() {
        let bars = |p: Vec3| {
            let near = |a: f32, b: f32| 0.035 - ((a * 8.0).rem_euclid(2.0) - 1.0).abs() / 8.0 - (b - 0.1).abs() * 0.2;
            near(p.x, p.z).max(near(p.y, p.z)).min(0.9 - p.abs().max_element())
        };
        let lattice = surface(bars);
        assert!(lattice.triangles.len() > 10_000 && pinched(&lattice).is_empty());
        for faces in [4_000, 1_000, 500] {
            let few = simplify(&lattice, faces, &unwatched).unwrap();
            let report = few.report();
            assert!(report.watertight && pinched(&few).is_empty(), "{faces}: {report:?}");
            assert_eq!(report.components, lattice.report().components, "{faces}");
            assert!(report.triangles < lattice.triangles.len() / 2, "{faces}: {report:?}");
        }
    }

    #[test]
    fn a_texture_still_fits_and_its_seams_are_closed() {
        let ball = surface(|p| 0.8 - p.length());
        let uv_of =
            |p: Vec3, back: bool| Vec2::new(if back { 0.75 - p.x * 0.25 } else { 0.25 + p.x * 0.25 }, 0.5 - p.y * 0.5);
        let mut textured = TexturedMesh {
            mesh: ball.clone(),
            uvs: Vec::new(),
            uv_triangles: Vec::new(),
            texture: image::RgbImage::new(4, 4),
            material: Default::default(),
        };
        for &corners in &ball.triangles {
            let back = ball.corners(corners).iter().sum::<Vec3>().z < 0.0;
            textured.uv_triangles.push([0, 1, 2].map(|k| textured.uvs.len() as u32 + k));
            textured.uvs.extend(ball.corners(corners).map(|p| uv_of(p, back)));
        }
        let few = simplify_textured(&textured, 1_000, &unwatched).unwrap();
        let report = few.mesh.report();
        assert!(report.watertight && report.triangles <= 1_100, "{report:?}");
        for (corners, uv_corners) in few.mesh.triangles.iter().zip(&few.uv_triangles) {
            for (&i, &k) in corners.iter().zip(uv_corners) {
                let (p, uv) = (few.mesh.positions[i as usize], few.uvs[k as usize]);
                assert!(uv.distance(uv_of(p, false)).min(uv.distance(uv_of(p, true))) < 1e-5, "{p} {uv}");
            }
        }
    }

    #[test]
    fn a_mesh_that_is_small_enough_is_not_touched() {
        let ball = surface(|p| 0.3 - p.length());
        assert_eq!(simplify(&ball, ball.triangles.len(), &unwatched).unwrap(), ball);
    }
}
