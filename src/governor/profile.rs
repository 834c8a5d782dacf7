//! What jobs have cost on this machine, by stage: learned after each, and kept beside the cache's files.
//!
//! One JSON object on a line for each job, appended, which needs no lock among programs; a line that a kill cut short
//! is passed over. When the file has grown long its older half is left out; a line that another program appends at that
//! very moment is lost, and learned again.

use std::{
    fs::{self, OpenOptions},
    io::{self, Write},
    path::Path,
};

use serde::{Deserialize, Serialize};
use tempfile::Builder;

const NAME: &str = "profile";
/// About 500 jobs.
const LONG: u64 = 256 << 10;
/// Costs of a stage that are looked at, the newest.
const RECENT: usize = 8;
/// Pictures of the same size differ in how much body is in them: room above the most that was measured.
const MARGIN: f64 = 1.5;

/// What a pixel of the picture costs while its subject is cut out. Measured: 31 to 33 bytes from 4 to 20 megapixels.
const BYTES_A_PIXEL: u64 = 34;
/// What a square cell of the grid costs as surface while that is cleaned and simplified. Measured: up to 800 bytes.
const BYTES_A_SURFACE_CELL: u64 = 900;
/// Graphics memory that a network takes on a card before any was measured: mostly the driver's own context.
const GRAPHICS_BYTES: u64 = 768 << 20;
/// What the smallest picture costs.
const LEAST_BYTES: u64 = 24 << 20;

/// What a job without networks costs by its sizes, in bytes, before any was measured: the cutting out or the surface,
/// whichever is more.
pub fn estimate(grid: usize, pixels: u64) -> u64 {
    let surface = (grid as u64).pow(2) * BYTES_A_SURFACE_CELL;
    LEAST_BYTES + (pixels * BYTES_A_PIXEL).max(surface + pixels * BYTES_A_PIXEL / 4)
}

/// Jobs of the same size cost about the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Size {
    /// Hash of the manifest of the network that sees depth, or the name of the engine that needs none.
    pub network: String,
    /// Cells along the longer side of the body.
    pub grid: usize,
    /// Of the picture, rounded up.
    pub megapixels: u64,
}

/// What one stage of a job cost.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StageCost {
    pub stage: String,
    /// How much larger the program was at most than before the job, without the networks that were loaded meanwhile.
    /// `None` where that tells nothing: later jobs of a program reuse what earlier ones have freed.
    pub bytes: Option<u64>,
    pub ms: f64,
}

impl Size {
    /// Where no more matters than the picture.
    pub fn of_picture(megapixels: u64) -> Self {
        Self { network: String::new(), grid: 0, megapixels }
    }
}

impl StageCost {
    /// Of a stage of which only the time was measured.
    pub fn timed(stage: &str, ms: f64) -> Self {
        Self { stage: stage.to_owned(), bytes: None, ms }
    }
}

/// A job that was done: the stages that were computed. Of results found in the cache neither time nor memory tells what
/// they cost.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Cost {
    pub size: Size,
    pub stages: Vec<StageCost>,
    /// How much less graphics memory was free after the job than before, where its networks were loaded on a card.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub graphics: Option<u64>,
}

/// A stage that a job goes through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    pub stage: &'static str,
    pub depends_on: Dependence,
    /// Whether its bytes matter: not where a later step holds all that it holds, and more.
    pub has_bytes: bool,
}

/// On what a step's cost depends; each includes the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Dependence {
    Picture,
    Network,
    Grid,
}

/// What a job is expected to cost.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Prediction {
    /// At the most, beyond what the program holds before it.
    pub bytes: u64,
    /// `None` where no such job was done here yet.
    pub ms: Option<f64>,
    /// Whether the bytes were measured on this machine; else they are estimated from the sizes.
    pub is_learned: bool,
}

/// What the steps of a job of this size have cost, with networks loaded; the bytes are `estimate` unless those of each step
/// were measured, the time is not known unless that of each was.
pub fn predict(folder: Option<&Path>, size: &Size, steps: &[Step], estimate: u64) -> Prediction {
    let costs = folder.map(read).unwrap_or_default();
    let (mut most, mut ms) = (Some(0), Some(0.0));
    for step in steps {
        let of_size = costs.iter().filter(|cost| step.depends_on.are_alike(&cost.size, size));
        let of_stage = of_size.flat_map(|cost| &cost.stages).filter(|cost| cost.stage == step.stage);
        let bytes = of_stage.clone().filter_map(|cost| cost.bytes).take(RECENT).max();
        if step.has_bytes {
            most = most.zip(bytes).map(|(most, bytes)| most.max(bytes));
        }
        let mut times: Vec<f64> = of_stage.take(RECENT).map(|cost| cost.ms).collect();
        times.sort_by(f64::total_cmp);
        ms = ms.zip(times.get(times.len() / 2)).map(|(sum, median)| sum + median);
    }
    Prediction { bytes: most.map_or(estimate, |bytes| (bytes as f64 * MARGIN) as u64), ms, is_learned: most.is_some() }
}

