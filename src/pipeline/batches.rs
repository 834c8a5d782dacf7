//! Those who wait for a network at the same time, run together where that was seen to be faster.

use std::{
    path::PathBuf,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Instant,
};

use crate::governor::batch::{self, Trial, Verdict};

/// At most so many run together: `orfeas bench network` shows little gain beyond. Each takes 16 MB of the built-in network,
/// less than what a picture has claimed for its later stages.
const MOST: usize = 4;

/// Inputs that wait for the network, and answers that wait for who asked.
pub(super) struct Batches<I, A> {
    waiting: Mutex<Waiting<I, A>>,
    /// Where trials are kept.
    folder: Option<PathBuf>,
    /// Read when first needed.
    trials: Mutex<Option<Vec<Trial>>>,
}

struct Waiting<I, A> {
    /// Numbers the tickets.
    last: u64,
    inputs: Vec<(u64, Arc<I>)>,
    answers: Vec<(u64, A)>,
}

/// A place among those who wait. Dropped, it is given up.
pub(super) struct Ticket<'a, I, A> {
    batches: &'a Batches<I, A>,
    number: u64,
}

impl<I, A> Batches<I, A> {
    pub fn new(folder: Option<PathBuf>) -> Self {
        let waiting = Waiting { last: 0, inputs: Vec::new(), answers: Vec::new() };
        Self { waiting: waiting.into(), folder, trials: Mutex::default() }
    }

    /// Begins to wait.
    pub fn enter(&self, input: Arc<I>) -> Ticket<'_, I, A> {
        let mut waiting = self.lock();
        waiting.last += 1;
        let number = waiting.last;
        waiting.inputs.push((number, input));
        Ticket { batches: self, number }
    }

    fn lock(&self) -> MutexGuard<'_, Waiting<I, A>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn verdict(&self, kind: &str, pictures: usize) -> Verdict {
        let mut trials = self.trials.lock().unwrap_or_else(PoisonError::into_inner);
        let read = || self.folder.as_deref().map(batch::read).unwrap_or_default();
        batch::verdict(trials.get_or_insert_with(read), kind, pictures)
    }

    fn learn(&self, trial: Trial) {
        if let Some(folder) = &self.folder
            && let Err(error) = batch::learn(folder, &trial)
        {
            tracing::warn!("what running together brings cannot be kept ({error}): {}", folder.display());
        }
        self.trials.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert_default().push(trial);
    }
}

impl<I, A: PartialEq> Ticket<'_, I, A> {
    /// The answer to what was entered: what another's run has brought, else what a run gives that takes along who else
    /// waits. `kind` names what runs; `run` answers inputs in their order, and is called for one ticket at a time.
    ///
    /// # Errors
    /// Those of `run` with this input alone: what goes wrong with others is theirs.
    pub fn answer<E>(&self, kind: &str, mut run: impl FnMut(&[&I]) -> Result<Vec<A>, E>) -> Result<A, E> {
        if let Some(answer) = self.brought() {
            return Ok(answer);
        }
        let (numbers, inputs): (Vec<u64>, Vec<Arc<I>>) = self.company().into_iter().unzip();
        let inputs: Vec<&I> = inputs.iter().map(AsRef::as_ref).collect();
        let mut judged = (2..=inputs.len()).rev().map(|count| (count, self.batches.verdict(kind, count)));
        let mut answers = match judged.find(|(_, verdict)| *verdict != Verdict::Alone) {
            Some((count, Verdict::Try)) => self.tried(kind, &inputs[..count], &mut run).unwrap_or_default(),
            Some((count, _)) => run(&inputs[..count]).unwrap_or_default(),
            None => Vec::new(),
        };
        if answers.is_empty() {
            answers = run(&inputs[..1])?;
        }
        tracing::debug!("answered {} of {} who waited for the network", answers.len(), inputs.len());
        let own = answers.remove(0);
        let mut waiting = self.batches.lock();
        waiting.inputs.retain(|(number, _)| *number != self.number);
        for (number, answer) in numbers.into_iter().skip(1).zip(answers) {
            // Who has given up meanwhile would never fetch it.
            if let Some(at) = waiting.inputs.iter().position(|(waits, _)| *waits == number) {
                waiting.inputs.remove(at);
                waiting.answers.push((number, answer));
            }
        }
        Ok(own)
    }

    fn brought(&self) -> Option<A> {
        let mut waiting = self.batches.lock();
        let at = waiting.answers.iter().position(|(number, _)| *number == self.number)?;
        Some(waiting.answers.remove(at).1)
    }

    /// Those to run now: this one, then the others as they came.
    fn company(&self) -> Vec<(u64, Arc<I>)> {
        let waiting = self.batches.lock();
        let (own, others): (Vec<_>, Vec<_>) = waiting.inputs.iter().partition(|(number, _)| *number == self.number);
        own.into_iter().chain(others).take(MOST).cloned().collect()
    }

    /// The answers of runs one by one, with which a run together is compared.
    fn tried<E>(
        &self,
        kind: &str,
        inputs: &[&I],
        run: &mut impl FnMut(&[&I]) -> Result<Vec<A>, E>,
    ) -> Result<Vec<A>, E> {
        let pictures = inputs.len();
        let begin = Instant::now();
        let mut alone = Vec::new();
        for input in inputs {
            alone.append(&mut run(&[input])?);
        }
        let between = Instant::now();
        // The answers are there, so that only the trial fails where this does.
        if let Ok(together) = run(inputs) {
            let [alone_ms, together_ms] =
                [between - begin, between.elapsed()].map(|time| time.as_secs_f64() * 1000.0 / pictures as f64);
            let is_same = together == alone;
            self.batches.learn(Trial { kind: kind.to_owned(), pictures, alone_ms, together_ms, is_same });
        }
        Ok(alone)
    }
}

