//! Threads that run pictures through the pipeline, one picture after the other, and tell how it goes.
//!
//! A job is one run. Every accepted job ends with exactly one of finished, failed and canceled, whatever happens; a
//! panic in a job is a failed job. The window's workers have clones of one pipeline: `inference` makes meshes, and
//! `preview`, `print` and `recall` never wait behind its pictures. [`in_order()`] is for those who have all their pictures at
//! once and no window.

mod gate;
mod in_order;
mod shortage;

use std::{
    any::Any,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc,
    },
    thread,
};

use orfeas_core::{export::Asset, print::PrintOptions, progress::Canceled};

pub use gate::Gate;
pub use in_order::{Begun, at_once, in_order};
pub use shortage::wait_out_shortage;

use crate::pipeline::{Finished, Input, Pipeline, PipelineError, Preview, Printed, Settings, Stage};

/// Names one run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct JobId(pub u64);

/// Cancels a job when asked, or when its last owner drops it. Checking costs one atomic read.
#[derive(Debug, Default)]
pub struct CancelOnDrop(Arc<AtomicBool>);

impl CancelOnDrop {
    pub fn cancel(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    pub fn token(&self) -> CancelToken {
        CancelToken(Arc::clone(&self.0))
    }
}

impl Drop for CancelOnDrop {
    fn drop(&mut self) {
        self.cancel();
    }
}

/// The job's side of a [`CancelOnDrop`].
#[derive(Debug, Clone)]
pub struct CancelToken(Arc<AtomicBool>);

impl CancelToken {
    fn check(&self) -> Result<(), Canceled> {
        if self.0.load(Ordering::Relaxed) { Err(Canceled) } else { Ok(()) }
    }
}

/// What to do with a picture, or with what came of it.
#[derive(Debug, Clone)]
pub enum Work {
    Preview(Arc<Input>),
    Generate(Arc<Input>, Settings),
    Print(Arc<Asset>, PrintOptions),
}

/// A job for a worker.
#[derive(Debug)]
pub struct JobRequest {
    pub job: JobId,
    pub work: Work,
    pub cancel: CancelToken,
}

/// How a job goes.
#[derive(Debug, Clone)]
pub enum JobEvent {
    Progress {
        stage: Stage,
        share: f32,
    },
    Previewed(Preview),
    Finished(Arc<Finished>),
    Printed(Arc<Printed>),
    /// One line for people.
    Failed(String),
    Canceled,
}

/// News of one job.
#[derive(Debug, Clone)]
pub struct JobUpdate {
    pub job: JobId,
    pub event: JobEvent,
}

/// Nudges whoever shows the updates. Knows nothing of windows.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// A named thread that takes jobs in order. Dropping it waits for the job in work: ONNX Runtime must not be unloaded
/// under a running session. Whoever drops it cancels that job before.
pub struct Worker {
    requests: Option<mpsc::Sender<JobRequest>>,
    thread: Option<thread::JoinHandle<()>>,
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.requests.take();
        if let Some(thread) = self.thread.take() {
            // A panic of the thread itself was said on stderr; there is nothing left to do about it here.
            let _ = thread.join();
        }
    }
}

impl Worker {
    /// Starts the thread. While the gate is closed no job is begun.
    ///
    /// # Errors
    /// The system refuses another thread.
    pub fn spawn(
        name: &str,
        pipeline: Pipeline,
        updates: mpsc::Sender<JobUpdate>,
        gate: Gate,
        wake: Wake,
    ) -> std::io::Result<Self> {
        let (requests, inbox) = mpsc::channel::<JobRequest>();
        let thread = thread::Builder::new().name(name.to_owned()).spawn(move || {
            for request in inbox {
                gate.wait(&request.cancel);
                let send = |event| {
                    // Without a receiver nobody is left to be told.
                    let _ = updates.send(JobUpdate { job: request.job, event });
                    wake();
                };
                let outcome = catch_unwind(AssertUnwindSafe(|| work(&pipeline, &request, &send)));
                send(outcome.unwrap_or_else(|panic| JobEvent::Failed(describe(&*panic))));
            }
        })?;
        Ok(Self { requests: Some(requests), thread: Some(thread) })
    }

    /// Queues a job. `false` if the thread has ended and the job will never run.
    pub fn submit(&self, request: JobRequest) -> bool {
        self.requests.as_ref().is_some_and(|requests| requests.send(request).is_ok())
    }
}

