//! A mask blown up like a balloon: the square root of Poisson's solution over it.
//!
//! −Δu = 1 inside, u = 0 outside; the height √(2u) is exact for a circle (a hemisphere) and rises steeply at every
//! outline, as bodies do. Solved by conjugate gradients with one multigrid V-cycle as preconditioner (Tatebe 1993),
//! which keeps its speed on the thin and branching outlines that plain multigrid stumbles over.

/// Residual, relative to the right-hand side, at which the solution is good enough: far below what a pixel shows.
const TOLERANCE: f64 = 1e-5;
const MOST_ITERATIONS: usize = 60;
/// Weight of damped Jacobi that smooths best in two dimensions.
const DAMPING: f32 = 0.8;
const SWEEPS: usize = 2;
const COARSEST_SIDE: usize = 8;
const COARSEST_SWEEPS: usize = 24;

/// Height of the balloon over each cell of a `size` × `size` mask (row by row), in units of half the mask's width;
/// 0 outside.
pub fn inflate(inside: &[bool], size: usize) -> Vec<f32> {
    let unit = 2.0 / size as f32;
    poisson(inside, size).into_iter().map(|u| (2.0 * u.max(0.0)).sqrt() * unit).collect()
}

/// Solves −Δu = 1 on the cells of a `size` × `size` mask, u = 0 elsewhere. Unit: cells squared.
pub fn poisson(inside: &[bool], size: usize) -> Vec<f32> {
    assert_eq!(inside.len(), size * size, "one cell a mask entry");
    if !inside.contains(&true) {
        return vec![0.0; size * size];
    }
    let mut levels = levels(inside, size);
    let width = levels[0].width();
    let mut solution = vec![0.0; width * width];
    let mut direction = vec![0.0; width * width];
    let mut image = vec![0.0; width * width];
    // The finest level's right-hand side is the residual of the whole; at first that is the right-hand side itself.
    levels[0].right = levels[0].inside.clone();
    let goal = dot(&levels[0].right, &levels[0].right) * TOLERANCE * TOLERANCE;
    let mut previous = 0.0;
    for _ in 0..MOST_ITERATIONS {
        v_cycle(&mut levels);
        let Level { solution: preconditioned, right: residual, inside, .. } = &mut levels[0];
        let current = dot(residual, preconditioned);
        let keep = if previous == 0.0 { 0.0 } else { (current / previous) as f32 };
        direction.iter_mut().zip(preconditioned).for_each(|(d, p)| *d = *p + keep * *d);
        previous = current;
        laplacian(inside, &direction, width, &mut image);
        let step = (current / dot(&direction, &image)) as f32;
        solution.iter_mut().zip(&direction).for_each(|(s, d)| *s += step * d);
        residual.iter_mut().zip(&image).for_each(|(r, i)| *r -= step * i);
        if dot(residual, residual) <= goal {
            break;
        }
    }
    solution[width + 1..].chunks(width).take(size).flat_map(|row| &row[..size]).copied().collect()
}

/// One resolution of the multigrid. Arrays are `size` + 2 wide: a border of outside cells saves every bounds test.
struct Level {
    size: usize,
    /// 1 inside, 0 outside.
    inside: Vec<f32>,
    /// 0 outside, like the solution.
    right: Vec<f32>,
    solution: Vec<f32>,
    scratch: Vec<f32>,
}

impl Level {
    fn new(size: usize, inside: Vec<f32>) -> Self {
        let zeros = vec![0.0; inside.len()];
        Self { size, inside, right: zeros.clone(), solution: zeros.clone(), scratch: zeros }
    }

    fn width(&self) -> usize {
        self.size + 2
    }

    /// Puts `keep` · solution + `share` · residual into the scratch array.
    fn combine(&mut self, keep: f32, share: f32) {
        let width = self.width();
        for at in (1..=self.size).map(|row| row * width + 1) {
            let x = &self.solution;
            let (up, down) = (&x[at - width..][..self.size], &x[at + width..][..self.size]);
            let (left, here, right) = (&x[at - 1..][..self.size], &x[at..][..self.size], &x[at + 1..][..self.size]);
            let (inside, given) = (&self.inside[at..][..self.size], &self.right[at..][..self.size]);
            let out = &mut self.scratch[at..][..self.size];
            for i in 0..self.size {
                let residual = given[i] + inside[i] * (left[i] + right[i] + up[i] + down[i] - 4.0 * here[i]);
                out[i] = keep * here[i] + share * residual;
            }
        }
    }

