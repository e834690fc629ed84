//! What can be done, and where a key holds.

use serde::Serialize;

use crate::text::{Text, t};

/// Something that a key, a click or the command palette can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Action {
    Help,
    Palette,
    Language,
    Save,
    Quit,
    Back,
    Up,
    Down,
    PageUp,
    PageDown,
    First,
    Last,
    Open,
    New,
    Rescan,
    Filter,
    Findings,
    Documents,
    Export,
    Package,
    NextOpen,
    PreviousOpen,
    Undo,
    Redo,
    SaveCopy,
    RenameFile,
    ReadBack,
    /// Asks a colleague of what is lacking.
    Inquire,
    CompareFiled,
    PolicyCheck,
    Presets,
    TimeLine,
    MergeCopy,
    NameState,
    RestoreOne,
    RestoreAll,
    Left,
    Right,
    NextSection,
    Start,
    PreviousSection,
    Edit,
    Clear,
    NextField,
    PreviousField,
    AddRow,
    CopyRow,
    DeleteRow,
    PasteRows,
    ReadTable,
    CopyText,
    Accept,
    Done,
    Cancel,
    Toggle,
    ToggleAll,
    ToggleTo,
    MarkDown,
    MarkUp,
    Invert,
    Fill,
    Sort,
    Same,
    MoveUp,
    MoveDown,
    Wider,
    Narrower,
    Columns,
    Labels,
    Suspend,
    NextBlank,
    Jump,
    Rule,
    Compare,
    Confirm,
    OtherLanguage,
    Whole,
    Overview,
    Search,
    Agree,
    Talk,
    Remark,
    Answer,
    Settle,
    Meeting,
    Unlock,
    ToCorrect,
    CanBeImproved,
    Acceptable,
    Decide,
    Park,
    EndMeeting,
    Minutes,
    NewLine,
    Who,
    TakeProposals,
    DeclineProposals,
    HandIn,
    Receive,
    Join,
    Split,
    Unmark,
    Mark,
    Undertake,
    Call,
    Link,
    Address,
    Withdraw,
    NoChange,
    Approve,
    Judge,
    Succeed,
}

/// Where a key holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Scope {
    /// Everywhere.
    Everywhere,
    /// Wherever there is a list.
    List,
    /// The list of assessments.
    Home,
    /// Any screen of an open assessment.
    Record,
    /// The section list of the interview.
    Sections,
    /// The fields of a section or row.
    Fields,
    /// The fields of a section that asks for a code with a rule.
    Codes,
    /// The fields of a section that asks for texts.
    Texts,
    /// A text in the other language under the bar.
    Translated,
    /// A place that one was led to from elsewhere.
    Visit,
    /// A field under the bar for which there is a proposal.
    Proposed,
    /// The fields of a row.
    OfRow,
    /// The rows of a section.
    Table,
    /// A name or filter being typed.
    Name,
    /// A path being typed.
    Path,
    /// Rows being pasted.
    Paste,
    /// What a pasted table becomes.
    Mapping,
    /// Something chosen for it.
    Pick,
    /// A line of an answer being typed.
    Line,
    /// A text of several lines being typed.
    Text,
    /// One choice.
    One,
    /// Several choices.
    Many,
    /// Findings.
    Findings,
    /// What would change the result.
    Turns,
    /// A cell of the map of consent that no row names.
    Uncovered,
    Inspection,
    /// How the filings stand.
    Filing,
    /// The points of a letter.
    Letter,
    /// Its words.
    LetterWords,
    /// The answer to a point being typed.
    PointAnswer,
    /// What was changed, to be linked to a point.
    PointLinks,
    Presets,
    /// A line or the button of a form.
    Form,
    /// A choice of a form.
    FormChoice,
    /// A text in a form.
    FormText,
    /// A page to read: a rule, a comparison.
    Reading,
    /// What a killed session left.
    Recover,
    /// A questionnaire that came back.
    Reply,
    /// What was found of the published policy.
    Published,
    /// A document.
    Preview,
    /// The steps of the record.
    TimeLine,
    /// What the record held after one of them.
    OldState,
    /// What was said of the record.
    Talk,
    /// A review meeting.
    Meeting,
    /// The pages of the whole folder.
    Whole,
    /// A question to answer.
    Question,
    /// Export.
    Export,
    /// The filing package.
    Package,
    /// A list to read or run from: help, command palette.
    Sheet,
}

/// A name as settings have it.
fn code_of(one: &impl Serialize) -> String {
    let code = serde_json::to_value(one).unwrap_or_default();
    code.as_str().unwrap_or_default().to_owned()
}

