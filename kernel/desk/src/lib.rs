//! The pages of what the kernel keeps: signing in, accounts, people, the ledger, the outbox.

use centum_web::Module;

/// The descriptor of these pages.
pub fn module() -> Module {
    Module::named("desk")
}
