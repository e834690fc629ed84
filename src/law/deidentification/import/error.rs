//! Why a file of sizes or of a result cannot be taken. Lines are named by their number and never quoted.

use crate::form::Classes;
use crate::text::{Phrase, grouped, phrase};

/// Why a file is no table of class sizes, or no result.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.said().en)]
pub enum ImportError {
    /// A line is no size, or no size with a number of classes. Lines count from 1.
    Line(u64),
    /// A size or number of zero.
    Zero(u64),
    /// A size with a fraction.
    Fraction(u64),
    /// Two numbers in a line, and no first line that says which is the size; or a number with a comma between thousands.
    NoHead(u64),
    /// More records or sizes than can be counted.
    TooMany(u64),
    /// The first line names columns, but not which of two is the size.
    Columns,
    /// The numbers may be one for each class, or one for each record: the size of its class. Nobody said which.
    EachOfWhat,
    /// The numbers are said to be one for each record, and are not.
    NotOfRecords,
    /// No class at all.
    NoClasses,
    /// A result without k.
    NoSmallest,
    /// A value of a result that cannot be read: the key.
    Value(String),
    /// A figure of a result with a fraction: the key.
    Fractional(String),
    /// Statistics of several tables in one result, such as of the input and of the output, or a key that stands there twice.
    Several,
    /// A report that says how many records are below some sizes, and neither k nor sizes.
    NoSizes,
    /// A report whose quasi-identifiers the tool guessed from the names of columns.
    GuessedQuasi,
    /// A report that does not say whether somebody named its quasi-identifiers or the tool guessed them: the columns it names, if any.
    QuasiUnsaid(Vec<String>),
    /// Sizes that add up to so many records, of a report that says it counted so many others.
    Sum(u64, u64),
    /// Figures of a result that cannot all be true: k, classes and records.
    Impossible(u64, Option<u64>, Option<u64>),
}

