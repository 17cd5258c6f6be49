-- What a tool that waits for a person would be given: encrypted, destroyed once somebody decided.
-- Owner: ledgerline_migrator. A tenant sees its own, the organization all.

create table governance.held_input (
  approval text primary key references governance.approval,
  tenant   governance.name not null references governance.tenant,
  sealed   bytea not null check (length(sealed) <= 1100000)
);
create index approval_open on governance.approval (tenant, action, target)
  where state in ('waiting', 'approved');

grant select, insert, delete on governance.held_input to ledgerline_app;

alter table governance.held_input enable row level security;
alter table governance.held_input force row level security;
create policy wall on governance.held_input to ledgerline_app
  using (tenant = (select current_setting('ledgerline.tenant', true))
         or (select current_setting('ledgerline.scope', true)) = 'organization');
