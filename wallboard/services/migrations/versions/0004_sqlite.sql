CREATE TABLE deploy_version (
    id INTEGER NOT NULL,
    number INTEGER,
    in_force_at TEXT,
    document TEXT NOT NULL,
    version INTEGER DEFAULT 1 NOT NULL,
    effective_at TEXT,
    CONSTRAINT deploy_version_pkey PRIMARY KEY (id),
    CONSTRAINT deploy_version_number_is_unique UNIQUE (number),
    CONSTRAINT deploy_version_in_force_at_is_an_instant_from_1970_to_2199 CHECK (in_force_at IS NULL OR (in_force_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z' AND in_force_at >= '1970-01-01T00:00:00.000Z' AND in_force_at < '2200-01-01T00:00:00.000Z' AND strftime('%Y-%m-%dT%H:%M:%S', substr(in_force_at, 1, 19), '+0 days') IS substr(in_force_at, 1, 19))),
    CONSTRAINT deploy_version_effective_at_is_an_instant_from_1970_to_2199 CHECK (effective_at IS NULL OR (effective_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z' AND effective_at >= '1970-01-01T00:00:00.000Z' AND effective_at < '2200-01-01T00:00:00.000Z' AND strftime('%Y-%m-%dT%H:%M:%S', substr(effective_at, 1, 19), '+0 days') IS substr(effective_at, 1, 19))),
    CONSTRAINT deploy_version_number_is_at_least_1 CHECK (number >= 1),
    CONSTRAINT deploy_version_document_is_2_to_1000000_characters CHECK (length(document) BETWEEN 2 AND 1000000),
    CONSTRAINT deploy_version_document_is_a_json_object CHECK (CASE WHEN json_valid(document) THEN json_type(document) = 'object' ELSE 0 END)
)
 STRICT;
CREATE TABLE team_move (
    id INTEGER NOT NULL,
    agent_id INTEGER NOT NULL,
    team_id INTEGER NOT NULL,
    from_team_id INTEGER NOT NULL,
    state TEXT DEFAULT 'pending' NOT NULL,
    begins_at TEXT,
    until_at TEXT,
    ended_at TEXT,
    version INTEGER DEFAULT 1 NOT NULL,
    effective_at TEXT,
    CONSTRAINT team_move_pkey PRIMARY KEY (id),
    CONSTRAINT team_move_agent_id_exists FOREIGN KEY(agent_id) REFERENCES agent (id),
    CONSTRAINT team_move_team_id_exists FOREIGN KEY(team_id) REFERENCES team (id),
    CONSTRAINT team_move_from_team_id_exists FOREIGN KEY(from_team_id) REFERENCES team (id),
    CONSTRAINT team_move_begins_at_is_an_instant_from_1970_to_2199 CHECK (begins_at IS NULL OR (begins_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z' AND begins_at >= '1970-01-01T00:00:00.000Z' AND begins_at < '2200-01-01T00:00:00.000Z' AND strftime('%Y-%m-%dT%H:%M:%S', substr(begins_at, 1, 19), '+0 days') IS substr(begins_at, 1, 19))),
    CONSTRAINT team_move_until_at_is_an_instant_from_1970_to_2199 CHECK (until_at IS NULL OR (until_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z' AND until_at >= '1970-01-01T00:00:00.000Z' AND until_at < '2200-01-01T00:00:00.000Z' AND strftime('%Y-%m-%dT%H:%M:%S', substr(until_at, 1, 19), '+0 days') IS substr(until_at, 1, 19))),
    CONSTRAINT team_move_ended_at_is_an_instant_from_1970_to_2199 CHECK (ended_at IS NULL OR (ended_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z' AND ended_at >= '1970-01-01T00:00:00.000Z' AND ended_at < '2200-01-01T00:00:00.000Z' AND strftime('%Y-%m-%dT%H:%M:%S', substr(ended_at, 1, 19), '+0 days') IS substr(ended_at, 1, 19))),
    CONSTRAINT team_move_effective_at_is_an_instant_from_1970_to_2199 CHECK (effective_at IS NULL OR (effective_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z' AND effective_at >= '1970-01-01T00:00:00.000Z' AND effective_at < '2200-01-01T00:00:00.000Z' AND strftime('%Y-%m-%dT%H:%M:%S', substr(effective_at, 1, 19), '+0 days') IS substr(effective_at, 1, 19))),
    CONSTRAINT team_move_state_is_known CHECK (state IN ('pending', 'active', 'ended', 'cancelled')),
    CONSTRAINT team_move_team_id_is_another_team CHECK (team_id <> from_team_id)
)
 STRICT;
CREATE UNIQUE INDEX team_move_agent_id_is_moving_once ON team_move (agent_id) WHERE state <> 'ended' AND state <> 'cancelled';
CREATE TABLE rationale (
    id INTEGER NOT NULL,
    command_id TEXT NOT NULL,
    incident_id INTEGER NOT NULL,
    assignment_id INTEGER NOT NULL,
    rules_number INTEGER NOT NULL,
    inputs TEXT NOT NULL,
    inputs_hash TEXT NOT NULL,
    candidates TEXT NOT NULL,
    recommended_id INTEGER,
    agent_id INTEGER,
    team_id INTEGER,
    seen_id INTEGER,
    reason_code TEXT,
    made_at TEXT NOT NULL,
    CONSTRAINT rationale_pkey PRIMARY KEY (id),
    CONSTRAINT rationale_command_id_is_unique UNIQUE (command_id),
    CONSTRAINT rationale_command_id_exists FOREIGN KEY(command_id) REFERENCES command (id),
    CONSTRAINT rationale_incident_id_exists FOREIGN KEY(incident_id) REFERENCES incident (id),
    CONSTRAINT rationale_assignment_id_exists FOREIGN KEY(assignment_id) REFERENCES assignment (id),
    CONSTRAINT rationale_rules_number_is_not_negative CHECK (rules_number >= 0),
    CONSTRAINT rationale_inputs_is_1_to_10000000_characters CHECK (length(inputs) BETWEEN 1 AND 10000000),
    CONSTRAINT rationale_candidates_is_1_to_10000000_characters CHECK (length(candidates) BETWEEN 1 AND 10000000),
    CONSTRAINT rationale_inputs_hash_is_sha256 CHECK (length(inputs_hash) = 64),
    CONSTRAINT rationale_names_exactly_one_of_agent_id_and_team_id CHECK ((agent_id IS NULL) <> (team_id IS NULL)),
    CONSTRAINT rationale_reason_code_is_1_to_64_printable_characters CHECK (length(reason_code) BETWEEN 1 AND 64 AND instr(reason_code, char(0)) = 0 AND reason_code NOT GLOB '*[' || char(1) || '-' || char(31) || char(127) || '-' || char(159) || ']*'),
    CONSTRAINT rationale_made_at_is_an_instant_from_1970_to_2199 CHECK (made_at IS NULL OR (made_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z' AND made_at >= '1970-01-01T00:00:00.000Z' AND made_at < '2200-01-01T00:00:00.000Z' AND strftime('%Y-%m-%dT%H:%M:%S', substr(made_at, 1, 19), '+0 days') IS substr(made_at, 1, 19)))
)
 STRICT;
CREATE INDEX rationale_of_incident ON rationale (incident_id);
CREATE TABLE hold (
    instance_id TEXT NOT NULL,
    incident_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    login TEXT,
    operator_id INTEGER,
    since_at TEXT,
    beat_at TEXT,
    CONSTRAINT hold_pkey PRIMARY KEY (instance_id, incident_id),
    CONSTRAINT hold_incident_id_exists FOREIGN KEY(incident_id) REFERENCES incident (id),
    CONSTRAINT hold_operator_id_exists FOREIGN KEY(operator_id) REFERENCES operator (id),
    CONSTRAINT hold_instance_id_is_a_uuid CHECK (length(instance_id) = 36 AND instance_id NOT GLOB '*[^0-9a-f-]*' AND instance_id GLOB '????????-????-????-????-????????????' AND length(replace(instance_id, '-', '')) = 32),
    CONSTRAINT hold_kind_is_known CHECK (kind IN ('carrying', 'open')),
    CONSTRAINT hold_login_is_1_to_128_printable_characters CHECK (length(login) BETWEEN 1 AND 128 AND instr(login, char(0)) = 0 AND login NOT GLOB '*[' || char(1) || '-' || char(31) || char(127) || '-' || char(159) || ']*'),
    CONSTRAINT hold_since_at_is_an_instant_from_1970_to_2199 CHECK (since_at IS NULL OR (since_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z' AND since_at >= '1970-01-01T00:00:00.000Z' AND since_at < '2200-01-01T00:00:00.000Z' AND strftime('%Y-%m-%dT%H:%M:%S', substr(since_at, 1, 19), '+0 days') IS substr(since_at, 1, 19))),
    CONSTRAINT hold_beat_at_is_an_instant_from_1970_to_2199 CHECK (beat_at IS NULL OR (beat_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z' AND beat_at >= '1970-01-01T00:00:00.000Z' AND beat_at < '2200-01-01T00:00:00.000Z' AND strftime('%Y-%m-%dT%H:%M:%S', substr(beat_at, 1, 19), '+0 days') IS substr(beat_at, 1, 19)))
)
 STRICT;
CREATE TABLE agent_text (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    agent_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    command_id TEXT,
    written_at TEXT,
    CONSTRAINT agent_text_agent_id_exists FOREIGN KEY(agent_id) REFERENCES agent (id),
    CONSTRAINT agent_text_kind_is_known CHECK (kind IN ('reason')),
    CONSTRAINT agent_text_body_is_1_to_10000_characters CHECK (length(body) BETWEEN 1 AND 10000),
    CONSTRAINT agent_text_command_id_is_1_to_64_printable_characters CHECK (length(command_id) BETWEEN 1 AND 64 AND instr(command_id, char(0)) = 0 AND command_id NOT GLOB '*[' || char(1) || '-' || char(31) || char(127) || '-' || char(159) || ']*'),
    CONSTRAINT agent_text_written_at_is_an_instant_from_1970_to_2199 CHECK (written_at IS NULL OR (written_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z' AND written_at >= '1970-01-01T00:00:00.000Z' AND written_at < '2200-01-01T00:00:00.000Z' AND strftime('%Y-%m-%dT%H:%M:%S', substr(written_at, 1, 19), '+0 days') IS substr(written_at, 1, 19)))
)
 STRICT;
CREATE INDEX agent_text_of_agent ON agent_text (agent_id);
ALTER TABLE team ADD COLUMN is_closed INTEGER DEFAULT 0 NOT NULL
    CONSTRAINT team_is_closed_is_0_or_1 CHECK (is_closed IN (0, 1));
ALTER TABLE agent ADD COLUMN accepts TEXT DEFAULT 'automatically' NOT NULL
    CONSTRAINT agent_accepts_is_known CHECK (accepts IN ('automatically', 'by_hand'));
ALTER TABLE agent ADD COLUMN site TEXT
    CONSTRAINT agent_site_is_1_to_64_printable_characters CHECK (length(site) BETWEEN 1 AND 64 AND instr(site, char(0)) = 0 AND site NOT GLOB '*[' || char(1) || '-' || char(31) || char(127) || '-' || char(159) || ']*');
ALTER TABLE agent ADD COLUMN languages TEXT
    CONSTRAINT agent_languages_is_1_to_200_printable_characters CHECK (length(languages) BETWEEN 1 AND 200 AND instr(languages, char(0)) = 0 AND languages NOT GLOB '*[' || char(1) || '-' || char(31) || char(127) || '-' || char(159) || ']*');
ALTER TABLE agent ADD COLUMN operator_id INTEGER
    CONSTRAINT agent_operator_id_exists REFERENCES operator (id);
ALTER TABLE incident ADD COLUMN language TEXT
    CONSTRAINT incident_language_is_1_to_64_printable_characters CHECK (length(language) BETWEEN 1 AND 64 AND instr(language, char(0)) = 0 AND language NOT GLOB '*[' || char(1) || '-' || char(31) || char(127) || '-' || char(159) || ']*');
ALTER TABLE incident ADD COLUMN customer TEXT
    CONSTRAINT incident_customer_is_1_to_64_printable_characters CHECK (length(customer) BETWEEN 1 AND 64 AND instr(customer, char(0)) = 0 AND customer NOT GLOB '*[' || char(1) || '-' || char(31) || char(127) || '-' || char(159) || ']*');
ALTER TABLE incident ADD COLUMN outcome TEXT
    CONSTRAINT incident_outcome_is_1_to_64_printable_characters CHECK (length(outcome) BETWEEN 1 AND 64 AND instr(outcome, char(0)) = 0 AND outcome NOT GLOB '*[' || char(1) || '-' || char(31) || char(127) || '-' || char(159) || ']*');
ALTER TABLE incident ADD COLUMN escalation INTEGER DEFAULT 0 NOT NULL
    CONSTRAINT incident_escalation_is_0_to_9 CHECK (escalation BETWEEN 0 AND 9);
ALTER TABLE incident ADD COLUMN returned_at TEXT
    CONSTRAINT incident_returned_at_is_an_instant_from_1970_to_2199 CHECK (returned_at IS NULL OR (returned_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z' AND returned_at >= '1970-01-01T00:00:00.000Z' AND returned_at < '2200-01-01T00:00:00.000Z' AND strftime('%Y-%m-%dT%H:%M:%S', substr(returned_at, 1, 19), '+0 days') IS substr(returned_at, 1, 19)));
ALTER TABLE incident ADD COLUMN returned_from_id INTEGER
    CONSTRAINT incident_returned_from_id_exists REFERENCES agent (id);
ALTER TABLE incident ADD COLUMN return_reason TEXT
    CONSTRAINT incident_return_reason_is_1_to_64_printable_characters CHECK (length(return_reason) BETWEEN 1 AND 64 AND instr(return_reason, char(0)) = 0 AND return_reason NOT GLOB '*[' || char(1) || '-' || char(31) || char(127) || '-' || char(159) || ']*');
ALTER TABLE assignment ADD COLUMN respond_by_at TEXT
    CONSTRAINT assignment_respond_by_at_is_an_instant_from_1970_to_2199 CHECK (respond_by_at IS NULL OR (respond_by_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z' AND respond_by_at >= '1970-01-01T00:00:00.000Z' AND respond_by_at < '2200-01-01T00:00:00.000Z' AND strftime('%Y-%m-%dT%H:%M:%S', substr(respond_by_at, 1, 19), '+0 days') IS substr(respond_by_at, 1, 19)));
ALTER TABLE assignment ADD COLUMN reserved_for_at TEXT
    CONSTRAINT assignment_reserved_for_at_is_an_instant_from_1970_to_2199 CHECK (reserved_for_at IS NULL OR (reserved_for_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z' AND reserved_for_at >= '1970-01-01T00:00:00.000Z' AND reserved_for_at < '2200-01-01T00:00:00.000Z' AND strftime('%Y-%m-%dT%H:%M:%S', substr(reserved_for_at, 1, 19), '+0 days') IS substr(reserved_for_at, 1, 19)));
ALTER TABLE assignment ADD COLUMN rationale_hash TEXT
    CONSTRAINT assignment_rationale_hash_is_sha256 CHECK (length(rationale_hash) = 64);
ALTER TABLE assignment ADD COLUMN accepted_by TEXT
    CONSTRAINT assignment_accepted_by_is_known CHECK (accepted_by IN ('agent', 'automatically', 'on_behalf', 'nobody'));
CREATE INDEX incident_of_customer ON incident (customer) WHERE customer IS NOT NULL;
CREATE UNIQUE INDEX agent_operator_id_is_unique ON agent (operator_id) WHERE operator_id IS NOT NULL;
