//! Applications that were received elsewhere: a table is read, a person says what its columns hold, and what would come of
//! each row is shown before anything is written.

mod days;
mod leaving;
mod mapping;
mod table;

use centum_accounts::{Actor, Permission};
use centum_base::Id;
use centum_store::{Conn, StoreResult};
use centum_web::App;

use crate::Attempt;
use crate::call::Call;
use crate::expression::actions::{Arrived, Brought, bring_in};
use crate::expression::{ExpressionError, store};

pub use days::DayOrder;
pub use leaving::lines;
pub use mapping::{CellFault, Drafted, Mapping, Settings, Target, draft, suggest, targets};
pub use table::{Exact, MAX_BYTES, MAX_ROWS, Table, Unread, read};

/// What would become of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It would come in.
    New,
    /// It is in and says the same.
    Known,
    /// It is in and says something else.
    Differs,
    /// It has faults that keep it out.
    Faulty,
    /// A person leaves it out.
    LeftOut,
}

/// What would become of each row, in order.
pub async fn fates(conn: &mut Conn<'_>, call: Id<Call>, rows: &[Drafted]) -> StoreResult<Vec<Fate>> {
    let mut fates = Vec::with_capacity(rows.len());
    for row in rows {
        fates.push(match &row.arrived {
            None if row.left_out => Fate::LeftOut,
            None => Fate::Faulty,
            Some(arrived) => match store::find_brought_in(conn, call, &arrived.key).await? {
                None => Fate::New,
                Some(known) if known == arrived.digest() => Fate::Known,
                Some(_) => Fate::Differs,
            },
        });
    }
    Ok(fates)
}

/// What the columns of such a table held the last time, else what their headings suggest.
pub async fn remembered(
    conn: &mut Conn<'_>,
    call: &Call,
    form: &centum_forms::Form,
    table: &Table,
) -> StoreResult<Mapping> {
    let kept = store::find_mapping(conn, call.id, table.shape()).await?;
    let kept = kept.and_then(|text| serde_json::from_str::<Mapping>(&text).ok());
    Ok(kept.filter(|kept| kept.0.len() == table.headings.len()).unwrap_or_else(|| suggest(form, table)))
}

/// How many rows came in, were known, and differ from what is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    /// Came in.
    pub new: usize,
    /// Of these, were received after their deadline.
    pub late: usize,
    /// Were in already.
    pub known: usize,
    /// Were in already and say something else now.
    pub differs: usize,
}

/// Brings in every row, each whole or not at all; and remembers what the columns hold. Done twice, each stands once.
pub async fn bring_all(
    app: impl Into<Attempt<'_, App>>,
    actor: &Actor,
    call: &Call,
    table: &Table,
    mapping: &Mapping,
    rows: &[Arrived],
) -> Result<Sum, ExpressionError> {
    let app = &app.into();
    let recorded = actor.require(Permission::ManageCalls)?;
    let mut sum = Sum::default();
    for arrived in rows {
        match bring_in(*app, actor, call.id, arrived).await? {
            Brought::New { late, .. } => {
                sum.new += 1;
                sum.late += usize::from(late);
            }
            Brought::Known => sum.known += 1,
            Brought::Differs => sum.differs += 1,
        }
    }
    let text = serde_json::to_string(mapping).expect("a mapping has a JSON form");
    let mut tx = app.house.begin().await?;
    let (by, now) = (recorded.to_string(), app.house.now());
    store::put_mapping(&mut tx, call.id, table.shape(), &text, &by, now).await?;
    app.close(tx).await?;
    Ok(sum)
}
