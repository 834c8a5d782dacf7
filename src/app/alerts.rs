//! Which alerts are new, and what the log says of them.

use crate::metrics::alert::{Alert, Severity};

/// Under which target alerts are logged.
pub const ALERTS_IN_LOG: &str = "orfeas_studio::alerts";

/// Says in the log which alerts have begun, and which are over.
pub(super) fn log_changes(before: &[Alert], now: &[Alert]) {
    for Alert { name, text, severity, .. } in new_alerts(before, now) {
        match severity {
            Severity::Info => tracing::info!(target: ALERTS_IN_LOG, "{name} ({text})"),
            Severity::Warning => tracing::warn!(target: ALERTS_IN_LOG, "{name} ({text})"),
            Severity::Critical => tracing::error!(target: ALERTS_IN_LOG, "{name} ({text})"),
        }
    }
    for alert in new_alerts(now, before) {
        tracing::info!(target: ALERTS_IN_LOG, "over: {}", alert.name);
    }
}

/// The alerts that were not there before. Their numbers may have changed since.
pub(super) fn new_alerts<'a>(before: &[Alert], now: &'a [Alert]) -> impl Iterator<Item = &'a Alert> {
    let known: Vec<(String, f64)> = before.iter().map(|alert| (alert.name.clone(), alert.since_secs)).collect();
    now.iter().filter(move |alert| !known.contains(&(alert.name.clone(), alert.since_secs)))
}
