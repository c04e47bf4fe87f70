//! Answers that came back in writing: surveys and questionnaires (D3, X4). They land in the same taxonomy as what is
//! said in a call.

use serde_json::{Map, Value};
use uuid::Uuid;

use super::timeline::When;

/// One answer of a survey or questionnaire that came back. (What is answered in a call is a call's own.)
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ReturnedAnswer {
    /// Our own key.
    pub id: Uuid,
    /// The account.
    pub account: Uuid,
    /// The other systems' key; where a file has none, a hash of the row.
    pub external_id: String,
    /// The playbook whose questions were sent.
    pub playbook: String,
    /// The step that asks it.
    pub step: String,
    /// When it came back.
    pub at: When,
    /// Their words.
    pub text: Option<String>,
    /// What they chose: a word of the step's answer field.
    pub choice: Option<String>,
    /// Columns without a name of ours.
    pub extra: Map<String, Value>,
}
