//! `orfeas doctor`: what this machine can do, and why not more.

use std::fmt::{self, Display};

use anyhow::Result;
use clap::Args;
use serde::Serialize;

use super::say;
#[cfg(feature = "gui")]
use crate::viewport::{AdapterReport, GraphicsError, adapters};
use crate::{
    inference::{Manifest, MaskNetwork, Network, NetworkError, Options, Runtime, RuntimeMissing},
    settings::Settings,
};

/// Tell what works on this machine, and why the rest does not.
#[derive(Debug, Args)]
pub struct Arguments {
    /// Print one JSON object.
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Report {
    ok: bool,
    version: &'static str,
    onnxruntime: Checked<RuntimeReport>,
    network: Checked<NetworkReport>,
    mask_network: Checked<NetworkReport>,
    providers: Vec<ProviderReport>,
    graphics: Checked<Vec<AdapterLine>>,
    cache: CacheReport,
}

/// A part of the program that works, or why it does not.
#[derive(Serialize)]
#[serde(untagged)]
enum Checked<T> {
    Works(T),
    Missing { error: String },
}

#[derive(Serialize)]
struct RuntimeReport {
    version: &'static str,
    library: String,
}

#[derive(Serialize)]
struct NetworkReport {
    name: String,
    version: String,
    sha256: String,
    provider: &'static str,
}

#[derive(Serialize)]
struct ProviderReport {
    name: &'static str,
    works: bool,
    reason: Option<String>,
}

#[derive(Serialize)]
struct AdapterLine {
    name: String,
    kind: &'static str,
    backend: String,
    driver: String,
}

#[derive(Serialize)]
struct CacheReport {
    folder: Option<String>,
}

/// Looks at everything; exit code 1 when a picture cannot become a mesh with the network.
pub fn run(arguments: &Arguments, settings: &Settings) -> Result<u8> {
    let report = Report::new(settings);
    if arguments.json {
        say(serde_json::to_string(&report)?)?;
    } else {
        say(&report)?;
    }
    Ok(if report.ok { super::DONE } else { super::FAILED })
}

impl<T> Checked<T> {
    fn from<E: Display>(result: Result<T, E>) -> Self {
        match result {
            Ok(value) => Self::Works(value),
            Err(error) => Self::Missing { error: error.to_string() },
        }
    }
}

impl Report {
    fn new(settings: &Settings) -> Self {
        let runtime = Runtime::load();
        let network = checked(&runtime, |runtime| {
            Network::built_in(runtime, &Options::default())
                .map(|network| NetworkReport::new(network.manifest(), network.provider().name()))
        });
        let mask_network = checked(&runtime, |runtime| {
            MaskNetwork::built_in(runtime, &Options::default())
                .map(|network| NetworkReport::new(network.manifest(), network.provider().name()))
        });
        let providers = runtime.clone().map(Network::survey).unwrap_or_default();
        let providers = providers.into_iter().map(|(provider, works)| ProviderReport {
            name: provider.name(),
            works: works.is_ok(),
            reason: works.err().map(|error| reason(&error)),
        });
        let library = |runtime: &'static Runtime| RuntimeReport {
            version: runtime.version(),
            library: runtime.library().display().to_string(),
        };
        Self {
            ok: network.is_ok(),
            version: env!("CARGO_PKG_VERSION"),
            onnxruntime: Checked::from(runtime.map(library)),
            network: Checked::from(network),
            mask_network: Checked::from(mask_network),
            providers: providers.collect(),
            graphics: graphics(),
            cache: CacheReport { folder: settings.cache.folder.as_ref().map(|folder| folder.display().to_string()) },
        }
    }
}

impl NetworkReport {
    fn new(manifest: &Manifest, provider: &'static str) -> Self {
        let Manifest { name, version, sha256, .. } = manifest.clone();
        Self { name, version, sha256, provider }
    }
}

/// What is told of a network that loads, or in one sentence why it does not.
fn checked(
    runtime: &Result<&'static Runtime, RuntimeMissing>,
    load: impl Fn(&'static Runtime) -> Result<NetworkReport, NetworkError>,
) -> Result<NetworkReport, String> {
    let runtime = runtime.as_ref().map_err(ToString::to_string)?;
    load(runtime).map_err(|error| error.to_string())
}

/// A line for each thing looked at, and the verdict.
impl Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "Orfeas Studio {}", self.version)?;
        match &self.onnxruntime {
            Checked::Works(r) => writeln!(f, "ONNX Runtime  {} from {}", r.version, r.library)?,
            Checked::Missing { error } => writeln!(f, "ONNX Runtime  missing: {error}")?,
        }
        for (label, network) in [("network", &self.network), ("mask network", &self.mask_network)] {
            match network {
                Checked::Works(n) => {
                    writeln!(f, "{label:<13} {} {} on {}, SHA-256 {}", n.name, n.version, n.provider, n.sha256)?;
                }
                Checked::Missing { error } => writeln!(f, "{label:<13} missing: {error}")?,
            }
        }
        for ProviderReport { name, reason, .. } in &self.providers {
            match reason {
                None => writeln!(f, "provider      {name:<10} works")?,
                Some(reason) => writeln!(f, "provider      {name:<10} no: {reason}")?,
            }
        }
        match &self.graphics {
            Checked::Works(adapters) => {
                for a in adapters {
                    writeln!(f, "graphics      {} ({}, {}, {})", a.name, a.kind, a.backend, a.driver)?;
                }
            }
            Checked::Missing { error } => writeln!(f, "graphics      missing: {error}")?,
        }
        writeln!(f, "cache folder  {}", self.cache.folder.as_deref().unwrap_or("none on this system"))?;
        f.write_str(match self.ok {
            true => "all is well: pictures can become meshes",
            false => "the network cannot run; the engines silhouette and relief can",
        })
    }
}

/// Why a provider does not work, without what a user could do about a network.
fn reason(error: &NetworkError) -> String {
    match error {
        NetworkError::Load { reason, .. } | NetworkError::Run { reason, .. } => reason.clone(),
        other => other.to_string(),
    }
}

#[cfg(feature = "gui")]
fn graphics() -> Checked<Vec<AdapterLine>> {
    let found = adapters();
    if found.is_empty() {
        return Checked::Missing { error: GraphicsError::NoAdapter.to_string() };
    }
    let kind = |a: &AdapterReport| if a.software { "software" } else { "graphics card" };
    let line = |a: AdapterReport| AdapterLine { kind: kind(&a), name: a.name, backend: a.backend, driver: a.driver };
    Checked::Works(found.into_iter().map(line).collect())
}

#[cfg(not(feature = "gui"))]
fn graphics() -> Checked<Vec<AdapterLine>> {
    Checked::Missing { error: "this build draws nothing".into() }
}
