-- What needs a second person: asked for by one, decided by another, done once.
-- Owner: ledgerline_migrator. A tenant sees its own, the organization all.

create table governance.approval (
  approval        text primary key check (approval ~ '^a_[0-9a-z]{8,32}$'),
  tenant          governance.name references governance.tenant,
  action          text not null check (action ~ '^[a-z][a-z._]{1,62}$'),
  target          text not null check (length(target) between 1 and 128),
  details         jsonb not null,
  requested_by    text not null,
  requested_owner text not null references governance.principal,
  requested_at    timestamptz not null,
  expires_at      timestamptz not null,
  state           text not null check (state in ('waiting', 'approved', 'denied', 'expired', 'done')),
  decided_by      text,
  decided_owner   text references governance.principal,
  decided_at      timestamptz,
  outcome         jsonb,
  check (expires_at > requested_at),
  check ((state in ('approved', 'denied', 'done')) = (decided_owner is not null))
);
create index approval_order on governance.approval (tenant, requested_at, approval);
create index approval_due on governance.approval (expires_at) where state in ('waiting', 'approved');

grant select, insert on governance.approval to ledgerline_app;
grant update (state, decided_by, decided_owner, decided_at, outcome)
  on governance.approval to ledgerline_app;

alter table governance.approval enable row level security;
alter table governance.approval force row level security;
create policy wall on governance.approval to ledgerline_app
  using (tenant = (select current_setting('ledgerline.tenant', true))
         or (select current_setting('ledgerline.scope', true)) = 'organization');

-- Tenants live under the organization's schedules, so they may read those.
create policy shared_schedules on governance.setting for select to ledgerline_app
  using (tenant is null and kind = 'RetentionSchedule'
         and (select current_setting('ledgerline.tenant', true)) <> '');
