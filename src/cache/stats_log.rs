//! What all programs have counted: one JSON object on a line for each job, in `FOLDER/statistics`.
//!
//! Lines are appended, which needs no lock among programs, and which a kill at worst cuts short: such a line is passed
//! over. When the file has grown long it is replaced by its sum; a line that another program appends at that moment is
//! lost.

use std::{
    fs::{self, OpenOptions},
    io::{self, Write},
    path::Path,
};

use tempfile::Builder;

use super::{Limits, Shared, stats::Stats};

const NAME: &str = "statistics";
/// A longer file is summed up into one line.
const LONG: u64 = 256 << 10;

/// What all programs have counted that used a folder, up to the last job of each.
///
/// # Errors
/// The record is there but cannot be read.
pub fn recorded_stats(folder: &Path) -> io::Result<Stats> {
    match fs::read_to_string(folder.join(NAME)) {
        Ok(text) => Ok(sum(&text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Stats::default()),
        Err(error) => Err(error),
    }
}

/// Adds what was counted since the last time.
pub(super) fn record(shared: &Shared, folder: &Path) {
    let new = shared.with(|inner, _| {
        let new = inner.stats.since(&inner.recorded);
        inner.recorded.clone_from(&inner.stats);
        new.filter(|_| inner.limits != Limits::OFF)
    });
    if new.is_some_and(|new| append(folder, &new).is_err()) {
        tracing::warn!("the cache's statistics cannot be kept: {}", folder.display());
    }
}

fn append(folder: &Path, stats: &Stats) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let path = folder.join(NAME);
    if fs::metadata(&path).is_ok_and(|there| there.len() > LONG) {
        let mut file = Builder::new().prefix(".statistics-").tempfile_in(folder)?;
        file.write_all(&line(&recorded_stats(folder)?)?)?;
        file.persist(&path).map_err(|error| error.error)?;
    }
    OpenOptions::new().create(true).append(true).open(path)?.write_all(&line(stats)?)
}

fn line(stats: &Stats) -> io::Result<Vec<u8>> {
    let mut line = serde_json::to_vec(stats)?;
    line.push(b'\n');
    Ok(line)
}

/// Forgets what [`recorded_stats`] tells.
///
/// # Errors
/// The record is there but cannot be deleted.
pub fn forget_recorded_stats(folder: &Path) -> io::Result<()> {
    match fs::remove_file(folder.join(NAME)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// A line that is no object was cut short, or is another version's.
fn sum(text: &str) -> Stats {
    let mut sum = Stats::default();
    for stats in text.lines().filter_map(|line| serde_json::from_str::<Stats>(line).ok()) {
        sum += &stats;
    }
    sum
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests may leave half a file")]
mod tests {
    use super::*;

    #[test]
    fn a_long_file_is_summed_up_and_lines_cut_short_are_passed_over() {
        let folder = tempfile::tempdir().unwrap();
        let mut stats = Stats::default();
        stats.note(super::super::TierName::Memory, "mask", |tier| tier.hits += 3);
        for _ in 0..500 {
            append(folder.path(), &stats).unwrap();
        }
        let path = folder.path().join(NAME);
        assert!(fs::metadata(&path).unwrap().len() < LONG + 4096);
        let text = fs::read_to_string(&path).unwrap();
        fs::write(&path, &text[..text.len() - 9]).unwrap();
        let read = recorded_stats(folder.path()).unwrap();
        assert_eq!((read.memory.hits, read.stages["mask"].memory.hits), (499 * 3, 499 * 3));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "no temporary file is left");
    }
}
