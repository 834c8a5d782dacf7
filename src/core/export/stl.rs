//! Binary STL: a header, then each triangle as its normal and three corners. No indices, no color.
//!
//! Written by hand because the header that names unit and axes cannot be set through the crates that write STL.

use super::{Asset, ExportError, ExportOptions, Format, GENERATOR, Steps, unit_name};
use crate::progress::Progress;

const HEADER_BYTES: usize = 80;
const TRIANGLE_BYTES: usize = 50;

pub(super) fn encode(asset: &Asset, options: &ExportOptions, progress: Progress) -> Result<Vec<u8>, ExportError> {
    let mesh = asset.mesh_in(Format::Stl, options);
    let count = u32::try_from(mesh.triangles.len()).map_err(|_| ExportError::TooLarge { format: Format::Stl })?;
    let unit = unit_name(asset.unit, options);
    // Must not begin with "solid", by which readers tell the text form.
    let mut bytes = format!("{GENERATOR}; unit {unit}; {}", options.up.directions()).into_bytes();
    bytes.resize(HEADER_BYTES, 0);
    bytes.reserve_exact(4 + mesh.triangles.len() * TRIANGLE_BYTES);
    bytes.extend(count.to_le_bytes());
    let mut steps = Steps::new(progress, mesh.triangles.len());
    for &triangle in &mesh.triangles {
        let [a, b, c] = mesh.corners(triangle);
        let normal = (b - a).cross(c - a).normalize_or_zero();
        for number in [normal, a, b, c].iter().flat_map(|v| v.to_array()) {
            bytes.extend(number.to_le_bytes());
        }
        bytes.extend([0, 0]);
        steps.step()?;
    }
    Ok(bytes)
}
