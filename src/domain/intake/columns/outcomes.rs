//! The columns of `import outcomes`.

use super::common::{account, maybe_external_id, of_an_account};
use super::{Column, Imported, Reads, may, must};
use crate::domain::account::outcome::Outcome;
use crate::domain::intake::Kind;

impl Imported for Outcome {
    const KIND: Kind = Kind::Outcomes;
    const COLUMNS: &'static [Column<Self>] = &[
        account(),
        maybe_external_id(&["outcome id", "id"]),
        must(
            "at",
            Reads::When(|it, when| it.at = when),
            |it| it.at.into(),
            &["date", "measured at", "as of", "fecha", "fecha de medición"],
        ),
        must(
            "goal",
            Reads::Text(|it, text| it.goal = text),
            |it| it.goal.as_str().into(),
            &["objective", "outcome", "success criterion", "objetivo", "meta", "resultado"],
        ),
        may(
            "target",
            Reads::Number(|it, number| it.target = Some(number)),
            |it| it.target.into(),
            &["target value", "goal value", "valor objetivo", "valor meta"],
        ),
        may(
            "value",
            Reads::Number(|it, number| it.value = Some(number)),
            |it| it.value.into(),
            &[
                "actual",
                "actual value",
                "current value",
                "result",
                "valor",
                "valor actual",
                "valor alcanzado",
            ],
        ),
        may(
            "unit",
            Reads::Text(|it, text| it.unit = Some(text)),
            |it| it.unit.as_deref().into(),
            &["units", "unidad"],
        ),
    ];

    of_an_account!(Outcomes);
}
