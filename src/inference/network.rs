//! A loaded network: a prepared picture in, for each cell where its ray enters and leaves the body out.

use std::fs;
use std::path::{Path, PathBuf};

use orfeas_core::layers::LayerMaps;
use orfeas_core::progress::{Progress, unwatched};
use ort::session::Session;
use ort::value::ValueType;
use sha2::{Digest, Sha256};

use super::contract::{self, BATCH};
use super::error::NetworkError;
use super::input::NetworkInput;
use super::manifest::Manifest;
use super::provider::{Provider, Refusal, one_line};
use super::runtime::Runtime;
use super::watched_run::{self, Stopped};

/// What the built-in network is called in messages.
const BUILT_IN: &str = "orfeas-layers.onnx (built in)";

/// How a network is to run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Tried in this order; the first that works is used.
    pub providers: Vec<Provider>,
}

impl Default for Options {
    fn default() -> Self {
        Self { providers: Provider::ALL.to_vec() }
    }
}

/// A network ready to run, on the best provider that works.
#[derive(Debug)]
pub struct Network {
    file: NetworkFile,
    session: Session,
    provider: Provider,
    refusals: Vec<Refusal>,
}

/// What is known of a network before anything runs it.
#[derive(Debug, Clone)]
struct NetworkFile {
    path: PathBuf,
    manifest: Manifest,
    hash: String,
}

impl Network {
    /// The file of the network the program carries inside itself.
    pub const BUILT_IN: &'static [u8] = include_bytes!("../../assets/models/orfeas-layers.onnx");

    /// The network the program carries inside itself.
    pub fn built_in(runtime: &'static Runtime, options: &Options) -> Result<Self, NetworkError> {
        let path = Path::new(BUILT_IN);
        let manifest = Manifest::from_json(include_bytes!("../../assets/models/orfeas-layers.json"))
            .map_err(|source| NetworkError::Manifest { path: path.to_owned(), source })?;
        Self::load(runtime, path, Self::BUILT_IN, manifest, options)
    }

    /// A network of the user's, by its manifest.
    pub fn open(runtime: &'static Runtime, manifest_path: &Path, options: &Options) -> Result<Self, NetworkError> {
        let read =
            |path: &Path| fs::read(path).map_err(|source| NetworkError::Unreadable { path: path.to_owned(), source });
        let manifest = Manifest::from_json(&read(manifest_path)?)
            .map_err(|source| NetworkError::Manifest { path: manifest_path.to_owned(), source })?;
        let path = manifest_path.with_file_name(&manifest.file);
        Self::load(runtime, &path, &read(&path)?, manifest, options)
    }

    fn load(
        runtime: &'static Runtime,
        path: &Path,
        bytes: &[u8],
        manifest: Manifest,
        options: &Options,
    ) -> Result<Self, NetworkError> {
        let hash: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        if hash != manifest.sha256 {
            return Err(NetworkError::Hash { path: path.to_owned(), expected: manifest.sha256, found: hash });
        }
        let file = NetworkFile { path: path.to_owned(), manifest, hash };
        let mut refusals = Vec::new();
        for &provider in &options.providers {
            match Self::on(provider, runtime, bytes, file.clone()) {
                Ok(network) => return Ok(Self { refusals, ..network }),
                Err(NetworkError::Load { reason, .. } | NetworkError::Run { reason, .. }) => {
                    refusals.push(Refusal { provider, reason });
                }
                Err(error) => return Err(error),
            }
        }
        let reason = refusals.pop().map_or("no provider to try".to_owned(), |refusal| refusal.reason);
        Err(NetworkError::Load { path: file.path, reason })
    }

    /// The network on one provider, if it works there.
    fn on(
        provider: Provider,
        runtime: &'static Runtime,
        bytes: &[u8],
        file: NetworkFile,
    ) -> Result<Self, NetworkError> {
        let session = provider
            .session(runtime, bytes)
            .map_err(|reason| NetworkError::Load { path: file.path.clone(), reason })?;
        contract::check(&session, &file.manifest, &file.path)?;
        let mut network = Self { file, session, provider, refusals: Vec::new() };
        if provider != Provider::Cpu {
            // Drivers often fail only when they have to compute.
            network.answer(&NetworkInput::blank(network.file.manifest.input.size), &unwatched)?;
        }
        Ok(network)
    }

