//! What a killed session left that is not in the file: place by place, what stood there and what was typed; it is taken back,
//! thrown away, or left for later.

use ratatui::Frame;
use ratatui::layout::Rect;
use serde_json::Value;

use crate::form::{Answers, shown};
use crate::store::{Change, Draft, Fit, Orphan};
use crate::text::{Lang, Phrase, harmless, phrase, t};
use crate::tui::component::{Input, Layer, Name, Outcome};
use crate::tui::inbox::Which;
use crate::tui::key::{Action, Scope};
use crate::tui::message::{Message, Sheet};
use crate::tui::put::put;
use crate::tui::state::State;
use crate::tui::widget::frame::sheet;
use crate::tui::widget::list::{Item, List};
use crate::tui::wrap::hanging;

use super::point::point;

/// So many signs of a long text are shown around what differs.
const AROUND: usize = 16;
/// The longest stretch of a text that is shown.
const LONGEST: usize = 90;

/// One change, and whether it is wanted.
#[derive(Debug)]
struct Left {
    change: Change,
    fit: Fit,
    is_wanted: bool,
}

/// Something that was typed beside the answers, and whether it is wanted.
#[derive(Debug)]
struct LeftDraft {
    draft: Draft,
    is_wanted: bool,
    /// Whether it can be put back where it belongs.
    has_place: bool,
    /// What stands there now, where that is not what it was typed on: it would be replaced.
    now: Option<String>,
}

/// What was left.
#[derive(Debug)]
pub(crate) struct Recover {
    orphans: Vec<Orphan>,
    lines: Vec<Left>,
    /// They stand behind the changes.
    drafts: Vec<LeftDraft>,
    list: List,
}

impl Recover {
    pub(crate) fn new(orphans: Vec<Orphan>, state: &State) -> Self {
        let lines = state.answers().map_or_else(Vec::new, |answers| {
            let all = orphans.iter().flat_map(|orphan| orphan.left(answers));
            // What fits is wanted; what was changed meanwhile is asked about.
            all.map(|(change, fit)| Left { change, fit, is_wanted: fit == Fit::Fits }).collect()
        });
        let drafts = orphans.iter().filter_map(|orphan| orphan.unsaved.draft.clone());
        let drafts = drafts.map(|draft| {
            let (has_place, now) = fits(&draft, state);
            LeftDraft { draft, is_wanted: has_place && now.is_none(), has_place, now }
        });
        let drafts = drafts.collect();
        Self { orphans, lines, drafts, list: List::default() }
    }

    fn take_back(&self, state: &State) -> Outcome {
        let Some(answers) = state.answers() else { return Outcome::Done };
        let wanted: Vec<Change> = self
            .lines
            .iter()
            .filter(|line| line.is_wanted)
            .map(|line| line.change.clone())
            .collect();
        let drafts: Vec<Draft> = self
            .drafts
            .iter()
            .filter(|line| line.is_wanted)
            .map(|line| line.draft.clone())
            .collect();
        if wanted.is_empty() && drafts.is_empty() {
            return self.ask_to_forget();
        }
        let edit = (!wanted.is_empty()).then(|| Change::batch(wanted, answers));
        // What has no place any more is kept until a person throws it away.
        let is_homeless = self.lines.iter().any(|line| line.fit == Fit::Gone)
            || self.drafts.iter().any(|line| !line.has_place);
        let done = if is_homeless { Vec::new() } else { self.orphans.clone() };
        Outcome::Emit(vec![Message::Close, Message::TakeBack(edit, drafts, done)])
    }

    fn ask_to_forget(&self) -> Outcome {
        Outcome::one(Message::Show(Sheet::Question {
            title: phrase("丢弃这些内容？", "Throw these away?"),
            text: phrase(
                "它们不在文件里，丢弃之后找不回来。",
                "They are in no file; thrown away, they cannot be brought back.",
            ),
            answers: vec![
                (phrase("不丢弃，回去看", "keep them and go back"), Vec::new()),
                (
                    phrase("全部丢弃", "throw all of them away"),
                    vec![Message::Close, Message::DropLeft(self.orphans.clone())],
                ),
            ],
        }))
    }

