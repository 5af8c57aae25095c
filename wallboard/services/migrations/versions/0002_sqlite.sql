CREATE TABLE policy_version (
    id INTEGER NOT NULL,
    number INTEGER,
    in_force_at TEXT,
    document TEXT NOT NULL,
    version INTEGER DEFAULT 1 NOT NULL,
    effective_at TEXT,
    CONSTRAINT policy_version_pkey PRIMARY KEY (id),
    CONSTRAINT policy_version_number_is_unique UNIQUE (number),
    CONSTRAINT policy_version_in_force_at_is_an_instant_from_1970_to_2199 CHECK (in_force_at IS NULL OR (in_force_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z' AND in_force_at >= '1970-01-01T00:00:00.000Z' AND in_force_at < '2200-01-01T00:00:00.000Z' AND strftime('%Y-%m-%dT%H:%M:%S', substr(in_force_at, 1, 19), '+0 days') IS substr(in_force_at, 1, 19))),
    CONSTRAINT policy_version_effective_at_is_an_instant_from_1970_to_2199 CHECK (effective_at IS NULL OR (effective_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z' AND effective_at >= '1970-01-01T00:00:00.000Z' AND effective_at < '2200-01-01T00:00:00.000Z' AND strftime('%Y-%m-%dT%H:%M:%S', substr(effective_at, 1, 19), '+0 days') IS substr(effective_at, 1, 19))),
    CONSTRAINT policy_version_number_is_at_least_1 CHECK (number >= 1),
    CONSTRAINT policy_version_document_is_2_to_1000000_characters CHECK (length(document) BETWEEN 2 AND 1000000),
    CONSTRAINT policy_version_document_is_a_json_object CHECK (CASE WHEN json_valid(document) THEN json_type(document) = 'object' ELSE 0 END)
)
 STRICT;
CREATE TABLE sla_mark (
    id INTEGER NOT NULL,
    incident_id INTEGER NOT NULL,
    policy_version_id INTEGER NOT NULL,
    target TEXT NOT NULL,
    promise TEXT NOT NULL,
    cycle INTEGER NOT NULL,
    percent INTEGER NOT NULL,
    planned_at TEXT NOT NULL,
    fired_at TEXT,
    due_at TEXT NOT NULL,
    version INTEGER DEFAULT 1 NOT NULL,
    effective_at TEXT,
    CONSTRAINT sla_mark_pkey PRIMARY KEY (id),
    CONSTRAINT sla_mark_fires_once UNIQUE (incident_id, policy_version_id, target, cycle, percent),
    CONSTRAINT sla_mark_incident_id_exists FOREIGN KEY(incident_id) REFERENCES incident (id),
    CONSTRAINT sla_mark_policy_version_id_exists FOREIGN KEY(policy_version_id) REFERENCES policy_version (id),
    CONSTRAINT sla_mark_planned_at_is_an_instant_from_1970_to_2199 CHECK (planned_at IS NULL OR (planned_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z' AND planned_at >= '1970-01-01T00:00:00.000Z' AND planned_at < '2200-01-01T00:00:00.000Z' AND strftime('%Y-%m-%dT%H:%M:%S', substr(planned_at, 1, 19), '+0 days') IS substr(planned_at, 1, 19))),
    CONSTRAINT sla_mark_fired_at_is_an_instant_from_1970_to_2199 CHECK (fired_at IS NULL OR (fired_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z' AND fired_at >= '1970-01-01T00:00:00.000Z' AND fired_at < '2200-01-01T00:00:00.000Z' AND strftime('%Y-%m-%dT%H:%M:%S', substr(fired_at, 1, 19), '+0 days') IS substr(fired_at, 1, 19))),
    CONSTRAINT sla_mark_due_at_is_an_instant_from_1970_to_2199 CHECK (due_at IS NULL OR (due_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z' AND due_at >= '1970-01-01T00:00:00.000Z' AND due_at < '2200-01-01T00:00:00.000Z' AND strftime('%Y-%m-%dT%H:%M:%S', substr(due_at, 1, 19), '+0 days') IS substr(due_at, 1, 19))),
    CONSTRAINT sla_mark_effective_at_is_an_instant_from_1970_to_2199 CHECK (effective_at IS NULL OR (effective_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z' AND effective_at >= '1970-01-01T00:00:00.000Z' AND effective_at < '2200-01-01T00:00:00.000Z' AND strftime('%Y-%m-%dT%H:%M:%S', substr(effective_at, 1, 19), '+0 days') IS substr(effective_at, 1, 19))),
    CONSTRAINT sla_mark_target_is_1_to_128_printable_characters CHECK (length(target) BETWEEN 1 AND 128 AND instr(target, char(0)) = 0 AND target NOT GLOB '*[' || char(1) || '-' || char(31) || char(127) || '-' || char(159) || ']*'),
    CONSTRAINT sla_mark_promise_is_known CHECK (promise IN ('acknowledge', 'deploy', 'update', 'resolve')),
    CONSTRAINT sla_mark_cycle_is_at_least_1 CHECK (cycle >= 1),
    CONSTRAINT sla_mark_percent_is_1_to_1000 CHECK (percent BETWEEN 1 AND 1000)
)
 STRICT;
CREATE INDEX sla_mark_fired ON sla_mark (fired_at);
CREATE TABLE sla_clock (
    incident_id INTEGER NOT NULL,
    promise TEXT NOT NULL,
    cycle INTEGER NOT NULL,
    state TEXT NOT NULL,
    due_at TEXT,
    budget_s INTEGER NOT NULL,
    used_s INTEGER NOT NULL,
    policy_version_id INTEGER NOT NULL,
    target TEXT NOT NULL,
    incident_version INTEGER NOT NULL,
    derived_at TEXT NOT NULL,
    CONSTRAINT sla_clock_pkey PRIMARY KEY (incident_id, promise, cycle),
    CONSTRAINT sla_clock_incident_id_exists FOREIGN KEY(incident_id) REFERENCES incident (id),
    CONSTRAINT sla_clock_policy_version_id_exists FOREIGN KEY(policy_version_id) REFERENCES policy_version (id),
    CONSTRAINT sla_clock_promise_is_known CHECK (promise IN ('acknowledge', 'deploy', 'update', 'resolve')),
    CONSTRAINT sla_clock_state_is_1_to_64_printable_characters CHECK (length(state) BETWEEN 1 AND 64 AND instr(state, char(0)) = 0 AND state NOT GLOB '*[' || char(1) || '-' || char(31) || char(127) || '-' || char(159) || ']*'),
    CONSTRAINT sla_clock_target_is_1_to_128_printable_characters CHECK (length(target) BETWEEN 1 AND 128 AND instr(target, char(0)) = 0 AND target NOT GLOB '*[' || char(1) || '-' || char(31) || char(127) || '-' || char(159) || ']*'),
    CONSTRAINT sla_clock_cycle_is_at_least_1 CHECK (cycle >= 1),
    CONSTRAINT sla_clock_due_at_is_an_instant_from_1970_to_2199 CHECK (due_at IS NULL OR (due_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z' AND due_at >= '1970-01-01T00:00:00.000Z' AND due_at < '2200-01-01T00:00:00.000Z' AND strftime('%Y-%m-%dT%H:%M:%S', substr(due_at, 1, 19), '+0 days') IS substr(due_at, 1, 19))),
    CONSTRAINT sla_clock_derived_at_is_an_instant_from_1970_to_2199 CHECK (derived_at IS NULL OR (derived_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z' AND derived_at >= '1970-01-01T00:00:00.000Z' AND derived_at < '2200-01-01T00:00:00.000Z' AND strftime('%Y-%m-%dT%H:%M:%S', substr(derived_at, 1, 19), '+0 days') IS substr(derived_at, 1, 19)))
)
 STRICT;
CREATE INDEX sla_clock_by_due_at ON sla_clock (due_at);
CREATE TABLE mark_watch (
    id INTEGER NOT NULL,
    kept_until_at TEXT,
    CONSTRAINT mark_watch_pkey PRIMARY KEY (id),
    CONSTRAINT mark_watch_has_one_row CHECK (id = 1),
    CONSTRAINT mark_watch_kept_until_at_is_an_instant_from_1970_to_2199 CHECK (kept_until_at IS NULL OR (kept_until_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z' AND kept_until_at >= '1970-01-01T00:00:00.000Z' AND kept_until_at < '2200-01-01T00:00:00.000Z' AND strftime('%Y-%m-%dT%H:%M:%S', substr(kept_until_at, 1, 19), '+0 days') IS substr(kept_until_at, 1, 19)))
)
 STRICT;
ALTER TABLE incident ADD COLUMN customer_class TEXT
    CONSTRAINT incident_customer_class_is_1_to_64_printable_characters CHECK (length(customer_class) BETWEEN 1 AND 64 AND instr(customer_class, char(0)) = 0 AND customer_class NOT GLOB '*[' || char(1) || '-' || char(31) || char(127) || '-' || char(159) || ']*');
ALTER TABLE incident ADD COLUMN last_update_at TEXT
    CONSTRAINT incident_last_update_at_is_an_instant_from_1970_to_2199 CHECK (last_update_at IS NULL OR (last_update_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z' AND last_update_at >= '1970-01-01T00:00:00.000Z' AND last_update_at < '2200-01-01T00:00:00.000Z' AND strftime('%Y-%m-%dT%H:%M:%S', substr(last_update_at, 1, 19), '+0 days') IS substr(last_update_at, 1, 19)));
ALTER TABLE incident ADD COLUMN policy_version_id INTEGER
    CONSTRAINT incident_policy_version_id_exists REFERENCES policy_version (id);
DROP TABLE sla_target;
CREATE INDEX incident_by_opened_at ON incident (opened_at);
