-- Access: accounts, invitations, sessions, keys of machines, delays after failures, and the trail of all of it.
-- Tokens are kept as hashes only. Every change here moves the head of the trail, so that changes come one after the other.

create table account (
  id text collate "C" primary key,
  name text collate "C" not null unique,
  role text not null check (role in ('precinct', 'territorial', 'district', 'central', 'observer', 'auditor', 'administrator', 'rehearser')),
  area text,
  station text,
  observer text,
  machine boolean not null,
  -- Reset: waits for its new invitation to be accepted.
  state text not null check (state in ('active', 'reset', 'closed')),
  -- Argon2id with salt and parameters, as text.
  password text,
  -- Secret of the second factor, sealed with the server's secret.
  factor bytea,
  -- The newest time step whose code was used.
  factor_step bigint not null default 0,
  made timestamptz not null,
  check ((area is not null) = (role in ('territorial', 'district'))),
  check ((station is not null) = (role = 'precinct')),
  check ((observer is not null) = (role = 'observer')),
  check ((password is not null) = (state = 'active' and not machine)),
  check ((factor is null) = (password is null))
);

create table invitation (
  id text collate "C" primary key,
  hash bytea not null unique,
  -- Of the account that is to be made, or that is to be taken again.
  name text collate "C" not null,
  account text references account,
  role text not null,
  area text,
  station text,
  observer text,
  made timestamptz not null,
  -- Absent: made by who runs the server.
  made_by text references account,
  expires timestamptz not null,
  -- Acceptance that was begun.
  password text,
  factor bytea,
  used timestamptz,
  revoked timestamptz,
  check ((factor is null) = (password is null)),
  check (used is null or password is null)
);
create index on invitation (name);

create table session (
  id text collate "C" primary key,
  hash bytea not null unique,
  account text not null references account,
  address text not null,
  made timestamptz not null,
  seen timestamptz not null
);
create index on session (account);

create table access_key (
  id text collate "C" primary key,
  hash bytea not null unique,
  -- The key's first characters, by which its owner knows it.
  prefix text not null,
  account text not null references account,
  label text not null,
  scopes text[] not null,
  made timestamptz not null,
  made_by text not null references account,
  expires timestamptz not null,
  used timestamptz,
  revoked timestamptz
);
create index on access_key (account);

-- Of accounts, whether there are such or not, and of addresses: by tags that say nothing without the server's secret.
create table sign_in_delay (
  key text collate "C" primary key,
  failures integer not null,
  until timestamptz not null,
  last timestamptz not null
);

create table trail (
  index bigint primary key check (index >= 0),
  -- Canonical bytes of the entry, as text.
  entry text not null,
  -- SHA-256 of the hash before and the entry.
  hash bytea not null check (octet_length(hash) = 32)
);

create table trail_head (
  single boolean primary key default true check (single),
  size bigint not null,
  hash bytea not null
);
insert into trail_head (size, hash) values (0, decode(repeat('00', 32), 'hex'));

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the trail is append-only';
end
$$;
create trigger append_only before update or delete or truncate on trail for each statement execute function refuse_change();
