//! What was read, in words and as JSON.

use serde::{Serialize, Serializer};
use serde_json::json;

use crate::document::build::questions::is_own;
use crate::form::Place;
use crate::text::{Phrase, phrase, t};

use super::{Outcome, Reading, Reply};

impl Outcome {
    /// The code used in JSON.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Same(_) => "same",
            Self::Confirmed(_) => "confirmed",
            Self::Changed(change) if change.problem.is_some() => "draft",
            Self::Changed(_) => "changed",
            Self::Unusable(_) => "unusable",
            Self::Own(_) => "own_judgement",
            Self::NothingToConfirm(_) => "nothing_to_confirm",
            Self::Contradicted(_) => "contradicted",
            Self::OnlyProof(_) => "only_proof",
            Self::NoRow(_) => "no_row",
            Self::NotAsked(_) => "not_asked",
            Self::NoPlace(_) => "no_place",
        }
    }

    /// Where it belongs, if its code says so.
    pub fn place(&self) -> Option<&Place> {
        match self {
            Self::Same(place)
            | Self::Confirmed(place)
            | Self::Own(place)
            | Self::NothingToConfirm(place)
            | Self::Contradicted(place)
            | Self::OnlyProof(place)
            | Self::NoRow(place)
            | Self::NotAsked(place) => Some(place),
            Self::Changed(change) | Self::Unusable(change) => Some(&change.place),
            Self::NoPlace(_) => None,
        }
    }

    /// What it means, if it is not simply taken over or the same.
    pub fn said(&self) -> Option<Phrase> {
        Some(match self {
            Self::Same(_) | Self::Confirmed(_) => return None,
            Self::Changed(change) if change.problem.is_none() => {
                return change.place.field.is_some_and(is_own).then(|| {
                    t(
                        "这一项由本方判断；写入的是对方的说法，请复核后再使用",
                        "this is for you to judge; what is written is the recipient's word, so check it before use",
                    )
                    .into()
                });
            }
            Self::Changed(change) => {
                let problem = change.problem.clone().unwrap_or_default();
                said!(
                    "不能直接使用，按原文作为草稿保留：{problem}",
                    "kept as a draft, as written: {problem}",
                    problem,
                )
            }
            Self::Unusable(change) => {
                let problem = change.problem.clone().unwrap_or_default();
                said!(
                    "待人工处理：答复不能直接使用，没有写入，记录保持不变：{problem}",
                    "to be settled by a person: not usable and not written; the record stays as \
                     it is: {problem}",
                    problem,
                )
            }
            Self::Own(_) => t(
                "这一项是本方自己的评估，不以对方答复代替；请比较后自行修改记录",
                "this is your own assessment, which an answer does not replace; compare and change the record yourself",
            )
            .into(),
            Self::NothingToConfirm(_) => t(
                "答复只表示确认，但记录中没有可确认的内容；请向对方询问",
                "the answer only confirms, but nothing is on record; ask the recipient",
            )
            .into(),
            Self::Contradicted(_) => t(
                "文件中对同一问题有不同答复，均未采用；请向对方确认",
                "the file answers this question in different ways; none was taken over, ask the recipient",
            )
            .into(),
            Self::OnlyProof(_) => t(
                "只写了证明材料，没有答复",
                "there is proof but no answer",
            )
            .into(),
            Self::NoRow(_) => t(
                "本记录中没有（或者不再有）这一行，未采用",
                "this record has no such row (any more); not taken over",
            )
            .into(),
            Self::NotAsked(_) => t(
                "问卷不问这一项，未采用",
                "the questionnaire does not ask this; not taken over",
            )
            .into(),
            Self::NoPlace(error) => {
                let why = error.said();
                said!(
                    "编号无法识别，未采用：{why}",
                    "the code is not known; not taken over: {why}",
                    why,
                )
            }
        })
    }
}

impl Reading {
    /// What was read, line by line, with the code of each answer and a tab before it where `codes` is true: what changes, then
    /// what a person has to look at. What stays the same is only counted.
    pub fn lines(&self, codes: bool) -> Vec<Phrase> {
        let mut out: Vec<Phrase> = Vec::new();
        let changes = |reply: &&Reply| matches!(reply.outcome, Outcome::Changed(_));
        self.replies.iter().filter(changes).for_each(|reply| reply.add_lines(codes, &mut out));
        self.add_others(codes, &mut out);
        out
    }

