//! Help and command palette: the lines of the key table that hold here, and places to go to; Enter runs the chosen one.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line as Words, Span};

use crate::desk::filing::handed_in_of;
use crate::form::Place;
use crate::form::catalog::SECTIONS;
use crate::form::spelling::{Fit, Spelled, Spellings};
use crate::law::catalog;
use crate::text::{Phrase, harmless, phrase, t};
use crate::tui::component::{Input, Layer, Name, Outcome};
use crate::tui::inbox::Which;
use crate::tui::key::{Action, Scope};
use crate::tui::message::{Message, Sheet};
use crate::tui::put::put;
use crate::tui::state::{Open, State};
use crate::tui::theme::Theme;
use crate::tui::widget::frame::sheet;
use crate::tui::widget::line::Line;
use crate::tui::widget::list::{Item, List};
use crate::tui::wrap::{Width, cut, pad, width, width_of};

/// The cells that are kept for the number of what is chosen and of all.
const COUNT: u16 = 10;

/// A command: its name, its keys, and what follows.
#[derive(Debug)]
struct Command {
    scope: Option<Scope>,
    name: Phrase,
    keys: Phrase,
    /// By what names it is found: in full, and without the word for what it does.
    names: Spellings,
    message: Message,
}

/// A list of commands, narrowed by typing.
#[derive(Debug)]
pub(crate) struct Commands {
    title: Phrase,
    is_help: bool,
    all: Vec<Command>,
    filter: Line,
    list: List,
}

impl Commands {
    /// Every key that holds in these scopes.
    pub(crate) fn help(scopes: &[Scope], state: &State) -> Self {
        let title = phrase("帮助：这里可用的按键", "Help: keys that work here");
        Self::new(title, true, commands(scopes, state), state)
    }

    /// Commands, then sections and fields of the open assessment, or the assessments of the folder; last every rule.
    pub(crate) fn palette(scopes: &[Scope], state: &State) -> Self {
        let mut all = commands(scopes, state);
        all.retain(|command| !is_motion(&command.message));
        if let Some(open) = &state.open {
            all.extend(filing(open));
            all.extend(places(open));
        } else {
            all.extend(state.records.iter().filter_map(|record| {
                let content = record.content.as_ref().ok()?;
                let name = harmless(&content.title, false);
                let full = said!("打开：{name}", "open: {name}", name);
                let names =
                    Spellings::of([&name, &record.stem, &full.zh, &full.en].map(String::as_str));
                Some(Command {
                    scope: None,
                    name: full,
                    keys: Phrase::default(),
                    names,
                    message: Message::OpenFile(record.path.clone()),
                })
            }));
        }
        all.extend(looks());
        all.extend(rules());
        Self::new(phrase("命令", "Commands"), false, all, state)
    }

    fn new(title: Phrase, is_help: bool, all: Vec<Command>, _state: &State) -> Self {
        Self { title, is_help, all, filter: Line::new(""), list: List::default() }
    }

    /// What fits the letters. Among commands, what they name in full comes first, then what begins with them.
    fn visible(&self) -> Vec<&Command> {
        let typed = self.filter.text().trim().to_lowercase();
        let letters = Spelled::new(&typed);
        let told = |command: &Command| {
            [&command.name.zh, &command.name.en, &command.keys.en]
                .into_iter()
                .any(|words| words.to_lowercase().contains(&typed))
        };
        let mut found: Vec<((bool, Option<Fit>), &Command)> = self
            .all
            .iter()
            .filter_map(|command| {
                let fit = command.names.fit_or_sound(&letters);
                (fit.is_some() || told(command)).then_some(((fit.is_none(), fit), command))
            })
            .collect();
        // Help stands under headings and keeps its order.
        if !self.is_help && !typed.is_empty() {
            found.sort_by_key(|(fit, _)| *fit);
        }
        found.into_iter().map(|(_, command)| command).collect()
    }

    /// The lines with headings: for every line the command it stands for.
    fn entries(&self, cells: usize, state: &State) -> Vec<(Item, Option<Message>)> {
        let mut out = Vec::new();
        let mut scope = None;
        for command in self.visible() {
            if self.is_help && command.scope != scope {
                scope = command.scope;
                let label = scope.map_or("", |scope| state.say(scope.label()));
                out.push((Item::heading(vec![Words::styled(label, state.theme.title())]), None));
            }
            let keys = command.keys.get(state.lang);
            let name = command.name.get(state.lang);
            let line = if self.is_help {
                Words::from(vec![
                    Span::styled(pad(&format!("  {keys}"), 24), state.theme.key()),
                    Span::raw(cut(name, cells.saturating_sub(24))),
                ])
            } else {
                let room = cells.saturating_sub(width(keys) + 1);
                Words::from(vec![
                    Span::raw(pad(name, room)),
                    Span::raw(" "),
                    Span::styled(keys.to_owned(), state.theme.key()),
                ])
            };
            out.push((Item::line(line), Some(command.message.clone())));
        }
        out
    }