    fn smooth(&mut self, sweeps: usize) {
        for _ in 0..sweeps {
            self.combine(1.0, DAMPING / 4.0);
            std::mem::swap(&mut self.solution, &mut self.scratch);
        }
    }

    /// What [`Level::smooth`] makes of a solution of zeros.
    fn smooth_from_zero(&mut self, sweeps: usize) {
        self.solution.iter_mut().zip(&self.right).for_each(|(x, b)| *x = DAMPING / 4.0 * b);
        self.smooth(sweeps - 1);
    }
}

/// `out` = 4·x − the sum of x's four neighbors, inside; 0 outside. `x` must be 0 outside.
fn laplacian(inside: &[f32], x: &[f32], width: usize, out: &mut [f32]) {
    let size = width - 2;
    for at in (1..=size).map(|row| row * width + 1) {
        let (up, down) = (&x[at - width..][..size], &x[at + width..][..size]);
        let (left, here, right) = (&x[at - 1..][..size], &x[at..][..size], &x[at + 1..][..size]);
        let (inside, out) = (&inside[at..][..size], &mut out[at..][..size]);
        for i in 0..size {
            out[i] = inside[i] * (4.0 * here[i] - left[i] - right[i] - up[i] - down[i]);
        }
    }
}

/// The mask and its halvings, the finest first. The mask is widened to a size that halves without remainder.
fn levels(inside: &[bool], size: usize) -> Vec<Level> {
    let halvings = (0..).find(|&halvings| size >> halvings <= COARSEST_SIDE).unwrap_or_default();
    let padded_size = size.next_multiple_of(1 << halvings);
    let mut padded = vec![0.0; (padded_size + 2) * (padded_size + 2)];
    for (cells, row) in inside.chunks_exact(size).zip(padded.chunks_exact_mut(padded_size + 2).skip(1)) {
        row[1..].iter_mut().zip(cells).for_each(|(out, &cell)| *out = f32::from(u8::from(cell)));
    }
    let mut levels = vec![Level::new(padded_size, padded)];
    for halving in 0..halvings {
        let fine = &levels[halving];
        let (fine_width, coarse_size) = (fine.width(), fine.size / 2);
        let mut coarse = vec![0.0; (coarse_size + 2) * (coarse_size + 2)];
        for (row, out) in coarse.chunks_exact_mut(coarse_size + 2).enumerate().skip(1).take(coarse_size) {
            let upper = fine.inside[(2 * row - 1) * fine_width + 1..].chunks_exact(2);
            let lower = fine.inside[2 * row * fine_width + 1..].chunks_exact(2);
            for (out, (upper, lower)) in out[1..=coarse_size].iter_mut().zip(upper.zip(lower)) {
                *out = upper[0].max(upper[1]).max(lower[0]).max(lower[1]);
            }
        }
        levels.push(Level::new(coarse_size, coarse));
    }
    levels
}

/// Approximates the solution for the first level's right-hand side. Symmetric, as conjugate gradients require: equal
/// sweeps before and after, and a restriction that is the prolongation transposed.
fn v_cycle(levels: &mut [Level]) {
    let [fine, rest @ ..] = levels else { return };
    let Some(coarse) = rest.first_mut() else {
        fine.smooth_from_zero(COARSEST_SWEEPS);
        return;
    };
    fine.smooth_from_zero(SWEEPS);
    restrict(fine, coarse);
    v_cycle(rest);
    prolong(&rest[0], fine);
    fine.smooth(SWEEPS);
}