    /// The lines of one answer, by its place: what it says, then what is to be minded of it.
    pub fn lines_of(&self, at: usize) -> Vec<Phrase> {
        let mut out = Vec::new();
        if let Some(reply) = self.replies.get(at) {
            reply.add_lines(false, &mut out);
        }
        out
    }

    /// What changes nothing.
    pub fn other_lines(&self) -> Vec<Phrase> {
        let mut out = Vec::new();
        self.add_others(false, &mut out);
        out
    }

    fn add_others(&self, codes: bool, out: &mut Vec<Phrase>) {
        let changes = |reply: &&Reply| matches!(reply.outcome, Outcome::Changed(_));
        let others = self.replies.iter().filter(|reply| !changes(reply));
        others.for_each(|reply| reply.add_lines(codes, out));
        for loose in &self.loose {
            let (row, words) = (one_line(&loose.row), one_line(&loose.words));
            out.push(said!(
                "没有编号的答复，不知道回答什么：{row} → {words}",
                "an answer without a code; nothing says what it answers: {row} -> {words}",
                row,
                words,
            ));
        }
        let same = |code: &str| self.replies.iter().filter(|r| r.outcome.code() == code).count();
        let (changes, same, confirmed) = (self.changes(), same("same"), same("confirmed"));
        let open = self.unanswered.len();
        out.push(said!(
            "改变{changes}项；与记录相同{same}项；确认{confirmed}项；未答复{open}项",
            "{changes} changed; {same} the same; {confirmed} confirmed; {open} left unanswered",
            changes,
            same,
            confirmed,
            open,
        ));
    }
}

impl Serialize for Reading {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        json!({
            "changes": self.changes(),
            "replies": self.replies,
            "unanswered": self.unanswered,
            "without_code": self.loose,
        })
        .serialize(to)
    }
}

impl Serialize for Reply {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut out = json!({
            "code": self.code,
            "subject": self.subject,
            "outcome": self.outcome.code(),
            "answer": self.words,
            "proof": self.proof,
        });
        if let Outcome::Changed(change) | Outcome::Unusable(change) = &self.outcome {
            out["before"] = json!(change.before);
            out["after"] = json!(change.after);
            out["value"] = change.value.clone();
        }
        if let Some(said) = self.outcome.said() {
            out["remark"] = json!(said);
        }
        out.serialize(to)
    }
}

impl Reply {
    fn add_lines(&self, codes: bool, out: &mut Vec<Phrase>) {
        let code = if codes { format!("{}\t", self.code) } else { String::new() };
        let subject = &self.subject;
        match &self.outcome {
            Outcome::Same(_) | Outcome::Confirmed(_) if self.proof.is_empty() => return,
            Outcome::Same(_) | Outcome::Confirmed(_) => out.push(said!(
                "{code}{subject}：与记录一致",
                "{code}{subject}: as on record",
                code,
                subject,
            )),
            Outcome::Changed(change) | Outcome::Unusable(change) => {
                let nothing = || phrase("（无记录）", "(nothing)");
                let (before, after) =
                    (change.before.clone().unwrap_or_else(nothing), &change.after);
                out.push(phrase(
                    format!(
                        "{code}{}：{} → {}",
                        subject.zh,
                        one_line(&before.zh),
                        one_line(&after.zh)
                    ),
                    format!(
                        "{code}{}: {} -> {}",
                        subject.en,
                        one_line(&before.en),
                        one_line(&after.en)
                    ),
                ));
            }
            _ => {
                let words = one_line(&self.words);
                out.push(said!(
                    "{code}{subject}：{words}",
                    "{code}{subject}: {words}",
                    code,
                    subject,
                    words,
                ));
            }
        }
        if let Some(said) = self.outcome.said() {
            out.push(said!("    {said}", "    {said}", said));
        }
        if !self.proof.is_empty() {
            let proof = one_line(&self.proof);
            out.push(said!(
                "    证明材料（不存入记录）：{proof}",
                "    proof (not kept in the record): {proof}",
                proof,
            ));
        }
    }
}

fn one_line(words: &str) -> String {
    words.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" / ")
}
