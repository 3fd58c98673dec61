//! Moving everything from one database to another, with counts and checksums.

use centum_base::Digest;

use crate::{Conn, Db, Reader, Row, StoreError, StoreResult, Table, Tx, Value};

/// What was moved, table by table.
#[derive(Debug, serde::Serialize)]
pub struct CopyReport {
    /// One line a table, in the order of copying.
    pub tables: Vec<TableCopy>,
}

/// What was moved of one table.
#[derive(Debug, serde::Serialize)]
pub struct TableCopy {
    /// The table.
    pub table: &'static str,
    /// Rows in the source, and in the target after the copy.
    pub rows: u64,
    /// A checksum over every value of every row in the order of the key, the same on both sides.
    pub checksum: Digest,
}

/// Why a copy was not made. The target is as it was before.
#[derive(Debug, thiserror::Error)]
pub enum CopyError {
    /// The target holds data already.
    #[error("the target is not empty: table “{table}” has rows; copy into an empty database")]
    TargetNotEmpty {
        /// The first table that has rows.
        table: &'static str,
    },
    /// What was written reads differently from what was read.
    #[error(
        "table “{table}” came out different: {wanted} rows with checksum {wanted_sum}, found {found} with {found_sum}"
    )]
    Different {
        /// The table.
        table: &'static str,
        /// Rows in the source.
        wanted: u64,
        /// The checksum of the source.
        wanted_sum: Digest,
        /// Rows in the target.
        found: u64,
        /// The checksum of the target.
        found_sum: Digest,
    },
    /// A database did not do its part.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Copies `tables`, which stand in an order in which referenced ones come first, from one state of `from` into the
/// empty database `to`, reads everything back and compares. All or nothing.
pub async fn copy(from: &Db, to: &Db, tables: &[&Table]) -> Result<CopyReport, CopyError> {
    let mut source = from.read_current().await?;
    let mut target = to.begin().await?;
    nothing_in(&mut target.conn(), tables).await?;
    let mut report = CopyReport { tables: Vec::new() };
    for table in tables {
        let (rows, checksum) = copy_table(&mut source, &mut target, table).await?;
        let (found, found_sum) = checksum_of(&mut target.conn(), table).await?;
        if (rows, checksum) != (found, found_sum) {
            return Err(CopyError::Different {
                table: table.name,
                wanted: rows,
                wanted_sum: checksum,
                found,
                found_sum,
            });
        }
        report.tables.push(TableCopy { table: table.name, rows, checksum });
    }
    target.commit().await?;
    Ok(report)
}

/// Refuses a database that holds rows of the tables already.
pub async fn must_be_empty(db: &Db, tables: &[&Table]) -> Result<(), CopyError> {
    nothing_in(&mut db.read_current().await?.conn(), tables).await
}

async fn nothing_in(conn: &mut Conn<'_>, tables: &[&Table]) -> Result<(), CopyError> {
    for table in tables {
        let count = format!("SELECT COUNT(*) AS n FROM {}", table.name);
        let found = conn.built(count, Vec::new()).await?;
        if found.first().map(|row| row.get::<i64>("n")).transpose()?.unwrap_or(0) > 0 {
            return Err(CopyError::TargetNotEmpty { table: table.name });
        }
    }
    Ok(())
}

/// Every row of a table in the order of its key, for the export of everything.
pub async fn read_all(conn: &mut Conn<'_>, table: &Table) -> StoreResult<Vec<Vec<Value>>> {
    let mut all = Vec::new();
    conn.stream(select(table), async |row| {
        all.push(values(&row, table)?);
        Ok(())
    })
    .await?;
    Ok(all)
}

async fn copy_table(source: &mut Reader, target: &mut Tx, table: &Table) -> StoreResult<(u64, Digest)> {
    let places: Vec<_> = (1..=table.columns.len()).map(|place| format!("${place}")).collect();
    let insert = format!("INSERT INTO {} ({}) VALUES ({})", table.name, columns(table), places.join(", "));
    let mut sum = Checksum::default();
    let mut conn = source.conn();
    conn.stream(select(table), async |row| {
        let values = values(&row, table)?;
        sum.add(&values);
        target.conn().built(insert.clone(), values).await.map(drop)
    })
    .await?;
    Ok(sum.finish())
}

async fn checksum_of(conn: &mut Conn<'_>, table: &Table) -> StoreResult<(u64, Digest)> {
    let mut sum = Checksum::default();
    conn.stream(select(table), async |row| {
        sum.add(&values(&row, table)?);
        Ok(())
    })
    .await?;
    Ok(sum.finish())
}

/// Rows are walked through one by one, in the order of the key: a row may hold a document of many megabytes.
fn select(table: &Table) -> String {
    format!("SELECT {} FROM {} ORDER BY {}", columns(table), table.name, table.key.join(", "))
}

fn columns(table: &Table) -> String {
    let names: Vec<_> = table.columns.iter().map(|column| column.name).collect();
    names.join(", ")
}

fn values(row: &Row, table: &Table) -> StoreResult<Vec<Value>> {
    table.columns.iter().map(|column| row.value(column.name, column.kind)).collect()
}

struct Checksum {
    rows: u64,
    sum: Digest,
}

impl Default for Checksum {
    fn default() -> Self {
        Self { rows: 0, sum: Digest::ZERO }
    }
}

impl Checksum {
    fn add(&mut self, values: &[Value]) {
        let mut parts = vec![self.sum.bytes().to_vec()];
        parts.extend(values.iter().map(|value| match value {
            Value::Text(None) | Value::Int(None) | Value::Blob(None) => b"-".to_vec(),
            Value::Text(Some(text)) => [b"t", text.as_bytes()].concat(),
            Value::Int(Some(number)) => [b"i", number.to_string().as_bytes()].concat(),
            Value::Blob(Some(bytes)) => [b"b", bytes.as_slice()].concat(),
        }));
        let parts: Vec<&[u8]> = parts.iter().map(Vec::as_slice).collect();
        self.sum = Digest::of_parts(&parts);
        self.rows += 1;
    }

    fn finish(self) -> (u64, Digest) {
        (self.rows, self.sum)
    }
}
