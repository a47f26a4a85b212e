-- When a record was written, in ms since 1970. A lower epoch is stale only in what was written after its successor began.
alter table input add column written bigint not null default 0;
update input set written = extract(epoch from now()) * 1000;
