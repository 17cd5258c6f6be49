-- What only an answer brought may select schedules for the key that both texts of its call are under.
grant update (tags, keep_least) on vault.content_key to ledgerline_app;
