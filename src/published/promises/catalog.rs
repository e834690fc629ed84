//! The promises of privacy policies that a record can be held against, in the order in which policies make them.
//!
//! By which words a page makes one stands in `promises.tsv`, under its id.

use crate::form::catalog::{consents, contracts, flows, groups, handler, onward, recipients, scenarios};
use crate::form::options::{area, system_side};
use crate::form::{Answer, Place, Tri};
use crate::text::{Phrase, phrase, t};

use super::super::held::is_repeated;
use super::super::period::{Period, Topic};
use super::super::periods::{Kept, held as periods_held};
use super::proof::{Gathered, answered, by_measure, mechanism, systems_on};
use super::{Promise, Proof, Proving, Standing};

/// Every promise.
pub(super) static PROMISES: &[&Promise] = &[
    &Promise { id: "mainland", title: t("境内信息存储在境内", "Data of the mainland is kept in the mainland"), period: None, prove: mainland },
    &Promise { id: "notice", title: t("出境前告知接收方和处理情况", "People are told of recipient and processing before the export"), period: None, prove: notice },
    &Promise { id: "separate_consent", title: t("出境取得单独同意", "Separate consent to the export"), period: None, prove: separate_consent },
    &Promise { id: "deidentification", title: t("去标识化", "De-identification"), period: None, prove: deidentification },
    &Promise { id: "encryption", title: t("加密传输", "Encrypted transmission"), period: None, prove: encryption },
    &Promise { id: "audit", title: t("评估和审计接收方", "Assessment and audit of the recipient"), period: None, prove: audit },
    &Promise { id: "clauses", title: t("与接收方签署协议或者条款", "Agreement or clauses with the recipient"), period: None, prove: clauses },
    &Promise { id: "mechanism", title: t("安全评估、认证或者标准合同备案", "Security assessment, certification or standard contract"), period: None, prove: mechanism },
    &Promise { id: "passing_on", title: t("委托和再提供受约束", "Entrusting and passing on are bound"), period: None, prove: passing_on },
    &Promise { id: "minimum", title: t("只保存必要的期限", "Kept no longer than necessary"), period: None, prove: disposal },
    &Promise { id: "retention", title: t("保存的期限", "Period of retention"), period: Some(Topic::Retention), prove: retention },
    &Promise { id: "disposal", title: t("到期删除或者匿名化", "Deleted or anonymised at the end"), period: None, prove: disposal },
    &Promise { id: "access_control", title: t("访问控制", "Access control"), period: None, prove: |of| by_measure(of, area::ACCESS) },
    &Promise { id: "network", title: t("防范网络攻击", "Protection from attacks"), period: None, prove: |of| by_measure(of, area::NETWORK) },
    &Promise { id: "mlps", title: t("等级保护测评", "Graded-protection test"), period: None, prove: |of| by_measure(of, area::MLPS) },
    &Promise { id: "management", title: t("安全管理体系", "Security management system"), period: None, prove: |of| by_measure(of, area::GOVERNANCE) },
    &Promise { id: "body", title: t("保护机构或者负责人", "Protection body or officer"), period: None, prove: body },
    &Promise { id: "training", title: t("员工培训", "Training of staff"), period: None, prove: |of| by_measure(of, area::TRAINING) },
    &Promise { id: "impact", title: t("影响评估", "Impact assessment"), period: None, prove: |of| by_measure(of, area::RISK_ASSESSMENT) },
    &Promise { id: "incident", title: t("安全事件告知和报告", "Incidents are told and reported"), period: None, prove: |of| by_measure(of, area::INCIDENT) },
    &Promise { id: "reply", title: t("答复请求的期限", "Time to answer requests"), period: Some(Topic::Response), prove: reply },
    &Promise { id: "withdrawal", title: t("可以撤回同意", "Consent can be withdrawn"), period: None, prove: withdrawal },
    &Promise { id: "complaint", title: t("投诉和诉讼", "Complaint and lawsuit"), period: None, prove: complaint },
    &Promise { id: "automated", title: t("自动化决策可以拒绝", "Automated decisions can be refused"), period: None, prove: automated },
    &Promise { id: "other_purpose", title: t("改变目的另行取得同意", "New consent for other purposes"), period: None, prove: unheld },
    &Promise { id: "public", title: t("公开披露须单独同意", "Publication needs separate consent"), period: None, prove: public },
    &Promise { id: "minors", title: t("未成年人须监护人同意", "Guardians consent for minors"), period: None, prove: minors },
    &Promise { id: "update", title: t("重大变更再次告知并取得同意", "Material changes are told and consented to anew"), period: None, prove: update },
    &Promise { id: "archive", title: t("保存历史版本", "Earlier versions are kept"), period: None, prove: unheld },
];

