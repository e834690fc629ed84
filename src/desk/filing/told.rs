//! How the filings of a record stand, and what has moved since they were handed in, in lines.

use crate::filing::Sequence;
use crate::filing::Stage;
use crate::filing::letter::{Answer, Letter, Point, Withdrawn};
use crate::form::Difference;
use crate::law::Routes;
use crate::law::clock::Progress;
use crate::telling::{self, Told, Tone};
use crate::text::{Phrase, t};

use super::{Filing, Radar};

/// How all of them stand; behind each what has moved since it was handed in, where that was looked at. The routes say why there may be
/// none.
pub fn told(all: &[Filing], moved: &[Radar], routes: &Routes) -> Vec<Told> {
    if all.is_empty() {
        let nothing = if routes.is_open() {
            t(
                "路径尚未确定，还不知道要提交哪些材料；也没有提交过。",
                "The route is open, so nobody knows yet what is handed in; nothing was.",
            )
        } else {
            t(
                "现在的结论下没有要提交的材料，也没有提交过。",
                "As the record stands nothing is handed in, and nothing was.",
            )
        };
        return vec![Told::new(Tone::Remark, nothing)];
    }
    let mut out = Vec::new();
    for one in all {
        out.extend(one.told());
        let radar = moved.iter().find(|radar| radar.code == one.code);
        if let Some((review, since)) = radar.and_then(|it| it.review.as_ref().zip(it.since)) {
            let said = said!(
                "提交（序列{since}）以后",
                "Since it was handed in (sequence {since})",
                since,
            );
            out.push(Told::new(Tone::Heading, said));
            out.extend(telling::review(review));
        }
    }
    out
}

/// What was changed while a letter is open and no point of it asks for.
pub fn told_unasked(all: &[Difference]) -> Vec<Told> {
    if all.is_empty() {
        return Vec::new();
    }
    let head = said!(
        "补正期间的改动，没有哪一点要求（{count}处）",
        "Changed while a letter is open, and asked for by no point ({count})",
        count = all.len(),
    );
    let one = |one: &Difference| {
        let (section, label) = (&one.section, one.label());
        let (before, after) = (&one.before, &one.after);
        let said = said!(
            "{section}：{label}：{before} → {after}",
            "{section}: {label}: {before} → {after}",
            section,
            label,
            before,
            after,
        );
        Told::new(Tone::Warning, said).at(one.spot.place())
    };
    std::iter::once(Told::new(Tone::Heading, head)).chain(all.iter().map(one)).collect()
}

impl Filing {
    /// How it stands: the stage, the period that runs, the sequences, the letters with their points, what does not fit, and what the
    /// authority holds.
    pub fn told(&self) -> Vec<Told> {
        let mut out = vec![
            Told::new(Tone::Heading, self.name.clone()),
            Told::new(self.tone(), self.stage_said()),
        ];
        out.extend(self.clock_told());
        out.extend(self.row.sequences.iter().map(|one| {
            let fields = &one.fields;
            let receipt = fields.receipt.as_ref().map_or_else(Phrase::default, |number| {
                said!("，回执{number}", ", receipt {number}", number)
            });
            let said = said!(
                "{number}  {day}  {kind}，{count}份{receipt}",
                "{number}  {day}  {kind}, {count} {count?paper|papers}{receipt}",
                number = fields.number,
                day = fields.day,
                kind = fields.kind.label(),
                count = fields.papers.len(),
                receipt,
            );
            let papers = fields.papers.iter().map(|paper| {
                let (what, title) = (paper.operation.label(), &paper.title);
                let said = said!("{what}：{title}", "{what}: {title}", what, title);
                Told::new(Tone::Dim, said).in_full()
            });
            Told::new(Tone::Plain, said).with(papers)
        }));
        out.extend(self.row.letters.iter().map(|letter| self.letter_told(letter)));
        out.extend(
            self.row
                .mistaken
                .iter()
                .map(|(one, said)| Told::new(Tone::Dim, mistaken_said(one, said))),
        );
        out.extend(self.row.withdrawn.iter().filter_map(withdrawn_told));
        out.extend(self.stands.doubts.iter().map(|doubt| Told::new(Tone::Warning, doubt.clone())));
        out.extend(self.row.faults.iter().map(|fault| Told::new(Tone::Wrong, fault.said())));
        out
    }

    const fn tone(&self) -> Tone {
        match self.stands.stage {
            Stage::Incomplete | Stage::CorrectionAsked | Stage::RunningOut => Tone::Warning,
            Stage::Lapsed => Tone::Wrong,
            Stage::Decided | Stage::Renewed => Tone::Good,
            _ => Tone::Strong,
        }
    }

    fn stage_said(&self) -> Phrase {
        let stands = &self.stands;
        let stage = stands.stage.label(self.route);
        let acts = stands.stage.acts().label();
        let since = stands
            .since
            .map_or_else(Phrase::default, |day| said!("（{day}起）", " (since {day})", day));
        let rounds = match stands.rounds {
            0 => Phrase::default(),
            rounds => {
                said!(
                    "，补正{rounds}轮",
                    ", corrections asked {rounds} {rounds?time|times}",
                    rounds
                )
            }
        };
        said!(
            "{stage}{since}{rounds}；轮到：{acts}",
            "{stage}{since}{rounds}; to act: {acts}",
            stage,
            since,
            rounds,
            acts,
        )
    }

