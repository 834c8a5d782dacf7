//! A session recorded from the window: 960 pictures, every third of them once more, at the usual settings on two cores that
//! nobody else used, and then rest. Its file has the columns of a history as the dashboard exports it, without those that
//! follow from others. No graphics card tells of itself there.

use orfeas_studio::metrics::{Metric, Monitor, Reading, alert::default_rules, system::SystemReading};

use crate::{record, trace::Fault};

const SESSION: &str = include_str!("../data/session.csv");
const FAULT_SECS: usize = 90;
/// When they begin, and the stage that is slow where one is.
const BEGINS: [(usize, Metric); 6] = [
    (180, Metric::Mask),
    (220, Metric::Engine),
    (260, Metric::Surface),
    (300, Metric::Clean),
    (340, Metric::Simplify),
    (380, Metric::Texture),
];
/// How many times as long it takes.
const SLOWER: f64 = 4.0;

fn session() -> Vec<Reading> {
    let mut lines = SESSION.lines().map(|line| line.split(',').collect::<Vec<_>>());
    let names = lines.next().unwrap();
    let readings = lines.map(|fields| {
        let get = |name: &str| -> Option<f64> { fields[names.iter().position(|known| *known == name)?].parse().ok() };
        let count = |name: &str| get(name).unwrap_or_default() as u64;
        let stage_ms = |stage: Metric| Some((stage, get(stage.name())?));
        let available = get("available_bytes").unwrap();
        let system = SystemReading {
            process_bytes: count("process_bytes"),
            available_bytes: available as u64,
            limit_bytes: (available / (1.0 - get("memory_share").unwrap())) as u64,
            cpu_share: get("cpu_share"),
            process_cpu_share: get("process_cpu_share"),
            ..SystemReading::default()
        };
        Reading {
            secs: get("secs").unwrap(),
            memory_hits: count("memory_hits"),
            disk_hits: count("disk_hits"),
            misses: count("misses"),
            evicted_misses: count("evicted_misses"),
            evictions: count("evictions"),
            cache_bytes: count("cache_bytes"),
            queue: count("queue") as usize,
            finished: count("finished"),
            is_moving: true,
            stage_ms: Metric::STAGES.into_iter().filter_map(stage_ms).collect(),
            system: Some(system),
            ..Reading::default()
        }
    });
    readings.collect()
}

/// The same session with a fault from a second on.
fn with_fault(session: &[Reading], (begin, slow): (usize, Metric), fault: Fault) -> Vec<Reading> {
    let before = &session[begin - 1];
    let spoil = |(second, reading): (usize, &Reading)| {
        let mut reading = reading.clone();
        let Some(since) = second.checked_sub(begin) else { return reading };
        match fault {
            Fault::Leak => {
                let leaked = since as u64 * (8 << 20);
                if let Some(system) = &mut reading.system {
                    system.process_bytes += leaked;
                    system.available_bytes -= leaked;
                }
            }
            Fault::Thrashing => {
                let hits = std::mem::replace(&mut reading.memory_hits, before.memory_hits) - before.memory_hits;
                reading.misses += hits;
                reading.evicted_misses = before.evicted_misses + reading.misses - before.misses;
            }
            Fault::GpuStall => {
                let Reading { secs, system, .. } = reading;
                reading = Reading { secs, system, is_moving: false, stage_ms: Vec::new(), ..before.clone() };
            }
            Fault::SlowStage => {
                let of_slow = reading.stage_ms.iter_mut().filter(|(stage, _)| *stage == slow);
                of_slow.for_each(|(_, ms)| *ms *= SLOWER);
            }
        }
        reading
    };
    session.iter().enumerate().map(spoil).collect()
}

/// The seconds that are called unusual.
fn unusual(readings: impl IntoIterator<Item = Reading>) -> Vec<usize> {
    let mut monitor = Monitor::new(default_rules()).unwrap();
    let mut is_unusual = |reading| {
        record(&mut monitor, reading);
        monitor.anomaly().is_some()
    };
    readings.into_iter().enumerate().filter_map(|(second, reading)| is_unusual(reading).then_some(second)).collect()
}

#[test]
fn in_a_recorded_session_less_than_two_seconds_in_a_hundred_are_called_unusual() {
    let session = session();
    let (judged, wrong) = (session.len() - 120, unusual(session).len());
    println!("{wrong} of {judged} seconds");
    assert!(wrong * 100 < judged * 2, "{wrong} of {judged} seconds");
}

#[test]
fn faults_put_into_a_recorded_session_are_found() {
    let session = session();
    let (mut found, mut all) = (0, 0);
    for fault in Fault::ALL {
        for (begin, slow) in BEGINS {
            let readings = with_fault(&session, (begin, slow), fault).into_iter().take(begin + FAULT_SECS);
            let told = unusual(readings).into_iter().find(|second| *second >= begin).map(|second| second - begin);
            println!("{fault:?} from {begin} s: {told:?}");
            found += usize::from(told.is_some());
            all += 1;
        }
    }
    assert!(found * 100 >= all * 95, "found {found} of {all}");
}
