//! The columns of `import contacts`.

use super::common::{account, maybe_external_id, of_an_account};
use super::{Column, Imported, Reads, may, must};
use crate::domain::account::timeline::Contact;
use crate::domain::intake::Kind;

impl Imported for Contact {
    const KIND: Kind = Kind::Contacts;
    const COLUMNS: &'static [Column<Self>] = &[
        account(),
        maybe_external_id(&["contact id", "record id", "person id", "id", "id de contacto"]),
        must(
            "name",
            Reads::Text(|contact, text| contact.name = text),
            |it| it.name.as_str().into(),
            &["full name", "contact name", "contact", "nombre", "nombre completo", "contacto"],
        ),
        may(
            "email",
            Reads::Text(|contact, text| contact.email = Some(text)),
            |it| it.email.as_deref().into(),
            &["e-mail", "email address", "mail", "correo", "correo electrónico"],
        ),
        may(
            "phone",
            Reads::Text(|contact, text| contact.phone = Some(text)),
            |it| it.phone.as_deref().into(),
            &["phone number", "mobile phone", "mobile", "telephone", "teléfono", "celular", "móvil"],
        ),
        may(
            "role",
            Reads::Text(|contact, text| contact.role = Some(text)),
            |it| it.role.as_deref().into(),
            &["contact role", "rol", "papel"],
        ),
        may(
            "title",
            Reads::Text(|contact, text| contact.title = Some(text)),
            |it| it.title.as_deref().into(),
            &["job title", "cargo", "puesto"],
        ),
        may(
            "champion",
            Reads::YesNo(|contact, yes| contact.champion = yes),
            |it| it.champion.into(),
            &["is champion", "promotor", "promotora"],
        ),
        may(
            "left_at",
            Reads::Day(|contact, day| contact.left_at = Some(day)),
            |it| it.left_at.into(),
            &["left date", "left", "fecha de salida", "se fue"],
        ),
    ];

    of_an_account!(Contacts);
}