impl Dependence {
    fn are_alike(self, a: &Size, b: &Size) -> bool {
        a.megapixels == b.megapixels
            && (self < Self::Network || a.network == b.network)
            && (self < Self::Grid || a.grid == b.grid)
    }
}

/// Graphics memory that a network takes on a card with all that comes with it, in bytes: the most that was measured, or
/// an estimate.
pub fn graphics(folder: Option<&Path>, network: &str) -> u64 {
    let costs = folder.map(read).unwrap_or_default();
    let of_network = costs.iter().filter(|cost| cost.size.network == network);
    let most = of_network.filter_map(|cost| cost.graphics).take(RECENT).max();
    most.map_or(GRAPHICS_BYTES, |bytes| (bytes as f64 * MARGIN) as u64)
}

/// Keeps what a job has cost.
///
/// # Errors
/// The file cannot be written.
pub fn learn(folder: &Path, cost: &Cost) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let path = folder.join(NAME);
    if fs::metadata(&path).is_ok_and(|there| there.len() > LONG) {
        let text = fs::read_to_string(&path)?;
        let lines: Vec<&str> = text.lines().collect();
        let mut file = Builder::new().prefix(".profile-").tempfile_in(folder)?;
        for line in &lines[lines.len() / 2..] {
            writeln!(file, "{line}")?;
        }
        file.persist(&path).map_err(|error| error.error)?;
    }
    let mut line = serde_json::to_vec(cost)?;
    line.push(b'\n');
    OpenOptions::new().create(true).append(true).open(path)?.write_all(&line)
}

/// All jobs, the newest first.
fn read(folder: &Path) -> Vec<Cost> {
    let text = fs::read_to_string(folder.join(NAME)).unwrap_or_default();
    text.lines().rev().filter_map(|line| serde_json::from_str(line).ok()).collect()
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests may leave half a file")]
mod tests {
    use super::*;

    fn size(grid: usize) -> Size {
        Size { network: "silhouette".into(), grid, megapixels: 2 }
    }

    fn cost(grid: usize, bytes: Option<u64>, ms: f64) -> Cost {
        let stage = |stage: &str, bytes, ms| StageCost { stage: stage.into(), bytes, ms };
        let stages = vec![stage("decode", None, 0.5), stage("mask", Some(1), 0.5), stage("surface", bytes, ms - 1.0)];
        Cost { size: size(grid), stages, graphics: None }
    }

    const STEPS: [Step; 3] = [
        Step { stage: "decode", depends_on: Dependence::Picture, has_bytes: false },
        Step { stage: "mask", depends_on: Dependence::Network, has_bytes: true },
        Step { stage: "surface", depends_on: Dependence::Grid, has_bytes: true },
    ];

    fn at(folder: &Path, grid: usize) -> Prediction {
        predict(Some(folder), &size(grid), &STEPS, 7)
    }

    #[test]
    fn what_was_measured_goes_before_the_estimate() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(at(folder.path(), 64), Prediction { bytes: 7, ms: None, is_learned: false });
        for (bytes, ms) in [(Some(100), 5.0), (Some(200), 9.0), (None, 7.0)] {
            learn(folder.path(), &cost(64, bytes, ms)).unwrap();
        }
        assert_eq!(at(folder.path(), 64), Prediction { bytes: 300, ms: Some(7.0), is_learned: true });
        assert!(!at(folder.path(), 96).is_learned);
    }

    #[test]
    fn stages_are_learned_one_by_one_and_those_before_the_grid_on_any() {
        let folder = tempfile::tempdir().unwrap();
        learn(folder.path(), &cost(64, Some(100), 5.0)).unwrap();
        // The subject was found in the cache.
        let mut costs = cost(96, Some(300), 9.0);
        costs.stages.drain(..2);
        learn(folder.path(), &costs).unwrap();
        assert_eq!(at(folder.path(), 96), Prediction { bytes: 450, ms: Some(9.0), is_learned: true });
        assert!(!at(folder.path(), 128).is_learned);
        let other = Size { network: "relief".into(), ..cost(96, None, 1.0).size };
        assert!(!predict(Some(folder.path()), &other, &STEPS, 7).is_learned);
    }

    #[test]
    fn what_a_network_took_on_a_card_goes_before_the_estimate() {
        let folder = tempfile::tempdir().unwrap();
        let on_card = |graphics| Cost { graphics, ..cost(64, None, 5.0) };
        for graphics in [None, Some(200), Some(400)] {
            learn(folder.path(), &on_card(graphics)).unwrap();
        }
        let known = |network| graphics(Some(folder.path()), network);
        assert_eq!((known("silhouette"), known("another")), (600, GRAPHICS_BYTES));
    }

    #[test]
    fn lines_cut_short_are_passed_over_and_the_file_stays_bounded() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(NAME);
        fs::write(&path, "{\"size\":{\"netw\nnot json\n".repeat(12_000)).unwrap();
        for _ in 0..3 {
            learn(folder.path(), &cost(64, Some(100), 5.0)).unwrap();
        }
        assert!(fs::metadata(&path).unwrap().len() < LONG);
        assert_eq!(at(folder.path(), 64).bytes, 150);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "no temporary file is left");
    }
}
