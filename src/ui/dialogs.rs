//! The system's file dialogs, beside the window: their answer comes as a command.

use std::{
    path::PathBuf,
    sync::mpsc::Sender,
    time::{Duration, Instant},
};

use egui::Context;
use orfeas_core::export::Format;
use rfd::AsyncFileDialog;
use tokio::runtime::Handle;

use crate::{
    app::{Command, DashboardCommand, ItemId},
    input::PICTURE_EXTENSIONS,
    mesh_file,
};

/// Without a portal the dialog answers "canceled" at once, and only that tells it from a user who did.
const NOBODY_IS_SO_QUICK: Duration = Duration::from_millis(300);

pub fn pick_files(io: &Handle, answers: &Sender<Command>, ctx: &Context) {
    let everything = [&PICTURE_EXTENSIONS[..], &mesh_file::EXTENSIONS[..]].concat();
    let dialog = AsyncFileDialog::new()
        .set_title("Open pictures or meshes")
        .add_filter("Pictures and meshes", &everything)
        .add_filter("Pictures", &PICTURE_EXTENSIONS)
        .add_filter("Meshes", &mesh_file::EXTENSIONS);
    let (answers, ctx) = (answers.clone(), ctx.clone());
    io.spawn(async move {
        let asked = Instant::now();
        match dialog.pick_files().await {
            Some(files) => {
                answer(&answers, &ctx, Command::Open(files.iter().map(|file| file.path().to_owned()).collect()))
            }
            None if asked.elapsed() < NOBODY_IS_SO_QUICK => answer(&answers, &ctx, Command::TellNoDialog),
            None => {}
        }
    });
}

pub fn pick_export(io: &Handle, answers: &Sender<Command>, ctx: &Context, item: ItemId, suggested_name: &str) {
    let mut dialog = AsyncFileDialog::new().set_title("Export mesh").set_file_name(suggested_name);
    for format in Format::all() {
        dialog = dialog.add_filter(format.extension().to_uppercase(), &[format.extension()]);
    }
    let (answers, ctx) = (answers.clone(), ctx.clone());
    io.spawn(async move {
        let asked = Instant::now();
        match dialog.save_file().await {
            Some(file) => answer(&answers, &ctx, Command::Export { item, path: file.path().to_owned() }),
            None if asked.elapsed() < NOBODY_IS_SO_QUICK => answer(&answers, &ctx, Command::TellNoDialog),
            None => {}
        }
    });
}

/// Asks for a folder, and has `then` say what to do with it.
pub fn pick_folder(
    io: &Handle,
    answers: &Sender<Command>,
    ctx: &Context,
    title: &str,
    then: impl FnOnce(PathBuf) -> Command + Send + 'static,
) {
    let dialog = AsyncFileDialog::new().set_title(title);
    let (answers, ctx) = (answers.clone(), ctx.clone());
    io.spawn(async move {
        let asked = Instant::now();
        match dialog.pick_folder().await {
            Some(folder) => answer(&answers, &ctx, then(folder.path().to_owned())),
            None if asked.elapsed() < NOBODY_IS_SO_QUICK => answer(&answers, &ctx, Command::TellNoDialog),
            None => {}
        }
    });
}

pub fn pick_history(io: &Handle, answers: &Sender<Command>, ctx: &Context) {
    let dialog = AsyncFileDialog::new().set_title("Export history").set_file_name("orfeas-history.csv");
    let dialog = dialog.add_filter("CSV", &["csv"]).add_filter("JSON", &["json"]);
    let (answers, ctx) = (answers.clone(), ctx.clone());
    io.spawn(async move {
        let asked = Instant::now();
        match dialog.save_file().await {
            Some(file) => {
                let export = DashboardCommand::Export(file.path().to_owned());
                answer(&answers, &ctx, Command::Dashboard(export));
            }
            None if asked.elapsed() < NOBODY_IS_SO_QUICK => answer(&answers, &ctx, Command::TellNoDialog),
            None => {}
        }
    });
}

fn answer(answers: &Sender<Command>, ctx: &Context, command: Command) {
    // The window may have been closed before its dialog; then there is nothing left to do.
    let _ = answers.send(command);
    ctx.request_repaint();
}
