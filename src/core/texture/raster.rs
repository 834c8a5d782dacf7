//! Which pixel centers a triangle covers.

use std::ops::Range;

use glam::Vec2;

/// Corners are snapped to this many places a pixel, so that edges shared by two triangles are the same for both.
const PLACES: f32 = 256.0;
/// Beyond this many pixels nothing is drawn: products of snapped lengths must stay exact.
const FARTHEST: f32 = 65_536.0;

/// Calls `visit(x, y, weights)` for the centers of the pixels of a `width` × `height` image inside a triangle of either
/// winding, row by row; the weights are those of the corners. A center on an edge shared by two triangles belongs to
/// exactly one of them (the top-left rule), so triangles that do not overlap never visit the same pixel.
pub(super) fn rasterize(corners: [Vec2; 3], width: usize, height: usize, visit: impl FnMut(usize, usize, [f32; 3])) {
    rasterize_rows(corners, width, 0..height, visit);
}

/// The same within some rows of the image only.
pub(super) fn rasterize_rows(
    corners: [Vec2; 3],
    width: usize,
    rows: Range<usize>,
    mut visit: impl FnMut(usize, usize, [f32; 3]),
) {
    if corners.iter().any(|p| !p.is_finite() || p.abs().max_element() > FARTHEST) {
        return;
    }
    let snapped = corners.map(|p| [p.x, p.y].map(|v| (v * PLACES).round() as i64));
    let twice_area = edge(snapped[0], snapped[1], snapped[2]);
    if twice_area == 0 {
        return;
    }
    // Counter-clockwise in pixels, whose y runs down.
    let order = if twice_area > 0 { [0, 1, 2] } else { [0, 2, 1] };
    let [a, b, c] = order.map(|k| snapped[k]);
    let one = PLACES as i64;
    let first = |least: i64| (least.max(0) - one / 2 + one - 1).max(0) / one;
    let past = |most: i64, end: usize| ((most + one / 2) / one + 1).clamp(0, end as i64);
    let [low, high] = [i64::min, i64::max].map(|pick| [0, 1].map(|axis| pick(pick(a[axis], b[axis]), c[axis])));
    // A center exactly on an edge counts only where the edge is a left or a top one.
    let bias = |from: [i64; 2], to: [i64; 2]| {
        let owns = to[1] < from[1] || (to[1] == from[1] && to[0] > from[0]);
        i64::from(!owns)
    };
    let biases = [bias(b, c), bias(c, a), bias(a, b)];
    let total = twice_area.abs() as f32;
    for y in first(low[1]).max(rows.start as i64)..past(high[1], rows.end) {
        for x in first(low[0])..past(high[0], width) {
            let center = [x * one + one / 2, y * one + one / 2];
            let inside = [edge(b, c, center), edge(c, a, center), edge(a, b, center)];
            if inside.iter().zip(biases).all(|(&e, bias)| e >= bias) {
                let mut weights = [0.0; 3];
                order.into_iter().zip(inside).for_each(|(k, e)| weights[k] = e as f32 / total);
                visit(x as usize, y as usize, weights);
            }
        }
    }
}

/// Twice the area of the triangle from an edge to a point, positive on its left (with y up; right with y down).
fn edge(from: [i64; 2], to: [i64; 2], point: [i64; 2]) -> i64 {
    (to[0] - from[0]) * (point[1] - from[1]) - (to[1] - from[1]) * (point[0] - from[0])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fan_covers_every_pixel_of_its_square_exactly_once() {
        // Corners and spokes lie on pixel centers on purpose.
        let rim = [[2.5, 2.5], [9.5, 2.5], [12.5, 2.5], [12.5, 12.5], [7.5, 12.5], [2.5, 12.5], [2.5, 6.5]];
        for hub in [[7.5, 7.5], [4.25, 9.5], [3.0, 3.5]] {
            let mut counts = [0; 16 * 16];
            for k in 0..rim.len() {
                let corners = [hub, rim[k], rim[(k + 1) % rim.len()]].map(Vec2::from);
                let turned = if k % 2 == 0 { corners } else { [corners[0], corners[2], corners[1]] };
                rasterize(turned, 16, 16, |x, y, weights| {
                    counts[y * 16 + x] += 1;
                    let p = turned.iter().zip(weights).map(|(&corner, w)| corner * w).sum::<Vec2>();
                    assert!(p.distance(Vec2::new(x as f32 + 0.5, y as f32 + 0.5)) < 0.02, "{p}");
                });
            }
            assert_eq!(counts.iter().sum::<i32>(), 100, "{counts:?}");
            assert!(counts.iter().all(|&count| count <= 1));
        }
    }

    #[test]
    fn nothing_is_drawn_outside_the_image_or_from_broken_corners() {
        let mut drawn = 0;
        let mut count = |_, _, _| drawn += 1;
        rasterize([[-5.0, -5.0], [20.0, -5.0], [-5.0, 20.0]].map(Vec2::from), 4, 3, &mut count);
        rasterize([[f32::NAN, 0.0], [2.0, 0.0], [0.0, 2.0]].map(Vec2::from), 4, 3, &mut count);
        rasterize([[0.0, 0.0], [2.0, 2.0], [4.0, 4.0]].map(Vec2::from), 4, 3, &mut count);
        assert_eq!(drawn, 12);
    }
}
