//! The detail that simplifying took away, as a normal map: for each texel of the simplified mesh the direction of the fine
//! one over it.
//!
//! After Cohen, Olano and Manocha 1998 ("Appearance-Preserving Simplification"); looked up along the normal, as bakers do.

use glam::{Mat3, Vec3, Vec4};
use image::{Rgb, RgbImage};

use super::{
    atlas::padding,
    bake::{dilate, mix},
    paint::paint,
};
use crate::{
    mesh::{TexturedMesh, TriMesh},
    progress::{Canceled, Progress},
    tangents::tangents,
    triangle_tree::TriangleTree,
};

/// How far the fine surface is looked for, as shares of the mesh's longest side: most is near, and the second look is for
/// what strong simplification has moved.
const REACHES: [f32; 2] = [0.01, 0.05];
/// The least cosine between the simplified surface and a fine triangle that may stand for it.
const ALIKE: f32 = 0.2;
/// Straight outwards.
const FLAT: Rgb<u8> = Rgb([128, 128, 255]);

/// The normals of `fine` on the texture of a mesh that was simplified from it, as
/// [`Material::normal_map`](crate::material::Material::normal_map) has them. Both must have normals.
pub fn normal_map(textured: &TexturedMesh, fine: &TriMesh, progress: Progress) -> Result<RgbImage, Canceled> {
    let mesh = &textured.mesh;
    let tree = TriangleTree::new(fine);
    progress(0.05)?;
    let tangents = tangents(textured);
    progress(0.1)?;
    let (low, high) = mesh.bounds();
    let reaches = REACHES.map(|share| f64::from(share * (high - low).max_element()));
    let side = textured.texture.dimensions();
    let size = glam::Vec2::new(side.0 as f32, side.1 as f32);
    let mut map = RgbImage::from_pixel(side.0, side.1, FLAT);
    let triangle = |t: usize| {
        let corners = mesh.corners(mesh.triangles[t]);
        let normals = mesh.normal_corners()[t].map(|i| mesh.normals[i as usize]);
        let along = tangents[t].map(Vec4::truncate);
        let sign = tangents[t][0].w;
        let (fine, tree) = (&fine, &tree);
        let color = move |weights: [f32; 3]| {
            let normal = mix(normals, weights);
            let tangent = mix(along, weights);
            let seen = reaches
                .iter()
                .find_map(|&reach| normal_over(fine, tree, mix(corners, weights), normal.normalize_or_zero(), reach));
            let space = Mat3::from_cols(tangent, sign * normal.cross(tangent), normal);
            seen.and_then(|seen| encoded(space, seen)).unwrap_or(FLAT)
        };
        (textured.uv_triangles[t].map(|i| textured.uvs[i as usize] * size), color)
    };
    let mut covered = paint(&mut map, mesh.triangles.len(), triangle, &|share| progress(0.1 + 0.85 * share))?;
    progress(0.95)?;
    dilate(&mut map, &mut covered, padding(side.0));
    progress(1.0)?;
    Ok(map)
}

/// A direction in the space of a texel; `None` where that has no extent, or the direction points inwards.
fn encoded(space: Mat3, direction: Vec3) -> Option<Rgb<u8>> {
    // Exactly what a shader undoes that mixes the three directions and leaves them as they are.
    let local = (space.determinant().abs() > f32::EPSILON).then(|| space.inverse() * direction)?;
    let local = local.try_normalize().filter(|local| local.z > 0.0)?;
    Some(Rgb(local.to_array().map(|c| ((c * 0.5 + 0.5) * 255.0).round() as u8)))
}

