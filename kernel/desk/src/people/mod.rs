//! People: who has an account, in which roles, and who is invited.

mod erase;
mod invitations;
mod list;
mod person;
mod sample;

use centum_accounts::{Permission, Role};
use centum_web::components::Choice;
use centum_web::{Locale, Route, Visit};

use crate::problem::account_problem;

pub(crate) use sample::samples;

const LIST: &str = "/desk/people";
const INVITATIONS: &str = "/desk/people/invitations";

pub(crate) fn routes() -> Vec<Route> {
    use Permission::ManagePeople;
    vec![
        Route::get(LIST, ManagePeople, list::show),
        Route::get("/desk/people/invite", ManagePeople, invitations::form),
        Route::post("/desk/people/invite", ManagePeople, invitations::send),
        Route::get(INVITATIONS, ManagePeople, invitations::list),
        Route::post("/desk/people/invitations/{id}/withdraw", ManagePeople, invitations::withdraw),
        Route::get("/desk/people/{id}", ManagePeople, person::show),
        Route::post("/desk/people/{id}/roles", ManagePeople, person::give),
        Route::get("/desk/people/{id}/roles/{role}/end", ManagePeople, person::ask_end),
        Route::post("/desk/people/{id}/roles/{role}/end", ManagePeople, person::end),
        Route::get("/desk/people/{id}/erase", ManagePeople, erase::ask),
        Route::post("/desk/people/{id}/erase", ManagePeople, erase::erase),
    ]
}

fn role_name(locale: &Locale, role: Role) -> String {
    locale.text(&format!("role-{}", role.name()))
}

fn role_choices(locale: &Locale, current: Option<&str>) -> Vec<Choice> {
    Role::ALL.into_iter().map(|role| Choice::new(role.name(), role_name(locale, role), current)).collect()
}

/// What an action gives, or the problem that the reader sees.
fn shown<T>(visit: &Visit, done: centum_accounts::AccountResult<T>) -> Result<T, centum_web::Problem> {
    done.map_err(|error| account_problem(&visit.locale, error))
}
