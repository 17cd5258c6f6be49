-- Logs whose node was retired: how much they hold for ever, and since when nothing is added. Other nodes
-- list it, so that a later period needs no pack of a node that was gone by then.
alter table governance.ledger_origin add column closed_at timestamptz;
alter table governance.ledger_origin add column closed_size bigint check (closed_size >= 0);
alter table governance.ledger_origin add column closed_root text check (length(closed_root) = 44);
alter table governance.ledger_origin add constraint closed_whole
  check ((closed_at is null) = (closed_size is null) and (closed_at is null) = (closed_root is null));
grant update (closed_at, closed_size, closed_root) on governance.ledger_origin to ledgerline_system;
