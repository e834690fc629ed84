//! One page for the review meeting: the result, the facts, what is open, what to decide.

use crate::day::calendar::Calendar;
use crate::document::render::lines_of;
use crate::document::{Block, Inline, Layout, Table, plain};
use crate::form::catalog::{application, conclusion, findings, flows, record, scenarios};
use crate::form::{Place, Severity, changes};
use crate::law::clock::catalog::contract::{FILE, GBA_FILE};
use crate::law::clock::deadlines;
use crate::law::{
    Effect, Liability, Mechanism, Requirement, Route, Rule, ScenarioVerdict, Verdict, duties,
    liability,
};
use crate::telling::{self, Told, Tone};
use crate::text::{Phrase, Text, phrase, says_no_problem, t};

use super::material::Material;
use super::paper::{Counts, Paper, WRITTEN, When};
use super::pressing::{LACKING, NEAR};
use super::problems as found;

/// How many lines each list may have, so that the page stays one.
const MOST: usize = 6;

pub(super) static PAPER: Paper = Paper {
    id: "brief",
    title: t("个人信息出境评审简报", "Brief for the Review Meeting"),
    layout: Layout::Brief,
    when: When::Always,
    counts: Counts::TellsOpen,
    build: Some(build),
    ..WRITTEN
};

fn build(material: &Material<'_>) -> Vec<Block> {
    let verdict = &material.survey.verdict;
    let result = telling::result(verdict);
    // What the law left open is not what the meeting has to know where the choice is made.
    let (label, words) = match taken(material, material.survey.routes.taken()) {
        Some(taken) => (t("采用的路径：", "Route taken: "), taken),
        None => (result.label, result.words),
    };
    let mut opening =
        vec![Inline::Strong(material.say(label).to_owned()), Inline::Strong(material.tell(&words))];
    for outlook in telling::outlook(verdict) {
        let said = outlook.line();
        let said = said!("。{said}", ". {said}", said);
        opening.push(Inline::Text(material.tell(&said)));
    }
    let mut body = vec![Block::Paragraph(opening)];
    body.extend(since(material));
    body.push(facts(material));
    body.extend(scenario_table(material));
    list(material, &mut body, telling::UNDERWAY, material.underway());
    list(material, &mut body, LACKING, material.unconsented());
    list(material, &mut body, NEAR, material.near_said());
    list(
        material,
        &mut body,
        t("发现的问题和剩余风险", "Problems found and residual risk"),
        problems(material),
    );
    list(material, &mut body, t("尚缺的事实", "Facts still lacking"), gaps(material));
    list(material, &mut body, t("需要注意", "To be noted"), notes(material));
    let decisions = material.answer(&material.single(&conclusion::SECTION), &conclusion::DECISIONS);
    if !decisions.is_empty() {
        body.push(Block::Heading(
            2,
            material.say(t("请会议决定", "For the meeting to decide")).to_owned(),
        ));
        body.push(Block::Paragraph(decisions));
    }
    body
}

/// What changed since the last meeting ended; nothing where none did.
fn since(material: &Material<'_>) -> Option<Block> {
    let last = material.survey.agreed.last_met.as_ref()?;
    let (day, changed) = (last.day.spoken(), changes(&last.answers, material.facts.answers()));
    let count = changed.len();
    let said = if count == 0 {
        said!(
            "{day}的会议以来，记录没有改动。",
            "Since the meeting of {day} the record is as it was.",
            day
        )
    } else {
        let named = Phrase::list(changed.iter().take(MOST).map(|one| one.label.clone()));
        let more = if count > MOST { t("等", " and others").into() } else { Phrase::default() };
        said!(
            "{day}的会议以来改动{count}处：{named}{more}。",
            "Since the meeting of {day} {count} {count?answer|answers} changed: {named}{more}.",
            day,
            count,
            named,
            more,
        )
    };
    Some(Block::Paragraph(plain(material.tell(&said))))
}

