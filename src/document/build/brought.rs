//! The papers of the lists of materials that the company or the parties bring; this program writes none of them.

use crate::law::Route;
use crate::text::{Text, t};

use super::paper::{Listed, Maker, Paper, WRITTEN};

const SEAL: Text = t("加盖公章", "company seal");
const COMPANY: Text = t("企业准备", "the company");
/// The signed power of attorney, as both wizards ask for it.
pub(super) const SIGNED: Text =
    t("经办人授权委托书（签署盖章扫描件）", "power of attorney, signed and sealed");

const fn brought(id: &'static str, title: Text, maker: Maker, listed: &'static [Listed]) -> Paper {
    Paper { id, title, maker, listed, ..WRITTEN }
}

/// A sealed copy that the list of the standard contract and that of the assessment ask for under one number.
const fn copy(number: usize, title: Text, name: Text) -> [Listed; 2] {
    [
        Listed::at(Route::Contract, number, name).row(title, SEAL, COMPANY),
        Listed::at(Route::Assessment, number, name),
    ]
}

pub(super) static CREDIT_CODE: Paper = {
    const TITLE: Text = t("统一社会信用代码证件", "Certificate of the unified social credit code");
    const NAME: Text = t(
        "统一社会信用代码证件影印件",
        "copy of the certificate of the unified social credit code",
    );
    brought("credit-code", TITLE, Maker::Company, &copy(1, TITLE, NAME))
};

pub(super) static LEGAL_ID: Paper = {
    const TITLE: Text = t("法定代表人身份证件", "ID of the legal representative");
    const NAME: Text = t("法定代表人身份证件影印件", "copy of the legal representative's ID");
    brought("legal-representative-id", TITLE, Maker::Company, &copy(2, TITLE, NAME))
};

pub(super) static AGENT_ID: Paper = {
    const TITLE: Text = t("经办人身份证件", "ID of the handling person");
    const NAME: Text = t("经办人身份证件影印件", "copy of the handling person's ID");
    brought("agent-id", TITLE, Maker::Company, &copy(3, TITLE, NAME))
};

pub(super) static LEGAL_DOCUMENT: Paper = brought(
    "legal-document",
    t("与境外接收方拟订立的法律文件", "Legal document with the recipient"),
    Maker::Parties,
    &[Listed::at(
        Route::Assessment,
        6,
        t("与境外接收方拟订立的法律文件", "legal document with the recipient"),
    )],
);

/// The last slot of both wizards.
pub(super) static OTHER: Paper = {
    const TITLE: Text = t("其他相关证明材料", "Other supporting papers");
    const NAME: Text = t("其他相关证明材料", "other supporting papers");
    brought(
        "other",
        TITLE,
        Maker::Company,
        &[
            Listed::at(Route::Contract, 8, NAME).if_any().row(
                TITLE,
                t("按材料要求", "as the paper requires"),
                t(
                    "企业准备；外文材料附中文译本",
                    "the company; foreign papers with a Chinese translation",
                ),
            ),
            Listed::at(Route::Assessment, 8, NAME).if_any(),
        ],
    )
};

// What every certification body asks for at least; each has a list of its own.
pub(super) static APPLICANT: Paper = brought(
    "certification-applicant",
    t("认证委托人基本材料", "Basic papers of the applicant"),
    Maker::Company,
    &[Listed::at(
        Route::Certification,
        1,
        t("认证委托人基本材料", "basic papers of the applicant"),
    )],
);

pub(super) static REQUEST: Paper = brought(
    "certification-request",
    t("认证委托书", "Request for certification"),
    Maker::Company,
    &[Listed::at(
        Route::Certification,
        2,
        t("认证委托书（签署盖章扫描件）", "application for certification, signed and sealed"),
    )],
);

pub(super) static PROOFS: Paper = brought(
    "certification-proofs",
    t("相关证明文档", "Supporting documents"),
    Maker::Company,
    &[Listed::at(Route::Certification, 3, t("相关证明文档", "supporting documents"))],
);

/// What each side hands in where the contract is filed with Hong Kong too (guideline Art. 8); Macao does not ask for it.
pub(super) static BAY_LEGAL_ID: Paper = brought(
    "gba-legal-representative-id",
    t("法定代表人身份证件", "ID of the legal representative"),
    Maker::Company,
    &[Listed::at(
        Route::Bay,
        1,
        t(
            "法定代表人身份证件影印件（香港版合同，双方各交本方的）",
            "copy of the legal representative's ID (contract with Hong Kong; each side its own)",
        ),
    )],
);
