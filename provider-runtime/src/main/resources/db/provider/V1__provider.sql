-- How far desired.<provider> was read; written in the statement that stores the rows.
create table positions (
  topic    text   not null,
  part     int    not null,
  topic_id text   not null,
  epoch    bigint not null,
  off      bigint not null,
  primary key (topic, part)
);

-- Who may act for a partition. filled: this database has seen the topic's end at least once. told: Kafka's id of the topic of
-- outcomes that holds all that was said; a topic made anew is told again.
create table owners (
  part        int primary key,
  epoch       bigint      not null,
  owner       text        not null,
  lease_until timestamptz not null,
  filled      boolean     not null default false,
  told        text
);

create table desired (
  key        text primary key,
  part       int     not null,
  cluster    text    not null,
  source_uid text    not null,
  generation bigint  not null,
  present    boolean not null,
  body       text    not null
);
create index desired_part on desired (part);
create index desired_cluster on desired (cluster);

-- Narrow on purpose and apart from desired: it changes with every turn.
create table progress (
  key      text primary key,
  part     int    not null,
  applied  bigint not null,
  sets     text   not null,
  good     text,
  attempts int    not null,
  retry_at timestamptz,
  said     text
);
create index progress_part on progress (part);

-- Bytes that a newer version wrote and this one cannot read.
create table parked (
  key   text primary key,
  part  int    not null,
  off   bigint not null,
  value bytea  not null
);

create table resources (
  unit        text not null,
  type        text not null,
  name        text not null,
  part        int  not null,
  domain      text not null,
  cluster     text not null,
  cluster_uid text not null,
  owner       text not null,
  spec        text not null,
  handle      text not null,
  primary key (unit, type, name)
);
create index resources_part on resources (part);

-- Shared parts for which calls may be under way.
create table busy (
  unit        text primary key,
  part        int  not null,
  cluster     text not null,
  cluster_uid text not null
);

-- What sweeps saw and no row explains.
create table orphans (
  cluster_uid text        not null,
  handle      text        not null,
  owner       text        not null,
  first_seen  timestamptz not null,
  last_seen   timestamptz not null,
  sweeps      int         not null,
  acted_at    timestamptz,
  primary key (cluster_uid, handle)
);