/// The routes taken, where the law leaves a choice and it was made.
fn taken<'r>(
    material: &Material<'_>,
    routes: impl IntoIterator<Item = &'r Route>,
) -> Option<Phrase> {
    let verdict = &material.survey.verdict;
    let is_choice = verdict.mechanism == Mechanism::StandardContractOrCertification;
    if !is_choice || material.survey.routes.taken().is_empty() {
        return None;
    }
    let mut labels = routes.into_iter().map(|route| Phrase::from(route.label())).peekable();
    labels.peek().is_some().then(|| Phrase::list(labels))
}

fn facts(material: &Material<'_>) -> Block {
    let verdict = &material.survey.verdict;
    let entry = material.single(&record::SECTION);
    let row = |label: Text, value: Vec<Inline>| vec![plain(material.say(label)), value];
    let duties = Phrase::list(duties::CORE.iter().map(|duty| {
        let (duty, state) = (duty.label, verdict.duty(duty).label());
        said!("{duty}（{state}）", "{duty} ({state})", duty, state)
    }));
    let mut rows = vec![
        row(t("评估", "Assessment"), material.answer(&entry, &record::TITLE)),
        row(t("处理者", "Handler"), material.handler_name()),
        row(t("计入人数", "Persons counted"), plain(material.tell(&verdict.people()))),
        row(t("义务", "Duties"), plain(material.tell(&duties))),
        row(t("不履行的后果", "If not fulfilled"), plain(material.tell(&liability(material)))),
    ];
    if verdict.mechanism == Mechanism::StandardContractOrCertification {
        let by_choice = [Route::Contract, Route::Certification, Route::Bay];
        let mut filed = material.rows(&flows::SECTION);
        filed.retain(|flow| material.survey.routes.flow_may_go(flow, &by_choice));
        let chosen = match material.chosen(&filed) {
            Some(words) => plain(material.tell(&words)),
            None => material.needed(&entry, &record::ROUTE),
        };
        rows.push(row(t("拟采用的路径", "Route chosen"), chosen));
    }
    let end = material.answer(&entry, &record::END);
    let conclusion =
        material.answer(&material.single(&conclusion::SECTION), &conclusion::CONCLUSION);
    if !material.survey.risks.is_empty() {
        let risks = material.survey.risks.said();
        rows.push(row(t("风险评定", "Risks"), plain(material.tell(&risks))));
    }
    rows.push(row(t("评估完成日", "Assessment finished"), end));
    let last = last_days(material);
    if !last.is_empty() {
        let last = material.tell(&Phrase::clauses(last));
        rows.push(row(t("备案最后日", "Last day of filing"), plain(last)));
    }
    rows.push(row(t("评估结论", "Conclusion"), conclusion));
    Block::Table(Table { caption: String::new(), head: Vec::new(), widths: vec![22, 78], rows })
}

/// By when each contract is to be filed; nothing while the calendar leaves the day open, which the desk tells.
fn last_days(material: &Material<'_>) -> Vec<Phrase> {
    let Verdict { day, mechanism, .. } = material.survey.verdict;
    let found = deadlines(material.facts, mechanism, &Calendar::built_in(), day);
    let filings = found.iter().filter(|deadline| {
        [FILE.id, GBA_FILE.id].contains(&deadline.clock.id) && deadline.timing.provisional.is_none()
    });
    filings
        .filter_map(|deadline| {
            let (title, day) = (deadline.title(), deadline.limit()?.spoken());
            Some(said!("{title}：{day}", "{title}: {day}", title, day))
        })
        .collect()
}

/// The provisions behind the duties that are due, each once, in one line.
fn liability(material: &Material<'_>) -> Phrase {
    let verdict = &material.survey.verdict;
    let routes = material.survey.routes.possible();
    let mut out: Vec<&Liability> = Vec::new();
    let due = duties::ALL.iter().filter(|duty| verdict.duty(duty) == Requirement::Required);
    for one in due.flat_map(|duty| liability::by(duty.liability, material.facts, routes)) {
        if !out.contains(&one) {
            out.push(one);
        }
    }
    match out.as_slice() {
        [] => t("目前没有已经确定的义务", "no duty is settled yet").into(),
        [first, rest @ ..] => {
            let others = rest.iter().map(|one| one.source.spoken_with_status());
            Phrase::clauses([first.in_short(), Phrase::list(others)])
        }
    }
}

