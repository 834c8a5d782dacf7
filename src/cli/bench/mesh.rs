//! `orfeas bench mesh`: from a field to a file, step by step, beside the usual Python packages if wanted.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::Instant,
};

use anyhow::{Context, Result, ensure};
use clap::Args;
use orfeas_core::{
    clean::clean,
    export::{Asset, ExportOptions, Format, export},
    field::Field,
    foreground::{Foreground, MaskSource},
    grid::ScalarGrid,
    isosurface::isosurface,
    mask, picture,
    progress::unwatched,
    rays::FieldRays,
    silhouette::{SilhouetteParams, silhouette},
    simplify::simplify,
    texture::texture,
};
use serde_json::Value;

use super::{
    memory, pictures,
    report::{Report, rounded},
};
use crate::pipeline::Smoothing;

/// The same chain in Python; prints the milliseconds of each step.
const SCRIPT: &str = include_str!("mesh.py");
const PACKAGES: &str = "fast-simplification, numpy, pillow, PyMCubes, scikit-image, scipy, trimesh and xatlas";
/// Cells of the field along a side: finer than the finest grid asks for.
const FIELD: usize = 1024;

#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(long, default_value_t = 256, value_parser = clap::value_parser!(u32).range(16..=512))]
    grid: u32,
    #[arg(long, default_value_t = 50_000, value_parser = clap::value_parser!(u32).range(500..=500_000))]
    faces: u32,
    #[arg(long, default_value_t = 2048, value_parser = clap::value_parser!(u32).range(256..=4096))]
    texture: u32,
    /// Runs, of which the quickest of each step counts.
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..))]
    runs: u32,
    /// Also time scikit-image, PyMCubes, trimesh, fast-simplification, xatlas and Pillow on the same samples with this
    /// Python, which needs them.
    #[arg(long, value_name = "INTERPRETER")]
    python: Option<PathBuf>,
}

/// Milliseconds of each step.
type Times = BTreeMap<String, f64>;

/// What each step costs.
#[derive(Default)]
struct Costs {
    times: Times,
    /// The most that the program holds during each step, in bytes, with all it held before; of the first run, since later
    /// ones begin with what it has left. Empty where the system does not tell.
    peaks: BTreeMap<String, u64>,
}

/// The steps in order, and what stands beside each in Python. There, unwrapping is all of texturing.
const STEPS: [(&str, Option<&str>); 6] = [
    ("sample", None),
    ("surface", Some("surface")),
    ("clean", Some("clean")),
    ("simplify", Some("simplify")),
    ("texture", Some("unwrap")),
    ("file", Some("file")),
];

pub fn run(arguments: &Arguments) -> Result<Report> {
    let (foreground, field) = body()?;
    let mut costs = Costs::default();
    let mut rays = None;
    for _ in 0..arguments.runs {
        rays = Some(chain(arguments, &foreground, &field, &mut costs)?);
    }
    let grid = rays.context("no run was asked for")?.grid(&unwatched)?;
    let python = arguments.python.as_deref().map(|python| in_python(python, &grid, arguments)).transpose()?;

    let Costs { times: ours, peaks } = costs;
    let number = |ms: Option<f64>| ms.map_or(Value::Null, |ms| rounded(ms, 1));
    let theirs = |step: &str| python.as_ref().and_then(|times| times.get(step).copied());
    let megabytes = |bytes: Option<u64>| {
        bytes.map_or("not known here".into(), |bytes| rounded(bytes as f64 / f64::from(1 << 20), 1))
    };
    let mut columns = vec!["step", "ms", "peak_mb"];
    let row =
        |(step, _): (&str, _)| vec![step.into(), number(ours.get(step).copied()), megabytes(peaks.get(step).copied())];
    let mut rows = STEPS.map(row).to_vec();
    let sum =
        |times: &Times| times.iter().filter(|(step, _)| *step != "surface_pymcubes").map(|(_, ms)| ms).sum::<f64>();
    rows.push(vec!["all".into(), rounded(sum(&ours), 1), megabytes(peaks.values().max().copied())]);
    let mut facts = vec![("samples", grid.values.len().into()), ("threads", rayon::current_num_threads().into())];
    if let Some(times) = &python {
        columns.push("python_ms");
        let beside = STEPS.iter().map(|(_, step)| number(step.and_then(theirs))).chain([rounded(sum(times), 1)]);
        rows.iter_mut().zip(beside).for_each(|(row, cell)| row.push(cell));
        let quickest = theirs("surface").into_iter().chain(theirs("surface_pymcubes")).fold(f64::INFINITY, f64::min);
        facts.push(("pymcubes_surface_ms", number(theirs("surface_pymcubes"))));
        facts.push(("quicker_surface_over_ours", rounded(quickest / ours.get("surface").copied().unwrap_or(1.0), 2)));
        facts.push(("python_over_ours", rounded(sum(times) / sum(&ours), 2)));
    }
    let Arguments { grid: cells, faces, texture, .. } = arguments;
    let title = format!("A field to a GLB file at {cells} cells, {faces} faces and {texture} × {texture}");
    Ok(Report { title, columns, rows, facts })
}

