//! Questions to a person, only where there is one: stdin and stderr are terminals, and neither
//! `--no-input` nor `--json` was given. Elsewhere the answer is an error that names what to type
//! instead. Ctrl-C ends with 130 and a visible cursor.

use dialoguer::console::{Term, set_colors_enabled_stderr};
use dialoguer::theme::{ColorfulTheme, SimpleTheme, Theme};
use dialoguer::{Confirm, Input, Select};

use super::failure::Failure;
use super::interrupt;
use super::render::text::clean;
use super::ui::Ui;

/// A question, and how to answer it on the command line.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Question<'a> {
    /// What the person reads.
    pub(crate) text: &'a str,
    /// What to type instead, such as `--outcome OUTCOME`.
    pub(crate) flag: &'a str,
}

impl Ui {
    /// Lets the person choose one of `items`; the place of the choice.
    pub(crate) fn select(&mut self, question: Question<'_>, items: &[String]) -> Result<usize, Failure> {
        self.need_person(question)?;
        let items: Vec<_> = items.iter().map(|item| clean(item)).collect();
        let theme = self.theme();
        let select = Select::with_theme(&*theme).with_prompt(clean(question.text)).items(&items).default(0);
        select.interact_on(&Term::stderr()).map_err(|error| broken_off(&error))
    }

    /// Asks for a line of text. `check` says what is wrong with an answer. An empty answer is
    /// refused where `required`.
    pub(crate) fn input(
        &mut self,
        question: Question<'_>,
        default: Option<&str>,
        required: bool,
        check: impl Fn(&str) -> Result<(), String>,
    ) -> Result<String, Failure> {
        self.need_person(question)?;
        let theme = self.theme();
        let mut input = Input::<String>::with_theme(&*theme).with_prompt(clean(question.text)).allow_empty(!required);
        if let Some(default) = default {
            input = input.default(clean(default).into_owned());
        }
        let input =
            input.validate_with(|answer: &String| if answer.is_empty() && !required { Ok(()) } else { check(answer) });
        input.interact_text_on(&Term::stderr()).map_err(|error| broken_off(&error))
    }

    /// Asks for a yes. Anything but a yes is a no.
    pub(crate) fn confirm(&mut self, question: Question<'_>) -> Result<bool, Failure> {
        self.need_person(question)?;
        let theme = self.theme();
        let confirm = Confirm::with_theme(&*theme).with_prompt(clean(question.text)).default(false);
        confirm.interact_on(&Term::stderr()).map_err(|error| broken_off(&error))
    }

    fn need_person(&self, question: Question<'_>) -> Result<(), Failure> {
        if self.is_interactive() {
            interrupt::install();
            return Ok(());
        }
        Err(Failure::usage("input-needed", format!("`{}` is needed", question.flag))
            .because("there is nobody to ask: no terminal, or `--no-input` or `--json` was given"))
    }

    fn theme(&self) -> Box<dyn Theme> {
        let colour = self.talk_palette().is_coloured();
        set_colors_enabled_stderr(colour);
        if colour { Box::new(ColorfulTheme::default()) } else { Box::new(SimpleTheme) }
    }
}

fn broken_off(error: &dialoguer::Error) -> Failure {
    let dialoguer::Error::IO(error) = error;
    if error.kind() == std::io::ErrorKind::Interrupted {
        return Failure::interrupted();
    }
    Failure::failed("no-answer", "cannot read the answer").caused_by(error)
}
