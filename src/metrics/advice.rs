//! What the numbers suggest to do: in words, and where a setting would do it, with the change.

use super::{
    HISTORY_SECS, History, Metric, Unit,
    monitor::evicted_share,
    trend::{self, Trend},
};

/// Forecasts beyond this are too far off to act on, in seconds.
const SOON_SECS: f64 = 900.0;
/// Share of misses whose results were let go, from which a larger cache pays.
const EVICTED_SHARE: f64 = 0.2;
/// A larger cache leaves at least this share of memory to everything else.
const LEAST_FREE_SHARE: f64 = 0.4;
/// A stage that takes so much longer at the end of the history than at its beginning is worth a word.
const SLOWER: f64 = 1.5;
/// A smaller cache than this frees nothing worth having, in bytes.
const SMALL_CACHE: u64 = 64 << 20;

/// The past that shows a direction, in seconds: a rate alone looks back half a minute.
const LEAST_OUTLOOK_SECS: f64 = 60.0;

/// A setting to change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// The most the cache holds in memory, in bytes.
    CacheMemory(u64),
}

/// Something to do.
#[derive(Debug, Clone, PartialEq)]
pub struct Advice {
    pub text: String,
    /// What one click does; `None` where only the user can.
    pub change: Option<Change>,
}

/// What to do about the last five minutes, the most urgent first. `cache_limit` in bytes, 0 where nothing is kept.
pub fn advice(history: &History, cache_limit: u64) -> Vec<Advice> {
    let soon = |metric| history.now(metric).filter(|secs| *secs < SOON_SECS).map(|secs| Unit::Secs.text(secs));
    let mut advice = Vec::new();
    if let Some(time) = soon(Metric::MemoryFullIn) {
        advice.push(memory_runs_out(history, &time, cache_limit));
    } else {
        advice.extend(larger_cache(history, cache_limit));
    }
    if let Some(time) = soon(Metric::VramFullIn) {
        let text = format!(
            "Graphics memory is full in about {time}: close other programs that use the card, or lower the resolution"
        );
        advice.push(Advice { text, change: None });
    }
    advice.extend(slower_stage(history));
    advice
}

fn memory_runs_out(history: &History, time: &str, cache_limit: u64) -> Advice {
    let held = history.now(Metric::CacheBytes).unwrap_or(0.0) as u64;
    if held < SMALL_CACHE {
        let text = format!("Memory is full in about {time}: close other programs, or lower the resolution");
        return Advice { text, change: None };
    }
    let smaller = (held.min(cache_limit) / 2).next_multiple_of(1 << 20);
    let text = format!("Memory is full in about {time}: a cache of {} makes room", megabytes(smaller));
    Advice { text, change: Some(Change::CacheMemory(smaller)) }
}

fn larger_cache(history: &History, cache_limit: u64) -> Option<Advice> {
    let share = evicted_share(history, HISTORY_SECS as f64).filter(|share| *share >= EVICTED_SHARE)?;
    let larger = cache_limit.checked_mul(2).filter(|larger| *larger > 0)?;
    let (free, used) = (history.now(Metric::AvailableBytes)?, history.now(Metric::MemoryShare)?);
    let all = free / (1.0 - used).max(f64::EPSILON);
    if free - (larger - cache_limit) as f64 <= LEAST_FREE_SHARE * all {
        return None;
    }
    let (larger_text, share) = (megabytes(larger), Unit::Share.text(share));
    let text = format!("Raise the cache to {larger_text}: {share} of misses were evicted entries");
    Some(Advice { text, change: Some(Change::CacheMemory(larger)) })
}

/// The stage that has slowed down most.
fn slower_stage(history: &History) -> Option<Advice> {
    let slowdown = |stage| {
        let trend = Trend::of(&history.series(stage).collect::<Vec<_>>()).filter(Trend::is_clear)?;
        let before = trend.now - trend.rise();
        (before > 0.0 && trend.now > SLOWER * before).then_some((stage, trend.now / before, before, trend.now))
    };
    let slowed = Metric::STAGES.into_iter().filter_map(slowdown);
    let (stage, _, before, now) = slowed.max_by(|a, b| a.1.total_cmp(&b.1))?;
    let text = format!(
        "{} now takes {} instead of {}: close programs that compete for the processor, or lower the resolution",
        stage.title(),
        Unit::Millis.text(now),
        Unit::Millis.text(before)
    );
    Some(Advice { text, change: None })
}

