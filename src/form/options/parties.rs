//! Who takes part: places, sectors, kinds of unit, and what the recipient is to the handler.

use super::{Options, choice, noted};
use crate::text::t;

/// The 31 mainland province-level divisions, by the first two digits of GB/T 2260.
pub static PROVINCES: Options = Options {
    id: "provinces",
    choices: &[
        choice("11", t("北京市", "Beijing")),
        choice("12", t("天津市", "Tianjin")),
        choice("13", t("河北省", "Hebei")),
        choice("14", t("山西省", "Shanxi")),
        choice("15", t("内蒙古自治区", "Inner Mongolia")),
        choice("21", t("辽宁省", "Liaoning")),
        choice("22", t("吉林省", "Jilin")),
        choice("23", t("黑龙江省", "Heilongjiang")),
        choice("31", t("上海市", "Shanghai")),
        choice("32", t("江苏省", "Jiangsu")),
        choice("33", t("浙江省", "Zhejiang")),
        choice("34", t("安徽省", "Anhui")),
        choice("35", t("福建省", "Fujian")),
        choice("36", t("江西省", "Jiangxi")),
        choice("37", t("山东省", "Shandong")),
        choice("41", t("河南省", "Henan")),
        choice("42", t("湖北省", "Hubei")),
        choice("43", t("湖南省", "Hunan")),
        choice("44", t("广东省", "Guangdong")),
        choice("45", t("广西壮族自治区", "Guangxi")),
        choice("46", t("海南省", "Hainan")),
        choice("50", t("重庆市", "Chongqing")),
        choice("51", t("四川省", "Sichuan")),
        choice("52", t("贵州省", "Guizhou")),
        choice("53", t("云南省", "Yunnan")),
        choice("54", t("西藏自治区", "Xizang")),
        choice("61", t("陕西省", "Shaanxi")),
        choice("62", t("甘肃省", "Gansu")),
        choice("63", t("青海省", "Qinghai")),
        choice("64", t("宁夏回族自治区", "Ningxia")),
        choice("65", t("新疆维吾尔自治区", "Xinjiang")),
    ],
};

/// The nine mainland cities of the Guangdong-Hong Kong-Macao Greater Bay Area.
pub static GBA_CITIES: Options = Options {
    id: "gba_cities",
    choices: &[
        choice("guangzhou", t("广州市", "Guangzhou")),
        choice("shenzhen", t("深圳市", "Shenzhen")),
        choice("zhuhai", t("珠海市", "Zhuhai")),
        choice("foshan", t("佛山市", "Foshan")),
        choice("huizhou", t("惠州市", "Huizhou")),
        choice("dongguan", t("东莞市", "Dongguan")),
        choice("zhongshan", t("中山市", "Zhongshan")),
        choice("jiangmen", t("江门市", "Jiangmen")),
        choice("zhaoqing", t("肇庆市", "Zhaoqing")),
        choice("none", t("不在上述九市", "In none of them")),
    ],
};

/// Sectors of the security assessment form, and the automotive sector beside them.
pub static SECTORS: Options = Options {
    id: "sectors",
    choices: &[
        choice("industry", t("工业", "Industry")),
        choice("telecom", t("电信", "Telecommunications")),
        choice("transport", t("交通", "Transport")),
        choice("finance", t("金融", "Finance")),
        choice("natural_resources", t("自然资源", "Natural resources")),
        choice("health", t("卫生健康", "Health")),
        choice("education", t("教育", "Education")),
        choice("science", t("科技", "Science and technology")),
        choice("energy", t("能源", "Energy")),
        choice("defence", t("国防科工", "Defence science and industry")),
        choice("culture_tourism", t("文旅", "Culture and tourism")),
        choice("cross_border_e_commerce", t("跨境电商", "Cross-border e-commerce")),
        choice("retail", t("零售", "Retail")),
        choice("internet", t("互联网", "Internet")),
        noted(
            "automotive",
            t("汽车", "Automotive"),
            t(
                "申报表未单列汽车，填表时归入“工业”",
                "not a box of its own on the form, which files it under industry",
            ),
        ),
        choice("other", t("其他", "Other")),
    ],
};

