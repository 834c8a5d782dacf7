//! An isolation forest: rows that a few random cuts set apart from all others are unusual.
//!
//! F. T. Liu, K. M. Ting, Z.-H. Zhou, "Isolation Forest", 2008, as the crate `rustyml` has it. That one ends a tree
//! where it draws a column that is the same in all rows: columns which never differ would leave it little to tell.

use ndarray::Array2;
use rustyml::machine_learning::IsolationForest;

/// Trees: more hardly change the score.
const TREES: usize = 64;
/// Rows that each tree sees; the paper finds 256 to be plenty.
const ROWS: usize = 128;
/// Any will do, as long as it stays: the same history shall give the same score.
const SEED: u64 = 0;

/// A forest over rows of `N` numbers, of which no two are so far apart that their difference is not finite.
#[derive(Debug, Clone)]
pub(super) struct Forest<const N: usize> {
    /// Those that differ among the rows it was trained on.
    columns: Vec<usize>,
    forest: IsolationForest,
}

impl<const N: usize> Forest<N> {
    /// `None` of fewer than two rows, or if one of their numbers is not finite. The same rows give the same forest.
    pub fn train(rows: &[[f64; N]]) -> Option<Self> {
        if rows.len() < 2 || N == 0 {
            return None;
        }
        let differs = |column: &usize| rows.iter().any(|row| row[*column] != rows[0][*column]);
        let mut columns: Vec<usize> = (0..N).filter(differs).collect();
        if columns.is_empty() {
            // Of rows that are all the same each column tells as much, and without any the crate would panic.
            columns.push(0);
        }
        let matrix = Array2::from_shape_fn((rows.len(), columns.len()), |(row, i)| rows[row][columns[i]]);
        let mut forest = IsolationForest::new(TREES, ROWS).ok()?.with_random_state(SEED);
        forest.fit(&matrix).ok()?;
        Some(Self { columns, forest })
    }

    /// From near 0 to 1; below or about 0.5 for what is like the rest, more for what is not, and 1 if a number is not
    /// finite.
    pub fn score(&self, row: &[f64; N]) -> f64 {
        let row: Vec<f64> = self.columns.iter().map(|column| row[*column]).collect();
        // The crate's scores are the paper's below zero.
        self.forest.score_sample(&row).map_or(1.0, |score| -score)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Spread evenly over 0 to 1 in the first column and 0 to 100 in the second; the third never differs.
    fn rows() -> Vec<[f64; 3]> {
        (0..500).map(f64::from).map(|i| [(i * 0.618_034).fract(), (i * 0.754_878).fract() * 100.0, 5.0]).collect()
    }

    #[test]
    fn what_lies_far_off_scores_high_and_the_rest_does_not() {
        let rows = rows();
        let forest = Forest::train(&rows).unwrap();
        let mut scores: Vec<f64> = rows.iter().map(|row| forest.score(row)).collect();
        scores.sort_by(f64::total_cmp);
        assert!((0.4..0.55).contains(&scores[250]), "{}", scores[250]);
        for far in [[3.0, -80.0, 5.0], [-2.0, 300.0, 5.0]] {
            assert!(forest.score(&far) > scores[475], "{} {}", forest.score(&far), scores[475]);
        }
    }

    #[test]
    fn columns_that_never_differ_change_no_score() {
        let rows = rows();
        let wider: Vec<[f64; 9]> = rows.iter().map(|[a, b, c]| [*c, *c, *a, *c, *c, *b, *c, *c, *c]).collect();
        let (forest, wider_forest) = (Forest::train(&rows).unwrap(), Forest::train(&wider).unwrap());
        for (row, wider) in rows.iter().zip(&wider) {
            assert_eq!(forest.score(row), wider_forest.score(wider));
        }
    }

    #[test]
    fn the_same_rows_give_the_same_scores_on_any_number_of_threads() {
        let rows = rows();
        let scores_on = |threads: usize| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            let forest = pool.install(|| Forest::train(&rows)).unwrap();
            rows.iter().map(|row| forest.score(row).to_bits()).collect::<Vec<_>>()
        };
        assert_eq!(scores_on(1), scores_on(5));
    }

    #[test]
    fn rows_that_are_all_the_same_are_usual() {
        let forest = Forest::train(&[[1.0, 2.0]; 50]).unwrap();
        assert!(forest.score(&[1.0, 2.0]) <= 0.51);
        assert!(Forest::<2>::train(&[[0.0; 2]]).is_none());
    }

    #[test]
    fn numbers_that_no_cut_can_part_are_no_trouble() {
        // Neighbors among the numbers, with nothing between them.
        for low in [1.0, 20.0, 1e9] {
            let forest = Forest::train(&[[low], [low.next_up()]]).unwrap();
            assert!((0.0..=1.0).contains(&forest.score(&[low])));
        }
        assert!(Forest::train(&[[0.0], [f64::NAN]]).is_none());
        let forest = Forest::train(&[[0.0], [1.0], [2.0]]).unwrap();
        assert_eq!(forest.score(&[f64::INFINITY]), 1.0);
    }
}
