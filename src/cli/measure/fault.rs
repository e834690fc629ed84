//! Why data cannot be measured, in words: what happened, where, why, and what to do. Names in it are those that were asked for.

use std::io;

use crate::cli::trouble::Trouble;
use crate::measure::{Fault, Why, Writing};
use crate::store::Reason;
use crate::text::{Phrase, grouped, harmless, phrase, shown_path};

/// As a trouble of the command line.
pub(super) fn trouble(fault: &Fault) -> Trouble {
    let said = said_of(&fault.why);
    let at = match (fault.line, fault.column) {
        (None, _) => Phrase::default(),
        (Some(line), None) => {
            let line = grouped(line);
            said!("第{line}行：", "line {line}: ", line)
        }
        (Some(line), Some(column)) => {
            let line = grouped(line);
            said!("第{line}行第{column}列：", "line {line}, column {column}: ", line, column)
        }
    };
    let said = said!("{at}{said}", "{at}{said}", at, said);
    match &fault.file {
        None => Trouble(said),
        Some(path) => {
            let file = shown_path(path);
            said!("{file}：{said}", "{file}: {said}", file, said).into()
        }
    }
}

fn reason(kind: io::ErrorKind) -> Phrase {
    Reason::from(&io::Error::from(kind)).said()
}

fn said_of(why: &Why) -> Phrase {
    match why {
        Why::Read(kind) => {
            let why = reason(*kind);
            said!("不能读取：{why}", "it cannot be read: {why}", why)
        }
        Why::Spill(kind) => {
            let why = reason(*kind);
            said!(
                "暂存摘要时出错：{why}。暂存文件已经消失。请换一个有空间的文件夹（--aside），或者给更多内存（--memory）。",
                "digests could not be put aside: {why}; nothing of them is left. Name a folder with room (--aside), or allow more memory (--memory).",
                why,
            )
        }
        Why::Write(kind) => {
            let why = reason(*kind);
            said!("不能写入：{why}", "it cannot be written: {why}", why)
        }
        Why::Width { expected, found } => said!(
            "这一行有{found}列，标题有{expected}列。请检查分隔符（--delimiter）和引号，或者改正这一行。",
            "the row has {found} {found?cell|cells}, the heading {expected}. Look at the delimiter (--delimiter) and at quotation marks, or mend the row.",
            found,
            expected,
        ),
        Why::LongRow(most) => {
            let most = grouped(*most as u64);
            said!(
                "一行超过{most}字节，不像表格。",
                "a row of more than {most} bytes is like no table.",
                most,
            )
        }
        Why::NoColumn(name) => {
            let name = harmless(name, false);
            said!(
                "没有列“{name}”。列名须与标题行完全一致（区分大小写）。",
                "there is no column \"{name}\". Write the name as the heading has it, capitals included.",
                name,
            )
        }
        Why::TwoColumns(name) => {
            let name = harmless(name, false);
            said!(
                "标题行有不止一列叫“{name}”，不能判断指哪一列。请改名。",
                "more than one column is called \"{name}\", and nobody can tell which is meant. Rename one.",
                name,
            )
        }
        Why::Rounded(name) => {
            let name = harmless(name, false);
            said!(
                "列“{name}”的长号码被电子表格改成了近似数，已不能识别一个人，不能用来数人。请从原系统按文本重新导出。",
                "a spreadsheet rounded the long numbers of column \"{name}\": they no longer name a person, and nobody can be counted by them. Export them from the system anew, as text.",
                name,
            )
        }
        Why::Asked(written) => {
            let written = harmless(written, false);
            said!(
                "不明白“{written}”。写列名，或者 year(列)、month(列)、prefix(列,位数)、band(列,宽度)。",
                "\"{written}\" is not understood. Write a column, or year(COL), month(COL), prefix(COL,SIGNS), band(COL,WIDTH).",
                written,
            )
        }
        Why::Kind(name) => {
            let name = harmless(name, false);
            said!(
                "列“{name}”的 Parquet 类型不能照原样读取（INT96、纳秒时间、UUID、时间间隔等），读出的值会变粗，k 会偏高。请导出为微秒时间戳（TIMESTAMP_MICROS）或者文本，再统计。",
                "Column \"{name}\" has a kind of Parquet that cannot be read as it is (INT96, times in nanoseconds, UUID, interval and others): its values would come out coarser, and k too high. Export it as a timestamp in microseconds (TIMESTAMP_MICROS) or as text, and measure again.",
                name,
            )
        }
        Why::Packed(name) => {
            let name = harmless(name, false);
            said!(
                "列“{name}”用 Brotli 或者 LZO 压缩，这里不读这两种压缩。请用 ZSTD、Snappy 或者 GZIP 重新写出，再统计。",
                "Column \"{name}\" is compressed by Brotli or LZO, which are not read here. Write it anew with ZSTD, Snappy or GZIP, and measure again.",
                name,
            )
        }
        Why::Nested(name) => {
            let name = harmless(name, false);
            said!(
                "列“{name}”里是列表、结构或者不是文字的字节，不是单个的值。请在写出文件时把它展开成单独的列。",
                "column \"{name}\" holds lists, groups or bytes that are no text, and no single values. Spread it over columns of their own when the file is written.",
                name,
            )
        }
        Why::NoSheet(name) => {
            let name = harmless(name, false);
            said!(
                "没有工作表“{name}”。请用 --sheet 写明名称。",
                "there is no sheet \"{name}\". Name one by --sheet.",
                name,
            )
        }
        other => plain(other),
    }
}

