//! Letters that ask for corrections: received, answered point by point, and the letter that goes back.

mod answered;
mod withdrawn;

use std::path::{Path, PathBuf};

use serde_json::json;

use crate::desk::filing::{
    Filing, Received, Reply, Wanted, about_said, answer, answers_said, receive, withdrawn_said,
    words_of,
};
use crate::filing::letter::{About, Kind, Letter, Point, last_day, proposals, term};
use crate::form::Place;
use crate::text::{Phrase, phrase};

use super::call::{Call, Listing, Out, Shape, Trouble, day};
use super::filing::{one, read};
use super::record::{open, standing};

/// 补正通知：收到、逐点答复、答复函和改动的材料 / letters that ask for corrections: received, answered point by point, the answer and the changed papers
#[derive(Debug, clap::Args)]
pub(super) struct LetterArgs {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    /// 记入收到的通知（文本或者 docx），程序提出各点 / note a letter that came (text or docx); its points are proposed
    Receive(ReceiveArgs),
    /// 只看程序会提出哪些点，不写文件 / only look at what points would be proposed; nothing is written
    Split {
        /// 通知的文件 / the file of the letter
        letter: PathBuf,
        #[command(flatten)]
        listing: Listing,
    },
    /// 列出通知和各点 / the letters with their points
    List {
        /// 文件 / file
        file: PathBuf,
        /// 只列没有答复的点 / only points that are not answered
        #[arg(long)]
        open: bool,
        #[command(flatten)]
        listing: Listing,
    },
    /// 答复一点 / answer a point
    Answer(AnswerArgs),
    /// 撤下误记的通知：它不再要求答复，原文和原因仍然留存 / withdraw a letter that was noted by mistake: it asks for nothing, its words and the reason stay
    Withdraw(withdrawn::WithdrawArgs),
    /// 答复函（docx、md）/ the letter that answers, as docx or md
    Reply {
        /// 文件 / file
        file: PathBuf,
        /// 通知，如 letter-1；只有一份没有答复的，可以不写 / the letter, such as letter-1; may be left out where one is open
        #[arg(long, value_name = "LETTER")]
        letter: Option<String>,
        /// 哪一项提交 / of which submission
        #[arg(long, value_name = "SUBMISSION")]
        of: Option<String>,
        #[command(flatten)]
        addressee: answered::Addressee,
        /// 写成这个文件 / write this file
        #[arg(long, value_name = "FILE")]
        to: PathBuf,
    },
    /// 只含变化材料的材料包，附改动标记稿和答复函 / a package of what changed only, with marked-up copies and the answer
    Package {
        /// 文件 / file
        file: PathBuf,
        /// 通知，如 letter-1 / the letter, such as letter-1
        #[arg(long, value_name = "LETTER")]
        letter: Option<String>,
        /// 哪一项提交 / of which submission
        #[arg(long, value_name = "SUBMISSION")]
        of: Option<String>,
        #[command(flatten)]
        addressee: answered::Addressee,
        /// 目标文件夹（不能已经存在）/ target folder, which must not exist
        #[arg(long, value_name = "DIR")]
        to: PathBuf,
    },
}

#[derive(Debug, clap::Args)]
struct ReceiveArgs {
    /// 文件 / file
    file: PathBuf,
    /// 通知的文件（txt、docx）/ the file of the letter
    letter: PathBuf,
    /// 收到日 / the day on which it came
    #[arg(long, value_name = "DATE")]
    on: String,
    /// 通知写明的最后一天 / the last day that it names
    #[arg(long, value_name = "DATE")]
    due: Option<String>,
    /// 文号 / its number
    #[arg(long, value_name = "NUMBER")]
    number: Option<String>,
    /// 来函单位，答复函写给它；不写的，取通知的落款 / from whom it came, to whom the reply goes; as the letter is signed where it is not given
    #[arg(long, value_name = "OFFICE")]
    from: Option<String>,
    /// 哪一项提交 / of which submission
    #[arg(long, value_name = "SUBMISSION")]
    of: Option<String>,
    /// 是通知材料不全（没有受理）/ it says that papers are lacking, and the filing is not taken yet
    #[arg(long)]
    incomplete: bool,
    /// 各点的原文，可重复；代替程序提出的 / the words of a point, may be repeated; in place of what is proposed
    #[arg(long, value_name = "WORDS")]
    point: Vec<String>,
    /// 不在“办理进度与日期”中记入 / do not note the day among the dates of the record
    #[arg(long)]
    no_event: bool,
    #[command(flatten)]
    listing: Listing,
}

