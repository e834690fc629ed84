//! A question as it is asked in lines, and the answer as it is typed: words, or the numbers of choices.

use serde_json::Value;

use crate::desk::proofs::with_digest;
use crate::form::catalog::items;
use crate::form::{Answers, Edit, Field, Kind, Need, Options, Place, Section};
use crate::source::Citation;
use crate::text::{Phrase, Text, harmless, t};

use super::lines::role;
use super::{Plain, Trouble};
use crate::cli::record::{give, open, propose, save_knowingly};

/// From how many choices on they are told only when they are asked for.
const MANY: usize = 24;

/// A choice: what stands in the file, and what it is called.
type Choice = (String, Phrase);

const YES_NO: [(&str, Text); 3] =
    [("yes", t("是", "yes")), ("no", t("否", "no")), ("unknown", t("不清楚", "unknown"))];

impl Plain<'_> {
    /// Asks one question until it is answered, left as it is (true), or somebody goes back (false).
    pub(super) fn ask(&mut self, place: &Place) -> Result<bool, Trouble> {
        let Some(field) = place.field else { return Ok(true) };
        let choices = self.tell_question(place, field)?;
        let mut are_told = choices.len() <= MANY;
        let mut command: Option<String> = None;
        loop {
            let Some(line) = self.read()? else { return Ok(false) };
            let typed = line.trim();
            match typed {
                "" => return Ok(true),
                "<" | "＜" => return Ok(false),
                "?" | "？" => {
                    self.tell_more(field, &choices)?;
                    are_told = true;
                    continue;
                }
                // Somebody may think to be elsewhere: a letter that is a command there is asked about, and taken if it is typed again.
                letter if is_command(letter) && command.as_deref() != Some(letter) => {
                    self.out.tell(&said!(
                        "“{letter}”是回答还是命令？是回答，再输入一次；要离开这个问题，输入小于号",
                        "is \"{letter}\" the answer or a command? If the answer, type it again; to leave this question type a less-than sign",
                        letter,
                    ))?;
                    command = Some(letter.to_owned());
                    continue;
                }
                _ => {}
            }
            let words = match typed {
                "-" | "－" => String::new(),
                _ if matches!(field.original().kind, Kind::Paragraph) => {
                    let Some(words) = self.paragraph(line)? else { return Ok(false) };
                    words
                }
                _ => match self.chosen(place, field, (&choices, are_told), typed) {
                    Ok(words) => words,
                    Err(Trouble(said)) => {
                        self.trouble(&said);
                        continue;
                    }
                },
            };
            match self.put(place, field, &words) {
                Ok(true) => return Ok(true),
                Ok(false) => {}
                Err(Trouble(said)) => self.trouble(&said),
            }
        }
    }

    /// Tells the question, what is answered now, and its choices.
    fn tell_question(
        &mut self,
        place: &Place,
        field: &'static Field,
    ) -> Result<Vec<Choice>, Trouble> {
        let (standing, survey) = self.record()?;
        let answers = &standing.dossier.answers;
        let facts = standing.facts();
        let (role, name) = (role(field.kind), place.named(answers));
        // What other answers call for is asked for, as in the list of the row.
        let is_missing = survey.gaps.contains(place);
        let need = match field.need {
            Need::Optional if !is_missing => t("可以不填", "optional"),
            Need::Required | Need::Optional => t("应当填写", "required"),
        };
        self.out.tell(&said!(
            "问题，{role}，{need}：{name}",
            "Question, {role}, {need}: {name}",
            role,
            need,
            name
        ))?;
        self.out.say(field.help)?;
        let now = facts.entry(place).and_then(|entry| entry.shown(field));
        if let Some(now) = now {
            self.out.tell(&said!("现在的回答：{now}", "The answer now: {now}", now))?;
        }
        if let Some(problem) =
            answers.get(place).and_then(|value| field.kind.problem(value, answers))
        {
            self.out.tell(&said!(
                "不能采用：{problem}",
                "It cannot be relied on: {problem}",
                problem
            ))?;
        }
        let choices = choices(field.kind, answers);
        if choices.len() > MANY {
            let count = choices.len();
            self.out.tell(&said!(
                "共{count}项，输入名称；问号列出全部。",
                "There are {count}: type a name; a question mark lists them all.",
                count,
            ))?;
        } else {
            self.tell_choices(&choices)?;
        }
        self.out.say(if matches!(field.original().kind, Kind::Paragraph) {
            t(
                "输入文字，可写多行，写完后单独一行写一个句号。空行不改，减号清除，问号看说明，小于号返回。",
                "Type the text, several lines if need be, and end with a full stop alone on a line. An empty line leaves it, a minus sign clears it, a question mark tells more, a less-than sign goes back.",
            )
        } else if is_many(field.kind) {
            t(
                "输入编号或者名称，可以多个，例如 1 3 5-8；加号或者减号在前只增加或者去掉。空行不改，减号清除，问号看说明，小于号返回。",
                "Type numbers or names, as in 1 3 5-8; a plus or minus sign before each only adds or takes away. An empty line leaves it, a minus sign clears it, a question mark tells more, a less-than sign goes back.",
            )
        } else {
            t(
                "输入回答。空行不改，减号清除，问号看说明，小于号返回。",
                "Type the answer. An empty line leaves it, a minus sign clears it, a question mark tells more, a less-than sign goes back.",
            )
        })?;
        Ok(choices)
    }

    fn tell_choices(&mut self, choices: &[Choice]) -> Result<(), Trouble> {
        for (at, (_, label)) in choices.iter().enumerate() {
            let number = at + 1;
            self.out.tell(&said!("{number}，{label}", "{number}, {label}", number, label))?;
        }
        Ok(())
    }

    fn tell_more(&mut self, field: &'static Field, choices: &[Choice]) -> Result<(), Trouble> {
        let hint = field.kind.hint();
        self.out.tell(&said!("怎样填写：{hint}", "How to answer: {hint}", hint))?;
        if !field.sources.is_empty() {
            let sources = Citation::list(field.sources);
            self.out.tell(&said!("依据：{sources}", "Sources: {sources}", sources))?;
        }
        self.tell_choices(choices)
    }

    /// Lines up to one with a full stop alone; nothing where somebody goes back.
    fn paragraph(&mut self, first: String) -> Result<Option<String>, Trouble> {
        self.out.say(t(
            "继续写；单独一行写句号结束，写小于号放弃。",
            "Go on; a full stop alone on a line ends it, a less-than sign gives it up.",
        ))?;
        let mut text = first;
        while let Some(line) = self.read()? {
            match line.trim() {
                "." | "。" | "．" => break,
                "<" | "＜" => {
                    self.out.say(t("已放弃，没有改动。", "Given up, nothing was changed."))?;
                    return Ok(None);
                }
                _ => text.push_str(&line),
            }
        }
        Ok(Some(text))
    }

    /// What is typed, with numbers read as the choices that they number.
    fn chosen(
        &self,
        place: &Place,
        field: &'static Field,
        (choices, are_told): (&[Choice], bool),
        typed: &str,
    ) -> Result<String, Trouble> {
        // Numbers that were not told mean nothing; a code may look like one.
        let is_code = choices.iter().any(|(code, _)| code == typed);
        if !choices.is_empty() && !are_told && !is_code && typed.parse::<usize>().is_ok() {
            return Err(Trouble(said!(
                "编号要先列出才有意义：输入问号，或者写名称",
                "a number means something once the list was told: type a question mark, or the name",
            )));
        }
        if choices.is_empty() || !are_told {
            return Ok(typed.to_owned());
        }
        if let Some(at) = choices.iter().position(|(code, _)| code == typed)
            && typed.parse() != Ok(at + 1)
            && typed.parse::<usize>().is_ok()
        {
            let label = &choices[at].1;
            return Err(Trouble(said!(
                "“{typed}”是“{label}”的代码，也可能是编号：写名称",
                "\"{typed}\" is the code of \"{label}\" and may be a number of the list: type the name",
                typed,
                label,
            )));
        }
        let code = |number: usize| {
            let choice = number.checked_sub(1).and_then(|at| choices.get(at));
            choice.map(|(code, _)| code.clone()).ok_or_else(|| {
                let count = choices.len();
                Trouble(said!(
                    "没有第{number}项，共{count}项",
                    "there is no choice {number}; there are {count}",
                    number,
                    count,
                ))
            })
        };
        if !is_many(field.kind) {
            return typed.parse().map_or_else(|_| Ok(typed.to_owned()), code);
        }
        let Some(marked) = numbers(typed) else { return Ok(typed.to_owned()) };
        let (standing, _) = self.record()?;
        let held = standing.dossier.answers.get(place).and_then(Value::as_array);
        let held = held.into_iter().flatten().filter_map(Value::as_str).map(str::to_owned);
        let is_change = marked.iter().any(|(mark, _)| *mark != Mark::Set);
        let mut out: Vec<String> = if is_change { held.collect() } else { Vec::new() };
        for (mark, number) in marked {
            let code = code(number)?;
            out.retain(|known| *known != code);
            if mark != Mark::Without {
                out.push(code);
            }
        }
        Ok(out.join(";"))
    }

    /// Writes the answer. Words that mean no choice, or no sure one, are not written: it is asked again.
    fn put(&mut self, place: &Place, field: &'static Field, words: &str) -> Result<bool, Trouble> {
        let path = self.path()?.to_owned();
        let mut session = open(&path, self.call, self.out)?;
        let given = give(field, words, session.answers(), self.out);
        if let (Some(problem), true) = (&given.problem, is_chosen(field.kind)) {
            let said = harmless(words.trim(), false);
            self.trouble(&said!(
                "“{said}”没有写入：{problem}",
                "\"{said}\" was not taken: {problem}",
                said,
                problem,
            ));
            return Ok(false);
        }
        let value = session.answers().written(place, given.value);
        let edit = with_digest(&path, Edit::Set(place.clone(), value));
        save_knowingly(&mut session, edit, self.out)?;
        let now = session.facts().entry(place).and_then(|entry| entry.shown(field));
        self.out.tell(&match (now, given.problem) {
            (_, Some(problem)) => {
                said!("已原样保存，但{problem}", "Kept as typed, but {problem}", problem)
            }
            (Some(now), None) => said!("已保存：{now}", "Saved: {now}", now),
            (None, None) => t("已清除。", "Cleared.").into(),
        })?;
        if let (true, Some(row)) = (*field == items::NAME, &place.row) {
            propose(&session, place.section, row, self.out);
        }
        Ok(true)
    }
}

