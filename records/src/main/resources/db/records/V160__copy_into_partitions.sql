-- The indexer fills tables with COPY, which costs a fraction of inserting row by row. Row-level
-- security rules COPY out, and a partition has none of its own: it is out of everybody's reach but
-- for this one INSERT, and whoever reads goes through the parent and its policies. The role could
-- write every row of the parent before.
CREATE OR REPLACE FUNCTION records.ensure_month(month date) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
AS $$
DECLARE
  first date := date_trunc('month', month)::date;
  name  text := 'entry_' || to_char(first, 'YYYY_MM');
BEGIN
  IF to_regclass('records.' || name) IS NULL THEN
    PERFORM pg_advisory_xact_lock(hashtext('records.ensure_month'));
    EXECUTE format(
      'CREATE TABLE IF NOT EXISTS records.%I PARTITION OF records.entry FOR VALUES FROM (%L) TO (%L)',
      name, first::text || ' 00:00:00+00', (first + interval '1 month')::date::text || ' 00:00:00+00');
    EXECUTE format('GRANT INSERT ON records.%I TO ledgerline_system', name);
  END IF;
END $$;

DO $$
DECLARE
  partition regclass;
BEGIN
  FOR partition IN SELECT inhrelid FROM pg_inherits WHERE inhparent = 'records.entry'::regclass LOOP
    EXECUTE format('GRANT INSERT ON %s TO ledgerline_system', partition);
  END LOOP;
END $$;

-- Calls get such a partition too: one, with all rows in it as they are.
ALTER TABLE records.call RENAME TO call_all;
ALTER TABLE records.call_all RENAME CONSTRAINT call_pkey TO call_all_pkey;
ALTER INDEX records.call_time RENAME TO call_all_time;
ALTER INDEX records.call_tenant RENAME TO call_all_tenant;
ALTER INDEX records.call_user RENAME TO call_all_user;
ALTER INDEX records.call_session RENAME TO call_all_session;
DROP POLICY reader ON records.call_all;
DROP POLICY indexer ON records.call_all;
ALTER TABLE records.call_all NO FORCE ROW LEVEL SECURITY;
ALTER TABLE records.call_all DISABLE ROW LEVEL SECURITY;
REVOKE ALL ON records.call_all FROM PUBLIC, ledgerline_app, ledgerline_system;
GRANT INSERT ON records.call_all TO ledgerline_system;

CREATE TABLE records.call (LIKE records.call_all) PARTITION BY LIST (tenant);
ALTER TABLE records.call ADD CONSTRAINT call_pkey PRIMARY KEY (tenant, request_id);
CREATE INDEX call_time ON records.call (ts, id);
CREATE INDEX call_tenant ON records.call (tenant, ts, id);
CREATE INDEX call_user ON records.call (tenant, user_id, ts, id) WHERE user_id IS NOT NULL;
CREATE INDEX call_session ON records.call (tenant, session_id, ts, id) WHERE session_id IS NOT NULL;
ALTER TABLE records.call ENABLE ROW LEVEL SECURITY;
ALTER TABLE records.call FORCE ROW LEVEL SECURITY;
CREATE POLICY reader ON records.call FOR SELECT TO ledgerline_app USING (records.visible(tenant));
CREATE POLICY indexer ON records.call TO ledgerline_system USING (true) WITH CHECK (true);
GRANT SELECT ON records.call TO ledgerline_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON records.call TO ledgerline_system;
ALTER TABLE records.call ATTACH PARTITION records.call_all DEFAULT;
