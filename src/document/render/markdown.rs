//! stub
use crate::document::Document;
pub fn markdown(_document: &Document) -> String {
    String::new()
}
