//! Whether a loaded network takes and gives the tensors its manifest promises.

use std::path::Path;

use ort::session::Session;
use ort::value::{Outlet, Shape, TensorElementType, ValueType};

use super::error::NetworkError;
use super::manifest::Manifest;

/// A picture and its mirror image run together.
pub(super) const BATCH: usize = 2;

/// Names, types and as much of the shapes as the network fixes.
pub(super) fn check(session: &Session, manifest: &Manifest, path: &Path) -> Result<(), NetworkError> {
    let Manifest { input, output, .. } = manifest;
    check_outlet(session.inputs(), &input.name, [BATCH, input.channels, input.size, input.size])
        .map_err(|mismatch| mismatch.named("input", path))?;
    check_outlet(session.outputs(), &output.name, [BATCH, output.channels, input.size, input.size])
        .map_err(|mismatch| mismatch.named("output", path))?;
    if session.inputs().len() > 1 {
        let mismatch = Mismatch { expected: format!("`{}` alone", input.name), found: names(session.inputs()) };
        return Err(mismatch.named("input", path));
    }
    Ok(())
}

/// The shape of an answer to this many pictures, which a network with free dimensions decides only when it runs.
pub(super) fn check_answer(
    shape: &Shape,
    pictures: usize,
    manifest: &Manifest,
    path: &Path,
) -> Result<(), NetworkError> {
    let size = manifest.input.size;
    let expected = [BATCH * pictures, manifest.output.channels, size, size];
    if shape.iter().eq(expected.map(|n| n as i64).iter()) {
        return Ok(());
    }
    Err(Mismatch { expected: described(&expected), found: described(shape) }.named("answer", path))
}

struct Mismatch {
    expected: String,
    found: String,
}

impl Mismatch {
    fn named(self, what: &'static str, path: &Path) -> NetworkError {
        NetworkError::Contract { path: path.to_owned(), what, expected: self.expected, found: self.found }
    }
}

fn check_outlet(outlets: &[Outlet], name: &str, expected: [usize; 4]) -> Result<(), Mismatch> {
    let Some(outlet) = outlets.iter().find(|outlet| outlet.name() == name) else {
        return Err(Mismatch { expected: format!("named `{name}`"), found: names(outlets) });
    };
    let mismatch = |found| Mismatch { expected: format!("float32 {}", described(&expected)), found };
    match outlet.dtype() {
        ValueType::Tensor { ty: TensorElementType::Float32, shape, .. } => {
            let agrees = |(&found, &expected): (&i64, &usize)| found < 0 || found == expected as i64;
            if shape.len() == expected.len() && shape.iter().zip(&expected).all(agrees) {
                return Ok(());
            }
            Err(mismatch(format!("float32 {}", described(shape))))
        }
        other => Err(mismatch(other.to_string())),
    }
}

fn names(outlets: &[Outlet]) -> String {
    outlets.iter().map(|outlet| format!("`{}`", outlet.name())).collect::<Vec<_>>().join(" and ")
}

/// `2 × 5 × 96 × 96`; a free dimension is `?`.
fn described<N: Copy + TryInto<u64>>(shape: &[N]) -> String {
    let sizes = shape.iter().map(|&n| n.try_into().map_or("?".to_owned(), |n: u64| n.to_string()));
    sizes.collect::<Vec<_>>().join(" × ")
}
