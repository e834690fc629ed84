//! The index against files that change.
