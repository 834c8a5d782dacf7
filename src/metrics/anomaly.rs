//! Tells what is unusual for this machine: each series against its own middle and spread, and all of them together
//! with an isolation forest. Both learn from this machine's own past, of earlier sessions too, and never from what they
//! have just found unusual.
//!
//! Judging a second takes microseconds, learning anew some milliseconds. So the detector hands out a [`Lesson`]
//! when there is enough to learn, and goes on judging by what it knows; whoever owns it learns where nobody waits.

use std::collections::VecDeque;

use super::{History, Metric, forest::Forest, past::Past, stats::Spread};

/// Past seconds learned from.
pub(super) const MOST_ROWS: usize = 900;
/// Seconds to learn before anything can be called unusual.
const LEAST_ROWS: usize = 60;
/// A second is learned only when nothing was unusual for so long after it: slow faults begin unseen.
const QUARANTINE_SECS: usize = 30;
/// What has been unusual for so long is how it is now.
const ACCEPTED_AFTER_SECS: usize = 120;
/// The spreads and the forest are learned anew after so many rows.
const RELEARN_ROWS: usize = 30;
/// What was learned is worth keeping after so many rows.
const KEEP_ROWS: usize = 60;
/// Standard deviations from the middle at which one series alone is unusual.
const ALONE_SIGMAS: f64 = 4.5;
/// What a series must at least be off for the forest to count: it does not know good from bad.
const TOGETHER_SIGMAS: f64 = 3.5;
/// A forest's score is unusual above this, and above that of nearly all it learned from.
const LEAST_SCORE: f64 = 0.6;
const USUAL_SHARE: f64 = 0.995;
/// Share of the processor beyond which the times of stages tell of other programs.
const MOST_TAKEN: f64 = 0.5;
/// Deviations are cut off here: how far off a wild number is tells nothing more.
const MOST_SIGMAS: f64 = 20.0;

/// One column of what is learned.
#[derive(Clone, Copy)]
pub(super) struct Feature {
    pub metric: Metric,
    /// Whether more or less of it is trouble: 1 or -1, or 0 where only the forest can tell.
    harm: f64,
    /// Spread below which it does not matter, in the unit of `value`.
    least_sigma: f64,
    value: fn(&History, Metric) -> Option<f64>,
}

pub(super) const COLUMNS: usize = Metric::STAGES.len() + OTHERS.len();

pub(super) const FEATURES: [Feature; COLUMNS] = {
    let mut features = [OTHERS[0]; COLUMNS];
    let mut column = 0;
    while column < COLUMNS {
        let stages = Metric::STAGES.len();
        features[column] = if column < stages { stage(Metric::STAGES[column]) } else { OTHERS[column - stages] };
        column += 1;
    }
    features
};

const OTHERS: [Feature; 8] = [
    Feature { metric: Metric::HitRate, harm: -1.0, least_sigma: 0.15, value: History::now },
    Feature { metric: Metric::EvictedShare, harm: 1.0, least_sigma: 0.08, value: History::now },
    // A cache that lets a picture's results go for those of the next is at work, and so is one that never does.
    Feature { metric: Metric::EvictionRate, harm: 0.0, least_sigma: 30.0, value: History::now },
    Feature { metric: Metric::ProcessBytes, harm: 1.0, least_sigma: 500e3, value: growth },
    Feature { metric: Metric::VramBytes, harm: 1.0, least_sigma: 500e3, value: growth },
    Feature { metric: Metric::Stalled, harm: 1.0, least_sigma: 2.0, value: History::now },
    Feature { metric: Metric::Gpu, harm: -1.0, least_sigma: 0.1, value: while_busy },
    // It follows the work that is there by half a minute.
    Feature { metric: Metric::Throughput, harm: 0.0, least_sigma: 3.0, value: while_busy },
];

/// A stage's time counts by its ratio to the usual one. A third more is no news.
const fn stage(metric: Metric) -> Feature {
    Feature { metric, harm: 1.0, least_sigma: 0.25, value: stage_time }
}

/// Logarithm of the middle of a stage's last three runs within half a minute: a single slow one is chance. While others
/// have the processor it is not known: how long a stage takes is up to them then.
fn stage_time(history: &History, stage: Metric) -> Option<f64> {
    let begin = history.latest()?.secs - 30.0;
    if taken_by_others(history, begin).is_some_and(|share| share > MOST_TAKEN) {
        return None;
    }
    let mut runs = [0.0; 3];
    let mut recent = history.series(stage).rev().take_while(|(time, _)| *time >= begin);
    for run in &mut runs {
        *run = recent.next()?.1;
    }
    runs.sort_by(f64::total_cmp);
    // Below some milliseconds the system's own doings show.
    Some((runs[1] + 5.0).ln())
}

/// Mean share of the processor that other programs have had since a moment.
fn taken_by_others(history: &History, begin: f64) -> Option<f64> {
    let (mut sum, mut count) = (0.0, 0);
    for sample in history.samples().rev().take_while(|sample| sample.secs >= begin) {
        sum += sample.get(Metric::Cpu)? - sample.get(Metric::ProcessCpu)?;
        count += 1;
    }
    (count > 0).then(|| sum / f64::from(count))
}