    fn clock_told(&self) -> Option<Told> {
        let clock = self.stands.clock.as_ref()?;
        let (title, due, progress) = (clock.title(), clock.timing.due?, clock.progress.label());
        let said = said!(
            "期限：{title}，{due}（{progress}）",
            "Period: {title}, {due} ({progress})",
            title,
            due,
            progress,
        );
        let tone = match clock.progress {
            Progress::Overdue => Tone::Wrong,
            pressing if pressing.is_pressing() => Tone::Warning,
            _ => Tone::Plain,
        };
        Some(Told::new(tone, said).at(clock.place.clone()))
    }

    fn letter_told(&self, letter: &Letter) -> Told {
        let open = letter.open().count();
        let is_answered = letter.is_answered(&self.row.sequences);
        let state = if is_answered {
            t("已提交答复", "answered and handed in").into()
        } else if open == 0 {
            t("都已答复，还没有提交", "all answered, not handed in").into()
        } else {
            said!("{open}点没有答复", "{open} {open?point|points} open", open)
        };
        let said = said!(
            "{id}  {day}收到，{kind}，{count}点，{state}",
            "{id}  of {day}, {kind}, {count} {count?point|points}, {state}",
            id = &letter.name,
            day = letter.fields.received,
            kind = letter.fields.kind.label(),
            count = letter.points.len(),
            state,
        );
        let tone = if is_answered { Tone::Plain } else { Tone::Warning };
        let about = format!("{}/{}", self.code, letter.fields.id);
        Told::new(tone, said).named(&about).with(letter.numbered().flat_map(point_told))
    }
}

/// That a letter was noted by mistake, and below it what it said.
fn withdrawn_told(letter: &Letter) -> Option<Told> {
    let said = withdrawn_said(letter)?;
    let points = letter.numbered().flat_map(point_told).map(Told::in_full);
    Some(Told::new(Tone::Dim, said).with(points))
}

/// That a sequence was noted by mistake, by whom, when and why.
pub fn mistaken_said(one: &Sequence, said: &Withdrawn) -> Phrase {
    let by =
        said.who.as_ref().map_or_else(Phrase::default, |who| said!("{who}于", " by {who}", who));
    said!(
        "{id}  {handed}提交，误记，{by}{day}撤下：{why}",
        "{id}  of {handed}, noted by mistake, withdrawn{by} on {day}: {why}",
        id = one.id(),
        handed = one.fields.day,
        by,
        day = said.at.day(),
        why = &said.why,
    )
}

/// That a letter was noted by mistake, by whom, when and why; nothing for one that stands.
pub fn withdrawn_said(letter: &Letter) -> Option<Phrase> {
    let gone = letter.withdrawn.as_ref()?;
    let (id, received, why) = (&letter.name, letter.fields.received, &gone.why);
    let day = gone.at.day();
    let by =
        gone.who.as_ref().map_or_else(Phrase::default, |who| said!("{who}于", " by {who}", who));
    Some(said!(
        "{id}  {received}收到，误记，{by}{day}撤下：{why}",
        "{id}  of {received}, noted by mistake, withdrawn{by} on {day}: {why}",
        id,
        received,
        by,
        day,
        why,
    ))
}

/// What a point was answered, in lines; where two people answered otherwise by whom, and what is to be done.
pub fn answers_said(point: &Point) -> Vec<Phrase> {
    if point.otherwise.is_empty() {
        let only = |answer: &Answer| {
            let words = &answer.words;
            if answer.no_change {
                said!("不改：{words}", "no change: {words}", words)
            } else {
                said!("答复：{words}", "answered: {words}", words)
            }
        };
        return point.answer.iter().map(only).collect();
    }
    let one = |answer: &Answer| {
        let words = &answer.words;
        let who = answer.who.as_deref().map_or_else(|| t("有人", "somebody").into(), Phrase::same);
        if answer.no_change {
            said!("{who}：不改：{words}", "{who}: no change: {words}", who, words)
        } else {
            said!("{who}：{words}", "{who}: {words}", who, words)
        }
    };
    let head = t(
        "两人答复得不同，答复一次，写明用哪一个：",
        "answered in two ways; answer it once more with the one that holds:",
    );
    std::iter::once(head.into()).chain(point.answers().map(one)).collect()
}

/// What a point says, and below it what it was answered.
fn point_told((number, point): (usize, &Point)) -> Vec<Told> {
    let words = &point.words;
    let said = said!("{number}. {words}", "{number}. {words}", number, words);
    let tone = if point.is_open() { Tone::Open } else { Tone::Plain };
    let mut out = vec![Told::new(tone, said)];
    out.extend(
        answers_said(point)
            .into_iter()
            .map(|said| Told::new(Tone::Dim, said!("   {said}", "   {said}", said))),
    );
    out.extend(point.commitment.as_ref().map(|own| {
        let said = own.said();
        Told::new(Tone::Plain, said!("   {said}", "   {said}", said))
    }));
    out
}
