//! Where a series is going: a slope that outliers do not bend, and when it meets a limit.
//!
//! H. Theil, "A rank-invariant method of linear and polynomial regression analysis", 1950, and P. K. Sen, "Estimates
//! of the regression coefficient based on Kendall's tau", 1968: the median of the slopes between all pairs of points.

use super::{
    History, Metric,
    stats::{Spread, quantile},
};

/// The past that a forecast is made from: long enough to see through single pictures.
const FORECAST_SECS: f64 = 120.0;
/// What must go on for a forecast to hold: a cache that has filled up stops growing.
const RECENT_SECS: f64 = 40.0;
/// Fewer points show no direction.
const LEAST_POINTS: usize = 20;
/// All pairs of more points would cost more than they tell.
const MOST_POINTS: usize = 100;
/// A rise below this many standard deviations of the noise is none.
const CLEAR_SIGMAS: f64 = 3.0;
/// Smaller rises of a share within [`FORECAST_SECS`] lead nowhere soon.
const LEAST_RISE: f64 = 0.01;

/// A straight line through a series.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Trend {
    pub per_sec: f64,
    /// The line's value at the last point.
    pub now: f64,
    /// Standard deviation of the points around the line.
    pub noise: f64,
    /// Time between the first and the last point.
    pub secs: f64,
}

impl Trend {
    /// The Theil–Sen line through points (time in seconds, value) in the order of time. `None` of too few.
    pub fn of(points: &[(f64, f64)]) -> Option<Self> {
        if points.len() < LEAST_POINTS {
            return None;
        }
        // The newest point is always among those taken.
        let step = points.len().div_ceil(MOST_POINTS);
        let mut points: Vec<_> = points.iter().rev().step_by(step).copied().collect();
        points.reverse();
        let mut slopes: Vec<f64> = Vec::with_capacity(points.len() * points.len() / 2);
        for (i, (t0, v0)) in points.iter().enumerate() {
            slopes.extend(points[i + 1..].iter().filter(|(t, _)| t > t0).map(|(t, v)| (v - v0) / (t - t0)));
        }
        let per_sec = quantile(&mut slopes, 0.5)?;
        let (begin, end) = (points.first()?.0, points.last()?.0);
        let mut levels: Vec<f64> = points.iter().map(|(t, v)| v + per_sec * (end - t)).collect();
        let around = Spread::of(&mut levels)?;
        Some(Self { per_sec, now: around.median, noise: around.sigma, secs: end - begin })
    }

    /// How much the line rises (or falls) over the time it was drawn through.
    pub fn rise(&self) -> f64 {
        self.per_sec * self.secs
    }

    /// Whether it stands out of the noise.
    pub fn is_clear(&self) -> bool {
        self.rise().abs() > CLEAR_SIGMAS * self.noise
    }

    /// Seconds until the line rises to a limit. `None` where it does not rise.
    pub fn secs_to(&self, limit: f64) -> Option<f64> {
        (self.per_sec > 0.0).then(|| ((limit - self.now) / self.per_sec).max(0.0))
    }
}

/// The trend of a metric over the last `secs` seconds.
pub fn over(history: &History, metric: Metric, secs: f64) -> Option<Trend> {
    let begin = history.latest()?.secs - secs;
    Trend::of(&history.series(metric).filter(|(time, _)| *time >= begin).collect::<Vec<_>>())
}

/// Seconds until a share is 1, if it clearly rises and has not stopped rising.
pub fn full_in(history: &History, share: Metric) -> Option<f64> {
    let trend = over(history, share, FORECAST_SECS)?;
    let recent = over(history, share, RECENT_SECS)?;
    let goes_on = trend.is_clear() && trend.rise() >= LEAST_RISE && recent.per_sec > 0.5 * trend.per_sec;
    // Half a forecast's past is too short to look far ahead.
    trend.secs_to(1.0).filter(|_| goes_on && trend.secs >= FORECAST_SECS / 2.0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::metrics::Sample;

    fn history(share: impl Fn(f64) -> f64, secs: usize) -> History {
        let mut history = History::default();
        (0..secs).map(|i| i as f64).for_each(|t| {
            history.push(Sample::new(t).with(Metric::MemoryShare, share(t)));
        });
        history
    }

    #[test]
    fn memory_that_rises_steadily_is_full_when_the_line_says() {
        // 0.1 % a second from 50 %: after 160 s there is room for another 340 s.
        let secs = full_in(&history(|t| 0.5 + 0.001 * t, 161), Metric::MemoryShare).unwrap();
        assert!((secs - 340.0).abs() < 1.0, "{secs}");
    }

    #[test]
    fn nothing_is_foretold_of_what_is_level_or_has_stopped_or_jumped_once() {
        assert_eq!(full_in(&history(|t| 0.5 + 0.003 * (t * 2.7).sin(), 200), Metric::MemoryShare), None);
        assert_eq!(full_in(&history(|t| 0.3 + 0.002 * t.min(150.0), 200), Metric::MemoryShare), None);
        assert_eq!(full_in(&history(|t| if t < 150.0 { 0.3 } else { 0.6 }, 200), Metric::MemoryShare), None);
        assert_eq!(full_in(&history(|t| 0.9 - 0.001 * t, 200), Metric::MemoryShare), None);
        assert_eq!(full_in(&history(|t| 0.5 + 0.01 * t, 10), Metric::MemoryShare), None);
    }

    proptest! {
        #[test]
        fn a_fifth_of_wild_points_does_not_bend_the_line(
            slope in -5.0..5.0f64,
            level in -1e3..1e3f64,
            wild in prop::collection::vec((0..100usize, -1e6..1e6f64), 20),
        ) {
            let mut points: Vec<(f64, f64)> = (0..100).map(|i| (i as f64, level + slope * i as f64)).collect();
            wild.iter().for_each(|(at, value)| points[*at].1 = *value);
            let trend = Trend::of(&points).unwrap();
            prop_assert!((trend.per_sec - slope).abs() < 1e-6, "{trend:?}");
        }
    }
}
