//! What a person sets for the desk once: language, colours, how wide ambiguous characters are, lines in ASCII, keys.
//!
//! It stands in a file of theirs, outside of any folder of records. What cannot be read in it stops nothing: it is told, with what is
//! used instead, and a file that is not understood is never written over.

use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};

use crate::store::{self, StoreError};
use crate::text::{Lang, Phrase, harmless, phrase, shown_path};

use super::key::{BINDINGS, Keymap, Scope};
use super::theme::Theme;
use super::wrap::Width;

/// Name and meaning of what can be set.
const LANGUAGE: &str = "language";
const THEME: &str = "theme";
const WIDTH: &str = "width";
const ASCII: &str = "ascii";
const KEYS: &str = "keys";
const WHO: &str = "who";

const LANGUAGES: [(&str, Lang); 2] = [("zh", Lang::Zh), ("en", Lang::En)];
const THEMES: [(&str, Theme); 4] = [
    ("dark", Theme::Dark),
    ("light", Theme::Light),
    ("high-contrast", Theme::HighContrast),
    ("mono", Theme::Mono),
];
const WIDTHS: [(&str, Option<Width>); 3] =
    [("ask", None), ("narrow", Some(Width::Narrow)), ("wide", Some(Width::Wide))];

/// What a person set.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// The file, where there may be one.
    path: Option<PathBuf>,
    /// The language.
    pub language: Option<Lang>,
    /// The colours.
    pub theme: Option<Theme>,
    /// How wide ambiguous characters are; without it the terminal is asked.
    pub width: Option<Width>,
    /// Whether lines are drawn in ASCII.
    pub ascii: bool,
    /// Who works here, where nothing else says so.
    pub who: Option<String>,
    /// The keys.
    pub(crate) keys: Keymap,
    /// What could not be taken, with what is used instead.
    pub told: Vec<Phrase>,
}

impl Settings {
    /// Those of a file; without one, or where it is not there, nothing is set.
    pub fn read(path: Option<PathBuf>) -> Self {
        let mut out = Self { path, ..Self::default() };
        let Some(path) = out.path.clone() else { return out };
        let text = match store::read_small(&path) {
            Ok(text) => text,
            Err(error) if error.is_absence() => return out,
            Err(error) => return out.broken(&path, &error.said()),
        };
        if text.trim().is_empty() {
            return out;
        }
        match object(&text) {
            Ok(stored) => out.take(&stored),
            Err(why) => return out.broken(&path, &why),
        }
        out
    }

    fn broken(mut self, path: &Path, why: &Phrase) -> Self {
        self.told.push(said!(
            "设置文件 {path} 没有读入：{why}。用程序自己的语言、颜色和按键；改好之前不会写这个文件",
            "the settings {path} were not read: {why}. Language, colours and keys are the program's own; the file is not written \
             until it is mended",
            path = shown_path(path),
            why,
        ));
        self
    }

    fn take(&mut self, stored: &Map<String, Value>) {
        let mut told = Vec::new();
        let known = [LANGUAGE, THEME, WIDTH, ASCII, KEYS, WHO];
        for key in stored.keys().filter(|key| !known.contains(&key.as_str())) {
            told.push(said!(
                "设置中没有“{key}”这一项，不用它",
                "there is no setting \"{key}\"; it is passed over",
                key = harmless(key, false),
            ));
        }
        self.language = one_of(stored, LANGUAGE, &LANGUAGES, &mut told);
        self.theme = one_of(stored, THEME, &THEMES, &mut told);
        self.width = one_of(stored, WIDTH, &WIDTHS, &mut told).flatten();
        self.ascii = match stored.get(ASCII) {
            None => false,
            Some(Value::Bool(ascii)) => *ascii,
            Some(other) => {
                told.push(not_one(ASCII, other, "true, false"));
                false
            }
        };
        self.who = match stored.get(WHO) {
            None => None,
            Some(Value::String(who)) => {
                Some(harmless(who.trim(), false)).filter(|who| !who.is_empty())
            }
            Some(other) => {
                told.push(not_one(WHO, other, "\"…\""));
                None
            }
        };
        match stored.get(KEYS) {
            None => {}
            Some(Value::Object(keys)) => {
                let (keys, said) = Keymap::with(keys);
                self.keys = keys;
                told.extend(said);
            }
            Some(other) => told.push(not_one(KEYS, other, "{ }")),
        }
        self.told = told;
    }

