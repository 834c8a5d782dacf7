//! The print stage: a finished asset made fit for a printer, looked up in the cache like everything before it, and
//! begun when what it needs fits into memory beside the pictures in work.

use std::sync::Arc;

use orfeas_core::{
    export::Asset,
    mesh::{TexturedMesh, Unit},
    print::{Certificate, Plan, Print, PrintError, PrintOptions, overhang_map},
    progress::unwatched,
};

use super::{Pipeline, PipelineError, Stage, StageRun, Watch, admission::Claimed, need::Refused, stage::Run};
use crate::{
    cache::{Key, Store},
    governor::{
        claims::{Claim, Claims, Networks},
        fit::{Job, Short, Spare, Step, fit},
        megabytes,
    },
};

/// An asset that is fit for a printer, or says why not.
#[derive(Debug, Clone)]
pub struct Printed {
    /// What was asked for.
    pub options: PrintOptions,
    pub certificate: Certificate,
    /// In millimeters, +Y up as everywhere in the program.
    pub asset: Arc<Asset>,
    pub stages: Vec<StageRun>,
    /// What was done so that it fitted into memory, in plain words.
    pub adjustments: Vec<String>,
}

impl Pipeline {
    /// Makes an asset printable. Density and angle of overhangs are no matter for the cache: they change no mesh.
    ///
    /// # Errors
    /// [`PipelineError::Memory`] where it does not fit into memory, though nothing else is in work any more.
    pub fn print(&self, asset: &Asset, options: &PrintOptions, watch: Watch) -> Result<Printed, PipelineError> {
        self.print_and(asset, options, watch, Ok)
    }

    /// The same, then does something with what came of it, while the memory for the print is still spoken for. Not for
    /// within [`Pipeline::generate_and`]: it would wait for its own picture.
    pub fn print_and<T, E: From<PipelineError>>(
        &self,
        asset: &Asset,
        options: &PrintOptions,
        watch: Watch,
        then: impl FnOnce(Printed) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut claimed = None;
        then(self.make_print(asset, options, watch, &mut claimed)?)
    }

    fn make_print(
        &self,
        asset: &Asset,
        options: &PrintOptions,
        watch: Watch,
        claimed: &mut Option<Claimed>,
    ) -> Result<Printed, PipelineError> {
        let mut run = Run::new(&self.cache, watch);
        let mut adjustments = Vec::new();
        let source = Key::of(&asset.mesh().encode());
        let params = (asset.unit(), options.of_mesh());
        let (_, made) = run.stage(Stage::Print, &[source], &params, |progress| {
            *claimed = Some(self.claim(Plan::bytes_to_measure(asset.mesh()), &mut adjustments)?);
            let plan = Plan::new(asset.mesh(), asset.unit(), &options.of_mesh(), &|share| progress(share * 0.2))?;
            // Given back before more is claimed: two that hold some and wait for more would wait for each other.
            *claimed = None;
            *claimed = Some(self.claim(plan.bytes(), &mut adjustments)?);
            Ok(plan.carry_out(&|share| progress(0.2 + share * 0.8))?)
        })?;
        let Print { mesh, certificate } = made.judged(options);
        let asset = Asset::new(asset.name(), mesh, Unit::Millimetres, &|share| watch(Stage::Print, share))?;
        let stages = run.into_stages();
        Ok(Printed { options: *options, certificate, asset: asset.into(), stages, adjustments })
    }

    /// Claims memory for a part of a print, and waits until it is there. What is done for it is told.
    fn claim(&self, bytes: u64, adjustments: &mut Vec<String>) -> Result<Claimed, PipelineError> {
        let claim = Claim { stages: bytes, networks: Networks::default() };
        let plan = |claims: &Claims| {
            let (holding, room) = self.holding_and_room(claims);
            let cache = claims.spare_cache(holding.cache);
            let idle = self.loaded().without(claims.networks());
            let spare = Spare { cache, networks: idle.bytes(), is_on_card: false };
            let job = Job { stages: bytes, networks: 0, can_do_without: false, graphics: None };
            let steps = match room {
                Some(room) => fit(&job, room, spare).map_err(|short| Refused { short, error: refusal(short) })?,
                None => Vec::new(),
            };
            let steps: Vec<Step> = steps.into_iter().map(|step| step.beside(holding.cache - cache)).collect();
            Ok((steps, holding))
        };
        let (mut claims, (steps, holding), _) = self.wait_to_fit(plan)?;
        let done = steps.iter().filter(|step| self.carry_out(step, claims.networks()));
        adjustments.extend(done.map(Step::to_string));
        Ok(Claimed::new(self, claims.begin(claim, holding)))
    }
}

