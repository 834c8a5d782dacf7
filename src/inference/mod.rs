//! Runs networks with ONNX Runtime.