fn mainland(of: &Proving<'_>) -> Proof {
    let (home, abroad) = (systems_on(of, system_side::MAINLAND), systems_on(of, system_side::ABROAD));
    if !home.is_empty() {
        return Proof::kept(
            phrase("记录写明了境内的系统和部署地点。", "The record names the systems in the mainland and where they stand."),
            home,
        );
    }
    if !abroad.is_empty() {
        return Proof::not_kept(
            phrase("记录的系统都在境外。", "All systems of the record are abroad."),
            abroad,
        );
    }
    Proof::open(
        phrase("记录没有写明系统在哪里。", "The record does not say where its systems stand."),
        vec![Place::whole(&crate::form::catalog::systems::SECTION)],
    )
}

fn notice(of: &Proving<'_>) -> Proof {
    let wanted: Vec<&str> =
        crate::form::options::NOTICE_ITEMS.choices.iter().map(|one| one.code.as_str()).filter(|code| *code != "retention").collect();
    let mut out = Gathered::default();
    let mut lacking: Vec<Phrase> = Vec::new();
    for row in of.held.facts.rows(&consents::SECTION) {
        let place = row.place(&consents::NOTICE_ITEMS);
        match row.choices(&consents::NOTICE_ITEMS) {
            Answer::Known(told) => {
                let is_told = |code: &&&str| !told.iter().any(|one| one.as_str() == **code);
                let missing: Vec<&&str> = wanted.iter().filter(is_told).collect();
                let labels = missing.iter().filter_map(|code| crate::form::options::NOTICE_ITEMS.find(code));
                lacking.extend(labels.map(|choice| choice.label.into()));
                out.add(&Tri::known(missing.is_empty()), place);
            }
            Answer::Unknown(_) => out.add(&Tri::lacks(place.clone()), place),
        }
    }
    let lacking = Phrase::list(lacking);
    out.proof(
        Place::whole(&consents::SECTION),
        phrase("告知的各事项都已记录。", "All matters of the notice are recorded as told."),
        said!("记录的告知缺少：{lacking}。", "The notice of the record lacks: {lacking}.", lacking),
        phrase("记录没有写明告知了哪些事项。", "The record does not say which matters are told."),
    )
}

fn separate_consent(of: &Proving<'_>) -> Proof {
    use crate::form::options::legal_basis;
    let facts = of.held.facts;
    let mut out = Gathered::default();
    let mut rests_elsewhere = false;
    for scenario in facts.rows(&scenarios::SECTION) {
        let place = scenario.place(&scenarios::LEGAL_BASIS);
        match scenario.chose(&scenarios::LEGAL_BASIS, legal_basis::CONSENT) {
            Tri::Yes => {
                let rows: Vec<_> = facts
                    .rows(&consents::SECTION)
                    .filter(|row| {
                        let named = row.named(&consents::SCENARIO).known().unwrap_or_default();
                        named.iter().any(|one| one.id == scenario.id)
                    })
                    .collect();
                if rows.is_empty() {
                    out.add(&Tri::lacks(place.clone()), Place::whole(&consents::SECTION));
                }
                for row in rows {
                    let place = row.place(&consents::OBTAINED);
                    let obtained = match row.count(&consents::OBTAINED) {
                        Answer::Known(range) => range.reaches_or(1, || [place.clone()].into()),
                        Answer::Unknown(lacking) => Tri::Unknown(lacking),
                    };
                    out.add(&obtained, place);
                }
            }
            Tri::No => {
                let is_if_due = of.says(|plain| plain.has_any(super::super::words::mark("if_due")));
                rests_elsewhere = true;
                out.add(&Tri::known(is_if_due), place);
            }
            open @ Tri::Unknown(_) => out.add(&open, place),
        }
    }
    let kept = if rests_elsewhere {
        phrase(
            "政策说的是依法需要时；记录的合法性基础不是同意，不需要单独同意。",
            "The policy says where it is due; the record does not rest on consent, so none is due.",
        )
    } else {
        phrase("记录写明了取得的单独同意。", "The record tells of the separate consent obtained.")
    };
    let not_kept = if rests_elsewhere {
        phrase(
            "记录的合法性基础不是同意，没有取得单独同意；政策却这样承诺。",
            "The record does not rest on consent and has no separate consent, yet the policy promises it.",
        )
    } else {
        phrase("记录写明没有取得单独同意。", "By the record no separate consent was obtained.")
    };
    out.proof(
        Place::whole(&consents::SECTION),
        kept,
        not_kept,
        phrase(
            "记录没有写明合法性基础，或者没有写明取得了单独同意。",
            "The record does not tell the legal basis, or not that separate consent was obtained.",
        ),
    )
}

