//! What one page leaves for the next to say once.

use serde::{Deserialize, Serialize};

use crate::message::Message;
use crate::settings::{SigningKey, same};

const PURPOSE: &str = "flash";
/// Bytes of the cookie.
const MAX_PACKED: usize = 3_000;

/// How something is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Tone {
    /// It is done.
    Success,
    /// Good to know.
    Info,
    /// Look at this.
    Warning,
    /// It went wrong.
    Danger,
}

impl Tone {
    /// The name in styles.
    pub fn name(self) -> &'static str {
        match self {
            Self::Success => "success",
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Danger => "danger",
        }
    }
}

/// Something to say once.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Flash {
    /// How.
    pub tone: Tone,
    /// What.
    pub message: Message,
}

impl Flash {
    pub(crate) fn pack(&self, key: &SigningKey) -> String {
        let mut flash = self.clone();
        let mut text = hex::encode(serde_json::to_vec(&flash).unwrap_or_default());
        if text.len() > MAX_PACKED {
            flash.message.args.clear();
            text = hex::encode(serde_json::to_vec(&flash).unwrap_or_default());
        }
        format!("{text}.{}", key.sign(PURPOSE, &text))
    }

    /// What a cookie holds; nothing if we did not sign it.
    pub(crate) fn unpack(cookie: &str, key: &SigningKey) -> Vec<Self> {
        let Some((text, signed)) = cookie.split_once('.') else { return Vec::new() };
        if !same(signed, &key.sign(PURPOSE, text)) {
            return Vec::new();
        }
        let json = hex::decode(text).unwrap_or_default();
        serde_json::from_slice(&json).into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_left_is_read_back_and_a_forgery_is_not() {
        let key = SigningKey::new([3; 32]);
        let message = Message::new("saved").arg("n", 3).arg("name", "Ελένη");
        let flash = Flash { tone: Tone::Success, message };
        let packed = flash.pack(&key);
        assert_eq!(Flash::unpack(&packed, &key), [flash]);
        assert!(Flash::unpack(&packed, &SigningKey::new([4; 32])).is_empty());
        assert!(Flash::unpack("zz.zz", &key).is_empty());
    }

    #[test]
    fn a_very_long_message_does_not_outgrow_a_cookie() {
        let key = SigningKey::new([3; 32]);
        let flash = Flash { tone: Tone::Info, message: Message::new("x").arg("name", "a".repeat(9_000)) };
        assert!(flash.pack(&key).len() < 4_000);
    }
}
