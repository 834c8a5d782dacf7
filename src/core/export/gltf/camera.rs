//! The camera that took the picture as a glTF camera, so that the mesh can be laid over the picture.

use glam::Vec3;
use gltf_json::camera::{Orthographic, Perspective, Type};
use gltf_json::validation::Checked::Valid;
use gltf_json::{self as json, Index};

use super::super::{ExportError, PictureView};

/// What other programs find it by.
const NAME: &str = "picture";

/// Adds a camera in the place where the mesh, of these bounds, is seen as in the picture. It looks along -Z with +Y up,
/// as a glTF camera does without a rotation. `scale`: length of the mesh's unit in the scene's.
pub(super) fn add_camera(
    root: &mut json::Root,
    view: &PictureView,
    (low, high): (Vec3, Vec3),
    scale: f32,
) -> Result<Index<json::Node>, ExportError> {
    let (covers, width, height) = view.extent();
    let half = view.camera.scale;
    let is_perspective = view.camera.tangent > 0.0;
    let eye_z = match is_perspective {
        true => view.origin.z + half / view.camera.tangent,
        // Anywhere before the mesh will do.
        false => high.z + half,
    };
    let (nearest, farthest) = ((eye_z - high.z) * scale, (eye_z - low.z) * scale);
    // The mesh may well be turned or changed in the scene; some room around it costs nothing.
    let znear = (nearest * 0.5).max(farthest * 1e-3);
    let zfar = farthest * 2.0;
    let (perspective, orthographic) = match is_perspective {
        true => {
            let yfov = 2.0 * (view.camera.tangent * height).atan();
            let aspect_ratio = Some(width / height);
            (Some(Perspective { aspect_ratio, yfov, zfar: Some(zfar), znear, extensions: None, extras: None }), None)
        }
        false => {
            let [xmag, ymag] = [width, height].map(|extent| extent * half * scale);
            (None, Some(Orthographic { xmag, ymag, zfar, znear, extensions: None, extras: None }))
        }
    };
    let camera = root.push(json::Camera {
        name: Some(NAME.to_owned()),
        type_: Valid(if is_perspective { Type::Perspective } else { Type::Orthographic }),
        perspective,
        orthographic,
        extensions: None,
        extras: None,
    });
    let extras = serde_json::json!({ "covers": covers, "frame": view.frame, "picture": view.picture });
    Ok(root.push(json::Node {
        name: Some(NAME.to_owned()),
        camera: Some(camera),
        translation: Some((Vec3 { z: eye_z, ..view.origin } * scale).to_array()),
        extras: Some(serde_json::value::to_raw_value(&extras)?),
        ..Default::default()
    }))
}
