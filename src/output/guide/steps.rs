//! The steps of a guide, stage by stage.

use super::{Block, Guide, Inline};
use crate::domain::playbook::condition::Condition;
use crate::domain::playbook::in_words::describe;
use crate::domain::playbook::{Branch, Capture, END, MustAsk, Step};
use crate::say;
use crate::text::{one_line, truncate};

impl Guide<'_> {
    pub(super) fn steps(&self, blocks: &mut Vec<Block>) {
        let mut stage = None;
        for (number, step) in self.playbook.steps.iter().enumerate() {
            if stage != Some(&step.stage) {
                stage = Some(&step.stage);
                let title = self.playbook.stage(&step.stage).map(|stage| self.text(&stage.title));
                let text = title.unwrap_or(&step.stage).to_owned();
                blocks.push(super::heading(2, text));
            }
            let text = format!("{} · {}", number + 1, step.id);
            blocks.push(Block::Heading { level: 3, text, anchor: Some(step.id.clone()) });
            self.step(blocks, step);
        }
    }

    fn step(&self, blocks: &mut Vec<Block>, step: &Step) {
        let lang = self.lang;
        if step.for_each.is_some() {
            blocks.push(Block::Lead(say!(lang, "guide-for-each")));
        }
        blocks.extend(step.say.iter().map(|say| Block::Say(self.text(say).to_owned())));
        blocks.extend(step.ask.iter().map(|ask| Block::Ask(self.text(ask).to_owned())));
        if let Some(why) = &step.why {
            blocks.push(Block::Note { name: say!(lang, "guide-why"), text: vec![self.words(why)] });
        }
        self.notes(blocks, say!(lang, "guide-probes"), &step.probes);
        if let Some(avoid) = &step.avoid {
            blocks.push(Block::Note { name: say!(lang, "guide-avoid"), text: vec![self.words(avoid)] });
        }
        if let Some(answer) = self.answer(&step.capture) {
            let text = vec![Inline::Words(answer)];
            blocks.push(Block::Note { name: say!(lang, "guide-answer"), text });
        }
        if let Some(must) = self.must_ask(step) {
            let text = vec![Inline::Words(must)];
            blocks.push(Block::Note { name: say!(lang, "guide-must-ask"), text });
        }
        blocks.push(Block::Notes { name: say!(lang, "guide-next"), items: self.ways_on(step) });
    }

    /// What the answer field takes; nothing where the note is the answer.
    fn answer(&self, capture: &Capture) -> Option<String> {
        let lang = self.lang;
        let options = |options: &[crate::domain::playbook::AnswerOption]| {
            let titles: Vec<&str> = options.iter().map(|option| self.text(&option.title)).collect();
            titles.join(" · ")
        };
        Some(match capture {
            Capture::Text => return None,
            Capture::YesNo => say!(lang, "guide-answer-yes-no"),
            Capture::Choice { options: list } => say!(lang, "guide-answer-choice", options = options(list)),
            Capture::Multi { options: list } => say!(lang, "guide-answer-multi", options = options(list)),
            Capture::Scale { min, max } => say!(lang, "guide-answer-scale", min = *min, max = *max),
            Capture::Date => say!(lang, "guide-answer-date"),
            Capture::Money => say!(lang, "guide-answer-money"),
        })
    }

    fn must_ask(&self, step: &Step) -> Option<String> {
        match &step.must_ask {
            MustAsk::No | MustAsk::Flag(false) => None,
            MustAsk::Flag(true) => Some(say!(self.lang, "guide-must-ask-always")),
            MustAsk::Unless(unless) => {
                let condition = self.condition(&unless.unless, step);
                Some(say!(self.lang, "guide-must-ask-unless", condition = condition))
            }
        }
    }

    /// What may come next, a line each, in the order in which it is tried.
    fn ways_on(&self, step: &Step) -> Vec<Vec<Inline>> {
        let mut lines: Vec<Vec<Inline>> = Vec::new();
        for branch in &step.next {
            lines.push(self.way_on(branch, step, lines.is_empty()));
            if branch.when.is_none() {
                return lines;
            }
        }
        let following = self.playbook.following(&step.id);
        let go = following.map_or_else(|| END.to_owned(), |step| step.id.clone());
        let first = lines.is_empty();
        lines.push(self.way_on(&Branch { when: None, go }, step, first));
        lines
    }

    fn way_on(&self, branch: &Branch, step: &Step, first: bool) -> Vec<Inline> {
        let goal = if branch.go == END {
            Inline::Words(say!(self.lang, "guide-end"))
        } else {
            self.link(&branch.go)
        };
        match &branch.when {
            None if first => vec![goal],
            None => vec![Inline::Words(say!(self.lang, "guide-otherwise")), goal],
            Some(when) => {
                let condition = self.condition(when, step);
                vec![Inline::Words(say!(self.lang, "guide-if", condition = condition)), goal]
            }
        }
    }

    fn condition(&self, condition: &Condition, step: &Step) -> String {
        describe(condition, &step.id, self.playbook, self.taxonomy, self.lang)
    }

    /// A step by its number and first words, to click or to turn to.
    pub(super) fn link(&self, id: &str) -> Inline {
        const MOST_CELLS: usize = 60;
        let Some(number) = self.playbook.steps.iter().position(|step| step.id == id) else {
            return Inline::Words(id.to_owned());
        };
        let step = &self.playbook.steps[number];
        let text = step.ask.as_ref().or(step.say.as_ref()).map_or(id, |text| self.text(text));
        let line = one_line(text);
        Inline::Link(id.to_owned(), format!("{} · {}", number + 1, truncate(&line, MOST_CELLS)))
    }
}