fn deidentification(of: &Proving<'_>) -> Proof {
    use crate::form::catalog::deidentification as deid;
    let mut out = Gathered::default();
    for row in of.held.facts.rows(&deid::SECTION) {
        let is_whole = row.is_answered(&deid::TECHNIQUES) && row.is_answered(&deid::ITEMS);
        let place = row.place(if row.is_answered(&deid::TECHNIQUES) { &deid::ITEMS } else { &deid::TECHNIQUES });
        let tri = if is_whole { Tri::Yes } else { Tri::lacks(place.clone()) };
        out.add_any(&tri, place);
    }
    out.proof(
        Place::whole(&deid::SECTION),
        phrase("记录写明了去标识化的技术和适用的信息项。", "The record names the techniques and the items they cover."),
        phrase("记录写明没有去标识化。", "By the record nothing is de-identified."),
        phrase(
            "记录没有写明用了什么技术、处理了哪些信息项。",
            "The record does not say which techniques are used on which items.",
        ),
    )
}

fn encryption(of: &Proving<'_>) -> Proof {
    let links = answered(of, &crate::form::catalog::links::SECTION, &crate::form::catalog::links::ENCRYPTION);
    match links {
        Some(Ok(places)) => Proof::kept(
            phrase("记录写明了出境链路怎样加密。", "The record says how the links are encrypted."),
            places,
        ),
        Some(Err(places)) => Proof::not_kept(
            phrase("记录的一条出境链路写明没有加密。", "By the record one of the links is not encrypted."),
            places,
        ),
        None => by_measure(of, area::TRANSMISSION),
    }
}

fn audit(of: &Proving<'_>) -> Proof {
    let mut out = Gathered::default();
    for row in of.held.facts.rows(&recipients::SECTION) {
        let place = row.place(&recipients::LAST_AUDIT);
        let audited = match (row.day(&recipients::LAST_AUDIT), row.is_answered(&recipients::LAST_AUDIT)) {
            (Answer::Known(_), _) => Tri::Yes,
            (_, true) => Tri::No,
            (Answer::Unknown(lacking), false) => Tri::Unknown(lacking),
        };
        out.add(&audited, place);
    }
    let own = out.proof(
        Place::whole(&recipients::SECTION),
        phrase("记录写明了最近一次审计接收方的日期。", "The record has the day of the last audit of each recipient."),
        phrase("记录写明还没有审计过接收方。", "By the record a recipient was never audited."),
        phrase("记录没有写明审计过接收方。", "The record does not say that the recipient was audited."),
    );
    if own.standing == Standing::NotTold {
        let measures = by_measure(of, area::DUE_DILIGENCE);
        return if measures.standing == Standing::Kept { measures } else { Proof { places: [own.places, measures.places].concat(), ..own } };
    }
    own
}

fn clauses(of: &Proving<'_>) -> Proof {
    let signed = answered(of, &contracts::SECTION, &contracts::EFFECTIVE);
    let agreed = answered(of, &recipients::SECTION, &recipients::AGREEMENT);
    match (agreed, signed) {
        (Some(Ok(places)), _) | (_, Some(Ok(places))) => Proof::kept(
            phrase("记录写明了与接收方的协议或者合同。", "The record names the agreement or contract with the recipient."),
            places,
        ),
        (Some(Err(places)), _) => Proof::not_kept(
            phrase("记录写明没有协议。", "By the record there is no agreement."),
            places,
        ),
        _ => Proof::open(
            phrase("记录没有写明与接收方签了什么。", "The record does not say what was signed with the recipient."),
            of.rows_of(&recipients::SECTION, &recipients::AGREEMENT),
        ),
    }
}

fn passing_on(of: &Proving<'_>) -> Proof {
    let mut out = Gathered::default();
    for row in of.held.facts.rows(&onward::SECTION) {
        let place = row.place(&onward::FACTS);
        let told = if row.is_answered(&onward::FACTS) { Tri::Yes } else { Tri::lacks(place.clone()) };
        out.add(&told, place);
    }
    for row in of.held.facts.rows(&recipients::SECTION) {
        let place = row.place(&recipients::ONWARD);
        match row.yes_no(&recipients::ONWARD) {
            Tri::No => out.add(&Tri::Yes, place),
            open @ Tri::Unknown(_) => out.add(&open, place),
            Tri::Yes => {}
        }
    }
    out.proof(
        Place::whole(&onward::SECTION),
        phrase(
            "记录写明了再提供给谁、以何种协议约束，或者不再提供。",
            "The record says to whom data is passed on and by which agreement they are bound, or that it is not.",
        ),
        phrase("记录写明没有约束。", "By the record they are not bound."),
        phrase("记录没有写明是否再提供、怎样约束。", "The record does not say whether data is passed on and how that is bound."),
    )
}

