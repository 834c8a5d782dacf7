//! The place where a network is loaded when it is first needed, and stays.

use std::path::PathBuf;

use crate::inference::{Network, NetworkError, Options, Runtime};

/// Which network the engine `orfeas` runs.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum NetworkSource {
    /// The one inside the program.
    #[default]
    BuiltIn,
    /// One of the user's, by its manifest.
    Manifest(PathBuf),
    /// None: for threads that never need one.
    None,
}

/// A network that loads itself at first use. A failure is remembered, so that it is not tried for every picture.
pub struct NetworkSlot {
    source: NetworkSource,
    state: State,
}

enum State {
    Untried,
    Loaded(Box<Network>),
    Unavailable(String),
}

impl NetworkSlot {
    pub fn new(source: NetworkSource) -> Self {
        Self { source, state: State::Untried }
    }

    /// The loaded network, or in one sentence why there is none.
    pub fn get(&mut self) -> Result<&mut Network, String> {
        if matches!(self.state, State::Untried) {
            self.state = match load(&self.source) {
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

fn load(source: &NetworkSource) -> Result<Network, String> {
    if *source == NetworkSource::None {
        return Err("this thread runs no network".to_owned());
    }
    let runtime = Runtime::load().map_err(|missing| missing.to_string())?;
    let options = Options::default();
    let loaded: Result<Network, NetworkError> = match source {
        NetworkSource::Manifest(path) => Network::open(runtime, path, &options),
        _ => Network::built_in(runtime, &options),
    };
    loaded.map_err(|error| error.to_string())
}
