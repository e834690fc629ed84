//! People groups (个人信息主体群体): whose data, how many distinct people, counted when and from what.

use crate::form::{Answer, Entry, Field, Kind, Range, Section, Shape, Tri};
use crate::source::{PCF, PIPL, QA1, SAM, SCG, SCM, cite, practice};
use crate::text::t;

/// The section.
pub static SECTION: Section = Section {
    id: "groups",
    title: t("人群与人数", "People and numbers"),
    about: t(
        "每个人群一行，例如“中国区员工”“注册会员”。人数以自然人为单位去重，自基准日当年1月1日起累计；可以是范围。",
        "One row a group, such as \"staff in China\" or \"members\". Count each natural person once, cumulatively since 1 January of the year of assessment; a range will do.",
    ),
    shape: Shape::Rows { noun: t("人群", "group"), prefix: "group", title: &NAME },
    fields: &[
        &NAME,
        &DESCRIPTION,
        &ORDINARY,
        &SENSITIVE,
        &UNDER_14,
        &COUNTED_ON,
        &SOURCE,
        &FORECAST,
        &FORECAST_SENSITIVE,
        &NEXT_YEAR,
        &NEXT_YEAR_SENSITIVE,
        &TWO_YEARS,
        &TWO_YEARS_SENSITIVE,
    ],
};

/// Name of the group.
pub static NAME: Field = Field::new(
    "name",
    Kind::Line,
    t("人群", "Group"),
    t(
        "一看就明白是谁，例如“中国区正式员工”“住院患者”“注册玩家”。",
        "Clear at a glance, such as \"regular staff in China\", \"in-patients\", \"registered players\".",
    ),
)
.in_both();
/// Who belongs to it.
pub static DESCRIPTION: Field = Field::new(
    "description",
    Kind::Paragraph,
    t("范围说明", "Who belongs to it"),
    t(
        "谁算在内，谁不算；与其他人群是否重叠。",
        "Who is in and who is not, and whether it overlaps with other groups.",
    ),
)
.in_both()
.optional();
/// Persons with ordinary data.
pub static ORDINARY: Field = Field::new(
    "ordinary",
    Kind::Count,
    t("一般个人信息人数", "Persons with ordinary data"),
    t(
        "当年1月1日至基准日，已向境外提供其一般（非敏感）个人信息的自然人数，去重；同时提供了敏感信息的人也算在内，不满十四周岁的不算。尚未开始出境的，填0。",
        "Natural persons whose ordinary (not sensitive) data went abroad from 1 January to the day of assessment, each once; those whose sensitive data went too are included, children under 14 are not. 0 if nothing has gone yet.",
    ),
)
.source(&[cite(&PCF, "Art. 5(1)(4), 7(1)(2), 8"), cite(&SCG, "")]);
/// Persons with sensitive data.
pub static SENSITIVE: Field = Field::new(
    "sensitive",
    Kind::Count,
    t("敏感个人信息人数", "Persons with sensitive data"),
    t(
        "同一期间已向境外提供其敏感个人信息的自然人数，去重；不满十四周岁的人全部计入。一个也没有，填0。",
        "Natural persons whose sensitive data went abroad in the same time, each once; every child under 14 counts here. 0 if there is none.",
    ),
)
.source(&[cite(&PCF, "Art. 7(1)(2), 8"), cite(&PIPL, "Art. 28")]);
/// Children.
pub static UNDER_14: Field = Field::new(
    "under_14",
    Kind::Count,
    t("其中不满十四周岁人数", "Of these, under 14"),
    t("不满十四周岁未成年人的个人信息都是敏感个人信息，并须取得监护人同意。没有的，填0。", "All data of children under 14 is sensitive, and a guardian must consent. 0 if there are none."),
)
.source(&[cite(&PIPL, "Art. 28, 31")]);
/// Counted on.
pub static COUNTED_ON: Field = Field::new(
    "counted_on",
    Kind::Day,
    t("统计截止日", "Cut-off date"),
    t(
        "人数截至哪一天；应在基准日当年，且不晚于基准日。",
        "The day up to which people were counted: in the year of assessment, and not after its day.",
    ),
);
/// Source of the figure.
pub static SOURCE: Field = Field::new(
    "source",
    Kind::Paragraph,
    t("数据来源和去重方法", "Source and de-duplication"),
    t("从哪个系统、用什么条件查出，按什么去重（如员工号、病历号、客户号、手机号）。", "From which system, by what query, and how each person is counted once (staff, patient or customer number, telephone number)."),
)
.in_both()
.source(&[practice(&QA1, "")]);
/// Forecast to 31 December.
pub static FORECAST: Field = Field::new(
    "forecast",
    Kind::Count,
    t("至年底预计人数（一般）", "Forecast to 31 December (ordinary)"),
    t("当年1月1日至12月31日预计的一般个人信息人数（含已提供的）。", "Persons with ordinary data expected from 1 January to 31 December, those already provided included."),
)
.source(&[practice(&SCG, "annex 5")]);
/// Forecast of sensitive data.
pub static FORECAST_SENSITIVE: Field = Field::new(
    "forecast_sensitive",
    Kind::Count,
    t("至年底预计人数（敏感）", "Forecast to 31 December (sensitive)"),
    t("同一期间预计的敏感个人信息人数。", "Persons with sensitive data expected in the same time."),
)
.source(&[practice(&SCG, "annex 5")]);

