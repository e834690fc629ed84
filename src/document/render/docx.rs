//! stub
use crate::document::Document;
pub fn docx(_document: &Document) -> Result<Vec<u8>, std::io::Error> {
    Ok(Vec::new())
}
