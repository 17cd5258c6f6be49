-- Tokens whose values a client will not send again, because the upstream keeps the conversation.
-- Owner: ledgerline_migrator. Encrypted under a key of the tenant; gone when they expire.

create table governance.kept_token (
  tenant       governance.name not null references governance.tenant,
  conversation text not null check (length(conversation) <= 128),
  token        bytea not null check (octet_length(token) = 16),
  sealed       bytea not null check (octet_length(sealed) <= 70000),
  expires_at   timestamptz not null,
  primary key (tenant, conversation, token)
);
create index kept_token_due on governance.kept_token (expires_at);

grant select, insert, delete on governance.kept_token to ledgerline_app;
grant update (expires_at) on governance.kept_token to ledgerline_app;

alter table governance.kept_token enable row level security;
alter table governance.kept_token force row level security;
create policy wall on governance.kept_token to ledgerline_app
  using (tenant = (select current_setting('ledgerline.tenant', true))
         or (select current_setting('ledgerline.scope', true)) = 'organization');

-- Tenants live under the organization's data policies, so they may read those.
create policy shared_data_policies on governance.setting for select to ledgerline_app
  using (tenant is null and kind = 'DataPolicy'
         and (select current_setting('ledgerline.tenant', true)) <> '');
