//! The program `orfeas`.

use std::process::ExitCode;

fn main() -> ExitCode {
    orfeas_studio::cli::main()
}