fn scenario_table(material: &Material<'_>) -> Option<Block> {
    let rows: Vec<Vec<Vec<Inline>>> = material
        .rows(&scenarios::SECTION)
        .iter()
        .map(|scenario| {
            let judged = material
                .survey
                .verdict
                .scenarios
                .iter()
                .find(|judged| Some(judged.id.as_str()) == scenario.id);
            let mechanism = judged.map_or(Mechanism::Undetermined, |judged| judged.mechanism);
            let is_choice = mechanism == Mechanism::StandardContractOrCertification;
            let own = material.survey.routes.of_scenario(scenario);
            let own = taken(material, &own).filter(|_| is_choice);
            vec![
                plain(material.tell(&scenario.title())),
                material.answer(scenario, &scenarios::PURPOSE),
                material.answer(scenario, &scenarios::RECIPIENTS),
                material.told(&own.unwrap_or_else(|| mechanism.short().into())),
            ]
        })
        .collect();
    (!rows.is_empty()).then(|| {
        Block::Table(Table {
            caption: String::new(),
            head: [
                t("场景", "Scenario"),
                t("目的", "Purpose"),
                t("接收方", "Recipients"),
                t("路径", "Mechanism"),
            ]
            .map(|text| material.say(text).to_owned())
            .to_vec(),
            widths: vec![20, 40, 24, 16],
            rows,
        })
    })
}

fn list(material: &Material<'_>, body: &mut Vec<Block>, title: Text, mut points: Vec<Phrase>) {
    if points.is_empty() {
        return;
    }
    let more = points.len().saturating_sub(MOST);
    points.truncate(MOST);
    if more > 0 {
        points.push(said!("另有{more}项，见记录。", "and {more} more, see the record.", more));
    }
    body.push(Block::Heading(2, material.say(title).to_owned()));
    body.push(Block::List(points.iter().map(|point| plain(material.tell(point))).collect()));
}

/// Problems that were found and are not nothing, with the risk that is left.
fn problems(material: &Material<'_>) -> Vec<Phrase> {
    let mut out = Vec::new();
    for row in material.rows(&findings::SECTION) {
        let (Some(problem), Some(residual)) =
            (row.shown(&findings::PROBLEM), row.shown(&findings::RESIDUAL))
        else {
            continue;
        };
        if !says_no_problem(&problem.zh) {
            let remedy = material.answer(&row, &findings::RECTIFICATION);
            out.push(with_residual(&problem, &state(material, &remedy), &residual));
        }
    }
    // An application weighs the legal document beside the six points.
    let entry = material.single(&application::SECTION);
    let shown =
        (entry.shown(&application::DOCUMENT_PROBLEM), entry.shown(&application::DOCUMENT_RESIDUAL));
    if let (Some(problem), Some(residual)) = shown
        && material.survey.verdict.mechanism == Mechanism::SecurityAssessment
        && !says_no_problem(&problem.zh)
    {
        let remedy = material.answer(&entry, &application::DOCUMENT_RECTIFICATION);
        out.push(with_residual(&problem, &state(material, &remedy), &residual));
    }
    out
}

/// How far a remedy is, as its words say.
fn state(material: &Material<'_>, remedy: &[Inline]) -> Phrase {
    Phrase::same(found::state(material, &lines_of(remedy).join("\n")))
}

fn with_residual(problem: &Phrase, state: &Phrase, residual: &Phrase) -> Phrase {
    let problem = phrase(shortened(&problem.zh), shortened(&problem.en));
    said!(
        "{problem}（整改：{state}；该事项剩余风险：{residual}）",
        "{problem} (remedy: {state}; residual risk of the point: {residual})",
        problem,
        state,
        residual,
    )
}