/// The silhouette of a drawn picture, as a network's field would come.
fn body() -> Result<(Foreground, Field)> {
    let picture = picture::decode(&pictures::draw(0).context("a picture cannot be encoded")?, &unwatched)?;
    let mask = mask::from_alpha(&picture).context("the drawn picture has no alpha")?;
    let foreground = Foreground::cut(&picture, &mask, MaskSource::Alpha, &unwatched)?;
    let field = silhouette(&foreground, &SilhouetteParams { size: FIELD, ..SilhouetteParams::default() });
    Ok((foreground, field))
}

/// One run; keeps the least time of each step and its memory, and gives back the rays it began with.
fn chain(arguments: &Arguments, foreground: &Foreground, field: &Field, costs: &mut Costs) -> Result<FieldRays> {
    let rays = timed(costs, "sample", || FieldRays::new(field, arguments.grid as usize, &unwatched))?;
    let raw = timed(costs, "surface", || isosurface(&rays, &unwatched))?;
    let pairs = Smoothing::default().pairs();
    let (mesh, _) = timed(costs, "clean", || clean(&raw, field, pairs, &unwatched))?;
    let mesh = timed(costs, "simplify", || simplify(&mesh, arguments.faces as usize, &unwatched))?;
    let side = Some(arguments.texture);
    let textured = timed(costs, "texture", || texture(&mesh, foreground, None, field.camera, side, &unwatched))?;
    timed(costs, "file", || {
        let asset = Asset::new("bench", textured, field.unit, &unwatched)?;
        export(&asset, Format::Glb, &ExportOptions::default(), "bench", &unwatched)
    })?;
    Ok(rays)
}

fn timed<T, E>(costs: &mut Costs, step: &str, work: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
    let is_first = !costs.times.contains_key(step);
    let is_forgotten = is_first && memory::forget_peak().is_ok();
    let begin = Instant::now();
    let result = work()?;
    let ms = begin.elapsed().as_secs_f64() * 1000.0;
    costs.times.entry(step.to_owned()).and_modify(|least| *least = least.min(ms)).or_insert(ms);
    if let Some(bytes) = memory::peak_bytes().filter(|_| is_forgotten) {
        costs.peaks.insert(step.to_owned(), bytes);
    }
    Ok(result)
}

fn in_python(python: &Path, grid: &ScalarGrid, arguments: &Arguments) -> Result<Times> {
    let folder = tempfile::tempdir().context("no temporary folder can be made")?;
    let samples = folder.path().join("samples");
    crate::output::write_file(&samples, bytemuck::cast_slice(&grid.values).to_vec())?;
    let [nx, ny, nz] = grid.dims.map(|count| count.to_string());
    let [faces, side, runs] = [arguments.faces, arguments.texture, arguments.runs].map(|number| number.to_string());
    let output = Command::new(python)
        .args(["-c", SCRIPT])
        .arg(fs::canonicalize(&samples)?)
        .args([nx, ny, nz, faces, side, runs])
        .output()
        .with_context(|| format!("{} cannot be run", python.display()))?;
    let complaint = String::from_utf8_lossy(&output.stderr);
    let why = complaint.lines().last().unwrap_or("no word");
    ensure!(output.status.success(), "{} failed: {why}; it needs {PACKAGES}", python.display());
    serde_json::from_slice(&output.stdout).with_context(|| format!("{} did not answer with times", python.display()))
}
