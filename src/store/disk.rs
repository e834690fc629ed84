//! Every call to the file system passes through here, one function a call, so that a test can make any of them fail.
//!
//! Nothing is decided here: a function does what its name says and hands on what the system answers. Outside tests a call costs
//! nothing more than itself.

#[cfg(any(test, feature = "faults"))]
pub(super) mod fault;

use std::ffi::OsStr;
use std::fs::{self, File, Metadata};
use std::io::{self, Read, Seek as _, Write};
use std::path::{Path, PathBuf};

/// Where a fault may strike.
#[cfg(any(test, feature = "faults"))]
use fault::around;

/// Makes the call.
#[cfg(not(any(test, feature = "faults")))]
#[inline]
fn around<T>(call: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
    call()
}

/// Opens a file, or a folder, for reading.
pub(super) fn open(path: &Path) -> io::Result<Reader> {
    around(|| File::open(path)).map(Reader)
}

/// Opens a file for writing and leaves it as it is: shows whether it may be written at all.
pub(super) fn open_writable(path: &Path) -> io::Result<()> {
    around(|| File::options().append(true).open(path)).map(drop)
}

/// Opens a file that is kept for its lock, and makes it if need be.
pub(super) fn open_lock(path: &Path) -> io::Result<File> {
    around(|| {
        private(File::options().create(true).truncate(false).read(true).write(true)).open(path)
    })
}

/// Makes a private file that does not exist yet.
pub(super) fn create(path: &Path) -> io::Result<File> {
    around(|| private(File::options().read(true).write(true).create_new(true)).open(path))
}

/// Makes a private file that does not exist yet and only grows.
pub(super) fn create_log(path: &Path) -> io::Result<File> {
    around(|| private(File::options().append(true).create_new(true)).open(path))
}

fn private(options: &mut fs::OpenOptions) -> &mut fs::OpenOptions {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
    options
}

/// Writes all of it.
pub(super) fn write(mut file: &File, bytes: &[u8]) -> io::Result<()> {
    #[cfg(any(test, feature = "faults"))]
    if let Some(half) = fault::half(bytes) {
        return file.write_all(half);
    }
    around(|| file.write_all(bytes))
}

/// Goes back to the beginning of a file, to read what was written.
pub(super) fn rewind(file: File) -> io::Result<Reader> {
    around(|| (&file).rewind())?;
    Ok(Reader(file))
}

/// Cuts a file and writes its new content, which is of no worth beyond the life of the process.
pub(super) fn rewrite(file: &File, bytes: &[u8]) -> io::Result<()> {
    around(|| file.set_len(0))?;
    write(file, bytes)
}

/// Waits until a file or folder is on the disk. Unit tests look at what the system shows, which does not wait for the disk.
pub(super) fn sync(file: &File) -> io::Result<()> {
    around(|| if cfg!(test) { Ok(()) } else { file.sync_all() })
}

/// Gives a file its new name, in place of what bears it.
pub(super) fn rename(from: &Path, to: &Path) -> io::Result<()> {
    around(|| fs::rename(from, to))
}

/// Takes a file away.
pub(super) fn remove(path: &Path) -> io::Result<()> {
    around(|| fs::remove_file(path))
}

/// Takes an empty folder away.
pub(super) fn remove_folder(path: &Path) -> io::Result<()> {
    around(|| fs::remove_dir(path))
}

/// Takes a folder away with all that is in it.
pub(super) fn remove_tree(path: &Path) -> io::Result<()> {
    around(|| fs::remove_dir_all(path))
}

/// Makes a folder.
pub(super) fn make_folder(path: &Path) -> io::Result<()> {
    around(|| fs::create_dir(path))
}

/// Makes a folder that only its owner may look into.
pub(super) fn make_private_folder(path: &Path) -> io::Result<()> {
    around(|| {
        #[cfg_attr(not(unix), expect(unused_mut, reason = "the mode is set on Unix only"))]
        let mut builder = fs::DirBuilder::new();
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(path)
    })
}

/// What a folder holds, in no order.
pub(super) fn list(path: &Path) -> io::Result<Vec<PathBuf>> {
    list_those(path, |_| true)
}

/// What a folder holds under the names that are meant, in no order.
pub(super) fn list_those(
    path: &Path,
    is_meant: impl Fn(&OsStr) -> bool,
) -> io::Result<Vec<PathBuf>> {
    let meant = |entry: io::Result<fs::DirEntry>| match entry {
        Ok(entry) => is_meant(&entry.file_name()).then(|| Ok(entry.path())),
        Err(error) => Some(Err(error)),
    };
    around(|| fs::read_dir(path)?.filter_map(meant).collect())
}

/// What stands there, links followed.
pub(super) fn look(path: &Path) -> io::Result<Metadata> {
    around(|| fs::metadata(path))
}

/// What stands there, a link itself.
pub(super) fn look_at_link(path: &Path) -> io::Result<Metadata> {
    around(|| fs::symlink_metadata(path))
}

/// Whether something stands there.
pub(super) fn is_there(path: &Path) -> io::Result<bool> {
    around(|| path.try_exists())
}

/// The path without links.
pub(super) fn resolve(path: &Path) -> io::Result<PathBuf> {
    around(|| fs::canonicalize(path))
}

/// Locks a file or folder for one alone; whether nobody else has it.
pub(super) fn try_lock(file: &File) -> io::Result<bool> {
    around(|| locked(file.try_lock()))
}

/// Locks a file or folder together with others who do the same; whether nobody has it alone.
pub(super) fn try_share(file: &File) -> io::Result<bool> {
    around(|| locked(file.try_lock_shared()))
}

fn locked(tried: Result<(), fs::TryLockError>) -> io::Result<bool> {
    match tried {
        Ok(()) => Ok(true),
        Err(fs::TryLockError::WouldBlock) => Ok(false),
        Err(fs::TryLockError::Error(error)) => Err(error),
    }
}

/// Gives a new file the owner, group and mode of the one whose place it takes. Where the group cannot be given, nobody of another
/// group may read it.
#[cfg(unix)]
pub(super) fn dress(file: &File, like: &Metadata) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, fchown};
    let now = around(|| file.metadata())?;
    let mut mode = like.mode() & 0o777;
    if now.uid() != like.uid() {
        // Only an administrator can; for anybody else the file becomes their own, as with every editor.
        let _given = around(|| fchown(file, Some(like.uid()), None));
    }
    if now.gid() != like.gid() && around(|| fchown(file, None, Some(like.gid()))).is_err() {
        mode &= !0o070;
    }
    around(|| file.set_permissions(fs::Permissions::from_mode(mode)))
}

/// Gives a new file what the one whose place it takes had.
#[cfg(not(unix))]
pub(super) fn dress(_: &File, _: &Metadata) -> io::Result<()> {
    Ok(())
}

/// Whether an open file still is the one that bears this name.
#[cfg(unix)]
pub(super) fn is_named(file: &File, path: &Path) -> io::Result<bool> {
    use std::os::unix::fs::MetadataExt;
    let held = around(|| file.metadata())?;
    match look(path) {
        Ok(named) => Ok((held.dev(), held.ino()) == (named.dev(), named.ino())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

/// Whether an open file still is the one that bears this name: here no file is taken away while it is open.
#[cfg(not(unix))]
pub(super) fn is_named(_: &File, _: &Path) -> io::Result<bool> {
    Ok(true)
}

/// An open file that is read.
#[derive(Debug)]
pub(super) struct Reader(pub(super) File);

impl Read for Reader {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        around(|| self.0.read(buffer))
    }
}
