//! Mistakes in the section `oncall`.

use insta::assert_snapshot;

use super::config_and as and;

/// A schedule whose layer and further keys are given.
fn schedule(rotation: &str, more: &str) -> String {
    and(&format!("oncall:\n  ops:\n    layers:\n      - rotation: {{{rotation}}}\n{more}"))
}

#[test]
fn rotations() {
    assert_snapshot!(schedule("start: 2026-06-01T09:00+02:00, members: [bob, dave]", ""), @"
    error[bad-moment]: `2026-06-01T09:00+02:00` is no civil time
      --> opsctl.yaml:15:27
       |
    15 |       - rotation: {start: 2026-06-01T09:00+02:00, members: [bob, dave]}
       |                           ^^^^^^^^^^^^^^^^^^^^^^
       |
       = help: write `2026-06-01T09:00`, in the zone of the schedule

    error[unknown-person]: there is no person `dave`
      --> opsctl.yaml:15:66
       |
    15 |       - rotation: {start: 2026-06-01T09:00+02:00, members: [bob, dave]}
       |                                                                  ^^^^
       |
       = help: known: `alice`, `bob` and `carol`
    ");
    assert_snapshot!(schedule("start: 2026-06-01T09:00, every: 12h, members: [bob]", ""), @"
    error[bad-duration]: `12h` is not the length of a shift
      --> opsctl.yaml:15:52
       |
    15 |       - rotation: {start: 2026-06-01T09:00, every: 12h, members: [bob]}
       |                                                    ^^^
       |
       = help: write `day`, `week`, or days or weeks such as `3d` and `2w`
    ");
    assert_snapshot!(schedule("start: 2026-06-01T09:00, every: 3d, at: mon 09:00, members: [bob]", ""), @"
    error[bad-hand-over]: `mon 09:00` names a weekday, and the shifts are no whole weeks
      --> opsctl.yaml:15:60
       |
    15 |       - rotation: {start: 2026-06-01T09:00, every: 3d, at: mon 09:00, members: [bob]}
       |                                                            ^^^^^^^^^
       |
       = help: write the time alone, such as `09:00`
    ");
    assert_snapshot!(schedule("start: 2026-06-01T09:00, at: mon-tue 09:00, members: [bob]", ""), @"
    error[bad-hand-over]: `mon-tue 09:00` is no time to hand over
      --> opsctl.yaml:15:49
       |
    15 |       - rotation: {start: 2026-06-01T09:00, at: mon-tue 09:00, members: [bob]}
       |                                                 ^^^^^^^^^^^^^
       |
       = help: write `mon 09:00`, or `09:00` where shifts are no whole weeks
    ");
    assert_snapshot!(schedule("start: 2026-06-01T09:00, at: '24:00', members: [bob]", ""), @"
    error[bad-hand-over]: `24:00` is no time to hand over
      --> opsctl.yaml:15:49
       |
    15 |       - rotation: {start: 2026-06-01T09:00, at: '24:00', members: [bob]}
       |                                                 ^^^^^^^
       |
       = help: write `mon 09:00`, or `09:00` where shifts are no whole weeks
    ");
    assert_snapshot!(schedule("start: 2026-06-01T09:00, members: []", ""), @"
    error[wrong-length]: `members` must have at least 1 value, found 0
      --> opsctl.yaml:15:54
       |
    15 |       - rotation: {start: 2026-06-01T09:00, members: []}
       |                                                      ^^
    ");
}

#[test]
fn restrictions_and_the_fallback() {
    let rotation = "start: 2026-06-01T09:00, members: [bob]";
    assert_snapshot!(schedule(rotation, "        restrict: [{days: monday}]\n"), @"
    error[bad-days]: `monday` names no days of the week
      --> opsctl.yaml:16:27
       |
    16 |         restrict: [{days: monday}]
       |                           ^^^^^^
       |
       = help: write `mon`, or `mon-fri` from the first to the last
    ");
    assert_snapshot!(schedule(rotation, "        restrict: [{times: ['9-17']}]\n"), @"
    error[bad-hours]: `9-17` is not a time of a day
      --> opsctl.yaml:16:29
       |
    16 |         restrict: [{times: ['9-17']}]
       |                             ^^^^^^
       |
       = help: write start and end: `09:00-17:30`; `24:00` is the end of a day
    ");
    assert_snapshot!(schedule(rotation, "    fallback: boss\n"), @"
    error[unknown-role]: there is no role `boss`
      --> opsctl.yaml:16:15
       |
    16 |     fallback: boss
       |               ^^^^
       |
       = help: known: `dev` and `ops`
    ");
}

#[test]
fn overrides() {
    let rotation = "start: 2026-06-01T09:00, members: [bob]";
    let change = |change: &str| schedule(rotation, &format!("    overrides: [{{{change}}}]\n"));
    assert_snapshot!(change("from: 2026-12-24T00:00, to: 2026-12-25T00:00"), @"
    error[bad-override]: an override has one of `who` and `away`
      --> opsctl.yaml:16:18
       |
    16 |     overrides: [{from: 2026-12-24T00:00, to: 2026-12-25T00:00}]
       |                  ^^^^
       |
       = help: `who` is on call instead; `away` is not, and the layer below is asked
    ");
    assert_snapshot!(change("from: 2026-12-24T00:00, to: 2026-12-25T00:00, who: bob, away: carol"), @"
    error[bad-override]: an override has one of `who` and `away`
      --> opsctl.yaml:16:18
       |
    16 |     overrides: [{from: 2026-12-24T00:00, to: 2026-12-25T00:00, who: bob, away: carol}]
       |                  ^^^^
       |
       = help: `who` is on call instead; `away` is not, and the layer below is asked
    ");
    assert_snapshot!(change("from: 2026-12-24T00:00, to: 2026-12-23T00:00, who: bob"), @"
    error[ends-before-start]: `to` is not after `from`
      --> opsctl.yaml:16:46
       |
    16 |     overrides: [{from: 2026-12-24T00:00, to: 2026-12-23T00:00, who: bob}]
       |                                              ^^^^^^^^^^^^^^^^
    ");
    assert_snapshot!(change("from: 2026-12-24T00:00, to: 2026-02-30T00:00, who: bob"), @"
    error[bad-moment]: `2026-02-30T00:00` is not a moment
      --> opsctl.yaml:16:46
       |
    16 |     overrides: [{from: 2026-12-24T00:00, to: 2026-02-30T00:00, who: bob}]
       |                                              ^^^^^^^^^^^^^^^^
       |
       = help: write `2026-12-24T00:00`, in the zone of the schedule, or with an offset
    ");
}
