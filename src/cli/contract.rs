//! The official contract form, as `form` takes any: what the program sees in it, who confirmed it, and filling it in place.

use std::path::PathBuf;

use crate::document::official::CONTRACT;

use super::call::{Call, Listing, Out, Trouble};
use super::form::{Job, recognise, trust};

/// 官方合同范本：识别、确认、填写 / the official contract form: recognise, confirm, fill
#[derive(Debug, clap::Subcommand)]
pub(super) enum Contract {
    /// 把记录中的回答填入官方范本，正文一字不动，并给出证明 / fill the official form from a record, with the proof that its text is unaltered
    ///
    /// 退出码1：有空白项因缺少回答、或者因不认识而留空，逐项列出。范本不会被覆盖。
    /// Exit code 1: blanks were left because answers are missing or because they are not known; each is listed. The given form is never overwritten.
    Fill {
        /// 文件 / file
        file: PathBuf,
        /// 境外接收方的 id，每个接收方一份合同 / id of the recipient; one contract for each
        #[arg(long, value_name = "ID")]
        recipient: String,
        /// 官方下载的范本 / the official download
        #[arg(long, value_name = "DOCX")]
        form: PathBuf,
        /// 写到哪里 / where to write
        #[arg(long, value_name = "DOCX")]
        to: PathBuf,
        /// 同时把证明写成 JSON 文件 / also write the proof as a JSON file
        #[arg(long, value_name = "JSON")]
        proof: Option<PathBuf>,
        #[command(flatten)]
        listing: Listing,
    },
    /// 列出范本的指纹、条款和空白项 / show the fingerprint, articles and blanks of a form
    Recognise {
        /// 范本 / the form
        form: PathBuf,
        #[command(flatten)]
        listing: Listing,
    },
    /// 与官方页面核对一致后，确认这一范本 / confirm a form after comparing it with the official page
    Trust {
        /// 范本 / the form
        form: PathBuf,
        /// 由谁在何时与什么核对，必填 / who compared it with what, and when; required
        #[arg(long, value_name = "WORDS")]
        by: String,
        /// 从官方页面另存的纯文本，由程序逐字比较 / the official page saved as plain text, compared word for word
        #[arg(long, value_name = "TXT")]
        page: Option<PathBuf>,
    },
}

pub(super) fn carry_out(command: &Contract, call: &Call, out: &mut Out) -> Result<u8, Trouble> {
    match command {
        Contract::Fill { file, recipient, form, to, proof, listing } => {
            let file = call.file(file);
            let recipient = Some(recipient.as_str());
            let job = Job { official: &CONTRACT, file: &file, recipient, form, to };
            job.fill(&call.folder, proof.as_deref(), listing.format, out)
        }
        Contract::Recognise { form, listing } => {
            recognise(&CONTRACT, form, &call.folder, listing.format, out)
        }
        Contract::Trust { form, by, page } => {
            trust(&CONTRACT, form, by, page.as_deref(), &call.folder, out)
        }
    }
}
