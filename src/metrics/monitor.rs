//! Owns the history, the rules and what was learned; turns each reading into a picture of how things stand.

use std::sync::Arc;

use super::{
    History, Metric, Past, Reading, Sample, StageTimes,
    advice::{self, Advice},
    alert::{Alert, Alerts, Rule, RuleError},
    anomaly::{Anomaly, Detector, Learned, Lesson},
    gpu::GpuReading,
    trend,
};

/// The past over which rates are told, in seconds.
const RATE_SECS: f64 = 30.0;

/// Fed with readings; see [`Overview`] for what comes of them.
#[derive(Debug, Clone)]
pub struct Monitor {
    history: Arc<History>,
    stage_times: Arc<StageTimes>,
    alerts: Alerts,
    detector: Detector,
    /// When anything last moved, or nothing was waiting.
    moved_at: f64,
    gpu: GpuReading,
    anomaly: Option<Anomaly>,
    cache_limit: u64,
}

/// How things stand, to be shown.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Overview {
    pub history: Arc<History>,
    pub stage_times: Arc<StageTimes>,
    pub rules: Vec<Rule>,
    /// The most severe first.
    pub alerts: Vec<Alert>,
    pub anomaly: Option<Anomaly>,
    pub advice: Vec<Advice>,
    /// Where single metrics are going, in words.
    pub outlook: Vec<(Metric, String)>,
    pub gpu: GpuReading,
}

impl Monitor {
    /// # Errors
    /// A rule that cannot be followed.
    pub fn new(rules: Vec<Rule>) -> Result<Self, RuleError> {
        Ok(Self {
            history: Arc::default(),
            stage_times: Arc::default(),
            alerts: Alerts::new(rules)?,
            detector: Detector::default(),
            moved_at: 0.0,
            gpu: GpuReading::default(),
            anomaly: None,
            cache_limit: 0,
        })
    }

    /// Takes in one second, in well under a millisecond.
    pub fn record(&mut self, reading: Reading) {
        let mut sample = Sample::of(&reading);
        if reading.is_moving || reading.queue == 0 || self.history.is_empty() {
            self.moved_at = reading.secs;
        }
        sample.set(Metric::Stalled, reading.secs - self.moved_at);
        let stage_times = Arc::make_mut(&mut self.stage_times);
        reading.stage_ms.iter().for_each(|(stage, ms)| stage_times.add(*stage, *ms));
        // What shows the history holds it as it was.
        let history = Arc::make_mut(&mut self.history);
        history.push(sample);
        let derived = rates(history)
            .into_iter()
            .chain([
                (Metric::MemoryFullIn, trend::full_in(history, Metric::MemoryShare)),
                (Metric::VramFullIn, trend::full_in(history, Metric::VramShare)),
            ])
            .collect::<Vec<_>>();
        derive(history, derived);
        self.anomaly = self.detector.observe(history);
        derive(history, vec![(Metric::Unusual, self.anomaly.as_ref().map(|anomaly| anomaly.level))]);
        if let Some(latest) = history.latest() {
            self.alerts.observe(latest);
        }
        (self.gpu, self.cache_limit) = (reading.gpu, reading.cache_limit);
    }

    /// Follows other rules from now on.
    ///
    /// # Errors
    /// The first rule that cannot be followed; then the old ones stay.
    pub fn change_rules(&mut self, rules: Vec<Rule>) -> Result<(), RuleError> {
        self.alerts.change(rules)
    }

    /// See [`Detector::take_lesson`].
    pub fn take_lesson(&mut self) -> Option<Lesson> {
        self.detector.take_lesson()
    }

    /// See [`Detector::accept`].
    pub fn accept(&mut self, learned: Learned) {
        self.detector.accept(learned);
    }

    /// See [`Detector::expect_times_of`].
    pub fn expect_times_of(&mut self, settings: &str) {
        self.detector.expect_times_of(settings);
    }

    /// Knows what is usual as soon as the lesson is learned, from an earlier session.
    pub fn recall(&mut self, past: Past) {
        self.detector.recall(past);
    }

