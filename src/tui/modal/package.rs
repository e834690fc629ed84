//! The filing package: where to, the papers that a person brings with a line for the scan of each, and what is still open.
//!
//! Nothing typed is lost by a refusal: the sheet stays until the package is made or it is closed.

mod made;
mod wanted;

pub(crate) use made::made;
use wanted::{Wanted, wanted};

use std::path::PathBuf;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line as Words;

use crate::desk::package::{
    ROUTE_IS_OPEN, Scan, drafts, free_place, kept_scans, lacking, scans_folder, scans_of,
};
use crate::document::build::{Listed, Submission, documents, submissions};
use crate::form::Answers;
use crate::law::Survey;
use crate::text::{Phrase, Text, harmless, phrase, t};
use crate::tui::component::{Input, Layer, Name, Outcome};
use crate::tui::key::{Action, Scope};
use crate::tui::message::{Message, Tone};
use crate::tui::put::put;
use crate::tui::state::State;
use crate::tui::widget::frame::sheet;
use crate::tui::widget::line::Line;
use crate::tui::widget::list::{Item, List};
use crate::tui::wrap::{cut, hanging};

/// The package sheet. Line 0 is the folder, then one for each paper, then the button.
#[derive(Debug)]
pub(crate) struct Package {
    folder: Line,
    papers: Vec<Wanted>,
    list: List,
    /// What is handed in, each by itself, and what its list asks for.
    all: Vec<Submission>,
    asked: Vec<Vec<&'static Listed>>,
    /// Whether it is open by which list papers are handed in.
    is_open: bool,
    drafts: Vec<(String, usize)>,
    /// Where scans are kept for the next time, and what of it does not go with the package, or why it could not be looked through.
    kept: PathBuf,
    troubles: Vec<Phrase>,
}

/// How many drafts are named.
const NAMED: usize = 3;

/// How many kept files that do not go with the package are named.
const TOLD: usize = 2;

impl Package {
    pub(crate) fn new(state: &State) -> Self {
        let folder = free_place(&state.package_folder());
        let mut out = Self {
            folder: Line::new(&folder.display().to_string()),
            papers: Vec::new(),
            list: List::default(),
            all: Vec::new(),
            asked: Vec::new(),
            is_open: false,
            drafts: Vec::new(),
            kept: PathBuf::new(),
            troubles: Vec::new(),
        };
        let Some(open) = &state.open else { return out };
        let routes = &open.survey().routes;
        out.list_materials(open.answers(), open.survey());
        out.is_open = routes.is_open();
        out.drafts = drafts(&documents(open.answers(), open.survey(), state.lang), routes);
        out.kept = scans_folder(&open.file().path);
        let kept = kept_scans(&open.file().path).unwrap_or_else(|error| {
            out.troubles.push(error.said());
            Vec::new()
        });
        out.papers = wanted((&out.all, &out.asked), &kept);
        out.tell_strays(&kept);
        // Where something is still to be named, typing begins there.
        let lacks = |wanted: &Wanted| wanted.paper.is_required && wanted.kept.is_empty();
        out.list = List::at(out.papers.iter().position(lacks).map_or(0, |at| at + 1));
        out.look();
        out
    }

    fn list_materials(&mut self, answers: &Answers, survey: &Survey) {
        self.all = submissions(answers, survey);
        self.asked = self.all.iter().map(|one| one.asked(answers, survey)).collect();
    }

    /// Tells which kept files do not go with the package: a scan is never left out silently.
    fn tell_strays(&mut self, kept: &[Scan]) {
        if self.all.is_empty() {
            if !kept.is_empty() {
                let count = kept.len();
                self.troubles.push(said!(
                    "没有材料清单，留存的{count}份扫描件不附上",
                    "there is no list of papers; {count} kept {count?scan is|scans are} left out",
                    count,
                ));
            }
            return;
        }
        let is_shown = |scan: &&Scan| {
            self.papers.iter().any(|wanted| wanted.kept.iter().any(|own| own == *scan))
        };
        let strays: Vec<Phrase> = kept
            .iter()
            .filter(|scan| !is_shown(scan))
            .filter_map(|scan| scan.looked_at(&self.all).err())
            .map(|error| error.said())
            .collect();
        self.troubles.extend(strays);
    }

    /// How many papers that are asked for have no scan among these.
    fn lacking(&self, scans: &[Scan]) -> usize {
        let of = |(of, asked): (&Submission, &Vec<&'static Listed>)| {
            let own = scans_of(of, &self.all, scans);
            lacking(asked, |number| own.iter().any(|scan| scan.number == Some(number))).len()
        };
        self.all.iter().zip(&self.asked).map(of).sum()
    }

