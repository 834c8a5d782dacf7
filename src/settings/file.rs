//! The file of settings: TOML, read with the lines of its values, and changed without touching the rest.

use std::{
    fs, io,
    ops::Range,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};

use toml_edit::{Document, DocumentMut, Item, Table, Value, value};

use super::{ALL, CacheChange, Setting, SettingsError};
use crate::output;

/// Held while a file is read and written again, or one of two changes at once would be lost.
static SAVING: Mutex<()> = Mutex::new(());

/// A file whose tables and keys are all known.
pub(super) struct SettingsFile {
    path: PathBuf,
    entries: Vec<(Setting, Entry)>,
}

/// One line of it.
pub(super) struct Entry {
    /// As a variable would have it; `None` for values that none could have.
    pub text: Option<String>,
    /// As the file has it.
    pub written: String,
    /// Counted from 1.
    pub line: usize,
}

impl SettingsFile {
    /// No file is as good as an empty one.
    pub fn read(path: &Path) -> Result<Self, SettingsError> {
        let text = read_text(path)?;
        let document = Document::parse(text.as_str()).map_err(|error| syntax(&error, &text, path))?;
        let mut file = Self { path: path.to_owned(), entries: Vec::new() };
        let line = |span: Option<Range<usize>>| line_of(&text, span);
        for (name, item) in document.as_table() {
            let Some(table) = item.as_table().filter(|_| ALL.iter().any(|setting| setting.table == name)) else {
                return Err(unknown(name.to_owned(), line(key_span(document.as_table(), name)), path));
            };
            for (key, item) in table {
                let at = line(key_span(table, key));
                let setting = ALL.into_iter().find(|setting| setting.table == name && setting.key == key);
                let setting = setting.ok_or_else(|| unknown(format!("{name}.{key}"), at, path))?;
                let written = item.span().and_then(|span| text.get(span)).unwrap_or_default().to_owned();
                file.entries.push((setting, Entry { text: item.as_value().and_then(plain), written, line: at }));
            }
        }
        Ok(file)
    }

    pub fn entry(&self, setting: Setting) -> Option<&Entry> {
        self.entries.iter().find(|(found, _)| *found == setting).map(|(_, entry)| entry)
    }

    pub fn path(&self) -> &Path {
        &self.path
    }
}

/// Puts a change into a file, which is made if there is none; all else in it stays as it is. Bytes are rounded up to
/// megabytes.
///
/// # Errors
/// The file cannot be read or written, or holds something else than settings.
pub fn save(path: &Path, change: &CacheChange) -> Result<(), SettingsError> {
    let _saving = SAVING.lock().unwrap_or_else(PoisonError::into_inner);
    let text = read_text(path)?;
    let mut document: DocumentMut = text.parse().map_err(|error| syntax(&error, &text, path))?;
    let setting = change.setting();
    let table = document.entry(setting.table).or_insert(Item::Table(Table::new()));
    if let Some(table) = table.as_table_mut() {
        table[setting.key] = written(change)?;
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|source| SettingsError::Folder { source, path: folder.to_owned() })?;
    }
    Ok(output::write_file(path, document.to_string().into_bytes())?)
}

/// A new value as the file has it.
fn written(change: &CacheChange) -> Result<Item, SettingsError> {
    let number = |number: u64| value(i64::try_from(number).unwrap_or(i64::MAX));
    let megabytes = |bytes: u64| number(bytes.div_ceil(1 << 20));
    Ok(match change {
        CacheChange::Enabled(is_enabled) => value(!is_enabled),
        CacheChange::Entries(entries) => number(*entries as u64),
        CacheChange::Memory(bytes) => megabytes(*bytes as u64),
        CacheChange::Disk(bytes) => megabytes(*bytes),
        CacheChange::TimeToLive(ttl) => number(ttl.as_secs()),
        CacheChange::Folder(folder) => {
            value(folder.to_str().ok_or_else(|| SettingsError::Name { path: folder.clone() })?)
        }
    })
}

fn read_text(path: &Path) -> Result<String, SettingsError> {
    match fs::read_to_string(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(String::new()),
        read => read.map_err(|source| SettingsError::Read { source, path: path.to_owned() }),
    }
}

/// A value as a variable would have it.
fn plain(value: &Value) -> Option<String> {
    Some(match value {
        Value::String(text) => text.value().clone(),
        Value::Integer(number) => number.value().to_string(),
        Value::Float(number) => number.value().to_string(),
        Value::Boolean(flag) => flag.value().to_string(),
        Value::Array(list) => list.iter().map(|item| item.as_str()).collect::<Option<Vec<_>>>()?.join(","),
        Value::Datetime(_) | Value::InlineTable(_) => return None,
    })
}

fn key_span(table: &Table, key: &str) -> Option<Range<usize>> {
    table.get_key_value(key).and_then(|(key, item)| key.span().or_else(|| item.span()))
}

fn unknown(name: String, line: usize, path: &Path) -> SettingsError {
    let known = ALL.map(|setting| format!("{}.{}", setting.table, setting.key)).join(", ");
    SettingsError::Unknown { name, known, line, path: path.to_owned() }
}

fn syntax(error: &toml_edit::TomlError, text: &str, path: &Path) -> SettingsError {
    let reason = error.message().lines().next().unwrap_or_default().to_owned();
    SettingsError::Syntax { reason, line: line_of(text, error.span()), path: path.to_owned() }
}

fn line_of(text: &str, span: Option<Range<usize>>) -> usize {
    let before = span.and_then(|span| text.get(..span.start)).unwrap_or_default();
    before.matches('\n').count() + 1
}
