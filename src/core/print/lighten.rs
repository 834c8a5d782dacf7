//! A surface from a grid with as few triangles as hold its shape: most of a print is smooth, and a grid spends as many
//! triangles there as on its details.

use meshopt::{SimplifyOptions, VertexDataAdapter, simplify_with_locks, typed_to_bytes};

use super::finish::untangle;
use crate::{
    inspect::crossing_triangles,
    mesh::TriMesh,
    progress::{Canceled, Progress},
    simplify::attempts,
    triangle_tree::TriangleTree,
};

/// The surface, nowhere farther away than `error`, not crossing itself where that can be had. Vertices stay where they
/// are or go: what lies on the bed still does.
pub fn lightened(mut mesh: TriMesh, error: f32, progress: Progress) -> Result<TriMesh, Canceled> {
    let lighter = collapsed(&mesh, error, &|share| progress(share * 0.4))?;
    if !crosses(&lighter, &|share| progress(0.4 + share * 0.2))? {
        return Ok(lighter);
    }
    untangle(&mut mesh, &|share| progress(0.6 + share * 0.2))?;
    let lighter = collapsed(&mesh, error, &|share| progress(0.8 + share * 0.1))?;
    Ok(if crosses(&lighter, &|share| progress(0.9 + share * 0.1))? { mesh } else { lighter })
}

/// Collapses edges (see [`crate::simplify`]) until the next would move the surface farther than `error`. The rim of what
/// lies on the bed stays, or the print would stand on less.
fn collapsed(mesh: &TriMesh, error: f32, progress: Progress) -> Result<TriMesh, Canceled> {
    let points = mesh.positions.iter().map(glam::Vec3::to_array).collect::<Vec<_>>();
    let Ok(adapter) = VertexDataAdapter::new(typed_to_bytes(&points), size_of::<[f32; 3]>(), 0) else {
        return Ok(mesh.clone());
    };
    let rim = bed_rim(mesh);
    let lighter = attempts(mesh, usize::MAX, progress, |kept| {
        let (all, options) = (mesh.triangles.as_flattened(), SimplifyOptions::ErrorAbsolute);
        let kept = kept.iter().zip(&rim).map(|(kept, rim)| kept | rim).collect::<Vec<_>>();
        let indices = simplify_with_locks(all, &adapter, &kept, 0, error, options, None);
        let triangles = indices.as_chunks().0.to_vec();
        (TriMesh { positions: mesh.positions.clone(), triangles, ..TriMesh::default() }, ())
    })?;
    Ok(lighter.map_or_else(|| mesh.clone(), |(lighter, ())| lighter.weld()))
}

/// Whether each vertex is on the bed and an end of an edge that rises from it.
fn bed_rim(mesh: &TriMesh) -> Vec<bool> {
    let is_on_bed = |i: u32| mesh.positions[i as usize].y == 0.0;
    let mut rim = vec![false; mesh.positions.len()];
    for triangle in mesh.triangles.iter().filter(|triangle| !triangle.iter().all(|&i| is_on_bed(i))) {
        triangle.iter().filter(|&&i| is_on_bed(i)).for_each(|&i| rim[i as usize] = true);
    }
    rim
}

fn crosses(mesh: &TriMesh, progress: Progress) -> Result<bool, Canceled> {
    Ok(crossing_triangles(mesh, &TriangleTree::new(mesh), progress)?.contains(&true))
}
