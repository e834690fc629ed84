//! The documents as they will read, with every blank marked; a blank leads to its field.

mod blocks;
mod heat;

pub(crate) use blocks::lay_blocks;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::document::{Document, build::documents};
use crate::form::Place;
use crate::review::About;
use crate::text::{Lang, Phrase, harmless, phrase};

use super::super::component::{Input, Layer, Name, Outcome};
use super::super::key::{Action, Scope};
use super::super::message::{Message, Sheet, Tone};
use super::super::modal::reading::scrolled;
use super::super::state::State;
use super::super::widget::frame::rule;
use super::super::wrap::{Run, cut};
use crate::tui::put::put;

/// The documents.
#[derive(Debug, Default)]
pub(crate) struct Preview {
    /// What was built, and from what: revision of the answers and language.
    built: Option<(u64, Lang, Vec<Document>)>,
    /// What was laid out: document and width.
    laid: Option<(usize, usize)>,
    lines: Vec<Vec<Run>>,
    blanks: Vec<Place>,
    document: usize,
    top: usize,
    height: usize,
    blank: Option<usize>,
}

impl Preview {
    fn build(&mut self, state: &State, cells: usize) {
        let Some(open) = &state.open else { return };
        if !matches!(&self.built, Some((revision, lang, _)) if *revision == open.revision() && *lang == state.lang)
        {
            let documents = documents(open.answers(), open.survey(), state.lang);
            self.document = self.document.min(documents.len().saturating_sub(1));
            self.built = Some((open.revision(), state.lang, documents));
            self.laid = None;
        }
        if self.laid != Some((self.document, cells)) {
            if let Some((_, _, documents)) = &self.built
                && let Some(document) = documents.get(self.document)
            {
                (self.lines, self.blanks) = blocks::lay(document, cells, state);
            }
            self.laid = Some((self.document, cells));
        }
    }

    fn count(&self) -> usize {
        self.built.as_ref().map_or(0, |(_, _, documents)| documents.len())
    }

    fn turn(&mut self, forward: bool) {
        let count = self.count().max(1);
        self.document =
            if forward { (self.document + 1) % count } else { (self.document + count - 1) % count };
        self.top = 0;
        self.blank = None;
    }

    fn next_blank(&mut self) -> Outcome {
        if self.blanks.is_empty() {
            return Outcome::one(Message::Say(
                Tone::Good,
                phrase("这份文书没有空白", "this document has no blanks"),
            ));
        }
        let next = self.blank.map_or(0, |at| (at + 1) % self.blanks.len());
        self.blank = Some(next);
        let line = self.lines.iter().position(|line| line.iter().any(|run| run.mark == Some(next)));
        if let Some(line) = line
            && !(self.top..self.top + self.height).contains(&line)
        {
            self.top = line.saturating_sub(self.height / 3);
        }
        Outcome::Done
    }
}

impl Layer for Preview {
    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Preview, Scope::Record, Scope::List, Scope::Everywhere]
    }

    fn handle(&mut self, input: &Input, _state: &State) -> Outcome {
        if let Some(top) = scrolled(input, self.top, self.lines.len(), self.height) {
            self.top = top;
            return Outcome::Done;
        }
        match input {
            Input::Act(Action::Right) => self.turn(true),
            Input::Act(Action::Left) => self.turn(false),
            Input::Act(Action::NextBlank | Action::NextOpen) => return self.next_blank(),
            Input::Act(Action::Jump) => {
                return match self.blank.and_then(|at| self.blanks.get(at)) {
                    Some(place) => Outcome::one(Message::Visit(place.clone())),
                    None => self.next_blank(),
                };
            }
            Input::Act(Action::Remark) => {
                let shown = self.built.as_ref().and_then(|(.., all)| all.get(self.document));
                let Some(paper) = shown else { return Outcome::Done };
                let about = About::Paper(paper.id.to_owned(), paper.of.clone());
                return Outcome::one(Message::Show(Sheet::Remark(about)));
            }
            Input::Act(Action::Back | Action::Documents) => return Outcome::one(Message::Close),
            _ => return Outcome::Ignored,
        }
        Outcome::Done
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, state: &State) {
        if area.height == 0 || area.width == 0 {
            return;
        }
        let theme = state.theme;
        // A line is read best when it is not too long.
        let wide = area.width.min(100);
        let body = Rect {
            x: area.x + (area.width - wide) / 2,
            y: area.y + 1,
            width: wide,
            height: area.height - 1,
        };
        let rule_at = Rect { height: 1.min(body.height), ..body };
        let text_at =
            Rect { y: body.y + rule_at.height, height: body.height.saturating_sub(1), ..body };
        self.height = usize::from(text_at.height);
        self.build(state, usize::from(wide.saturating_sub(1)));
        self.top = self.top.min(self.lines.len().saturating_sub(self.height));
        if self.blank.is_some_and(|at| at >= self.blanks.len()) {
            self.blank = None;
        }
        let Some((_, _, documents)) = &self.built else { return };
        let title = documents
            .get(self.document)
            .map(|document| harmless(&document.title, false))
            .unwrap_or_default();
        let of = format!("[{}/{}] ", (self.document + 1).min(documents.len()), documents.len());
        let head = Line::from(vec![
            Span::styled(of, theme.dim()),
            Span::styled(cut(&title, usize::from(wide).saturating_sub(8)), theme.title()),
        ]);
        put(frame, head, Rect { y: area.y, height: 1, ..body });
        let draft = documents
            .get(self.document)
            .map(|document| document.stamp.draft.clone())
            .unwrap_or_default();
        let blanks = match self.blanks.len() {
            0 => phrase("没有空白", "no blanks"),
            1 => phrase("空白 1 处", "1 blank"),
            n => said!("空白 {n} 处", "{n} {n?blank|blanks}", n),
        };
        let last = self.lines.len().saturating_sub(self.height);
        let seen = (self.top * 100).checked_div(last).unwrap_or(100);
        let mut words =
            vec![Span::styled(format!("{}  {seen}%", blanks.get(state.lang)), theme.dim())];
        if !draft.is_empty() {
            words.push(Span::styled(format!("  {}", harmless(&draft, false)), theme.gap()));
        }
        rule(frame, rule_at, words, state);
        for (line, y) in self.lines.iter().skip(self.top).zip(text_at.top()..text_at.bottom()) {
            let spans: Vec<Span<'_>> = line
                .iter()
                .map(|run| {
                    let chosen = run.mark.is_some() && run.mark == self.blank;
                    Span::styled(run.text.clone(), if chosen { theme.chosen() } else { run.style })
                })
                .collect();
            put(frame, Line::from(spans), Rect { y, height: 1, ..text_at });
        }
    }

    fn name(&self) -> Name {
        Name::Preview
    }

    fn heading(&self, state: &State) -> Option<Phrase> {
        let open = state.open.as_ref()?;
        let title = harmless(&open.file().dossier.title(), false);
        Some(said!("文书 - {title}", "Documents - {title}", title))
    }
}
