//! Meshes as the bytes of files.
