-- What was read: the newest value of each key. about: source of a Service or outcome, Service of a slice, cluster of a node.
create table input (
  topic text not null, key text not null, about text not null, body text not null, epoch bigint not null,
  primary key (topic, key));
create index on input (topic, about);

-- What each key of a topic should say; sent while published.version is lower.
create table message (
  topic text not null, key text not null, part_key text not null, turn text not null, type text not null,
  body text, version bigint not null, changed_at timestamptz not null,
  primary key (topic, key));
create index on message (turn);

-- Narrow, because a mark rewrites its row.
create table published (topic text not null, key text not null, version bigint not null, primary key (topic, key));

-- One row per unit of locking.
create table turn (key text primary key);

-- Written by a newer version; decoded again at start.
create table parked (
  topic text not null, key text not null, part int not null, off bigint not null, value bytea not null,
  primary key (topic, key));

create table positions (
  topic text not null, part int not null, topic_id text not null, epoch bigint not null, off bigint not null,
  primary key (topic, part));

-- Ends of the inputs when this database was new; nothing is published before they were reached. Topic '' marks it as known.
create table beginning (topic text not null, part int not null, until bigint not null, primary key (topic, part));
