//! What the exported information is: categories, sensitivity, typical items.

use super::{Options, choice, noted};
use crate::text::t;

/// Categories of personal information after GB/T 35273-2020, annex A.
pub static PI_CATEGORIES: Options = Options {
    id: "pi_categories",
    choices: &[
        noted(
            "a01",
            t("个人基本资料", "Basic personal data"),
            t(
                "姓名、生日、性别、民族、国籍、家庭关系、住址、电话号码、电子邮件地址等",
                "name, birthday, sex, ethnicity, nationality, family, address, phone, e-mail",
            ),
        ),
        noted(
            "a02",
            t("个人身份信息", "Identity data"),
            t(
                "身份证、军官证、护照、驾驶证、工作证、出入证、社保卡、居住证等",
                "ID card, officer card, passport, driving licence, work or access pass, \
                 residence permit",
            ),
        ),
        noted(
            "a03",
            t("个人生物识别信息", "Biometric data"),
            t(
                "基因、指纹、声纹、掌纹、耳廓、虹膜、面部识别特征等",
                "gene, fingerprint, voiceprint, palmprint, auricle, iris, face features",
            ),
        ),
        noted(
            "a04",
            t("网络身份标识信息", "Network identifiers"),
            t(
                "个人信息主体账号、IP地址、个人数字证书等",
                "account, IP address, personal digital certificate",
            ),
        ),
        noted(
            "a05",
            t("个人健康生理信息", "Health and physiological data"),
            t(
                "病症、医嘱、检验报告、用药、过敏、病史等诊疗记录；身高、体重、肺活量等",
                "care records (symptoms, tests, medication, history); height, weight, lung \
                 capacity",
            ),
        ),
        noted(
            "a06",
            t("个人教育工作信息", "Education and work data"),
            t(
                "职业、职位、工作单位、学历、学位、教育和工作经历、培训记录、成绩单等",
                "job, position, employer, degree, education and work history, training, \
                 transcripts",
            ),
        ),
        noted(
            "a07",
            t("个人财产信息", "Property data"),
            t(
                "银行账户、鉴别信息（口令）、存款、房产、信贷、交易和消费记录、虚拟财产等",
                "bank account, passwords, deposits, real estate, credit, transactions, virtual \
                 assets",
            ),
        ),
        noted(
            "a08",
            t("个人通信信息", "Communication data"),
            t(
                "通信记录和内容、短信、彩信、电子邮件，以及描述通信的元数据等",
                "communication records and content, SMS, MMS, e-mail, metadata",
            ),
        ),
        noted(
            "a09",
            t("联系人信息", "Contact lists"),
            t(
                "通讯录、好友列表、群列表、电子邮件地址列表等",
                "address book, friend list, group list, e-mail list",
            ),
        ),
        noted(
            "a10",
            t("个人上网记录", "Online activity records"),
            t(
                "以日志储存的操作记录，如浏览、软件使用、点击、收藏等",
                "logged operations: browsing, software use, clicks, favourites",
            ),
        ),
        noted(
            "a11",
            t("个人常用设备信息", "Device data"),
            t(
                "硬件序列号、MAC地址、软件列表、IMEI、IMSI、Android ID、IDFA等",
                "serial number, MAC address, software list, IMEI, IMSI, Android ID, IDFA",
            ),
        ),
        noted(
            "a12",
            t("个人位置信息", "Location data"),
            t(
                "行踪轨迹、精准定位信息、住宿信息、经纬度等",
                "track, precise position, lodging, coordinates",
            ),
        ),
        noted(
            "a13",
            t("其他信息", "Other data"),
            t(
                "婚史、宗教信仰、性取向、未公开的违法犯罪记录等",
                "marriage history, religion, sexual orientation, unpublished offence records",
            ),
        ),
    ],
};

