//! The surface divided into charts: connected parts that face about the same way, each flat upon an axis of the frame.

use std::collections::{BTreeMap, VecDeque};

use glam::{Vec2, Vec3};

use super::{raster::rasterize, sight::Sight};

/// Cosine to the viewing ray from which a surface belongs to the front (or the back); flatter ones are projected from
/// their own side, where the picture's pixels would be stretched fourfold.
const FACING: f32 = 0.25;
/// The least cosine to a chart's axis that a triangle may have when its neighbors draw it in.
const LEAST_FACING: f32 = 0.12;
/// The same for parts too small to be worth a seam.
const LEAST_FACING_OF_SMALL: f32 = 0.02;
/// Rounds of drawing in single triangles.
const CALMING: usize = 4;
/// Parts with less area (square frame units) join a neighbor where they can.
const LEAST_AREA: f32 = 0.003;
/// Cells along a frame unit with which overlaps are looked for, and the most of them along a side.
const CLAIMS_PER_UNIT: f32 = 512.0;
const MOST_CLAIMS: f32 = 4096.0;
const NO_NEIGHBOR: u32 = u32::MAX;

/// Which way a chart's surface faces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Facing {
    Front,
    Back,
    Left,
    Right,
    Down,
    Up,
}

impl Facing {
    fn axis(self) -> Vec3 {
        match self {
            Self::Front => Vec3::Z,
            Self::Back => -Vec3::Z,
            Self::Left => -Vec3::X,
            Self::Right => Vec3::X,
            Self::Down => -Vec3::Y,
            Self::Up => Vec3::Y,
        }
    }

    /// The chart's own coordinates of a point, y down, in frame units. Front and back are where the picture is.
    pub fn flat(self, p: Vec3) -> Vec2 {
        match self {
            Self::Front | Self::Back => Vec2::new(p.x, -p.y),
            Self::Left | Self::Right => Vec2::new(p.z, -p.y),
            Self::Down | Self::Up => Vec2::new(p.x, p.z),
        }
    }

    fn of(normal: Vec3) -> Self {
        let length = normal.length();
        if normal.z > FACING * length {
            Self::Front
        } else if normal.z < -FACING * length {
            Self::Back
        } else if normal.x.abs() >= normal.y.abs() {
            if normal.x < 0.0 { Self::Left } else { Self::Right }
        } else if normal.y < 0.0 {
            Self::Down
        } else {
            Self::Up
        }
    }
}

/// Triangles that share one projection without overlapping.
pub(super) struct Chart {
    pub facing: Facing,
    /// Numbers of triangles.
    pub triangles: Vec<u32>,
    /// Whether this is the one chart that shows most of what there is from the front, or from the back.
    pub is_main: bool,
}

