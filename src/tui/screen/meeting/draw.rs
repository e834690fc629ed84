//! Draws a matter: what kind it is, its figure, its title, a few lines, and what was said of it in this meeting.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use ratatui::text::{Line, Span};

use crate::desk::review::{Discussion, Topic, asked_said, more, turning};
use crate::review::{Act, Board};
use crate::text::{Phrase, harmless, t};
use crate::tui::key::{Action, Scope};
use crate::tui::put::put;
use crate::tui::state::{Open, State};
use crate::tui::widget::frame::rule;
use crate::tui::wrap::{cut, hanging, width};

use super::{Meeting, digits};

/// A line of words is no wider than this: it is read from a distance.
const WIDEST: u16 = 96;
/// From this height on lines stand apart.
const HIGH: u16 = 30;

impl Meeting {
    pub(super) fn draw_all(&self, frame: &mut Frame<'_>, area: Rect, state: &State) {
        let Some(open) = state.open.as_ref().filter(|_| area.height > 2 && area.width > 20) else {
            return;
        };
        let foot = Rect { y: area.bottom() - 2, height: 2, ..area };
        let body = Rect { height: area.height - 2, ..area };
        let margin = (area.width.saturating_sub(WIDEST) / 2).max(area.width / 20);
        let body = Rect { x: body.x + margin, width: body.width - 2 * margin, ..body };
        if self.is_before() {
            self.draw_agenda(frame, body, state);
        } else if let Some(topic) = self.topic() {
            self.draw_topic(frame, body, topic, open, state);
        }
        self.draw_foot(frame, foot, state);
    }

    /// Whether the meeting has not begun.
    fn is_before(&self) -> bool {
        matches!(self.typing, Some((super::What::Present, _)))
    }

    /// What is to be spoken of, while people come in.
    fn draw_agenda(&self, frame: &mut Frame<'_>, area: Rect, state: &State) {
        let mut lines = vec![
            Line::default(),
            Line::styled(state.say(t("议程", "Agenda")), state.theme.title()),
            Line::default(),
        ];
        let cells = usize::from(area.width);
        for (at, topic) in self.topics.iter().enumerate() {
            let (kind, title) = (topic.kind.get(state.lang), topic.title.get(state.lang));
            let words = harmless(&format!("{kind}  {title}"), false);
            let words = cut(&format!("{:>3}  {words}", at + 1), cells);
            lines.push(Line::styled(words, state.theme.plain()));
            if area.height >= HIGH && self.topics.len() * 2 < usize::from(area.height) {
                lines.push(Line::default());
            }
        }
        put_all(frame, area, lines);
    }

    fn draw_topic(
        &self,
        frame: &mut Frame<'_>,
        area: Rect,
        topic: &Topic,
        open: &Open,
        state: &State,
    ) {
        let (theme, lang) = (state.theme, state.lang);
        let cells = usize::from(area.width);
        let is_high = area.height >= HIGH;
        let air = if is_high { 2 } else { 1 };
        let mut y = area.y + air;
        let mut text = |frame: &mut Frame<'_>, lines: Vec<Line<'static>>, after: u16| {
            for line in lines {
                if y < area.bottom() {
                    put(frame, line, Rect { y, height: 1, ..area });
                }
                y = y.saturating_add(1);
            }
            y = y.saturating_add(after);
            y
        };
        let count = self.topics.len();
        let number = format!("{} / {count}", self.at + 1);
        let kind = cut(topic.kind.get(lang), cells.saturating_sub(number.len() + 2));
        let gap = cells.saturating_sub(width(&kind) + number.len());
        let head = Line::from(vec![
            Span::styled(kind, theme.title()),
            Span::raw(" ".repeat(gap)),
            Span::styled(number, theme.dim()),
        ]);
        text(frame, vec![head], air);
        let title = harmless(topic.title.get(lang), false);
        let strong = theme.strong();
        let from = text(frame, hanging("", &title, cells, strong), air);
        if !topic.figure.is_empty() {
            // The largest that leaves room for what it counts.
            let most = if is_high { 4 } else { 2 };
            let fits = |dot: &u16| digits::wide(&topic.figure, *dot) + 18 < area.width;
            let dot = [4, 2, 1].into_iter().filter(|dot| *dot <= most).find(fits).unwrap_or(1);
            let room = Rect {
                y: from.min(area.bottom()),
                height: area.bottom().saturating_sub(from),
                ..area
            };
            let ink = theme.accent().add_modifier(Modifier::REVERSED);
            let unit = topic.unit.get(lang).to_owned();
            if let Some(high) = digits::draw(frame, room, &topic.figure, dot, ink) {
                let beside = digits::wide(&topic.figure, dot) + 3;
                let at = room.y + high - 1;
                if beside < area.width {
                    let place =
                        Rect { x: area.x + beside, y: at, width: area.width - beside, height: 1 };
                    put(
                        frame,
                        Line::styled(cut(&unit, usize::from(place.width)), theme.dim()),
                        place,
                    );
                }
                text(frame, vec![Line::default(); usize::from(high)], air);
            } else {
                let words = format!("{} {unit}", topic.figure);
                text(frame, vec![Line::styled(cut(&words, cells), strong)], air);
            }
        }
        let apart = u16::from(is_high);
        let turning =
            if topic.is_result() { turning(open.turns_so_far(), is_high) } else { Vec::new() };
        let bullet = |line: &Phrase| {
            let words = harmless(line.get(lang), false);
            hanging("- ", &words, cells, theme.plain())
        };
        let said: Vec<_> = self.said_here(topic, open, state);
        let said: Vec<_> =
            said.iter().map(|words| hanging("> ", words, cells, theme.good())).collect();
        let high = |lines: &[Vec<Line<'_>>]| {
            lines.iter().map(|lines| rows(lines.len()).saturating_add(apart)).sum::<u16>()
        };
        // What was said here stays in sight, and what is left out is told.
        let turning: Vec<_> = turning.iter().map(bullet).collect();
        let room = area.bottom().saturating_sub(text(frame, Vec::new(), 0));
        let room = room.saturating_sub(high(&turning) + high(&said) + 1);
        for lines in as_fit(&topic.lines, room, apart, &bullet).into_iter().chain(turning) {
            text(frame, lines, apart);
        }
        text(frame, Vec::new(), 1);
        for lines in said {
            text(frame, lines, apart);
        }
    }

