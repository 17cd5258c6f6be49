-- Whom the conversation is about, so that an erasure takes the tokens too. Rows from before this
-- column name nobody: they go with any erasure of their tenant, or when they expire.
alter table governance.kept_token add column subject text;
create index kept_token_subject on governance.kept_token (tenant, subject);
grant update (subject) on governance.kept_token to ledgerline_app;
