//! A Parquet file, row group by row group. Only in a build with the feature `parquet`; without it the file is refused and says so.
//!
//! A value is written as the engines that read the same file write it as text: whole numbers and decimals by their digits, days and times
//! as ISO 8601 has them with a blank between, a truth as `true` or `false`. A number that has more digits than its kind keeps is refused as
//! the name of a person. What is nested is no cell of a table and is refused where it is asked for.

use std::fs::File;
use std::path::Path;

use parquet::basic::{Compression, ConvertedType, LogicalType, Repetition, Type as Physical};
use parquet::file::metadata::ColumnChunkMetaData;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::{Field, Row};
use parquet::schema::types::Type;

use super::asked::Asked;
use super::entry::{Maker, Roles};
use super::fault::{Fault, Why};
use super::open::bind;
use super::rows::Made;
use super::watch::Watch;

/// From here on a number with a floating point keeps no whole number as it was given.
const KEPT: f64 = 9_007_199_254_740_992.0;
/// After so many rows who watches is asked again.
const ROUND: u64 = 4_096;
/// Parts of a day in seconds, of a second in millionths.
const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;
const MILLION: i64 = 1_000_000;

/// A file at its first row.
pub(super) struct Columnar {
    reader: SerializedFileReader<File>,
    pub(super) names: Vec<String>,
    /// Bytes of the file.
    size: u64,
}

impl Columnar {
    pub(super) fn open(path: &Path) -> Result<Self, Fault> {
        let file = File::open(path).map_err(|error| Fault::read(path, &error))?;
        let size = file.metadata().map_err(|error| Fault::read(path, &error))?.len();
        let reader =
            SerializedFileReader::new(file).map_err(|_| Fault::of(path, Why::NoParquet))?;
        let schema = reader.metadata().file_metadata().schema_descr().root_schema_ptr();
        let names = schema.get_fields().iter().map(|field| field.name().to_owned()).collect();
        Ok(Self { reader, names, size })
    }

    /// Why a column cannot be read, by what the schema says of it; nothing where it can.
    pub(super) fn refuses(&self, at: usize) -> Option<Why> {
        let schema = self.reader.metadata().file_metadata().schema_descr().root_schema_ptr();
        let (field, name) = (schema.get_fields().get(at)?, self.names.get(at)?.clone());
        let is_cell = field.is_primitive()
            && !(field.get_basic_info().has_repetition()
                && field.get_basic_info().repetition() == Repetition::REPEATED);
        if !is_cell {
            return Some(Why::Nested(name));
        }
        if !is_read(field) {
            return Some(Why::Kind(name));
        }
        let is_own =
            |column: &&ColumnChunkMetaData| column.column_path().parts().first() == Some(&name);
        let groups = self.reader.metadata().row_groups().iter();
        let mut chunks = groups.flat_map(|group| group.columns().iter().filter(is_own));
        chunks.any(|chunk| !is_unpacked(chunk.compression())).then(|| Why::Packed(name.clone()))
    }

    /// How many row groups it has.
    pub(super) fn groups(&self) -> u64 {
        self.reader.num_row_groups() as u64
    }

    /// What it says of the columns that are asked for. Its names are those of its schema: no row of it is a heading.
    pub(super) fn roles(&self, asked: &Asked) -> Result<(Vec<Option<usize>>, Roles), Fault> {
        bind(&self.names, asked)
    }

