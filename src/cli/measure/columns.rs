//! What the columns of a file hold, and which data items are proposed for them. A proposal is never an answer.

use std::path::PathBuf;

use serde_json::{Value, json};

use crate::cli::call::{Call, Listing, Out};
use crate::cli::trouble::Trouble;
use crate::document::{Block, Document, Layout, Stamp, Table, plain};
use crate::form::catalog::items::{NAME, SECTION, proposals};
use crate::form::options::TYPICAL_ITEMS;
use crate::form::{Answers, Choice, Facts};
use crate::measure::{Asked, Holds, Profile, profile};
use crate::text::{Lang, Phrase, Text, grouped, harmless, phrase, t};

use super::{delimiter, program, shape, watched};

/// 看每一列像是什么，提出可能的信息项 / what each column is like, and which data items are proposed for it
///
/// 只输出每一列有多少单元格像什么，不输出取值；列名要用 --names 才写出。号码按规则和校验位认；地址和姓名是猜测。建议由您确认，不会自动写入。
/// It tells how many cells of a column are like what, and no value; names of columns only with --names. Numbers are known by their rules and
/// check digits; addresses and names are guesses. A proposal is yours to confirm, and nothing is written.
#[derive(Debug, clap::Args)]
pub(super) struct Columns {
    /// 数据文件 / the file of data
    file: PathBuf,
    /// 分隔符：一个字符或者 tab / the delimiter: one sign, or tab
    #[arg(long, value_name = "SIGN")]
    delimiter: Option<String>,
    /// 写出列名；不写的只写第几列（文件没有标题行时，列名就是第一个人的信息） / write the names of columns; without it only their numbers (where a
    /// file has no heading, the names are the data of the first person)
    #[arg(long)]
    names: bool,
    /// 工作表；默认第一张 / the sheet; the first if left out
    #[arg(long, value_name = "NAME")]
    sheet: Option<String>,
    /// 同 --format json / the same as --format json
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    listing: Listing,
}

/// From this share of its values on a column is said to hold something, in hundredths.
const MOST: u64 = 80;
/// From this share on it is said to hold some of it.
const SOME: u64 = 1;

pub(super) fn carry_out(args: &Columns, call: &Call, out: &mut Out) -> Result<u8, Trouble> {
    let asked = Asked {
        delimiter: delimiter(args.delimiter.as_deref())?,
        sheet: args.sheet.clone(),
        ..Asked::quasi(Vec::new())
    };
    let columns = watched(|watch| profile(&args.file, &asked, watch))?;
    let lang = out.lang();
    let rows = (1..).zip(&columns).map(|column| row(column, args.names, lang)).collect();
    let head = [t("列", "Column"), t("有值", "Values"), t("像是", "Like"), t("建议", "Proposed")];
    let head = head.map(|text| text.get(lang).to_owned()).to_vec();
    let table = Table { caption: String::new(), head, widths: vec![20, 12, 30, 50], rows };
    let document = Document {
        id: "columns",
        of: None,
        title: t("各列的内容", "What the columns hold").get(lang).to_owned(),
        lang,
        layout: Layout::Brief,
        cover: None,
        has_contents: false,
        is_copied: false,
        heading: String::new(),
        blocks: vec![Block::Table(table)],
        stamp: Stamp {
            line: program(),
            draft: String::new(),
            open: 0,
            is_shown: true,
            day: call.today,
            subject: String::new(),
            author: String::new(),
            record: String::new(),
        },
    };
    let json = json!({ "columns": (1..).zip(&columns).map(|column| told(column, args.names)).collect::<Vec<_>>() });
    out.listing(shape(args.json, &args.listing), &json, &document)
}

/// What a column holds that is more than chance, the most first, in hundredths of its values.
fn shares(column: &Profile) -> impl Iterator<Item = (Holds, u64)> {
    let share = |count: u64| count.saturating_mul(100) / column.values.max(1);
    column
        .holds
        .iter()
        .map(move |(holds, count)| (*holds, share(*count)))
        .filter(|one| one.1 >= SOME)
}

/// What nearly all of it is, if anything.
fn whole(column: &Profile) -> Option<Holds> {
    shares(column).find(|(_, share)| *share >= MOST).map(|(holds, _)| holds)
}

/// The name of a column where it was asked for and is like nobody's.
fn name(column: &Profile, is_asked: bool) -> Option<String> {
    (is_asked && column.is_tellable()).then(|| harmless(&column.name, false))
}

