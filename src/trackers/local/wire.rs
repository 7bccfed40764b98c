//! Between domain values and columns. A column that does not hold what it should is an error, never
//! a default.

use chrono::DateTime;
use rusqlite::ToSql;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSqlOutput, ValueRef};

use crate::domain::ident::{PersonId, RoleId};
use crate::domain::people::Instant;
use crate::domain::sla::Record;
use crate::trackers::bookkeeping::Party;

/// An instant, as whole microseconds since 1970.
#[derive(Debug, Clone, Copy)]
pub(super) struct At(pub(super) Instant);

impl ToSql for At {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.0.timestamp_micros().into())
    }
}

impl FromSql for At {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let micros = value.as_i64()?;
        DateTime::from_timestamp_micros(micros).map(Self).ok_or(FromSqlError::OutOfRange(micros))
    }
}

/// A number of an issue, an id, a count. SQLite has no unsigned 64 bits; the largest stand for "more
/// than there can be".
#[derive(Debug, Clone, Copy)]
pub(super) struct Whole(pub(super) u64);

impl ToSql for Whole {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(i64::try_from(self.0).unwrap_or(i64::MAX).into())
    }
}

impl FromSql for Whole {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let number = value.as_i64()?;
        u64::try_from(number).map(Self).map_err(|_| FromSqlError::OutOfRange(number))
    }
}

/// When something is due, as [`At`]; none sorts last.
#[derive(Debug, Clone, Copy)]
pub(super) struct Due(pub(super) Option<Instant>);

impl ToSql for Due {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.0.map_or(i64::MAX, |due| due.timestamp_micros()).into())
    }
}

impl FromSql for Due {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        match value.as_i64()? {
            i64::MAX => Ok(Self(None)),
            _ => At::column_result(value).map(|At(due)| Self(Some(due))),
        }
    }
}

/// The facts of a request, as JSON.
#[derive(Debug, Clone)]
pub(super) struct Facts(pub(super) Record);

impl ToSql for Facts {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        let text =
            serde_json::to_string(&self.0).map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))?;
        Ok(text.into())
    }
}

impl FromSql for Facts {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        serde_json::from_str(value.as_str()?).map(Self).map_err(|error| FromSqlError::Other(error.into()))
    }
}

/// A party as a column: `role:ops` or `person:alice`.
pub(super) fn party_name(party: &Party) -> String {
    match party {
        Party::Role(role) => format!("role:{role}"),
        Party::Person(person) => format!("person:{person}"),
    }
}

/// A party read back from a column.
#[derive(Debug, Clone)]
pub(super) struct PartyName(pub(super) Party);

impl FromSql for PartyName {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        match value.as_str()?.split_once(':') {
            Some(("role", name)) => Ok(Self(Party::Role(RoleId::new(name)))),
            Some(("person", name)) => Ok(Self(Party::Person(PersonId::new(name)))),
            _ => Err(FromSqlError::InvalidType),
        }
    }
}