/// Whether an item is sensitive personal information.
pub static SENSITIVITY: Options = Options {
    id: "sensitivity",
    choices: &[
        noted(
            "sensitive",
            t("敏感个人信息", "Sensitive personal information"),
            t(
                "一旦泄露或者非法使用，容易使人格尊严受到侵害或者人身、财产安全受到危害",
                "a leak or illegal use would easily harm dignity or the safety of person or \
                 property",
            ),
        ),
        noted(
            "ordinary",
            t("一般个人信息（非敏感）", "Ordinary personal information (not sensitive)"),
            t("不在清单内，且不符合伤害判断", "on no list, and the harm test is not met"),
        ),
        noted(
            "combined",
            t(
                "单项不敏感，但合并后按敏感个人信息识别",
                "Not sensitive alone, treated as sensitive in combination",
            ),
            t(
                "多项一般个人信息汇聚后整体符合伤害判断（GB/T 45574 4.1 c）",
                "ordinary items that together meet the harm test (GB/T 45574, 4.1 c)",
            ),
        ),
        choice("unknown", t("尚未判断", "Not judged yet")),
    ],
};

/// Categories of sensitive personal information after GB/T 45574-2025, annex A.
pub static SENSITIVE_CATEGORIES: Options = Options {
    id: "sensitive_categories",
    choices: &[
        noted(
            "s1",
            t("生物识别信息", "Biometric information"),
            t(
                "人脸、基因、声纹、步态、指纹、掌纹、眼纹、耳廓、虹膜等",
                "face, gene, voiceprint, gait, fingerprint, palmprint, eye print, auricle, iris",
            ),
        ),
        noted(
            "s2",
            t("宗教信仰信息", "Religious belief information"),
            t(
                "信仰的宗教、加入的宗教组织、组织中的职位、宗教活动、特殊宗教习俗等",
                "religion, organisation joined, position in it, activities, special customs",
            ),
        ),
        noted(
            "s3",
            t("特定身份信息", "Specific identity information"),
            t(
                "残障人士身份信息、不适宜公开的职业身份信息等",
                "disability status, occupational identity unsuitable for disclosure",
            ),
        ),
        noted(
            "s4",
            t("医疗健康信息", "Medical and health information"),
            t(
                "病症、病史、家族病史、传染病史、体检报告、生育信息，以及诊疗、检验、用药记录等",
                "symptoms, history, infectious disease, check-up, fertility, care and test records",
            ),
        ),
        noted(
            "s5",
            t("金融账户信息", "Financial account information"),
            t(
                "银行、证券、基金、保险、公积金等账号及密码，支付账号，支付标记，个人收入明细等",
                "bank, securities, fund, insurance accounts and passwords, payment tokens, \
                 income detail",
            ),
        ),
        noted(
            "s6",
            t("行踪轨迹信息", "Whereabouts and track information"),
            t(
                "一段时间内连续的定位、车辆、人员活动轨迹；外卖、快递等特定职业履职所需除外",
                "continuous track of a person or vehicle; not of couriers and the like at work",
            ),
        ),
        noted(
            "s7",
            t("不满十四周岁未成年人个人信息", "Personal information of minors under 14"),
            t(
                "不满十四周岁未成年人的任何个人信息",
                "any personal information of a person under 14",
            ),
        ),
        noted(
            "s8",
            t("其他敏感个人信息", "Other sensitive personal information"),
            t(
                "精准定位、居民身份证照片、性取向、性生活、征信、犯罪记录、私密部位影像等",
                "precise position, photo of ID card, sexual orientation and life, credit \
                 reference, criminal record, intimate images (open list)",
            ),
        ),
    ],
};

