-- A setting that was taken back: its line stays and says so, as one more version, so that nodes hear
-- of it as of any change and its history goes on. Owner: ledgerline_migrator.
alter table governance.setting add column removed boolean not null default false;
alter table governance.setting_version add column removed boolean not null default false;
