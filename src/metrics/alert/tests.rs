//! Alerts on seconds that are written down here; no clock runs.

use proptest::prelude::*;

use super::*;

fn rule(comparison: Comparison, threshold: f64, for_secs: f64) -> Rule {
    let (name, metric) = ("Memory is nearly full".to_owned(), Metric::MemoryShare);
    Rule { name, metric, comparison, threshold, for_secs, severity: Severity::Warning, enabled: true }
}

/// For each second whether the alert is raised.
fn raised(rule: Rule, values: impl IntoIterator<Item = Option<f64>>) -> Vec<bool> {
    let mut alerts = Alerts::new(vec![rule]).unwrap();
    let observe = |(secs, value): (usize, Option<f64>)| {
        let mut sample = Sample::new(secs as f64);
        sample.set(Metric::MemoryShare, value);
        alerts.observe(&sample);
        !alerts.raised().is_empty()
    };
    values.into_iter().enumerate().map(observe).collect()
}

#[test]
fn raised_when_the_time_is_met_and_not_before() {
    let values = [0.5; 10].into_iter().chain([0.95; 10]).map(Some);
    let raised = raised(rule(Comparison::Above, 0.9, 5.0), values);
    // The condition begins at second 10, so its five seconds are over at second 15.
    assert_eq!(raised.iter().position(|raised| *raised), Some(15));
}

#[test]
fn a_short_peak_is_not_told() {
    let values = [0.95, 0.95, 0.95, 0.5].into_iter().cycle().take(80).map(Some);
    assert!(raised(rule(Comparison::Above, 0.9, 5.0), values).iter().all(|raised| !raised));
}

#[test]
fn hovering_around_the_threshold_is_told_once() {
    let hovering = (0..100).map(|i| Some(if i % 2 == 0 { 0.91 } else { 0.89 }));
    let values = [Some(0.95); 6].into_iter().chain(hovering).chain([Some(0.5); 10]);
    let raised = raised(rule(Comparison::Above, 0.9, 5.0), values);
    let changes: Vec<usize> = (1..raised.len()).filter(|i| raised[*i] != raised[i - 1]).collect();
    // Calm begins at second 106, and has lasted its five seconds at 111.
    assert_eq!(changes, [5, 111]);
}

#[test]
fn below_is_the_mirror_of_above_and_the_unknown_clears() {
    let values = [Some(0.05); 8].into_iter().chain([None; 8]);
    let raised = raised(rule(Comparison::Below, 0.1, 2.0), values);
    assert_eq!((raised[1], raised[2], raised[12], raised[13]), (false, true, true, false));
}

#[test]
fn the_most_severe_comes_first_and_says_its_numbers() {
    let mut alerts = Alerts::new(default_rules()).unwrap();
    (0..10).for_each(|secs| alerts.observe(&Sample::new(f64::from(secs)).with(Metric::MemoryShare, 0.985)));
    let raised = alerts.raised();
    let names: Vec<&str> = raised.iter().map(|alert| alert.name.as_str()).collect();
    assert_eq!(names, ["Memory is full", "Memory is nearly full"]);
    assert_eq!(raised[0].text, "Memory in use: 98 %, above 97 %");
}

#[test]
fn a_rule_that_is_switched_off_clears_and_others_stay() {
    let mut alerts = Alerts::new(default_rules()).unwrap();
    let observe = |alerts: &mut Alerts, from: u32| {
        (from..from + 10).for_each(|s| alerts.observe(&Sample::new(f64::from(s)).with(Metric::MemoryShare, 0.985)));
    };
    observe(&mut alerts, 0);
    let mut rules: Vec<Rule> = alerts.rules().cloned().collect();
    rules[0].enabled = false;
    alerts.change(rules).unwrap();
    assert_eq!(alerts.raised().len(), 1);
    observe(&mut alerts, 10);
    assert_eq!(alerts.raised()[0].since_secs, 5.0);
}

#[test]
fn rules_that_cannot_be_followed_are_refused_in_words_and_the_old_stay() {
    let mut alerts = Alerts::new(default_rules()).unwrap();
    for (bad, word) in [
        (Rule { name: " ".into(), ..rule(Comparison::Above, 1.0, 1.0) }, "name"),
        (rule(Comparison::Above, f64::NAN, 1.0), "NaN"),
        (rule(Comparison::Above, 1.0, -1.0), "-1"),
        (rule(Comparison::Above, 1.0, 1e9), "300"),
    ] {
        let error = alerts.change(vec![bad]).unwrap_err().to_string();
        assert!(error.contains(word), "{error}");
    }
    assert_eq!(alerts.rules().count(), default_rules().len());
}

#[test]
fn rules_come_back_from_json_as_they_were() {
    let json = serde_json::to_string(&default_rules()).unwrap();
    assert_eq!(serde_json::from_str::<Vec<Rule>>(&json).unwrap(), default_rules());
    let error = serde_json::from_str::<Vec<Rule>>(&json.replace("memory_share", "memories")).unwrap_err();
    assert!(error.to_string().contains("memories"), "{error}");
}

proptest! {
    #[test]
    fn raised_within_two_seconds_of_its_time_and_only_then(
        values in prop::collection::vec(prop::option::of(0.0..1.0f64), 1..200),
        threshold in 0.05..0.95f64,
        for_secs in 0.0..20.0f64,
    ) {
        let met = |value: &Option<f64>| value.is_some_and(|value| value > threshold);
        let raised = raised(rule(Comparison::Above, threshold, for_secs), values.clone());
        let mut held = 0;
        for (i, value) in values.iter().enumerate() {
            held = if met(value) { held + 1 } else { 0 };
            let was_raised = i > 0 && raised[i - 1];
            if held as f64 > for_secs + 2.0 {
                prop_assert!(raised[i], "second {i}");
            }
            if raised[i] && !was_raised {
                prop_assert!((held - 1) as f64 >= for_secs, "second {i}");
            }
        }
    }
}
