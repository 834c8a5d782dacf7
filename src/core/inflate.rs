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
    let mut residual = levels[0].inside.clone();
    let mut direction = vec![0.0; residual.len()];
    let mut image = vec![0.0; residual.len()];
    let goal = dot(&residual, &residual) * TOLERANCE * TOLERANCE;
    let mut previous = 0.0;
    for _ in 0..MOST_ITERATIONS {
        let preconditioned = v_cycle(&mut levels, &residual);
        let current = dot(&residual, preconditioned);
        let keep = if previous == 0.0 { 0.0 } else { (current / previous) as f32 };
        direction.iter_mut().zip(preconditioned).for_each(|(d, p)| *d = p + keep * *d);
        previous = current;
        levels[0].laplacian(&direction, &mut image);
        let step = (current / dot(&direction, &image)) as f32;
        solution.iter_mut().zip(&direction).for_each(|(s, d)| *s += step * d);
        residual.iter_mut().zip(&image).for_each(|(r, i)| *r -= step * i);
        if dot(&residual, &residual) <= goal {
            break;
        }
    }
    (0..size).flat_map(|row| solution[(row + 1) * width + 1..][..size].to_vec()).collect()
}

/// One resolution of the multigrid. Arrays are `size` + 2 wide: a border of outside cells saves every bounds test.
struct Level {
    size: usize,
    /// 1 inside, 0 outside.
    inside: Vec<f32>,
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

    /// `out` = 4·x − the sum of x's four neighbors, inside; 0 outside. `x` must be 0 outside.
    fn laplacian(&self, x: &[f32], out: &mut [f32]) {
        let width = self.width();
        for row in 1..=self.size {
            let at = row * width + 1;
            let (up, here, down) =
                (&x[at - width..][..self.size], &x[at - 1..][..self.size + 2], &x[at + width..][..self.size]);
            let (inside, out) = (&self.inside[at..][..self.size], &mut out[at..][..self.size]);
            for i in 0..self.size {
                out[i] = inside[i] * (4.0 * here[i + 1] - here[i] - here[i + 2] - up[i] - down[i]);
            }
        }
    }

    fn smooth(&mut self, sweeps: usize) {
        let mut image = std::mem::take(&mut self.scratch);
        for _ in 0..sweeps {
            self.laplacian(&self.solution, &mut image);
            for ((x, b), (a, m)) in self.solution.iter_mut().zip(&self.right).zip(image.iter().zip(&self.inside)) {
                *x += DAMPING / 4.0 * m * (b - a);
            }
        }
        self.scratch = image;
    }
}

fn levels(inside: &[bool], size: usize) -> Vec<Level> {
    let mut padded = vec![0.0; (size + 2) * (size + 2)];
    for (row, cells) in inside.chunks_exact(size).enumerate() {
        for (column, &cell) in cells.iter().enumerate() {
            padded[(row + 1) * (size + 2) + column + 1] = f32::from(u8::from(cell));
        }
    }
    let mut levels = vec![Level::new(size, padded)];
    while let Some(fine) = levels.last().filter(|level| level.size > COARSEST_SIDE) {
        let coarse_size = fine.size.div_ceil(2);
        let mut coarse = vec![0.0; (coarse_size + 2) * (coarse_size + 2)];
        for row in 0..fine.size {
            for column in 0..fine.size {
                if fine.inside[(row + 1) * fine.width() + column + 1] > 0.0 {
                    coarse[(row / 2 + 1) * (coarse_size + 2) + column / 2 + 1] = 1.0;
                }
            }
        }
        levels.push(Level::new(coarse_size, coarse));
    }
    levels
}

/// An approximate solution for the right-hand side `right`. Symmetric, as conjugate gradients require: equal
/// sweeps before and after, and a restriction that is the prolongation transposed.
fn v_cycle<'a>(levels: &'a mut [Level], right: &[f32]) -> &'a [f32] {
    levels[0].right.copy_from_slice(right);
    descend(levels);
    &levels[0].solution
}

fn descend(levels: &mut [Level]) {
    let [fine, rest @ ..] = levels else { return };
    fine.solution.fill(0.0);
    let Some(coarse) = rest.first_mut() else {
        fine.smooth(COARSEST_SWEEPS);
        return;
    };
    fine.smooth(SWEEPS);
    restrict(fine, coarse);
    descend(rest);
    prolong(&rest[0], fine);
    fine.smooth(SWEEPS);
}

/// Hands the fine level's residual down, each cell to the four nearest coarse cells with bilinear weights.
fn restrict(fine: &mut Level, coarse: &mut Level) {
    let mut residual = std::mem::take(&mut fine.scratch);
    fine.laplacian(&fine.solution, &mut residual);
    residual.iter_mut().zip(fine.right.iter().zip(&fine.inside)).for_each(|(r, (b, m))| *r = m * (b - *r));
    let (fine_width, coarse_width) = (fine.width(), coarse.width());
    let fine_rows = fine.size;
    let get = |row: isize, column: isize| {
        let inside = row >= 0 && column >= 0 && (row as usize) < fine_rows && (column as usize) < fine_rows;
        if inside { residual[(row as usize + 1) * fine_width + column as usize + 1] } else { 0.0 }
    };
    const WEIGHTS: [f32; 4] = [0.25, 0.75, 0.75, 0.25];
    for row in 0..coarse.size {
        for column in 0..coarse.size {
            let at = (row + 1) * coarse_width + column + 1;
            if coarse.inside[at] == 0.0 {
                continue;
            }
            let (r, c) = (2 * row as isize - 1, 2 * column as isize - 1);
            coarse.right[at] = (0..4)
                .map(|i| WEIGHTS[i] * (0..4).map(|j| WEIGHTS[j] * get(r + i as isize, c + j as isize)).sum::<f32>())
                .sum();
        }
    }
    fine.scratch = residual;
}

/// Adds the coarse level's solution, bilinearly interpolated, to the fine level's.
fn prolong(coarse: &Level, fine: &mut Level) {
    let (fine_width, coarse_width) = (fine.width(), coarse.width());
    for row in 0..fine.size {
        // The near coarse row holds this cell (weight 3/4), the far one is the next towards it (weight 1/4).
        let near_row = (row / 2 + 1) * coarse_width;
        let far_row = if row % 2 == 0 { near_row - coarse_width } else { near_row + coarse_width };
        for column in 0..fine.size {
            let near = column / 2 + 1;
            let far = if column % 2 == 0 { near - 1 } else { near + 1 };
            let at = (row + 1) * fine_width + column + 1;
            let x = &coarse.solution;
            let value = 0.75 * (0.75 * x[near_row + near] + 0.25 * x[near_row + far])
                + 0.25 * (0.75 * x[far_row + near] + 0.25 * x[far_row + far]);
            fine.solution[at] += fine.inside[at] * value;
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