    /// What was learned so far, once a minute of it is new: to be kept for the next session.
    pub fn take_past(&mut self) -> Option<Past> {
        self.detector.take_past()
    }

    /// What is unusual about the last second, if anything is.
    pub fn anomaly(&self) -> Option<&Anomaly> {
        self.anomaly.as_ref().filter(|anomaly| anomaly.is_unusual())
    }

    pub fn overview(&self) -> Overview {
        Overview {
            history: Arc::clone(&self.history),
            stage_times: Arc::clone(&self.stage_times),
            rules: self.alerts.rules().cloned().collect(),
            alerts: self.alerts.raised(),
            anomaly: self.anomaly().cloned(),
            advice: advice::advice(&self.history, self.cache_limit),
            outlook: advice::outlook(&self.history),
            gpu: self.gpu.clone(),
        }
    }
}

fn derive(history: &mut History, values: Vec<(Metric, Option<f64>)>) {
    if let Some(latest) = history.latest_mut() {
        values.into_iter().for_each(|(metric, value)| latest.set(metric, value));
    }
}

/// The share of misses whose results had been let go. Of a handful of misses none can be told.
pub(super) fn evicted_share(history: &History, secs: f64) -> Option<f64> {
    let misses = history.rise(Metric::Misses, secs).map(|(misses, _)| misses).filter(|misses| *misses >= 10.0)?;
    Some(history.rise(Metric::EvictedMisses, secs)?.0 / misses)
}

/// What counters did in the last half minute.
fn rates(history: &History) -> [(Metric, Option<f64>); 4] {
    let rise = |metric| history.rise(metric, RATE_SECS);
    let per_minute = |metric| rise(metric).map(|(count, secs)| count * 60.0 / secs);
    let hits = [Metric::MemoryHits, Metric::DiskHits].map(|metric| rise(metric).map_or(0.0, |(count, _)| count));
    let hits = hits[0] + hits[1];
    let misses = rise(Metric::Misses).map(|(misses, _)| misses);
    let asked = misses.map(|misses| hits + misses).filter(|asked| *asked > 0.0);
    [
        (Metric::HitRate, asked.map(|asked| hits / asked)),
        (Metric::EvictedShare, evicted_share(history, RATE_SECS)),
        (Metric::EvictionRate, per_minute(Metric::Evictions)),
        (Metric::Throughput, per_minute(Metric::Finished)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metrics::alert::default_rules;

    #[test]
    fn rates_count_the_last_half_minute_only() {
        let mut monitor = Monitor::new(default_rules()).unwrap();
        for secs in 0..100u32 {
            // Two misses a second in the first minute, then three hits and a miss.
            let late = u64::from(secs.saturating_sub(60));
            monitor.record(Reading {
                secs: f64::from(secs),
                memory_hits: 3 * late,
                misses: 2 * u64::from(secs.min(60)) + late,
                finished: late,
                ..Reading::default()
            });
        }
        let overview = monitor.overview();
        let now = |metric| overview.history.now(metric).unwrap();
        assert_eq!((now(Metric::HitRate), now(Metric::Throughput), now(Metric::Misses)), (0.75, 60.0, 159.0));
    }

    #[test]
    fn what_waits_without_progress_is_told_after_a_minute() {
        let mut monitor = Monitor::new(default_rules()).unwrap();
        for secs in 0..75u32 {
            monitor.record(Reading { secs: f64::from(secs), queue: 2, is_moving: secs < 10, ..Reading::default() });
            let told = monitor.overview().alerts.iter().any(|alert| alert.name == "Nothing moves");
            assert_eq!(told, secs > 69, "second {secs}");
        }
    }

    #[test]
    fn an_overview_stays_as_it_was_when_time_goes_on() {
        let mut monitor = Monitor::new(Vec::new()).unwrap();
        monitor.record(Reading { secs: 1.0, ..Reading::default() });
        let before = monitor.overview();
        monitor.record(Reading { secs: 2.0, ..Reading::default() });
        assert_eq!((before.history.samples().len(), monitor.overview().history.samples().len()), (1, 2));
    }
}