/// What may be chosen.
fn choices(kind: Kind, answers: &Answers) -> Vec<Choice> {
    let of_list = |options: &'static Options| {
        let all = options.choices.iter();
        all.map(|choice| (choice.code.to_string(), choice.label.into())).collect()
    };
    let of_rows = |section: &'static Section| {
        let rows = answers.rows(section);
        rows.map(|row| (row.id.to_owned(), answers.row_title(section, row.id))).collect()
    };
    match kind {
        Kind::YesNo => {
            YES_NO.iter().map(|(code, words)| ((*code).to_owned(), (*words).into())).collect()
        }
        Kind::One(options) | Kind::Many(options) => of_list(options),
        Kind::Row(section) | Kind::Rows(section) => of_rows(section),
        _ => Vec::new(),
    }
}

const fn is_many(kind: Kind) -> bool {
    matches!(kind, Kind::Many(_) | Kind::Rows(_))
}

const fn is_chosen(kind: Kind) -> bool {
    matches!(kind, Kind::YesNo | Kind::One(_) | Kind::Many(_) | Kind::Row(_) | Kind::Rows(_))
}

/// Whether a line is a command where one is not answering.
pub(super) fn is_command(line: &str) -> bool {
    matches!(line, "h" | "q" | "b" | "u" | "y" | "n" | "m" | "f" | "c")
}