/// In one line where memory, graphics memory, the hit rate and the slowest stage are going.
pub fn outlook(history: &History) -> Vec<(Metric, String)> {
    let slowest = Metric::STAGES.into_iter().max_by(|a, b| {
        let last = |stage| history.series(stage).next_back().map_or(0.0, |(_, ms)| ms);
        last(*a).total_cmp(&last(*b))
    });
    let metrics = [Some(Metric::MemoryShare), Some(Metric::VramShare), Some(Metric::HitRate), slowest];
    let line = |metric: Metric| {
        let trend = Trend::of(&history.series(metric).collect::<Vec<_>>())?;
        if trend.secs < LEAST_OUTLOOK_SECS {
            return None;
        }
        let unit = metric.unit();
        let going = if trend.is_clear() {
            let (way, change) = if trend.per_sec > 0.0 { ("rising", 1.0) } else { ("falling", -1.0) };
            let per_minute = match unit {
                // A share's own text is too coarse for a slope.
                Unit::Share => format!("{:.1} %", trend.per_sec * change * 6000.0),
                _ => unit.text(trend.per_sec * change * 60.0),
            };
            format!("{}, {way} {per_minute} a minute", unit.text(trend.now))
        } else {
            format!("{}, steady", unit.text(trend.now))
        };
        let can_fill = [Metric::MemoryShare, Metric::VramShare].contains(&metric);
        let full = can_fill.then(|| trend::full_in(history, metric)).flatten();
        let full = full.map(|secs| format!(", full in about {}", Unit::Secs.text(secs))).unwrap_or_default();
        Some((metric, going + &full))
    };
    metrics.into_iter().flatten().filter_map(line).collect()
}

fn megabytes(bytes: u64) -> String {
    Unit::Bytes.text(bytes as f64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metrics::Sample;

    fn history(fill: impl Fn(f64, &mut Sample)) -> History {
        let mut history = History::default();
        for secs in (0..200).map(f64::from) {
            let mut sample = Sample::new(secs);
            fill(secs, &mut sample);
            history.push(sample);
        }
        history
    }

    fn texts(advice: &[Advice]) -> Vec<&str> {
        advice.iter().map(|advice| advice.text.as_str()).collect()
    }

    #[test]
    fn a_cache_that_lets_go_what_is_asked_again_should_be_larger() {
        let fill = |free: f64| {
            history(move |secs, sample| {
                sample.set(Metric::Misses, 100.0 * secs);
                sample.set(Metric::EvictedMisses, 38.0 * secs);
                sample.set(Metric::AvailableBytes, free);
                sample.set(Metric::MemoryShare, 0.25);
            })
        };
        let advice_given = advice(&fill(12e9), 512 << 20);
        assert_eq!(texts(&advice_given), ["Raise the cache to 1024 MB: 38 % of misses were evicted entries"]);
        assert_eq!(advice_given[0].change, Some(Change::CacheMemory(1 << 30)));
        // Not at the price of memory that is needed elsewhere, and not where the user wants no cache.
        assert_eq!(advice(&fill(0.9e9), 512 << 20), []);
        assert_eq!(advice(&fill(12e9), 0), []);
    }

    #[test]
    fn memory_that_runs_out_asks_for_a_smaller_cache() {
        let filling = |cache: f64| {
            history(move |_, sample| {
                sample.set(Metric::MemoryFullIn, 240.0);
                sample.set(Metric::CacheBytes, cache);
            })
        };
        let small = advice(&filling(512.0 * 1048576.0), 1 << 30);
        assert_eq!(texts(&small), ["Memory is full in about 4 min: a cache of 256 MB makes room"]);
        assert_eq!(small[0].change, Some(Change::CacheMemory(256 << 20)));
        assert_eq!(advice(&filling(0.0), 1 << 30)[0].change, None);
    }

    #[test]
    fn a_stage_that_slows_down_is_named_with_its_times() {
        let slowing = history(|secs, sample| sample.set(Metric::Engine, 300.0 + 2.0 * secs));
        let text = texts(&advice(&slowing, 0))[0].to_owned();
        assert!(text.starts_with("Shaping now takes 698 ms instead of 302 ms"), "{text}");
        assert_eq!(advice(&history(|_, sample| sample.set(Metric::Engine, 300.0)), 0), []);
    }

    #[test]
    fn the_outlook_says_where_each_series_goes() {
        let rising = history(|secs, sample| {
            sample.set(Metric::MemoryShare, 0.5 + 0.001 * secs);
            sample.set(Metric::HitRate, 0.7);
        });
        let lines: Vec<String> = outlook(&rising).into_iter().map(|(_, line)| line).collect();
        assert_eq!(lines, ["70 %, rising 6.0 % a minute, full in about 5 min", "70 %, steady"]);
    }
}