/// Hands the fine level's residual down, each cell to the four nearest coarse cells with bilinear weights.
fn restrict(fine: &mut Level, coarse: &mut Level) {
    fine.combine(0.0, 1.0);
    let (fine_width, coarse_width) = (fine.width(), coarse.width());
    let mut mixed = vec![0.0; fine_width];
    for row in 1..=coarse.size {
        let fine_row = |i: usize| &fine.scratch[(2 * row - 2 + i) * fine_width..][..fine_width];
        let (a, b, c, d) = (fine_row(0), fine_row(1), fine_row(2), fine_row(3));
        for i in 0..fine_width {
            mixed[i] = 0.25 * (a[i] + d[i]) + 0.75 * (b[i] + c[i]);
        }
        let at = row * coarse_width + 1;
        let inside = &coarse.inside[at..][..coarse.size];
        let pairs = mixed.chunks_exact(2).zip(mixed[2..].chunks_exact(2));
        for ((out, inside), (left, right)) in coarse.right[at..].iter_mut().zip(inside).zip(pairs) {
            *out = inside * (0.25 * (left[0] + right[1]) + 0.75 * (left[1] + right[0]));
        }
    }
}

/// Adds the coarse level's solution, bilinearly interpolated, to the fine level's.
fn prolong(coarse: &Level, fine: &mut Level) {
    let (fine_width, coarse_width) = (fine.width(), coarse.width());
    let mut mixed = vec![0.0; coarse_width];
    for row in 0..fine.size {
        // The near coarse row holds this cell (weight 3/4), the far one is the next towards it (weight 1/4).
        let near_row = (row / 2 + 1) * coarse_width;
        let far_row = if row % 2 == 0 { near_row - coarse_width } else { near_row + coarse_width };
        let (near, far) = (&coarse.solution[near_row..][..coarse_width], &coarse.solution[far_row..][..coarse_width]);
        for i in 0..coarse_width {
            mixed[i] = 0.75 * near[i] + 0.25 * far[i];
        }
        let at = (row + 1) * fine_width + 1;
        let out = fine.solution[at..][..fine.size].chunks_exact_mut(2);
        for ((out, inside), around) in out.zip(fine.inside[at..].chunks_exact(2)).zip(mixed.windows(3)) {
            out[0] += inside[0] * (0.75 * around[1] + 0.25 * around[0]);
            out[1] += inside[1] * (0.75 * around[1] + 0.25 * around[2]);
        }
    }
}

fn dot(a: &[f32], b: &[f32]) -> f64 {
    // Rows are summed in single precision, which vectorizes, and the rows' sums in double.
    a.chunks(512).zip(b.chunks(512)).map(|(a, b)| f64::from(a.iter().zip(b).map(|(x, y)| x * y).sum::<f32>())).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn disc(size: usize, radius: f32) -> Vec<bool> {
        let centre = (size as f32 - 1.0) / 2.0;
        (0..size * size).map(|i| ((i % size) as f32 - centre).hypot((i / size) as f32 - centre) < radius).collect()
    }

    #[test]
    fn a_disc_becomes_a_flattened_sphere() {
        // u = (r² − ρ²)/4, so the height is (r² − ρ²)/√2 under the root: r/√2 in the middle.
        let height = inflate(&disc(256, 100.0), 256);
        let middle = height[128 * 256 + 128] * 128.0;
        assert!((middle - 100.0 / 2f32.sqrt()).abs() < 0.7, "{middle}");
        assert_eq!(height[0], 0.0);
    }

    #[test]
    fn the_equation_holds_in_every_cell_of_a_comb() {
        let size = 70;
        let comb = (0..size * size).map(|i| i / size > 60 || (i % size) % 7 < 2 && i / size > 3).collect::<Vec<_>>();
        let u = poisson(&comb, size);
        let at = |row: usize, column: usize| if row < size && column < size { u[row * size + column] } else { 0.0 };
        for (i, _) in comb.iter().enumerate().filter(|&(_, &inside)| inside) {
            let (row, column) = (i / size, i % size);
            let around = at(row.wrapping_sub(1), column)
                + at(row + 1, column)
                + at(row, column.wrapping_sub(1))
                + at(row, column + 1);
            assert!((4.0 * u[i] - around - 1.0).abs() < 0.01, "row {row}, column {column}");
        }
        assert!(comb.iter().zip(&u).all(|(&inside, &u)| inside || u == 0.0));
    }

    #[test]
    fn an_empty_mask_and_a_single_cell() {
        assert!(poisson(&[false; 9], 3).iter().all(|&u| u == 0.0));
        let mut one = [false; 9];
        one[4] = true;
        assert!((poisson(&one, 3)[4] - 0.25).abs() < 1e-4);
    }
}
