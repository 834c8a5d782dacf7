//! Everything slow that is not the pipeline: files, on a small runtime beside the window.

use std::{
    path::{Path, PathBuf},
    sync::{Arc, mpsc},
    time::Duration,
};

use image::{ImageFormat, RgbaImage};
use orfeas_core::{
    inspect::{Inspection, inspect},
    mesh::TexturedMesh,
    progress::unwatched,
};
use tokio::runtime::{Builder, Handle, Runtime};

use super::{ItemId, Shape};
use crate::{
    input,
    jobs::{JobId, Wake},
    mesh_file,
    output::{self, OutputError, Written},
    settings::{self, CacheChange},
};

/// What has been done.
#[derive(Debug)]
pub enum IoUpdate {
    Listed {
        paths: Vec<PathBuf>,
    },
    Loaded {
        item: ItemId,
        bytes: Arc<[u8]>,
    },
    LoadedMesh {
        item: ItemId,
        parts: Arc<[TexturedMesh]>,
    },
    LoadFailed {
        item: ItemId,
        error: String,
    },
    Inspected {
        item: ItemId,
        shape: Shape,
        inspection: Inspection,
    },
    Exported {
        name: String,
        files: Vec<PathBuf>,
    },
    /// A print was asked for, and nothing of it has changed for a moment.
    PrintSettled {
        item: ItemId,
        job: JobId,
    },
    /// The same of what is remembered.
    RememberedSettled {
        changes: u64,
    },
    Failed {
        title: String,
        error: String,
    },
}

/// The runtime and what comes back from it.
pub(super) struct Io {
    runtime: Runtime,
    sender: Sender,
    updates: mpsc::Receiver<IoUpdate>,
}

#[derive(Clone)]
struct Sender {
    updates: mpsc::Sender<IoUpdate>,
    wake: Wake,
}

impl Sender {
    fn send(&self, update: IoUpdate) {
        // Without a receiver the window is gone, and with it everybody who would want to know.
        let _ = self.updates.send(update);
        (self.wake)();
    }
}

impl Io {
    pub fn new(wake: Wake) -> std::io::Result<Self> {
        let runtime = Builder::new_multi_thread().worker_threads(1).thread_name("io").enable_time().build()?;
        let (updates, receiver) = mpsc::channel();
        let sender = Sender { updates, wake };
        Ok(Self { runtime, sender, updates: receiver })
    }

    pub fn handle(&self) -> &Handle {
        self.runtime.handle()
    }

    pub fn next_update(&self) -> Option<IoUpdate> {
        self.updates.try_recv().ok()
    }

    /// Replaces folders by the pictures in them.
    pub fn list(&self, paths: Vec<PathBuf>) {
        let sender = self.sender.clone();
        self.runtime.spawn_blocking(move || {
            let mut files = Vec::new();
            for path in paths {
                if !path.is_dir() {
                    files.push(path);
                    continue;
                }
                match input::pictures_in(&path) {
                    Ok(pictures) => files.extend(pictures),
                    Err(error) => {
                        let error = format!("{error}: {}", path.display());
                        sender.send(IoUpdate::Failed { title: "Folder not opened".into(), error });
                    }
                }
            }
            sender.send(IoUpdate::Listed { paths: files });
        });
    }

    /// Reads a picture's bytes, or a mesh.
    pub fn load(&self, item: ItemId, path: PathBuf) {
        let sender = self.sender.clone();
        self.runtime.spawn_blocking(move || sender.send(load(item, &path)));
    }

    /// Measures a shape and finds its faults.
    pub fn inspect(&self, item: ItemId, shape: Shape) {
        let sender = self.sender.clone();
        self.runtime.spawn_blocking(move || {
            let inspected = match &shape {
                Shape::Preview(mesh) => inspect(std::slice::from_ref(mesh), &unwatched),
                Shape::Finished(asset) => inspect(std::slice::from_ref(asset.mesh()), &unwatched),
                Shape::Opened(parts) => inspect(parts, &unwatched),
            };
            sender.send(match inspected {
                Ok(inspection) => IoUpdate::Inspected { item, shape, inspection },
                Err(error) => IoUpdate::Failed { title: "The mesh was not inspected".into(), error: chain(error) },
            });
        });
    }

    /// Gives a picture without a file the bytes of one, so that it goes the same way as all others.
    pub fn encode(&self, item: ItemId, picture: Arc<RgbaImage>) {
        let sender = self.sender.clone();
        self.runtime.spawn_blocking(move || {
            let mut png = std::io::Cursor::new(Vec::new());
            sender.send(match picture.write_to(&mut png, ImageFormat::Png) {
                Ok(()) => IoUpdate::Loaded { item, bytes: png.into_inner().into() },
                Err(error) => IoUpdate::LoadFailed { item, error: chain(error) },
            });
        });
    }

    /// Saves how the cache is set in the file of settings.
    pub fn save_caching(&self, path: PathBuf, change: CacheChange) {
        let sender = self.sender.clone();
        self.runtime.spawn_blocking(move || {
            if let Err(error) = settings::save(&path, &change) {
                let title = "How the cache is set was not saved".into();
                sender.send(IoUpdate::Failed { title, error: chain(error) });
            }
        });
    }

    /// Comes back with an update after a while.
    pub fn later(&self, delay: Duration, update: IoUpdate) {
        let sender = self.sender.clone();
        self.runtime.spawn(async move {
            tokio::time::sleep(delay).await;
            sender.send(update);
        });
    }

    /// Writes the files of an asset of this name.
    pub fn export(&self, name: String, write: impl FnOnce() -> Result<Vec<Written>, OutputError> + Send + 'static) {
        let sender = self.sender.clone();
        self.runtime.spawn_blocking(move || {
            sender.send(match write() {
                Ok(written) => IoUpdate::Exported { name, files: written.into_iter().map(|file| file.path).collect() },
                Err(error) => IoUpdate::Failed { title: format!("{name} was not exported"), error: chain(error) },
            });
        });
    }

    /// Writes an export that is ready.
    pub fn write_export(&self, name: &'static str, path: PathBuf, bytes: Vec<u8>) {
        let sender = self.sender.clone();
        self.runtime.spawn_blocking(move || {
            sender.send(match output::write_file(&path, bytes) {
                Ok(()) => IoUpdate::Exported { name: name.to_owned(), files: vec![path] },
                Err(error) => IoUpdate::Failed { title: format!("{name} was not exported"), error: chain(error) },
            });
        });
    }

    /// Writes a file of the program's own; only a failure is told.
    pub fn save(&self, name: &'static str, path: PathBuf, bytes: Vec<u8>) {
        let sender = self.sender.clone();
        self.runtime.spawn_blocking(move || {
            if let Err(error) = output::write_own_file(&path, bytes) {
                sender.send(IoUpdate::Failed { title: format!("{name} were not saved"), error: chain(error) });
            }
        });
    }
}

fn load(item: ItemId, path: &Path) -> IoUpdate {
    let extension = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    if mesh_file::EXTENSIONS.contains(&extension.as_str()) {
        return match mesh_file::read(path) {
            Ok(parts) => IoUpdate::LoadedMesh { item, parts: parts.into() },
            Err(error) => IoUpdate::LoadFailed { item, error: chain(error) },
        };
    }
    match input::read_file(path) {
        Ok(bytes) => IoUpdate::Loaded { item, bytes: bytes.into() },
        Err(error) => IoUpdate::LoadFailed { item, error: chain(error) },
    }
}

/// An error with its causes, on one line.
fn chain(error: impl Into<anyhow::Error>) -> String {
    format!("{:#}", error.into())
}
