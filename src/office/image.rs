//! Pictures that somebody else made: a PNG or JPEG file, known by what its bytes say.
//!
//! Nothing of it is unpacked, drawn or altered: its size is read from its headers, and one that would need more memory than a page
//! is worth is refused before anybody draws it.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::text::{Phrase, grouped, phrase};

/// The largest file, in bytes: 20 MiB.
const MOST_BYTES: usize = 20 << 20;
/// The most pixels along a side, and in all: whoever opens the paper holds four bytes for each. A page of A3 scanned at 600 dots
/// an inch has 70 million.
const MOST_PIXELS: u32 = 20_000;
const MOST_IN_ALL: u64 = 100_000_000;
/// The most bytes of all pictures of a record together.
const MOST_TOGETHER: usize = 64 << 20;

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// PNG (ISO/IEC 15948).
    Png,
    /// JPEG (ISO/IEC 10918).
    Jpeg,
}

impl Encoding {
    /// The ending of its files.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Jpeg => "jpeg",
        }
    }
}

/// A picture as a file holds it.
#[derive(Clone, PartialEq, Eq)]
pub struct Image {
    bytes: Arc<[u8]>,
    encoding: Encoding,
    /// Pixels across and down.
    size: (u32, u32),
}

impl std::fmt::Debug for Image {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Image({:?}, {:?}, {} bytes)", self.encoding, self.size, self.bytes.len())
    }
}

/// Why bytes are not taken as a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoImage {
    /// They begin as neither PNG nor JPEG.
    #[error("neither PNG nor JPEG")]
    OtherKind,
    /// The end is missing, or what stands between is no picture.
    #[error("cut off")]
    CutOff,
    /// More bytes than may be.
    #[error("{0} bytes are too many")]
    TooLarge(usize),
    /// More pixels along a side than may be, or none.
    #[error("{0} x {1} pixels")]
    Pixels(u32, u32),
    /// With the pictures before it, more bytes than the papers of a record may hold.
    #[error("too many pictures")]
    TooMany,
}

impl NoImage {
    /// What is wrong, and what to do.
    pub fn said(self) -> Phrase {
        match self {
            Self::OtherKind => phrase(
                "不是 PNG 或 JPEG 图片；请另存为其中一种后再附上",
                "neither a PNG nor a JPEG picture; save it as one of these and attach it again",
            ),
            Self::CutOff => phrase(
                "图片文件不完整；请重新导出或复制后再附上",
                "the picture file is not whole; export or copy it again and attach it again",
            ),
            Self::TooLarge(bytes) => said!(
                "图片有 {bytes} 字节，最多 {most} 字节；请缩小后再附上",
                "the picture has {bytes} bytes, at most {most} are taken; make it smaller and attach it again",
                bytes = grouped(bytes as u64),
                most = grouped(MOST_BYTES as u64),
            ),
            Self::Pixels(wide, high) => said!(
                "图片为 {wide}×{high} 像素，每边须为 1 至 {most} 像素，总数不超过 {all}；请调整后再附上",
                "the picture has {wide} x {high} pixels, each side must have 1 to {most}, and all together at most {all}; resize it and attach it again",
                wide,
                high,
                most = MOST_PIXELS,
                all = grouped(MOST_IN_ALL),
            ),
            Self::TooMany => said!(
                "连同前面的图片，超过全部图片的上限 {most} 字节；请缩小，或者只印出最需要的",
                "with the pictures before it, it exceeds the {most} bytes that all may have; make them smaller, or show only those that matter",
                most = grouped(MOST_TOGETHER as u64),
            ),
        }
    }
}

impl Image {
    /// Takes bytes as a picture.
    ///
    /// # Errors
    /// If they are no whole PNG or JPEG, or more than a paper should hold.
    pub fn read(bytes: Vec<u8>) -> Result<Self, NoImage> {
        if bytes.len() > MOST_BYTES {
            return Err(NoImage::TooLarge(bytes.len()));
        }
        let (encoding, size) = if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
            (Encoding::Png, png(&bytes))
        } else if bytes.starts_with(b"\xff\xd8\xff") {
            (Encoding::Jpeg, jpeg(&bytes))
        } else {
            return Err(NoImage::OtherKind);
        };
        let size = size.ok_or(NoImage::CutOff)?;
        let is_fine = |side: u32| (1..=MOST_PIXELS).contains(&side);
        let all = u64::from(size.0) * u64::from(size.1);
        if !is_fine(size.0) || !is_fine(size.1) || all > MOST_IN_ALL {
            return Err(NoImage::Pixels(size.0, size.1));
        }
        Ok(Self { bytes: bytes.into(), encoding, size })
    }

    /// The file.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Its kind.
    pub const fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// Pixels across and down.
    pub const fn size(&self) -> (u32, u32) {
        self.size
    }
}

/// The pictures of a record, by the row that names each. Handing them on copies nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pictures(BTreeMap<String, Image>);

impl Pictures {
    /// The picture of a row.
    pub fn of(&self, row: &str) -> Option<&Image> {
        self.0.get(row)
    }