/// The smooth normal of the fine surface nearest to a point along the normal there, outwards or inwards.
fn normal_over(fine: &TriMesh, tree: &TriangleTree, point: Vec3, normal: Vec3, reach: f64) -> Option<Vec3> {
    let (origin, out) = (point.as_dvec3(), normal.as_dvec3());
    let is_alike = |t: u32| {
        let [a, b, c] = fine.corners(fine.triangles[t as usize]);
        (b - a).cross(c - a).normalize_or_zero().dot(normal) > ALIKE
    };
    let outwards = tree.first_hit(origin, out, reach, is_alike);
    let inwards = tree.first_hit(origin, -out, outwards.map_or(reach, |hit| hit.distance), is_alike);
    let (hit, towards) = inwards.map(|hit| (hit, -out)).or(outwards.map(|hit| (hit, out)))?;
    let triangle = fine.triangles[hit.triangle as usize];
    let [a, b, c] = fine.corners(triangle);
    let at = (origin + towards * hit.distance).as_vec3();
    let whole = (b - a).cross(c - a);
    let share = |from: Vec3, to: Vec3| (to - from).cross(at - from).dot(whole) / whole.length_squared();
    let (of_a, of_b) = (share(b, c), share(c, a));
    mix(fine.normal_corners()[hit.triangle as usize].map(|i| fine.normals[i as usize]), [of_a, of_b, 1.0 - of_a - of_b])
        .try_normalize()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::unwatched;
    use crate::simplify::simplify;
    use crate::texture::tests::{ball, painted};

    /// Dents and bumps that a mesh of few triangles cannot hold.
    fn radius(direction: Vec3) -> f32 {
        0.7 + 0.012 * (direction * 22.0).to_array().map(f32::sin).iter().product::<f32>()
    }

    /// The normal of the bumpy ball beneath a point.
    fn true_normal(p: Vec3) -> Vec3 {
        let height = |p: Vec3| p.length() - radius(p.normalize());
        let slope = |axis: Vec3| height(p + axis * 1e-3) - height(p - axis * 1e-3);
        Vec3::from([Vec3::X, Vec3::Y, Vec3::Z].map(slope)).normalize()
    }

    #[test]
    fn a_simplified_ball_is_shaded_with_the_bumps_it_has_lost() {
        let fine = ball(6, radius);
        let textured = painted(&simplify(&fine, 1000, &unwatched).unwrap(), 1024);
        let map = normal_map(&textured, &fine, &unwatched).unwrap();
        let tangents = tangents(&textured);
        let (mut plain, mut mapped, mut count) = (0.0, 0.0, 0.0);
        for (t, (&triangle, uv_triangle)) in textured.mesh.triangles.iter().zip(&textured.uv_triangles).enumerate() {
            for weights in [[0.6, 0.2, 0.2], [0.2, 0.6, 0.2], [0.2, 0.2, 0.6], [0.34, 0.33, 0.33]] {
                let truth = true_normal(mix(textured.mesh.corners(triangle), weights));
                let normal = mix(textured.mesh.normal_corners()[t].map(|i| textured.mesh.normals[i as usize]), weights);
                let right = mix(tangents[t].map(Vec4::truncate), weights);
                let up = normal.cross(right) * tangents[t][0].w;
                let uv = mix(uv_triangle.map(|i| textured.uvs[i as usize].extend(0.0)), weights) * 1024.0;
                let [x, y, z] = map.get_pixel(uv.x as u32, uv.y as u32).0.map(|byte| f32::from(byte) / 127.5 - 1.0);
                let error = |normal: Vec3| normal.normalize().angle_between(truth).to_degrees();
                plain += error(normal);
                mapped += error(right * x + up * y + normal * z);
                count += 1.0;
            }
        }
        let (plain, mapped) = (plain / count, mapped / count);
        assert!(plain > 6.0 && mapped < plain / 4.0, "{plain:.2}° without the map, {mapped:.2}° with it");
    }

    #[test]
    fn a_mesh_that_was_not_simplified_has_nothing_to_add() {
        let fine = ball(4, |_| 0.7);
        let map = normal_map(&painted(&fine, 512), &fine, &unwatched).unwrap();
        let off = map.pixels().map(|pixel| pixel.0.iter().zip(FLAT.0).map(|(a, b)| a.abs_diff(b)).max().unwrap());
        assert!(off.max().unwrap() <= 3);
    }
}
