//! The command line: the same pipeline as the window's, without a window.

pub mod bench;
mod cache;
mod convert;
mod doctor;
mod generate;
mod inspect;
#[cfg(feature = "gui")]
mod render;
mod targets;

use std::{
    fmt::Display,
    io::{self, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::Context;
use clap::{Parser, Subcommand};
use tracing_subscriber::EnvFilter;

use crate::app::ALERTS_IN_LOG;
#[cfg(feature = "gui")]
use crate::app::AppOptions;
use crate::governor::room::address_limit;
use crate::settings::{Settings, SettingsError};

/// All done.
const DONE: u8 = 0;
/// Something failed, and was said on stderr; the rest was done.
const FAILED: u8 = 1;
/// Wrong usage: clap's own code for wrong flags, and ours for wrong settings.
const MISUSED: u8 = 2;

/// Turns a picture into a textured, watertight 3D mesh.
///
/// Without a command it opens the window, with the pictures given.
#[derive(Debug, Parser)]
#[command(name = "orfeas", version, args_conflicts_with_subcommands = true)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    /// Pictures or folders to open in the window.
    paths: Vec<PathBuf>,
}

#[derive(Debug, Subcommand)]
enum Command {
    Generate(generate::Arguments),
    Convert(convert::Arguments),
    Inspect(inspect::Arguments),
    Doctor(doctor::Arguments),
    Cache(cache::Arguments),
    Bench(bench::Arguments),
    #[cfg(feature = "gui")]
    View(render::ViewArguments),
    #[cfg(feature = "gui")]
    Render(render::Arguments),
}

/// Parses the arguments, runs the command, and says on stderr what went wrong. Wrong usage ends with exit code 2.
pub fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let filter = EnvFilter::try_from_env("ORFEAS_LOG").unwrap_or_else(|_| usual_log(arguments.command.as_ref()).into());
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(io::stderr).init();
    match run(arguments) {
        Ok(code) => ExitCode::from(code),
        Err(error) => {
            complain(one_line(&error));
            ExitCode::from(if error.is::<SettingsError>() { MISUSED } else { FAILED })
        }
    }
}

/// What is logged where the user does not say it: warnings and all alerts of the window. What commands print on stderr is
/// a contract.
fn usual_log(command: Option<&Command>) -> String {
    command.map_or_else(|| format!("orfeas_studio=warn,{ALERTS_IN_LOG}=info"), |_| "off".to_owned())
}

fn run(arguments: Arguments) -> anyhow::Result<u8> {
    let settings = Settings::load()?;
    start_threads()?;
    match arguments.command {
        Some(Command::Generate(arguments)) => generate::run(&arguments, settings),
        Some(Command::Convert(arguments)) => convert::run(&arguments),
        Some(Command::Inspect(arguments)) => inspect::run(&arguments),
        Some(Command::Doctor(arguments)) => doctor::run(&arguments, &settings),
        Some(Command::Cache(arguments)) => cache::run(&arguments, &settings),
        Some(Command::Bench(arguments)) => bench::run(&arguments, &settings),
        #[cfg(feature = "gui")]
        Some(Command::View(arguments)) => {
            crate::ui::run(&[], Some(&arguments.file), window_options(settings)).map(|()| DONE)
        }
        #[cfg(feature = "gui")]
        Some(Command::Render(arguments)) => render::run(&arguments).map(|()| DONE),
        #[cfg(feature = "gui")]
        None => crate::ui::run(&arguments.paths, None, window_options(settings)).map(|()| DONE),
        #[cfg(not(feature = "gui"))]
        None => {
            Err(anyhow::anyhow!("this build has no window; use `orfeas generate`, or build with the feature `gui`"))
        }
    }
}

/// Starts the threads on which all meshes are made: as many as there are cores, or as RAYON_NUM_THREADS says. They would
/// start by themselves, but where the system refuses them, that would be a panic.
fn start_threads() -> anyhow::Result<()> {
    let mut threads = rayon::ThreadPoolBuilder::new().thread_name(|number| format!("mesh {number}"));
    if address_limit().is_some() {
        share_one_heap();
        // Stacks are addresses, too, and would be lacking for the meshes.
        threads = threads.num_threads(1);
    }
    threads.build_global().context("the system refuses threads; end other programs, or allow this one more")
}

/// Has all threads allocate from one heap. Each would get one of its own, of 64 MB of addresses, used or not, at a moment
/// that nobody knows: what is left of a limit could not be told before.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
#[expect(unsafe_code, reason = "a call into the C library; no memory is touched, and no other thread is there yet")]
fn share_one_heap() {
    // SAFETY: sets a number in glibc's allocator, which it guards by a lock of its own.
    unsafe { libc::mallopt(libc::M_ARENA_MAX, 1) };
}

#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
fn share_one_heap() {}

#[cfg(feature = "gui")]
fn window_options(settings: Settings) -> AppOptions {
    let Settings { generate, cache, file } = settings;
    let crate::settings::GenerateSettings { network, memory_limit, params, .. } = generate;
    AppOptions { network, memory_limit, settings: params, cache, settings_file: file, ..AppOptions::default() }
}

/// Prints to stdout. Whoever read it may have gone, which is an error here and would be a panic in `println!`.
fn say(text: impl Display) -> anyhow::Result<()> {
    writeln!(io::stdout().lock(), "{text}").context("standard output cannot be written to")
}

/// Prints to stderr. If that fails too, the exit code has to tell.
fn complain(text: impl Display) {
    let _ = writeln!(io::stderr().lock(), "orfeas: {text}");
}

/// The whole chain of causes on one line.
fn one_line(error: &anyhow::Error) -> String {
    format!("{error:#}").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A path for people: one line that leaves the terminal alone, whatever its name holds.
fn shown(path: &Path) -> String {
    path.display().to_string().replace(char::is_control, "\u{fffd}")
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use super::*;

    /// Where a log goes that is looked at.
    #[derive(Clone, Default)]
    struct Lines(Arc<Mutex<Vec<u8>>>);

    impl Write for Lines {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().write(bytes)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn the_window_logs_its_alerts_and_commands_log_nothing() {
        let logged = |words: &[&str]| {
            let arguments = Arguments::try_parse_from(words).unwrap();
            let (lines, filter) = (Lines::default(), EnvFilter::from(usual_log(arguments.command.as_ref())));
            let writer = lines.clone();
            let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(move || writer.clone());
            tracing::subscriber::with_default(log.finish(), || {
                tracing::info!(target: ALERTS_IN_LOG, "an alert");
                tracing::warn!("a warning");
                tracing::info!("news");
                tracing::error!(target: "winit", "of others");
            });
            let text = String::from_utf8(lines.0.lock().unwrap().clone()).unwrap();
            ["an alert", "a warning", "news", "of others"].map(|line| text.contains(line))
        };
        assert_eq!(logged(&["orfeas"]), [true, true, false, false]);
        assert_eq!(logged(&["orfeas", "cache", "stats"]), [false; 4]);
    }
}
