//! What the program does, measured once a second: the last five minutes, where they lead, what in them is unusual, and
//! when to say so. Knows neither windows nor threads: whoever owns a [`Monitor`] feeds it and shows what it finds.
//!
//! ```text
//! system, gpu ─┐
//! cache, jobs ─┴► Reading ─► Sample ─► History ─┬► trend, anomaly ─► advice
//!                                               └► alert   └─► Past ─► the next session
//! ```

pub mod advice;
pub mod alert;
pub mod anomaly;
mod forest;
pub mod gpu;
mod history;
mod metric;
mod monitor;
mod past;
mod sample;
mod stage_times;
pub mod stats;
pub mod system;
pub mod trend;

pub use history::{HISTORY_SECS, History};
pub use metric::{Metric, Unit};
pub use monitor::{Monitor, Overview};
pub use past::{Past, PastError};
pub use sample::{Reading, Sample};
pub use stage_times::{StageTime, StageTimes};
