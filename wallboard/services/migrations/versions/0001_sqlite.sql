CREATE TABLE event (
    seq INTEGER NOT NULL,
    recorded_at TEXT NOT NULL,
    effective_at TEXT NOT NULL,
    operator_id INTEGER,
    program TEXT,
    verb TEXT NOT NULL,
    entity TEXT NOT NULL,
    entity_id INTEGER NOT NULL,
    version INTEGER,
    "row" TEXT NOT NULL,
    changed TEXT NOT NULL,
    command_id TEXT,
    schema_version INTEGER NOT NULL,
    CONSTRAINT event_pkey PRIMARY KEY (seq)
)
 STRICT;
CREATE INDEX event_by_effective_at ON event (effective_at);
CREATE INDEX event_of_entity ON event (entity, entity_id, seq);
CREATE TABLE floor (
    id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    epoch TEXT NOT NULL,
    epoch_pending INTEGER DEFAULT 0 NOT NULL,
    created_at TEXT NOT NULL,
    CONSTRAINT floor_pkey PRIMARY KEY (id),
    CONSTRAINT floor_has_one_row CHECK (id = 1),
    CONSTRAINT floor_kind_is_known CHECK (kind IN ('live', 'training')),
    CONSTRAINT floor_epoch_pending_is_0_or_1 CHECK (epoch_pending IN (0, 1))
)
 STRICT;
