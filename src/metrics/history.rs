//! The last five minutes, a sample a second, in fixed memory; and the same as CSV or JSON.

use std::{collections::VecDeque, fmt::Write};

use serde_json::{Map, Value};

use super::{Metric, Sample};

/// How far back the history goes.
pub const HISTORY_SECS: usize = 300;

/// Samples in the order of time. Holds at most [`HISTORY_SECS`]; the oldest goes for the newest.
#[derive(Debug, Clone, PartialEq)]
pub struct History {
    samples: VecDeque<Sample>,
}

impl Default for History {
    fn default() -> Self {
        Self { samples: VecDeque::with_capacity(HISTORY_SECS) }
    }
}

impl History {
    /// Adds the newest sample. One that is not newer than the last is left out.
    pub fn push(&mut self, sample: Sample) {
        if self.samples.back().is_some_and(|last| sample.secs <= last.secs) {
            return;
        }
        if self.samples.len() == HISTORY_SECS {
            self.samples.pop_front();
        }
        self.samples.push_back(sample);
    }

    pub fn samples(&self) -> impl DoubleEndedIterator<Item = &Sample> + ExactSizeIterator {
        self.samples.iter()
    }

    pub fn is_empty(&self) -> bool {
        self.samples.is_empty()
    }

    pub fn latest(&self) -> Option<&Sample> {
        self.samples.back()
    }

    pub(super) fn latest_mut(&mut self) -> Option<&mut Sample> {
        self.samples.back_mut()
    }

    /// The newest known value of a metric now.
    pub fn now(&self, metric: Metric) -> Option<f64> {
        self.latest()?.get(metric)
    }

    /// The known values of a metric with their times, in the order of time.
    pub fn series(&self, metric: Metric) -> impl DoubleEndedIterator<Item = (f64, f64)> {
        self.samples.iter().filter_map(move |sample| Some((sample.secs, sample.get(metric)?)))
    }

    /// How much a counter rose in the last `secs` seconds, and in how many seconds that was.
    pub fn rise(&self, metric: Metric, secs: f64) -> Option<(f64, f64)> {
        let latest = self.latest()?;
        let before = self.samples.iter().find(|sample| sample.secs >= latest.secs - secs)?;
        let elapsed = latest.secs - before.secs;
        // A counter that was reset begins anew.
        (elapsed > 0.0).then_some(((latest.get(metric)? - before.get(metric)?).max(0.0), elapsed))
    }

    /// A line for each second under a line of names; an empty field where nothing is known.
    pub fn to_csv(&self) -> String {
        let mut csv = format!("secs,{}\n", Metric::ALL.map(Metric::name).join(","));
        for sample in &self.samples {
            // Writing to a string cannot fail.
            let _ = write!(csv, "{}", sample.secs);
            for metric in Metric::ALL {
                csv.push(',');
                if let Some(value) = sample.get(metric) {
                    let _ = write!(csv, "{value}");
                }
            }
            csv.push('\n');
        }
        csv
    }

    /// An array with an object for each second; `null` where nothing is known.
    pub fn to_json(&self) -> Value {
        let object = |sample: &Sample| {
            let mut object = Map::new();
            object.insert("secs".into(), sample.secs.into());
            object.extend(Metric::ALL.map(|metric| (metric.name().to_owned(), sample.get(metric).into())));
            Value::Object(object)
        };
        self.samples.iter().map(object).collect()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn history(count: usize) -> History {
        let mut history = History::default();
        (0..count).for_each(|i| history.push(Sample::new(i as f64).with(Metric::Misses, 2.0 * i as f64)));
        history
    }

    #[test]
    fn five_minutes_stay_and_the_oldest_leave() {
        let history = history(HISTORY_SECS + 50);
        assert_eq!(history.samples().len(), HISTORY_SECS);
        assert_eq!(history.samples().next().map(|sample| sample.secs), Some(50.0));
        assert_eq!(history.rise(Metric::Misses, 30.0), Some((60.0, 30.0)));
        assert_eq!(history.rise(Metric::DiskHits, 30.0), None);
    }

    #[test]
    fn csv_and_json_tell_the_same() {
        let history = history(3);
        let csv = history.to_csv();
        let mut lines = csv.lines().map(|line| line.split(',').collect::<Vec<_>>());
        let names = lines.next().unwrap();
        let json = history.to_json();
        for (row, object) in lines.zip(json.as_array().unwrap()) {
            assert_eq!(row.len(), names.len());
            for (name, field) in names.iter().zip(row) {
                assert_eq!(field.parse::<f64>().ok(), object[*name].as_f64(), "{name}");
            }
        }
        assert_eq!(json[2]["misses"], 4.0);
        assert!(json[2]["gpu_share"].is_null());
    }

    proptest! {
        #[test]
        fn never_longer_than_five_minutes_and_always_in_order(times in prop::collection::vec(-1e3..1e6f64, 0..900)) {
            let mut history = History::default();
            times.iter().for_each(|secs| history.push(Sample::new(*secs)));
            prop_assert!(history.samples().len() <= HISTORY_SECS);
            prop_assert!(history.samples().map(|sample| sample.secs).is_sorted_by(|a, b| a < b));
        }
    }
}
