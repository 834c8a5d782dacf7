//! An isolation forest: rows that a few random cuts set apart from all others are unusual.
//!
//! F. T. Liu, K. M. Ting, Z.-H. Zhou, "Isolation Forest", 2008, with axis-parallel cuts. The crates that offer one
//! draw from the thread's own random numbers and have rested for years; the same history shall give the same score.

/// Trees: more hardly change the score.
const TREES: usize = 64;
/// Rows that each tree sees; the paper finds 256 to be plenty.
const ROWS: usize = 128;
/// Euler's constant.
const EULER: f64 = 0.577_215_664_901_532_9;

/// A forest over rows of `N` finite numbers.
#[derive(Debug, Clone)]
pub(super) struct Forest<const N: usize> {
    trees: Vec<Vec<Node>>,
    /// Mean depth at which a row of the training set is alone.
    mean_depth: f64,
}

#[derive(Debug, Clone, Copy)]
enum Node {
    /// The depth of a row that ends here: its own, and what the rows beside it would have needed.
    Leaf { depth: f64 },
    /// Rows below `at` go on at the next node, the others at `other`.
    Cut { column: usize, at: f64, other: usize },
}

impl<const N: usize> Forest<N> {
    /// `None` of fewer than two rows. The same rows give the same forest.
    pub fn train(rows: &[[f64; N]]) -> Option<Self> {
        if rows.len() < 2 || N == 0 {
            return None;
        }
        let count = rows.len().min(ROWS);
        let most_depth = count.ilog2() as usize + 1;
        let mut random = SplitMix64(rows.len() as u64);
        let mut order: Vec<usize> = (0..rows.len()).collect();
        let trees = (0..TREES).map(|_| {
            // The beginning of a Fisher–Yates shuffle draws without putting back.
            (0..count).for_each(|i| order.swap(i, i + random.below(rows.len() - i)));
            let mut tree = Vec::new();
            grow(&mut tree, rows, &mut order[..count], 0, most_depth, &mut random);
            tree
        });
        Some(Self { trees: trees.collect(), mean_depth: mean_depth(count) })
    }

    /// From near 0 to 1; below or about 0.5 for what is like the rest, more for what is not.
    pub fn score(&self, row: &[f64; N]) -> f64 {
        let depths = self.trees.iter().map(|tree| depth(tree, row));
        let mean = depths.sum::<f64>() / self.trees.len() as f64;
        (-mean / self.mean_depth).exp2()
    }
}

/// Adds the node of these rows and all below it.
fn grow<const N: usize>(
    tree: &mut Vec<Node>,
    rows: &[[f64; N]],
    order: &mut [usize],
    depth: usize,
    most_depth: usize,
    random: &mut SplitMix64,
) {
    // Of a random column that still differs; where none does, no cut can part the rows.
    let first = random.below(N);
    let range = |column: usize| {
        let values = order.iter().map(|row| rows[*row][column]);
        values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)))
    };
    let columns = (0..N).map(|i| (first + i) % N).map(|column| (column, range(column)));
    let cut = columns.into_iter().find(|(_, (low, high))| low < high).filter(|_| depth < most_depth);
    let Some((column, (low, high))) = cut else {
        tree.push(Node::Leaf { depth: depth as f64 + mean_depth(order.len()) });
        return;
    };
    let at = low + (high - low) * random.share();
    // At least the lowest goes below: between neighboring numbers there may be none to cut at.
    let at = if at > low { at } else { high };
    let below = partition(order, |row| rows[row][column] < at);
    let node = tree.len();
    tree.push(Node::Leaf { depth: 0.0 });
    let (left, right) = order.split_at_mut(below);
    grow(tree, rows, left, depth + 1, most_depth, random);
    tree[node] = Node::Cut { column, at, other: tree.len() };
    grow(tree, rows, right, depth + 1, most_depth, random);
}

/// Moves what `is_first` to the front and tells how many that are.
fn partition(order: &mut [usize], is_first: impl Fn(usize) -> bool) -> usize {
    let mut count = 0;
    for i in 0..order.len() {
        if is_first(order[i]) {
            order.swap(i, count);
            count += 1;
        }
    }
    count
}

fn depth<const N: usize>(tree: &[Node], row: &[f64; N]) -> f64 {
    let mut at = 0;
    loop {
        match tree[at] {
            Node::Leaf { depth } => return depth,
            Node::Cut { column, at: cut, other } => at = if row[column] < cut { at + 1 } else { other },
        }
    }
}

/// Mean depth of an unsuccessful search in a binary tree of this many rows (equation 1 of the paper).
fn mean_depth(rows: usize) -> f64 {
    match rows {
        0 | 1 => 0.0,
        2 => 1.0,
        _ => {
            let n = rows as f64;
            2.0 * ((n - 1.0).ln() + EULER) - 2.0 * (n - 1.0) / n
        }
    }
}

/// Random numbers after G. L. Steele, D. Lea, C. H. Flood, "Fast splittable pseudorandom number generators", 2014.
struct SplitMix64(u64);

impl SplitMix64 {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// From 0 to just below 1.
    fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }

    fn below(&mut self, count: usize) -> usize {
        (self.share() * count as f64) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_far_off_scores_high_and_the_rest_does_not() {
        let mut random = SplitMix64(7);
        let rows: Vec<[f64; 3]> = (0..500).map(|_| [random.share(), random.share() * 100.0, 5.0]).collect();
        let forest = Forest::train(&rows).unwrap();
        let mut scores: Vec<f64> = rows.iter().map(|row| forest.score(row)).collect();
        scores.sort_by(f64::total_cmp);
        assert!((0.4..0.55).contains(&scores[250]), "{}", scores[250]);
        for far in [[3.0, -80.0, 5.0], [-2.0, 300.0, 5.0]] {
            assert!(forest.score(&far) > scores[475], "{} {}", forest.score(&far), scores[475]);
        }
        assert_eq!(forest.score(&rows[3]), Forest::train(&rows).unwrap().score(&rows[3]));
    }

    #[test]
    fn rows_that_are_all_the_same_are_usual() {
        let forest = Forest::train(&[[1.0, 2.0]; 50]).unwrap();
        assert!(forest.score(&[1.0, 2.0]) <= 0.51);
        assert!(Forest::<2>::train(&[[0.0; 2]]).is_none());
    }
}
