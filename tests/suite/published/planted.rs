//! What is planted in a page, one difference each, and by which matter it is to be named.

use chujing::published::{Matter, Sense};

use Matter::{Channel, Country, Export, Handler, Kind, Period, Purpose, Recipient, Right};
use Sense::{OnlyPage, OnlyRecord, Otherwise};

/// A difference that is planted in a page: what is replaced by what, and of which matter it is.
pub(super) struct Planted {
    pub(super) lang: &'static str,
    pub(super) from: &'static str,
    pub(super) to: &'static str,
    pub(super) matter: Matter,
    pub(super) sense: Sense,
    /// What its sentence holds.
    pub(super) at: &'static str,
}

const fn planted(
    lang: &'static str,
    (from, to): (&'static str, &'static str),
    (matter, sense): (Matter, Sense),
    at: &'static str,
) -> Planted {
    Planted { lang, from, to, matter, sense, at }
}

#[rustfmt::skip]
pub(super) const PLANTED: &[Planted] = &[
    // A recipient, by one sign, by another name, one more, one fewer.
    planted("zh", ("Hausgeräte GmbH（林登菲尔德家用", "Hausgerate GmbH（林登菲乐德家用"), (Recipient, Otherwise), "Hausgerate"),
    planted("zh", ("Dvorana Sklad s.r.o.", "Dvorana Skład s.r.o."), (Recipient, Otherwise), "Skład"),
    planted("en", ("Lindenfeld Hausgeräte GmbH", "Lindenfels Hausgeräte GmbH"), (Recipient, Otherwise), "Lindenfels"),
    planted("en", ("Dvorana Sklad s.r.o.", "Nordwind Logistik AG"), (Recipient, OnlyPage), "Nordwind Logistik AG"),
    planted("zh", ("由德国的部件厂商承担", "由德国的部件厂商承担，诊断委托上海甲乙检测有限公司"), (Recipient, OnlyPage), "上海甲乙检测有限公司"),
    planted("en", ("a maker of parts in Germany", "a maker of parts in Germany and Acme Cloud, Inc."), (Recipient, OnlyPage), "Acme Cloud, Inc."),
    // Who publishes it.
    planted("zh", ("杭州映川智能家电有限公司（", "杭州映川智慧家电有限公司（"), (Handler, Otherwise), "智慧家电"),
    planted("en", ("Hangzhou Yingchuan Smart", "Hangzhou Yingchuan Smarter"), (Handler, Otherwise), "Smarter"),
    // A country.
    planted("zh", ("所在国家：德国", "所在国家：荷兰"), (Country, Otherwise), "荷兰"),
    planted("zh", ("位于捷克的", "位于新加坡的"), (Country, Otherwise), "新加坡"),
    planted("en", ("country: Germany", "country: United States"), (Country, Otherwise), "United States"),
    planted("en", ("s.r.o. in Czechia", "s.r.o. in Germany"), (Country, Otherwise), "s.r.o. in Germany"),
    // A period, in words.
    planted("zh", ("日志保存三年", "日志保存五年"), (Period, Otherwise), "日志保存五年"),
    planted("zh", ("届满后30日", "届满后三个月"), (Period, Otherwise), "三个月"),
    planted("zh", ("最迟至2033年3月6日", "最迟至2038年3月6日"), (Period, Otherwise), "2038年"),
    planted("en", ("6 March 2033", "6 September 2034"), (Period, Otherwise), "6 September 2034"),
    planted("en", ("6 March 2033", "March 6, 2034"), (Period, Otherwise), "March 6, 2034"),
    planted("en", ("6 March 2033", "September 26, 2034"), (Period, Otherwise), "September 26"),
    planted("en", ("6 March 2033", "2034-09-06"), (Period, Otherwise), "2034-09-06"),
    planted("en", ("and no later than 6 March 2033", "but deleted by 6 March 2034"), (Period, Otherwise), "by 6 March 2034"),
    planted("zh", ("最迟至2033年3月6日", "不晚于2034年9月6日"), (Period, Otherwise), "2034年9月"),
    planted("en", ("within 90 days", "within one year"), (Period, Otherwise), "one year"),
    planted("en", ("15 working days", "fifteen days"), (Period, Otherwise), "fifteen days"),
    planted("zh", ("在15个工作日内答复", "在三十日内答复"), (Period, Otherwise), "三十日"),
    // A purpose.
    planted("zh", ("诊断部件故障、直发", "开展营销推广、直发"), (Purpose, OnlyPage), "营销推广"),
    planted("zh", ("诊断部件故障、直发", "训练人工智能模型、直发"), (Purpose, OnlyPage), "人工智能"),
    planted("en", ("diagnosing faults,", "personalised recommendations,"), (Purpose, OnlyPage), "personalised"),
    planted("en", ("examining warranty claims, ", ""), (Purpose, OnlyRecord), "purposes:"),
    planted("zh", ("不会把您的信息用于营销", "会把您的信息用于营销"), (Purpose, OnlyPage), "用于营销"),
    // A right, and where people turn to.
    planted("zh", ("查阅、复制、更正和删除", "查阅、复制和更正"), (Right, OnlyRecord), "您有权查阅"),
    planted("en", ("access, copy, correct", "access, correct"), (Right, OnlyRecord), "right to access"),
    planted("zh", ("privacy@yingchuan.example", "service@yingchuan.example"), (Channel, OnlyPage), "service@"),
    planted("en", ("0571-5550-0102", "0571-5550-0188"), (Channel, OnlyRecord), "privacy@yingchuan"),
    planted("en", ("in the mini program, by telephone", "by letter to our head office, by telephone"), (Channel, OnlyPage), "by letter"),
    planted("zh", ("您可以在保修登记小程序“我的出境信息”中提出", "您可以到我们的营业厅提出"), (Channel, OnlyPage), "营业厅"),
    // A kind of information.
    planted("zh", ("固件版本、运行日志摘要；保存", "身份证号码、固件版本、运行日志摘要；保存"), (Kind, OnlyPage), "身份证号码"),
    planted("zh", ("保修工单号、故障代码和描述、固件版本、运行", "保修工单号、故障代码和描述、运行"), (Kind, OnlyRecord), "个人信息种类"),
    planted("en", ("firmware version, operating log; ret", "firmware version, operating log, bank card number; ret"), (Kind, OnlyPage), "bank card"),
    // The same in prose, without labels.
    planted("prose-zh", ("位于德国的", "位于法国的"), (Country, Otherwise), "法国"),
    planted("prose-zh", ("委托捷克的", "委托波兰的"), (Country, Otherwise), "波兰"),
    planted("prose-zh", ("诊断部件故障并", "开展市场营销并"), (Purpose, OnlyPage), "开展市场营销"),
    planted("prose-zh", ("审核您的保修申请、", ""), (Purpose, OnlyRecord), "为了登记"),
    planted("prose-zh", ("届满后30日", "届满后两年"), (Period, Otherwise), "两年"),
    planted("prose-zh", ("九十日", "一年"), (Period, Otherwise), "一年"),
    planted("prose-zh", ("更正、删除", "更正"), (Right, OnlyRecord), "您可以查阅"),
    planted("prose-zh", ("、固件版本和", "、身份证号和"), (Kind, OnlyPage), "身份证号"),
    planted("prose-zh", ("Hausgeräte GmbH", "Hausgeräte AG"), (Recipient, OnlyPage), "Hausgeräte AG"),
    planted("prose-en", ("in Germany", "in France"), (Country, Otherwise), "France"),
    planted("prose-en", ("the Czech Republic", "Poland"), (Country, Otherwise), "Poland"),
    planted("prose-en", ("diagnose faults", "carry out marketing"), (Purpose, OnlyPage), "marketing"),
    planted("prose-en", ("thirty days", "two years"), (Period, Otherwise), "two years"),
    planted("prose-en", ("fifteen working days", "one month"), (Period, Otherwise), "one month"),
    planted("prose-en", ("copy, ", ""), (Right, OnlyRecord), "the right to access"),
    planted("prose-en", ("purchase date, ", ""), (Kind, OnlyRecord), "serial number"),
    planted("prose-en", ("privacy@yingchuan", "privcay@yingchuan"), (Channel, OnlyPage), "privcay"),
    // What a request costs.
    planted("zh", ("答复，不收费", "答复，收费"), (Right, Otherwise), "收费"),
    planted("zh", ("答复，不收费", "答复，每次收取50元手续费"), (Right, Otherwise), "手续费"),
    planted("en", ("working days, free of charge", "working days, for a fee"), (Right, Otherwise), "for a fee"),
    planted("en", ("working days, free of charge", "working days and charge CNY 50"), (Right, Otherwise), "CNY 50"),
    // Where the data of the mainland is.
    planted("zh", ("信息存储在境内", "信息存储在境外"), (Export, Otherwise), "存储在境外"),
    planted("zh", ("境内收集的个人信息存储在境内", "您的个人信息存储在中华人民共和国境外"), (Export, Otherwise), "共和国境外"),
    planted("en", ("is stored in China", "is stored outside China"), (Export, Otherwise), "outside China"),
    planted("en", ("collected in China is stored in China", "collected in the territory is stored outside the territory"), (Export, Otherwise), "outside the territory"),
    planted("en", ("is stored in China", "is stored in Germany"), (Export, Otherwise), "stored in Germany"),
    // That anything goes abroad.
    planted("zh", ("我们的服务器设在", "我们不会向境外提供您的个人信息。我们的服务器设在"), (Export, Otherwise), "不会向境外提供"),
];
