//! What the detector has learned of a machine, as JSON that outlives the session: a column for each feature, a row for
//! each second.

use serde::{Deserialize, Serialize};

use super::{
    Metric,
    anomaly::{COLUMNS, FEATURES, MOST_ROWS, Row},
};

/// Seconds that were learned from, the oldest first.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Past {
    pub(super) settings: String,
    pub(super) rows: Vec<Row>,
}

/// Why kept bytes are not a past.
#[derive(Debug, thiserror::Error)]
pub enum PastError {
    #[error("expected what was learned of earlier seconds ({0})")]
    Syntax(#[from] serde_json::Error),
    #[error("expected the columns {expected}, found {found}")]
    Columns { expected: String, found: String },
}

#[derive(Serialize, Deserialize)]
struct Kept {
    settings: String,
    columns: Vec<String>,
    rows: Vec<Row>,
}

fn columns() -> [&'static str; COLUMNS] {
    FEATURES.map(|feature| feature.metric).map(Metric::name)
}

impl Past {
    /// At most some hundred kilobytes.
    pub fn to_json(&self) -> Vec<u8> {
        let columns = columns().map(ToOwned::to_owned).into();
        let kept = Kept { settings: self.settings.clone(), columns, rows: self.rows.clone() };
        // Words and finite numbers, which JSON always takes; empty bytes would not be read back.
        serde_json::to_vec(&kept).unwrap_or_default()
    }

    /// # Errors
    /// The bytes are damaged, or of a version that learned from something else.
    pub fn from_json(bytes: &[u8]) -> Result<Self, PastError> {
        let Kept { settings, columns: found, mut rows } = serde_json::from_slice(bytes)?;
        if found != columns() {
            return Err(PastError::Columns { expected: columns().join(", "), found: found.join(", ") });
        }
        rows.drain(..rows.len().saturating_sub(MOST_ROWS));
        Ok(Self { settings, rows })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_kept_comes_back_and_nothing_else_does() {
        let rows = (0..2000).map(|row| [(row % 7 > 0).then_some(f64::from(row) / 3.0); COLUMNS]).collect();
        let past = Past { settings: "grid 192".into(), rows };
        let json = past.to_json();
        let back = Past::from_json(&json).unwrap();
        assert_eq!((back.settings, &back.rows[..]), (past.settings, &past.rows[2000 - MOST_ROWS..]));
        assert!(matches!(Past::from_json(&json[..json.len() / 2]), Err(PastError::Syntax(_))));
        let other = String::from_utf8(json).unwrap().replacen("decode_ms", "guess_ms", 1);
        let error = Past::from_json(other.as_bytes()).unwrap_err().to_string();
        assert!(error.contains("found guess_ms, mask_ms"), "{error}");
    }
}
