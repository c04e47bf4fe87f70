//! What the palette offers.

use super::App;
use crate::app::Context;
use crate::app::palette::{Deed, Offer};
use crate::domain::language::Lang;
use crate::keys::Action;
use crate::say;
use crate::words::message;

impl App {
    /// Everything that can be done here, for the palette.
    pub(super) fn offers(&self, cx: &Context) -> Vec<Offer> {
        let rows = self.keys.rows(self.scope()).filter(|(row, _)| row.action != Action::Palette);
        let mut offers: Vec<Offer> = rows
            .map(|(row, chord)| Offer {
                deed: Deed::Act(row.action),
                words: Lang::ALL.map(|lang| (lang, message(lang, &format!("action-{}", row.name), &[]))),
                chord: chord.map(|chord| chord.to_string()),
                why_not: self.why_not(row.action, cx),
            })
            .collect();
        if self.call.is_none() {
            offers.extend(self.accounts.filters().iter().map(|filter| {
                Offer {
                    deed: Deed::Filter(Some(filter.id.clone())),
                    words: Lang::ALL
                        .map(|lang| (lang, say!(lang, "app-filter-by", filter = filter.title.in_lang(lang)))),
                    chord: None,
                    why_not: None,
                }
            }));
            offers.push(Offer {
                deed: Deed::Filter(None),
                words: Lang::ALL.map(|lang| (lang, say!(lang, "app-filter-none"))),
                chord: None,
                why_not: None,
            });
        }
        if let (None, Some(chosen)) = (&self.call, self.chosen()) {
            let name = chosen.name;
            offers.extend(self.accounts.playbooks().iter().map(|playbook| Offer {
                deed: Deed::CallWith { account: chosen.account, playbook: playbook.id.clone() },
                words: Lang::ALL.map(|lang| {
                    let title = playbook.title.in_lang(lang);
                    (lang, say!(lang, "app-call-with", account = name, playbook = title))
                }),
                chord: None,
                why_not: None,
            }));
        }
        offers
    }
}
