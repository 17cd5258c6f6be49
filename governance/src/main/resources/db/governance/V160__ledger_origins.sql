-- Which logs there are, on which node: each node writes its own and lists those of the others in its
-- ledger, so that a hidden node or a hidden stream shows. Only nodes see it: it names tenants.

create table governance.ledger_origin (
  origin       text primary key check (length(origin) between 1 and 400),
  stream       governance.stream_name not null,
  installation text not null check (length(installation) between 1 and 64),
  node         text not null check (length(node) between 1 and 200),
  first_seen   timestamptz not null default clock_timestamp()
);

grant select, insert on governance.ledger_origin to ledgerline_system;
alter table governance.ledger_origin enable row level security;
alter table governance.ledger_origin force row level security;
create policy nodes on governance.ledger_origin to ledgerline_system using (true) with check (true);
