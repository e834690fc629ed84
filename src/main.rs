//! The program: tells the command line the time and what the environment says, and ends with its exit code.

use std::path::PathBuf;
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
    let named = |name: &str| std::env::var(name).ok().filter(|value| !value.trim().is_empty());
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(named);
    let (lang, width) = (named("CHUJING_LANG"), named("CHUJING_WIDTH"));
    // Set to nothing it asks for none.
    let settings = match std::env::var_os("CHUJING_SETTINGS") {
        Some(path) => Some(PathBuf::from(path)).filter(|path| !path.as_os_str().is_empty()),
        None => usual().map(|folder| folder.join("chujing").join("settings.json")),
    };
    let is_dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    let home = home();
    cli::run(Edge { clock: now, no_color, who, is_dumb, lang, locale, width, settings, home })
}

/// The folder in which people keep their settings.
fn usual() -> Option<PathBuf> {
    let folder =
        |name: &str| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    if cfg!(windows) {
        return folder("APPDATA");
    }
    folder("XDG_CONFIG_HOME").or_else(|| Some(home()?.join(".config")))
}

/// The person's own folder.
fn home() -> Option<PathBuf> {
    let name = if cfg!(windows) { "USERPROFILE" } else { "HOME" };
    std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute())
}