/// Need, room, and what to do.
fn refusal(Short { needed, room }: Short) -> PipelineError {
    let (needed, left, bound) = (megabytes(needed), megabytes(room.bytes), room.bound);
    PipelineError::Memory(format!(
        "this print needs {needed} of memory (estimated), {left} are left {bound}; print a mesh of fewer triangles, \
         without a base and not hollow, close other programs, or raise the limit"
    ))
}

impl Printed {
    /// The same in the colors of its overhangs.
    pub fn overhang_map(&self) -> Result<Asset, PipelineError> {
        let map = overhang_map(&self.asset.mesh().mesh, self.options.overhang_angle);
        Ok(Asset::new(self.asset.name(), map, Unit::Millimetres, &unwatched)?)
    }
}

impl From<PrintError> for PipelineError {
    fn from(error: PrintError) -> Self {
        match error {
            PrintError::Canceled(canceled) => canceled.into(),
            other => Self::Print(other),
        }
    }
}

impl Store for Print {
    fn bytes(&self) -> usize {
        self.mesh.bytes()
    }

    fn encode(&self) -> Vec<u8> {
        // Words and numbers, which postcard always takes; an empty head would not be read back.
        let mut bytes = postcard::to_extend(&self.certificate, Vec::new()).unwrap_or_default();
        bytes.extend(self.mesh.encode());
        bytes
    }

    fn decode(bytes: &[u8]) -> Option<Self> {
        let (certificate, mesh) = postcard::take_from_bytes(bytes).ok()?;
        Some(Self { mesh: TexturedMesh::decode(mesh)?.into(), certificate })
    }
}

#[cfg(test)]
mod tests {
    use orfeas_core::print::{Base, Side, Size};

    use super::*;
    use crate::{
        cache::{Cache, Limits, Origin},
        pipeline::{EngineChoice, Input, NetworkSlot, NetworkSource, Settings},
    };

    const ROBOT: &[u8] = include_bytes!("../../assets/samples/robot.png");

    fn origin(printed: &Printed) -> Origin {
        let [run] = printed.stages[..] else { panic!("one stage, not {:?}", printed.stages) };
        assert_eq!(run.stage, Stage::Print);
        run.origin
    }

    #[test]
    fn the_same_print_is_read_back_and_only_weighed_anew() {
        let folder = tempfile::tempdir().unwrap();
        let pipeline = || {
            Pipeline::new(
                Cache::open(Limits::default(), folder.path()).unwrap().into(),
                NetworkSlot::new(NetworkSource::BuiltIn),
            )
        };
        let watch: Watch = &|_, _| Ok(());
        let settings = Settings { engine: EngineChoice::Silhouette, grid: 32, ..Settings::default() };
        let input = Input { name: "robot".into(), bytes: ROBOT.into(), mask: None };
        let options = PrintOptions {
            size: Some(Size { side: Side::Z, mm: 40.0 }),
            base: Some(Base::Flat),
            samples: 64,
            ..PrintOptions::default()
        };
        let first = pipeline();
        let asset = first.generate(&input, &settings, watch).unwrap().asset;
        let made = first.print(&asset, &options, watch).unwrap();
        assert_eq!(origin(&made), Origin::Computed);
        drop(first);

        let denser = PrintOptions { density: options.density * 2.0, ..options };
        let second = pipeline();
        let again = second.print(&asset, &denser, watch).unwrap();
        assert_eq!(origin(&again), Origin::Disk);
        assert_eq!(again.asset.mesh().encode(), made.asset.mesh().encode());
        assert_eq!(again.certificate.checks, made.certificate.checks);
        assert_eq!(again.certificate.weight_g, made.certificate.weight_g * 2.0);
        let taller = PrintOptions { size: Some(Size { side: Side::Z, mm: 50.0 }), ..options };
        assert_eq!(origin(&second.print(&asset, &taller, watch).unwrap()), Origin::Computed);
    }
}
