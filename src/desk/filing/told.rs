//! How a filing stands, in words.

use crate::text::{Phrase, t};

use super::Filing;

impl Filing {
    /// How it stands: a line each for the stage, the period that runs, the sequences, the letters and what does not fit.
    pub fn lines(&self) -> Vec<Phrase> {
        let mut out = vec![self.heading()];
        if let Some(clock) = &self.stands.clock
            && let Some(due) = clock.timing.due
        {
            let (title, progress) = (clock.title(), clock.progress.label());
            out.push(said!(
                "  期限：{title}，{due}（{progress}）",
                "  period: {title}, {due} ({progress})",
                title,
                due,
                progress,
            ));
        }
        for one in &self.row.sequences {
            let fields = &one.fields;
            let receipt = fields.receipt.as_ref().map_or_else(Phrase::default, |number| {
                said!("，回执{number}", ", receipt {number}", number)
            });
            out.push(said!(
                "  {number}  {day}  {kind}，{count}份{receipt}",
                "  {number}  {day}  {kind}, {count} {count?paper|papers}{receipt}",
                number = fields.number,
                day = fields.day,
                kind = fields.kind.label(),
                count = fields.papers.len(),
                receipt,
            ));
        }
        for letter in &self.row.letters {
            let open = letter.open().count();
            let state = if letter.is_answered(&self.row.sequences) {
                t("已提交答复", "answered and handed in").into()
            } else {
                said!("{open}点没有答复", "{open} {open?point|points} open", open)
            };
            out.push(said!(
                "  {id}  {day}收到，{kind}，{count}点，{state}",
                "  {id}  of {day}, {kind}, {count} {count?point|points}, {state}",
                id = &letter.fields.id,
                day = letter.fields.received,
                kind = letter.fields.kind.label(),
                count = letter.points.len(),
                state,
            ));
        }
        out.extend(
            self.stands.doubts.iter().map(|doubt| said!("  ！{doubt}", "  ! {doubt}", doubt)),
        );
        for fault in &self.row.faults {
            let said = fault.said();
            out.push(said!("  ！{said}", "  ! {said}", said));
        }
        out
    }

    fn heading(&self) -> Phrase {
        let stands = &self.stands;
        let (name, stage) = (&self.name, stands.stage.label(self.route));
        let acts = stands.stage.acts().label();
        let since = stands
            .since
            .map_or_else(Phrase::default, |day| said!("（{day}起）", " (since {day})", day));
        let rounds = stands.rounds;
        let rounds = if rounds > 0 {
            said!("，补正{rounds}轮", ", corrections asked {rounds} {rounds?time|times}", rounds)
        } else {
            Phrase::default()
        };
        said!(
            "{name}：{stage}{since}{rounds}；轮到：{acts}",
            "{name}: {stage}{since}{rounds}; to act: {acts}",
            name,
            stage,
            since,
            rounds,
            acts,
        )
    }
}