fn retention(of: &Proving<'_>) -> Proof {
    periods(of, Topic::Retention, flows_disposal(of))
}

fn reply(of: &Proving<'_>) -> Proof {
    periods(of, Topic::Response, vec![Place::single(&handler::SECTION, &handler::RIGHTS_CHANNEL)])
}

/// The period that is promised against those of the record.
fn periods(of: &Proving<'_>, topic: Topic, wanted: Vec<Place>) -> Proof {
    let kept = periods_held(of.held, topic);
    let Some(period) = of.period.filter(|_| !kept.is_empty()) else {
        return Proof::open(
            phrase("记录没有写可以对照的期限。", "The record tells no period to hold it against."),
            wanted,
        );
    };
    let own = period.said();
    let same: Vec<&Kept> = kept.iter().filter(|(known, _)| known.is_as_long_as(period)).collect();
    let is_repeated = |place: &Place| {
        let mut of = of.held.answers.iter().filter(|one| one.place == *place);
        of.any(|one| is_repeated(&one.plain))
    };
    let proven: Vec<Place> =
        same.iter().map(|(_, place)| place.clone()).filter(|place| !is_repeated(place)).collect();
    if !proven.is_empty() {
        let why = said!("记录写的期限相同：{own}。", "The record tells the same period: {own}.", own);
        return Proof::kept(why, proven);
    }
    if !same.is_empty() {
        let why = said!(
            "记录也写{own}，但只是转述政策。",
            "The record tells {own}, too, but only repeats the policy.",
            own,
        );
        return Proof::open(why, same.iter().map(|(_, place)| place.clone()).collect());
    }
    let mut theirs: Vec<Period> = kept.iter().map(|(period, _)| *period).collect();
    theirs.sort();
    theirs.dedup();
    let theirs = Phrase::list(theirs.into_iter().map(Period::said));
    let why = said!(
        "页面承诺{own}，记录写{theirs}。",
        "The page promises {own}; the record tells {theirs}.",
        own,
        theirs,
    );
    let places = kept.iter().map(|(_, place)| place.clone()).collect();
    // What else of a company is kept for another time is no business of this record.
    match topic {
        Topic::Response => Proof::not_kept(why, places),
        Topic::Retention => Proof::open(why, places),
    }
}

fn flows_disposal(of: &Proving<'_>) -> Vec<Place> {
    of.rows_of(&flows::SECTION, &flows::DISPOSAL)
}

fn disposal(of: &Proving<'_>) -> Proof {
    match answered(of, &flows::SECTION, &flows::DISPOSAL) {
        Some(Ok(places)) => Proof::kept(
            phrase("记录写明了到期怎样处理。", "The record says what is done at the end."),
            places,
        ),
        Some(Err(places)) => Proof::not_kept(
            phrase("记录写明到期不作处理。", "By the record nothing is done at the end."),
            places,
        ),
        None => by_measure(of, area::DELETION),
    }
}

fn body(of: &Proving<'_>) -> Proof {
    let of_handler = |field| answered(of, &handler::SECTION, field);
    match (of_handler(&handler::PROTECTION_BODY), of_handler(&handler::OFFICER)) {
        (Some(Ok(places)), _) | (_, Some(Ok(places))) => Proof::kept(
            phrase("记录写明了机构或者负责人。", "The record names the body or the officer."),
            places,
        ),
        (Some(Err(places)), _) | (_, Some(Err(places))) => Proof::not_kept(
            phrase("记录写明没有。", "By the record there is none."),
            places,
        ),
        _ => Proof::open(
            phrase(
                "记录没有写明机构和负责人，或者只是转述政策。",
                "The record names neither body nor officer, or only repeats the policy.",
            ),
            vec![
                Place::single(&handler::SECTION, &handler::PROTECTION_BODY),
                Place::single(&handler::SECTION, &handler::OFFICER),
            ],
        ),
    }
}