/// Nature of the unit (单位性质).
pub static NATURE: Options = Options {
    id: "nature",
    choices: &[
        choice("government", t("政府部门", "Government department")),
        choice("public_institution", t("事业单位", "Public institution")),
        choice("enterprise", t("企业", "Enterprise")),
        choice("social_organisation", t("社会组织", "Social organisation")),
        choice("other", t("其他", "Other")),
    ],
};

/// Type of the unit by origin of capital (单位类型).
pub static OWNERSHIP: Options = Options {
    id: "ownership",
    choices: &[
        choice("domestic", t("内资", "Domestic capital")),
        choice("foreign", t("外资", "Foreign capital")),
        choice("joint_venture", t("中外合资", "Sino-foreign joint venture")),
        choice("hk_macao_taiwan", t("港澳台资", "Hong Kong, Macao or Taiwan capital")),
        choice("other", t("其他", "Other")),
    ],
};

/// What the recipient is in the processing.
pub static ROLES: Options = Options {
    id: "roles",
    choices: &[
        noted(
            "independent_handler",
            t(
                "个人信息处理者（自主决定处理目的和处理方式）",
                "Independent personal information handler",
            ),
            t(
                "自行决定处理目的和处理方式（个人信息保护法第二十三条）",
                "decides purpose and method of processing on its own (PIPL Art. 23)",
            ),
        ),
        noted(
            "entrusted",
            t("受托人（受委托处理）", "Entrusted party (processes on behalf)"),
            t(
                "只按约定的目的、方式、期限处理，未经同意不得转委托（个人信息保护法第二十一条）",
                "only for the agreed purpose, method and term; no sub-entrusting without \
                 consent (PIPL Art. 21)",
            ),
        ),
        noted(
            "joint",
            t("共同处理者", "Joint handler"),
            t(
                "双方共同决定处理目的和处理方式，须约定各自权利义务（个人信息保护法第二十条）",
                "both decide purpose and method together and agree on rights and duties (PIPL \
                 Art. 20)",
            ),
        ),
    ],
};

/// What the recipient is to the handler as an organisation.
pub static RELATIONS: Options = Options {
    id: "relations",
    choices: &[
        choice("parent", t("母公司或者总部", "Parent company or headquarters")),
        choice("subsidiary", t("子公司", "Subsidiary")),
        choice("affiliate", t("同一集团其他公司", "Other company of the same group")),
        noted(
            "service_provider",
            t("服务供应商", "Service provider"),
            t(
                "如云服务、薪酬、客服、物流供应商",
                "such as cloud, payroll, customer support or logistics",
            ),
        ),
        noted(
            "business_partner",
            t("业务合作伙伴", "Business partner"),
            t(
                "如经销商、合作研发方、联合营销方",
                "such as a distributor, research partner or co-marketer",
            ),
        ),
        noted(
            "customer",
            t("客户", "Customer"),
            t(
                "购买处理者产品或者服务的境外单位",
                "an organisation abroad that buys the handler's products or services",
            ),
        ),
        noted(
            "authority",
            t("境外司法或者执法机构", "Foreign judicial or law-enforcement body"),
            t(
                "未经主管机关批准不得提供（个人信息保护法第四十一条、数据安全法第三十六条）",
                "nothing may be provided without approval of the competent authority (PIPL 41, \
                 DSL 36)",
            ),
        ),
        choice("other", t("其他", "Other")),
    ],
};

/// How two groups of people overlap.
pub static OVERLAPS: Options = Options {
    id: "overlaps",
    choices: &[
        noted(
            "disjoint",
            t("完全不重叠", "Disjoint"),
            t("没有一个人同属两个人群。", "Nobody belongs to both."),
        ),
        noted(
            "contained",
            t("甲全部包含于乙", "A within B"),
            t("人群甲的每个人都已计入人群乙。", "Everybody of group A is counted in group B too."),
        ),
        noted(
            "number",
            t("知道重叠人数", "A known number"),
            t("填写同属两个人群的人数。", "Give the number of persons in both."),
        ),
        noted("unknown", t("不清楚", "Not known"), t("按上下限计算。", "Bounds are computed.")),
    ],
};