/// Which list or test makes an item sensitive.
pub static SENSITIVE_LISTS: Options = Options {
    id: "sensitive_lists",
    choices: &[
        noted(
            "gbt_45574",
            t("GB/T 45574-2025 附录A", "GB/T 45574-2025, annex A"),
            t(
                "推荐性国家标准，2025年11月1日起实施",
                "recommended national standard, in force from 1 November 2025",
            ),
        ),
        noted(
            "pipl_28",
            t("个人信息保护法第二十八条", "PIPL Art. 28"),
            t(
                "法律列明：生物识别、宗教信仰、特定身份、医疗健康、金融账户、行踪轨迹等",
                "named in the law: biometrics, religion, identity, health, financial account, \
                 whereabouts",
            ),
        ),
        noted(
            "gbt_35273",
            t("GB/T 35273-2020 附录B（较旧、较宽）", "GB/T 35273-2020, annex B (older, wider)"),
            t(
                "另列身份证件、交易记录、通信内容、通讯录、浏览记录、住宿信息等",
                "also lists ID documents, transactions, communications, contacts, browsing, \
                 lodging",
            ),
        ),
        noted(
            "harm_test",
            t("伤害判断（GB/T 45574 4.1 a）", "Harm test (GB/T 45574, 4.1 a)"),
            t(
                "容易危害人格尊严、人身安全或者财产安全，任一项即可",
                "dignity, bodily safety or property safety easily harmed; any one is enough",
            ),
        ),
        noted(
            "under_14",
            t("不满十四周岁", "Under 14"),
            t("不论数据项内容，一律为敏感个人信息", "sensitive whatever the item says"),
        ),
        noted(
            "law",
            t("其他法律、行政法规规定", "Other laws or administrative regulations"),
            t(
                "法律、行政法规另有列举的，从其规定",
                "a listing in a law or administrative regulation prevails",
            ),
        ),
    ],
};

