//! Files are read back before they take their place.

use orfeas_core::export::{ExportOptions, Format};
use orfeas_core::mesh::Unit;
use orfeas_core::progress::unwatched;
use orfeas_studio::output;

use crate::{NASTY_STEMS, asset};

#[test]
fn all_formats_at_once_share_their_texture_and_pass() {
    let folder = tempfile::tempdir().unwrap();
    for unit in [Unit::Free, Unit::Millimetres] {
        for stem in NASTY_STEMS {
            let options = ExportOptions::default();
            let written =
                output::export(&[asset(unit)], &Format::all(), &options, folder.path(), stem, &unwatched).unwrap();
            // Seven meshes, the numbers of the glTF, the material of the OBJ, and one texture.
            assert_eq!(written.len(), 10, "{written:?}");
            for file in written {
                assert_eq!(std::fs::metadata(&file.path).unwrap().len(), file.bytes);
            }
        }
    }
    let hidden = folder
        .path()
        .read_dir()
        .unwrap()
        .filter(|e| e.as_ref().unwrap().file_name().to_string_lossy().starts_with('.'));
    assert_eq!(hidden.count(), 0, "temporary folders are left over");
}

#[test]
fn a_file_that_cannot_be_read_back_replaces_nothing() {
    // Texture coordinates so far out that 32 bits cannot hold them once v is turned around.
    let mut far = crate::textured_box();
    far.uvs[0].y = 1e30;
    far.uvs[1].y = -1e30;
    far.mesh.positions[0].x = f32::MAX;
    let far = orfeas_core::export::Asset::new("far", far, Unit::Free, &unwatched).unwrap();
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("far.3mf"), "precious").unwrap();
    let error = output::export(&[far], &[Format::ThreeMf], &ExportOptions::default(), folder.path(), "far", &unwatched);
    let error = format!("{:#}", anyhow::Error::from(error.unwrap_err()));
    assert!(error.contains("far.3mf") && error.contains("just written"), "{error}");
    assert_eq!(std::fs::read(folder.path().join("far.3mf")).unwrap(), b"precious");
    assert_eq!(folder.path().read_dir().unwrap().count(), 1, "temporary files are left over");
}