/// How fast the least that is always held grows, in bytes a second, without what the cache took on purpose. Work comes
/// and goes and a larger picture is a step; a leak grows in both halves of a minute. What shrinks is as usual as what
/// stays: learned from the end of some work, rest would look like growth.
fn growth(history: &History, metric: Metric) -> Option<f64> {
    const HALF_SECS: f64 = 30.0;
    const WINDOW_SECS: f64 = 20.0;
    let now = history.latest()?.secs;
    let least = |end: f64| {
        let samples = history.samples().filter(|s| s.secs <= end && s.secs > end - WINDOW_SECS);
        let held = samples.filter_map(|sample| {
            let cached = if metric == Metric::ProcessBytes { sample.get(Metric::CacheBytes) } else { None };
            Some(sample.get(metric)? - cached.unwrap_or(0.0))
        });
        held.reduce(f64::min)
    };
    let [before, between, after] = [least(now - 2.0 * HALF_SECS)?, least(now - HALF_SECS)?, least(now)?];
    Some((between - before).min(after - between).max(0.0) / HALF_SECS)
}

/// A value over the last five seconds, if pictures were waiting all the while.
fn while_busy(history: &History, metric: Metric) -> Option<f64> {
    const SECS: f64 = 5.0;
    let begin = history.latest()?.secs - SECS;
    let (mut sum, mut count) = (0.0, 0);
    for sample in history.samples().rev().take_while(|sample| sample.secs > begin) {
        sample.get(Metric::Queue).filter(|queue| *queue > 0.0)?;
        sum += sample.get(metric)?;
        count += 1;
    }
    (count >= 3).then(|| sum / f64::from(count))
}

/// One second, each column as its feature has it.
pub(super) type Row = [Option<f64>; COLUMNS];

/// What is unusual about a second.
#[derive(Debug, Clone, PartialEq)]
pub struct Anomaly {
    /// 1 and more is unusual; the larger, the more so.
    pub level: f64,
    /// The series that is furthest off on its bad side.
    pub metric: Metric,
    /// How far, in standard deviations of its past.
    pub sigmas: f64,
    /// Score of the isolation forest, 0 to 1.
    pub score: f64,
}

impl Anomaly {
    pub fn is_unusual(&self) -> bool {
        self.level >= 1.0
    }
}

/// Gathers second by second what there is to learn, and judges by what was learned.
#[derive(Debug, Clone, Default)]
pub struct Detector {
    quarantine: VecDeque<Row>,
    rows: VecDeque<Row>,
    /// Rows gathered since the last lesson.
    new_rows: usize,
    is_lesson_due: bool,
    /// Counts what made all earlier lessons void.
    term: u64,
    /// Rows learned since they were last taken to be kept.
    unkept_rows: usize,
    unusual_secs: usize,
    /// Under which settings the stages took these times.
    settings: String,
    model: Option<Model>,
}

/// The seconds to learn from, as they were when the lesson was due.
#[derive(Debug, Clone)]
pub struct Lesson {
    rows: Vec<Row>,
    term: u64,
}

/// What came of a lesson.
#[derive(Debug, Clone)]
pub struct Learned {
    model: Model,
    term: u64,
}

impl Lesson {
    /// Takes some milliseconds.
    pub fn learn(&self) -> Option<Learned> {
        Some(Learned { model: Model::learn(&self.rows)?, term: self.term })
    }
}

#[derive(Debug, Clone)]
struct Model {
    spreads: [Option<Spread>; COLUMNS],
    forest: Forest<COLUMNS>,
    usual_score: f64,
}

impl Detector {
    /// Judges the newest second of a history, then keeps it to learn from. `None` while too little is known.
    pub fn observe(&mut self, history: &History) -> Option<Anomaly> {
        let row = FEATURES.each_ref().map(|feature| (feature.value)(history, feature.metric));
        let anomaly = self.model.as_ref().map(|model| model.judge(&row));
        self.gather(row, anomaly.as_ref().is_some_and(Anomaly::is_unusual));
        anomaly
    }

    /// What is to be learned now, if enough is new. What comes of it is for [`Detector::accept`].
    pub fn take_lesson(&mut self) -> Option<Lesson> {
        std::mem::take(&mut self.is_lesson_due)
            .then(|| Lesson { rows: self.rows.iter().copied().collect(), term: self.term })
    }

    /// Judges by this from now on, unless what it was learned from says nothing any more.
    pub fn accept(&mut self, learned: Learned) {
        if learned.term == self.term {
            self.model = Some(learned.model);
        }
    }

    /// Says under which settings the stages run from now on, in words of any kind. Other settings take other times:
    /// those known so far say nothing any more.
    pub fn expect_times_of(&mut self, settings: &str) {
        if self.settings == settings {
            return;
        }
        settings.clone_into(&mut self.settings);
        let stages = Metric::STAGES.len();
        for row in self.rows.iter_mut().chain(&mut self.quarantine) {
            row[..stages].fill(None);
        }
        if let Some(model) = &mut self.model {
            model.spreads[..stages].fill(None);
        }
        self.begin_term();
    }