fn withdrawal(of: &Proving<'_>) -> Proof {
    match answered(of, &consents::SECTION, &consents::WITHDRAWAL_CHANNEL) {
        Some(Ok(places)) => Proof::kept(
            phrase("记录写明了撤回的方式。", "The record says how consent is withdrawn."),
            places,
        ),
        Some(Err(places)) => Proof::not_kept(
            phrase("记录写明没有撤回的方式。", "By the record there is no way to withdraw."),
            places,
        ),
        None => Proof::open(
            phrase("记录没有写明撤回的方式。", "The record does not say how consent is withdrawn."),
            of.rows_of(&consents::SECTION, &consents::WITHDRAWAL_CHANNEL),
        ),
    }
}

fn complaint(of: &Proving<'_>) -> Proof {
    let words = super::super::words::promised("complaint");
    let fields = [(&handler::SECTION, &handler::RIGHTS_CHANNEL), (&recipients::SECTION, &recipients::RIGHTS_CHANNEL)];
    let all = fields.into_iter().flat_map(|(section, field)| of.held.of_field(section, field));
    let places: Vec<Place> =
        all.filter(|one| one.plain.has_any(words)).map(|one| one.place.clone()).collect();
    if places.is_empty() {
        return Proof::open(
            phrase("记录的行权途径没有写投诉或者起诉。", "The ways to exercise rights of the record do not name complaint or lawsuit."),
            vec![Place::single(&handler::SECTION, &handler::RIGHTS_CHANNEL)],
        );
    }
    Proof::kept(phrase("记录的行权途径写明了。", "The ways to exercise rights of the record name it."), places)
}

fn automated(of: &Proving<'_>) -> Proof {
    let mut out = Gathered::default();
    for row in of.held.facts.rows(&scenarios::SECTION) {
        let place = row.place(&scenarios::AUTOMATED);
        match row.yes_no(&scenarios::AUTOMATED) {
            Tri::No => out.add(&Tri::Yes, place),
            Tri::Yes => out.add(&Tri::lacks(place.clone()), place),
            open @ Tri::Unknown(_) => out.add(&open, place),
        }
    }
    out.proof(
        Place::whole(&scenarios::SECTION),
        phrase("记录写明出境的信息不用于自动化决策。", "By the record what goes abroad is not used for automated decisions."),
        Phrase::default(),
        phrase("记录没有写明怎样拒绝自动化决策。", "The record does not say how automated decisions are refused."),
    )
}

fn public(of: &Proving<'_>) -> Proof {
    let mut out = Gathered::default();
    for row in of.held.facts.rows(&scenarios::SECTION) {
        let place = row.place(&scenarios::PUBLISHED);
        match row.yes_no(&scenarios::PUBLISHED) {
            Tri::No => out.add(&Tri::Yes, place),
            Tri::Yes => out.add(&Tri::lacks(place.clone()), place),
            open @ Tri::Unknown(_) => out.add(&open, place),
        }
    }
    out.proof(
        Place::whole(&scenarios::SECTION),
        phrase("记录写明不公开。", "By the record nothing is published."),
        Phrase::default(),
        phrase("记录没有写明是否公开、是否取得单独同意。", "The record does not say whether data is published with separate consent."),
    )
}

fn minors(of: &Proving<'_>) -> Proof {
    if let Some(Ok(places)) = answered(of, &consents::SECTION, &consents::GUARDIAN) {
        return Proof::kept(
            phrase("记录写明了监护人怎样同意。", "The record says how guardians consent."),
            places,
        );
    }
    let mut out = Gathered::default();
    for row in of.held.facts.rows(&groups::SECTION) {
        let place = row.place(&groups::UNDER_14);
        match groups::has_under_14(&row) {
            Tri::No => out.add(&Tri::Yes, place),
            Tri::Yes => out.add(&Tri::lacks(place.clone()), place),
            open @ Tri::Unknown(_) => out.add(&open, place),
        }
    }
    out.proof(
        Place::whole(&groups::SECTION),
        phrase("记录写明人群中没有不满十四周岁的人。", "By the record no group has children under 14."),
        Phrase::default(),
        phrase(
            "记录没有写明有没有不满十四周岁的人、监护人怎样同意。",
            "The record does not say whether there are children under 14 and how guardians consent.",
        ),
    )
}

fn update(of: &Proving<'_>) -> Proof {
    Proof::open(
        phrase(
            "记录没有写明政策变更后怎样再次告知；告知文本的版本在这里填写。",
            "The record does not say how a change of the policy is told anew; the version of the wording is answered here.",
        ),
        of.rows_of(&consents::SECTION, &consents::VERSION),
    )
}

/// A promise that no answer of a record is about.
fn unheld(_: &Proving<'_>) -> Proof {
    Proof::open(
        phrase(
            "记录没有这样的字段，须由人核对。",
            "No answer of a record is about it: a person has to look.",
        ),
        Vec::new(),
    )
}