    fn items(&self, cells: usize, state: &State) -> Vec<Item> {
        let Some(open) = &state.open else { return Vec::new() };
        let theme = state.theme;
        let answers = open.answers();
        self.lines
            .iter()
            .map(|line| {
                let Left { change, fit, is_wanted } = line;
                let sign = if *is_wanted { "[x] " } else { "[ ] " };
                let place = change.place.named(answers);
                let place = harmless(place.get(state.lang), false);
                let mut out = hanging(sign, &place, cells, theme.strong());
                let mut say = |label: Phrase, words: &str, style| {
                    let head = format!("    {}", label.get(state.lang));
                    out.extend(hanging(&head, words, cells, style));
                };
                let [before, after, now] = words(change, answers, state.lang);
                say(
                    phrase("文件：", "file: "),
                    if *fit == Fit::Differs { &now } else { &before },
                    theme.dim(),
                );
                say(phrase("上次：", "typed: "), &after, theme.plain());
                match fit {
                    Fit::Differs => say(
                        phrase("注意：", "mind: "),
                        said!(
                            "那时文件里是“{before}”，后来在别处改过；勾选才会替换",
                            "the file then held \"{before}\" and was changed since; tick it to \
                             replace that",
                            before,
                        )
                        .get(state.lang),
                        theme.warning(),
                    ),
                    Fit::Gone => say(
                        phrase("注意：", "mind: "),
                        state.say(t(
                            "这一行已经不在了，无法写回；可以抄到别处",
                            "its row is gone, so it cannot be put back; copy it elsewhere",
                        )),
                        theme.warning(),
                    ),
                    Fit::Fits | Fit::Done => {}
                }
                Item::new(out)
            })
            .chain(self.drafts.iter().map(|line| line.item(cells, state)))
            .collect()
    }

    fn toggle(&mut self, at: usize) -> Outcome {
        let count = self.lines.len();
        if let Some(line) = self.lines.get_mut(at).filter(|line| line.fit != Fit::Gone) {
            line.is_wanted = !line.is_wanted;
        } else if let Some(line) = at.checked_sub(count).and_then(|at| self.drafts.get_mut(at))
            && line.has_place
        {
            line.is_wanted = !line.is_wanted;
        }
        Outcome::Done
    }
}

impl LeftDraft {
    fn item(&self, cells: usize, state: &State) -> Item {
        let theme = state.theme;
        let sign = if self.is_wanted { "[x] " } else { "[ ] " };
        let place = match &self.draft {
            Draft::Point { letter, point, .. } => said!(
                "{letter} 的一点（编号{point}）的答复",
                "answer to a point of {letter} (id {point})",
                letter,
                point,
            ),
            Draft::Said { about, decides, .. } => {
                let named = state.named(about);
                if *decides {
                    said!(
                        "决定（取回后记为批注）：{named}",
                        "decision (taken back as a remark): {named}",
                        named,
                    )
                } else {
                    said!("批注：{named}", "remark: {named}", named)
                }
            }
        };
        let place = harmless(place.get(state.lang), false);
        let mut out = hanging(sign, &place, cells, theme.strong());
        let head = format!("    {}", state.say(t("上次：", "typed: ")));
        let words = harmless(self.draft.words(), false);
        out.extend(hanging(&head, &words, cells, theme.plain()));
        if let Some(now) = &self.now {
            let head = format!("    {}", state.say(t("现在：", "now: ")));
            out.extend(hanging(&head, &harmless(now, false), cells, theme.warning()));
            let head = format!("    {}", state.say(t("注意：", "mind: ")));
            let changed = state.say(t(
                "那以后在别处答复过；勾选才会替换",
                "it was answered elsewhere since; tick it to replace that",
            ));
            out.extend(hanging(&head, changed, cells, theme.warning()));
        }
        if !self.has_place {
            let head = format!("    {}", state.say(t("注意：", "mind: ")));
            let gone = state.say(t(
                "这一点已经不在了，无法写回；可以抄到别处",
                "its point is gone, so it cannot be put back; copy it elsewhere",
            ));
            out.extend(hanging(&head, gone, cells, theme.warning()));
        }
        Item::new(out)
    }
}

/// Whether the point of which it was typed is still there, and what it is answered now, where that is not what it was typed on; a remark
/// can be made of anything.
fn fits(draft: &Draft, state: &State) -> (bool, Option<String>) {
    let Draft::Point { submission, letter, point: id, before, .. } = draft else {
        return (true, None);
    };
    let which = Which { code: submission.clone(), id: letter.clone() };
    let Some(point) = point(&which, *id, state) else { return (false, None) };
    let now = point.answer.as_ref().map(|answer| (answer.words.clone(), answer.no_change));
    let other = (now != *before).then(|| now.map_or_else(String::new, |(words, _)| words));
    (true, other)
}

