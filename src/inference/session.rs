//! A loaded network of any kind: its file found to be what the manifest says, on the best provider that works, run on a
//! picture and its mirror image.

use std::fs;
use std::path::{Path, PathBuf};

use orfeas_core::progress::{Progress, unwatched};
use ort::session::Session;
use ort::value::ValueType;
use sha2::{Digest, Sha256};

use super::contract::{self, BATCH};
use super::error::NetworkError;
use super::manifest::{Manifest, ManifestError};
use super::provider::{Provider, Refusal, one_line};
use super::runtime::Runtime;
use super::watched_run::{self, Stopped};

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

/// A network's session with all that is known of its file.
#[derive(Debug)]
pub(super) struct NetworkSession {
    pub file: NetworkFile,
    pub provider: Provider,
    /// The providers that would have been preferred.
    pub refusals: Vec<Refusal>,
    pub runtime: &'static Runtime,
    session: Session,
}

/// What is known of a network before anything runs it.
#[derive(Debug, Clone)]
pub(super) struct NetworkFile {
    pub path: PathBuf,
    pub manifest: Manifest,
    pub hash: String,
}

/// What a manifest's bytes say, or which file says nothing of use.
pub(super) fn manifest<M>(
    path: &Path,
    json: &[u8],
    parse: impl Fn(&[u8]) -> Result<M, ManifestError>,
) -> Result<M, NetworkError> {
    parse(json).map_err(|source| NetworkError::Manifest { path: path.to_owned(), source })
}

pub(super) fn read(path: &Path) -> Result<Vec<u8>, NetworkError> {
    fs::read(path).map_err(|source| NetworkError::Unreadable { path: path.to_owned(), source })
}

impl NetworkSession {
    pub fn load(
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
        Err(NetworkError::Load { path: file.path, reason }.or_lack_of_memory())
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
        let mut network = Self { file, session, provider, runtime, refusals: Vec::new() };
        if provider != Provider::Cpu {
            // Drivers often fail only when they have to compute.
            let input = &network.file.manifest.input;
            let blank = vec![0.0; input.channels * input.size * input.size];
            network.answer(&blank, &unwatched)?;
        }
        Ok(network)
    }

    /// The mean of the answers to a picture and to its mirror image, which halves the errors that are not the picture's
    /// own; all channels, one after the other. Of several pictures, those of each after those of the one before it.
    ///
    /// Canceled, it returns as soon as the graph's current node is done, and can be run again.
    pub fn mean_answer(&mut self, planes: &[f32], progress: Progress) -> Result<Vec<f32>, NetworkError> {
        let size = self.file.manifest.input.size;
        let answer = self.answer(planes, progress).map_err(NetworkError::or_lack_of_memory)?;
        let count = answer.iter().filter(|value| !value.is_finite()).count();
        if count > 0 {
            return Err(NetworkError::NotFinite { path: self.file.path.clone(), count });
        }
        let (straight, mirrored) = answer.split_at(answer.len() / BATCH);
        let rows = straight.chunks_exact(size).zip(mirrored.chunks_exact(size));
        let means = rows
            .flat_map(|(row, mirrored)| row.iter().zip(mirrored.iter().rev()).map(|(a, b)| (a + b) / 2.0))
            .collect();
        progress(1.0)?;
        Ok(means)
    }

    /// All values of the network's answer to the planes of one picture or several, and then to their mirror images'.
    pub fn answer(&mut self, planes: &[f32], progress: Progress) -> Result<Vec<f32>, NetworkError> {
        let NetworkFile { path, manifest, .. } = &self.file;
        let size = manifest.input.size;
        let provider = self.provider.name();
        let failed = |reason| NetworkError::Run { path: path.clone(), provider, reason };
        let mirrored = planes.chunks_exact(size).flat_map(|row| row.iter().rev());
        let batch: Vec<f32> = planes.iter().chain(mirrored).copied().collect();
        let pictures = planes.len() / (manifest.input.channels * size * size);
        let tensor =
            (manifest.input.name.as_str(), [BATCH * pictures, manifest.input.channels, size, size], batch.as_slice());
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
        contract::check_answer(shape, pictures, manifest, path)?;
        let (_, values) = value.try_extract_tensor::<f32>().map_err(|error| failed(one_line(error.message())))?;
        Ok(values.to_vec())
    }
}