    /// Gives each row with the number it has, from 1: the fields of these columns of the file, in its order. A column that cannot be
    /// read is refused before any row is: the reader itself would end, with a value in its last words. Who watches is told of the bytes of
    /// each row group as its rows pass; what of the file belongs to none of them is left over and given back.
    pub(super) fn rows(
        &self,
        columns: &[usize],
        watch: &Watch,
        mut take: impl FnMut(u64, &Row) -> Result<(), Fault>,
    ) -> Result<u64, Fault> {
        let broken = |_| Fault::from(Why::NoParquet);
        if let Some(why) = columns.iter().find_map(|at| self.refuses(*at)) {
            return Err(why.into());
        }
        let schema = self.reader.metadata().file_metadata().schema_descr().root_schema_ptr();
        let fields = schema.get_fields().iter().enumerate();
        let wanted = fields.filter(|(at, _)| columns.contains(at)).map(|(_, field)| field.clone());
        let projection = Type::group_type_builder(schema.name())
            .with_fields(wanted.collect())
            .build()
            .map_err(broken)?;
        let (mut number, mut left) = (0, self.size);
        for group in 0..self.reader.num_row_groups() {
            watch.check()?;
            let group = self.reader.get_row_group(group).map_err(broken)?;
            let about = group.metadata();
            let unsigned = |number: i64| u64::try_from(number).unwrap_or_default();
            let bytes = unsigned(about.compressed_size()).min(left);
            let step = bytes / (unsigned(about.num_rows()) / ROUND + 1);
            let mut of_group = bytes;
            for row in group.get_row_iter(Some(projection.clone())).map_err(broken)? {
                number += 1;
                if number % ROUND == 0 {
                    watch.check()?;
                    watch.add(step.min(of_group));
                    of_group -= step.min(of_group);
                }
                take(number, &row.map_err(broken)?)?;
            }
            watch.add(of_group);
            left -= bytes;
        }
        Ok(left)
    }

    /// Gives each row to the maker; gives back what of the file who watches was not told of.
    pub(super) fn each(
        &self,
        wanted: &[Option<usize>],
        roles: &Roles,
        maker: &mut Maker<'_>,
        watch: &Watch,
    ) -> Result<u64, Fault> {
        let columns: Vec<usize> =
            wanted.iter().enumerate().filter_map(|(at, to)| to.map(|_| at)).collect();
        let to: Vec<usize> = wanted.iter().copied().flatten().collect();
        let mut made = Made::default();
        self.rows(&columns, watch, |number, row| {
            made.clear(roles.names.len());
            for (to, (_, field)) in to.iter().zip(row.get_column_iter()) {
                let name = || roles.names.get(*to).cloned().unwrap_or_default();
                if is_rounded(field) && roles.people.contains(to) {
                    return Err(Fault::from(Why::Rounded(name())).at_line(number));
                }
                let text = text(field).map_err(|()| Fault::from(Why::Nested(name())))?;
                if let Some(text) = text {
                    made.set(*to, &text);
                }
            }
            maker.take(made.row(number))
        })
    }
}

/// Whether what is compressed so can be read by this build.
const fn is_unpacked(compression: Compression) -> bool {
    !matches!(compression, Compression::BROTLI(_) | Compression::LZO)
}

/// Whether cells of a kind are written as they were given. What the reader makes coarser is not: days and times of INT96 lose what is
/// below a millisecond, those in billionths of a second come as bare numbers, and a UUID or an interval as bytes.
fn is_read(field: &Type) -> bool {
    use ConvertedType as Kind;
    let info = field.get_basic_info();
    let (kind, logical) = (info.converted_type(), info.logical_type_ref());
    let is_plain = kind == Kind::NONE && logical.is_none();
    match field.get_physical_type() {
        Physical::BOOLEAN | Physical::FLOAT | Physical::DOUBLE => is_plain,
        Physical::INT32 => {
            let kinds = [Kind::INT_8, Kind::INT_16, Kind::INT_32, Kind::UINT_8, Kind::UINT_16];
            let more = [Kind::UINT_32, Kind::DATE, Kind::TIME_MILLIS, Kind::DECIMAL];
            is_plain || kinds.contains(&kind) || more.contains(&kind)
        }
        Physical::INT64 => {
            let kinds = [Kind::INT_64, Kind::UINT_64, Kind::TIME_MICROS, Kind::DECIMAL];
            let more = [Kind::TIMESTAMP_MILLIS, Kind::TIMESTAMP_MICROS];
            is_plain || kinds.contains(&kind) || more.contains(&kind)
        }
        Physical::INT96 => false,
        Physical::BYTE_ARRAY => {
            is_plain || [Kind::UTF8, Kind::ENUM, Kind::JSON, Kind::DECIMAL].contains(&kind)
        }
        Physical::FIXED_LEN_BYTE_ARRAY => {
            let is_half = kind == Kind::NONE && logical == Some(&LogicalType::Float16);
            is_plain || is_half || kind == Kind::DECIMAL
        }
    }
}

/// Whether more digits were given than are kept.
fn is_rounded(field: &Field) -> bool {
    match field {
        Field::Double(number) => number.abs() >= KEPT,
        Field::Float(number) => {
            f64::from(*number).abs() >= f64::from(1_u32 << f32::MANTISSA_DIGITS)
        }
        Field::Float16(_) => true,
        _ => false,
    }
}

