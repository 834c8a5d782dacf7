//! The ways ONNX Runtime can compute: on a graphics card of one kind or another, or on the processor.

use ort::ep::{CPU, CUDA, CoreML, DirectML, ExecutionProvider, ExecutionProviderDispatch, WebGPU};
use ort::session::Session;
use ort::session::builder::AutoDevicePolicy;

use super::runtime::Runtime;

/// An execution provider of ONNX Runtime.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Provider {
    Cuda,
    DirectMl,
    CoreMl,
    WebGpu,
    Cpu,
}

/// Why a provider is not used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    pub provider: Provider,
    /// One line.
    pub reason: String,
}

impl Provider {
    /// All of them, the preferred first. The processor is last because it never refuses.
    pub const ALL: [Self; 5] = [Self::Cuda, Self::DirectMl, Self::CoreMl, Self::WebGpu, Self::Cpu];

    pub fn name(self) -> &'static str {
        match self {
            Self::Cuda => "CUDA",
            Self::DirectMl => "DirectML",
            Self::CoreMl => "CoreML",
            Self::WebGpu => "WebGPU",
            Self::Cpu => "CPU",
        }
    }

    /// A session of the network on this provider alone (and the processor for what it cannot compute), or why not.
    ///
    /// ONNX Runtime passes over providers that fail and never tells which one a session got, so each is tried alone.
    pub(super) fn session(self, runtime: &Runtime, network: &[u8], threads: usize) -> Result<Session, String> {
        if !self.is_built_in().map_err(readable)? {
            return Err("not part of this build of ONNX Runtime".to_owned());
        }
        let mut builder = Session::builder(runtime.environment())
            .map_err(readable)?
            .with_execution_providers([self.dispatch().error_on_failure()])
            .map_err(readable)?
            // Concerns only what no provider was chosen for; `ort` would prefer a neural unit there.
            .with_auto_device(AutoDevicePolicy::PreferCPU)
            .map_err(readable)?
            .with_intra_threads(threads)
            .map_err(readable)?
            // Threads that wait for the next picture shall not use up the processor.
            .with_intra_op_spinning(false)
            .map_err(readable)?
            .with_deterministic_compute(true)
            .map_err(readable)?;
        builder.commit_from_memory(network).map_err(readable)
    }

    fn is_built_in(self) -> ort::Result<bool> {
        match self {
            Self::Cuda => CUDA::is_available(),
            Self::DirectMl => DirectML::is_available(),
            Self::CoreMl => CoreML::is_available(),
            Self::WebGpu => WebGPU::is_available(),
            Self::Cpu => Ok(true),
        }
    }

    fn dispatch(self) -> ExecutionProviderDispatch {
        match self {
            // TF32 keeps three decimal digits only, which shows as steps on smooth surfaces.
            Self::Cuda => CUDA::default().with_tf32(false).build(),
            Self::DirectMl => DirectML::default().build(),
            Self::CoreMl => CoreML::default().build(),
            Self::WebGpu => WebGPU::default().build(),
            Self::Cpu => CPU::default().with_arena_allocator(true).build(),
        }
    }
}

impl std::fmt::Display for Provider {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

fn readable<R>(error: ort::Error<R>) -> String {
    one_line(error.message())
}

/// A message of ONNX Runtime as one line of bearable length, without the place in its source it came from.
pub(super) fn one_line(message: &str) -> String {
    const LONGEST: usize = 200;
    let words: Vec<_> = message.split_whitespace().collect();
    // "/onnxruntime_src/…/provider_bridge_ort.cc:1866 onnxruntime::Provider& …::Get() [ONNXRuntimeError] : 1 : FAIL : Why"
    let start = words.iter().rposition(|word| *word == "[ONNXRuntimeError]").map_or(0, |code| code + 1);
    let line = words[start..].join(" ");
    let line = line.trim_start_matches(|c: char| c == ':' || c == ' ' || c.is_ascii_digit());
    let line = line.trim_start_matches("FAIL : ");
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line.to_owned(),
    }
}