    /// What was said of the matter in this meeting.
    fn said_here(&self, topic: &Topic, open: &Open, state: &State) -> Vec<String> {
        let Some(board) = open.talk.discussion.as_ref().map(Discussion::board) else {
            return Vec::new();
        };
        let is_here = |act: &Act| match act {
            Act::Shown { .. } => false,
            act => match act.of() {
                Some(of) => topic.of() == Some(of),
                None => act.about() == Some(&topic.about),
            },
        };
        said_in(board, open)
            .filter(|act| is_here(act))
            .flat_map(said_whole)
            .map(|said| harmless(said.get(state.lang), false))
            .collect()
    }

    /// The line that is typed, or who may write; and the clocks.
    fn draw_foot(&self, frame: &mut Frame<'_>, area: Rect, state: &State) {
        let theme = state.theme;
        let line = Rect { y: area.y + 1, height: 1, ..area };
        if let Some((what, typed)) = &self.typing {
            rule(frame, area, vec![Span::styled(state.say(what.title()), theme.title())], state);
            typed.draw(frame, line, state);
            return;
        }
        rule(frame, area, Vec::new(), state);
        let key = state.key(Scope::Meeting, Action::Unlock);
        let (words, style) = if self.is_unlocked {
            (said!("可以记录（{key} 锁定）", "unlocked ({key} locks)", key), theme.good())
        } else {
            (said!("已锁定，只看（{key} 解锁）", "locked ({key} unlocks)", key), theme.dim())
        };
        put(frame, Line::styled(words.get(state.lang).to_owned(), style), line);
        let now = (state.options.hand.clock)();
        let (matter, whole) =
            (clock(now.seconds_after(self.since)), clock(now.seconds_after(self.begun)));
        let told =
            said!("本题 {matter}  会议 {whole}", "matter {matter}  meeting {whole}", matter, whole);
        let told = told.get(state.lang).to_owned();
        let wide = u16::try_from(width(&told)).unwrap_or(0).min(line.width);
        let at = Rect { x: line.right() - wide, width: wide, ..line };
        put(frame, Line::styled(told, theme.strong()), at);
    }
}

/// As many of these as stand in so many rows; then how many more there are.
fn as_fit(
    all: &[Phrase],
    room: u16,
    apart: u16,
    drawn: &dyn Fn(&Phrase) -> Vec<Line<'static>>,
) -> Vec<Vec<Line<'static>>> {
    let lines: Vec<_> = all.iter().map(drawn).collect();
    let ends: Vec<u16> = lines
        .iter()
        .scan(0_u16, |end, lines| {
            *end = end.saturating_add(rows(lines.len())).saturating_add(apart);
            Some(*end)
        })
        .collect();
    // The space after the last one may lie beyond.
    if ends.last().is_none_or(|end| end.saturating_sub(apart) <= room) {
        return lines;
    }
    let fits = ends.iter().take_while(|end| **end < room).count().max(1);
    let mut left = all.get(..fits).unwrap_or_default().to_vec();
    more(&mut left, all.len());
    left.iter().map(drawn).collect()
}

fn rows(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}

/// What an entry says, with whom it asks and who was of another mind.
fn said_whole(act: &Act) -> Vec<Phrase> {
    let more = match act {
        Act::Remark(remark) => asked_said(remark.asked.as_deref(), remark.due),
        Act::Decision(decision) => decision
            .dissent
            .as_ref()
            .map(|words| said!("不同意见：{words}", "dissent: {words}", words)),
        _ => None,
    };
    std::iter::once(act.said()).chain(more).collect()
}

/// What was said in the meeting that is held here.
fn said_in<'a>(board: &'a Board, open: &'a Open) -> impl Iterator<Item = &'a Act> {
    let is_of = move |meeting: &Option<_>| open.meeting.is_some() && *meeting == open.meeting;
    board.standing().filter(move |(_, entry)| is_of(&entry.meeting)).map(|(_, entry)| &entry.act)
}

/// A time that runs: `4:05`, `1:04:05`.
fn clock(seconds: u64) -> String {
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 {
        format!("{hours}:{minutes:02}:{seconds:02}")
    } else {
        format!("{minutes}:{seconds:02}")
    }
}

fn put_all(frame: &mut Frame<'_>, area: Rect, lines: Vec<Line<'static>>) {
    for (line, y) in lines.into_iter().zip(area.top()..area.bottom()) {
        put(frame, line, Rect { y, height: 1, ..area });
    }
}
