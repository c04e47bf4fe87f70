//! Values without parts: text, numbers, truth values.

use serde_json::{Number, Value as Json};

use super::{Checker, mend, scalar_type};
use crate::content::problem::{Finding, ValueType};
use crate::content::tree::{Scalar, Spot};

impl<'s> Checker<'s> {
    /// A scalar as JSON; `None` where it cannot be used.
    pub(super) fn scalar(
        &mut self,
        spot: Spot,
        scalar: &Scalar,
        schema: &'s Json,
        accepted: &[ValueType],
    ) -> Option<Json> {
        let takes = |kind| accepted.contains(&kind);
        match scalar {
            Scalar::Null(_) if takes(ValueType::Nothing) => Some(Json::Null),
            Scalar::Bool(value, _) if takes(ValueType::Flag) => Some(Json::Bool(*value)),
            Scalar::Int(number, text) if takes(ValueType::Whole) || takes(ValueType::Number) => {
                self.whole(spot, *number, text, schema)
            }
            Scalar::Float(number, text) if takes(ValueType::Number) => {
                let value = self.within(spot, *number, text, schema).and_then(|()| Number::from_f64(*number));
                value.map(Json::Number)
            }
            Scalar::Text(text) if takes(ValueType::Text) => self.text(spot, text, schema),
            _ => self.wrong(spot, scalar_type(scalar), accepted.to_vec()),
        }
    }

    fn whole(&mut self, spot: Spot, number: i128, text: &str, schema: &Json) -> Option<Json> {
        self.within(spot, number as f64, text, schema)?;
        let range = match schema.get("format").and_then(Json::as_str) {
            Some("uint32") => 0..=i128::from(u32::MAX),
            Some("uint8") => 0..=i128::from(u8::MAX),
            Some("uint64" | "uint") => 0..=i128::from(u64::MAX),
            Some("int32") => i128::from(i32::MIN)..=i128::from(i32::MAX),
            _ => i128::from(i64::MIN)..=i128::from(i64::MAX),
        };
        let found = text.to_owned();
        if number < *range.start() {
            self.flaw(spot, Finding::TooSmall { found, least: range.start().to_string() });
            return None;
        }
        if number > *range.end() {
            self.flaw(spot, Finding::TooBig { found, most: range.end().to_string() });
            return None;
        }
        i64::try_from(number).map(Json::from).or_else(|_| u64::try_from(number).map(Json::from)).ok()
    }

    /// Whether a number lies within the schema's own bounds.
    fn within(&mut self, spot: Spot, number: f64, text: &str, schema: &Json) -> Option<()> {
        let bound = |key: &str| schema.get(key).and_then(Json::as_f64);
        let found = text.to_owned();
        if let Some(least) = bound("minimum").filter(|least| number < *least) {
            self.flaw(spot, Finding::TooSmall { found, least: least.to_string() });
            return None;
        }
        if let Some(most) = bound("maximum").filter(|most| number > *most || number.is_nan()) {
            self.flaw(spot, Finding::TooBig { found, most: most.to_string() });
            return None;
        }
        if !number.is_finite() {
            self.flaw(spot, Finding::WrongType { expected: vec![ValueType::Number], found: ValueType::Text });
            return None;
        }
        Some(())
    }

    fn text(&mut self, spot: Spot, text: &str, schema: &Json) -> Option<Json> {
        if schema.get("format").and_then(Json::as_str) == Some("date")
            && text.parse::<chrono::NaiveDate>().is_err()
        {
            self.flaw(spot, Finding::NotADay(text.to_owned()));
            return None;
        }
        if schema.get("pattern").and_then(Json::as_str) == Some(crate::domain::KEBAB) && !mend::is_kebab(text)
        {
            let finding = Finding::NotKebab { found: text.to_owned(), better: mend::to_kebab(text) };
            self.flaw(spot, finding);
        }
        Some(text.into())
    }
}
