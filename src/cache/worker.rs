//! The thread that does the disk tier's work, one task after the other, so that no result waits for a file.

use std::{
    io,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
        mpsc,
    },
    thread,
};

/// Results that wait to be written may hold this much memory; more are not written.
const MOST_WAITING: usize = 128 << 20;

type Task = Box<dyn FnOnce() + Send>;

/// Dropping it finishes what waits.
pub(super) struct Worker {
    tasks: Option<mpsc::Sender<Task>>,
    thread: Option<thread::JoinHandle<()>>,
    waiting_bytes: Arc<AtomicUsize>,
}

impl Worker {
    /// # Errors
    /// The system refuses another thread.
    pub fn spawn() -> io::Result<Self> {
        let (tasks, inbox) = mpsc::channel::<Task>();
        let run = move || inbox.into_iter().for_each(|task| task());
        let thread = thread::Builder::new().name("cache".to_owned()).spawn(run)?;
        Ok(Self { tasks: Some(tasks), thread: Some(thread), waiting_bytes: Arc::default() })
    }

    /// Queues a task that holds this many bytes; `false` if too much is waiting. A large one may wait alone.
    pub fn submit(&self, bytes: usize, task: impl FnOnce() + Send + 'static) -> bool {
        let waiting = self.waiting_bytes.fetch_add(bytes, Ordering::Relaxed);
        if bytes > 0 && waiting > 0 && waiting + bytes > MOST_WAITING {
            self.waiting_bytes.fetch_sub(bytes, Ordering::Relaxed);
            return false;
        }
        let waiting_bytes = Arc::clone(&self.waiting_bytes);
        let task = move || {
            task();
            waiting_bytes.fetch_sub(bytes, Ordering::Relaxed);
        };
        self.tasks.as_ref().is_some_and(|tasks| tasks.send(Box::new(task)).is_ok())
    }

    /// Waits until everything queued so far is done.
    pub fn flush(&self) {
        let (done, wait) = mpsc::channel::<()>();
        if self.submit(0, move || drop(done)) {
            // The only answer is that the task has been run and its end of the channel dropped.
            let _: Result<(), _> = wait.recv();
        }
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.tasks.take();
        if let Some(thread) = self.thread.take() {
            // A panic of the thread was said on stderr; there is nothing left to do about it here.
            let _ = thread.join();
        }
    }
}
