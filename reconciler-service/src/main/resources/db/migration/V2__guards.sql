-- When a key was last read, so that a re-read of a whole topic drops only what it really did not meet.
alter table input add column read_at timestamptz not null default now();
alter table parked add column epoch bigint not null default 0;

-- Sources that vanished in too great a number at once: nothing is decided about them until one is seen again or an operator
-- accepts the deletions.
create table held (turn text primary key, since timestamptz not null default now());

-- Kafka's own ids of the topics that we write. Under another id nothing is published yet.
create table output (topic text primary key, topic_id text not null);
