-- What is known about each address: when it was last proven to reach the person, and what came of the last attempt. The address itself is
-- only here as a hash, so that a changed one starts anew. That hides nothing from who guesses numbers; it is no secret, only no copy.
create table bereikbaarheid (
    persoon      text    not null,
    kanaal       text    not null,
    adres_hash   text    not null,
    -- Null: never proven.
    bereikt_ms   integer,
    -- The message that proved it, and when another did so before: a call that was entered wrongly takes its proof back.
    bewijs       text,
    eerder_ms    integer,
    poging_ms    integer not null,
    uitkomst     text    not null check (uitkomst in (
        'bereikt', 'verzonden', 'mislukt', 'onzeker', 'geen_gehoor', 'voicemail', 'verkeerd_nummer', 'verkeerde_persoon')),
    primary key (persoon, kanaal, adres_hash)
) strict, without rowid;
