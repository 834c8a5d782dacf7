//! The program's readers and writers of meshes, for the fuzz targets. They stand on the core alone, so that they are
//! built here without the rest of the program: in a quarter of the time.

use std::collections::BTreeSet;
use std::panic;
use std::sync::Mutex;

#[path = "../../src"]
mod program {
    pub mod mesh_file;
    pub mod output;
}

pub use program::{mesh_file, output};

/// What begins the paths of crates that are not ours.
const OTHERS: &str = "/registry/src/";

/// Without this every panic ends the run. The readers catch those of other parsers, which contain assertions: such a
/// panic is told once for each place, and ends the run only where it is not caught. One in our own code, caught or
/// not, and one in the standard library are findings still.
pub fn let_others_panic() {
    let finding = panic::take_hook();
    let told = Mutex::new(BTreeSet::new());
    panic::set_hook(Box::new(move |panic| match panic.location() {
        Some(place) if place.file().contains(OTHERS) => {
            let place = place.to_string();
            if told.lock().is_ok_and(|mut told| told.insert(place)) {
                eprintln!("in another crate, no finding if caught: {panic}");
            }
        }
        _ => finding(panic),
    }));
}
