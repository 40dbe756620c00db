-- Codes of the sealed envelope. 100 random bits each, so that a plain hash is enough. A used or withdrawn code stays, to explain old entries.
create table envelopcodes (
    hash             text primary key,
    reeks            integer not null,
    nummer           integer not null,
    gemaakt_ms       integer not null,
    gemaakt_door     text    not null,
    ingetrokken_ms   integer,
    gebruikt_ms      integer,
    gebruikt_door    text,
    gebruikt_adres   text,
    gezien_ms        integer,
    gezien_door      text,
    unique (reeks, nummer)
) strict, without rowid;
