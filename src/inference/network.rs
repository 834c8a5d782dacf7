//! The network that sees depth: a prepared picture in, for each cell where its ray enters and leaves the body out.

use std::path::Path;

use orfeas_core::layers::LayerMaps;
use orfeas_core::progress::Progress;

use super::error::NetworkError;
use super::input::NetworkInput;
use super::manifest::{Camera, Manifest, ShapeManifest};
use super::provider::{Provider, Refusal};
use super::runtime::Runtime;
use super::session::{self, NetworkSession, Options};

/// What the built-in network is called in messages.
const BUILT_IN: &str = "orfeas-layers.onnx (built in)";

/// A network ready to run, on the best provider that works.
#[derive(Debug)]
pub struct Network {
    session: NetworkSession,
    camera: Camera,
    is_built_in: bool,
}

impl Network {
    /// The file of the network the program carries inside itself.
    pub const BUILT_IN: &'static [u8] = include_bytes!("../../assets/models/orfeas-layers.onnx");

    /// The network the program carries inside itself.
    pub fn built_in(runtime: &'static Runtime, options: &Options) -> Result<Self, NetworkError> {
        let path = Path::new(BUILT_IN);
        let json = include_bytes!("../../assets/models/orfeas-layers.json");
        let manifest = session::manifest(path, json, ShapeManifest::from_json)?;
        Ok(Self { is_built_in: true, ..Self::load(runtime, path, Self::BUILT_IN, manifest, options)? })
    }

    /// A network of the user's, by its manifest.
    pub fn open(runtime: &'static Runtime, manifest_path: &Path, options: &Options) -> Result<Self, NetworkError> {
        let manifest = session::manifest(manifest_path, &session::read(manifest_path)?, ShapeManifest::from_json)?;
        let path = manifest_path.with_file_name(&manifest.network.file);
        Self::load(runtime, &path, &session::read(&path)?, manifest, options)
    }

    /// What is said of a network without loading it; of the built-in network without a path. `None` where the manifest
    /// cannot be read, which loading the network tells.
    pub fn described(manifest_path: Option<&Path>) -> Option<Manifest> {
        let json = match manifest_path {
            None => include_bytes!("../../assets/models/orfeas-layers.json").to_vec(),
            Some(path) => session::read(path).ok()?,
        };
        Some(ShapeManifest::from_json(&json).ok()?.network)
    }

    fn load(
        runtime: &'static Runtime,
        path: &Path,
        bytes: &[u8],
        manifest: ShapeManifest,
        options: &Options,
    ) -> Result<Self, NetworkError> {
        let session = NetworkSession::load(runtime, path, bytes, manifest.network, options)?;
        Ok(Self { session, camera: manifest.camera, is_built_in: false })
    }

    /// SHA-256 of the network's file, in lower case hexadecimal.
    pub fn hash(&self) -> &str {
        &self.session.file.hash
    }

    pub fn manifest(&self) -> &Manifest {
        &self.session.file.manifest
    }

    /// The camera of the pictures it was trained on.
    pub fn camera(&self) -> Camera {
        self.camera
    }

    /// What it runs on.
    pub fn provider(&self) -> Provider {
        self.session.provider
    }

    /// Whether it is the one inside the program.
    pub fn is_built_in(&self) -> bool {
        self.is_built_in
    }

    /// What computes its answers, as what was measured of it is kept: the network, the provider, ONNX Runtime's version.
    pub fn kind(&self) -> String {
        format!("{} {} {}", self.hash(), self.provider(), self.session.runtime.version())
    }

    /// The providers that would have been preferred.
    pub fn refusals(&self) -> &[Refusal] {
        &self.session.refusals
    }

    /// Which providers can run the built-in network, and why the others cannot: all are tried, the preferred first.
    pub fn survey(runtime: &'static Runtime) -> Vec<(Provider, Result<(), NetworkError>)> {
        let works = |&provider: &Provider| {
            let alone = Options { providers: vec![provider] };
            (provider, Self::built_in(runtime, &alone).map(drop))
        };
        Provider::ALL.iter().map(works).collect()
    }

    /// The layers of a picture: the mean of what the network sees in it and in its mirror image.
    ///
    /// Canceled, it returns as soon as the graph's current node is done, and can be run again.
    pub fn run(&mut self, input: &NetworkInput, progress: Progress) -> Result<LayerMaps, NetworkError> {
        self.check(input)?;
        let means = self.session.mean_answer(input.planes(), progress)?;
        Ok(layers(input, &means))
    }

    /// The layers of pictures that run at once, in their order.
    ///
    /// Of the built-in network on a processor the layers of a picture are the same to the bit whoever is in company. Of
    /// others they may not be: ONNX Runtime cuts a tensor into pieces for its threads, and computes the last values of a
    /// piece in another way than those before them in some operators (its issue 10058; Softplus is one), so that the
    /// number of pictures decides which values these are. Graphics cards choose whole algorithms by a tensor's shape.
    pub fn run_together(
        &mut self,
        inputs: &[&NetworkInput],
        progress: Progress,
    ) -> Result<Vec<LayerMaps>, NetworkError> {
        inputs.iter().try_for_each(|input| self.check(input))?;
        let planes: Vec<f32> = inputs.iter().flat_map(|input| input.planes()).copied().collect();
        let means = self.session.mean_answer(&planes, progress)?;
        let size = self.manifest().input.size;
        let each = means.chunks_exact(ShapeManifest::OUTPUT_CHANNELS * size * size);
        Ok(inputs.iter().zip(each).map(|(input, means)| layers(input, means)).collect())
    }

    fn check(&self, input: &NetworkInput) -> Result<(), NetworkError> {
        let (expected, found) = (self.manifest().input.size, input.size());
        if expected == found {
            return Ok(());
        }
        Err(NetworkError::Input { path: self.session.file.path.clone(), expected, found })
    }

    /// All values of the network's answer to the picture, and then to its mirror image.
    #[cfg(test)]
    pub(super) fn answer(&mut self, input: &NetworkInput, progress: Progress) -> Result<Vec<f32>, NetworkError> {
        self.session.answer(input.planes(), progress)
    }
}

/// What the network has seen in a picture, all channels one after the other.
fn layers(input: &NetworkInput, means: &[f32]) -> LayerMaps {
    let size = input.size();
    let plane = |channel: usize| means[channel * size * size..(channel + 1) * size * size].to_vec();
    LayerMaps {
        size,
        height: input.height().to_vec(),
        front: plane(0),
        back: plane(1),
        gap: plane(2),
        near: plane(3),
        far: plane(4),
        behind: [plane(5), plane(6), plane(7)],
    }
}
