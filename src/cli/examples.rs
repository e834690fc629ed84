//! The worked examples, listed or laid out.

use std::path::PathBuf;

use crate::desk::examples::{EXAMPLES, Example, lay_out};
use crate::form::options::did_you_mean;
use crate::form::spelling::{Names, Standing};
use crate::text::{Phrase, shown_path};

use super::call::{Call, Out, Shape, Trouble};

/// 附带的示例评估：不写 --to 只列出，写了则放进这个新文件夹 / the worked examples that come with the program: listed, or with --to laid out in
/// that new folder
#[derive(Debug, clap::Args)]
pub(super) struct Examples {
    /// 示例的名称，不写即全部 / names of examples; all of them if left out
    #[arg(value_name = "NAME")]
    names: Vec<String>,
    /// 新建这个文件夹并放入 / make this folder and lay them out in it
    #[arg(long, value_name = "DIR", conflicts_with = "format")]
    to: Option<PathBuf>,
    /// 格式 / format
    #[arg(long, value_enum, default_value_t = Shape::Text, value_name = "FORMAT")]
    format: Shape,
}

pub(super) fn carry_out(args: &Examples, _: &Call, out: &mut Out) -> Result<u8, Trouble> {
    let chosen = chosen(&args.names)?;
    if let Some(dir) = &args.to {
        lay_out(&chosen, dir)?;
        out.has_saved = true;
        out.line(dir.display().to_string())?;
        let shown = shown_path(dir);
        out.note(&said!(
            "打开：chujing --workspace {shown}",
            "open them: chujing --workspace {shown}",
            shown,
        ));
        return Ok(0);
    }
    if args.format == Shape::Json {
        out.json(&chosen.iter().map(|example| example.to_json()).collect::<Vec<_>>())?;
        return Ok(0);
    }
    let (start, end) = if args.format == Shape::Markdown { ("- `", "`: ") } else { ("", "\t") };
    for example in chosen {
        out.line(format!("{start}{}{end}{}", example.name, example.about.get(out.lang())))?;
    }
    Ok(0)
}

/// Those of these names, or all.
fn chosen(names: &[String]) -> Result<Vec<&'static Example>, Phrase> {
    if names.is_empty() {
        return Ok(EXAMPLES.iter().collect());
    }
    names.iter().map(|name| find(name)).collect()
}

fn find(name: &str) -> Result<&'static Example, Phrase> {
    if let Some(example) = EXAMPLES.iter().find(|example| example.name == name) {
        return Ok(example);
    }
    let mut names = Names::default();
    for (index, example) in EXAMPLES.iter().enumerate() {
        names.add(example.name, Standing::Own, index);
    }
    let near = names.near(name).into_iter().filter_map(|at| EXAMPLES.get(at));
    let near: Vec<Phrase> = near.map(|example| Phrase::same(example.name)).collect();
    let said = said!(
        "没有名为 {name} 的示例；`chujing examples` 列出全部",
        "there is no example {name}; `chujing examples` lists them",
        name,
    );
    Err(did_you_mean(&said, &near))
}
