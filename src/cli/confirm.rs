//! A code that breaks its rule, confirmed as it stands on its document; a translation, confirmed of its changed original.

use std::path::PathBuf;

use serde_json::Value;

use crate::form::{AsOnDocument, Edit, EditError, Translation};
use crate::text::{Phrase, harmless, phrase};

use super::call::{Call, Out, Trouble};
use super::place::place;
use super::record::{open, save};

/// 确认一个不合编号规则的号码与证照上的一致，或者译文与改动后的原文一致 / confirm that a code which breaks its rule stands so on the document, or that a translation still renders its changed original
///
/// 只对这一个号码有效：改写号码后，确认自动失效。它照样写入文书，check 会说明由谁、为什么确认。
/// It holds for this very code and falls when another is written. The code goes into the papers, and check says who confirmed it and why.
#[derive(Debug, clap::Args)]
pub(super) struct Confirm {
    /// 文件 / file
    file: PathBuf,
    /// 位置：`handler/credit_code`，译文如 `scenarios/crm/purpose.en` / place
    place: String,
    /// 由谁对照；编号须写 / who compared it; required for a code
    #[arg(long, value_name = "WHO")]
    by: Option<String>,
    /// 为什么与规则不符仍是对的；编号须写 / why it is right although it breaks the rule; required for a code
    #[arg(long, value_name = "WORDS")]
    why: Option<String>,
}

pub(super) fn carry_out(args: &Confirm, call: &Call, out: &mut Out) -> Result<u8, Trouble> {
    let mut session = open(&call.file(&args.file), call, out)?;
    let place = place(&args.place, session.answers())?;
    let Some(field) = place.field else {
        return Err(EditError::NoField(place.to_string()).into());
    };
    let answers = session.answers();
    if field.language().is_some() {
        let text = answers.get(&place).and_then(Translation::read).map(|held| held.text.into());
        let Some(value) = answers.written(&place, text) else {
            return Err(said!(
                "{place} 没有译文可以确认。",
                "{place} holds no text to confirm.",
                place,
            )
            .into());
        };
        let said =
            said!("{place} 已确认与原文一致", "{place} is confirmed to render its original", place);
        let code = save(&mut session, Edit::Set(place, Some(value)), out)?;
        out.tell(&said)?;
        return Ok(code);
    }
    let code = answers.get(&place).and_then(|value| AsOnDocument::code_in(field, value));
    let Some(code) = code else {
        return Err(said!(
            "{place} 没有可以确认的编号：只有编号规则不认的号码才需要确认。",
            "{place} has no code to confirm; only a code that breaks its rule needs it.",
            place,
        )
        .into());
    };
    let problem = field.kind.problem(&Value::from(code), answers);
    if let Some(problem) = problem.as_ref().filter(|_| !field.kind.may_stand(code)) {
        let code = harmless(code, false);
        return Err(said!(
            "“{code}”不能确认：{problem}。只有18位、字符都合规则、只是校验位不符的号码才能确认。",
            "\"{code}\" cannot be confirmed: {problem}. Only 18 characters of the right kind \
             whose check character fails can be.",
            code,
            problem,
        )
        .into());
    }
    if problem.is_none() {
        return Err(said!(
            "“{code}”符合编号规则，不需要确认。",
            "\"{code}\" keeps the rule and needs no confirmation.",
            code,
        )
        .into());
    }
    let [by, why] = [&args.by, &args.why].map(|part| part.as_deref().unwrap_or_default());
    let value = AsOnDocument { code, by, why }.to_json().ok_or_else(|| {
        Trouble(phrase(
            "请写明由谁对照（--by）和为什么（--why），各不超过500字。",
            "Say who compared it (--by) and why (--why), at most 500 characters each.",
        ))
    })?;
    let said: Phrase =
        said!("“{code}”已确认与证照一致", "\"{code}\" is confirmed as on the document", code,);
    let code = save(&mut session, Edit::Set(place, Some(value)), out)?;
    out.tell(&said)?;
    Ok(code)
}
