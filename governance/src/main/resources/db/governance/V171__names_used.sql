-- When a name behind a pseudonym was needed last, so that it can be let go in time. Names from before
-- this column count as used at the time of this migration: kept too long rather than too short.
-- A name that is gone is "erased:" and the id of the entry about it.
alter table governance.principal add column used_at timestamptz not null default now();
alter table governance.principal alter column used_at drop default;
create index principal_unused on governance.principal (tenant, used_at)
  where identity not like 'erased:%';
grant update (used_at) on governance.principal to ledgerline_app;
