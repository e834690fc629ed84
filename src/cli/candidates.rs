//! The values between which a merge left the choice: listed with numbers, and one of them chosen.

use std::path::PathBuf;

use serde_json::{Value, json};

use crate::desk::proofs::with_digest;
use crate::desk::session::Reader;
use crate::form::{Answers, Candidates as Several, Edit, EditError, Place, shown};
use crate::history::Given;
use crate::store::Opened;
use crate::text::{harmless, phrase, t};

use super::call::{Call, Listing, Out, Shape, Trouble};
use super::record::{kept, open, read, save_knowingly};

/// 列出合并后待选的值，或者选定其中一个；还有待选的则退出码为1 / list the values that a merge left to choose from, or choose one; exit code 1 while any are left
///
/// 待选的值在选定之前不算回答：结论按未知判断，文书留空。也可以用 set 另填一个值。
/// Until one is chosen it is no answer: the result takes it as unknown and papers leave a blank. `set` writes another value instead.
#[derive(Debug, clap::Args)]
pub(super) struct Candidates {
    /// 文件 / file
    file: PathBuf,
    /// 位置：handler/ciio 或者 scenarios/crm/purpose；默认列出全部 / place; all are listed if it is left out
    place: Option<String>,
    /// 选定第几个 / choose the one with this number
    #[arg(long, value_name = "N", requires = "place")]
    take: Option<usize>,
    #[command(flatten)]
    listing: Listing,
}

pub(super) fn carry_out(args: &Candidates, call: &Call, out: &mut Out) -> Result<u8, Trouble> {
    let meant = |text: &str| {
        let answers = Opened::read(&call.file(&args.file))?.answers;
        super::place::place(text, &answers)
    };
    let place = args.place.as_deref().map(meant).transpose()?;
    if let Some((place, number)) = place.clone().zip(args.take) {
        return take(args, place, number, call, out);
    }
    let dossier = read(&call.file(&args.file), out)?;
    let mut found = dossier.answers.to_choose();
    found.retain(|(at, _)| place.as_ref().is_none_or(|place| at.is_in(place)));
    let code = u8::from(!found.is_empty());
    // Who gave them is told where the history tells it.
    let reader =
        if found.is_empty() { None } else { Reader::of(&call.file(&args.file), &call.hand).ok() };
    let given = |place: &Place, several: &Several<'_>| {
        reader.as_ref().map_or_else(Vec::new, |reader| reader.past().given(place, several))
    };
    if args.listing.format == Shape::Json {
        let told: Vec<Value> = found
            .iter()
            .map(|(place, several)| {
                as_json(place, several, &given(place, several), &dossier.answers)
            })
            .collect();
        out.json(&told)?;
        return Ok(code);
    }
    if found.is_empty() {
        out.say(t("没有待选的值。", "Nothing is to be chosen."))?;
    }
    for (place, several) in &found {
        let Some(field) = place.field else { continue };
        let name = place.named(&dossier.answers);
        out.tell(&said!("{place}：{name}", "{place}: {name}", place, name))?;
        let given = given(place, several);
        for (at, words) in several.words(field.kind, &dossier.answers).iter().enumerate() {
            out.line(format!("  {}. {}", at + 1, harmless(words.get(out.lang()), false)))?;
            if let Some(given) = given.get(at).and_then(Option::as_ref) {
                out.line(format!("     {}", given.said().get(out.lang())))?;
            }
        }
    }
    Ok(code)
}

fn as_json(
    place: &Place,
    several: &Several<'_>,
    given: &[Option<Given>],
    answers: &Answers,
) -> Value {
    let words = place.field.map(|field| several.words(field.kind, answers)).unwrap_or_default();
    let each = several.values().zip(words).enumerate();
    let each: Vec<Value> = each
        .map(|(at, (value, words))| {
            let given = given.get(at).and_then(Option::as_ref).map(Given::to_json);
            json!({ "number": at + 1, "value": value, "words": words, "given": given })
        })
        .collect();
    json!({ "place": place, "name": place.named(answers), "candidates": each })
}

fn take(
    args: &Candidates,
    place: Place,
    number: usize,
    call: &Call,
    out: &mut Out,
) -> Result<u8, Trouble> {
    let Some(field) = place.field else {
        return Err(EditError::NoField(place.to_string()).into());
    };
    let mut session = open(&call.file(&args.file), call, out)?;
    let answers = session.answers();
    let Some(several) = answers.get(&place).and_then(Several::of) else {
        return Err(
            said!("{place} 没有待选的值。", "{place} has nothing to choose from.", place).into()
        );
    };
    let count = several.values().len();
    let Some(value) = several.chosen(number) else {
        return Err(said!(
            "{place} 待选的值是第1至{count}个，没有第{number}个。",
            "{place} has the values 1 to {count}, and none with the number {number}.",
            place,
            count,
            number,
        )
        .into());
    };
    let problem = value.as_ref().and_then(|value| field.kind.problem(value, answers));
    let words = value
        .as_ref()
        .map_or_else(|| phrase("不填写", "no answer"), |value| shown(field.kind, value, answers));
    let said = said!("{place}：选定“{words}”", "{place}: \"{words}\" is chosen", place, words);
    let edit = with_digest(&session.file().path, Edit::Set(place, value));
    let (code, touched) = save_knowingly(&mut session, edit, out)?;
    if args.listing.format == Shape::Json {
        let code = if problem.is_some() { 1 } else { code };
        out.json(&json!({ "problem": problem, "touched": touched }))?;
        return Ok(code);
    }
    out.tell(&said)?;
    kept(code, problem, out)
}
