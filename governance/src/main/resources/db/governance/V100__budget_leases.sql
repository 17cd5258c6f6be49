-- How the limits of budgets are divided between nodes. Under the lock of a counter's line the sum of
-- all that is granted never passes the limit; what was granted is charged until its node gives it
-- back or comes back and says what its ledger shows as spent.
-- A tenant sees its own counters, the organization all; nodes change them as the system role.

create table governance.budget_node (
  node        text primary key check (length(node) between 1 and 200),
  incarnation bigint not null check (incarnation > 0),
  seen_at     timestamptz not null,
  -- A node that runs alone holds every limit whole and asks for no lease.
  sole        boolean not null
);
create unique index budget_node_sole on governance.budget_node (sole) where sole;

create table governance.budget_counter (
  counter          text primary key check (length(counter) between 1 and 600),
  tenant           governance.name,
  ends_at          timestamptz,
  reported_percent integer not null default 0 check (reported_percent between 0 and 100)
);
create index budget_counter_ends on governance.budget_counter (ends_at);

create table governance.budget_lease (
  counter    text not null references governance.budget_counter on delete cascade,
  node       text not null references governance.budget_node,
  tenant     governance.name,
  granted    bigint not null check (granted >= 0),
  spent      bigint not null check (spent >= 0),
  -- Which question was answered last; an older one that arrives late changes nothing.
  sequence   bigint not null,
  lacking_at timestamptz,
  primary key (counter, node)
);
create index budget_lease_node on governance.budget_lease (node);
create index budget_lease_lacking on governance.budget_lease (lacking_at) where lacking_at is not null;

grant select on governance.budget_node, governance.budget_counter, governance.budget_lease
  to ledgerline_app;
grant select, insert, update, delete
  on governance.budget_node, governance.budget_counter, governance.budget_lease
  to ledgerline_system;

do $$
declare
  tab text;
begin
  foreach tab in array array['budget_node', 'budget_counter', 'budget_lease'] loop
    execute format('alter table governance.%I enable row level security', tab);
    execute format('alter table governance.%I force row level security', tab);
    execute format('create policy nodes on governance.%I to ledgerline_system using (true)', tab);
  end loop;
  foreach tab in array array['budget_counter', 'budget_lease'] loop
    execute format(
      'create policy wall on governance.%I for select to ledgerline_app
         using (tenant = (select current_setting(''ledgerline.tenant'', true))
                or (select current_setting(''ledgerline.scope'', true)) = ''organization'')', tab);
  end loop;
end
$$;

create policy wall on governance.budget_node for select to ledgerline_app
  using ((select current_setting('ledgerline.scope', true)) = 'organization');
