//! The print stage: a finished asset made fit for a printer, looked up in the cache like everything before it.

use std::sync::Arc;

use orfeas_core::{
    export::Asset,
    mesh::{TexturedMesh, Unit},
    print::{Certificate, Print, PrintError, PrintOptions, overhang_map, print},
    progress::unwatched,
};

use super::{Pipeline, PipelineError, Stage, StageRun, Watch, stage::Run};
use crate::cache::{Key, Store};

/// An asset that is fit for a printer, or says why not.
#[derive(Debug, Clone)]
pub struct Printed {
    /// What was asked for.
    pub options: PrintOptions,
    pub certificate: Certificate,
    /// In millimeters, +Y up as everywhere in the program.
    pub asset: Arc<Asset>,
    pub stages: Vec<StageRun>,
}

impl Pipeline {
    /// Makes an asset printable; one at a time among clones, since nobody foretells what that takes. Density and angle of
    /// overhangs are no matter for the cache: they change no mesh.
    pub fn print(&self, asset: &Asset, options: &PrintOptions, watch: Watch) -> Result<Printed, PipelineError> {
        let _alone = self.in_work.printing();
        let mut run = Run::new(&self.cache, watch);
        let source = Key::of(&asset.mesh().encode());
        let params = (asset.unit(), options.of_mesh());
        let (_, made) = run.stage(Stage::Print, &[source], &params, |progress| {
            Ok(print(asset.mesh(), asset.unit(), &options.of_mesh(), progress)?)
        })?;
        let Print { mesh, certificate } = made.judged(options);
        let asset = Asset::new(asset.name(), mesh, Unit::Millimetres, &|share| watch(Stage::Print, share))?;
        Ok(Printed { options: *options, certificate, asset: asset.into(), stages: run.into_stages() })
    }
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
