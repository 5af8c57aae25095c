CREATE TABLE alarm_answer (
    id INTEGER NOT NULL,
    incident_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    severity INTEGER,
    reopenings INTEGER,
    operator_id INTEGER,
    answered_at TEXT,
    until_at TEXT,
    version INTEGER DEFAULT 1 NOT NULL,
    effective_at TEXT,
    CONSTRAINT alarm_answer_pkey PRIMARY KEY (id),
    CONSTRAINT alarm_answer_incident_id_exists FOREIGN KEY(incident_id) REFERENCES incident (id),
    CONSTRAINT alarm_answer_operator_id_exists FOREIGN KEY(operator_id) REFERENCES operator (id),
    CONSTRAINT alarm_answer_answered_at_is_an_instant_from_1970_to_2199 CHECK (answered_at IS NULL OR (answered_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z' AND answered_at >= '1970-01-01T00:00:00.000Z' AND answered_at < '2200-01-01T00:00:00.000Z' AND strftime('%Y-%m-%dT%H:%M:%S', substr(answered_at, 1, 19), '+0 days') IS substr(answered_at, 1, 19))),
    CONSTRAINT alarm_answer_until_at_is_an_instant_from_1970_to_2199 CHECK (until_at IS NULL OR (until_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z' AND until_at >= '1970-01-01T00:00:00.000Z' AND until_at < '2200-01-01T00:00:00.000Z' AND strftime('%Y-%m-%dT%H:%M:%S', substr(until_at, 1, 19), '+0 days') IS substr(until_at, 1, 19))),
    CONSTRAINT alarm_answer_effective_at_is_an_instant_from_1970_to_2199 CHECK (effective_at IS NULL OR (effective_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z' AND effective_at >= '1970-01-01T00:00:00.000Z' AND effective_at < '2200-01-01T00:00:00.000Z' AND strftime('%Y-%m-%dT%H:%M:%S', substr(effective_at, 1, 19), '+0 days') IS substr(effective_at, 1, 19))),
    CONSTRAINT alarm_answer_kind_is_known CHECK (kind IN ('acknowledged', 'snoozed')),
    CONSTRAINT alarm_answer_severity_is_1_to_4 CHECK (severity BETWEEN 1 AND 4),
    CONSTRAINT alarm_answer_reopenings_is_not_negative CHECK (reopenings >= 0),
    CONSTRAINT alarm_answer_until_at_is_given_exactly_for_a_snooze CHECK ((kind = 'snoozed') = (until_at IS NOT NULL)),
    CONSTRAINT alarm_answer_until_at_is_at_most_30_minutes_ahead CHECK (until_at <= strftime('%Y-%m-%dT%H:%M:%fZ', answered_at, '+30 minutes'))
)
 STRICT;
CREATE INDEX alarm_answer_of_incident ON alarm_answer (incident_id);