CREATE TABLE floor_clock (
    id INTEGER NOT NULL,
    floor_anchor_at TEXT NOT NULL,
    database_anchor_at TEXT NOT NULL,
    speed REAL DEFAULT 1 NOT NULL,
    version INTEGER DEFAULT 1 NOT NULL,
    effective_at TEXT,
    CONSTRAINT floor_clock_pkey PRIMARY KEY (id),
    CONSTRAINT floor_clock_floor_anchor_at_is_an_instant_from_1970_to_2199 CHECK (floor_anchor_at IS NULL OR (floor_anchor_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z' AND floor_anchor_at >= '1970-01-01T00:00:00.000Z' AND floor_anchor_at < '2200-01-01T00:00:00.000Z' AND strftime('%Y-%m-%dT%H:%M:%S', substr(floor_anchor_at, 1, 19), '+0 days') IS substr(floor_anchor_at, 1, 19))),
    CONSTRAINT floor_clock_database_anchor_at_is_an_instant_from_1970_to_2199 CHECK (database_anchor_at IS NULL OR (database_anchor_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z' AND database_anchor_at >= '1970-01-01T00:00:00.000Z' AND database_anchor_at < '2200-01-01T00:00:00.000Z' AND strftime('%Y-%m-%dT%H:%M:%S', substr(database_anchor_at, 1, 19), '+0 days') IS substr(database_anchor_at, 1, 19))),
    CONSTRAINT floor_clock_effective_at_is_an_instant_from_1970_to_2199 CHECK (effective_at IS NULL OR (effective_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z' AND effective_at >= '1970-01-01T00:00:00.000Z' AND effective_at < '2200-01-01T00:00:00.000Z' AND strftime('%Y-%m-%dT%H:%M:%S', substr(effective_at, 1, 19), '+0 days') IS substr(effective_at, 1, 19))),
    CONSTRAINT floor_clock_has_one_row CHECK (id = 1),
    CONSTRAINT floor_clock_speed_is_above_0_to_100000 CHECK (speed > 0 AND speed <= 100000)
)
 STRICT;
CREATE TABLE import_row (
    digest TEXT NOT NULL,
    CONSTRAINT import_row_pkey PRIMARY KEY (digest)
)
 STRICT;
CREATE TABLE nature (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    version INTEGER DEFAULT 1 NOT NULL,
    effective_at TEXT,
    CONSTRAINT nature_code_is_unique UNIQUE (code),
    CONSTRAINT nature_effective_at_is_an_instant_from_1970_to_2199 CHECK (effective_at IS NULL OR (effective_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z' AND effective_at >= '1970-01-01T00:00:00.000Z' AND effective_at < '2200-01-01T00:00:00.000Z' AND strftime('%Y-%m-%dT%H:%M:%S', substr(effective_at, 1, 19), '+0 days') IS substr(effective_at, 1, 19))),
    CONSTRAINT nature_code_is_1_to_64_printable_characters CHECK (length(code) BETWEEN 1 AND 64 AND instr(code, char(0)) = 0 AND code NOT GLOB '*[' || char(1) || '-' || char(31) || char(127) || '-' || char(159) || ']*'),
    CONSTRAINT nature_name_is_1_to_80_printable_characters CHECK (length(name) BETWEEN 1 AND 80 AND instr(name, char(0)) = 0 AND name NOT GLOB '*[' || char(1) || '-' || char(31) || char(127) || '-' || char(159) || ']*')
)
 STRICT;
CREATE TABLE operator (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    login TEXT NOT NULL,
    role TEXT DEFAULT 'program' NOT NULL,
    version INTEGER DEFAULT 1 NOT NULL,
    effective_at TEXT,
    CONSTRAINT operator_login_is_unique UNIQUE (login),
    CONSTRAINT operator_effective_at_is_an_instant_from_1970_to_2199 CHECK (effective_at IS NULL OR (effective_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z' AND effective_at >= '1970-01-01T00:00:00.000Z' AND effective_at < '2200-01-01T00:00:00.000Z' AND strftime('%Y-%m-%dT%H:%M:%S', substr(effective_at, 1, 19), '+0 days') IS substr(effective_at, 1, 19))),
    CONSTRAINT operator_login_is_1_to_64_printable_characters CHECK (length(login) BETWEEN 1 AND 64 AND instr(login, char(0)) = 0 AND login NOT GLOB '*[' || char(1) || '-' || char(31) || char(127) || '-' || char(159) || ']*'),
    CONSTRAINT operator_role_is_known CHECK (role IN ('supervisor', 'duty_manager', 'handler', 'wall', 'program'))
)
 STRICT;
CREATE TABLE priority_rule (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    severity INTEGER NOT NULL,
    urgency INTEGER NOT NULL,
    priority INTEGER NOT NULL,
    version INTEGER DEFAULT 1 NOT NULL,
    effective_at TEXT,
    CONSTRAINT priority_rule_severity_urgency_is_unique UNIQUE (severity, urgency),
    CONSTRAINT priority_rule_effective_at_is_an_instant_from_1970_to_2199 CHECK (effective_at IS NULL OR (effective_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z' AND effective_at >= '1970-01-01T00:00:00.000Z' AND effective_at < '2200-01-01T00:00:00.000Z' AND strftime('%Y-%m-%dT%H:%M:%S', substr(effective_at, 1, 19), '+0 days') IS substr(effective_at, 1, 19))),
    CONSTRAINT priority_rule_severity_is_1_to_4 CHECK (severity BETWEEN 1 AND 4),
    CONSTRAINT priority_rule_urgency_is_1_to_4 CHECK (urgency BETWEEN 1 AND 4),
    CONSTRAINT priority_rule_priority_is_1_to_4 CHECK (priority BETWEEN 1 AND 4)
)
 STRICT;
CREATE TABLE seal (
    last_seq INTEGER NOT NULL,
    first_seq INTEGER NOT NULL,
    hash TEXT NOT NULL,
    sealed_at TEXT NOT NULL,
    CONSTRAINT seal_pkey PRIMARY KEY (last_seq),
    CONSTRAINT seal_first_seq_is_unique UNIQUE (first_seq),
    CONSTRAINT seal_covers_1_to_1000_events CHECK (last_seq - first_seq BETWEEN 0 AND 999 AND first_seq > 0),
    CONSTRAINT seal_hash_is_sha256 CHECK (length(hash) = 64)
)
 STRICT;
CREATE TABLE severity_weight (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    severity INTEGER NOT NULL,
    weight INTEGER NOT NULL,
    version INTEGER DEFAULT 1 NOT NULL,
    effective_at TEXT,
    CONSTRAINT severity_weight_severity_is_unique UNIQUE (severity),
    CONSTRAINT severity_weight_effective_at_is_an_instant_from_1970_to_2199 CHECK (effective_at IS NULL OR (effective_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z' AND effective_at >= '1970-01-01T00:00:00.000Z' AND effective_at < '2200-01-01T00:00:00.000Z' AND strftime('%Y-%m-%dT%H:%M:%S', substr(effective_at, 1, 19), '+0 days') IS substr(effective_at, 1, 19))),
    CONSTRAINT severity_weight_severity_is_1_to_4 CHECK (severity BETWEEN 1 AND 4),
    CONSTRAINT severity_weight_weight_is_1_to_1000 CHECK (weight BETWEEN 1 AND 1000)
)
 STRICT;
CREATE TABLE skill (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    version INTEGER DEFAULT 1 NOT NULL,
    effective_at TEXT,
    CONSTRAINT skill_code_is_unique UNIQUE (code),
    CONSTRAINT skill_effective_at_is_an_instant_from_1970_to_2199 CHECK (effective_at IS NULL OR (effective_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z' AND effective_at >= '1970-01-01T00:00:00.000Z' AND effective_at < '2200-01-01T00:00:00.000Z' AND strftime('%Y-%m-%dT%H:%M:%S', substr(effective_at, 1, 19), '+0 days') IS substr(effective_at, 1, 19))),
    CONSTRAINT skill_code_is_1_to_64_printable_characters CHECK (length(code) BETWEEN 1 AND 64 AND instr(code, char(0)) = 0 AND code NOT GLOB '*[' || char(1) || '-' || char(31) || char(127) || '-' || char(159) || ']*'),
    CONSTRAINT skill_name_is_1_to_80_printable_characters CHECK (length(name) BETWEEN 1 AND 80 AND instr(name, char(0)) = 0 AND name NOT GLOB '*[' || char(1) || '-' || char(31) || char(127) || '-' || char(159) || ']*')
)
 STRICT;
CREATE TABLE sla_target (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    priority INTEGER NOT NULL,
    promise TEXT NOT NULL,
    within_s INTEGER NOT NULL,
    version INTEGER DEFAULT 1 NOT NULL,
    effective_at TEXT,
    CONSTRAINT sla_target_priority_promise_is_unique UNIQUE (priority, promise),
    CONSTRAINT sla_target_effective_at_is_an_instant_from_1970_to_2199 CHECK (effective_at IS NULL OR (effective_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z' AND effective_at >= '1970-01-01T00:00:00.000Z' AND effective_at < '2200-01-01T00:00:00.000Z' AND strftime('%Y-%m-%dT%H:%M:%S', substr(effective_at, 1, 19), '+0 days') IS substr(effective_at, 1, 19))),
    CONSTRAINT sla_target_priority_is_1_to_4 CHECK (priority BETWEEN 1 AND 4),
    CONSTRAINT sla_target_promise_is_known CHECK (promise IN ('acknowledge', 'deploy', 'resolve')),
    CONSTRAINT sla_target_within_s_is_1_second_to_1_year CHECK (within_s BETWEEN 1 AND 31536000)
)
 STRICT;
CREATE TABLE team (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    version INTEGER DEFAULT 1 NOT NULL,
    effective_at TEXT,
    CONSTRAINT team_code_is_unique UNIQUE (code),
    CONSTRAINT team_effective_at_is_an_instant_from_1970_to_2199 CHECK (effective_at IS NULL OR (effective_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z' AND effective_at >= '1970-01-01T00:00:00.000Z' AND effective_at < '2200-01-01T00:00:00.000Z' AND strftime('%Y-%m-%dT%H:%M:%S', substr(effective_at, 1, 19), '+0 days') IS substr(effective_at, 1, 19))),
    CONSTRAINT team_code_is_1_to_64_printable_characters CHECK (length(code) BETWEEN 1 AND 64 AND instr(code, char(0)) = 0 AND code NOT GLOB '*[' || char(1) || '-' || char(31) || char(127) || '-' || char(159) || ']*'),
    CONSTRAINT team_name_is_1_to_80_printable_characters CHECK (length(name) BETWEEN 1 AND 80 AND instr(name, char(0)) = 0 AND name NOT GLOB '*[' || char(1) || '-' || char(31) || char(127) || '-' || char(159) || ']*')
)
 STRICT;
CREATE TABLE trigger_guard (
    id INTEGER NOT NULL,
    is_busy INTEGER DEFAULT 0 NOT NULL,
    has_conflict INTEGER DEFAULT 0 NOT NULL,
    CONSTRAINT trigger_guard_pkey PRIMARY KEY (id)
)
 STRICT;
CREATE TABLE writer (
    id INTEGER NOT NULL,
    operator_id INTEGER,
    program TEXT,
    command_id TEXT,
    CONSTRAINT writer_pkey PRIMARY KEY (id)
)
 STRICT;
CREATE TABLE agent (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    code TEXT NOT NULL,
    team_id INTEGER NOT NULL,
    capacity INTEGER DEFAULT 10 NOT NULL,
    version INTEGER DEFAULT 1 NOT NULL,
    effective_at TEXT,
    CONSTRAINT agent_code_is_unique UNIQUE (code),
    CONSTRAINT agent_team_id_exists FOREIGN KEY(team_id) REFERENCES team (id),
    CONSTRAINT agent_effective_at_is_an_instant_from_1970_to_2199 CHECK (effective_at IS NULL OR (effective_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z' AND effective_at >= '1970-01-01T00:00:00.000Z' AND effective_at < '2200-01-01T00:00:00.000Z' AND strftime('%Y-%m-%dT%H:%M:%S', substr(effective_at, 1, 19), '+0 days') IS substr(effective_at, 1, 19))),
    CONSTRAINT agent_code_is_1_to_64_printable_characters CHECK (length(code) BETWEEN 1 AND 64 AND instr(code, char(0)) = 0 AND code NOT GLOB '*[' || char(1) || '-' || char(31) || char(127) || '-' || char(159) || ']*'),
    CONSTRAINT agent_capacity_is_1_to_1000 CHECK (capacity BETWEEN 1 AND 1000)
)
 STRICT;
CREATE TABLE command (
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    operator_id INTEGER,
    program TEXT,
    issued_at TEXT NOT NULL,
    outcome TEXT NOT NULL,
    body TEXT NOT NULL,
    of_command_id TEXT,
    CONSTRAINT command_pkey PRIMARY KEY (id),
    CONSTRAINT command_operator_id_exists FOREIGN KEY(operator_id) REFERENCES operator (id),
    CONSTRAINT command_of_command_id_exists FOREIGN KEY(of_command_id) REFERENCES command (id),
    CONSTRAINT command_id_is_1_to_64_printable_characters CHECK (length(id) BETWEEN 1 AND 64 AND instr(id, char(0)) = 0 AND id NOT GLOB '*[' || char(1) || '-' || char(31) || char(127) || '-' || char(159) || ']*'),
    CONSTRAINT command_kind_is_1_to_64_printable_characters CHECK (length(kind) BETWEEN 1 AND 64 AND instr(kind, char(0)) = 0 AND kind NOT GLOB '*[' || char(1) || '-' || char(31) || char(127) || '-' || char(159) || ']*'),
    CONSTRAINT command_program_is_1_to_200_printable_characters CHECK (length(program) BETWEEN 1 AND 200 AND instr(program, char(0)) = 0 AND program NOT GLOB '*[' || char(1) || '-' || char(31) || char(127) || '-' || char(159) || ']*'),
    CONSTRAINT command_outcome_is_known CHECK (outcome IN ('done', 'void')),
    CONSTRAINT command_issued_at_is_an_instant_from_1970_to_2199 CHECK (issued_at IS NULL OR (issued_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z' AND issued_at >= '1970-01-01T00:00:00.000Z' AND issued_at < '2200-01-01T00:00:00.000Z' AND strftime('%Y-%m-%dT%H:%M:%S', substr(issued_at, 1, 19), '+0 days') IS substr(issued_at, 1, 19)))
)
 STRICT;
CREATE TABLE incident (
    id INTEGER NOT NULL,
    source TEXT NOT NULL,
    reference TEXT NOT NULL,
    nature_id INTEGER NOT NULL,
    severity INTEGER NOT NULL,
    urgency INTEGER DEFAULT 3 NOT NULL,
    priority INTEGER,
    priority_set_by TEXT DEFAULT 'matrix' NOT NULL,
    state TEXT DEFAULT 'new' NOT NULL,
    pause_reason TEXT,
    team_id INTEGER,
    site TEXT,
    channel TEXT,
    opened_at TEXT,
    acknowledged_at TEXT,
    deployed_at TEXT,
    resolved_at TEXT,
    closed_at TEXT,
    reopenings INTEGER DEFAULT 0 NOT NULL,
    merged_into_id INTEGER,
    version INTEGER DEFAULT 1 NOT NULL,
    effective_at TEXT,
    CONSTRAINT incident_pkey PRIMARY KEY (id),
    CONSTRAINT incident_source_reference_is_unique UNIQUE (source, reference),
    CONSTRAINT incident_nature_id_exists FOREIGN KEY(nature_id) REFERENCES nature (id),
    CONSTRAINT incident_team_id_exists FOREIGN KEY(team_id) REFERENCES team (id),
    CONSTRAINT incident_merged_into_id_exists FOREIGN KEY(merged_into_id) REFERENCES incident (id),
    CONSTRAINT incident_opened_at_is_an_instant_from_1970_to_2199 CHECK (opened_at IS NULL OR (opened_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z' AND opened_at >= '1970-01-01T00:00:00.000Z' AND opened_at < '2200-01-01T00:00:00.000Z' AND strftime('%Y-%m-%dT%H:%M:%S', substr(opened_at, 1, 19), '+0 days') IS substr(opened_at, 1, 19))),
    CONSTRAINT incident_acknowledged_at_is_an_instant_from_1970_to_2199 CHECK (acknowledged_at IS NULL OR (acknowledged_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z' AND acknowledged_at >= '1970-01-01T00:00:00.000Z' AND acknowledged_at < '2200-01-01T00:00:00.000Z' AND strftime('%Y-%m-%dT%H:%M:%S', substr(acknowledged_at, 1, 19), '+0 days') IS substr(acknowledged_at, 1, 19))),
    CONSTRAINT incident_deployed_at_is_an_instant_from_1970_to_2199 CHECK (deployed_at IS NULL OR (deployed_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z' AND deployed_at >= '1970-01-01T00:00:00.000Z' AND deployed_at < '2200-01-01T00:00:00.000Z' AND strftime('%Y-%m-%dT%H:%M:%S', substr(deployed_at, 1, 19), '+0 days') IS substr(deployed_at, 1, 19))),
    CONSTRAINT incident_resolved_at_is_an_instant_from_1970_to_2199 CHECK (resolved_at IS NULL OR (resolved_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z' AND resolved_at >= '1970-01-01T00:00:00.000Z' AND resolved_at < '2200-01-01T00:00:00.000Z' AND strftime('%Y-%m-%dT%H:%M:%S', substr(resolved_at, 1, 19), '+0 days') IS substr(resolved_at, 1, 19))),
    CONSTRAINT incident_closed_at_is_an_instant_from_1970_to_2199 CHECK (closed_at IS NULL OR (closed_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z' AND closed_at >= '1970-01-01T00:00:00.000Z' AND closed_at < '2200-01-01T00:00:00.000Z' AND strftime('%Y-%m-%dT%H:%M:%S', substr(closed_at, 1, 19), '+0 days') IS substr(closed_at, 1, 19))),
    CONSTRAINT incident_effective_at_is_an_instant_from_1970_to_2199 CHECK (effective_at IS NULL OR (effective_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z' AND effective_at >= '1970-01-01T00:00:00.000Z' AND effective_at < '2200-01-01T00:00:00.000Z' AND strftime('%Y-%m-%dT%H:%M:%S', substr(effective_at, 1, 19), '+0 days') IS substr(effective_at, 1, 19))),
    CONSTRAINT incident_source_is_1_to_64_printable_characters CHECK (length(source) BETWEEN 1 AND 64 AND instr(source, char(0)) = 0 AND source NOT GLOB '*[' || char(1) || '-' || char(31) || char(127) || '-' || char(159) || ']*'),
    CONSTRAINT incident_reference_is_1_to_64_printable_characters CHECK (length(reference) BETWEEN 1 AND 64 AND instr(reference, char(0)) = 0 AND reference NOT GLOB '*[' || char(1) || '-' || char(31) || char(127) || '-' || char(159) || ']*'),
    CONSTRAINT incident_pause_reason_is_1_to_64_printable_characters CHECK (length(pause_reason) BETWEEN 1 AND 64 AND instr(pause_reason, char(0)) = 0 AND pause_reason NOT GLOB '*[' || char(1) || '-' || char(31) || char(127) || '-' || char(159) || ']*'),
    CONSTRAINT incident_site_is_1_to_64_printable_characters CHECK (length(site) BETWEEN 1 AND 64 AND instr(site, char(0)) = 0 AND site NOT GLOB '*[' || char(1) || '-' || char(31) || char(127) || '-' || char(159) || ']*'),
    CONSTRAINT incident_channel_is_1_to_64_printable_characters CHECK (length(channel) BETWEEN 1 AND 64 AND instr(channel, char(0)) = 0 AND channel NOT GLOB '*[' || char(1) || '-' || char(31) || char(127) || '-' || char(159) || ']*'),
    CONSTRAINT incident_severity_is_1_to_4 CHECK (severity BETWEEN 1 AND 4),
    CONSTRAINT incident_urgency_is_1_to_4 CHECK (urgency BETWEEN 1 AND 4),
    CONSTRAINT incident_priority_is_1_to_4 CHECK (priority BETWEEN 1 AND 4),
    CONSTRAINT incident_priority_set_by_is_known CHECK (priority_set_by IN ('matrix', 'source')),
    CONSTRAINT incident_state_is_known CHECK (state IN ('new', 'acknowledged', 'assigned', 'in_progress', 'paused', 'resolved', 'closed', 'merged', 'cancelled')),
    CONSTRAINT incident_pause_reason_is_given_exactly_when_paused CHECK ((state = 'paused') = (pause_reason IS NOT NULL)),
    CONSTRAINT incident_reopenings_is_not_negative CHECK (reopenings >= 0),
    CONSTRAINT incident_merged_into_id_is_another_incident CHECK (merged_into_id <> id)
)
 STRICT;
CREATE INDEX incident_not_ended ON incident (id) WHERE coalesce(state, '') NOT IN ('resolved', 'closed', 'merged', 'cancelled');
CREATE TABLE nature_skill (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    nature_id INTEGER NOT NULL,
    skill_id INTEGER NOT NULL,
    version INTEGER DEFAULT 1 NOT NULL,
    effective_at TEXT,
    CONSTRAINT nature_skill_nature_id_skill_id_is_unique UNIQUE (nature_id, skill_id),
    CONSTRAINT nature_skill_nature_id_exists FOREIGN KEY(nature_id) REFERENCES nature (id),
    CONSTRAINT nature_skill_skill_id_exists FOREIGN KEY(skill_id) REFERENCES skill (id),
    CONSTRAINT nature_skill_effective_at_is_an_instant_from_1970_to_2199 CHECK (effective_at IS NULL OR (effective_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z' AND effective_at >= '1970-01-01T00:00:00.000Z' AND effective_at < '2200-01-01T00:00:00.000Z' AND strftime('%Y-%m-%dT%H:%M:%S', substr(effective_at, 1, 19), '+0 days') IS substr(effective_at, 1, 19)))
)
 STRICT;
CREATE TABLE operator_name (
    operator_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    CONSTRAINT operator_name_pkey PRIMARY KEY (operator_id),
    CONSTRAINT operator_name_operator_id_exists FOREIGN KEY(operator_id) REFERENCES operator (id),
    CONSTRAINT operator_name_name_is_1_to_80_printable_characters CHECK (length(name) BETWEEN 1 AND 80 AND instr(name, char(0)) = 0 AND name NOT GLOB '*[' || char(1) || '-' || char(31) || char(127) || '-' || char(159) || ']*')
)
 STRICT;
CREATE TABLE agent_name (
    agent_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    CONSTRAINT agent_name_pkey PRIMARY KEY (agent_id),
    CONSTRAINT agent_name_agent_id_exists FOREIGN KEY(agent_id) REFERENCES agent (id),
    CONSTRAINT agent_name_name_is_1_to_80_printable_characters CHECK (length(name) BETWEEN 1 AND 80 AND instr(name, char(0)) = 0 AND name NOT GLOB '*[' || char(1) || '-' || char(31) || char(127) || '-' || char(159) || ']*')
)
 STRICT;
CREATE TABLE agent_skill (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    agent_id INTEGER NOT NULL,
    skill_id INTEGER NOT NULL,
    expires_at TEXT,
    version INTEGER DEFAULT 1 NOT NULL,
    effective_at TEXT,
    CONSTRAINT agent_skill_agent_id_skill_id_is_unique UNIQUE (agent_id, skill_id),
    CONSTRAINT agent_skill_agent_id_exists FOREIGN KEY(agent_id) REFERENCES agent (id),
    CONSTRAINT agent_skill_skill_id_exists FOREIGN KEY(skill_id) REFERENCES skill (id),
    CONSTRAINT agent_skill_expires_at_is_an_instant_from_1970_to_2199 CHECK (expires_at IS NULL OR (expires_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z' AND expires_at >= '1970-01-01T00:00:00.000Z' AND expires_at < '2200-01-01T00:00:00.000Z' AND strftime('%Y-%m-%dT%H:%M:%S', substr(expires_at, 1, 19), '+0 days') IS substr(expires_at, 1, 19))),
    CONSTRAINT agent_skill_effective_at_is_an_instant_from_1970_to_2199 CHECK (effective_at IS NULL OR (effective_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z' AND effective_at >= '1970-01-01T00:00:00.000Z' AND effective_at < '2200-01-01T00:00:00.000Z' AND strftime('%Y-%m-%dT%H:%M:%S', substr(effective_at, 1, 19), '+0 days') IS substr(effective_at, 1, 19)))
)
 STRICT;
CREATE TABLE assignment (
    id INTEGER NOT NULL,
    incident_id INTEGER NOT NULL,
    agent_id INTEGER,
    team_id INTEGER,
    role TEXT DEFAULT 'lead' NOT NULL,
    state TEXT NOT NULL,
    assigned_at TEXT,
    accepted_at TEXT,
    working_at TEXT,
    released_at TEXT,
    release_reason TEXT,
    version INTEGER DEFAULT 1 NOT NULL,
    effective_at TEXT,
    CONSTRAINT assignment_pkey PRIMARY KEY (id),
    CONSTRAINT assignment_incident_id_exists FOREIGN KEY(incident_id) REFERENCES incident (id),
    CONSTRAINT assignment_agent_id_exists FOREIGN KEY(agent_id) REFERENCES agent (id),
    CONSTRAINT assignment_team_id_exists FOREIGN KEY(team_id) REFERENCES team (id),
    CONSTRAINT assignment_assigned_at_is_an_instant_from_1970_to_2199 CHECK (assigned_at IS NULL OR (assigned_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z' AND assigned_at >= '1970-01-01T00:00:00.000Z' AND assigned_at < '2200-01-01T00:00:00.000Z' AND strftime('%Y-%m-%dT%H:%M:%S', substr(assigned_at, 1, 19), '+0 days') IS substr(assigned_at, 1, 19))),
    CONSTRAINT assignment_accepted_at_is_an_instant_from_1970_to_2199 CHECK (accepted_at IS NULL OR (accepted_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z' AND accepted_at >= '1970-01-01T00:00:00.000Z' AND accepted_at < '2200-01-01T00:00:00.000Z' AND strftime('%Y-%m-%dT%H:%M:%S', substr(accepted_at, 1, 19), '+0 days') IS substr(accepted_at, 1, 19))),
    CONSTRAINT assignment_working_at_is_an_instant_from_1970_to_2199 CHECK (working_at IS NULL OR (working_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z' AND working_at >= '1970-01-01T00:00:00.000Z' AND working_at < '2200-01-01T00:00:00.000Z' AND strftime('%Y-%m-%dT%H:%M:%S', substr(working_at, 1, 19), '+0 days') IS substr(working_at, 1, 19))),
    CONSTRAINT assignment_released_at_is_an_instant_from_1970_to_2199 CHECK (released_at IS NULL OR (released_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z' AND released_at >= '1970-01-01T00:00:00.000Z' AND released_at < '2200-01-01T00:00:00.000Z' AND strftime('%Y-%m-%dT%H:%M:%S', substr(released_at, 1, 19), '+0 days') IS substr(released_at, 1, 19))),
    CONSTRAINT assignment_effective_at_is_an_instant_from_1970_to_2199 CHECK (effective_at IS NULL OR (effective_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z' AND effective_at >= '1970-01-01T00:00:00.000Z' AND effective_at < '2200-01-01T00:00:00.000Z' AND strftime('%Y-%m-%dT%H:%M:%S', substr(effective_at, 1, 19), '+0 days') IS substr(effective_at, 1, 19))),
    CONSTRAINT assignment_role_is_known CHECK (role IN ('lead', 'support')),
    CONSTRAINT assignment_state_is_known CHECK (state IN ('reserved', 'offered', 'accepted', 'working', 'released')),
    CONSTRAINT assignment_release_reason_is_1_to_64_printable_characters CHECK (length(release_reason) BETWEEN 1 AND 64 AND instr(release_reason, char(0)) = 0 AND release_reason NOT GLOB '*[' || char(1) || '-' || char(31) || char(127) || '-' || char(159) || ']*'),
    CONSTRAINT assignment_names_exactly_one_of_agent_id_and_team_id CHECK ((agent_id IS NULL) <> (team_id IS NULL))
)
 STRICT;
CREATE UNIQUE INDEX assignment_agent_id_is_active_once ON assignment (agent_id, incident_id) WHERE state <> 'released' AND agent_id IS NOT NULL;
CREATE INDEX assignment_let_go ON assignment (agent_id, released_at);
CREATE INDEX assignment_not_released ON assignment (id) WHERE coalesce(state, '') <> 'released';
CREATE INDEX assignment_of_incident ON assignment (incident_id);
CREATE UNIQUE INDEX assignment_team_id_is_active_once ON assignment (team_id, incident_id) WHERE state <> 'released' AND team_id IS NOT NULL;
CREATE TABLE caller (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    incident_id INTEGER NOT NULL,
    name TEXT,
    phone TEXT,
    email TEXT,
    address TEXT,
    CONSTRAINT caller_incident_id_is_unique UNIQUE (incident_id),
    CONSTRAINT caller_incident_id_exists FOREIGN KEY(incident_id) REFERENCES incident (id),
    CONSTRAINT caller_name_is_1_to_200_printable_characters CHECK (length(name) BETWEEN 1 AND 200 AND instr(name, char(0)) = 0 AND name NOT GLOB '*[' || char(1) || '-' || char(31) || char(127) || '-' || char(159) || ']*'),
    CONSTRAINT caller_email_is_1_to_200_printable_characters CHECK (length(email) BETWEEN 1 AND 200 AND instr(email, char(0)) = 0 AND email NOT GLOB '*[' || char(1) || '-' || char(31) || char(127) || '-' || char(159) || ']*'),
    CONSTRAINT caller_address_is_1_to_200_printable_characters CHECK (length(address) BETWEEN 1 AND 200 AND instr(address, char(0)) = 0 AND address NOT GLOB '*[' || char(1) || '-' || char(31) || char(127) || '-' || char(159) || ']*'),
    CONSTRAINT caller_phone_is_1_to_40_printable_characters CHECK (length(phone) BETWEEN 1 AND 40 AND instr(phone, char(0)) = 0 AND phone NOT GLOB '*[' || char(1) || '-' || char(31) || char(127) || '-' || char(159) || ']*')
)
 STRICT;
CREATE TABLE incident_text (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    incident_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    command_id TEXT,
    written_at TEXT,
    CONSTRAINT incident_text_incident_id_exists FOREIGN KEY(incident_id) REFERENCES incident (id),
    CONSTRAINT incident_text_kind_is_known CHECK (kind IN ('description', 'note', 'reason')),
    CONSTRAINT incident_text_body_is_1_to_10000_characters CHECK (length(body) BETWEEN 1 AND 10000),
    CONSTRAINT incident_text_command_id_is_1_to_64_printable_characters CHECK (length(command_id) BETWEEN 1 AND 64 AND instr(command_id, char(0)) = 0 AND command_id NOT GLOB '*[' || char(1) || '-' || char(31) || char(127) || '-' || char(159) || ']*'),
    CONSTRAINT incident_text_written_at_is_an_instant_from_1970_to_2199 CHECK (written_at IS NULL OR (written_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z' AND written_at >= '1970-01-01T00:00:00.000Z' AND written_at < '2200-01-01T00:00:00.000Z' AND strftime('%Y-%m-%dT%H:%M:%S', substr(written_at, 1, 19), '+0 days') IS substr(written_at, 1, 19)))
)
 STRICT;
CREATE INDEX incident_text_of_incident ON incident_text (incident_id);
CREATE TABLE presence (
    agent_id INTEGER NOT NULL,
    state TEXT NOT NULL,
    reason TEXT,
    since_at TEXT,
    until_at TEXT,
    version INTEGER DEFAULT 1 NOT NULL,
    effective_at TEXT,
    CONSTRAINT presence_pkey PRIMARY KEY (agent_id),
    CONSTRAINT presence_agent_id_exists FOREIGN KEY(agent_id) REFERENCES agent (id),
    CONSTRAINT presence_since_at_is_an_instant_from_1970_to_2199 CHECK (since_at IS NULL OR (since_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z' AND since_at >= '1970-01-01T00:00:00.000Z' AND since_at < '2200-01-01T00:00:00.000Z' AND strftime('%Y-%m-%dT%H:%M:%S', substr(since_at, 1, 19), '+0 days') IS substr(since_at, 1, 19))),
    CONSTRAINT presence_until_at_is_an_instant_from_1970_to_2199 CHECK (until_at IS NULL OR (until_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z' AND until_at >= '1970-01-01T00:00:00.000Z' AND until_at < '2200-01-01T00:00:00.000Z' AND strftime('%Y-%m-%dT%H:%M:%S', substr(until_at, 1, 19), '+0 days') IS substr(until_at, 1, 19))),
    CONSTRAINT presence_effective_at_is_an_instant_from_1970_to_2199 CHECK (effective_at IS NULL OR (effective_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z' AND effective_at >= '1970-01-01T00:00:00.000Z' AND effective_at < '2200-01-01T00:00:00.000Z' AND strftime('%Y-%m-%dT%H:%M:%S', substr(effective_at, 1, 19), '+0 days') IS substr(effective_at, 1, 19))),
    CONSTRAINT presence_state_is_known CHECK (state IN ('on_shift', 'on_break', 'off')),
    CONSTRAINT presence_reason_is_1_to_64_printable_characters CHECK (length(reason) BETWEEN 1 AND 64 AND instr(reason, char(0)) = 0 AND reason NOT GLOB '*[' || char(1) || '-' || char(31) || char(127) || '-' || char(159) || ']*'),
    CONSTRAINT presence_reason_is_given_on_break CHECK (state <> 'on_break' OR reason IS NOT NULL)
)
 STRICT;
CREATE TABLE shift (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    agent_id INTEGER NOT NULL,
    starts_at TEXT NOT NULL,
    ends_at TEXT NOT NULL,
    version INTEGER DEFAULT 1 NOT NULL,
    effective_at TEXT,
    CONSTRAINT shift_agent_id_exists FOREIGN KEY(agent_id) REFERENCES agent (id),
    CONSTRAINT shift_starts_at_is_an_instant_from_1970_to_2199 CHECK (starts_at IS NULL OR (starts_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z' AND starts_at >= '1970-01-01T00:00:00.000Z' AND starts_at < '2200-01-01T00:00:00.000Z' AND strftime('%Y-%m-%dT%H:%M:%S', substr(starts_at, 1, 19), '+0 days') IS substr(starts_at, 1, 19))),
    CONSTRAINT shift_ends_at_is_an_instant_from_1970_to_2199 CHECK (ends_at IS NULL OR (ends_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z' AND ends_at >= '1970-01-01T00:00:00.000Z' AND ends_at < '2200-01-01T00:00:00.000Z' AND strftime('%Y-%m-%dT%H:%M:%S', substr(ends_at, 1, 19), '+0 days') IS substr(ends_at, 1, 19))),
    CONSTRAINT shift_effective_at_is_an_instant_from_1970_to_2199 CHECK (effective_at IS NULL OR (effective_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z' AND effective_at >= '1970-01-01T00:00:00.000Z' AND effective_at < '2200-01-01T00:00:00.000Z' AND strftime('%Y-%m-%dT%H:%M:%S', substr(effective_at, 1, 19), '+0 days') IS substr(effective_at, 1, 19))),
    CONSTRAINT shift_ends_at_is_after_starts_at CHECK (ends_at > starts_at)
)
 STRICT;
CREATE INDEX shift_of_agent ON shift (agent_id, starts_at);
