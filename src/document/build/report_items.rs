//! The list of data items of a scenario in the impact assessment report: the official columns, category and sensitivity.
//!
//! A paper of one route lists only what goes by it.

use crate::document::{Block, plain};
use crate::form::Entry;
use crate::form::catalog::{items, scenarios};
use crate::form::options::sensitivity;
use crate::text::{Lang, t};

use super::deidentification;
use super::material::Material;

/// The official list of data items with two columns more: category and sensitivity.
pub(super) fn table(material: &Material<'_>, scenario: &Entry<'_>) -> Block {
    let rows = material.sent(scenario);
    let title = scenario.title();
    if rows.is_empty() {
        return material.gap(scenario.place(&scenarios::ITEMS));
    }
    let head = [
        t("序号", "No."),
        t("数据项名称", "Item"),
        t("内容描述", "Description"),
        t("出境必要性", "Necessity"),
        t("示例", "Example"),
        t("类别", "Category"),
        t("敏感", "Sensitive"),
        t("处理、理由、备注", "Treatment, reason, note"),
    ];
    let covered = deidentification::covered(material);
    let cells = |index: usize, item: &Entry<'_>| {
        let mut last = material.answer(item, &items::TREATMENT);
        let more = [
            deidentification::covering(material, &covered, item),
            material.answer(item, &items::SENSITIVITY_REASON),
            material.answer(item, &items::NOTE),
        ];
        for more in more {
            if !more.is_empty() {
                last.extend(plain("\n"));
                last.extend(more);
            }
        }
        let sensitive = match item.choice(&items::SENSITIVITY).known() {
            Some(sensitivity::ORDINARY) => material.words(t("否", "no")),
            Some(_) => {
                let mut runs = vec![material.strong(t("是", "yes"))];
                runs.extend(plain("\n"));
                runs.extend(material.answer(item, &items::SENSITIVE_CATEGORY));
                runs
            }
            None => vec![material.blank(item.place(&items::SENSITIVITY))],
        };
        vec![
            plain((index + 1).to_string()),
            material.answer(item, &items::NAME),
            material.answer(item, &items::DESCRIPTION),
            material.answer(item, &items::NECESSITY),
            material.answer(item, &items::EXAMPLE),
            material.answer(item, &items::CATEGORY),
            sensitive,
            last,
        ]
    };
    material.table(
        said!("出境个人信息项清单：{title}", "List of data items: {title}", title),
        &head,
        &match material.lang {
            Lang::Zh => [7, 11, 15, 18, 12, 10, 9, 23],
            Lang::En => [7, 12, 14, 17, 12, 13, 13, 17],
        },
        rows.iter().enumerate().map(|(index, item)| cells(index, item)),
    )
}