    /// Goes on from what an earlier session has learned.
    pub fn recall(&mut self, past: Past) {
        (self.settings, self.rows) = (past.settings, past.rows.into());
        self.begin_term();
    }

    /// What was learned, whenever enough of it is new.
    pub fn take_past(&mut self) -> Option<Past> {
        if self.unkept_rows < KEEP_ROWS {
            return None;
        }
        self.unkept_rows = 0;
        Some(Past { settings: self.settings.clone(), rows: self.rows.iter().copied().collect() })
    }

    fn gather(&mut self, row: Row, is_unusual: bool) {
        self.unusual_secs = if is_unusual { self.unusual_secs + 1 } else { 0 };
        if is_unusual && self.unusual_secs < ACCEPTED_AFTER_SECS {
            self.quarantine.clear();
            return;
        }
        self.quarantine.push_back(row);
        if self.quarantine.len() <= QUARANTINE_SECS {
            return;
        }
        let Some(row) = self.quarantine.pop_front() else { return };
        if self.rows.len() == MOST_ROWS {
            // A night without work must not make the days forgotten.
            if is_rest(&row) {
                return;
            }
            self.rows.pop_front();
        }
        self.rows.push_back(row);
        self.new_rows += 1;
        self.unkept_rows += 1;
        if self.rows.len() == LEAST_ROWS || (self.rows.len() > LEAST_ROWS && self.new_rows >= RELEARN_ROWS) {
            self.call_lesson();
        }
    }

    fn begin_term(&mut self) {
        self.term += 1;
        if self.rows.len() >= LEAST_ROWS {
            self.call_lesson();
        }
    }

    fn call_lesson(&mut self) {
        self.is_lesson_due = true;
        self.new_rows = 0;
    }
}

impl Model {
    fn learn(rows: &[Row]) -> Option<Self> {
        let spreads = std::array::from_fn(|column| {
            let mut known: Vec<f64> = rows.iter().filter_map(|row| row[column]).collect();
            // How long a stage takes depends on the picture, too, of which some are large.
            let spread = if column < Metric::STAGES.len() { Spread::of_most } else { Spread::of };
            spread(&mut known).filter(|_| known.len() >= LEAST_ROWS / 3)
        });
        let deviations: Vec<_> = rows.iter().map(|row| deviations(&spreads, row)).collect();
        let forest = Forest::train(&deviations)?;
        let mut scores: Vec<f64> = deviations.iter().map(|row| forest.score(row)).collect();
        let usual_score = super::stats::quantile(&mut scores, USUAL_SHARE)?.max(LEAST_SCORE);
        Some(Self { spreads, forest, usual_score })
    }

    fn judge(&self, row: &Row) -> Anomaly {
        let deviations = deviations(&self.spreads, row);
        let score = self.forest.score(&deviations);
        let harms = FEATURES.iter().zip(&deviations).map(|(feature, sigmas)| (feature.metric, feature.harm * sigmas));
        let (metric, sigmas) =
            harms.fold((Metric::Unusual, 0.0), |worst, this| if this.1 > worst.1 { this } else { worst });
        let alone = sigmas / ALONE_SIGMAS;
        let together = if sigmas >= TOGETHER_SIGMAS { score / self.usual_score } else { 0.0 };
        Anomaly { level: alone.max(together), metric, sigmas, score }
    }
}

/// Whether no stage ran often enough to be told.
fn is_rest(row: &Row) -> bool {
    row[..Metric::STAGES.len()].iter().all(Option::is_none)
}

/// How far each column is from its middle, in standard deviations. What is not known is as usual.
fn deviations(spreads: &[Option<Spread>; COLUMNS], row: &Row) -> [f64; COLUMNS] {
    std::array::from_fn(|column| {
        let Some((spread, value)) = spreads[column].zip(row[column]) else { return 0.0 };
        let sigmas = (value - spread.median) / spread.sigma.max(FEATURES[column].least_sigma);
        sigmas.clamp(-MOST_SIGMAS, MOST_SIGMAS)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_learned_of_other_settings_is_not_accepted() {
        let (mut detector, history) = (Detector::default(), History::default());
        let mut due = Vec::new();
        for second in 0..LEAST_ROWS + QUARANTINE_SECS + RELEARN_ROWS {
            assert_eq!(detector.observe(&history), None, "nothing is known before it is learned");
            due.extend(detector.take_lesson().map(|lesson| (second, lesson)));
        }
        let [(first, _), (second, stale)] = &due[..] else { panic!("{} lessons", due.len()) };
        assert_eq!((*first, second - first), (LEAST_ROWS + QUARANTINE_SECS - 1, RELEARN_ROWS));

        detector.expect_times_of("grid 512");
        detector.accept(stale.learn().unwrap());
        assert_eq!(detector.observe(&history), None);
        let fresh = detector.take_lesson().unwrap();
        detector.accept(fresh.learn().unwrap());
        assert!(!detector.observe(&history).unwrap().is_unusual());
    }
}
