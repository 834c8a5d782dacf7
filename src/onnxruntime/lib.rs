//! Where ONNX Runtime's library may be. The build script beside this file fetches it; opening it is up to the caller.
//!
//! A crate of its own so that changes to the program never run the build script again.

use std::env::consts::{DLL_PREFIX, DLL_SUFFIX};
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// The environment variable that names the library to use. When it is set nothing else is tried: whoever sets it wants
/// that one or an error, not another one that happens to work.
pub const OVERRIDE: &str = "ORT_DYLIB_PATH";

/// Paths to try in this order, whether they exist or not: the one in [`OVERRIDE`], or else beside the program, in
/// `lib` beside the program's folder, and in the user's cache where the build put it.
pub fn candidates() -> Vec<PathBuf> {
    candidates_for(
        std::env::var_os(OVERRIDE),
        std::env::current_exe().ok().as_deref(),
        option_env!("ORFEAS_ONNXRUNTIME").map(Path::new),
    )
}

fn candidates_for(chosen: Option<OsString>, program: Option<&Path>, fetched: Option<&Path>) -> Vec<PathBuf> {
    if let Some(chosen) = chosen.filter(|path| !path.is_empty()) {
        return vec![chosen.into()];
    }
    let name = format!("{DLL_PREFIX}onnxruntime{DLL_SUFFIX}");
    let folder = program.and_then(Path::parent);
    let beside = folder.map(|folder| folder.join(&name));
    let lib = folder.and_then(Path::parent).map(|above| above.join("lib").join(&name));
    beside.into_iter().chain(lib).chain(fetched.map(Path::to_owned)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chosen_library_is_the_only_one_tried() {
        let found = candidates_for(Some("/chosen/ort.so".into()), Some(Path::new("/opt/bin/orfeas")), None);
        assert_eq!(found, [Path::new("/chosen/ort.so")]);
    }

    #[test]
    fn an_empty_choice_is_none() {
        let fetched = Path::new("/cache/ort.so");
        let found = candidates_for(Some("".into()), Some(Path::new("/opt/bin/orfeas")), Some(fetched));
        let name = format!("{DLL_PREFIX}onnxruntime{DLL_SUFFIX}");
        assert_eq!(found, [Path::new("/opt/bin").join(&name), Path::new("/opt/lib").join(&name), fetched.into()]);
    }
}
