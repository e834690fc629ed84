//! How the papers of a route are handed in.

use serde_json::{Value, json};

use crate::law::Route;
use crate::text::{Text, t};

/// The steps in the data export filing system, as its manual tells them (June 2025).
///
/// The other ways do not go through it: a certification body or the bodies of the Greater Bay Area tell their own.
pub(super) fn upload(route: Option<Route>) -> Value {
    let pair = |steps: &[Text]| {
        json!(steps.iter().map(|step| json!({ "zh": step.zh, "en": step.en })).collect::<Vec<_>>())
    };
    match route {
        Some(Route::Contract) => pair(&[
            t(
                "打印、签字、盖章后扫描，类型为 PDF、OFD、PNG、JPG、JPEG",
                "print, sign, seal and scan; PDF, OFD, PNG, JPG or JPEG",
            ),
            t(
                "登录 sjcj.cac.gov.cn，选择“个人信息出境标准合同备案”，省份与信用代码证件一致",
                "log in at sjcj.cac.gov.cn and choose the filing of the standard contract; the province must match the certificate",
            ),
            t(
                "依次填写：处理者、法定代表人、经办人、承诺书、出境场景、标准合同、影响评估报告、其他证明材料（含授权委托书）",
                "in turn: handler, legal representative, agent, undertaking, scenarios, contract, report, other papers (power of attorney included)",
            ),
            t(
                "预览后提交备案；退回补充的，在10个工作日内补充",
                "preview and submit; what is asked for is supplemented within 10 working days",
            ),
        ]),
        Some(Route::Assessment) => pair(&[
            t(
                "打印、签字、盖章后扫描，类型为 PDF、OFD、PNG、JPG、JPEG",
                "print, sign, seal and scan; PDF, OFD, PNG, JPG or JPEG",
            ),
            t(
                "登录 sjcj.cac.gov.cn，选择“申报数据出境安全评估”",
                "log in at sjcj.cac.gov.cn and choose the application for the security assessment",
            ),
            t(
                "依次填写：处理者、法定代表人、数据安全责任人、经办人、守法情况、出境场景（勾选承诺）、上传材料",
                "in turn: handler, legal representative, person responsible for data security, agent, compliance, scenarios (with the commitment ticked), papers",
            ),
            t(
                "提交后留意“等待受理（需补充材料）”的状态",
                "after submitting, watch for the state that asks for more papers",
            ),
        ]),
        _ => json!([]),
    }
}
