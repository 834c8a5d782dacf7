//! An asset made lighter than it is: fewer triangles, and a smaller texture.

use image::imageops;
use serde_json::json;

use super::{Asset, ExportError};
use crate::{material::Material, progress::unwatched, simplify::simplify_textured};

impl Asset {
    /// The asset with at most about `faces` triangles, and a texture whose longer side has at most `side` pixels; the
    /// same where it has no more. Seams of the texture stay where they are. What it was made from stays told, and that
    /// it was made lighter.
    pub fn reduced(&self, faces: Option<usize>, side: Option<u32>) -> Result<Self, ExportError> {
        let mesh = self.mesh();
        let longer = mesh.texture.width().max(mesh.texture.height());
        let side = side.filter(|&side| side < longer);
        let faces = faces.filter(|&faces| faces < mesh.mesh.triangles.len());
        if side.is_none() && faces.is_none() {
            return Ok(self.clone());
        }
        let mut reduced = match faces {
            Some(faces) => simplify_textured(mesh, faces, &unwatched)?,
            None => mesh.clone(),
        };
        if let Some(side) = side {
            let scaled = |length: u32| (u64::from(length) * u64::from(side)).div_ceil(u64::from(longer)) as u32;
            let (width, height) = (scaled(mesh.texture.width()), scaled(mesh.texture.height()));
            let Material { normal_map, orm, .. } = &mut reduced.material;
            for picture in [Some(&mut reduced.texture), normal_map.as_mut(), orm.as_mut()].into_iter().flatten() {
                *picture = imageops::resize(picture, width, height, imageops::FilterType::Triangle);
            }
        }
        let mut provenance = self.provenance().cloned();
        if let Some(serde_json::Value::Object(settings)) = provenance.as_mut().map(|made| &mut made.settings) {
            settings.insert("reduced".to_owned(), json!({ "faces": faces, "texture": side }));
        }
        let asset = Self::new(self.name(), reduced, self.unit(), &unwatched)?;
        Ok(Self { provenance: provenance.map(Into::into), view: self.view, ..asset })
    }

    /// The asset and up to `count` levels of detail below it, each with half the triangles of the one before, and all with
    /// the same texture. Fewer where a mesh cannot be made lighter without opening it.
    pub fn levels(&self, count: usize) -> Result<Vec<Self>, ExportError> {
        let triangles = self.mesh().mesh.triangles.len();
        let mut levels = vec![self.clone()];
        for level in 1..=count {
            let lighter = self.reduced(Some(triangles >> level), None)?;
            if lighter.mesh().mesh.triangles.len() >= levels[level - 1].mesh().mesh.triangles.len() {
                break;
            }
            levels.push(lighter);
        }
        Ok(levels)
    }
}
