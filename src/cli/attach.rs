//! A proof that is attached: by its path and its digest, with what it proves.

use std::path::PathBuf;

use crate::desk::Ids;
use crate::desk::proofs::Attached;
use crate::form::catalog::evidence;
use crate::form::{EditError, Place};

use super::call::{Call, Out, Trouble};
use super::record::{give, kept, open, save};

/// 附上一件佐证材料：记下文件的位置和摘要，不复制文件；输出其 id / attach a proof: its path and digest are written down, nothing is copied; print its id
///
/// 文件要在记录所在的文件夹之内。已经附上的，重新记下摘要。
/// The file stands below the folder of the assessment. One that is attached already has its digest taken anew.
#[derive(Debug, clap::Args)]
pub(super) struct Attach {
    /// 文件 / file
    file: PathBuf,
    /// 佐证材料的文件 / file of the proof
    path: PathBuf,
    /// 证明什么：`measures/tls`、`scenarios/hr/hr_labour_rules`，可重复 / what it proves, may be repeated
    #[arg(long, value_name = "PLACE", num_args = 1..)]
    proves: Vec<String>,
    /// 材料名称，默认取文件名 / its title, the name of the file if left out
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// 附到已有的一行 / attach to a row that is there
    #[arg(long, value_name = "ID", conflicts_with = "name")]
    row: Option<String>,
}

pub(super) fn carry_out(args: &Attach, call: &Call, out: &mut Out) -> Result<u8, Trouble> {
    let record = call.file(&args.file);
    let mut session = open(&record, call, out)?;
    let attached = Attached::read(&record, &args.path).map_err(|error| error.said())?;
    let answers = session.answers();
    if let Some(row) =
        args.row.as_ref().filter(|row| answers.row(&evidence::SECTION, row).is_none())
    {
        let place = Place { section: &evidence::SECTION, row: Some(row.clone()), field: None };
        return Err(EditError::NoRow(place.to_string()).into());
    }
    let known = args.row.clone().or_else(|| attached.row(answers).map(str::to_owned));
    let proves = give(&evidence::PROVES, &args.proves.join(";"), answers, out);
    let (id, edit) = if let Some(id) = known {
        let edit = attached.into_row(&id, proves.value);
        (id, edit)
    } else {
        let id = Ids::new(None).row(&evidence::SECTION);
        let stem = args.path.file_stem().unwrap_or_default().to_string_lossy();
        let name = args.name.as_deref().unwrap_or(&stem);
        let edit = attached.new_row(answers, &id, name, proves.value);
        (id, edit)
    };
    let code = save(&mut session, edit, out)?;
    out.line(id)?;
    kept(code, proves.problem, out)
}
