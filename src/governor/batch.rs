//! Whether pictures go through a network together: tried on this machine a few times for each number of them, and kept
//! beside the cache's files, one JSON object on a line for each trial.

use std::{
    fs::{self, OpenOptions},
    io::{self, Write},
    path::Path,
};

use serde::{Deserialize, Serialize};

const NAME: &str = "batches";
/// Other programs disturb single trials; the quickest of these counts.
const TRIALS: usize = 3;

/// Pictures that ran one by one and then together.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Trial {
    /// What ran them: the network, and on what.
    pub kind: String,
    pub pictures: usize,
    /// Milliseconds of one picture.
    pub alone_ms: f64,
    pub together_ms: f64,
    /// Whether all answers were the same to the bit.
    pub is_same: bool,
}

/// How so many pictures that wait at the same time are best run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Both ways, since it is not known yet.
    Try,
    Together,
    Alone,
}

/// The same picture gives the same bytes whoever is in company: what differs once never runs together.
pub fn verdict(trials: &[Trial], kind: &str, pictures: usize) -> Verdict {
    let seen = || trials.iter().filter(|trial| trial.kind == kind && trial.pictures == pictures);
    let least = |ms: fn(&Trial) -> f64| seen().map(ms).fold(f64::INFINITY, f64::min);
    if seen().any(|trial| !trial.is_same) {
        Verdict::Alone
    } else if seen().count() < TRIALS {
        Verdict::Try
    } else if least(|trial| trial.together_ms) < least(|trial| trial.alone_ms) {
        Verdict::Together
    } else {
        Verdict::Alone
    }
}

/// All trials that are kept; lines that cannot be read are passed over.
pub fn read(folder: &Path) -> Vec<Trial> {
    let text = fs::read_to_string(folder.join(NAME)).unwrap_or_default();
    text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect()
}

/// Keeps a trial.
///
/// # Errors
/// The file cannot be written.
pub fn learn(folder: &Path, trial: &Trial) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let mut line = serde_json::to_vec(trial)?;
    line.push(b'\n');
    OpenOptions::new().create(true).append(true).open(folder.join(NAME))?.write_all(&line)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trial(pictures: usize, alone_ms: f64, together_ms: f64, is_same: bool) -> Trial {
        Trial { kind: "a".into(), pictures, alone_ms, together_ms, is_same }
    }

    #[test]
    fn they_run_together_when_the_quickest_trial_says_so() {
        let mut trials = vec![trial(2, 20.0, 30.0, true), trial(2, 25.0, 18.0, true)];
        assert_eq!(verdict(&trials, "a", 2), Verdict::Try);
        trials.push(trial(2, 22.0, 21.0, true));
        assert_eq!(verdict(&trials, "a", 2), Verdict::Together);
        assert_eq!(verdict(&trials, "a", 3), Verdict::Try, "other numbers are tried by themselves");
        assert_eq!(verdict(&trials, "b", 2), Verdict::Try, "and other networks");
    }

    #[test]
    fn they_run_alone_where_that_is_as_quick_or_any_bit_differs() {
        assert_eq!(verdict(&vec![trial(2, 20.0, 20.0, true); 3], "a", 2), Verdict::Alone);
        assert_eq!(verdict(&[trial(2, 20.0, 2.0, false)], "a", 2), Verdict::Alone);
    }

    #[test]
    fn trials_are_kept() {
        let folder = tempfile::tempdir().unwrap();
        let trials = [trial(2, 20.0, 18.0, true), trial(4, 20.5, 16.25, false)];
        trials.iter().for_each(|trial| learn(folder.path(), trial).unwrap());
        assert_eq!(read(folder.path()), trials);
    }
}
