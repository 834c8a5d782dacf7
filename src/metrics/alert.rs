//! Rules that say when a number is worth telling, and what they raise.
//!
//! A rule raises its alert when its condition has held for its time, and clears it when the number has been well on
//! the other side for a while: what hovers around a threshold is told once.

use serde::{Deserialize, Serialize};

use super::{Metric, Sample};

/// How far past its threshold a number must go back before an alert clears, as a share of the threshold.
const HYSTERESIS: f64 = 0.05;
/// How long it must stay there, in seconds.
const CLEAR_SECS: f64 = 5.0;
/// No condition needs to hold longer than the history can show, in seconds.
pub const MOST_FOR_SECS: f64 = 300.0;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    Info,
    Warning,
    Critical,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Comparison {
    Above,
    Below,
}

/// When to tell what.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// What is told.
    pub name: String,
    pub metric: Metric,
    pub comparison: Comparison,
    /// In the metric's unit; shares from 0 to 1.
    pub threshold: f64,
    /// How long the condition must hold, in seconds, up to [`MOST_FOR_SECS`].
    pub for_secs: f64,
    pub severity: Severity,
    pub enabled: bool,
}

/// A rule that cannot be followed.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum RuleError {
    #[error("expected a name for the rule of {}; give it one", .0.title())]
    Name(Metric),
    #[error("expected a number as threshold of \"{name}\", found {threshold}; give it one")]
    Threshold { name: String, threshold: f64 },
    #[error("expected 0 to {MOST_FOR_SECS} seconds for \"{name}\", found {for_secs}; choose a time between")]
    Time { name: String, for_secs: f64 },
}

/// A condition that holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Alert {
    pub name: String,
    pub metric: Metric,
    pub severity: Severity,
    /// When it was raised, in seconds since the program started. With the name it tells one alert from the next.
    pub since_secs: f64,
    /// One line: the number and the threshold it passed.
    pub text: String,
}

/// The rules, and how each stands.
#[derive(Debug, Clone)]
pub struct Alerts {
    rules: Vec<(Rule, State)>,
}

#[derive(Debug, Clone, Default)]
enum State {
    #[default]
    Calm,
    /// The condition has held since then.
    Held {
        since: f64,
    },
    Raised {
        alert: Alert,
        calm_since: Option<f64>,
    },
}

impl Rule {
    fn check(&self) -> Result<(), RuleError> {
        if self.name.trim().is_empty() {
            return Err(RuleError::Name(self.metric));
        }
        if !self.threshold.is_finite() {
            return Err(RuleError::Threshold { name: self.name.clone(), threshold: self.threshold });
        }
        if !(0.0..=MOST_FOR_SECS).contains(&self.for_secs) {
            return Err(RuleError::Time { name: self.name.clone(), for_secs: self.for_secs });
        }
        Ok(())
    }

    fn is_met(&self, value: f64) -> bool {
        match self.comparison {
            Comparison::Above => value > self.threshold,
            Comparison::Below => value < self.threshold,
        }
    }

    /// Whether the number is well on the calm side. An unknown one is: what is gone is no trouble.
    fn is_calm(&self, value: Option<f64>) -> bool {
        let margin = HYSTERESIS * self.threshold.abs();
        value.is_none_or(|value| match self.comparison {
            Comparison::Above => value <= self.threshold - margin,
            Comparison::Below => value >= self.threshold + margin,
        })
    }

    fn text(&self, value: f64) -> String {
        let side = match self.comparison {
            Comparison::Above => "above",
            Comparison::Below => "below",
        };
        let unit = self.metric.unit();
        format!("{}: {}, {side} {}", self.metric.title(), unit.text(value), unit.text(self.threshold))
    }
}

impl Alerts {
    /// # Errors
    /// The first rule that cannot be followed.
    pub fn new(rules: Vec<Rule>) -> Result<Self, RuleError> {
        rules.iter().try_for_each(Rule::check)?;
        Ok(Self { rules: rules.into_iter().map(|rule| (rule, State::Calm)).collect() })
    }

