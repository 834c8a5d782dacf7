//! Ambient occlusion: how much of the light from all around reaches each place of a surface, as a picture on its texture.
//!
//! The cosine-weighted share of directions in which nothing is near (Zhukov, Iones and Kronin 1998). The directions are
//! the same everywhere, spread over the sphere by Fibonacci's spiral, so that neighbors differ only by what is before
//! them and not by chance.

use std::collections::HashMap;
use std::f32::consts::TAU;

use glam::{Vec2, Vec3};
use image::{GrayImage, Luma, Rgb, RgbImage};

use super::{
    atlas::padding,
    bake::{dilate, mix},
    paint::paint,
};
use crate::{
    mesh::{TexturedMesh, TriMesh},
    parallel,
    progress::{Canceled, Progress},
    triangle_tree::TriangleTree,
};

/// Directions over the whole sphere; half of them are above any place.
const DIRECTIONS: usize = 96;
/// What is further away than this share of the mesh's longest side does not count.
const REACH: f32 = 0.4;
/// How far above the surface one looks from, as a share of the longest side, so that it does not hide from itself.
const LIFT: f32 = 0.002;
/// Looked at from the corners of at least so many triangles: large ones are divided.
const LEAST_TRIANGLES: usize = 20_000;
/// Places between two looks at whether to go on.
const STEP: usize = 1024;

/// The triangles of a mesh, perhaps divided, with their places on the texture.
struct Pieces {
    mesh: TriMesh,
    uvs: Vec<[Vec2; 3]>,
}

/// The share of the light around that reaches each texel, 0 to 255, in the size of the texture. The mesh must have
/// normals.
pub fn occlusion(textured: &TexturedMesh, progress: Progress) -> Result<GrayImage, Canceled> {
    let tree = TriangleTree::new(&textured.mesh);
    progress(0.05)?;
    let pieces = Pieces::of(textured);
    let (low, high) = textured.mesh.bounds();
    let size = (high - low).max_element();
    let directions = directions();
    let count = pieces.mesh.positions.len();
    let reached = parallel::map(count, STEP, &|share| progress(0.05 + 0.85 * share), |i| {
        let (point, normal) = (pieces.mesh.positions[i], pieces.mesh.normals[i]);
        let from = (point + normal * LIFT * size).as_dvec3();
        let (mut open, mut all) = (0.0, 0.0);
        for (direction, cosine) in directions.iter().map(|d| (d, d.dot(normal))).filter(|(_, cosine)| *cosine > 0.0) {
            all += cosine;
            if !tree.is_met(from, direction.as_dvec3(), f64::from(REACH * size)) {
                open += cosine;
            }
        }
        if all > 0.0 { open / all } else { 1.0 }
    })?;
    progress(0.9)?;
    let map = painted(&pieces, &reached, textured.texture.dimensions(), &|share| progress(0.9 + 0.1 * share))?;
    progress(1.0)?;
    Ok(map)
}

/// The values of the vertices spread over the texture.
fn painted(
    pieces: &Pieces,
    reached: &[f32],
    (width, height): (u32, u32),
    progress: Progress,
) -> Result<GrayImage, Canceled> {
    let mut map = RgbImage::from_pixel(width, height, Rgb([u8::MAX; 3]));
    let size = Vec2::new(width as f32, height as f32);
    let triangle = |t: usize| {
        let values = pieces.mesh.triangles[t].map(|i| Vec3::splat(reached[i as usize] * 255.0));
        let color = move |weights| Rgb([mix(values, weights).x.round() as u8; 3]);
        (pieces.uvs[t].map(|uv| uv * size), color)
    };
    let mut covered = paint(&mut map, pieces.mesh.triangles.len(), triangle, progress)?;
    dilate(&mut map, &mut covered, padding(width));
    Ok(GrayImage::from_fn(width, height, |x, y| Luma([map.get_pixel(x, y).0[0]])))
}

impl Pieces {
    fn of(textured: &TexturedMesh) -> Self {
        let at = |t: &[u32; 3]| t.map(|i| textured.uvs[i as usize]);
        let mut mesh = TriMesh { colors: vec![], ..textured.mesh.clone() };
        if !mesh.normal_triangles.is_empty() {
            mesh.compute_normals();
        }
        let mut pieces = Self { mesh, uvs: textured.uv_triangles.iter().map(at).collect() };
        while pieces.mesh.triangles.len() < LEAST_TRIANGLES && !pieces.mesh.triangles.is_empty() {
            pieces = pieces.divided();
        }
        pieces
    }

