//! Answers that contradict each other. Each says how it was taken; none is decided silently.

use crate::form::catalog::{groups, handler, record, scenarios};
use crate::form::{Entry, Facts, Field, Range};
use crate::source::PCF;
use crate::text::{Phrase, t};

use super::deidentification::anonymised::NEEDED;
use super::flow::{Context, names_group, sends_sensitive, stated_without_items};
use super::ledger::Time;
use super::share::{Window, only_sensitive_items};
use super::{Circumstances, Conflict, Flow, Headcounts, Ledger};

/// Every contradiction in the facts.
///
/// A figure that another record of the entity accounts for contradicts nothing here.
pub(super) fn conflicts(facts: &Facts<'_>, others: &Ledger) -> Vec<Conflict> {
    let mut out = Vec::new();
    let record = facts.single(&record::SECTION);
    if record.value(&record::AS_OF).is_some() && record.day(&record::AS_OF).known().is_none() {
        out.push(Conflict {
            message: said!(
                "评估基准日无效，暂按{spoken}判断，结论不能作准；请先改正",
                "the day of assessment is not valid; judged as of {spoken} for now, not to be \
                 relied on: correct it first",
                spoken = facts.day().spoken(),
            ),
            places: vec![record.place(&record::AS_OF)],
        });
    }
    for group in facts.rows(&groups::SECTION) {
        of_group(facts, &group, others, &mut out);
    }
    for scenario in facts.rows(&scenarios::SECTION) {
        of_scenario(facts, &scenario, &mut out);
    }
    out
}

fn of_group(facts: &Facts<'_>, group: &Entry<'_>, others: &Ledger, out: &mut Vec<Conflict>) {
    // The figures of this year are read since the Provisions took effect; before, those since the previous year.
    if facts.day() >= PCF.from {
        of_sensitive(facts, group, others, out);
        of_ordinary(facts, group, out);
    } else {
        of_two_years(group, out);
    }
    of_children_and_time(facts, group, out);
}

/// Sensitive figures against the items that go abroad.
fn of_sensitive(facts: &Facts<'_>, group: &Entry<'_>, others: &Ledger, out: &mut Vec<Conflict>) {
    let name = group.title();
    let count = |field: &'static Field| group.count(field).known();
    let mut push = |fields: &[&'static Field], message: Phrase| {
        let places = fields.iter().map(|field| group.place(field)).collect();
        out.push(Conflict { message, places });
    };
    let is_sent = facts.rows(&scenarios::SECTION).any(|scenario| {
        names_group(&scenario, group) && !scenarios::is_inside_only(&scenario).is_yes()
    });
    if is_sent && stated_without_items(facts, group).is_yes() && !others.accounts_for(group) {
        push(
            &[&groups::SENSITIVE],
            said!(
                "“{name}”填写了敏感个人信息人数，但所涉场景的信息项都标为不敏感；按较严的一方：\
                 场景计入人数的，这些人也计入",
                "\"{name}\" states persons with sensitive data, but no item of its scenarios is \
                 marked sensitive; where a scenario counts, they are counted, the stricter way",
                name,
            ),
        );
    }
    let carries = facts.rows(&scenarios::SECTION).any(|scenario| {
        names_group(&scenario, group) && sends_sensitive(&scenario, group).is_yes()
    });
    let begun = count(&groups::ORDINARY).is_some_and(|range| range.low > 0);
    if carries && begun && count(&groups::SENSITIVE) == Some(Range::ZERO) {
        push(
            &[&groups::SENSITIVE, &groups::ORDINARY],
            said!(
                "“{name}”已有个人信息出境，信息项含敏感个人信息，敏感人数却是0；在核对之前敏感人\
                 数按未定处理。敏感信息只是同一场景中其他人群的，请把场景拆成两个，或者在“流向（场景和接收方）”中写明各自的信息项",
                "\"{name}\" has data abroad and sensitive items, yet no person with sensitive \
                 data; until it is checked, that number is taken to be open. Where the sensitive items are \
                 those of other people of the same scenario, make two scenarios of it, or name the items \
                 in the flows",
                name,
            ),
        );
    }
}

/// Ordinary figures where only sensitive items go abroad.
fn of_ordinary(facts: &Facts<'_>, group: &Entry<'_>, out: &mut Vec<Conflict>) {
    let name = group.title();
    let count = |field: &'static Field| group.count(field).known();
    let mut push = |fields: &[&'static Field], message: Phrase| {
        let places = fields.iter().map(|field| group.place(field)).collect();
        out.push(Conflict { message, places });
    };
    let sends: Vec<Entry<'_>> =
        facts.rows(&scenarios::SECTION).filter(|scenario| names_group(scenario, group)).collect();
    // A stated 0 of persons with sensitive data is told already.
    if count(&groups::ORDINARY).is_some_and(|ordinary| ordinary.low > 0)
        && count(&groups::SENSITIVE) != Some(Range::ZERO)
        && !sends.is_empty()
        && sends.iter().all(|scenario| only_sensitive_items(scenario, group))
    {
        push(
            &[&groups::ORDINARY],
            said!(
                "“{name}”出境的信息项全部敏感，却填写了一般个人信息人数；按填写的计算，请核对（\
                 只提供敏感个人信息的人不计入一般人数）",
                "every item of \"{name}\" that goes abroad is sensitive, yet persons with \
                 ordinary data are stated; they are counted, please check (people of whom only \
                 sensitive data goes are not ordinary)",
                name,
            ),
        );
    }
}