#[derive(Debug, clap::Args)]
struct AnswerArgs {
    /// 文件 / file
    file: PathBuf,
    /// 第几点 / the number of the point
    point: usize,
    /// 答复的文字 / the answer in words
    words: Option<String>,
    /// 不作修改，文字说明理由 / nothing is changed; the words say why
    #[arg(long, requires = "words")]
    no_change: bool,
    /// 关系到的字段，如 recipients/country，可重复 / a field it is about, such as recipients/country, may be repeated
    #[arg(long, value_name = "FIELD")]
    about: Vec<String>,
    /// 承诺事项的责任人 / who does what is undertaken
    #[arg(long, value_name = "NAME")]
    owner: Option<String>,
    /// 承诺事项的期限 / by when
    #[arg(long, value_name = "DATE")]
    due: Option<String>,
    /// 承诺事项的完成日 / on which day what is undertaken was done
    #[arg(long, value_name = "DATE")]
    done: Option<String>,
    /// 通知，如 letter-1 / the letter
    #[arg(long, value_name = "LETTER")]
    letter: Option<String>,
    /// 哪一项提交 / of which submission
    #[arg(long, value_name = "SUBMISSION")]
    of: Option<String>,
}

pub(super) fn carry_out(args: &LetterArgs, call: &Call, out: &mut Out) -> Result<u8, Trouble> {
    match &args.command {
        Command::Receive(args) => take(args, call, out),
        Command::Split { letter, listing } => split(letter, listing, (call, out)),
        Command::List { file, open, listing } => list(&call.file(file), *open, call, listing, out),
        Command::Answer(args) => give(args, call, out),
        Command::Withdraw(args) => withdrawn::carry_out(args, call, out),
        Command::Reply { file, letter, of, addressee, to } => {
            let named = (letter.as_deref(), of.as_deref());
            answered::reply(&call.file(file), named, (to, addressee), call, out)
        }
        Command::Package { file, letter, of, addressee, to } => {
            let named = (letter.as_deref(), of.as_deref());
            answered::pack(&call.file(file), named, (to, addressee), call, out)
        }
    }
}

fn split(path: &Path, listing: &Listing, (call, out): (&Call, &mut Out)) -> Result<u8, Trouble> {
    let words = words_of(path)?;
    let found = proposals(&words);
    if listing.format == Shape::Json {
        let last = last_day(&words, call.today).map(|last| last.day);
        out.json(&json!({ "points": found, "term": term(&words), "last_day": last }))?;
    } else {
        for (number, one) in (1..).zip(&found) {
            out.line(format!("{number}. {}", one.words))?;
        }
    }
    Ok(u8::from(found.is_empty()))
}

