//! The introduction of the rule book: what a newcomer needs in order to read the rules. The only prose that is not generated.

use crate::text::{Text, t};

/// A part of the introduction.
pub(super) struct Part {
    pub(super) title: Text,
    pub(super) paragraphs: &'static [Text],
    pub(super) points: &'static [Text],
}

/// The title of each part of the rules, and how to read it.
pub(super) const DECIDING: (Text, Text) = (
    t(
        "决定机制的规则（按顺序问，第一条适用的决定结果）",
        "Rules that decide the mechanism (asked in order; the first that applies decides)",
    ),
    t(
        "以前的规则也在其中，施行期间写明它何时有效；一份记录只问评估基准日当天施行的规则。",
        "Rules of earlier days stand among them with the days they held. A record is put only to those in force on its own day of assessment.",
    ),
);
pub(super) const DUTIES: (Text, Text) = (
    t("义务（豁免机制也不免除）", "Duties (an exemption from the mechanisms waives none)"),
    t(
        "每一项写明由谁履行、记录中哪些字段可以证明。标有“适用”的，条件成立时才需要。",
        "Each names who must act and which fields of the record prove it. Where \"applies if\" or \"applies when\" stands, it is due under that condition only.",
    ),
);
pub(super) const FLAGS: (Text, Text) = (
    t("需要人判断的事项", "Points for a person to settle"),
    t(
        "这些规则不决定结果，只提示应当有人看一看。Q 开头的编号见“未决问题”。",
        "These decide nothing: they ask a person to look. The numbers with Q lead to the open points below.",
    ),
);
pub(super) const POINTS: (Text, Text) = (
    t("未决问题", "Open points"),
    t(
        "法律没有写清楚的问题。本程序采用第一种理解；注明可由企业政策选定的，企业可以固定另一种。",
        "Questions that the law leaves open. The program follows the first reading; where a policy may choose, a company may fix another.",
    ),
);

