//! A surface from a grid with as few triangles as hold its shape: most of a print is smooth, and a grid spends as many
//! triangles there as on its details.

use meshopt::{SimplifyOptions, VertexDataAdapter, simplify_with_attributes_and_locks, typed_to_bytes};

use super::finish::untangle;
use crate::{
    inspect::crossing_triangles,
    mesh::TriMesh,
    progress::{Canceled, Progress},
    simplify::attempts,
    triangle_tree::TriangleTree,
};

/// A color may change by this share of its range where the surface may move by its error.
const COLOR_ERROR: f32 = 0.1;

/// The surface, nowhere farther away than `error`, with vertices where colors change, and not crossing itself. Vertices
/// stay where they are or go: what lies on the bed still does.
pub fn lightened(mut mesh: TriMesh, error: f32, progress: Progress) -> Result<TriMesh, Canceled> {
    untangle(&mut mesh, &|share| progress(share * 0.4))?;
    let points = mesh.positions.iter().map(glam::Vec3::to_array).collect::<Vec<_>>();
    let Ok(adapter) = VertexDataAdapter::new(typed_to_bytes(&points), size_of::<[f32; 3]>(), 0) else {
        return Ok(mesh);
    };
    let fixed = fixed(&mesh);
    let colors = mesh.colors.iter().map(|color| color.map(|channel| f32::from(channel) / 255.0)).collect::<Vec<_>>();
    // Edges collapse (see `crate::simplify`) until the next would move the surface farther, however few are left.
    let lighter = attempts(&mesh, 0, &|share| progress(0.4 + share * 0.5), |kept| {
        let (all, options) = (mesh.triangles.as_flattened(), SimplifyOptions::ErrorAbsolute);
        let kept = kept.iter().zip(&fixed).map(|(kept, is_fixed)| kept | is_fixed).collect::<Vec<_>>();
        let indices = simplify_with_attributes_and_locks(
            all,
            &adapter,
            colors.as_flattened(),
            &[error / COLOR_ERROR; 3],
            size_of::<[f32; 3]>(),
            &kept,
            0,
            error,
            options,
            None,
        );
        let triangles = indices.as_chunks().0.to_vec();
        (TriMesh { positions: mesh.positions.clone(), triangles, ..TriMesh::default() }, ())
    })?;
    let Some((lighter, ())) = lighter else { return Ok(mesh) };
    let lighter = lighter.weld();
    Ok(if crosses(&lighter, &|share| progress(0.9 + share * 0.1))? { mesh } else { lighter })
}

/// The vertices that stay: those at the rim of what lies on the bed, which else would be bent up there a little, and those
/// that make the size.
fn fixed(mesh: &TriMesh) -> Vec<bool> {
    let (low, high) = mesh.bounds();
    let is_outermost = |p: &glam::Vec3| p.cmpeq(low).any() || p.cmpeq(high).any();
    let is_on_bed = |i: &u32| mesh.positions[*i as usize].y == low.y;
    let mut is_fixed = mesh.positions.iter().map(|p| p.y != low.y && is_outermost(p)).collect::<Vec<_>>();
    for triangle in mesh.triangles.iter().filter(|triangle| !triangle.iter().all(is_on_bed)) {
        triangle.iter().filter(|i| is_on_bed(i)).for_each(|&i| is_fixed[i as usize] = true);
    }
    is_fixed
}

fn crosses(mesh: &TriMesh, progress: Progress) -> Result<bool, Canceled> {
    Ok(crossing_triangles(mesh, &TriangleTree::new(mesh), progress)?.contains(&true))
}