fn take(args: &ReceiveArgs, call: &Call, out: &mut Out) -> Result<u8, Trouble> {
    let path = call.file(&args.file);
    let words = words_of(&args.letter)?;
    let record = standing(&path, out)?;
    let all = read(&record, call.today)?;
    let filing = one(&all, args.of.as_deref())?;
    let received = Received {
        submission: filing.code.clone(),
        route: filing.route,
        kind: if args.incomplete { Kind::Incomplete } else { Kind::Correction },
        day: day(Some(&args.on))?.unwrap_or(call.today),
        due: day(args.due.as_deref())?,
        number: args.number.clone(),
        // Nobody is the same as nothing said: then it is who signs.
        from: args.from.clone().filter(|from| !from.trim().is_empty()),
        words,
        points: (!args.point.is_empty()).then(|| args.point.clone()),
        notes_event: !args.no_event,
    };
    if let Some(why) = received.doubt() {
        return Err(why.into());
    }
    let on = received.day;
    let mut session = open(&path, call, out)?;
    let wanted = Wanted::of(&received.words, on, session.calendar());
    let wanted = wanted.filter(|_| received.due.is_none());
    let (letter, dates) = receive(&mut session, received).map_err(|error| error.said())?;
    out.has_saved = true;
    if dates.are_others() {
        session.save()?;
    }
    if let Some(wanted) = wanted.map(Wanted::said) {
        out.note(&said!(
            "{wanted}；没有写明 --due，不按它提醒。确认以后先撤回，再加 --due 记入",
            "{wanted}; without --due nothing reminds of that. Once it is certain, withdraw the letter and note it again with --due",
            wanted,
        ));
    }
    if args.listing.format == Shape::Json {
        let event = dates.row().is_some();
        out.json(&json!({ "letter": letter.fields, "points": letter.points, "event": event }))?;
        return Ok(0);
    }
    out.tell(&said!(
        "已记入通知{id}，共{count}点",
        "noted as {id}, {count} {count?point|points}",
        id = &letter.name,
        count = letter.points.len(),
    ))?;
    tell_points(&letter, false, out)?;
    if let Some(said) = dates.put_said() {
        out.tell(&said)?;
    }
    if letter.points.is_empty() {
        out.note(&phrase(
            "没有看出要求了什么。用 --point 逐点写出原文，再记入一次",
            "nothing that is asked was seen. Give the words of each point by --point and note it again",
        ));
    }
    Ok(u8::from(letter.points.is_empty()))
}

fn tell_points(letter: &Letter, only_open: bool, out: &mut Out) -> Result<(), Trouble> {
    let is_told = |point: &Point| !only_open || point.is_open();
    for (number, point) in letter.numbered().filter(|(_, point)| is_told(point)) {
        out.line(format!("  {number}. {}", point.words))?;
        if !point.about.is_empty() {
            let about = Phrase::list(point.about.iter().map(about_said));
            out.tell(&said!("     关系到：{about}", "     about: {about}", about))?;
        }
        if let Some(own) = &point.commitment {
            out.tell(&said!("     {said}", "     {said}", said = own.said()))?;
        }
        for said in answers_said(point) {
            out.tell(&said!("     {said}", "     {said}", said))?;
        }
    }
    Ok(())
}

fn list(
    path: &Path,
    only_open: bool,
    call: &Call,
    listing: &Listing,
    out: &mut Out,
) -> Result<u8, Trouble> {
    let record = standing(path, out)?;
    let all = read(&record, call.today)?;
    let letters = || all.iter().flat_map(|one| one.row.letters.iter().map(move |own| (one, own)));
    let withdrawn =
        || all.iter().flat_map(|one| one.row.withdrawn.iter().map(move |own| (one, own)));
    // What cannot be read may be a letter, or a point of one.
    let faults = || all.iter().flat_map(|one| &one.row.faults);
    faults().for_each(|fault| out.note(&fault.said()));
    if listing.format == Shape::Json {
        let told: Vec<_> = letters()
            .chain(withdrawn())
            .map(|(filing, letter)| {
                json!({
                    "submission": filing.code, "letter": letter.fields, "name": letter.name,
                    "points": letter.points, "to": letter.to,
                    "is_answered": letter.is_answered(&filing.row.sequences),
                    "withdrawn": letter.withdrawn,
                })
            })
            .collect();
        out.json(&told)?;
        return Ok(u8::from(faults().next().is_some()));
    }
    for (filing, letter) in letters() {
        out.tell(&said!(
            "{id}  {day}收到  {name}  还有{open}点没有答复",
            "{id}  of {day}  {name}  {open} {open?point|points} open",
            id = &letter.name,
            day = letter.fields.received,
            name = &filing.name,
            open = letter.open().count(),
        ))?;
        tell_points(letter, only_open, out)?;
    }
    for said in withdrawn().filter_map(|(_, letter)| withdrawn_said(letter)) {
        out.tell(&said)?;
    }
    let is_open = letters().any(|(_, letter)| letter.open().next().is_some());
    Ok(u8::from(is_open || faults().next().is_some()))
}