    /// Takes the picture of a row.
    ///
    /// # Errors
    /// If all together would be too many bytes; then it is not taken.
    pub fn take(&mut self, row: &str, image: Image) -> Result<(), NoImage> {
        let together: usize = self.0.values().map(|known| known.bytes.len()).sum();
        if together + image.bytes.len() > MOST_TOGETHER {
            return Err(NoImage::TooMany);
        }
        self.0.insert(row.to_owned(), image);
        Ok(())
    }
}

/// A number of four bytes, the highest first.
fn number(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

/// The size of a PNG whose chunks are all there, from the header to the end.
fn png(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut at = 8;
    let mut has_data = false;
    loop {
        let length = usize::try_from(number(bytes, at)?).ok()?;
        let kind = bytes.get(at + 4..at + 8)?;
        if (at == 8) != (kind == b"IHDR") {
            return None;
        }
        has_data |= kind == b"IDAT";
        let next = at.checked_add(length)?.checked_add(12)?;
        bytes.get(at..next)?;
        if kind == b"IEND" {
            return if has_data { Some((number(bytes, 16)?, number(bytes, 20)?)) } else { None };
        }
        at = next;
    }
}

/// The size of a JPEG that has a frame, a scan and an end.
fn jpeg(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut at = 2;
    let mut size = None;
    loop {
        if *bytes.get(at)? != 0xff {
            return None;
        }
        let marker = *bytes.get(at + 1)?;
        let length = usize::from(u16::from_be_bytes(bytes.get(at + 2..at + 4)?.try_into().ok()?));
        match marker {
            // Bytes may be put in before a marker.
            0xff => {
                at += 1;
                continue;
            }
            // Frames of every way of coding; between them stand three markers of other things.
            0xc0..=0xcf if !matches!(marker, 0xc4 | 0xc8 | 0xcc) => {
                let pixels = |from: usize| {
                    let two = bytes.get(from..from + 2)?;
                    Some(u32::from(u16::from_be_bytes(two.try_into().ok()?)))
                };
                size = Some((pixels(at + 7)?, pixels(at + 5)?));
            }
            // The scan: behind it come data up to the end.
            0xda => {
                let rest = bytes.get(at + 2..)?;
                let has_end = rest.windows(2).any(|pair| pair == [0xff, 0xd9]);
                return size.filter(|_| has_end);
            }
            _ => {}
        }
        at = at.checked_add(2)?.checked_add(length)?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The smallest PNG: one red pixel.
    const PNG: &[u8] = include_bytes!("../../tests/data/red_pixel.png");
    const JPEG: &[u8] = b"\xff\xd8\xff\xe0\0\x04JF\xff\xff\xc0\0\x0b\x08\0\x10\0\x20\x01\x01\x11\0\xff\xda\0\x02..\xff\xd9";

    #[test]
    fn png_and_jpeg_are_taken_with_their_size() {
        let png = Image::read(PNG.to_vec()).unwrap();
        assert_eq!((png.encoding(), png.size()), (Encoding::Png, (1, 1)));
        let jpeg = Image::read(JPEG.to_vec()).unwrap();
        assert_eq!((jpeg.encoding(), jpeg.size()), (Encoding::Jpeg, (32, 16)));
    }

    #[test]
    fn whatever_is_cut_off_at_any_byte_or_is_another_thing_is_refused() {
        for whole in [PNG, JPEG] {
            for end in 0..whole.len() {
                let cut = whole[..end].to_vec();
                assert!(Image::read(cut).is_err(), "{end}");
            }
        }
        for (bytes, why) in [
            (b"GIF89a".to_vec(), NoImage::OtherKind),
            (b"<svg/>".to_vec(), NoImage::OtherKind),
            (vec![0; MOST_BYTES + 1], NoImage::TooLarge(MOST_BYTES + 1)),
        ] {
            assert_eq!(Image::read(bytes), Err(why));
        }
        let mut huge = PNG.to_vec();
        huge[16] = 1;
        assert_eq!(Image::read(huge), Err(NoImage::Pixels((1 << 24) + 1, 1)));
        // Few bytes may claim very many pixels: whoever drew them would need gigabytes.
        let mut bomb = PNG.to_vec();
        bomb[16..24].copy_from_slice(&[0, 0, 0x4e, 0x20, 0, 0, 0x4e, 0x20]);
        assert_eq!(Image::read(bomb), Err(NoImage::Pixels(20_000, 20_000)));
        assert!(NoImage::Pixels(0, 1).said().zh.contains("20000"));
    }

    #[test]
    fn all_pictures_together_are_bounded() {
        let mut large = PNG[..8].to_vec();
        large.extend_from_slice(&PNG[8..33]);
        let rest = MOST_BYTES - PNG.len() - 12;
        large.extend_from_slice(&u32::try_from(rest).unwrap().to_be_bytes());
        large.extend_from_slice(b"teXt");
        large.resize(large.len() + rest + 4, 0);
        large.extend_from_slice(&PNG[33..]);
        let image = Image::read(large).unwrap();
        let mut all = Pictures::default();
        assert_eq!(["a", "b", "c"].map(|row| all.take(row, image.clone())), [Ok(()); 3]);
        assert_eq!(all.take("d", image), Err(NoImage::TooMany));
        assert!(all.of("c").is_some() && all.of("d").is_none());
    }
}