/// The first sentences of a text that fit into about two lines of the page; whole sentences, or as much as ends outside brackets, with a
/// mark that more follows.
fn shortened(text: &str) -> String {
    const MOST: usize = 72;
    let line = text.lines().next().unwrap_or_default();
    if line.chars().count() <= MOST {
        return line.to_owned();
    }
    let head: String = line.chars().take(MOST).collect();
    // Where a sentence, a part of one, and the words before the first open bracket end.
    let (mut sentence, mut part, mut open) = (None, None, Vec::new());
    for (at, character) in head.char_indices() {
        match character {
            '（' | '(' | '“' => open.push(at),
            '）' | ')' | '”' => drop(open.pop()),
            '。' | '；' if open.is_empty() => sentence = Some(at),
            '，' | '：' if open.is_empty() => part = Some(at),
            _ => {}
        }
    }
    let end = sentence.or(part).or(open.first().copied()).filter(|end| *end > 0);
    let whole = end.and_then(|end| head.get(..end)).unwrap_or(&head);
    format!("{whole}……")
}

fn gaps(material: &Material<'_>) -> Vec<Phrase> {
    let (survey, answers) = (material.survey, material.facts.answers());
    let errors = survey.problems.iter().filter(|problem| problem.severity == Severity::Error);
    // As the record has them, and not their ids.
    let mut errors: Vec<&Place> = errors.map(|problem| &problem.place).collect();
    errors.sort_by_cached_key(|place| survey.rank(answers, place));
    let open = survey.open_places(answers);
    let mut out: Vec<Phrase> = Vec::new();
    for place in errors.into_iter().chain(&open) {
        let label = place.label();
        if !out.contains(&label) {
            out.push(label);
        }
    }
    out
}

fn notes(material: &Material<'_>) -> Vec<Phrase> {
    let (verdict, risks) = (&material.survey.verdict, &material.survey.risks);
    // What contradicts itself, what the company decided and what the ledger says come before what the law leaves open.
    let mut told = telling::conflicts(verdict);
    told.extend((!risks.is_empty()).then(|| telling::matrix(risks)));
    told.extend(telling::remarks(verdict));
    told.sort_by_key(|told| told.tone == Tone::Plain);
    let mut out: Vec<Phrase> =
        told.iter().filter(|told| told.tone != Tone::Heading).map(Told::line).collect();
    let mut flagged: Vec<(&Rule, Vec<&ScenarioVerdict>)> = Vec::new();
    for scenario in &verdict.scenarios {
        for rule in scenario.flags().map(|finding| finding.rule) {
            match flagged.iter_mut().find(|(known, _)| known.id == rule.id) {
                Some((_, of)) if of.iter().all(|one| one.id != scenario.id) => of.push(scenario),
                Some(_) => {}
                None => flagged.push((rule, vec![scenario])),
            }
        }
    }
    for (rule, of) in flagged {
        let Effect::Flags(_, advice) = rule.effect else { continue };
        let rule = rule.title;
        // What is true of some scenarios only says of which.
        out.push(if of.len() < verdict.scenarios.len() {
            let of = Phrase::list(of.iter().map(|scenario| scenario.title.clone()));
            said!("{rule}（{of}）：{advice}", "{rule} ({of}): {advice}", rule, of, advice)
        } else {
            said!("{rule}：{advice}", "{rule}: {advice}", rule, advice)
        });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_is_never_cut_inside_a_bracket() {
        let long = "甲".repeat(80);
        assert_eq!(shortened(&format!("前面的话（{long}）")), "前面的话……");
        assert_eq!(shortened(&format!("一段，二段（{long}）")), "一段……");
        assert_eq!(shortened(&format!("一句。二句，（{long}）")), "一句……");
        assert_eq!(shortened("短（的）话"), "短（的）话");
        // Nor between what is granted and what is found.
        assert_eq!(shortened(&format!("虽然甲，但乙：丙（{long}）")), "虽然甲，但乙……");
    }
}