/// The filing that is meant: of several, the only one with that letter, or with one that waits for an answer.
fn of_letter<'a>(
    all: &'a [Filing],
    of: Option<&str>,
    named: Option<&str>,
) -> Result<&'a Filing, Trouble> {
    let is_meant = |one: &&Filing| {
        one.row.letters.iter().any(|letter| match named {
            Some(id) => letter.is_called(id),
            None => !letter.is_answered(&one.row.sequences),
        })
    };
    let mut meant = all.iter().filter(is_meant);
    match (of, meant.next(), meant.next()) {
        (None, Some(alone), None) => Ok(alone),
        _ => one(all, of),
    }
}

/// The letter that is meant: where none is named, the one that was not answered yet.
fn letter<'a>(filing: &'a Filing, named: Option<&str>) -> Result<&'a Letter, Trouble> {
    let all = &filing.row.letters;
    let open: Vec<&Letter> =
        all.iter().filter(|letter| !letter.is_answered(&filing.row.sequences)).collect();
    let found = match (named, open.as_slice()) {
        (Some(id), _) => all.iter().find(|letter| letter.is_called(id)),
        (None, [alone]) => Some(*alone),
        (None, _) => None,
    };
    let known = || Phrase::list(all.iter().map(|one| Phrase::same(one.name.clone())));
    match (found, all.is_empty()) {
        (Some(found), _) => Ok(found),
        (None, true) => Err(phrase(
            "没有记入过通知：先用 letter receive 记入",
            "no letter was noted: note it by letter receive",
        )
        .into()),
        (None, false) => Err(said!(
            "用 --letter 写明是哪一份通知：{known}",
            "say by --letter which of the letters is meant: {known}",
            known = known(),
        )
        .into()),
    }
}

fn give(args: &AnswerArgs, call: &Call, out: &mut Out) -> Result<u8, Trouble> {
    let path = call.file(&args.file);
    let record = standing(&path, out)?;
    let all = read(&record, call.today)?;
    let filing = of_letter(&all, args.of.as_deref(), args.letter.as_deref())?;
    let letter = letter(filing, args.letter.as_deref())?;
    let about = args.about.iter().map(|path| {
        Place::parse(path).map(|_| About::Field(path.clone())).map_err(|error| error.said())
    });
    let reply = Reply {
        words: args.words.clone(),
        no_change: args.no_change,
        about: about.collect::<Result<_, _>>()?,
        owner: args.owner.clone(),
        due: day(args.due.as_deref())?,
        done: day(args.done.as_deref())?,
    };
    let session = open(&path, call, out)?;
    let id = args.point.checked_sub(1).and_then(|at| letter.points.get(at)).map(|point| point.id);
    let point = id.map(|id| answer(&session, (letter, id), reply)).transpose();
    let Some(Some(point)) = point.map_err(|error| error.said())? else {
        return Err(said!(
            "{id}没有第{number}点，共{count}点",
            "{id} has no point {number}; it has {count}",
            id = &letter.name,
            number = args.point,
            count = letter.points.len(),
        )
        .into());
    };
    out.has_saved = true;
    let open = letter.open().filter(|one| one.id != point.id || point.is_open()).count();
    out.tell(&said!(
        "已写下第{number}点的答复，还有{open}点没有答复",
        "point {number} is answered, {open} {open?point|points} open",
        number = args.point,
        open,
    ))?;
    Ok(0)
}
