//! One wording for all records that disagree on an answer: looked at first, made when asked, and taken back.

use std::path::Path;

use serde_json::{Value, json};

use crate::desk::Kind;
use crate::desk::whole::fix::{self, Checked, Fix, Fixed, Undone};
use crate::desk::whole::{self, Disagreement, Register, Thing};
use crate::form::spelling::Spelled;
use crate::text::{Phrase, harmless, phrase};

use super::call::{Call, Out, Trouble};

/// How records that disagree are made to agree.
#[derive(Debug, clap::Args)]
pub(super) struct Fixing {
    /// 改哪一个：登记册中的名称 / which one: its name in the register
    #[arg(long, value_name = "NAME")]
    fix: Option<String>,
    /// 改哪一项：字段 id 或者名称；只有一项不一致的可以不写 / which answer: the id or name of the field; not needed where only one differs
    #[arg(long, value_name = "FIELD", requires = "fix")]
    field: Option<String>,
    /// 以哪一种写法为准：其中一种的文字 / which answer is to hold: the words of one of them
    #[arg(long = "as", value_name = "WORDS", requires = "fix")]
    holds: Option<String>,
    /// 照此修改；不写则只说明会改什么 / make the change; without it only what would change is told
    #[arg(long, requires = "holds")]
    yes: bool,
    /// 有的评估不能改时，只改其余的 / where some cannot be changed, change the others
    #[arg(long, requires = "yes")]
    partly: bool,
    /// 撤销最近一次 / take the last time back
    #[arg(long, conflicts_with = "fix")]
    undo: bool,
}

impl Fixing {
    /// Whether anything is asked.
    pub(super) const fn is_asked(&self) -> bool {
        self.fix.is_some() || self.undo
    }

    /// Exit code 1 where something was not changed, or would not be.
    pub(super) fn carry_out(
        &self,
        kind: Kind,
        format: &str,
        call: &Call,
        out: &mut Out,
    ) -> Result<u8, Trouble> {
        let is_json = format == "json";
        let Some(name) = &self.fix else { return undo(is_json, call, out) };
        let made = whole::register(&call.folder, kind)?;
        let fix = self.meant(&made, name)?;
        if !self.yes {
            let checked = fix::check(&fix)?;
            return looked_at(&checked, is_json, out);
        }
        match fix::apply(&call.folder, &fix, &call.hand, self.partly)? {
            Err(checked) => {
                looked_at(&checked, is_json, out)?;
                Err(phrase(
                    "有的评估不能改，所以都没有改。排除之后再试，或者加 --partly 只改其余的。",
                    "Some assessments cannot be changed, so none was. Mend that and try again, or add --partly to change the others.",
                )
                .into())
            }
            Ok(fixed) => {
                out.has_saved = !fixed.changed.is_empty();
                done(&fixed, is_json, out)
            }
        }
    }

    fn meant(&self, made: &Register, name: &str) -> Result<Fix, Phrase> {
        let thing = thing(made, name)?;
        let one = self.answer(thing)?;
        let Some(wanted) = &self.holds else {
            return Err(values(
                one,
                phrase("请用 --as 写明以哪一种为准", "say with --as which is to hold"),
            ));
        };
        let wanted = Spelled::new(wanted);
        let is_meant = |words: &Phrase| {
            [&words.zh, &words.en].into_iter().any(|own| Spelled::new(own).key() == wanted.key())
        };
        let holds = one.values.iter().position(|(words, _)| is_meant(words));
        holds
            .and_then(|at| made.fix(thing, one, at))
            .ok_or_else(|| values(one, phrase("没有评估这样写", "no assessment says so")))
    }

    /// The answer on which they disagree that is meant.
    fn answer<'a>(&self, thing: &'a Thing) -> Result<&'a Disagreement, Phrase> {
        let all = &thing.disagreements;
        let is_meant = |one: &&Disagreement| {
            self.field.as_ref().is_none_or(|text| {
                let label = one.field.label;
                [one.field.id, label.zh, label.en]
                    .into_iter()
                    .any(|own| own.eq_ignore_ascii_case(text))
            })
        };
        let mut found = all.iter().filter(is_meant);
        match (found.next(), found.next()) {
            (Some(one), None) => Ok(one),
            _ if all.is_empty() => {
                Err(phrase("各份评估没有不一致的地方", "the assessments agree on it"))
            }
            _ => {
                let fields = all.iter().map(|one| {
                    let (id, label) = (one.field.id, one.field.label);
                    said!("{id}（{label}）", "{id} ({label})", id, label)
                });
                let fields = Phrase::list(fields);
                Err(said!(
                    "请用 --field 写明改哪一项；不一致的有：{fields}",
                    "say with --field which answer; they disagree on {fields}",
                    fields,
                ))
            }
        }
    }
}

