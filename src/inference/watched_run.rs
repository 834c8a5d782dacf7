//! A session's run that ends early when nobody waits for it any more.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use orfeas_core::progress::{Canceled, Progress};
use ort::session::{RunOptions, Session};
use ort::value::{DynValue, TensorRef};

use super::provider::one_line;

/// How often the caller is asked whether to go on; far below what a person notices.
const POLL: Duration = Duration::from_millis(10);

pub(super) enum Stopped {
    Canceled(Canceled),
    Failed(String),
}

/// The output `output` for the input `input` of the given shape.
///
/// ONNX Runtime cannot tell how far a run is, so `progress` hears 0 until it is done. It looks at its stop flag between
/// two nodes of the graph (and two rounds of a loop); a second thread asks `progress` and raises the flag, after which
/// the session is as good as before.
pub(super) fn run(
    session: &mut Session,
    input: (&str, [usize; 4], &[f32]),
    output: &str,
    progress: Progress,
) -> Result<DynValue, Stopped> {
    progress(0.0).map_err(Stopped::Canceled)?;
    let (name, shape, values) = input;
    let tensor = TensorRef::from_array_view((shape, values)).map_err(failed)?;
    let options = RunOptions::new().map_err(failed)?;
    let is_canceled = AtomicBool::new(false);
    let (running, until_done) = mpsc::channel::<()>();
    let (is_raised, stop) = (&is_canceled, &options);
    let watch = move || {
        while until_done.recv_timeout(POLL) == Err(RecvTimeoutError::Timeout) {
            if progress(0.0).is_err() {
                is_raised.store(true, Ordering::Relaxed);
                // Fails only where the flag cannot be raised; then the run ends by itself.
                let _ = stop.terminate();
                return;
            }
        }
    };
    let answer = thread::scope(|scope| {
        thread::Builder::new()
            .name("network watcher".to_owned())
            .spawn_scoped(scope, watch)
            .map_err(|error| Stopped::Failed(format!("no thread can be started: {error}")))?;
        let answer = session
            .run_with_options(ort::inputs![name => tensor], &options)
            .map_err(failed)
            .and_then(|mut outputs| outputs.remove(output).ok_or_else(|| Stopped::Failed("no answer came".to_owned())));
        drop(running);
        answer
    });
    if is_canceled.into_inner() {
        return Err(Stopped::Canceled(Canceled));
    }
    answer
}

fn failed(error: ort::Error) -> Stopped {
    Stopped::Failed(one_line(error.message()))
}
