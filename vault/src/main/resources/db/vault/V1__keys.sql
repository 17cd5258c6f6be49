-- The keys of the content vault, wrapped; nothing here opens anything without the installation's
-- key, which is not in the database. Owner: ledgerline_migrator. Every table with a tenant forces
-- row-level security, as in the schema governance.

grant usage on schema vault to ledgerline_app, ledgerline_system;

-- One living key per tenant, under the installation's key; older versions go once nothing is
-- wrapped under them.
create table vault.tenant_key (
  tenant     text not null check (tenant ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  version    integer not null check (version > 0),
  master     text not null check (master ~ '^[0-9a-f]{16}$'),
  wrapped    bytea not null check (length(wrapped) between 60 and 256),
  created_at timestamptz not null default now(),
  primary key (tenant, version)
);

-- One key per subject, period and class of calls: all salts and texts of those calls derive from
-- it, so deleting the line makes them unreadable together.
create table vault.content_key (
  key_id       uuid primary key,
  tenant       text not null,
  subject      text not null check (length(subject) between 1 and 128),
  from_day     date not null,
  to_day       date not null,
  class        text not null check (class ~ '^[a-z2-7]{16}$'),
  workspace    text,
  use_case     text,
  risk_tier    text,
  data_classes text[] not null,
  tags         text[] not null,
  keep_least   timestamptz,
  version      integer not null,
  wrapped      bytea not null check (length(wrapped) between 60 and 256),
  created_at   timestamptz not null default now(),
  unique (tenant, subject, from_day, to_day, class),
  foreign key (tenant, version) references vault.tenant_key,
  check (from_day < to_day)
);
create index content_key_period on vault.content_key (tenant, to_day, key_id);
create index content_key_version on vault.content_key (tenant, version);

-- What is left of a key: that it was destroyed, and by which entry; again where an older copy of the
-- table had brought it back. A line without a key says that an erasure took place. Nodes follow the numbers and drop what they hold in memory.
create table vault.destroyed (
  seq      bigint generated always as identity primary key,
  tenant   text not null,
  key_id   uuid,
  cause    text not null check (cause in ('erased', 'disposed')),
  entry    uuid not null,
  from_day date,
  to_day   date,
  class    text,
  at       timestamptz not null default now()
);
create index destroyed_key on vault.destroyed (key_id);
create index destroyed_folder on vault.destroyed (tenant, from_day, to_day, class);

grant select, insert, delete on vault.tenant_key to ledgerline_app;
grant select, insert, delete on vault.content_key to ledgerline_app;
grant update (version, wrapped) on vault.content_key to ledgerline_app;
grant select, insert on vault.destroyed to ledgerline_app;
grant select (master) on vault.tenant_key to ledgerline_system;
grant select (seq, key_id) on vault.destroyed to ledgerline_system;

do $$
declare
  tab text;
begin
  foreach tab in array array['tenant_key', 'content_key', 'destroyed'] loop
    execute format('alter table vault.%I enable row level security', tab);
    execute format('alter table vault.%I force row level security', tab);
    execute format(
      'create policy wall on vault.%I to ledgerline_app
         using (tenant = (select current_setting(''ledgerline.tenant'', true))
                or (select current_setting(''ledgerline.scope'', true)) = ''organization'')', tab);
  end loop;
end
$$;
create policy follow on vault.destroyed for select to ledgerline_system using (true);
create policy check_master on vault.tenant_key for select to ledgerline_system using (true);
