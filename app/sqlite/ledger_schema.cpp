// SPDX-License-Identifier: MIT
#include "sqlite/ledger_schema.h"

namespace proxydeck {

namespace {

// Repeated texts (accounts, endpoints, areas, carriers, codes) are stored once, in `term`, and referenced by number, so
// that a lease takes about 40 bytes. `host`, `port` and `exit_ip` are NULL if they equal the value derived from
// `server`.
constexpr const char *version1[] = {
    "CREATE TABLE term (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE)",
    "CREATE TABLE account (id INTEGER PRIMARY KEY, uuid BLOB NOT NULL UNIQUE)",
    "CREATE TABLE call ("
    " id INTEGER PRIMARY KEY,"
    " uuid BLOB NOT NULL UNIQUE,"
    " started_ms INTEGER NOT NULL,"
    " account INTEGER NOT NULL REFERENCES account,"
    " account_name INTEGER NOT NULL REFERENCES term,"
    " endpoint INTEGER NOT NULL REFERENCES term,"
    " parameters INTEGER NOT NULL REFERENCES term,"
    " outcome INTEGER NOT NULL,"
    " vendor_code INTEGER NOT NULL REFERENCES term,"
    " request_id TEXT NOT NULL,"
    " duration_ms INTEGER NOT NULL,"
    " received INTEGER NOT NULL,"
    " bad_rows INTEGER NOT NULL)",
    "CREATE INDEX call_unfinished ON call (started_ms) WHERE outcome = 0",
    "CREATE TABLE batch ("
    " id INTEGER PRIMARY KEY,"
    " call INTEGER NOT NULL UNIQUE REFERENCES call,"
    " account INTEGER NOT NULL REFERENCES account,"
    " account_name INTEGER NOT NULL REFERENCES term,"
    " endpoint INTEGER NOT NULL REFERENCES term,"
    " request_id TEXT NOT NULL,"
    " task_id TEXT NOT NULL,"
    " obtained_ms INTEGER NOT NULL)",
    "CREATE INDEX batch_by_time ON batch (obtained_ms)",
    "CREATE TABLE lease ("
    " id INTEGER PRIMARY KEY,"
    " batch INTEGER NOT NULL REFERENCES batch,"
    " server TEXT NOT NULL,"
    " host TEXT,"
    " port INTEGER,"
    " exit_ip TEXT,"
    " area INTEGER NOT NULL REFERENCES term,"
    " area_code INTEGER NOT NULL REFERENCES term,"
    " isp INTEGER NOT NULL REFERENCES term,"
    " deadline_ms INTEGER,"
    " forgotten INTEGER NOT NULL DEFAULT 0)",
    "CREATE INDEX lease_by_server ON lease (server)",
    "CREATE INDEX lease_by_deadline ON lease (deadline_ms) WHERE forgotten = 0 AND deadline_ms IS NOT NULL",
    "CREATE INDEX lease_undated ON lease (batch) WHERE forgotten = 0 AND deadline_ms IS NULL",
    "CREATE TABLE region_lock ("
    " id INTEGER PRIMARY KEY,"
    " batch INTEGER NOT NULL REFERENCES batch,"
    " uuid TEXT NOT NULL,"
    " area INTEGER NOT NULL REFERENCES term,"
    " isp INTEGER NOT NULL REFERENCES term,"
    " state TEXT NOT NULL,"
    " locked_since_ms INTEGER,"
    " forgotten INTEGER NOT NULL DEFAULT 0)",
    "CREATE INDEX region_lock_by_batch ON region_lock (batch)",
    "CREATE INDEX region_lock_by_uuid ON region_lock (uuid)",
};

// Leases by batch and calls by time: for deleting old records, for loading live leases in parts, and for the history.
constexpr const char *version2[] = {
    "CREATE INDEX lease_by_batch ON lease (batch)",
    "CREATE INDEX call_by_time ON call (started_ms)",
};

// The vendor's replies, in a separate table so that scans of the calls do not read them.
constexpr const char *version3[] = {
    "CREATE TABLE reply (call INTEGER PRIMARY KEY REFERENCES call, text BLOB NOT NULL)",
};

// When a call was sent, by whom it was pressed, and with which of its account's keys; for leases, when they were last
// copied and when the list in use stopped naming them. A call that an earlier version left unfinished may have been
// sent at any time after its start.
constexpr const char *version4[] = {
    "ALTER TABLE call ADD COLUMN sent_ms INTEGER",
    "ALTER TABLE call ADD COLUMN steady_ms INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE call ADD COLUMN pressed_by INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE call ADD COLUMN key_number INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE batch ADD COLUMN key_number INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE lease ADD COLUMN copied_ms INTEGER",
    "ALTER TABLE lease ADD COLUMN delisted_ms INTEGER",
    "UPDATE call SET sent_ms = started_ms WHERE outcome = 0",
};

// Which calls had the same key, whichever account it is in now. NULL: not known.
constexpr const char *version5[] = {
    "ALTER TABLE call ADD COLUMN key_id BLOB",
};

// The last check of each lease that had one, with how many found it good and bad; in a separate table so that scans of
// the leases do not read them. Times in ms, NULL where the check did not come so far. It goes with its lease, whatever
// removes that.
constexpr const char *version6[] = {
    "CREATE TABLE lease_check ("
    " lease INTEGER PRIMARY KEY REFERENCES lease,"
    " verdict INTEGER NOT NULL,"
    " stage INTEGER NOT NULL,"
    " protocol INTEGER NOT NULL,"
    " tls_fault INTEGER NOT NULL,"
    " status INTEGER NOT NULL,"
    " connect_ms INTEGER,"
    " proxy_ms INTEGER,"
    " tls_ms INTEGER,"
    " first_byte_ms INTEGER,"
    " rest_ms INTEGER,"
    " exit_ip TEXT,"
    " address INTEGER NOT NULL,"
    " at_ms INTEGER NOT NULL,"
    " good INTEGER NOT NULL,"
    " bad INTEGER NOT NULL)",
    "CREATE TRIGGER lease_check_goes AFTER DELETE ON lease BEGIN DELETE FROM lease_check WHERE lease = old.id; END",
};

// What a list in use said of a call whose outcome was unknown: when it was asked for, how many leases it named that
// were not known, and how many calls it resolved together. NULL: nothing yet.
constexpr const char *version7[] = {
    "ALTER TABLE call ADD COLUMN resolved_ms INTEGER",
    "ALTER TABLE call ADD COLUMN resolved_found INTEGER",
    "ALTER TABLE call ADD COLUMN resolved_calls INTEGER",
};

// Why the program made a call by itself; NULL: an operator did, or nothing is known. For what keeps leases at hand: its
// calls by their time, and the batches of one key and one endpoint, in their order. The number of the key comes first
// so that a search of the history, which asks for accounts and not for it, goes by time as ever.
constexpr const char *version8[] = {
    "ALTER TABLE call ADD COLUMN reason TEXT",
    "CREATE INDEX call_of_keeper ON call (max(started_ms, ifnull(sent_ms, 0))) WHERE pressed_by = 2",
    "CREATE INDEX batch_by_key ON batch (key_number, account, endpoint)",
};

// What has gone through each lease that a local port has used: connections, and bytes. Of targets nothing.
constexpr const char *version9[] = {
    "CREATE TABLE lease_traffic ("
    " lease INTEGER PRIMARY KEY,"
    " begun INTEGER NOT NULL,"
    " succeeded INTEGER NOT NULL,"
    " failed INTEGER NOT NULL,"
    " cut INTEGER NOT NULL,"
    " up INTEGER NOT NULL,"
    " down INTEGER NOT NULL)",
    "CREATE TRIGGER lease_traffic_goes AFTER DELETE ON lease BEGIN DELETE FROM lease_traffic WHERE lease = old.id;"
    " END",
};

constexpr SchemaStep steps[]
    = {version1, version2, version3, version4, version5, version6, version7, version8, version9};

} // namespace

std::span<const SchemaStep> ledgerSchemaSteps() { return steps; }

int ledgerSchemaVersion() { return int(std::size(steps)); }

} // namespace proxydeck