/// What is done with a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Set,
    With,
    Without,
}

/// Numbers and ranges of them, each with the sign before it; nothing where anything else is typed.
fn numbers(typed: &str) -> Option<Vec<(Mark, usize)>> {
    let mut out = Vec::new();
    let parts = typed.split([' ', ',', '，', '、', ';', '；', '\u{3000}']);
    for part in parts.filter(|part| !part.is_empty()) {
        let (mark, rest) = match part.strip_prefix(['+', '＋']) {
            Some(rest) => (Mark::With, rest),
            None => match part.strip_prefix(['-', '－']) {
                Some(rest) => (Mark::Without, rest),
                None => (Mark::Set, part),
            },
        };
        let (from, to) = rest.split_once('-').unwrap_or((rest, rest));
        let (from, to): (usize, usize) = (from.parse().ok()?, to.parse().ok()?);
        // No list is longer; a typed range is not run through to its end.
        if to.saturating_sub(from) > 100_000 {
            return None;
        }
        out.extend((from..=to).map(|number| (mark, number)));
    }
    (!out.is_empty()).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_ranges_are_read_with_their_signs() {
        let set = |numbers: &[usize]| Some(numbers.iter().map(|n| (Mark::Set, *n)).collect());
        assert_eq!(numbers("1 3，5-7"), set(&[1, 3, 5, 6, 7]));
        assert_eq!(numbers("+2 -4"), Some(vec![(Mark::With, 2), (Mark::Without, 4)]));
        for words in ["", "姓名", "1 姓名", "1-", "3-999999999"] {
            assert_eq!(numbers(words), None, "{words}");
        }
    }
}
