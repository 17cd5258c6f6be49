-- Tags that rules put on calls: a JSON list of texts, null where there are none, so that the indexes
-- hold tagged rows only.
ALTER TABLE records.entry ADD COLUMN tags jsonb;
ALTER TABLE records.call ADD COLUMN tags jsonb;
CREATE INDEX entry_tagged ON records.entry (tenant, ts, id) WHERE tags IS NOT NULL;
CREATE INDEX entry_tagged_time ON records.entry (ts, id) WHERE tags IS NOT NULL;
CREATE INDEX call_tagged_time ON records.call (ts, id) WHERE tags IS NOT NULL;
CREATE INDEX call_tagged ON records.call (tenant, ts, id) WHERE tags IS NOT NULL;