impl Action {
    /// Its name in settings.
    pub(crate) fn code(self) -> String {
        code_of(&self)
    }
}

impl Scope {
    /// Every one.
    #[rustfmt::skip]
    pub(crate) const ALL: &'static [Self] = &[
        Self::Everywhere, Self::List, Self::Home, Self::Record, Self::Sections, Self::Fields, Self::Codes,
        Self::Texts, Self::Translated, Self::Visit, Self::Proposed, Self::OfRow, Self::Table, Self::Name, Self::Path, Self::Paste, Self::Mapping, Self::Pick, Self::Line,
        Self::Text, Self::One, Self::Many, Self::Findings, Self::Turns, Self::Uncovered, Self::Inspection, Self::Filing, Self::Letter,
        Self::LetterWords, Self::PointAnswer, Self::PointLinks, Self::Form, Self::FormChoice, Self::FormText,
        Self::Reading, Self::Recover, Self::Reply, Self::Published, Self::Presets, Self::Preview, Self::TimeLine, Self::OldState, Self::Talk,
        Self::Meeting, Self::Whole, Self::Question, Self::Export, Self::Package, Self::Sheet,
    ];

    /// Its name in settings.
    pub(crate) fn code(self) -> String {
        code_of(&self)
    }

    /// Whether plain characters are text here, so that none of them can be a command.
    pub(crate) const fn is_typed_in(self) -> bool {
        matches!(
            self,
            Self::Fields
                | Self::Visit
                | Self::Name
                | Self::Path
                | Self::Paste
                | Self::Line
                | Self::Text
                | Self::One
                | Self::Many
                | Self::Sheet
                | Self::Question
                | Self::PointAnswer
                | Self::Form
                | Self::FormText
        )
    }

    /// In words.
    pub(crate) const fn label(self) -> Text {
        match self {
            Self::Everywhere => t("任何地方", "everywhere"),
            Self::List => t("列表", "lists"),
            Self::Home => t("评估列表", "assessments"),
            Self::Record => t("打开的评估", "open assessment"),
            Self::Sections => t("部分", "sections"),
            Self::Fields => t("字段", "fields"),
            Self::Codes => t("有编号规则的字段", "codes with a rule"),
            Self::Texts => t("两种语言的文字", "texts in both languages"),
            Self::Translated => t("译文", "translations"),
            Self::Visit => t("由别处到此", "where one was led to"),
            Self::Proposed => t("有建议的字段", "fields with a proposal"),
            Self::OfRow => t("一行的字段", "fields of a row"),
            Self::Table => t("表格", "tables"),
            Self::Name => t("输入名称", "typing a name"),
            Self::Path => t("输入路径", "typing a path"),
            Self::Paste => t("粘贴表格", "pasting rows"),
            Self::Mapping => t("核对粘贴的表格", "checking a pasted table"),
            Self::Pick => t("为粘贴的表格选择", "choosing for a pasted table"),
            Self::Line => t("输入一行", "typing a line"),
            Self::Text => t("输入多行", "typing text"),
            Self::One => t("单选", "one choice"),
            Self::Many => t("多选", "several choices"),
            Self::Findings => t("结论", "findings"),
            Self::Turns => t("翻转点", "flip points"),
            Self::Uncovered => t("缺告知同意之处", "missing consent"),
            Self::Inspection => t("材料查验", "inspection"),
            Self::Filing => t("备案", "filings"),
            Self::Letter => t("通知的各点", "points of a letter"),
            Self::LetterWords => t("通知的文字", "words of a letter"),
            Self::PointAnswer => t("答复一点", "answering a point"),
            Self::PointLinks => t("改动和材料", "changes and papers"),
            Self::Form => t("表单", "forms"),
            Self::FormChoice => t("表单中的选项", "choices of a form"),
            Self::FormText => t("表单中的文字", "texts in a form"),
            Self::Reading => t("规则页和比较", "rule pages and comparisons"),
            Self::Recover => t("取回没有保存的内容", "taking back what was not saved"),
            Self::Reply => t("读入问卷", "reading a questionnaire"),
            Self::Published => t("公开的政策", "published policy"),
            Self::Presets => t("预设", "presets"),
            Self::Preview => t("文书", "documents"),
            Self::TimeLine => t("时间线", "time line"),
            Self::Talk => t("评审", "review"),
            Self::Meeting => t("会议", "meeting"),
            Self::Whole => t("全部评估", "all assessments"),
            Self::OldState => t("当时的记录", "an old state"),
            Self::Question => t("提问", "questions"),
            Self::Export => t("导出", "export"),
            Self::Package => t("材料包", "filing package"),
            Self::Sheet => t("帮助和命令", "help and commands"),
        }
    }
}