    /// Takes other rules; what stays as it was stays raised.
    ///
    /// # Errors
    /// The first rule that cannot be followed; then the old ones stay.
    pub fn change(&mut self, rules: Vec<Rule>) -> Result<(), RuleError> {
        let mut changed = Self::new(rules)?;
        for (rule, state) in &mut changed.rules {
            if let Some((_, old)) = self.rules.iter().find(|(old, _)| old == rule) {
                *state = old.clone();
            }
        }
        *self = changed;
        Ok(())
    }

    pub fn rules(&self) -> impl Iterator<Item = &Rule> {
        self.rules.iter().map(|(rule, _)| rule)
    }

    /// Those raised now, the most severe first, then the newest.
    pub fn raised(&self) -> Vec<Alert> {
        let mut raised: Vec<Alert> = self.rules.iter().filter_map(|(_, state)| state.alert().cloned()).collect();
        raised.sort_by(|a, b| b.severity.cmp(&a.severity).then(b.since_secs.total_cmp(&a.since_secs)));
        raised
    }

    /// Lets all rules look at the newest second.
    pub fn observe(&mut self, sample: &Sample) {
        for (rule, state) in &mut self.rules {
            let value = sample.get(rule.metric).filter(|_| rule.enabled);
            state.observe(rule, sample.secs, value);
        }
    }
}

impl State {
    fn alert(&self) -> Option<&Alert> {
        match self {
            Self::Raised { alert, .. } => Some(alert),
            Self::Calm | Self::Held { .. } => None,
        }
    }

    fn observe(&mut self, rule: &Rule, now: f64, value: Option<f64>) {
        if let Self::Raised { alert, calm_since } = self {
            if let Some(value) = value {
                alert.text = rule.text(value);
            }
            if !rule.is_calm(value) {
                *calm_since = None;
            } else if now - *calm_since.get_or_insert(now) >= CLEAR_SECS {
                *self = Self::Calm;
            }
            return;
        }
        let Some(value) = value.filter(|value| rule.is_met(*value)) else {
            *self = Self::Calm;
            return;
        };
        let since = if let Self::Held { since } = self { *since } else { now };
        *self = if now - since < rule.for_secs {
            Self::Held { since }
        } else {
            let alert = Alert {
                name: rule.name.clone(),
                metric: rule.metric,
                severity: rule.severity,
                since_secs: now,
                text: rule.text(value),
            };
            Self::Raised { alert, calm_since: None }
        };
    }
}

/// What everybody wants to be told.
pub fn default_rules() -> Vec<Rule> {
    use {Comparison::Above, Comparison::Below, Severity::Critical, Severity::Info, Severity::Warning};
    let rule = |name: &str, metric, comparison, threshold, for_secs, severity| Rule {
        name: name.to_owned(),
        metric,
        comparison,
        threshold,
        for_secs,
        severity,
        enabled: true,
    };
    vec![
        rule("Memory is full", Metric::MemoryShare, Above, 0.97, 2.0, Critical),
        rule("Memory is nearly full", Metric::MemoryShare, Above, 0.9, 5.0, Warning),
        rule("Memory will soon be full", Metric::MemoryFullIn, Below, 300.0, 5.0, Warning),
        rule("Graphics memory is full", Metric::VramShare, Above, 0.98, 2.0, Critical),
        rule("Graphics memory is nearly full", Metric::VramShare, Above, 0.92, 5.0, Warning),
        rule("Graphics memory will soon be full", Metric::VramFullIn, Below, 300.0, 5.0, Warning),
        rule("Nothing moves", Metric::Stalled, Above, 60.0, 0.0, Warning),
        rule("The cache is too small", Metric::EvictedShare, Above, 0.3, 10.0, Info),
        rule("Something is unusual", Metric::Unusual, Above, 0.99, 2.0, Info),
    ]
}

#[cfg(test)]
mod tests;