/// What stands before the table of the figures.
pub(super) static BEFORE: &[Part] = &[
    Part {
        title: t("什么是个人信息出境", "What an export is"),
        paragraphs: &[
            t(
                "把中国内地运营中收集和产生的个人信息交到境外，就是出境。“境内”只指内地，香港、澳门、台湾都是境外；个人的国籍不重要。三种情形都算：",
                "Personal information of mainland operations that reaches somebody abroad has been exported. \"Abroad\" is everywhere outside the mainland, Hong Kong, Macao and Taiwan included; the nationality of the people does not matter. Three acts count:",
            ),
            t(
                "去标识化的信息仍是个人信息；只有证明不能识别且不能复原（匿名化）才不是。境外员工人在内地查看、数据没有传出的，一般不算出境。",
                "De-identified data is still personal information; only what is proved anonymous is not. Overseas staff who look at data while in the mainland, with nothing sent out, are generally no export.",
            ),
        ],
        points: &[
            t(
                "传出去：向境外传输，包括自己录入架设在境外的系统。",
                "sending: it is transmitted abroad, or typed into a system that stands abroad;",
            ),
            t(
                "看得到：数据留在内地，但境外的人可以查询、调取、下载、导出。",
                "access: it stays in the mainland, but somebody abroad can query, retrieve or download it;",
            ),
            t(
                "直接收集：境外企业向内地的人提供产品或者服务，或者分析他们的行为，直接处理其信息。",
                "direct collection: a company abroad offers goods or services to people in the mainland, or analyses their behaviour.",
            ),
        ],
    },
    Part {
        title: t("几个词", "A few words"),
        paragraphs: &[],
        points: &[
            t(
                "个人信息处理者：决定处理目的和方式的企业，也就是出境的责任人。境外接收方：在境外得到信息的一方，母公司也是。",
                "handler: the company that decides purpose and means, and answers for the export. Overseas recipient: whoever abroad receives the data, a parent company included.",
            ),
            t(
                "敏感个人信息：泄露或者滥用容易侵害人格尊严、人身或者财产安全的信息，如生物识别、宗教信仰、特定身份、医疗健康、金融账户、行踪轨迹，以及不满14周岁未成年人的全部信息。其余为一般个人信息。",
                "sensitive data: what easily harms dignity, body or property if it leaks: biometrics, religion, specific identity, health, financial accounts, whereabouts, and everything about children under 14. All else is ordinary.",
            ),
            t(
                "重要数据：被主管部门告知，或者被部门、地区公开发布为重要数据的。没有告知也没有发布的，不按重要数据申报安全评估。",
                "important data: data of which the handler was notified, or that a department or region published, as important. Without either, no assessment on that account.",
            ),
            t(
                "关键信息基础设施运营者：由行业主管部门认定并通知的运营者，不由企业自己判断。",
                "operator of critical information infrastructure (CIIO): one that the authority of its sector has designated and notified; a company does not judge it for itself.",
            ),
            t(
                "单独同意：专门就这一次处理作出的同意，不与其他事项捆绑。影响评估：出境前对必要性、风险和保护措施的书面评估。",
                "separate consent: given for this one processing and not bundled. Impact assessment (PIPIA): a written assessment of necessity, risk and protection before the export.",
            ),
        ],
    },
    Part {
        title: t("三种机制，以及豁免", "Three mechanisms, and exemption"),
        paragraphs: &[
            t(
                "法律要求出境具备下列机制之一。从重到轻：",
                "The law wants one of these mechanisms for an export. Heaviest first:",
            ),
            t(
                "豁免只免除这三种机制，不免除义务：告知、单独同意、影响评估、签约、留存记录等照常适用，见“义务”部分。",
                "An exemption frees from these three and from nothing else: notice, separate consent, impact assessment, contracts and records stay due; see the duties below.",
            ),
        ],
        points: &[
            t(
                "安全评估：向国家网信部门申报，通过后才能出境。适用于重要数据、关键信息基础设施运营者和大量出境。",
                "security assessment: apply to the Cyberspace Administration (CAC) and wait for its result. For important data, operators of critical information infrastructure (CIIO) and large numbers.",
            ),
            t(
                "标准合同：与境外接收方订立官方文本，生效后10个工作日内向省级网信部门备案。",
                "standard contract: sign the official text with the recipient and file it with the provincial CAC within 10 working days of its taking effect.",
            ),
            t(
                "认证：由专业机构认证。与标准合同适用同样的人数范围，二选一。",
                "certification by an accredited body. It serves the same numbers as the contract: choose one.",
            ),
        ],
    },
    Part {
        title: t("判断的顺序", "The order of evaluation"),
        paragraphs: &[
            t(
                "每个出境场景从上到下逐条问，第一条适用的规则决定该场景；整份记录取各场景中最严的结果：",
                "Each scenario is put to the rules from top to bottom, and the first that applies decides; the record as a whole takes the strictest of its scenarios:",
            ),
            t(
                "豁免先于人数：符合豁免的场景不再计入人数（条文没有明说，是本程序采用的理解，见 Q-3）。不满10万人就全部豁免是常见误解：只要有一个人的敏感个人信息出境而没有其他豁免，就需要标准合同或者认证。",
                "Exemptions come before figures, and what is exempt is not counted (no text says so in words; the program reads it so, see Q-3). That everything below 100,000 is exempt is a common mistake: the sensitive data of a single person, unless otherwise exempt, needs a contract or certification.",
            ),
        ],
        points: &[
            t(
                "禁止：外国司法、执法机构，受限名单。",
                "prohibitions: foreign courts and authorities, restricted lists;",
            ),
            t(
                "范围：是否向境外提供，是否有个人信息。",
                "scope: is anything provided abroad, is it personal information;",
            ),
            t(
                "特殊主体、条约和场所：国家机关，国际条约、协定，使领馆、船舶、航空器。",
                "special cases: state organs, treaties, embassies, ships and aircraft;",
            ),
            t(
                "重要数据：被告知或者公开发布为重要数据的；汽车缺陷数据的豁免先于它判断。",
                "important data: notified to the handler or published as such; the exemption of automotive defect data is asked before it;",
            ),
            t(
                "豁免情形：过境、个人合同、人力资源、紧急情况、法定职责或者义务、自贸区负面清单（清单外的豁免，清单内的按清单）。",
                "exemptions: transit, contracts of the individual, human resources, emergencies, statutory duties, free-trade-zone lists (off the list: exempt; on it: what the list says);",
            ),
            t("关键信息基础设施运营者。", "operators of critical information infrastructure;"),
            t(
                "人数；境外直接收集且低于标准的，由人决定。",
                "the number of people; direct collection from abroad below the figures is for a person to decide.",
            ),
        ],
    },
    Part {
        title: t("人数怎么算", "How people are counted"),
        paragraphs: &[],
        points: &[
            t(
                "数人，不数条：同一个人提供给五个接收方，算一个人。",
                "People, not records: one person whose data goes to five recipients is one.",
            ),
            t(
                "按法人算：同一企业全部场景、接收方、系统合计，集团公司各算各的；不得拆分。",
                "By legal entity: all scenarios, recipients and systems together; each company of a group counts its own. Splitting is forbidden.",
            ),
            t(
                "按年算：当年1月1日到评估基准日，含首尾两日；每年1月1日归零。2024年3月22日以前从上一年1月1日算起。",
                "By year: from 1 January to the day of assessment, both included; it begins anew every year. Before 22 March 2024 it ran from 1 January of the previous year.",
            ),
            t(
                "分开算：一般个人信息和敏感个人信息是两个数，不相加；一般人数包括同时提供了敏感信息的人（较严的算法，见 Q-1）。不满14周岁的人一律算敏感。",
                "Apart: people with ordinary and people with sensitive data are two numbers that are not added; the ordinary one includes people whose sensitive data went too (the stricter count, see Q-1). Children under 14 always count as sensitive.",
            ),
            t(
                "人数可以是范围；人群之间重叠不清楚时，按最少和最多计算，落在同一边就能得出结论。",
                "A number may be a range. Where groups overlap in an unknown way, the least and the most are computed; if both lie on one side of a line, it is settled.",
            ),
        ],
    },
    Part {
        title: t("“以上”与“不满”", "Where a line runs"),
        paragraphs: &[t(
            "“以上”包括本数，“不满”不包括。恰好等于下表数字的，按更严的一级。",
            "The Chinese words are exact: yishang includes the figure, buman does not. Whoever is exactly on a figure is on the stricter side.",
        )],
        points: &[],
    },
];

