//! Single flight: of those who ask for the same key at once, one computes and the others get its result. When the one
//! fails, is canceled or panics, the next computes.

use std::{
    any::Any,
    collections::HashMap,
    future::poll_fn,
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    task::{Poll, Waker},
    time::Duration,
};

use super::key::Hash;

/// How often one who waits on a thread is asked whether to go on.
const ASK_EVERY: Duration = Duration::from_millis(50);

pub(super) type Value = Arc<dyn Any + Send + Sync>;

/// All keys that somebody is computing.
#[derive(Default)]
pub(super) struct Flights(Mutex<HashMap<Hash, Arc<Flight>>>);

/// One key that is being computed.
#[derive(Default)]
struct Flight {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    has_leader: bool,
    value: Option<Value>,
    /// Tasks that wait; all are woken, so one that has gone takes nobody's turn.
    wakers: Vec<Waker>,
}

/// What an asker gets.
pub(super) enum Turn<'a> {
    /// It must compute, and [`Lead::land`] the result; dropping the lead passes it on.
    Lead(Lead<'a>),
    /// Somebody else has.
    Value(Value),
}

/// Somebody who asks for a key. Leaves the flight when dropped.
pub(super) struct Asker<'a> {
    flights: &'a Flights,
    hash: Hash,
    /// `None` only while dropping.
    flight: Option<Arc<Flight>>,
}

/// The asker who computes.
pub(super) struct Lead<'a>(Asker<'a>);

impl Flights {
    pub fn ask(&self, hash: Hash) -> Asker<'_> {
        let flight = Arc::clone(lock(&self.0).entry(hash).or_default());
        Asker { flights: self, hash, flight: Some(flight) }
    }
}

impl<'a> Asker<'a> {
    /// Blocks until there is a value or it is this asker's turn. `go_on` is asked now and then while waiting.
    pub fn wait<E>(self, go_on: impl Fn() -> Result<(), E>) -> Result<Turn<'a>, E> {
        let Some(flight) = self.flight.clone() else { return Ok(Turn::Lead(Lead(self))) };
        let mut state = lock(&flight.state);
        loop {
            match state.next() {
                Some(Some(value)) => return Ok(Turn::Value(value)),
                Some(None) => break,
                None => {}
            }
            state = flight.changed.wait_timeout(state, ASK_EVERY).unwrap_or_else(PoisonError::into_inner).0;
            go_on()?;
        }
        drop(state);
        Ok(Turn::Lead(Lead(self)))
    }

    /// The same for a task.
    pub async fn wait_async(self) -> Turn<'a> {
        let next = poll_fn(|context| {
            let Some(flight) = &self.flight else { return Poll::Ready(None) };
            let mut state = lock(&flight.state);
            if let Some(next) = state.next() {
                return Poll::Ready(next);
            }
            state.wakers.push(context.waker().clone());
            Poll::Pending
        });
        match next.await {
            Some(value) => Turn::Value(value),
            None => Turn::Lead(Lead(self)),
        }
    }
}

impl State {
    /// The value, the lead (`Some(None)`), or neither yet.
    fn next(&mut self) -> Option<Option<Value>> {
        if let Some(value) = &self.value {
            return Some(Some(Arc::clone(value)));
        }
        (!std::mem::replace(&mut self.has_leader, true)).then_some(None)
    }
}

impl Lead<'_> {
    /// Gives the result to all who wait.
    pub fn land(self, value: Value) {
        if let Some(flight) = &self.0.flight {
            lock(&flight.state).value = Some(value);
        }
    }
}

impl Drop for Lead<'_> {
    fn drop(&mut self) {
        let Some(flight) = &self.0.flight else { return };
        let mut state = lock(&flight.state);
        state.has_leader = false;
        let wakers = std::mem::take(&mut state.wakers);
        drop(state);
        flight.changed.notify_all();
        wakers.into_iter().for_each(Waker::wake);
    }
}

impl Drop for Asker<'_> {
    fn drop(&mut self) {
        let mut flights = lock(&self.flights.0);
        self.flight = None;
        // Askers come and go under the map's lock, so the count is exact: only the map holds it any more.
        if flights.get(&self.hash).is_some_and(|flight| Arc::strong_count(flight) == 1) {
            flights.remove(&self.hash);
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
