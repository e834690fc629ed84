//! Pictures as they occur, for tests: the ways of a company with two recipients, and a circle of holdings.

use crate::document::{Inline, plain};
use crate::form::{Place, catalog};
use crate::text::Lang;

use crate::document::picture::{Picture, Role};

/// Three groups, two systems, a gateway, recipients in Germany and Hong Kong, and one to whom data is passed on.
pub(in crate::document) fn ways(lang: Lang) -> Picture {
    let say = |zh: &str, en: &str| plain(if lang == Lang::Zh { zh } else { en });
    let title = if lang == Lang::Zh {
        "图1 个人信息出境链路"
    } else {
        "Figure 1: the ways of the data"
    };
    let mut picture = Picture::flow(title, lang);
    let buyers = picture.noted(
        "buyers",
        Role::People,
        say("购车客户", "Car buyers"),
        say("约 12 万人", "about 120,000"),
    );
    let owners = picture.node("owners", Role::People, say("报修车主", "Owners in repair"));
    let staff = picture.node("staff", Role::People, say("经销商员工", "Dealers' staff"));
    let crm = picture.noted(
        "crm",
        Role::System,
        say("客户关系管理系统", "Customer relationship management"),
        say("上海，等保三级", "Shanghai, MLPS level 3"),
    );
    let repair = picture.noted(
        "repair",
        Role::System,
        say("质保索赔系统", "Warranty claims"),
        say("北京", "Beijing"),
    );
    let gate = picture.noted(
        "gate",
        Role::Gateway,
        say("出口网关", "Egress gateway"),
        say("上海", "Shanghai"),
    );
    let blank = Inline::Blank {
        label: if lang == Lang::Zh { "所在地" } else { "place" }.to_owned(),
        place: Place::whole(&catalog::handler::SECTION).into(),
    };
    let germany = picture.noted(
        "de",
        Role::Recipient,
        say("德国总部质保平台", "Warranty platform, headquarters"),
        say("德国斯图加特", "Stuttgart, Germany"),
    );
    let hong_kong = picture.noted(
        "hk",
        Role::Recipient,
        say("香港数据中心", "Data centre"),
        say("中国香港", "Hong Kong, China"),
    );
    let parts = picture.noted(
        "parts",
        Role::Onward,
        say("零部件供应商", "Supplier of parts"),
        vec![blank.clone()],
    );
    picture.link(buyers, crm, say("网页\nHTTPS", "web\nHTTPS"));
    picture.link(owners, repair, say("App\nHTTPS", "app\nHTTPS"));
    picture.link(staff, repair, say("", ""));
    picture.link(crm, gate, say("内网", "intranet"));
    picture.link(repair, gate, say("内网", "intranet"));
    picture.link(crm, repair, say("接口", "API"));
    picture.link(
        gate,
        germany,
        say("IPsec\n专线，AES-256\n每日一次", "IPsec\nleased line, AES-256\ndaily"),
    );
    picture.link(gate, hong_kong, say("HTTPS\nTLS 1.3\n实时", "HTTPS\nTLS 1.3\nin real time"));
    picture.link(germany, parts, say("SFTP\n每周", "SFTP\nweekly"));
    picture.link(germany, repair, say("RDP\n远程访问", "RDP\nremote access"));
    picture
}

/// Two holders, a company below both, two below that, one of which holds a part of the first holder.
pub(in crate::document) fn holdings(lang: Lang) -> Picture {
    let mut picture = Picture::shareholding("图2 股权结构", lang);
    let parent = picture.noted("ag", Role::Unit, plain("控股股份公司"), plain("德国"));
    let person = picture.node("p", Role::Person, plain("某自然人"));
    let handler = picture.node("h", Role::Unit, plain("个人信息处理者"));
    let one = picture.node("a", Role::Unit, plain("上海销售公司"));
    let two = picture.node("b", Role::Unit, plain("北京服务公司"));
    picture.link(parent, handler, plain("75%"));
    picture.link(person, handler, plain("25%"));
    picture.link(handler, one, plain("100%"));
    picture.link(handler, two, plain("51%"));
    picture.link(person, two, plain("49%"));
    picture.link(two, parent, plain("0.5%"));
    picture
}

/// A picture drawn at random, of up to twelve boxes in a column and forty lines of every kind.
pub(in crate::document) fn drawn(seed: u64) -> Picture {
    let mut random = fastrand::Rng::with_seed(seed);
    let roles = [Role::People, Role::System, Role::Gateway, Role::Recipient, Role::Onward];
    let mut picture = Picture::flow("随机", Lang::Zh);
    let mut nodes = Vec::new();
    for role in roles {
        for _ in 0..random.usize(0..=12) {
            let label = plain("系".repeat(random.usize(1..20)));
            nodes.push(picture.node(nodes.len().to_string(), role, label));
        }
    }
    if nodes.is_empty() {
        nodes.push(picture.node("0", Role::System, plain("一")));
    }
    for _ in 0..random.usize(0..=40) {
        let mut any = || nodes[random.usize(0..nodes.len())];
        let (from, to) = (any(), any());
        picture.link(from, to, plain("HTTPS"));
    }
    picture
}
