//! The place where a network is loaded when it is first needed, and stays.

use std::{
    path::PathBuf,
    sync::{Mutex, MutexGuard, PoisonError, TryLockError},
};

use serde::Serialize;

use super::PipelineError;
use crate::inference::{Manifest, MaskNetwork, Network, NetworkError, Options, Provider, Runtime};

/// Which network the engine `orfeas` runs.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub enum NetworkSource {
    /// The one inside the program.
    #[default]
    BuiltIn,
    /// One of the user's, by its manifest.
    Manifest(PathBuf),
}

/// Loads a network, or says in one sentence why it cannot.
type Load<N> = Box<dyn Fn(&Options) -> Result<N, String> + Send + Sync>;

/// A network that loads itself at first use. A failure is remembered, so that it is not tried for every picture. Of those
/// who ask at once, one runs it at a time: a session has room for one, and its threads are busy with one.
pub struct Slot<N> {
    load: Load<N>,
    /// What the network says of itself before it is loaded, where that is known.
    manifest: Option<Manifest>,
    provider: fn(&N) -> Provider,
    held: Mutex<Held<N>>,
}

struct Held<N> {
    state: State<N>,
    options: Options,
}

/// A slot as one picture may ask it.
pub(super) struct Asked<'a, N> {
    pub slot: &'a Slot<N>,
    /// Why the network may not be asked for this picture.
    pub refusal: Option<&'a str>,
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
        };
        Self::loaded_by(manifest, Network::provider, move |options| match &source {
            NetworkSource::BuiltIn => with_runtime(Network::built_in, options),
            NetworkSource::Manifest(path) => {
                with_runtime(|runtime, options| Network::open(runtime, path, options), options)
            }
        })
    }
}

impl MaskSlot {
    pub fn built_in() -> Self {
        let load = |options: &Options| with_runtime(MaskNetwork::built_in, options);
        Self::loaded_by(MaskNetwork::described(), MaskNetwork::provider, load)
    }
}

impl<N> Slot<N> {
    fn loaded_by(
        manifest: Option<Manifest>,
        provider: fn(&N) -> Provider,
        load: impl Fn(&Options) -> Result<N, String> + Send + Sync + 'static,
    ) -> Self {
        let held = Held { state: State::Untried, options: Options::default() };
        Self { load: Box::new(load), manifest, provider, held: held.into() }
    }

    /// What the network says of itself, without loading it.
    pub fn manifest(&self) -> Option<&Manifest> {
        self.manifest.as_ref()
    }

    /// Hash of the manifest, and so of all that an answer depends on; empty where that is not known.
    pub fn hash(&self) -> &str {
        self.manifest.as_ref().map_or("", |manifest| &manifest.hash)
    }

    /// Whether its memory is taken; one that is being loaded or run right now has it.
    pub fn is_loaded(&self) -> bool {
        match self.held.try_lock() {
            Ok(held) => held.is_loaded(),
            Err(TryLockError::Poisoned(held)) => held.into_inner().is_loaded(),
            Err(TryLockError::WouldBlock) => true,
        }
    }

    /// Whether it holds memory of a graphics card; one that is being loaded or run right now is not known to.
    pub fn is_on_card(&self) -> bool {
        let Ok(held) = self.held.try_lock() else { return false };
        matches!(&held.state, State::Loaded(network) if (self.provider)(network) != Provider::Cpu)
    }

    /// Whether it would be loaded on a graphics card if it can.
    pub fn may_use_card(&self) -> bool {
        let held = self.held.try_lock();
        held.is_ok_and(|held| held.options.providers.iter().any(|provider| *provider != Provider::Cpu))
    }

    /// Gives the network's memory back; it is loaded again when it is needed.
    pub fn unload(&self) {
        let mut held = self.lock();
        if held.is_loaded() {
            held.state = State::Untried;
        }
    }

    /// Loads the network on the processor from now on.
    pub fn leave_graphics(&self) {
        self.lock().options = Options { providers: vec![Provider::Cpu] };
    }

    fn lock(&self) -> MutexGuard<'_, Held<N>> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<N> Held<N> {
    fn is_loaded(&self) -> bool {
        matches!(self.state, State::Loaded(_))
    }
}

impl<N> Asked<'_, N> {
    /// Runs the network, loaded if it is not yet.
    ///
    /// # Errors
    /// [`PipelineError::Network`] with why there is none, in one sentence; those of `run`.
    pub fn run<T>(&self, run: impl FnOnce(&mut N) -> Result<T, PipelineError>) -> Result<T, PipelineError> {
        if let Some(reason) = self.refusal {
            return Err(PipelineError::Network(reason.to_owned()));
        }
        let mut held = self.slot.lock();
        if matches!(held.state, State::Untried) {
            held.state = match (self.slot.load)(&held.options) {
                Ok(network) => State::Loaded(Box::new(network)),
                Err(reason) => State::Unavailable(reason),
            };
        }
        match &mut held.state {
            State::Loaded(network) => run(network),
            State::Unavailable(reason) => Err(PipelineError::Network(reason.clone())),
            State::Untried => Err(PipelineError::Network("the network was not loaded".to_owned())),
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
