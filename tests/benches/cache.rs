//! Our cache's memory tier beside moka and quick_cache, bounded by bytes alike, measured by turns in one run.
//!
//! Ours also counts by stage and keeps times of last use; it is here to tell what that costs, not to win.

use std::{hint::black_box, sync::Arc, time::Duration};

use orfeas_studio::{
    cache::{Cache, Hash, Key, Limits},
    cli::bench::measure::{latency, throughput},
};

const ENTRIES: u32 = 1000;
const VALUE_BYTES: usize = 1024;
const OPERATIONS: u32 = 200_000;
const COST: Duration = Duration::from_millis(1);

type Blob = Arc<Vec<u8>>;

/// A cache with look-up and insertion.
struct Rival {
    name: &'static str,
    get: Box<dyn Fn(Key) -> bool + Sync>,
    insert: Box<dyn Fn(Key, Blob) + Sync>,
}

fn main() -> std::io::Result<()> {
    let keys: Vec<Key> = (0..OPERATIONS).map(|number| Key::derive("bench", 1, &[], &number)).collect();
    let value: Blob = Arc::new(vec![1; VALUE_BYTES]);
    println!(
        "{:<12} {:>9} {:>9} {:>9} {:>9}   million hits a second by threads",
        "", "hit p50", "p99", "insert", "p99"
    );
    for Rival { name, get, insert } in rivals() {
        keys[..ENTRIES as usize].iter().for_each(|&key| insert(key, Arc::clone(&value)));
        let known = |number: u32| keys[(number % ENTRIES) as usize];
        let hit = latency(OPERATIONS, |number| {
            black_box(get(known(number)));
        });
        let mut threads = Vec::new();
        for count in [1, 2, 4, 8] {
            let rate = throughput(count, OPERATIONS, |thread, number| {
                black_box(get(known(number + thread * 97)));
            })?;
            threads.push(format!("{count}: {rate:.1}"));
        }
        let insertion = latency(OPERATIONS, |number| insert(keys[number as usize], Arc::clone(&value)));
        println!(
            "{name:<12} {:>6.0} ns {:>6.0} ns {:>6.0} ns {:>6.0} ns   {}",
            hit.p50_ns,
            hit.p99_ns,
            insertion.p50_ns,
            insertion.p99_ns,
            threads.join(", ")
        );
    }
    Ok(())
}

fn rivals() -> [Rival; 3] {
    let bytes = ENTRIES as usize * VALUE_BYTES;
    let ours = Arc::new(Cache::new(Limits { bytes, entries: ENTRIES as usize, ..Limits::default() }));
    let moka: Arc<moka::sync::Cache<Hash, Blob>> = Arc::new(
        moka::sync::Cache::builder()
            .max_capacity(bytes as u64)
            .weigher(|_, value: &Blob| value.len() as u32)
            .time_to_live(Duration::from_secs(86_400))
            .build(),
    );
    let quick: Arc<quick_cache::sync::Cache<Hash, Blob, Bytes>> =
        Arc::new(quick_cache::sync::Cache::with_weighter(ENTRIES as usize, bytes as u64, Bytes));
    let (ours_in, moka_in, quick_in) = (Arc::clone(&ours), Arc::clone(&moka), Arc::clone(&quick));
    [
        Rival {
            name: "ours",
            get: Box::new(move |key| ours.get::<Vec<u8>>(key).is_some()),
            insert: Box::new(move |key, value| ours_in.insert(key, None, value, COST)),
        },
        Rival {
            name: "moka",
            get: Box::new(move |key| moka.get(&key.hash()).is_some()),
            insert: Box::new(move |key, value| moka_in.insert(key.hash(), value)),
        },
        Rival {
            name: "quick_cache",
            get: Box::new(move |key| quick.get(&key.hash()).is_some()),
            insert: Box::new(move |key, value| quick_in.insert(key.hash(), value)),
        },
    ]
}

/// Weighs by bytes.
#[derive(Clone)]
struct Bytes;

impl quick_cache::Weighter<Hash, Blob> for Bytes {
    fn weight(&self, _: &Hash, value: &Blob) -> u64 {
        value.len() as u64
    }
}
