//! Why the system refused a call, in both languages.

use std::io::{Error, ErrorKind};

use crate::text::{Phrase, phrase};

/// Why the system refused: the kind of error and its number, where the system gave one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reason {
    kind: ErrorKind,
    number: Option<i32>,
}

impl From<&Error> for Reason {
    fn from(error: &Error) -> Self {
        Self { kind: error.kind(), number: error.raw_os_error() }
    }
}

impl From<ErrorKind> for Reason {
    fn from(kind: ErrorKind) -> Self {
        Self { kind, number: None }
    }
}

impl Reason {
    /// The kind of error.
    pub const fn kind(&self) -> &ErrorKind {
        &self.kind
    }

    /// Why, and what to do, without a full stop.
    pub fn said(self) -> Phrase {
        match (self.kind, self.number) {
            #[cfg(unix)]
            (_, Some(5)) => phrase(
                "读写设备时出错（输入输出错误），磁盘、U 盘或者网络共享可能有故障，请检查并另存到别处",
                "the device failed (input or output error): the disk, stick or network share may be broken; check it, and save elsewhere",
            ),
            #[cfg(unix)]
            (_, Some(23 | 24)) => phrase(
                "打开的文件太多，请关闭一些程序后再试",
                "too many files are open; close some programs and try again",
            ),
            #[cfg(target_os = "linux")]
            (_, Some(37)) => phrase(
                "这里的文件系统不能加锁（网络共享可能没有开启锁），请把工作区放到本机磁盘",
                "the file system gives no locks (a network share may have them turned off); keep the workspace on a local disk",
            ),
            #[cfg(target_os = "linux")]
            (_, Some(40)) => phrase(
                "符号链接绕成了圈，请改正链接",
                "the symbolic links lead in a circle; mend them",
            ),
            (kind, number) => of_kind(kind, number),
        }
    }
}

fn of_kind(kind: ErrorKind, number: Option<i32>) -> Phrase {
    match kind {
        ErrorKind::NotFound => phrase("文件或者文件夹不存在", "the file or folder does not exist"),
        ErrorKind::PermissionDenied => phrase(
            "没有权限，请检查文件和所在文件夹的权限",
            "permission denied; look at the permissions of the file and its folder",
        ),
        ErrorKind::AlreadyExists => phrase("已经存在", "it exists already"),
        ErrorKind::StorageFull => {
            phrase("磁盘已满，请腾出空间后再试", "the disk is full; make room and try again")
        }
        ErrorKind::QuotaExceeded => phrase(
            "超出磁盘配额，请腾出空间后再试",
            "the disk quota is used up; make room and try again",
        ),
        ErrorKind::ReadOnlyFilesystem => phrase(
            "磁盘只读，请换一个可以写入的位置",
            "the disk is read-only; choose a place that can be written",
        ),
        ErrorKind::FileTooLarge => {
            phrase("文件超过系统允许的大小", "the file is larger than the system allows")
        }
        ErrorKind::InvalidFilename => {
            phrase("文件名过长或者不合规定", "the name is too long or not allowed")
        }
        ErrorKind::IsADirectory => phrase("这是文件夹", "it is a folder"),
        ErrorKind::NotADirectory => {
            phrase("路径中有一段不是文件夹", "a part of the path is not a folder")
        }
        ErrorKind::DirectoryNotEmpty => phrase("文件夹不是空的", "the folder is not empty"),
        ErrorKind::CrossesDevices => {
            phrase("两处不在同一块磁盘上", "the two places are not on one disk")
        }
        ErrorKind::TooManyLinks => phrase("链接太多", "there are too many links"),
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => phrase(
            "正被其他程序使用，请关闭后再试",
            "another program is using it; close it there and try again",
        ),
        ErrorKind::StaleNetworkFileHandle => phrase(
            "网络共享上的文件已经失效，请重新连接后再试",
            "the file on the network share is stale; connect again and try again",
        ),
        ErrorKind::HostUnreachable
        | ErrorKind::NetworkUnreachable
        | ErrorKind::NetworkDown
        | ErrorKind::ConnectionReset
        | ErrorKind::ConnectionAborted
        | ErrorKind::ConnectionRefused
        | ErrorKind::NotConnected
        | ErrorKind::TimedOut => phrase(
            "网络共享连接不上，请检查网络后再试",
            "the network share cannot be reached; check the network and try again",
        ),
        ErrorKind::OutOfMemory => phrase(
            "内存不足，请关闭一些程序后再试",
            "memory ran out; close some programs and try again",
        ),
        ErrorKind::InvalidInput => {
            phrase("系统不接受这个名称或者操作", "the system does not take this name or action")
        }
        ErrorKind::Unsupported => {
            phrase("这里的文件系统不支持这一操作", "the file system cannot do this")
        }
        ErrorKind::BrokenPipe => phrase("接收的一方已经关闭", "the receiving side has gone"),
        ErrorKind::UnexpectedEof => phrase("内容比应有的短", "the content ends before it should"),
        ErrorKind::WriteZero => phrase(
            "系统没有写入全部内容，磁盘可能已满",
            "the system did not write all of it; the disk may be full",
        ),
        ErrorKind::Interrupted => phrase("操作被中断，请再试", "it was interrupted; try again"),
        ErrorKind::InvalidData => phrase("内容无效", "the content is not valid"),
        _ => number.map_or_else(
            || phrase("系统没有说明原因", "the system gave no reason"),
            |number| said!("系统错误（代码{number}）", "error {number} of the system", number),
        ),
    }
}
