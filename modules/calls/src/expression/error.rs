//! Why an action on an expression of interest did not happen.

use centum_accounts::Refused;
use centum_base::Id;
use centum_forms::Finding;
use centum_store::StoreError;

use super::model::Member;
use super::rules::Refusal;

/// Why an action did not happen. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum ExpressionError {
    /// The right is missing.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// There is none, or it is not for this person: the two are answered alike.
    #[error("there is no such expression of interest")]
    Absent,
    /// The rules do not allow it now.
    #[error("this is not possible now: {0:?}")]
    Rule(Refusal),
    /// It is for somebody else of the applicant to do.
    #[error("this is for the lead to do")]
    ForTheLead,
    /// The part belongs to another member.
    #[error("this part belongs to another member")]
    NotYourPart,
    /// The form does not ask this.
    #[error("the form does not ask for “{0}”")]
    NoSuchField(String),
    /// The category is not one of the call.
    #[error("the call has no category “{0}”")]
    NoSuchCategory(String),
    /// A name is empty or too long.
    #[error("names need between 1 and {MAX_NAME} characters")]
    Name,
    /// The answer is larger than any answer may be.
    #[error("an answer may have at most {0} bytes")]
    TooLarge(usize),
    /// Files are added and taken away, not typed.
    #[error("files are added by uploading them")]
    NotByTyping,
    /// The file cannot be taken.
    #[error(transparent)]
    File(#[from] super::files::FileFault),
    /// Something is missing or wrong.
    #[error("{} answers are missing or wrong, the first one: {}", .0.len(), .0.first().map_or("", |one| one.field.as_str()))]
    Incomplete(Vec<Finding>),
    /// Two versions of an answer wait for a person.
    #[error("two versions of an answer stand side by side: choose first")]
    Unsettled,
    /// Members have not signed off what stands.
    #[error("{} members have not signed off", .0.len())]
    Unsigned(Vec<Id<Member>>),
    /// What is signed is not what stands: somebody changed it in the meantime.
    #[error("the content has changed since this page was shown")]
    OtherContent,
    /// Somebody changed the record in the meantime.
    #[error("somebody changed this in the meantime; look at it again")]
    Changed,
    /// The write names another version than the one that stands.
    #[error("this is not the version that was read; read it again")]
    OtherVersion,
    /// There are too many.
    #[error("there can be at most {0}")]
    TooMany(usize),
    /// Enough letters went to one address, or from one person, within a day.
    #[error("enough invitations went to this address, or from you, within a day")]
    TooOften,
    /// One person began enough drafts within a day.
    #[error("you have begun {0} applications within a day")]
    EnoughBegun(usize),
    /// The link has run out, was used or was withdrawn.
    #[error("this link no longer works")]
    LinkOver,
    /// Somebody has an account with the address that the letter went to.
    #[error("there is an account with this address: sign in first")]
    SignInFirst,
    /// The form is not the one that applies now.
    #[error("the form has changed: take over the new one first")]
    OldForm,
    /// Nobody would write for the lead any more.
    #[error("somebody has to write for the lead")]
    LastWriter,
    /// A question is open already.
    #[error("a question is open already")]
    AlreadyAsked,
    /// A conflict of interest keeps the person from deciding about this application.
    #[error("a conflict of interest keeps you from deciding about this application")]
    Partial,
    /// A reason is needed.
    #[error("a reason is needed")]
    NoReason,
    /// The database did not do its part.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The longest name of a body or an application, in characters.
pub const MAX_NAME: usize = 200;

impl From<Refusal> for ExpressionError {
    fn from(refusal: Refusal) -> Self {
        Self::Rule(refusal)
    }
}
