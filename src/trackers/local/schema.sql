-- Version 1 of the store. Instants are whole microseconds since 1970, UTC.
-- "opsc" in ASCII: tells a store from a database of another program.
PRAGMA application_id = 1869640547;

CREATE TABLE trackers (
    name        TEXT PRIMARY KEY,
    next_number INTEGER NOT NULL DEFAULT 1,
    -- The policy the cached states were replayed under.
    policy      TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE issues (
    -- Never used twice: what a careless hand leaves behind of an issue must not become another's.
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    tracker      TEXT NOT NULL,
    number       INTEGER NOT NULL,
    -- The ULID of the request; NULL for an issue that carries none.
    request      TEXT,
    title        TEXT NOT NULL,
    body         TEXT NOT NULL,
    author_id    TEXT NOT NULL,
    author_login TEXT NOT NULL,
    created_at   INTEGER NOT NULL,
    open         INTEGER NOT NULL DEFAULT 1 CHECK (open IN (0, 1)),
    UNIQUE (tracker, number),
    UNIQUE (tracker, request)
) STRICT;

CREATE TABLE comments (
    -- Never used twice, so that the order of ids is the order of arrival.
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    issue        INTEGER NOT NULL REFERENCES issues (id),
    -- The place in the log, for a comment that claims one.
    slot         INTEGER,
    author_id    TEXT NOT NULL,
    author_login TEXT NOT NULL,
    body         TEXT NOT NULL,
    created_at   INTEGER NOT NULL,
    -- Set by triggers, never by opsctl.
    edited_at    INTEGER,
    -- The compare-and-swap of the log.
    UNIQUE (issue, slot)
) STRICT;
CREATE INDEX comments_in_order ON comments (issue, id);

-- The labels a tracker knows, in their first spelling.
CREATE TABLE labels (
    -- Never used twice, for the same reason.
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    tracker TEXT NOT NULL,
    name    TEXT NOT NULL,
    -- The name without regard to case.
    folded  TEXT NOT NULL,
    UNIQUE (tracker, folded)
) STRICT;

CREATE TABLE issue_labels (
    issue INTEGER NOT NULL REFERENCES issues (id),
    label INTEGER NOT NULL REFERENCES labels (id),
    PRIMARY KEY (issue, label)
) STRICT, WITHOUT ROWID;
CREATE INDEX issue_labels_by_label ON issue_labels (label);

CREATE TABLE assignees (
    issue INTEGER NOT NULL REFERENCES issues (id),
    login TEXT NOT NULL,
    PRIMARY KEY (issue, login)
) STRICT, WITHOUT ROWID;

-- How far each log has moved, and whether the cached state lags behind it.
CREATE TABLE logs (
    issue    INTEGER PRIMARY KEY,
    tracker  TEXT NOT NULL,
    version  INTEGER NOT NULL DEFAULT 1,
    outdated INTEGER NOT NULL DEFAULT 1 CHECK (outdated IN (0, 1)),
    -- Comments that were removed from the log.
    removed  INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX logs_outdated ON logs (tracker, issue) WHERE outdated = 1;

-- Writes under way.
CREATE TABLE journal (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    event   TEXT NOT NULL UNIQUE,
    tracker TEXT NOT NULL,
    number  INTEGER NOT NULL,
    begun   INTEGER NOT NULL
) STRICT;

-- What deployment commands printed.
CREATE TABLE outputs (
    event  TEXT PRIMARY KEY,
    output TEXT NOT NULL
) STRICT;

-- The cache of replayed states: rows to list from, never to decide by. `calm` is 0 for an urgent
-- request, `due` a day number or the largest integer for none, so that an index holds the order.
CREATE TABLE requests (
    issue     INTEGER PRIMARY KEY,
    tracker   TEXT NOT NULL,
    number    INTEGER NOT NULL,
    request   TEXT NOT NULL,
    workflow  TEXT NOT NULL,
    version   INTEGER NOT NULL,
    title     TEXT NOT NULL,
    state     TEXT NOT NULL,
    broken    INTEGER NOT NULL,
    step      TEXT,
    calm      INTEGER NOT NULL,
    requester TEXT,
    assignee  TEXT,
    due       INTEGER NOT NULL,
    opened    INTEGER NOT NULL,
    updated   INTEGER NOT NULL,
    anomalies INTEGER NOT NULL,
    -- Whether it has anomalies or a broken log.
    anomalous INTEGER NOT NULL
) STRICT;
CREATE INDEX requests_by_state
    ON requests (tracker, state, calm, due, updated, number, workflow, step, requester);
CREATE INDEX requests_in_order
    ON requests (tracker, calm, due, updated, number, state, workflow, step, requester);
CREATE INDEX requests_anomalous
    ON requests (tracker, calm, due, updated, number, state, workflow, step, requester) WHERE anomalous = 1;

CREATE TABLE waiting (
    tracker   TEXT NOT NULL,
    party     TEXT NOT NULL,
    calm      INTEGER NOT NULL,
    due       INTEGER NOT NULL,
    updated   INTEGER NOT NULL,
    number    INTEGER NOT NULL,
    issue     INTEGER NOT NULL,
    position  INTEGER NOT NULL,
    -- Whether the request waits for nobody else.
    alone     INTEGER NOT NULL,
    state     TEXT NOT NULL,
    workflow  TEXT NOT NULL,
    step      TEXT,
    requester TEXT,
    anomalous INTEGER NOT NULL,
    PRIMARY KEY (tracker, party, calm, due, updated, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX waiting_by_issue ON waiting (issue, position);

CREATE TABLE deployments (
    id          INTEGER PRIMARY KEY,
    issue       INTEGER NOT NULL,
    tracker     TEXT NOT NULL,
    number      INTEGER NOT NULL,
    position    INTEGER NOT NULL,
    event       TEXT NOT NULL,
    environment TEXT NOT NULL,
    release     TEXT NOT NULL,
    component   TEXT,
    action      TEXT NOT NULL,
    person      TEXT NOT NULL,
    started     INTEGER NOT NULL,
    finished    INTEGER,
    outcome     TEXT NOT NULL
) STRICT;
CREATE INDEX deployments_by_issue ON deployments (issue, position);
CREATE INDEX deployments_by_time ON deployments (tracker, started, number, position);
CREATE INDEX deployments_by_environment ON deployments (tracker, environment, started, number, position);

-- The triggers see every change, whatever tool makes it.

-- An issue that is replaced goes on counting where it was.
CREATE TRIGGER issue_opened AFTER INSERT ON issues BEGIN
    UPDATE logs SET version = version + 1, outdated = 1, tracker = NEW.tracker WHERE issue = NEW.id;
    INSERT INTO logs (issue, tracker) SELECT NEW.id, NEW.tracker
    WHERE NOT EXISTS (SELECT 1 FROM logs WHERE issue = NEW.id);
END;
CREATE TRIGGER issue_changed AFTER UPDATE ON issues BEGIN
    UPDATE logs SET version = version + 1, outdated = 1, tracker = NEW.tracker WHERE issue = NEW.id;
    DELETE FROM requests WHERE issue = NEW.id AND (tracker <> NEW.tracker OR number <> NEW.number);
END;
CREATE TRIGGER issue_deleted AFTER DELETE ON issues BEGIN
    DELETE FROM logs WHERE issue = OLD.id;
    DELETE FROM requests WHERE issue = OLD.id;
END;

CREATE TRIGGER comment_written AFTER INSERT ON comments BEGIN
    UPDATE logs SET version = version + 1, outdated = 1 WHERE issue = NEW.issue;
END;
-- A comment put in before the newest one, or in the place of one that was removed, did not arrive
-- there: its place is not vouched for. `sqlite_sequence` still has the last id of before the insert.
CREATE TRIGGER comment_squeezed_in AFTER INSERT ON comments
WHEN NEW.edited_at IS NULL AND (
    NEW.id < (SELECT max(id) FROM comments)
    OR NEW.id <= (SELECT seq FROM sqlite_sequence WHERE name = 'comments')
) BEGIN
    UPDATE comments SET edited_at = CAST(strftime('%s', 'now') AS INTEGER) * 1000000 WHERE id = NEW.id;
END;
CREATE TRIGGER comment_replaced BEFORE INSERT ON comments
WHEN EXISTS (SELECT 1 FROM comments WHERE id = NEW.id)
    OR EXISTS (SELECT 1 FROM comments WHERE issue = NEW.issue AND slot = NEW.slot) BEGIN
    SELECT RAISE(ABORT, 'this place of the log is taken');
END;
CREATE TRIGGER comment_changed AFTER UPDATE ON comments BEGIN
    UPDATE logs SET version = version + 1, outdated = 1 WHERE issue IN (OLD.issue, NEW.issue);
END;
CREATE TRIGGER comment_edited AFTER UPDATE ON comments WHEN NEW.edited_at IS NULL BEGIN
    UPDATE comments SET edited_at = CAST(strftime('%s', 'now') AS INTEGER) * 1000000 WHERE id = NEW.id;
END;
CREATE TRIGGER comment_deleted AFTER DELETE ON comments BEGIN
    UPDATE logs SET version = version + 1, outdated = 1, removed = removed + 1 WHERE issue = OLD.issue;
END;

CREATE TRIGGER label_added AFTER INSERT ON issue_labels BEGIN
    UPDATE logs SET version = version + 1, outdated = 1 WHERE issue = NEW.issue;
END;
CREATE TRIGGER label_changed AFTER UPDATE ON issue_labels BEGIN
    UPDATE logs SET version = version + 1, outdated = 1 WHERE issue IN (OLD.issue, NEW.issue);
END;
CREATE TRIGGER label_removed AFTER DELETE ON issue_labels BEGIN
    UPDATE logs SET version = version + 1, outdated = 1 WHERE issue = OLD.issue;
END;
CREATE TRIGGER label_renamed AFTER UPDATE ON labels BEGIN
    UPDATE logs SET version = version + 1, outdated = 1
    WHERE issue IN (SELECT issue FROM issue_labels WHERE label IN (OLD.id, NEW.id));
END;
CREATE TRIGGER label_deleted AFTER DELETE ON labels BEGIN
    UPDATE logs SET version = version + 1, outdated = 1
    WHERE issue IN (SELECT issue FROM issue_labels WHERE label = OLD.id);
END;

CREATE TRIGGER assignee_added AFTER INSERT ON assignees BEGIN
    UPDATE logs SET version = version + 1, outdated = 1 WHERE issue = NEW.issue;
END;
CREATE TRIGGER assignee_changed AFTER UPDATE ON assignees BEGIN
    UPDATE logs SET version = version + 1, outdated = 1 WHERE issue IN (OLD.issue, NEW.issue);
END;
CREATE TRIGGER assignee_removed AFTER DELETE ON assignees BEGIN
    UPDATE logs SET version = version + 1, outdated = 1 WHERE issue = OLD.issue;
END;

CREATE TRIGGER state_forgotten AFTER DELETE ON requests BEGIN
    DELETE FROM waiting WHERE issue = OLD.issue;
    DELETE FROM deployments WHERE issue = OLD.issue;
END;
