//! A new record, or one begun from another. Whether its people and parties are the same is asked for, as the count rests on it.

use std::path::{Path, PathBuf};

use clap::builder::PossibleValuesParser;

use crate::desk::copy::{Begun, PARTS, Part, Same, begun, question};
use crate::desk::filing::relate;
use crate::desk::{Ids, Session};
use crate::dossier::Dossier;
use crate::text::{Phrase, harmless, phrase};

use super::call::{Call, Out, Shape, Trouble, day};
use super::presets;
use super::record::{history_not_kept, read, tell};

/// 新建一份评估 / create an assessment
#[derive(Debug, clap::Args)]
pub(super) struct New {
    /// 名称 / name
    title: String,
    /// 建好后列出一个预设，如 hr，供逐项确认；`presets` 列出全部 / then list what is usual in a kind of transfer, such as hr, to be confirmed; `presets` lists them all
    #[arg(long, value_name = "PRESET", conflicts_with = "from")]
    preset: Option<String>,
    /// 评估基准日，默认今天 / day of assessment, today if left out
    #[arg(long, value_name = "DATE")]
    as_of: Option<String>,
    /// 以这份评估为底稿 / begin from this assessment
    #[arg(long, value_name = "FILE")]
    from: Option<PathBuf>,
    /// 与 --from 同用：只沿用这些部分，默认全部：处理者、接收方、人群和信息项、场景、系统、措施、评估、合同、申报内容、佐证材料；其余不带入，指向它们的
    /// 回答也一并去掉。姊妹公司：不列 handler；新的接收方：不列 recipients 和 contracts
    /// / with --from: keep these parts only (all if left out); the others are left behind with whatever names them. For a sister company leave out
    /// handler; for another recipient leave out recipients and contracts
    #[arg(long, value_delimiter = ',', value_name = "PARTS", requires = "from", value_parser = PossibleValuesParser::new(PARTS.iter().map(|part| part.code)))]
    keep: Vec<String>,
    /// 与 --from 同用：人群是否就是原评估中的同一批人，同一批人只计一次
    /// / with --from: whether its groups are the same people, who are counted once
    #[arg(long, value_parser = ["yes", "no"], value_name = "YES|NO", requires = "from")]
    same_people: Option<String>,
    /// 与 --from 同用：接收方是否就是同一方 / with --from: whether its recipients are the same parties
    #[arg(long, value_parser = ["yes", "no"], value_name = "YES|NO", requires = "from")]
    same_recipients: Option<String>,
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

pub(super) fn carry_out(args: &New, call: &Call, out: &mut Out) -> Result<u8, Trouble> {
    let as_of = day(args.as_of.as_deref())?.unwrap_or(call.today);
    let title = args.title.as_str();
    if title.trim().is_empty() {
        return Err(phrase("名称不能为空。", "The name is empty.").into());
    }
    let preset = args.preset.as_deref().map(presets::found).transpose()?;
    let mut ids = Ids::new(None);
    let Some(model) = &args.from else {
        let opened = call.folder.create(title, Dossier::new(ids.record(), title, as_of))?;
        out.has_saved = true;
        out.line(opened.path.display().to_string())?;
        if let Some(preset) = preset {
            presets::list(preset, Shape::Text, out)?;
            let (code, file) = (preset.code, harmless(&stem(&opened.path), false));
            out.note(&said!(
                "以上只是提议，没有写入。写入：presets {code} --into {file} --take all，或者编号 1,3,5-8；再由 proposals 采用或者删去",
                "these are proposals; nothing was written. To write them: presets {code} --into {file} --take all, or numbers such as 1,3,5-8; then `proposals` takes or declines them",
                code,
                file,
            ));
        }
        return Ok(0);
    };
    let is_kept =
        |part: &&Part| args.keep.is_empty() || args.keep.iter().any(|code| code == part.code);
    let kept: Vec<&Part> = PARTS.iter().filter(is_kept).collect();
    // Of what is not kept nobody has to say whether it is the same.
    let answered = |said: &Option<String>, code: &str| {
        let is_asked = kept.iter().any(|part| part.code == code);
        said.as_ref().map(|said| said == "yes").or((!is_asked).then_some(true))
    };
    let people = answered(&args.same_people, "data");
    let Some((people, recipients)) = people.zip(answered(&args.same_recipients, "recipients"))
    else {
        let asked = question();
        return Err(said!(
            "{asked}请写明 --same-people yes|no 和 --same-recipients yes|no。",
            "{asked} Say so with --same-people yes|no and --same-recipients yes|no.",
            asked,
        )
        .into());
    };
    let model = call.file(model);
    let of = read(&model, out)?;
    if of.is_newer() {
        return Err(phrase(
            "由更新的版本写成的记录不能复制。请升级程序。",
            "A record written by a newer version is not copied. Please upgrade.",
        )
        .into());
    }
    let same = Same { people, recipients };
    let Begun { dossier, left_out, origin } = begun(&of, same, &kept, (title, as_of), &mut ids);
    let mut session = Session::at_once(call.folder.create(title, dossier)?, &call.hand);
    out.has_saved = true;
    session.came_from(origin);
    session.save()?;
    let new = session.file();
    relate((&model, &of), (&new.path, &new.dossier), call.today)?;
    if let Some(why) = session.history_trouble() {
        out.note(&history_not_kept(&why));
    }
    out.line(session.file().path.display().to_string())?;
    let code = tell(&session, out);
    if !left_out.is_empty() {
        let names = Phrase::list(left_out);
        out.note(&said!(
            "属于原申报备案过程的内容没有复制：{names}",
            "what belongs to the life of the other filing was left out: {names}",
            names,
        ));
    }
    Ok(code)
}