/// The figures since 1 January of the previous year.
fn of_two_years(group: &Entry<'_>, out: &mut Vec<Conflict>) {
    let name = group.title();
    let count = |field: &'static Field| group.count(field).known();
    let mut push = |fields: &[&'static Field], message: Phrase| {
        let places = fields.iter().map(|field| group.place(field)).collect();
        out.push(Conflict { message, places });
    };
    if let (Some(all), Some(some)) =
        (count(&groups::TWO_YEARS), count(&groups::TWO_YEARS_SENSITIVE))
        && all.high.is_some_and(|high| some.low > high)
    {
        push(
            &[&groups::TWO_YEARS, &groups::TWO_YEARS_SENSITIVE],
            said!(
                "“{name}”自上年1月1日起的敏感人数大于全部人数；全部人数按不少于敏感人数计算",
                "\"{name}\" has more persons with sensitive data than persons in all since 1 \
                 January of the previous year; the total is taken to be no less",
                name,
            ),
        );
    }
}

fn of_children_and_time(facts: &Facts<'_>, group: &Entry<'_>, out: &mut Vec<Conflict>) {
    let name = group.title();
    let count = |field: &'static Field| group.count(field).known();
    let mut push = |fields: &[&'static Field], message: Phrase| {
        let places = fields.iter().map(|field| group.place(field)).collect();
        out.push(Conflict { message, places });
    };
    if let (Some(young), Some(sensitive)) = (count(&groups::UNDER_14), count(&groups::SENSITIVE))
        && sensitive.high.is_some_and(|high| young.low > high)
    {
        push(
            &[&groups::UNDER_14, &groups::SENSITIVE],
            said!(
                "“{name}”不满十四周岁人数大于敏感人数；不满十四周岁的人全部按敏感计入",
                "\"{name}\" has more children under 14 than persons with sensitive data; every \
                 child is counted as sensitive",
                name,
            ),
        );
    }
    if let Some(day) = group.day(&groups::COUNTED_ON).known()
        && (day > facts.day() || day < facts.day().year_start())
    {
        let taken = match Time::of(Some(day), Some(facts.day()), Window::deciding(facts.day())) {
            Time::Inside => t("结果假定这些人数仍然成立", "the result assumes that they hold"),
            Time::After => t("只作为上限", "they are an upper bound only"),
            Time::Elsewhere => t(
                "不是本期的人数，按未定处理，请更新",
                "they say nothing of this window and are taken to be open: bring them up to date",
            ),
        };
        push(
            &[&groups::COUNTED_ON],
            said!(
                "“{name}”的人数截至{day}，不在{from}至{to}之间；{taken}",
                "the figures of \"{name}\" are of {day}, not between {from} and {to}; {taken}",
                name,
                day = day.spoken(),
                from = facts.day().year_start().spoken(),
                to = facts.day().spoken(),
                taken,
            ),
        );
    }
}

fn of_scenario(facts: &Facts<'_>, scenario: &Entry<'_>, out: &mut Vec<Conflict>) {
    let name = scenario.title();
    let (empty, alone) = (Headcounts::empty(), Circumstances::default());
    let context = Context { counts: &empty, circumstances: &alone };
    let flow = Flow::new(*scenario, context, None);
    let denied = scenario.yes_no(&scenarios::PERSONAL).is_no();
    if denied && flow.personal_information().is_yes() {
        let why = Phrase::list(flow.against_anonymity());
        out.push(Conflict {
            message: said!(
                "“{name}”称不含个人信息，却列有未证明匿名化的信息项（{why}）；按含个人信息处理。\
                 {needed}",
                "\"{name}\" is said to hold no personal information, yet lists items whose \
                 anonymisation is not proved ({why}); it is taken to hold it; {needed}",
                name,
                why,
                needed = NEEDED,
            ),
            places: vec![scenario.place(&scenarios::PERSONAL), scenario.place(&scenarios::ITEMS)],
        });
    } else if denied
        && scenario.value(&scenarios::GROUPS).is_some()
        && scenario.value(&scenarios::ITEMS).is_none()
    {
        out.push(Conflict {
            message: said!(
                "“{name}”称不含个人信息，却指明了人群；请核对",
                "\"{name}\" is said to hold no personal information, yet names a group of \
                 people; please check",
                name,
            ),
            places: vec![scenario.place(&scenarios::PERSONAL), scenario.place(&scenarios::GROUPS)],
        });
    }
    let handler = facts.single(&handler::SECTION);
    if handler.yes_no(&handler::IMPORTANT_DATA).is_no()
        && scenario.yes_no(&scenarios::IMPORTANT).is_yes()
    {
        out.push(Conflict {
            message: said!(
                "“{name}”称含重要数据，处理者部分却称没有被告知或公开发布；在核对之前不作判断",
                "\"{name}\" is said to hold important data, yet the handler says that none was \
                 notified or published; open until it is checked",
                name,
            ),
            places: vec![
                handler.place(&handler::IMPORTANT_DATA),
                scenario.place(&scenarios::IMPORTANT),
            ],
        });
    }
}