/// A cell as text; nothing where it is null, an error where it is nested or holds bytes that are no text.
pub(super) fn text(field: &Field) -> Result<Option<String>, ()> {
    Ok(Some(match field {
        Field::Null => return Ok(None),
        Field::Bool(is) => is.to_string(),
        Field::Byte(number) => number.to_string(),
        Field::Short(number) => number.to_string(),
        Field::Int(number) => number.to_string(),
        Field::Long(number) => number.to_string(),
        Field::UByte(number) => number.to_string(),
        Field::UShort(number) => number.to_string(),
        Field::UInt(number) => number.to_string(),
        Field::ULong(number) => number.to_string(),
        Field::Float16(number) => fractional(f64::from(*number)),
        // By its own digits, and not by those of the wider kind: 0.1 is 0.1.
        Field::Float(number) => fractional(number.to_string().parse().map_err(|_| ())?),
        Field::Double(number) => fractional(*number),
        Field::Decimal(number) => decimal(number.data(), number.scale()),
        Field::Str(text) => text.clone(),
        Field::Bytes(bytes) => std::str::from_utf8(bytes.data()).map_err(|_| ())?.to_owned(),
        Field::Date(days) => day(i64::from(*days)),
        Field::TimeMillis(time) => clock(i64::from(*time) * 1_000),
        Field::TimeMicros(time) => clock(*time),
        Field::TimestampMillis(time) => moment(time.saturating_mul(1_000)),
        Field::TimestampMicros(time) => moment(*time),
        Field::Group(_) | Field::ListInternal(_) | Field::MapInternal(_) => return Err(()),
    }))
}

/// A whole number with one nought behind its point, as engines write it.
fn fractional(number: f64) -> String {
    format!("{number:?}").replace("NaN", "nan")
}

/// The digits of a decimal: big-endian, in two's complement.
fn decimal(bytes: &[u8], scale: i32) -> String {
    let is_negative = bytes.first().is_some_and(|byte| *byte >= 0x80);
    let mut digits: Vec<u8> = vec![0];
    for byte in bytes {
        let mut carry = u32::from(if is_negative { !byte } else { *byte });
        for digit in &mut digits {
            carry += u32::from(*digit) << 8;
            *digit = u8::try_from(carry % 10).unwrap_or_default();
            carry /= 10;
        }
        while carry > 0 {
            digits.push(u8::try_from(carry % 10).unwrap_or_default());
            carry /= 10;
        }
    }
    if is_negative {
        let mut at = 0;
        loop {
            match digits.get_mut(at) {
                Some(9) => {
                    digits[at] = 0;
                    at += 1;
                }
                Some(digit) => {
                    *digit += 1;
                    break;
                }
                None => {
                    digits.push(1);
                    break;
                }
            }
        }
    }
    let scale = usize::try_from(scale).unwrap_or_default();
    while digits.len() <= scale {
        digits.push(0);
    }
    while digits.len() > scale + 1 && digits.last() == Some(&0) {
        digits.pop();
    }
    let mut out: String = if is_negative { "-".into() } else { String::new() };
    for (left, digit) in digits.iter().enumerate().rev() {
        out.push(char::from(b'0' + digit));
        if left == scale && scale > 0 {
            out.push('.');
        }
    }
    out
}

/// A day by its distance from 1970 (Howard Hinnant's way round the calendar).
fn day(days: i64) -> String {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

/// A time of the day in millionths of a second.
fn clock(micros: i64) -> String {
    let (seconds, rest) = (micros.div_euclid(MILLION), micros.rem_euclid(MILLION));
    let (hour, minute, second) = (seconds / HOUR, seconds % HOUR / MINUTE, seconds % MINUTE);
    let whole = format!("{hour:02}:{minute:02}:{second:02}");
    if rest == 0 {
        return whole;
    }
    format!("{whole}.{rest:06}").trim_end_matches('0').to_owned()
}

/// A day and a time; by no zone.
fn moment(micros: i64) -> String {
    let of_day = DAY * MILLION;
    format!("{} {}", day(micros.div_euclid(of_day)), clock(micros.rem_euclid(of_day)))
}

#[cfg(test)]
mod tests;
