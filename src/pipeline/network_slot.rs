//! The place where a network is loaded when it is first needed, and stays.

use std::path::PathBuf;

use serde::Serialize;

use crate::inference::{Manifest, MaskNetwork, Network, NetworkError, Options, Provider, Runtime};

/// Which network the engine `orfeas` runs.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub enum NetworkSource {
    /// The one inside the program.
    #[default]
    BuiltIn,
    /// One of the user's, by its manifest.
    Manifest(PathBuf),
    /// None: for threads that need no depths.
    None,
}

/// Loads a network, or says in one sentence why it cannot.
type Load<N> = Box<dyn Fn(&Options) -> Result<N, String> + Send>;

/// A network that loads itself at first use. A failure is remembered, so that it is not tried for every picture.
pub struct Slot<N> {
    load: Load<N>,
    state: State<N>,
    options: Options,
    /// What the network says of itself before it is loaded, where that is known.
    manifest: Option<Manifest>,
    /// Why the network may not be asked now.
    refusal: Option<String>,
}

/// Of the network that sees depth.
pub type NetworkSlot = Slot<Network>;
/// Of the network that finds the subject.
pub type MaskSlot = Slot<MaskNetwork>;

enum State<N> {
    Untried,
    Loaded(Box<N>),
    Unavailable(String),
}

impl NetworkSlot {
    pub fn new(source: NetworkSource) -> Self {
        let manifest = match &source {
            NetworkSource::BuiltIn => Network::described(None),
            NetworkSource::Manifest(path) => Network::described(Some(path)),
            NetworkSource::None => None,
        };
        Self::loaded_by(manifest, move |options| match &source {
            NetworkSource::BuiltIn => with_runtime(Network::built_in, options),
            NetworkSource::Manifest(path) => {
                with_runtime(|runtime, options| Network::open(runtime, path, options), options)
            }
            NetworkSource::None => Err("this thread runs no network".to_owned()),
        })
    }
}

impl MaskSlot {
    pub fn built_in() -> Self {
        Self::loaded_by(MaskNetwork::described(), |options| with_runtime(MaskNetwork::built_in, options))
    }
}

impl<N> Slot<N> {
    fn loaded_by(manifest: Option<Manifest>, load: impl Fn(&Options) -> Result<N, String> + Send + 'static) -> Self {
        let options = Options::default();
        Self { load: Box::new(load), state: State::Untried, options, manifest, refusal: None }
    }

    /// What the network says of itself, without loading it.
    pub fn manifest(&self) -> Option<&Manifest> {
        self.manifest.as_ref()
    }

    /// Hash of the manifest, and so of all that an answer depends on; empty where that is not known.
    pub fn hash(&self) -> &str {
        self.manifest.as_ref().map_or("", |manifest| &manifest.hash)
    }

    pub fn is_loaded(&self) -> bool {
        matches!(self.state, State::Loaded(_))
    }

    /// Gives the network's memory back; it is loaded again when it is needed.
    pub fn unload(&mut self) {
        if self.is_loaded() {
            self.state = State::Untried;
        }
    }

    /// From now on answers with this reason instead of the network, or with the network again.
    pub fn refuse(&mut self, reason: Option<String>) {
        self.refusal = reason;
    }

    /// Loads the network on the processor from now on.
    pub fn leave_graphics(&mut self) {
        self.options = Options { providers: vec![Provider::Cpu] };
    }

    /// The loaded network, or in one sentence why there is none.
    pub fn get(&mut self) -> Result<&mut N, String> {
        if let Some(reason) = &self.refusal {
            return Err(reason.clone());
        }
        if matches!(self.state, State::Untried) {
            self.state = match (self.load)(&self.options) {
                Ok(network) => State::Loaded(Box::new(network)),
                Err(reason) => State::Unavailable(reason),
            };
        }
        match &mut self.state {
            State::Loaded(network) => Ok(network),
            State::Unavailable(reason) => Err(reason.clone()),
            State::Untried => Err("the network was not loaded".to_owned()),
        }
    }
}

fn with_runtime<N>(
    load: impl Fn(&'static Runtime, &Options) -> Result<N, NetworkError>,
    options: &Options,
) -> Result<N, String> {
    let runtime = Runtime::load().map_err(|missing| missing.to_string())?;
    load(runtime, options).map_err(|error| error.to_string())
}
