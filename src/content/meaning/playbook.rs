//! A playbook: everything its steps name exists, every step can be reached, every path ends and asks what it must.

use super::{Report, condition, others};
use crate::content::place::Place;
use crate::content::problem::{Finding, Reference};
use crate::domain::language::Lang;
use crate::domain::playbook::graph::Graph;
use crate::domain::playbook::{Capture, END, MustAsk, Playbook, Purpose, Step};
use crate::text::fold::fold;

/// How many steps a playbook may have; the graph takes time by their square.
const MOST_STEPS: usize = 1_000;

pub(super) fn check(report: &mut Report<'_>, playbook: &Playbook) {
    let root = Place::default();
    let steps = root.key("steps");
    report.distinct_in(&root.key("stages"), &playbook.stages, |stage| &stage.id);
    report.distinct_in(&steps, &playbook.steps, |step| &step.id);
    others::cards(report, &root.key("cards"), &playbook.cards);
    if playbook.steps.is_empty() {
        report.at_key(&steps, Finding::NoSteps);
        return;
    }
    if playbook.steps.len() > MOST_STEPS {
        report.at_key(&steps, Finding::ManySteps(MOST_STEPS));
        return;
    }
    exit(report, playbook);
    let graph = Graph::new(playbook);
    for (number, step) in playbook.steps.iter().enumerate() {
        check_step(report, playbook, &graph, number, step);
    }
    paths(report, playbook, &graph);
}

fn exit(report: &mut Report<'_>, playbook: &Playbook) {
    let place = Place::default().key("exit");
    let is_form = matches!(playbook.purpose, Purpose::Survey | Purpose::Questionnaire);
    match &playbook.exit {
        Some(exit) => {
            let ids = playbook.steps.iter().map(|step| step.id.as_str());
            report.known(&place, Reference::Step, exit, ids);
        }
        None if !is_form => report.at_key(&place, Finding::NoExit),
        None => {}
    }
}

fn check_step(report: &mut Report<'_>, playbook: &Playbook, graph: &Graph<'_>, number: usize, step: &Step) {
    let place = Place::default().key("steps").at(number);
    let stages = playbook.stages.iter().map(|stage| stage.id.as_str());
    if step.id == END {
        report.at(&place.key("id"), Finding::ReservedId(step.id.clone()));
    }
    report.known(&place.key("stage"), Reference::Stage, &step.stage, stages);
    match &step.capture {
        Capture::Choice { options } | Capture::Multi { options } => {
            report.distinct_in(&place.key("capture").key("options"), options, |option| &option.id);
        }
        Capture::Scale { min, max } => {
            report.min_max(&place.key("capture").key("min"), Some(*min), Some(*max));
        }
        _ => {}
    }
    suggestions(report, &place.key("suggest"), step);
    if let MustAsk::Unless(unless) = &step.must_ask {
        let place = place.key("must-ask").key("unless");
        condition::check(report, playbook, &place, &unless.unless, &|_| true);
    }
    for (at, branch) in step.next.iter().enumerate() {
        let place = place.key("next").at(at);
        if branch.go != END {
            let ids = playbook.steps.iter().map(|step| step.id.as_str()).chain([END]);
            report.known(&place.key("go"), Reference::Step, &branch.go, ids);
        }
        if let Some(when) = &branch.when {
            let asked = |other| graph.may_precede(other, number);
            condition::check(report, playbook, &place.key("when"), when, &asked);
        }
        // A branch whose condition was mended seems to be always taken.
        let is_whole = |at: usize| {
            report.doc.is_sound(&Place::default().key("steps").at(number).key("next").at(at).key("when"))
        };
        let earlier = graph.taken_before(number, at).filter(|&earlier| is_whole(earlier) && is_whole(at));
        if let Some(earlier) = earlier {
            let first = report.line(&Place::default().key("steps").at(number).key("next").at(earlier));
            report.at(&place, Finding::NeverTaken(first));
        }
    }
}

fn suggestions(report: &mut Report<'_>, place: &Place, step: &Step) {
    let mut cues = Cues::default();
    for (at, suggestion) in step.suggest.iter().enumerate() {
        let place = place.at(at);
        report.tag(&place.key("tag"), &suggestion.tag);
        cues.add(report, &place.key("cues"), &suggestion.cues, &suggestion.tag.0);
    }
}

/// Phrases seen so far, and the tag each proposes.
#[derive(Default)]
pub(super) struct Cues(std::collections::HashMap<(Lang, String), (String, usize)>);

impl Cues {
    /// Adds the phrases that propose a tag; one that proposes another tag already is reported.
    pub(super) fn add(
        &mut self,
        report: &mut Report<'_>,
        place: &Place,
        cues: &crate::domain::language::Cues,
        tag: &str,
    ) {
        for lang in Lang::ALL {
            for (at, cue) in cues.of(lang).iter().enumerate() {
                let place = place.key(lang.code()).at(at);
                let line = report.line(&place);
                let first = self.0.entry((lang, fold(cue))).or_insert_with(|| (tag.to_owned(), line));
                if first.0 != tag && !cue.is_empty() {
                    let (other, first) = first.clone();
                    report.at(&place, Finding::CueTwice { cue: cue.clone(), other, first });
                }
            }
        }
    }
}

/// What the script as a whole does.
fn paths(report: &mut Report<'_>, playbook: &Playbook, graph: &Graph<'_>) {
    let id_of = |step: usize| playbook.steps[step].id.clone();
    let place_of = |step: usize| Place::default().key("steps").at(step).key("id");
    for step in graph.unreachable() {
        report.at(&place_of(step), Finding::Unreachable(id_of(step)));
    }
    for steps in graph.endless_loops() {
        let first = steps.first().copied().unwrap_or_default();
        let names = steps.into_iter().chain([first]).map(id_of).collect();
        report.at(&place_of(first), Finding::EndlessLoop(names));
    }
    for step in graph.dead_ends() {
        report.at(&place_of(step), Finding::NoEnd(id_of(step)));
    }
    for step in 0..playbook.steps.len() {
        if let Some(path) = graph.way_around(step) {
            let place = Place::default().key("steps").at(step).key("must-ask");
            let path = path.into_iter().map(id_of).collect();
            report.at_key(&place, Finding::MustAskSkipped { step: id_of(step), path });
        }
    }
    let longest = graph.longest();
    if longest.minutes > u64::from(playbook.minutes) {
        let stages = longest.stages.into_iter().map(|stage| playbook.stages[stage].id.clone()).collect();
        let finding = Finding::MinutesOver { needed: longest.minutes, minutes: playbook.minutes, stages };
        report.at(&Place::default().key("minutes"), finding);
    }
}
