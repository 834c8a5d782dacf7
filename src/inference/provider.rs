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
    /// Threads of the processor that a session uses. ONNX Runtime chooses the order in which convolutions add up by
    /// this number, so it is the same on every machine: the same picture then gives the same bytes.
    pub const THREADS: usize = 2;

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
    pub(super) fn session(self, runtime: &Runtime, network: &[u8]) -> Result<Session, String> {
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
            .with_intra_threads(Self::THREADS)
            .map_err(readable)?
            // Threads that wait for the next picture shall not use up the processor.
            .with_intra_op_spinning(false)
            .map_err(readable)?
            .with_deterministic_compute(true)
            .map_err(readable)?;
        builder.commit_from_memory(network).map_err(readable)
    }

    /// Whether this build of ONNX Runtime knows it.
    pub(super) fn is_built_in(self) -> ort::Result<bool> {
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
    const LONGEST: usize = 240;
    let line = message.split_whitespace().collect::<Vec<_>>().join(" ");
    // "…/provider_bridge_ort.cc:1988 Provider& Get() [ONNXRuntimeError] : 1 : FAIL : why"
    let coded = line.rsplit_once("[ONNXRuntimeError] : ").and_then(|(_, coded)| coded.splitn(3, " : ").nth(2));
    // "…/webgpu_context.cc:65 Initialize() status == Success was false. why"
    let why = coded.unwrap_or(&line);
    let why = why.rsplit_once(" was false. ").map_or(why, |(_, why)| why).trim_end_matches('.');
    match why.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &why[..end]),
        None => why.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_message_the_reason_is_left() {
        let cuda = "/onnxruntime_src/onnxruntime/core/session/provider_bridge_ort.cc:1988 onnxruntime::Provider& \
            onnxruntime::ProviderLibrary::Get() [ONNXRuntimeError] : 1 : FAIL : Failed to load library a.so with error: \
            a.so: cannot open shared object file: No such file or directory\n";
        assert_eq!(
            one_line(cuda),
            "Failed to load library a.so with error: a.so: cannot open shared object file: No such file or directory"
        );
        let web_gpu = "/onnxruntime_src/onnxruntime/core/providers/webgpu/webgpu_context.cc:65 Initialize(const \
            onnxruntime::webgpu::WebGpuContextConfig&)::<lambda()> status == wgpu::RequestAdapterStatus::Success was false. \
            Failed to get a WebGPU adapter: No supported adapters\n";
        assert_eq!(one_line(web_gpu), "Failed to get a WebGPU adapter: No supported adapters");
        assert_eq!(one_line("Protobuf parsing failed."), "Protobuf parsing failed");
    }

    #[test]
    fn a_message_without_end_is_cut() {
        assert_eq!(one_line(&"ä".repeat(1000)).chars().count(), 241);
    }
}