/// What stood there, what was typed, and what stands there now, in words; of long texts what differs.
fn words(change: &Change, answers: &Answers, lang: Lang) -> [String; 3] {
    let text = |value: Option<&Value>| match (value, change.place.field) {
        (None, Some(_)) => phrase("（没有填写）", "(no answer)").get(lang).to_owned(),
        (None, None) => phrase("（没有这一行）", "(no such row)").get(lang).to_owned(),
        (Some(value), Some(field)) => harmless(shown(field.kind, value, answers).get(lang), false),
        (Some(row), None) => change
            .place
            .section
            .fields
            .iter()
            .filter_map(|field| Some((field, row.get(field.id)?)))
            .map(|(field, value)| {
                let words = shown(field.kind, value, answers);
                format!("{} {}", field.label.get(lang), harmless(words.get(lang), false))
            })
            .collect::<Vec<_>>()
            .join(phrase("；", "; ").get(lang)),
    };
    let now = change.now(answers);
    let all = [change.before.as_ref(), change.after.as_ref(), now.as_ref()].map(text);
    let (ahead, behind) = common(&all[0], &all[1]);
    all.map(|text| {
        let count = text.chars().count();
        if count <= LONGEST {
            return text;
        }
        let from = ahead.saturating_sub(AROUND);
        let end = count.saturating_sub(behind.saturating_sub(AROUND));
        let shown = end.saturating_sub(from).min(LONGEST);
        let mut out = String::from(if from > 0 { "…" } else { "" });
        out.extend(text.chars().skip(from).take(shown));
        if from + shown < count {
            out.push('…');
        }
        out
    })
}

/// How many signs two texts have in common at their beginnings, and then at their ends.
fn common(a: &str, b: &str) -> (usize, usize) {
    let ahead = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    let left = a.chars().count().min(b.chars().count()) - ahead;
    let behind = a.chars().rev().zip(b.chars().rev()).take_while(|(a, b)| a == b).count();
    (ahead, behind.min(left))
}

impl Layer for Recover {
    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Recover, Scope::List, Scope::Everywhere]
    }

    fn handle(&mut self, input: &Input, state: &State) -> Outcome {
        match input {
            Input::Act(Action::Toggle) => self.toggle(self.list.chosen),
            Input::Act(Action::Accept) => self.take_back(state),
            Input::Act(Action::Clear) => self.ask_to_forget(),
            Input::Act(Action::Cancel) => Outcome::Emit(vec![
                Message::Close,
                Message::Say(
                    crate::tui::message::Tone::Plain,
                    phrase(
                        "没有取回，也没有丢弃；下次打开这份评估时再问",
                        "neither taken back nor thrown away; you are asked again when it is next opened",
                    ),
                ),
            ]),
            Input::Click { column, row } => match self.list.hit(*column, *row) {
                Some(at) => {
                    self.list.chosen = at;
                    self.toggle(at)
                }
                None => Outcome::Done,
            },
            input if self.list.handle(input) => Outcome::Done,
            _ => Outcome::Ignored,
        }
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, state: &State) {
        let at = self.orphans.last().map_or("", |orphan| orphan.unsaved.at.as_str());
        let at = harmless(at, false);
        let title =
            said!("上次（{at}）没有写入文件的内容", "Typed before ({at}) and not in the file", at,);
        let wide = area.width.min(96);
        let inner = sheet(frame, area, (wide, area.height), title.get(state.lang), state);
        let cells = usize::from(inner.width);
        let said = t(
            "程序上次没有正常结束。按 Enter，勾选的写回（对记录的改动是一步，可以撤销），没有勾选的丢弃；按 Esc 以后再说。",
            "The program did not end as it should. Enter puts back what is ticked and throws the rest away; answers of the record are one step that can be undone; Esc decides later.",
        );
        let words = hanging("", state.say(said), cells, state.theme.plain());
        for (line, y) in words.iter().zip(inner.top()..inner.bottom()) {
            put(frame, line, Rect { y, height: 1, ..inner });
        }
        let used = u16::try_from(words.len() + 1).unwrap_or(u16::MAX).min(inner.height);
        let below = Rect { y: inner.y + used, height: inner.height - used, ..inner };
        let items = self.items(cells, state);
        self.list.draw(frame, below, &items, true, state);
    }

    fn spots(&self) -> Vec<(u16, u16)> {
        self.list.spots()
    }

    fn name(&self) -> Name {
        Name::Sheet
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_two_long_texts_what_differs_is_found() {
        assert_eq!(common("查阅文件。", "查阅文件。另请律师。"), (5, 0));
        assert_eq!(common("aaa", "aa"), (2, 0));
        assert_eq!(common("一二三", "一二又二三"), (2, 1));
        assert_eq!(common("", "x"), (0, 0));
    }
}
