//! Reads meshes from files.
