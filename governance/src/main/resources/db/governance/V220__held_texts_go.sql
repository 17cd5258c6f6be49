-- What waited for a person is destroyed once somebody decided, or nobody did in time: in the same
-- transaction, and not when the next thing waits. Owner: ledgerline_migrator.

create function governance.held_text_goes() returns trigger
  language plpgsql
as $$
begin
  delete from governance.held_input where approval = new.approval;
  return null;
end $$;

create trigger held_text_goes after update of state on governance.approval
  for each row when (new.state not in ('waiting', 'approved'))
  execute function governance.held_text_goes();

-- Those that were decided before this; the wall is for everybody, and comes down for this statement.
alter table governance.held_input no force row level security;
alter table governance.approval no force row level security;
delete from governance.held_input h using governance.approval a
 where a.approval = h.approval and a.state not in ('waiting', 'approved');
alter table governance.approval force row level security;
alter table governance.held_input force row level security;
