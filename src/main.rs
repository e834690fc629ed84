//! The program: tells the command line what day it is, and ends with its exit code.

use std::process::ExitCode;

use chujing::cli::{self, Edge};
use chujing::day::Day;

#[expect(
    clippy::disallowed_methods,
    reason = "this is the edge: the only place that reads clock and environment"
)]
fn main() -> ExitCode {
    let since_1970 =
        std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    // China Standard Time is UTC+8 all year round; the law counts its days.
    let today = Day::since_1970(since_1970.as_secs().saturating_add(8 * 3600) / 86_400);
    let no_color = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    cli::run(Edge { today, no_color })
}
