//! The window's frame: `logic` takes in what happened and carries out commands, `ui` only shows.

use std::{
    path::PathBuf,
    sync::{Arc, mpsc},
};

use egui::{CentralPanel, Context, Frame, Margin, Panel, Ui};

use super::{dashboard::DashboardPanel, dialogs, input, inspector, library, notices, shown::Shown, stage, theme};
use crate::{
    app::{App, AppOptions, CacheChange, Command, Effect},
    viewport::{self, OrbitCamera, Style, adapter::AdapterReport},
};

/// The application in its window.
pub struct Studio {
    app: App,
    shown: Shown,
    camera: OrbitCamera,
    style: Style,
    /// What draws; `None` where only the rest of the window is wanted, as in tests.
    adapter: Option<AdapterReport>,
    commands: Vec<Command>,
    /// Commands from dialogs, which answer when the user does.
    answers: (mpsc::Sender<Command>, mpsc::Receiver<Command>),
    inspector: inspector::Inspector,
    notices: notices::Notices,
    library: library::Library,
    dashboard: DashboardPanel,
}

impl Studio {
    /// # Errors
    /// The system refuses threads.
    pub fn new(cc: &eframe::CreationContext<'_>, paths: Vec<PathBuf>, options: AppOptions) -> std::io::Result<Self> {
        let mut studio = Self::with_options(cc, options)?;
        if !paths.is_empty() {
            studio.commands.push(Command::Open(paths));
        }
        Ok(studio)
    }

    /// # Errors
    /// The system refuses threads.
    pub fn with_options(cc: &eframe::CreationContext<'_>, options: AppOptions) -> std::io::Result<Self> {
        egui_extras::install_image_loaders(&cc.egui_ctx);
        theme::install(&cc.egui_ctx);
        let ctx = cc.egui_ctx.clone();
        let app = App::new(options, Arc::new(move || ctx.request_repaint()))?;
        let adapter = cc.wgpu_render_state.as_ref().map(|state| {
            viewport::install(state);
            let state_of_window = state.clone();
            app.watch_graphics(Box::new(move || viewport::graphics_bytes(&state_of_window)));
            AdapterReport::of(&state.adapter)
        });
        Ok(Self {
            app,
            shown: Shown::default(),
            camera: OrbitCamera::default(),
            style: Style { grid: true, ..Style::default() },
            adapter,
            commands: Vec::new(),
            answers: mpsc::channel(),
            inspector: inspector::Inspector::default(),
            notices: notices::Notices::default(),
            library: library::Library::default(),
            dashboard: DashboardPanel::default(),
        })
    }

    /// The product behind the window.
    pub fn app(&self) -> &App {
        &self.app
    }

    /// Carries out a command as if a panel had pushed it.
    pub fn push(&mut self, command: Command) {
        self.commands.push(command);
    }

    fn carry_out(&mut self, ctx: &Context) {
        self.commands.extend(self.answers.1.try_iter());
        for command in std::mem::take(&mut self.commands) {
            match self.app.run(command) {
                Some(Effect::PickFiles) => dialogs::pick_files(self.app.io(), &self.answers.0, ctx),
                Some(Effect::PickExport { item, suggested_name }) => {
                    dialogs::pick_export(self.app.io(), &self.answers.0, ctx, item, &suggested_name);
                }
                Some(Effect::PickFolder { item, preset }) => {
                    let then = move |folder| Command::ExportPreset { item, preset, folder };
                    dialogs::pick_folder(self.app.io(), &self.answers.0, ctx, "Export into a folder", then);
                }
                Some(Effect::PickCacheFolder) => {
                    let then = |folder| Command::ChangeCaching(CacheChange::Folder(folder));
                    dialogs::pick_folder(self.app.io(), &self.answers.0, ctx, "Keep results in a folder", then);
                }
                Some(Effect::PickHistory) => dialogs::pick_history(self.app.io(), &self.answers.0, ctx),
                None => {}
            }
        }
    }
}

impl eframe::App for Studio {
    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        input::collect(ctx, &self.app, &mut self.style, &mut self.commands);
        if ctx.input_mut(|input| input.consume_shortcut(&input::DASHBOARD)) {
            self.dashboard.toggle(&mut self.commands);
        }
        if ctx.input_mut(|input| input.consume_shortcut(&input::PRINTING)) {
            self.inspector.show_printing();
        }
        self.carry_out(ctx);
        self.app.poll();
        let look = self.app.selected().and_then(|item| self.inspector.look_of(item));
        if let Some(bounds) = self.shown.follow(look, self.app.io(), ctx) {
            self.camera.frame(bounds);
        }
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.dashboard.show(ui, &self.app.dashboard(), self.adapter.as_ref(), &mut self.commands);
        let side = Frame::new().fill(theme::PANEL).inner_margin(Margin::same(12));
        Panel::left("library").frame(side).default_size(216.0).size_range(168.0..=360.0).show(ui, |ui| {
            self.library.show(ui, &self.app, &mut self.commands);
        });
        if !self.app.items().is_empty() {
            Panel::right("inspector").frame(side).default_size(272.0).size_range(240.0..=400.0).show(ui, |ui| {
                self.inspector.show(ui, &self.app, &mut self.commands);
            });
        }
        CentralPanel::default().frame(Frame::new().fill(theme::PANEL)).show(ui, |ui| {
            let shown = &self.shown;
            stage::show(
                ui,
                &self.app,
                shown,
                &mut self.camera,
                &mut self.style,
                self.adapter.is_some(),
                &mut self.commands,
            );
            let shows_nothing = self.shown.parts().is_empty() && self.shown.problem.is_none();
            if let Some(item) = self.app.selected().filter(|_| shows_nothing && self.adapter.is_some()) {
                self.library.stand_in(ui, item);
            }
        });
        self.notices.show(ui.ctx(), self.app.notices(), &mut self.commands);
        if !self.commands.is_empty() {
            // They are carried out at the start of the next pass.
            ui.ctx().request_repaint();
        }
    }
}
