//! A situation: the facts of one combination, as the table names them and as a record answers them.
//!
//! The record is the smallest that says the same: one scenario for what is ordinary, one for what is sensitive, one for the flow
//! with the claim or on the list, each with people of its own. What the program asks in one question where the table has two facts
//! is no combination (`is_askable`).

use chujing::day::Day;
use chujing::form::Answers;
use serde_json::{Value, json};

use super::table::{Cells, Table, UNKNOWN};

/// People with ordinary data alone, and people with any sensitive data.
pub(crate) type People = (u64, u64);

/// A number of persons that nobody knows an upper bound of.
pub(crate) const UNBOUNDED: u64 = 1_000_000_000_000;

/// The facts of one combination.
#[derive(Clone, Debug)]
pub(crate) struct Situation {
    pub(crate) day: &'static str,
    pub(crate) authority: &'static str,
    pub(crate) restricted: &'static str,
    pub(crate) abroad: &'static str,
    pub(crate) pi: &'static str,
    pub(crate) organ: &'static str,
    pub(crate) treaty: &'static str,
    pub(crate) direct: &'static str,
    pub(crate) important: &'static str,
    pub(crate) auto7c: &'static str,
    pub(crate) ciio: &'static str,
    /// Persons processed; `None` where unknown.
    pub(crate) stock: Option<u64>,
    pub(crate) claim: Claim,
    pub(crate) ftz: &'static str,
    /// Whether there is a rest beside the flow with the claim or on the list.
    pub(crate) is_part: bool,
    /// The people of the rest.
    pub(crate) rest: People,
    /// The people who are in the flow with the claim or on the list alone.
    pub(crate) special: People,
    /// How far the numbers may lie above, where they are ranges.
    pub(crate) step: Option<People>,
    /// What goes of the persons with sensitive data.
    pub(crate) sends: Sends,
}

/// The claim of a flow with its limbs, as the table writes them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Claim {
    pub(crate) code: &'static str,
    pub(crate) limbs: [&'static str; 2],
    pub(crate) need: &'static str,
    pub(crate) who: &'static str,
}

/// What goes of the persons with sensitive data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sends {
    /// Ordinary items too, as nearly always.
    Both,
    /// Sensitive items alone.
    SensitiveAlone,
}

impl Claim {
    pub(crate) const fn of(code: &'static str) -> Self {
        Self { code, limbs: ["yes", "yes"], need: "yes", who: "employee" }
    }
}

impl Situation {
    /// Nothing special: what the table takes where nothing else is said.
    pub(crate) fn plain(day: &'static str) -> Self {
        Self {
            day,
            authority: "no",
            restricted: "no",
            abroad: "yes",
            pi: "yes",
            organ: "no",
            treaty: "none",
            direct: "no",
            important: "no",
            auto7c: "no",
            ciio: "no",
            stock: Some(5_000_000),
            claim: Claim::of("none"),
            ftz: "none",
            is_part: false,
            rest: (0, 0),
            special: (0, 0),
            step: None,
            sends: Sends::Both,
        }
    }

    /// Whether there is a flow with a claim, or one that a list may concern.
    pub(crate) fn has_special(&self) -> bool {
        self.claim.code != "none" || !["none", "uncovered"].contains(&self.ftz)
    }

    /// The facts as the table asks them, what is derived from them left out.
    pub(crate) fn cells(&self, table: &Table) -> Cells {
        let mut out = table.blank();
        let mut word =
            |column: &str, word: &str| table.set(&mut out, column, table.cell(column, word));
        word("D", self.day);
        word("authority", self.authority);
        word("restricted", self.restricted);
        word("abroad", self.abroad);
        word("pi", self.pi);
        word("private", "no");
        word("organ", self.organ);
        word("treaty", self.treaty);
        word("direct", self.direct);
        word("important", self.important);
        word("auto7c", self.auto7c);
        word("ciio", self.ciio);
        word("claim", self.claim.code);
        word("limb1", self.claim.limbs[0]);
        word("limb2", self.claim.limbs[1]);
        word("who", self.claim.who);
        word("need", self.claim.need);
        word("ftz", self.ftz);
        word("cover", if self.is_part { "part" } else { "all" });
        word("numbers", if self.step.is_some() { "interval" } else { "exact" });
        word("automotive", "no");
        table.set(&mut out, "stock", self.stock.unwrap_or(UNKNOWN));
        out
    }

    /// Whether a question before exemptions and figures is not answered as usual.
    fn has_gate(&self) -> bool {
        let usual = [
            ("no", self.authority),
            ("no", self.restricted),
            ("yes", self.abroad),
            ("yes", self.pi),
        ];
        usual.iter().any(|(usual, answered)| usual != answered)
    }

