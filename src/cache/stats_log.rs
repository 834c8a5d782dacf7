//! What earlier runs have counted: one JSON object on a line for each, in `FOLDER/statistics`.
//!
//! Lines are appended, which needs no lock among programs. A run that is killed leaves none.

use std::{
    fs::{self, OpenOptions},
    io::{self, Write},
    path::Path,
};

use tempfile::Builder;

use super::stats::Stats;

const NAME: &str = "statistics";
/// A longer file is summed up into one line.
const LONG: u64 = 256 << 10;

/// The sum of all runs.
///
/// # Errors
/// The file is there but cannot be read.
pub(super) fn read(folder: &Path) -> io::Result<Stats> {
    match fs::read_to_string(folder.join(NAME)) {
        Ok(text) => Ok(sum(&text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Stats::default()),
        Err(error) => Err(error),
    }
}

/// Adds a run.
pub(super) fn append(folder: &Path, stats: &Stats) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let path = folder.join(NAME);
    let mut earlier = Stats::default();
    if fs::metadata(&path).is_ok_and(|there| there.len() > LONG) {
        // Whoever moves it away first has it to itself.
        let taken = Builder::new().prefix(".statistics-").tempfile_in(folder)?;
        fs::rename(&path, taken.path())?;
        earlier = sum(&fs::read_to_string(taken.path())?);
    }
    earlier += stats;
    let mut line = serde_json::to_vec(&earlier)?;
    line.push(b'\n');
    OpenOptions::new().create(true).append(true).open(path)?.write_all(&line)
}

/// Forgets all runs.
pub(super) fn remove(folder: &Path) -> io::Result<()> {
    match fs::remove_file(folder.join(NAME)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// A line that is no object was cut short by a full disk, or is another version's.
fn sum(text: &str) -> Stats {
    let mut sum = Stats::default();
    for stats in text.lines().filter_map(|line| serde_json::from_str::<Stats>(line).ok()) {
        sum += &stats;
    }
    sum
}