/// Divides all triangles; the main charts of front and back come first, if there are any.
pub(super) fn charts(triangles: &[[u32; 3]], sight: &Sight) -> Vec<Chart> {
    let neighbors = neighbors(triangles, sight.positions.len());
    let corners = |t: u32| triangles[t as usize].map(|i| sight.positions[i as usize]);
    let normals = (0..triangles.len() as u32).map(|t| {
        let [a, b, c] = corners(t);
        (b - a).cross(c - a)
    });
    let normals = normals.collect::<Vec<_>>();
    let mut facings = normals.iter().map(|&normal| Facing::of(normal)).collect::<Vec<_>>();
    calm(&mut facings, &normals, &neighbors);

    let parts = connected(&facings, &neighbors);
    let seen = |part: &[u32]| {
        let middle = |t: u32| corners(t).iter().sum::<Vec3>() / 3.0;
        let shown = |t: u32| match facings[t as usize] {
            Facing::Front => sight.seen(middle(t)) * normals[t as usize].z,
            Facing::Back => sight.seen_from_behind(middle(t)) * -normals[t as usize].z,
            _ => 0.0,
        };
        part.iter().map(|&t| shown(t)).sum::<f32>()
    };
    let mut ranked = parts.into_iter().map(|part| (seen(&part), part)).collect::<Vec<_>>();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0));

    let mut mains = [Facing::Front, Facing::Back].map(|facing| {
        (Chart { facing, triangles: vec![], is_main: true }, Claims::over(Vec2::splat(-1.0), Vec2::splat(1.0)))
    });
    let mut others = Vec::new();
    let mut waiting = ranked.into_iter().map(|(_, part)| part).collect::<VecDeque<_>>();
    while let Some(part) = waiting.pop_front() {
        let facing = facings[part[0] as usize];
        let flat = |t: u32| corners(t).map(|p| facing.flat(p));
        let (sheet, rest) = without_overlap(&part, |t| corners(t).map(|p| facing.axis().dot(p)).iter().sum(), flat);
        if !rest.is_empty() {
            waiting.extend(connected_within(&rest, &neighbors));
        }
        let main = mains.iter_mut().find(|(chart, _)| chart.facing == facing);
        match main {
            Some((chart, claims)) if sheet.iter().all(|&t| claims.is_free(flat(t))) => {
                sheet.iter().for_each(|&t| claims.claim(flat(t)));
                chart.triangles.extend(sheet);
            }
            _ => others.push(Chart { facing, triangles: sheet, is_main: false }),
        }
    }
    let mains = mains.into_iter().map(|(chart, _)| chart).filter(|chart| !chart.triangles.is_empty());
    mains.chain(others).collect()
}

/// For each triangle the ones beyond its edges ab, bc and ca; [`NO_NEIGHBOR`] at borders and where more than two meet.
fn neighbors(triangles: &[[u32; 3]], positions: usize) -> Vec<[u32; 3]> {
    debug_assert!(triangles.as_flattened().iter().all(|&i| (i as usize) < positions));
    let mut edges = Vec::with_capacity(triangles.len() * 3);
    for (t, &[a, b, c]) in triangles.iter().enumerate() {
        for (k, (from, to)) in [(a, b), (b, c), (c, a)].into_iter().enumerate() {
            edges.push((from.min(to), from.max(to), t as u32, k as u8));
        }
    }
    edges.sort_unstable();
    let mut neighbors = vec![[NO_NEIGHBOR; 3]; triangles.len()];
    for edge in edges.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
        if let [(_, _, one, k), (_, _, other, l)] = *edge {
            neighbors[one as usize][k as usize] = other;
            neighbors[other as usize][l as usize] = one;
        }
    }
    neighbors
}

/// Lets single triangles and small parts face as their neighbors do, where their slope allows it: fewer seams.
fn calm(facings: &mut [Facing], normals: &[Vec3], neighbors: &[[u32; 3]]) {
    let cosine = |t: usize, facing: Facing| normals[t].dot(facing.axis()) / normals[t].length().max(f32::MIN_POSITIVE);
    for _ in 0..CALMING {
        let before = facings.to_vec();
        for (t, around) in neighbors.iter().enumerate() {
            let of = |k: usize| before.get(around[k] as usize).copied();
            for (k, l) in [(0, 1), (1, 2), (0, 2)] {
                if let (Some(one), Some(other)) = (of(k), of(l))
                    && one == other
                    && cosine(t, one) > LEAST_FACING
                {
                    facings[t] = one;
                }
            }
        }
    }
    for part in connected(facings, neighbors) {
        let area = part.iter().map(|&t| normals[t as usize].length() / 2.0).sum::<f32>();
        if area >= LEAST_AREA {
            continue;
        }
        let own = facings[part[0] as usize];
        let mut borders = BTreeMap::new();
        for &t in &part {
            for &beyond in neighbors[t as usize].iter().filter(|&&beyond| beyond != NO_NEIGHBOR) {
                if facings[beyond as usize] != own {
                    *borders.entry(facings[beyond as usize]).or_insert(0) += 1;
                }
            }
        }
        let mut wider = borders.into_iter().map(|(facing, count)| (count, facing)).collect::<Vec<_>>();
        wider.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        let fits = |facing: &Facing| part.iter().all(|&t| cosine(t as usize, *facing) > LEAST_FACING_OF_SMALL);
        if let Some((_, facing)) = wider.into_iter().find(|(_, facing)| fits(facing)) {
            part.iter().for_each(|&t| facings[t as usize] = facing);
        }
    }
}