    /// Remembers the language.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn remember_language(&mut self, lang: Lang) -> Result<(), Phrase> {
        self.language = Some(lang);
        self.remember(LANGUAGE, name_of(&LANGUAGES, lang))
    }

    /// Remembers the colours.
    ///
    /// # Errors
    /// If they cannot be written.
    pub fn remember_theme(&mut self, theme: Theme) -> Result<(), Phrase> {
        self.theme = Some(theme);
        self.remember(THEME, name_of(&THEMES, theme))
    }

    /// Remembers who works here.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn remember_who(&mut self, who: &str) -> Result<(), Phrase> {
        self.who = Some(who.to_owned());
        self.remember(WHO, who)
    }

    /// Remembers how wide ambiguous characters are; with nothing the terminal is asked again.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn remember_width(&mut self, width: Option<Width>) -> Result<(), Phrase> {
        self.width = width;
        self.remember(WIDTH, name_of(&WIDTHS, width))
    }

    fn remember(&mut self, key: &str, value: &str) -> Result<(), Phrase> {
        let Some(path) = &self.path else { return Ok(()) };
        // As the file stands by now: somebody may have written into it since the desk was opened.
        let mut stored = match store::read_small(path) {
            Ok(text) if text.trim().is_empty() => Map::new(),
            Ok(text) => object(&text).map_err(|_| {
                said!(
                    "没有记住：设置文件 {path} 有错，改好之前不写",
                    "not remembered: the settings {path} are broken and not written until they are mended",
                    path = shown_path(path),
                )
            })?,
            Err(error) if error.is_absence() => Map::new(),
            Err(error) => {
                return Err(said!("没有记住：{why}", "not remembered: {why}", why = error.said()));
            }
        };
        stored.insert(key.to_owned(), json!(value));
        let text = serde_json::to_string_pretty(&stored).unwrap_or_default() + "\n";
        let write = || -> Result<(), StoreError> {
            if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
                store::make_folder(folder)?;
            }
            store::write_atomically(path, text.as_bytes())
        };
        write()
            .map_err(|error| said!("没有记住：{why}", "not remembered: {why}", why = error.said()))
    }

    /// The JSON Schema of the file.
    pub fn schema(lang: Lang) -> Value {
        let names = |all: &[&str]| json!({ "enum": all });
        let mut scopes = Map::new();
        for scope in Scope::ALL {
            let lines = BINDINGS.iter().filter(|binding| binding.scope == *scope);
            let actions: Map<String, Value> = lines
                .map(|binding| {
                    let own: Vec<String> = binding.keys.iter().map(|key| key.name().en).collect();
                    let keys = json!({
                        "description": binding.wording.get(lang), "default": own,
                        "type": ["array", "string"], "items": { "type": "string" },
                    });
                    (binding.action.code(), keys)
                })
                .collect();
            scopes.insert(
                scope.code(),
                json!({
                    "description": scope.label().get(lang), "type": "object",
                    "properties": actions, "additionalProperties": false,
                }),
            );
        }
        json!({
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": phrase("出境桌面的设置", "Settings of the chujing desk").get(lang),
            "type": "object",
            "properties": {
                LANGUAGE: names(&LANGUAGES.map(|(name, _)| name)),
                THEME: names(&THEMES.map(|(name, _)| name)),
                WIDTH: names(&WIDTHS.map(|(name, _)| name)),
                ASCII: { "type": "boolean" },
                WHO: { "type": "string" },
                KEYS: {
                    "type": "object", "properties": scopes, "additionalProperties": false,
                    "description": phrase(
                        "各处的动作各用哪些键，如 F4、Ctrl+D、Alt+S、Enter",
                        "which keys an action has where, as F4, Ctrl+D, Alt+S, Enter",
                    ).get(lang),
                },
            },
            "additionalProperties": false,
        })
    }
}

/// The settings in a text, or why it holds none.
fn object(text: &str) -> Result<Map<String, Value>, Phrase> {
    match serde_json::from_str::<Value>(text) {
        Ok(Value::Object(stored)) => Ok(stored),
        Ok(_) => Err(phrase("应当是 { } 对象", "it should be an object, { }")),
        Err(error) => {
            let (line, column) = (error.line(), error.column());
            Err(said!(
                "第{line}行第{column}列不是 JSON",
                "it is no JSON at line {line}, column {column}",
                line,
                column,
            ))
        }
    }
}