    /// Whether the program can be told this at all; what it cannot is in no combination.
    ///
    /// It asks for one claim a scenario, the list of a zone among them; whether and how data go abroad is one question; no statutory
    /// duty is claimed by naming none of China; what carries no personal information names nobody; the limbs of the automotive
    /// exception are asked of important data alone. Gates are of the only flow there is (README, section 3).
    pub(crate) fn is_askable(&self) -> bool {
        let special = self.has_special();
        let (people, rest) =
            (self.rest.0 + self.rest.1 + self.special.0 + self.special.1, self.rest);
        let claims_once = match self.claim.code {
            "none" => true,
            "unanswered" => ["none", "unknown"].contains(&self.ftz),
            _ => self.ftz == "none",
        };
        let one_act = self.abroad == "yes" || self.direct == "no";
        let foreign = self.claim.code == "R35-6" && self.claim.limbs[0] == "no";
        let placed = if special {
            self.is_part || rest == (0, 0)
        } else {
            !self.is_part && self.special == (0, 0)
        };
        let limbs_of_important = self.auto7c == "no" || self.is_important() == "yes";
        let of_one_flow = !self.has_gate() || !self.is_part;
        limbs_of_important
            && of_one_flow
            && claims_once
            && one_act
            && !foreign
            && placed
            && (self.pi != "no" || people == 0)
    }

    /// The day.
    pub(crate) fn day(&self) -> Day {
        Day::parse(self.day).unwrap()
    }

    /// The record that says the same.
    pub(crate) fn answers(&self) -> Answers {
        let mut groups = Vec::new();
        let mut scenarios = Vec::new();
        let mut flow = |id: &str, people: People, step: People, claims: bool| {
            let none = self.pi == "no";
            // Whose sensitive data alone go has no ordinary data abroad.
            let both = self.sends == Sends::Both;
            let all = people.0 + if both { people.1 } else { 0 };
            let sensitive = people.1;
            let carries = sensitive + step.1 > 0;
            let most = step.0.saturating_add(step.1);
            if !none {
                groups.push(json!({
                    "id": id, "name": id, "under_14": 0,
                    "ordinary": number(all, most), "sensitive": number(sensitive, step.1),
                    "forecast": number(all, most), "forecast_sensitive": number(sensitive, step.1),
                    "two_years": number(all, most), "two_years_sensitive": number(sensitive, step.1),
                }));
            }
            let items = match (carries, self.sends) {
                (false, _) => json!(["i"]),
                (true, Sends::Both) => json!(["i", "j"]),
                (true, Sends::SensitiveAlone) => json!(["j"]),
            };
            let mut row = json!({
                "id": id, "name": id, "recipients": ["r"], "legal_basis": "art13_1_consent",
                "personal": answer(self.pi), "important": yes_no(self.is_important()),
                "defect_data": "vulnerability", "defect_purpose": "yes",
                "defect_reported": answer(self.auto7c), "exemption": "none",
            });
            if !none {
                row["groups"] = json!([id]);
                row["items"] = items;
            }
            match (self.abroad, self.direct) {
                ("no", _) => row["act"] = json!("inside_only"),
                ("unknown", _) => {}
                (_, "yes") => row["act"] = json!("direct_collection"),
                _ => row["act"] = json!("transfer"),
            }
            if self.treaty == "claimed" {
                row["treaty"] = json!("A treaty, Art. 3");
            }
            if claims {
                self.claim(&mut row);
            }
            scenarios.push(row);
        };
        let special = self.has_special() || self.ftz == "uncovered";
        let in_special =
            if special && !self.is_part && !self.has_special() { self.rest } else { self.special };
        let mut step = self.step.unwrap_or((0, 0));
        if !special && self.has_gate() {
            flow("m", self.rest, step, false);
        } else if !special || self.is_part {
            // What has not begun is a flow too.
            if self.rest.0 > 0 || self.rest.1 == 0 || step.0 > 0 {
                flow("o", (self.rest.0, 0), (step.0, 0), false);
                step.0 = 0;
            }
            if self.rest.1 + step.1 > 0 {
                flow("s", (0, self.rest.1), (0, step.1), false);
                step.1 = 0;
            }
        }
        if special {
            flow("x", in_special, step, true);
        }
        let is_automotive = self.auto7c != "no";
        let mut handler = json!({
            "name": "H", "province": "12", "sector": if is_automotive { "automotive" } else { "retail" },
            "ciio": answer(self.ciio), "important_data": yes_no(self.is_important()),
            "state_organ": answer(self.organ), "gba_city": "none",
        });
        if let Some(stock) = self.stock {
            handler["persons_processed"] = json!(stock);
        }
        let mut recipient = json!({ "id": "r", "name": "R", "country": "de", "onward": "no" });
        match self.authority {
            "no" => recipient["relation"] = json!("affiliate"),
            "unknown" => {}
            claimed => {
                recipient["relation"] = json!("authority");
                recipient["authority_approval"] =
                    yes_no(if claimed == "yes" { "no" } else { "yes" });
            }
        }
        recipient["restricted"] = yes_no(self.restricted);
        Answers::from_json(json!({
            "record": { "title": "T", "as_of": self.day },
            "handler": handler, "recipients": [recipient],
            "items": [
                { "id": "i", "name": "I", "sensitivity": "ordinary" },
                { "id": "j", "name": "J", "sensitivity": "sensitive" },
            ],
            "groups": groups, "scenarios": scenarios, "overlaps": overlaps(&groups),
        }))
        .unwrap()
    }