/// Runs a job to its last event.
fn work(pipeline: &Pipeline, request: &JobRequest, send: &(dyn Fn(JobEvent) + Sync)) -> JobEvent {
    let last_percent = std::sync::atomic::AtomicI32::new(-1);
    let watch = |stage: Stage, share: f32| {
        request.cancel.check()?;
        // The window cannot show less than a percent.
        let percent = (stage.overall(share) * 100.0) as i32;
        if last_percent.swap(percent, Ordering::Relaxed) != percent {
            send(JobEvent::Progress { stage, share });
        }
        Ok(())
    };
    let outcome = match &request.work {
        Work::Preview(input) => pipeline.preview(input, &watch).map(JobEvent::Previewed),
        Work::Generate(input, settings) => {
            pipeline.generate(input, settings, &watch).map(|finished| JobEvent::Finished(Arc::new(finished)))
        }
        Work::Print(asset, options) => {
            pipeline.print(asset, options, &watch).map(|printed| JobEvent::Printed(Arc::new(printed)))
        }
    };
    match outcome {
        Ok(event) => event,
        Err(PipelineError::Canceled(_)) => JobEvent::Canceled,
        Err(error) => JobEvent::Failed(error.to_string()),
    }
}

/// What a panic in a job says to the user.
pub fn describe(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().copied().or_else(|| panic.downcast_ref::<String>().map(String::as_str));
    let text = text.unwrap_or("no message").lines().next().unwrap_or_default();
    format!("a fault in the program stopped this picture ({text}); the others go on; please report it")
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::*;
    use crate::{
        cache::{Cache, Limits},
        pipeline::{EngineChoice, NetworkSlot, NetworkSource},
    };

    fn worker() -> (Worker, mpsc::Receiver<JobUpdate>) {
        worker_behind(Gate::default())
    }

    fn worker_behind(gate: Gate) -> (Worker, mpsc::Receiver<JobUpdate>) {
        let (sender, updates) = mpsc::channel();
        let pipeline = Pipeline::new(Arc::new(Cache::new(Limits::default())), NetworkSlot::new(NetworkSource::BuiltIn));
        (Worker::spawn("test", pipeline, sender, gate, Arc::new(|| {})).unwrap(), updates)
    }

    fn request(job: u64, bytes: &[u8], grid: usize) -> (JobRequest, CancelOnDrop) {
        let cancel = CancelOnDrop::default();
        let settings = Settings { engine: EngineChoice::Silhouette, grid, ..Settings::default() };
        let input = Arc::new(Input { name: "test".into(), bytes: bytes.into(), mask: None });
        (JobRequest { job: JobId(job), work: Work::Generate(input, settings), cancel: cancel.token() }, cancel)
    }

    /// The last event of a job, and the shares of the whole it reported before.
    fn end_of(updates: &mpsc::Receiver<JobUpdate>, job: u64) -> (JobEvent, Vec<f32>) {
        let mut shares = Vec::new();
        loop {
            let update = updates.recv_timeout(Duration::from_secs(60)).unwrap();
            assert_eq!(update.job, JobId(job));
            match update.event {
                JobEvent::Progress { stage, share } => shares.push(stage.overall(share)),
                end => return (end, shares),
            }
        }
    }

    const ROBOT: &[u8] = include_bytes!("../../assets/samples/robot.png");

    #[test]
    fn progress_rises_and_ends_finished() {
        let (worker, updates) = worker();
        let (job, _cancel) = request(1, ROBOT, 48);
        assert!(worker.submit(job));
        let (end, shares) = end_of(&updates, 1);
        assert!(matches!(end, JobEvent::Finished(_)), "{end:?}");
        assert!(shares.len() > 6 && shares.is_sorted(), "{shares:?}");
    }

    #[test]
    fn canceled_at_once_and_the_next_job_runs() {
        let (worker, updates) = worker();
        let (long, cancel) = request(1, ROBOT, 400);
        worker.submit(long);
        while !matches!(updates.recv().unwrap().event, JobEvent::Progress { stage: Stage::Surface, .. }) {}
        let begin = Instant::now();
        drop(cancel);
        let (end, _) = end_of(&updates, 1);
        assert!(matches!(end, JobEvent::Canceled), "{end:?} after {:?}", begin.elapsed());
        let (short, _cancel) = request(2, ROBOT, 32);
        worker.submit(short);
        assert!(matches!(end_of(&updates, 2).0, JobEvent::Finished(_)));
    }

    #[test]
    fn behind_a_closed_gate_jobs_wait_and_can_be_canceled() {
        let gate = Gate::default();
        gate.set_closed(true);
        let (worker, updates) = worker_behind(gate.clone());
        let (first, cancel) = request(1, ROBOT, 32);
        worker.submit(first);
        assert!(updates.recv_timeout(Duration::from_millis(300)).is_err(), "nothing is begun");
        cancel.cancel();
        assert!(matches!(end_of(&updates, 1).0, JobEvent::Canceled));
        let (second, _cancel) = request(2, ROBOT, 32);
        worker.submit(second);
        gate.set_closed(false);
        assert!(matches!(end_of(&updates, 2).0, JobEvent::Finished(_)));
    }

    #[test]
    fn a_bad_picture_fails_in_words() {
        let (worker, updates) = worker();
        let (job, _cancel) = request(1, b"not a picture", 48);
        worker.submit(job);
        let (end, _) = end_of(&updates, 1);
        assert!(matches!(&end, JobEvent::Failed(text) if text.contains("not a picture")), "{end:?}");
    }
}
