//! `orfeas doctor`: what this machine can do, and why not more.

use anyhow::Result;
use clap::Args;
use serde::Serialize;

use crate::inference::{Network, Options, Runtime};
#[cfg(feature = "gui")]
use crate::viewport::{AdapterReport, GraphicsError, adapters};

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
pub fn run(arguments: &Arguments) -> Result<u8> {
    let report = Report::new();
    if arguments.json {
        println!("{}", serde_json::to_string(&report)?);
    } else {
        report.print();
    }
    Ok(if report.ok { super::DONE } else { super::FAILED })
}

impl<T> Checked<T> {
    fn from<E: std::fmt::Display>(result: Result<T, E>) -> Self {
        match result {
            Ok(value) => Self::Works(value),
            Err(error) => Self::Missing { error: error.to_string() },
        }
    }
}

impl Report {
    fn new() -> Self {
        let runtime = Runtime::load();
        let network = runtime.clone().map_err(|e| e.to_string()).and_then(|runtime| {
            Network::built_in(runtime, &Options::default()).map_err(|e| e.to_string()).map(|network| NetworkReport {
                name: network.manifest().name.clone(),
                version: network.manifest().version.clone(),
                sha256: network.hash().to_owned(),
                provider: network.provider(),
            })
        });
        let providers = runtime.clone().map(Network::survey).unwrap_or_default();
        let providers = providers.into_iter().map(|(provider, works)| ProviderReport {
            name: provider.name(),
            works: works.is_ok(),
            reason: works.err().map(|error| error.to_string()),
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
            providers: providers.collect(),
            graphics: graphics(),
            cache: CacheReport { folder: cache_folder() },
        }
    }

    fn print(&self) {
        println!("Orfeas Studio {}", self.version);
        match &self.onnxruntime {
            Checked::Works(r) => println!("ONNX Runtime  {} from {}", r.version, r.library),
            Checked::Missing { error } => println!("ONNX Runtime  missing: {error}"),
        }
        match &self.network {
            Checked::Works(n) => {
                println!("network       {} {} on {}, SHA-256 {}", n.name, n.version, n.provider, n.sha256);
            }
            Checked::Missing { error } => println!("network       missing: {error}"),
        }
        for provider in &self.providers {
            let word = if provider.works {
                "works".to_owned()
            } else {
                format!("no: {}", provider.reason.as_deref().unwrap_or("unknown"))
            };
            println!("provider      {:<10} {word}", provider.name);
        }
        match &self.graphics {
            Checked::Works(adapters) => {
                for a in adapters {
                    println!("graphics      {} ({}, {}, {})", a.name, a.kind, a.backend, a.driver);
                }
            }
            Checked::Missing { error } => println!("graphics      missing: {error}"),
        }
        println!("cache folder  {}", self.cache.folder.as_deref().unwrap_or("none on this system"));
        println!(
            "{}",
            if self.ok {
                "all is well: pictures can become meshes"
            } else {
                "the network cannot run; the engines silhouette and relief can"
            }
        );
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

fn cache_folder() -> Option<String> {
    let folders = directories::ProjectDirs::from("", "", "orfeas-studio")?;
    Some(folders.cache_dir().display().to_string())
}
