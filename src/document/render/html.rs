//! stub
use crate::document::Document;
pub fn html(_document: &Document) -> String {
    String::new()
}