/// The thing that a name means: in full, or where only one has it as a part.
fn thing<'a>(made: &'a Register, name: &str) -> Result<&'a Thing, Phrase> {
    let wanted = Spelled::new(name);
    let names = |thing: &Thing| [&thing.name.zh, &thing.name.en].map(|own| Spelled::new(own));
    let is_it = |thing: &&Thing| {
        names(thing).iter().any(|own| own.key() == wanted.key())
            || thing.used.iter().any(|used| {
                [&used.says.name.zh, &used.says.name.en]
                    .into_iter()
                    .any(|own| Spelled::new(own).key() == wanted.key())
            })
    };
    let holds = |thing: &&Thing| {
        !wanted.plain().is_empty()
            && names(thing).iter().any(|own| own.plain().contains(wanted.plain()))
    };
    let exact: Vec<&Thing> = made.things.iter().filter(is_it).collect();
    let found = if exact.is_empty() { made.things.iter().filter(holds).collect() } else { exact };
    match found.as_slice() {
        [one] => Ok(*one),
        [] => {
            let name = harmless(name, false);
            Err(said!("登记册中没有“{name}”", "the register holds no {name}", name))
        }
        several => {
            let all = several.iter().map(|thing| plain(&thing.name));
            let (name, all) = (harmless(name, false), Phrase::list(all));
            Err(said!(
                "“{name}”可以是：{all}；请写全名",
                "{name} may be {all}; write the whole name",
                name,
                all,
            ))
        }
    }
}

fn plain(words: &Phrase) -> Phrase {
    phrase(harmless(&words.zh, false), harmless(&words.en, false))
}

/// What to say where it is not known which answer holds, with all of them.
fn values(one: &Disagreement, why: Phrase) -> Phrase {
    let all = one.values.iter().map(|(words, who)| {
        let (words, count) = (plain(words), who.len());
        said!("“{words}”（{count}处）", "\"{words}\" ({count})", words, count)
    });
    let (label, all) = (one.field.label, Phrase::list(all));
    said!("{why}；{label}现有：{all}", "{why}; {label} is {all}", why, label, all)
}

fn name_of(path: &Path) -> String {
    path.display().to_string()
}

fn looked_at(checked: &Checked, is_json: bool, out: &mut Out) -> Result<u8, Trouble> {
    if is_json {
        let all = checked.fix.changes.iter().zip(&checked.blocked).zip(&checked.touched);
        let changes: Vec<Value> = all
            .map(|((there, blocked), touched)| {
                json!({
                    "file": name_of(&there.path), "title": there.title, "place": there.place,
                    "says": there.says, "blocked": blocked, "touched": touched,
                })
            })
            .collect();
        out.json(&json!({
            "name": checked.fix.name, "field": checked.fix.field.id, "holds": checked.fix.holds,
            "changes": changes, "changed": [],
        }))?;
    } else {
        for (line, _) in checked.lines() {
            out.tell(&line)?;
        }
    }
    if !checked.is_blocked() {
        out.note(&phrase(
            "还没有改；加 --yes 照此修改。",
            "Nothing is changed yet; --yes changes it.",
        ));
    }
    Ok(1)
}

fn done(fixed: &Fixed, is_json: bool, out: &mut Out) -> Result<u8, Trouble> {
    let files = fixed.changed.iter().map(|path| name_of(path));
    let files: Vec<String> = files.collect();
    told((&fixed.said(), &fixed.lines()), ("changed", files, &fixed.failed), is_json, out)?;
    if !fixed.changed.is_empty() {
        out.note(&phrase("--undo 一次撤销。", "--undo takes all of it back."));
    }
    Ok(u8::from(!fixed.failed.is_empty()))
}

fn undo(is_json: bool, call: &Call, out: &mut Out) -> Result<u8, Trouble> {
    let undone: Undone = fix::undo(&call.folder, &call.hand)?.ok_or_else(|| {
        phrase("没有可以撤销的统一修改", "nothing was made the same that could be taken back")
    })?;
    out.has_saved = !undone.back.is_empty();
    let files: Vec<String> = undone.back.iter().map(|path| name_of(path)).collect();
    told((&undone.said(), &undone.lines()), ("undone", files, &undone.left), is_json, out)?;
    Ok(u8::from(!undone.left.is_empty()))
}

fn told(
    (said, lines): (&Phrase, &[Phrase]),
    (key, files, failed): (&str, Vec<String>, &[(std::path::PathBuf, Phrase)]),
    is_json: bool,
    out: &mut Out,
) -> Result<(), Trouble> {
    if is_json {
        let failed: Vec<Value> = failed
            .iter()
            .map(|(path, why)| json!({ "file": name_of(path), "error": why }))
            .collect();
        out.json(&json!({ key: files, "failed": failed }))?;
    } else {
        out.tell(said)?;
    }
    for line in lines {
        out.note(line);
    }
    Ok(())
}