    fn run(&self, state: &State) -> Outcome {
        let chosen =
            self.entries(80, state).into_iter().nth(self.list.chosen).and_then(|entry| entry.1);
        chosen.map_or(Outcome::Done, |message| Outcome::Emit(vec![Message::Close, message]))
    }
}

impl Layer for Commands {
    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Sheet, Scope::List]
    }

    fn takes_text(&self) -> bool {
        true
    }

    fn handle(&mut self, input: &Input, state: &State) -> Outcome {
        match input {
            Input::Act(Action::Accept) => self.run(state),
            Input::Act(Action::Cancel | Action::Help | Action::Palette) => {
                Outcome::one(Message::Close)
            }
            Input::Click { column, row } => match self.list.hit(*column, *row) {
                Some(at) => {
                    self.list.chosen = at;
                    self.run(state)
                }
                None => Outcome::Done,
            },
            input if self.list.handle(input) => Outcome::Done,
            input => {
                let before = self.filter.text().to_owned();
                let taken = self.filter.handle(input);
                if before != self.filter.text() {
                    self.list = List::default();
                }
                if taken { Outcome::Done } else { Outcome::Ignored }
            }
        }
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, state: &State) {
        let size = (area.width.min(72), area.height.min(24));
        let inner = sheet(frame, area, size, self.title.get(state.lang), state);
        if inner.height == 0 {
            return;
        }
        let head = state.say(t("查找: ", "find: "));
        put(frame, Words::styled(head, state.theme.dim()), Rect { height: 1, ..inner });
        let from = u16::try_from(width(head)).unwrap_or(0).min(inner.width);
        self.filter.draw(
            frame,
            Rect {
                x: inner.x + from,
                width: (inner.width - from).saturating_sub(COUNT),
                height: 1,
                ..inner
            },
            state,
        );
        let below = Rect { y: inner.y + 1, height: inner.height - 1, ..inner };
        let items: Vec<Item> = self
            .entries(usize::from(below.width), state)
            .into_iter()
            .map(|entry| entry.0)
            .collect();
        if items.is_empty() {
            let none = state.say(t("没有符合的命令", "no such command"));
            put(
                frame,
                Words::styled(none, state.theme.dim()),
                Rect { height: 1.min(below.height), ..below },
            );
        }
        self.list.draw(frame, below, &items, true, state);
        // That more follows is seen by the number.
        let (at, all) = self.list.counted();
        let count = Words::styled(format!(" {at}/{all}"), state.theme.dim());
        let used = u16::try_from(width_of(&count)).unwrap_or(0).min(inner.width);
        let room = Rect { x: inner.right() - used, width: used, height: 1, ..inner };
        put(frame, count, room);
    }

    fn spots(&self) -> Vec<(u16, u16)> {
        self.list.spots()
    }

    fn name(&self) -> Name {
        Name::Sheet
    }
}

fn is_motion(message: &Message) -> bool {
    matches!(
        message,
        Message::Act(
            Action::Up
                | Action::Down
                | Action::PageUp
                | Action::PageDown
                | Action::First
                | Action::Last
                | Action::Left
                | Action::Right
                | Action::Palette
        )
    )
}

fn commands(scopes: &[Scope], state: &State) -> Vec<Command> {
    let available = state.settings.keys.available(scopes);
    available
        .into_iter()
        .map(|(binding, keys)| Command {
            scope: Some(binding.scope),
            name: binding.wording.into(),
            names: Spellings::of([binding.wording.zh, binding.wording.en]),
            keys: {
                let names: Vec<Phrase> = keys.iter().map(|chord| chord.name()).collect();
                let join = |names: Vec<&str>| names.join("  ");
                phrase(
                    join(names.iter().map(|n| n.zh.as_str()).collect()),
                    join(names.iter().map(|n| n.en.as_str()).collect()),
                )
            },
            message: Message::Act(binding.action),
        })
        .collect()
}