/// Those that name nothing.
fn plain(why: &Why) -> Phrase {
    match why {
        Why::NotPlain => phrase(
            "不是普通文件（是文件夹、管道或者设备）。请先存成文件。",
            "it is no plain file but a folder, a pipe or a device. Save it as a file first.",
        ),
        Why::Empty => phrase("文件是空的。", "the file is empty."),
        Why::NoRows => phrase("标题行之下没有数据。", "there are no rows below the heading."),
        Why::NoHeading => phrase(
            "第一行像是数据，不是标题。请加一行列名。",
            "the first line looks like data and no heading. Add a line with the names of the columns.",
        ),
        Why::SecondHeading => phrase(
            "标题又出现了一次，像是几个文件接在了一起。请删去这一行，或者把几个文件分别列出。",
            "the heading stands here again, as where files were put together. Take the line out, or name the files one by one.",
        ),
        Why::OpenQuote => phrase(
            "这里开始的引号没有结束。请补上，或者把它写成两个。",
            "a quotation mark that opens here is never closed. Close it, or double it.",
        ),
        Why::AfterQuote => phrase(
            "结束的引号之后还有文字。单元格里的引号要写成两个。",
            "something stands behind a closing quotation mark. Marks within a cell are doubled.",
        ),
        Why::Encoding => phrase(
            "既不是 UTF-8，也不是 GB18030。请改正，或者从原系统另存为 UTF-8。",
            "it is neither UTF-8 nor GB18030. Mend it, or save it as UTF-8 from where it comes.",
        ),
        Why::Mixed(Writing::Utf8) => phrase(
            "这一行是 UTF-8，前面的行是 GB18030。混用会把同一个人数成两个。请统一后再测量。",
            "this line is UTF-8 and the lines before it are GB18030, so that one person would be counted as two. Make it one of them.",
        ),
        Why::Mixed(Writing::Gb18030) => phrase(
            "这一行不是 UTF-8，只能按 GB18030 读，前面的行却是 UTF-8。混用会把同一个人数成两个。请统一后再测量。",
            "this line is no UTF-8 and can only be read as GB18030, the lines before it are UTF-8, so that one person would be counted as two. Make it one of them.",
        ),
        Why::Wide => phrase(
            "是 UTF-16，或者不是文本。请另存为 UTF-8。",
            "it is UTF-16, or no text at all. Save it as UTF-8.",
        ),
        Why::Changed => phrase(
            "读取时文件有变化，没有结果。请等写完，或者先复制一份。",
            "the file changed while it was read; there is no result. Wait until it is written, or copy it first.",
        ),
        Why::Stopped => phrase("已停止，没有留下任何文件。", "stopped; no file is left behind."),
        Why::Book => phrase(
            "不是可以读取的 xlsx。请在电子表格中另存为 xlsx 或者 CSV。",
            "it is no xlsx that can be read. Save it as xlsx or CSV from the spreadsheet.",
        ),
        Why::LargeBook => phrase(
            "工作簿的文字需要的内存超过上限。请另存为 CSV，或者提高 --memory。",
            "the texts of the workbook need more memory than was allowed. Save it as CSV, or raise --memory.",
        ),
        Why::Parquet => phrase(
            "是 Parquet，这个程序构建时没有带上读取它的部分。请用 `cargo build --release --features parquet` 构建，或者导出为 CSV，或者用 `chujing measure sql` 在数据所在的引擎里统计。",
            "it is Parquet, and this program was built without what reads it. Build it with `cargo build --release --features parquet`, export the data as CSV, or let the engine that holds it count by `chujing measure sql`.",
        ),
        Why::NoParquet => phrase(
            "不是可以读取的 Parquet 文件，可能没有写完，也可能有的列加了密。请不加密重新写出，或者导出为 CSV。",
            "it is no Parquet file that can be read; it may not have been written to its end, or some of its columns are encrypted. Write it anew without encryption, or export it as CSV.",
        ),
        Why::Sealed => phrase(
            "是加密的 Parquet，这里没有密钥，也不接收密钥。请在持有密钥的引擎里用 `chujing measure sql` 统计，或者不加密重新写出。",
            "it is encrypted Parquet, and no key is known or taken here. Let the engine that has the key count by `chujing measure sql`, or write it anew without encryption.",
        ),
        Why::NoSet => phrase(
            "不是人的集合，或者已经损坏。请用 `chujing measure people` 重新生成。",
            "it is no set of people, or damaged. Make it anew by `chujing measure people`.",
        ),
        Why::OtherSalt => phrase(
            "与前面的集合用的不是同一个盐，不能比较。请用同一个盐文件重新生成。",
            "it was made with another salt than those before it, and cannot be compared. Make it anew with the same salt.",
        ),
        Why::ShortSalt => phrase(
            "盐太短：至少16字节，请用随机数生成。",
            "the salt is too short: 16 random bytes or more.",
        ),
        Why::SetOfBook => phrase(
            "集合只从 CSV 和 TSV 生成。请导出为 CSV。",
            "sets are made of CSV and TSV only. Export it as CSV.",
        ),
        Why::NoQuasi => phrase("没有写准标识符。", "no quasi-identifier is named."),
        _ => phrase("数目超出可以计算的范围。", "there is more than can be counted."),
    }
}
