//! The real program in a terminal of its own, 80 cells wide and 24 high.

use std::io::{Read, Write};
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::time::Instant;

use portable_pty::{CommandBuilder, PtySize, native_pty_system};

/// Its keyboard, what it writes with the time at which it came, and the program itself.
pub(crate) struct Pty {
    pub(crate) keyboard: Box<dyn Write + Send>,
    pub(crate) output: Receiver<(Instant, Vec<u8>)>,
    pub(crate) child: Box<dyn portable_pty::Child + Send + Sync>,
}

impl Pty {
    /// A terminal that is told to draw ambiguous characters so, or is asked.
    pub(crate) fn open(program: &Path, workspace: &Path, width: &str) -> Self {
        let pair = native_pty_system()
            .openpty(PtySize { rows: 24, cols: 80, ..PtySize::default() })
            .unwrap();
        let mut command = CommandBuilder::new(program);
        for (name, value) in [("SETTINGS", ""), ("LANG", "zh"), ("WIDTH", width)] {
            command.env(format!("CHUJING_{name}"), value);
        }
        command.arg("--workspace");
        command.arg(workspace);
        command.env("TERM", "xterm-256color");
        let child = pair.slave.spawn_command(command).unwrap();
        let mut reader = pair.master.try_clone_reader().unwrap();
        let keyboard = pair.master.take_writer().unwrap();
        let (sender, output) = channel();
        std::thread::spawn(move || {
            // The pair lives as long as the reader, or the terminal would close.
            let _master = pair.master;
            let mut bytes = vec![0; 1 << 16];
            while let Ok(count @ 1..) = reader.read(&mut bytes) {
                let came = Instant::now();
                if sender.send((came, bytes.iter().take(count).copied().collect())).is_err() {
                    break;
                }
            }
        });
        Self { keyboard, output, child }
    }

    pub(crate) fn press(&mut self, key: &str) {
        self.keyboard.write_all(key.as_bytes()).unwrap();
        self.keyboard.flush().unwrap();
    }
}