/// Forecast of the year after.
pub static NEXT_YEAR: Field = Field::new(
    "next_year",
    Kind::Count,
    t("下一年预计人数（一般）", "Forecast for the next year (ordinary)"),
    t(
        "合同在下一年仍然履行的，下一年1月1日至12月31日预计的一般个人信息人数；可以是范围。",
        "Where the contract runs on in the next year: persons with ordinary data expected from 1 January to 31 December of that year; a range will do.",
    ),
)
.optional()
.source(&[practice(&SCG, "annex 5")]);
/// The same of sensitive data.
pub static NEXT_YEAR_SENSITIVE: Field = Field::new(
    "next_year_sensitive",
    Kind::Count,
    t("下一年预计人数（敏感）", "Forecast for the next year (sensitive)"),
    t("同一期间预计的敏感个人信息人数。", "Persons with sensitive data expected in the same time."),
)
.optional()
.source(&[practice(&SCG, "annex 5")]);

/// Persons since 1 January of the previous year: the figure of the rules before 22 March 2024.
pub static TWO_YEARS: Field = Field::new(
    "two_years",
    Kind::Count,
    t("自上年1月1日起人数（全部）", "Since 1 January of the year before (all)"),
    t("评估基准日在2024年3月22日以前的才填：自上年1月1日至基准日，已向境外提供其个人信息（含敏感个人信息）的自然人数，去重，不扣除任何情形。", "Only for a day before 22 March 2024: natural persons whose personal information, sensitive data included, went abroad from 1 January of the previous year to the day of assessment, each once, with no exemption left out."),
)
.asked(before_the_provisions)
.source(&[cite(&SAM, "Art. 4(1)(3)"), cite(&SCM, "Art. 4")]);
/// The same with sensitive data.
pub static TWO_YEARS_SENSITIVE: Field = Field::new(
    "two_years_sensitive",
    Kind::Count,
    t("自上年1月1日起人数（敏感）", "Since 1 January of the year before (sensitive)"),
    t(
        "同一期间已向境外提供其敏感个人信息的自然人数，去重。",
        "Natural persons whose sensitive data went abroad in the same time, each once.",
    ),
)
.asked(before_the_provisions)
.source(&[cite(&SAM, "Art. 4(1)(3)"), cite(&SCM, "Art. 4")]);

fn before_the_provisions(entry: &Entry<'_>) -> Tri {
    Tri::known(entry.facts().day() < PCF.from)
}

/// Whether every figure of the group that is asked is known to be 0.
pub fn is_empty(group: &Entry<'_>) -> bool {
    [
        &ORDINARY,
        &SENSITIVE,
        &UNDER_14,
        &FORECAST,
        &FORECAST_SENSITIVE,
        &TWO_YEARS,
        &TWO_YEARS_SENSITIVE,
    ]
    .into_iter()
    .filter(|field| group.is_asked(field).is_yes())
    .all(|field| group.count(field).is(|range| *range == Range::ZERO).is_yes())
}

/// The figure of persons with ordinary data below that of the same time with sensitive data, children under 14 left out, of whom
/// nothing counts as ordinary; `None` where there is none, and while one of them is open.
///
/// It may be so: of whom sensitive data alone goes is no person with ordinary data.
pub fn below_sensitive(group: &Entry<'_>) -> Option<&'static Field> {
    let children = group.count(&UNDER_14).known()?.high?;
    let is_below = |(all, some): &(&'static Field, &'static Field)| {
        let least = group.count(some).known().map(|range| range.low.saturating_sub(children));
        let most = group.count(all).known().and_then(|range| range.high);
        least.zip(most).is_some_and(|(least, most)| most < least)
    };
    let pairs = [
        (&ORDINARY, &SENSITIVE),
        (&FORECAST, &FORECAST_SENSITIVE),
        (&NEXT_YEAR, &NEXT_YEAR_SENSITIVE),
    ];
    pairs.into_iter().find(is_below).map(|(all, _)| all)
}

/// Whether the group holds children under 14.
pub fn has_under_14(group: &Entry<'_>) -> Tri {
    match group.count(&UNDER_14) {
        Answer::Known(range) => range.reaches_or(1, || [group.place(&UNDER_14)].into()),
        Answer::Unknown(lacking) => Tri::Unknown(lacking),
    }
}

/// Whether a group that `field` of `entry` names holds children under 14.
pub fn any_under_14(entry: &Entry<'_>, field: &'static Field) -> Tri {
    entry.named(field).any(has_under_14)
}
