//! The pack that is in the binary: used where no `opsctl.yaml` is found, written out by
//! `opsctl init`.

use super::source::Source;

/// `opsctl.yaml` and the workflows of the built-in pack.
pub(crate) fn builtin() -> (Source, Vec<Source>) {
    let config =
        Source { name: "opsctl.yaml".to_owned(), text: include_str!("../../workflows/opsctl.yaml").to_owned() };
    let delivery = Source {
        name: "workflows/delivery.yaml".to_owned(),
        text: include_str!("../../workflows/delivery.yaml").to_owned(),
    };
    (config, vec![delivery])
}
