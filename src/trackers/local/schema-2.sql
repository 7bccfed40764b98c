-- Version 2 of the store: what clocks go by. `due` is an instant now, and the largest integer for
-- none. The cache is made anew from the logs, which stay as they are.
ALTER TABLE requests ADD COLUMN severity TEXT;
-- The facts of the request as JSON, while one of its clocks runs.
ALTER TABLE requests ADD COLUMN record TEXT;
CREATE INDEX requests_clocked ON requests (tracker, due, number) WHERE record IS NOT NULL;

DELETE FROM waiting;
DELETE FROM deployments;
DELETE FROM requests;
UPDATE logs SET outdated = 1 WHERE outdated = 0;
UPDATE trackers SET policy = NULL;
