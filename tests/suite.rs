//! What must hold of the whole program. One binary, one room a subject.

#[path = "suite/arrows.rs"]
mod arrows;
#[path = "suite/cases.rs"]
mod cases;
#[path = "suite/command_line.rs"]
mod command_line;
#[path = "suite/documents.rs"]
mod documents;
#[path = "suite/examples.rs"]
mod examples;
#[path = "suite/registry.rs"]
mod registry;
#[path = "suite/source.rs"]
mod source;
#[path = "suite/tidy.rs"]
mod tidy;
