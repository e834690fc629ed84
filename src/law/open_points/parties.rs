//! Who the parties are, and where.

use super::{OpenPoint, PROVINCIAL, shown};
use crate::source::{CII_R, GBA_HK, GBA_MO, PCF, PIPL, SMALL, cite, reading};
use crate::text::t;

pub(in crate::law) static Q13: OpenPoint = OpenPoint {
    id: "Q-13",
    question: t(
        "小型个人信息处理者简化措施的第十条没有列过境数据和自贸试验区清单：小型处理者还能按跨境流动规定免予吗？",
        "Art. 10 of the rules for small handlers names neither transit data nor the lists of the zones: do those exemptions go on for a small handler?",
    ),
    readings: &[
        shown(
            "go_on",
            t(
                "能：第十条列举合同、人力资源、紧急情况、法定职责义务、小数量等，人数标准不变，敏感个人信息不放宽；过境和清单继续按跨境流动规定",
                "yes: Art. 10 lists contract, staff, emergency, statutory duty, small numbers and others, with the same figures and nothing relaxed for sensitive data; transit and the lists go on by the Cross-border Data Flow Provisions",
            ),
        ),
        shown(
            "listed_only",
            t(
                "不能：第十条对小型处理者是专门规定，只限所列情形",
                "no: for small handlers Art. 10 is the special rule, and only what it lists is exempt",
            ),
        ),
    ],
    careful: t(
        "按跨境流动规定认定，不另作放宽，也不因此收紧。",
        "Judged by the Cross-border Data Flow Provisions: nothing is relaxed or tightened on account of the rules for small handlers.",
    ),
    ask: t(
        "依过境或者清单免予的小型处理者，向省级网信办核实。",
        "A small handler that relies on transit or a list asks the provincial CAC.",
    ),
    sources: &[cite(&SMALL, "Art. 10"), reading(&PCF, "Art. 4, 6")],
};

pub(in crate::law) static Q14: OpenPoint = OpenPoint {
    id: "Q-14",
    question: t(
        "境外处理者直接收集境内自然人信息，适用哪种机制？低于人数标准时是否豁免？",
        "Which mechanism serves direct collection from abroad, and is it exempt below the figures?",
    ),
    readings: &[
        shown(
            "certification",
            t(
                "按人数适用认证或者安全评估；低于标准的没有明文，由人判断",
                "certification or assessment by the figures; below them nothing is said, and a person decides",
            ),
        ),
        shown(
            "as_export",
            t(
                "与一般出境相同：也可以用标准合同，低于标准的同样豁免",
                "like any export: the standard contract is open too, and below the figures it is exempt",
            ),
        ),
    ],
    careful: t(
        "达到标准的，显示认证（标准合同存疑）或者评估；低于标准的待定。",
        "At the figures it shows certification (standard contract doubtful) or assessment; below them it stays open.",
    ),
    ask: t(
        "由境内专门机构或者代表，在选择路径前向省级网信办咨询。",
        "Have the body or representative in the mainland ask the provincial CAC before choosing.",
    ),
    sources: &[cite(&PIPL, "Art. 3 para. 2, 53"), reading(&PIPL, "Art. 38")],
};

pub(in crate::law) static Q15: OpenPoint = OpenPoint {
    id: "Q-15",
    question: t(
        "境内受托人按委托向境外提供的，由谁申报、备案？",
        "An entrusted party in the mainland exports on behalf of a handler: who applies or files?",
    ),
    readings: &[
        shown(
            "handler",
            t(
                "由委托的处理者办理，人数计入委托方",
                "the entrusting handler, and the persons count for it",
            ),
        ),
        shown(
            "exporter",
            t("由实际传出数据的受托人办理", "the entrusted party that sends the data out"),
        ),
    ],
    careful: t(
        "询问是否受托；受托的，提示由委托方判断和办理。",
        "It asks whether the export is made on behalf of another, and then points to that handler.",
    ),
    ask: t(
        "与委托方书面明确由谁办理；仍有疑问的，向省级网信办咨询。",
        "Settle with the handler in writing who files; if in doubt, ask the provincial CAC.",
    ),
    sources: &[cite(&PIPL, "Art. 21, 59"), reading(&PIPL, "Art. 38")],
};

pub(in crate::law) static Q16: OpenPoint = OpenPoint {
    id: "Q-16",
    question: t(
        "大湾区标准合同有没有人数上限？关键信息基础设施运营者、敏感个人信息能否适用？",
        "Has the GBA contract an upper figure of persons? Is it open to CII operators and for sensitive data?",
    ),
    readings: &[
        shown(
            "beside",
            t(
                "与标准合同并列可选；达到评估标准的仍须评估，关键信息基础设施运营者不适用",
                "a choice beside the standard contract; the assessment line stays, and a CII operator may not use it",
            ),
        ),
        shown(
            "no_cap",
            t(
                "指引没有写上限和限制，不受人数约束",
                "the guideline names no limit, so the figures do not bind it",
            ),
        ),
    ],
    careful: t(
        "只在“标准合同或者认证”时作为选项显示；达到评估标准的保持评估并提示。",
        "It is offered only beside standard contract or certification; above the line the assessment stays, with a flag.",
    ),
    ask: t("向广东省网信办核实。", "Ask the Guangdong CAC."),
    sources: &[reading(&GBA_HK, "Art. 2"), reading(&GBA_MO, "Art. 2")],
};

pub(in crate::law) static Q20: OpenPoint = OpenPoint {
    id: "Q-20",
    question: t(
        "不清楚是否为关键信息基础设施运营者，怎么办？",
        "What if it is not known whether the handler is a CII operator?",
    ),
    readings: &[
        shown(
            "open",
            t(
                "不当作“不是”：如果是，须评估；如果不是，按人数",
                "not read as \"no\": if it is one, assessment; if not, the figures",
            ),
        ),
        shown(
            "not_notified",
            t("没有收到认定通知的，就不是", "without a notification it is not one"),
        ),
    ],
    careful: t(
        "两种情况都推演；结果相同的给出结论，不同的待定。",
        "Both branches are followed: the same end is a result, different ends stay open.",
    ),
    ask: t(
        "向行业保护工作部门或者集团核实是否收到认定通知。",
        "Ask the sector authority or the group whether a notification was received.",
    ),
    sources: &[cite(&CII_R, "Art. 10"), cite(&PCF, "Art. 7(1)(1)")],
};

pub(in crate::law) static Q24: OpenPoint = OpenPoint {
    id: "Q-24",
    question: t(
        "港澳台子公司，以及使领馆、船舶、航空器上的接收方，是否属于境外？",
        "Are group companies in Hong Kong, Macao and Taiwan, and recipients in an embassy, consulate, ship or aircraft, abroad?",
    ),
    readings: &[
        shown(
            "overseas",
            t(
                "港澳台按境外；使领馆、船舶、航空器由人判断",
                "Hong Kong, Macao and Taiwan are; of an embassy, consulate, ship or aircraft a person decides",
            ),
        ),
        shown(
            "by_jurisdiction",
            t(
                "使领馆、船舶、航空器按其管辖归属判断境内境外",
                "an embassy, consulate, ship or aircraft is inside or outside by its jurisdiction",
            ),
        ),
    ],
    careful: t(
        "港澳台一律按境外；填写了使领馆、船舶、航空器的，待定，由人判断。",
        "Hong Kong, Macao and Taiwan are always treated as abroad; an embassy, consulate, ship or aircraft leaves the result open for a person.",
    ),
    ask: PROVINCIAL,
    sources: &[reading(&PIPL, "Art. 3, 38"), cite(&GBA_HK, "Art. 2")],
};
