//! Export: where to, in which formats and languages.

use std::path::{Path, PathBuf};

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line as Words, Span};

use crate::desk::{Exported, Format, Wanted};
use crate::text::{Lang, Phrase, phrase, t};
use crate::tui::component::{Input, Layer, Name, Outcome};
use crate::tui::key::{Action, Scope};
use crate::tui::message::{Message, Tone};
use crate::tui::put::put;
use crate::tui::state::State;
use crate::tui::widget::frame::sheet;
use crate::tui::widget::line::Line;
use crate::tui::widget::list::{Item, List};
use crate::tui::wrap::hanging;

/// The export sheet. Line 0 is the folder, then formats, languages, the table of contents, and the button.
#[derive(Debug)]
pub(crate) struct Export {
    folder: Line,
    formats: [bool; Format::ALL.len()],
    langs: [bool; 2],
    contents: bool,
    list: List,
}

const LANGS: [Lang; 2] = [Lang::Zh, Lang::En];
const CONTENTS: usize = 1 + Format::ALL.len() + LANGS.len();
const BUTTON: usize = CONTENTS + 1;

impl Export {
    pub(crate) fn new(state: &State) -> Self {
        let folder = Line::new(&state.export_folder().display().to_string());
        let langs = LANGS.map(|lang| lang == state.lang || lang == Lang::Zh);
        let list = List::at(BUTTON);
        Self {
            folder,
            formats: Format::ALL.map(|format| matches!(format, Format::Docx | Format::Json)),
            langs,
            contents: false,
            list,
        }
    }

    fn export(&self) -> Outcome {
        let formats: Vec<Format> = Format::ALL
            .into_iter()
            .zip(self.formats)
            .filter_map(|(format, on)| on.then_some(format))
            .collect();
        let langs: Vec<Lang> =
            LANGS.into_iter().zip(self.langs).filter_map(|(lang, on)| on.then_some(lang)).collect();
        let only_record = formats == [Format::Json];
        let dir = self.folder.text().trim();
        if dir.is_empty() || formats.is_empty() || (langs.is_empty() && !only_record) {
            let why = phrase(
                "请写明文件夹，并至少选一种格式和一种语言",
                "name a folder, and choose at least one format and one language",
            );
            return Outcome::one(Message::Say(Tone::Error, why));
        }
        Outcome::Emit(vec![
            Message::Close,
            Message::Export {
                dir: PathBuf::from(dir),
                wanted: Wanted { formats, langs, contents: self.contents },
            },
        ])
    }

    fn accept(&mut self) -> Outcome {
        match self.list.chosen {
            0 => self.list.chosen = 1,
            at if at <= Format::ALL.len() => self.formats[at - 1] ^= true,
            CONTENTS => self.contents ^= true,
            BUTTON => return self.export(),
            at => self.langs[at - 1 - Format::ALL.len()] ^= true,
        }
        Outcome::Done
    }
}

