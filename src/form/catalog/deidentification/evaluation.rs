//! The evaluation of a measure's effect (去标识化效果评估): what is asked once somebody says that one was made.
//!
//! A measure without an evaluation lacks nothing here. Class sizes and results are kept, the data they come from never.

use crate::form::options::context;
use crate::form::{Entry, Field, Kind, Tri, Unit, options};
use crate::source::{Citation, GBT_37964, GBT_42460, secondary};
use crate::text::t;

/// The flow of evaluation: qualitative first, then quantitative.
const FLOW: &[Citation] = &[secondary(&GBT_42460, "6")];
/// The method with k-anonymity; an informative annex.
const METHOD: &[Citation] = &[secondary(&GBT_42460, "annex D")];
/// Types of sharing, and the tables of the risk of a context.
const SHARING: &[Citation] = &[secondary(&GBT_42460, "annex D"), secondary(&GBT_37964, "")];

/// Whether an evaluation is recorded; opens the other questions.
pub static EVALUATED: Field = Field::new(
    "evaluated",
    Kind::YesNo,
    t("记录效果评估过程", "Record an evaluation"),
    t(
        "选“是”后填写评估的输入，由程序按 GB/T 42460 计算等级。只有等级结论的，可不填。",
        "Say yes to enter what was measured; the program then computes the level by GB/T 42460. It may stay open if only the level is known.",
    ),
)
.optional()
.source(FLOW);
/// Whether a direct identifier is left.
pub static DIRECT: Field = Field::new(
    "direct_identifiers",
    Kind::YesNo,
    t("仍含直接标识符", "Direct identifier left"),
    t(
        "处理后的数据整体中，是否还有单独就能识别个人的字段，如姓名、证件号、病历号、学号、手机号、邮箱、车牌、设备编号、账号、IP地址。有的为1级。",
        "Whether any field of the treated data alone identifies a person: name, identity, patient or student number, telephone, e-mail, plate, device number, account, IP address. If so it is level 1.",
    ),
)
.asked(is_evaluated)
.source(FLOW);
/// Whether a quasi-identifier is left.
pub static QUASI: Field = Field::new(
    "quasi_identifiers",
    Kind::YesNo,
    t("仍含准标识符", "Quasi-identifier left"),
    t(
        "是否还有结合起来能识别个人的字段，如性别、出生日期、地区、职业、学历、事件日期。两类标识符都没有的为4级。",
        "Whether fields are left that identify a person in combination: sex, date of birth, place, occupation, education, dates of events. With neither kind it is level 4.",
    ),
)
.asked(is_evaluated)
.source(FLOW);
/// Which quasi-identifiers.
pub static QUASI_LIST: Field = Field::new(
    "quasi_list",
    Kind::Line,
    t("准标识符清单", "Quasi-identifiers"),
    t(
        "划分等价类所用的全部准标识符及其粒度，如“地级市、出生年份、首次到访月份”。漏列会使风险偏低。",
        "Every quasi-identifier that divides the classes, with its grain, such as \"city, year of birth, month of the first visit\". One left out makes the risk too low.",
    ),
)
.asked(is_measured)
.source(METHOD);
/// How the data is shared.
pub static CONTEXT: Field = Field::new(
    "context",
    Kind::One(&options::SHARING_CONTEXTS),
    t("共享场景", "Sharing context"),
    t(
        "向合同约束的指定接收方提供，一般是受控公开共享。",
        "Export to a named recipient bound by a contract is normally controlled sharing.",
    ),
)
.asked(is_measured)
.source(SHARING);
/// Sizes of the equivalence classes.
pub static CLASSES: Field = Field::new(
    "classes",
    Kind::Classes,
    t("等价类大小", "Class sizes"),
    t(
        "准标识符取值都相同的记录为一个等价类；填每个等价类有几条记录，不填取值。类很多时用 chujing deid import 导入。只有其他工具的结果的，改填下一项。",
        "Records that agree in every quasi-identifier form a class; enter how many records each has, never the values. Import many with chujing deid import. If another tool gave a result only, answer the next field instead.",
    ),
)
.asked(needs_classes)
.source(METHOD);
/// k, where another tool gives only that.
pub static SMALLEST: Field = Field::new(
    "smallest_class",
    Kind::Amount(Unit::Records),
    t("其他工具的结果：k值", "Result of a tool: k"),
    t(
        "最小等价类的记录数。只有k值时，程序给出风险的上下限。不要填“平均风险”：其他工具的平均检察官风险按记录平均（等于等价类数除以记录数），这里的Rc按等价类平均，二者不同。",
        "Records in the smallest class. From k alone the program gives bounds. Do not enter an average risk: the average prosecutor risk of other tools is a mean over records (classes divided by records), Rc here is a mean over classes.",
    ),
)
.optional()
.asked(lacks_classes)
.source(METHOD);
/// |J|, beside k.
pub static CLASS_COUNT: Field = Field::new(
    "class_count",
    Kind::Amount(Unit::Classes),
    t("其他工具的结果：等价类数", "Result of a tool: classes"),
    t("有的话填写，上下限更窄。", "If it is known: the bounds become narrower."),
)
.optional()
.asked(lacks_classes)
.source(METHOD);
/// Records, beside k.
pub static RECORD_COUNT: Field = Field::new(
    "record_count",
    Kind::Amount(Unit::Records),
    t("其他工具的结果：记录数", "Result of a tool: records"),
    t(
        "与等价类数一起填写时才有用；不含被抑制的记录。",
        "Of use together with the number of classes; without suppressed records.",
    ),
)
.optional()
.asked(lacks_classes)
.source(METHOD);
/// Where the sizes come from.
pub static ORIGIN: Field = Field::new(
    "origin",
    Kind::Line,
    t("数据来源", "Where the sizes come from"),
    t(
        "统计所用的文件、工具、版本、日期，如“客户表2026年10月导出，脚本 v3”。",
        "File, tool, version and day, such as \"customer table as of October 2026, script v3\".",
    ),
)
.in_both()
.asked(is_measured)
.source(METHOD);
/// SHA-256 of the imported file.
pub static ORIGIN_DIGEST: Field = Field::new(
    "origin_sha256",
    Kind::Line,
    t("来源文件的SHA-256", "SHA-256 of the file"),
    t(
        "导入时自动填写，用来证明数字出自哪个文件。",
        "Filled in by the import; shows which file the figures came from.",
    ),
)
.optional()
.asked(is_measured);
/// Controls of the recipient.
pub static CONTROLS: Field = Field::new(
    "recipient_controls",
    Kind::One(&options::DEID_GRADES),
    t("接收方安全控制水平", "Recipient's controls"),
    t(
        "接收方的安全和隐私控制能力：高、中、低。与下一项一起决定T1（接收方人员故意重标识）。",
        "How well the recipient controls security and privacy. With the next field it sets T1, deliberate re-identification by its staff.",
    ),
)
.asked(is_bound)
.source(SHARING);
/// Motive and capability of the recipient.
pub static MOTIVE: Field = Field::new(
    "recipient_motive",
    Kind::One(&options::DEID_GRADES),
    t("接收方重标识的动机和能力", "Recipient's motive and capability"),
    t(
        "接收方人员有没有理由、资金、技能和其他数据来重新识别。",
        "Whether its staff have reason, means, skill and other data to re-identify.",
    ),
)
.asked(is_bound)
.source(SHARING);
/// Whether somebody may recognise an acquaintance.
pub static ACQUAINTED: Field = Field::new(
    "acquaintances_recognisable",
    Kind::YesNo,
    t("可能无意认出熟人", "Acquaintances recognisable"),
    t(
        "接收方人员是否可能在数据中无意认出认识的人。选“否”则T2为0，理由写在下面。",
        "Whether the recipient's staff might come upon somebody they know. No sets T2 to 0; say why below.",
    ),
)
.asked(is_bound)
.source(SHARING);
/// Prevalence, p.
pub static PREVALENCE: Field = Field::new(
    "prevalence",
    Kind::Probability,
    t("特征在人群中的比例 p", "Prevalence p"),
    t(
        "数据所涉特征（如某种疾病、持有某种产品）在人群中的比例。T2 = 1 - (1 - p)^m。",
        "Share of the population that has what the data is about, such as an illness or a product. T2 = 1 - (1 - p)^m.",
    ),
)
.asked(may_recognise)
.source(SHARING);
/// Number of acquaintances, m.
pub static ACQUAINTANCES: Field = Field::new(
    "acquaintances",
    Kind::Count,
    t("每人认识的人数 m", "Acquaintances m"),
    t("一般取150至190；可填范围。", "Usually 150 to 190; a range will do."),
)
.asked(may_recognise)
.source(SHARING);
/// Probability of a breach, T3.
pub static BREACH: Field = Field::new(
    "breach_probability",
    Kind::Probability,
    t("接收方发生数据泄露的概率 T3", "Probability of a breach T3"),
    t(
        "按接收方过去的事件或者同行业统计估计，一般以一年计。",
        "From the recipient's own incidents or the statistics of its trade, usually for a year.",
    ),
)
.asked(is_bound)
.source(SHARING);
/// Why these figures.
pub static GROUNDS: Field = Field::new(
    "grounds",
    Kind::Paragraph,
    t("取值理由", "Grounds of the figures"),
    t(
        "T1、T2、T3为什么这样取：接收方的控制措施、合同禁止重标识的条款、事件记录、统计来源。",
        "Why T1, T2 and T3 are as they are: the recipient's controls, the clause that bans re-identification, its incidents, the statistics.",
    ),
)
.in_both()
.asked(is_bound)
.source(SHARING);
/// Who evaluated.
pub static EVALUATOR: Field = Field::new(
    "evaluator",
    Kind::Line,
    t("评估人", "Evaluated by"),
    t("部门和姓名，或者机构。", "Department and name, or the body."),
)
.in_both()
.asked(is_evaluated)
.source(FLOW);
/// When it was evaluated.
pub static EVALUATED_ON: Field = Field::new(
    "evaluated_on",
    Kind::Day,
    t("评估日期", "Evaluated on"),
    t(
        "数据、接收方或者技术变化后应当重新评估。",
        "Evaluate anew when data, recipient or technique change.",
    ),
)
.asked(is_evaluated)
.source(FLOW);

