//! How a long computation says how far it is, and learns that nobody waits for it any more.

/// The caller asked to stop. Carries nothing: whoever cancelled knows why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("canceled")]
pub struct Canceled;

/// Told the finished share of the work (0 to 1, never falling); answers whether to go on.
///
/// Long loops call it every few milliseconds and hand `Err` straight up with `?`.
pub type Progress<'a> = &'a (dyn Fn(f32) -> Result<(), Canceled> + Sync);

/// A progress nobody watches and nobody cancels.
pub fn unwatched(_: f32) -> Result<(), Canceled> {
    Ok(())
}
