//! The place of a picture in a paper, and the picture that somebody else made, if there is one.
//!
//! Where the file is missing, a framed place says what belongs there.

use crate::office::Image;

use super::{Inline, Table};

/// A place for a picture in a paper.
#[derive(Clone, Debug, PartialEq)]
pub struct Attached {
    /// Heading above it.
    pub caption: String,
    /// What it shows, for those who do not see it.
    pub description: String,
    /// The picture, if there is one.
    pub image: Option<Image>,
    /// What stands in the place otherwise: what belongs here, as a blank where the paper is not whole without it.
    pub otherwise: Vec<Inline>,
}

impl Attached {
    /// The place as a frame with words in it: what belongs here, or, for formats that hold no pictures, what the picture shows.
    pub fn frame(&self) -> Table {
        let words = match &self.image {
            Some(_) => vec![Inline::Text(self.description.clone())],
            None => self.otherwise.clone(),
        };
        Table {
            caption: self.caption.clone(),
            head: Vec::new(),
            widths: vec![1],
            rows: vec![vec![words]],
        }
    }
}
