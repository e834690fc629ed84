//! `chujing` (出境, "leaving the territory") is a terminal desk for people who must send personal information out of
//! mainland China lawfully. They record a transfer once; the program says which legal mechanism it needs, why, and what is
//! lacking; and it writes the records for the regulator, for counsel and for the review meeting.
//!
//! It is not legal advice, it never uses a network, and it reads no clock to judge: the day belongs to the assessment.
//!
//! # The map
//!
//! A module uses only what stands above it; a test holds these arrows.
//!
//! | module | what it is | it knows nothing of |
//! |---|---|---|
//! | [`measure`] | what personal data is like where it lies: people and classes counted in one pass, never a value told | sentences, and everything below |
//! | [`text`] | what a sentence is, in Chinese and English; each stands where it is used | anything else |
//! | [`day`] | civil days and working days, as the law counts them | the clock |
//! | [`source`] | instruments, citations with their standing, dated figures | questions and rules |
//! | [`office`] | any file of Word or of a spreadsheet, read within one set of bounds and refused for one set of reasons | questions and papers |
//! | [`form`] | what can be asked: sections, fields, kinds, answers, edits, facts, checks, schema | law |
//! | [`law`] | what follows: rules, duties, open points, headcount, verdict, consent matrix, scored risks, deadlines, what a change means | documents and files |
//! | [`telling`] | what follows, told once: blocks in both languages with what they are about, for all that draw | papers, files, screens |
//! | [`document`] | what is produced: a tree of blocks or a workbook, their builders and renderers; and what comes back | files |
//! | [`inspection`] | what an officer looks at before accepting a filing, looked at first | files |
//! | [`published`] | the published privacy policy held against the record: what differs, sentence by sentence, and which promises the record keeps | files and screens |
//! | [`mod@reference`] | rule book, field reference and catalogues, built from the rules and fields themselves | records and files |
//! | `cores` | work on things that know nothing of each other, on every core at once | what the work is |
//! | [`dossier`] | one assessment as a file holds it | where files stand |
//! | [`history`] | every state a record had: operations, walks, what two states have in common | files and clocks |
//! | [`filing`] | what was handed in, what the officer holds of it, how it stands, and the letters that ask for corrections | files and clocks |
//! | [`review`] | what people said of a record: remarks, verdicts, marks, approvals, decisions, meetings | papers, files, clocks |
//! | [`store`] | opens, locks and saves; the only module that touches files of the house | screens |
//! | [`desk`] | a record open ([`desk::Session`]) or read, and what a workspace knows: its list, what stands around, its exports | screens |
//! | `tui` | the terminal: screens, keys, one loop | arguments |
//! | `cli` | every action without a terminal | nothing: it stands last |
//!
//! The house has floors, each compiled by itself: `src/ground.rs` (`text` to `telling`: what is asked, and what follows); on it, side by
//! side, `src/papers.rs` (`document` to `reference`: what is made of it) and `src/records.rs` (`cores` to `store`: what is kept);
//! `src/works.rs` (`desk`: what is known and done with both); `src/screens.rs` (`tui`); and this one, which speaks of the rooms of all as its own. A yard,
//! `src/yard.rs` ([`measure`]), stands beside them and uses none.
//!
//! # Nine ideas
//!
//! 1. **A field is declared once** ([`form::Field`]): its wording in both languages, its kind, when it is needed and its source.
//!    Input, problems, completeness, schema, documents and references come from it.
//! 2. **A rule is declared once** ([`law::Rule`]): its sources with their standing, its dates in force, its effect, and
//!    `when: fn(&Flow) -> Tri`. Verdict, explanation, references and test obligations come from it.
//! 3. **Unknown is a value** ([`form::Tri`]): an open answer carries the places that would settle it and is never read as "no".
//!    A number may be a range.
//! 4. **A document is a pure function** of answers, verdict and language ([`document::build`]). A missing answer is a blank, so one
//!    walk says whether the document may be issued.
//! 5. **Nothing is ever lost.** Drafts that do not parse are kept and shown; every edit has an inverse; files are replaced
//!    whole; unknown keys survive; what is being typed stands in a journal at most a second behind the keys; every state that was saved
//!    can be shown again ([`history`]), and two people's changes are merged ([`form::merge`]).
//!
//! 6. **A paper is declared once** ([`document::build::PAPERS`]): when it is called for, its place in the list of materials of each
//!    route, what it carries and how it is built. Documents, lists, package and inspection come from it; the [`law::Route`] of a record is
//!    decided in one function.
//! 7. **A sentence is whole** in the source, in both languages, with named holes ([`said!`]; in papers a hole may be a blank). The
//!    compiler holds the languages against each other.
//! 8. **What follows is told once** ([`telling`]): lines that know what they are about; screen, command, brief and Markdown draw them.
//! 9. **A fact lives where it is true once.** Of a machine room: a system. Of a wire: a link. Of this sending to that recipient: a flow. Of a
//!    signed paper: a contract. Of a proof: evidence. Rows that follow from others come by themselves ([`form::Each`]).
//!
//! Inside, things refer to each other by statics and typed codes ([`form::Code`]); ids as text are for files and the command line.
//! `CONTRIBUTING.md` says what to touch for each kind of change.
//!
//! # One keystroke
//!
//! A key becomes an action by one table, the top layer turns it into a message (plain data), the application changes the answers
//! by an [`form::Edit`] in the one [`desk::Session`], the [`law::Survey`] is taken anew, and the screen is drawn once; of a record of
//! thousands of rows it is taken beside the loop, from a copy that shares those rows, and no page that rests on it is drawn before. The
//! command line makes the same edits in the same session. A paper is built from the same survey, rendered, and written by [`store`].
//!
//! # Words
//!
//! | Chinese | here | meaning |
//! |---|---|---|
//! | 个人信息处理者 | handler | decides purpose and means, like a controller |
//! | 境外接收方 | overseas recipient | receives the data outside the mainland; Hong Kong, Macao and Taiwan are outside |
//! | 个人信息出境 | export | sending abroad, access from abroad, or direct collection from abroad |
//! | 单独同意 | separate consent | consent given for this one processing, not bundled |
//! | 个人信息保护影响评估 | PIPIA | the impact assessment that every export needs |
//! | 标准合同 / 认证 / 安全评估 | standard contract / certification / security assessment | the three mechanisms |
//! | 关键信息基础设施运营者 | CIIO | operator of critical information infrastructure, by notification |
//! | 影响程度 / 可能性 / 风险等级 | impact / likelihood / level | of a risk after GB/T 39335; a matrix makes the level |
//! | 去标识化 / 匿名化 | de-identified / anonymised | still personal information / no longer, if proved |
//! | 准标识符 / 等价类 | quasi-identifier / equivalence class | identifies in combination / the records alike in all of them |
//! | 流向 | flow | one scenario with one recipient: what is true of this sending to that recipient (`law::Flow` is a scenario under judgement) |
//! | 系统 / 出境链路 / 境外第三方 | system / link / onward recipient | where data stands / how it crosses the border / to whom it is passed on |
//! | 历史 / 步骤 | history / operation | every state a record had / one change, named by its content |
//! | 批注 / 意见 | remark / verdict | what somebody says of a place or paper / whether it may stay as it is |
//! | 批准 | approval | of the very words in its scope and of the result they rest on; it falls with either ([`review`]) |
//! | 待选 | candidates | an answer that two people gave differently, or a row that one removed and the other changed, until one is chosen |
//! | 提议 | proposal | a row of a preset that nobody has confirmed: it is one gap, and none of its answers is relied on |
//! | 佐证材料 | evidence | what proves an answer |
//! | | told | said in lines that others draw ([`telling`]); *told last*: what is kept beside a record of its last result |
//! | 以上 / 不满 | reaches / is below | 以上 includes the figure, 不满 does not |

#[cfg_attr(feature = "tui", macro_use(said))]
extern crate chujing_ground;

pub use chujing_ground::{day, form, law, office, said, source, telling, text};
pub use chujing_papers::{document, inspection, published, reference};
#[cfg(feature = "tui")]
use chujing_records::cores;
pub use chujing_records::{dossier, filing, history, review, store};
pub use chujing_works::desk;

#[cfg(feature = "tui")]
pub use chujing_measure::measure;
#[cfg(feature = "tui")]
pub use chujing_screens::tui;

#[cfg(feature = "tui")]
pub mod cli;
