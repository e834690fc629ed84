//! The official contract form, as `form` takes any: what the program sees in it, who confirmed it, and filling it in place.

use std::path::PathBuf;

use crate::document::official::CONTRACT;

use super::call::{Call, Listing, Out, Trouble};
use super::form::{Compared, Job, Written, recognise, trust};

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
        #[command(flatten)]
        written: Written,
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
        #[command(flatten)]
        compared: Compared,
    },
}

pub(super) fn carry_out(command: &Contract, call: &Call, out: &mut Out) -> Result<u8, Trouble> {
    match command {
        Contract::Fill { file, recipient, form, written } => {
            let file = call.file(file);
            let recipient = Some(recipient.as_str());
            let job = Job { official: &CONTRACT, file: &file, recipient, form, written };
            job.fill(&call.folder, out)
        }
        Contract::Recognise { form, listing } => {
            recognise(&CONTRACT, form, &call.folder, listing.format, out)
        }
        Contract::Trust { form, compared } => trust(&CONTRACT, form, compared, &call.folder, out),
    }
}
