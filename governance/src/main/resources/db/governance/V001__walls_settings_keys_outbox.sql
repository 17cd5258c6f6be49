-- The walls between tenants, the settings with their history, keys, pins and the outbox.
-- Owner: ledgerline_migrator. Every table with a tenant forces row-level security: a transaction
-- sees rows of the tenant named in ledgerline.tenant, or of all where ledgerline.scope is
-- organization, or none. A null tenant means the organization.

grant usage on schema governance to ledgerline_app, ledgerline_system;

create domain governance.name as text check (value ~ '^[a-z0-9][a-z0-9-]{0,62}$');
create domain governance.stream_name as text
  check (value = '_system' or value ~ '^[a-z0-9][a-z0-9-]{0,62}$');

create table governance.tenant (
  tenant         governance.name primary key,
  commitment_key bytea not null check (length(commitment_key) = 32),
  created_at     timestamptz not null default now(),
  revision       bigint not null
);

-- One line: the version of all settings and keys together. Taking it orders all changes.
-- The secret salts commitments to settings of the organization.
create table governance.settings_version (
  only_line boolean primary key default true check (only_line),
  version   bigint not null,
  secret    bytea not null check (length(secret) = 32)
);
insert into governance.settings_version (version, secret)
  values (0, uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));

create table governance.setting (
  kind       text not null,
  tenant     governance.name references governance.tenant,
  name       governance.name not null,
  version    integer not null check (version > 0),
  hash       text not null,
  spec       jsonb not null,
  changed_at timestamptz not null,
  changed_by text not null,
  revision   bigint not null,
  unique nulls not distinct (kind, tenant, name)
);
create index setting_revision on governance.setting (revision);
create index setting_tenant on governance.setting (tenant);

create table governance.setting_version (
  kind       text not null,
  tenant     governance.name references governance.tenant,
  name       governance.name not null,
  version    integer not null,
  hash       text not null,
  spec       jsonb not null,
  changed_at timestamptz not null,
  changed_by text not null,
  unique nulls not distinct (kind, tenant, name, version)
);

-- Who is behind a pseudonym. The same person has another one in each tenant.
create table governance.principal (
  pseudonym  text primary key check (pseudonym ~ '^u_[a-z2-7]{26}$'),
  tenant     governance.name references governance.tenant,
  kind       text not null check (kind in ('user', 'service')),
  identity   text not null check (length(identity) between 1 and 320),
  created_at timestamptz not null,
  unique nulls not distinct (tenant, kind, identity)
);

create table governance.service_key (
  key_id     text primary key,
  tenant     governance.name references governance.tenant,
  name       governance.name not null,
  sha256     bytea not null unique check (length(sha256) = 32),
  principal  text not null references governance.principal,
  owner      text not null references governance.principal,
  role       text not null,
  scope      text not null check (scope in ('organization', 'tenant', 'workspace')),
  workspace  governance.name,
  use_cases  text[] not null,
  grants     text[] not null,
  expires_at timestamptz,
  issued_at  timestamptz not null,
  issued_by  text not null,
  revoked_at timestamptz,
  revoked_by text,
  revision   bigint not null,
  check ((tenant is null) = (scope = 'organization')),
  check (workspace is null or tenant is not null)
);
create unique index service_key_living on governance.service_key (tenant, name)
  nulls not distinct where revoked_at is null;
create index service_key_revision on governance.service_key (revision);

-- Blocks by content: the same id is always the same bytes.
create table governance.prompt_version (
  tenant     governance.name references governance.tenant,
  id         text not null,
  blocks     jsonb not null,
  created_at timestamptz not null,
  primary key (tenant, id)
);

-- A version that a conversation began with can't be deleted before the pin is.
create table governance.conversation_pin (
  tenant         governance.name not null,
  conversation   text not null check (length(conversation) <= 128),
  prompt_version text not null,
  used_at        timestamptz not null,
  primary key (tenant, conversation),
  foreign key (tenant, prompt_version) references governance.prompt_version
);
create index conversation_pin_used on governance.conversation_pin (used_at);
create index conversation_pin_version on governance.conversation_pin (tenant, prompt_version);

-- Taking a stream's line orders its entries; what is between the two numbers waits to be fed.
create table governance.outbox_stream (
  stream        governance.stream_name primary key,
  tenant        governance.name references governance.tenant,
  last_sequence bigint not null default 0,
  fed_sequence  bigint not null default 0,
  check (stream = coalesce(tenant, '_system')),
  check (fed_sequence <= last_sequence)
);

create table governance.outbox (
  stream     governance.stream_name not null references governance.outbox_stream,
  sequence   bigint not null,
  tenant     governance.name,
  entry      bytea not null check (length(entry) <= 60000),
  created_at timestamptz not null default now(),
  primary key (stream, sequence)
);

grant select, insert on governance.tenant to ledgerline_app;
grant select, update (version) on governance.settings_version to ledgerline_app;
grant select, insert, update on governance.setting to ledgerline_app;
grant select, insert on governance.setting_version to ledgerline_app;
grant select, insert on governance.principal to ledgerline_app;
grant select, insert on governance.service_key to ledgerline_app;
grant update (revoked_at, revoked_by, revision) on governance.service_key to ledgerline_app;
grant select, insert, delete on governance.prompt_version to ledgerline_app;
grant select, insert, update, delete on governance.conversation_pin to ledgerline_app;
grant select, insert, update (last_sequence) on governance.outbox_stream to ledgerline_app;
grant insert on governance.outbox to ledgerline_app;
grant select, delete on governance.outbox to ledgerline_system;
grant select, update (fed_sequence) on governance.outbox_stream to ledgerline_system;

do $$
declare
  tab text;
begin
  foreach tab in array array['tenant', 'setting', 'setting_version', 'principal', 'service_key',
                             'prompt_version', 'conversation_pin', 'outbox_stream', 'outbox'] loop
    execute format('alter table governance.%I enable row level security', tab);
    execute format('alter table governance.%I force row level security', tab);
    execute format(
      'create policy wall on governance.%I to ledgerline_app
         using (tenant = (select current_setting(''ledgerline.tenant'', true))
                or (select current_setting(''ledgerline.scope'', true)) = ''organization'')', tab);
  end loop;
end
$$;

-- Tenants refer to the organization's model tiers, so they may read those.
create policy shared on governance.setting for select to ledgerline_app
  using (tenant is null and kind = 'ModelTiers'
         and (select current_setting('ledgerline.tenant', true)) <> '');

create policy feed on governance.outbox to ledgerline_system using (true);
create policy feed on governance.outbox_stream to ledgerline_system using (true);
