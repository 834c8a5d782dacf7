//! The numbers and faults of what the viewport shows, measured when the user asks.

use std::sync::Arc;

use orfeas_core::inspect::Inspection;

use super::{App, Item, ItemId, Shape};

/// What was found, and of which shape: another one may have taken its place since.
#[derive(Debug, Clone)]
pub(super) enum Inspected {
    Pending(Shape),
    Done(Shape, Arc<Inspection>),
}

impl Item {
    /// What was found in the shape that is shown, if it was inspected.
    pub fn inspection(&self) -> Option<&Inspection> {
        match self.inspected.as_ref()? {
            Inspected::Done(shape, inspection) if self.shows(shape) => Some(inspection),
            _ => None,
        }
    }

    /// Whether the shape that is shown is being inspected.
    pub fn is_being_inspected(&self) -> bool {
        matches!(&self.inspected, Some(Inspected::Pending(shape)) if self.shows(shape))
    }

    fn shows(&self, shape: &Shape) -> bool {
        self.shape.as_ref().is_some_and(|shown| shown.is(shape))
    }
}

impl Shape {
    /// Whether it is the very same one.
    fn is(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Preview(a), Self::Preview(b)) => Arc::ptr_eq(a, b),
            (Self::Finished(a), Self::Finished(b)) => Arc::ptr_eq(a, b),
            (Self::Opened(a), Self::Opened(b)) => Arc::ptr_eq(a, b),
            _ => false,
        }
    }
}

impl App {
    pub(super) fn inspect(&mut self, id: ItemId) {
        let Some(item) = self.item_mut(id) else { return };
        let Some(shape) = item.shape.clone() else { return };
        item.inspected = Some(Inspected::Pending(shape.clone()));
        self.io.inspect(id, shape);
    }

    pub(super) fn take_inspection(&mut self, id: ItemId, shape: Shape, inspection: Inspection) {
        if let Some(item) = self.item_mut(id).filter(|item| item.shows(&shape)) {
            item.inspected = Some(Inspected::Done(shape, Arc::new(inspection)));
        }
    }
}
