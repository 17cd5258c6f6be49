-- Another key of the installation wraps the tenants' keys again, where they are.
grant update (master, wrapped) on vault.tenant_key to ledgerline_app;