    fn button(&self) -> usize {
        self.papers.len() + 1
    }

    fn scans(&self) -> Vec<Scan> {
        self.papers.iter().flat_map(Wanted::scans).collect()
    }

    /// Looks at the scans of every line that was changed and left.
    fn look(&mut self) {
        let typing = self.list.chosen.checked_sub(1);
        for (index, wanted) in self.papers.iter_mut().enumerate() {
            if typing != Some(index) && wanted.line.text() != wanted.seen {
                wanted.line.text().clone_into(&mut wanted.seen);
                let refused =
                    wanted.scans().iter().find_map(|scan| scan.looked_at(&self.all).err());
                wanted.found = refused.map(|error| error.said());
            }
        }
    }

    fn make(&mut self) -> Outcome {
        let dir = self.folder.path();
        if dir.as_os_str().is_empty() {
            let why = phrase("请写明文件夹", "name a folder");
            return Outcome::one(Message::Say(Tone::Error, why));
        }
        Outcome::one(Message::Package { dir, scans: self.scans() })
    }

    fn accept(&mut self) -> Outcome {
        if self.list.chosen == self.button() {
            return self.make();
        }
        self.list.chosen += 1;
        self.look();
        Outcome::Done
    }

    /// One line on or back; behind the last comes the first.
    fn step(&mut self, on: bool) -> Outcome {
        let lines = self.button() + 1;
        let by = if on { 1 } else { lines - 1 };
        self.list.chosen = (self.list.chosen + by) % lines;
        self.look();
        Outcome::Done
    }

    fn typed(&mut self) -> Option<&mut Line> {
        match self.list.chosen.checked_sub(1) {
            None => Some(&mut self.folder),
            Some(index) => self.papers.get_mut(index).map(|wanted| &mut wanted.line),
        }
    }

    /// What stands above the list: drafts, what is missing, where scans are kept.
    fn above(&self, cells: usize, state: &State) -> Vec<Words<'static>> {
        let theme = state.theme;
        let mut out = Vec::new();
        let mut tell = |sign, words: &Phrase, style| {
            out.extend(hanging(sign, words.get(state.lang), cells, style));
        };
        for trouble in self.troubles.iter().take(TOLD) {
            tell("! ", trouble, theme.error());
        }
        let more = self.troubles.len().saturating_sub(TOLD);
        if more > 0 {
            let words = said!("另有{more}个文件不能附上", "{more} more {more?file|files}", more);
            tell("! ", &words, theme.error());
        }
        if self.drafts.is_empty() {
            tell("", &phrase("文书都已完整。", "Every document is complete."), theme.good());
        } else {
            let named: Vec<&str> =
                self.drafts.iter().take(NAMED).map(|(title, _)| title.as_str()).collect();
            let named = phrase(named.join("、"), named.join(", "));
            let count = self.drafts.len();
            let more = if count > NAMED { t("等", ", ...") } else { Text::EMPTY };
            let words = said!(
                "{count} 份文书仍是草稿（{named}{more}），空白处醒目标注；补齐之后再提交。",
                "{count} {count?document is a draft|documents are drafts} ({named}{more}), with every blank marked; complete {count?it|them} before filing.",
                count,
                named,
                more,
            );
            tell("? ", &words, theme.gap());
        }
        // What will not do is still to be brought.
        let good = self.papers.iter().filter(|wanted| wanted.found.is_none());
        let good: Vec<Scan> = good.flat_map(Wanted::scans).collect();
        let lacking = self.lacking(&good);
        if self.is_open {
            tell("? ", &ROUTE_IS_OPEN.into(), theme.gap());
        } else if self.all.is_empty() {
            let words = phrase(
                "在现在的结论下没有要向网信部门提交的材料清单，不附扫描件。",
                "As it stands there is no list of materials to file; no scans go with it.",
            );
            tell("", &words, theme.plain());
        } else {
            let name = self.kept.file_name().unwrap_or_default().to_string_lossy();
            let name = harmless(&name, false);
            let below = self.all.iter().filter(|one| !one.is_alone).map(Submission::code);
            let below: Vec<String> = below.collect();
            let words = said!(
                "还缺 {lacking} 项扫描件。放在评估文件旁的“{name}”文件夹中、以序号开头的（01-….pdf），\
                 每次自动附上。",
                "{lacking} {lacking?scan is|scans are} missing. Those in the folder \"{name}\" beside the \
                 assessment that begin with their number (01-....pdf) are attached every time.",
                lacking,
                name,
            );
            tell(if lacking > 0 { "? " } else { "" }, &words, theme.plain());
            if !below.is_empty() {
                let words = said!(
                    "各份材料在其下各有文件夹：{below}。",
                    "Each set has a folder below it: {below}.",
                    below = harmless(&below.join(", "), false),
                );
                tell("", &words, theme.plain());
            }
        }
        out
    }

    fn items(&self, cells: usize, state: &State) -> Vec<Item> {
        let theme = state.theme;
        let head = |text| Words::styled(state.say(text), theme.title());
        let folder = format!("  {}", self.folder.text());
        let mut items = vec![Item::new(vec![
            head(t(
                "新文件夹（旁边另有同名 zip，只含申报备案材料）",
                "New folder (with a zip of what is handed in beside it)",
            )),
            Words::raw(folder),
        ])];
        for (index, wanted) in self.papers.iter().enumerate() {
            let mut lines = Vec::new();
            if index == 0 {
                lines.push(head(t(
                    "扫描件的路径（多份用分号隔开）",
                    "Paths of the scans (several divided by semicolons)",
                )));
            }
            let before = index.checked_sub(1).and_then(|before| self.papers.get(before));
            let is_first = before.is_none_or(|before| before.of != wanted.of);
            if is_first && !wanted.of.is_alone {
                let name = wanted.of.name();
                lines.push(Words::styled(cut(name.get(state.lang), cells), theme.title()));
            }
            lines.push(wanted.headline(cells, state));
            lines.push(Words::raw(format!("      {}", wanted.line.text())));
            items.push(Item::new(lines));
        }
        items.push(Item::line(Words::styled(
            format!("  [ {} ]", state.say(t("生成材料包", "Make the package"))),
            theme.strong(),
        )));
        items
    }
}

