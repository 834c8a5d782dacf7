//! ONNX Runtime, loaded once in the life of the program.

use std::error::Error;
use std::ffi::CStr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use ort::LoadDynamicError;
use ort::environment::Environment;
use ort::logging::LogLevel;

use super::provider::{Provider, one_line};

/// The loaded library with the one environment it allows in a process.
#[derive(Debug)]
pub struct Runtime {
    environment: Environment,
    library: PathBuf,
    version: String,
}

/// A library that was tried, and why it could not be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attempt {
    pub library: PathBuf,
    pub reason: String,
}

/// No ONNX Runtime could be loaded. Its text is one sentence with the cure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuntimeMissing {
    /// What was tried, in order.
    pub attempts: Vec<Attempt>,
    /// The user named the library in [`orfeas_onnxruntime::OVERRIDE`].
    is_chosen: bool,
}

impl Runtime {
    /// The runtime, from the first of [`orfeas_onnxruntime::candidates`] that works. Later calls give the first call's
    /// answer: a process can hold one library only.
    pub fn load() -> Result<&'static Self, RuntimeMissing> {
        static LOADED: OnceLock<Result<Runtime, RuntimeMissing>> = OnceLock::new();
        let loaded = LOADED.get_or_init(|| {
            let is_chosen = std::env::var_os(orfeas_onnxruntime::OVERRIDE).is_some_and(|path| !path.is_empty());
            Self::first_of(orfeas_onnxruntime::candidates(), is_chosen)
        });
        loaded.as_ref().map_err(Clone::clone)
    }

    /// Whether this build of it can compute on a graphics card of any kind.
    pub fn has_cards(&self) -> bool {
        let mut cards = Provider::ALL.into_iter().filter(|provider| *provider != Provider::Cpu);
        cards.any(|card| card.is_built_in().unwrap_or(false))
    }

    fn first_of(candidates: Vec<PathBuf>, is_chosen: bool) -> Result<Self, RuntimeMissing> {
        let mut attempts = Vec::new();
        for library in candidates {
            match Self::from_library(&library) {
                Ok(environment) => {
                    let version = version_of(&library).unwrap_or_else(|| "of unknown version".to_owned());
                    return Ok(Self { environment, library, version });
                }
                Err(reason) => attempts.push(Attempt { library, reason }),
            }
        }
        Err(RuntimeMissing { attempts, is_chosen })
    }

    /// Nothing of `ort` may be touched before `init_from` succeeded: it would panic looking for the library itself.
    fn from_library(library: &Path) -> Result<Environment, String> {
        if library.is_absolute() && !library.exists() {
            return Err("no such file".to_owned());
        }
        let builder = ort::init_from(library).map_err(reason_of)?;
        // What goes wrong comes back as an error and is reported by whoever asked; the log is for the curious.
        let logger = |level: LogLevel, category: &str, _: &str, place: &str, message: &str| {
            tracing::debug!(target: "onnxruntime", ?level, category, place, "{message}");
        };
        let environment = builder
            .with_name("orfeas")
            .with_telemetry(false)
            .with_logger(Arc::new(logger))
            .build()
            .map_err(|error| one_line(error.message()))?;
        environment.set_log_level(LogLevel::Warning);
        Ok(environment)
    }

    /// Version of the loaded library, such as `1.31.1`.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The file it was loaded from.
    pub fn library(&self) -> &Path {
        &self.library
    }

    pub(super) fn environment(&self) -> &Environment {
        &self.environment
    }
}

fn reason_of(error: LoadDynamicError) -> String {
    match error {
        LoadDynamicError::Dlopen { error, .. } => one_line(&error.source().unwrap_or(&error).to_string()),
        LoadDynamicError::MissingApi { .. } => "it is another library".to_owned(),
        LoadDynamicError::InvalidVersionString => "its version is not readable".to_owned(),
        LoadDynamicError::BadVersion { version_str, .. } => format!("its version is {version_str}"),
    }
}

/// `ort` checks the version but does not tell it.
#[expect(unsafe_code, reason = "a call into the C interface, with nothing safe around it")]
fn version_of(library: &Path) -> Option<String> {
    type GetApiBase = unsafe extern "C" fn() -> *const ort::sys::OrtApiBase;
    // SAFETY: `ort` holds this library loaded, so this opens it once more without running any of its code; the symbol
    // has the type of ONNX Runtime's C interface, and the string it gives lives as long as the library.
    unsafe {
        let library = libloading::Library::new(library).ok()?;
        let base = library.get::<GetApiBase>(b"OrtGetApiBase").ok()?();
        let version = (base.as_ref()?.GetVersionString)();
        CStr::from_ptr(version).to_str().ok().map(str::to_owned)
    }
}

impl Error for RuntimeMissing {}

impl std::fmt::Display for RuntimeMissing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        const OVERRIDE: &str = orfeas_onnxruntime::OVERRIDE;
        // A library that is there but cannot be used says more than those that are not there.
        let telling = self.attempts.iter().find(|attempt| attempt.library.exists()).or(self.attempts.last());
        match telling {
            Some(Attempt { library, reason }) if self.is_chosen => write!(
                f,
                "{OVERRIDE} names no ONNX Runtime that can be loaded ({reason}); point it to a libonnxruntime of version 1.24 or \
                 newer or unset it: {}",
                library.display()
            ),
            Some(Attempt { library, reason }) => write!(
                f,
                "ONNX Runtime is missing ({reason}: {}); build again with a network and Python's pip, which fetches it, or set \
                 {OVERRIDE} to a libonnxruntime of version 1.24 or newer",
                library.display()
            ),
            None => write!(f, "ONNX Runtime is missing; set {OVERRIDE} to a libonnxruntime of version 1.24 or newer"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chosen_library_that_is_not_there_gives_one_sentence_with_the_cure() {
        let missing = Runtime::first_of(vec!["/nowhere/libonnxruntime.so".into()], true).unwrap_err();
        assert_eq!(
            missing.to_string(),
            "ORT_DYLIB_PATH names no ONNX Runtime that can be loaded (no such file); point it to a libonnxruntime of version \
             1.24 or newer or unset it: /nowhere/libonnxruntime.so"
        );
    }
}
