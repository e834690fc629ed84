//! Points about where the parties are, and for whom the export is made.

use crate::form::Tri;
use crate::form::catalog::handler;
use crate::form::options::country;
use crate::law::open_points::{Q15, Q24};
use crate::law::{Effect, Flow, Rule, since};
use crate::source::{GBA_HK, GBA_MO, PIPL, cite, reading};
use crate::text::t;

use super::special_place::is_special;

pub(in crate::law) static OUTSIDE: Rule = Rule {
    id: "flag.q24_outside_mainland",
    title: t(
        "港澳台和特殊场所的接收方",
        "Recipients in Hong Kong, Macao, Taiwan and special places",
    ),
    says: t(
        "“境内”只指中国内地：香港、澳门、台湾的接收方（包括集团子公司）按境外处理，这可从港澳专门标准合同的存在看出。使领馆、船舶、航空器没有明文，由人判断。",
        "Only the mainland is inside: a recipient in Hong Kong, Macao or Taiwan, group companies included, is treated as abroad, as the existence of contracts for Hong Kong and Macao shows. Of embassies, consulates, ships and aircraft nothing is said; a person decides.",
    ),
    sources: &[reading(&PIPL, "Art. 3, 38"), cite(&GBA_HK, "Art. 2"), cite(&GBA_MO, "Art. 2")],
    in_force: since(PIPL.from),
    effect: Effect::Flags(
        Some(&Q24),
        t(
            "港澳台按境外办理；在使领馆、船舶、航空器上接收的，请法务判断并记录理由，必要时向省级网信办核实。",
            "Treat Hong Kong, Macao and Taiwan as abroad; for an embassy, consulate, ship or aircraft have counsel decide, record why, and ask the provincial CAC if need be.",
        ),
    ),
    when: |flow: &Flow<'_>| -> Tri {
        flow.any_recipient(|recipient| {
            Flow::in_country(recipient, &[country::HONG_KONG, country::MACAO, country::TAIWAN])
                .or(is_special(recipient))
        })
    },
};

pub(in crate::law) static ON_BEHALF: Rule = Rule {
    id: "flag.q15_on_behalf",
    title: t("受托向境外提供，由谁办理", "Exporting on behalf of another: who files"),
    says: t(
        "境内受托人按委托传出数据时，由委托的处理者还是受托人申报、备案，没有明文。处理目的和方式由委托方决定，通常由委托方办理；人数也计入委托方。",
        "Where an entrusted party in the mainland sends data out, no text says whether it or the handler files. The handler decides purpose and method, so it usually files, and the persons count for it.",
    ),
    sources: &[cite(&PIPL, "Art. 21, 59"), reading(&PIPL, "Art. 38")],
    in_force: since(PIPL.from),
    effect: Effect::Flags(
        Some(&Q15),
        t(
            "请委托方判断和办理，并在委托合同中写明由谁备案、谁告知；说法不一的，向省级网信办核实。",
            "Have the entrusting handler judge and file, and say in the contract who files and who tells people; if opinions differ, ask the provincial CAC.",
        ),
    ),
    when: |flow| flow.handler().yes_no(&handler::ON_BEHALF),
};
