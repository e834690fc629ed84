//! The impact assessment of the Greater Bay Area route: three items, kept on file and not handed in.

use crate::document::{Block, Layout};
use crate::form::Code;
use crate::form::catalog::{conclusion, findings, record};
use crate::form::options::article_five;
use crate::source::{GBA_HK, GBA_MO, secondary};
use crate::text::{Text, t};

use super::gba_sheet::{self, kinds, volume};
use super::material::Material;
use super::paper::{Paper, WRITTEN, When};
use super::report_assessment::finding;

/// The three items, each with the row of the impact assessment that answers it.
const ITEMS: [(Text, Code); 3] = [
    (
        t(
            "处理个人信息的目的、方式等的合法性、正当性、必要性",
            "Lawfulness, legitimacy and necessity of purpose and method",
        ),
        article_five::PURPOSE,
    ),
    (
        t("对个人信息主体权益的影响及安全风险", "Effect on the individuals, and security risk"),
        article_five::VOLUME,
    ),
    (
        t(
            "接收方承诺承担的义务，以及履行义务的管理和技术措施、能力等",
            "The recipient's promised duties, its measures and its capability",
        ),
        article_five::RECIPIENT,
    ),
];

pub(super) static PAPER: Paper = Paper {
    id: "gba-assessment",
    title: t(
        "大湾区标准合同个人信息保护影响评估报告",
        "Impact Assessment Report (Greater Bay Area Standard Contract)",
    ),
    layout: Layout::Report,
    when: When::If(gba_sheet::is_called_for),
    build: Some(build),
    ..WRITTEN
};

fn build(material: &Material<'_>) -> Vec<Block> {
    let [hong_kong, macao] = [&GBA_HK, &GBA_MO].map(|guide| secondary(guide, "Art. 5").spoken());
    let mut body = vec![material.remark_of(&said!(
        "三项内容见{hong_kong}、{macao}（二手资料）。完成后由处理者保存，不必提交。",
        "The three items follow {hong_kong} and {macao} (secondary sources). The handler keeps \
         the report; it is not handed in.",
        hong_kong,
        macao,
    ))];
    let entry = material.single(&record::SECTION);
    body.push(material.sheet(
        t("评估工作情况", "How the assessment was carried out"),
        &entry,
        &[&record::START, &record::END, &record::TEAM, &record::METHOD],
    ));
    for (index, (title, id)) in ITEMS.iter().enumerate() {
        body.push(material.heading(1, index + 1, *title));
        if index == 1 {
            body.push(volume(material));
            body.push(kinds(material));
        }
        if let Some(row) = material.facts.row(&findings::SECTION, id.as_str()) {
            body.extend(finding(material, &row));
        }
    }
    body.push(material.heading(1, ITEMS.len() + 1, t("结论", "Conclusion")));
    body.extend(material.paragraphs(
        &material.single(&conclusion::SECTION),
        &[&conclusion::CONCLUSION, &conclusion::REASONS],
    ));
    body
}
