//! A paper that a person brings: its line, what is named there, and what was found of it.
//!
//! What is kept beside the record stands as long as nobody types another.

use ratatui::text::{Line as Words, Span};

use crate::desk::package::{Key, Scan, scans_of};
use crate::document::build::{Listed, Submission, is_of_both_sides};
use crate::text::{Phrase, harmless, t};
use crate::tui::state::State;
use crate::tui::widget::line::Line;
use crate::tui::widget::path::plain_path;
use crate::tui::wrap::{cut, width};

/// A paper of a list, the scans named for it, and what was last found of them.
#[derive(Debug)]
pub(super) struct Wanted {
    /// With what it is handed in; a paper that both sides hand in has one line, which is ours.
    pub(super) of: Submission,
    pub(super) paper: &'static Listed,
    /// Those kept beside the record: they stand as long as nobody types another.
    pub(super) kept: Vec<Scan>,
    pub(super) line: Line,
    pub(super) seen: String,
    pub(super) found: Option<Phrase>,
}

/// The papers that are asked for, each with the scans that are kept for it.
pub(super) fn wanted(
    (all, asked): (&[Submission], &[Vec<&'static Listed>]),
    kept: &[Scan],
) -> Vec<Wanted> {
    let mut out = Vec::new();
    for (of, asked) in all.iter().zip(asked) {
        let own = scans_of(of, all, kept);
        for paper in asked.iter().copied() {
            if of.is_theirs && is_of_both_sides(paper) {
                continue;
            }
            let is_its = |scan: &&&Scan| scan.number == Some(paper.number);
            let kept: Vec<Scan> = own.iter().filter(is_its).map(|scan| (*scan).clone()).collect();
            let paths: Vec<String> =
                kept.iter().map(|scan| scan.path.display().to_string()).collect();
            let line = Line::new(&paths.join("; "));
            out.push(Wanted {
                of: of.clone(),
                paper,
                kept,
                line,
                seen: String::new(),
                found: None,
            });
        }
    }
    out
}

impl Wanted {
    pub(super) fn scans(&self) -> Vec<Scan> {
        // What was found is not read back out of its name, which may hold a semicolon.
        if !self.line.is_changed() {
            return self.kept.clone();
        }
        let paths = self.line.text().split([';', '；']).map(plain_path);
        paths
            .filter(|path| !path.as_os_str().is_empty())
            .map(|path| {
                Scan::given(self.paper.number, path).handed_in_with(Some(Key::of(&self.of)))
            })
            .collect()
    }

    /// Its mark, number and name, and why what is named for it will not do.
    pub(super) fn headline(&self, cells: usize, state: &State) -> Words<'static> {
        let theme = state.theme;
        let (mark, style) = match (&self.found, self.scans().is_empty()) {
            (Some(_), _) => ("[!]", theme.error()),
            (None, false) => ("[x]", theme.good()),
            (None, true) => ("[ ]", theme.plain()),
        };
        let optional =
            if self.paper.is_required { "" } else { state.say(t("（可选）", " (optional)")) };
        let name = format!(" {:02} {}{optional}", self.paper.number, state.say(self.paper.name));
        let why = self
            .found
            .as_ref()
            .map_or_else(String::new, |why| format!("  {}", why.get(state.lang)));
        let room = cells.saturating_sub(5 + width(&name));
        Words::from(vec![
            Span::raw("  "),
            Span::styled(mark, style),
            Span::raw(name),
            Span::styled(cut(&harmless(&why, false), room), theme.error()),
        ])
    }
}