    /// Each triangle as four.
    fn divided(self) -> Self {
        let Self { mut mesh, uvs } = self;
        let mut middles = HashMap::new();
        let mut result = Self { mesh: TriMesh::default(), uvs: Vec::with_capacity(uvs.len() * 4) };
        for (&[a, b, c], [ua, ub, uc]) in mesh.triangles.iter().zip(uvs) {
            let mut middle = |i: u32, k: u32| {
                *middles.entry((i.min(k), i.max(k))).or_insert_with(|| {
                    let (i, k) = (i as usize, k as usize);
                    mesh.positions.push((mesh.positions[i] + mesh.positions[k]) / 2.0);
                    mesh.normals.push((mesh.normals[i] + mesh.normals[k]).try_normalize().unwrap_or(mesh.normals[i]));
                    mesh.positions.len() as u32 - 1
                })
            };
            let [ab, bc, ca] = [middle(a, b), middle(b, c), middle(c, a)];
            let [uab, ubc, uca] = [(ua + ub) / 2.0, (ub + uc) / 2.0, (uc + ua) / 2.0];
            result.mesh.triangles.extend([[a, ab, ca], [ab, b, bc], [ca, bc, c], [ab, bc, ca]]);
            result.uvs.extend([[ua, uab, uca], [uab, ub, ubc], [uca, ubc, uc], [uab, ubc, uca]]);
        }
        (result.mesh.positions, result.mesh.normals) = (mesh.positions, mesh.normals);
        result
    }
}

/// Evenly spread over the sphere (Vogel 1979, on its latitudes).
fn directions() -> [Vec3; DIRECTIONS] {
    let golden = (5.0f32.sqrt() - 1.0) / 2.0;
    std::array::from_fn(|i| {
        let y = 1.0 - (2.0 * i as f32 + 1.0) / DIRECTIONS as f32;
        let (sin, cos) = (TAU * (i as f32 * golden).fract()).sin_cos();
        let radius = (1.0 - y * y).sqrt();
        Vec3::new(radius * cos, y, radius * sin)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::unwatched;
    use crate::texture::tests::{ball, painted};

    /// The mean of the map over the parts of the surface for which `wanted` holds.
    fn mean(textured: &TexturedMesh, map: &GrayImage, wanted: impl Fn(Vec3) -> bool) -> f32 {
        let size = map.width() as f32;
        let (mut sum, mut count) = (0.0, 0.0);
        for (triangle, uvs) in textured.mesh.triangles.iter().zip(&textured.uv_triangles) {
            let middle = textured.mesh.corners(*triangle).iter().sum::<Vec3>() / 3.0;
            let uv = uvs.iter().map(|&i| textured.uvs[i as usize]).sum::<Vec2>() / 3.0 * size;
            if wanted(middle) {
                sum += f32::from(map.get_pixel(uv.x as u32, uv.y as u32).0[0]) / 255.0;
                count += 1.0;
            }
        }
        sum / count
    }

    #[test]
    fn a_dent_is_darker_than_the_ball_around_it() {
        // Dented at the top like an apple.
        let apple = painted(&ball(5, |d| 0.7 - 0.45 * (-(d - Vec3::Y).length_squared() * 8.0).exp()), 512);
        let map = occlusion(&apple, &unwatched).unwrap();
        let dent = mean(&apple, &map, |p| p.x.hypot(p.z) < 0.1 && p.y > 0.0);
        let bottom = mean(&apple, &map, |p| p.y < -0.3);
        assert!(dent < 0.75 && bottom > 0.98, "{dent} in the dent, {bottom} at the bottom");
    }

    #[test]
    fn large_triangles_are_looked_at_within() {
        // Two boards, one over the middle of the other, each of two triangles.
        let mut boards = TriMesh::default();
        for (y, half, normal) in [(0.0, 1.0, Vec3::Y), (0.1, 0.3, Vec3::NEG_Y)] {
            let first = boards.positions.len() as u32;
            boards.positions.extend(
                [[-1.0, -1.0], [-1.0, 1.0], [1.0, 1.0], [1.0, -1.0]].map(|[x, z]| Vec3::new(x * half, y, z * half)),
            );
            boards.normals.extend([normal; 4]);
            let flip = |[a, b, c]: [u32; 3]| if normal.y > 0.0 { [a, b, c] } else { [a, c, b] };
            boards.triangles.extend([[0, 1, 2], [0, 2, 3]].map(|t| flip(t).map(|i| first + i)));
        }
        let uvs = [[0.0, 0.0], [0.0, 1.0], [1.0, 1.0], [1.0, 0.0]].map(Vec2::from).repeat(2);
        // Only the lower one is looked at.
        let uv_triangles = [[0, 1, 2], [0, 2, 3], [0, 0, 0], [0, 0, 0]].to_vec();
        let texture = RgbImage::new(64, 64);
        let textured = TexturedMesh { mesh: boards, uvs, uv_triangles, texture, material: Default::default() };
        let map = occlusion(&textured, &unwatched).unwrap();
        let [middle, corner] = [[32, 32], [2, 2]].map(|[x, y]| map.get_pixel(x, y).0[0]);
        assert!(middle < 60 && corner > 240, "{middle} beneath the board, {corner} in the open");
    }
}
