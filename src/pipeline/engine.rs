//! The engine stage: what makes a field of a subject, and what stands in where that cannot.

use std::sync::Arc;

use orfeas_core::{
    export::NetworkId,
    field::Field,
    foreground::Foreground,
    frame::Camera,
    layers::{LayerMaps, field_of_layers},
    relief::relief,
    silhouette::{SilhouetteParams, silhouette},
};
use serde_json::json;

use super::{
    Engine, EngineChoice, PipelineError, Settings, Stage, batches::Batches, network_slot::Asked, provenance::identity,
    stage::Run,
};
use crate::{
    cache::Key,
    inference::{Network, NetworkInput, Refusal},
};

/// What a network's user does to it may not reach what is kept under its old name.
const CHANGED: &str = "the network's files changed while the program ran; start it again";

/// A field, and who made it.
pub(super) struct EngineRun {
    pub key: Key,
    pub field: Arc<Field>,
    pub engine: Engine,
    pub provider: Option<&'static str>,
    pub refusals: Vec<Refusal>,
    pub network: Option<NetworkId>,
    pub fallback: Option<String>,
}

/// The network that sees depth, as one picture may ask it, and the pictures that wait for it.
pub(super) struct Depths<'a> {
    pub asked: Asked<'a, Network>,
    pub batches: &'a Batches<NetworkInput, LayerMaps>,
}

/// The engine stage: what the user chose, or, where the choice is left to us, the best that works.
pub(super) fn run_choice(
    run: &mut Run,
    network: &Depths,
    key: Key,
    foreground: &Foreground,
    settings: &Settings,
) -> Result<EngineRun, PipelineError> {
    let without_network = |engine, (key, field)| EngineRun {
        key,
        field,
        engine,
        provider: None,
        refusals: Vec::new(),
        network: None,
        fallback: None,
    };
    match settings.engine {
        EngineChoice::Silhouette => Ok(without_network(Engine::Silhouette, run_silhouette(run, key, foreground)?)),
        EngineChoice::Relief => {
            let params = json!({ "engine": Engine::Relief, "params": settings.relief });
            let ran = run.stage(Stage::Engine, &[key], &params, |_| Ok(relief(foreground, &settings.relief)))?;
            Ok(without_network(Engine::Relief, ran))
        }
        EngineChoice::Orfeas => run_network(run, network, key, foreground),
        EngineChoice::Auto => match run_network(run, network, key, foreground) {
            Err(PipelineError::Network(reason)) => {
                let ran = without_network(Engine::Silhouette, run_silhouette(run, key, foreground)?);
                Ok(EngineRun { fallback: Some(reason), ..ran })
            }
            ran => ran,
        },
    }
}

fn run_network(
    run: &mut Run,
    Depths { asked, batches }: &Depths,
    key: Key,
    foreground: &Foreground,
) -> Result<EngineRun, PipelineError> {
    let Some(manifest) = asked.slot.manifest() else {
        return Err(asked.run(|_| Ok(())).err().unwrap_or_else(|| PipelineError::Network(CHANGED.into())));
    };
    let (hash, size) = (manifest.hash.as_str(), manifest.input.size);
    let params = json!({ "engine": Engine::Orfeas, "network": hash });
    let (mut provider, mut refusals) = (None, Vec::new());
    // A field that was kept needs no network: loading one takes longer than reading the field.
    let (key, field) = run.stage(Stage::Engine, &[key], &params, |progress| {
        let input = Arc::new(NetworkInput::from_foreground(foreground, size));
        let ticket = batches.enter(Arc::clone(&input));
        let (maps, tangent) = asked.run(|network| {
            if network.manifest().hash != hash {
                return Err(PipelineError::Network(CHANGED.into()));
            }
            (provider, refusals) = (Some(network.provider().name()), network.refusals().to_vec());
            let tangent = network.camera().tangent;
            let progress = |share| progress(share * 0.8);
            if !network.is_built_in() {
                // What company does to its bits and to memory is not known.
                return Ok((network.run(&input, &progress)?, tangent));
            }
            let kind = network.kind();
            Ok((ticket.answer(&kind, |inputs| network.run_together(inputs, &progress))?, tangent))
        })?;
        let field = field_of_layers(foreground, &maps, Camera { tangent, scale: 1.0 });
        match field.depth_range() {
            Some(_) => Ok(field),
            None => Err(PipelineError::Network("the network sees no body in this picture; try another engine".into())),
        }
    })?;
    let network = Some(identity(manifest));
    Ok(EngineRun { key, field, engine: Engine::Orfeas, provider, refusals, network, fallback: None })
}

fn run_silhouette(run: &mut Run, key: Key, foreground: &Foreground) -> Result<(Key, Arc<Field>), PipelineError> {
    let silhouette_params = SilhouetteParams::default();
    let params = json!({ "engine": Engine::Silhouette, "params": silhouette_params });
    run.stage(Stage::Engine, &[key], &params, |_| Ok(silhouette(foreground, &silhouette_params)))
}
