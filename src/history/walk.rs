//! Undo and redo as walks: what was taken back stays in the history, and taking back is a step of its own.

use super::{Act, Graph, OperationId};

impl Graph {
    /// The operation in force at `head`: what was taken back is passed over, and so is a name that was given.
    fn in_force(&self, head: &OperationId) -> Option<OperationId> {
        let mut id = head.clone();
        loop {
            let operation = self.find(&id)?;
            id = match &operation.act {
                // As it was before what was taken back.
                Act::Undo(of) => self.find(of)?.parents.first()?.clone(),
                Act::Redo(of) => of.clone(),
                Act::Named(_) | Act::Called(..) => operation.parents.first()?.clone(),
                _ => return Some(id),
            };
        }
    }

    /// Which operation is taken back next at `head`; none where the history begins, or what comes before cannot be read.
    pub fn back(&self, head: &OperationId) -> Option<OperationId> {
        let id = self.in_force(head)?;
        (!self.find(&id)?.act.begins()).then_some(id)
    }

    /// Which operation that was taken back is made again next at `head`; none where something else was done since.
    pub fn again(&self, head: &OperationId) -> Option<OperationId> {
        let (mut id, mut made_again) = (head.clone(), 0_usize);
        loop {
            let operation = self.find(&id)?;
            match &operation.act {
                Act::Undo(of) if made_again == 0 => return Some(of.clone()),
                Act::Undo(_) => made_again -= 1,
                Act::Redo(_) => made_again += 1,
                Act::Named(_) | Act::Called(..) => {}
                _ => return None,
            }
            id = operation.parents.first()?.clone();
        }
    }
}
