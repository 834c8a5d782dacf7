//! Many who ask at once: computed once, nothing lost, nobody stuck.

use std::{
    sync::{
        Barrier,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    thread,
};

use super::*;

#[test]
fn asked_at_once_it_is_computed_once() {
    for limits in [limits(), Limits::OFF] {
        let (cache, _) = in_memory(limits);
        let (computed, begin) = (AtomicUsize::new(0), Barrier::new(8));
        let ask = || {
            begin.wait();
            cache.get_or_compute(key("a"), None, || {
                computed.fetch_add(1, Ordering::Relaxed);
                thread::sleep(100 * MS);
                Ok::<_, ()>(vec![5u8])
            })
        };
        let all: Vec<_> = thread::scope(|scope| {
            let askers: Vec<_> = (0..8).map(|_| scope.spawn(ask)).collect();
            askers.into_iter().map(|asker| asker.join().unwrap().unwrap()).collect()
        });
        assert_eq!(computed.load(Ordering::Relaxed), 1);
        assert!(all.iter().all(|found| *found.value == [5]));
        assert_eq!(all.iter().filter(|found| found.origin == Origin::Computed).count(), 1);
        let stats = adds_up(&cache);
        assert_eq!((stats.lookups(), stats.misses()), (8, 1));
    }
}

#[test]
fn when_the_first_asker_fails_or_panics_the_next_computes() {
    for fail in [|| Err("no"), || panic!("as the test wants")] as [fn() -> Result<Vec<u8>, &'static str>; 2] {
        let (cache, _) = in_memory(limits());
        let is_computing = AtomicBool::new(false);
        thread::scope(|scope| {
            let first = scope.spawn(|| {
                cache.get_or_compute(key("a"), None, || {
                    is_computing.store(true, Ordering::Release);
                    thread::sleep(50 * MS);
                    fail()
                })
            });
            while !is_computing.load(Ordering::Acquire) {
                thread::yield_now();
            }
            let second = scope.spawn(|| cache.get_or_compute(key("a"), None, || Ok::<_, &str>(vec![2u8])));
            assert!(!matches!(first.join(), Ok(Ok(_))));
            let found = second.join().unwrap().unwrap();
            assert_eq!((&found.value[..], found.origin), (&[2u8][..], Origin::Computed));
        });
        assert_eq!(adds_up(&cache).memory.insertions, 1);
    }
}

#[test]
fn who_waits_can_be_canceled_while_another_computes() {
    let (cache, _) = in_memory(limits());
    let (is_computing, is_canceled) = (AtomicBool::new(false), AtomicBool::new(false));
    thread::scope(|scope| {
        scope.spawn(|| {
            cache.get_or_compute(key("a"), None, || {
                is_computing.store(true, Ordering::Release);
                while !is_canceled.load(Ordering::Acquire) {
                    thread::yield_now();
                }
                Ok::<_, &str>(vec![1u8])
            })
        });
        while !is_computing.load(Ordering::Acquire) {
            thread::yield_now();
        }
        let found = cache.get_or_compute_watched(key("a"), None, || Err("canceled"), || Ok(vec![2u8]));
        is_canceled.store(true, Ordering::Release);
        assert_eq!(found.unwrap_err(), "canceled");
    });
    assert!(has(&cache, "a"));
}

#[test]
fn tasks_compute_once_too_and_the_next_when_the_first_is_dropped() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_time().build().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let cache = Arc::new(on_disk(limits(), folder.path()).0);
    let computed = Arc::new(AtomicUsize::new(0));
    let ask = |byte: u8, wait: Duration| {
        let (cache, computed) = (Arc::clone(&cache), Arc::clone(&computed));
        runtime.spawn(async move {
            let compute = || async {
                computed.fetch_add(1, Ordering::Relaxed);
                tokio::time::sleep(wait).await;
                Ok::<_, ()>(vec![byte])
            };
            cache.get_or_compute_async(key("a"), None, compute).await.unwrap()
        })
    };
    // On one worker thread: an asker that blocked it would wait for itself.
    let first = ask(1, HOUR);
    while computed.load(Ordering::Relaxed) == 0 {
        thread::yield_now();
    }
    let others: Vec<_> = (0..4).map(|_| ask(2, MS)).collect();
    first.abort();
    let found: Vec<_> = others.into_iter().map(|other| runtime.block_on(other).unwrap()).collect();
    assert!(found.iter().all(|found| *found.value == [2]));
    assert_eq!(computed.load(Ordering::Relaxed), 2);
    let stats = adds_up(&cache);
    assert_eq!((stats.memory.hits, stats.memory.insertions, stats.disk.insertions), (3, 1, 1));
    cache.shared.with(|inner, _| drop(inner.memory.clear(&mut inner.stats)));
    assert_eq!(runtime.block_on(ask(3, MS)).unwrap().origin, Origin::Disk);
}

#[test]
fn many_threads_lose_no_update() {
    let folder = tempfile::tempdir().unwrap();
    let (cache, _) = on_disk(Limits { bytes: 400, entries: 15, ..limits() }, folder.path());
    thread::scope(|scope| {
        for thread in 0..8u64 {
            let cache = &cache;
            scope.spawn(move || {
                for i in 0..300 {
                    let name = (i * (2 * thread + 1) % 40).to_string();
                    let expected = vec![name.len() as u8; 20 + name.len()];
                    let found = cache.get_or_compute(key(&name), None, || Ok::<_, ()>(expected.clone())).unwrap();
                    assert_eq!(*found.value, expected);
                    match i % 100 {
                        40 => cache.remove(key(&name).hash()),
                        70 => cache.set_limits(Limits { bytes: 300 + i as usize, entries: 15, ..limits() }),
                        99 if thread == 3 => cache.clear(),
                        _ => {}
                    }
                }
            });
        }
    });
    let stats = adds_up(&cache);
    assert_eq!(stats.lookups(), 8 * 300);
    assert!(stats.memory.peak_bytes <= 400 && stats.memory.entries <= 15, "{stats:?}");
    assert_eq!((stats.disk.errors, stats.disk.corrupt), (0, 0));
}