fn row(
    (number, column): (u64, &Profile),
    names: bool,
    lang: Lang,
) -> Vec<Vec<crate::document::Inline>> {
    let like = Phrase::list(shares(column).map(|(holds, share)| {
        let label = label(holds);
        let guess = if holds.is_guess() { t("，猜测", ", a guess") } else { Text::EMPTY };
        said!("{label}（{share}%{guess}）", "{label} ({share}%{guess})", label, share, guess)
    }));
    let cell = |said: &Phrase| plain(said.get(lang));
    vec![
        plain(name(column, names).map_or(number.to_string(), |name| format!("{number} {name}"))),
        plain(grouped(column.values)),
        cell(&like),
        cell(&Phrase::list(proposed(column))),
    ]
}

fn told((number, column): (u64, &Profile), names: bool) -> Value {
    json!({
        "column": number,
        "name": name(column, names),
        "values": column.values,
        "holds": column.holds.iter().map(|(holds, count)| json!({
            "what": holds, "label": Phrase::from(label(*holds)), "count": count, "guess": holds.is_guess(),
        })).collect::<Vec<_>>(),
        "item": whole(column).and_then(item).map(|item| item.code),
        "proposed": proposed(column),
    })
}

/// The data item that is usual for it, with its category and sensitivity and why.
fn proposed(column: &Profile) -> Vec<Phrase> {
    match whole(column) {
        Some(Holds::ServiceNumber) => {
            vec![phrase("服务号码，不是个人的", "a number of a service, of nobody")]
        }
        Some(Holds::CreditCode) => vec![phrase(
            "单位的代码；个体工商户的可能识别到个人",
            "the code of an organisation; that of a sole trader may identify a person",
        )],
        Some(holds) => item(holds).map(of_item).unwrap_or_default(),
        None => Vec::new(),
    }
}

fn of_item(item: &'static Choice) -> Vec<Phrase> {
    let row = json!({ "items": [{ "id": "i", NAME.id: item.label.zh }] });
    let answers = Answers::from_json(row).unwrap_or_default();
    let facts = Facts::new(&answers);
    let said = facts.row(&SECTION, "i").map(|row| {
        proposals(&row).iter().map(crate::form::catalog::items::Proposal::said).collect::<Vec<_>>()
    });
    let why = said!("“{item}”：{why}", "\"{item}\": {why}", item = item.label, why = item.note);
    std::iter::once(why).chain(said.unwrap_or_default()).collect()
}

/// The typical item of a kind.
fn item(holds: Holds) -> Option<&'static Choice> {
    let code = match holds {
        Holds::IdentityNumber => "id_number",
        Holds::ResidencePermit | Holds::PermanentResidence => "residence_permit",
        Holds::Passport => "passport_number",
        Holds::Mobile => "mobile_number",
        Holds::Telephone => "office_phone",
        Holds::BankCard => "bank_card",
        Holds::Email => "email",
        Holds::IpAddress => "ip_address",
        Holds::Address => "postal_address",
        Holds::Name => "name",
        Holds::ServiceNumber | Holds::CreditCode | Holds::Plate => return None,
    };
    TYPICAL_ITEMS.find(code)
}

const fn label(holds: Holds) -> Text {
    match holds {
        Holds::IdentityNumber => t("居民身份证号码", "identity number of residents"),
        Holds::ResidencePermit => {
            t("港澳台居民居住证号码", "residence permit of Hong Kong, Macao or Taiwan")
        }
        Holds::PermanentResidence => {
            t("外国人永久居留身份证号码", "permanent residence card of foreigners")
        }
        Holds::Passport => t("护照或者港澳通行证号码", "passport or travel permit"),
        Holds::Mobile => t("手机号码", "mobile number"),
        Holds::Telephone => t("固定电话", "telephone number"),
        Holds::ServiceNumber => t("服务号码", "number of a service"),
        Holds::BankCard => t("银行卡号", "bank card"),
        Holds::CreditCode => t("统一社会信用代码", "unified social credit code"),
        Holds::Plate => t("车牌号码", "plate of a vehicle"),
        Holds::Email => t("电子邮箱", "e-mail address"),
        Holds::IpAddress => t("IP地址", "IP address"),
        Holds::Address => t("地址", "postal address"),
        Holds::Name => t("姓名", "name"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::HOLDS;

    #[test]
    fn what_is_of_a_person_proposes_a_typical_item_with_its_reason() {
        for holds in HOLDS {
            let column = Profile { name: String::new(), values: 100, holds: vec![(holds, 80)] };
            let is_of_nobody =
                matches!(holds, Holds::ServiceNumber | Holds::CreditCode | Holds::Plate);
            assert_eq!(item(holds).is_some(), !is_of_nobody, "{holds:?}");
            assert_eq!(proposed(&column).is_empty(), holds == Holds::Plate, "{holds:?}");
            let few = Profile { holds: vec![(holds, 79)], ..column };
            assert_eq!((proposed(&few).len(), shares(&few).count()), (0, 1));
        }
    }
}
