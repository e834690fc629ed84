//! What an exemption takes.

use super::{OpenPoint, Reading, choosable, shown};
use crate::source::{NDSMR, PCF, QA5, SMALL, ZONE_LISTS, cite, reading, secondary};
use crate::text::t;

/// The reading of Q4 that a company may choose instead.
pub(in crate::law) const BOTH_PAPERS: Reading = choosable(
    "both_papers",
    t("两种文件缺一不可，只有其一的不豁免", "without both papers never exempt"),
);

pub(in crate::law) static Q4: OpenPoint = OpenPoint {
    id: "Q-4",
    question: t(
        "跨境人力资源管理的豁免，劳动规章制度和集体合同是否必须都有？条文用“和”连接。",
        "Does the HR exemption need both labour rules and a collective contract? The text joins them by 和 (and).",
    ),
    readings: &[
        choosable(
            "review",
            t(
                "只有其一的，由法务复核确认后方可豁免",
                "with one of the two, exempt only after counsel has confirmed",
            ),
        ),
        BOTH_PAPERS,
    ],
    careful: t(
        "两种都有的认定豁免，都没有的不认定；只有其一的待定，等待法务复核。",
        "With both papers exempt, with neither not; with one it stays open until counsel has confirmed.",
    ),
    ask: t(
        "向省级网信办核实只有规章制度能否适用；或者补签集体合同。",
        "Ask the provincial CAC whether labour rules alone are enough, or sign a collective contract.",
    ),
    sources: &[reading(&PCF, "Art. 5(1)(2)"), reading(&NDSMR, "Art. 35")],
};

pub(in crate::law) static Q5: OpenPoint = OpenPoint {
    id: "Q-5",
    question: t(
        "员工亲属、求职者、劳务派遣和外包人员是否属于豁免条文中的“员工”？",
        "Are relatives of employees, applicants, dispatched and contract staff \"employees\" of the exemption?",
    ),
    readings: &[
        shown(
            "words",
            t(
                "亲属和求职者不是；派遣、外包人员须由人复核",
                "relatives and applicants are not; of dispatched and contract staff a person decides",
            ),
        ),
        shown(
            "wide",
            t(
                "为跨境人力资源管理所必需的相关人员都可以包括",
                "everyone whom cross-border HR management must include is covered",
            ),
        ),
    ],
    careful: t(
        "含亲属、求职者的，该项条件为否；含派遣、外包人员的，待复核。",
        "With relatives or applicants the limb is no; with dispatched or contract staff it awaits review.",
    ),
    ask: t(
        "把非员工的部分拆成单独的场景；派遣、外包人员向省级网信办核实。",
        "Make a scenario of its own for those who are not employees; ask the provincial CAC about dispatched and contract staff.",
    ),
    sources: &[reading(&PCF, "Art. 5(1)(2)"), cite(&QA5, "")],
};

pub(in crate::law) static Q12: OpenPoint = OpenPoint {
    id: "Q-12",
    question: t(
        "自贸试验区负面清单外的数据出境是否须向当地备案？清单没有覆盖的行业、其他省份的清单怎么办？",
        "Is a local filing needed for data off the negative list? What of sectors the list does not cover, and of other provinces' lists?",
    ),
    readings: &[
        shown(
            "no_filing",
            t(
                "清单外直接出境，不需另行备案（上海市门户网站的说法）",
                "data off the list leave without a further filing (so the Shanghai portal)",
            ),
        ),
        shown(
            "filing",
            t(
                "清单外也须先办理备案（另有资料如此说明）",
                "a filing comes first (so another compilation)",
            ),
        ),
    ],
    careful: t(
        "不收录清单内容，只采用使用者填写的事实；没有覆盖的行业不推定为清单外。",
        "The content of lists is not held; only the user's facts are used, and a sector that is not covered is never taken to be off the list.",
    ),
    ask: t(
        "向自贸试验区管理机构或者当地网信办核实备案要求和适用范围。",
        "Ask the zone administration or the local CAC about filing and scope.",
    ),
    sources: &[cite(&PCF, "Art. 6"), secondary(&ZONE_LISTS, "")],
};

pub(in crate::law) static Q23: OpenPoint = OpenPoint {
    id: "Q-23",
    question: t(
        "为履行法定职责或者法定义务出境，能否免予三种机制？条例和小型处理者的规定列有此项，跨境流动规定没有；外国法上的义务算不算？",
        "Does a statutory function or obligation free an export from the mechanisms? The Regulations and the rules for small handlers name it, the Cross-border Data Flow Provisions do not; and do duties under foreign law count?",
    ),
    readings: &[
        shown(
            "prc_law",
            t(
                "可以，但仅限中国法上的职责或者义务，并须写明条款",
                "yes, but only under PRC law, and the article must be named",
            ),
        ),
        shown(
            "no_exemption",
            t(
                "不可以：《促进和规范数据跨境流动规定》没有这一豁免",
                "no: the Cross-border Data Flow Provisions know no such exemption",
            ),
        ),
    ],
    careful: t(
        "写明中国法条款且确需的，认定豁免并提示；没有写明条款的待定。外国机关的要求一律不算。",
        "With a PRC article and necessity it is exempt, with a flag; without the article it stays open. A foreign order never counts.",
    ),
    ask: t(
        "向省级网信办核实所依据的条款能否作为豁免理由。",
        "Ask the provincial CAC whether the article is accepted as a ground.",
    ),
    sources: &[cite(&SMALL, "Art. 10"), reading(&NDSMR, "Art. 35(6)")],
};
