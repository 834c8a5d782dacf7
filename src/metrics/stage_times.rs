//! How long each stage took when it was last computed: the middle and the slow end.

use std::collections::{BTreeMap, VecDeque};

use super::{Metric, stats::quantile};

/// Runs remembered of each stage: enough for a 95th percentile, few enough to follow a change of settings.
const MOST_RUNS: usize = 200;

/// The last runs of each stage.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct StageTimes {
    runs: BTreeMap<Metric, VecDeque<f64>>,
}

/// How long a stage takes, in milliseconds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StageTime {
    pub p50_ms: f64,
    pub p95_ms: f64,
    pub runs: usize,
}

impl StageTimes {
    pub fn add(&mut self, stage: Metric, ms: f64) {
        let runs = self.runs.entry(stage).or_default();
        if runs.len() == MOST_RUNS {
            runs.pop_front();
        }
        runs.push_back(ms);
    }

    /// `None` before a stage's first run.
    pub fn of(&self, stage: Metric) -> Option<StageTime> {
        let mut runs: Vec<f64> = self.runs.get(&stage)?.iter().copied().collect();
        let p50_ms = quantile(&mut runs, 0.5)?;
        Some(StageTime { p50_ms, p95_ms: quantile(&mut runs, 0.95)?, runs: runs.len() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_and_the_slow_end_of_the_last_runs() {
        let mut times = StageTimes::default();
        assert_eq!(times.of(Metric::Mask), None);
        (0..MOST_RUNS).for_each(|_| times.add(Metric::Mask, 1e6));
        (1..=MOST_RUNS).for_each(|ms| times.add(Metric::Mask, ms as f64));
        assert_eq!(times.of(Metric::Mask), Some(StageTime { p50_ms: 100.0, p95_ms: 190.0, runs: MOST_RUNS }));
    }
}
