//! Faults put into the calls of this thread, for tests: at the n-th call an error, half a write, or the end of the process.
//!
//! A process that ended cleans nothing up: every call after its end fails and does nothing.

use std::cell::RefCell;
use std::io;

/// What happens at a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The system answers with this number and does nothing.
    Error(i32),
    /// Half the bytes are written and the system says that all is well. Other calls are as always.
    Half,
    /// The process ends before the call.
    EndBefore,
    /// The process ends when the call is done.
    EndAfter,
}

#[derive(Clone, Copy, Debug)]
struct Plan {
    at: usize,
    fault: Fault,
    from_then_on: bool,
}

#[derive(Debug, Default)]
struct Thread {
    calls: usize,
    plan: Option<Plan>,
    struck: bool,
    over: bool,
}

thread_local! {
    static THREAD: RefCell<Thread> = RefCell::default();
}

/// Does `work` without a fault; how many calls it makes.
pub fn count(work: impl FnOnce()) -> usize {
    THREAD.with_borrow_mut(|thread| *thread = Thread::default());
    work();
    THREAD.take().calls
}

/// Does `work` with a fault at the call of this number, from 0; whether it struck.
pub fn inject<T>(
    at: usize,
    fault: Fault,
    from_then_on: bool,
    work: impl FnOnce() -> T,
) -> (T, bool) {
    let plan = Some(Plan { at, fault, from_then_on });
    THREAD.with_borrow_mut(|thread| *thread = Thread { plan, ..Thread::default() });
    let done = work();
    (done, THREAD.take().struck)
}

/// The fault of this call, if it has one.
fn next() -> Option<Fault> {
    THREAD.with_borrow_mut(|thread| {
        let number = thread.calls;
        thread.calls += 1;
        if thread.over {
            return Some(Fault::EndBefore);
        }
        let plan = thread.plan?;
        let strikes = number == plan.at || (plan.from_then_on && number > plan.at);
        if !strikes {
            return None;
        }
        thread.struck = true;
        thread.over = matches!(plan.fault, Fault::EndBefore | Fault::EndAfter);
        Some(plan.fault)
    })
}

pub(super) fn around<T>(call: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
    match next() {
        None | Some(Fault::Half) => call(),
        Some(Fault::Error(number)) => Err(io::Error::from_raw_os_error(number)),
        Some(Fault::EndBefore) => Err(ended()),
        Some(Fault::EndAfter) => {
            let _done = call();
            Err(ended())
        }
    }
}

/// The half that is written, if this write is one of half a write.
pub(super) fn half(bytes: &[u8]) -> Option<&[u8]> {
    let is_half = THREAD.with_borrow(|thread| {
        thread.plan.is_some_and(|plan| {
            let strikes = thread.calls == plan.at || (plan.from_then_on && thread.calls > plan.at);
            plan.fault == Fault::Half && strikes
        })
    });
    is_half.then(|| {
        let _counted = next();
        bytes.get(..bytes.len() / 2).unwrap_or_default()
    })
}

fn ended() -> io::Error {
    io::Error::other("the process has ended")
}
