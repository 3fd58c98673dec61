//! The ledger: what was done, one entry at a time, and whether the chain holds.

mod list;
mod one;
mod proof;
mod sample;

use centum_accounts::Permission;
use centum_web::Route;

pub(crate) use sample::samples;

const LIST: &str = "/desk/ledger";

pub(crate) fn routes() -> Vec<Route> {
    use Permission::ReadLedger;
    vec![
        Route::get(LIST, ReadLedger, list::show),
        Route::get("/desk/ledger/{seq}", ReadLedger, one::show),
        Route::post("/desk/ledger/verify", ReadLedger, proof::verify_now),
    ]
}
