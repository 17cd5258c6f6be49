-- Legal holds, and what was erased. Owner: ledgerline_migrator.
-- Whoever sets a hold, erases or disposes takes the tenant's line in retention_gate first, so that
-- of a hold and a destruction one is wholly before the other.

create table governance.retention_gate (
  tenant governance.name primary key references governance.tenant
);

create table governance.hold (
  hold       text primary key check (hold ~ '^h_[0-9a-z]{8,32}$'),
  tenant     governance.name not null references governance.tenant,
  matter     text not null check (length(matter) between 1 and 128),
  subject    text check (length(subject) between 1 and 128),
  workspace  governance.name,
  use_case   governance.name,
  from_time  timestamptz,
  to_time    timestamptz,
  set_by     text not null,
  set_at     timestamptz not null,
  cleared_by text,
  cleared_at timestamptz,
  approval   text references governance.approval,
  check (from_time is null or to_time is null or from_time < to_time),
  check ((cleared_at is null) = (approval is null))
);
create index hold_living on governance.hold (tenant) where cleared_at is null;

create table governance.erasure (
  erasure   text primary key check (erasure ~ '^[0-9a-f-]{36}$'),
  tenant    governance.name not null references governance.tenant,
  subject   text not null,
  case_id   text not null,
  basis     text not null,
  asked_by  text not null,
  approved_by text not null,
  erased_at timestamptz not null,
  destroyed jsonb not null,
  -- How often it was done again because an older copy of the data had come back.
  repeated  integer not null default 0
);
create index erasure_tenant on governance.erasure (tenant, erased_at);

-- Up to where each stream of a node's ledger was searched for erasures; older after a restore.
create table governance.erasure_search (
  installation text not null,
  stream       governance.stream_name not null,
  next_index   bigint not null check (next_index >= 0),
  primary key (installation, stream)
);

grant select, insert, update on governance.retention_gate to ledgerline_app;
grant select, insert on governance.hold to ledgerline_app;
grant update (cleared_by, cleared_at, approval) on governance.hold to ledgerline_app;
grant select, insert, update (repeated) on governance.erasure to ledgerline_app;
grant select, insert, update on governance.erasure_search to ledgerline_system;
grant update (identity) on governance.principal to ledgerline_app;

do $$
declare
  tab text;
begin
  foreach tab in array array['retention_gate', 'hold', 'erasure'] loop
    execute format('alter table governance.%I enable row level security', tab);
    execute format('alter table governance.%I force row level security', tab);
    execute format(
      'create policy wall on governance.%I to ledgerline_app
         using (tenant = (select current_setting(''ledgerline.tenant'', true))
                or (select current_setting(''ledgerline.scope'', true)) = ''organization'')', tab);
  end loop;
end
$$;
alter table governance.erasure_search enable row level security;
alter table governance.erasure_search force row level security;
create policy nodes on governance.erasure_search to ledgerline_system using (true);