    /// Whether the data are notified or published as important: what the program asks, and the table parts by how it was known.
    fn is_important(&self) -> &'static str {
        match self.important {
            "no" | "self" => "no",
            "unknown" => "unknown",
            _ => "yes",
        }
    }

    /// What the scenario with the claim, or on the list, answers.
    fn claim(&self, row: &mut Value) {
        let Claim { code, limbs: [first, second], need, who } = self.claim;
        let limbs = |row: &mut Value, fields: [&str; 2]| {
            row[fields[0]] = answer(first);
            row[fields[1]] = answer(second);
        };
        row["truly_necessary"] = answer(need);
        match code {
            "A4" => limbs(row, ["transit_collected_abroad", "transit_unmixed"]),
            "A5-2" => limbs(row, ["hr_labour_rules", "hr_collective_contract"]),
            "A5-1" => row["contract_party"] = answer(first),
            "A5-3" => row["emergency"] = answer(first),
            "R35-6" if [first, second] == ["yes", "yes"] => row["statutory_duty"] = json!("Art. 3"),
            _ => {}
        }
        match who {
            "employee" => row["hr_scope"] = json!("employees_only"),
            "applicant" | "relative" => row["hr_scope"] = json!("with_relatives"),
            "contractor" | "dispatched" => row["hr_scope"] = json!("with_contractors"),
            _ => {}
        }
        let zone = |row: &mut Value, scope: &str, sector: &str, off: &str, mechanism: &str| {
            row["zone_region"] = json!("tianjin");
            row["zone_list"] = json!("2024");
            row["zone_in_scope"] = answer(scope);
            row["zone_sector"] = answer(sector);
            row["zone_off_list"] = answer(off);
            row["zone_mechanism"] =
                if mechanism == "unknown" { Value::Null } else { json!(mechanism) };
        };
        row["exemption"] = match (code, self.ftz) {
            ("unanswered", "none") => {
                zone(row, "no", "no", "no", "unknown");
                Value::Null
            }
            ("unanswered", _) => Value::Null,
            ("none", list) => {
                match list {
                    "uncovered" => zone(row, "yes", "no", "yes", "unknown"),
                    "off" => zone(row, "yes", "yes", "yes", "unknown"),
                    "on_none" => zone(row, "yes", "yes", "no", "none"),
                    "on_sc" => zone(row, "yes", "yes", "no", "standard_contract_or_certification"),
                    "on_sa" => zone(row, "yes", "yes", "no", "security_assessment"),
                    "on_unnamed" => zone(row, "yes", "yes", "no", "unknown"),
                    _ => {
                        zone(row, "unknown", "unknown", "unknown", "unknown");
                    }
                }
                json!("art6_ftz")
            }
            ("A4", _) => json!("art4_transit"),
            ("A5-1", _) => json!("art5_1_contract"),
            ("A5-2", _) => json!("art5_2_hr"),
            ("A5-3", _) => json!("art5_3_emergency"),
            _ => json!("ndsmr35_6_statutory"),
        };
    }
}

/// Nobody is in two of the groups: people are counted once in the table.
fn overlaps(groups: &[Value]) -> Vec<Value> {
    let ids: Vec<&Value> = groups.iter().map(|group| &group["id"]).collect();
    let pairs =
        ids.iter().enumerate().flat_map(|(at, a)| ids[at + 1..].iter().map(move |b| (a, b)));
    pairs
        .map(|(a, b)| {
            let id = format!("{}{}", a.as_str().unwrap(), b.as_str().unwrap());
            json!({ "id": id, "group": a, "other": b, "relation": "disjoint" })
        })
        .collect()
}

/// A figure, or a range that begins with it.
fn number(low: u64, step: u64) -> Value {
    match step {
        0 => json!(low),
        UNBOUNDED.. => json!({ "from": low, "to": null }),
        step => json!({ "from": low, "to": low + step }),
    }
}

/// An answer; what is unknown is left open.
fn answer(word: &str) -> Value {
    if word == "unknown" { Value::Null } else { json!(word) }
}

/// An answer; what is unknown is answered so, where an empty field has a meaning of its own.
fn yes_no(word: &str) -> Value {
    json!(word)
}