fn name_of<T: Copy + PartialEq>(names: &[(&'static str, T)], value: T) -> &'static str {
    names.iter().find(|(_, one)| *one == value).map_or("", |(name, _)| name)
}

fn one_of<T: Copy>(
    stored: &Map<String, Value>,
    key: &str,
    names: &[(&str, T)],
    told: &mut Vec<Phrase>,
) -> Option<T> {
    let value = stored.get(key)?;
    let found = names.iter().find(|(name, _)| value.as_str() == Some(name));
    if found.is_none() {
        let all: Vec<&str> = names.iter().map(|(name, _)| *name).collect();
        told.push(not_one(key, value, &all.join(", ")));
    }
    found.map(|(_, one)| *one)
}

fn not_one(key: &str, value: &Value, all: &str) -> Phrase {
    let value = harmless(&value.to_string(), false);
    said!(
        "设置“{key}”不能是 {value}（可以是 {all}）；用程序自己的",
        "the setting \"{key}\" cannot be {value} (it can be {all}); the program's own is used",
        key,
        value,
        all,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> (tempfile::TempDir, Settings) {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("deep").join("settings.json");
        if !text.is_empty() {
            store::make_folder(&dir.path().join("deep")).unwrap();
            store::write_atomically(&path, text.as_bytes()).unwrap();
        }
        let settings = Settings::read(Some(path));
        (dir, settings)
    }

    fn file(dir: &tempfile::TempDir) -> String {
        store::read_small(&dir.path().join("deep").join("settings.json")).unwrap()
    }

    #[test]
    fn what_is_remembered_is_read_back_and_nothing_else_is_lost() {
        let (dir, mut settings) = of("");
        assert_eq!((settings.language, settings.told.len()), (None, 0), "no file, nothing set");
        settings.remember_language(Lang::En).unwrap();
        settings.remember_theme(Theme::HighContrast).unwrap();
        settings.remember_width(Some(Width::Wide)).unwrap();
        settings.remember_who("王敏").unwrap();
        let again = Settings::read(settings.path.clone());
        assert_eq!(again.language, Some(Lang::En));
        assert_eq!(again.theme, Some(Theme::HighContrast));
        assert_eq!(again.width, Some(Width::Wide));
        assert_eq!(again.who.as_deref(), Some("王敏"));
        let (other, mut settings) = of(r#"{ "future": 1, "keys": { "table": { "sort": "F5" } } }"#);
        assert_eq!(settings.told.len(), 1, "what another version sets is told");
        settings.remember_language(Lang::Zh).unwrap();
        assert!(file(&other).contains("\"future\": 1") && file(&other).contains("\"F5\""));
        drop(dir);
    }

    #[test]
    fn a_broken_file_is_told_and_left_as_it_is() {
        for text in ["{ \"language\": ", "[1]", "{]"] {
            let (dir, mut settings) = of(text);
            assert_eq!(settings.told.len(), 1, "{text}");
            assert!(settings.told[0].en.contains("not read"), "{text}");
            assert!(settings.remember_language(Lang::En).is_err());
            assert_eq!(file(&dir), text);
        }
        let (_dir, settings) =
            of(r#"{ "language": "de", "theme": 3, "width": "big", "ascii": 1, "who": 2 }"#);
        assert_eq!(settings.told.len(), 5);
        assert!(settings.told[0].en.contains("it can be zh, en"), "{}", settings.told[0].en);
    }

    #[test]
    fn what_was_written_into_the_file_meanwhile_stays() {
        let (dir, mut settings) = of(r#"{ "language": "zh" }"#);
        let path = dir.path().join("deep").join("settings.json");
        let by_hand = r#"{ "theme": "mono", "keys": { "table": { "sort": "F5" } } }"#;
        store::write_atomically(&path, by_hand.as_bytes()).unwrap();
        settings.remember_language(Lang::En).unwrap();
        let now: Value = serde_json::from_str(&file(&dir)).unwrap();
        let wanted =
            json!({ "theme": "mono", "keys": { "table": { "sort": "F5" } }, "language": "en" });
        assert_eq!(now, wanted);
        store::write_atomically(&path, b"{ broken").unwrap();
        let why = settings.remember_language(Lang::Zh).unwrap_err();
        assert!(why.en.contains("broken"), "{}", why.en);
        assert_eq!(file(&dir), "{ broken");
        // Once it is mended, it is written again.
        store::write_atomically(&path, b"{}").unwrap();
        settings.remember_language(Lang::Zh).unwrap();
        assert_eq!(file(&dir).trim(), "{\n  \"language\": \"zh\"\n}");
    }

    #[test]
    fn the_schema_knows_every_setting_and_every_key() {
        let schema = Settings::schema(Lang::En);
        let written = json!({
            "language": "en", "theme": "light", "width": "ask", "ascii": true, "who": "Li",
            "keys": { "table": { "sort": ["F5"], "fill": "Ctrl+D" } },
        });
        let known = jsonschema::validator_for(&schema).unwrap();
        assert!(known.is_valid(&written));
        for wrong in [json!({ "lang": "en" }), json!({ "keys": { "table": { "srot": "F5" } } })] {
            assert!(!known.is_valid(&wrong), "{wrong}");
        }
    }
}