/// Typical data items: category of GB/T 35273, and ordinary or sensitive by which list.
pub static TYPICAL_ITEMS: Options = Options {
    id: "typical_items",
    choices: &[
        noted("name", t("姓名", "Name"), t("个人基本资料；一般", "basic data; ordinary")),
        noted("sex", t("性别", "Sex"), t("个人基本资料；一般", "basic data; ordinary")),
        noted(
            "birth_date",
            t("出生日期", "Date of birth"),
            t(
                "个人基本资料；一般；显示不满十四周岁的为敏感",
                "basic data; ordinary; sensitive where it shows an age under 14",
            ),
        ),
        noted(
            "nationality",
            t("国籍", "Nationality"),
            t("个人基本资料；一般", "basic data; ordinary"),
        ),
        noted(
            "ethnicity",
            t("民族", "Ethnicity"),
            t(
                "个人基本资料；一般；容易引发歧视的另作伤害判断",
                "basic data; ordinary; harm test where it may lead to discrimination",
            ),
        ),
        noted(
            "home_address",
            t("家庭住址", "Home address"),
            t("个人基本资料；一般", "basic data; ordinary"),
        ),
        noted(
            "postal_address",
            t("通信或者收货地址", "Postal or delivery address"),
            t("个人基本资料；一般", "basic data; ordinary"),
        ),
        noted(
            "mobile_number",
            t("手机号码", "Mobile number"),
            t("个人基本资料；一般", "basic data; ordinary"),
        ),
        noted(
            "office_phone",
            t("办公电话", "Office phone"),
            t("个人基本资料；一般", "basic data; ordinary"),
        ),
        noted(
            "email",
            t("电子邮件地址", "E-mail address"),
            t("个人基本资料；一般", "basic data; ordinary"),
        ),
        noted(
            "emergency_contact",
            t("紧急联系人", "Emergency contact"),
            t("个人基本资料；一般", "basic data; ordinary"),
        ),
        noted(
            "family_members",
            t("家庭成员信息", "Family members"),
            t(
                "个人基本资料；一般；不满十四周岁成员的为敏感",
                "basic data; ordinary; sensitive for members under 14",
            ),
        ),
        noted(
            "portrait_photo",
            t("普通照片", "Ordinary photo"),
            t(
                "个人基本资料；一般；用于人脸识别的为敏感",
                "basic data; ordinary; sensitive where used for face recognition",
            ),
        ),
        noted(
            "marital_status",
            t("婚姻状况（婚史）", "Marital status and history"),
            t(
                "其他信息；未列入 GB/T 45574 附录A，列入 GB/T 35273 附录B",
                "other data; not on GB/T 45574 annex A, on GB/T 35273 annex B",
            ),
        ),
        noted(
            "id_number",
            t("身份证号码", "ID card number"),
            t(
                "个人身份信息；未列入 GB/T 45574 附录A，列入 GB/T 35273 附录B；仍须作伤害判断",
                "identity data; not on GB/T 45574 annex A, on GB/T 35273 annex B; harm test \
                 still applies",
            ),
        ),
        noted(
            "id_card_photo",
            t("居民身份证照片", "Photo of the resident ID card"),
            t(
                "个人身份信息；敏感（GB/T 45574 附录A：其他；GB/T 35273 附录B）",
                "identity data; sensitive (GB/T 45574 annex A: other; GB/T 35273 annex B)",
            ),
        ),
        noted(
            "passport_number",
            t("护照号码", "Passport number"),
            t(
                "个人身份信息；未列入 GB/T 45574 附录A，列入 GB/T 35273 附录B",
                "identity data; not on GB/T 45574 annex A, on GB/T 35273 annex B",
            ),
        ),
        noted(
            "driving_licence",
            t("驾驶证信息", "Driving licence"),
            t(
                "个人身份信息；未列入 GB/T 45574 附录A，列入 GB/T 35273 附录B",
                "identity data; not on GB/T 45574 annex A, on GB/T 35273 annex B",
            ),
        ),
        noted(
            "social_security_card",
            t("社保卡信息", "Social security card"),
            t(
                "个人身份信息；未列入 GB/T 45574 附录A，列入 GB/T 35273 附录B",
                "identity data; not on GB/T 45574 annex A, on GB/T 35273 annex B",
            ),
        ),
        noted(
            "residence_permit",
            t("居住证信息", "Residence permit"),
            t(
                "个人身份信息；未列入 GB/T 45574 附录A，列入 GB/T 35273 附录B",
                "identity data; not on GB/T 45574 annex A, on GB/T 35273 annex B",
            ),
        ),
        noted(
            "employee_number",
            t("员工编号", "Employee number"),
            t("个人身份信息；一般", "identity data; ordinary"),
        ),
        noted(
            "face_image",
            t("人脸识别信息", "Face recognition data"),
            t(
                "个人生物识别信息；敏感（GB/T 45574 附录A：生物识别；GB/T 35273 附录B）",
                "biometric data; sensitive (GB/T 45574 annex A: biometrics; GB/T 35273 annex B)",
            ),
        ),
        noted(
            "fingerprint",
            t("指纹", "Fingerprint"),
            t(
                "个人生物识别信息；敏感（GB/T 45574 附录A：生物识别；GB/T 35273 附录B）",
                "biometric data; sensitive (GB/T 45574 annex A: biometrics; GB/T 35273 annex B)",
            ),
        ),
        noted(
            "voiceprint",
            t("声纹", "Voiceprint"),
            t(
                "个人生物识别信息；敏感（GB/T 45574 附录A：生物识别；GB/T 35273 附录B）",
                "biometric data; sensitive (GB/T 45574 annex A: biometrics; GB/T 35273 annex B)",
            ),
        ),
        noted(
            "iris",
            t("虹膜", "Iris"),
            t(
                "个人生物识别信息；敏感（GB/T 45574 附录A：生物识别；GB/T 35273 附录B）",
                "biometric data; sensitive (GB/T 45574 annex A: biometrics; GB/T 35273 annex B)",
            ),
        ),
        noted(
            "gene_data",
            t("基因信息", "Genetic data"),
            t(
                "个人生物识别信息；敏感（GB/T 45574 附录A：生物识别；GB/T 35273 附录B）",
                "biometric data; sensitive (GB/T 45574 annex A: biometrics; GB/T 35273 annex B)",
            ),
        ),
        noted(
            "account_id",
            t("用户账号", "User account"),
            t("网络身份标识信息；一般", "network identifier; ordinary"),
        ),
        noted(
            "login_password",
            t("登录口令", "Login password"),
            t(
                "个人财产信息；未列入 GB/T 45574 附录A，列入 GB/T 35273 附录B",
                "property data; not on GB/T 45574 annex A, on GB/T 35273 annex B",
            ),
        ),
        noted(
            "ip_address",
            t("IP地址", "IP address"),
            t(
                "网络身份标识信息；一般；不属于精准定位",
                "network identifier; ordinary; not a precise position",
            ),
        ),
        noted(
            "digital_certificate",
            t("个人数字证书", "Personal digital certificate"),
            t("网络身份标识信息；一般", "network identifier; ordinary"),
        ),
        noted(
            "health_check",
            t("体检报告", "Health check report"),
            t(
                "个人健康生理信息；敏感（GB/T 45574 附录A：医疗健康；GB/T 35273 附录B）",
                "health data; sensitive (GB/T 45574 annex A: health; GB/T 35273 annex B)",
            ),
        ),
        noted(
            "medical_records",
            t("病历和诊疗记录", "Medical records"),
            t(
                "个人健康生理信息；敏感（GB/T 45574 附录A：医疗健康；GB/T 35273 附录B）",
                "health data; sensitive (GB/T 45574 annex A: health; GB/T 35273 annex B)",
            ),
        ),
        noted(
            "medication",
            t("用药记录", "Medication records"),
            t(
                "个人健康生理信息；敏感（GB/T 45574 附录A：医疗健康；GB/T 35273 附录B）",
                "health data; sensitive (GB/T 45574 annex A: health; GB/T 35273 annex B)",
            ),
        ),
        noted(
            "medical_history",
            t("病史、家族病史", "Medical and family history"),
            t(
                "个人健康生理信息；敏感（GB/T 45574 附录A：医疗健康；GB/T 35273 附录B）",
                "health data; sensitive (GB/T 45574 annex A: health; GB/T 35273 annex B)",
            ),
        ),
        noted(
            "fertility",
            t("生育信息", "Fertility information"),
            t(
                "个人健康生理信息；敏感（GB/T 45574 附录A：医疗健康；GB/T 35273 附录B）",
                "health data; sensitive (GB/T 45574 annex A: health; GB/T 35273 annex B)",
            ),
        ),
        noted(
            "sick_leave",
            t("病假记录", "Sick leave records"),
            t(
                "个人健康生理信息；写明病情的为敏感（GB/T 45574 附录A：医疗健康）",
                "health data; sensitive where it shows an illness (GB/T 45574 annex A: health)",
            ),
        ),
        noted(
            "body_data",
            t("身高、体重、血型", "Height, weight, blood type"),
            t(
                "个人健康生理信息；与疾病、诊疗无关的可按一般处理（GB/T 45574 附录A 注）",
                "health data; ordinary if unconnected with illness or care (GB/T 45574 annex A, \
                 note)",
            ),
        ),
        noted(
            "disability_status",
            t("残障身份", "Disability status"),
            t(
                "其他信息；敏感（GB/T 45574 附录A：特定身份）",
                "other data; sensitive (GB/T 45574 annex A: specific identity)",
            ),
        ),
        noted(
            "education",
            t("学历、学位", "Education and degrees"),
            t("个人教育工作信息；一般", "education and work; ordinary"),
        ),
        noted(
            "work_history",
            t("工作经历", "Work history"),
            t("个人教育工作信息；一般", "education and work; ordinary"),
        ),
        noted(
            "job_title",
            t("职位、工作单位", "Job title and employer"),
            t("个人教育工作信息；一般", "education and work; ordinary"),
        ),
        noted(
            "performance_rating",
            t("绩效评价", "Performance rating"),
            t("个人教育工作信息；一般", "education and work; ordinary"),
        ),
        noted(
            "attendance",
            t("考勤记录", "Attendance records"),
            t(
                "个人教育工作信息；一般；采集人脸、指纹的另列",
                "education and work; ordinary; list face or fingerprint data apart",
            ),
        ),
        noted(
            "training_records",
            t("培训记录", "Training records"),
            t("个人教育工作信息；一般", "education and work; ordinary"),
        ),
        noted(
            "disciplinary_records",
            t("奖惩记录", "Awards and discipline"),
            t(
                "个人教育工作信息；一般；容易损害人格尊严的为敏感",
                "education and work; ordinary; sensitive where dignity would easily be harmed",
            ),
        ),
        noted(
            "bank_account",
            t("银行账号", "Bank account"),
            t(
                "个人财产信息；敏感（GB/T 45574 附录A：金融账户；GB/T 35273 附录B）",
                "property data; sensitive (GB/T 45574 annex A: financial account; GB/T 35273 \
                 annex B)",
            ),
        ),
        noted(
            "bank_card",
            t("银行卡号", "Bank card number"),
            t(
                "个人财产信息；敏感（GB/T 45574 附录A：金融账户；GB/T 35273 附录B）",
                "property data; sensitive (GB/T 45574 annex A: financial account; GB/T 35273 \
                 annex B)",
            ),
        ),
        noted(
            "payment_account",
            t("支付账号", "Payment account"),
            t(
                "个人财产信息；敏感（GB/T 45574 附录A：金融账户）",
                "property data; sensitive (GB/T 45574 annex A: financial account)",
            ),
        ),
        noted(
            "payment_password",
            t("支付密码", "Payment password"),
            t(
                "个人财产信息；敏感（GB/T 45574 附录A：金融账户；GB/T 35273 附录B）",
                "property data; sensitive (GB/T 45574 annex A: financial account; GB/T 35273 \
                 annex B)",
            ),
        ),
        noted(
            "securities_account",
            t("证券、基金账号", "Securities or fund account"),
            t(
                "个人财产信息；敏感（GB/T 45574 附录A：金融账户）",
                "property data; sensitive (GB/T 45574 annex A: financial account)",
            ),
        ),
        noted(
            "provident_fund_account",
            t("公积金账号", "Housing provident fund account"),
            t(
                "个人财产信息；敏感（GB/T 45574 附录A：金融账户）",
                "property data; sensitive (GB/T 45574 annex A: financial account)",
            ),
        ),
        noted(
            "income_detail",
            t("个人收入明细（工资单）", "Income detail (payroll)"),
            t(
                "个人财产信息；敏感（GB/T 45574 附录A：金融账户）",
                "property data; sensitive (GB/T 45574 annex A: financial account)",
            ),
        ),
        noted(
            "account_transactions",
            t("账户资金流水", "Account transactions"),
            t(
                "个人财产信息；敏感（GB/T 45574 附录A：金融账户；GB/T 35273 附录B）",
                "property data; sensitive (GB/T 45574 annex A: financial account; GB/T 35273 \
                 annex B)",
            ),
        ),
        noted(
            "order_records",
            t("订单和消费记录", "Orders and purchases"),
            t(
                "个人财产信息；未列入 GB/T 45574 附录A，列入 GB/T 35273 附录B",
                "property data; not on GB/T 45574 annex A, on GB/T 35273 annex B",
            ),
        ),
        noted(
            "credit_reference",
            t("征信信息", "Credit reference"),
            t(
                "个人财产信息；敏感（GB/T 45574 附录A：其他；GB/T 35273 附录B）",
                "property data; sensitive (GB/T 45574 annex A: other; GB/T 35273 annex B)",
            ),
        ),
        noted(
            "loan_records",
            t("信贷记录", "Loan records"),
            t(
                "个人财产信息；未列入 GB/T 45574 附录A，列入 GB/T 35273 附录B",
                "property data; not on GB/T 45574 annex A, on GB/T 35273 annex B",
            ),
        ),
        noted(
            "real_estate",
            t("房产信息", "Real estate"),
            t(
                "个人财产信息；未列入 GB/T 45574 附录A，列入 GB/T 35273 附录B",
                "property data; not on GB/T 45574 annex A, on GB/T 35273 annex B",
            ),
        ),
        noted(
            "virtual_assets",
            t("虚拟财产", "Virtual assets"),
            t(
                "个人财产信息；未列入 GB/T 45574 附录A，列入 GB/T 35273 附录B",
                "property data; not on GB/T 45574 annex A, on GB/T 35273 annex B",
            ),
        ),
        noted(
            "call_records",
            t("通信记录", "Communication records"),
            t(
                "个人通信信息；未列入 GB/T 45574 附录A，列入 GB/T 35273 附录B",
                "communication data; not on GB/T 45574 annex A, on GB/T 35273 annex B",
            ),
        ),
        noted(
            "message_content",
            t("通信内容（短信、邮件、聊天）", "Messages (SMS, e-mail, chat)"),
            t(
                "个人通信信息；未列入 GB/T 45574 附录A，列入 GB/T 35273 附录B",
                "communication data; not on GB/T 45574 annex A, on GB/T 35273 annex B",
            ),
        ),
        noted(
            "support_records",
            t("客服沟通记录", "Customer support records"),
            t(
                "个人通信信息；一般；内容涉及敏感事项的另行判断",
                "communication data; ordinary; judge by what the talk reveals",
            ),
        ),
        noted(
            "address_book",
            t("通讯录、好友列表", "Address book, friend list"),
            t(
                "联系人信息；未列入 GB/T 45574 附录A，列入 GB/T 35273 附录B",
                "contact list; not on GB/T 45574 annex A, on GB/T 35273 annex B",
            ),
        ),
        noted(
            "browsing_records",
            t("网页浏览记录", "Browsing records"),
            t(
                "个人上网记录；未列入 GB/T 45574 附录A，列入 GB/T 35273 附录B",
                "online activity; not on GB/T 45574 annex A, on GB/T 35273 annex B",
            ),
        ),
        noted(
            "app_usage",
            t("软件使用和点击记录", "App use and clicks"),
            t("个人上网记录；一般", "online activity; ordinary"),
        ),
        noted(
            "device_id",
            t("设备标识（IMEI、Android ID、IDFA等）", "Device ID (IMEI, Android ID, IDFA)"),
            t("个人常用设备信息；一般", "device data; ordinary"),
        ),
        noted(
            "mac_address",
            t("MAC地址", "MAC address"),
            t("个人常用设备信息；一般", "device data; ordinary"),
        ),
        noted(
            "installed_apps",
            t("软件列表", "List of installed apps"),
            t("个人常用设备信息；一般", "device data; ordinary"),
        ),
        noted(
            "precise_location",
            t("精准定位信息", "Precise position"),
            t(
                "个人位置信息；敏感（GB/T 45574 附录A：其他；GB/T 35273 附录B）",
                "location data; sensitive (GB/T 45574 annex A: other; GB/T 35273 annex B)",
            ),
        ),
        noted(
            "movement_track",
            t("行踪轨迹", "Movement track"),
            t(
                "个人位置信息；敏感（GB/T 45574 附录A：行踪轨迹；GB/T 35273 附录B）",
                "location data; sensitive (GB/T 45574 annex A: track; GB/T 35273 annex B)",
            ),
        ),
        noted(
            "rough_location",
            t("粗略位置（城市或者IP推算）", "Rough location (city or by IP)"),
            t("个人位置信息；一般", "location data; ordinary"),
        ),
        noted(
            "lodging",
            t("住宿信息", "Lodging"),
            t(
                "个人位置信息；未列入 GB/T 45574 附录A，列入 GB/T 35273 附录B",
                "location data; not on GB/T 45574 annex A, on GB/T 35273 annex B",
            ),
        ),
        noted(
            "travel_itinerary",
            t("行程（航班、车次）", "Travel itinerary (flights, trains)"),
            t(
                "个人位置信息；GB/T 45574 附录A 未列，形成连续轨迹的为敏感",
                "location data; not on GB/T 45574 annex A; sensitive if it makes a continuous \
                 track",
            ),
        ),
        noted(
            "religion",
            t("宗教信仰", "Religious belief"),
            t(
                "其他信息；敏感（GB/T 45574 附录A：宗教信仰；GB/T 35273 附录B）",
                "other data; sensitive (GB/T 45574 annex A: religion; GB/T 35273 annex B)",
            ),
        ),
        noted(
            "sexual_orientation",
            t("性取向", "Sexual orientation"),
            t(
                "其他信息；敏感（GB/T 45574 附录A：其他；GB/T 35273 附录B）",
                "other data; sensitive (GB/T 45574 annex A: other; GB/T 35273 annex B)",
            ),
        ),
        noted(
            "criminal_record",
            t("犯罪记录", "Criminal record"),
            t(
                "其他信息；敏感（GB/T 45574 附录A：其他；GB/T 35273 附录B）",
                "other data; sensitive (GB/T 45574 annex A: other; GB/T 35273 annex B)",
            ),
        ),
        noted(
            "user_tags",
            t("用户标签、画像", "User tags and profile"),
            t(
                "其他信息；一般；合并后可能敏感",
                "other data; ordinary; may be sensitive in combination",
            ),
        ),
    ],
};
