-- What the ledger lets go leaves the copy too. Hourly sums stay: they hold no entry.
GRANT DELETE ON records.entry, records.call, records.unreadable TO ledgerline_system;
