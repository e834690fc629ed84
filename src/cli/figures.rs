//! How a figure was read, and a code confirmed as it stands on its document.
//!
//! What was read otherwise than it was typed is told on the error stream, so that scripts read only results.

use std::path::Path;

use serde_json::Value;

use crate::form::{Answers, AsOnDocument, Edit, EditError, Field, Place, read_otherwise};
use crate::store::Opened;
use crate::text::{Phrase, harmless, phrase, t};

use super::Trouble;
use super::out::Out;

/// Tells how a figure was read, where it was not written plainly.
pub(super) fn tell(
    field: &Field,
    text: &str,
    value: Option<&Value>,
    answers: &Answers,
    out: &mut Out,
) {
    let Some(value) = value else { return };
    if let Some(words) = read_otherwise(field.kind, text, value, answers) {
        let label = field.label;
        let said =
            phrase(format!("{}：{}", label.zh, words.zh), format!("{}: {}", label.en, words.en));
        out.aside(t("读作：", "read as: "), &said);
    }
}

/// Who confirms a code, and why.
#[derive(Debug, clap::Args)]
pub(super) struct Confirm {
    /// 文件 / file
    pub(super) file: std::path::PathBuf,
    /// 位置：`handler/credit_code` / place
    place: String,
    /// 由谁对照 / who compared it
    #[arg(long, value_name = "WHO")]
    by: String,
    /// 为什么与规则不符仍是对的 / why it is right although it breaks the rule
    #[arg(long, value_name = "WORDS")]
    why: String,
}

/// Confirms that a code which breaks its rule stands so on the document.
pub(super) fn confirm(path: &Path, args: &Confirm, out: &mut Out) -> Result<u8, Trouble> {
    let place = Place::parse(&args.place)?;
    let Some(field) = place.field else { return Err(EditError::NoField(place.to_string()).into()) };
    let mut opened = Opened::open(path)?;
    let answers = &opened.dossier.answers;
    let code = answers.get(&place).and_then(|value| AsOnDocument::code_in(field, value));
    let Some(code) = code else {
        return Err(phrase(
            format!("{place} 没有可以确认的编号：只有编号规则不认的号码才需要确认。"),
            format!("{place} has no code to confirm; only a code that breaks its rule needs it."),
        )
        .into());
    };
    let problem = field.kind.problem(&Value::from(code), answers);
    if let Some(problem) = problem.as_ref().filter(|_| !field.kind.may_stand(code)) {
        let code = harmless(code, false);
        return Err(phrase(
            format!("“{code}”不能确认：{}。只有18位、字符都合规则、只是校验位不符的号码才能确认。", problem.zh),
            format!("\"{code}\" cannot be confirmed: {}. Only 18 characters of the right kind whose check character fails can be.", problem.en),
        )
        .into());
    }
    if problem.is_none() {
        return Err(phrase(
            format!("“{code}”符合编号规则，不需要确认。"),
            format!("\"{code}\" keeps the rule and needs no confirmation."),
        )
        .into());
    }
    let value = AsOnDocument { code, by: &args.by, why: &args.why }.to_json().ok_or_else(|| {
        Trouble(phrase(
            "请写明由谁对照（--by）和为什么（--why），各不超过500字。",
            "Say who compared it (--by) and why (--why), at most 500 characters each.",
        ))
    })?;
    let said: Phrase = phrase(
        format!("“{code}”已确认与证照一致"),
        format!("\"{code}\" is confirmed as on the document"),
    );
    let code = super::edit::save(&mut opened, Edit::Set(place, Some(value)), out)?;
    out.tell(&said)?;
    Ok(code)
}