/// The triangles in connected parts of one facing, in order of their first.
fn connected(facings: &[Facing], neighbors: &[[u32; 3]]) -> Vec<Vec<u32>> {
    let mut parts = Vec::new();
    let mut reached = vec![false; facings.len()];
    for first in 0..facings.len() {
        if !reached[first] {
            parts.push(flood(first as u32, neighbors, &mut reached, |t| facings[t as usize] == facings[first]));
        }
    }
    parts
}

/// The same among some triangles only, whatever they face.
fn connected_within(some: &[u32], neighbors: &[[u32; 3]]) -> Vec<Vec<u32>> {
    let mut reached = vec![true; neighbors.len()];
    some.iter().for_each(|&t| reached[t as usize] = false);
    let mut parts = Vec::new();
    for &first in some {
        if !reached[first as usize] {
            parts.push(flood(first, neighbors, &mut reached, |_| true));
        }
    }
    parts
}

fn flood(first: u32, neighbors: &[[u32; 3]], reached: &mut [bool], belongs: impl Fn(u32) -> bool) -> Vec<u32> {
    reached[first as usize] = true;
    let mut part = vec![first];
    let mut next = 0;
    while next < part.len() {
        for beyond in neighbors[part[next] as usize] {
            if beyond != NO_NEIGHBOR && !reached[beyond as usize] && belongs(beyond) {
                reached[beyond as usize] = true;
                part.push(beyond);
            }
        }
        next += 1;
    }
    part
}

/// The part's triangles that do not lie over others of it, the nearest first claiming their place, and the rest.
fn without_overlap(
    part: &[u32],
    nearness: impl Fn(u32) -> f32,
    flat: impl Fn(u32) -> [Vec2; 3],
) -> (Vec<u32>, Vec<u32>) {
    let mut order = part.iter().map(|&t| (nearness(t), t)).collect::<Vec<_>>();
    order.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let (low, high) = bounds(part.iter().flat_map(|&t| flat(t)));
    let mut claims = Claims::over(low, high);
    let (mut sheet, mut rest) = (Vec::new(), Vec::new());
    for (_, t) in order {
        if claims.is_free(flat(t)) {
            claims.claim(flat(t));
            sheet.push(t);
        } else {
            rest.push(t);
        }
    }
    (sheet, rest)
}

/// Smallest and largest corner of a box around points; zeros around none.
pub(super) fn bounds(points: impl Iterator<Item = Vec2>) -> (Vec2, Vec2) {
    let both = points.map(|p| (p, p)).reduce(|(low, high), (p, q)| (low.min(p), high.max(q)));
    both.unwrap_or_default()
}

/// The places of a projection that triangles have taken, within a box of frame units.
struct Claims {
    low: Vec2,
    width: usize,
    height: usize,
    taken: Vec<bool>,
}

impl Claims {
    fn over(low: Vec2, high: Vec2) -> Self {
        let cells = |length: f32| (length * CLAIMS_PER_UNIT).clamp(0.0, MOST_CLAIMS).ceil() as usize + 1;
        let (width, height) = (cells(high.x - low.x), cells(high.y - low.y));
        Self { low, width, height, taken: vec![false; width * height] }
    }

    fn visit(&self, corners: [Vec2; 3], mut visit: impl FnMut(usize)) {
        let scaled = corners.map(|p| (p - self.low) * CLAIMS_PER_UNIT);
        rasterize(scaled, self.width, self.height, |x, y, _| visit(y * self.width + x));
    }

    fn is_free(&self, corners: [Vec2; 3]) -> bool {
        let mut free = true;
        self.visit(corners, |i| free &= !self.taken[i]);
        free
    }

    fn claim(&mut self, corners: [Vec2; 3]) {
        let mut cells = Vec::new();
        self.visit(corners, |i| cells.push(i));
        cells.into_iter().for_each(|i| self.taken[i] = true);
    }
}