impl<I, A> Drop for Ticket<'_, I, A> {
    fn drop(&mut self) {
        let mut waiting = self.batches.lock();
        waiting.inputs.retain(|(number, _)| *number != self.number);
        waiting.answers.retain(|(number, _)| *number != self.number);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Doubles numbers, and notes how many came at once.
    struct Doubling {
        runs: Vec<usize>,
        /// What is added for each in company, as a network may that computes otherwise then.
        noise: f32,
    }

    impl Doubling {
        fn run(&mut self, inputs: &[&f32]) -> Result<Vec<f32>, &'static str> {
            self.runs.push(inputs.len());
            let one = |input: &&f32| if **input < 0.0 { Err("negative") } else { Ok(**input * 2.0) };
            let noise = self.noise * (inputs.len() - 1) as f32;
            inputs.iter().map(|input| Ok(one(input)? + noise)).collect()
        }

        /// All wait before the first asks.
        fn answers(&mut self, batches: &Batches<f32, f32>, inputs: &[f32]) -> Vec<Result<f32, &'static str>> {
            let tickets: Vec<_> = inputs.iter().map(|input| batches.enter(Arc::new(*input))).collect();
            tickets.iter().map(|ticket| ticket.answer("doubling", |inputs| self.run(inputs))).collect()
        }
    }

    fn known(pictures: usize, alone_ms: f64, together_ms: f64) -> Vec<Trial> {
        vec![Trial { kind: "doubling".into(), pictures, alone_ms, together_ms, is_same: true }; 3]
    }

    fn batches(trials: Vec<Trial>) -> Batches<f32, f32> {
        Batches { trials: Mutex::new(Some(trials)), ..Batches::new(None) }
    }

    #[test]
    fn who_waits_is_taken_along_where_that_was_faster() {
        let mut doubling = Doubling { runs: Vec::new(), noise: 0.0 };
        let batches = batches([known(4, 2.0, 1.0), known(2, 2.0, 3.0)].concat());
        let answers = doubling.answers(&batches, &[1.0, 2.0, 3.0, 4.0, 5.0, 6.0]);
        assert_eq!(answers, [2.0, 4.0, 6.0, 8.0, 10.0, 12.0].map(Ok));
        assert_eq!(doubling.runs, [4, 1, 1], "two together were slower");
        assert!(batches.lock().answers.is_empty() && batches.lock().inputs.is_empty());
    }

    #[test]
    fn numbers_of_them_are_tried_and_what_was_learned_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let mut doubling = Doubling { runs: Vec::new(), noise: 0.0 };
        let both =
            |doubling: &mut Doubling| doubling.answers(&Batches::new(Some(folder.path().to_owned())), &[1.0, 2.0]);
        assert_eq!(both(&mut doubling), [Ok(2.0), Ok(4.0)]);
        assert_eq!(doubling.runs, [1, 1, 2]);
        (0..2).for_each(|_| drop(both(&mut doubling)));
        assert_eq!(batch::read(folder.path()).len(), 3);
        doubling.runs.clear();
        assert_eq!(both(&mut doubling), [Ok(2.0), Ok(4.0)]);
        assert!(doubling.runs == [2] || doubling.runs == [1, 1], "{:?}", doubling.runs);
    }

    #[test]
    fn answers_that_differ_in_company_never_come_out() {
        let mut doubling = Doubling { runs: Vec::new(), noise: 1e-6 };
        let batches = Batches::new(None);
        for _ in 0..3 {
            assert_eq!(doubling.answers(&batches, &[1.0, 2.0]), [Ok(2.0), Ok(4.0)]);
        }
        assert_eq!(doubling.runs, [1, 1, 2, 1, 1, 1, 1]);
    }

    #[test]
    fn what_goes_wrong_with_one_is_not_the_others() {
        let mut doubling = Doubling { runs: Vec::new(), noise: 0.0 };
        let batches = batches([known(2, 2.0, 1.0), known(3, 2.0, 1.0)].concat());
        let answers = doubling.answers(&batches, &[1.0, -1.0, 3.0]);
        assert_eq!(answers, [Ok(2.0), Err("negative"), Ok(6.0)]);
    }

    #[test]
    fn who_gave_up_is_not_run() {
        let mut doubling = Doubling { runs: Vec::new(), noise: 0.0 };
        let batches = batches(known(2, 2.0, 1.0));
        let ticket = batches.enter(Arc::new(1.0));
        drop(batches.enter(Arc::new(2.0)));
        assert_eq!(ticket.answer("doubling", |inputs| doubling.run(inputs)), Ok(2.0));
        assert_eq!(doubling.runs, [1]);
    }
}
