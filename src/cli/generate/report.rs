//! What `orfeas generate` says of each input: a few lines for people, or one JSON object for scripts.

use std::{
    fmt::{self, Display},
    path::Path,
};

use orfeas_core::print::Certificate;
use serde_json::{Value, json};

use crate::{
    cli::{one_line, shown, targets::tell_files},
    governor::profile::Prediction,
    output::Written,
    pipeline::{Account, Origin, StageRun},
};

/// A mesh and the files it went to.
pub struct Made {
    pub account: Account,
    pub export: StageRun,
    pub files: Vec<Written>,
    /// What the print is fit for, where one was asked for.
    pub print: Option<Certificate>,
}

/// A line that is said of an input when it is its turn.
pub enum Line {
    Out(String),
    /// Something failed.
    Err(String),
}

/// How one input went.
pub struct Outcome<'a> {
    pub input: &'a Path,
    pub made: Result<Made, anyhow::Error>,
    pub total_ms: f64,
}

impl Outcome<'_> {
    /// Everything that is said of it.
    pub fn lines(&self, is_json: bool, is_quiet: bool) -> Vec<Line> {
        let told = match &self.made {
            Err(_) => Some(Line::Err(self.to_string())),
            Ok(_) => (!is_quiet && !is_json).then(|| Line::Out(self.to_string())),
        };
        let object = is_json.then(|| Line::Out(self.to_json().to_string()));
        told.into_iter().chain(object).chain(self.print_failure().map(Line::Err)).collect()
    }

    /// The object of `--json`. Its fields are the same whether it went well or not.
    pub fn to_json(&self) -> Value {
        let mut object = json!({
            "input": self.input.to_string_lossy(),
            "ok": self.made.is_ok(),
            "error": null,
            "engine": null,
            "provider": null,
            "fallback": null,
            "need": null,
            "adjustments": [],
            "total_ms": round_ms(self.total_ms),
            "stages": [],
            "mesh": null,
            "floaters_removed": null,
            "texture": null,
            "files": [],
            "file_bytes": [],
            "file_meshes": [],
            "print": null,
        });
        match &self.made {
            Err(error) => object["error"] = one_line(error).into(),
            Ok(made) => {
                let Account { engine, provider, fallback, report, cleaned, texture, need, .. } = &made.account;
                let ([width, height], Prediction { bytes, ms, is_learned }) = (texture, need);
                object["engine"] = json!(engine);
                object["provider"] = json!(provider);
                object["fallback"] = json!(fallback);
                object["need"] = json!({ "bytes": bytes, "ms": ms.map(round_ms), "learned": is_learned });
                object["adjustments"] = json!(made.account.adjustments);
                object["stages"] = made.stages().map(stage_json).collect();
                object["mesh"] = json!(report);
                object["floaters_removed"] = json!(cleaned.floaters);
                object["texture"] = json!({ "width": width, "height": height });
                tell_files(&mut object, &made.files);
                object["print"] = json!(made.print);
            }
        }
        object
    }

    /// Why what was written cannot be printed as it is, in one line.
    fn print_failure(&self) -> Option<String> {
        let failure = self.made.as_ref().ok()?.print.as_ref()?.failure()?;
        Some(format!("{}: not printable as it is: {failure}", shown(self.input)))
    }
}

/// For people: what was made, or in one line why nothing was.
impl Display for Outcome<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let made = match &self.made {
            Ok(made) => made,
            Err(error) => return write!(f, "{}: {}", shown(self.input), one_line(error)),
        };
        let Account { engine, provider, fallback, report, cleaned, texture: [width, height], .. } = &made.account;
        let provider = provider.map(|name| format!(" on {name}")).unwrap_or_default();
        write!(f, "{}\n  engine   {engine}{provider}", shown(self.input))?;
        if let Some(reason) = fallback {
            write!(f, "\n  instead  of the network: {reason}")?;
        }
        for adjustment in &made.account.adjustments {
            write!(f, "\n  to fit   {adjustment}")?;
        }
        let closed = if report.watertight { "watertight" } else { "not watertight" };
        let bodies = if cleaned.bodies == 1 { "1 body".into() } else { format!("{} bodies", cleaned.bodies) };
        write!(f, "\n  mesh     {} triangles, {} vertices, {bodies}, {closed}", report.triangles, report.vertices)?;
        if cleaned.floaters > 0 {
            write!(f, "\n  removed  {} floating or inner pieces", cleaned.floaters)?;
        }
        write!(f, "\n  texture  {width} × {height}\n  time     {:.0} ms", self.total_ms)?;
        for (i, run) in made.stages().enumerate() {
            let origin = if run.origin == Origin::Computed { "" } else { " (cached)" };
            write!(f, "{} {} {:.0} ms{origin}", if i == 0 { ":" } else { "," }, run.stage, run.ms)?;
        }
        if let Some(print) = &made.print {
            write!(f, "\n  print    {}", print.to_string().replace('\n', "\n         "))?;
        }
        made.files.iter().try_for_each(|file| write!(f, "\n  wrote    {}", shown(&file.path)))
    }
}

impl Made {
    /// With the files of another delivery of the same picture. The stages and the mesh told of are the first one's; each
    /// file tells of its own mesh.
    pub fn and(mut self, other: Self) -> Self {
        self.export.ms += other.export.ms;
        self.files.extend(other.files);
        self.print = self.print.or(other.print);
        self
    }

    fn stages(&self) -> impl Iterator<Item = &StageRun> {
        self.account.stages.iter().chain([&self.export])
    }
}

fn stage_json(run: &StageRun) -> Value {
    json!({ "stage": run.stage, "ms": round_ms(run.ms), "origin": run.origin })
}

fn round_ms(ms: f64) -> f64 {
    (ms * 100.0).round() / 100.0
}
