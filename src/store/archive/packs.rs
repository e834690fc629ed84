//! Packs: older operations, a line each, many in one file. Packing changes where they stand and never what they hold.

use std::path::{Path, PathBuf};

use crate::history::{Graph, OperationId};
use crate::store::{StoreError, disk, list_files, make_folder, read_text, write_atomically};

use super::{Archive, PACKS, Packed};

/// With more files than this in the folder, the older ones are packed,
const LOOSE: usize = 256;
/// and so many of the latest stay files of their own.
const LATEST: usize = 64;

impl Packed {
    /// The line of an operation. A pack names the operation that stands last in it, so that who walks back reads one at a time.
    pub(super) fn line(&mut self, dir: &Path, id: &OperationId) -> Option<String> {
        if !self.lines.contains_key(id) {
            let unread = self.unread(dir);
            match unread.iter().position(|(last, _)| last == id.as_str()) {
                Some(at) => {
                    let (_, path) = unread.swap_remove(at);
                    self.read(&path);
                }
                None => self.read_all(dir),
            }
        }
        self.lines.get(id).cloned()
    }

    pub(super) fn read_all(&mut self, dir: &Path) {
        for (_, path) in std::mem::take(self.unread(dir)) {
            self.read(&path);
        }
    }

    fn unread(&mut self, dir: &Path) -> &mut Vec<(String, PathBuf)> {
        self.unread.get_or_insert_with(|| {
            let paths = list_files(&dir.join(PACKS)).unwrap_or_default();
            let named = |path: PathBuf| {
                let last = path.file_stem()?.to_str()?.split('-').next()?.to_owned();
                Some((last, path))
            };
            paths.into_iter().filter_map(named).collect()
        })
    }

    /// A pack that cannot be read holds nothing; who asks for what it held is told that it is missing.
    fn read(&mut self, path: &Path) {
        let text = read_text(path).unwrap_or_default();
        self.lines.extend(text.lines().map(|line| (OperationId::of(line), line.to_owned())));
    }
}

impl Archive {
    /// Packs older operations where many stand as files of their own.
    pub(super) fn pack(&self) -> Result<(), StoreError> {
        let loose = self.loose()?;
        if loose.len() <= LOOSE {
            return Ok(());
        }
        let ordered = self.oldest_first(&loose);
        let old = ordered.get(..ordered.len().saturating_sub(LATEST)).unwrap_or_default();
        let lines: Vec<String> = old.iter().filter_map(|id| self.line(id)).collect();
        let (Some(first), Some(last), true) = (old.first(), old.last(), lines.len() == old.len())
        else {
            return Ok(());
        };
        let dir = self.dir.join(PACKS);
        make_folder(&dir)?;
        let mut text = lines.join("\n");
        text.push('\n');
        write_atomically(&dir.join(format!("{last}-{first}.jsonl")), text.as_bytes())?;
        for id in old {
            // One that cannot be taken away stands twice, which changes nothing.
            let _removed = disk::remove(&self.file_of(id));
        }
        Ok(())
    }

    /// Those that stand as they should, each behind those from which it follows.
    fn oldest_first(&self, loose: &[OperationId]) -> Vec<OperationId> {
        let among = Archive { dir: self.dir.clone(), packed: Packed::none() };
        let graph = Graph::new(Box::new(among));
        let mut out: Vec<OperationId> = graph.log(loose).into_iter().map(|(id, _)| id).collect();
        out.reverse();
        out
    }
}

impl Packed {
    /// Looks at no pack.
    fn none() -> std::cell::RefCell<Self> {
        std::cell::RefCell::new(Self { unread: Some(Vec::new()), ..Self::default() })
    }
}