    /// SHA-256 of the network's file, in lower case hexadecimal.
    pub fn hash(&self) -> &str {
        &self.file.hash
    }

    pub fn manifest(&self) -> &Manifest {
        &self.file.manifest
    }

    /// What it runs on.
    pub fn provider(&self) -> &'static str {
        self.provider.name()
    }

    /// The providers that would have been preferred.
    pub fn refusals(&self) -> &[Refusal] {
        &self.refusals
    }

    /// Which providers can run the built-in network, and why the others cannot: all are tried, the preferred first.
    pub fn survey(runtime: &'static Runtime) -> Vec<(Provider, Result<(), NetworkError>)> {
        let works = |&provider: &Provider| {
            let alone = Options { providers: vec![provider] };
            (provider, Self::built_in(runtime, &alone).map(drop))
        };
        Provider::ALL.iter().map(works).collect()
    }

    /// The layers of a picture: the mean of what the network sees in it and in its mirror image, which halves the
    /// errors that are not the picture's own.
    ///
    /// Canceled, it returns as soon as the graph's current node is done, and can be run again.
    pub fn run(&mut self, input: &NetworkInput, progress: Progress) -> Result<LayerMaps, NetworkError> {
        let answer = self.answer(input, progress)?;
        let count = answer.iter().filter(|value| !value.is_finite()).count();
        if count > 0 {
            return Err(NetworkError::NotFinite { path: self.file.path.clone(), count });
        }
        let size = input.size();
        let (straight, mirrored) = answer.split_at(answer.len() / BATCH);
        let straight = straight.chunks_exact(size);
        let mirrored = mirrored.chunks_exact(size);
        let means: Vec<f32> = straight
            .zip(mirrored)
            .flat_map(|(row, mirrored)| row.iter().zip(mirrored.iter().rev()).map(|(a, b)| (a + b) / 2.0))
            .collect();
        let plane = |channel: usize| means[channel * size * size..(channel + 1) * size * size].to_vec();
        progress(1.0)?;
        Ok(LayerMaps {
            size,
            height: input.height().to_vec(),
            front: plane(0),
            back: plane(1),
            gap: plane(2),
            near: plane(3),
            far: plane(4),
            behind: [plane(5), plane(6), plane(7)],
        })
    }

    /// All values of the network's answer to the picture, and then to its mirror image.
    pub(super) fn answer(&mut self, input: &NetworkInput, progress: Progress) -> Result<Vec<f32>, NetworkError> {
        let NetworkFile { path, manifest, .. } = &self.file;
        let size = manifest.input.size;
        if input.size() != size {
            return Err(NetworkError::Input { path: path.clone(), expected: size, found: input.size() });
        }
        let provider = self.provider.name();
        let failed = |reason| NetworkError::Run { path: path.clone(), provider, reason };
        let mirrored = input.planes().chunks_exact(size).flat_map(|row| row.iter().rev());
        let batch: Vec<f32> = input.planes().iter().chain(mirrored).copied().collect();
        let tensor = (manifest.input.name.as_str(), [BATCH, manifest.input.channels, size, size], batch.as_slice());
        let value =
            watched_run::run(&mut self.session, tensor, &manifest.output.name, progress).map_err(|stopped| {
                match stopped {
                    Stopped::Canceled(canceled) => canceled.into(),
                    Stopped::Failed(reason) => failed(reason),
                }
            })?;
        // An empty tensor has no memory behind it, so the shape comes first.
        let ValueType::Tensor { shape, .. } = value.dtype() else {
            return Err(failed("no tensor came".to_owned()));
        };
        contract::check_answer(shape, manifest, path)?;
        let (_, values) = value.try_extract_tensor::<f32>().map_err(|error| failed(one_line(error.message())))?;
        Ok(values.to_vec())
    }
}
