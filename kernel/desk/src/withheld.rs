//! Who is kept from something reads neither the ledger nor the letters of all: even the number of what is left out would tell.

use centum_web::withheld::withholding;
use centum_web::{Kind, Problem, Visit};

/// Refuses a person whom any module keeps something from.
pub(crate) async fn refuse(visit: &Visit) -> Result<(), Problem> {
    let names = withholding(visit, |_| true).await?;
    if names.is_empty() { Ok(()) } else { Err(Problem::saying(Kind::Forbidden, "desk-error-withheld")) }
}
