//! What is looked at of the selected item, in the form the viewport draws, prepared beside the window.

use std::{
    borrow::Cow,
    sync::{Arc, mpsc},
};

use egui::Context;
use glam::Vec3;
use orfeas_core::{mesh::TexturedMesh, print::overhang_map};
use tokio::runtime::Handle;

use crate::{
    app::{ItemId, Shape},
    viewport::{DrawMesh, Part},
};

/// What the viewport shall show.
#[derive(Debug, Clone)]
pub struct Look {
    pub item: ItemId,
    pub shape: Shape,
    /// In the colors of overhangs beyond this angle in degrees, instead of its own.
    pub overhang: Option<f32>,
}

/// What the viewport shows now, and what is being prepared for it.
#[derive(Default)]
pub struct Shown {
    parts: Vec<Part>,
    /// The item, shape and angle of overhangs that `parts` are (or will be) of.
    wanted: Option<(ItemId, usize, Option<f32>)>,
    framed: Option<ItemId>,
    preparing: Option<mpsc::Receiver<Result<Vec<DrawMesh>, String>>>,
    next_id: u64,
    /// Why the shape cannot be drawn.
    pub problem: Option<String>,
}

impl Shown {
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// Follows what is looked at. Returns the bounds to frame when another item, or one of another size, has come into
    /// view.
    pub fn follow(&mut self, look: Option<Look>, io: &Handle, ctx: &Context) -> Option<(Vec3, Vec3)> {
        let wanted = look.as_ref().map(|look| (look.item, identity(&look.shape), look.overhang));
        if wanted != self.wanted {
            self.wanted = wanted;
            self.problem = None;
            self.preparing = look.map(|look| prepare(look, io, ctx));
            if wanted.map(|(id, ..)| id) != self.framed {
                self.parts.clear();
            }
        }
        let prepared = self.preparing.as_ref()?.try_recv().ok()?;
        self.preparing = None;
        let before = self.bounds();
        match prepared {
            Ok(meshes) => {
                self.parts = meshes
                    .into_iter()
                    .map(|mesh| {
                        self.next_id += 1;
                        Part { id: self.next_id, mesh: Arc::new(mesh) }
                    })
                    .collect();
            }
            Err(problem) => self.problem = Some(problem),
        }
        let item = self.wanted.map(|(id, ..)| id);
        // A finished mesh takes its preview's place in the same view.
        let is_new = std::mem::replace(&mut self.framed, item) != item;
        let now = self.bounds();
        let span = |(low, high): (Vec3, Vec3)| low.distance(high);
        // A relief in millimeters is sixty times larger than its preview.
        let is_resized = before.zip(now).is_some_and(|(a, b)| !(0.5..2.0).contains(&(span(b) / span(a))));
        now.filter(|_| is_new || is_resized)
    }

    /// Box around everything shown.
    pub fn bounds(&self) -> Option<(Vec3, Vec3)> {
        let boxes = self.parts.iter().map(|part| part.mesh.bounds());
        boxes.reduce(|(low, high), (l, h)| (low.min(l), high.max(h)))
    }
}

/// Tells shapes apart: the address of what they share.
fn identity(shape: &Shape) -> usize {
    match shape {
        Shape::Preview(mesh) => Arc::as_ptr(mesh) as usize,
        Shape::Finished(asset) => Arc::as_ptr(asset) as usize,
        Shape::Opened(parts) => Arc::as_ptr(parts) as *const TexturedMesh as usize,
    }
}

fn prepare(look: Look, io: &Handle, ctx: &Context) -> mpsc::Receiver<Result<Vec<DrawMesh>, String>> {
    let (sender, receiver) = mpsc::channel();
    let ctx = ctx.clone();
    io.spawn_blocking(move || {
        let parts = match &look.shape {
            Shape::Preview(mesh) => std::slice::from_ref(&**mesh),
            Shape::Finished(asset) => std::slice::from_ref(asset.mesh()),
            Shape::Opened(parts) => parts,
        };
        let draw = |part: &TexturedMesh| {
            let shown = match look.overhang {
                Some(limit) => Cow::Owned(overhang_map(&part.mesh, limit)),
                None => Cow::Borrowed(part),
            };
            DrawMesh::new(&shown).map_err(|error| error.to_string())
        };
        // Another selection may have come in the meantime; then nobody listens.
        let _ = sender.send(parts.iter().map(draw).collect());
        ctx.request_repaint();
    });
    receiver
}