impl Layer for Export {
    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Export, Scope::List, Scope::Everywhere]
    }

    fn takes_text(&self) -> bool {
        self.list.chosen == 0
    }

    fn handle(&mut self, input: &Input, _state: &State) -> Outcome {
        match input {
            Input::Act(Action::Cancel) => Outcome::one(Message::Close),
            Input::Act(Action::Export) => self.export(),
            Input::Key(_) | Input::Paste(_) if self.list.chosen == 0 => {
                if self.folder.handle(input) { Outcome::Done } else { Outcome::Ignored }
            }
            Input::Act(Action::Accept) => self.accept(),
            Input::Click { column, row } => match self.list.hit(*column, *row) {
                Some(at) => {
                    self.list.chosen = at;
                    if at == 0 { Outcome::Done } else { self.accept() }
                }
                None => Outcome::Done,
            },
            input if self.list.handle(input) => Outcome::Done,
            _ => Outcome::Ignored,
        }
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, state: &State) {
        let theme = state.theme;
        let wide = area.width.min(72);
        let cells = usize::from(wide.saturating_sub(4));
        let gaps = state.open.as_ref().map_or(0, |open| open.survey().gaps.len());
        let errors = state.open.as_ref().map_or(0, |open| open.survey().errors());
        let mut warn = if gaps + errors > 0 {
            let words = said!(
                "还有 {gaps} 处缺项、{errors} 处错误。文书照样导出，空白处醒目标注；补齐之后再正\
                 式使用。",
                "{gaps} {gaps?answer is|answers are} missing and {errors} cannot be relied on. The documents are \
                 written all the same, with every blank marked; complete them before use.",
                gaps,
                errors,
            );
            hanging("? ", words.get(state.lang), cells, theme.gap())
        } else {
            hanging("", state.say(t("记录完整。", "The record is complete.")), cells, theme.good())
        };
        let already = crate::store::count_files(Path::new(self.folder.text().trim()));
        if already > 0 {
            let words = said!(
                "文件夹中已有 {already} 个文件，同名的会被替换；导出后改动过的先另存为“文件名.bak-N”。",
                "The folder holds {already} {already?file|files}; those of the same name are replaced; what was \
                 changed since its export is kept as NAME.bak-N.",
                already,
            );
            warn.extend(hanging("! ", words.get(state.lang), cells, theme.gap()));
        }
        let high = u16::try_from(warn.len() + BUTTON + 7).unwrap_or(u16::MAX);
        let inner =
            sheet(frame, area, (wide, high), state.say(t("导出文书", "Export documents")), state);
        let top = u16::try_from(warn.len()).unwrap_or(0).min(inner.height);
        for (line, y) in warn.iter().zip(inner.top()..inner.top() + top) {
            put(frame, line, Rect { y, height: 1, ..inner });
        }
        let below = Rect { y: inner.y + top, height: inner.height - top, ..inner };
        let head = |text| Words::styled(state.say(text), theme.title());
        let tick = |on: bool, label: &str| {
            Words::from(vec![
                Span::raw(if on { "  [x] " } else { "  [ ] " }),
                Span::raw(label.to_owned()),
            ])
        };
        let folder = format!("  {}", self.folder.text());
        let mut items = vec![Item::new(vec![head(t("文件夹", "Folder")), Words::raw(folder)])];
        for (index, (format, on)) in Format::ALL.into_iter().zip(self.formats).enumerate() {
            let line = tick(on, state.say(format.label()));
            items.push(if index == 0 {
                Item::new(vec![head(t("格式", "Formats")), line])
            } else {
                Item::line(line)
            });
        }
        for (index, (lang, on)) in LANGS.into_iter().zip(self.langs).enumerate() {
            let name = match lang {
                Lang::Zh => t("中文", "Chinese"),
                Lang::En => t("英文", "English"),
            };
            let line = tick(on, state.say(name));
            items.push(if index == 0 {
                Item::new(vec![head(t("语言", "Languages")), line])
            } else {
                Item::line(line)
            });
        }
        let contents = t("长报告附目录", "A table of contents in long reports");
        items.push(Item::line(tick(self.contents, state.say(contents))));
        items.push(Item::line(Words::styled(
            format!("  [ {} ]", state.say(t("导出", "Export"))),
            theme.strong(),
        )));
        self.list.draw(frame, below, &items, true, state);
        if self.list.chosen == 0 {
            let y =
                (below.top()..below.bottom()).rev().find(|y| self.list.hit(below.x, *y) == Some(0));
            if let Some(y) = y {
                let at = Rect {
                    x: below.x + 2.min(below.width),
                    y,
                    width: below.width.saturating_sub(2),
                    height: 1,
                };
                frame.render_widget(ratatui::widgets::Clear, at);
                self.folder.draw(frame, at, state);
            }
        }
    }

    fn spots(&self) -> Vec<(u16, u16)> {
        self.list.spots()
    }

    fn name(&self) -> Name {
        Name::Sheet
    }
}

/// What was written, in words.
pub(crate) fn written(made: &Exported) -> Phrase {
    let files = &made.files;
    let shown = |path: &Path| crate::text::harmless(&path.display().to_string(), false);
    let folder = files.first().and_then(|path| path.parent()).map_or_else(String::new, shown);
    let names: Vec<String> = files
        .iter()
        .filter_map(|path| path.file_name())
        .map(|name| shown(Path::new(name)))
        .collect();
    let names = names.join("\n");
    let kept = made.kept_said().unwrap_or_default();
    let between = if made.kept.is_empty() { "" } else { "\n\n" };
    said!(
        "{kept}{between}已写出 {files_count} 个文件，在 {folder}：\n{names}",
        "{kept}{between}{files_count} {files_count?file|files} written to {folder}:\n{names}",
        kept,
        between,
        files_count = files.len(),
        folder,
        names,
    )
}
