namespace CyberDraaiboek.Runbooks.Language;

/// <summary>A key of the language.</summary>
/// <param name="Name">As authors write it.</param>
/// <param name="Form">What its value looks like.</param>
/// <param name="Description">Dutch, one sentence or two; editors show it.</param>
internal sealed record Key(string Name, Form Form, string Description)
{
    public bool Required { get; init; }

    /// <summary>What holds when it is absent, in Dutch; null: nothing.</summary>
    public string? Default { get; init; }
}

/// <summary>How keys of one shape depend on each other.</summary>
internal abstract record KeyRule(IReadOnlyList<string> Keys);

/// <summary>Exactly one of them.</summary>
internal sealed record ExactlyOne(params IReadOnlyList<string> Keys) : KeyRule(Keys);

/// <summary>At least one of them.</summary>
internal sealed record AtLeastOne(params IReadOnlyList<string> Keys) : KeyRule(Keys);

/// <summary>At most one of them.</summary>
internal sealed record AtMostOne(params IReadOnlyList<string> Keys) : KeyRule(Keys);

/// <summary>The first only together with the second.</summary>
internal sealed record Needs(string Key, string Other) : KeyRule([Key, Other]);

/// <summary>A block with fixed keys.</summary>
/// <param name="Name">Name in the schema and in the reference.</param>
/// <param name="Title">Dutch, for messages: "de stap 'actie'".</param>
/// <param name="Description">Dutch, for editors.</param>
/// <param name="Keys">In the order in which authors best write them.</param>
internal sealed record Shape(string Name, string Title, string Description, IReadOnlyList<Key> Keys)
{
    public IReadOnlyList<KeyRule> Rules { get; init; } = [];

    public Key? Find(string name) => Keys.FirstOrDefault(key => key.Name == name);
}

/// <summary>What has a name.</summary>
internal enum NameKind
{
    Runbook,
    Step,
    Data,

    /// <summary>A decision, or a data field with options.</summary>
    Subject,
    Role,
    Party,
    Person,
    Rota,
    Clock,
    Template,

    /// <summary>An escalation in <c>organisatie.yaml</c>.</summary>
    Ladder,
    Grip,
    Drill,
    Campaign,
}

/// <summary>Dutch words for the kinds.</summary>
internal static class NameKinds
{
    /// <summary>With article, as in "de naam van een rol of partij".</summary>
    public static string Dutch(this NameKind kind) => kind switch
    {
        NameKind.Runbook => "een draaiboek",
        NameKind.Step => "een stap",
        NameKind.Data => "een gegeven",
        NameKind.Subject => "een besluit of een gegeven met keuzes",
        NameKind.Role => "een rol of partij",
        NameKind.Party => "een partij",
        NameKind.Person => "een persoon",
        NameKind.Rota => "een rooster",
        NameKind.Clock => "een klok",
        NameKind.Template => "een sjabloon",
        NameKind.Ladder => "een escalatie",
        NameKind.Grip => "een GRIP-niveau",
        NameKind.Drill => "een oefening",
        NameKind.Campaign => "een campagne",
    };

    /// <summary>Without article, as in "Stap 'x' bestaat niet".</summary>
    public static string Noun(this NameKind kind) => kind switch
    {
        NameKind.Subject => "Besluit of keuzegegeven",
        NameKind.Role => "Rol of partij",
        NameKind.Grip => "GRIP-niveau",
        NameKind.Runbook or NameKind.Step or NameKind.Data or NameKind.Party or NameKind.Person or NameKind.Rota
            or NameKind.Clock or NameKind.Template or NameKind.Ladder or NameKind.Drill or NameKind.Campaign => Capital(kind.Dutch()["een ".Length..]),
    };

    /// <summary>Where names of the kind are defined, for messages.</summary>
    public static string Where(this NameKind kind) => kind switch
    {
        NameKind.Runbook => "in een bestand dat begint met 'draaiboek:'",
        NameKind.Step => "in dit draaiboek of een deel ervan",
        NameKind.Data => "onder 'gegevens'",
        NameKind.Subject => "als 'besluit' of onder 'gegevens' met soort keuze",
        NameKind.Role => "onder 'rollen' of 'partijen' in organisatie.yaml",
        NameKind.Party => "onder 'partijen' in organisatie.yaml",
        NameKind.Person => "onder 'personen' in organisatie.yaml",
        NameKind.Rota => "onder 'roosters' in organisatie.yaml",
        NameKind.Clock => "in klokken.yaml",
        NameKind.Template => "in een bestand dat begint met 'sjabloon:'",
        NameKind.Ladder => "onder 'escalaties' in organisatie.yaml",
        NameKind.Grip => "onder 'grip' in organisatie.yaml",
        NameKind.Drill => "in een bestand dat begint met 'oefening:'",
        NameKind.Campaign => "in een bestand dat begint met 'campagne:'",
    };

    private static string Capital(string word) => string.Concat(char.ToUpperInvariant(word[0]).ToString(), word.AsSpan(1));
}