impl Layer for Package {
    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Package, Scope::List, Scope::Everywhere]
    }

    fn takes_text(&self) -> bool {
        self.list.chosen < self.button()
    }

    fn handle(&mut self, input: &Input, _state: &State) -> Outcome {
        match input {
            Input::Act(Action::Cancel) => Outcome::one(Message::Close),
            Input::Act(Action::Package) => self.make(),
            Input::Act(Action::Accept) => self.accept(),
            Input::Act(Action::NextField) => self.step(true),
            Input::Act(Action::PreviousField) => self.step(false),
            Input::Key(_) | Input::Paste(_) => {
                let taken = self.typed().is_some_and(|line| line.handle(input));
                if taken { Outcome::Done } else { Outcome::Ignored }
            }
            Input::Click { column, row } => match self.list.hit(*column, *row) {
                Some(at) => {
                    self.list.chosen = at;
                    self.look();
                    if at == self.button() { self.make() } else { Outcome::Done }
                }
                None => Outcome::Done,
            },
            input if self.list.handle(input) => {
                self.look();
                Outcome::Done
            }
            _ => Outcome::Ignored,
        }
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, state: &State) {
        let wide = area.width.min(76);
        let cells = usize::from(wide.saturating_sub(4));
        let told = self.above(cells, state);
        let items = self.items(cells, state);
        let lines: usize = items.iter().map(|item| item.lines.len()).sum();
        let high = u16::try_from(told.len() + lines + 2).unwrap_or(u16::MAX);
        let title = state.say(t("生成申报备案材料包", "Make the filing package"));
        let inner = sheet(frame, area, (wide, high), title, state);
        // However much is told, two lines are left for the list.
        let top = u16::try_from(told.len()).unwrap_or(0).min(inner.height.saturating_sub(2));
        for (line, y) in told.iter().zip(inner.top()..inner.top() + top) {
            put(frame, line, Rect { y, height: 1, ..inner });
        }
        let below = Rect { y: inner.y + top, height: inner.height - top, ..inner };
        self.list.draw(frame, below, &items, true, state);
        let chosen = self.list.chosen;
        let indent = if chosen == 0 { 2 } else { 6 };
        let y = (below.top()..below.bottom())
            .rev()
            .find(|y| self.list.hit(below.x, *y) == Some(chosen));
        if let (Some(y), Some(line)) = (y, self.typed()) {
            let at = Rect {
                x: below.x + indent.min(below.width),
                y,
                width: below.width.saturating_sub(indent),
                height: 1,
            };
            frame.render_widget(ratatui::widgets::Clear, at);
            line.draw(frame, at, state);
        }
    }

    fn spots(&self) -> Vec<(u16, u16)> {
        self.list.spots()
    }

    fn name(&self) -> Name {
        Name::Sheet
    }
}
