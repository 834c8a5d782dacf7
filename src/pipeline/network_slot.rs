//! The place where a network is loaded when it is first needed, and stays.

use std::path::PathBuf;

use crate::inference::{MaskNetwork, Network, NetworkError, Options, Runtime};

/// Which network the engine `orfeas` runs.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum NetworkSource {
    /// The one inside the program.
    #[default]
    BuiltIn,
    /// One of the user's, by its manifest.
    Manifest(PathBuf),
    /// None: for threads that need no depths.
    None,
}

/// A network that loads itself at first use. A failure is remembered, so that it is not tried for every picture.
pub struct Slot<N> {
    load: Box<dyn Fn() -> Result<N, String> + Send>,
    state: State<N>,
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
        Self::loaded_by(move || match &source {
            NetworkSource::BuiltIn => with_runtime(Network::built_in),
            NetworkSource::Manifest(path) => with_runtime(|runtime, options| Network::open(runtime, path, options)),
            NetworkSource::None => Err("this thread runs no network".to_owned()),
        })
    }
}

impl MaskSlot {
    pub fn built_in() -> Self {
        Self::loaded_by(|| with_runtime(MaskNetwork::built_in))
    }
}

impl<N> Slot<N> {
    fn loaded_by(load: impl Fn() -> Result<N, String> + Send + 'static) -> Self {
        Self { load: Box::new(load), state: State::Untried }
    }

    /// The loaded network, or in one sentence why there is none.
    pub fn get(&mut self) -> Result<&mut N, String> {
        if matches!(self.state, State::Untried) {
            self.state = match (self.load)() {
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

fn with_runtime<N>(load: impl Fn(&'static Runtime, &Options) -> Result<N, NetworkError>) -> Result<N, String> {
    let runtime = Runtime::load().map_err(|missing| missing.to_string())?;
    load(runtime, &Options::default()).map_err(|error| error.to_string())
}
