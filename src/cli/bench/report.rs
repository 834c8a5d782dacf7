//! Measurements as a table for people, in Markdown, or as JSON.

use serde_json::{Map, Value};

/// Rows of the same columns, and what is to be said of all.
pub struct Report {
    pub title: String,
    pub columns: Vec<&'static str>,
    pub rows: Vec<Vec<Value>>,
    /// Names and values beside the table.
    pub facts: Vec<(&'static str, Value)>,
}

impl Report {
    pub fn to_json(&self) -> Value {
        let row = |row: &Vec<Value>| self.columns.iter().map(|&name| name.to_owned()).zip(row.clone()).collect();
        let rows = self.rows.iter().map(|cells| Value::Object(row(cells))).collect();
        let mut object: Map<String, Value> =
            self.facts.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
        object.insert("title".into(), self.title.clone().into());
        object.insert("rows".into(), Value::Array(rows));
        object.into()
    }

    pub fn to_markdown(&self) -> String {
        let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
        let mut text = format!("## {}\n\n", self.title);
        text += &line(self.columns.iter().map(|&name| name.to_owned()).collect());
        text += &format!("|{}\n", "---|".repeat(self.columns.len()));
        self.rows.iter().for_each(|row| text += &line(row.iter().map(shown).collect()));
        if !self.facts.is_empty() {
            text += "\n";
        }
        self.facts.iter().for_each(|(name, value)| text += &format!("- {name}: {}\n", shown(value)));
        text.trim_end().to_owned()
    }

    pub fn to_text(&self) -> String {
        let cells: Vec<Vec<String>> = std::iter::once(self.columns.iter().map(|&name| name.to_owned()).collect())
            .chain(self.rows.iter().map(|row| row.iter().map(shown).collect()))
            .collect();
        let width = |column: usize| cells.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
        let mut text = format!("{}\n\n", self.title);
        for row in &cells {
            let padded = row.iter().enumerate().map(|(column, cell)| match column {
                0 => format!("{cell:<width$}", width = width(column)),
                _ => format!("{cell:>width$}", width = width(column)),
            });
            text += padded.collect::<Vec<_>>().join("  ").trim_end();
            text += "\n";
        }
        self.facts.iter().for_each(|(name, value)| text += &format!("\n{name}: {}", shown(value)));
        text
    }
}

/// A number to be shown with this many places.
pub fn rounded(value: f64, places: i32) -> Value {
    let scale = 10f64.powi(places);
    ((value * scale).round() / scale).into()
}

fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => "–".into(),
        other => other.to_string(),
    }
}
