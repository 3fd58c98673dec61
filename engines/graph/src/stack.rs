//! A thread whose stack is deep enough for what the limits admit.

use std::thread;

/// Address space, not memory: only what is touched is taken. Parser and optimiser recurse with the text.
const STACK_BYTES: usize = 256 << 20;

/// The thread could not be started, or ended in a panic with this message.
pub(crate) enum Broken {
    /// The system gave no thread.
    NoThread(String),
    /// What the thread unwound with.
    Unwound(Box<dyn std::any::Any + Send>),
}

/// Does the work on a deep stack and waits for it.
pub(crate) fn deep<T: Send>(work: impl FnOnce() -> T + Send) -> Result<T, Broken> {
    thread::scope(|scope| {
        let thread = thread::Builder::new()
            .name("sparql".to_owned())
            .stack_size(STACK_BYTES)
            .spawn_scoped(scope, work)
            .map_err(|error| Broken::NoThread(error.to_string()))?;
        thread.join().map_err(Broken::Unwound)
    })
}

/// The message of a panic, where it has one.
pub(crate) fn message(payload: &(dyn std::any::Any + Send)) -> String {
    let text = payload.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| payload.downcast_ref::<String>().cloned()).unwrap_or_default()
}
