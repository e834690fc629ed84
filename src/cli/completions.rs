//! Completions for a shell: scripts that ask the program itself at every Tab (`complete`), for the shells that are common; for others
//! what the table of commands tells.

use super::call::{Call, Out, Trouble};

/// 命令补全脚本；bash、zsh 和 fish 中也补全记录、字段和选项 / completions for a shell; in bash, zsh and fish of records, fields and choices, too
#[derive(Debug, clap::Args)]
pub(super) struct Completions {
    /// 命令行 / shell
    shell: clap_complete::Shell,
}

pub(super) fn carry_out(args: &Completions, call: &Call, out: &mut Out) -> Result<u8, Trouble> {
    let script = match args.shell {
        clap_complete::Shell::Bash => include_str!("completions/bash.sh"),
        clap_complete::Shell::Zsh => include_str!("completions/zsh.sh"),
        clap_complete::Shell::Fish => include_str!("completions/fish.sh"),
        other => {
            let mut script = Vec::new();
            clap_complete::generate(other, &mut (call.syntax)(), "chujing", &mut script);
            return out.raw(&script);
        }
    };
    out.raw(script.as_bytes())
}