/// Whether an evaluation is recorded. It is of free choice: where nobody says so, nothing is asked.
pub fn is_evaluated(entry: &Entry<'_>) -> Tri {
    Tri::known(entry.yes_no(&EVALUATED).is_yes())
}

/// Whether the risk is to be measured: no direct identifier is left, but a quasi-identifier is (6.3 of the standard).
pub fn is_measured(entry: &Entry<'_>) -> Tri {
    is_evaluated(entry).and(entry.yes_no(&DIRECT).not()).and(entry.yes_no(&QUASI))
}

/// Whether the risk of the context is asked: it is 1 for public sharing.
fn is_bound(entry: &Entry<'_>) -> Tri {
    is_measured(entry).and(entry.chose(&CONTEXT, context::PUBLIC).not())
}

fn may_recognise(entry: &Entry<'_>) -> Tri {
    is_bound(entry).and(entry.yes_no(&ACQUAINTED))
}

/// Sizes say more than the result of a tool: where both stand, the sizes are asked.
fn needs_classes(entry: &Entry<'_>) -> Tri {
    let is_open = entry.value(&SMALLEST).is_none() || entry.value(&CLASSES).is_some();
    is_measured(entry).and(Tri::known(is_open))
}

fn lacks_classes(entry: &Entry<'_>) -> Tri {
    is_measured(entry).and(Tri::known(entry.value(&CLASSES).is_none()))
}
