//! Temporary: opens the desk. The command line replaces this.
use chujing::{day::Day, text::Lang, tui};
fn main() -> anyhow::Result<()> {
    let args: Vec<String> = std::env::args().collect();
    let dir = args.get(1).cloned().unwrap_or_else(|| "assessments".to_owned());
    let mut options = tui::Options::new(dir, Day::of(2026, 11, 22));
    if args.iter().any(|a| a == "en") { options.lang = Lang::En; }
    options.ascii = args.iter().any(|a| a == "ascii");
    if let Some(theme) = tui::Theme::ALL.into_iter().find(|t| args.iter().any(|a| a == t.code())) { options.theme = theme; }
    tui::run(options)
}
