-- The queryable copy of the ledger. Every row here can be rebuilt from the ledger's bytes.
-- Roles: ledgerline_system (the indexer) writes, ledgerline_app reads behind row-level security:
-- a transaction sees one tenant (ledgerline.tenant), or everything (ledgerline.scope = organization),
-- or, with neither set, nothing.

CREATE FUNCTION records.visible(row_tenant text) RETURNS boolean
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN row_tenant = current_setting('ledgerline.tenant', true)
      OR current_setting('ledgerline.scope', true) = 'organization';

-- One row per ledger entry, its bytes exactly as the ledger hashed them.
CREATE TABLE records.entry (
  seq              bigint      NOT NULL,
  stream           text        COLLATE "C" NOT NULL,
  idx              bigint      NOT NULL,
  ts               timestamptz NOT NULL,
  id               uuid        NOT NULL,
  event_type       text        COLLATE "C" NOT NULL,
  tenant           text        COLLATE "C" NOT NULL,
  workspace        text        COLLATE "C",
  use_case         text        COLLATE "C",
  feature          text        COLLATE "C",
  user_id          text        COLLATE "C",
  model            text        COLLATE "C",
  status           text        COLLATE "C",
  session_id       text        COLLATE "C",
  business_context text        COLLATE "C",
  request_id       text        COLLATE "C",
  bytes            bytea       NOT NULL,
  CONSTRAINT entry_position UNIQUE (stream, idx, ts)
) PARTITION BY RANGE (ts);

CREATE INDEX entry_time ON records.entry (ts, id);
CREATE INDEX entry_tenant ON records.entry (tenant, ts, id);
CREATE INDEX entry_user ON records.entry (tenant, user_id, ts, id) WHERE user_id IS NOT NULL;
CREATE INDEX entry_session ON records.entry (tenant, session_id, ts, id) WHERE session_id IS NOT NULL;
CREATE INDEX entry_request ON records.entry (request_id, ts, id) WHERE request_id IS NOT NULL;
-- seq grows with the heap, so block ranges find the newest rows at almost no cost per insert.
CREATE INDEX entry_seq ON records.entry USING brin (seq) WITH (pages_per_range = 16, autosummarize = on);

-- One joined row per governed call.
CREATE TABLE records.call (
  tenant           text        COLLATE "C" NOT NULL,
  request_id       text        COLLATE "C" NOT NULL,
  ts               timestamptz NOT NULL,
  id               uuid        NOT NULL,
  workspace        text        COLLATE "C",
  use_case         text        COLLATE "C",
  feature          text        COLLATE "C",
  user_id          text        COLLATE "C",
  model            text        COLLATE "C",
  status           text        COLLATE "C" NOT NULL,
  session_id       text        COLLATE "C",
  business_context text        COLLATE "C",
  document         json        NOT NULL,
  PRIMARY KEY (tenant, request_id)
) WITH (fillfactor = 60);

CREATE INDEX call_time ON records.call (ts, id);
CREATE INDEX call_tenant ON records.call (tenant, ts, id);
CREATE INDEX call_user ON records.call (tenant, user_id, ts, id) WHERE user_id IS NOT NULL;
CREATE INDEX call_session ON records.call (tenant, session_id, ts, id) WHERE session_id IS NOT NULL;

-- Calls, tokens and nano-dollars by UTC hour; '' stands for an absent dimension.
CREATE TABLE records.usage_hour (
  hour                   timestamptz NOT NULL,
  tenant                 text COLLATE "C" NOT NULL,
  workspace              text COLLATE "C" NOT NULL,
  use_case               text COLLATE "C" NOT NULL,
  feature                text COLLATE "C" NOT NULL,
  model                  text COLLATE "C" NOT NULL,
  user_id                text COLLATE "C" NOT NULL,
  calls                  bigint NOT NULL,
  refused                bigint NOT NULL,
  failed                 bigint NOT NULL,
  tokens_input           bigint NOT NULL,
  tokens_output          bigint NOT NULL,
  tokens_cache_read      bigint NOT NULL,
  tokens_cache_write_5m  bigint NOT NULL,
  tokens_cache_write_1h  bigint NOT NULL,
  cost_nano              bigint NOT NULL,
  PRIMARY KEY (tenant, hour, workspace, use_case, feature, model, user_id)
) WITH (fillfactor = 70);

CREATE INDEX usage_hour_time ON records.usage_hour (hour);

-- Bytes the indexer could not read as an entry: kept and counted, never a reason to stop.
CREATE TABLE records.unreadable (
  stream text   COLLATE "C" NOT NULL,
  idx    bigint NOT NULL,
  reason text   NOT NULL,
  bytes  bytea  NOT NULL,
  PRIMARY KEY (stream, idx)
);

-- Where the indexer is; written in the transaction of the rows it covers.
CREATE TABLE records.cursor (
  stream     text COLLATE "C" PRIMARY KEY,
  next_index bigint NOT NULL
);
CREATE TABLE records.position (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  seq      bigint NOT NULL
);
INSERT INTO records.position (seq) VALUES (0);

ALTER TABLE records.entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE records.entry FORCE ROW LEVEL SECURITY;
ALTER TABLE records.call ENABLE ROW LEVEL SECURITY;
ALTER TABLE records.call FORCE ROW LEVEL SECURITY;
ALTER TABLE records.usage_hour ENABLE ROW LEVEL SECURITY;
ALTER TABLE records.usage_hour FORCE ROW LEVEL SECURITY;

CREATE POLICY reader ON records.entry FOR SELECT TO ledgerline_app USING (records.visible(tenant));
CREATE POLICY reader ON records.call FOR SELECT TO ledgerline_app USING (records.visible(tenant));
CREATE POLICY reader ON records.usage_hour FOR SELECT TO ledgerline_app USING (records.visible(tenant));
CREATE POLICY indexer ON records.entry TO ledgerline_system USING (true) WITH CHECK (true);
CREATE POLICY indexer ON records.call TO ledgerline_system USING (true) WITH CHECK (true);
CREATE POLICY indexer ON records.usage_hour TO ledgerline_system USING (true) WITH CHECK (true);

REVOKE ALL ON FUNCTION records.visible(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION records.visible(text) TO ledgerline_app, ledgerline_system;
GRANT USAGE ON SCHEMA records TO ledgerline_app, ledgerline_system;
GRANT SELECT ON records.entry, records.call, records.usage_hour, records.position TO ledgerline_app;
GRANT SELECT, INSERT ON records.entry, records.unreadable TO ledgerline_system;
GRANT SELECT, INSERT, UPDATE ON records.call, records.usage_hour, records.cursor TO ledgerline_system;
GRANT DELETE ON records.usage_hour TO ledgerline_system;
GRANT SELECT, UPDATE ON records.position TO ledgerline_system;

-- The indexer owns no table, so it asks the owner for a month's partition and for a rebuild.
CREATE FUNCTION records.ensure_month(month date) RETURNS void
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
  END IF;
END $$;

CREATE FUNCTION records.reset() RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
AS $$
BEGIN  -- seq keeps growing: a follower's place stays behind everything written after the rebuild
  TRUNCATE records.entry, records.call, records.usage_hour, records.unreadable, records.cursor;
END $$;

REVOKE ALL ON FUNCTION records.ensure_month(date), records.reset() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION records.ensure_month(date), records.reset() TO ledgerline_system;
