-- A call is looked up by its request, which no other index begins with: with the tenant first, an
-- index on tenant and time seemed as good to a plan that was made while the table was small, and
-- such a plan reads all calls of the tenant for each one that it looks for. Requests are named in
-- the order of time, so new ones also go to the end of the index, whatever their tenant.
ALTER TABLE records.call DROP CONSTRAINT call_pkey;
ALTER TABLE records.call ADD CONSTRAINT call_pkey PRIMARY KEY (request_id, tenant);

-- The entry that admits a call is a little longer than what PostgreSQL packs into a page four times.
-- It compressed each of those and still put most of them into a table beside, which cost more than
-- all else that is done for such a row. Up to half a page they now stay as they are.
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
      'CREATE TABLE IF NOT EXISTS records.%I PARTITION OF records.entry FOR VALUES FROM (%L) TO (%L) '
      'WITH (toast_tuple_target = 4080)',
      name, first::text || ' 00:00:00+00', (first + interval '1 month')::date::text || ' 00:00:00+00');
    EXECUTE format('GRANT INSERT ON records.%I TO ledgerline_system', name);
  END IF;
END $$;

DO $$
DECLARE
  partition regclass;
BEGIN
  FOR partition IN SELECT inhrelid FROM pg_inherits WHERE inhparent = 'records.entry'::regclass LOOP
    EXECUTE format('ALTER TABLE %s SET (toast_tuple_target = 4080)', partition);
  END LOOP;
END $$;
