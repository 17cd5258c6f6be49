-- Why a call is worth a look, from its entries: finding, injection, answer, tool, isolation, observed,
-- refused, held, rewritten, blocked. Calls copied before carry none until the copy is rebuilt.
ALTER TABLE records.call ADD COLUMN flagged text[] NOT NULL DEFAULT '{}';
CREATE INDEX call_flagged_time ON records.call (ts, id) WHERE flagged <> '{}';
CREATE INDEX call_flagged_tenant ON records.call (tenant, ts, id) WHERE flagged <> '{}';

-- What a person said of a finding: the newest verdict per call and type. Rebuilt from entries.
CREATE TABLE records.verdict (
  tenant     text        COLLATE "C" NOT NULL,
  workspace  text        COLLATE "C",
  request_id text        COLLATE "C" NOT NULL,
  type       text        COLLATE "C" NOT NULL,
  verdict    text        COLLATE "C" NOT NULL,
  detector   text        COLLATE "C" NOT NULL,
  ts         timestamptz NOT NULL,
  PRIMARY KEY (tenant, request_id, type)
);
CREATE INDEX verdict_time ON records.verdict (tenant, ts);

ALTER TABLE records.verdict ENABLE ROW LEVEL SECURITY;
ALTER TABLE records.verdict FORCE ROW LEVEL SECURITY;
CREATE POLICY reader ON records.verdict FOR SELECT TO ledgerline_app USING (records.visible(tenant));
CREATE POLICY indexer ON records.verdict TO ledgerline_system USING (true) WITH CHECK (true);
GRANT SELECT ON records.verdict TO ledgerline_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON records.verdict TO ledgerline_system;

CREATE OR REPLACE FUNCTION records.reset() RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
AS $$
BEGIN  -- seq keeps growing: a follower's place stays behind everything written after the rebuild
  TRUNCATE records.entry, records.call, records.usage_hour, records.unreadable, records.cursor,
    records.verdict;
END $$;