/// The page of every rule, to be found by its title or its id.
fn rules() -> impl Iterator<Item = Command> {
    catalog::all().map(|rule| Command {
        scope: None,
        name: said!("规则：{rule}", "rule: {rule}", rule = rule.title),
        keys: Phrase::same(rule.id),
        names: Spellings::of([rule.id, rule.title.zh, rule.title.en]),
        message: Message::Show(Sheet::Rule(rule, None)),
    })
}

/// Colours and widths.
fn looks() -> impl Iterator<Item = Command> {
    let of = |name: Phrase, message: Message| Command {
        scope: None,
        names: Spellings::of([name.zh.as_str(), name.en.as_str()]),
        name,
        keys: Phrase::default(),
        message,
    };
    [
        of(phrase("配色：深色", "colours: dark"), Message::Theme(Theme::Dark)),
        of(phrase("配色：浅色", "colours: light"), Message::Theme(Theme::Light)),
        of(phrase("配色：高对比", "colours: high contrast"), Message::Theme(Theme::HighContrast)),
        of(phrase("配色：单色", "colours: mono"), Message::Theme(Theme::Mono)),
        of(
            phrase("字符宽度：“”等占一格", "width: “ ” take one cell"),
            Message::Width(Some(Width::Narrow)),
        ),
        of(
            phrase("字符宽度：“”等占两格", "width: “ ” take two cells"),
            Message::Width(Some(Width::Wide)),
        ),
        of(
            phrase("字符宽度：打开时问终端", "width: the terminal is asked when the desk opens"),
            Message::Width(None),
        ),
    ]
    .into_iter()
}

/// What is done with filings and letters, wherever one is.
fn filing(open: &Open) -> Vec<Command> {
    let of = |name: Phrase, sheet: Sheet| Command {
        scope: None,
        names: Spellings::of([name.zh.as_str(), name.en.as_str()]),
        name,
        keys: Phrase::default(),
        message: Message::Show(sheet),
    };
    let mut out = vec![
        of(phrase("记入一次提交", "hand in: note what was handed in"), Sheet::HandIn),
        of(phrase("收到补正通知", "letter: a letter came"), Sheet::Receive),
        of(phrase("会议模式", "meeting"), Sheet::Meeting),
        of(phrase("您的姓名", "your name"), Sheet::Who),
        Command {
            message: Message::Minutes,
            ..of(phrase("写会议纪要", "minutes of the meeting: write them"), Sheet::Meeting)
        },
    ];
    out.extend(handed_in_of(open).into_iter().map(|(code, one)| {
        let (id, day) = (one.id(), one.fields.day);
        let name = said!(
            "撤下误记的提交：序列{id}（{day}）",
            "withdraw what was handed in by mistake: {id} ({day})",
            id = &id,
            day,
        );
        of(name, Sheet::SequenceMistake(Which { code, id }))
    }));
    out.extend(open.inbox.open().map(|one| {
        let (id, day) = (&one.letter.name, one.letter.fields.received);
        let name = said!("补正：{id}（{day}）", "corrections: {id} ({day})", id, day);
        of(name, Sheet::Letter(Which::of(one)))
    }));
    out
}

/// Every section, and every field: one that each row of a table has leads to the first row where it is open, or to the table.
fn places(open: &Open) -> Vec<Command> {
    let mut out = Vec::new();
    for section in SECTIONS.iter().copied() {
        let of = |place: Place, name: Phrase| Command {
            names: {
                let own = place.field.map_or(section.title, |field| field.label);
                Spellings::of([own.zh, own.en, &name.zh, &name.en])
            },
            scope: None,
            name: said!("去：{name}", "go to: {name}", name),
            keys: Phrase::default(),
            message: Message::Visit(place),
        };
        out.push(of(Place::whole(section), section.title.into()));
        if section.is_single() {
            out.extend(section.fields.iter().map(|field| {
                let place = Place::single(section, field);
                let label = place.label();
                of(place, label)
            }));
        } else {
            out.extend(section.fields.iter().map(|field| {
                let at = |row: &str| Place::in_row(section, row, field);
                let mut rows = open.answers().rows(section);
                let first = rows.next().map(|row| at(row.id));
                let is_empty = |place: &Place| open.answers().get(place).is_none();
                let lacking = first.clone().filter(is_empty);
                let lacking =
                    lacking.or_else(|| rows.map(|row| at(row.id)).find(|place| is_empty(place)));
                let place = lacking.or(first).unwrap_or_else(|| Place::whole(section));
                let (section, field) = (section.title, field.label);
                of(place, said!("{section}：{field}", "{section}: {field}", section, field))
            }));
        }
    }
    out
}