/// What stands behind it.
pub(super) static AFTER: &[Part] = &[
    Part {
        title: t("没有回答不是“否”", "Unknown is not no"),
        paragraphs: &[t(
            "问题有“是、否、不清楚”三种状态。没有回答或者不清楚时，两种可能都往下走：殊途同归，就得出结论；否则结果为“尚不能确定”，并列出需要弄清的事实。",
            "A question has three states: yes, no, unknown. Where the answer is unknown both ways are followed: if they end in the same mechanism, that is the result; if not, the result is undetermined, and the facts that would settle it are listed.",
        )],
        points: &[],
    },
    Part {
        title: t("状态用词", "What the words mean"),
        paragraphs: &[],
        points: &[
            t("适用：规则成立。", "applies: the rule holds."),
            t(
                "暂时适用：在它之前有未定的规则；那些规则不成立时它适用。",
                "provisional: a rule before it is open; this one holds if that one does not.",
            ),
            t("待定：缺少事实，可能适用。", "open: facts are lacking; it may hold."),
            t(
                "提示：不改变结果，请人留意；“?”是缺少的回答，“~”是需要看一眼的地方。",
                "look: it changes no result and asks a person to look; ? marks an answer that is missing, ~ a point worth a look.",
            ),
            t("不适用：事实不符合。", "does not apply: the facts say otherwise."),
            t(
                "不再判断：前面的规则已经得出结论。",
                "not considered: an earlier rule had already decided.",
            ),
            t(
                "来源后的“原文”指直接依据官方文本；“二手资料”“解读”“实务”“本程序做法”依次更弱，显示为参考，应当核实。",
                "Behind a source, \"official text\" means that the statement rests on it; secondary source, reading, practice and choice of this program are weaker, shown as guidance, and to be checked.",
            ),
        ],
    },
    Part {
        title: t("怎么读用例", "How to read the cases"),
        paragraphs: &[t(
            "每条规则附有程序测试所用的用例。基础记录是一家零售企业：不是关键信息基础设施运营者，没有重要数据，把20万名客户的姓名（没有敏感个人信息）传输给一家德国关联公司，没有主张豁免，结果是标准合同或者认证。用例只写与它不同之处。`chujing rules 编号` 单独显示一条；在桌面的结论中按 F4 打开规则页。",
            "Each rule shows the cases that the program is tested with. The base record is a retailer, no CIIO and without important data, that sends the names of 200,000 customers (nothing sensitive) to an affiliate in Germany and claims no exemption: standard contract or certification. A case tells only what differs from it. `chujing rules ID` prints one rule; F4 in the findings of the desk opens its page.",
        )],
        points: &[],
    },
];
