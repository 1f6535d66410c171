-- The record: logs, their leaves, documents, private parts, snapshots. Every log of one schema is of one mode: real, or rehearsal.

create table log (
  id integer generated always as identity primary key,
  origin text not null unique,
  kind text not null check (kind in ('day', 'rehearsal', 'register', 'archive')),
  size bigint not null default 0,
  root bytea not null,
  -- The newest checkpoint, signed by the log: absent while it is empty.
  checkpoint text,
  opened timestamptz not null default now()
);

create table leaf (
  log integer not null references log,
  index bigint not null,
  act_id text collate "C" not null,
  bytes bytea not null,
  hash bytea not null,
  -- Kind of act, and what it is about: by them histories are found.
  kind text collate "C" not null,
  subject text collate "C",
  primary key (log, index),
  unique (log, act_id)
);

create index leaf_about on leaf (log, subject, index) where subject is not null;
create index leaf_of_kind on leaf (log, kind, index);

create table cosignature (
  log integer not null references log,
  size bigint not null,
  witness text not null,
  line text not null,
  received timestamptz not null default now(),
  primary key (log, size, witness)
);

-- By content. `uses` of documents are in the acts that name them.
create table document (
  sha256 bytea primary key check (octet_length(sha256) = 32),
  bytes bytea not null,
  received timestamptz not null default now()
);

-- What leaves only commit to. Deleted: salt and data are gone, the row says when.
create table private_part (
  log integer not null references log,
  leaf bigint not null,
  name text not null,
  salt bytea,
  data bytea,
  deleted timestamptz,
  primary key (log, leaf, name),
  check ((deleted is null) = (salt is not null) and (salt is null) = (data is null))
);

-- States folded before, so that a start does not fold everything. Signed by the log's key, and checked against the record.
create table snapshot (
  log integer primary key references log,
  size bigint not null,
  root bytea not null,
  program text not null,
  data bytea not null,
  signature bytea not null,
  taken timestamptz not null default now()
);

-- Who appends: one process at a time. An epoch that is not the newest writes nothing.
create table sequencer (
  single boolean primary key default true check (single),
  epoch bigint not null,
  address text,
  since timestamptz not null default now()
);
insert into sequencer (epoch) values (0);
