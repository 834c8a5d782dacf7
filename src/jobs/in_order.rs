//! Several items in work at once, with what comes of them handed on in the order of the items.

use std::{
    collections::BTreeMap,
    io,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        atomic::{AtomicBool, AtomicUsize, Ordering},
        mpsc,
    },
    thread,
};

use super::describe;

/// What a thread tells the one that started it.
enum News<R> {
    /// Its item is in work.
    Begun,
    Done(usize, Result<R, String>),
}

/// To be called when an item is really in work; again changes nothing.
pub type Begun<'a> = &'a (dyn Fn() + Sync);

/// How many of so many items are in work at once: as many as wished, or as the machine has cores and memory for.
pub fn at_once(wished: Option<usize>, items: usize, memory_for: impl FnOnce() -> usize) -> usize {
    let cores = || thread::available_parallelism().map_or(1, usize::from);
    wished.unwrap_or_else(|| cores().min(memory_for())).clamp(1, items.max(1))
}

/// Does `work` on items, `at_once` of them at a time, and hands what comes of each to `take` on this thread, in the order
/// of the items. A panic in `work` is an error in words.
///
/// `work` calls what it gets when its item is really in work: only then another thread is started, so that items
/// that wait for memory do not take more of it by threads. With one at once all is done on this thread.
///
/// # Errors
/// The first of `take`, after which no other item is begun; or no thread can be had.
pub fn in_order<T: Sync, R: Send, E: From<io::Error>>(
    items: &[T],
    at_once: usize,
    work: impl Fn(&T, Begun) -> R + Sync,
    mut take: impl FnMut(&T, Result<R, String>) -> Result<(), E>,
) -> Result<(), E> {
    let caught = |item: &T, begun: Begun| {
        catch_unwind(AssertUnwindSafe(|| work(item, begun))).map_err(|panic| describe(&*panic))
    };
    if at_once <= 1 {
        return items.iter().try_for_each(|item| take(item, caught(item, &|| {})));
    }
    let next = AtomicUsize::new(0);
    let is_over = AtomicBool::new(false);
    thread::scope(|scope| {
        let (sender, news) = mpsc::channel();
        let start = || {
            let (sender, next, is_over, caught) = (sender.clone(), &next, &is_over, &caught);
            let run = move || {
                while !is_over.load(Ordering::Relaxed) {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(item) = items.get(at) else { return };
                    // Nobody listens any more only when all is over.
                    let tell = |news| drop(sender.send(news));
                    let is_told = AtomicBool::new(false);
                    let begun = || {
                        if !is_told.swap(true, Ordering::Relaxed) {
                            tell(News::Begun);
                        }
                    };
                    let result = caught(item, &begun);
                    tell(News::Done(at, result));
                }
            };
            thread::Builder::new().name("pictures".to_owned()).spawn_scoped(scope, run).map(drop)
        };
        start()?;
        let mut threads = 1;
        let mut waiting = BTreeMap::new();
        for (turn, item) in items.iter().enumerate() {
            let result = loop {
                if let Some(result) = waiting.remove(&turn) {
                    break result;
                }
                match news.recv() {
                    // Where the system refuses another thread, those there are do the work.
                    Ok(News::Begun) if threads < at_once => threads += usize::from(start().is_ok()),
                    Ok(News::Begun) => {}
                    Ok(News::Done(at, result)) => drop(waiting.insert(at, result)),
                    Err(_) => return Err(io::Error::other("a thread ended early").into()),
                }
            };
            if let Err(error) = take(item, result) {
                is_over.store(true, Ordering::Relaxed);
                return Err(error);
            }
        }
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use std::{
        sync::{Condvar, Mutex},
        time::Duration,
    };

    use super::*;

    /// Each but the last waits until the next one is done, so that they end in the wrong order.
    #[test]
    fn results_come_in_the_order_of_the_items_whichever_is_done_first() {
        let (done, changed) = (Mutex::new(Vec::new()), Condvar::new());
        let work = |item: &usize, begun: Begun| {
            begun();
            let mut done = done.lock().unwrap();
            while *item < 3 && !done.contains(&(item + 1)) {
                done = changed.wait(done).unwrap();
            }
            done.push(*item);
            changed.notify_all();
            item * 10
        };
        let mut taken = Vec::new();
        let take = |_: &usize, result: Result<usize, String>| -> io::Result<()> {
            taken.push(result.unwrap());
            Ok(())
        };
        in_order(&[0, 1, 2, 3], 4, work, take).unwrap();
        assert_eq!(taken, [0, 10, 20, 30]);
        assert_eq!(*done.lock().unwrap(), [3, 2, 1, 0]);
    }

    /// The most items in work at once.
    fn most_at_once(wished: usize, do_begin: bool) -> usize {
        let (now, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let work = |_: &(), begun: Begun| {
            most.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
            if do_begin {
                begun();
            }
            thread::sleep(Duration::from_millis(1));
            now.fetch_sub(1, Ordering::SeqCst);
        };
        in_order(&[(); 32], wished, work, |_, _| Ok::<_, io::Error>(())).unwrap();
        most.into_inner()
    }

    #[test]
    fn no_more_than_wished_are_in_work_and_none_beside_one_that_has_not_begun() {
        for wished in 1..=3 {
            assert!((1..=wished).contains(&most_at_once(wished, true)));
            assert_eq!(most_at_once(wished, false), 1);
        }
    }

    #[test]
    fn a_panic_is_told_in_its_turn_and_the_others_go_on() {
        for wished in [1, 2] {
            let work = |item: &usize, begun: Begun| {
                begun();
                assert!(*item != 1, "no picture");
                *item
            };
            let mut taken = Vec::new();
            let take = |_: &usize, result: Result<usize, String>| -> io::Result<()> {
                taken.push(result.map_err(|text| text.contains("no picture")));
                Ok(())
            };
            in_order(&[0, 1, 2], wished, work, take).unwrap();
            assert_eq!(taken, [Ok(0), Err(true), Ok(2)]);
        }
    }

    #[test]
    fn when_nobody_takes_any_more_nothing_is_begun() {
        let begun_items = AtomicUsize::new(0);
        let work = |_: &(), begun: Begun| {
            begun();
            begun_items.fetch_add(1, Ordering::SeqCst);
            thread::sleep(Duration::from_millis(1));
        };
        let gone = |_: &(), _| Err(io::Error::from(io::ErrorKind::BrokenPipe));
        assert_eq!(in_order(&[(); 5000], 2, work, gone).unwrap_err().kind(), io::ErrorKind::BrokenPipe);
        assert!(begun_items.into_inner() < 5000);
    }

    #[test]
    fn as_many_at_once_as_wished_but_no_more_than_there_are() {
        let wished = |items| at_once(Some(3), items, || 1);
        assert_eq!([wished(8), wished(2), wished(0)], [3, 2, 1]);
        assert!((1..=8).contains(&at_once(None, 8, || 100)));
        assert_eq!(at_once(None, 8, || 1), 1);
    }
}
