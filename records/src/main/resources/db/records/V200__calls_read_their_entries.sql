-- A call's record is joined from its entries when somebody reads it: what the entries say is stored
-- once. The two times bound where those entries are, so that reading one never looks through history.
-- Calls copied before keep the document that they have.
ALTER TABLE records.call ALTER COLUMN document DROP NOT NULL;
ALTER TABLE records.call_all ALTER COLUMN document DROP NOT NULL;
ALTER TABLE records.call ADD COLUMN first_ts timestamptz;
ALTER TABLE records.call ADD COLUMN last_ts timestamptz;
