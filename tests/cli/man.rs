//! `opsctl man`: the pages.

use crate::support::Sandbox;

#[test]
fn a_page_is_printed() {
    let page = Sandbox::new().opsctl(&["man"]).ok();
    assert!(page.contains(".TH opsctl 1"), "{page}");
    assert!(page.contains("process pack"), "{page}");
}

#[test]
fn a_page_per_command_is_written() {
    let sandbox = Sandbox::new();
    assert_eq!(sandbox.opsctl(&["man", "--dir", "pages"]).run().code, 0);
    let pages = sandbox.files();
    for page in ["pages/opsctl.1", "pages/opsctl-workflow.1", "pages/opsctl-workflow-graph.1", "pages/opsctl-init.1"] {
        assert!(pages.iter().any(|name| name == page), "{page} is not among {pages:?}");
    }
    let written = sandbox.opsctl(&["man", "--dir", "pages"]).json(0);
    assert_eq!(written["written"].as_array().unwrap().len(), pages.len());
}