impl ImportError {
    /// What to tell the user.
    pub fn said(&self) -> Phrase {
        match self {
            Self::Line(line) => said!(
                "第{line}行不是等价类大小。每行只写大小，或者在标题行 size,count 之下写 大小,个\
                 数，都是整数；这里只收大小，不收准标识符的取值。",
                "Line {line} is no class size. Each line holds a size, or below the head line \
                 size,count a size and a count, in whole numbers; only sizes are taken, never \
                 the values of quasi-identifiers.",
                line,
            ),
            Self::Zero(line) => said!(
                "第{line}行的大小或者个数是0。每个等价类至少有一条记录。",
                "Line {line} has a size or count of 0. A class has one record or more.",
                line,
            ),
            Self::Fraction(line) => said!(
                "第{line}行的大小有小数。等价类的大小是整数，这里不取整：平均数、加权的频数和按部分匹配计算的 fk（sdcMicro 的 alpha 小于1）都不是大小。请导出整数的大小。",
                "Line {line} has a size with a fraction. Sizes of classes are whole, and none is rounded here: a mean, a weighted frequency and an fk reckoned with partial matches (alpha below 1 in sdcMicro) are no sizes. Export whole sizes.",
                line,
            ),
            Self::NoHead(line) => said!(
                "第{line}行有两个数，但没有标题行说明含义（“7,500”可能是七千五百，也可能是大小7、\
                 个数500）。两列的请在首行写 size,count（大小,个数）；大小请不用千分位逗号。",
                "Line {line} has two numbers and no head line says what they are (\"7,500\" may \
                 be seven thousand five hundred, or 500 classes of 7). Begin two columns with \
                 the line size,count; write sizes without a comma between thousands.",
                line,
            ),
            Self::TooMany(line) => said!(
                "第{line}行起超出可以计算的范围（不同的大小最多{most}种）。",
                "From line {line} on there is more than can be counted (at most {most} different \
                 sizes).",
                line,
                most = grouped(Classes::MOST_SIZES as u64),
            ),
            Self::Columns => phrase(
                "标题行没有说明哪一列是大小。请把两列命名为 size 和 count（大小、个数）。",
                "The first line does not say which column is the size. Name the two columns size and count.",
            ),
            Self::EachOfWhat => phrase(
                "每种大小出现的次数都是它自己的倍数（或者标题是 fk，或者带行号而标题不是 size）：像是每条记录一行、写着所在等价类的大小，也可能每个等价类一行。请用 --each record 或者 --each class 说明。sdcMicro 的 fk 是每条记录一行，缺失值与任何值都算相同，k 可能偏高。",
                "Every size occurs a multiple of itself (or the head is fk, or lines are numbered and the head is not size), as where each record has a line with the size of its class; but each class may have one. Say which by --each record or --each class. The fk of sdcMicro is of records, and a missing value counts as alike with any other, so that k may be too high.",
            ),
            Self::NotOfRecords => phrase(
                "不是每条记录一行：那样的话，每种大小出现的次数应是它自己的倍数。sdcMicro 的 fk 把缺失值算作与任何值相同，有缺失值时就不是等价类的大小：请用 chujing measure 统计，或者先补上缺失值。",
                "There is not one line for each record: every size would then occur a multiple of itself. The fk of sdcMicro takes a missing value for alike with any other, and where there are some it is no size of a class: count with chujing measure, or fill in what is missing first.",
            ),
            Self::NoClasses => phrase("文件中没有等价类大小。", "The file holds no class size."),
            Self::NoSmallest => phrase(
                "结果中没有 k。请写 k（最小等价类的记录数），另可写 classes、records、tool、version、date。",
                "The result has no k. Write k (records in the smallest class), and if known classes, records, tool, version, date.",
            ),
            Self::Fractional(key) => said!(
                "结果中 {key} 有小数。大小和人数都是整数，这里不取整；请确认是不是平均数或者占比，是千分位的请去掉点号。",
                "{key} of the result has a fraction. Sizes and counts are whole, and none is rounded here: see whether it is a mean or a share; if the dot parts thousands, leave it out.",
                key,
            ),
            Self::Several => phrase(
                "文件里有不止一份统计（例如处理前和处理后各一份，或者 k 写了两次），无法判断是哪一份。请只留处理后的那一份。",
                "The file holds more than one set of statistics (such as of the input and of the output, or k twice), and nobody can tell which is meant. Keep only that of the treated data.",
            ),
            Self::NoSizes => phrase(
                "sdcMicro 打印的结果只有低于2、3、5的记录数，没有 k，也没有等价类大小。请导出每条记录的 fk（如 write.csv(data.frame(fk = freqCalc(...)$fk), row.names = FALSE)），用 --classes 导入；有缺失值的请用 chujing measure 统计。",
                "What sdcMicro prints says how many records are below 2, 3 and 5, and neither k nor sizes. Export fk of each record (such as write.csv(data.frame(fk = freqCalc(...)$fk), row.names = FALSE)) and import it by --classes; where values are missing count with chujing measure.",
            ),
            Self::GuessedQuasi => phrase(
                "openmed 的这份报告按列名猜测哪些列是准标识符，不认得的列没有计入，k 可能偏高。请在 openmed 中写明 quasi_identifiers 再统计。",
                "This report of openmed guessed the quasi-identifiers from the names of columns; those it does not know were left out, and k may be too high. Name quasi_identifiers in openmed and count again.",
            ),
            Self::QuasiUnsaid(columns) => unsaid(columns),
            Self::Sum(sum, counted) => said!(
                "结果中的等价类大小合计{sum}条记录，与它写明的分析行数（row_counts.analyzed）{counted}不同：有的行计入了一处而没有计入另一处，k 不可信。请不要改动报告，重新生成后再导入。",
                "The sizes of the result add up to {sum} records, and it says that it analyzed {counted} rows (row_counts.analyzed): some rows are in one of these and not in the other, and its k cannot be relied on. Make the report anew and import it as it is.",
                sum = grouped(*sum),
                counted = grouped(*counted),
            ),
            Self::Impossible(k, classes, records) => {
                let said = |number: &Option<u64>| number.map_or_else(|| "-".to_owned(), grouped);
                let (k, classes, records) = (grouped(*k), said(classes), said(records));
                said!(
                    "结果中的数字不可能同时成立：k={k}，等价类{classes}个，记录{records}条。每个\
                     等价类至少有k条记录，k至少为1。",
                    "The figures of the result cannot all be true: k={k}, classes {classes}, \
                     records {records}. Every class has k records or more, and k is 1 or more.",
                    k,
                    classes,
                    records,
                )
            }
            Self::Value(key) => said!(
                "结果中 {key} 的值不能读取：数字应为整数，名称应为一行文字，日期应为实有的日期（\
                 2026-03-01）。",
                "The value of {key} in the result cannot be read: numbers are whole, names one \
                 line of text, a date a day that exists (2026-03-01).",
                key,
            ),
        }
    }
}

/// That a report does not say who chose its columns.
fn unsaid(columns: &[String]) -> Phrase {
    if columns.is_empty() {
        return phrase(
            "openmed 的这份报告没有说明准标识符是写明的还是按列名猜测的，也没有列出是哪些列，k 可能偏高。请写明 quasi_identifiers 后用 openmed 的列表风险报告（tabular_reidentification_risk_report）重新统计；或者确认没有遗漏，再把 k、classes、records 写成 k,5 这样的行导入。",
            "This report of openmed does not say whether its quasi-identifiers were named or guessed from the names of columns, nor which they are, and k may be too high. Name quasi_identifiers and count again with its report of tables (tabular_reidentification_risk_report); or make sure that none is left out and import k, classes and records as lines such as k,5.",
        );
    }
    let columns = Phrase::list(columns.iter().map(|name| Phrase::same(name.clone())));
    said!(
        "openmed 的这份报告按这些列统计：{columns}。报告没有说明这些列是写明的还是按列名猜测的；如有遗漏，k 偏高。请核对是不是全部准标识符：是的，把 k、classes、records 写成 k,5 这样的行导入；不是的，写明 quasi_identifiers 后重新统计。",
        "This report of openmed was counted over these columns: {columns}. It does not say whether they were named or guessed from their names; where one is left out, k is too high. See whether they are all quasi-identifiers: if so, import k, classes and records as lines such as k,5; if not, name quasi_identifiers and count again.",
        columns,
    )
}
