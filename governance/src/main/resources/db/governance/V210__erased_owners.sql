-- A use case names the person who answers for it. When that person is erased, the name goes from the
-- newest version and from all before it, and nothing else of a past version can be changed.
grant update (spec) on governance.setting_version to ledgerline_app;

create function governance.only_owner_goes() returns trigger
  language plpgsql
as $$
begin
  if old.kind <> 'UseCase'
     or new.spec - 'owner' <> old.spec - 'owner'
     or coalesce(new.spec ->> 'owner', '') not like 'erased:%' then
    raise exception 'a past version of a setting can''t be changed, but for an owner who is erased'
      using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;

create trigger only_owner_goes before update on governance.setting_version
  for each row execute function governance.only_owner_goes();
