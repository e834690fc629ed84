//! The program: tells the command line the time and what the environment says, and ends with its exit code.

use std::process::ExitCode;

use chujing::cli::{self, Edge};
use chujing::day::Moment;

/// A verdict is made of many small pieces: the system's allocator takes a third of its time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[expect(
    clippy::disallowed_methods,
    reason = "this is the edge: the only place that reads clock and environment"
)]
fn now() -> Moment {
    let since_1970 =
        std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    Moment::since_1970(since_1970.as_secs().try_into().unwrap_or_default())
}

#[expect(
    clippy::disallowed_methods,
    reason = "this is the edge: the only place that reads clock and environment"
)]
fn main() -> ExitCode {
    let no_color = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let who = std::env::var("CHUJING_WHO").ok().filter(|name| !name.trim().is_empty());
    let is_dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    cli::run(Edge { clock: now, no_color, who, is_dumb })
}
